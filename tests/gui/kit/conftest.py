# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The kit's tests wear the light theme, at 13 px of the bundled font, in English."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from ui.theme import Theme


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The light theme; whatever a test switched is switched back."""
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    made = Theme.install(qapp, "light", bundled=True, pixels=13)
    made.reduced_motion = True
    yield made
    made.reduced_motion = False
    made.set_mode("light")
    QLocale.setDefault(before)

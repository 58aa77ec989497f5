# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What the rooms' tests stand on: the light theme at 13 px, and a shop's office over a real desk."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale
from PySide6.QtWidgets import QApplication

from tests.gui.screens_general.stage import Office, office_in
from ui.theme import Theme


@pytest.fixture(autouse=True)
def _left_nothing_behind() -> Iterator[None]:
    """What is to be deleted later is deleted now: without an event loop it never would be, and each theme
    that is installed would polish the windows of all tests before.
    """
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The light theme; what a test switched is switched back."""
    before = QLocale()
    made = Theme.install(qapp, "light", bundled=True, pixels=13)
    made.reduced_motion = True
    yield made
    made.reduced_motion = False
    made.set_mode("light")
    QLocale.setDefault(before)


@pytest.fixture
def office(tmp_path: Path, theme: Theme) -> Iterator[Office]:
    """The shop's office; the test opens the window when its past is made."""
    with office_in(tmp_path, theme) as made:
        yield made

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The stage of the tests of imports."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.gui.b2b.stage import Depot, depot_in
from tests.gui.request.stage import Stage, stage_in
from ui.theme import Theme


@pytest.fixture
def stage(tmp_path: Path, qapp: QApplication) -> Iterator[Stage]:
    """A window that stands."""
    with stage_in(tmp_path, qapp) as found:
        found.start()
        yield found


@pytest.fixture
def depot(tmp_path: Path, qapp: QApplication) -> Iterator[Depot]:
    """A shop's window, with a fulfilment centre."""
    theme = Theme.install(qapp, "light", bundled=True, pixels=13)
    with depot_in(tmp_path, theme) as found:
        yield found

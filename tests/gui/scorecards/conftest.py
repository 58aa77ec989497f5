# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The stage of the scorecards' tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.gui.request.houses import answered
from tests.gui.request.stage import Stage, stage_in


@pytest.fixture
def stage(tmp_path: Path, qapp: QApplication) -> Iterator[Stage]:
    """A window that stands; a request has its answers."""
    with stage_in(tmp_path, qapp, past=answered) as found:
        found.start()
        yield found


@pytest.fixture
def new_stage(tmp_path: Path, qapp: QApplication) -> Iterator[Stage]:
    """A window that stands, of a shop that has asked nothing yet."""
    with stage_in(tmp_path, qapp) as found:
        found.start()
        yield found

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A centre's window for the tests of its floor."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.gui.floor.stage import FloorStage, floor_in


@pytest.fixture
def stage(tmp_path: Path, qapp: QApplication) -> Iterator[FloorStage]:
    """The centre of these tests."""
    with floor_in(tmp_path, qapp) as made:
        yield made

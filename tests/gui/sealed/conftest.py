# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A retailer, its supplier, a server, and windows over both desks."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.gui.order.stage import Stage, stage_in


@pytest.fixture
def stage(tmp_path: Path, qapp: QApplication) -> Iterator[Stage]:
    """The two companies of these tests."""
    with stage_in(tmp_path, qapp) as made:
        yield made

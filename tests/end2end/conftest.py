# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What several stories begin with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.end2end.house import House, house_in


@pytest.fixture
def house(tmp_path: Path, qapp: QApplication) -> Iterator[House]:
    """The retailer's office and the centre's floor."""
    with house_in(tmp_path, qapp) as made:
        yield made

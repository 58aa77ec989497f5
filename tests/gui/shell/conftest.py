# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A window over canned answers."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.gui.shell.canned import House, house_in
from ui.theme import Theme


@pytest.fixture
def house(tmp_path: Path, theme: Theme) -> Iterator[House]:
    """A retailer's window that stands."""
    with house_in(tmp_path, theme) as made:
        made.start()
        yield made

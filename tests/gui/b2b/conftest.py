# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The stage of the wizard's tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.gui.b2b.stage import Depot, depot_in
from ui.theme import Theme


@pytest.fixture
def depot(tmp_path: Path, theme: Theme) -> Iterator[Depot]:
    """A shop's window, with a centre that holds 20 mugs and 12 of tea."""
    with depot_in(tmp_path, theme) as made:
        yield made

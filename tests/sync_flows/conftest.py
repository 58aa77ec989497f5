# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Worlds for the tests of whole flows: on the gateway of the same process, and over real HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sync_flows.world import World, world_in


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """A world whose server is in this process."""
    with world_in(tmp_path) as found:
        yield found


@pytest.fixture(params=["local", "http"])
def any_world(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[World]:
    """The same world on either gateway."""
    with world_in(tmp_path, http=request.param == "http") as found:
        yield found


@pytest.fixture
def http_world(tmp_path: Path) -> Iterator[World]:
    """A world over real HTTP."""
    with world_in(tmp_path, http=True) as found:
        yield found

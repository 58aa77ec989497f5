# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Servers for the tests: on a real SQLite file and on a real PostgreSQL."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sync.server.database import Database
from tests.sync_flows.server.hands import Market


@pytest.fixture(params=["sqlite", "postgresql"])
def make_database(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], Database]:
    """A maker of empty databases of either kind."""
    count = itertools.count()
    if request.param == "sqlite":
        return lambda: Database(tmp_path / f"server-{next(count)}.db")
    make_pg_url: Callable[[], str] = request.getfixturevalue("make_pg_url")
    return lambda: Database(make_pg_url())


@pytest.fixture
def database(make_database: Callable[[], Database]) -> Database:
    """An empty database of either kind."""
    return make_database()


@pytest.fixture
def market(database: Database) -> Iterator[Market]:
    """A market on either kind of database; deadlines are judged when a test says so."""
    found = Market(database, background=False)
    yield found
    found.close()


@pytest.fixture
def small_market(tmp_path: Path) -> Iterator[Market]:
    """A market on SQLite, for what does not depend on the database."""
    found = Market(Database(tmp_path / "server.db"), background=False)
    yield found
    found.close()

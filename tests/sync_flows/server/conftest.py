# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Servers for the tests: on a real SQLite file and on a real PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.server.database import Database
from tests.sync_flows.server.hands import Market


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Database:
    """An empty database of either kind."""
    if request.param == "sqlite":
        return Database(tmp_path / "server.db")
    return Database(str(request.getfixturevalue("pg_url")))


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

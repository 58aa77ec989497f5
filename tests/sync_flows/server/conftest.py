# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Servers for the tests: on a real SQLite file and on a real PostgreSQL."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy.engine import make_url

from sync.server.database import Database
from tests.sync_flows.moulds import blank_server
from tests.sync_flows.server.hands import Market


@pytest.fixture(scope="session")
def blank_pg(make_pg_url: Callable[..., str]) -> str:
    """A database on PostgreSQL with the tables of a server and nothing in them, to be copied."""
    url = make_pg_url()
    Database(url).upgrade()
    return url


@pytest.fixture(params=["sqlite", "postgresql"])
def make_database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], Database]]:
    """A maker of empty databases of either kind."""
    count = itertools.count()
    if request.param == "sqlite":

        def lay() -> Database:
            path = tmp_path / f"server-{next(count)}.db"
            path.write_bytes(blank_server())
            return Database(path)

        yield lay
        return
    make_pg_url: Callable[..., str] = request.getfixturevalue("make_pg_url")
    blank: str = request.getfixturevalue("blank_pg")
    made: list[str] = []

    def make() -> Database:
        made.append(make_pg_url(blank))
        return Database(made[-1])

    yield make
    for url in made:
        _drop(url)


def _drop(url: str) -> None:
    """Take a database away; it fails where a server left a connection open."""
    address = make_url(url)
    other = address.set(drivername="postgresql", database="postgres").render_as_string(hide_password=False)
    with psycopg.connect(other, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE "{address.database}"'.encode())


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

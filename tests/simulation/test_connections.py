# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Connections outlive processes and histories, and nothing else does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from desktop_b2b.storage.db import OperationalError, SqliteDb
from tests.simulation import connections
from tests.simulation.connections import Content
from tests.simulation.history import run_history
from tests.simulation.template import DOCK, SHAPES, template

SEARCH = "SELECT rowid FROM transaction_text WHERE transaction_text MATCH 'zeb OR ite OR ada'"
ENTER = "INSERT INTO transaction_text (rowid, search) VALUES (?, ?)"


@pytest.fixture
def place() -> Iterator[Path]:
    """A desk's file, as a history before has left it."""
    run_history("1")
    with connections.kept() as folder:
        yield folder / "desk0.db"


def _rows(file: str) -> dict[str, list[tuple[Any, ...]]]:
    raw = dbapi2.connect(file)
    try:
        sql = "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND rootpage > 0"
        return {
            table: raw.execute(
                f'SELECT {"" if made.rstrip().endswith("WITHOUT ROWID") else "rowid, "}* FROM "{table}"'
            ).fetchall()
            for table, made in raw.execute(sql).fetchall()
        }
    finally:
        raw.close()


def _has(path: Path, content: Content, tmp_path: Path) -> bool:
    """Whether a file has this content and nothing else."""
    (tmp_path / "wanted.db").write_bytes(content.file)
    return _rows(f"file:{path}?vfs=unix-excl") == _rows(str(tmp_path / "wanted.db"))


@pytest.mark.parametrize("shape", [*SHAPES, DOCK], ids=lambda shape: shape.name)
def test_a_history_begins_with_its_first_content(shape: Any, place: Path, tmp_path: Path) -> None:
    content = template(shape).desks[0]
    for number in range(2):
        connections.fill(place, content)
        assert _has(place, content, tmp_path)
        db = SqliteDb(place)
        db.run("DELETE FROM request_line")
        db.run("INSERT INTO state (key, value) VALUES ('more', ?)", (str(number),))
        db.close()
        assert not _has(place, content, tmp_path)


def test_a_file_whose_tables_were_made_anew_is_written_anew(place: Path, tmp_path: Path) -> None:
    first, second = (template(shape).desks[0] for shape in SHAPES[:2])
    connections.fill(place, first)
    db = SqliteDb(place)
    before = db.raw
    db.query("VACUUM")
    db.close()
    connections.fill(place, second)
    assert _has(place, second, tmp_path)
    after = SqliteDb(place)
    assert after.raw is not before
    after.close()


def test_who_opens_a_file_next_has_the_connection_and_nothing_that_was_not_committed(place: Path) -> None:
    connections.fill(place, template(SHAPES[0]).desks[0])
    dead = SqliteDb(place)
    dead.begin()
    dead.run("INSERT INTO state (key, value) VALUES ('more', '')")
    raw = dead.raw
    dead.close()
    dead.close()
    with pytest.raises(dbapi2.ProgrammingError, match="closed"):
        dead.query("SELECT 1")
    alive, other = SqliteDb(place), SqliteDb(place, read_only=True)
    assert alive.raw is raw
    assert other.raw is not raw
    assert alive.query("SELECT 1 FROM state WHERE key = 'more'") == []
    with pytest.raises(OperationalError, match="readonly"):
        other.run("DELETE FROM state")
    alive.close()
    other.close()


def test_what_a_connection_searched_is_searched_anew(place: Path) -> None:
    content = template(SHAPES[0]).desks[0]
    connections.fill(place, content)
    writer, reader = SqliteDb(place), SqliteDb(place, read_only=True)
    found = reader.query(SEARCH)
    writer.run(ENTER, (99, "zebra"))
    assert (99,) in reader.query(SEARCH)
    kept = reader.raw
    writer.close()
    reader.close()
    connections.fill(place, content)
    again = SqliteDb(place, read_only=True)
    assert again.raw is kept
    assert again.query(SEARCH) == found
    again.close()


def test_what_was_only_read_is_read_anew(place: Path) -> None:
    first, second = (template(shape).desks[0] for shape in SHAPES[:2])
    reader = SqliteDb(place, read_only=True)
    found = []
    for content in (first, second, first):
        connections.fill(place, content)
        found.append(reader.query("SELECT id FROM partner_card"))
    reader.close()
    assert found[0] == found[2] != found[1]


def test_what_is_put_aside_is_closed_before_a_file_is_exchanged(place: Path, tmp_path: Path) -> None:
    connections.fill(place, template(SHAPES[0]).desks[0])
    first = SqliteDb(place)
    raw = first.raw
    first.close()
    connections.end(place)
    with pytest.raises(dbapi2.ProgrammingError, match="closed"):
        raw.execute("SELECT 1")
    other = template(SHAPES[1]).desks[0]
    connections.fill(place, other)
    assert _has(place, other, tmp_path)


def test_outside_of_histories_a_connection_is_closed(tmp_path: Path) -> None:
    run_history("1")
    db = SqliteDb(tmp_path / "any.db")
    raw = db.raw
    db.close()
    with pytest.raises(dbapi2.ProgrammingError, match="closed"):
        raw.execute("SELECT 1")

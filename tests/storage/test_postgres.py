# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""PostgreSQL in the hand-made binary form: all values come back as they went in."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_b2b.errors import BugError
from desktop_b2b.storage.db import places, transaction
from desktop_b2b.storage.postgres import PostgresDb, array, shape_of
from sync.server.database import is_outage

INSERT = 'INSERT INTO "thing" ("id", "name", "count", "small") VALUES (?, ?, ?, ?)'
ROWS: list[tuple[Any, ...]] = [
    (b"\0" * 16, "", 0, 0),
    (b"\xff" * 16, "Łódź, Ελλ, 東京, {\"a,b\"}, NULL", -(2**63), -1),
    (bytes(range(16)), "100 % sure?", 2**63 - 1, 1),
    (b"x", None, None, None),
]  # fmt: skip


@pytest.fixture
def db(pg_url: str) -> Iterator[PostgresDb]:
    found = PostgresDb(pg_url)
    found.run('CREATE TABLE "thing" ("id" bytea PRIMARY KEY, "name" text, "count" bigint, "small" smallint)')
    yield found
    found.close()


def rows(db: PostgresDb, tail: str = "", *params: Any) -> list[tuple[Any, ...]]:
    return sorted(db.query(f'SELECT "id", "name", "count", "small" FROM "thing" {tail}', params))


@pytest.mark.parametrize("together", [True, False])
def test_values_come_back_as_they_went_in(db: PostgresDb, together: bool) -> None:
    if together:
        db.many(INSERT, ROWS)
    else:
        for row in ROWS:
            assert db.run(INSERT, row) == 1
    assert rows(db) == sorted(ROWS)


def test_many_rows_are_changed_and_taken_away(db: PostgresDb) -> None:
    db.many(INSERT, ROWS)
    db.many(
        'UPDATE "thing" SET "name" = ?, "small" = ? WHERE "id" = ?',
        [("new", 7, ROWS[0][0]), (None, None, ROWS[1][0]), ("of nobody", 1, b"nobody")],
    )
    assert rows(db, 'WHERE "id" IN (?, ?)', ROWS[0][0], ROWS[1][0]) == [
        (ROWS[0][0], "new", 0, 7),
        (ROWS[1][0], None, ROWS[1][2], None),
    ]
    db.many('DELETE FROM "thing" WHERE "id" = ?', [(ROWS[0][0],), (ROWS[3][0],)])
    assert [row[0] for row in rows(db)] == sorted(row[0] for row in ROWS[1:3])
    upsert = f'{INSERT} ON CONFLICT ("id") DO UPDATE SET "name" = excluded."name"'
    db.many(upsert, [(ROWS[2][0], "again", 0, 0), (b"y", "fresh", 5, 6)])
    assert rows(db, 'WHERE "name" IN (?, ?, ?)', "again", "fresh", "neither") == sorted(
        [(ROWS[2][0], "again", ROWS[2][2], 1), (b"y", "fresh", 5, 6)]
    )
    db.many(INSERT, [])


def test_what_is_no_plain_statement_is_run_row_by_row(db: PostgresDb) -> None:
    db.many(INSERT, ROWS)
    db.many('UPDATE "thing" SET "count" = "count" + ? WHERE "small" = ?', [(1, 0), (-1, 1)])
    assert [row[2] for row in rows(db, 'WHERE "small" IN (?, ?) ORDER BY "small"', 0, 1)] == [1, 2**63 - 2]


def test_a_list_of_any_length_is_one_statement(db: PostgresDb) -> None:
    one, three = (
        shape_of(f'SELECT 1 FROM "thing" WHERE "id" IN ({marks}) AND "name" = ?') for marks in ("?", "?, ?,?")
    )
    assert one.sql == three.sql == 'SELECT 1 FROM "thing" WHERE "id" = ANY($1) AND "name" = $2'
    db.many(INSERT, ROWS)
    assert rows(db, 'WHERE "small" NOT IN (?, ?)', 0, 1) == [ROWS[1]]
    marks, sought = places([0, 1, 2])
    assert rows(db, f'WHERE "small" IN ({marks})', *sought) == sorted([ROWS[0], ROWS[2]])
    assert rows(db, 'WHERE "small" IN (?, ?) AND "id" = ?', 0, 1, ROWS[2][0]) == [ROWS[2]]


def test_a_refused_row_leaves_nothing_and_the_connection_usable(db: PostgresDb) -> None:
    db.many(INSERT, ROWS[:1])

    def twice() -> None:
        with transaction(db):
            db.many(INSERT, [ROWS[1], ROWS[0]])

    with pytest.raises(psycopg.errors.UniqueViolation):
        twice()
    assert rows(db) == ROWS[:1]


def test_a_value_of_no_column_is_a_bug(db: PostgresDb) -> None:
    with pytest.raises(BugError):
        db.query('SELECT 1 FROM "thing" WHERE "count" = ?', (1.5,))
    with pytest.raises(BugError):
        db.query('SELECT 1 FROM "thing" WHERE "count" = ?', (1, 2))


def test_a_lost_connection_is_an_outage(db: PostgresDb, pg_url: str) -> None:
    (pid,) = db.query("SELECT pg_backend_pid()")[0]
    other = PostgresDb(pg_url)
    other.query("SELECT pg_terminate_backend(?::int)", (pid,))
    other.close()
    with pytest.raises(psycopg.Error) as lost:
        rows(db)
    assert is_outage(lost.value)
    with pytest.raises(psycopg.Error) as closed:
        rows(db)
    assert is_outage(closed.value)


def test_a_list_of_one_is_asked_for_each_row_of_values(db: PostgresDb) -> None:
    db.many(INSERT, ROWS)
    marks, _ = places([b""])
    sql = f'SELECT "id" FROM "thing" WHERE "id" IN ({marks})'
    found = db.each(sql, [(ROWS[1][0],), (b"nobody",), (ROWS[0][0],)])
    assert found == [[(ROWS[1][0],)], [], [(ROWS[0][0],)]]


def test_a_select_is_asked_for_each_row_of_values(db: PostgresDb) -> None:
    db.many(INSERT, ROWS)
    sql = 'SELECT "name", "count" FROM "thing" WHERE "id" = ? AND "small" >= ? ORDER BY "count" LIMIT ?'
    values = [
        (ROWS[2][0], 1, 5),
        (b"nobody", 0, 5),
        (ROWS[0][0], 0, 5),
        (ROWS[0][0], 1, 5),
        (ROWS[2][0], 0, 0),
    ]
    wanted = [[ROWS[2][1:3]], [], [ROWS[0][1:3]], [], []]
    assert db.each(sql, values) == wanted == [db.query(sql, row) for row in values]
    assert db.each(sql, values[:1]) == wanted[:1]
    assert db.each(sql, []) == []


def test_what_is_written_is_waited_for_by_the_next_question_and_by_the_commit(db: PostgresDb) -> None:
    with transaction(db):
        db.many(INSERT, ROWS[:1])
        assert rows(db) == ROWS[:1]
        db.many(INSERT, ROWS[1:])
    assert rows(db) == sorted(ROWS)

    def asked() -> None:
        with transaction(db):
            db.many(INSERT, ROWS[:1])
            db.many('UPDATE "thing" SET "count" = ? WHERE "id" = ?', [(7, ROWS[1][0])])
            rows(db)

    with pytest.raises(psycopg.errors.UniqueViolation):
        asked()
    assert rows(db) == sorted(ROWS)


def test_more_is_sent_than_is_kept_waiting_for(db: PostgresDb) -> None:
    with transaction(db):
        for number in range(600):
            db.many(INSERT, [(number.to_bytes(2, "big"), "x" * 900, number, 0)])
    assert len(rows(db)) == 600


_VALUES = {20: st.integers(-(2**63), 2**63 - 1), 25: st.text(), 17: st.binary(max_size=20)}


def _columns(oid: int) -> st.SearchStrategy[tuple[int, list[Any]]]:
    """A type and some values of it, now and then all the same."""
    value = st.none() | _VALUES[oid]
    same = st.tuples(value, st.integers(1, 5)).map(lambda pair: [pair[0]] * pair[1])
    return st.tuples(st.just(oid), same | st.lists(value, min_size=1, max_size=6))


@given(st.sampled_from(sorted(_VALUES)).flatmap(_columns))
def test_a_column_is_laid_out_value_by_value(column: tuple[int, list[Any]]) -> None:
    """However its values are alike, each stands behind its length, and what is missing has none."""
    oid, values = column
    found = array(oid, values)
    assert struct.unpack_from(">iiIii", found) == (1, None in values, oid, len(values), 1)
    at, read = 20, []
    for _ in values:
        (size,) = struct.unpack_from(">i", found, at)
        at += 4
        bare = found[at : at + size] if size >= 0 else None
        at += max(size, 0)
        read.append(bare)
    assert at == len(found)
    assert read == [None if value is None else _bare(value) for value in values]


def _bare(value: Any) -> bytes:
    if isinstance(value, int):
        return value.to_bytes(8, "big", signed=True)
    return bytes(value.encode() if isinstance(value, str) else value)

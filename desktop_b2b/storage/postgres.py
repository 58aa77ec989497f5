# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""PostgreSQL behind the one small face of ``db``: the server's large form. The desk ships without it.

Statements are prepared once per shape and sent as they are: values in binary, lists and columns as arrays
made by hand. The driver's own way costs several times as much, which is most of what a server does.
"""

from __future__ import annotations

import contextlib
import functools
import logging
import re
import struct
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import psycopg
from psycopg import errors
from psycopg.adapt import Transformer
from psycopg.conninfo import conninfo_to_dict
from psycopg.pq import ConnStatus, Format
from psycopg.pq.abc import PGresult

from desktop_b2b.errors import BugError, OutageError
from desktop_b2b.storage.db import Question
from desktop_b2b.storage.pipeline import DONE, Pipeline

_INT = struct.Struct(">q").pack
_LENGTH = struct.Struct(">i").pack
_NULL, _EIGHT = _LENGTH(-1), _LENGTH(8)
_HEAD = struct.Struct(">iiIii").pack

#: Types by number: bytea, text, bigint.
_BYTES, _TEXT, _BIGINT = 17, 25, 20
_ARRAYS = {_BYTES: 1001, _TEXT: 1009, _BIGINT: 1016}
_NAMES = {_BYTES: "bytea", _TEXT: "text", _BIGINT: "bigint"}
_OIDS: dict[str, int] = {
    "bytea": _BYTES,
    "text": _TEXT,
    "bigint": _BIGINT,
    "integer": _BIGINT,
    "smallint": _BIGINT,
}
#: A database that vanished without a word is noticed in half a minute; the address may say otherwise.
_LINE: dict[str, Any] = {
    "connect_timeout": 10,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 30_000,
}
#: How many statements each connection keeps prepared.
_STATEMENTS = 1024

_LIST = re.compile(r"(?<!NOT )\bIN \((\+?\?(?:, ?\+?\?)*)\)")
_INSERT = re.compile(r'(INSERT INTO "?(\w+)"? \(([^)?]*)\)) VALUES \([?, ]*\)([^?]*)', re.DOTALL)
_UPDATE = re.compile(r'UPDATE "?(\w+)"? SET ((?:"?\w+"? = \?(?:, )?)+) WHERE ("?\w+"?) = \?', re.DOTALL)
_DELETE = re.compile(r'DELETE FROM "?(\w+)"? WHERE ("?\w+"?) = \?')


class Shape(NamedTuple):
    """A statement as PostgreSQL takes it; ``sizes``: how many of the values each place takes, 0 for one."""

    sql: str
    sizes: tuple[int, ...]


class Many(NamedTuple):
    """A statement for many rows, each column of values an array; their types in order."""

    sql: bytes
    oids: tuple[int, ...]


class Asked(NamedTuple):
    """A prepared statement with its values in binary, and for how many rows of values it asks."""

    name: bytes
    values: Sequence[Any]
    rows: int


@functools.lru_cache(maxsize=4096)
def shape_of(sql: str) -> Shape:
    """A statement with numbered places; ``IN (?, ?, …)`` takes one array, whatever its length."""
    sizes: list[int] = []
    parts: list[str] = []
    at = 0
    for found in _LIST.finditer(sql):
        parts.extend(_numbered(sql[at : found.start()], sizes))
        sizes.append(found[1].count("?"))
        parts.append(f"= ANY(${len(sizes)})")
        at = found.end()
    parts.extend(_numbered(sql[at:], sizes))
    return Shape("".join(parts), tuple(sizes))


@functools.lru_cache(maxsize=512)
def _for_each(sql: str, oids: tuple[int, ...]) -> str:
    """A SELECT that is asked for each row of given values, with the row's place before its own columns. The
    plus that ``places`` has for SQLite means nothing to PostgreSQL.
    """
    first, *rest = sql.replace("+?", "?").split("?")
    if len(rest) != len(oids):
        raise BugError("a statement has other places than values")
    names = [f"value{place}" for place in range(len(oids))]
    inner = first + "".join(f"given.{name}{part}" for name, part in zip(names, rest, strict=True))
    return (
        f"SELECT given.place, found.* FROM unnest({_arrays(oids)})"  # our own names
        f" WITH ORDINALITY AS given({', '.join(names)}, place), LATERAL ({inner}) AS found"
    )


def _numbered(sql: str, sizes: list[int]) -> Iterator[str]:
    first, *rest = sql.split("?")
    yield first
    for part in rest:
        sizes.append(0)
        yield f"${len(sizes)}"
        yield part


def array(oid: int, values: Sequence[Any]) -> bytes:
    """An array of one type in binary: a header, then each value behind its length."""
    count, first = len(values), values[0]
    if values.count(first) == count:
        # A column that is the same in all rows, as most are.
        return _HEAD(1, first is None, oid, count, 1) + _item(oid, first) * count
    has_null = None in values
    head = _HEAD(1, has_null, oid, count, 1)
    if has_null and oid == _BIGINT:
        return head + b"".join([_NULL if value is None else _EIGHT + _INT(value) for value in values])
    if has_null:
        return head + b"".join([_item(oid, value) for value in values])
    pairs: list[Any] = [8] * (2 * count)
    if oid == _BIGINT:
        pairs[1::2] = values
        return head + struct.pack(">" + "iq" * count, *pairs)
    bare = list(map(str.encode, values)) if oid == _TEXT else values
    pairs[::2] = map(_LENGTH, map(len, bare))
    pairs[1::2] = bare
    return head + b"".join(pairs)


def _item(oid: int, value: Any) -> bytes:
    """A value in an array, behind its length."""
    if value is None:
        return _NULL
    bare = _INT(value) if oid == _BIGINT else value.encode() if oid == _TEXT else value
    return _LENGTH(len(bare)) + bare


def _value(value: Any) -> tuple[int, bytes | None]:
    """A value's type and binary form; a list is an array; nothing tells the type of NULL but its place."""
    if isinstance(value, str):
        return _TEXT, value.encode()
    if isinstance(value, int):
        return _BIGINT, _INT(value)
    if isinstance(value, bytes):
        return _BYTES, value
    if value is None:
        return 0, None
    if isinstance(value, list):
        return _list(value)
    raise BugError(f"no database value: {type(value).__name__}")


def _list(values: Sequence[Any]) -> tuple[int, bytes]:
    oid = _value(values[0])[0]
    return _ARRAYS[oid], array(oid, values)


class PostgresDb:
    """A PostgreSQL database; used by one thread at a time."""

    dialect = "postgresql"

    def __init__(self, url: str) -> None:
        # What breaks a connection is raised; that its end was then ignored too is no news.
        logging.getLogger("psycopg").setLevel(logging.ERROR)
        try:
            given = conninfo_to_dict(url.replace("postgresql+psycopg://", "postgresql://"))
            self.raw = psycopg.connect(autocommit=True, **{**_LINE, **given})
        except psycopg.OperationalError as error:
            raise OutageError("database.unreachable", f"PostgreSQL cannot be reached: {error}") from error
        self._line = self.raw.pgconn
        self._pipe = Pipeline(self._line)
        #: Whether a transaction is under way that writes: what it wrote is waited for at its end.
        self._writes = False
        self._loader = Transformer(self.raw)
        self._prepared: dict[tuple[str | bytes, tuple[int, ...]], bytes] = {}
        self._types: dict[str, dict[str, str]] = {}
        self._many: dict[str, Many | None] = {}
        # All that is asked often is asked by key. Plans are kept, and one made while a table was small
        # would read the whole of it for ever.
        self._plain(b"SET enable_seqscan = off; SET enable_hashjoin = off; SET jit = off")

    def query(self, sql: str, params: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a statement."""
        return self._rows_of(self._run(sql, params))

    def each(self, sql: str, rows: Sequence[Sequence[Any]]) -> list[list[tuple[Any, ...]]]:
        """The rows of a SELECT for each row of values: one statement that asks once per row."""
        return self.each_of([(sql, rows)])[0]

    def each_of(self, questions: Sequence[Question]) -> list[list[list[tuple[Any, ...]]]]:
        """What ``each`` gives for each of several SELECTs: one wait for all."""
        self._make_room(len(questions))
        asked = [self._asked(sql, rows) for sql, rows in questions if rows]
        if len(asked) == 1 and not self._pipe.is_open:
            results = [self._execute_named(asked[0])]
        elif asked:
            for one in asked:
                self._pipe.send(one.name, one.values)
            results = self._pipe.settle(len(asked))
        else:
            results = []
        found = iter(self._answered(one, result) for one, result in zip(asked, results, strict=True))
        return [next(found) if rows else [] for _, rows in questions]

    def run(self, sql: str, params: Sequence[Any] = ()) -> int:
        """Run a statement; returns how many rows it changed."""
        return self._run(sql, params).command_tuples or 0

    def many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run a statement for each row of values: one for all where it is a plain one. In a transaction that
        is not waited for: an error is raised by the next statement that is, at the latest by ``commit``.
        """
        values = list(rows)
        if not values:
            return
        if sql not in self._many:
            self._many[sql] = self._understand(sql)
        found = self._many[sql]
        if found is None:
            for row in values:
                self._run(sql, row)
            return
        columns = zip(*values, strict=True)
        self._make_room(1)
        name = self._named(found.sql, tuple(_ARRAYS[oid] for oid in found.oids))
        arrays = [array(oid, column) for oid, column in zip(found.oids, columns, strict=True)]
        self._pipe.send(name, arrays)
        if not self._writes:
            self._pipe.settle()

    def begin(self, *, write: bool = True) -> None:
        """Start a transaction; a reading one sees one snapshot."""
        self._writes = write
        if write:
            self._pipe.send_plain(b"BEGIN")
        else:
            self._plain(b"BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")

    def commit(self) -> None:
        """End the transaction and keep it."""
        self._writes = False
        self._plain(b"COMMIT")

    def rollback(self) -> None:
        """End the transaction and forget it."""
        self._writes = False
        if self._pipe.is_open:
            with contextlib.suppress(psycopg.DatabaseError):
                self._pipe.settle()
        self._plain(b"ROLLBACK")

    @property
    def is_lost(self) -> bool:
        """Whether the line to the database has ended."""
        return self._line.status == ConnStatus.BAD

    def close(self) -> None:
        """Close the connection."""
        self.raw.close()

    # ---- inside

    def _run(self, sql: str, params: Sequence[Any]) -> PGresult:
        self._make_room(1)
        asked = self._asked(sql, (params,))
        if self._pipe.is_open:
            self._pipe.send(asked.name, asked.values)
            return self._pipe.settle()[0]
        return self._execute_named(asked)

    def _asked(self, sql: str, rows: Sequence[Sequence[Any]]) -> Asked:
        """A statement with its values, ready to be sent."""
        if len(rows) > 1:
            oids = tuple(_value(value)[0] for value in rows[0])
            arrays = [array(oid, column) for oid, column in zip(oids, zip(*rows, strict=True), strict=True)]
            name = self._named(_for_each(sql, oids), tuple(_ARRAYS[oid] for oid in oids))
            return Asked(name, arrays, len(rows))
        (params,) = rows
        shape = shape_of(sql)
        found: list[int] = []
        values: list[bytes | None] = []
        at = 0
        for size in shape.sizes:
            oid, value = _list(params[at : at + size]) if size else _value(params[at])
            at += size or 1
            found.append(oid)
            values.append(value)
        if at != len(params):
            raise BugError("a statement has other places than values")
        return Asked(self._named(shape.sql, tuple(found)), values, 1)

    def _answered(self, asked: Asked, result: PGresult) -> list[list[tuple[Any, ...]]]:
        """The rows for each row of values."""
        rows = self._rows_of(result)
        if asked.rows == 1:
            return [rows]
        found: list[list[tuple[Any, ...]]] = [[] for _ in range(asked.rows)]
        for place, *values in rows:
            found[place - 1].append(tuple(values))
        return found

    def _rows_of(self, result: PGresult) -> list[tuple[Any, ...]]:
        self._loader.set_pgresult(result)
        return self._loader.load_rows(0, result.ntuples, tuple)

    def _execute_named(self, asked: Asked) -> PGresult:
        formats = [Format.BINARY] * len(asked.values)
        return self._check(self._line.exec_prepared(asked.name, asked.values, formats, Format.BINARY))

    def _make_room(self, count: int) -> None:
        """Forget prepared statements before they are too many: none may go between naming and sending."""
        if len(self._prepared) + count > _STATEMENTS:
            self._plain(b"DEALLOCATE ALL")
            self._prepared.clear()

    def _named(self, sql: str | bytes, oids: tuple[int, ...]) -> bytes:
        """The name of a prepared statement."""
        key = sql, oids
        name = self._prepared.get(key)
        if name is None:
            if self._pipe.is_open:
                self._pipe.settle()
            name = b"s%d" % len(self._prepared)
            text = sql.encode() if isinstance(sql, str) else sql
            self._check(self._line.prepare(name, text, oids))
            self._prepared[key] = name
        return name

    def _plain(self, sql: bytes) -> None:
        if self._pipe.is_open:
            self._pipe.send_plain(sql)
            self._pipe.settle()
        else:
            self._check(self._line.exec_(sql))

    def _check(self, result: PGresult) -> PGresult:
        if result.status not in DONE:
            if self._line.status == ConnStatus.BAD:
                raise psycopg.OperationalError("the connection to PostgreSQL is lost")
            raise errors.error_from_result(result)
        return result

    def _understand(self, sql: str) -> Many | None:
        """The statement for many rows of a plain INSERT, UPDATE or DELETE by one column."""
        for pattern, make in _MAKERS:
            found = pattern.fullmatch(sql)
            if found is not None:
                return make(found, self._types_of)
        return None

    def _types_of(self, table: str) -> dict[str, str]:
        if table not in self._types:
            self._types[table] = dict(
                self.query(
                    "SELECT attname, format_type(atttypid, NULL) FROM pg_attribute"
                    " WHERE attrelid = ?::regclass AND attnum > 0",
                    (f'"{table}"',),
                )
            )
        return self._types[table]


TypesOf = Callable[[str], dict[str, str]]


def _oids(names: Iterable[str], types: dict[str, str]) -> tuple[int, ...] | None:
    found = [_OIDS.get(types.get(name.strip('"'), "")) for name in names]
    return None if None in found else tuple(oid for oid in found if oid is not None)


def _arrays(oids: Iterable[int]) -> str:
    return ", ".join(f"${place}::{_NAMES[oid]}[]" for place, oid in enumerate(oids, 1))


def _insert(found: re.Match[str], types_of: TypesOf) -> Many | None:
    oids = _oids(found[3].split(", "), types_of(found[2]))
    if oids is None:
        return None
    return Many(f"{found[1]} SELECT * FROM unnest({_arrays(oids)}){found[4]}".encode(), oids)


def _update(found: re.Match[str], types_of: TypesOf) -> Many | None:
    names = [part.removesuffix(" = ?") for part in found[2].split(", ")]
    oids = _oids([*names, found[3]], types_of(found[1]))
    if oids is None:
        return None
    news = [f"new{place}" for place in range(len(oids))]
    sets = ", ".join(f"{name} = {new}" for name, new in zip(names, news, strict=False))
    given = f"unnest({_arrays(oids)}) AS given({', '.join(news)})"
    sql = f'UPDATE "{found[1]}" AS kept SET {sets} FROM {given} WHERE kept.{found[3]} = {news[-1]}'
    return Many(sql.encode(), oids)


def _delete(found: re.Match[str], types_of: TypesOf) -> Many | None:
    oids = _oids([found[2]], types_of(found[1]))
    if oids is None:
        return None
    return Many(f'DELETE FROM "{found[1]}" WHERE {found[2]} = ANY({_arrays(oids)})'.encode(), oids)


_MAKERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], TypesOf], Many | None]], ...] = (
    (_INSERT, _insert),
    (_UPDATE, _update),
    (_DELETE, _delete),
)

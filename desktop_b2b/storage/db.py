# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Connections: one small face over sqlcipher3 and psycopg (``postgres``).

Statements are written once, with ``?`` for values. Transactions are explicit: the drivers run in
autocommit and begin() starts one, so that a migration or a command is atomic (reliability: finding 2).
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from sqlcipher3 import dbapi2

from desktop_b2b.errors import OutageError, UserError

#: Before 3.51.3 a reset of the write-ahead log may corrupt the database.
OLDEST_SQLITE = (3, 51, 3)
#: How many statements each connection keeps prepared.
_STATEMENTS = 512
#: A log that grew beyond so many bytes in one large transaction is cut back once it is in the file.
LOG_BYTES = 64 * 1024 * 1024

SQLITE_VERSION: str = dbapi2.sqlite_version

# Bytes and None are bound as they are. Without these the driver looks for a protocol at each of them, in
# vain, which takes more than half of the time of a row that is written.
dbapi2.register_adapter(bytes, bytes.__bytes__)
dbapi2.register_adapter(type(None), {}.get)

DriverError = dbapi2.Error
OperationalError = dbapi2.OperationalError
IntegrityError = dbapi2.IntegrityError


#: A SELECT, and the rows of values that it is asked for.
Question = tuple[str, Sequence[Sequence[Any]]]


class Db(Protocol):
    """An open database, used by one thread at a time."""

    dialect: str

    def query(self, sql: str, params: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a statement."""
        ...

    def each(self, sql: str, rows: Sequence[Sequence[Any]]) -> list[list[tuple[Any, ...]]]:
        """The rows of a SELECT for each row of values, asked together."""
        ...

    def each_of(self, questions: Sequence[Question]) -> list[list[list[tuple[Any, ...]]]]:
        """What ``each`` gives for each of several SELECTs, asked together."""
        ...

    def run(self, sql: str, params: Sequence[Any] = ()) -> int:
        """Run a statement; returns how many rows it changed."""
        ...

    def many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run a statement for each row of values."""
        ...

    def begin(self, *, write: bool = True) -> None:
        """Start a transaction; a reading one sees one snapshot."""
        ...

    def commit(self) -> None:
        """End the transaction and keep it."""
        ...

    def rollback(self) -> None:
        """End the transaction and forget it."""
        ...

    def close(self) -> None:
        """Close the connection."""
        ...


def several(db: Db, *questions: tuple[str, Sequence[Any]]) -> list[list[tuple[Any, ...]]]:
    """The rows of several SELECTs, each with its values, asked together."""
    return [found[0] for found in db.each_of([(sql, (params,)) for sql, params in questions])]


class Together:
    """SELECTs that are gathered, then asked together; each with what takes its rows."""

    def __init__(self) -> None:
        self._gathered: list[tuple[Question, Callable[[list[tuple[Any, ...]]], object]]] = []
        self._after: list[Callable[[], object]] = []

    def add(self, sql: str, params: Sequence[Any], take: Callable[[list[tuple[Any, ...]]], object]) -> None:
        """One more."""
        self.add_each(sql, (params,), take)

    def add_each(
        self, sql: str, rows: Sequence[Sequence[Any]], take: Callable[[list[tuple[Any, ...]]], object]
    ) -> None:
        """One more, that is asked for each row of values; ``take`` hears once for each."""
        self._gathered.append(((sql, rows), take))

    def then(self, call: Callable[[], object]) -> None:
        """Call this when all rows are handed out."""
        self._after.append(call)

    def ask(self, db: Db) -> None:
        """Ask, and hand the rows out."""
        gathered, self._gathered = self._gathered, []
        after, self._after = self._after, []
        answers = db.each_of([question for question, _ in gathered]) if gathered else ()
        for (_, take), answer in zip(gathered, answers, strict=True):
            for rows in answer:
                take(rows)
        for call in after:
            call()


def go_on(point: str) -> None:
    """What happens at each named step outside of tests: nothing."""


def places(values: Sequence[Any]) -> tuple[str, list[Any]]:
    """Places for ``IN (...)`` and what to put there: as many as the next power of two, the last one
    repeated, so that lists of all lengths share few statements.

    Each has a plus, which changes nothing: where SQLite has looked into its tables (ANALYZE), it would else
    prepare the statement again for each list, to see whether the values call for another plan.
    """
    count = 1 << max(len(values) - 1, 0).bit_length()
    return _marks(count), [*values, *[values[-1]] * (count - len(values))]


@functools.lru_cache(maxsize=32)
def _marks(count: int) -> str:
    return ",".join(["+?"] * count)


@contextmanager
def transaction(db: Db, *, write: bool = True) -> Iterator[None]:
    """All or nothing."""
    db.begin(write=write)
    try:
        yield
        db.commit()
    except BaseException:
        db.rollback()
        raise


def check_sqlite_version(version: tuple[int, ...] = dbapi2.sqlite_version_info) -> None:
    """Refuse a SQLite that may corrupt its file (start-up gate)."""
    if tuple(version) < OLDEST_SQLITE:
        raise UserError(
            "sqlite.too_old",
            "SQLite {found} may damage databases; {needed} or newer is needed. Reinstall the program.",
            found=".".join(map(str, version)),
            needed=".".join(map(str, OLDEST_SQLITE)),
        )


def open_connection(path: str, key: bytes | None, read_only: bool) -> dbapi2.Connection:
    """A connection of the driver, set up as all of ours are. Raises DriverError."""
    raw = dbapi2.connect(
        path, isolation_level=None, check_same_thread=False, timeout=10, cached_statements=_STATEMENTS
    )
    if key is not None:
        # Each page carries a tag. Today's processors make one of SHA-256 in half the time of one of
        # SHA-512, which SQLCipher would take; both are beyond forging. By default: for copies, too.
        raw.execute("PRAGMA cipher_default_hmac_algorithm = HMAC_SHA256")
        raw.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    raw.execute("SELECT count(*) FROM sqlite_master")
    raw.execute("PRAGMA journal_mode = WAL")
    raw.execute("PRAGMA synchronous = FULL")
    raw.execute("PRAGMA busy_timeout = 10000")
    raw.execute("PRAGMA cache_size = -16384")
    raw.execute("PRAGMA temp_store = MEMORY")
    raw.execute(f"PRAGMA journal_size_limit = {LOG_BYTES}")
    if read_only:
        raw.execute("PRAGMA query_only = ON")
    return raw


class SqliteDb:
    """A SQLite file through sqlcipher3: encrypted with a raw 32-byte key, or plain without one."""

    dialect = "sqlite"

    def __init__(self, path: Path | str, key: bytes | None = None, *, read_only: bool = False) -> None:
        check_sqlite_version()
        self.path = Path(path)
        self._undone: list[Callable[[], object]] = []
        self._kept: list[Callable[[], object]] = []
        try:
            self.raw = open_connection(str(path), key, read_only)
        except dbapi2.DatabaseError as error:
            raise OutageError(
                "database.unreadable", f"The database {self.path.name} cannot be opened: {error}"
            ) from error

    def query(self, sql: str, params: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a statement."""
        rows: list[tuple[Any, ...]] = self.raw.execute(sql, params).fetchall()
        return rows

    def each(self, sql: str, rows: Sequence[Sequence[Any]]) -> list[list[tuple[Any, ...]]]:
        """The rows of a SELECT for each row of values: nothing travels, so one by one."""
        return self.each_of([(sql, rows)])[0]

    def each_of(self, questions: Sequence[Question]) -> list[list[list[tuple[Any, ...]]]]:
        """What ``each`` gives for each of several SELECTs."""
        ask = self.raw.execute
        return [[ask(sql, row).fetchall() for row in rows] for sql, rows in questions]

    def interrupt(self) -> None:
        """End the statement that runs, which raises OperationalError; called on another thread."""
        self.raw.interrupt()

    def run(self, sql: str, params: Sequence[Any] = ()) -> int:
        """Run a statement; returns how many rows it changed."""
        return int(self.raw.execute(sql, params).rowcount)

    def many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run a statement for each row of values."""
        self.raw.executemany(sql, rows)

    def begin(self, *, write: bool = True) -> None:
        """Start a transaction. A writing one takes the lock at once; a reading one its snapshot."""
        self.raw.execute("BEGIN IMMEDIATE" if write else "BEGIN")
        if not write:
            self.raw.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchall()

    def if_undone(self, forget: Callable[[], object]) -> None:
        """Have something forgotten that was taken from the running transaction, should it be rolled back."""
        self._undone.append(forget)

    def if_kept(self, tell: Callable[[], object]) -> None:
        """Have something told when the running transaction was kept, and others see it."""
        self._kept.append(tell)

    def commit(self) -> None:
        """End the transaction and keep it."""
        self.raw.execute("COMMIT")
        self._undone.clear()
        told, self._kept = self._kept, []
        for tell in told:
            tell()

    def rollback(self) -> None:
        """End the transaction and forget it."""
        forgotten, self._undone = self._undone, []
        self._kept.clear()
        for forget in forgotten:
            forget()
        if self.raw.in_transaction:
            self.raw.execute("ROLLBACK")

    def close(self) -> None:
        """Close the connection."""
        self.raw.close()

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Opening the server's database: a SQLite file without a key, or PostgreSQL by its address."""

from __future__ import annotations

import queue
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop_b2b.errors import OutageError
from desktop_b2b.storage import migrate
from desktop_b2b.storage.db import Db, OperationalError, SqliteDb, several

if TYPE_CHECKING:
    from desktop_b2b.storage.postgres import PostgresDb

#: All writers of one PostgreSQL database take this lock first, so that their transactions follow one
#: another as they do in SQLite: group commit makes one writer fast, and no command judges rows that
#: another process is changing.
_WRITER_LOCK = 7306
#: A lost race in PostgreSQL: the same work again has every chance.
_AGAIN = frozenset({"40001", "40P01"})
#: A server has memory, and large transactions that would else be written to the file one by one.
_SQLITE = ("PRAGMA wal_autocheckpoint = 8000", "PRAGMA cache_size = -65536")
#: A process that is frozen in the middle of a transaction holds the writer lock of all: PostgreSQL ends it.
#: Whoever waits for the lock waits a little longer than that. No statement of ours takes minutes.
_POSTGRES = (
    "SET idle_in_transaction_session_timeout = '45s'",
    "SET lock_timeout = '60s'",
    "SET statement_timeout = '120s'",
)
#: Refusals of a database that is being moved: it may only be read (a standby), it closes, it starts.
_MOVED = frozenset({"25006", "25P03", "57P01", "57P02", "57P03"})


class Database:
    """Where the server's data is; opens connections to it.

    ``state``: the folder outside the database with its high-water mark; a SQLite file has it beside it.
    """

    def __init__(self, place: str | Path, state: Path | None = None) -> None:
        self.place = place
        self.is_postgres = isinstance(place, str)
        self.state = place.parent if state is None and isinstance(place, Path) else state
        self.name = "postgresql" if isinstance(place, str) else place.name

    def connect(self, *, patient: bool = False) -> SqliteDb | PostgresDb:
        """A connection of one thread's own; a ``patient`` one may take any time. Raises OutageError."""
        if isinstance(self.place, str):
            from desktop_b2b.storage.postgres import PostgresDb  # a server on SQLite does without it

            pg = PostgresDb(self.place)
            if not patient:
                for setting in _POSTGRES:
                    pg.run(setting)
            return pg
        self.place.parent.mkdir(parents=True, exist_ok=True)
        db = SqliteDb(self.place)
        for pragma in _SQLITE:
            db.run(pragma)
        return db

    def upgrade(self) -> None:
        """Bring the schema up to date."""
        db = self.connect(patient=True)
        try:
            migrate.upgrade(db, "server")
        finally:
            db.close()


def begin_writing(db: Db, *questions: tuple[str, Sequence[Any]]) -> list[list[tuple[Any, ...]]]:
    """Start a transaction that is alone in writing; gives the rows of SELECTs that are asked then."""
    db.begin()
    if db.dialect != "postgresql":
        return several(db, *questions)
    return several(db, (f"SELECT pg_advisory_xact_lock({_WRITER_LOCK})", ()), *questions)[1:]


def begin_again(database: Database, kept: Db | None, begin: Callable[[Db], object]) -> Db:
    """A connection with a transaction begun: the kept one, or a new one where that was lost meanwhile.

    Databases restart and move; a line that was idle then is no news to anybody. Raises OutageError and what
    the driver raises, where a new one fails too.
    """
    if kept is not None:
        try:
            begin(kept)
        except Exception as error:
            if not is_outage(error) or not _is_lost(kept):
                kept.close()
                raise
            kept.close()
        else:
            return kept
    fresh = database.connect()
    try:
        begin(fresh)
    except BaseException:
        fresh.close()
        raise
    return fresh


def _is_lost(db: Db) -> bool:
    """Whether the connection itself is gone; a busy or full database is not made better by another one."""
    return db.dialect == "postgresql" and getattr(db, "is_lost", False)


def is_lost_race(error: BaseException) -> bool:
    """Whether the same transaction may be tried again at once."""
    return getattr(error, "sqlstate", None) in _AGAIN


def is_outage(error: BaseException) -> bool:
    """Whether the database failed, not the command: disk full, connection lost."""
    if isinstance(error, OperationalError | OSError | OutageError):
        return True
    if getattr(error, "sqlstate", None) in _MOVED:
        return True
    psycopg = sys.modules.get("psycopg")
    return psycopg is not None and isinstance(error, psycopg.OperationalError | psycopg.InterfaceError)


class Readers:
    """A bounded pool of reading connections, each lent to one thread for one snapshot."""

    def __init__(self, database: Database, size: int = 4) -> None:
        self._database = database
        self._free: queue.LifoQueue[Db | None] = queue.LifoQueue()
        for _ in range(size):
            self._free.put(None)
        self._size = size

    @contextmanager
    def snapshot(self) -> Iterator[Db]:
        """A connection that sees one state of all tables. Raises OutageError."""
        found = self._free.get()
        keep: Db | None = None
        try:
            db = begin_again(self._database, found, lambda kept: kept.begin(write=False))
            try:
                yield db
                db.commit()
                keep = db
            except BaseException as error:
                if is_outage(error):
                    db.close()
                else:
                    db.rollback()
                    keep = db
                raise
        finally:
            self._free.put(keep)

    def close(self) -> None:
        """Close all connections, after those who read are done."""
        for _ in range(self._size):
            db = self._free.get()
            if db is not None:
                db.close()

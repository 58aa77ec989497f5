# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A desk's database: commands run here at once and wait in the outbox for the server's verdict.

Implements ``services.ports.Desk`` but for waking the sync. One writer connection under a lock, and a
small pool of reading connections (law 8).
"""

from __future__ import annotations

import hashlib
import queue
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import msgspec

from desktop_b2b.clock import Clock
from desktop_b2b.domain.commands import Command
from desktop_b2b.domain.entities import User
from desktop_b2b.domain.values import Id
from desktop_b2b.errors import Cancelled, OutageError, UserError
from desktop_b2b.services.files import FILE_MAX_BYTES, too_large
from desktop_b2b.services.ports import Ask, Changes, Receipt
from desktop_b2b.services.queries import CountViews, Dashboard, ListAlerts, Query, Viewer
from desktop_b2b.storage import read_models
from desktop_b2b.storage.codec import load
from desktop_b2b.storage.db import DriverError, OperationalError, SqliteDb, go_on, transaction
from desktop_b2b.storage.listing import tidy, watch
from desktop_b2b.storage.session import (
    Session,
    need_session,
    read_session,
    set_state,
    write_session,
)
from desktop_b2b.storage.versions import SCHEMA

if TYPE_CHECKING:
    from desktop_b2b.storage.counters import Counters

T = TypeVar("T")
READERS = 2
#: A file that is attached or set as a logo (A2).
#: A command that the server takes (PROTOCOL.md); larger ones could never leave the outbox.
MAX_COMMAND = 8 * 1024 * 1024
_CURSOR = (
    'INSERT INTO cursor ("scope", "gen", "seq", "mark") VALUES (?,?,?,?) ON CONFLICT ("scope")'
    ' DO UPDATE SET "gen" = excluded."gen", "seq" = excluded."seq", "mark" = excluded."mark"'
)
_WIDE = ("PRAGMA cache_size = -32768", "PRAGMA wal_autocheckpoint = 16000")
_NARROW = ("PRAGMA cache_size = -16384", "PRAGMA shrink_memory")
_SHORT_LOG = ("PRAGMA wal_autocheckpoint = 1000",)


def open_database(path: Path, key: bytes | None) -> SqliteDb:
    """The writer's connection, its schema brought up to date (only then is alembic loaded)."""
    db = SqliteDb(path, key)
    if db.query("PRAGMA user_version")[0][0] != SCHEMA["desk"]:
        from desktop_b2b.storage.migrate import upgrade

        upgrade(db, "desk")
    return db


@contextmanager
def disk() -> Iterator[None]:
    """A full or failing disk is an outage in words, not a crash."""
    try:
        yield
    except OperationalError as error:
        raise OutageError("disk.failed", f"The database could not be written: {error}") from error


@dataclass(slots=True, eq=False)
class _Work:
    """A query that is being answered."""

    query: Query[Any]
    db: SqliteDb
    stopped: bool = False


class DeskStore:
    """The local half of a desk. ``new_id`` makes UUIDv7s; ``clock`` tells the time.

    ``crash`` is called with the name of each step, for tests that end the process there.
    """

    def __init__(
        self,
        path: Path,
        key: bytes | None,
        *,
        clock: Clock,
        new_id: Callable[[], Id],
        crash: Callable[[str], None] = go_on,
    ) -> None:
        self.clock = clock
        self.crash = crash
        self.new_id = new_id
        self._path, self._key = path, key
        self._db = open_database(path, key)
        self._write = threading.RLock()
        self._is_durable = True
        self._is_log_long = False
        self._stopping = threading.Lock()
        self._working: list[_Work] = []
        self._readers: queue.LifoQueue[SqliteDb] = queue.LifoQueue()
        #: One to begin with; the others are opened when several read at once.
        self._open = [SqliteDb(path, key, read_only=True)]
        self._opening = threading.Lock()
        self._most = READERS
        self._readers.put(self._open[0])
        self._listeners: list[Callable[[Changes], None]] = []
        self._heard = watch(self._db)
        self._begin = threading.Lock()
        self._counters: Counters | None = None
        self._session = read_session(self._db)

    # ---- who

    @property
    def session(self) -> Session | None:
        """Who is signed in."""
        return self._session

    def set_session(self, session: Session | None) -> None:
        """Sign in or out; what waits in the outbox stays."""
        with self.writing() as db:
            write_session(db, session)
        self._session = session
        self.publish(Changes(frozenset({"session"}), frozenset()))

    def reload_session(self) -> None:
        """The session was written in a transaction of somebody else's: know it."""
        with self.reading() as db:
            self._session = read_session(db)

    def viewer(self) -> Viewer:
        """Who looks, now."""
        if self._session is None:
            raise UserError("session.none", "Nobody is signed in on this profile. Sign in first.")
        return Viewer(
            organisation_id=self._session.organisation_id,
            user_id=self._session.user_id,
            now=self.clock.now(),
        )

    # ---- reading

    @contextmanager
    def reading(self) -> Iterator[SqliteDb]:
        """A reading connection in one snapshot."""
        db = self._reader()
        try:
            with transaction(db, write=False):
                yield db
        finally:
            self._readers.put(db)

    def _reader(self) -> SqliteDb:
        """A connection that nobody reads on; waits where all are busy."""
        try:
            return self._readers.get_nowait()
        except queue.Empty:
            with self._opening:
                if len(self._open) < self._most:
                    self._open.append(SqliteDb(self._path, self._key, read_only=True))
                    return self._open[-1]
        return self._readers.get()

    def answer(self, query: Query[T]) -> T:
        """Answer a query from a snapshot of the local database."""
        viewer = self.viewer()
        if isinstance(query, Dashboard) and not query.keys:
            return cast(T, self.counters().dashboard(viewer, query, self.reading))
        if isinstance(query, ListAlerts):
            return cast(T, self.counters().alerts(viewer, query, self.reading))
        if isinstance(query, CountViews):
            return cast(T, self.counters().views(viewer, query, self.reading))
        with self.reading() as db, self._stoppable(query, db):
            return cast(T, read_models.answer(db, viewer, query))

    @contextmanager
    def _stoppable(self, query: Query[Any], db: SqliteDb) -> Iterator[None]:
        work = _Work(query, db)
        with self._stopping:
            self._working.append(work)
        try:
            yield
        except OperationalError as error:
            if work.stopped:
                raise Cancelled from error
            raise
        finally:
            with self._stopping:
                self._working.remove(work)

    def stop(self, query: Query[Any]) -> None:
        """Nobody waits any more for the answer to this very query: whoever works on it raises Cancelled."""
        with self._stopping:
            for work in self._working:
                if work.query is query:
                    work.stopped = True
                    work.db.interrupt()

    def counters(self) -> Counters:
        """The counters, which begin when they are first asked for."""
        with self._begin:
            if self._counters is None:
                from desktop_b2b.storage.counters import Counters  # not before the first paint

                self._counters = Counters(self._heard)
            return self._counters

    def browse(self, work: Callable[[Ask], T]) -> T:
        """Do work that asks many queries of one snapshot; the readers stay free for everybody else."""
        viewer = self.viewer()
        db = SqliteDb(self._path, self._key, read_only=True)
        try:
            with transaction(db, write=False):
                return work(lambda query: read_models.answer(db, viewer, query))
        finally:
            db.close()

    def judge(self, cmds: Sequence[Command]) -> list[UserError | None]:
        """What each command would be refused for, were it given now; each by itself, nothing is changed."""
        from desktop_b2b.storage import execution  # not before the first paint

        with self.reading() as db:
            session = need_session(db)
            return [execution.judge(db, session, self.new_id(), self.clock.now(), cmd) for cmd in cmds]

    # ---- writing

    def load(self) -> None:
        """Load what the first command and the first queries of other screens would else wait for."""
        import_module("desktop_b2b.storage.execution")
        read_models.load()

    @contextmanager
    def writing(self) -> Iterator[SqliteDb]:
        """The writer's connection in one transaction; disk trouble is an OutageError."""
        with self._write, disk():
            self._be_durable()
            with transaction(self._db):
                yield self._db

    @contextmanager
    def looking(self) -> Iterator[SqliteDb]:
        """As ``reading``, on the writer's connection: for small questions of whoever writes next or has just
        written. What they touch lies at hand there; a reader would read and decrypt it anew after each write.
        Not within ``writing``; disk trouble is an OutageError.
        """
        with self._write, disk(), transaction(self._db, write=False):
            yield self._db

    @contextmanager
    def widened(self) -> Iterator[None]:
        """Room for much that comes in: a larger cache, and a longer log between two moves into the file. The
        log stays long until ``tidy``: else whoever writes next would move all of it.
        """
        self._is_log_long = True
        self._set(_WIDE)
        try:
            yield
        finally:
            self._set(_NARROW)

    @contextmanager
    def loading(self) -> Iterator[SqliteDb]:
        """As ``writing``, for rows that the server has anyway: a loss of power may undo it, never what a
        command commits afterwards.
        """
        with self._write, disk():
            self._is_durable = False
            self._db.run("PRAGMA synchronous = NORMAL")
            try:
                with transaction(self._db):
                    yield self._db
            finally:
                self._be_durable()

    def _be_durable(self) -> None:
        """What is committed from here on outlasts a loss of power; where a failing disk kept that from being,
        the next one to write sees to it first.
        """
        if not self._is_durable:
            self._db.run("PRAGMA synchronous = FULL")
            self._is_durable = True

    def tidy(self) -> bool:
        """Do some milliseconds of what makes later writes and searches quicker; whether there is more.

        For moments in which nobody waits.
        """
        if self._is_log_long:
            self._move_log()
        with self.loading() as db:
            return tidy(db)

    def _move_log(self) -> None:
        """Move a long log into the file, on a connection of its own beside whoever reads and writes."""
        with disk():
            db = SqliteDb(self._path, self._key, read_only=True)
            try:
                db.query("PRAGMA wal_checkpoint(PASSIVE)")
            finally:
                db.close()
        self._set(_SHORT_LOG)
        self._is_log_long = False

    def _set(self, pragmas: Iterable[str]) -> None:
        with self._write, disk():
            for pragma in pragmas:
                self._db.run(pragma)

    def execute(self, cmd: Command) -> Receipt:
        """Run a command and put it in the outbox, in one transaction.

        Raises UserError when a rule or the schema refuses it, OutageError when the disk does; then
        nothing is changed.
        """
        return self.execute_all((cmd,))[0]

    def execute_all(self, cmds: Sequence[Command]) -> list[Receipt]:
        """Run commands that make sense together only: all of them, or none. Raises as ``execute``."""
        from desktop_b2b.storage import execution  # not before the first paint

        with self.writing() as db:
            session = need_session(db)
            receipts = [
                execution.execute(
                    execution.Run(db, session, self.new_id(), self.clock.now(), self.crash), cmd
                )
                for cmd in cmds
            ]
        self.crash("execute.committed")
        for receipt in receipts:
            self.publish(receipt.changes)
        return receipts

    def withdraw(self, command_id: Id) -> None:
        """Take a command that was not sent yet out of the outbox, and its effect with it.

        Raises UserError ``outbox.sent`` when it is on its way, ``outbox.needed`` when later work builds on
        it, ``record.missing`` when it is unknown.
        """
        from desktop_b2b.storage import execution  # not before the first paint

        with self.writing() as db:
            session = need_session(db)
            changes = execution.withdraw(db, session, command_id)
            self.crash("withdraw.written")
        self.crash("withdraw.committed")
        self.publish(Changes(changes.kinds | {"outbox"}, changes.ids))

    def apply(
        self,
        puts: Iterable[tuple[str, Sequence[str], Iterable[Sequence[Any]]]],
        removes: Iterable[tuple[str, Iterable[bytes]]],
        *,
        cursors: Mapping[str, tuple[int, int, str]],
        state: Mapping[str, str],
        before: Callable[[SqliteDb], None] | None = None,
        also: Callable[[SqliteDb], None] | None = None,
        everything: bool = False,
        durable: bool = True,
    ) -> Changes:
        """Take rows of the server in, with cursors and verdicts, in one transaction (law 4).

        ``puts``: table, columns, rows of database values; ``removes``: table and ids; ``cursors``:
        generation, sequence and mark by scope; ``state``: values of the ``state`` table; ``before`` and
        ``also`` run in the same transaction; ``everything``: run all again that waits; not ``durable``: a
        loss of power may undo it, whole, since the server gives the same again. Commands whose
        ``command_result`` comes in leave the outbox.
        """
        from desktop_b2b.storage import execution  # not before the first paint

        def take() -> Changes:
            with self.writing() if durable else self.loading() as db:
                session = need_session(db)
                if before is not None:
                    before(db)
                rebase = execution.rebase_for(db)
                rebase.everything = everything
                for table, columns, rows in puts:
                    rebase.put(table, columns, rows)
                for table, ids in removes:
                    rebase.remove(table, ids)
                execution.take_in(db, session, rebase)
                self.crash("apply.rows")
                db.many(_CURSOR, [(scope, *cursor) for scope, cursor in cursors.items()])
                for key, value in state.items():
                    set_state(db, key, value)
                if also is not None:
                    also(db)
                if "user" in rebase.news.touched:
                    self._refresh_session(db, session)
                changes = rebase.news.changes()
                self.crash("apply.written")
            return changes

        with execution.without_pauses():
            changes = take()
        self.crash("apply.committed")
        told = Changes(changes.kinds | {"outbox", "sync"}, changes.ids, local=False)
        self.publish(told)
        return told

    def _refresh_session(self, db: SqliteDb, session: Session) -> None:
        """Rights and names may have changed on the server; the session follows."""
        for user in load(db, User, 'WHERE "id" = ?', (bytes.fromhex(session.user_id),)):
            session = msgspec.structs.replace(
                session, user_name=user.name, role=user.role, privileges=user.privileges
            )
            write_session(db, session)
            self._session = session

    # ---- typing and files

    def save_buffer(self, kind: str, target_id: Id, body: str) -> None:
        """Keep typing as it happens (law 13)."""
        with self.writing() as db:
            db.run(
                "INSERT INTO buffer (kind, target_id, body, typed_at) VALUES (?,?,?,?)"
                " ON CONFLICT (kind, target_id) DO UPDATE SET body = excluded.body,"
                " typed_at = excluded.typed_at",
                (kind, bytes.fromhex(target_id), body, self.clock.now()),
            )

    def drop_buffer(self, kind: str, target_id: Id) -> None:
        """Forget typing that became a command."""
        with self.writing() as db:
            db.run("DELETE FROM buffer WHERE kind = ? AND target_id = ?", (kind, bytes.fromhex(target_id)))

    def store_file(self, content: bytes, mime: str) -> str:
        """Keep a file to be uploaded; returns its SHA-256 in hexadecimal.

        Raises UserError ``file.too_large`` above 5 MiB (A2).
        """
        if len(content) > FILE_MAX_BYTES:
            raise too_large(len(content))
        digest = hashlib.sha256(content).hexdigest()
        with self.writing() as db:
            db.run(
                "INSERT INTO file (hash, mime, size, content, state) VALUES (?,?,?,?,'upload')"
                " ON CONFLICT (hash) DO NOTHING",
                (digest, mime, len(content), content),
            )
        self.crash("file.kept")
        self.publish(Changes(frozenset({"file"}), frozenset()))
        return digest

    # ---- telling

    def on_changes(self, listener: Callable[[Changes], None]) -> Callable[[], None]:
        """Call the listener after each commit; returns how to stop."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def publish(self, changes: Changes) -> None:
        """Tell all listeners, after a commit."""
        if self._counters is not None:
            self._counters.note(changes)
        for listener in list(self._listeners):
            listener(changes)

    def close(self) -> None:
        """Close all connections."""
        with self._opening:
            self._most = 0
        with self._write:
            for db in (self._db, *self._open):
                try:
                    db.close()
                except DriverError as error:
                    raise OutageError("disk.failed", f"The database did not close: {error}") from error

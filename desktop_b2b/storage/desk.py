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
from pathlib import Path
from typing import Any, TypeVar, cast

import msgspec

from desktop_b2b.clock import Clock
from desktop_b2b.domain.actor import Context
from desktop_b2b.domain.commands import Command, encode
from desktop_b2b.domain.entities import USER, User
from desktop_b2b.domain.values import Id
from desktop_b2b.errors import OutageError, UserError
from desktop_b2b.services.ports import Changes, Receipt
from desktop_b2b.services.queries import Query, Viewer
from desktop_b2b.storage import pending as outbox
from desktop_b2b.storage import projector, read_models
from desktop_b2b.storage.codec import codec, load, plain
from desktop_b2b.storage.db import DriverError, OperationalError, SqliteDb, transaction
from desktop_b2b.storage.pending import Pending
from desktop_b2b.storage.rebase import Rebase
from desktop_b2b.storage.rows import Key, RowChange, RowStore
from desktop_b2b.storage.session import (
    Session,
    get_state,
    need_session,
    read_session,
    set_state,
    write_session,
)
from desktop_b2b.storage.steps import run_step
from desktop_b2b.storage.versions import SCHEMA

T = TypeVar("T")
READERS = 2
#: A file that is attached or set as a logo (A2).
MAX_FILE = 5 * 1024 * 1024
#: A command that the server takes (PROTOCOL.md); larger ones could never leave the outbox.
MAX_COMMAND = 8 * 1024 * 1024


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


def go_on(point: str) -> None:
    """What happens at each named step outside of tests: nothing."""


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
        self._db = open_database(path, key)
        self._write = threading.RLock()
        self._readers: queue.LifoQueue[SqliteDb] = queue.LifoQueue()
        self._open = [SqliteDb(path, key, read_only=True) for _ in range(READERS)]
        for reader in self._open:
            self._readers.put(reader)
        self._listeners: list[Callable[[Changes], None]] = []
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
        db = self._readers.get()
        try:
            with transaction(db, write=False):
                yield db
        finally:
            self._readers.put(db)

    def answer(self, query: Query[T]) -> T:
        """Answer a query from a snapshot of the local database."""
        viewer = self.viewer()
        with self.reading() as db:
            return cast(T, read_models.answer(db, viewer, query))

    # ---- writing

    @contextmanager
    def writing(self) -> Iterator[SqliteDb]:
        """The writer's connection in one transaction; disk trouble is an OutageError."""
        with self._write, disk(), transaction(self._db):
            yield self._db

    def execute(self, cmd: Command) -> Receipt:
        """Run a command and put it in the outbox, in one transaction.

        Raises UserError when a rule or the schema refuses it, OutageError when the disk does; then
        nothing is changed.
        """
        return self.execute_all((cmd,))[0]

    def execute_all(self, cmds: Sequence[Command]) -> list[Receipt]:
        """Run commands that make sense together only: all of them, or none. Raises as ``execute``."""
        with self.writing() as db:
            session = need_session(db)
            receipts = [self._execute(db, session, cmd) for cmd in cmds]
        self.crash("execute.committed")
        for receipt in receipts:
            self.publish(receipt.changes)
        return receipts

    def _execute(self, db: SqliteDb, session: Session, cmd: Command) -> Receipt:
        body = encode(cmd)
        if len(body) > MAX_COMMAND:
            raise UserError(
                "command.too_large",
                "This has {size} bytes; at most {limit} can be sent at once. Split it.",
                size=len(body),
                limit=MAX_COMMAND,
            )
        now = self.clock.now()
        numbers: list[str] = []
        ctx = Context(
            session.actor(), self.new_id(), now, now, session.prefix, self._drawer(db, session, numbers)
        )
        store = RowStore(db, authority=False)
        store.begin(session.organisation_id)
        changes = run_step(cmd, store, ctx)
        self.crash("execute.run")
        item = Pending(
            0, ctx.command_id, session.user_id, 0, type(cmd).__name__, cmd.VERSION, body.decode(),
            _expects(cmd, changes), self._depends(db, store.touched()), tuple(numbers), now,
            cmd.target() or None, _document_kind(changes), outbox.QUEUED, "",
        )  # fmt: skip
        position = outbox.add(db, item)
        outbox.keep_touches(db, position, _lasting(store.touched()), changes)
        self.crash("execute.queued")
        store.flush()
        told = self._project(db, changes, session.organisation_id)
        self.crash("execute.written")
        return Receipt(ctx.command_id, tuple(numbers), Changes(told.kinds | {"outbox"}, told.ids, local=True))

    def _drawer(self, db: SqliteDb, session: Session, numbers: list[str]) -> Callable[[], str]:
        def draw() -> str:
            count = int(get_state(db, "number_counter", "0")) + 1
            set_state(db, "number_counter", str(count))
            numbers.append(f"{session.prefix}-{count:04d}")
            return numbers[-1]

        return draw

    @staticmethod
    def _depends(db: SqliteDb, touched: list[Key]) -> str:
        if not db.query("SELECT 1 FROM outbox LIMIT 1"):
            return "[]"
        return msgspec.json.encode(outbox.writers(db, touched)).decode()

    def _project(self, db: SqliteDb, changes: Iterable[RowChange], organisation_id: Id) -> Changes:
        touched: dict[str, set[Id]] = {}
        documents: dict[str, set[Id]] = {}
        kinds: set[str] = set()
        ids: set[Id] = set()
        for change in changes:
            table, row_id = change.key
            touched.setdefault(table, set()).add(row_id)
            entity = change.entity
            kinds.add(entity.KIND or entity.TABLE)
            ids.add(getattr(change.row, entity.ROOT) if entity.ROOT else row_id)
            named = (getattr(change.row, name) for name in projector.NAMED_BY.get(table, ()))
            for kind, document_id in projector.documents_of(table, named):
                documents.setdefault(kind, set()).add(document_id)
        projector.project(db, organisation_id, touched, documents)
        return Changes(frozenset(kinds), frozenset(ids))

    def withdraw(self, command_id: Id) -> None:
        """Take a command that was not sent yet out of the outbox, and its effect with it.

        Raises UserError ``outbox.sent`` when it is on its way, ``outbox.needed`` when later work builds on
        it, ``record.missing`` when it is unknown.
        """
        with self.writing() as db:
            session = need_session(db)
            found = outbox.pending(db, "WHERE command_id = ?", (bytes.fromhex(command_id),))
            if not found:
                raise UserError("record.missing", "This command is not in the outbox any more.", "command_id")
            if found[0].state != outbox.QUEUED:
                raise UserError("outbox.sent", "This was sent already and can no longer be withdrawn.")
            if outbox.depending(db, command_id):
                raise UserError(
                    "outbox.needed",
                    "Later work builds on this. Withdraw that first, the newest before the others.",
                )
            rebase = Rebase(db, session.organisation_id)
            rebase.drop({found[0].command_id})
            rebase.run()
            projector.project(db, session.organisation_id, rebase.touched, rebase.documents)
            changes = rebase.changes()
        self.publish(Changes(changes.kinds | {"outbox"}, changes.ids))

    def apply(
        self,
        puts: Iterable[tuple[str, Sequence[str], Iterable[Sequence[Any]]]],
        removes: Iterable[tuple[str, Iterable[bytes]]],
        *,
        cursors: Mapping[str, tuple[int, int, str]],
        state: Mapping[str, str],
        also: Callable[[SqliteDb], None] | None = None,
    ) -> Changes:
        """Take rows of the server in, with cursors and verdicts, in one transaction (law 4).

        ``puts``: table, columns, rows of database values; ``removes``: table and ids; ``cursors``:
        generation, sequence and mark by scope; ``state``: values of the ``state`` table; ``also`` runs
        in the same transaction. Commands whose ``command_result`` comes in leave the outbox.
        """
        with self.writing() as db:
            session = need_session(db)
            rebase = Rebase(db, session.organisation_id)
            for table, columns, rows in puts:
                rebase.put(table, columns, rows)
            for table, ids in removes:
                rebase.remove(table, ids)
            rebase.run()
            projector.project(db, session.organisation_id, rebase.touched, rebase.documents)
            self.crash("apply.rows")
            db.many(
                'INSERT INTO cursor ("scope", "gen", "seq", "mark") VALUES (?,?,?,?) ON CONFLICT ("scope")'
                ' DO UPDATE SET "gen" = excluded."gen", "seq" = excluded."seq", "mark" = excluded."mark"',
                [(scope, *cursor) for scope, cursor in cursors.items()],
            )
            for key, value in state.items():
                set_state(db, key, value)
            if also is not None:
                also(db)
            if "user" in rebase.touched:
                self._refresh_session(db, session)
            changes = rebase.changes()
            self.crash("apply.written")
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
        if len(content) > MAX_FILE:
            raise UserError("file.too_large", "The file has {size} bytes; at most {limit} are taken.", "file",
                            size=len(content), limit=MAX_FILE)  # fmt: skip
        digest = hashlib.sha256(content).hexdigest()
        with self.writing() as db:
            db.run(
                "INSERT INTO file (hash, mime, size, content, state) VALUES (?,?,?,?,'upload')"
                " ON CONFLICT (hash) DO NOTHING",
                (digest, mime, len(content), content),
            )
        self.publish(Changes(frozenset({"file"}), frozenset()))
        return digest

    # ---- telling

    def on_changes(self, listener: Callable[[Changes], None]) -> Callable[[], None]:
        """Call the listener after each commit; returns how to stop."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def publish(self, changes: Changes) -> None:
        """Tell all listeners, after a commit."""
        for listener in list(self._listeners):
            listener(changes)

    def close(self) -> None:
        """Close all connections."""
        with self._write:
            for db in (self._db, *self._open):
                try:
                    db.close()
                except DriverError as error:
                    raise OutageError("disk.failed", f"The database did not close: {error}") from error


def _lasting(touched: list[Key]) -> list[Key]:
    return [key for key in touched if key[0] != "event"]


def _expects(cmd: Command, changes: Iterable[RowChange]) -> str:
    """What the person saw in the fields that the command overwrites (law 5)."""
    if not cmd.EDITS:
        return "[]"
    expects = [
        {"table": change.entity.TABLE, "row_id": change.row.id, "field": name, "base": plain(old)}
        for change in changes
        if change.before is not None and change.after is not None and change.entity.SECTION != USER
        for name, old, new in zip(codec(change.entity).columns, change.before, change.after, strict=True)
        if old != new and name not in change.entity.COMPUTED and name != "version"
    ]
    return msgspec.json.encode(expects).decode()


def _document_kind(changes: Iterable[RowChange]) -> str:
    for change in changes:
        if change.entity.KIND and change.entity.KIND != "event":
            return change.entity.KIND
    return ""

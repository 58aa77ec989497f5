# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What a desk does when something is written: handlers, outbox, rebase and read model in one transaction.

Apart from ``desk``, so that a window paints its first screen before the handlers are loaded.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import msgspec

from desktop_b2b.domain.actor import Context
from desktop_b2b.domain.commands import Command, encode
from desktop_b2b.domain.dashboard import unstored
from desktop_b2b.domain.entities import Row
from desktop_b2b.domain.values import Id, Instant
from desktop_b2b.errors import UserError
from desktop_b2b.services.ports import Changes, Receipt
from desktop_b2b.storage import pending as outbox
from desktop_b2b.storage import projector
from desktop_b2b.storage.codec import codec, plain
from desktop_b2b.storage.db import SqliteDb
from desktop_b2b.storage.desk import MAX_COMMAND
from desktop_b2b.storage.numbering import drawer
from desktop_b2b.storage.pending import Pending
from desktop_b2b.storage.rebase import Rebase
from desktop_b2b.storage.rows import Image, RowChange, RowStore
from desktop_b2b.storage.session import Session
from desktop_b2b.storage.steps import add_history, run_handler
from desktop_b2b.storage.waiting import Waiting, changing, pack, touches_of, waiting


@dataclass(frozen=True, slots=True)
class Run:
    """One command about to run: its transaction, who gave it, its id and when."""

    db: SqliteDb
    session: Session
    command_id: Id
    now: Instant
    crash: Callable[[str], None]


def execute(run: Run, cmd: Command) -> Receipt:
    """Run a command and put it in the outbox. Raises UserError."""
    db, session = run.db, run.session
    body = encode(cmd)
    if len(body) > MAX_COMMAND:
        raise UserError(
            "command.too_large",
            "This has {size} bytes; at most {limit} can be sent at once. Split it.",
            size=len(body),
            limit=MAX_COMMAND,
        )
    numbers: list[str] = []
    ctx = Context(
        session.actor(), run.command_id, run.now, run.now, session.prefix,
        drawer(db, session, run.command_id, numbers),
    )  # fmt: skip
    store = RowStore(db, authority=False, hopeful=True)
    store.begin(session.organisation_id)
    step = run_handler(cmd, store, ctx)
    changes = [*step.changes, *add_history(step, store, ctx)]
    run.crash("execute.run")
    touches = touches_of(store.touched(), changes)
    index = changing(db)
    depends_on = msgspec.json.encode(index.writers(touches)).decode() if len(index) else "[]"
    item = Pending(
        0, ctx.command_id, session.user_id, 0, type(cmd).__name__, cmd.VERSION, body.decode(),
        _expects(cmd, changes), depends_on, tuple(numbers), run.now, cmd.target() or None,
        _document_kind(changes), outbox.QUEUED, "", pack(touches), step.told(),
    )  # fmt: skip
    position = outbox.add(db, item, touches)
    outbox.keep_bases(db, _bases(changes, index))
    index.enter(position, ctx.command_id, touches)
    run.crash("execute.queued")
    store.flush()
    told = _project(db, changes, session.organisation_id)
    run.crash("execute.written")
    return Receipt(ctx.command_id, tuple(numbers), Changes(told.kinds | {"outbox"}, told.ids, local=True))


def judge(db: SqliteDb, session: Session, command_id: Id, now: Instant, cmd: Command) -> UserError | None:
    """What a command would be refused for, were it given now. Its handler runs in memory; nothing is kept."""
    ctx = Context(
        session.actor(), command_id, now, now, session.prefix, lambda *_whose: f"{session.prefix}-0"
    )
    store = RowStore(db, authority=False, hopeful=True)
    store.begin(session.organisation_id)
    try:
        run_handler(cmd, store, ctx)
    except UserError as error:
        return error
    return None


def withdraw(db: SqliteDb, session: Session, command_id: Id) -> Changes:
    """Take a command that was not sent yet out of the outbox, and its effect with it. Raises UserError."""
    found = outbox.at(db, waiting(db).positions_of((command_id,)))
    if not found:
        raise UserError("record.missing", "This command is not in the outbox any more.", "command_id")
    if found[0].state != outbox.QUEUED:
        raise UserError("outbox.sent", "This was sent already and can no longer be withdrawn.")
    if outbox.depending(db, command_id):
        raise UserError(
            "outbox.needed",
            "Later work builds on this. Withdraw that first, the newest before the others.",
        )
    rebase = rebase_for(db)
    rebase.drop({found[0].command_id})
    take_in(db, session, rebase)
    return rebase.news.changes()


@contextmanager
def without_pauses() -> Iterator[None]:
    """What comes in is tens of thousands of objects that die together: to look for rubbish among them is in
    vain.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def rebase_for(db: SqliteDb) -> Rebase:
    """A rebase to be filled with what came from the server."""
    return Rebase(db)


def take_in(db: SqliteDb, session: Session, rebase: Rebase) -> None:
    """Run a rebase, and bring the read model up to date."""
    rebase.run()
    projector.project_rows(db, session.organisation_id, rebase.news.changed, rebase.news.documents)


def _bases(changes: Iterable[RowChange], index: Waiting) -> list[tuple[str, bytes, bytes]]:
    """The server's images of changed rows: of those that no waiting command has written before."""
    found: list[tuple[str, bytes, bytes]] = []
    for change in changes:
        if change.before is not None:
            table, row_id = change.entity.TABLE, bytes.fromhex(change.row.id)
            if not index.is_written(table, row_id):
                found.append((table, row_id, outbox.image_bytes(table, change.before)))
    return found


def _project(db: SqliteDb, changes: Iterable[RowChange], organisation_id: Id) -> Changes:
    touched: dict[str, set[Id]] = {}
    documents: dict[str, set[Id]] = {}
    kinds: set[str] = set()
    ids: set[Id] = set()
    seen: set[tuple[Any, ...]] = set()
    for change in changes:
        entity, row = change.entity, change.row
        table = entity.TABLE
        touched.setdefault(table, set()).add(row.id)
        named = projector.NAMED_BY.get(table, ())
        # A document's parts name the same.
        whose = table, getattr(row, entity.ROOT or "id"), *[getattr(row, name) for name in named]
        if whose in seen:
            continue
        seen.add(whose)
        kinds.add(entity.KIND or table)
        ids.add(whose[1])
        for kind, document_id in projector.documents_of(table, whose[2:]):
            documents.setdefault(kind, set()).add(document_id)
    projector.project(db, organisation_id, touched, documents)
    return Changes(frozenset(kinds), frozenset(ids))


def _expects(cmd: Command, changes: Iterable[RowChange]) -> str:
    """What the person saw in the fields that the command overwrites (law 5): where a default stood, that."""
    if not cmd.EDITS:
        return "[]"
    expects = [
        {"table": change.entity.TABLE, "row_id": change.row.id, "field": name, "base": plain(old)}
        for change in changes
        if change.after is not None and (before := change.before or _default(change.row)) is not None
        for name, old, new in zip(codec(change.entity).columns, before, change.after, strict=True)
        if old != new and name not in change.entity.COMPUTED | change.entity.LOOK and name != "version"
    ]
    return msgspec.json.encode(expects).decode()


def _default(row: Row) -> Image | None:
    found = unstored(row)
    return None if found is None else codec(type(found)).image(found)


def _document_kind(changes: Iterable[RowChange]) -> str:
    for change in changes:
        if change.entity.KIND and change.entity.KIND != "event":
            return change.entity.KIND
    return ""

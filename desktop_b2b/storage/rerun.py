# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A waiting command runs again on a new base, in memory: what it touched and told, before and now (law 5)."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Any

import msgspec

from desktop_b2b.domain.actor import Actor, Context
from desktop_b2b.domain.commands import Command
from desktop_b2b.domain.entities import BY_TABLE, Event
from desktop_b2b.domain.values import Id
from desktop_b2b.errors import UserError
from desktop_b2b.storage.codec import plain
from desktop_b2b.storage.db import DriverError, SqliteDb, places
from desktop_b2b.storage.ground import Ground, Memory
from desktop_b2b.storage.pending import Pending
from desktop_b2b.storage.rows import Key, RowChange
from desktop_b2b.storage.session import Session, user_session
from desktop_b2b.storage.steps import Step, run_handler
from desktop_b2b.storage.waiting import (
    EVENT,
    MADE,
    Touches,
    Write,
    touches_by,
    touches_of,
    writes_of,
    written_rows,
)

_log = logging.getLogger(__name__)
_CHUNK = 500


class Item:
    """A waiting command with what it touched when it last ran, decoded once."""

    __slots__ = ("_cmd", "_last", "expects", "item", "memory", "touches", "written")

    def __init__(self, item: Pending, touches: Touches) -> None:
        self.item = item
        self.touches = touches
        self.written = written_rows(touches)
        #: What the person saw, by field.
        self.expects: list[dict[str, Any]] = msgspec.json.decode(item.expects)
        self._cmd: Command | None = None
        self._last: tuple[list[Key], list[Write], Touches] | None = None
        #: How it ran when it took the same way as before, and whose session that was.
        self.memory: tuple[Session, Memory] | None = None

    def command(self) -> Command:
        """The command itself. Raises UserError where it is not understood."""
        if self._cmd is None:
            self._cmd = self.item.command()
        return self._cmd

    def touches_now(self, touched: list[Key], writes: list[Write]) -> Touches:
        """What it touched this time, history left aside; mostly that is what it was the last time."""
        last = self._last
        if last is None or last[0] != touched or last[1] != writes:
            found = touches_by(touched, writes)
            for table, rows in found.items():
                # One and the same where they are equal: compared again, nobody looks into them.
                if rows == (before := self.touches.get(table)):
                    found[table] = before
            self._last = last = touched, writes, found
        return {**last[2]}


@dataclass(slots=True, eq=False)
class Run:
    """A command that ran again: what it touched before and now, what it changed; events that are new."""

    found: Item
    touches: Touches
    changes: list[RowChange]
    events: list[Event]
    told: bytes
    error: str
    #: Whether it took the same way as before.
    is_same: bool

    @property
    def item(self) -> Pending:
        """The command."""
        return self.found.item

    @property
    def before(self) -> Touches:
        """What it touched when it ran before."""
        return self.found.touches


class Reruns:
    """Runs commands again, one after the other."""

    def __init__(self, db: SqliteDb) -> None:
        self._db = db
        self._who: dict[Id, tuple[Session, Actor] | None] = {}
        self._refused: set[bytes] | None = None
        #: How many ran.
        self.count = 0

    def run(self, found: Item, ground: Ground, gone: Collection[bytes]) -> Run:
        """Run a pending command on the new base; ``gone``: the history that the server takes away.

        One that is refused now has no effect here and waits for the server's word.
        """
        self.count += 1
        item = found.item
        who = self._known(item.user_id)
        if who is None:
            _log.error("a pending command has no known user", extra={"command": item.command_id})
            return self._lost(found, {}, item.local_error, ground)
        if self._was_refused(item.command_id):
            return self._lost(found, {}, item.local_error, ground)
        session, actor = who
        ground.begin(session.organisation_id)
        history = found.touches.get(EVENT)
        keeps_history = not history or history.keys().isdisjoint(gone)
        if found.memory is not None and keeps_history:
            owner, memory = found.memory
            if owner == session and ground.is_as(memory):
                return Run(found, found.touches, ground.again(memory), [], item.told, "", is_same=True)
        ctx = Context(
            actor, item.command_id, item.made_at, item.made_at, session.prefix,
            _repeat(item.numbers, session.prefix),
        )  # fmt: skip
        step: Step | None = None
        error = ""
        try:
            clashes = _clashes(found.expects, ground)
            step = run_handler(found.command(), ground, ctx)
            _check_clashes(clashes, ground)
        except UserError as refusal:
            error = refusal.code
        except DriverError:
            raise
        except Exception:
            # A bug in one handler must not keep everything else of the server out.
            _log.exception("a pending command failed when it ran again", extra={"command": item.command_id})
            error = "command.failed"
        touched = ground.touched()
        if error or step is None:
            ground.undo(step.changes if step is not None else None)
            return self._lost(found, touches_of(touched, ()), error, ground)
        touches, told = found.touches_now(touched, writes_of(step.changes)), step.told()
        events: list[Event] = []
        if not (_same_story(told, item.told) and keeps_history):
            events = step.events(ctx)
            ground.tell((history or {}).keys(), events)
            history = {bytes.fromhex(event.id): MADE for event in events}
        if history:
            touches[EVENT] = history
        is_same = touches == found.touches
        if is_same and told == item.told:
            found.memory = session, ground.memory(step.changes)
        return Run(found, touches, step.changes, events, told, "", is_same)

    def _lost(self, found: Item, touches: Touches, error: str, ground: Ground) -> Run:
        """One that has no effect this time, and no history that later ones could build on."""
        own = found.touches.get(EVENT, {}).keys()
        if own:
            ground.tell(own - given(self._db, own), ())
        return Run(found, touches, [], [], b"", error, touches == found.touches)

    def _was_refused(self, command_id: Id) -> bool:
        """Whether the server refused a command before it was restored: that stands."""
        if self._refused is None:
            sql = "SELECT command_id FROM replay WHERE outcome <> 'committed'"
            self._refused = {row[0] for row in self._db.query(sql)}
        return bytes.fromhex(command_id) in self._refused

    def _known(self, user_id: Id) -> tuple[Session, Actor] | None:
        if user_id not in self._who:
            session = user_session(self._db, user_id)
            self._who[user_id] = None if session is None else (session, session.actor())
        return self._who[user_id]


def given(db: SqliteDb, event_ids: Collection[bytes]) -> set[bytes]:
    """Which of these events stand as the server gave them: a verdict may come long after its rows, to
    whoever signs in again.
    """
    found: set[bytes] = set()
    sought = [*event_ids]
    for start in range(0, len(sought), _CHUNK):
        marks, part = places(sought[start : start + _CHUNK])
        sql = f'SELECT "id" FROM "{EVENT}" WHERE "id" IN ({marks}) AND "version" > 0'
        found.update(row[0] for row in db.query(sql, part))
    return found


def same_rows(told: bytes, before: bytes) -> bool:
    """Whether a command made the same rows as before."""
    return told[8:] == before[8:]


def _same_story(told: bytes, before: bytes) -> bool:
    """Whether a command left the same history as before (``Step.told``)."""
    return told[:8] == before[:8]


def _value(store: Ground, expect: dict[str, Any]) -> Any:
    entity = BY_TABLE[expect["table"]]
    row = store.find(entity, expect["row_id"])
    if row is None:
        return expect["base"] if entity.DEFAULTED else None
    return plain(getattr(row, expect["field"]))


def _clashes(expects: Iterable[dict[str, Any]], store: Ground) -> list[tuple[dict[str, Any], Any]]:
    """What is no longer as the person saw it, with what it is now."""
    return [(expect, theirs) for expect in expects if (theirs := _value(store, expect)) != expect["base"]]


def _check_clashes(clashes: list[tuple[dict[str, Any], Any]], store: Ground) -> None:
    """The server will find the same conflict: show theirs until it has said so."""
    for expect, theirs in clashes:
        if _value(store, expect) != theirs:
            raise UserError("sync.conflict", "Somebody else changed this meanwhile.", expect["field"])


def _repeat(numbers: Iterable[str], prefix: str) -> Callable[[Id, Id], str]:
    """Numbers as they were drawn; where a rerun needs more, ones that only the server makes final."""
    left = iter(numbers)
    extra = iter(range(1, 1_000_000))

    def draw(_owner_id: Id, _seen_by: Id) -> str:
        return next(left, None) or f"{prefix}-?{next(extra)}"

    return draw

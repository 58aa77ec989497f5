# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""One transaction of the server: what it reads and knows, and its end, which writes all of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from desktop_b2b.domain.actor import Context
from desktop_b2b.domain.commands import Command
from desktop_b2b.domain.entities import (
    B2BOrder,
    Recount,
    RequestPartner,
)
from desktop_b2b.domain.events import DomainEvent
from desktop_b2b.domain.values import Id, Instant
from desktop_b2b.services import bus
from desktop_b2b.storage.db import Db, Together, go_on
from desktop_b2b.storage.rows import Key, RowStore, Written
from sync.protocol.versions import PRESENT, Versions
from sync.server.epochs import Epoch
from sync.server.feeds import Early, Published, publish
from sync.server.ids import REAL, Chance
from sync.server.met import Met
from sync.server.numbers import Numbers, Series
from sync.server.store import ServerStore
from sync.server.verdicts import Verdicts
from sync.server.work import (
    system_actor,
)

#: Rows whose instants the scheduler wakes at.
_TIMED = (RequestPartner, B2BOrder, Recount)
#: What stands for a device where the server did something by itself.
SERVER_PREFIX = "S0"
_LOG = (
    'INSERT INTO "command_log" ("id", "hash", "device_id", "user_id", "lane_seq", "type", "outcome", "code",'
    ' "at", "body", "numbers") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)'
)
_EFFECT = (
    'INSERT INTO "effect" ("id", "kind", "body", "state", "made_at", "due_at", "tries", "reason")'
    ' VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT ("id") DO NOTHING'
)
_PARKED = (
    'INSERT INTO "parked" ("id", "device_id", "user_id", "lane_seq", "at", "envelope")'
    ' VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT ("id") DO NOTHING'
)


class Unit:
    """Rows, lanes, log and effects of one transaction; finish() writes them, the caller commits."""

    def __init__(
        self,
        db: Db,
        *,
        trusting: bool = False,
        early: bool = False,
        chance: Chance = REAL,
        crash: Callable[[str], None] = go_on,
        now: Instant = 0,
        versions: Versions = PRESENT,
        store: ServerStore | None = None,
        epoch: Epoch | None = None,
    ) -> None:
        self.db = db
        self.now = now
        self._versions = versions
        self._parked: list[tuple[Any, ...]] = []
        #: Rows that are removed on purpose: no desk asks back.
        self.meant: set[Key] = set()
        self.chance = chance
        self._crash = crash
        self.store = store or ServerStore(db, trusting=trusting)
        self._early = Early(db, self.store.heads) if early else None
        self.deadlines_moved = False
        self._met = Met(db)
        self._decoded: dict[Id, Command] = {}
        self._sections: dict[Id, frozenset[str]] = {}
        self._log: list[tuple[Any, ...]] = []
        self._effects: list[tuple[Any, ...]] = []
        self._numbers = Numbers(db)
        self._series = Series(db, chance, len(epoch.former) if epoch is not None else 0)
        self._epoch = epoch
        #: Commands given again were taken: what waited for them may be tried.
        self.replayed = False
        self._verdicts = Verdicts(self.store, self._met, epoch)

    def context(self, command_id: Id, organisation_id: Id, now: Instant) -> Context:
        """The context of work that the server does by itself."""
        return Context(system_actor(organisation_id), command_id, now, now, SERVER_PREFIX, self._series.draw)

    def write(self, change: Callable[[RowStore], None], events: Iterable[DomainEvent], ctx: Context) -> None:
        """Write rows without a command (an administrator's), and let reactions answer events."""
        self.store.begin(None)
        change(self.store)
        self.store.done()
        pending = list(events)
        while pending:
            bus.react(pending, self.store, ctx)
            pending, self.store.events = self.store.events, []
        self.store.done()

    def write_early(self, count: int) -> None:
        """Have the database write what is judged, while further commands are, if so many rows wait."""
        if self._early is not None and self.store.unwritten >= count:
            self._early.enter(self._flush(), self.meant)

    def finish(self, last: Together) -> Published | None:
        """Write everything, the feeds' counters last, with what else is asked at the end; what came of it, if
        anything.
        """
        written = self._flush()
        self._crash("finish.rows")
        db = self.db
        db.many(_LOG, self._log)
        self._numbers.write()
        db.many(_EFFECT, self._effects)
        db.many(_PARKED, self._parked)
        self._met.write()
        self._series.write()
        self._crash("finish.log")
        if not written and not (self._early is not None and self._early.entries):
            last.ask(db)
            return None
        found = publish(db, written, self.chance, at=self.now, meant=self.meant, early=self._early, last=last)
        self.store.heads.update(found.heads)
        return found if found.heads else None

    def _flush(self) -> list[Written]:
        written = self.store.flush()
        self.deadlines_moved = self.deadlines_moved or any(item.entity in _TIMED for item in written)
        return written

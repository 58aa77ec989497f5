# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Whether a server process can do its work, and the numbers of the moment that its metrics show."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_b2b.clock import monotonic
from desktop_b2b.storage.db import Db
from sync.server.database import is_outage
from sync.server.feeds import read_heads

if TYPE_CHECKING:
    from sync.server.server import Server

OK, FAILING = "ok", "failing"
#: Seconds after which work that should be quick counts as stuck.
_STUCK = 30.0
_SCHEDULER_STUCK = 180.0
_HEADS_STUCK = 5.0
#: Counting rows costs: the counts are as old as this, seconds.
_FRESH = 10.0

_COUNTS = {
    "devices": ("Enrolled devices.", 'SELECT count(*) FROM "device"'),
    "feed_heads": ("Scopes that have a feed.", 'SELECT count(*) FROM "scope"'),
    "parked": (
        "Parked commands that nobody has dealt with.",
        'SELECT count(*) FROM "sync_issue" WHERE "kind" = \'parked\' AND "state" = \'open\'',
    ),
}
_EFFECTS = (
    "SELECT \"state\", count(*) FROM \"effect\" WHERE \"state\" IN ('waiting', 'held', 'failed', 'skipped')"
    ' GROUP BY "state"'
)
Gauges = dict[tuple[str, str, str, str], float]


@dataclass(frozen=True, slots=True)
class Health:
    """What was found: each part with ``ok`` or what ails it, and whether work can be done."""

    ready: bool
    parts: dict[str, str]


class Doctor:
    """Looks after one server process; used by any thread."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._lock = threading.Lock()
        self._counted_at = -_FRESH
        self._counts: Gauges = {}

    def look(self) -> Health:
        """Ask all parts. Mail that is held up is told, but the server does its work without."""
        server = self._server
        parts = {
            "database": self._ask(self._database),
            "executor": self._executor(),
            "scheduler": _thread(server.scheduler.is_alive, server.scheduler.looked_at, _SCHEDULER_STUCK),
            "assigner": _thread(server.assigner.is_alive, server.assigner.looked_at, _SCHEDULER_STUCK),
            "heads": self._ask(self._heads),
            "dispatcher": OK if server.dispatcher.is_alive else "stopped",
            "alerts": OK if server.alerts.is_alive else "stopped",
        }
        if server.draining:
            parts["server"] = "ending"
        ready = all(state == OK for state in parts.values())
        if server.dispatcher.is_held_up:
            parts["mail"] = "held up"
        return Health(ready, parts)

    def gauges(self) -> Gauges:
        """The numbers of this moment; those of the database are up to ten seconds old."""
        server = self._server
        now: Gauges = {
            _plain("executor_queue", "Pieces of work that wait for the executor."): server.executor.waiting,
            _plain("executor_busy", "Whether the executor is at work."): float(
                server.executor.busy_since is not None
            ),
            _plain("waiting_desks", "Long polls that wait for news."): server.waiters.count(),
            _plain("draining", "Whether the server is ending."): float(server.draining),
            _plain("dispatcher_lease", "Whether this process sends effects."): float(
                server.dispatcher.holds_lease
            ),
            _plain("mail_held_up", "Whether the mail relay is out of reach."): float(
                server.dispatcher.is_held_up
            ),
        }
        for name, state in self.look().parts.items():
            now["healthy", "Whether a part of the server works.", "part", name] = float(state == OK)
        return now | self._counted()

    # ---- inside

    def _ask(self, question: Callable[[], str]) -> str:
        try:
            return question()
        except Exception as error:
            if not is_outage(error):
                raise
            return "out of reach"

    def _database(self) -> str:
        with self._server.readers.snapshot() as db:
            db.query('SELECT "value" FROM "state" WHERE "key" = \'epoch\'')
        return OK

    def _executor(self) -> str:
        executor = self._server.executor
        since = executor.busy_since
        if not executor.is_alive:
            return "stopped"
        return "stuck" if since is not None and monotonic() - since > _STUCK else OK

    def _heads(self) -> str:
        """What the desks were told of may lag behind the database for a moment only."""
        watch = self._server.watch
        if not watch.is_alive:
            return "stopped" if self._server.background else OK
        if monotonic() - watch.looked_at < _HEADS_STUCK:
            return OK
        told = watch.seen()
        with self._server.readers.snapshot() as db:
            heads = read_heads(db, tuple(told)[:500])
        behind = sum(head > told[scope] for scope, head in heads.items())
        return f"stuck, {behind} behind"

    def _counted(self) -> Gauges:
        with self._lock:
            if monotonic() - self._counted_at >= _FRESH:
                self._counts = self._count()
                self._counted_at = monotonic()
            return dict(self._counts)

    def _count(self) -> Gauges:
        try:
            with self._server.readers.snapshot() as db:
                return _read_counts(db)
        except Exception as error:
            if not is_outage(error):
                raise
            return {}


def _read_counts(db: Db) -> Gauges:
    found: Gauges = {_plain(name, text): float(db.query(sql)[0][0]) for name, (text, sql) in _COUNTS.items()}
    states = dict.fromkeys(("waiting", "held", "failed", "skipped"), 0)
    states.update(dict(db.query(_EFFECTS)))
    for state, count in states.items():
        found["effects", "Effects that were not sent, by state.", "state", state] = float(count)
    return found


def _plain(name: str, text: str) -> tuple[str, str, str, str]:
    return name, text, "", ""


def _thread(is_alive: bool, looked_at: float | None, patience: float) -> str:
    if looked_at is None:
        return OK  # it was never to run
    if not is_alive:
        return "stopped"
    return OK if monotonic() - looked_at < patience else "stuck"

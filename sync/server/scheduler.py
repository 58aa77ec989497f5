# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The server's scheduler: what is due is judged at its instant, by a command like any other (law 9)."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import Protocol

from desktop_b2b.clock import Clock, monotonic
from desktop_b2b.domain.commands import Command
from desktop_b2b.domain.commands.fulfilment import MeetReserveDate
from desktop_b2b.domain.commands.sourcing import CloseDeadlines
from desktop_b2b.domain.values import Id, Instant, child_id
from desktop_b2b.errors import OutageError
from desktop_b2b.storage.db import go_on
from sync.protocol.messages import COMMITTED, Outcome
from sync.server import epochs, recounts, replays
from sync.server.bell import Bell
from sync.server.database import Readers
from sync.server.executor import Executor
from sync.server.work import Own

_log = logging.getLogger(__name__)

#: The clock may be set: nobody sleeps longer than this without looking at it, seconds.
_LONGEST = 60.0
#: Before trying again where the database was out of reach, seconds.
_PATIENCE = 5.0
# An answer at the very instant of its deadline is in time (rules.deadlines.passed): judged after it.
_ASKED = '"state" = \'asked\' AND "deadline_at"'
#: Answers under seal are opened at the last deadline of all (N8), asked or not.
_SEALED = '"sealed" = 1 AND "opened_at" IS NULL AND "next_deadline_at"'
_DUE = (
    'SELECT "request_id", "owner_id", "deadline_at" AS "at" FROM "request_partner"'  # noqa: S608  # our own text
    f" WHERE {_ASKED} < ? UNION"
    f' SELECT "id", "owner_id", "next_deadline_at" FROM "request" WHERE {_SEALED} < ?'
    ' ORDER BY "at", "request_id"'
)
#: Orders whose reserve date begins at their centres (S1.25); another one than ours may have met it already.
_AHEAD = '"reserved_at" IS NULL AND "state" = \'action_required\' AND "reserve_at"'
_MET = (
    f'SELECT "id", "owner_id", "reserve_at" FROM "b2b_order" WHERE {_AHEAD} <= ?'  # noqa: S608  # as above
    ' ORDER BY "reserve_at", "id"'
)
_NEXT = (
    f'SELECT MIN("reserve_at") - 1 FROM "b2b_order" WHERE {_AHEAD} > ?',  # noqa: S608  # as above
    f'SELECT MIN("deadline_at") FROM "request_partner" WHERE {_ASKED} >= ?',  # noqa: S608  # as above
    f'SELECT MIN("next_deadline_at") FROM "request" WHERE {_SEALED} >= ?',  # noqa: S608  # as above
)


def _due(command: Command, document: bytes, owner: bytes, at: Instant) -> tuple[Id, Command, Id]:
    """A command that is due: its id, the same on each server, itself, and for whom it is given."""
    return child_id(document.hex(), "deadline", at), command, owner.hex()


class Assign(Protocol):
    """Assigns requests in automatic mode."""

    def __call__(self, *, now: bool) -> None:
        """Soon, or before it returns."""
        ...


def _nobody(*, now: bool) -> None:
    """Where nothing is assigned."""


class Scheduler:
    """One thread that sleeps until the next deadline. Between deadlines it tends the database: ``tend``
    does a little and says whether there is more; ``assign`` hears that requests may be ready to be assigned,
    ``now`` where others wait for that; ``crash`` hears each step's name, for tests.
    """

    def __init__(
        self,
        readers: Readers,
        executor: Executor,
        clock: Clock,
        tend: Callable[[], bool] = lambda: False,
        *,
        assign: Assign = _nobody,
        crash: Callable[[str], None] = go_on,
    ) -> None:
        self._crash = crash
        self._tend = tend
        self._assign = assign
        self._readers = readers
        self._executor = executor
        self._clock = clock
        self._bell = Bell()
        self._given: set[Id] = set()
        self._thread = threading.Thread(target=self._run, name="scheduler", daemon=True)
        #: When it looked last, in seconds of the steady clock; None before its start.
        self.looked_at: float | None = None

    def start(self) -> None:
        """Begin to watch."""
        self.looked_at = monotonic()
        self._thread.start()

    @property
    def is_alive(self) -> bool:
        """Whether it works."""
        return self._thread.is_alive()

    def stop(self) -> None:
        """End; what is under way is finished."""
        self._bell.end()
        if self._thread.is_alive():
            self._thread.join()

    def wake(self) -> None:
        """Deadlines or the clock changed."""
        self._bell.ring()

    def run_due(self) -> list[Outcome]:
        """Judge every request whose deadline is over; each (request, deadline) once."""
        now = self._clock.now()
        with self._readers.snapshot() as db:
            # After a restore the answers that were in time come again first.
            held = epochs.hold(db, now)
            found = [
                *((CloseDeadlines(request_id=row[0].hex()), *row) for row in db.query(_DUE, (now, now))),
                *((MeetReserveDate(b2b_order_id=row[0].hex()), *row) for row in db.query(_MET, (now,))),
            ]
            due = [_due(*row) for row in found if row[3] >= held]
            anew = recounts.pieces(db, now)
            waits = replays.any_held(db)
        work = []
        for command_id, command, owner in due:
            if command_id not in self._given:
                work.append(Own(command_id, command, owner, now))
        work += [item for item in anew if item.command_id not in self._given]
        self._crash("due.found")
        futures = [self._executor.own(item) for item in work]
        outcomes = [future.result() for future in futures]
        self._crash("due.judged")
        for outcome in outcomes:
            if outcome.outcome != COMMITTED:
                _log.error("deadline command %s: %s %s", outcome.id, outcome.outcome, outcome.code)
        # What stays due is not given again by this process; a new deadline makes a new command.
        self._given = {command_id for command_id, _, _ in due} | {item.command_id for item in anew}
        self._assign(now=waits and not held)
        if waits and (outcomes or not held):
            self._executor.call(lambda unit: unit.retry_held(final=not held)).result()
        return outcomes

    def next_due(self) -> Instant | None:
        """The next deadline after now."""
        with self._readers.snapshot() as db:
            now = self._clock.now()
            ahead = [at for sql in _NEXT for (at,) in db.query(sql, (now,)) if at is not None]
            found: Instant | None = min(ahead, default=None)
            until = epochs.held_until(db) if epochs.hold(db, now) else 0
        return min(found or until, until) if until else found

    def _tended(self) -> bool:
        """Tend a little; a failure of that must not keep deadlines from being judged."""
        try:
            return self._tend()
        except OutageError:
            raise
        except Exception:
            _log.exception("the database could not be tended")
            return False

    def _run(self) -> None:
        while self._bell.look():
            self.looked_at = monotonic()
            try:
                self.run_due()
                at = self.next_due()
                wait = _LONGEST if at is None else max(0.0, (at + 1 - self._clock.now()) / 1000)
                if self._tended():
                    continue
            except OutageError as error:
                _log.error("deadlines cannot be watched: %s", error)
                wait = _PATIENCE
            self._bell.wait(min(wait, _LONGEST))

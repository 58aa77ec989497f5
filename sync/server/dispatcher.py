# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Sends what commands caused: the ``effect`` rows that were committed with them.

Any number of server processes run a dispatcher; the one that holds the lease sends, one effect after the
other. An effect is sent first and recorded after: at least once on the wire, exactly once in the books.
Its id goes with it, so that a receiver can tell a repetition.
"""

from __future__ import annotations

import logging
import random
import re
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError
from dataclasses import dataclass
from typing import Final, Protocol

import msgspec

from desktop_b2b.clock import DAY, HOUR, MINUTE, SECOND, Clock, monotonic
from desktop_b2b.domain.values import Id, Instant
from desktop_b2b.errors import DesktopError, OutageError
from desktop_b2b.storage.db import go_on
from sync.server.database import Readers, is_outage
from sync.server.executor import Executor
from sync.server.lease import Lease

_log = logging.getLogger(__name__)

#: States of an effect. ``held`` ones wait for a person's word after a server was restored.
WAITING, HELD, SENT, FAILED, SKIPPED = "waiting", "held", "sent", "failed", "skipped"

#: How often waiting effects are looked for, seconds.
_LOOK = 1.0
#: A lease, and how much of it must be left before anything is sent: longer than one sending may take.
LEASE, SENDING = 60.0, 40.0
#: Pauses where the way out is closed, seconds: doubled from the first to the longest.
_FIRST_PAUSE, _LONGEST_PAUSE = 1.0, 300.0
#: An effect put off waits a minute, then twice as long each time ...
_FIRST_DELAY, _LONGEST_DELAY = MINUTE, 4 * HOUR
#: ... and is given up after so long (RFC 5321, 4.5.4.1: four to five days).
GIVE_UP = 5 * DAY
_NAME: Final = "dispatcher"

_RECORD = (
    'UPDATE "effect" SET "state" = ?, "due_at" = ?, "tries" = "tries" + 1, "ended_at" = ?, "reason" = ?'
    ' WHERE "id" = ? AND "state" = \'waiting\''
)


@dataclass(frozen=True, slots=True)
class Effect:
    """Something to be sent: ids only in ``body``; what may be said of them is looked up."""

    id: Id
    kind: str
    body: dict[str, Id]
    tries: int
    made_at: Instant


class Later(DesktopError):
    """Not now, but later: ``after`` milliseconds where the other side named a time."""

    def __init__(self, reason: str, after: int | None = None) -> None:
        super().__init__(reason)
        self.after = after


class Refused(DesktopError):
    """Never: the other side does not take it, and will not."""


class Skipped(DesktopError):
    """There is nothing to be said any more."""


class Sender(Protocol):
    """Sends effects of some kinds; used by one thread at a time.

    ``kinds``: those it knows; others are left waiting for a newer server.
    """

    kinds: frozenset[str]

    def send(self, effect: Effect) -> None:
        """Send it, in less than ``SENDING`` seconds.

        Raises Later, Refused, Skipped; OutageError where nothing at all can be sent.
        """
        ...

    def rest(self) -> None:
        """Nothing more for now: let go of lines."""
        ...


@dataclass(frozen=True, slots=True)
class _Verdict:
    effect: Effect
    state: str
    due_at: Instant
    ended_at: Instant | None
    reason: str


class Dispatcher:
    """One thread that looks for effects and hands them to their senders.

    ``holder`` names this process. ``crash`` hears each step's name, ``jitter`` spreads pauses, ``count``
    hears of each verdict's state, ``monotonic`` counts a lease's seconds: for tests and measures.
    """

    def __init__(
        self,
        readers: Readers,
        executor: Executor,
        clock: Clock,
        senders: Sequence[Sender],
        holder: str,
        *,
        crash: Callable[[str], None] = go_on,
        jitter: Callable[[float, float], float] = random.uniform,
        count: Callable[[str], None] = go_on,
        monotonic: Callable[[], float] = monotonic,
    ) -> None:
        self._readers = readers
        self._executor = executor
        self._clock = clock
        self._senders = {kind: sender for sender in senders for kind in sender.kinds}
        self._all = tuple(senders)
        self._lease = Lease(executor, clock, _NAME, holder, monotonic)
        self._crash = crash
        self._jitter = jitter
        self._count = count
        self._stopping = threading.Event()
        self._failures = 0
        self._unrecorded: _Verdict | None = None
        self._thread = threading.Thread(target=self._run, name="dispatcher", daemon=True)

    # ---- asked by others

    def start(self) -> None:
        """Begin to send; without senders there is nothing to do."""
        if self._senders:
            self._thread.start()

    def stop(self) -> None:
        """Finish the one that is being sent, and end."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join()

    @property
    def is_alive(self) -> bool:
        """Whether it works, or has nothing to do for want of senders."""
        return not self._senders or self._thread.is_alive()

    @property
    def is_held_up(self) -> bool:
        """Whether the way out is closed."""
        return self._failures > 0

    @property
    def holds_lease(self) -> bool:
        """Whether this process is the one that sends."""
        return self._lease.is_held

    def run_due(self) -> float:
        """Send all that is due, if nobody else does; returns how many seconds to rest after it."""
        if self._unrecorded is not None:
            self._record(self._unrecorded)
        while not self._stopping.is_set():
            if self._next() is None or not self._lease.hold(LEASE, SENDING):
                break
            effect = self._next()  # of what others sent before the lease was ours, nothing is left
            if effect is None:
                break
            pause = self._one(effect)
            if pause:
                return pause
        self._let_go()
        return _LOOK

    # ---- one effect

    def _one(self, effect: Effect) -> float:
        """Send one; returns the pause that a closed way out asks for."""
        now = self._clock.now()
        try:
            self._crash("effect.send")
            self._senders[effect.kind].send(effect)
            verdict = _Verdict(effect, SENT, effect.made_at, self._clock.now(), "")
        except Skipped as nothing:
            verdict = _Verdict(effect, SKIPPED, effect.made_at, now, str(nothing))
        except Refused as refusal:
            verdict = _Verdict(effect, FAILED, effect.made_at, now, str(refusal))
        except Later as later:
            verdict = self._put_off(effect, str(later), later.after)
        except OutageError as outage:
            return self._held_up(outage)
        except Exception as error:
            if is_outage(error):
                raise
            _log.exception("effect %s of kind %s cannot be sent", effect.id, effect.kind)
            verdict = self._put_off(effect, type(error).__name__, None)
        if self._failures:
            self._failures = 0
            _log.info("effects are sent again")
        self._crash("effect.sent")
        self._record(verdict)
        self._crash("effect.recorded")
        return 0.0

    def _put_off(self, effect: Effect, reason: str, after: int | None) -> _Verdict:
        now = self._clock.now()
        if now - effect.made_at >= GIVE_UP:
            return _Verdict(effect, FAILED, effect.made_at, now, f"given up: {reason}")
        delay = _FIRST_DELAY << min(effect.tries, 10) if after is None else max(after, SECOND)
        return _Verdict(effect, WAITING, now + min(delay, _LONGEST_DELAY), None, reason)

    def _held_up(self, outage: OutageError) -> float:
        """Wait longer each time, and keep the lease meanwhile: others would knock at the same door."""
        pause = min(_LONGEST_PAUSE, _FIRST_PAUSE * 2 ** min(self._failures, 20))
        pause = self._jitter(pause / 2, pause)
        if not self._failures:
            _log.warning("effects wait: %s", outage, extra={"code": outage.code})
        self._failures += 1
        self._lease.take(pause + LEASE)
        return pause

    def _record(self, verdict: _Verdict) -> None:
        """Write down what became of an effect, exactly once, whoever else may have sent it meanwhile."""
        self._unrecorded = verdict
        effect = verdict.effect
        values = (
            verdict.state,
            verdict.due_at,
            verdict.ended_at,
            redacted(verdict.reason),
            bytes.fromhex(effect.id),
        )
        changed = self._executor.call(lambda unit: unit.db.run(_RECORD, values)).result()
        self._unrecorded = None
        state = verdict.state if changed else "repeated"
        self._count(state)
        level = logging.WARNING if state == FAILED else logging.INFO
        _log.log(
            level,
            "effect %s %s",
            effect.id,
            state,
            extra={
                "effect": effect.id,
                "kind": effect.kind,
                "state": state,
                "tries": effect.tries + 1,
                "reason": redacted(verdict.reason),
            },
        )

    # ---- what is due, and whose turn it is

    def _next(self) -> Effect | None:
        kinds = sorted(self._senders)
        places = ", ".join("?" * len(kinds))
        sql = (
            'SELECT "id", "kind", "body", "tries", "made_at" FROM "effect" WHERE "state" = \'waiting\''  # noqa: S608
            f' AND "due_at" <= ? AND "kind" IN ({places}) ORDER BY "due_at", "id" LIMIT 1'
        )
        with self._readers.snapshot() as db:
            for row_id, kind, body, tries, made_at in db.query(sql, (self._clock.now(), *kinds)):
                return Effect(row_id.hex(), kind, msgspec.json.decode(body), tries, made_at)
        return None

    def _let_go(self) -> None:
        for sender in self._all:
            sender.rest()
        self._lease.release()

    # ---- the thread

    def _run(self) -> None:
        pause = 0.0
        while not self._stopping.wait(pause):
            try:
                pause = self.run_due()
            except (OutageError, CancelledError) as error:
                _log.warning("effects cannot be looked for: %s", error)
                pause = self._jitter(_LOOK, 5 * _LOOK)
            except Exception as error:
                if not is_outage(error):
                    _log.exception("the dispatcher stumbled")
                pause = self._jitter(_LOOK, 5 * _LOOK)
        try:
            self._let_go()
        except Exception as error:
            # The lease runs out by itself; what is no outage is a fault all the same.
            if is_outage(error):
                _log.info("the lease runs out by itself: %s", error)
            else:
                _log.exception("the lease was not given back")


_ADDRESS = re.compile(r"[^\s<>@,;:\"'()\[\]]+@[^\s<>@,;:\"'()\[\]]+")


def redacted(text: str) -> str:
    """A reason as it may be kept and logged: other servers like to repeat addresses."""
    return _ADDRESS.sub("***", text)[:500]

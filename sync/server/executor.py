# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The one executor of a server process: drains waiting work into one transaction (law 6).

Work of many desks shares a transaction, a flush and a commit. Where that fails for a reason of ours, the
same work is run again command by command, and the one that fails is parked.
"""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from desktop_b2b.clock import SystemClock, monotonic
from desktop_b2b.domain.values import Instant
from desktop_b2b.errors import DesktopError, OutageError
from desktop_b2b.storage.db import Db, Together, go_on
from sync.protocol.gateway import GatewayError
from sync.protocol.messages import Outcome
from sync.protocol.versions import PRESENT, Versions
from sync.server.database import Database, begin_again, begin_writing, is_lost_race, is_outage
from sync.server.epochs import History
from sync.server.ids import REAL, Chance
from sync.server.intake import Transaction
from sync.server.metrics import Metrics
from sync.server.recent import Recent
from sync.server.store import ServerStore
from sync.server.work import LaneWork, Own, Push, Pushed, bug_of

_WRITER = 'SELECT "value" FROM "state" WHERE "key" = \'writer\''
_SIGN = (
    'INSERT INTO "state" ("key", "value") VALUES (\'writer\', ?)'
    ' ON CONFLICT ("key") DO UPDATE SET "value" = excluded."value"'
)

_log = logging.getLogger(__name__)
_CLOCK = SystemClock()
T = TypeVar("T")

#: Commands in one transaction at most; a single push may have them all.
GROUP = 400
#: How often a lost race is run again.
_RETRIES = 5


@dataclass(frozen=True, slots=True)
class Call(Generic[T]):
    """Any other writing of the server, in a transaction of its own."""

    do: Callable[[Transaction], T]


class _Job:
    __slots__ = ("done", "work")

    def __init__(self, work: Push | Own | Call[Any]) -> None:
        self.work = work
        self.done: Future[Any] = Future()


class Executor:
    """One thread, one writing connection. ``on_commit`` hears of the heads that moved, and of deadlines.

    ``inline``: no thread, work is done where it is given; with ``held`` pushes wait for ``drain``, to be
    judged together. ``chance`` makes what is random, ``crash`` hears the name of each step: for simulations.
    """

    def __init__(
        self,
        database: Database,
        on_commit: Callable[[dict[str, int], bool], None],
        *,
        chance: Chance = REAL,
        crash: Callable[[str], None] = go_on,
        inline: bool = False,
        now: Callable[[], Instant] = _CLOCK.now,
        versions: Versions = PRESENT,
        metrics: Metrics | None = None,
        history: History | None = None,
    ) -> None:
        self._now = now
        self._versions = versions
        self._history = history
        self._database = database
        self._on_commit = on_commit
        self._chance = chance
        self._crash = crash
        self._inline = inline
        self.held = False
        self._early = True
        #: Since when it works on what it works on, in seconds of the steady clock; None where it rests.
        self.busy_since: float | None = None
        self._metrics = metrics
        self._waiting: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._db: Db | None = None
        self._store: ServerStore | None = None
        self._name = chance.new_id()
        #: What the last transactions wrote.
        self.recent = Recent()
        self._latest: Instant = 0
        self._thread = threading.Thread(target=self._run, name="executor", daemon=True)

    # ---- asked by others

    def start(self) -> None:
        """Begin to work."""
        if not self._inline:
            self._thread.start()

    def stop(self) -> None:
        """Finish what waits, and end."""
        self._waiting.put(None)
        if self._inline:
            self._run()
        else:
            self._thread.join()

    @property
    def is_alive(self) -> bool:
        """Whether it works."""
        return self._inline or self._thread.is_alive()

    @property
    def waiting(self) -> int:
        """How many pieces of work wait."""
        return self._waiting.qsize()

    def drain(self) -> None:
        """Judge what waits, together as far as may be, on the calling thread: only where it is ``inline``."""
        while not self._waiting.empty():
            self._next(self._waiting.get())

    def push(self, work: Push) -> Future[Pushed]:
        """Judge what a device sent."""
        return self._submit(work)

    def own(self, work: Own) -> Future[Outcome]:
        """Run a command of the server's own."""
        return self._submit(work)

    def call(self, do: Callable[[Transaction], T]) -> Future[T]:
        """Write something that is no command; its rows reach the feeds like all others."""
        return self._submit(Call(do))

    def _submit(self, work: Push | Own | Call[Any]) -> Future[Any]:
        job = _Job(work)
        self._waiting.put(job)
        if self._inline and not (self.held and isinstance(work, Push)):
            self.drain()
        return job.done

    # ---- the thread

    def _run(self) -> None:
        while not self._next(self._waiting.get()):
            pass
        if self._db is not None:
            self._db.close()

    def _next(self, first: _Job | None) -> bool:
        """One transaction; whether it was the last."""
        if first is None:
            return True
        group, after, stopped = self._gather(first)
        self.busy_since = monotonic()
        self._group(group)
        if after is not None:
            self._group([after])
        self.busy_since = None
        return stopped

    def _gather(self, first: _Job) -> tuple[list[_Job], _Job | None, bool]:
        """What may share a transaction with the first, and one job after it that may not."""
        if isinstance(first.work, Call):
            return [first], None, False
        group = [first]
        size = _size(first)
        while size < GROUP:
            try:
                job = self._waiting.get_nowait()
            except queue.Empty:
                break
            if job is None:
                return group, None, True
            if isinstance(job.work, Call):
                return group, job, False
            group.append(job)
            size += _size(job)
        return group, None, False

    def _group(self, group: Sequence[_Job]) -> None:
        try:
            results = self._together(group, trusting=not isinstance(group[0].work, Call))
        except Exception as error:
            if is_outage(error):
                self._refuse(group, error)
                return
            if not isinstance(group[0].work, Call):
                _log.warning("a group is judged again, one by one: %s: %s", type(error).__name__, error)
            self._singly(group, error)
            return
        for job, result in zip(group, results, strict=True):
            job.done.set_result(result)

    def _singly(self, group: Sequence[_Job], error: Exception) -> None:
        """Run each piece of work alone, to find the one that fails."""
        for job in group:
            work = job.work
            try:
                if isinstance(work, Call):
                    if len(group) == 1:
                        raise error
                    job.done.set_result(self._together([job])[0])
                elif isinstance(work, Own):
                    job.done.set_result(self._own_alone(work))
                else:
                    job.done.set_result(self._push_alone(work))
            except Exception as failed:
                self._refuse([job], failed)

    def _own_alone(self, work: Own) -> Any:
        try:
            return self._together([_Job(work)])[0]
        except Exception as error:
            if is_outage(error):
                raise
            parked = replace(work, parked=bug_of(type(work.command).__name__, error, self._chance))
            return self._together([_Job(parked)])[0]

    def _push_alone(self, push: Push) -> Pushed:
        """A push in a transaction of its own, where it may have been another one that failed: the numbers of
        its feeds do not tell of that. Its commands one by one where it fails itself.
        """
        if push.size > 1:
            try:
                return self._pushed(push)
            except Exception as error:
                if is_outage(error):
                    raise
        return self._push_by_one(push)

    def _push_by_one(self, push: Push) -> Pushed:
        """The commands of a push, each in its own transaction; the ones that fail are parked."""
        outcomes: list[Outcome] = []
        expected: dict[str, int] = {}
        nonce = ""
        failure: GatewayError | None = None
        if not push.size:
            return self._piece(push)
        for lane in push.lanes:
            for envelope in lane.envelopes:
                pushed = self._piece(replace(push, lanes=(LaneWork(lane.user_id, (envelope,)),)))
                outcomes.extend(pushed.outcomes)
                expected.update(pushed.next_lane_seq)
                nonce = pushed.nonce or nonce
                if pushed.failure is not None:
                    failure = failure or pushed.failure
                    break
        return Pushed(tuple(outcomes), expected, nonce, failure)

    def _piece(self, push: Push) -> Pushed:
        try:
            return self._pushed(push)
        except Exception as error:
            if is_outage(error) or not push.size:
                raise
            envelope = push.lanes[0].envelopes[0]
            return self._pushed(
                replace(push, parked={envelope.id: bug_of(envelope.type, error, self._chance)})
            )

    def _pushed(self, push: Push) -> Pushed:
        result: Pushed = self._together([_Job(push)])[0]
        return result

    def _together(self, group: Sequence[_Job], *, trusting: bool = False) -> list[Any]:
        """One transaction for all; a lost race is run again, with nothing written early."""
        self._early = True
        for _ in range(_RETRIES):
            try:
                return self._once(group, trusting)
            except Exception as error:
                if not is_lost_race(error):
                    raise
                self._early = False
        return self._once(group, trusting)

    def _once(self, group: Sequence[_Job], trusting: bool) -> list[Any]:
        kept, self._db = self._db, None
        writers: list[str] = []
        db = self._db = begin_again(self._database, kept, lambda db: _begin(db, writers))
        try:
            self._crash("judge.begun")
            self._sign(db, writers)
            store = self._learnt(db)
            unit = Transaction(
                db,
                trusting=trusting,
                early=trusting and self._early,
                chance=self._chance,
                crash=self._crash,
                now=self._now(),
                versions=self._versions,
                store=store if trusting else None,
                epoch=self._history.epoch if self._history is not None else None,
            )
            if trusting:
                unit.foresee([job.work for job in group if isinstance(job.work, Push)])
            results = [self._do(unit, job.work) for job in group]
            self._crash("judge.done")
            last = Together()
            if self._history is not None:
                self._history.count(last)
            published = unit.finish(last)
            position = self._history.counted() if self._history is not None else 0
            self._crash("judge.written")
            db.commit()
        except BaseException as error:
            self._forget(db, error)
            raise
        if self._metrics is not None:
            self._measure(self._metrics, group, results)
        if trusting and unit.store.rest():
            self._store = unit.store
        self._crash("judge.committed")
        if self._history is not None:
            self._history.committed(position)
            self._crash("judge.marked")
        if published is not None:
            self.recent.keep(published)
        self._on_commit(published.heads if published is not None else {}, unit.deadlines_moved)
        if unit.replayed:
            self.call(lambda later: later.retry_held())
        return results

    def _sign(self, db: Db, writers: Sequence[str]) -> None:
        """Whoever writes leaves its name, so that another process's writing is noticed."""
        if not writers or writers[-1] != self._name:
            db.run(_SIGN, (self._name,))
            self._store = None

    def _learnt(self, db: Db) -> ServerStore | None:
        """The rows that earlier groups read and wrote, as they still are; lost where a transaction fails."""
        store, self._store = self._store, None
        return store if store is not None and store.db is db else None

    def _measure(self, metrics: Metrics, group: Sequence[_Job], results: Sequence[Any]) -> None:
        if isinstance(group[0].work, Call):
            return
        for result in results:
            for outcome in result.outcomes if isinstance(result, Pushed) else (result,):
                metrics.commands.add(outcome.outcome)
        metrics.groups.add(sum(map(_size, group)))
        if self.busy_since is not None:
            metrics.judging.add(monotonic() - self.busy_since)

    def _do(self, unit: Transaction, work: Push | Own | Call[Any]) -> Any:
        if isinstance(work, Call):
            return work.do(unit)
        # Instants never run backwards in the order of judgement, whatever the threads did.
        self._latest = max(self._latest, work.received_at)
        timed = replace(work, received_at=self._latest)
        return unit.push(timed) if isinstance(timed, Push) else unit.own(timed)

    def _forget(self, db: Db, error: BaseException) -> None:
        """Roll back; a connection that failed itself is opened anew the next time."""
        if is_outage(error):
            self._db = None
            db.close()
        else:
            db.rollback()

    def _refuse(self, group: Sequence[_Job], error: Exception) -> None:
        if is_outage(error):
            if self._metrics is not None:
                self._metrics.database_errors.add()
            _log.error("the database is out of reach: %s", error)
            failure: Exception = OutageError("database.unavailable", "The server's database is out of reach.")
        elif isinstance(error, DesktopError):
            failure = error
        else:
            _log.error("work of the server failed", exc_info=error)
            failure = error
        for job in group:
            job.done.set_exception(failure)


def _begin(db: Db, writers: list[str]) -> None:
    """Begin to write, and learn who wrote last."""
    (rows,) = begin_writing(db, (_WRITER, ()))
    writers.extend(name for (name,) in rows)


def _size(job: _Job) -> int:
    return job.work.size if isinstance(job.work, Push) else 1

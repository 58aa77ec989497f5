# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Leases: work that one process does for all. Whoever dies gives it back by letting its time run out."""

from __future__ import annotations

from collections.abc import Callable

from desktop_b2b.clock import SECOND, Clock, monotonic
from desktop_b2b.domain.values import Instant
from desktop_b2b.storage.db import Db
from sync.server.executor import Executor
from sync.server.intake import Transaction

_TAKE = (
    'INSERT INTO "lease" ("name", "holder", "until") VALUES (?, ?, ?) ON CONFLICT ("name") DO UPDATE'
    ' SET "holder" = excluded."holder", "until" = excluded."until"'
    ' WHERE "lease"."holder" = excluded."holder" OR "lease"."until" < ?'
)
_RELEASE = 'DELETE FROM "lease" WHERE "name" = ? AND "holder" = ?'


class Lease:
    """One process's part in a lease; ``holder`` names the process. Used by one thread at a time.

    ``steady``: a clock that nobody sets, in seconds.
    """

    def __init__(
        self,
        executor: Executor,
        clock: Clock,
        name: str,
        holder: str,
        steady: Callable[[], float] = monotonic,
    ) -> None:
        self._executor = executor
        self._clock = clock
        self._name = name
        self._holder = holder
        self._steady = steady
        self._until = 0.0

    @property
    def is_held(self) -> bool:
        """Whether it is this process's now."""
        return self._steady() < self._until

    def hold(self, seconds: float, least: float) -> bool:
        """Whether it is this process's for ``least`` seconds more; taken for ``seconds`` where it is not."""
        return self._steady() + least < self._until or self.take(seconds)

    def take(self, seconds: float) -> bool:
        """Take it anew, if nobody else has it."""
        asked = self._steady()

        def take(unit: Transaction) -> bool:
            now = _database_now(unit.db, self._clock)
            values = (self._name, self._holder, now + int(seconds * SECOND), now)
            return unit.db.run(_TAKE, values) == 1

        taken = self._executor.call(take).result()
        self._until = asked + seconds if taken else 0.0
        return taken

    def release(self) -> None:
        """Give it back, where it was had."""
        if self._until:
            self._until = 0.0
            values = (self._name, self._holder)
            self._executor.call(lambda unit: unit.db.run(_RELEASE, values)).result()


def _database_now(db: Db, clock: Clock) -> Instant:
    """One clock for all holders of leases: the database's own where processes may be on many machines."""
    if db.dialect == "postgresql":
        return int(db.query("SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint")[0][0])
    return clock.now()

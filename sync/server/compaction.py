# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Compaction: what only a desk that was away for too long would need goes, in small transactions (law 4).

Verdicts, the bodies of judged commands, tombstones and marks older than the horizon. A command's id, hash
and outcome stay for ever, and so do issues and the history of records. Who asks from before the horizon is
told so and takes the scope anew; a verdict that somebody still misses comes back with its command.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from desktop_b2b.clock import DAY, Clock
from desktop_b2b.domain.entities import CommandResult
from desktop_b2b.domain.values import Instant
from desktop_b2b.storage.db import go_on, places
from sync.protocol.messages import PARKED
from sync.server.database import Readers
from sync.server.executor import Executor
from sync.server.intake import Transaction

_log = logging.getLogger(__name__)

HORIZON = 60 * DAY
EVERY = DAY
#: Rows of one transaction.
BATCH = 500

_AT = "compacted_at"
_JUDGED = (
    'SELECT "id" FROM "command_log" WHERE "body" <> \'\' AND "at" < ? AND NOT ("outcome" = ? AND EXISTS'
    ' (SELECT 1 FROM "parked" p WHERE p."id" = "command_log"."id")) ORDER BY "at" LIMIT ?'
)
#: The first number that is kept, looked for from below: what is to go is met first.
_KEPT = 'SELECT "seq" FROM "scope_mark" WHERE "scope" = ? AND "seq" > ? AND "at" >= ? ORDER BY "seq" LIMIT 1'
_GONE = 'SELECT "tbl", "row_id" FROM "feed" WHERE "scope" = ? AND "op" <> 1 AND "seq" <= ? LIMIT ?'
_OLD_MARKS = 'SELECT "seq" FROM "scope_mark" WHERE "scope" = ? AND "seq" < ? ORDER BY "seq" LIMIT ?'
_STATE = (
    'INSERT INTO "state" ("key", "value") VALUES (?, ?)'
    ' ON CONFLICT ("key") DO UPDATE SET "value" = excluded."value"'
)


@dataclass(slots=True)
class Compacted:
    """How much went: bodies of commands, verdicts, tombstones, marks."""

    bodies: int = 0
    results: int = 0
    tombstones: int = 0
    marks: int = 0


class Compactor:
    """Compacts a server's database; ``horizon`` in milliseconds. Used by one thread at a time."""

    def __init__(
        self,
        readers: Readers,
        executor: Executor,
        clock: Clock,
        *,
        horizon: int = HORIZON,
        crash: Callable[[str], None] = go_on,
    ) -> None:
        self._crash = crash
        self._readers = readers
        self._executor = executor
        self._clock = clock
        self.horizon = horizon
        self._next: Instant = 0
        self._under_way: Iterator[None] | None = None

    def run(self) -> Compacted:
        """Compact everything now; returns what went."""
        done = Compacted()
        for _ in self._steps(done):
            pass
        self._note(done)
        return done

    def step(self) -> bool:
        """One small transaction, where the day's compaction is due or under way; whether there is more."""
        if self._under_way is None:
            if not self._is_due():
                return False
            self._under_way = self._day()
        try:
            next(self._under_way)
        except StopIteration:
            self._under_way = None
            return False
        except BaseException:
            self._under_way = None
            raise
        return True

    # ---- inside

    def _is_due(self) -> bool:
        """Once a day for all processes of a database."""
        now = self._clock.now()
        if now < self._next:
            return False
        with self._readers.snapshot() as db:
            found = db.query('SELECT "value" FROM "state" WHERE "key" = ?', (_AT,))
        last = int(found[0][0]) if found else 0
        # A clock that was ahead must not hold it off for ever.
        self._next = min(last, now) + EVERY
        return now >= self._next

    def _day(self) -> Iterator[None]:
        done = Compacted()
        yield from self._steps(done)
        self._note(done)

    def _note(self, done: Compacted) -> None:
        now = self._clock.now()
        self._executor.call(lambda unit: unit.db.run(_STATE, (_AT, str(now)))).result()
        self._next = now + EVERY
        _log.info("compacted", extra={"counts": repr(done)})

    def _steps(self, done: Compacted) -> Iterator[None]:
        cutoff = self._clock.now() - self.horizon
        while self._executor.call(lambda unit: _verdicts(unit, cutoff, done)).result() == BATCH:
            yield
        self._crash("compact.verdicts")
        with self._readers.snapshot() as db:
            scopes = db.query('SELECT "name", "head", "min_seq" FROM "scope" ORDER BY "name"')
        for scope, head, min_seq in scopes:
            with self._readers.snapshot() as db:
                kept = db.query(_KEPT, (scope, min_seq, cutoff))
            last = kept[0][0] - 1 if kept else head
            if last <= min_seq and not self._is_unfinished(scope, min_seq):
                continue
            yield from self._scope(scope, max(last, min_seq), done)

    def _is_unfinished(self, scope: str, min_seq: int) -> bool:
        """Whether an earlier compaction was broken off in this scope."""
        with self._readers.snapshot() as db:
            return bool(db.query(_OLD_MARKS, (scope, min_seq, 1)) or db.query(_GONE, (scope, min_seq, 1)))

    def _scope(self, scope: str, last: int, done: Compacted) -> Iterator[None]:
        """Tombstones up to a number and marks before it. First of all nobody may ask from before it."""

        def bar(unit: Transaction) -> None:
            unit.db.run('UPDATE "scope" SET "min_seq" = ? WHERE "name" = ?', (last, scope))

        def sweep(unit: Transaction) -> int:
            gone = unit.db.query(_GONE, (scope, last, BATCH))
            unit.db.many(
                'DELETE FROM "feed" WHERE "scope" = ? AND "tbl" = ? AND "row_id" = ?',
                [(scope, table, row_id) for table, row_id in gone],
            )
            marks = unit.db.query(_OLD_MARKS, (scope, last, BATCH))
            if marks:
                unit.db.run(
                    'DELETE FROM "scope_mark" WHERE "scope" = ? AND "seq" <= ?', (scope, marks[-1][0])
                )
            done.tombstones += len(gone)
            done.marks += len(marks)
            return max(len(gone), len(marks))

        self._executor.call(bar).result()
        self._crash("compact.barred")
        yield
        while self._executor.call(sweep).result() == BATCH:
            yield
        self._crash("compact.swept")


def _verdicts(unit: Transaction, cutoff: Instant, done: Compacted) -> int:
    """Bodies and verdicts of the oldest commands; what is parked stays whole."""
    db, store = unit.db, unit.store
    ids = [row[0] for row in db.query(_JUDGED, (cutoff, PARKED, BATCH))]
    if not ids:
        return 0
    marks, sought = places(ids)
    db.run(f'UPDATE "command_log" SET "body" = \'\' WHERE "id" IN ({marks})', sought)  # noqa: S608  # only places
    store.begin(None)
    store.prefetch((CommandResult.TABLE, row_id) for row_id in ids)
    for row_id in ids:
        result = store.find(CommandResult, row_id.hex())
        if result is not None:
            store.remove(result)
            unit.meant.add((CommandResult.TABLE, result.id))
            done.results += 1
    store.done()
    done.bodies += len(ids)
    return len(ids)

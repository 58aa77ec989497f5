# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Compaction: what only a desk that was away for too long would need goes, in small transactions (law 4).

Verdicts, the bodies of judged commands, tombstones and marks older than the horizon. A command's id, hash
and outcome stay for ever, and so do issues and the history of records. Who asks from before the horizon is
told so and takes the scope anew; a verdict that somebody still misses comes back with its command.
"""

from __future__ import annotations

import functools
import logging
from collections.abc import Callable, Iterator, Sequence
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
#: Rows of one transaction, and of one person's verdicts in it; there may be twice as many of several persons.
BATCH = 500

_AT = "compacted_at"
#: Commands that are judged and whole still; what is parked stays so.
_WHOLE = (
    'FROM "command_log" WHERE "body" <> \'\' AND NOT ("outcome" = ? AND EXISTS'
    ' (SELECT 1 FROM "parked" p WHERE p."id" = "command_log"."id"))'
)
_OLDEST = f'SELECT "at" {_WHOLE} AND "at" >= ? AND "at" < ? ORDER BY "at" LIMIT 1'
_OF_DAY = f'SELECT "user_id", "id" {_WHOLE} AND "at" >= ? AND "at" < ? ORDER BY "at", "id"'
#: The first number that is kept, looked for from below: what is to go is met first.
_KEPT = 'SELECT "seq" FROM "scope_mark" WHERE "scope" = ? AND "seq" > ? AND "at" >= ? ORDER BY "seq" LIMIT 1'
_GONE = 'SELECT "tbl", "row_id" FROM "feed" WHERE "scope" = ? AND "op" <> 1 AND "seq" <= ? LIMIT +?'
_OLD_MARKS = 'SELECT "seq" FROM "scope_mark" WHERE "scope" = ? AND "seq" < ? ORDER BY "seq" LIMIT +?'
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
        for ids in self._judged(cutoff):
            self._executor.call(functools.partial(_verdicts, ids=ids, done=done)).result()
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

    def _judged(self, cutoff: Instant) -> Iterator[list[bytes]]:
        """The judged commands before an instant, those of each transaction together; a day at a time."""
        since = 0
        while True:
            with self._readers.snapshot() as db:
                oldest = db.query(_OLDEST, (PARKED, since, cutoff))
                if not oldest:
                    return
                day = oldest[0][0] // DAY * DAY
                since = day + DAY
                rows = db.query(_OF_DAY, (PARKED, day, min(since, cutoff)))
            yield from _parts(rows)

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


def _parts(rows: Sequence[tuple[bytes | None, bytes]]) -> Iterator[list[bytes]]:
    """Users and commands of one day, parted into transactions.

    Into how many a person's verdicts are parted shows in the numbers of its feed: it follows from its own
    commands, never from how many others gave (law 3). No transaction has two parts of one person.
    """
    given: dict[bytes | None, list[bytes]] = {}
    for user_id, row_id in rows:
        given.setdefault(user_id, []).append(row_id)
    start = 0
    while given:
        part: list[bytes] = []
        for ids in given.values():
            part += ids[start : start + BATCH]
            if len(part) >= BATCH:
                yield part
                part = []
        if part:
            yield part
        start += BATCH
        given = {user_id: ids for user_id, ids in given.items() if len(ids) > start}


def _verdicts(unit: Transaction, ids: Sequence[bytes], done: Compacted) -> None:
    """Take away the bodies and the verdicts of commands, of those that are whole still."""
    db, store = unit.db, unit.store
    marks, sought = places(ids)
    ids = [row[0] for row in db.query(f'SELECT "id" {_WHOLE} AND "id" IN ({marks})', (PARKED, *sought))]
    if not ids:
        return
    marks, sought = places(ids)
    db.run(f'UPDATE "command_log" SET "body" = \'\' WHERE "id" IN ({marks})', sought)  # noqa: S608  # only places
    store.begin(None)
    store.prefetch_all({CommandResult.TABLE: set(ids)})
    for row_id in ids:
        result = store.find(CommandResult, row_id.hex())
        if result is not None:
            store.remove(result)
            unit.meant.add((CommandResult.TABLE, result.id))
            done.results += 1
    store.done()
    done.bodies += len(ids)

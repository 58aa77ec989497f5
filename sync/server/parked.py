# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Commands that were parked, judged again after the program has changed (PROTOCOL.md, Versions).

In the order of their lanes, each in a transaction of its own, at the instant it arrived: what was in time
stays so. What waited for one of them follows. A verdict takes the place of the issue; what a person has
dealt with meanwhile is left alone.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator

from desktop_b2b.domain.entities import SyncIssue
from desktop_b2b.domain.values import Id
from desktop_b2b.errors import OutageError
from desktop_b2b.services.issues import NUMBER_TAKEN
from sync.protocol.codec import decode
from sync.protocol.messages import Envelope, Outcome
from sync.protocol.versions import Versions
from sync.server.database import Readers
from sync.server.executor import Executor
from sync.server.intake import Transaction
from sync.server.work import Parked

_log = logging.getLogger(__name__)

_PROGRAM = "program"
_ALL = 'SELECT "id" FROM "parked" ORDER BY "at", "user_id", "lane_seq"'
_ONE = 'SELECT "device_id", "user_id", "lane_seq", "at", "envelope" FROM "parked" WHERE "id" = ?'
_STATE = (
    'INSERT INTO "state" ("key", "value") VALUES (?, ?)'
    ' ON CONFLICT ("key") DO UPDATE SET "value" = excluded."value"'
)


class Retrier:
    """Takes parked commands up again, once a program. Used by one thread at a time."""

    def __init__(self, readers: Readers, executor: Executor, versions: Versions) -> None:
        self._readers = readers
        self._executor = executor
        self._versions = versions
        self._under_way: Iterator[None] | None = None
        self._is_done = False

    def run(self) -> list[Outcome]:
        """Judge everything that is parked again, whatever the program; returns the new verdicts."""
        found: list[Outcome] = []
        for _ in self._all(found):
            pass
        return found

    def step(self) -> bool:
        """One command, where the program is another than the one that parked it; whether there is more."""
        if self._is_done:
            return False
        if self._under_way is None:
            if self._known_program() == self._versions.fingerprint():
                self._is_done = True
                return False
            self._under_way = self._all([])
        try:
            next(self._under_way)
        except StopIteration:
            self._under_way = None
            self._is_done = True
            return False
        except BaseException:
            self._under_way = None
            raise
        return True

    # ---- inside

    def _known_program(self) -> str:
        with self._readers.snapshot() as db:
            found = db.query('SELECT "value" FROM "state" WHERE "key" = ?', (_PROGRAM,))
        return str(found[0][0]) if found else ""

    def _all(self, found: list[Outcome]) -> Iterator[None]:
        with self._readers.snapshot() as db:
            ids = [row[0].hex() for row in db.query(_ALL)]
        for command_id in ids:
            outcome = self._again(command_id)
            if outcome is not None:
                found.append(outcome)
            yield
        program = self._versions.fingerprint()
        self._executor.call(lambda unit: unit.db.run(_STATE, (_PROGRAM, program))).result()

    def _again(self, command_id: Id) -> Outcome | None:
        """A new verdict; None where there is none: dealt with already, or it fails as before."""
        try:
            return self._executor.call(lambda unit: _judge(unit, command_id)).result()
        except OutageError:
            raise
        except Exception:
            _log.exception("a parked command failed again", extra={"command": command_id})
            return None


def _judge(unit: Transaction, command_id: Id) -> Outcome | None:
    found = unit.db.query(_ONE, (bytes.fromhex(command_id),))
    unit.store.begin(None)
    issue = unit.store.find(SyncIssue, command_id)
    if not found or issue is None or (issue.kind, issue.state) != ("parked", "open"):
        unit.db.run('DELETE FROM "parked" WHERE "id" = ?', (bytes.fromhex(command_id),))
        return None
    if issue.code == NUMBER_TAKEN:
        return None  # only its author can give it another number
    device_id, user_id, lane_seq, at, envelope = found[0]
    parked = Parked(decode(envelope, Envelope), device_id.hex(), user_id.hex(), lane_seq, at)
    return unit.again(parked)

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Slows down who guesses passwords: by account, known or not, and by where the guesses come from.

The counts are in the database, so that all processes of the server know them. A try is written down before
the password is looked at: who guesses at many processes at once gains nothing.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from desktop_b2b.clock import DAY, MINUTE, SECOND, Clock
from desktop_b2b.domain.values import Instant
from desktop_b2b.storage.db import Db
from sync.protocol.gateway import GatewayError
from sync.protocol.messages import Failure
from sync.server.executor import Executor
from sync.server.intake import Transaction

#: Wrong passwords that cost nothing; each more doubles the wait. Behind one source may sit an office.
ACCOUNT_TRIES, SOURCE_TRIES = 5, 50
_LONGEST_WAIT = 15 * MINUTE

_COUNT = (
    'INSERT INTO "sign_in_try" ("subject", "tries", "last_at") VALUES (?, ?, ?) ON CONFLICT ("subject")'
    ' DO UPDATE SET "tries" = excluded."tries", "last_at" = excluded."last_at"'
)
_REFUND = 'UPDATE "sign_in_try" SET "tries" = "tries" - 1 WHERE "subject" = ? AND "tries" > 0'


@dataclass(frozen=True, slots=True)
class Attempt:
    """A sign-in on its way; ``source`` is the address it came from, or empty where there is none."""

    account: str
    source: str = ""

    @property
    def subjects(self) -> tuple[tuple[bytes, int], ...]:
        """What is counted, hashed, with the tries that each has free."""
        own = (_hash(f"account {self.account}"), ACCOUNT_TRIES)
        return (own, (_hash(f"source {self.source}"), SOURCE_TRIES)) if self.source else (own,)


class Throttle:
    """Counts the tries of all processes."""

    def __init__(self, executor: Executor, clock: Clock) -> None:
        self._executor = executor
        self._clock = clock

    def enter(self, attempt: Attempt) -> None:
        """Write a try down. Raises GatewayError ``too_many`` while its account or source must wait."""
        now = self._clock.now()
        wait = self._executor.call(lambda unit: _enter(unit, attempt, now)).result()
        if wait > 0:
            seconds = -(-wait // SECOND)
            raise GatewayError(
                429,
                Failure(
                    code="too_many",
                    text=f"Too many wrong passwords. Wait {seconds} seconds.",
                    detail={"retry_after": seconds},
                ),
            )


def forgive(db: Db, attempt: Attempt) -> None:
    """The password was right: the account begins anew; its source gets this one try back."""
    account, *source = attempt.subjects
    db.run('DELETE FROM "sign_in_try" WHERE "subject" = ?', (account[0],))
    for subject, _ in source:
        db.run(_REFUND, (subject,))


def _enter(unit: Transaction, attempt: Attempt, now: Instant) -> int:
    """Milliseconds to wait; where there are none, the try is counted."""
    db = unit.db
    found: list[tuple[bytes, int]] = []
    longest = 0
    for subject, free in attempt.subjects:
        tries, last = _tries(db, subject)
        if now - last > DAY:
            tries = 0  # after a quiet day all is forgiven
        found.append((subject, tries + 1))
        if tries >= free:
            longest = max(longest, last + min(_LONGEST_WAIT, SECOND << min(tries - free, 20)) - now)
    if longest <= 0:
        db.run('DELETE FROM "sign_in_try" WHERE "last_at" < ?', (now - DAY,))
        db.many(_COUNT, [(subject, tries, now) for subject, tries in found])
    return longest


def _tries(db: Db, subject: bytes) -> tuple[int, Instant]:
    for tries, last in db.query(
        'SELECT "tries", "last_at" FROM "sign_in_try" WHERE "subject" = ?', (subject,)
    ):
        return tries, last
    return 0, 0


def _hash(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()

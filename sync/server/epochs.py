# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Epochs: each is one unbroken history of a database. A restore begins a new one (PROTOCOL.md, Restore).

A server's commits of an epoch are counted in the database itself; who counts on in an epoch that has ended
finds no counter and stops.
"""

from __future__ import annotations

import logging
from typing import Any, NamedTuple

import msgspec

from desktop_b2b.clock import HOUR
from desktop_b2b.domain.values import Instant
from desktop_b2b.errors import OutageError
from desktop_b2b.storage.db import Db, Together
from sync.server import highwater
from sync.server.database import Database, begin_writing
from sync.server.ids import REAL, Chance

_log = logging.getLogger(__name__)

#: How long deadlines that passed before a restore wait for the answers that desks give again.
HOLD_HOURS = 24
_EPOCH, _FORMER, _RECEIPTS, _RESTORED, _HOLD = "epoch", "epochs", "receipts", "restored_at", "hold_until"
_INSERT = 'INSERT INTO "state" ("key", "value") VALUES (?, ?) ON CONFLICT ("key") DO NOTHING'
_SET = (
    'INSERT INTO "state" ("key", "value") VALUES (?, ?)'
    ' ON CONFLICT ("key") DO UPDATE SET "value" = excluded."value"'
)
_GET = 'SELECT "value" FROM "state" WHERE "key" = ?'
_COUNT = (
    'UPDATE "state" SET "value" = CAST(CAST("value" AS BIGINT) + 1 AS TEXT) WHERE "key" = ? RETURNING "value"'
)


class Epoch(NamedTuple):
    """A database's history as it stands: its name, how many restores lie before it, the secret that signs
    receipts, and the time around its beginning.

    ``restored_at`` and ``hold_until`` are 0 where it was never restored.
    """

    name: str
    former: tuple[str, ...]
    secret: bytes
    restored_at: Instant = 0
    hold_until: Instant = 0


def _get(db: Db, key: str, default: str = "") -> str:
    rows = db.query(_GET, (key,))
    return str(rows[0][0]) if rows else default


def read(db: Db) -> Epoch:
    """The epoch that a database is in."""
    return Epoch(
        name=_get(db, _EPOCH),
        former=tuple(msgspec.json.decode(_get(db, _FORMER, "[]"), type=list[str])),
        secret=bytes.fromhex(_get(db, _RECEIPTS)),
        restored_at=int(_get(db, _RESTORED, "0")),
        hold_until=int(_get(db, _HOLD, "0")),
    )


def position(db: Db, epoch: str) -> int:
    """How many transactions were committed in this epoch."""
    return int(_get(db, _key(epoch), "0"))


class History:
    """What one process commits in an epoch, counted in the database and marked outside."""

    def __init__(self, epoch: Epoch, mark: highwater.HighWater | None) -> None:
        self.epoch = epoch
        self._mark = mark
        self._counted: list[tuple[Any, ...]] = []

    def count(self, last: Together) -> None:
        """Have a transaction counted with what is asked last before its commit."""
        self._counted = []
        last.add(_COUNT, (_key(self.epoch.name),), self._counted.extend)

    def counted(self) -> int:
        """The number of the transaction that was counted. Raises OutageError where it must not be committed:
        its epoch has ended, or its database went back.
        """
        if not self._counted:
            raise OutageError("database.epoch", "The database was restored. Restart the server.")
        found = int(self._counted[0][0])
        if self._mark is not None:
            self._mark.check(found)
        return found

    def committed(self, found: int) -> None:
        """It was committed, and is about to be answered."""
        if self._mark is not None:
            self._mark.note(found)

    def rest(self) -> None:
        """Nothing is to be done: wait for the disk that has the mark, once a second at most."""
        if self._mark is not None:
            self._mark.rest()

    def close(self) -> None:
        """The process ends."""
        if self._mark is not None:
            self._mark.close()


def open_epoch(database: Database, chance: Chance = REAL) -> History:
    """The epoch of a database that may be served, with this process's high-water mark.

    Raises UserError ``database.behind`` or ``database.other`` where it is older than what was answered.
    """
    # Before the database: what another process answers while this one starts must not look ahead of it.
    answered = highwater.read(database.state, database.name) if database.state is not None else []
    db = database.connect()
    try:
        begin_writing(db)
        db.run(_INSERT, (_EPOCH, chance.token_hex(8)))
        db.run(_INSERT, (_RECEIPTS, chance.token_hex(32)))
        epoch = read(db)
        db.run(_INSERT, (_key(epoch.name), "0"))
        here = highwater.Mark(epoch.name, position(db, epoch.name))
        db.commit()
    finally:
        db.close()
    if database.state is None:
        return History(epoch, None)
    highwater.check(answered, here, epoch.former)
    mark = highwater.HighWater(database.state, database.name, epoch.name)
    mark.note(here.position)
    return History(epoch, mark)


def new_epoch(
    database: Database, now: Instant, *, chance: Chance = REAL, hold_hours: int = HOLD_HOURS
) -> Epoch:
    """Begin a new epoch in a restored database, and let it be served.

    Desks notice, take everything anew and give again what it lost. What it was about to send is held, and
    deadlines that passed before ``now`` wait ``hold_hours`` for the answers that come again.
    """
    db = database.connect()
    try:
        begin_writing(db)
        begin(db, now, chance, hold_hours)
        found = read(db)
        db.commit()
    finally:
        db.close()
    if database.state is not None:
        highwater.forget(database.state, database.name)
    _log.info("a new epoch", extra={"epoch": found.name, "former": len(found.former)})
    return found


def begin(db: Db, now: Instant, chance: Chance, hold_hours: int) -> None:
    """The same within a transaction of somebody else's."""
    old = _get(db, _EPOCH)
    former = [*msgspec.json.decode(_get(db, _FORMER, "[]"), type=list[str]), *([old] if old else [])]
    reached = position(db, old) if old else 0
    name = chance.token_hex(8)
    db.run('DELETE FROM "state" WHERE "key" LIKE \'position:%\'')
    for key, value in (
        (_EPOCH, name),
        (_FORMER, msgspec.json.encode(former).decode()),
        (_key(name), str(reached)),
        (_RESTORED, str(now)),
        (_HOLD, str(now + hold_hours * HOUR)),
    ):
        db.run(_SET, (key, value))
    db.run(_INSERT, (_RECEIPTS, chance.token_hex(32)))
    db.run('UPDATE "effect" SET "state" = \'held\' WHERE "state" = \'waiting\'')


def end_hold(db: Db) -> None:
    """Wait no longer for answers given again: deadlines are judged, what still waits gets its verdict."""
    db.run(_SET, (_HOLD, "0"))


def held_until(db: Db) -> Instant:
    """When nobody is waited for any more."""
    return int(_get(db, _HOLD, "0"))


def hold(db: Db, now: Instant) -> Instant:
    """Before which instant a passed deadline is not judged yet; 0 where none is held."""
    if now >= int(_get(db, _HOLD, "0")):
        return 0
    return int(_get(db, _RESTORED, "0"))


def _key(epoch: str) -> str:
    return f"position:{epoch}"

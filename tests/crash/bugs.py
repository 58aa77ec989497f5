# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Bugs planted for a run, to see that the proofs can fail: those of the simulation, and two more."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from weakref import WeakKeyDictionary, WeakSet

from desktop_b2b.storage import pending
from desktop_b2b.storage.db import SqliteDb
from tests.simulation import bugs
from tests.simulation.history import Options

#: Seconds.
_LATE = 0.05


def outbox_has_a_transaction_of_its_own() -> Sequence[bugs.Patch]:
    """The row of the outbox is committed before what the command does."""

    def add(db: Any, *args: Any) -> int:
        position = int(real(db, *args))
        db.commit()
        db.begin()
        return position

    real = pending.add
    return [(pending, "add", add)]


def nothing_is_synchronised() -> Sequence[bugs.Patch]:
    """Synchronous = OFF, at desks and at the server."""

    def make(self: SqliteDb, *args: Any, **more: Any) -> None:
        real(self, *args, **more)
        self.raw.execute("PRAGMA synchronous = OFF")

    real = SqliteDb.__init__
    return [(SqliteDb, "__init__", make)]


def a_desk_speaks_before_it_commits() -> Sequence[bugs.Patch]:
    """What was acknowledged is committed a moment later: long enough for chance to strike in between."""

    def wait(db: SqliteDb) -> None:
        found = late.pop(db, None)
        if found is not None:
            found.join()

    def run(self: SqliteDb, sql: str, *params: Any) -> int:
        wait(self)  # between two transactions: how durable the next one is
        return real_run(self, sql, *params)

    def begin(self: SqliteDb, *, write: bool = True) -> None:
        wait(self)
        if write and self.path.name != "server.db":
            writing.add(self)
        real_begin(self, write=write)

    def commit(self: SqliteDb) -> None:
        if self in writing:
            writing.discard(self)
            late[self] = found = threading.Timer(_LATE, real_commit, (self,))
            found.start()
        else:
            real_commit(self)

    writing: WeakSet[SqliteDb] = WeakSet()
    late: WeakKeyDictionary[SqliteDb, threading.Timer] = WeakKeyDictionary()
    real_begin, real_commit, real_run = SqliteDb.begin, SqliteDb.commit, SqliteDb.run
    return [(SqliteDb, "begin", begin), (SqliteDb, "commit", commit), (SqliteDb, "run", run)]


_OWN = [
    bugs.Bug(make.__name__, make.__doc__ or "", 0, make, Options())
    for make in (
        outbox_has_a_transaction_of_its_own,
        nothing_is_synchronised,
        a_desk_speaks_before_it_commits,
    )
]
KNOWN = {bug.name: bug for bug in (*bugs.BUGS, *_OWN)}


@contextmanager
def planted(name: str) -> Iterator[None]:
    """The product with a bug, or as it is where no name is given."""
    if not name:
        yield
        return
    with bugs.planted(KNOWN[name]):
        yield

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Hears of the commits of other processes, and wakes who waits here for the scopes that they moved.

One connection a process asks many times a second whether anything at all was committed, a question that
touches no table; only then are heads read. PostgreSQL's NOTIFY would be quicker still, but each commit that
notifies takes a lock of the whole database.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from desktop_b2b.clock import monotonic
from desktop_b2b.storage.db import Db
from sync.server.database import Database, is_outage
from sync.server.feeds import read_heads
from sync.server.waiters import Waiters

_log = logging.getLogger(__name__)

#: Seconds between two questions, where somebody waits and where nobody does.
_POLL, _IDLE = 0.01, 1.0
#: The part of its time that it may spend on reading heads: where thousands wait, it asks less often.
_SHARE = 0.2
#: Before trying again where the database was out of reach.
_PATIENCE = 1.0
#: A value that is another one after each commit.
_MARK = {"postgresql": "SELECT pg_current_snapshot()::text", "sqlite": "PRAGMA data_version"}


class HeadWatch:
    """One thread and one connection of a process. ``also`` is called after each look."""

    def __init__(self, database: Database, waiters: Waiters, also: Callable[[], None] = lambda: None) -> None:
        self._also = also
        self._database = database
        self._waiters = waiters
        self._db: Db | None = None
        self._mark: object = None
        self._seen: dict[str, int] = {}
        self._stopping = False
        self._called = threading.Event()
        waiters.on_first = self._called.set
        self._thread = threading.Thread(target=self._run, name="heads", daemon=True)
        #: When it looked last, in seconds of the steady clock.
        self.looked_at = monotonic()

    def start(self) -> None:
        """Begin to watch."""
        self._thread.start()

    def stop(self) -> None:
        """End."""
        self._stopping = True
        self._called.set()
        if self._thread.is_alive():
            self._thread.join()

    @property
    def is_alive(self) -> bool:
        """Whether it works."""
        return self._thread.is_alive()

    def seen(self) -> dict[str, int]:
        """The heads that those who wait were told of."""
        return dict(self._seen)

    def look(self) -> float:
        """Look once; returns how many seconds to rest after it."""
        scopes = self._waiters.scopes()
        if not scopes:
            self._seen, self._mark = {}, None
            self.looked_at = monotonic()
            return _IDLE
        if self._db is None:
            self._db = self._database.connect()
        mark = self._db.query(_MARK[self._db.dialect])
        pause = _POLL
        if mark != self._mark:
            began = monotonic()
            heads = read_heads(self._db, scopes)
            # A scope seen for the first time counts as moved: who waits for it may have looked before.
            moved = {scope: head for scope, head in heads.items() if head > self._seen.get(scope, 0)}
            self._seen, self._mark = heads, mark
            if moved:
                self._waiters.moved(moved)
            pause = max(_POLL, (monotonic() - began) / _SHARE)
        self.looked_at = monotonic()
        return pause

    def _run(self) -> None:
        pause, failed = 0.0, False
        while not self._stopping:
            self._called.wait(pause)
            self._called.clear()
            try:
                pause = self.look()
                self._also()
                failed = False
            except Exception as error:
                if not is_outage(error):
                    _log.exception("heads cannot be watched")
                elif not failed:
                    _log.warning("heads cannot be read: %s", error)
                failed = True
                self._forget()
                pause = _PATIENCE
        self._forget()

    def _forget(self) -> None:
        db, self._db, self._mark = self._db, None, None
        if db is not None:
            db.close()

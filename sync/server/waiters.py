# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Who waits for what: readers of the wake-up hold no connection to the database, only a place here."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping

Wake = Callable[[Mapping[str, int]], None]


def _nothing() -> None:
    """Nobody listens yet."""


class Waiters:
    """Wakes those who wait for scopes, when a commit moves these on."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: dict[str, dict[int, Wake]] = {}
        self._next = 0
        #: Called when somebody waits where nobody did.
        self.on_first: Callable[[], None] = _nothing
        self.closed = False

    def enter(self, scopes: tuple[str, ...], wake: Wake) -> int:
        """Wait for scopes; ``wake`` hears the heads that moved, on the committing thread: return at once."""
        with self._lock:
            is_first = not self._waiting
            self._next += 1
            for scope in scopes:
                self._waiting.setdefault(scope, {})[self._next] = wake
            ticket, closed = self._next, self.closed
        if is_first:
            self.on_first()
        if closed:
            wake({})
        return ticket

    def leave(self, scopes: tuple[str, ...], ticket: int) -> None:
        """Wait no more."""
        with self._lock:
            for scope in scopes:
                waiting = self._waiting.get(scope)
                if waiting is not None:
                    waiting.pop(ticket, None)
                    if not waiting:
                        del self._waiting[scope]

    def count(self) -> int:
        """How many wait."""
        with self._lock:
            return len({ticket for waiting in self._waiting.values() for ticket in waiting})

    def scopes(self) -> tuple[str, ...]:
        """What anybody waits for."""
        with self._lock:
            return tuple(self._waiting)

    def moved(self, heads: Mapping[str, int]) -> None:
        """Tell that scopes have new heads."""
        with self._lock:
            wakes = {ticket: wake for scope in heads for ticket, wake in self._waiting.get(scope, {}).items()}
        for wake in wakes.values():
            wake(heads)

    def close(self) -> None:
        """Wake everybody: the server stops."""
        with self._lock:
            self.closed = True
            wakes = {ticket: wake for waiting in self._waiting.values() for ticket, wake in waiting.items()}
        for wake in wakes.values():
            wake({})

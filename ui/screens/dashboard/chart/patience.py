# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Questions whose answers may take long, so that whoever turns a page meanwhile never waits for them."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QTimer

from desktop_b2b.services.queries import Query
from ui.notifier import LiveQuery

T = TypeVar("T")
#: An answer that took longer than so many seconds is followed by a rest of so many times as long.
LONG_S = 1.0
REST = 10


class Turns:
    """Who may ask now: one at a time, in the order in which they came. Of the desk's two readers one is
    always free for lists and counters.
    """

    def __init__(self) -> None:
        self._held: object | None = None
        self._waiting: dict[object, Callable[[], object]] = {}

    def take(self, ticket: object, call: Callable[[], object]) -> bool:
        """Whether the holder of a ticket may ask now; if not, it is called when it may try again."""
        if self._held not in (None, ticket):
            self._waiting[ticket] = call
            return False
        self._held = ticket
        self._waiting.pop(ticket, None)
        return True

    def give(self, ticket: object) -> None:
        """The holder of a ticket has its answer, or wants none any more."""
        self._waiting.pop(ticket, None)
        if self._held is not ticket:
            return
        self._held = None
        for following, call in self._waiting.items():
            del self._waiting[following]
            call()
            return


class PatientQuery(LiveQuery[T], Generic[T]):
    """A live query that waits for its turn, and rests after an answer that took long, however much changes
    meanwhile.
    """

    def __init__(self, turns: Turns, *given: Any, **named: Any) -> None:
        self._turns, self._ticket = turns, object()
        self._since = 0.0
        self._wanted = False
        self.rest = QTimer()
        self.rest.setSingleShot(True)
        super().__init__(*given, **named)
        self.rest.timeout.connect(self._on_rested)
        ticket = self._ticket
        self.destroyed.connect(lambda: turns.give(ticket))

    def set_query(self, query: Query[T]) -> None:
        """Ask something else, at once."""
        self.rest.stop()
        self._wanted = False
        super().set_query(query)

    def refresh(self) -> None:
        if self.rest.isActive():
            self._wanted = True
            return
        if not self._asking:
            if not self._turns.take(self._ticket, self.refresh):
                return
            self._since = time.monotonic()
        super().refresh()

    def stop(self) -> None:
        self.rest.stop()
        self._turns.give(self._ticket)
        super().stop()

    def _ended(self, turn: int) -> None:
        super()._ended(turn)
        if turn != self._turn:
            return
        took = time.monotonic() - self._since
        if took > LONG_S:
            self.rest.start(int(took * REST * 1000))
        self._turns.give(self._ticket)

    def _on_rested(self) -> None:
        if self._wanted:
            self._wanted = False
            self.refresh()

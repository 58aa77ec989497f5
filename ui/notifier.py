# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The one place where the core's `Changes` become a Qt signal, on Qt's thread (law 8), and the window's one
timer for what changes by time alone (law 9).
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

from desktop_b2b.clock import MINUTE, Clock

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_b2b.errors import UserError
    from desktop_b2b.services.ports import Changes
    from desktop_b2b.services.queries import Query
    from ui.tasks import Job, Tasks

T = TypeVar("T")
Subscribe = Callable[[Callable[["Changes"], None]], Callable[[], None]]

#: Changes that follow one another closely reach the views together.
CALM_MS = 80


class Notifier(QObject):
    """Tells the window what changed; with `late`, from `listen` on.

    Signals: `changed(Changes)` after commits, several in one; `minute()` when remaining times must be painted
    anew; `time_came(now)` when an instant that somebody asked for with `wake_at` is here.
    """

    changed = Signal(object)
    minute = Signal()
    time_came = Signal(object)
    _arrived = Signal()

    def __init__(
        self, subscribe: Subscribe, clock: Clock, parent: QObject | None = None, *, late: bool = False
    ) -> None:
        super().__init__(parent)
        self._subscribe = subscribe
        self._unsubscribe: Callable[[], None] | None = None
        self._clock = clock
        self._lock = threading.Lock()
        self._kinds: set[str] = set()
        self._ids: set[str] = set()
        self._local = True
        self._waiting = False
        self._wakes: dict[int, int] = {}
        self._next_minute = 0
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(CALM_MS)
        self._calm.timeout.connect(self._on_arrived)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.tick)
        if not late:
            self.listen()

    def listen(self) -> None:
        """Listen from now on, and look at the clock."""
        if self._unsubscribe is None:
            from PySide6.QtCore import Qt  # loaded after the first paint

            self._arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)
            self._unsubscribe = self._subscribe(self._listen)
            self._arm()

    def close(self) -> None:
        """Stop listening."""
        if self._unsubscribe is not None:
            self._unsubscribe()
        self._timer.stop()
        self._calm.stop()

    def _listen(self, changes: Changes) -> None:
        """Called after a commit, on whatever thread."""
        with self._lock:
            self._kinds |= changes.kinds
            self._ids |= changes.ids
            self._local = self._local and changes.local
            first, self._waiting = not self._waiting, True
        if first:
            self._arrived.emit()

    def _on_arrived(self) -> None:
        if self._calm.isActive():
            return
        with self._lock:
            if not self._waiting:
                return
            from desktop_b2b.services.ports import Changes

            changes = Changes(frozenset(self._kinds), frozenset(self._ids), self._local)
            self._kinds.clear()
            self._ids.clear()
            self._local, self._waiting = True, False
        self._calm.start()
        self.changed.emit(changes)

    def flush(self) -> None:
        """Tell at once what has arrived; for tests and for closing."""
        self._calm.stop()
        self._on_arrived()

    def now(self) -> int:
        """The present instant."""
        return self._clock.now()

    def wake_at(self, who: QObject, instant: int | None) -> None:
        """Send `time_came` at an instant; a later call of the same one replaces it, None takes it back."""
        if instant is None:
            self._wakes.pop(id(who), None)
        else:
            self._wakes[id(who)] = instant
        self._arm()

    def tick(self) -> None:
        """Look at the clock: called by the timer, and by tests that moved a clock by hand."""
        now = self._clock.now()
        due = [who for who, instant in self._wakes.items() if instant <= now]
        for who in due:
            del self._wakes[who]
        if due:
            self.time_came.emit(now)
        if now >= self._next_minute:
            self.minute.emit()
        self._arm()

    def _arm(self) -> None:
        # Never longer than a minute: the machine may sleep, and somebody may set its clock.
        now = self._clock.now()
        self._next_minute = (now // MINUTE + 1) * MINUTE
        until = min([self._next_minute, *self._wakes.values()])
        self._timer.start(max(1, until - now))


class LiveQuery(QObject, Generic[T]):
    """A query that keeps its view up to date.

    It asks when made, when a change over its kinds comes, and when the time comes that the answer named as
    its `next_change_at`; while its view is hidden it waits until it is shown, but for `while_hidden`. Answers
    that were overtaken by another query are dropped.
    """

    def __init__(
        self,
        tasks: Tasks,
        notifier: Notifier,
        query: Query[T],
        kinds: Iterable[str],
        on_result: Callable[[T], object],
        *,
        owner: QWidget,
        on_error: Callable[[UserError], object] | None = None,
        next_change: Callable[[T], int | None] | None = None,
        while_hidden: bool = False,
    ) -> None:
        super().__init__(owner)
        self._while_hidden = while_hidden
        self._tasks, self._notifier, self._query = tasks, notifier, query
        self._kinds = frozenset(kinds)
        self._on_result, self._on_error = on_result, on_error
        self._next_change = next_change or next_change_of
        self._owner = owner
        self._turn = 0
        self._asking = False
        self._again = False
        self._stale = False
        self._due: int | None = None
        self._job: Job[T] | None = None
        notifier.changed.connect(self._on_changed)
        notifier.time_came.connect(self._on_time_came)
        owner.installEventFilter(self)
        self.refresh()

    @property
    def query(self) -> Query[T]:
        """What is asked now."""
        return self._query

    def set_kinds(self, kinds: Iterable[str]) -> None:
        """From now on ask again when one of these kinds changed."""
        self._kinds = frozenset(kinds)

    def set_query(self, query: Query[T]) -> None:
        """Ask something else; an answer to the old query that is still on its way is dropped."""
        self._query = query
        self._turn += 1
        self._asking = False
        self._let_go()
        self.refresh()

    def stop(self) -> None:
        """Ask no more; an answer on its way is dropped."""
        self._turn += 1
        self._asking = True
        self._let_go()
        self._notifier.changed.disconnect(self._on_changed)
        self._notifier.time_came.disconnect(self._on_time_came)
        self._notifier.wake_at(self, None)
        self._owner.removeEventFilter(self)
        self.deleteLater()

    def refresh(self) -> None:
        """Ask now; while an answer is on its way, once more after it."""
        self._stale = False
        if self._asking:
            self._again = True
            return
        self._asking, self._again = True, False
        turn = self._turn
        self._job = self._tasks.query(self._query)
        self._tasks.when(
            self._job,
            self,
            lambda result: self._arrived(turn, result),
            on_error=self._on_error,
            on_end=lambda: self._ended(turn),
        )

    def _let_go(self) -> None:
        """Whoever works on the answer need not any more."""
        job, self._job = self._job, None
        if job is not None:
            self._tasks.let_go(job)

    def _ended(self, turn: int) -> None:
        if turn == self._turn:
            self._asking = False

    def _arrived(self, turn: int, result: T) -> None:
        if turn != self._turn:
            return
        self._due = self._next_change(result)
        self._notifier.wake_at(self, self._due)
        self._on_result(result)
        if self._again:
            self.refresh()

    def _want(self) -> None:
        if self._while_hidden or self._owner.isVisible():
            self.refresh()
        else:
            self._stale = True

    def _on_changed(self, changes: Changes) -> None:
        if changes.kinds & self._kinds:
            self._want()

    def _on_time_came(self, now: int) -> None:
        if self._due is not None and self._due <= now:
            self._due = None
            self._want()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and self._stale:
            self.refresh()
        return False


def next_change_of(result: Any) -> int | None:
    """The instant that an answer names as its next change by time alone; the earliest of a list of them."""
    if isinstance(result, list):
        instants = [i for each in result if (i := getattr(each, "next_change_at", None)) is not None]
        return min(instants, default=None)
    found = getattr(result, "next_change_at", None)
    return int(found) if found is not None else None

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Puts what is typed on the disk as it happens (law 13), and knows when that is done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from ui.strings import time_word
from ui.tasks import Tasks

CALM_MS = 150
PAUSE_MS = 1_000


class Buffering(QObject):
    """An editor's buffer. `body` gives its text; an empty one is dropped.

    Signals: `buffered()` when what was typed until now is safe on this computer; `paused()` a second after
    the last key.
    """

    buffered = Signal()
    paused = Signal()

    def __init__(
        self, tasks: Tasks, kind: str, target_id: str, now: Callable[[], int], body: Callable[[], str]
    ) -> None:
        super().__init__(tasks)
        self._tasks, self._kind, self._target, self._now = tasks, kind, target_id, now
        self._last: str | None = ""
        self.body = body
        #: When typing was last put on the disk; None while none of it is there.
        self.kept_at: int | None = None
        self._calm = self.timer(CALM_MS, self.flush)
        self._pause = self.timer(PAUSE_MS, self.paused.emit)

    def timer(self, milliseconds: int, call: Callable[[], object]) -> QTimer:
        """A clock that calls once when it has run down."""
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(call)
        return timer

    def restored(self, body: str, typed_at: int) -> None:
        """The buffer was read back."""
        self._last, self.kept_at = body, typed_at

    def touch(self) -> None:
        """Something was typed."""
        if not self._calm.isActive():
            self._calm.start()
        self._pause.start()

    def flush(self) -> None:
        """Put what is typed into the buffer now."""
        self._calm.stop()
        body = self.body()
        if body != self._last:
            self._write(body)

    def _write(self, body: str) -> None:
        self._last = body
        if body:
            job = self._tasks.save_buffer(self._kind, self._target, body)
        else:
            job = self._tasks.drop_buffer(self._kind, self._target)
            self.kept_at = None

        async def written() -> None:
            try:
                await job
            except BaseException:
                # Not on the disk: the next key tries again.
                self._last = None
                raise
            if body:
                self.kept_at = self._now()
            self.buffered.emit()
            self._tasks.typing_kept.emit(self._kind)

        self._tasks.start(written(), self)


def typed_words(kept_at: int | None, zone: str) -> str:
    """Where typing is that was not saved yet; said only once it is true."""
    if kept_at is None:
        return QCoreApplication.translate("Buffering", "Typing…")
    words = QCoreApplication.translate("Buffering", "Kept on this computer {0}")
    return words.format(time_word(kept_at, zone))

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The real window on a profile, driven by a bench: frames of scrolling, and how long its thread is kept.

A frame is due every sixtieth of a second; its time is from then until it is painted, so that whatever else
kept the window's thread counts too. A turn of the event loop is from waking to falling asleep: all that one
handler, or several in a row, kept the thread.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QAbstractEventDispatcher, QCoreApplication, QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QAbstractScrollArea, QApplication

from desktop_b2b.app.desk import DeskApp
from desktop_b2b.app.window import window_services
from ui.main import run_window
from ui.shell.window import MainWindow

FRAME_MS = 1000 / 60
_PATIENCE_S = 60.0


def open_window(folder: Path, work: Callable[[Driven], None]) -> None:
    """Open the window on a profile, work with it once all is loaded, and close it."""
    desk = DeskApp(folder, first=True)
    failures: list[BaseException] = []

    def begin() -> None:
        window = next(w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow))
        try:
            work(Driven(desk, window))
        except BaseException as error:
            failures.append(error)
        window.close()

    services = window_services(desk)._replace(on_loaded=lambda: QTimer.singleShot(0, begin))
    try:
        run_window(desk, services)
    finally:
        desk.close()
    if failures:
        raise failures[0]


class Driven:
    """A window and what a bench does with it."""

    def __init__(self, desk: DeskApp, window: MainWindow) -> None:
        self.desk = desk
        self.window = window
        self._loop = QEventLoop(window)
        self._timer = QTimer(window)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._loop.quit)

    def rest(self, milliseconds: float) -> None:
        """Let the window live for a while."""
        self._timer.start(max(0, round(milliseconds)))
        self._loop.exec()

    def until(self, done: Callable[[], bool]) -> None:
        """Let the window live until something is so."""
        deadline = time.perf_counter() + _PATIENCE_S
        while not done():
            if time.perf_counter() > deadline:
                raise RuntimeError("the window does not come to an end")
            self.rest(1)

    def settle(self) -> None:
        """Until nothing is asked or written any more."""
        self.until(lambda: not self.window.tasks.busy)

    def scroll(
        self, table: QAbstractScrollArea, frames: int, pixels: int, more: Callable[[], bool] = lambda: False
    ) -> list[float]:
        """Milliseconds of each frame, while the table scrolls by so many pixels each; at least as long as
        ``more``.
        """
        bar = table.verticalScrollBar()
        spent: list[float] = []
        due = time.perf_counter()
        while len(spent) < frames or more():
            self.rest((due - time.perf_counter()) * 1000)
            bar.setValue(bar.value() + pixels)
            QCoreApplication.processEvents()
            done = time.perf_counter()
            spent.append((done - due) * 1000)
            due = max(due + FRAME_MS / 1000, done)
        return spent


class Turns:
    """How long each turn of the event loop kept the window's thread, in milliseconds; ``worked``: how much of
    that the thread computed itself, which tells of the program where the machine has other work.
    """

    def __init__(self) -> None:
        self.spent: list[float] = []
        self.worked: list[float] = []
        self._woke = self._computed = 0.0
        dispatcher = QAbstractEventDispatcher.instance()
        if dispatcher is None:
            raise RuntimeError("there is no event loop")
        self._dispatcher = dispatcher
        dispatcher.awake.connect(self._awake)
        dispatcher.aboutToBlock.connect(self._asleep)
        self._woke, self._computed = time.perf_counter(), time.thread_time()

    def stop(self) -> None:
        """Count no longer."""
        self._dispatcher.awake.disconnect(self._awake)
        self._dispatcher.aboutToBlock.disconnect(self._asleep)

    def _awake(self) -> None:
        # A loop with more to do does not fall asleep in between.
        self._asleep()
        self._woke, self._computed = time.perf_counter(), time.thread_time()

    def _asleep(self) -> None:
        if self._woke:
            self.spent.append((time.perf_counter() - self._woke) * 1000)
            self.worked.append((time.thread_time() - self._computed) * 1000)
            self._woke = 0.0

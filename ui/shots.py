# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""How pictures are taken of one window: what is in front, and the dialog over it, in each colour scheme."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from ui.shell.screen import Route
    from ui.shell.window import MainWindow
    from ui.tasks import Tasks


def settle(tasks: Tasks) -> None:
    """What was asked for has come, and what it needs in its turn. What was left is gone: outside of an event
    loop it would stay, and be dressed anew with each change of colours.
    """
    for _turn in range(3):
        tasks.settle()
        QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


class Shots:
    """Pictures of a window, into a folder. ``made``: the files."""

    def __init__(
        self, window: MainWindow, tasks: Tasks, target: Path, prefix: str, modes: Sequence[str]
    ) -> None:
        self.window, self._tasks = window, tasks
        self._target, self._prefix, self._modes = target, prefix, modes
        self.made: list[Path] = []

    def settle(self) -> None:
        """What was asked for has come, and what it needs in its turn."""
        settle(self._tasks)

    def open(self, route: Route) -> QWidget | None:
        """Go somewhere; the screen that is in front then."""
        self.window.open(route)
        self.settle()
        return self.window.stack.screen_in_front

    def shoot(self, name: str, shown: QWidget | None = None) -> None:
        """The window, or a part of it, in each scheme."""
        for mode in self._modes:
            self.window.theme.set_mode(mode)
            self.settle()
            self.made.append(self._target / f"{self._prefix}{name}-{mode}.png")
            (shown or self.window).grab().save(str(self.made[-1]))
        self.window.theme.set_mode("light")

    def dialog(self, name: str) -> None:
        """The dialog that was opened, which is closed again."""
        self.settle()
        dialog = QApplication.activeModalWidget()
        if dialog is not None:
            self.shoot(name, dialog)
            dialog.close()
            self.settle()

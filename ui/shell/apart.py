# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A window for one record, beside the main one: the same screens, with a history of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_b2b.errors import OutageError, UserError
from ui import actions
from ui.actions import ActionKey
from ui.shell import routes
from ui.shell.screen import Route, Screen, ScreenContext, ViewerInfo
from ui.shell.stack import ScreenStack
from ui.shell.toasts import WindowToasts
from ui.shell.undoing import Undoing
from ui.theme import Space, scaled
from ui.widgets import tabbing

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.shell.window import MainWindow
    from ui.widgets.job_toast import JobToast
    from ui.widgets.toast import Message, Toast

SIZE = (1160, 800)
PLACE = "window/apart"


class ApartContext(ScreenContext):
    """The main window's context; going somewhere and messages are this window's own."""

    def __init__(self, main: ScreenContext, window: RecordWindow) -> None:
        self._main = main
        super().__init__(
            tasks=main.tasks,
            notifier=main.notifier,
            toasts=window,
            theme=main.theme,
            clock=main.clock,
            services=main.services,
            viewer=main.viewer,
            feeds=main.feeds,
            settings=main.settings,
            open=window.open,
            back=window.back,
        )

    @property
    def main(self) -> ScreenContext:
        """The main window's."""
        return self._main

    @property
    def viewer(self) -> ViewerInfo:
        """Who sits here, as the main window knows."""
        return self._main.viewer

    @viewer.setter
    def viewer(self, _viewer: ViewerInfo) -> None:
        """The main window alone says who it is."""


class RecordWindow(QWidget):
    """Shows a record and what belongs to it; all else is shown by the main window.

    Signals: `gone` when it has closed.
    """

    gone = Signal()

    def __init__(self, main: MainWindow, context: ScreenContext, route: Route) -> None:
        super().__init__(main, Qt.WindowType.Window)
        self._main = main
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "window")
        self.setProperty("ground", "app")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.stack = ScreenStack(main.registry)
        column.addWidget(self.stack)
        self.toasts = WindowToasts(self)
        self.stack.moved.connect(self._on_moved)
        self.stack.emptied.connect(self.close)
        self.stack.set_context(ApartContext(context, self))
        self._close = QAction(self.tr("Close"), self)
        self._close.setShortcuts([QKeySequence("Ctrl+W")])
        self._close.triggered.connect(lambda _on=False: self.close())
        self.addAction(self._close)
        self._undoing = Undoing(self)
        undo = actions.make(ActionKey.UNDO, self, self._undoing.undo)
        redo = actions.make(ActionKey.REDO, self, self._undoing.redo)
        self.addActions([undo, redo])
        self._undoing.show_in(undo, redo)
        self._restore_place()
        self.open(route)

    def _restore_place(self) -> None:
        kept = self._main.settings.value(PLACE)
        if kept is None or not self.restoreGeometry(kept):
            self.resize(scaled(SIZE[0]), scaled(SIZE[1]))
            self.move(self._main.pos() + QPoint(Space.XXL, Space.XXL))

    # ------------------------------------------------------------ what screens ask

    def open(self, route: Route) -> None:
        """Go to a document here; to any other place in the main window."""
        if route.screen in routes.RECORDS:
            self.stack.open(route)
        else:
            self._main.open(route)
            self._main.come_forward()

    def back(self) -> None:
        """Go to the document before; without one close."""
        if not self.stack.back():
            self.close()

    def show_message(self, message: Message) -> Toast:
        """Show a message here."""
        return self.toasts.show_message(message)

    def show_error(self, error: UserError | OutageError) -> Toast:
        """Show a refusal here."""
        return self.toasts.show_error(error)

    def show_job(self, fact: str, cancel: Callable[[], object]) -> JobToast:
        """Show work that goes on here."""
        return self.toasts.show_job(fact, cancel)

    # ------------------------------------------------------------ what the main window asks

    def shows(self, route: Route) -> bool:
        """Whether a record is open here, in front or behind."""
        record = route.record_id
        return bool(record) and any(screen.route.record_id == record for screen in self.stack.screens())

    def come_forward(self) -> None:
        """Be seen, and typed into."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()

    def speak(self) -> None:
        """Another language is in force: show everything anew."""
        self._close.setText(self.tr("Close"))
        self.stack.leave_all()
        self.stack.reopen()

    def _on_moved(self, screen: Screen) -> None:
        found = screen.screen_actions()
        screen.addActions([action for action in found if action not in screen.actions()])
        self._undoing.follow(screen)
        self.toasts.set_bottom(scaled(screen.FOOTER))
        name = self._main.context.viewer.organisation.name if self._main.context is not None else ""
        self.setWindowTitle(f"{name} – {screen.title()}")

    def focusNextPrevChild(self, next: bool) -> bool:
        return tabbing.step(self, forward=next) or super().focusNextPrevChild(next)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not tabbing.leave(self, event):
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._main.settings.setValue(PLACE, self.saveGeometry())
        self.stack.leave_all()
        self.stack.set_context(None)
        super().closeEvent(event)
        self.gone.emit()

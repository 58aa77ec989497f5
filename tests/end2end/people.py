# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""People before real windows: they find things by the words on them, press, type, and wait until they see."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QAbstractEventDispatcher, QEvent, QEventLoop, QObject, QPoint, Qt, QTimer
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMenu,
    QPlainTextEdit,
    QTableView,
    QWidget,
)

from desktop_b2b.app.desk import DeskApp
from desktop_b2b.app.window import window_services
from ui.language import Language
from ui.main import build_window, end_window
from ui.screens.dashboard.screen import DashboardScreen
from ui.shell.screen import Screen
from ui.theme import Theme

W = TypeVar("W", bound=QWidget)
PATIENCE_MS = 20_000
KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
PLAIN = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


def until(seen: Callable[[], object], what: str) -> None:
    """Wait, with all windows alive: looked at each time when nothing is left to be done."""
    loop = QEventLoop()
    dispatcher = QAbstractEventDispatcher.instance()

    def look() -> None:
        if seen():
            loop.exit(1)

    dispatcher.aboutToBlock.connect(look)
    QTimer.singleShot(PATIENCE_MS, loop, loop.quit)
    try:
        done = loop.exec()
    finally:
        dispatcher.aboutToBlock.disconnect(look)
    assert done, f"waited in vain: {what}"


class Watcher(QObject):
    """Notes windows that nobody would expect: a part of a screen that was shown before it had its place."""

    def __init__(self) -> None:
        super().__init__()
        self.strangers: set[str] = set()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's own name
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            kind = watched.windowType()
            expected = isinstance(watched, QMainWindow | QDialog) or kind != Qt.WindowType.Window
            if not expected:
                where = [line.strip() for line in traceback.format_stack(limit=6)[:-1]]
                self.strangers.add(f"{type(watched).__name__}: {' | '.join(where)}")
        return False


class Person:
    """Somebody at a desk of their own."""

    def __init__(
        self,
        name: str,
        desk: DeskApp,
        theme: Theme,
        language: Language,
        new_printer: Callable[[], QPrinter] | None = None,
    ) -> None:
        self.name, self.desk = name, desk
        services = window_services(desk)._replace(new_printer=new_printer)
        self.window = build_window(desk, services, theme, language)
        self.window.resize(1440, 900)
        self.window.show()
        self.window.start()
        desk.start_sync()
        until(lambda: isinstance(self.screen_or_none(), DashboardScreen), f"{name}: the dashboard")
        until(lambda: self.dashboard.cards, f"{name}: the widgets")

    # ------------------------------------------------------------ looking

    def screen_or_none(self) -> Screen | None:
        """What is in front, if anything."""
        return self.window.stack.screen_in_front

    @property
    def screen(self) -> Screen:
        """What is in front."""
        found = self.window.stack.screen_in_front
        assert found is not None
        return found

    @property
    def dashboard(self) -> DashboardScreen:
        """The dashboard, in front."""
        screen = self.screen
        assert isinstance(screen, DashboardScreen)
        return screen

    @property
    def place(self) -> QWidget:
        """Where one's eyes are: a dialog of this window if one is open, else the window."""
        modal = QApplication.activeModalWidget()
        parent = modal.parentWidget() if modal is not None else None
        if modal is not None and parent is not None and self._owns(parent):
            return modal
        return self.window

    def _owns(self, widget: QWidget) -> bool:
        parent: QWidget | None = widget
        while parent is not None and parent is not self.window:
            parent = parent.parentWidget()
        return parent is not None

    def visible(self, kind: type[W]) -> Iterator[W]:
        """All of a kind that can be seen."""
        return (each for each in self.place.findChildren(kind) if each.isVisible())

    def find(self, kind: type[W], name: str) -> W | None:
        """Something by its accessible name or its words."""
        for each in self.visible(kind):
            words = each.text().replace("&", "") if isinstance(each, QAbstractButton | QLabel) else ""
            if name in (each.accessibleName(), words):
                return each
        return None

    def wait_for(self, kind: type[W], name: str) -> W:
        """Something by its name, once it is there."""
        until(lambda: self.find(kind, name) is not None, f"{self.name}: {kind.__name__} {name!r}")
        found = self.find(kind, name)
        assert found is not None
        return found

    def reads(self, words: str) -> bool:
        """Whether some words stand anywhere one looks."""
        labels = (label.text() for label in self.visible(QLabel))
        named = (each.accessibleName() for each in self.visible(QWidget))
        return any(words in text for text in (*labels, *named))

    def wait_to_read(self, words: str) -> None:
        """Some words, once they are there."""
        until(lambda: self.reads(words), f"{self.name}: to read {words!r}")

    @property
    def sync_sentence(self) -> str:
        """What the status bar says."""
        return self.window.status.sentence.accessibleName()

    def wait_for_sync(self, start: str) -> None:
        """The status bar's sentence, once it begins so."""
        until(
            lambda: self.sync_sentence.startswith(start),
            f"{self.name}: {start!r} in the status bar, which says {self.sync_sentence!r}",
        )

    def wait_for_total(self, widget: str, total: int) -> None:
        """A counter of the dashboard, once it stands there."""
        card = self.dashboard.cards[widget]
        until(lambda: card.total == str(total), f"{self.name}: {total} in {widget}")

    def unread(self, widget: str) -> int:
        """The unread alerts of a widget."""
        return self.dashboard.cards[widget].unread

    # ------------------------------------------------------------ doing

    def come(self) -> None:
        """Turn to this window."""
        self.window.activateWindow()
        until(lambda: self.window.isActiveWindow() or self.place is not self.window, f"{self.name}: active")

    def press(self, name: str) -> None:
        """Click a button by its name, once it can be clicked."""

        def ready() -> QAbstractButton | None:
            found = self.find(QAbstractButton, name)
            return found if found is not None and found.isEnabled() else None

        until(ready, f"{self.name}: the button {name!r}")
        button = ready()
        assert button is not None
        QTest.mouseClick(button, LEFT)
        self.rest()

    def keys(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        """Press a key where the caret is."""
        QTest.keyClick(self.caret(), key, modifiers)
        self.rest()

    def caret(self) -> QWidget:
        """What has the focus."""
        return QApplication.focusWidget() or self.place

    def write(self, text: str) -> None:
        """Type where the caret is: the first key may open a cell, which takes the others."""
        for sign in text:
            QTest.keyClicks(self.caret(), sign)

    def rest(self) -> None:
        """Nobody is as quick as a test: all that was begun is done before the next move."""
        until(lambda: not self.window.tasks.busy, f"{self.name}: the window rests")

    def fill(self, field: str, text: str) -> None:
        """Click into a field by its label, and type over what stands there."""
        until(lambda: self.field(field), f"{self.name}: the field {field!r}")
        control = self.field(field)
        assert control is not None
        target = control.viewport() if isinstance(control, QPlainTextEdit) else control
        QTest.mouseClick(target, LEFT)
        assert control.hasFocus(), f"{self.name}: the caret is not in {field}"
        QTest.keyClick(control, KEY.Key_A, CONTROL)
        QTest.keyClicks(control, text)

    def field(self, name: str) -> QLineEdit | QPlainTextEdit | None:
        """A field to type into, by its label."""
        return self.find(QLineEdit, name) or self.find(QPlainTextEdit, name)

    def choose(self, field: str, start: str) -> None:
        """Choose from a list by typing the first letters."""
        control = self.wait_for(QComboBox, field)
        control.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClicks(control, start)
        assert control.currentText().startswith(start)

    def pick(self, action: str) -> None:
        """Click an entry of the menu that is open."""
        until(lambda: isinstance(QApplication.activePopupWidget(), QMenu), f"{self.name}: a menu")
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        # Two ampersands are one that is read, one alone marks an access key.
        entries = {
            "&".join(part.replace("&", "") for part in each.text().split("&&")): each
            for each in menu.actions()
        }
        assert action in entries, f"{self.name}: {action!r} is none of {list(entries)}"
        QTest.mouseClick(menu, LEFT, PLAIN, menu.actionGeometry(entries[action]).center())
        self.rest()

    def cell(self, table: str, row: int, column: int) -> tuple[QTableView, QPoint]:
        """Where a cell of a table is."""
        view = self.wait_for(QTableView, table)
        return view, view.visualRect(view.model().index(row, column)).center()

    def enter(self, table: str, row: int, heading: str, text: str) -> None:
        """Click a cell, type, and press Enter."""
        self.type_into_cell(table, row, heading, text)
        self.keys(KEY.Key_Return)

    def type_into_cell(self, table: str, row: int, heading: str, text: str) -> None:
        """Click a cell and type; the cell stays open."""
        view = self.wait_for(QTableView, table)
        model = view.model()
        headings = [
            str(model.headerData(place, Qt.Orientation.Horizontal)) for place in range(model.columnCount())
        ]
        spot = view.visualRect(model.index(row, headings.index(heading))).center()
        QTest.mouseClick(view.viewport(), LEFT, PLAIN, spot)
        if isinstance(self.caret(), QLineEdit):
            QTest.keyClick(self.caret(), KEY.Key_A, CONTROL)
        self.write(text)

    def open_first(self, widget: str) -> str:
        """Click the number in the first row of a dashboard's widget; returns the number."""
        card = self.dashboard.cards[widget]
        until(card.model.rowCount, f"{self.name}: a row in {widget}")
        number = card.model.cell(0, 0).text
        spot = card.table.visualRect(card.model.index(0, 0)).center()
        QTest.mouseClick(card.table.viewport(), LEFT, PLAIN, spot)
        until(lambda: self.screen.title() == number, f"{self.name}: {number} opened")
        self.rest()
        return number

    def go_home(self) -> None:
        """Click Dashboard."""
        assert self.window.navigation is not None
        QTest.mouseClick(self.window.navigation.button("dashboard"), LEFT)
        until(lambda: isinstance(self.screen, DashboardScreen), f"{self.name}: the dashboard")

    def save_file_as(self, path: Path) -> None:
        """Name a file in the dialog that asks for one."""
        until(
            lambda: isinstance(QApplication.activeModalWidget(), QFileDialog), f"{self.name}: a file dialog"
        )
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        name = dialog.findChild(QLineEdit, "fileNameEdit")
        assert isinstance(name, QLineEdit)
        name.selectAll()
        QTest.keyClicks(name, str(path))
        QTest.keyClick(name, KEY.Key_Return)
        self.rest()

    # ------------------------------------------------------------ going

    def crash(self) -> None:
        """The process dies: nobody is asked, nothing is flushed."""
        end_window(self.window)
        self.window.hide()
        self.window.deleteLater()
        self.desk.close()
        QApplication.processEvents()

    def leave(self) -> None:
        """Close the window as one does."""
        self.window.close()
        end_window(self.window)
        self.window.deleteLater()
        self.desk.close()
        QApplication.processEvents()

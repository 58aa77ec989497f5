# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Undo and Redo of the window: the history of the editor in front, else that of the field with the caret."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit, QTextEdit, QWidget

from ui import actions
from ui.actions import ActionKey
from ui.shell.screen import Screen


def _tr(text: str) -> str:
    return QCoreApplication.translate("Undoing", text)


def show_words(screen: Screen, undo: QAction, redo: QAction) -> None:
    """Say in two commands what a screen would undo and redo; without anything they cannot be chosen."""
    for action, key, what, named in (
        (undo, ActionKey.UNDO, screen.undo_words(), _tr("&Undo {0}")),
        (redo, ActionKey.REDO, screen.redo_words(), _tr("&Redo {0}")),
    ):
        action.setText(named.format(what) if what else actions.text(key))
        action.setEnabled(bool(what))


class Undoing(QObject):
    """Keeps the two commands of the Edit menu in words: "Undo change of quantity".

    Both stay enabled while the menu is closed: keys of a disabled command would be swallowed, and what there
    is to undo is asked when they are pressed.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._actions: tuple[QAction, QAction] | None = None
        self._screen: Screen | None = None

    def show_in(self, undo: QAction, redo: QAction, menu: QMenu | None = None) -> None:
        """Say in these commands, and in this menu, what would be undone and redone."""
        self._actions = (undo, redo)
        if menu is not None:
            menu.aboutToShow.connect(lambda: self.show_words(enabled_all=False))
            menu.aboutToHide.connect(self.show_words)

    def follow(self, screen: Screen | None) -> None:
        """Another screen is in front."""
        if self._screen is screen:
            self.show_words()
            return
        if self._screen is not None:
            self._screen.history_changed.disconnect(self.show_words)
            self._screen.destroyed.disconnect(self._on_gone)
        self._screen = screen
        if screen is not None:
            screen.history_changed.connect(self.show_words)
            screen.destroyed.connect(self._on_gone)
        self.show_words()

    def _on_gone(self) -> None:
        self._screen = None

    def undo(self) -> None:
        """Take the last edit back."""
        screen, field = self._screen, self._field()
        if screen is not None and screen.undo_words() is not None and not self._elsewhere(field):
            screen.undo()
        elif field is not None:
            field.undo()

    def redo(self) -> None:
        """Do again what was taken back."""
        screen, field = self._screen, self._field()
        if screen is not None and screen.undo_words() is not None and not self._elsewhere(field):
            screen.redo()
        elif field is not None:
            field.redo()

    def _field(self) -> QLineEdit | QPlainTextEdit | QTextEdit | None:
        focus: QWidget | None = QApplication.focusWidget()
        return focus if isinstance(focus, QLineEdit | QPlainTextEdit | QTextEdit) else None

    def _elsewhere(self, field: QWidget | None) -> bool:
        """Whether the caret is in a field that is no part of the screen: the strip's search."""
        return field is not None and self._screen is not None and not self._screen.isAncestorOf(field)

    def show_words(self, *, enabled_all: bool = True) -> None:
        """Say what would be undone and redone."""
        if self._actions is None:
            return
        undo, redo = self._actions
        if self._screen is not None:
            show_words(self._screen, undo, redo)
        by_field = self._field() is not None and (self._screen is None or self._screen.undo_words() is None)
        for action in self._actions:
            action.setEnabled(enabled_all or action.isEnabled() or by_field)

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Where scanners and people write: one field that always has the keyboard, with keys of its own."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_b2b.domain.gs1 import LONGEST_SCAN
from ui.theme import Type, font

#: Qt's keys and the words that stand on them.
KEYS: dict[int, str] = {
    Qt.Key.Key_F1: "F1",
    Qt.Key.Key_F2: "F2",
    Qt.Key.Key_F3: "F3",
    Qt.Key.Key_F4: "F4",
    Qt.Key.Key_F6: "F6",
    Qt.Key.Key_F7: "F7",
    Qt.Key.Key_F8: "F8",
    Qt.Key.Key_F9: "F9",
    Qt.Key.Key_F12: "F12",
    Qt.Key.Key_Escape: "Esc",
}


class ScanField(QLineEdit):
    """Signals: `entered(text)` on Enter, `key(word)` for the keys of the floor, `stepped(by)` for arrows.

    A scanner ends each code with Enter; the separator within it (GS) is taken as it comes.
    """

    entered = Signal(str)
    key = Signal(str)
    stepped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("sz", "floor")
        self.setFont(font(Type.FLOOR_TEXT))
        self.setMaxLength(LONGEST_SCAN + 10)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def event(self, event: QEvent) -> bool:
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._is_ours(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            text = self.text()
            self.clear()
            self.entered.emit(text)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif self._is_ours(event):
            if event.key() == Qt.Key.Key_Escape and self.text():
                self.clear()
            else:
                self.key.emit(KEYS[event.key()])
        elif event.text() == "\x1d":
            self.insert(event.text())
        else:
            super().keyPressEvent(event)

    def _is_ours(self, event: QKeyEvent) -> bool:
        return event.key() in KEYS and not event.modifiers()

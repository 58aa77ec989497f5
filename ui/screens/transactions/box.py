# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The box in which transactions are searched: what was found beside it, bad syntax marked in it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QMouseEvent, QTextCharFormat
from PySide6.QtWidgets import QApplication, QWidget

from ui.theme import colour, repolish
from ui.widgets import SearchField

_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}


class SearchBox(SearchField):
    """A line of the search language. What the keyboard does to suggestions is told, not done, here.

    `suggests`: a list of them stands beneath; `is_put`: the text changes without anybody typing.

    Signals: `moved(step)` on an arrow, `taken` on Tab while suggestions stand there, `asked` when they are
    wanted (Down, Ctrl+Space, a click into the empty box), `entered` on Enter, `left_list` on Esc or when the
    focus goes.
    """

    moved = Signal(int)
    taken = Signal()
    asked = Signal()
    entered = Signal()
    left_list = Signal()

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(placeholder, icon="filter", parent=parent)
        self.suggests = self.is_put = False
        self._composing = False
        self._marked = (0, 0)
        self.textChanged.connect(lambda _text: self._format())

    def put(self, text: str) -> None:
        """Another text, which the box's own Undo takes back."""
        if text == self.text():
            return
        self.is_put = True
        self.selectAll()
        if text:
            self.insert(text)
        else:
            self.backspace()
        self.is_put = False
        if not self.hasFocus():
            # Who reads it begins at its beginning.
            self.home(False)

    def replace_part(self, start: int, end: int, text: str) -> None:
        """Put something in place of a part, with the caret behind it."""
        self.setSelection(start, end - start) if end > start else self.setCursorPosition(start)
        self.insert(text)

    # ------------------------------------------------------------ bad syntax

    def mark(self, start: int, end: int) -> None:
        """Underline the place that cannot be understood."""
        self._marked = (max(0, start), min(end, len(self.text())))
        self._show_state("error")
        self._format()

    def unmark(self) -> None:
        """All of it can be understood."""
        self._marked = (0, 0)
        self._show_state("")
        self._format()

    def _show_state(self, state: str) -> None:
        if (self.property("state") or "") != state:
            self.setProperty("state", state)
            repolish(self)

    def _format(self) -> None:
        """A line edit has no formats but those of input methods, which stand until the text changes."""
        if self._composing:
            return
        start, end = self._marked
        attributes = []
        if end > start:
            look = QTextCharFormat()
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            look.setUnderlineColor(colour("red"))
            look.setForeground(colour("red"))
            kind = QInputMethodEvent.AttributeType.TextFormat
            attributes = [QInputMethodEvent.Attribute(kind, start - self.cursorPosition(), end - start, look)]
        QApplication.sendEvent(self, QInputMethodEvent("", attributes))

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    # ------------------------------------------------------------ keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = event.key(), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and key in _MOVES:
            if self.suggests:
                self.moved.emit(_MOVES[Qt.Key(key)])
            elif key == Qt.Key.Key_Down:
                self.asked.emit()
        elif key == Qt.Key.Key_Space and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.asked.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif key == Qt.Key.Key_Escape and self.suggests:
            self.left_list.emit()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:
        if next and self.suggests:
            # Who answers `taken` moves on where there is nothing to take.
            self.taken.emit()
            return True
        self.left_list.emit()
        return super().focusNextPrevChild(next)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if not self.text():
            self.asked.emit()

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The strip along the top: menu, back, search, state of sync, New request."""

from __future__ import annotations

from PySide6.QtCore import QRect, QTimer, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui import actions
from ui.actions import ActionKey
from ui.shell.sync_words import SyncWords
from ui.theme import Height, Space, at_least, colour, scaled
from ui.widgets import Kind, SearchField, icon_button, plain_tooltip, primary, quiet
from ui.widgets.paint import fill

TYPING_MS = 200


class TopStrip(QWidget):
    """What is always at hand.

    Signals: `search_entered(text)` on Enter, `search_typed(text)` after a short rest of typing,
    `sync_clicked`, `new_clicked`, `menu_clicked`, `back_clicked`.
    """

    search_entered = Signal(str)
    search_typed = Signal(str)
    sync_clicked = Signal()
    new_clicked = Signal()
    menu_clicked = Signal()
    back_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(at_least(Height.STRIP))
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.M + 2, 0, Space.L, 1)
        row.setSpacing(Space.S)
        self.menu = icon_button("menu", self._named(ActionKey.TOGGLE_NAV), self.menu_clicked.emit)
        self.back = icon_button("chevron-left", self._named(ActionKey.BACK), self.back_clicked.emit)
        keys = actions.shortcut(ActionKey.SEARCH).toString(QKeySequence.SequenceFormat.NativeText)
        self.search = SearchField(self.tr("Search transactions"), keys=keys.replace("+", " "))
        self.search.setMaximumWidth(scaled(440))
        self.search.returnPressed.connect(lambda: self.search_entered.emit(self.search.text().strip()))
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self.search.textEdited.connect(lambda _text: self._typing.start())
        self._typing.timeout.connect(lambda: self.search_typed.emit(self.search.text().strip()))
        self.sync = quiet("", "check-circle", self.sync_clicked.emit)
        self.new = primary(actions.plain_text(ActionKey.NEW_REQUEST), "plus", self.new_clicked.emit)
        self.new.setToolTip(plain_tooltip(self._named(ActionKey.NEW_REQUEST)))
        row.addWidget(self.menu)
        row.addWidget(self.back)
        row.addSpacing(Space.XS)
        row.addWidget(self.search, 3)
        row.addStretch(2)
        row.addWidget(self.sync)
        row.addWidget(self.new)

    @staticmethod
    def _named(key: ActionKey) -> str:
        keys = actions.shortcut(key).toString(QKeySequence.SequenceFormat.NativeText)
        return f"{actions.plain_text(key)} ({keys})"

    def set_sync(self, words: SyncWords) -> None:
        """The state of sync in few words."""
        self.sync.setText(words.short)
        self.sync.set_icon(words.icon, str(words.tone) if words.tone == "red" else "text2")
        self.sync.setToolTip(plain_tooltip(words.sentence))
        self.sync.setAccessibleDescription(words.sentence)

    def set_new_kind(self, secondary: bool) -> None:
        """New request is the primary step unless the screen has one of its own."""
        self.new.set_kind(Kind.SECONDARY if secondary else Kind.PRIMARY)

    def paintEvent(self, event: QPaintEvent) -> None:
        fill(QPainter(self), QRect(0, self.height() - 1, self.width(), 1), colour("line"))

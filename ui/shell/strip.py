# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The strip along the top: menu, back, search, state of sync, New request."""

from __future__ import annotations

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui import actions
from ui.actions import ActionKey
from ui.shell.sync_words import SyncWords
from ui.theme import Height, Space, at_least, colour, scaled
from ui.widgets import Kind, icon_button, plain_tooltip, primary, quiet
from ui.widgets.command_field import CommandField
from ui.widgets.key_caps import caps_of
from ui.widgets.paint import fill


class TopStrip(QWidget):
    """What is always at hand.

    Signals: `search_asked(text)` when the palette is wanted, with what was typed already; `sync_clicked`,
    `new_clicked`, `menu_clicked`, `back_clicked`.
    """

    search_asked = Signal(str)
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
        self.menu = icon_button("menu", actions.named(ActionKey.TOGGLE_NAV), self.menu_clicked.emit)
        self.back = icon_button("chevron-left", actions.named(ActionKey.BACK), self.back_clicked.emit)
        words, caps = self.tr("Search or type a command"), caps_of(actions.shortcut(ActionKey.SEARCH))
        self.search = CommandField(words, caps)
        self.search.setMaximumWidth(scaled(440))
        self.search.clicked.connect(lambda _on=False: self.search_asked.emit(""))
        self.search.typed.connect(self.search_asked)
        self.sync = quiet("", "check-circle", self.sync_clicked.emit)
        self.new = primary(actions.plain_text(ActionKey.NEW_REQUEST), "plus", self.new_clicked.emit)
        self.new.setToolTip(plain_tooltip(actions.named(ActionKey.NEW_REQUEST)))
        row.addWidget(self.menu)
        row.addWidget(self.back)
        row.addSpacing(Space.XS)
        row.addWidget(self.search, 3)
        row.addStretch(2)
        row.addWidget(self.sync)
        row.addWidget(self.new)

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

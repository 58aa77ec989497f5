# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The footer of a list in which several rows are selected."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme import Height, Space, Type, at_least, colour
from ui.widgets import PlainLabel, icon_button, secondary


class SelectionFooter(QWidget):
    """How many, their sum, and what can be done. Signals: `open_clicked`, `copy_clicked`, `clear_clicked`."""

    open_clicked = Signal()
    copy_clicked = Signal()
    clear_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(at_least(Height.SELECTION))
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.M + 2, 1, Space.S, 0)
        row.setSpacing(Space.L)
        self._count = PlainLabel("", Type.STRONG)
        self._sum = PlainLabel("", Type.MEDIUM)
        self._items = PlainLabel("", Type.BODY, "text2")
        for label in (self._count, self._sum, self._items):
            row.addWidget(label)
        row.addStretch(1)
        row.addWidget(secondary(self.tr("Copy"), "copy", self.copy_clicked.emit, sz="s"))
        row.addWidget(secondary(self.tr("Open the first"), on_click=self.open_clicked.emit, sz="s"))
        row.addWidget(icon_button("x", self.tr("Clear the selection"), self.clear_clicked.emit))

    def set_words(self, count: str, total: str, items: str) -> None:
        """Show counts."""
        words = self.tr("Sum {0}").format(total) if total else ""
        for label, text in ((self._count, count), (self._sum, words), (self._items, items)):
            label.setText(text)
            label.setVisible(bool(text))

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(0, 0, self.width(), 1, colour("line"))

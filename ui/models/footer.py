# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The footer of a list in which several rows are selected."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.strings import money_word
from ui.theme import Height, Space, Type, at_least, colour
from ui.theme.margins import margins
from ui.widgets import Button, PlainLabel, icon_button, secondary


def sum_words(amounts: Iterable[tuple[str, Decimal | None]]) -> str:
    """Sums, one per currency: "EUR 3,919.10, USD 12.00"."""
    sums: dict[str, Decimal] = {}
    for currency, amount in amounts:
        if amount is not None:
            sums[currency] = sums.get(currency, Decimal(0)) + amount
    return ", ".join(money_word(total, currency, with_currency=True) for currency, total in sums.items())


class SelectionFooter(QWidget):
    """How many, their sum, what can be done. Signals: `more_clicked(global position)`, `clear_clicked`."""

    more_clicked = Signal(QPoint)
    clear_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(at_least(Height.SELECTION))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(margins(Space.M + 2, 1, Space.S, 0))
        self._row.setSpacing(Space.L)
        self._count = PlainLabel("", Type.STRONG)
        self._sum = PlainLabel("", Type.MEDIUM)
        self._items = PlainLabel("", Type.BODY, "text2")
        for label in (self._count, self._sum, self._items):
            self._row.addWidget(label)
        self._row.addStretch(1)
        self._place = self._row.count()
        self._shown: list[QAction] = []
        self.buttons: list[Button] = []
        self.more = icon_button("more", self.tr("More commands"), self._on_more)
        self._row.addWidget(self.more)
        self._row.addWidget(icon_button("x", self.tr("Clear the selection"), self.clear_clicked.emit))

    def set_words(self, count: str, total: str, items: str = "") -> None:
        """Show counts."""
        words = self.tr("Sum {0}").format(total) if total else ""
        for label, text in ((self._count, count), (self._sum, words), (self._items, items)):
            label.setText(text)
            label.setVisible(bool(text))

    def set_actions(self, actions: Sequence[QAction]) -> None:
        """Offer these as buttons; nothing moves where they are the same as before."""
        if list(actions) == self._shown:
            return
        self._shown = list(actions)
        for button in self.buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = []
        for number, action in enumerate(actions):
            name = action.icon().name()
            button = secondary(action.text().replace("&", ""), name, action.trigger, sz="s")
            self._row.insertWidget(self._place + number, button)
            self.buttons.append(button)

    def _on_more(self) -> None:
        self.more_clicked.emit(self.more.mapToGlobal(QPoint(0, 0)))

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(0, 0, self.width(), 1, colour("line"))

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What limits the list, in words, above it: chips that are taken away one by one or all together."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_b2b.services.search import Search, without
from ui.screens.transactions.criteria import Criteria, is_word
from ui.screens.transactions.words import group_words, kind_of
from ui.theme import Space
from ui.widgets import FilterChip, quiet


class ChipRow(QWidget):
    """Chips, Add filter, Clear all; as many lines as they need. `at_end` stands at the end of the first line.

    Signals: `changed(Search)` when a chip was taken away, `asked` for the filters, `cleared`.
    """

    changed = Signal(object)
    asked = Signal()
    cleared = Signal()

    def __init__(self, at_end: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips: list[FilterChip] = []
        self._search = Search()
        self.add = quiet(self.tr("Add filter"), "plus", self.asked.emit, sz="s")
        self.clear = quiet(self.tr("Clear all"), on_click=self.cleared.emit, sz="s")
        self._end = at_end
        for widget in (self.add, self.clear, at_end):
            widget.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._lay()

    def show_criteria(self, criteria: Criteria) -> None:
        """Say what limits the list."""
        self._search = criteria.search
        for chip in self.chips:
            chip.hide()
            chip.deleteLater()
        kind = kind_of(self._search)
        self.chips = []
        for place, group in enumerate(self._search.groups):
            if is_word(group):
                # It stands in the box just like that.
                continue
            chip = FilterChip(group_words(group, kind), self)
            chip.removed.connect(lambda place=place: self.changed.emit(without(self._search, place)))
            chip.clicked.connect(self.asked.emit)
            chip.show()
            self.chips.append(chip)
        self.clear.setVisible(criteria.is_filtered)
        self._tell_order()
        self._lay()

    def _tell_order(self) -> None:
        before: QWidget | None = None
        for widget in (*self.chips, self.add, self.clear, self._end):
            if before is not None:
                QWidget.setTabOrder(before, widget)
            before = widget

    def relay(self) -> None:
        """What stands at the end has come, gone or grown."""
        self._lay()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._lay()

    def _wanted(self, widget: QWidget) -> int:
        """The width that a widget wants in its line; the two commands stay together."""
        wide = widget.sizeHint().width()
        if widget is self.add and not self.clear.isHidden():
            wide += Space.S + self.clear.sizeHint().width()
        return wide

    def _lay(self) -> None:
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        width, x, y = max(self.width(), 1), 0, 0
        shown = [each for each in (*self.chips, self.add, self.clear) if not each.isHidden()]
        high = max((each.sizeHint().height() for each in shown), default=0)
        end = self._end.sizeHint().width() if not self._end.isHidden() else 0
        for widget in shown:
            hint = widget.sizeHint()
            room = width - (end + Space.L if end and not y else 0)
            if x and x + self._wanted(widget) > room:
                x, y = 0, y + high + Space.XS
            own = min(hint.width(), width)
            place = QRect(QPoint(x, y + (high - hint.height()) // 2), hint)
            place.setWidth(own)
            if mirrored:
                place.moveRight(width - 1 - x)
            widget.setGeometry(place)
            x += own + Space.S
        if end:
            top = max(0, (high - self._end.sizeHint().height()) // 2)
            self._end.setGeometry(QRect(QPoint(0 if mirrored else width - end, top), self._end.sizeHint()))
        self.setFixedHeight(y + high)

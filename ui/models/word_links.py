# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Words in a table that lead somewhere of their own, such as a partner's name to its card.

Only the words do: beside them a click selects the row, as everywhere else in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt

from ui.models.delegate import padded
from ui.theme import Type, metrics

if TYPE_CHECKING:
    from ui.models.table_view import TableView


class WordLinks:
    """Finds such words in one table, and has them painted as a link while the mouse is over them."""

    def __init__(self, view: TableView) -> None:
        self._view = view

    def at(self, place: QPoint) -> QModelIndex | None:
        """The cell whose words stand at a place of the viewport and lead somewhere."""
        index = self._view.indexAt(place)
        if not index.isValid():
            return None
        opens = self._view.table.columns[index.column()].opens
        if opens is None or not self.words_rect(index).contains(place):
            return None
        return index if opens(self._view.table.row_at(index.row())) else None

    def words_rect(self, index: QModelIndex) -> QRect:
        """Where the words of a cell stand, as high as the row: a target that is hit easily."""
        view = self._view
        text = view.table.cell(index.row(), index.column()).text
        first, last = view.look.ends(view.horizontalHeader(), index.column())
        mirrored = view.layoutDirection() == Qt.LayoutDirection.RightToLeft
        rect = padded(view.visualRect(index), first, last, view.look, mirrored)
        width = min(rect.width(), metrics(Type.BODY).horizontalAdvance(text))
        if mirrored:
            rect.setLeft(rect.right() - width + 1)
        else:
            rect.setWidth(width)
        return rect

    def hover(self, place: QPoint | None) -> bool:
        """The mouse is here, or gone (None). Returns whether it is over words that lead somewhere."""
        index = self.at(place) if place is not None else None
        link = (index.row(), index.column()) if index is not None else None
        before, self._view.look.link = self._view.look.link, link
        if link != before:
            for row, column in (each for each in (before, link) if each is not None):
                self._view.viewport().update(self._view.visualRect(self._view.table.index(row, column)))
        return link is not None

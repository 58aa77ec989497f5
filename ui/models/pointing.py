# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The mouse over a table: the row beneath it, what a click there means, a text that is cut off told whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip

from ui.models.columns import CellKind
from ui.models.delegate import INNER, cell_width
from ui.models.word_links import WordLinks
from ui.widgets.labels import plain_tooltip

if TYPE_CHECKING:
    from ui.models.table_view import TableView

AnyIndex = QModelIndex | QPersistentModelIndex
#: Cells that a click does something of its own in.
_OPENING = (CellKind.LINK, CellKind.ACTION)


class Pointing:
    """Answers for one view what its mouse events ask; places are those of its viewport."""

    def __init__(self, view: TableView) -> None:
        self._view = view
        self.links = WordLinks(view)

    def move(self, place: QPoint) -> None:
        """The mouse is here."""
        view = self._view
        index = view.indexAt(place)
        self._hover(index.row() if index.isValid() else -1)
        kind = view.table.columns[index.column()].kind if index.isValid() else CellKind.TEXT
        clickable = self.links.hover(place) or kind in _OPENING
        view.viewport().setCursor(
            Qt.CursorShape.PointingHandCursor if clickable else Qt.CursorShape.ArrowCursor
        )

    def leave(self) -> None:
        """The mouse is gone."""
        self.links.hover(None)
        self._hover(-1)

    def forget(self) -> None:
        """The rows are others: nothing is under the mouse until it moves."""
        self._view.look.hovered, self._view.look.link = -1, None

    def _hover(self, number: int) -> None:
        view = self._view
        if number == view.look.hovered:
            return
        for row in (view.look.hovered, number):
            if row >= 0:
                y = view.rowViewportPosition(row)
                view.viewport().update(0, y, view.viewport().width(), view.row_height)
                if view.frozen is not None:
                    view.frozen.viewport().update(0, y, view.frozen.width(), view.row_height)
        view.look.hovered = number

    # -- clicks ----------------------------------------------------------------------------------------------

    def click(self, place: QPoint) -> None:
        """Do what a click of the left button means here."""
        view = self._view
        index = view.indexAt(place)
        if not index.isValid():
            return
        column, row = view.table.columns[index.column()], view.table.row_at(index.row())
        if self.links.at(place) is not None:
            view.link_clicked.emit(row, column.key)
        elif column.kind is CellKind.LINK:
            view.row_opened.emit(row)
        elif column.kind is CellKind.ACTION:
            view.action_clicked.emit(row, column.key)
        elif column.kind is CellKind.CHECK:
            checked = view.table.cell(index.row(), index.column()).checked
            view.table.check_toggled.emit(row, column.key, not checked)

    def double_click(self, place: QPoint) -> bool:
        """Open the row, unless its cell has a click of its own. Returns whether there is a row here."""
        view = self._view
        index = view.indexAt(place)
        if not index.isValid():
            return False
        kind = view.table.columns[index.column()].kind
        if self.links.at(place) is None and kind not in (*_OPENING, CellKind.CHECK):
            view.row_opened.emit(view.table.row_at(index.row()))
        return True

    # -- what is cut off -------------------------------------------------------------------------------------

    def tell_whole(self, event: QHelpEvent) -> None:
        """A text that is cut off is told whole under the mouse."""
        view = self._view
        index = view.indexAt(event.pos())
        text = self.whole_text(index) if index.isValid() else ""
        QToolTip.showText(event.globalPos(), plain_tooltip(text), view.viewport(), view.visualRect(index))

    def whole_text(self, index: AnyIndex) -> str:
        """The text of a cell that has no room for it; nothing where it has."""
        view = self._view
        column, cell = view.table.columns[index.column()], view.table.cell(index.row(), index.column())
        first, last = view.look.ends(view.horizontalHeader(), index.column())
        outer = (view.look.lead if first else INNER) + (view.look.trail if last else INNER)
        room = view.visualRect(index).width() - outer
        if max(cell_width(column.kind, text, cell.icon) for text in (cell.text, cell.detail)) - 4 <= room:
            return ""
        return f"{cell.text}\n{cell.detail}" if cell.detail else cell.text

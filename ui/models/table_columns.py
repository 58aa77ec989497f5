# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The columns of a table in view: order, widths, which are shown, which one stays while the others scroll."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHeaderView

from ui.models.columns import CellKind
from ui.models.delegate import INNER, cell_width
from ui.models.header import ARROW
from ui.models.layout import ColumnPlace, TableLayout, clamped
from ui.theme import Type, metrics, scaled
from ui.theme.fonts import BASE, base_pixels

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.models.table_view import TableView

#: Rows that are measured for a column that shall fit its content.
MEASURED = 2000
#: What a heading needs beside its word where nothing can be sorted.
BESIDE = 2


class TableColumns(QObject):
    """Keeps the columns of one view. Signals: `edited()` when somebody changed them by hand."""

    edited = Signal()

    def __init__(self, view: TableView) -> None:
        super().__init__(view)
        self._view = view
        self._widths: dict[str, int] = {}
        self._unknown: tuple[ColumnPlace, ...] = ()
        self._laying = False
        self.frozen = False
        header = view.horizontalHeader()
        for place, column in enumerate(view.table.columns):
            if column.stretch and view.look.compact:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
            header.setSectionHidden(place, not column.shown)
        header.sectionMoved.connect(self._find_ends)

    # -- as a value ------------------------------------------------------------------------------------------

    def layout_now(self) -> TableLayout:
        """The columns as they stand, with the sort in force and what is unknown here."""
        columns = self._view.table.columns
        header = self._view.horizontalHeader()
        order = [header.logicalIndex(visual) for visual in range(header.count())]
        places = [
            ColumnPlace(columns[n].key, self._widths.get(columns[n].key, 0), not header.isSectionHidden(n))
            for n in order
        ]
        return TableLayout((*places, *self._unknown), self.frozen, self._view.table.sort_order)

    def set_layout(self, layout: TableLayout) -> None:
        """Show columns as they were kept; the sort follows where one was kept."""
        table, header = self._view.table, self._view.horizontalHeader()
        self._unknown = layout.unknown(table.columns)
        self._widths = {}
        self._laying = True
        for visual, place in enumerate(layout.complete(table.columns)):
            logical = table.place_of(place.key)
            header.moveSection(header.visualIndex(logical), visual)
            header.setSectionHidden(logical, not place.shown)
            if place.width:
                self._widths[place.key] = place.width
        self._laying = False
        self.frozen = layout.frozen
        self.size_all()
        if layout.sort is not None:
            table.set_sort(layout.sort)

    def shown(self) -> list[int]:
        """The logical columns in view, in their order."""
        header = self._view.horizontalHeader()
        order = (header.logicalIndex(visual) for visual in range(header.count()))
        return [place for place in order if not header.isSectionHidden(place)]

    # -- by hand ---------------------------------------------------------------------------------------------

    def hide(self, place: int) -> None:
        """Take a column out of view; the last one stays."""
        if not self._view.table.columns[place].fixed and len(self.shown()) > 1:
            self._show(place, False)

    def show(self, place: int) -> None:
        """Bring a column into view."""
        self._show(place, True)

    def _show(self, place: int, shown: bool) -> None:
        self._view.horizontalHeader().setSectionHidden(place, not shown)
        self._settle()

    def freeze(self, frozen: bool) -> None:
        """Let the first column stay while the others scroll, or not."""
        self.frozen = frozen
        self._settle()

    def move(self, place: int, step: int) -> None:
        """Move a column by so many places in view."""
        header, order = self._view.horizontalHeader(), self.shown()
        at = order.index(place)
        target = min(max(at + step, 0), len(order) - 1)
        header.moveSection(header.visualIndex(place), header.visualIndex(order[target]))
        self._settle()

    def fit(self, place: int) -> None:
        """As wide as its content and heading."""
        table, look = self._view.table, self._view.look
        column = table.columns[place]
        needed = self._heading_width(place)
        for number in range(min(table.rowCount(), MEASURED)):
            cell = table.measure(number, place)
            needed = max(needed, cell_width(column.kind, cell.text, cell.icon))
            if cell.detail:
                needed = max(needed, cell_width(CellKind.TEXT, cell.detail, ""))
        first, last = look.ends(self._view.horizontalHeader(), place)
        outer = (look.lead if first else INNER) + (look.trail if last else INNER)
        self.set_width(place, needed + outer)

    def set_width(self, place: int, pixels: int) -> None:
        """Give a column a width of its own."""
        self._widths[self._view.table.columns[place].key] = clamped(pixels * BASE / base_pixels())
        self._settle()

    def choose(self, layout: TableLayout) -> None:
        """Somebody chose columns."""
        self.set_layout(layout)
        self.edited.emit()

    def take_dragged(self, resized: Sequence[int]) -> None:
        """Edges or headings were dragged."""
        header = self._view.horizontalHeader()
        for place in resized:
            width = header.sectionSize(place) * BASE / base_pixels()
            self._widths[self._view.table.columns[place].key] = clamped(width)
        self._settle()

    def _settle(self) -> None:
        self.size_all()
        self.edited.emit()

    # -- widths ----------------------------------------------------------------------------------------------

    def size_all(self) -> None:
        """Give each column its width: the one that was set, else its own, with room for heading and words."""
        self._find_ends()
        header, compact = self._view.horizontalHeader(), self._view.look.compact
        for place, column in enumerate(self._view.table.columns):
            if column.key in self._widths:
                header.resizeSection(place, scaled(self._widths[column.key]))
            elif not column.stretch:
                own = scaled(column.width)
                header.resizeSection(place, own if compact else max(own, self._wanted(place)))
        self.stretch()

    def stretch(self) -> None:
        """Let the columns that may grow fill the room that the others leave."""
        if self._view.look.compact:
            return
        header, columns = self._view.horizontalHeader(), self._view.table.columns
        shown = self.shown()
        growing = [n for n in shown if columns[n].stretch and columns[n].key not in self._widths]
        if growing:
            taken = sum(header.sectionSize(place) for place in shown if place not in growing)
            each, rest = divmod(max(0, self._view.viewport().width() - taken), len(growing))
            for place in growing:
                least = max(scaled(columns[place].width), self._wanted(place))
                header.resizeSection(place, max(least, each + (rest if place == growing[-1] else 0)))
        self._view.columns_laid()

    def _wanted(self, place: int) -> int:
        """What heading and words of a column need, in the present language."""
        column, look = self._view.table.columns[place], self._view.look
        needed = self._heading_width(place)
        for text, icon in column.words() if column.words is not None else ():
            needed = max(needed, cell_width(column.kind, text, icon))
        outer = (look.lead if place == look.first else INNER) + (look.trail if place == look.last else INNER)
        return needed + outer

    def _heading_width(self, place: int) -> int:
        column = self._view.table.columns[place]
        word = metrics(Type.CAPTION).horizontalAdvance(column.title())
        return word + (ARROW if column.sortable else BESIDE)

    def _find_ends(self) -> None:
        if not self._laying:
            shown = self.shown()
            look = self._view.look
            look.first, look.last = (shown[0], shown[-1]) if shown else (-1, -1)

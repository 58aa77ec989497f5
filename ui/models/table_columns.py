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
        self._waiting: frozenset[int] = frozenset()
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
            ColumnPlace(columns[n].key, self._widths.get(columns[n].key, 0), self._is_shown(n)) for n in order
        ]
        return TableLayout((*places, *self._unknown), self.frozen, self._view.table.sort_order)

    def set_layout(self, layout: TableLayout) -> None:
        """Show columns as they were kept; the sort follows where one was kept."""
        table, header = self._view.table, self._view.horizontalHeader()
        self._unknown = layout.unknown(table.columns)
        self._widths = {}
        self._laying, self._waiting = True, frozenset()
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
        """The logical columns that are to be seen, in their order, also those for which there is no room."""
        header = self._view.horizontalHeader()
        order = (header.logicalIndex(visual) for visual in range(header.count()))
        return [place for place in order if self._is_shown(place)]

    def in_view(self) -> list[int]:
        """Those of them for which there is room."""
        return [place for place in self.shown() if place not in self._waiting]

    def _is_shown(self, place: int) -> bool:
        return place in self._waiting or not self._view.horizontalHeader().isSectionHidden(place)

    @property
    def waiting(self) -> list[str]:
        """What the columns are called that wait until there is room for them."""
        columns = self._view.table.columns
        return [columns[place].title() for place in self.shown() if place in self._waiting]

    # -- by hand ---------------------------------------------------------------------------------------------

    def hide(self, place: int) -> None:
        """Take a column out of view; the last one stays."""
        if not self._view.table.columns[place].fixed and len(self.shown()) > 1:
            self._show(place, False)

    def show(self, place: int) -> None:
        """Bring a column into view."""
        self._show(place, True)

    def _show(self, place: int, shown: bool) -> None:
        self._waiting -= {place}
        self._view.horizontalHeader().setSectionHidden(place, not shown)
        self._settle()

    def freeze(self, frozen: bool) -> None:
        """Let the first column stay while the others scroll, or not."""
        self.frozen = frozen
        self._settle()

    def move(self, place: int, step: int) -> None:
        """Move a column by so many places in view."""
        header, order = self._view.horizontalHeader(), self.in_view()
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
            if column.key in self._widths or not column.stretch:
                own = scaled(column.width) if compact else self._least(place)
                header.resizeSection(place, scaled(self._widths.get(column.key, 0)) or own)
        self.stretch()

    def _least(self, place: int) -> int:
        """The width that was set, else what a column needs at least."""
        column = self._view.table.columns[place]
        if column.key in self._widths:
            return scaled(self._widths[column.key])
        return max(scaled(column.width), self._wanted(place))

    def _make_room(self) -> None:
        """The usual columns, as long as nobody chose others, go where there is no room, and come back.

        Never the one by which the list is sorted: its arrow says how.
        """
        table, header = self._view.table, self._view.horizontalHeader()
        shown, waiting = self.shown(), set()
        usual = {place for place, column in enumerate(table.columns) if column.shown}
        if usual == set(shown) and any(column.yields for column in table.columns):
            sorted_by = {key for key, _ascending in table.sort_order}
            left = self._view.viewport().width() - sum(map(self._least, shown))
            for place in sorted(shown, key=lambda place: -table.columns[place].yields):
                column = table.columns[place]
                if left < 0 and column.yields and column.key not in sorted_by:
                    waiting.add(place)
                    left += self._least(place)
        if waiting != self._waiting:
            self._waiting = frozenset(waiting)
            for place in shown:
                header.setSectionHidden(place, place in waiting)
            self._find_ends()

    def stretch(self) -> None:
        """Let the columns that may grow fill the room that the others leave."""
        if self._view.look.compact:
            return
        self._make_room()
        header, columns = self._view.horizontalHeader(), self._view.table.columns
        shown = self.in_view()
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
            shown = self.in_view()
            look = self._view.look
            look.first, look.last = (shown[0], shown[-1]) if shown else (-1, -1)

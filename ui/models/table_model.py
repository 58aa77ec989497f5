# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The table model: rows of one type, cells made when they are painted, pages fetched by key."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Sequence
from dataclasses import replace
from typing import Any, Generic, cast

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from ui.models.cells import CellMaker, heading_speech, speech
from ui.models.columns import Cell, CellKind, Column, Roles, Row, RowMarks, Sort
from ui.models.source import FetchPage, FetchSome, Source
from ui.models.standing import Waiting, compare

Cells = tuple[Cell, ...]
AnyIndex = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_NOTHING = Waiting()
PAGE = 200
#: Rows whose cells are kept: many more than are in view at once.
MOST_MADE = 1000
#: The longest page; a list that is read on comes in ever longer ones.
LONGEST_PAGE = 500
#: Rows from the top that are read again after a change; of those beneath only what changed is.
REREAD = 1000
# Joined once: each joining makes an object, and a view asks for every cell that it paints.
_PLAIN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_CHECKABLE = _PLAIN | Qt.ItemFlag.ItemIsUserCheckable
#: More keys than these say nothing any more: a further one takes the place of the weakest.
MOST_SORTS = 4


class TableModel(QAbstractTableModel, Generic[Row]):
    """Rows of one type under typed columns.

    Signals: `sort_changed()`, `loading_changed(bool)`, `failed(error)`, `waiting_changed(Waiting)` when rows
    wait in "3 new", `about_to_settle()` and `settled()` around a change of rows that may move others,
    `grown_up(count)` when rows came before all that were there,
    `check_toggled(row, column key, wanted)`; the owner changes the row, never the model.
    """

    sort_changed = Signal()
    loading_changed = Signal(bool)
    failed = Signal(object)
    waiting_changed = Signal(object)
    about_to_settle = Signal()
    settled = Signal()
    grown_up = Signal(int)
    check_toggled = Signal(object, str, bool)

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        row_key: Callable[[Row], Hashable],
        *,
        unread: Callable[[Row], bool] | None = None,
        invalid: Callable[[Row], str] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._columns = list(columns)
        self._row_key = row_key
        self._maker = CellMaker(self._columns, row_key, unread, invalid)
        self._rows: list[Row] = []
        self._cells: list[Cells | None] = []
        self._made = 0
        self._marks: list[RowMarks] = []
        self._places: dict[Hashable, int] | None = None
        self._source: Source[Row] | None = None
        self._page = PAGE
        self._tail: Hashable | None = None
        self._complete = self._begins = True
        self._sort: Sort = ()
        self._held: list[Row] | None = None
        self._waiting = _NOTHING

    # -- reading ---------------------------------------------------------------------------------------------

    @property
    def columns(self) -> list[Column[Row]]:
        """The columns, in model order."""
        return self._columns

    @property
    def rows(self) -> list[Row]:
        """The rows loaded so far."""
        return list(self._rows)

    @property
    def loading(self) -> bool:
        """Whether a page is on its way."""
        return self._source is not None and self._source.loading

    @property
    def complete(self) -> bool:
        """Whether all rows of the source are loaded."""
        return self._complete and self._begins

    @property
    def begins(self) -> bool:
        """Whether the first row is the source's first: not so where the list was read from its end."""
        return self._begins

    @property
    def has_end_elsewhere(self) -> bool:
        """Whether the last row of the source is not loaded, but could be read at once."""
        return not self._complete and self._source is not None and self._source.fetch_back is not None

    @property
    def sort_order(self) -> Sort:
        """The (column key, ascending) pairs in force, first one strongest."""
        return self._sort

    @property
    def source_order(self) -> Sort:
        """The same in the sort keys of the source."""
        sort_keys = {column.key: column.sort_key or column.key for column in self._columns}
        return tuple((sort_keys[key], ascending) for key, ascending in self._sort)

    @property
    def waiting(self) -> Waiting:
        """What waits until `show_waiting`."""
        return self._waiting

    def place_of(self, key: str) -> int:
        """The place of a column by its key, or -1."""
        return next((place for place, column in enumerate(self._columns) if column.key == key), -1)

    def row_at(self, number: int) -> Row:
        """The row object at a place."""
        return self._rows[number]

    @property
    def last(self) -> int:
        """The place of the last row, or -1."""
        return len(self._rows) - 1

    def cell(self, number: int, column: int) -> Cell:
        """The cell at a place, ready to paint."""
        return (self._cells[number] or self._make(number))[column]

    def measure(self, number: int, column: int) -> Cell:
        """The cell at a place, for being looked at once."""
        made = self._cells[number]
        return made[column] if made is not None else self._maker.cell(column, self._rows[number])

    def text(self, number: int, column: int) -> str:
        """The words of the cell at a place, without what else it takes to paint it."""
        made = self._cells[number]
        return made[column].text if made is not None else self._maker.text(column, self._rows[number])

    def _make(self, number: int) -> Cells:
        """A row's cells are made when it is painted, and forgotten when many more have been since."""
        if self._made >= MOST_MADE:
            self._forget_cells()
        self._made += 1
        made = self._cells[number] = self._maker.cells(self._rows[number])
        return made

    def _forget_cells(self) -> None:
        self._cells = [None] * len(self._rows)
        self._made = 0

    def marks(self, number: int) -> RowMarks:
        """Unread, invalid, gone."""
        return self._marks[number]

    def find(self, key: Hashable) -> int:
        """The place of a row by its key, or -1."""
        return self._known().get(key, -1)

    def _known(self) -> dict[Hashable, int]:
        """The place of each row by its key."""
        if self._places is None:
            self._places = {mark.key: number for number, mark in enumerate(self._marks)}
        return self._places

    # -- filling ---------------------------------------------------------------------------------------------

    def set_rows(self, rows: Sequence[Row], *, hold_new: bool = False, hold_gone: bool = True) -> None:
        """Show these rows; selection and place survive.

        With `hold_new` what would move rows waits for a word: rows that are new, rows that do not belong any
        more (unless not `hold_gone`), another order.
        """
        wanted = self._sorted(rows) if self._source is None else list(rows)
        self._take(wanted, more=False, hold=hold_new, hold_gone=hold_gone)

    def update_row(self, row: Row) -> None:
        """A row of the list has other values now; one that is not in the list stays out."""
        number = self.find(self._row_key(row))
        if number >= 0:
            self._update(number, row)

    def show_waiting(self) -> None:
        """Let the held rows in."""
        if self._held is not None:
            rows, self._held = self._held, None
            self._become(rows)
            self._set_waiting(_NOTHING)

    def set_source(
        self,
        fetch_page: FetchPage[Row],
        limit: int = PAGE,
        fetch_some: FetchSome[Row] | None = None,
        fetch_back: FetchPage[Row] | None = None,
    ) -> None:
        """Read pages by key from here on, the first one now; `fetch_some` reads rows of a long list again,
        `fetch_back` reads it from its end.
        """
        if self._source is not None:
            self._source.let_go()
        self._source = Source(fetch_page, fetch_some, self.loading_changed.emit, self.failed.emit, fetch_back)
        self.destroyed.connect(self._source.end)
        self._page = limit
        self.reload()

    def reload(self) -> None:
        """Start again from the first page: after a new filter or order. What was asked before is let go."""
        if self._source is not None:
            self._source.let_go()
            self._source.page(None, self._page, self.source_order, self._replace)

    def refresh(self, *, hold_new: bool = True, hold_gone: bool = True) -> None:
        """Read again what is loaded, without moving anything under the cursor; see `set_rows`.

        Of a long list that is its beginning; what changed beneath it is read by `reread`.
        """
        if self._source is None or not self._begins:
            # Of the end of a list only what changed is read again.
            return
        self._source.overtake()
        limit = max(self._page, len(self._rows))
        if self._source.fetch_some is not None:
            limit = min(limit, max(self._page, REREAD))
        whole = limit >= len(self._rows)

        def arrived(rows: Sequence[Row], more: bool) -> None:
            wanted = list(rows) if whole else [*rows, *self._beneath(rows)]
            more = more if whole else not self._complete
            self._take(wanted, more=more, hold=hold_new, hold_gone=hold_gone)

        self._source.page(None, limit, self.source_order, arrived)

    def _beneath(self, rows: Sequence[Row]) -> list[Row]:
        """The rows in view beneath those that were read again; none that came up from there."""
        places, read = self._known(), {self._row_key(row) for row in rows}
        reached = sum(places.get(key, len(rows)) < len(rows) for key in read)
        return [row for row in self._rows[reached:] if self._row_key(row) not in read]

    def reread(self, keys: Collection[Hashable]) -> None:
        """Read rows again that changed, as far as they are beneath what `refresh` reads."""
        places = self._known()
        first = REREAD if self._begins else 0
        deep = tuple(key for key in keys if places.get(key, -1) >= first)
        if deep and self._source is not None:
            self._source.some(deep, lambda rows: self._reread(deep, rows))

    def _reread(self, keys: Collection[Hashable], rows: Sequence[Row]) -> None:
        """Rows that do not belong any more stand, pale, until the list is read again."""
        found, places = {self._row_key(row): row for row in rows}, self._known()
        for key in keys:
            number = places.get(key, -1)
            if number < 0:
                continue
            if key in found:
                self._update(number, found[key])
            elif not self._marks[number].gone:
                self._fade(number)

    def canFetchMore(self, parent: AnyIndex = _ROOT) -> bool:
        return not parent.isValid() and self._source is not None and not self._complete and not self.loading

    def fetchMore(self, parent: AnyIndex = _ROOT) -> None:
        if self._source is not None and self.canFetchMore(parent):
            limit = max(self._page, min(len(self._rows) // 2, LONGEST_PAGE))
            self._source.page(self._tail, limit, self.source_order, self._append)

    def to_end(self) -> None:
        """Read the last page: what lies between is read as somebody goes there."""
        if self._source is not None:
            self._source.let_go()
            self._source.page_back(None, self._page, self.source_order, self._replace_by_end)

    def fetch_before(self) -> None:
        """Read on towards the beginning."""
        if self._source is not None and not self._begins and not self.loading and self._marks:
            first = self._marks[0].key
            limit = max(self._page, min(len(self._rows) // 2, LONGEST_PAGE))
            self._source.page_back(first, limit, self.source_order, self._prepend)

    def _replace_by_end(self, rows: Sequence[Row], more: bool) -> None:
        self._replace(rows, more=False, begins=not more)

    def _prepend(self, rows: Sequence[Row], more: bool) -> None:
        self._begins = not more
        known = self._known()
        fresh = [row for row in rows if self._row_key(row) not in known]
        self._insert(0, fresh)
        if fresh:
            self.grown_up.emit(len(fresh))

    def _set_waiting(self, waiting: Waiting) -> None:
        if waiting != self._waiting:
            self._waiting = waiting
            self.waiting_changed.emit(waiting)

    def _replace(self, rows: Sequence[Row], more: bool, begins: bool = True) -> None:
        self._complete, self._begins = not more, begins
        self._held = None
        self.beginResetModel()
        self._rows = list(rows)
        self._forget_cells()
        self._marks = [self._maker.marks(row) for row in rows]
        self._places = None
        self._tail = self._marks[-1].key if self._marks else None
        self.endResetModel()
        self._set_waiting(_NOTHING)

    def _append(self, rows: Sequence[Row], more: bool) -> None:
        self._complete = not more
        if rows:
            self._tail = self._row_key(rows[-1])
        if self._held is not None:
            held = {self._row_key(row) for row in self._held}
            self._held += [row for row in rows if self._row_key(row) not in held]
        known = self._known()
        self._insert(len(self._rows), [row for row in rows if self._row_key(row) not in known])

    # -- becoming other rows without losing selection and place ---------------------------------------------

    def _take(self, wanted: list[Row], *, more: bool, hold: bool, hold_gone: bool) -> None:
        """Take a fresh reading in: all of it, or what moves nothing while the rest waits."""
        standing = compare(
            [mark.key for mark in self._marks], [self._row_key(row) for row in wanted], more=more
        )
        if not standing.beyond:
            self._complete = not more
            self._tail = self._row_key(wanted[-1]) if wanted else None
        if not (hold and self._rows and wanted and standing.waiting):
            self._held = None
            self._become(wanted)
            self._set_waiting(_NOTHING)
            return
        self._held = wanted
        rows = {self._row_key(row): row for row in wanted}
        waiting = standing.waiting
        if not hold_gone and standing.gone:
            self.about_to_settle.emit()
            self._remove(standing.gone)
            self.settled.emit()
            waiting = replace(waiting, gone=0)
        for number, mark in enumerate(self._marks):
            if mark.key in rows:
                self._update(number, rows[mark.key])
            elif mark.key in standing.gone and not mark.gone:
                self._fade(number)
        self._insert(len(self._rows), [rows[key] for key in standing.beneath])
        if not waiting:
            self._held = None
        self._set_waiting(waiting)

    def _become(self, wanted: list[Row]) -> None:
        self.about_to_settle.emit()
        keys = [self._row_key(row) for row in wanted]
        staying = set(keys)
        self._remove(frozenset(mark.key for mark in self._marks if mark.key not in staying))
        known = set(self._known())
        self._reorder([key for key in keys if key in known])
        number = 0
        while number < len(wanted):
            fresh = number
            while fresh < len(wanted) and keys[fresh] not in known:
                fresh += 1
            if fresh > number:
                self._insert(number, wanted[number:fresh])
                number = fresh
            else:
                self._update(number, wanted[number])
                number += 1
        self.settled.emit()

    def _insert(self, number: int, rows: Sequence[Row]) -> None:
        if not rows:
            return
        self.beginInsertRows(QModelIndex(), number, number + len(rows) - 1)
        self._rows[number:number] = rows
        self._cells[number:number] = [None] * len(rows)
        self._marks[number:number] = [self._maker.marks(row) for row in rows]
        self._places = None
        self.endInsertRows()

    def _remove(self, keys: frozenset[Hashable]) -> None:
        last = len(self._rows) - 1
        while keys and last >= 0:
            first = last
            while first >= 0 and self._marks[first].key in keys:
                first -= 1
            if first < last:
                self.beginRemoveRows(QModelIndex(), first + 1, last)
                for kept in (self._rows, self._cells, self._marks):
                    del kept[first + 1 : last + 1]
                self._places = None
                self.endRemoveRows()
            last = first - 1

    def _update(self, number: int, row: Row) -> None:
        old, before, marks = self._rows[number], self._cells[number], self._maker.marks(row)
        self._rows[number] = row
        # What was not painted need not be made for being compared, nor what is a row of the same values:
        # words that follow the clock are made anew by `retranslate`.
        same = before is None or (row is not old and row == old)
        cells = before if same else self._maker.cells(row)
        if cells != before or marks != self._marks[number]:
            self._cells[number], self._marks[number] = cells, marks
            self._tell_changed(number)

    def _fade(self, number: int) -> None:
        """A row does not belong any more, but still stands."""
        self._marks[number] = self._maker.marks(self._rows[number], gone=True)
        self._tell_changed(number)

    def _tell_changed(self, number: int) -> None:
        self.dataChanged.emit(self.index(number, 0), self.index(number, len(self._columns) - 1))

    def _reorder(self, keys: list[Hashable]) -> None:
        places = self._known()
        order = [places[key] for key in keys]
        if order == list(range(len(order))):
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        moved = {old: new for new, old in enumerate(order)}
        self._rows = [self._rows[n] for n in order]
        self._cells = [self._cells[n] for n in order]
        self._marks = [self._marks[n] for n in order]
        self._places = None
        after = [self.index(moved[index.row()], index.column()) for index in before]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def tell_headings(self) -> None:
        """The words of the headings are others now."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._columns) - 1)

    def retranslate(self) -> None:
        """Make all cells again: after a change of language or locale."""
        self._forget_cells()
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(self._columns) - 1))
        self.tell_headings()

    # -- order -----------------------------------------------------------------------------------------------

    def set_sort(self, order: Sequence[tuple[str, bool]]) -> None:
        """Sort by these columns, (key, ascending); nothing means the source's own order.

        What cannot be sorted by, such as a column that only a newer version has, is left out.
        """
        known = {column.key for column in self._columns if column.sortable}
        wanted = tuple((key, ascending) for key, ascending in order if key in known)[:MOST_SORTS]
        if wanted == self._sort:
            return
        self._sort = wanted
        self.sort_changed.emit()
        if self._source is not None:
            self.reload()
        else:
            self._become(self._sorted(self._rows))

    def cycle_sort(self, column: int, *, add: bool) -> None:
        """A click on a heading: ascending, descending, none; Shift adds a further key."""
        spec = self._columns[column]
        if not spec.sortable:
            return
        before = dict(self._sort)
        if add and spec.key in before:
            turned = ((key, not up if key == spec.key else up) for key, up in self._sort)
            self.set_sort([pair for pair in turned if pair != (spec.key, True)])
        elif add:
            self.set_sort([*self._sort[: MOST_SORTS - 1], (spec.key, True)])
        elif spec.key not in before:
            self.set_sort([(spec.key, True)])
        else:
            self.set_sort([(spec.key, False)] if before[spec.key] else [])

    def _sorted(self, rows: Sequence[Row]) -> list[Row]:
        made = list(rows)
        by_key = {column.key: column for column in self._columns}
        for key, ascending in reversed(self._sort):
            column = by_key[key]
            order = column.order or column.value
            made.sort(key=lambda row, order=order: _sortable(order(row)), reverse=not ascending)  # type: ignore[misc]
        return made

    # -- Qt --------------------------------------------------------------------------------------------------

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        number, place = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cell(number, place).text
        if role == Roles.CELL:
            return self.cell(number, place)
        if role == Roles.ROW:
            return self._rows[number]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.speech(number, place)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = (
                Qt.AlignmentFlag.AlignRight
                if self._columns[place].end_aligned
                else Qt.AlignmentFlag.AlignLeft
            )
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.CheckStateRole and self._columns[place].kind is CellKind.CHECK:
            checked = self.cell(number, place).checked
            return Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked
        return None

    def setData(self, index: AnyIndex, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        wanted = Qt.CheckState(cast(int, value)) == Qt.CheckState.Checked
        self.check_toggled.emit(self._rows[index.row()], self._columns[index.column()].key, wanted)
        return False

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _CHECKABLE if self._columns[index.column()].kind is CellKind.CHECK else _PLAIN

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Vertical:
            return self._row_heading(section, role)
        if not 0 <= section < len(self._columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].title()
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._heading_speech(section)
        return None

    def _row_heading(self, number: int, role: int) -> str | None:
        """What a row is called: its number or first words; said only, for it stands in the row already."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if not 0 <= number < len(self._rows):
            return None
        named = (CellKind.LINK, CellKind.TWO_LINE, CellKind.TEXT)
        for kind in named:
            for place, column in enumerate(self._columns):
                if column.kind is kind and (words := self.text(number, place)):
                    return words
        return str(number + 1)

    def _heading_speech(self, section: int) -> str:
        column = self._columns[section]
        for rank, (key, ascending) in enumerate(self._sort):
            if key == column.key:
                return heading_speech(column, rank, len(self._sort), ascending)
        return column.called

    def speech(self, number: int, place: int) -> str:
        """What a screen reader says for a cell: a sentence, not a colour."""
        return speech(self._columns[place], self._rows[number], self.cell(number, place), self._marks[number])


def _sortable(value: object) -> tuple[int, Any]:
    """Nothing sorts before something; words sort without regard to case."""
    if value is None:
        return (0, 0)
    return (1, value.casefold() if isinstance(value, str) else value)

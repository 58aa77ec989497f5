# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Rows of one type as Qt sees them: cells made when they are painted, rows that become others without losing
selection and place.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Generic, cast

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

Cells = tuple[Cell, ...]
AnyIndex = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
#: Rows whose cells are kept: many more than are in view at once.
MOST_MADE = 1000
# Joined once: each joining makes an object, and a view asks for every cell that it paints.
_PLAIN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_CHECKABLE = _PLAIN | Qt.ItemFlag.ItemIsUserCheckable


class RowsModel(QAbstractTableModel, Generic[Row]):
    """Rows of one type under typed columns.

    Signals: `about_to_settle()` and `settled()` around a change of rows that may move others,
    `check_toggled(row, column key, wanted)`; the owner changes the row, never the model.
    """

    about_to_settle = Signal()
    settled = Signal()
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
        self._sort: Sort = ()

    # -- reading ---------------------------------------------------------------------------------------------

    @property
    def columns(self) -> list[Column[Row]]:
        """The columns, in model order."""
        return self._columns

    @property
    def rows(self) -> list[Row]:
        """The rows loaded so far."""
        return list(self._rows)

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

    # -- becoming other rows without losing selection and place ---------------------------------------------

    def _set_all(self, rows: Sequence[Row]) -> None:
        """Other rows altogether: a new filter or order."""
        self.beginResetModel()
        self._rows = list(rows)
        self._forget_cells()
        self._marks = [self._maker.marks(row) for row in rows]
        self._places = None
        self.endResetModel()

    def update_row(self, row: Row) -> None:
        """A row of the list has other values now; one that is not in the list stays out."""
        number = self.find(self._row_key(row))
        if number >= 0:
            self._update(number, row)

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

    # -- Qt --------------------------------------------------------------------------------------------------

    def rowCount(self, parent: AnyIndex = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = ROOT) -> int:
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

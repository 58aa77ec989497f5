# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The table model: rows of one type, cells kept ready, pages fetched by key."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Hashable, Sequence
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar, cast

from PySide6.QtCore import (
    QAbstractTableModel,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from ui.forms.decimals import format_number
from ui.models.columns import Cell, CellKind, Column, Roles, Row, RowMarks

if TYPE_CHECKING:
    import asyncio

AnyIndex = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
Sort = tuple[tuple[str, bool], ...]
PAGE = 200
_DUE_ICONS = {"amber": "clock", "red": "alert-circle"}


Given_co = TypeVar("Given_co", covariant=True)


class FetchPage(Protocol[Given_co]):
    """Gives the rows after a key, in an order of (sort key, ascending) pairs; at once or awaited."""

    def __call__(
        self, after_key: Hashable | None, limit: int, sort: Sort, /
    ) -> Sequence[Given_co] | Awaitable[Sequence[Given_co]]: ...


class TableModel(QAbstractTableModel, Generic[Row]):
    """Rows of one type under typed columns.

    Signals: `sort_changed()`, `loading_changed(bool)`, `failed(error)`, `waiting_changed(count)` when rows
    wait in "3 new", `check_toggled(row, column key, wanted)`; the owner changes the row, never the model.
    """

    sort_changed = Signal()
    loading_changed = Signal(bool)
    failed = Signal(object)
    waiting_changed = Signal(int)
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
        self._unread = unread
        self._invalid = invalid
        self._rows: list[Row] = []
        self._cells: list[tuple[Cell, ...]] = []
        self._marks: list[RowMarks] = []
        self._fetch: FetchPage[Row] | None = None
        self._page = PAGE
        self._complete = True
        self._loading = False
        self._generation = 0
        self._sort: Sort = ()
        self._waiting: list[Row] | None = None
        self._tasks: set[asyncio.Future[Sequence[Row]]] = set()

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
        return self._loading

    @property
    def sort_order(self) -> Sort:
        """The (column key, ascending) pairs in force, first one strongest."""
        return self._sort

    def row_at(self, number: int) -> Row:
        """The row object at a place."""
        return self._rows[number]

    def cell(self, number: int, column: int) -> Cell:
        """The cell at a place, ready to paint."""
        return self._cells[number][column]

    def marks(self, number: int) -> RowMarks:
        """Unread, invalid."""
        return self._marks[number]

    def find(self, key: Hashable) -> int:
        """The place of a row by its key, or -1."""
        return next((n for n, mark in enumerate(self._marks) if mark.key == key), -1)

    # -- filling ---------------------------------------------------------------------------------------------

    def set_rows(self, rows: Sequence[Row], *, hold_new: bool = False) -> None:
        """Show these rows; selection and place survive. With `hold_new` unknown rows wait for a word."""
        wanted = self._sorted(rows) if self._fetch is None else list(rows)
        known = {mark.key for mark in self._marks}
        fresh = sum(self._row_key(row) not in known for row in wanted)
        if hold_new and fresh and self._rows:
            self._waiting = wanted
            wanted = [row for row in wanted if self._row_key(row) in known]
            self.waiting_changed.emit(fresh)
        elif self._waiting is not None:
            self._waiting = None
            self.waiting_changed.emit(0)
        self._become(wanted)

    def show_waiting(self) -> None:
        """Let the held rows in."""
        if self._waiting is not None:
            rows, self._waiting = self._waiting, None
            self._become(rows)
            self.waiting_changed.emit(0)

    def set_source(self, fetch_page: FetchPage[Row], limit: int = PAGE) -> None:
        """Read pages by key from here on, the first one now."""
        self._fetch = fetch_page
        self._page = limit
        self.reload()

    def reload(self) -> None:
        """Start again from the first page: after a new filter or order."""
        self._generation += 1
        self._set_loading(False)
        self._ask(None, self._page, self._replace)

    def refresh(self, *, hold_new: bool = True) -> None:
        """Read again what is loaded, without moving anything under the cursor."""
        self._generation += 1
        self._set_loading(False)
        limit = max(self._page, len(self._rows))
        self._ask(None, limit, lambda rows, full: self._refreshed(rows, full, hold_new))

    def canFetchMore(self, parent: AnyIndex = _ROOT) -> bool:
        return not parent.isValid() and self._fetch is not None and not self._complete and not self._loading

    def fetchMore(self, parent: AnyIndex = _ROOT) -> None:
        if self.canFetchMore(parent):
            after = self._marks[-1].key if self._marks else None
            self._ask(after, self._page, self._append)

    def _ask(
        self, after: Hashable | None, limit: int, arrived: Callable[[Sequence[Row], bool], None]
    ) -> None:
        if self._fetch is None:
            return
        self._set_loading(True)
        generation = self._generation
        sort_keys = {column.key: column.sort_key or column.key for column in self._columns}
        order = tuple((sort_keys[key], ascending) for key, ascending in self._sort)
        try:
            answer = self._fetch(after, limit, order)
        except BaseException:
            self._set_loading(False)
            raise
        if not isinstance(answer, Awaitable):
            self._set_loading(False)
            arrived(answer, len(answer) >= limit)
            return
        # Loaded by the first awaited page: widgets of fixed rows need none of it.
        import asyncio

        task = asyncio.ensure_future(answer)
        self._tasks.add(task)

        def done(finished: asyncio.Future[Sequence[Row]]) -> None:
            self._tasks.discard(finished)
            if generation != self._generation or finished.cancelled():
                return
            self._set_loading(False)
            error = finished.exception()
            if error is not None:
                self.failed.emit(error)
                return
            rows = finished.result()
            arrived(rows, len(rows) >= limit)

        task.add_done_callback(done)

    def _set_loading(self, loading: bool) -> None:
        if loading != self._loading:
            self._loading = loading
            self.loading_changed.emit(loading)

    def _replace(self, rows: Sequence[Row], more: bool) -> None:
        self._complete = not more
        self._waiting = None
        self.beginResetModel()
        self._store(list(rows))
        self.endResetModel()
        self.waiting_changed.emit(0)

    def _refreshed(self, rows: Sequence[Row], more: bool, hold_new: bool) -> None:
        self._complete = not more
        self.set_rows(rows, hold_new=hold_new)

    def _append(self, rows: Sequence[Row], more: bool) -> None:
        self._complete = not more
        known = {mark.key for mark in self._marks}
        fresh = [row for row in rows if self._row_key(row) not in known]
        if not fresh:
            return
        start = len(self._rows)
        self.beginInsertRows(QModelIndex(), start, start + len(fresh) - 1)
        self._rows.extend(fresh)
        self._cells.extend(self._make_cells(row) for row in fresh)
        self._marks.extend(self._make_marks(row) for row in fresh)
        self.endInsertRows()

    def _store(self, rows: list[Row]) -> None:
        self._rows = rows
        self._cells = [self._make_cells(row) for row in rows]
        self._marks = [self._make_marks(row) for row in rows]

    # -- becoming other rows without losing selection and place ---------------------------------------------

    def _become(self, wanted: list[Row]) -> None:
        keys = [self._row_key(row) for row in wanted]
        staying = set(keys)
        for number in range(len(self._rows) - 1, -1, -1):
            if self._marks[number].key not in staying:
                self.beginRemoveRows(QModelIndex(), number, number)
                del self._rows[number], self._cells[number], self._marks[number]
                self.endRemoveRows()
        self._reorder([key for key in keys if key in {mark.key for mark in self._marks}])
        known = {mark.key for mark in self._marks}
        for number, (key, row) in enumerate(zip(keys, wanted, strict=True)):
            if key not in known:
                self.beginInsertRows(QModelIndex(), number, number)
                self._rows.insert(number, row)
                self._cells.insert(number, self._make_cells(row))
                self._marks.insert(number, self._make_marks(row))
                self.endInsertRows()
            else:
                self._update(number, row)

    def _update(self, number: int, row: Row) -> None:
        cells, marks = self._make_cells(row), self._make_marks(row)
        self._rows[number] = row
        if cells != self._cells[number] or marks != self._marks[number]:
            self._cells[number], self._marks[number] = cells, marks
            self.dataChanged.emit(self.index(number, 0), self.index(number, len(self._columns) - 1))

    def _reorder(self, keys: list[Hashable]) -> None:
        places = {mark.key: number for number, mark in enumerate(self._marks)}
        order = [places[key] for key in keys]
        if order == list(range(len(order))):
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        moved = {old: new for new, old in enumerate(order)}
        self._rows = [self._rows[n] for n in order]
        self._cells = [self._cells[n] for n in order]
        self._marks = [self._marks[n] for n in order]
        after = [self.index(moved[index.row()], index.column()) for index in before]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    # -- cells -----------------------------------------------------------------------------------------------

    def _make_marks(self, row: Row) -> RowMarks:
        unread = self._unread(row) if self._unread is not None else False
        invalid = self._invalid(row) if self._invalid is not None else ""
        return RowMarks(self._row_key(row), unread, invalid)

    def _make_cells(self, row: Row) -> tuple[Cell, ...]:
        return tuple(self._make_cell(column, row) for column in self._columns)

    def _make_cell(self, column: Column[Row], row: Row) -> Cell:
        value = column.value(row)
        tone = str(column.tone(row)) if column.tone is not None else ""
        icon = column.icon(row) if column.icon is not None else ""
        if column.kind is CellKind.DUE and not icon:
            icon = _DUE_ICONS.get(tone, "")
        if column.kind is CellKind.CHECK:
            return Cell("", tone, icon, "", bool(value))
        if column.kind in (CellKind.NUMBER, CellKind.MONEY) and not isinstance(value, str):
            decimals = column.decimals if column.kind is CellKind.MONEY else None
            text = "" if value is None else format_number(cast(Any, value), decimals, QLocale())
        else:
            text = "" if value is None else str(value)
        detail = column.detail(row) if column.detail is not None else ""
        return Cell(text, tone, icon, detail)

    def retranslate(self) -> None:
        """Make all cells again: after a change of language or locale."""
        self._cells = [self._make_cells(row) for row in self._rows]
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(self._columns) - 1))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._columns) - 1)

    # -- order -----------------------------------------------------------------------------------------------

    def set_sort(self, order: Sequence[tuple[str, bool]]) -> None:
        """Sort by these columns, (key, ascending); nothing means the source's own order."""
        self._sort = tuple(order)
        self.sort_changed.emit()
        if self._fetch is not None:
            self.reload()
        else:
            self._become(self._sorted(self._rows))

    def cycle_sort(self, column: int, *, add: bool) -> None:
        """A click on a heading: ascending, descending, none; Shift adds a further key."""
        spec = self._columns[column]
        if not spec.sort_key and spec.order is None:
            return
        before = dict(self._sort)
        kept = [(key, up) for key, up in self._sort if add and key != spec.key]
        if spec.key not in before:
            self.set_sort([*kept, (spec.key, True)])
        elif before[spec.key]:
            self.set_sort([*kept, (spec.key, False)] if not add else self._turned(spec.key))
        else:
            self.set_sort(kept)

    def _turned(self, wanted: str) -> list[tuple[str, bool]]:
        return [(key, not up if key == wanted else up) for key, up in self._sort]

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
            return self._cells[number][place].text
        if role == Roles.CELL:
            return self._cells[number][place]
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
            checked = self._cells[number][place].checked
            return Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked
        return None

    def setData(self, index: AnyIndex, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        wanted = Qt.CheckState(cast(int, value)) == Qt.CheckState.Checked
        self.check_toggled.emit(self._rows[index.row()], self._columns[index.column()].key, wanted)
        return False

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        if index.isValid() and self._columns[index.column()].kind is CellKind.CHECK:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags if index.isValid() else Qt.ItemFlag.NoItemFlags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._columns[section].title()
        return None

    def speech(self, number: int, place: int) -> str:
        """What a screen reader says for a cell: a sentence, not a colour."""
        column, cell = self._columns[place], self._cells[number][place]
        if column.speech is not None:
            return column.speech(self._rows[number])
        if column.kind is CellKind.CHECK:
            return self.tr("checked") if cell.checked else self.tr("not checked")
        text = f"{cell.text}, {cell.detail}" if cell.detail else cell.text
        if column.kind is CellKind.DUE and cell.tone == "amber":
            return self.tr("{0}, urgent").format(text)
        if column.kind is CellKind.DUE and cell.tone == "red":
            return self.tr("{0}, too late").format(text)
        if column.kind is CellKind.LINK and self._marks[number].unread:
            return self.tr("{0}, unread").format(text)
        return text


def _sortable(value: object) -> tuple[int, Any]:
    """Nothing sorts before something; words sort without regard to case."""
    if value is None:
        return (0, 0)
    return (1, value.casefold() if isinstance(value, str) else value)

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The editable grid for order lines: spreadsheet habits, one undoable signal per change."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import partial

from PySide6.QtCore import QLocale, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QFrame,
    QHeaderView,
    QMenu,
    QTableView,
    QWidget,
)

from ui.forms.decimals import format_number
from ui.models import tsv
from ui.models.delegate import TableLook
from ui.models.grid_delegate import GridDelegate
from ui.models.grid_model import NUMBERS, GridColumn, GridKind, GridModel, GridRow
from ui.models.header import CellHeader, stretch
from ui.theme import Height, at_least, scaled

Hint = QAbstractItemDelegate.EndEditHint


class EditableGrid(QTableView):
    """Order lines. Enter moves down, Tab in the last cell adds a row, a table can be pasted.

    `new_row` gives an empty row with its "id". Signals: `cell_edited(row id, key, value)`, `row_added(row)`,
    `row_removed(row, place)` (for Undo), `row_moved(row id, place)`, `filled([(row id, key, value)])` where
    one value goes into several cells, `pasted(place, key, matrix)`: the owner previews and applies. Keys: F2
    edits, Space ticks, Delete empties, Shift+Up and Shift+Down choose cells of a column, Ctrl+D fills them
    from the first (a single one from above), Ctrl+Delete removes the row, Alt+Up and Alt+Down move it,
    Ctrl+Shift+D duplicates it.
    """

    cell_edited = Signal(object, str, object)
    row_added = Signal(dict)
    row_removed = Signal(dict, int)
    row_moved = Signal(object, int)
    filled = Signal(list)
    pasted = Signal(int, str, list)

    def __init__(
        self,
        columns: Sequence[GridColumn],
        new_row: Callable[[], GridRow],
        *,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._new_row = new_row
        self._anchor = -1
        self._extending = False
        #: The row whose value was filled into others last.
        self.fill_source: GridRow = {}
        self.look = TableLook()
        self.look.lead = self.look.trail = 12
        self.grid_model = GridModel(columns, self)
        self.grid_model.cell_edited.connect(self.cell_edited)
        self.grid_model.cell_asked.connect(self._on_asked)
        header = CellHeader(self.look, self)
        self.setHorizontalHeader(header)
        header.setSectionsMovable(False)
        self.setModel(self.grid_model)
        self.setItemDelegate(GridDelegate(self.look, self))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.AnyKeyPressed | triggers.EditKeyPressed | triggers.DoubleClicked)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(at_least(Height.ROW_EDIT))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._stretching = [place for place, column in enumerate(columns) if column.stretch]
        for place, column in enumerate(columns):
            header.resizeSection(place, scaled(column.width))
        self.clicked.connect(self._on_clicked)
        self.selectionModel().currentChanged.connect(lambda now, _before: self._on_current(now))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        stretch(self.horizontalHeader(), self._stretching, self.viewport().width())

    # -- for screens -----------------------------------------------------------------------------------------

    def set_rows(self, rows: Sequence[Mapping[str, object]]) -> None:
        """Show these rows."""
        self.grid_model.set_rows(rows)

    def rows(self) -> list[GridRow]:
        """All rows as they stand."""
        return self.grid_model.rows()

    def set_errors(self, errors: Mapping[object, Mapping[str, str]]) -> None:
        """Reasons by row id and column key."""
        self.grid_model.set_errors(errors)

    def set_read_only(self, read_only: bool) -> None:
        """Lock all cells."""
        self.grid_model.read_only = read_only
        self.viewport().update()

    def add_row(self, row: Mapping[str, object] | None = None, at: int | None = None) -> None:
        """Add a row at the end or at a place, and put the cursor into its first cell."""
        made = dict(row) if row is not None else self._new_row()
        number = self.grid_model.rowCount() if at is None else at
        self.grid_model.insert(number, made)
        self.row_added.emit(made)
        self._go(number, self._first_editable(number))

    def remove_row(self) -> None:
        """Remove the row with the cursor."""
        number = self.currentIndex().row()
        if number >= 0 and not self.grid_model.read_only:
            column = self.currentIndex().column()
            row = self.grid_model.take(number)
            self.row_removed.emit(row, number)
            if self.grid_model.rowCount():
                self._go(min(number, self.grid_model.rowCount() - 1), column)

    def move_row(self, step: int) -> None:
        """Move the row with the cursor up or down."""
        index = self.currentIndex()
        target = index.row() + step
        if index.isValid() and 0 <= target < self.grid_model.rowCount() and not self.grid_model.read_only:
            self.grid_model.move(index.row(), target)
            self.row_moved.emit(self.grid_model.row_at(target)["id"], target)

    def duplicate_row(self) -> None:
        """A copy of the row beneath it, under a new id."""
        number = self.currentIndex().row()
        if number >= 0 and not self.grid_model.read_only:
            fresh = self._new_row()
            self.add_row({**self.grid_model.row_at(number), "id": fresh["id"]}, number + 1)

    def focus_cell(self, row_id: object, key: str) -> bool:
        """Put the cursor on a cell: the cure of a readiness line."""
        number = self.grid_model.place(row_id)
        if number < 0:
            return False
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._go(number, next(n for n, c in enumerate(self.grid_model.columns) if c.key == key))
        return True

    def height_for_rows(self, count: int) -> int:
        """The height that shows so many rows under the heading."""
        return (
            self.horizontalHeader().sizeHint().height() + count * self.verticalHeader().defaultSectionSize()
        )

    # -- moving ----------------------------------------------------------------------------------------------

    def _go(self, number: int, place: int) -> None:
        self.setCurrentIndex(self.grid_model.index(number, place))

    def _first_editable(self, number: int) -> int:
        places = range(self.grid_model.columnCount())
        return next((place for place in places if self.grid_model.is_enabled(number, place)), 0)

    def _neighbour(self, forward: bool) -> tuple[int, int] | None:
        """The next cell that can be edited, in reading order."""
        index = self.currentIndex()
        width = self.grid_model.columnCount()
        at = index.row() * width + index.column() if index.isValid() else -1
        step = 1 if forward else -1
        at += step
        while 0 <= at < self.grid_model.rowCount() * width:
            number, place = divmod(at, width)
            if self.grid_model.is_enabled(number, place):
                return number, place
            at += step
        return None

    def _blank(self, number: int) -> bool:
        empty = self._new_row()
        row = self.grid_model.row_at(number)
        return all(row.get(key) == value for key, value in empty.items() if key != "id")

    def step(self, forward: bool) -> bool:
        """Tab: the next cell, or a new row after the last one; False when the focus should leave the grid."""
        target = self._neighbour(forward)
        if target is not None:
            self._go(*target)
            return True
        rows = self.grid_model.rowCount()
        # An untouched last row lets the focus out: otherwise Tab would never leave.
        if forward and not self.grid_model.read_only and (rows == 0 or not self._blank(rows - 1)):
            self.add_row()
            return True
        return False

    def down(self) -> None:
        """Enter: the cell beneath."""
        index = self.currentIndex()
        if index.isValid() and index.row() + 1 < self.grid_model.rowCount():
            self._go(index.row() + 1, index.column())

    def focusNextPrevChild(self, next: bool) -> bool:
        if self.state() != QAbstractItemView.State.EditingState and self.step(next):
            return True
        return super().focusNextPrevChild(next)

    def drop_cell(self) -> None:
        """Close an open cell without taking what is typed in it: what stands beneath is about to change."""
        editor = self.focusWidget()
        if editor is not None and editor is not self and self.isAncestorOf(editor) and not editor.isHidden():
            self.closeEditor(editor, Hint.RevertModelCache)
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def closeEditor(self, editor: QWidget, hint: Hint) -> None:
        super().closeEditor(editor, Hint.NoHint)
        if hint in (Hint.EditNextItem, Hint.EditPreviousItem):
            if not self.step(hint == Hint.EditNextItem):
                super().focusNextPrevChild(hint == Hint.EditNextItem)
        elif hint == Hint.SubmitModelCache:
            self.down()

    # -- numbers with two meanings ---------------------------------------------------------------------------

    def _on_asked(self, row_id: object, key: str, readings: tuple[Decimal, ...]) -> None:
        """Ask which number was meant, at the cell that was just typed (ux 32); Esc leaves it to be mended."""
        if self.state() == QAbstractItemView.State.EditingState:
            QTimer.singleShot(0, self, lambda: self.ask(row_id, key, readings))

    def ask(self, row_id: object, key: str, readings: Sequence[Decimal]) -> None:
        """Offer readings of what stands in a cell."""
        number = self.grid_model.place(row_id)
        place = next(n for n, column in enumerate(self.grid_model.columns) if column.key == key)
        if number < 0 or not self.isVisible():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(self.grid_model.error(number, key))
        for reading in readings:
            action = menu.addAction(format_number(reading, None, QLocale()))
            action.triggered.connect(partial(self._take_reading, row_id, place, reading))
        menu.setActiveAction(menu.actions()[0])
        rect = self.visualRect(self.grid_model.index(number, place))
        menu.popup(self.viewport().mapToGlobal(rect.bottomLeft()))

    def _take_reading(self, row_id: object, place: int, reading: Decimal, _on: bool = False) -> None:
        number = self.grid_model.place(row_id)
        if number >= 0 and self.grid_model.is_enabled(number, place):
            self.grid_model.enter(number, place, reading)

    # -- cells of a column -----------------------------------------------------------------------------------

    def _on_current(self, now: QModelIndex) -> None:
        """A new cell alone, or one more of a column."""
        if not self._extending:
            self._anchor = now.row()
        first, last = sorted((self._anchor, now.row()))
        self.look.range = (now.column(), first, last) if now.isValid() and last > first else None
        self.viewport().update()

    def extend(self, step: int) -> None:
        """Choose one more cell of the column, upwards or downwards."""
        index = self.currentIndex()
        target = index.row() + step
        if index.isValid() and 0 <= target < self.grid_model.rowCount():
            self._extending = True
            self._go(target, index.column())
            self._extending = False

    def _chosen_rows(self) -> range:
        """The rows whose cells are chosen, in the column of the cursor."""
        row = self.currentIndex().row()
        if self.look.range is None:
            return range(row, row + 1) if row >= 0 else range(0)
        return range(self.look.range[1], self.look.range[2] + 1)

    def fill_down(self) -> None:
        """The first of the chosen cells goes into the others; a single cell takes what stands above it."""
        rows = self._chosen_rows()
        if len(rows) == 1 and rows[0] > 0:
            rows = range(rows[0] - 1, rows[0] + 1)
        index = self.currentIndex()
        if not index.isValid() or len(rows) < 2:
            return
        column = self.grid_model.columns[index.column()]
        self.fill_source = self.grid_model.row_at(rows[0])
        value = self.fill_source.get(column.key)
        self.fill(rows[1:], column.key, value)

    def fill(self, numbers: Sequence[int], key: str, value: object) -> None:
        """Put a value into the cells of a column that take one, as one change."""
        place = next(n for n, column in enumerate(self.grid_model.columns) if column.key == key)
        made = [
            (self.grid_model.row_at(number)["id"], key, value)
            for number in numbers
            if self.grid_model.is_enabled(number, place)
        ]
        for row_id, _key, _value in made:
            self.grid_model.update_row(row_id, {key: value})
        if made:
            self.filled.emit(made)

    # -- keys ------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = event.key(), event.modifiers()
        control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        if self.state() == QAbstractItemView.State.EditingState:
            # The editor let a key through: Return is the delegate's, which commits and then moves down.
            super().keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.down()
        elif control and key == Qt.Key.Key_Delete:
            self.remove_row()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._clear_cell()
        elif modifiers & Qt.KeyboardModifier.AltModifier and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_row(-1 if key == Qt.Key.Key_Up else 1)
        elif control and key == Qt.Key.Key_D:
            self.duplicate_row() if shift else self.fill_down()
        elif shift and not control and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.extend(-1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Space and self._toggle():
            pass
        else:
            super().keyPressEvent(event)

    def _enabled_current(self) -> QModelIndex | None:
        index = self.currentIndex()
        if index.isValid() and self.grid_model.is_enabled(index.row(), index.column()):
            return index
        return None

    def _toggle(self) -> bool:
        index = self._enabled_current()
        if index is None or self.grid_model.columns[index.column()].kind is not GridKind.CHECK:
            return False
        key = self.grid_model.columns[index.column()].key
        return self.grid_model.enter(
            index.row(), index.column(), not self.grid_model.row_at(index.row()).get(key)
        )

    def _clear_cell(self) -> None:
        index = self._enabled_current()
        if index is not None and self.grid_model.columns[index.column()].kind is not GridKind.CHECK:
            self.grid_model.enter(index.row(), index.column(), "")

    def _copy(self) -> None:
        place = self.currentIndex().column()
        column = self.grid_model.columns[place] if place >= 0 else None
        cells = [
            tsv.safe(
                self.grid_model.text(number, place), number=column is not None and column.kind in NUMBERS
            )
            for number in self._chosen_rows()
        ]
        if cells:
            QApplication.clipboard().setText("\n".join(cells))

    def paste(self) -> None:
        """One value goes into the cell; a table goes to the owner, who previews it."""
        if self.grid_model.read_only:
            return
        matrix = tsv.read(QApplication.clipboard().text())
        index = self._enabled_current()
        if len(matrix) == 1 and len(matrix[0]) == 1 and index is not None:
            self.grid_model.setData(index, matrix[0][0])
        elif matrix:
            current = self.currentIndex()
            place = current.column() if current.isValid() else self._first_editable(0) if self.rows() else 0
            number = current.row() if current.isValid() else self.grid_model.rowCount()
            self.pasted.emit(number, self.grid_model.columns[place].key, matrix)

    def _on_clicked(self, index: QModelIndex) -> None:
        if self.grid_model.columns[index.column()].boxed and self.grid_model.is_enabled(
            index.row(), index.column()
        ):
            self.edit(index)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.look.active = True
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.grid_model.rowCount():
            self._go(0, self._first_editable(0))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.look.active = False
        super().focusOutEvent(event)
        self.viewport().update()

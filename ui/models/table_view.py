# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The table view: quiet, fast, wholly usable by keyboard."""

from typing import Any, cast

from PySide6.QtCore import (
    QElapsedTimer,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QHeaderView, QTableView, QWidget

from ui.models import tsv
from ui.models.columns import CellKind
from ui.models.delegate import ARROW, INNER, CellDelegate, CellHeader, TableLook, cell_width
from ui.models.table_model import TableModel
from ui.theme import Height, Type, at_least, metrics, scaled

_TYPE_AHEAD_MS = 1000


class TableView(QTableView):
    """A list of rows. The whole row opens; the number only looks like a link.

    Signals: `row_opened(row)` on Enter, double click or a click on the number; `selection_changed(rows)`;
    `menu_requested(global position, rows)`; `action_clicked(row, column key)` for ACTION cells.
    """

    row_opened = Signal(object)
    selection_changed = Signal(list)
    menu_requested = Signal(QPoint, list)
    action_clicked = Signal(object, str)

    def __init__(
        self,
        model: TableModel[Any],
        *,
        compact: bool = False,
        two_line: bool = False,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.look = TableLook()
        self.look.compact = compact
        self.look.lead = self.look.trail = 11 if compact else 14
        self._table = model
        self._typed = ""
        self._typed_at = QElapsedTimer()
        header = CellHeader(self.look, self)
        self.setHorizontalHeader(header)
        self.setModel(model)
        self.setItemDelegate(CellDelegate(self.look, self))
        self.setAccessibleName(name)
        token = Height.ROW_TWO_LINE if two_line else Height.ROW_WIDGET if compact else Height.ROW
        self._prepare(at_least(token) if not compact else max(token, at_least(0)))
        for place, column in enumerate(model.columns):
            header.resizeSection(place, scaled(column.width))
            if column.stretch:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
        self.fit_words()
        header.sectionClicked.connect(self._on_heading_clicked)
        header.sectionHandleDoubleClicked.connect(self.resizeColumnToContents)
        model.sort_changed.connect(header.viewport().update)
        self.selectionModel().selectionChanged.connect(self._on_selection_changed)

    def _prepare(self, row_height: int) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(20)
        rows.setDefaultSectionSize(row_height)

    # -- for screens -----------------------------------------------------------------------------------------

    @property
    def row_height(self) -> int:
        """The height of each row."""
        return self.verticalHeader().defaultSectionSize()

    def height_for_rows(self, count: int) -> int:
        """The height that shows so many rows under the heading, without a scroll bar."""
        return self.horizontalHeader().sizeHint().height() + count * self.row_height

    def fit_words(self) -> None:
        """Widen the columns whose heading or words have no room in the present language."""
        if self.look.compact:
            return
        header = self.horizontalHeader()
        last = len(self._table.columns) - 1
        for place, column in enumerate(self._table.columns):
            if column.stretch:
                continue
            needed = metrics(Type.CAPTION).horizontalAdvance(column.title()) + (
                ARROW if column.sort_key else 2
            )
            for text, icon in column.words() if column.words is not None else ():
                needed = max(needed, cell_width(column.kind, text, icon))
            outer = (self.look.lead if place == 0 else INNER) + (self.look.trail if place == last else INNER)
            header.resizeSection(place, max(header.sectionSize(place), needed + outer))

    def set_paddings(self, lead: int, trail: int) -> None:
        """Outer paddings, such as 44 where dots for unread rows need a column's room."""
        self.look.lead, self.look.trail = lead, trail
        self.viewport().update()

    def selected_rows(self) -> list[object]:
        """The selected row objects, in the order shown."""
        chosen = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self._table.row_at(number) for number in chosen]

    def current_row(self) -> object | None:
        """The row with the cursor."""
        index = self.currentIndex()
        return self._table.row_at(index.row()) if index.isValid() else None

    def select_key(self, key: object) -> bool:
        """Put the cursor on a row by its key."""
        number = self._table.find(cast(str, key))
        if number >= 0:
            self.selectRow(number)
        return number >= 0

    def copy_selection(self) -> None:
        """The selected rows with headings as tab-separated text, safe against formulas."""
        header = self.horizontalHeader()
        places = [header.logicalIndex(visual) for visual in range(header.count())]
        places = [place for place in places if not header.isSectionHidden(place)]
        columns = [self._table.columns[place] for place in places]
        numbers = {CellKind.NUMBER, CellKind.MONEY}
        rows = []
        for index in sorted(self.selectionModel().selectedRows(), key=QModelIndex.row):
            cells = [self._table.cell(index.row(), place) for place in places]
            speech = [self._table.speech(index.row(), place) for place in places]
            rows.append(
                [
                    tsv.safe(
                        said if column.kind is CellKind.CHECK else cell.text, number=column.kind in numbers
                    )
                    for column, cell, said in zip(columns, cells, speech, strict=True)
                ]
            )
        if rows:
            QApplication.clipboard().setText(tsv.write([column.title() for column in columns], rows))

    # -- keyboard --------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, index = event.key(), self.currentIndex()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_selection()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.row_opened.emit(self._table.row_at(index.row()))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self._table.rowCount():
            self._go(0 if key == Qt.Key.Key_Home else self._table.rowCount() - 1, event)
        elif key == Qt.Key.Key_Space and index.isValid() and self._toggle_check(index.row()):
            pass
        else:
            super().keyPressEvent(event)

    def _go(self, number: int, event: QKeyEvent) -> None:
        target = self._table.index(number, max(0, self.currentIndex().column()))
        self.selectionModel().setCurrentIndex(target, self.selectionCommand(target, event))

    def _toggle_check(self, number: int) -> bool:
        for place, column in enumerate(self._table.columns):
            if column.kind is CellKind.CHECK:
                checked = self._table.cell(number, place).checked
                self._table.check_toggled.emit(self._table.row_at(number), column.key, not checked)
                return True
        return False

    def keyboardSearch(self, search: str) -> None:
        if not self._typed_at.isValid() or self._typed_at.elapsed() > _TYPE_AHEAD_MS:
            self._typed = ""
        self._typed_at.restart()
        self._typed += search.casefold()
        count = self._table.rowCount()
        start = max(0, self.currentIndex().row()) + (1 if len(self._typed) == 1 else 0)
        for step in range(count):
            number = (start + step) % count
            if any(cell.text.casefold().startswith(self._typed) for cell in self._table._cells[number]):
                command = QItemSelectionModel.SelectionFlag
                self.selectionModel().setCurrentIndex(
                    self._table.index(number, 0), command.ClearAndSelect | command.Rows
                )
                return

    # -- mouse -----------------------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        self._hover(index.row() if index.isValid() else -1)
        kind = self._table.columns[index.column()].kind if index.isValid() else CellKind.TEXT
        clickable = kind in (CellKind.LINK, CellKind.ACTION)
        self.viewport().setCursor(
            Qt.CursorShape.PointingHandCursor if clickable else Qt.CursorShape.ArrowCursor
        )

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._hover(-1)
        return super().viewportEvent(event)

    def _hover(self, number: int) -> None:
        if number != self.look.hovered:
            for row in (self.look.hovered, number):
                if row >= 0:
                    self.viewport().update(
                        0, self.rowViewportPosition(row), self.viewport().width(), self.row_height
                    )
            self.look.hovered = number

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid() or event.modifiers():
            return
        column, row = self._table.columns[index.column()], self._table.row_at(index.row())
        if column.kind is CellKind.LINK:
            self.row_opened.emit(row)
        elif column.kind is CellKind.ACTION:
            self.action_clicked.emit(row, column.key)
        elif column.kind is CellKind.CHECK:
            checked = self._table.cell(index.row(), index.column()).checked
            self._table.check_toggled.emit(row, column.key, not checked)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            kind = self._table.columns[index.column()].kind
            if kind not in (CellKind.LINK, CellKind.ACTION, CellKind.CHECK):
                self.row_opened.emit(self._table.row_at(index.row()))
            return
        super().mouseDoubleClickEvent(event)

    def _on_heading_clicked(self, section: int) -> None:
        shift = QApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier
        self._table.cycle_sort(section, add=bool(shift))

    def _on_menu(self, place: QPoint) -> None:
        self.menu_requested.emit(self.viewport().mapToGlobal(place), self.selected_rows())

    # -- pane ------------------------------------------------------------------------------------------------

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.look.active = True
        super().focusInEvent(event)
        keyboard = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if keyboard and not self.currentIndex().isValid() and self._table.rowCount():
            self.selectRow(0)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.look.active = event.reason() == Qt.FocusReason.PopupFocusReason
        super().focusOutEvent(event)
        self.viewport().update()

    def _on_selection_changed(self, _now: QItemSelection, _before: QItemSelection) -> None:
        self.selection_changed.emit(self.selected_rows())

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The table view: keyboard, mouse, selection, what stays in place while rows come and go."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Any, cast

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QTableView,
    QWidget,
)

from ui.models.columns import CellKind
from ui.models.copying import rows_text
from ui.models.delegate import CellDelegate, TableLook, paint_ground
from ui.models.far_rows import FarRows
from ui.models.frozen import FrozenColumn, FrozenPlace
from ui.models.header import CellHeader
from ui.models.keeping import Keeping
from ui.models.pointing import Pointing
from ui.models.table_columns import TableColumns
from ui.models.table_model import TableModel
from ui.models.type_ahead import TypeAhead
from ui.theme import Height, at_least

AnyIndex = QModelIndex | QPersistentModelIndex
ScrollHint = QAbstractItemView.ScrollHint
Flag = QItemSelectionModel.SelectionFlag
_HOME, _END = QAbstractItemView.CursorAction.MoveHome, QAbstractItemView.CursorAction.MoveEnd


class TableView(QTableView):
    """A list of rows. The whole row opens; the number only looks like a link.

    Signals: `row_opened(row)` on Enter, double click or a click on the number; `edit_requested(row)` on F2;
    `preview_requested(row)` on Space over a selected row; `selection_changed(rows)`; `menu_requested(global
    position, rows)`; `heading_menu_requested(column, global position)`; `action_clicked(row, column key)` for
    ACTION cells; `link_clicked(row, column key)` for words that lead somewhere; `rows_copied(count)`.
    """

    row_opened = Signal(object)
    edit_requested = Signal(object)
    preview_requested = Signal(object)
    selection_changed = Signal(list)
    menu_requested = Signal(QPoint, list)
    heading_menu_requested = Signal(int, QPoint)
    action_clicked = Signal(object, str)
    link_clicked = Signal(object, str)
    rows_copied = Signal(int)

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
        self.table = model
        self._frozen = FrozenPlace(self)
        self._type_ahead = TypeAhead(model)
        self.pointing = Pointing(self)
        self._all_rows = False
        self._plain = False
        header = CellHeader(self.look, self)
        self.setHorizontalHeader(header)
        self.setModel(model)
        self.setItemDelegate(CellDelegate(self.look, self))
        self.setAccessibleName(name)
        token = Height.ROW_TWO_LINE if two_line else Height.ROW_WIDGET if compact else Height.ROW
        self._prepare(at_least(token) if not compact else max(token, at_least(0)))
        self.columns = TableColumns(self)
        self.columns.size_all()
        self._keeping = Keeping(self)
        header.sectionClicked.connect(self.click_heading)
        header.sectionHandleDoubleClicked.connect(self.columns.fit)
        header.dragged.connect(self.columns.take_dragged)
        header.menu_requested.connect(self.heading_menu_requested)
        model.sort_changed.connect(header.viewport().update)
        model.sort_changed.connect(self.columns.stretch)
        model.modelReset.connect(self.pointing.forget)
        self._far = FarRows(self)
        if not compact:
            model.headerDataChanged.connect(lambda *_what: self.columns.size_all())

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
        if not self.look.compact:
            # Fusion would draw an edge between the two scroll bars.
            self.setCornerWidget(QWidget())
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

    def show_all_rows(self) -> None:
        """Be as high as the rows: the page scrolls and never the table."""
        self._all_rows = True
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for signal in (self.table.rowsInserted, self.table.rowsRemoved, self.table.modelReset):
            signal.connect(lambda *_what: self._fit_height())
        self._fit_height()

    def _fit_height(self) -> None:
        if self._all_rows:
            height = self.height_for_rows(max(1, self.table.rowCount()))
            if self.horizontalHeader().length() > self.viewport().width():
                height += self.horizontalScrollBar().sizeHint().height()
            if self.height() != height or self.minimumHeight() != height:
                self.setFixedHeight(height)

    def stand_on_surface(self) -> None:
        """Paint the surface beneath, so that scrolling moves what stands there, and paints only what comes
        into view.
        """
        self._plain = True
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def set_paddings(self, lead: int, trail: int) -> None:
        """Outer paddings, such as 44 where dots for unread rows need a column's room."""
        self.look.lead, self.look.trail = lead, trail
        self.columns.size_all()
        self.viewport().update()

    def selected_numbers(self) -> list[int]:
        """The places of the selected rows, from the top."""
        chosen: set[int] = set()
        parts = cast(Iterable[QItemSelectionRange], self.selectionModel().selection())
        for part in parts:
            chosen.update(range(part.top(), part.bottom() + 1))
        return sorted(chosen)

    def selected_rows(self) -> list[object]:
        """The selected row objects, in the order shown."""
        return [self.table.row_at(number) for number in self.selected_numbers()]

    @property
    def everything(self) -> bool:
        """Whether all rows of the list are selected, those that are not loaded too."""
        return self._far.are_selected

    @property
    def frozen(self) -> FrozenColumn | None:
        """The first column, once it had to stay in view."""
        return self._frozen.column

    def current_row(self) -> object | None:
        """The row with the cursor."""
        index = self.currentIndex()
        return self.table.row_at(index.row()) if index.isValid() else None

    def selectRow(self, row: int) -> None:
        """Put the cursor on a row and select it alone, whatever keys are held down.

        Qt's own asks the keyboard: a list that arrives while the Control of its shortcut is still held would
        have its first row let go.
        """
        place = max(0, self.currentIndex().column())
        index = self.table.index(row, place)
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, Flag.ClearAndSelect | Flag.Rows)

    def select_key(self, key: Hashable) -> bool:
        """Put the cursor on a row by its key."""
        number = self.table.find(key)
        if number >= 0:
            self.selectRow(number)
        return number >= 0

    def copy_selection(self) -> None:
        """The selected rows with headings as tab-separated text, safe against formulas."""
        numbers = self.selected_numbers()
        if numbers:
            text = rows_text(self.table, numbers, self.columns.shown())
            QApplication.clipboard().setText(text)
            self.rows_copied.emit(len(numbers))

    def click_heading(self, section: int) -> None:
        """Sort by a column; with Shift by one more."""
        shift = QApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier
        self.table.cycle_sort(section, add=bool(shift))
        self.columns.edited.emit()

    # -- selection -------------------------------------------------------------------------------------------

    def selectAll(self) -> None:
        """All rows of the list: those that are not loaded yet belong to it as they come."""
        self._far.select_all(super().selectAll)

    # -- keyboard --------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, index = event.key(), self.currentIndex()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_selection()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.row_opened.emit(self.table.row_at(index.row()))
        elif key == Qt.Key.Key_F2 and index.isValid():
            self.edit_requested.emit(self.table.row_at(index.row()))
        elif key == Qt.Key.Key_Space and index.isValid():
            self._press_space(index, event.modifiers())
        else:
            super().keyPressEvent(event)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Home and End go to the first and last row of the list, whatever column has the cursor; what of a
        long list is not loaded is read.
        """
        if not modifiers and self._far.go(action):
            return self.currentIndex()
        if action in (_HOME, _END) and self.table.rowCount():
            number = 0 if action is _HOME else self.table.last
            return self.table.index(number, max(0, self.currentIndex().column()))
        return super().moveCursor(action, modifiers)

    def _press_space(self, index: QModelIndex, modifiers: Qt.KeyboardModifier) -> None:
        """Ticks where there is a box; else selects the row with the cursor, and with Control lets it go.

        Over a row that is selected already it asks for a preview.
        """
        selection = self.selectionModel()
        if self._toggle_check(index.row()):
            return
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            selection.select(index, Flag.Toggle | Flag.Rows)
        elif selection.isRowSelected(index.row(), QModelIndex()):
            self.preview_requested.emit(self.table.row_at(index.row()))
        else:
            selection.select(index, Flag.Select | Flag.Rows)

    def _toggle_check(self, number: int) -> bool:
        for place, column in enumerate(self.table.columns):
            if column.kind is CellKind.CHECK:
                checked = self.table.cell(number, place).checked
                self.table.check_toggled.emit(self.table.row_at(number), column.key, not checked)
                return True
        return False

    def keyboardSearch(self, search: str) -> None:
        number = self._type_ahead.type(search, self.currentIndex().row(), self.columns.shown())
        if number >= 0:
            target = self.table.index(number, max(0, self.currentIndex().column()))
            self.selectionModel().setCurrentIndex(target, Flag.ClearAndSelect | Flag.Rows)

    # -- mouse -----------------------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self.pointing.move(event.position().toPoint())

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self.pointing.leave()
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self.pointing.tell_whole(event)
            return True
        return super().viewportEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not event.modifiers():
            self.pointing.click(event.position().toPoint())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        left = event.button() == Qt.MouseButton.LeftButton
        if not (left and self.pointing.double_click(event.position().toPoint())):
            super().mouseDoubleClickEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        place = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard and self.currentIndex().isValid():
            rect = self.visualRect(self.currentIndex())
            corner = rect.bottomRight() if self.isRightToLeft() else rect.bottomLeft()
            place = self.viewport().mapToGlobal(corner)
        self.menu_requested.emit(place, self.selected_rows())

    # -- the frozen column -----------------------------------------------------------------------------------

    def columns_laid(self) -> None:
        """The columns have their widths: what depends on them follows."""
        self.place_frozen()
        self._fit_height()

    def place_frozen(self) -> None:
        """Keep the first column in view, where it is frozen and the columns do not fit."""
        self._frozen.place()

    def indexAt(self, place: QPoint) -> QModelIndex:
        if self._frozen.band().contains(place):
            number = self.rowAt(place.y())
            return self.table.index(number, self.look.first) if number >= 0 else QModelIndex()
        return super().indexAt(place)

    def visualRect(self, index: AnyIndex) -> QRect:
        rect, band = super().visualRect(index), self._frozen.band()
        if band.isValid() and index.column() == self.look.first:
            rect.setLeft(band.left())
            rect.setRight(band.right())
        return rect

    def scrollTo(self, index: AnyIndex, hint: ScrollHint = ScrollHint.EnsureVisible) -> None:
        """A cell is brought out from behind the frozen column; the row alone matters to that one itself."""
        before = self.horizontalScrollBar().value()
        super().scrollTo(index, hint)
        self._frozen.bring_out(index, before)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.columns.stretch()

    def paintEvent(self, event: QPaintEvent) -> None:
        self.look.inks.begin()
        if self._plain:
            painter = QPainter(self.viewport())
            painter.fillRect(event.rect(), self.look.inks.colour("surface"))
            painter.end()
        free = self.viewport().width() - self.horizontalHeader().length()
        if free > 0 and not self.look.compact:
            self._paint_free(free)
        super().paintEvent(event)

    def _paint_free(self, width: int) -> None:
        """The grounds of rows go on where no column stands."""
        painter = QPainter(self.viewport())
        x = 0 if self.isRightToLeft() else self.viewport().width() - width
        number = max(0, self.rowAt(0))
        last = self.table.rowCount() - 1
        selection = self.selectionModel()
        while number <= last and self.rowViewportPosition(number) < self.viewport().height():
            rect = QRect(x, self.rowViewportPosition(number), width, self.row_height)
            selected = selection.isRowSelected(number, QModelIndex())
            hovered = number == self.look.hovered
            last_row = number == last
            paint_ground(
                painter, rect, self.look, selected=selected, hovered=hovered, start=None, last_row=last_row
            )
            number += 1
        painter.end()

    # -- pane ------------------------------------------------------------------------------------------------

    def settle_scroll(self) -> None:
        """Know the scroll range now: rows have just come or gone."""
        self.updateGeometries()
        if self.frozen is not None:
            self.frozen.settle()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.look.active = True
        super().focusInEvent(event)
        keyboard = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if keyboard and not self.currentIndex().isValid() and self.table.rowCount():
            self.selectRow(0)
        self._repaint()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.look.active = event.reason() == Qt.FocusReason.PopupFocusReason
        super().focusOutEvent(event)
        self._repaint()

    def _repaint(self) -> None:
        self.viewport().update()
        if self.frozen is not None:
            self.frozen.viewport().update()

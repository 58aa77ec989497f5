# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The matrix's view: painted cells, headings of 64 px, arrows to move, typing to edit, Enter to go down."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QLocale, QModelIndex, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.forms.decimals import DecimalError, parse_decimal
from ui.forms.undo_keys import undo_of
from ui.screens.matrix.assignment import ZERO
from ui.screens.matrix.model import AnyIndex, HeadLink, MatrixModel
from ui.screens.matrix.painting import (
    covered_width,
    editor_box,
    head_link_rect,
    paint_cell,
    paint_head,
    partner_width,
    row_height,
)
from ui.theme import Type, font, repolish, scaled

ITEM_WIDTH = 190
PARTNER_WIDTH = 125
COVERED_WIDTH = 88


class MatrixHeader(QHeaderView):
    """Partner heads. Signals: `link_clicked(column)` for "Reopen…" and its like."""

    link_clicked = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(60)
        self.setMouseTracking(True)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), row_height() - 2)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        model = self.model()
        if isinstance(model, MatrixModel):
            paint_head(painter, rect, model, section, self.layoutDirection())

    def _link_at(self, place: QPoint) -> int:
        column = self.logicalIndexAt(place)
        model = self.model()
        if column < 1 or not isinstance(model, MatrixModel) or model.partner_at(column) is None:
            return -1
        x = self.sectionViewportPosition(column)
        rect = QRect(x, 0, self.sectionSize(column), self.height())
        linked = model.head(column).link is not HeadLink.NONE
        return column if linked and head_link_rect(rect).contains(place) else -1

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        linked = self._link_at(event.position().toPoint()) >= 0
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if linked else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        column = self._link_at(event.position().toPoint())
        super().mouseReleaseEvent(event)
        if column >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self.link_clicked.emit(column)


class MatrixDelegate(QStyledItemDelegate):
    """Paints cells and edits quantities in their box."""

    def __init__(self, view: MatrixTable) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        current = index == self._view.currentIndex() and self._view.active
        model = cast(MatrixModel, index.model())
        paint_cell(painter, option.rect, model, index.row(), index.column(), current, option.direction)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> QWidget:
        edit = QLineEdit(parent)
        edit.setProperty("kind", "cell")
        edit.setAlignment(Qt.AlignmentFlag.AlignRight)
        edit.setFont(font(Type.STRONG))
        model = cast(MatrixModel, index.model())
        edit.setAccessibleName(model.sentence(index.row(), index.column()))
        return edit

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        editor.setGeometry(editor_box(option.rect, option.direction))

    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        edit = cast(QLineEdit, editor)
        edit.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
        edit.selectAll()

    def setModelData(self, editor: QWidget, model: QObject, index: AnyIndex) -> None:
        edit = cast(QLineEdit, editor)
        text = edit.text().strip()
        matrix = cast(MatrixModel, model)
        try:
            # Blank is nothing (S2.81); fractions are judged by the unit when it is saved.
            value = parse_decimal(text or "0", QLocale(), 6)
            if value < 0:
                raise DecimalError(self.tr("A quantity cannot be less than nought."))
        except DecimalError as error:
            matrix.refused.emit(str(error))
            return
        matrix.setData(index, value)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(editor, QLineEdit):
            undone = undo_of(event)
            if undone is not None and not (editor.isUndoAvailable() if undone else editor.isRedoAvailable()):
                # Typing in the cell is undone first; then the screen's history goes on.
                event.ignore()
                return True
        if event.type() == QEvent.Type.KeyPress and isinstance(editor, QLineEdit):
            key = cast(QKeyEvent, event).key()
            steps = {
                Qt.Key.Key_Return: (1, 0),
                Qt.Key.Key_Enter: (1, 0),
                Qt.Key.Key_Down: (1, 0),
                Qt.Key.Key_Up: (-1, 0),
            }
            if key in steps:
                if not self._acceptable(editor):
                    return True
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
                self._view.step(*steps[Qt.Key(key)])
                return True
        return super().eventFilter(editor, event)

    def _acceptable(self, edit: QLineEdit) -> bool:
        try:
            wrong = parse_decimal(edit.text().strip() or "0", QLocale(), 6) < 0
        except DecimalError as error:
            wrong = True
            cast(MatrixModel, self._view.model()).refused.emit(str(error))
        if bool(edit.property("state")) != wrong:
            edit.setProperty("state", "error" if wrong else "")
            repolish(edit)
        return not wrong


class Frozen(QTableView):
    """One column of the matrix that stays in view while the partners scroll: items, or coverage."""

    def __init__(self, table: MatrixTable, model: MatrixModel) -> None:
        super().__init__(table)
        self._table = table
        self.setModel(model)
        self.setHorizontalHeader(MatrixHeader(self))
        self.setItemDelegate(MatrixDelegate(table))
        self.setSelectionModel(table.selectionModel())
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(row_height())
        bar, mine = table.verticalScrollBar(), self.verticalScrollBar()
        bar.valueChanged.connect(mine.setValue)
        mine.valueChanged.connect(bar.setValue)
        # The table itself tells screen readers of every cell.
        self.setAccessibleName("")

    def show_column(self, column: int, place: QRect) -> None:
        """Show one column at a place of the table."""
        model = self.model()
        for each in range(model.columnCount()):
            self.setColumnHidden(each, each != column)
        self.setColumnWidth(column, place.width())
        self.setGeometry(place)
        self.verticalScrollBar().setValue(self._table.verticalScrollBar().value())

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._table.wheelEvent(event)


class MatrixTable(QTableView):
    """Items by partners. Arrows move, typing edits, Enter goes down, Tab leaves.

    Signals: `link_clicked(column)` for a heading's link, also by Enter in its column.
    """

    link_clicked = Signal(int)

    def __init__(self, model: MatrixModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.active = False
        self._matrix = model
        self._frozen: list[Frozen] = []
        header = MatrixHeader(self)
        self.setHorizontalHeader(header)
        self.setModel(model)
        self.setItemDelegate(MatrixDelegate(self))
        self.setAccessibleName(self.tr("Answers: items by partners"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setCornerWidget(QWidget())
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(row_height())
        self._frozen = [Frozen(self, model), Frozen(self, model)]
        header.link_clicked.connect(self.link_clicked)
        model.modelReset.connect(self._lay_columns)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self._lay_columns()

    @property
    def full_height(self) -> int:
        """The height that shows every row without scrolling."""
        wider = self.horizontalHeader().length() > self.width() > 0
        extra = self.horizontalScrollBar().sizeHint().height() if wider else 0
        return self.horizontalHeader().sizeHint().height() + self._matrix.rowCount() * row_height() + extra

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.full_height)

    def step(self, down: int, across: int) -> None:
        """Move the cursor; past the last row it stays."""
        at = self.currentIndex()
        row = max(0, min(self._matrix.rowCount() - 1, at.row() + down))
        column = max(0, min(self._matrix.columnCount() - 1, at.column() + across))
        self.setCurrentIndex(self._matrix.index(row, column))

    def focus_first(self) -> None:
        """Put the cursor on the first cell that takes a quantity."""
        for row in range(self._matrix.rowCount()):
            for column in range(1, self._matrix.columnCount() - 1):
                if self._matrix.editable(row, column):
                    self.setCurrentIndex(self._matrix.index(row, column))
                    return

    def drop_cell(self) -> None:
        """Close an open cell without taking what is typed in it."""
        editor = self.focusWidget()
        if editor is not None and editor is not self and self.isAncestorOf(editor) and not editor.isHidden():
            self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.RevertModelCache)
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def fill_down(self) -> None:
        """The quantity above the cursor, here too."""
        index = self.currentIndex()
        above = index.row() - 1
        if index.isValid() and above >= 0 and self._matrix.cell_at(above, index.column()) is not None:
            self._matrix.setData(index, self._matrix.quantity(above, index.column()))

    def _lay_columns(self) -> None:
        count = self._matrix.columnCount()
        header = self.horizontalHeader()
        room = self.viewport().width()
        partners = max(1, count - 2)
        least = max(scaled(PARTNER_WIDTH), partner_width(self._matrix))
        covered = max(scaled(COVERED_WIDTH), covered_width(self._matrix))
        item = max(scaled(ITEM_WIDTH), room - covered - partners * scaled(176))
        each = max(least, (room - item - covered) // partners)
        for column in range(count):
            header.resizeSection(column, item if column == 0 else covered if column == count - 1 else each)
        if each > least:
            header.resizeSection(0, room - covered - partners * each)
        self._place_frozen()

    def _place_frozen(self) -> None:
        """Where the partners do not fit, items and coverage stay in view at the sides."""
        header = self.horizontalHeader()
        view = self.viewport().geometry()
        scrolls = header.length() > view.width()
        last = self._matrix.columnCount() - 1
        height = header.height() + view.height()
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for frozen, column in zip(self._frozen, (0, last), strict=False):
            width = header.sectionSize(column)
            at_end = (column != 0) != mirrored
            x = view.right() + 1 - width if at_end else view.left()
            frozen.show_column(column, QRect(x, 0, width, height))
            frozen.setVisible(scrolls)

    def scrollTo(
        self, index: AnyIndex, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """A partner's cell is brought out from behind the columns that stay in view."""
        super().scrollTo(index, hint)
        shown = [frozen for frozen in self._frozen if not frozen.isHidden()]
        if not shown or self._matrix.partner_at(index.column()) is None:
            return
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            shown.reverse()
        rect, bar = self.visualRect(index), self.horizontalScrollBar()
        first, last = shown[0].width(), self.viewport().width() - shown[-1].width()
        if rect.left() < first:
            bar.setValue(bar.value() - (first - rect.left()))
        elif rect.right() > last:
            bar.setValue(bar.value() + rect.right() - last)

    def _on_current_changed(self, now: QModelIndex, before: QModelIndex) -> None:
        self._repaint(now, before)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_columns()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        index = self.indexAt(place)
        box = editor_box(self.visualRect(index), self.layoutDirection())
        if index.isValid() and self._matrix.editable(index.row(), index.column()) and box.contains(place):
            self.edit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            if self._matrix.editable(index.row(), index.column()):
                self.edit(index)
            elif self._linked(index.column()):
                self.link_clicked.emit(index.column())
            return
        if key == Qt.Key.Key_D and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.fill_down()
            return
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and index.isValid():
            self._matrix.setData(index, ZERO)
            return
        super().keyPressEvent(event)

    def _linked(self, column: int) -> bool:
        known = self._matrix.partner_at(column) is not None
        return known and self._matrix.head(column).link is not HeadLink.NONE

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.active = True
        if not self.currentIndex().isValid():
            # Before Qt puts the cursor on the first cell of all.
            self.focus_first()
        # Qt's own would paint the whole table, for the cursor alone.
        self._repaint(self.currentIndex())

    def _repaint(self, *cells: QModelIndex) -> None:
        """Paint these cells anew: nothing else shows where the cursor is, and the table is large."""
        for view in (self, *self._frozen):
            for index in cells:
                if index.isValid():
                    view.update(index)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.active = event.reason() == Qt.FocusReason.PopupFocusReason
        self._repaint(self.currentIndex())

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The first column of a table, standing still while the others scroll beneath it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QHeaderView, QTableView, QWidget

from ui.models.delegate import CellDelegate
from ui.models.header import CellHeader
from ui.theme import colour

if TYPE_CHECKING:
    from ui.models.table_view import TableView

AnyIndex = QModelIndex | QPersistentModelIndex
_MOUSE = {
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.MouseMove,
}


class _Edge(QWidget):
    """The line between what stands and what scrolls."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), colour("line2"))


class FrozenColumn(QTableView):
    """Paints the first column over its table. What the mouse does here is passed on to the table, which owns
    selection, sort and menus; screen readers hear the table only.
    """

    def __init__(self, view: TableView) -> None:
        super().__init__(view)
        self._view = view
        self._shown = -1
        header = CellHeader(view.look, self, opaque=True)
        header.setSectionsMovable(False)
        self.setHorizontalHeader(header)
        self.setModel(view.table)
        self.setSelectionModel(view.selectionModel())
        self.setItemDelegate(CellDelegate(view.look, self))
        self.setSelectionBehavior(view.selectionBehavior())
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        # Where the cursor goes is the table's to follow.
        self.setAutoScroll(False)
        self.setMouseTracking(True)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(20)
        rows.setDefaultSectionSize(view.row_height)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._edge = _Edge(self)
        bar, mine = view.verticalScrollBar(), self.verticalScrollBar()
        bar.valueChanged.connect(mine.setValue)
        for each in (bar, mine):
            # Whichever of the two knows of more rows first.
            each.rangeChanged.connect(lambda _least, _most: mine.setValue(bar.value()))
        view.table.sort_changed.connect(header.viewport().update)
        header.sectionClicked.connect(view.click_heading)
        header.sectionHandleDoubleClicked.connect(view.columns.fit)
        header.dragged.connect(self._on_dragged)
        header.menu_requested.connect(view.heading_menu_requested)
        self.setAccessibleName("")

    def _on_dragged(self, _resized: list[int]) -> None:
        self._view.columns.set_width(self._shown, self.columnWidth(self._shown))

    def show_column(self, column: int, place: QRect) -> None:
        """Show a column at a place of the table."""
        if column != self._shown:
            self._shown = column
            for each in range(self.model().columnCount()):
                self.setColumnHidden(each, each != column)
        if self.columnWidth(column) != place.width():
            self.setColumnWidth(column, place.width())
        self.setGeometry(place)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self._edge.setGeometry(0 if mirrored else place.width() - 1, 0, 1, place.height())
        self._edge.raise_()
        self.verticalScrollBar().setValue(self._view.verticalScrollBar().value())
        self.show()
        self.raise_()

    def settle(self) -> None:
        """Know the scroll range now."""
        self.updateGeometries()

    def paintEvent(self, event: QPaintEvent) -> None:
        self._view.look.inks.begin()
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), colour("surface"))
        painter.end()
        super().paintEvent(event)

    # -- the table's business --------------------------------------------------------------------------------

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and event.type() in _MOUSE:
            return self._pass_on(
                QMouseEvent(
                    event.type(),
                    self._there(event.position()),
                    event.globalPosition(),
                    event.button(),
                    event.buttons(),
                    event.modifiers(),
                )
            )
        if isinstance(event, QContextMenuEvent):
            there = self._there(QPointF(event.pos())).toPoint()
            return self._pass_on(
                QContextMenuEvent(event.reason(), there, event.globalPos(), event.modifiers())
            )
        if event.type() == QEvent.Type.Leave:
            return self._pass_on(QEvent(QEvent.Type.Leave))
        return super().viewportEvent(event)

    def _there(self, place: QPointF) -> QPointF:
        return QPointF(self._view.viewport().mapFrom(self._view, self.viewport().mapTo(self._view, place)))

    def _pass_on(self, event: QEvent) -> bool:
        done = QCoreApplication.sendEvent(self._view.viewport(), event)
        self.viewport().setCursor(self._view.viewport().cursor())
        return done

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._view.wheelEvent(event)


class FrozenPlace:
    """Where the frozen column of one view stands; the column is made when it first has to stay in view."""

    def __init__(self, view: TableView) -> None:
        self._view = view
        self.column: FrozenColumn | None = None

    def place(self) -> None:
        """Keep the first column in view, where it is frozen and the columns do not fit."""
        view, first = self._view, self._view.look.first
        header, pane = view.horizontalHeader(), view.viewport().geometry()
        if view.columns.frozen and header.length() > pane.width() and first >= 0:
            if self.column is None:
                self.column = FrozenColumn(view)
            width = min(header.sectionSize(first), max(0, pane.width() - 80))
            x = pane.right() + 1 - width if view.isRightToLeft() else pane.left()
            self.column.show_column(first, QRect(x, 0, width, header.height() + pane.height()))
        elif self.column is not None:
            self.column.hide()

    def band(self) -> QRect:
        """What it covers of the viewport."""
        if self.column is None or self.column.isHidden():
            return QRect()
        pane = self._view.viewport()
        return QRect(self.column.x() - pane.x(), 0, self.column.width(), pane.height())

    def bring_out(self, index: AnyIndex, before: int) -> None:
        """The view was scrolled to a cell, from where it stood before: bring the cell out from behind."""
        view, band = self._view, self.band()
        if not band.isValid():
            return
        bar = view.horizontalScrollBar()
        if index.column() == view.look.first:
            bar.setValue(before)
            return
        rect = view.visualRect(index)
        if view.isRightToLeft() and rect.right() >= band.left():
            bar.setValue(bar.value() - (rect.right() - band.left() + 1))
        elif not view.isRightToLeft() and rect.left() <= band.right():
            bar.setValue(bar.value() - (band.right() - rect.left() + 1))

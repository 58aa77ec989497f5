# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The product tree to look at, to choose from, and to move branches in by dragging (S2.23)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QDropEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from desktop_b2b.domain.text import fold
from desktop_b2b.services.catalogue import SEPARATOR
from desktop_b2b.services.queries import ProductLineView
from ui.theme import Height, Space, Type, at_least, colour, font, metrics
from ui.widgets.paint import isolated

_ID = Qt.ItemDataRole.UserRole


class _RowPainter(QStyledItemDelegate):
    """Paints grounds and words from the tokens, as tables do."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        tree = self.parent()
        chosen = isinstance(tree, LineTree) and tree.selectionModel().isSelected(index)
        painter.save()
        if chosen:
            active = isinstance(tree, LineTree) and tree.hasFocus()
            painter.fillRect(option.rect, colour("sel" if active else "sel_off"))
        painter.setFont(font(Type.MEDIUM if chosen and index.column() == 0 else Type.BODY))
        painter.setPen(colour("text" if index.column() == 0 else "text3"))
        room = QRectF(option.rect).adjusted(Space.XS, 0, -Space.S, 0)
        flags = Qt.AlignmentFlag.AlignVCenter
        end = index.column() == 1
        flags |= Qt.AlignmentFlag.AlignRight if end else Qt.AlignmentFlag.AlignLeft
        words = painter.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(room, flags, isolated(words))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        width = metrics(Type.BODY).horizontalAdvance(str(index.data())) + Space.XS + Space.S + 2
        return QSize(width, at_least(Height.ROW))


class LineTree(QTreeWidget):
    """Signals: `chosen(id)` for the current branch; `moved(id, id above or None)` when one was dropped: the
    tree changes when that is stored.
    """

    chosen = Signal(str)
    moved = Signal(str, object)

    def __init__(self, *, editable: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: dict[str, QTreeWidgetItem] = {}
        self._filling = False
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setItemDelegate(_RowPainter(self))
        self.setIndentation(Space.XL)
        self.setAccessibleName(self.tr("Product lines"))
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        if editable:
            self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
            self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.currentItemChanged.connect(self._on_current)

    def show_lines(self, views: Sequence[ProductLineView], words: dict[str, str]) -> None:
        """Show these; what is open stays open, what is chosen stays chosen. ``words`` stand at the end."""
        current = self.current_id
        closed = {key for key, item in self._items.items() if item.childCount() and not item.isExpanded()}
        self._filling = True
        self.clear()
        self._items = {}
        for view in views:
            item = QTreeWidgetItem([view.product_line.name, words.get(view.product_line.id, "")])
            item.setData(0, _ID, view.product_line.id)
            item.setToolTip(0, "")
            self._items[view.product_line.id] = item
        for view in views:
            above = self._items.get(view.product_line.parent_id or "")
            item = self._items[view.product_line.id]
            if above is None:
                self.addTopLevelItem(item)
            else:
                above.addChild(item)
        for key, item in self._items.items():
            item.setExpanded(key not in closed)
        self._filling = False
        self.choose(current)

    def show_words(self, words: dict[str, str]) -> None:
        """Other words at the ends of the branches."""
        for key, item in self._items.items():
            item.setText(1, words.get(key, ""))

    @property
    def current_id(self) -> str:
        """The branch that is chosen."""
        item = self.currentItem()
        return str(item.data(0, _ID)) if item is not None else ""

    def choose(self, line_id: str) -> None:
        """Choose a branch, opening what it stands under; nothing where it is not there."""
        item = self._items.get(line_id)
        if item is None:
            self.chosen.emit(self.current_id)
            return
        self.setCurrentItem(item)
        self.scrollToItem(item)
        self.chosen.emit(line_id)

    def filter(self, sought: str, views: Sequence[ProductLineView]) -> None:
        """Show only branches whose path holds the words, and what they stand under."""
        words = fold(sought).split()
        wanted: set[str] = set()
        paths = {view.product_line.id: view for view in views}
        for view in views:
            if all(word in fold(view.path.replace(SEPARATOR, " ")) for word in words):
                node: ProductLineView | None = view
                while node is not None and node.product_line.id not in wanted:
                    wanted.add(node.product_line.id)
                    node = paths.get(node.product_line.parent_id or "")
        for key, item in self._items.items():
            item.setHidden(key not in wanted)

    def _on_current(self, item: QTreeWidgetItem | None, _before: QTreeWidgetItem | None) -> None:
        if not self._filling:
            self.chosen.emit(str(item.data(0, _ID)) if item is not None else "")

    def dropEvent(self, event: QDropEvent) -> None:
        """Say where it was dropped; the tree itself is not changed by hand."""
        line_id = self.current_id
        target = self.itemAt(event.position().toPoint())
        where = self.dropIndicatorPosition()
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if not line_id:
            return
        if target is not None and where is not QAbstractItemView.DropIndicatorPosition.OnItem:
            target = target.parent()
        above = str(target.data(0, _ID)) if target is not None else None
        if above != line_id:
            self.moved.emit(line_id, above)

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Painting and editing of grid cells."""

from typing import cast

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QCompleter,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from ui.forms.undo_keys import undo_of
from ui.models.delegate import END, INNER, START, TableLook, padded
from ui.models.grid_model import GridKind, GridModel
from ui.theme import Height, Radius, Type, at_least, colour, font, metrics
from ui.theme.popups import dress
from ui.widgets.labels import plain_tooltip
from ui.widgets.paint import check_box, line, rounded

BOX = 26
AnyIndex = QModelIndex | QPersistentModelIndex


def box_of(rect: QRect) -> QRect:
    """The editor box inside a cell."""
    height = max(BOX, min(rect.height() - 6, at_least(BOX)))
    return QRect(rect.x() + 4, rect.center().y() - height // 2 + 1, rect.width() - 8, height)


class GridDelegate(QStyledItemDelegate):
    """Boxes for numbers, ticks for checks, the reason in the row."""

    def __init__(self, look: TableLook, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        model = index.model()
        if not isinstance(model, GridModel):
            return
        number, place = index.row(), index.column()
        column = model.columns[place]
        rect: QRect = option.rect
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        wrong = bool(model.error(number, column.key))
        current = bool(option.state & QStyle.StateFlag.State_HasFocus) and self._look.active
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            # Fusion has painted its highlight already.
            painter.fillRect(rect, colour("surface"))
        if self._look.in_range(number, place):
            painter.fillRect(rect, colour("sel" if self._look.active else "sel_off"))
        if number < model.rowCount() - 1:
            painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, colour("line"))
        if place == 0 and model.row_reason(number):
            x = rect.right() - 2 if mirrored else rect.x()
            painter.fillRect(QRect(x, rect.y(), 3, rect.height()), colour("red_band"))
        inner = padded(rect, place == 0, place == len(model.columns) - 1, self._look, mirrored)
        if column.kind is GridKind.CHECK:
            checked = bool(model.row_at(number).get(column.key))
            check_box(painter, self._check_rect(rect), checked, model.is_enabled(number, place))
            if current:
                self._ring(painter, QRectF(self._check_rect(rect)).adjusted(-3, -3, 3, 3))
        else:
            self._paint_text(painter, inner, rect, index, wrong, current, mirrored)
        painter.restore()

    def _paint_text(
        self,
        painter: QPainter,
        inner: QRect,
        rect: QRect,
        index: AnyIndex,
        wrong: bool,
        current: bool,
        mirrored: bool,
    ) -> None:
        model = cast(GridModel, index.model())
        number, place = index.row(), index.column()
        column = model.columns[place]
        enabled = model.is_enabled(number, place)
        if column.boxed and enabled:
            box = box_of(rect)
            border = "red" if wrong else "line2"
            rounded(painter, QRectF(box), Radius.CHIP, colour("surface"), colour(border))
            inner = box.adjusted(6, 0, -6, 0)
            if current:
                self._ring(painter, QRectF(box))
        elif current:
            self._ring(painter, QRectF(rect).adjusted(0, 0, 0, -1))
        reason = column.tells_reason and bool(model.row_reason(number))
        locked = column.boxed and not enabled and not model.read_only
        faint = column.quiet or column.kind is GridKind.ORDINAL or locked
        painter.setFont(font(Type.BODY))
        painter.setPen(colour("red" if wrong or reason else "text3" if faint else "text"))
        end = column.end_aligned
        line(painter, inner, model.text(number, place), END if end or mirrored else START)

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: AnyIndex
    ) -> bool:
        """A text that is cut off is told whole under the mouse, where nothing is wrong with it."""
        whole = self.whole_text(option, index) if event.type() == QEvent.Type.ToolTip else ""
        if not whole or index.data(Qt.ItemDataRole.ToolTipRole):
            return super().helpEvent(event, view, option, index)
        QToolTip.showText(event.globalPos(), plain_tooltip(whole), view.viewport(), option.rect)
        return True

    def whole_text(self, option: QStyleOptionViewItem, index: AnyIndex) -> str:
        """The text of a cell that has no room for it; nothing where it has."""
        model = cast(GridModel, index.model())
        number, place = index.row(), index.column()
        column, rect = model.columns[place], option.rect
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        room = padded(rect, place == 0, place == len(model.columns) - 1, self._look, mirrored)
        if column.boxed and model.is_enabled(number, place):
            room = box_of(rect).adjusted(6, 0, -6, 0)
        text = model.text(number, place)
        return text if metrics(Type.BODY).horizontalAdvance(text) > room.width() else ""

    def _ring(self, painter: QPainter, rect: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("focus"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), Radius.CHIP - 1, Radius.CHIP - 1)

    def _check_rect(self, rect: QRect) -> QRect:
        return QRect(rect.center().x() - 7, rect.center().y() - 7, 16, 16)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> QWidget:
        model = cast(GridModel, index.model())
        column = model.columns[index.column()]
        choices = list(column.choices(model.row_at(index.row()))) if column.choices is not None else []
        if column.kind is GridKind.CHOICE:
            combo = QComboBox(parent)
            combo.setProperty("kind", "cell")
            for one in choices:
                combo.addItem(column.word(one) if column.word is not None else one, one)
            combo.setAccessibleName(column.title())
            combo.activated.connect(lambda _index: self._commit(combo))
            return combo
        editor = QLineEdit(parent)
        editor.setProperty("kind", "cell")
        editor.setAccessibleName(column.title())
        if model.error(index.row(), column.key):
            editor.setProperty("state", "error")
        if column.end_aligned:
            editor.setAlignment(END)
        if choices:
            completer = QCompleter([column.word(one) for one in choices] if column.word else choices, editor)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            editor.setCompleter(dress(completer))
        return editor

    def _commit(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)

    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        text = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findData(text))
        elif isinstance(editor, QLineEdit):
            editor.setText(text)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: object, index: AnyIndex) -> None:
        if not isinstance(model, GridModel):
            return
        typed = str(editor.currentData() or "") if isinstance(editor, QComboBox) else ""
        if isinstance(editor, QLineEdit):
            typed = editor.text()
            same = typed == model.editing_text(index.row(), index.column())
            # A text that may be two numbers is asked about again.
            if same and not model.is_rejected(index.row(), index.column()):
                return
        model.setData(index, typed)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        rect: QRect = option.rect
        box = box_of(rect)
        if not self._boxed(index):
            box.setLeft(rect.x() + 1)
            box.setRight(rect.right() - 1)
        editor.setGeometry(box)

    def _boxed(self, index: AnyIndex) -> bool:
        model = index.model()
        return isinstance(model, GridModel) and model.columns[index.column()].boxed

    def editorEvent(
        self, event: QEvent, model: object, option: QStyleOptionViewItem, index: AnyIndex
    ) -> bool:
        # Ticks are toggled by a click anywhere in the cell: a 16 px target would be too small.
        if (
            isinstance(event, QMouseEvent)
            and isinstance(model, GridModel)
            and model.columns[index.column()].kind is GridKind.CHECK
            and event.type() == QEvent.Type.MouseButtonRelease
            and event.button() == Qt.MouseButton.LeftButton
            and model.is_enabled(index.row(), index.column())
        ):
            checked = bool(model.row_at(index.row()).get(model.columns[index.column()].key))
            return model.enter(index.row(), index.column(), not checked)
        return False

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(editor, QLineEdit):
            # Typing in an open cell is undone in the cell; what is left to undo then is the editor's.
            undone = undo_of(event)
            if undone is not None and not (editor.isUndoAvailable() if undone else editor.isRedoAvailable()):
                event.ignore()
                return True
        return super().eventFilter(editor, event)

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(super().sizeHint(option, index).width() + 2 * INNER, at_least(Height.ROW_EDIT))

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Painting of table cells and row grounds; tokens are read at paint time."""

from typing import cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.models.columns import NEVER_ELIDED, Cell, CellKind, Column
from ui.models.table_model import TableModel
from ui.theme import Height, Tone, Type, at_least, colour, font, metrics
from ui.theme import icons as icon_set
from ui.widgets.labels import tone_token
from ui.widgets.paint import check_box, chip, chip_height, chip_width, line

INNER = 7
#: A row that does not belong any more is pale until it goes.
PALE = 0.5
START = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
END = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
AnyIndex = QModelIndex | QPersistentModelIndex


class TableLook:
    """What a view tells its delegate and heading: the hovered row, the pane, the paddings."""

    def __init__(self) -> None:
        self.hovered = -1
        self.active = False
        self.lead = 14
        self.trail = 14
        self.compact = False
        #: The logical columns at both ends of a table whose columns are kept in order; -1: ask the heading.
        self.first = self.last = -1

    def ends(self, header: QHeaderView, logical: int) -> tuple[bool, bool]:
        """Whether a column is the first or the last one in view."""
        if self.first >= 0:
            return logical == self.first, logical == self.last
        visual = header.visualIndex(logical)
        return visual == 0, visual == header.count() - 1


def padded(rect: QRect, first: bool, last: bool, look: TableLook, mirrored: bool) -> QRect:
    """A cell without its paddings: wide outside, narrow inside."""
    before = look.lead if first else INNER
    after = look.trail if last else INNER
    if mirrored:
        before, after = after, before
    return rect.adjusted(before, 0, -after, 0)


def paint_ground(
    painter: QPainter,
    rect: QRect,
    look: TableLook,
    *,
    selected: bool,
    hovered: bool,
    start: QRect | None,
    last_row: bool = False,
) -> None:
    """A row's ground and hairline, and the accent bar at its start."""
    token = ("sel" if look.active else "sel_off") if selected else "hover" if hovered else ""
    if token:
        painter.fillRect(rect, colour(token))
    if not look.compact and not last_row:
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, colour("line"))
    if selected and look.active and start is not None:
        painter.fillRect(start, colour("accent"))


def cell_width(kind: CellKind, text: str, icon: str) -> int:
    """The width that a cell's content wants, without the paddings, in pixels."""
    if kind is CellKind.STATUS:
        return chip_width(text, icon)
    lead = icon_set.TEXT + 5 if icon else 0
    return lead + metrics(Type.MEDIUM).horizontalAdvance(text) + 4


class CellDelegate(QStyledItemDelegate):
    """Paints every kind of cell."""

    def __init__(self, look: TableLook, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._unread_row = False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        model = index.model()
        if not isinstance(model, TableModel):
            return
        number, place = index.row(), index.column()
        rect: QRect = option.rect
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        first, last = self._look.ends(self._header(), place)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = number == self._look.hovered
        marks = model.marks(number)
        bar = QRect(rect.right() - 2 if mirrored else rect.x(), rect.y(), 3, rect.height()) if first else None
        painter.save()
        last_row = number == model.rowCount() - 1
        paint_ground(
            painter, rect, self._look, selected=selected, hovered=hovered, start=bar, last_row=last_row
        )
        if marks.invalid and bar is not None:
            painter.fillRect(bar, colour("red_band"))
        inner = padded(rect, first, last, self._look, mirrored)
        if marks.gone:
            painter.setOpacity(PALE)
        raised = selected or hovered
        self._unread_row = marks.unread
        self._paint_cell(painter, inner, model.columns[place], model.cell(number, place), raised, mirrored)
        if marks.unread and model.columns[place].kind is CellKind.LINK:
            self._unread(painter, inner, first, mirrored)
        if option.state & QStyle.StateFlag.State_HasFocus and self._look.active and not selected:
            painter.setPen(QPen(colour("focus"), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -2))
        painter.restore()

    def _header(self) -> QHeaderView:
        return cast(QTableView, self.parent()).horizontalHeader()

    def _unread(self, painter: QPainter, inner: QRect, first: bool, mirrored: bool) -> None:
        gap = self._look.lead if first else INNER
        middle = gap // 2 if gap >= 24 else 5 if first else 2
        x = inner.right() + 1 + gap - middle if mirrored else inner.x() - gap + middle
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("accent"))
        painter.drawEllipse(QRectF(x - 2.5, inner.center().y() - 2, 5, 5))

    def _paint_cell(
        self, painter: QPainter, rect: QRect, column: Column[object], cell: Cell, raised: bool, mirrored: bool
    ) -> None:
        kind = column.kind
        align = END if column.end_aligned else START
        if mirrored:
            align = START if column.end_aligned else END
        if kind is CellKind.CHECK:
            side = 16
            x = rect.right() - side + 1 if mirrored else rect.x()
            check_box(painter, QRect(x, rect.center().y() - side // 2 + 1, side, side), cell.checked)
        elif kind is CellKind.STATUS:
            if cell.text:
                width = min(chip_width(cell.text, cell.icon), rect.width())
                x = rect.right() - width + 1 if mirrored else rect.x()
                place = QRect(x, rect.center().y() - chip_height() // 2 + 1, width, chip_height())
                chip(
                    painter,
                    place,
                    cell.text,
                    cell.tone or Tone.GREY,
                    cell.icon,
                    raised=raised,
                    mirrored=mirrored,
                )
        elif kind is CellKind.ICON:
            x = rect.right() - 15 if mirrored else rect.x()
            icon_set.paint(painter, cell.icon, x, rect.center().y() - 7, 16, tone_token(cell.tone or "text2"))
        elif kind is CellKind.TWO_LINE:
            self._two_lines(painter, rect, cell, align)
        else:
            self._words(painter, rect, kind, cell, align, mirrored)

    def _words(
        self,
        painter: QPainter,
        rect: QRect,
        kind: CellKind,
        cell: Cell,
        align: Qt.AlignmentFlag,
        mirrored: bool,
    ) -> None:
        warned = cell.tone in ("amber", "red", "green", "violet", "blue")
        strong = kind in (CellKind.LINK, CellKind.ACTION) or (kind is CellKind.DUE and warned)
        role = Type.MEDIUM if strong else Type.BODY
        if kind is CellKind.LINK and self._unread_row:
            role = Type.STRONG
        default = {
            CellKind.LINK: "link",
            CellKind.ACTION: "link",
            CellKind.DUE: "text2",
            CellKind.DATE: "text2",
        }
        ink = tone_token(cell.tone) if cell.tone else default.get(kind, "text")
        painter.setFont(font(role))
        painter.setPen(colour(ink))
        if cell.icon:
            side, gap = icon_set.TEXT, 5
            width = metrics(role).horizontalAdvance(cell.text)
            at_end = bool(align & Qt.AlignmentFlag.AlignRight)
            x = rect.right() - width - gap - side if at_end else rect.x()
            icon_set.paint(painter, cell.icon, x, rect.center().y() - side // 2 + 1, side, ink)
            if not at_end:
                rect = rect.adjusted(side + gap, 0, 0, 0)
        if kind in NEVER_ELIDED:
            painter.drawText(rect, align | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip, cell.text)
        else:
            line(painter, rect, cell.text, align)

    def _two_lines(self, painter: QPainter, rect: QRect, cell: Cell, align: Qt.AlignmentFlag) -> None:
        if not cell.detail:
            self._words(painter, rect, CellKind.TEXT, cell, align, False)
            return
        body, small = metrics(Type.BODY).height(), metrics(Type.SMALL).height()
        top = rect.y() + (rect.height() - body - small) // 2
        painter.setFont(font(Type.BODY))
        painter.setPen(colour(tone_token(cell.tone) if cell.tone else "text"))
        line(painter, QRect(rect.x(), top, rect.width(), body), cell.text, align)
        painter.setFont(font(Type.SMALL))
        painter.setPen(colour("text3"))
        line(painter, QRect(rect.x(), top + body, rect.width(), small), cell.detail, align)

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        model = index.model()
        if not isinstance(model, TableModel):
            return super().sizeHint(option, index)
        cell = model.cell(index.row(), index.column())
        column = model.columns[index.column()]
        width = cell_width(column.kind, max(cell.text, cell.detail, key=len), cell.icon)
        outer = self._look.lead + self._look.trail
        return QSize(width + outer, at_least(Height.ROW))

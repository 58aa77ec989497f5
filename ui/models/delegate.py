# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Painting of table cells and row grounds; tokens are read at paint time."""

from typing import cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import (
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.models.columns import NEVER_ELIDED, Cell, CellKind, Column
from ui.models.inks import Inks
from ui.models.table_model import TableModel
from ui.theme import Height, Tone, Type, at_least, flags, metrics
from ui.theme import icons as icon_set
from ui.widgets.labels import tone_token
from ui.widgets.paint import check_box, chip, chip_height, chip_width, isolated

INNER = 7
_SELECTED, _FOCUSED = flags.STATE_SELECTED, flags.STATE_HAS_FOCUS
#: A row that does not belong any more is pale until it goes.
PALE = 0.5
#: Left means left, also where the program is read from right to left.
_Align = Qt.AlignmentFlag
START = _Align.AlignVCenter | _Align.AlignLeft | _Align.AlignAbsolute
END = _Align.AlignVCenter | _Align.AlignRight | _Align.AlignAbsolute
#: Tones in which a deadline is written in a stronger font.
_WARNED = frozenset({"amber", "red", "green", "violet", "blue"})
_DEFAULT_INK = {
    CellKind.LINK: "link",
    CellKind.ACTION: "link",
    CellKind.DUE: "text2",
    CellKind.DATE: "text2",
}
AnyIndex = QModelIndex | QPersistentModelIndex


class TableLook:
    """What a view tells its delegate and heading: the hovered row, the pane, the paddings."""

    def __init__(self) -> None:
        self.hovered = -1
        self.active = False
        self.lead = 14
        self.trail = 14
        self.compact = False
        self.inks = Inks()
        #: The logical columns at both ends of a table whose columns are kept in order; -1: ask the heading.
        self.first = self.last = -1
        #: Cells of one column that are chosen together: column, first and last row.
        self.range: tuple[int, int, int] | None = None
        #: The row and column of words that lead somewhere of their own, while the mouse is over them.
        self.link: tuple[int, int] | None = None

    def in_range(self, number: int, place: int) -> bool:
        """Whether a cell is one of those that are chosen together."""
        if self.range is None:
            return False
        column, first, last = self.range
        return place == column and first <= number <= last

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
        painter.fillRect(rect, look.inks.colour(token))
    if not look.compact and not last_row:
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, look.inks.colour("line"))
    if selected and look.active and start is not None:
        painter.fillRect(start, look.inks.colour("accent"))


def cell_width(kind: CellKind, text: str, icon: str) -> int:
    """The width that a cell's content wants, without the paddings, in pixels."""
    if kind is CellKind.STATUS:
        return chip_width(text, icon)
    lead = icon_set.TEXT + 5 if icon else 0
    return lead + metrics(Type.MEDIUM).horizontalAdvance(text) + 4


def _underlined(plain: QFont) -> QFont:
    """A font as words have it that can be clicked, while the mouse is over them."""
    found = QFont(plain)
    found.setUnderline(True)
    return found


class CellDelegate(QStyledItemDelegate):
    """Paints every kind of cell."""

    def __init__(self, look: TableLook, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._unread_row = self._linked = False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        model = index.model()
        if not isinstance(model, TableModel):
            return
        number, place = index.row(), index.column()
        rect: QRect = option.rect
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        look = self._look
        first, last = look.ends(self._header(), place)
        state = option.state.value
        selected = bool(state & _SELECTED)
        hovered = number == look.hovered
        marks, column = model.marks(number), model.columns[place]
        bar = None
        if first:
            bar = QRect(rect.right() - 2 if mirrored else rect.x(), rect.y(), 3, rect.height())
        painter.save()
        paint_ground(
            painter, rect, look, selected=selected, hovered=hovered, start=bar, last_row=number == model.last
        )
        if marks.invalid and bar is not None:
            painter.fillRect(bar, look.inks.colour("red_band"))
        inner = padded(rect, first, last, look, mirrored)
        if marks.gone:
            painter.setOpacity(PALE)
        self._unread_row, self._linked = marks.unread, look.link == (number, place)
        self._paint_cell(painter, inner, column, model.cell(number, place), selected or hovered, mirrored)
        if marks.unread and column.kind is CellKind.LINK:
            self._unread(painter, inner, first, mirrored)
        if state & _FOCUSED and look.active and not selected:
            painter.setPen(QPen(look.inks.colour("focus"), 2))
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
        painter.setBrush(self._look.inks.colour("accent"))
        painter.drawEllipse(QRectF(x - 2.5, inner.center().y() - 2, 5, 5))

    def _paint_cell(
        self, painter: QPainter, rect: QRect, column: Column[object], cell: Cell, raised: bool, mirrored: bool
    ) -> None:
        kind = column.kind
        # Figures are read from left to right in every language: they stay at the right.
        align = flags.END if column.end_aligned or mirrored else flags.START
        if kind is CellKind.CHECK:
            side = 16
            x = rect.right() - side + 1 if mirrored else rect.x()
            if cell.checked is not None:
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
        align: int,
        mirrored: bool,
    ) -> None:
        inks = self._look.inks
        strong = kind in (CellKind.LINK, CellKind.ACTION) or (kind is CellKind.DUE and cell.tone in _WARNED)
        role = Type.MEDIUM if strong else Type.BODY
        if kind is CellKind.LINK and self._unread_row:
            role = Type.STRONG
        ink = tone_token(cell.tone) if cell.tone else _DEFAULT_INK.get(kind, "text")
        painter.setFont(inks.font(role))
        if self._linked:
            ink = "link"
            painter.setFont(_underlined(inks.font(role)))
        painter.setPen(inks.colour(ink))
        if cell.icon:
            side, gap = icon_set.TEXT, 5
            width = inks.metrics(role).horizontalAdvance(cell.text)
            at_end = align == flags.END and not mirrored
            x = rect.right() - width - gap - side if at_end else rect.x()
            x = rect.right() + 1 - side if mirrored else x
            icon_set.paint(painter, cell.icon, x, rect.center().y() - side // 2 + 1, side, ink)
            if mirrored:
                rect = rect.adjusted(0, 0, -side - gap, 0)
            elif not at_end:
                rect = rect.adjusted(side + gap, 0, 0, 0)
        if kind in NEVER_ELIDED:
            painter.drawText(rect, align | flags.SINGLE_LINE | flags.DONT_CLIP, isolated(cell.text))
        else:
            words = inks.shortened(role, cell.text, rect.width())
            painter.drawText(rect, align | flags.SINGLE_LINE, isolated(words))

    def _two_lines(self, painter: QPainter, rect: QRect, cell: Cell, align: int) -> None:
        if not cell.detail:
            self._words(painter, rect, CellKind.TEXT, cell, align, False)
            return
        inks = self._look.inks
        body, small = inks.metrics(Type.BODY).height(), inks.metrics(Type.SMALL).height()
        top, width = rect.y() + (rect.height() - body - small) // 2, rect.width()
        token = tone_token(cell.tone) if cell.tone else "text"
        for role, ink, y, height, text in (
            (Type.BODY, token, top, body, cell.text),
            (Type.SMALL, "text3", top + body, small, cell.detail),
        ):
            painter.setFont(inks.font(role))
            painter.setPen(inks.colour(ink))
            place = QRect(rect.x(), y, width, height)
            painter.drawText(place, align | flags.SINGLE_LINE, isolated(inks.shortened(role, text, width)))

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        model = index.model()
        if not isinstance(model, TableModel):
            return super().sizeHint(option, index)
        cell = model.cell(index.row(), index.column())
        column = model.columns[index.column()]
        width = cell_width(column.kind, max(cell.text, cell.detail, key=len), cell.icon)
        outer = self._look.lead + self._look.trail
        return QSize(width + outer, at_least(Height.ROW))

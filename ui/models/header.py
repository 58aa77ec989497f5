# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Headings: quiet words, the sorted one in full ink with its arrow beside the word, and its rank if there
are several.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from ui.models.delegate import END, START, TableLook, padded
from ui.models.table_model import TableModel
from ui.theme import Height, Type, colour, font, metrics, scaled
from ui.theme import icons as icon_set
from ui.widgets.paint import line

#: What the arrow of a sorted column and its rank take of its heading.
ARROW = icon_set.TEXT + 12
#: The least width of a column that takes what others leave.
_LEAST = 180


def stretch(header: QHeaderView, places: Sequence[int], room: int) -> None:
    """Columns that take what others leave of the room, and never so little that nothing of them is read: then
    the grid is scrolled sideways.
    """
    if not places:
        return
    others = sum(header.sectionSize(place) for place in range(header.count()) if place not in places)
    wide = room - others >= len(places) * scaled(_LEAST)
    for place in places:
        mode = QHeaderView.ResizeMode.Stretch if wide else QHeaderView.ResizeMode.Interactive
        if header.sectionResizeMode(place) != mode:
            header.setSectionResizeMode(place, mode)
        if not wide:
            header.resizeSection(place, scaled(_LEAST))


class CellHeader(QHeaderView):
    """Painted headings. Signals: `dragged(logical columns that were resized)` once somebody let go of an edge
    or a heading; `menu_requested(logical, global position)`.
    """

    dragged = Signal(list)
    menu_requested = Signal(int, QPoint)

    def __init__(self, look: TableLook, parent: QWidget | None = None, *, opaque: bool = False) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._look = look
        self._opaque = opaque
        self._before: list[tuple[int, int]] = []
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setSectionsClickable(True)
        self.setDefaultAlignment(START)
        self.setMinimumSectionSize(28)
        self.setMouseTracking(True)

    def sizeHint(self) -> QSize:
        token = Height.HEADING_WIDGET if self._look.compact else Height.HEADING
        # Qt would measure the words of all columns; the table asks for the height alone, and often.
        return QSize(self.length(), max(token, metrics(Type.CAPTION).height() + 6))

    # -- mouse -----------------------------------------------------------------------------------------------

    def _stand(self) -> list[tuple[int, int]]:
        """Where each column stands, and how wide it is."""
        return [(self.visualIndex(place), self.sectionSize(place)) for place in range(self.count())]

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._before = self._stand()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        before, now = self._before, self._stand()
        if len(before) == len(now) and before != now:
            self.dragged.emit([n for n, pair in enumerate(now) if pair[1] != before[n][1]])
        self._before = []

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        logical = self.logicalIndexAt(event.pos())
        if logical >= 0:
            self.menu_requested.emit(logical, event.globalPos())

    # -- painting --------------------------------------------------------------------------------------------

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        painter.save()
        if self._opaque:
            painter.fillRect(rect, colour("surface"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, colour("line"))
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        first, last = self._look.ends(self, logical)
        inner = padded(rect, first, last, self._look, mirrored)
        model = self.model()
        text = str(model.headerData(logical, Qt.Orientation.Horizontal) or "")
        end_aligned, arrow, rank = False, "", ""
        if isinstance(model, TableModel):
            column = model.columns[logical]
            end_aligned = column.end_aligned
            for place, (key, ascending) in enumerate(model.sort_order):
                if key == column.key:
                    arrow = "sort-up" if ascending else "sort-down"
                    rank = str(place + 1) if len(model.sort_order) > 1 else ""
        else:
            align = model.headerData(logical, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole)
            end_aligned = bool(align and Qt.AlignmentFlag(align) & Qt.AlignmentFlag.AlignRight)
        self._paint_word(painter, inner, text, end_aligned or mirrored, arrow, rank)
        painter.restore()

    def _paint_word(
        self, painter: QPainter, rect: QRect, text: str, at_end: bool, arrow: str, rank: str
    ) -> None:
        """The word, with its arrow and rank on the side where the cells are ragged."""
        ink = "text" if arrow else "text3"
        ruler = metrics(Type.CAPTION)
        painter.setFont(font(Type.CAPTION))
        painter.setPen(colour(ink))
        if arrow:
            side, gap = icon_set.TEXT, 4 if rank and at_end else 2
            digit = ruler.horizontalAdvance(rank) if rank else 0
            taken = side + gap + digit
            width = min(ruler.horizontalAdvance(text), max(0, rect.width() - taken))
            x = rect.right() + 1 - width - taken if at_end else rect.x() + width + gap
            icon_set.paint(painter, arrow, x, rect.center().y() - side // 2 + 1, side, ink)
            if rank:
                place = QRect(x + side, rect.y(), digit + 1, rect.height())
                painter.drawText(place, START | Qt.TextFlag.TextDontClip, rank)
            rect = rect.adjusted(taken, 0, 0, 0) if at_end else rect.adjusted(0, 0, -taken, 0)
        line(painter, rect, text, END if at_end else START)

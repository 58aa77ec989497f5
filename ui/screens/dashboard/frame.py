# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What all cards of the dashboard have: title, tool, alert band, sentence and counts; painted, so that they
stand at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui.theme import (
    Height,
    Radius,
    Space,
    Tone,
    Type,
    advance,
    at_least,
    colour,
    current_tokens,
    flags,
    font,
    metrics,
)
from ui.theme import icons as icon_set
from ui.widgets.labels import tone_token
from ui.widgets.paint import (
    WordPainter,
    band,
    chip,
    chip_height,
    chip_width,
    fill,
    fitted,
    line,
    rounded,
    write,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent

    from ui.widgets import Button

TOOL = 26
EDGE = Space.WIDGET - 1


class CardFrame(QWidget):
    """Header and footer around whatever a card shows between them.

    Signals: `list_requested(key)` for a click on title or total, `menu_requested(key, global position)`; and
    while its header is dragged `carried(key, global position)`, then `put_down(key, global position)`.
    """

    list_requested = Signal(str)
    menu_requested = Signal(str, QPoint)
    carried = Signal(str, QPoint)
    put_down = Signal(str, QPoint)

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self.title = self.note = self.sentence = self.unread_words = self.total = self.icon = ""
        self.tone = Tone.NONE
        self.lifted = False
        self._tool: Button | None = None
        self._pressed: QPoint | None = None

    # ------------------------------------------------------------ where it stands

    def header_rect(self) -> QRect:
        """Where the title stands."""
        return QRect(1, 1, self.width() - 2, at_least(Height.CARD_HEADER))

    def footer_rect(self) -> QRect:
        """Where sentence and counts stand."""
        height = at_least(Height.CARD_FOOTER)
        return QRect(1, self.height() - 1 - height, self.width() - 2, height)

    def rows_rect(self) -> QRect:
        """What is left between them."""
        top = self.header_rect().bottom() + 1
        return QRect(1, top, self.width() - 2, self.footer_rect().top() - top)

    def _tool_rect(self) -> QRect:
        header = self.header_rect()
        x = header.x() + Space.S if self.isRightToLeft() else header.right() + 1 - Space.S - TOOL
        return QRect(x, header.y() + (header.height() - TOOL) // 2, TOOL, TOOL)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        if self._tool is not None:
            self._tool.move(self._tool_rect().topLeft())

    # ------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = WordPainter(self)
        box = QRectF(self.rect())
        border = "accent" if self.lifted else "line"
        rounded(painter, box, Radius.CARD, colour("surface"), colour(border))
        if self.tone:
            band(painter, box, Radius.CARD, colour(current_tokens().tone_band(self.tone)))
        mirrored = self.isRightToLeft()
        self._paint_header(painter, mirrored)
        self._paint_footer(painter, mirrored)
        self._paint_body(painter, mirrored)

    def _paint_body(self, painter: QPainter, mirrored: bool) -> None:
        """What stands between header and footer."""

    def _paint_header(self, painter: QPainter, mirrored: bool) -> None:
        rect, tool = self.header_rect(), self._tool_rect()
        edge, after = EDGE, Space.S + TOOL + Space.S
        if self.tone:
            side = icon_set.NAV
            x = rect.right() + 1 - edge - side if mirrored else rect.x() + edge
            icon_set.paint(painter, self.icon, x, rect.y() + (rect.height() - side) // 2, side, self._ink())
            edge += side + Space.S
        if self.note:
            after += self._paint_note(painter, rect, after, mirrored)
        words = rect.adjusted(after, 0, -edge, 0) if mirrored else rect.adjusted(edge, 0, -after, 0)
        painter.setFont(font(Type.SECTION))
        line(painter, words, self.title, flags.start(mirrored), colour("text"))
        if self._tool is None:
            at = (TOOL - icon_set.BUTTON) // 2
            icon_set.paint(painter, "sliders", tool.x() + at, tool.y() + at, icon_set.BUTTON, "text2")

    def title_is_cut(self) -> bool:
        """Whether there is no room for the whole title."""
        taken = 2 * EDGE + Space.S + TOOL + (icon_set.NAV + Space.S if self.tone else 0)
        if self.note:
            taken += metrics(Type.SMALL).horizontalAdvance(self.note) + Space.S
        return metrics(Type.SECTION).horizontalAdvance(self.title) > self.header_rect().width() - taken

    def _paint_note(self, painter: QPainter, rect: QRect, after: int, mirrored: bool) -> int:
        """The quiet words before the tool; returns the room that they took."""
        width = min(metrics(Type.SMALL).horizontalAdvance(self.note), rect.width() // 2)
        x = rect.x() + after if mirrored else rect.right() + 1 - after - width
        painter.setFont(font(Type.SMALL))
        room = QRect(x, rect.y(), width, rect.height())
        line(painter, room, self.note, flags.end(mirrored), colour("text3"))
        return width + Space.S

    def _paint_footer(self, painter: QPainter, mirrored: bool) -> None:
        rect = self.footer_rect()
        fill(painter, QRect(rect.x() + 1, rect.y(), rect.width() - 2, 1), colour("line"))
        rect = rect.adjusted(EDGE, 1, -EDGE, 0)
        start, end = flags.start(mirrored), flags.end(mirrored)
        painter.setFont(font(Type.COUNTER))
        write(painter, rect, end | flags.SINGLE_LINE, self.total, colour("text"))
        taken = advance(Type.COUNTER, self.total) + Space.S
        if self.unread_words:
            width, height = chip_width(self.unread_words), chip_height()
            x = rect.x() + taken if mirrored else rect.right() + 1 - taken - width
            place = QRect(x, rect.y() + (rect.height() - height) // 2, width, height)
            chip(painter, place, self.unread_words, self.tone or Tone.GREY, mirrored=mirrored)
            taken += width + Space.S
        painter.setFont(font(Type.SMALL))
        ink = colour(self._ink() if self.tone else "text3")
        words = rect.adjusted(taken, 0, 0, 0) if mirrored else rect.adjusted(0, 0, -taken, 0)
        shown = fitted(Type.SMALL, self.sentence, words.width())
        write(painter, words, start | flags.SINGLE_LINE, shown, ink)

    def _ink(self) -> str:
        return tone_token(str(self.tone))

    # ------------------------------------------------------------ tool

    @property
    def tool(self) -> Button:
        """The tool at the upper right."""
        if self._tool is None:
            from ui.widgets import icon_button

            self._tool = tool = icon_button("sliders", self._tool_words(), self._open_menu)
            tool.setParent(self)
            tool.setFixedSize(TOOL, TOOL)
            self._place()
            tool.show()
            self.update()
        return self._tool

    def _tool_words(self) -> str:
        return self.tr("Options of {0}").format(self.title)

    def _open_menu(self) -> None:
        tool = self.tool
        self.menu_requested.emit(self.key, tool.mapToGlobal(QPoint(0, tool.height())))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_requested.emit(self.key, event.globalPos())

    # ------------------------------------------------------------ mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        from PySide6.QtCore import Qt

        place = event.position().toPoint()
        left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = place if left and not self.rows_rect().contains(place) else None
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        from PySide6.QtCore import Qt

        place = event.position().toPoint()
        if self._pressed is not None and self.header_rect().contains(self._pressed):
            far = (place - self._pressed).manhattanLength() >= QApplication.startDragDistance()
            if self.lifted or far:
                self.carried.emit(self.key, event.globalPosition().toPoint())
                return
        over = not self.rows_rect().contains(place)
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place, pressed = event.position().toPoint(), self._pressed
        self._pressed = None
        if pressed is None:
            return
        if self.lifted:
            self.put_down.emit(self.key, event.globalPosition().toPoint())
        elif self._tool is None and self._tool_rect().contains(place):
            self._open_menu()
        elif self.header_rect().contains(place) or self.footer_rect().contains(place):
            self.list_requested.emit(self.key)

    def let_go(self) -> None:
        """The card is not carried any more, and what follows is no click."""
        self._pressed = None
        self.lifted = False
        self.update()

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Flowing papers on pages: no row and no line is cut, heads are repeated, feet count the pages."""

from __future__ import annotations

from functools import cache
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter

from desktop_b2b.documents.flow import Flow
from desktop_b2b.documents.markup import GREY
from desktop_b2b.documents.model import MARGIN_MM
from desktop_b2b.errors import UserError
from ui.printing import ink
from ui.printing.ink import U
from ui.printing.pages import PAGE, copy_words
from ui.printing.rows import (
    Barred,
    Drawn,
    Filled,
    Pictured,
    Piece,
    Said,
    Ticked,
    cut,
    pieces,
    stacked,
)

_LEFT: Final[float] = MARGIN_MM * U
_TOP: Final[float] = MARGIN_MM * U
_WIDTH: Final = PAGE.width() - 2 * _LEFT
# The text ends a little above the margin, so that the foot has air.
_HEIGHT: Final = PAGE.height() - 2 * _TOP - 4.0 * U
_FOOT: Final = PAGE.height() - 13.0 * U
_GAP: Final = 6.0 * U
_SMALL: Final = 8.5
_MOST_PAGES: Final = 2_000


#: Where a piece begins on its page, and the piece.
_Placed = list[tuple[float, Piece]]
#: How much of a page is used, and what stands on it.
_Page = tuple[float, _Placed]


class FlowPages:
    """A flowing document, laid out. Units of painting are hundredths of a millimetre from the paper's
    corner.
    """

    def __init__(self, document: Flow) -> None:
        self.document = document
        self._closing = stacked(pieces(document.closing)) if document.closing else None
        self._pages = _paginated(pieces(document.body))
        if self._closing is not None and self._pages[-1][0] + _GAP + self._closing.height > _HEIGHT:
            self._pages.append((0.0, []))

    def __len__(self) -> int:
        return len(self._pages)

    def size(self, number: int) -> QSizeF:
        """How large a page is: all of them are A4."""
        return PAGE

    def drawn(self, number: int) -> list[tuple[float, float, Drawn]]:
        """What stands on a page, each thing with the corner that it is measured from."""
        found = [(_LEFT, _TOP + y, one) for y, part in self._pages[number][1] for one in part.drawn]
        if self._closing is not None and number == len(self) - 1:
            top = _TOP + _HEIGHT - self._closing.height
            found += [(_LEFT, top, one) for one in self._closing.drawn]
        return found

    def paint(self, painter: QPainter, number: int, *, copy: int = 0) -> None:
        """Paint a page (from 0); a reprint says so on its top."""
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        _draw(painter, self._pages[number][1], _LEFT, _TOP)
        if self._closing is not None and number == len(self) - 1:
            top = _TOP + _HEIGHT - self._closing.height
            _draw(painter, [(0.0, self._closing)], _LEFT, top)
        self._margins(painter, number)
        if copy:
            corner = QPointF(PAGE.width() - _LEFT, 8.0 * U)
            ink.draw_copy(painter, copy_words(self.document.copy_label, copy), corner, 11.0)
        painter.restore()

    def _margins(self, painter: QPainter, number: int) -> None:
        painter.setFont(ink.font(_SMALL, 400))
        painter.setPen(_grey())
        label = self.document.page_label.format(page=number + 1, pages=len(self))
        width = ink.advance(label, _SMALL, 400)
        painter.drawText(QPointF(PAGE.width() - _LEFT - width, _FOOT), label)
        room = _WIDTH - width - 5 * U
        painter.drawText(QPointF(_LEFT, _FOOT), ink.elided(self.document.footer, _SMALL, 400, room))
        if number:
            above = ink.elided(self.document.continued, _SMALL, 400, room)
            painter.drawText(QPointF(_LEFT, 14.0 * U), above)


@cache
def _grey() -> QColor:
    return QColor(GREY)


@cache
def _black() -> QColor:
    return QColor(Qt.GlobalColor.black)


def _paginated(parts: list[Piece]) -> list[_Page]:
    """Used height and what is drawn, page by page, from the text's upper edge."""
    builder = _Builder()
    for group in _groups(parts):
        builder.add(group)
    return builder.finish()


def _groups(parts: list[Piece]) -> list[list[Piece]]:
    """Pieces that must stand on one page, together."""
    groups: list[list[Piece]] = []
    tied = False
    for part in parts:
        if tied:
            groups[-1].append(part)
        else:
            groups.append([part])
        tied = part.keep
    return groups


class _Builder:
    """Fills page after page."""

    def __init__(self) -> None:
        self._done: list[_Page] = []
        self._page: list[tuple[float, Piece]] = []
        self._y = 0.0

    def add(self, group: list[Piece]) -> None:
        height = sum(part.height + part.above for part in group)
        if self._page and self._y + height > _HEIGHT:
            self._turn()
        if height > _HEIGHT * 0.8 and self._y + height > _HEIGHT:
            for part in group:
                self._add_tall(part)
            return
        for part in group:
            self._put(part)

    def _add_tall(self, part: Piece) -> None:
        """A piece that no page holds is cut between its lines."""
        while self._y + part.above + part.height > _HEIGHT:
            if self._page and _HEIGHT - self._y < 0.2 * _HEIGHT:
                self._turn()
            room = _HEIGHT - self._y - (part.above if self._page else self._head_height(part))
            first, rest = cut(part, room)
            self._put(first)
            if not rest.drawn:
                return
            self._turn()
            part = rest
        self._put(part)

    def _head_height(self, part: Piece) -> float:
        return part.head.height if part.head is not None else 0.0

    def _put(self, part: Piece) -> None:
        if self._page:
            self._y += part.above
        elif self._done and part.head is not None:
            self._page.append((self._y, part.head))
            self._y += part.head.height
        self._page.append((self._y, part))
        self._y += part.height

    def _turn(self) -> None:
        if len(self._done) >= _MOST_PAGES:
            raise UserError("document.too_long", "The document is too long to print; print it in parts.")
        self._done.append((self._y, self._page))
        self._page, self._y = [], 0.0

    def finish(self) -> list[_Page]:
        self._turn()
        return self._done


def _draw(painter: QPainter, placed: _Placed, left: float, top: float) -> None:
    """Draw what stands there; fonts and pens are changed only where they differ, since that is what costs."""
    black, grey = _black(), _grey()
    font: tuple[float, int] | None = None
    tone: bool | None = None
    draw = painter.drawText
    for below, piece in placed:
        y = top + below
        for one in piece.drawn:
            if isinstance(one, Said):
                if font != (one.size, one.weight):
                    font = (one.size, one.weight)
                    painter.setFont(ink.font(*font))
                if tone is not one.grey:
                    tone = one.grey
                    painter.setPen(grey if tone else black)
                if one.text:
                    draw(QPointF(left + one.x, y + one.base), one.text)
            elif isinstance(one, Filled):
                rule = QRectF(left + one.x, y + one.top, one.width, one.bottom - one.top)
                painter.fillRect(rule, black)
            else:
                _draw_rarer(painter, one, left, y)


def _draw_rarer(painter: QPainter, one: Drawn, left: float, top: float) -> None:
    x, y, height = left + one.x, top + one.top, one.bottom - one.top
    if isinstance(one, Barred):
        box = QRectF(x, y, one.bars.modules * one.module, height)
        ink.draw_bars(painter, box, one.bars, one.module, centred=False)
    elif isinstance(one, Ticked):
        ink.draw_box(painter, QRectF(x, y, height, height))
    elif isinstance(one, Pictured):
        ink.draw_photo(painter, QRectF(x, y, one.width, height), one.data)

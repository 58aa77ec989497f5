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
    shifted,
    stacked,
)

_LEFT: Final = MARGIN_MM * U
_TOP: Final = MARGIN_MM * U
_WIDTH: Final = PAGE.width() - 2 * _LEFT
# The text ends a little above the margin, so that the foot has air.
_HEIGHT: Final = PAGE.height() - 2 * _TOP - 4.0 * U
_FOOT: Final = PAGE.height() - 13.0 * U
_GAP: Final = 6.0 * U
_SMALL: Final = 8.5
_MOST_PAGES: Final = 2_000


class FlowPages:
    """A flowing document, laid out. Units of painting are hundredths of a millimetre from the paper's
    corner.
    """

    def __init__(self, document: Flow) -> None:
        self.document = document
        self._closing = stacked(pieces(document.closing)) if document.closing else None
        self._pages = _paginated(pieces(document.body))
        if self._closing is not None and self._pages[-1][0] + _GAP + self._closing.height > _HEIGHT:
            self._pages.append((0.0, ()))

    def __len__(self) -> int:
        return len(self._pages)

    def size(self, number: int) -> QSizeF:
        """How large a page is: all of them are A4."""
        return PAGE

    def paint(self, painter: QPainter, number: int, *, copy: int = 0) -> None:
        """Paint a page (from 0); a reprint says so on its top."""
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        _draw(painter, self._pages[number][1], _LEFT, _TOP)
        if self._closing is not None and number == len(self) - 1:
            _draw(painter, self._closing.drawn, _LEFT, _TOP + _HEIGHT - self._closing.height)
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


def _paginated(parts: list[Piece]) -> list[tuple[float, tuple[Drawn, ...]]]:
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
        self._done: list[tuple[float, tuple[Drawn, ...]]] = []
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
        drawn: list[Drawn] = []
        for y, part in self._page:
            drawn += shifted(part.drawn, y)
        self._done.append((self._y, tuple(drawn)))
        self._page, self._y = [], 0.0

    def finish(self) -> list[tuple[float, tuple[Drawn, ...]]]:
        self._turn()
        return self._done


def _draw(painter: QPainter, drawn: tuple[Drawn, ...], left: float, top: float) -> None:
    """Draw what stands there, texts of one font after the other: changing fonts is what costs."""
    black, grey = _black(), _grey()
    painter.translate(left, top)
    font: tuple[float, int] | None = None
    tone: bool | None = None
    for one in drawn:
        if isinstance(one, Said):
            if not one.text:
                continue
            if font != (one.size, one.weight):
                font = (one.size, one.weight)
                painter.setFont(ink.font(*font))
            if tone is not one.grey:
                tone = one.grey
                painter.setPen(grey if tone else black)
            painter.drawText(QPointF(one.x, one.base), one.text)
        elif isinstance(one, Filled):
            painter.fillRect(QRectF(one.x, one.top, one.width, one.bottom - one.top), black)
        else:
            _draw_rarer(painter, one)
    painter.translate(-left, -top)


def _draw_rarer(painter: QPainter, one: Drawn) -> None:
    height = one.bottom - one.top
    if isinstance(one, Barred):
        box = QRectF(one.x, one.top, one.bars.modules * one.module, height)
        ink.draw_bars(painter, box, one.bars, one.module, centred=False)
    elif isinstance(one, Ticked):
        ink.draw_box(painter, QRectF(one.x, one.top, height, height))
    elif isinstance(one, Pictured):
        ink.draw_photo(painter, QRectF(one.x, one.top, one.width, height), one.data)

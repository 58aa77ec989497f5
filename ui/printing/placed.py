# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Labels and forms on paper: every mark at its place, words made to fit their boxes."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter

from desktop_b2b.documents.markup import GREY
from desktop_b2b.documents.sheet import BarMark, Fill, Mark, PhotoMark, Sheet, Sheets, Words
from ui.printing import ink
from ui.printing.ink import U
from ui.printing.pages import copy_words

_COPY: Final = 7.0


class PlacedPages:
    """A document of placed pages. Units of painting are hundredths of a millimetre from the paper's
    corner.
    """

    def __init__(self, document: Sheets) -> None:
        self.document = document

    def __len__(self) -> int:
        return len(self.document.sheets)

    def size(self, number: int) -> QSizeF:
        """How large a page is."""
        sheet = self.document.sheets[number]
        return QSizeF(sheet.width * U, sheet.height * U)

    def paint(self, painter: QPainter, number: int, *, copy: int = 0) -> None:
        """Paint a page (from 0); a reprint says so."""
        sheet = self.document.sheets[number]
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        for mark in sheet.marks:
            _draw(painter, mark)
        if copy:
            words = copy_words(self.document.copy_label, copy)
            ink.draw_copy(painter, words, _corner(sheet), _COPY)
        painter.restore()


def _corner(sheet: Sheet) -> QPointF:
    return QPointF(sheet.copy_right * U, sheet.copy_top * U)


def _box(mark: Mark) -> QRectF:
    return QRectF(mark.x * U, mark.y * U, mark.width * U, mark.height * U)


def _draw(painter: QPainter, mark: Mark) -> None:
    if isinstance(mark, Words):
        _draw_words(painter, mark)
    elif isinstance(mark, Fill):
        painter.fillRect(_box(mark), Qt.GlobalColor.black)
    elif isinstance(mark, BarMark):
        ink.draw_bars(painter, _box(mark), mark.bars, mark.module_mm * U)
    elif isinstance(mark, PhotoMark):
        ink.draw_photo(painter, _box(mark), mark.data)


def _draw_words(painter: QPainter, mark: Words) -> None:
    if not mark.text:
        return
    box = _box(mark)
    size, lines = ink.fitted(mark.text, mark.size, mark.weight, box.width(), box.height(), mark.lines)
    found = ink.metrics(size, mark.weight)
    painter.setFont(ink.font(size, mark.weight))
    painter.setPen(QColor(GREY) if mark.grey else QColor(Qt.GlobalColor.black))
    base = box.y() + found.ascent()
    if mark.lines == 1:
        # What was made smaller stands on the line it would have stood on.
        base += (ink.units(mark.size) - ink.units(size)) * 0.75
    for text in lines:
        left = box.x()
        if mark.align != "left":
            rest = box.width() - ink.advance(text, size, mark.weight)
            left += rest if mark.align == "right" else rest / 2
        painter.drawText(QPointF(left, base), text)
        base += ink.units(size) * ink.LEADING

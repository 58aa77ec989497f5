# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What drawn papers are made of: words measured once and fitted into their room, bars on whole dots,
pictures.

What is measured is kept for the next page: a batch of hundreds says the same words again and again.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QImageReader,
    QPainter,
    QPainterPath,
    QPen,
    QTextLayout,
    QTextOption,
)

from desktop_b2b.documents.barcode import Bars
from desktop_b2b.documents.model import UNITS_PER_MM
from ui.printing.pages import paper_font

U: Final = UNITS_PER_MM
#: A line's height, in its size.
LEADING: Final = 1.22
_SMALLEST: Final = 5.0
_STEP: Final = 0.5
_ELLIPSIS: Final = "…"


def units(size: float) -> int:
    """A font's size in points, in the paper's units."""
    return round(size * 25.4 / 72 * U)


@lru_cache(maxsize=128)
def font(size: float, weight: int) -> QFont:
    """The paper's font in a size."""
    return paper_font(units(size), weight)


@lru_cache(maxsize=128)
def metrics(size: float, weight: int) -> QFontMetricsF:
    """How that font measures."""
    return QFontMetricsF(font(size, weight))


@lru_cache(maxsize=20_000)
def advance(text: str, size: float, weight: int) -> float:
    """How wide a text is."""
    return metrics(size, weight).horizontalAdvance(text)


@lru_cache(maxsize=128)
def ascent(size: float, weight: int) -> float:
    """How far below a line's top its letters stand."""
    return metrics(size, weight).ascent()


@lru_cache(maxsize=2_000)
def elided(text: str, size: float, weight: int, width: float) -> str:
    """The text, cut short where it is too wide."""
    return metrics(size, weight).elidedText(text, Qt.TextElideMode.ElideRight, width)


@lru_cache(maxsize=8_000)
def broken(text: str, size: float, weight: int, width: float) -> tuple[str, ...]:
    """The text's lines in a width, broken between words and, where need be, within one; its own ends kept."""
    lines: list[str] = []
    for part in text.split("\n"):
        if advance(part, size, weight) <= width:
            lines.append(part)
        else:
            lines += _wrapped(part, size, weight, width)
    return tuple(lines)


def _wrapped(text: str, size: float, weight: int, width: float) -> list[str]:
    layout = QTextLayout(text, font(size, weight))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setUseDesignMetrics(True)
    layout.setTextOption(option)
    # Qt counts in its own units of text, two for a sign beyond the first plane.
    raw = text.encode("utf-16-le")
    lines: list[str] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1.0))
        start, length = line.textStart(), line.textLength()
        lines.append(raw[2 * start : 2 * (start + length)].decode("utf-16-le", "replace").rstrip())
    layout.endLayout()
    return lines


@lru_cache(maxsize=8_000)
def fitted(
    text: str, size: float, weight: int, width: float, height: float, lines: int
) -> tuple[float, tuple[str, ...]]:
    """The size at which a text fits into a box, and its lines there; cut short only below 5 points."""
    now = size
    while True:
        room = max(1, min(lines, int(height / (units(now) * LEADING) + 0.1)))
        if room == 1 and advance(text, now, weight) <= width and "\n" not in text:
            return now, (text,)
        found = broken(text, now, weight, width)
        if len(found) <= room:
            return now, found
        if now <= _SMALLEST:
            last = metrics(now, weight).elidedText(
                found[room - 1] + _ELLIPSIS, Qt.TextElideMode.ElideRight, width
            )
            return now, (*found[: room - 1], last)
        now = max(_SMALLEST, now - _STEP)


@lru_cache(maxsize=16)
def photo(data: bytes) -> QImage:
    """A JPG, read as one whatever it says it is; null where it is none."""
    buffer = QBuffer()
    buffer.setData(data)
    return QImageReader(buffer, QByteArray(b"jpg")).read()


@lru_cache(maxsize=512)
def _bars_path(bars: Bars, module: float, height: float) -> QPainterPath:
    path = QPainterPath()
    for start, width in bars.runs:
        path.addRect(start * module, 0, width * module, height)
    return path


def draw_bars(painter: QPainter, box: QRectF, bars: Bars, module: float, *, centred: bool = True) -> None:
    """A barcode's bars in a box; on paper of dots each narrow bar is a whole number of them."""
    across = painter.combinedTransform().m11()
    snap = 0 < across < _FINE
    if snap:
        dots = max(1, round(module * across))
        if dots * bars.modules > box.width() * across + 0.5 and dots > 1:
            dots -= 1
        module = dots / across
    left = box.x() + ((box.width() - bars.modules * module) / 2 if centred else 0.0)
    if snap:
        # The first bar begins at a dot.
        shift = painter.combinedTransform().dx()
        left = (round(left * across + shift) - shift) / across
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=not snap)
    painter.translate(left, box.y())
    painter.fillPath(_bars_path(bars, module, box.height()), Qt.GlobalColor.black)
    painter.restore()


#: Dots in a hundredth of a millimetre above which a bar's edge need not be moved: 1,000 dots an inch.
_FINE: Final = 1000 / 25.4 / U


def draw_box(painter: QPainter, box: QRectF) -> None:
    """An empty box."""
    line = 0.35 * U
    painter.save()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(Qt.GlobalColor.black), line))
    painter.drawRect(box.adjusted(line / 2, line / 2, -line / 2, -line / 2))
    painter.restore()


def draw_photo(painter: QPainter, box: QRectF, data: bytes) -> None:
    """A picture the document brought."""
    image = photo(data)
    if not image.isNull():
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(box, image)


def draw_copy(painter: QPainter, words: str, right_top: QPointF, size: float) -> None:
    """The reprint's word in a frame."""
    wide = advance(words, size, 600)
    high = units(size)
    box = QSizeF(wide + high * 1.2, high * 1.5)
    frame = QRectF(QPointF(right_top.x() - box.width(), right_top.y()), box)
    painter.save()
    painter.setPen(QPen(QColor(Qt.GlobalColor.black), 0.35 * U))
    painter.setBrush(Qt.GlobalColor.white)
    painter.drawRect(frame)
    painter.setFont(font(size, 600))
    found = metrics(size, 600)
    base = frame.center().y() + (found.ascent() - found.descent()) / 2
    painter.drawText(QPointF(frame.x() + (box.width() - wide) / 2, base), words)
    painter.restore()

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Painting shared by widgets and table cells; everything reads tokens when called."""

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPen

from ui.theme import Tone, Type, colour, current_tokens, font, metrics
from ui.theme import icons as icon_set
from ui.theme.tokens import Radius

CHIP_HEIGHT = 20
CHIP_PADDING = 8
CHIP_GAP = 5


def rounded(
    painter: QPainter, rect: QRectF, radius: float, ground: QColor | None, border: QColor | None
) -> None:
    """A rounded box with a crisp 1 px border inside `rect`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(ground if ground is not None else Qt.BrushStyle.NoBrush)
    if border is None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(rect, radius, radius)
    else:
        painter.setPen(QPen(border, 1))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius - 0.5, radius - 0.5)
    painter.restore()


def band(painter: QPainter, rect: QRectF, radius: float, ground: QColor, height: int = 4) -> None:
    """A band along the top edge, clipped by the corners."""
    path = QPainterPath()
    path.addRoundedRect(rect, radius, radius)
    strip = QPainterPath()
    strip.addRect(QRectF(rect.left(), rect.top(), rect.width(), height))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(path.intersected(strip), ground)
    painter.restore()


def chip_width(text: str, icon: str = "") -> int:
    """How wide a chip is that shows all of its text."""
    lead = icon_set.TEXT + CHIP_GAP if icon else 0
    return 2 * CHIP_PADDING + lead + metrics(Type.CAPTION).horizontalAdvance(text) + 1


def chip_height() -> int:
    """A chip's height, grown for larger text."""
    return max(CHIP_HEIGHT, metrics(Type.CAPTION).height() + 4)


def chip(
    painter: QPainter,
    rect: QRect,
    text: str,
    tone: Tone | str,
    icon: str = "",
    *,
    raised: bool = False,
    mirrored: bool = False,
) -> None:
    """A status chip; `raised` for selected and hovered rows, where the soft ground would drown."""
    tokens = current_tokens()
    ground = "surface" if raised else tokens.tone_soft(tone)
    ink = tokens.tone_text(tone or Tone.GREY)
    rounded(painter, QRectF(rect), Radius.CHIP, colour(ground), None)
    inner = rect.adjusted(CHIP_PADDING, 0, -CHIP_PADDING, 0)
    if icon:
        side = icon_set.TEXT
        x = inner.right() - side + 1 if mirrored else inner.left()
        icon_set.paint(painter, icon, x, inner.center().y() - side // 2 + 1, side, ink)
        shift = side + CHIP_GAP
        inner = inner.adjusted(0, 0, -shift, 0) if mirrored else inner.adjusted(shift, 0, 0, 0)
    painter.setFont(font(Type.CAPTION))
    painter.setPen(colour(ink))
    line(painter, inner, text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


def line(painter: QPainter, rect: QRect, text: str, align: Qt.AlignmentFlag) -> None:
    """One line of plain text, elided at its end if it must be."""
    shown = elided(QFontMetrics(painter.font()), text, rect.width())
    painter.drawText(rect, align | Qt.TextFlag.TextSingleLine, shown)


def elided(ruler: QFontMetrics, text: str, width: int) -> str:
    """A text that fits; how many more there are (", +2") is never lost: "Ashford Po…, +2"."""
    head, mark, more = text.rpartition(", +")
    tail = mark + more
    if not mark or not more.isdigit() or ruler.horizontalAdvance(text) <= width:
        return ruler.elidedText(text, Qt.TextElideMode.ElideRight, width)
    return ruler.elidedText(head, Qt.TextElideMode.ElideRight, width - ruler.horizontalAdvance(tail)) + tail


def check_box(painter: QPainter, box: QRect, checked: bool, enabled: bool = True) -> None:
    """A 16 px check box."""
    place = QRectF(box)
    if checked:
        rounded(painter, place, Radius.CHIP, colour("accent" if enabled else "control"), None)
        side = min(box.width(), box.height()) - 2
        at = QPoint(box.center().x() - side // 2 + 1, box.center().y() - side // 2 + 1)
        icon_set.paint(painter, "check", at.x(), at.y(), side, "on_accent")
    else:
        ground, border = ("surface", "control") if enabled else ("sunken", "line2")
        rounded(painter, place, Radius.CHIP, colour(ground), colour(border))

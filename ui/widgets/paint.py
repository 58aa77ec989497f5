# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Painting shared by widgets and table cells; everything reads tokens when called.

What the first screen is painted with asks nothing of a painter that may also be given one of Qt's own flags
(`setPen`, `setBrush`, `fillRect`, `QPen(colour)`): the first such call makes Python objects of all 1,195
flags, which takes a tenth of the time in which that screen stands. `fill`, `write` and `rounded` do without.
"""

import unicodedata

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPalette, QPen
from PySide6.QtWidgets import QApplication, QStylePainter

from ui.theme import Tone, Type, advance, colour, current_tokens, flags, font, metrics
from ui.theme import icons as icon_set
from ui.theme.brushes import brush, palette
from ui.theme.tokens import Radius

#: What belongs to the character before it.
_JOINERS = "\u200d\ufe0f"
CHIP_HEIGHT = 20
CHIP_PADDING = 8
CHIP_GAP = 5
#: How many signs of a bracket at the end of a text, the closing one among them, are kept at most.
MOST_TAIL = 7


#: The painter of a widget that writes in several inks. Through it Qt's style writes without being asked for:
#: the first look at a `QStyle` makes Python objects of its 570 flags.
WordPainter = QStylePainter


def fill(painter: QPainter, rect: QRect, ground: QColor) -> None:
    """A plain rectangle of one colour."""
    painter.setBackground(brush(ground.rgba()))
    painter.eraseRect(rect)


def write(painter: QPainter, rect: QRect, align: int, text: str, ink: QColor) -> None:
    """Words in the painter's font; `align` as in `flags`."""
    text = isolated(text)
    if isinstance(painter, QStylePainter):
        painter.drawItemText(rect, align, palette(ink.rgba()), True, text, QPalette.ColorRole.WindowText)
        return
    QApplication.style().drawItemText(
        painter, rect, align, palette(ink.rgba()), True, text, QPalette.ColorRole.WindowText
    )


def rounded(
    painter: QPainter, rect: QRectF, radius: float, ground: QColor | None, border: QColor | None
) -> None:
    """A rounded box with a crisp 1 px border inside `rect`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    path = QPainterPath()
    if border is not None:
        path.addRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius - 0.5, radius - 0.5)
    else:
        path.addRoundedRect(rect, radius, radius)
    if ground is not None:
        painter.fillPath(path, brush(ground.rgba()))
    if border is not None:
        painter.strokePath(path, QPen(brush(border.rgba()), 1))
    painter.restore()


def dot(painter: QPainter, rect: QRectF, ground: QColor) -> None:
    """A round of one colour."""
    path = QPainterPath()
    path.addEllipse(rect)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(path, brush(ground.rgba()))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def band(painter: QPainter, rect: QRectF, radius: float, ground: QColor, height: int = 4) -> None:
    """A band along the top edge, clipped by the corners."""
    path = QPainterPath()
    path.addRoundedRect(rect, radius, radius)
    strip = QPainterPath()
    strip.addRect(QRectF(rect.left(), rect.top(), rect.width(), height))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(path.intersected(strip), brush(ground.rgba()))
    painter.restore()


def chip_width(text: str, icon: str = "") -> int:
    """How wide a chip is that shows all of its text."""
    lead = icon_set.TEXT + CHIP_GAP if icon else 0
    return 2 * CHIP_PADDING + lead + advance(Type.CAPTION, text) + 1


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
    line(painter, inner, text, flags.start(mirrored), colour(ink))


def turned(rect: QRect, width: int, mirrored: bool) -> QRect:
    """A place within a width, seen from the other side where the program is read from right to left."""
    if not mirrored:
        return rect
    return QRect(width - rect.x() - rect.width(), rect.y(), rect.width(), rect.height())


def isolated(text: str) -> str:
    """A code, a number, a name in our letters, kept from left to right among words that are read otherwise.

    Without it "Candela & Co." would lose its point to the other side.
    """
    if not _mirrors() or not text or _turns(text):
        return text
    return f"{_LRI}{text}{_PDI}"


#: A part that is read from left to right, and its end.
_LRI, _PDI = "\u2066", "\u2069"
_RIGHT_TO_LEFT = frozenset({"R", "AL", "RLE", "RLO", "RLI", "FSI", "LRI"})


def _turns(text: str) -> bool:
    return not text.isascii() and any(unicodedata.bidirectional(c) in _RIGHT_TO_LEFT for c in text)


def _mirrors() -> bool:
    return QApplication.isRightToLeft()


def line(painter: QPainter, rect: QRect, text: str, align: int, ink: QColor | None = None) -> None:
    """One line of plain text, elided at its end if it must be; `align` as in `flags`.

    Without `ink` in the painter's own.
    """
    shown = isolated(elided(QFontMetrics(painter.font()), text, rect.width()))
    if ink is None:
        painter.drawText(rect, align | flags.SINGLE_LINE, shown)
    else:
        write(painter, rect, align | flags.SINGLE_LINE, shown, ink)


def elided(ruler: QFontMetrics, text: str, width: int) -> str:
    """A text that fits. What tells it from its neighbours at its end is never lost: how many more there are
    ("Ashford Po…, +2"), a few signs in brackets ("Waiting for… (−1h)").
    """
    if ruler.horizontalAdvance(text) <= width:
        return text
    tail = _tail(text)
    head = text[: len(text) - len(tail)]
    return _cut(ruler, head, width - ruler.horizontalAdvance(tail)) + tail


def fitted(role: Type, text: str, width: int) -> str:
    """A text in a role that fits, as `elided`; one that fits is measured once for all its paintings."""
    return text if advance(role, text) <= width else elided(metrics(role), text, width)


def _tail(text: str) -> str:
    """The end of a text that is never lost."""
    _head, mark, more = text.rpartition(", +")
    if mark and more.isdigit():
        return mark + more
    head, mark, more = text.rpartition(" (")
    return mark + more if head and more.endswith(")") and len(more) <= MOST_TAIL else ""


def _cut(ruler: QFontMetrics, text: str, width: int) -> str:
    """As much of a text as fits before an ellipsis; no character is parted from what is put upon it."""
    if ruler.horizontalAdvance(text) <= width:
        return text
    least, most = 0, len(text)
    while least < most:
        middle = (least + most + 1) // 2
        if ruler.horizontalAdvance(text[:middle] + "…") <= width:
            least = middle
        else:
            most = middle - 1
    while least and least < len(text) and (unicodedata.combining(text[least]) or text[least] in _JOINERS):
        least -= 1
    return text[:least] + "…"


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

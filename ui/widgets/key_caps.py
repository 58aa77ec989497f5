# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Keys of a shortcut, each as a cap of its own, painted into lists and fields."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QKeySequence, QPainter

from ui.theme import Type, colour, flags, font, metrics
from ui.widgets.paint import rounded, write

GAP = 4
PADDING = 6
_MAC = "⌃⌥⇧⌘"


def caps_of(keys: QKeySequence) -> list[str]:
    """The keys as this system writes them, one text a cap: "Ctrl", "N"."""
    written = keys.toString(QKeySequence.SequenceFormat.NativeText)
    if not written:
        return []
    if written[0] in _MAC:
        held = [letter for letter in written if letter in _MAC]
        return [*held, written[len(held) :]] if len(held) < len(written) else held
    head, plus, last = written[:-1].rpartition("+")
    return [*(part for part in head.split("+") if plus), f"{last}{written[-1]}"]


def cap_width(text: str) -> int:
    """How wide a cap is."""
    return max(metrics(Type.CAPTION).horizontalAdvance(text) + 2 * PADDING, cap_height())


def cap_height() -> int:
    """How high a cap is."""
    return metrics(Type.CAPTION).height() + 3


def caps_width(caps: Sequence[str]) -> int:
    """How wide the caps are together."""
    return sum(cap_width(text) for text in caps) + GAP * max(0, len(caps) - 1)


def paint_caps(painter: QPainter, room: QRect, caps: Sequence[str], *, mirrored: bool = False) -> None:
    """Paint caps at the end of a room; keys are read from left to right in every language."""
    x = room.left() if mirrored else room.right() + 1 - caps_width(caps)
    height = cap_height()
    top = room.center().y() - height // 2
    painter.setFont(font(Type.CAPTION))
    for text in caps:
        box = QRect(x, top, cap_width(text), height)
        rounded(painter, QRectF(box), 4, colour("sunken"), colour("line2"))
        write(painter, box, flags.CENTRE, text, colour("text2"))
        x += box.width() + GAP

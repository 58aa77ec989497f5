# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Icons: drawings of lines, coloured with a token at the moment they are painted.

They are drawn as SVG and painted by their outlines (`resources/icons/outline.py`): the first screen shows
forty.
"""

from __future__ import annotations

import marshal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QDataStream
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPainterPath, QPixmap, QPixmapCache

from ui.theme.brushes import brush
from ui.theme.tokens import current_tokens

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "icons"

#: The grid that icons are drawn on, in units.
GRID = 20
#: What points the other way where the program is read from right to left.
_PAIRS = (("chevron-left", "chevron-right"), ("arrow-left", "arrow-right"), ("undo", "redo"))
_TURNED = dict(_PAIRS) | {there: here for here, there in _PAIRS}
TEXT = 14
BUTTON = 16
NAV = 18
TOAST = 20


@cache
def _outlines() -> dict[str, bytes]:
    with open(f"{FOLDER}/outlines.bin", "rb") as file:
        found: dict[str, bytes] = marshal.load(file)  # noqa: S302  # our own
    return found


@cache
def _outline(name: str) -> QPainterPath:
    path = QPainterPath()
    stream = QDataStream(QByteArray(_outlines()[name]))
    stream >> path
    return path


def names() -> list[str]:
    """All icons there are."""
    return sorted(path.stem for path in FOLDER.glob("*.svg"))


def pixmap(name: str, colour: QColor, pixels: int, ratio: float = 1.0) -> QPixmap:
    """One icon as a pixmap of logical size `pixels`, sharp at the given device ratio."""
    if QGuiApplication.isRightToLeft():
        name = _TURNED.get(name, name)
    side = max(1, round(pixels * ratio))
    key = f"b2b-icon/{name}/{colour.rgba():08x}/{side}/{ratio}"
    found = QPixmap()
    if QPixmapCache.find(key, found):
        return found
    drawn = QPixmap(side, side)
    drawn.fill(QColor(0, 0, 0, 0))
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(side / GRID, side / GRID)
    painter.fillPath(_outline(name), brush(colour.rgba()))
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    QPixmapCache.insert(key, drawn)
    return drawn


def paint(painter: QPainter, name: str, x: int, y: int, pixels: int, token: str) -> None:
    """Paint one icon at a place in a token's colour; for delegates and painted widgets."""
    ratio = painter.device().devicePixelRatio()
    painter.drawPixmap(x, y, pixmap(name, current_tokens().colour(token), pixels, ratio))


def icon(name: str, token: str = "text", checked: str = "") -> QIcon:
    """An icon for buttons, menus and actions; it follows the theme by itself."""
    from PySide6.QtGui import QIcon

    from ui.theme.icon_engine import TokenIconEngine

    _outline(name)
    return QIcon(TokenIconEngine(name, token, checked))

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Icons: SVG drawings, coloured with a token at the moment they are painted."""

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from ui.theme.tokens import current_tokens

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "icons"

TEXT = 14
BUTTON = 16
NAV = 18
TOAST = 20


@cache
def _source(name: str) -> str:
    with open(f"{FOLDER}/{name}.svg", encoding="utf-8") as file:  # twice as fast as a path
        return file.read()


def names() -> list[str]:
    """All icons there are."""
    return sorted(path.stem for path in FOLDER.glob("*.svg"))


def pixmap(name: str, colour: QColor, pixels: int, ratio: float = 1.0) -> QPixmap:
    """One icon as a pixmap of logical size `pixels`, sharp at the given device ratio."""
    side = max(1, round(pixels * ratio))
    key = f"b2b-icon/{name}/{colour.rgba():08x}/{side}/{ratio}"
    found = QPixmap()
    if QPixmapCache.find(key, found):
        return found
    drawn = QPixmap(side, side)
    drawn.fill(QColor(0, 0, 0, 0))
    data = _source(name).replace("currentColor", colour.name())
    renderer = QSvgRenderer(QByteArray(data.encode()))
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setOpacity(colour.alphaF())
    renderer.render(painter, QRectF(0, 0, side, side))
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    QPixmapCache.insert(key, drawn)
    return drawn


def paint(painter: QPainter, name: str, x: int, y: int, pixels: int, token: str) -> None:
    """Paint one icon at a place in a token's colour; for delegates and painted widgets."""
    ratio = painter.device().devicePixelRatio()
    painter.drawPixmap(x, y, pixmap(name, current_tokens().colour(token), pixels, ratio))


class TokenIconEngine(QIconEngine):
    """Draws `name` in the colour of `token`; disabled in `control`."""

    def __init__(self, name: str, token: str = "text", checked: str = "") -> None:
        super().__init__()
        self._name = name
        self._token = token
        self._checked = checked or token

    def _colour(self, mode: QIcon.Mode, state: QIcon.State) -> QColor:
        tokens = current_tokens()
        if mode == QIcon.Mode.Disabled:
            return tokens.colour("control")
        return tokens.colour(self._checked if state == QIcon.State.On else self._token)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        side = min(rect.width(), rect.height())
        place = QRect(QPoint(0, 0), QSize(side, side))
        place.moveCenter(rect.center())
        ratio = painter.device().devicePixelRatio()
        painter.drawPixmap(place.topLeft(), pixmap(self._name, self._colour(mode, state), side, ratio))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        # Qt hands over the size and the scale by which its pixels must be multiplied.
        side = min(size.width(), size.height())
        return pixmap(self._name, self._colour(mode, state), side, scale)

    def clone(self) -> QIconEngine:
        return TokenIconEngine(self._name, self._token, self._checked)

    def key(self) -> str:
        return "b2b-token"

    def iconName(self) -> str:
        return self._name

    def isNull(self) -> bool:
        return False

    def actualSize(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QSize:
        return size


def icon(name: str, token: str = "text", checked: str = "") -> QIcon:
    """An icon for buttons, menus and actions; it follows the theme by itself."""
    _source(name)
    return QIcon(TokenIconEngine(name, token, checked))

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Icons as Qt's own buttons, menus and actions take them; the first screen paints its icons without."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap

from ui.theme.icons import pixmap
from ui.theme.tokens import current_tokens


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

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What looks like a search field and opens the palette: its words, and the keys that reach it."""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.theme import Height, Radius, Type, at_least, colour, flags, font
from ui.theme import icons as icon_set
from ui.widgets.key_caps import caps_width, paint_caps
from ui.widgets.paint import WordPainter, line, rounded
from ui.widgets.pressing import enter_presses

LEAD = 12


class CommandField(QAbstractButton):
    """A button in a field's clothes. Signals: `typed(text)` for letters typed while it has the focus."""

    typed = Signal(str)

    def __init__(self, words: str, caps: list[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caps = caps
        self.setText(words)
        self.setAccessibleName(", ".join([words, "+".join(caps)]) if caps else words)
        self.setProperty("focusPolicy", flags.TAB_FOCUS)
        self.setProperty("radius", Radius.BUTTON)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(280, at_least(Height.FIELD) + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(2 * LEAD + icon_set.BUTTON, self.sizeHint().height())

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        if text.isprintable() and text.strip():
            self.typed.emit(text)
        elif not enter_presses(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = WordPainter(self)
        over = self.underMouse() or self.isDown()
        rounded(
            painter,
            QRectF(self.rect()),
            Radius.BUTTON,
            colour("hover" if over else "surface"),
            colour("control"),
        )
        mirrored = self.isRightToLeft()
        side = icon_set.BUTTON
        x = self.width() - LEAD - side if mirrored else LEAD
        icon_set.paint(painter, "search", x, (self.height() - side) // 2, side, "text2")
        inner = QRect(LEAD + side + 9, 0, self.width() - 2 * LEAD - side - 9, self.height())
        if mirrored:
            inner.moveLeft(LEAD)
        keys = caps_width(self._caps) + LEAD if self._caps else 0
        if inner.width() > 2 * keys:
            room = self.rect().adjusted(7, 0, -7, 0)
            paint_caps(painter, room, self._caps, mirrored=mirrored)
            inner = inner.adjusted(keys, 0, 0, 0) if mirrored else inner.adjusted(0, 0, -keys, 0)
        painter.setFont(font(Type.BODY))
        line(painter, inner, self.text(), flags.start(mirrored), colour("text3"))

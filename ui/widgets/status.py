# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The status bar's words."""

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from ui.theme import Height, Radius, Type, at_least, colour, current_tokens, flags, font, metrics
from ui.theme import icons as icon_set
from ui.widgets.paint import WordPainter, fill, line
from ui.widgets.pressing import enter_presses


class StatusBarSentence(QAbstractButton):
    """An icon of 14 and one sentence; a click leads on. Red only when a person must act."""

    def __init__(
        self, icon: str = "check-circle", text: str = "", tone: str = "grey", parent: QWidget | None = None
    ):
        super().__init__(parent)
        self._icon_name = icon
        self._tone = tone
        self._leads = True
        self.setText(text)
        self.setAccessibleName(text)
        self.setProperty("focusPolicy", flags.TAB_FOCUS)
        self.setProperty("radius", Radius.CHIP)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def rest(self) -> None:
        """Be words alone: a click leads nowhere."""
        self._leads = False
        self.setProperty("focusPolicy", flags.NO_FOCUS)

    def set_state(self, icon: str, text: str, tone: str = "grey") -> None:
        """Change icon, sentence and tone together."""
        self._icon_name, self._tone = icon, tone
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = metrics(Type.SMALL).horizontalAdvance(self.text()) + icon_set.TEXT + 8 + 10
        return QSize(width, max(24, metrics(Type.SMALL).height() + 6))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not enter_presses(self, event):
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = WordPainter(self)
        ink = current_tokens().tone_text(self._tone)
        mirrored = self.isRightToLeft()
        side = icon_set.TEXT
        x = self.width() - 4 - side if mirrored else 4
        icon_set.paint(painter, self._icon_name, x, (self.height() - side) // 2, side, ink)
        small = font(Type.SMALL)
        small.setUnderline(self.underMouse() and self._leads)
        painter.setFont(small)
        words = QRect(4 + side + 7, 0, self.width() - side - 15, self.height())
        if mirrored:
            words = QRect(4, 0, self.width() - side - 15, self.height())
        line(painter, words, self.text(), flags.start(mirrored), colour(ink))


class StatusStrip(QWidget):
    """The status bar: the sync sentence at the start, facts at the end."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(at_least(Height.STATUS_BAR))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(10, 1, 12, 0)
        self._row.setSpacing(12)
        self.sentence = StatusBarSentence()
        self._row.addWidget(self.sentence)
        self._row.addStretch(1)

    def add_fact(self, icon: str, text: str) -> StatusBarSentence:
        """A fact at the end: selection, zone, printer."""
        fact = StatusBarSentence(icon, text)
        self._row.addWidget(fact)
        return fact

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = WordPainter(self)
        fill(painter, self.rect(), colour("nav"))
        fill(painter, QRect(0, 0, self.width(), 1), colour("line"))

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Who is signed in, at the head of the navigation: organisation, user, and their menu."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.theme import Height, Radius, Tone, Type, at_least, colour, current_tokens, flags, font, metrics
from ui.theme import icons as icon_set
from ui.widgets.chips import initials
from ui.widgets.labels import plain_tooltip
from ui.widgets.paint import WordPainter, line, rounded, write
from ui.widgets.pressing import enter_presses

AVATAR = 28


class AccountButton(QAbstractButton):
    """Initials, organisation, user and a small arrow; a click opens the account menu."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._organisation = self._user = ""
        self._collapsed = False
        self.setProperty("focusPolicy", flags.TAB_FOCUS)
        self.setProperty("radius", Radius.BUTTON)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_names(self, organisation: str, user: str) -> None:
        """Show another organisation and user."""
        self._organisation, self._user = organisation, user
        self.setAccessibleName(self.tr("Account: {0}, {1}").format(organisation, user))
        self.setToolTip(plain_tooltip(f"{organisation}\n{user}"))
        self.update()

    def set_collapsed(self, collapsed: bool) -> None:
        """Only the initials."""
        self._collapsed = collapsed
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        two_lines = metrics(Type.STRONG).height() + metrics(Type.SMALL).height() + 10
        return QSize(36, max(at_least(Height.STRIP), two_lines))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not enter_presses(self, event):
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = WordPainter(self)
        if self.underMouse() or self.isDown():
            rounded(painter, QRectF(self.rect()).adjusted(0, 5, 0, -5), Radius.BUTTON, colour("hover"), None)
        mirrored = self.isRightToLeft()
        middle = self.height() // 2
        left = (self.width() - AVATAR) // 2 if self._collapsed else 8
        x = self.width() - left - AVATAR if mirrored else left
        tokens = current_tokens()
        box = QRect(x, middle - AVATAR // 2, AVATAR, AVATAR)
        rounded(painter, QRectF(box), Radius.BUTTON, colour(tokens.tone_soft(Tone.BLUE)), None)
        bold = font(Type.CAPTION)
        bold.setWeight(font(Type.STRONG).weight())
        painter.setFont(bold)
        write(painter, box, flags.CENTRE, initials(self._organisation), colour(tokens.tone_text(Tone.BLUE)))
        if not self._collapsed:
            self._paint_names(painter, mirrored)

    def _paint_names(self, painter: QPainter, mirrored: bool) -> None:
        arrow = icon_set.TEXT
        x = 6 if mirrored else self.width() - 6 - arrow
        icon_set.paint(painter, "chevron-down", x, (self.height() - arrow) // 2, arrow, "text2")
        strong, small = metrics(Type.STRONG).height(), metrics(Type.SMALL).height()
        top = (self.height() - strong - small) // 2
        start, end = 8 + AVATAR + 10, 6 + arrow + 6
        width = self.width() - start - end
        place = QPoint(end if mirrored else start, top)
        align = flags.start(mirrored)
        painter.setFont(font(Type.STRONG))
        line(painter, QRect(place.x(), top, width, strong), self._organisation, align, colour("text"))
        painter.setFont(font(Type.SMALL))
        line(painter, QRect(place.x(), top + strong, width, small), self._user, align, colour("text2"))

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What the computer around the window can do with alerts, and the one that really does it.

Notifications are given to the system and to nobody else, without a sound or a window of our own: in its quiet
hours it keeps them back, as its user told it to.
"""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QCoreApplication, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from ui.theme import Type, current_tokens, font
from ui.widgets.paint import isolated, rounded

#: How long a notification stands, where the system lets us say so.
STANDS_MS = 10_000
_SIDES = (16, 22, 24, 32, 48, 64, 128, 256)


class System(QObject):
    """A computer that shows nothing: what tests build on, and where there is no place for icons.

    Signals: `wanted()` when the icon was clicked, `chosen()` when the last notification was, `ended()` when
    the icon's menu ends the program.
    """

    wanted = Signal()
    chosen = Signal()
    ended = Signal()

    @property
    def has_tray(self) -> bool:
        """Whether there is a place for icons by the clock."""
        return False

    def stand(self, shown: bool) -> None:
        """Have an icon by the clock, or not."""

    def say(self, title: str, text: str) -> None:
        """Show a notification; only where the icon stands."""

    def count(self, unread: int, words: str) -> None:
        """Show a number at the program's icon; `words` say it."""

    def speak(self) -> None:
        """Another language is in force."""

    def stay(self, hidden: bool) -> None:
        """Whether the program goes on without a window."""

    def leave(self) -> None:
        """End the program."""


class TraySystem(System):
    """This computer, by way of Qt."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.icon: QSystemTrayIcon | None = None
        self._menu: QMenu | None = None
        self._unread, self._words = 0, ""

    @property
    def has_tray(self) -> bool:
        return QSystemTrayIcon.isSystemTrayAvailable()

    def stand(self, shown: bool) -> None:
        if shown and self.icon is None:
            self.icon = self._make()
        if self.icon is not None:
            self.icon.setVisible(shown)

    def _make(self) -> QSystemTrayIcon:
        icon = QSystemTrayIcon(mark(dot=self._unread > 0), self)
        icon.activated.connect(self._on_activated)
        icon.messageClicked.connect(self.chosen)
        self._menu = QMenu()
        icon.setContextMenu(self._menu)
        icon.setToolTip(self._words)
        self._fill()
        return icon

    def _fill(self) -> None:
        if self._menu is not None:
            self._menu.clear()
            opens = QCoreApplication.translate("AlertSystem", "Open Desktop B2B")
            self._menu.setDefaultAction(self._menu.addAction(opens, self.wanted.emit))
            self._menu.addSeparator()
            self._menu.addAction(QCoreApplication.translate("AlertSystem", "Quit"), self.ended.emit)

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is not QSystemTrayIcon.ActivationReason.Context:
            self.wanted.emit()

    def say(self, title: str, text: str) -> None:
        if self.icon is not None and self.icon.isVisible():
            self.icon.showMessage(title, text, mark(), STANDS_MS)

    def count(self, unread: int, words: str) -> None:
        dotted = self._unread > 0
        self._unread, self._words = unread, words
        cast(QGuiApplication, QGuiApplication.instance()).setBadgeNumber(unread)
        if self.icon is not None:
            self.icon.setToolTip(words)
            if dotted != (unread > 0):
                self.icon.setIcon(mark(dot=unread > 0))

    def speak(self) -> None:
        self._fill()

    def stay(self, hidden: bool) -> None:
        QGuiApplication.setQuitOnLastWindowClosed(not hidden)

    def leave(self) -> None:
        QCoreApplication.quit()


def mark(*, dot: bool = False) -> QIcon:
    """The program's own icon, in all the sizes that systems ask for; with a dot where something is unread."""
    icon = QIcon()
    for side in _SIDES:
        icon.addPixmap(_mark(side, dot=dot))
    return icon


def _mark(side: int, *, dot: bool) -> QPixmap:
    tokens = current_tokens()
    drawn = QPixmap(side, side)
    drawn.fill(QColor(0, 0, 0, 0))
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    whole = QRectF(0, 0, side, side)
    rounded(painter, whole, round(side / 5.5), tokens.colour("accent"), None)
    letter = font(Type.RECORD)
    letter.setPixelSize(max(10, round(side * 0.62)))
    painter.setFont(letter)
    painter.setPen(tokens.colour("on_accent"))
    painter.drawText(whole, Qt.AlignmentFlag.AlignCenter, isolated("D"))
    if dot:
        place = QRectF(side * 0.58, side * 0.02, side * 0.4, side * 0.4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.colour("surface"))
        painter.drawEllipse(place)
        painter.setBrush(tokens.colour("red"))
        painter.drawEllipse(place.adjusted(side * 0.05, side * 0.05, -side * 0.05, -side * 0.05))
    painter.end()
    return drawn

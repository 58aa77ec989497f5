# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What stands around the screens of the main window: navigation, top strip, status bar."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.shell.navigation import Navigation
from ui.shell.stack import ScreenStack
from ui.shell.strip import TopStrip
from ui.theme import Width, colour, scaled
from ui.widgets import StatusStrip
from ui.widgets.paint import fill


class Ground(QWidget):
    """The main column's ground. Signals: `painted` once, after it was painted with all upon it."""

    painted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._painted = False

    def paintEvent(self, event: QPaintEvent) -> None:
        fill(QPainter(self), self.rect(), colour("app"))
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.painted.emit)


class WindowBody(QWidget):
    """Holds the screens and what is seen beside them.

    Navigation and strip are made anew for another company or language, and take the place of those before.
    """

    def __init__(self, stack: ScreenStack, strip: TopStrip) -> None:
        super().__init__()
        self.strip = strip
        self.navigation: Navigation | None = None
        self._narrow_chosen: bool | None = None
        self._covered = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._across = QHBoxLayout()
        self._across.setSpacing(0)
        self.ground = Ground()
        self._main = QVBoxLayout(self.ground)
        self._main.setContentsMargins(0, 0, 0, 0)
        self._main.setSpacing(0)
        self._main.addWidget(strip)
        self._main.addWidget(stack, 1)
        self._across.addWidget(self.ground, 1)
        column.addLayout(self._across, 1)
        self.status = StatusStrip()
        column.addWidget(self.status)
        self.selection_fact = self.status.add_fact("list", "")
        self.selection_fact.rest()
        self.selection_fact.hide()
        self.zone_fact = self.status.add_fact("clock", "")

    def put_strip(self, strip: TopStrip) -> None:
        """Put a new strip in the place of the one there is."""
        old, self.strip = self.strip, strip
        self._main.replaceWidget(old, strip)
        old.deleteLater()

    def put_navigation(self, navigation: Navigation) -> None:
        """Put a new navigation in the place of the one there may be."""
        if self.navigation is not None:
            self._across.removeWidget(self.navigation)
            self.navigation.deleteLater()
        self.navigation = navigation
        self._across.insertWidget(0, navigation)

    def set_selection(self, words: str) -> None:
        """What is selected, in the status bar."""
        self.selection_fact.set_state("list", words)
        self.selection_fact.setVisible(bool(words))

    def cover(self, covers: bool) -> None:
        """A screen that fills the window stands alone in it."""
        if not covers and not self._covered:
            return
        self._covered = covers
        for part in (self.navigation, self.strip, self.status):
            if part is not None:
                part.setHidden(covers)

    # ------------------------------------------------------------ how wide the navigation is

    def toggle_navigation(self) -> None:
        """Narrow or widen the navigation."""
        if self.navigation is not None:
            self._narrow_chosen = not self.navigation.collapsed
            self.navigation.set_collapsed(self._narrow_chosen)

    def fit_navigation(self) -> None:
        """As narrow as was chosen, else as the window asks for."""
        if self.navigation is not None:
            narrow = self.window().width() < scaled(Width.NAV_COLLAPSES_BELOW)
            self.navigation.set_collapsed(narrow if self._narrow_chosen is None else self._narrow_chosen)

    def follow_width(self, before: int, now: int) -> None:
        """The window has another width: beyond the limit, what was chosen for the former one is over."""
        limit = scaled(Width.NAV_COLLAPSES_BELOW)
        if (before < limit) != (now < limit):
            self._narrow_chosen = None
            self.fit_navigation()

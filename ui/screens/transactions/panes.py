# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A list between its filters and a preview; what has no room beside it slides over it as a drawer."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QPropertyAnimation, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ui.theme import Motion, Width, colour, current, scaled
from ui.theme.margins import margins

#: The list never gets narrower than this for a panel's sake.
LEAST_MAIN = 560


class Pane(QWidget):
    """A panel on `surface` with a hairline towards the list; `at_start` stands before it, else after it."""

    def __init__(self, width: int, *, at_start: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pane_width, self.at_start = scaled(width), at_start
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(margins(0, 0, 1, 0) if at_start else margins(1, 0, 0, 0))
        self.column.setSpacing(0)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("surface"))
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        at_right = self.at_start != mirrored
        painter.fillRect(self.width() - 1 if at_right else 0, 0, 1, self.height(), colour("line"))


class Panes(QWidget):
    """The list with its panes. Signals: `closed(Pane)` when Esc closed one that lay over the list;
    `main_resized(width)` when the list has another width.
    """

    closed = Signal(object)
    main_resized = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.main = QWidget(self)
        self.panes: list[Pane] = []
        self._open: list[Pane] = []

    def add(self, pane: Pane) -> None:
        """A pane that can be opened; it is made as a child of this."""
        pane.hide()
        self.panes.append(pane)

    def is_open(self, pane: Pane) -> bool:
        """Whether a pane can be seen."""
        return pane in self._open

    def is_drawer(self, pane: Pane) -> bool:
        """Whether a pane lies, or would lie, over the list."""
        if self.window().width() < scaled(Width.DRAWER_BELOW):
            return True
        beside = [each for each in self._open if each is not pane and not self._crowded(each)]
        taken = pane.pane_width + sum(each.pane_width for each in beside)
        return pane.at_start and self.width() - taken < scaled(LEAST_MAIN)

    def _crowded(self, pane: Pane) -> bool:
        return self.width() - pane.pane_width < scaled(LEAST_MAIN)

    def set_open(self, pane: Pane, on: bool) -> None:
        """Open or close a pane."""
        if on == self.is_open(pane):
            return
        if not on:
            focus = QApplication.focusWidget()
            held = focus is not None and pane.isAncestorOf(focus)
            self._open.remove(pane)
            pane.hide()
            self._lay()
            if held:
                self.main.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        drawer = self.is_drawer(pane)
        if drawer:
            # One drawer at a time: two would hide the list.
            for other in [each for each in self._open if self.is_drawer(each)]:
                self.set_open(other, False)
                self.closed.emit(other)
        self._open.append(pane)
        self._lay()
        pane.show()
        pane.raise_()
        if drawer:
            self._slide(pane)

    def _slide(self, pane: Pane) -> None:
        duration = current().duration(Motion.DRAWER)
        if not duration:
            return
        end = pane.geometry()
        at_left = end.x() == 0
        slide = QPropertyAnimation(pane, b"geometry", pane)
        slide.setDuration(duration)
        slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        slide.setStartValue(end.translated(-end.width() if at_left else end.width(), 0))
        slide.setEndValue(end)
        slide.start(QPropertyAnimation.DeletionPolicy.DeleteWhenStopped)

    def _lay(self) -> None:
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        room = QRect(self.rect())
        for pane in self._open:
            width = min(pane.pane_width, self.width())
            at_left = pane.at_start != mirrored
            pane.setGeometry(0 if at_left else self.width() - width, 0, width, self.height())
            if not self.is_drawer(pane):
                if at_left:
                    room.setLeft(width)
                else:
                    room.setRight(self.width() - width - 1)
        if room.width() != self.main.width():
            self.main_resized.emit(room.width())
        self.main.setGeometry(room)
        for pane in self._open:
            pane.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        drawers = [pane for pane in self._open if self.is_drawer(pane)]
        if event.key() == Qt.Key.Key_Escape and drawers:
            self.set_open(drawers[-1], False)
            self.closed.emit(drawers[-1])
            return
        super().keyPressEvent(event)

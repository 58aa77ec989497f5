# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The focus ring: shown when the keyboard moved the focus, never after a click."""

from typing import cast

from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFocusFrame,
    QProxyStyle,
    QStyle,
    QStyleOption,
    QWidget,
)

from ui.theme.tokens import Radius, colour

MARGIN = 4


class RingStyle(QProxyStyle):
    """Fusion with room for the ring; the ring alone wears it: each question costs a call of Python."""

    def __init__(self) -> None:
        super().__init__("Fusion")

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        if metric in (QStyle.PixelMetric.PM_FocusFrameHMargin, QStyle.PixelMetric.PM_FocusFrameVMargin):
            return MARGIN
        return super().pixelMetric(metric, option, widget)


class FocusRing(QFocusFrame):
    """A 2 px ring, 2 px outside its control, with the control's radius and two more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = RingStyle()
        self._look.setParent(self)
        self.setStyle(self._look)

    def paintEvent(self, event: QPaintEvent) -> None:
        target = cast(QWidget | None, self.widget())
        radius = target.property("radius") if target is not None else None
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("focus"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        corner = (radius if isinstance(radius, int) else Radius.BUTTON) + 3
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), corner, corner)


class RingKeeper(QObject):
    """Puts the ring around whatever the keyboard reached.

    Qt marks a window when Tab, Backtab or a shortcut moved the focus; the mark is read and taken back on each
    change, which costs nothing between changes (an event filter on the application would).
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._ring: FocusRing | None = None
        app.focusChanged.connect(self._on_focus_changed)

    @property
    def ringed(self) -> QWidget | None:
        """The control that wears the ring now."""
        return self._ring.widget() if self._ring is not None else None

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is None:
            self._put(None)
            return
        window = now.window()
        by_keyboard = window.testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        window.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange, False)
        wanted = isinstance(now, QAbstractButton) or bool(now.property("ring"))
        self._put(now if by_keyboard and wanted else None)

    def _put(self, target: QWidget | None) -> None:
        if target is None:
            if self._ring is not None:
                self._ring.hide()
                self._ring.deleteLater()
                self._ring = None
            return
        if self._ring is not None:
            self._ring.deleteLater()
        # A new frame per control: the old one may have died with its window.
        self._ring = FocusRing(target)
        self._ring.destroyed.connect(self._on_ring_destroyed)
        self._ring.setWidget(target)

    def _on_ring_destroyed(self, dead: QObject) -> None:
        if self._ring is dead:
            self._ring = None

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Bars drawn by pyqtgraph. Imported off the window's thread when the first picture is wanted: with numpy it
takes a quarter of a second.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from ui.screens.dashboard.chart.scale import scale, step_word
from ui.theme import Space, Type, colour, font, metrics, scaled
from ui.widgets.paint import elided

#: Ours are put away by Qt with their windows; pyqtgraph would look at every object there is.
pg.setConfigOptions(antialias=True, exitCleanup=False)
#: A bar's part of its column or row, and how high a lying one's row is.
THICK, THICK_LYING = 0.58, 0.62
PITCH = 26
#: Room beyond the longest bar for its words, as a part of it.
HEAD, HEAD_LYING = 0.16, 0.32
#: The most that words beside lying bars take of the card.
LABELS = 0.42
NOTHING = (0, 0, 0, 0)


class PlotBar(NamedTuple):
    """A bar as it is drawn; `lead` is its label where it is the first one that has any."""

    label: str
    lead: str
    length: float
    text: str
    grows: bool


class BarPlot(pg.PlotWidget):  # type: ignore[misc]  # pyqtgraph says no types
    """Standing or lying bars; the pointed one, or the longest of standing ones, says how long it is.

    Signals: `pointed(number)` (-1: none) and `clicked(number)`.
    """

    pointed = Signal(int)
    clicked = Signal(int)

    #: pyqtgraph resizes while it is made.
    _bars: Sequence[PlotBar] = ()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, background=None)
        self._lying = False
        self._most = 0.0
        self._current = -1
        self._items: list[Any] = []
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setMenuEnabled(False)
        self.hideButtons()
        self.setMouseEnabled(x=False, y=False)
        self.setFrameShape(self.Shape.NoFrame)
        self.getViewBox().setDefaultPadding(0)
        # Which side an axis stands at is said here; Qt would mirror the plot's layout once more.
        self.getPlotItem().setLayoutDirection(Qt.LayoutDirection.LeftToRight)

    def set_bars(self, bars: Sequence[PlotBar], *, lying: bool, most: float = 0.0) -> None:
        """Draw these; `most` is the end of the scale where it does not follow from them."""
        self._bars, self._lying, self._most = list(bars), lying, most
        self.restyle()

    def set_current(self, number: int) -> None:
        """Say how long one of them is."""
        if number != self._current:
            self._current = number
            self.restyle()

    # ------------------------------------------------------------ drawing

    def restyle(self) -> None:
        """Draw all anew, in the colours and fonts in force."""
        for item in self._items:
            self.removeItem(item)
        self._items = []
        self.setBackground(colour("surface"))
        self._dress_axes()
        if self._bars:
            self._draw()

    def _dress_axes(self) -> None:
        mirrored = self.isRightToLeft()
        start, end = ("right", "left") if mirrored else ("left", "right")
        self.showAxis(start)
        self.hideAxis(end)
        self.showAxis("bottom", show=not self._lying)
        for side in (start, "bottom"):
            axis = self.getAxis(side)
            axis.setStyle(tickFont=font(Type.SMALL), tickLength=0, tickTextOffset=scaled(8), tickAlpha=0)
            axis.setPen(pg.mkPen(colour("line") if side == "bottom" else NOTHING))
            axis.setTickPen(pg.mkPen(NOTHING))
            axis.setTextPen(colour("text3"))
        words = Space.S if self._lying else Space.XS
        before, behind = (Space.M, words) if mirrored else (words, Space.M)
        self.getPlotItem().layout.setContentsMargins(before, Space.XS, behind, 0)
        box = self.getViewBox()
        box.invertX(mirrored)
        box.invertY(self._lying)

    def _draw(self) -> None:
        lengths = [bar.length for bar in self._bars]
        longest = self._most or max(lengths) or 1.0
        places = list(range(len(lengths)))
        full, soft = pg.mkBrush(colour("accent")), pg.mkBrush(colour("accent_soft"))
        edge = pg.mkPen(colour("accent"), width=1)
        ring = pg.mkPen(colour("focus"), width=2)
        none = pg.mkPen(NOTHING)
        pens = [ring if number == self._current else edge if lengths[number] else none for number in places]
        brushes = [soft if bar.grows else full for bar in self._bars]
        looks = {"brushes": brushes, "pens": pens}
        if self._lying:
            item = pg.BarGraphItem(x0=0, width=lengths, y=places, height=THICK_LYING, **looks)
        else:
            item = pg.BarGraphItem(x=places, height=lengths, y0=0, width=THICK, **looks)
        self._put(item)
        self._label(longest)
        self._say(lengths)
        reach = longest * (1 + (HEAD_LYING if self._lying else HEAD))
        # Lying bars begin at the top, row by row, as a table does.
        rows = max(len(lengths), self.height() / scaled(PITCH)) if self._lying else len(lengths)
        along, across = (0, reach), (-0.6, rows - 0.4)
        x, y = (along, across) if self._lying else (across, along)
        self.setXRange(*x, padding=0)
        self.setYRange(*y, padding=0)

    def _put(self, item: Any) -> None:
        self.addItem(item)
        self._items.append(item)

    def _label(self, longest: float) -> None:
        """Words of bars, and a scale where they stand."""
        side = self.getAxis("right" if self.isRightToLeft() else "left")
        if self._lying:
            room = max(40, int(self.width() * LABELS))
            ruler = metrics(Type.SMALL)
            words = [elided(ruler, bar.label, room) for bar in self._bars]
            side.setTicks([list(enumerate(words))])
            side.setWidth(max(map(ruler.horizontalAdvance, words)) + scaled(12))
            return
        steps = scale(longest)
        side.setTicks([[(step, step_word(step)) for step in steps]])
        ruler = metrics(Type.SMALL)
        side.setWidth(max(ruler.horizontalAdvance(step_word(step)) for step in steps) + scaled(12))
        self.getAxis("bottom").setTicks([self._labels_that_fit()])
        for step in steps[1:]:
            line = pg.InfiniteLine(step, angle=0, pen=pg.mkPen(colour("line"), width=1))
            line.setZValue(-1)
            self._put(line)

    def _labels_that_fit(self) -> list[tuple[int, str]]:
        """Every label, or every second, third … counted from the last, so that none runs into the next."""
        last, gap = len(self._bars) - 1, scaled(6)
        each = max(1.0, (self.width() - scaled(56)) / len(self._bars))
        ruler = metrics(Type.SMALL)
        shown: list[tuple[int, str]] = []
        for step in range(1, last + 2):
            numbers = range(last % step, last + 1, step)
            shown = [(n, self._bars[n].lead if n == numbers[0] else self._bars[n].label) for n in numbers]
            wide = [ruler.horizontalAdvance(words) for _number, words in shown]
            if all((one + other) / 2 + gap <= step * each for one, other in pairwise(wide)):
                break
        return shown

    def _say(self, lengths: Sequence[float]) -> None:
        """What stands at the ends of bars."""
        longest = max(range(len(lengths)), key=lambda number: (lengths[number], -number))
        shown = range(len(lengths)) if self._lying else [self._current if self._current >= 0 else longest]
        mirrored = self.isRightToLeft()
        for number in shown:
            at_start = (1, 0.5) if mirrored else (0, 0.5)
            words = pg.TextItem(
                self._bars[number].text, color=colour("text"), anchor=at_start if self._lying else (0.5, 1)
            )
            words.setFont(font(Type.STRONG if number == self._current or not self._lying else Type.SMALL))
            words.setPos(*((lengths[number], number) if self._lying else (number, lengths[number])))
            self._put(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._bars:
            self.restyle()

    # ------------------------------------------------------------ mouse

    def bar_at(self, point: QPointF) -> int:
        """The bar in whose row or column a point is; -1: none."""
        inside = self.getViewBox().mapSceneToView(self.mapToScene(point.toPoint()))
        number = round(inside.y() if self._lying else inside.x())
        return number if 0 <= number < len(self._bars) else -1

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        number = self.bar_at(event.position())
        shape = Qt.CursorShape.PointingHandCursor if number >= 0 else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        self.pointed.emit(number)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        number = self.bar_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and number >= 0:
            self.clicked.emit(number)

    def leaveEvent(self, event: Any) -> None:
        super().leaveEvent(event)
        self.pointed.emit(-1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A measure over the last twelve months, as bars that lead to their documents; a screen reader hears words.

A month in which nothing was asked is a gap with a dash, never a bar of nought: it says nothing of a partner.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop_b2b.services.queries import Score
from ui.screens.scorecards.words import month_word, percent_word
from ui.theme import Type, colour, flags, font, metrics, scaled
from ui.widgets.labels import plain_tooltip
from ui.widgets.paint import line, rounded

HEIGHT = 112
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class Trend(QWidget):
    """Twelve bars from 0 to 100 per cent. Signals: `month_chosen(month)` by mouse, or by the arrows; an empty
    text for all of them.
    """

    month_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._months: Sequence[str] = ()
        self._scores: Sequence[Score] = ()
        self.month = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)

    def sizeHint(self) -> QSize:
        return QSize(scaled(480), scaled(HEIGHT))

    def show_scores(self, months: Sequence[str], scores: Sequence[Score]) -> None:
        """Show a measure by month."""
        self._months, self._scores = months, scores
        words = [self.words(place) for place in self.filled()]
        self.setAccessibleName(", ".join(words))
        self.update()

    def choose(self, month: str) -> None:
        """Mark a month, or none."""
        self.month = month
        self.update()

    def filled(self) -> list[int]:
        """The places of the months that have documents."""
        return [place for place, score in enumerate(self._scores) if score.value is not None]

    def words(self, place: int) -> str:
        """A month in words."""
        score = self._scores[place]
        month = month_word(self._months[place])
        if score.value is None:
            return self.tr("{0}: nothing to score").format(month)
        return f"{month}: {percent_word(score.value)}"

    # ------------------------------------------------------------ places

    def _x(self, place: int) -> float:
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        each = self.width() / max(1, len(self._months))
        return (len(self._months) - 1 - place if mirrored else place) * each

    def month_rect(self, place: int) -> QRect:
        """All that belongs to a month."""
        x, after = round(self._x(place)), round(self._x(place) + self.width() / max(1, len(self._months)))
        return QRect(x, 0, after - x, self.height())

    def _at(self, place: QPoint) -> int:
        found = (each for each in range(len(self._months)) if self.month_rect(each).contains(place))
        return next(found, -1)

    # ------------------------------------------------------------ mouse and keyboard

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        is_over = self._at(event.position().toPoint()) in self.filled()
        self.setCursor(Qt.CursorShape.PointingHandCursor if is_over else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = self._at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and place in self.filled():
            self.month_chosen.emit("" if self._months[place] == self.month else self._months[place])
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()), 0)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            step = -step
        filled = [self._months[place] for place in self.filled()]
        if step and filled:
            now = filled.index(self.month) if self.month in filled else -1 if step > 0 else len(filled)
            self.month_chosen.emit(filled[min(max(now + step, 0), len(filled) - 1)])
        elif event.key() == Qt.Key.Key_Escape and self.month:
            self.month_chosen.emit("")
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self._at(event.pos())
            QToolTip.showText(event.globalPos(), plain_tooltip(self.words(place) if place >= 0 else ""), self)
            return True
        return super().event(event)

    # ------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._months:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(Type.CAPTION))
        high = metrics(Type.CAPTION).height()
        foot, head = high + 6, high + 2
        room = self.height() - foot - head
        painter.fillRect(0, self.height() - foot, self.width(), 1, colour("line"))
        for place, month in enumerate(self._months):
            self._paint_bar(painter, place, head, room)
            rect = self.month_rect(place)
            words = QRect(rect.x(), self.height() - foot + 4, rect.width(), high)
            ink = "text" if month == self.month else "text3"
            line(painter, words, month_word(month, short=True), flags.CENTRE, colour(ink))

    def _paint_bar(self, painter: QPainter, place: int, head: int, room: int) -> None:
        value, rect = self._scores[place].value, self.month_rect(place)
        height = 0.0 if value is None else max(2.0, room * float(value))
        top = head + room - height
        if value is not None:
            wide = min(rect.width() * 0.6, scaled(56))
            bar = QRectF(rect.x() + (rect.width() - wide) / 2, top, wide, height)
            token = "accent" if self.month in ("", self._months[place]) else "accent_soft"
            rounded(painter, bar, 2, colour(token), None)
        words = QRect(rect.x(), round(top) - head, rect.width(), head)
        line(painter, words, percent_word(value, short=True), flags.CENTRE, colour("text3"))

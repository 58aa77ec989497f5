# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A measure over the last twelve months, as bars; a screen reader hears them as words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_b2b.services.queries import Score
from ui.screens.scorecards.words import month_word, percent_word
from ui.theme import Type, colour, flags, font, metrics, scaled
from ui.widgets.paint import line, rounded

HEIGHT = 96


class Trend(QWidget):
    """Twelve bars from 0 to 100 per cent; a month without documents has none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._months: Sequence[str] = ()
        self._scores: Sequence[Score] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(scaled(480), scaled(HEIGHT))

    def show_scores(self, months: Sequence[str], scores: Sequence[Score]) -> None:
        """Show a measure by month."""
        self._months, self._scores = months, scores
        words = [
            f"{month_word(month)}: {percent_word(score.value)}"
            for month, score in zip(months, scores, strict=True)
            if score.value is not None
        ]
        self.setAccessibleName(", ".join(words))
        self.setToolTip("\n".join(words))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._months:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(Type.CAPTION))
        foot = metrics(Type.CAPTION).height() + 4
        room, each = self.height() - foot - 4, self.width() / len(self._months)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for place, (month, score) in enumerate(zip(self._months, self._scores, strict=True)):
            x = (len(self._months) - 1 - place if mirrored else place) * each
            if score.value is not None:
                height = max(2.0, room * float(score.value))
                bar = QRectF(x + each * 0.2, room - height + 4, each * 0.6, height)
                rounded(painter, bar, 2, colour("accent"), None)
            place_of_word = QRect(round(x), self.height() - foot, round(each), foot)
            line(painter, place_of_word, month_word(month, short=True), flags.CENTRE, colour("text3"))

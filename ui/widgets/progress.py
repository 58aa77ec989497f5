# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""How far something is: readiness list, step indicator, timeline, coverage bar."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import Space, Tone, Type, colour, flags, font, metrics, scaled
from ui.theme import icons as icon_set
from ui.widgets.buttons import link
from ui.widgets.labels import Icon, PlainLabel
from ui.widgets.paint import line as text_line
from ui.widgets.paint import rounded, turned


@dataclass(frozen=True)
class Ready:
    """One line of a readiness list; `cure` is a word for the link and what it does."""

    text: str
    tone: Tone = Tone.GREEN
    detail: str = ""
    cure: tuple[str, Callable[[], object]] | None = None


_READY_ICONS = {
    Tone.GREY: "clock",
    Tone.GREEN: "check-circle",
    Tone.AMBER: "alert-triangle",
    Tone.RED: "alert-circle",
}


class ReadinessList(QWidget):
    """Green ticks; red or amber with a sentence and the link to the cure."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.S)
        self._shown: tuple[Ready, ...] = ()

    def set_entries(self, entries: Sequence[Ready]) -> None:
        """Show these; an unchanged list is left alone, so nothing jumps."""
        plain = [(e.text, e.tone, e.detail, e.cure and e.cure[0]) for e in entries]
        if plain == [(e.text, e.tone, e.detail, e.cure and e.cure[0]) for e in self._shown]:
            self._shown = tuple(entries)
            return
        self._shown = tuple(entries)
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for index, entry in enumerate(entries):
            self._column.addWidget(self._line(index, entry))

    def _line(self, index: int, entry: Ready) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(Icon(_READY_ICONS[entry.tone], str(entry.tone), 16), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(1)
        calm = entry.tone is Tone.GREEN
        words.addWidget(PlainLabel(entry.text, Type.BODY if calm else Type.MEDIUM, wrap=True))
        if entry.detail:
            words.addWidget(PlainLabel(entry.detail, Type.SMALL, "text2", wrap=True))
        if entry.cure is not None:
            # The cure is looked up when clicked: an unchanged list may have got new ones.
            cure = link(entry.cure[0], lambda: self._cure(index), small=True)
            words.addWidget(cure, 0, Qt.AlignmentFlag.AlignLeft)
        row.addLayout(words, 1)
        holder.setAccessibleName(f"{entry.text}. {entry.detail}".strip())
        return holder

    def _cure(self, index: int) -> None:
        cure = self._shown[index].cure
        if cure is not None:
            cure[1]()


class StepIndicator(QWidget):
    """The steps of a wizard: done, current, to come. Words always."""

    def __init__(self, words: Sequence[str], current: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = list(words)
        self._current = current
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._name()

    def set_current(self, index: int) -> None:
        """Move to a step."""
        self._current = index
        self._name()
        self.update()

    def reword(self, say: Callable[[str], str]) -> None:
        """Say the steps in another language."""
        self._words = [say(word) for word in self._words]
        self._name()
        self.update()

    def _name(self) -> None:
        text = self.tr("Step {0} of {1}: {2}")
        self.setAccessibleName(text.format(self._current + 1, len(self._words), self._words[self._current]))

    def _width(self, word: str) -> int:
        return 22 + 8 + metrics(Type.MEDIUM).horizontalAdvance(word) + 2

    def sizeHint(self) -> QSize:
        gaps = 62 * (len(self._words) - 1)
        return QSize(
            sum(self._width(word) for word in self._words) + gaps, max(24, metrics(Type.MEDIUM).height())
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x, middle = 0, self.height() // 2
        for index, word in enumerate(self._words):
            mirrored = self.isRightToLeft()
            circle = QRectF(turned(QRect(x, middle - 11, 22, 22), self.width(), mirrored))
            self._circle(painter, circle, index)
            width = self._width(word)
            painter.setFont(font(Type.STRONG if index == self._current else Type.MEDIUM))
            painter.setPen(colour("text" if index == self._current else "text2"))
            place = turned(QRect(x + 30, 0, width - 28, self.height()), self.width(), mirrored)
            painter.drawText(place, flags.start(mirrored), word)
            x += width
            if index < len(self._words) - 1:
                done = index < self._current
                painter.setPen(QPen(colour("accent" if done else "line2"), 2))
                between = turned(QRect(x + 12, middle, 38, 1), self.width(), mirrored)
                painter.drawLine(between.left(), middle, between.right(), middle)
                x += 62

    def _circle(self, painter: QPainter, circle: QRectF, index: int) -> None:
        if index < self._current:
            rounded(painter, circle, 11, colour("accent_soft"), None)
            icon_set.paint(painter, "check", int(circle.x()) + 4, int(circle.y()) + 4, 14, "link")
            return
        here = index == self._current
        ground, ink = (colour("accent"), "on_accent") if here else (None, "text2")
        rounded(painter, circle, 11, ground, None if here else colour("control"))
        painter.setFont(font(Type.CAPTION))
        painter.setPen(colour(ink))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(index + 1))


class Stage(StrEnum):
    """Where a stage of a timeline stands."""

    DONE = "done"
    STOPPED = "stopped"
    PLANNED = "planned"


@dataclass(frozen=True)
class Stop:
    """One stage: word, time in words, and where it stands."""

    word: str
    time: str = ""
    stage: Stage = Stage.PLANNED


class Timeline(QWidget):
    """18 px dots on a line, word and time below; a stop is red with its own icon."""

    DOT = 18

    def __init__(self, stops: Sequence[Stop] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stops: list[Stop] = []
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_stops(stops)

    def set_stops(self, stops: Sequence[Stop]) -> None:
        """Show these stages."""
        self._stops = list(stops)
        self.setAccessibleName("; ".join(f"{s.word}: {s.time}" if s.time else s.word for s in self._stops))
        self.updateGeometry()
        self.update()

    def reword(self, say: Callable[[str], str]) -> None:
        """Say the stages in another language."""
        self.set_stops([replace(stop, word=say(stop.word), time=say(stop.time)) for stop in self._stops])

    def sizeHint(self) -> QSize:
        height = self.DOT + 5 + metrics(Type.MEDIUM).height() + metrics(Type.SMALL).height()
        return QSize(scaled(138) * max(1, len(self._stops)), height)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._stops:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step = min(scaled(150), self.width() // len(self._stops))
        middle, mirrored = self.DOT / 2, self.isRightToLeft()
        word_top = self.DOT + 4
        time_top = word_top + metrics(Type.MEDIUM).height()
        for index, stop in enumerate(self._stops):
            x = index * step
            if index + 1 < len(self._stops):
                reached = (
                    self._stops[index + 1].stage is not Stage.PLANNED and stop.stage is not Stage.STOPPED
                )
                painter.setPen(QPen(colour("accent" if reached else "line2"), 2))
                gap = turned(QRect(x + self.DOT + 2, 0, step - self.DOT - 4, 1), self.width(), mirrored)
                painter.drawLine(QPointF(gap.left(), middle), QPointF(gap.right(), middle))
            at = turned(QRect(x, 0, self.DOT, self.DOT), self.width(), mirrored)
            self._dot(painter, at.x(), stop.stage)
            bad, planned = stop.stage is Stage.STOPPED, stop.stage is Stage.PLANNED
            painter.setFont(font(Type.STRONG if bad else Type.MEDIUM))
            painter.setPen(colour("red" if bad else "text2" if planned else "text"))
            align = flags.start(mirrored)
            words = turned(
                QRect(x, word_top, step - 8, metrics(Type.MEDIUM).height()), self.width(), mirrored
            )
            text_line(painter, words, stop.word, align)
            painter.setFont(font(Type.SMALL))
            painter.setPen(colour("text2"))
            when = turned(QRect(x, time_top, step - 8, metrics(Type.SMALL).height()), self.width(), mirrored)
            text_line(painter, when, stop.time, align)

    def _dot(self, painter: QPainter, x: int, stage: Stage) -> None:
        circle = QRectF(x, 0, self.DOT, self.DOT)
        if stage is Stage.DONE:
            rounded(painter, circle, 9, colour("accent"), None)
            icon_set.paint(painter, "check", x + 3, 3, 12, "on_accent")
        elif stage is Stage.STOPPED:
            icon_set.paint(painter, "alert-circle", x - 2, -2, 22, "red")
        else:
            rounded(painter, circle.adjusted(1, 1, -1, -1), 8, None, colour("control"))


class CoverageBar(QWidget):
    """Green for ready, amber for back-order, with the words beside or above by the caller."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = (0.0, 0.0)
        self.setFixedHeight(5)
        self.setMinimumWidth(40)

    def set_parts(self, ready: float, back_order: float, asked: float, words: str) -> None:
        """Quantities; `words` is what the bar says ("40 of 48, 8 on back-order")."""
        whole = max(asked, 1e-9)
        self._parts = (min(1.0, ready / whole), min(1.0, back_order / whole))
        self.setAccessibleName(words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_coverage(QPainter(self), QRectF(self.rect()), *self._parts, mirrored=self.isRightToLeft())


def paint_coverage(
    painter: QPainter, rect: QRectF, ready: float, back_order: float, *, mirrored: bool = False
) -> None:
    """A coverage bar, for the widget and for cells; it grows from where reading begins."""
    radius = rect.height() / 2
    rounded(painter, rect, radius, colour("line"), None)
    both = min(1.0, ready + back_order)
    if back_order > 0:
        wide = rect.width() * both
        amber = QRectF(rect.right() - wide if mirrored else rect.left(), rect.top(), wide, rect.height())
        rounded(painter, amber, radius, colour("amber_band"), None)
    if ready > 0:
        wide = rect.width() * ready
        green = QRectF(rect.right() - wide if mirrored else rect.left(), rect.top(), wide, rect.height())
        rounded(painter, green, radius, colour("green_band"), None)

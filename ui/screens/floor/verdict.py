# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What the last scan came to, as large as the panel: read from across the room, and never by colour alone."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Tone, Type, colour, current_tokens, font, metrics, scaled
from ui.theme import icons as icon_set
from ui.widgets.paint import elided, isolated, rounded

_ALIGN = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_PAD, _RADIUS, _ENDLESS = 50, 12, 100_000


class Sort(Enum):
    """What kind of a verdict it is: the border's width, the icon and the tone."""

    REST = (Tone.GREY, 2, "scan")
    ASK = (Tone.BLUE, 6, "edit")
    OK = (Tone.GREEN, 6, "check-circle")
    WRONG = (Tone.RED, 10, "alert-triangle")


@dataclass(frozen=True)
class Verdict:
    """The words of a verdict. ``label`` and ``thing``: what was scanned; ``count``: how many, with a note
    beside it; ``need``: what is expected instead, under ``need_label``; ``icon``: where it is another than
    that of its sort.
    """

    sort: Sort
    word: str
    sentence: str = ""
    label: str = ""
    thing: str = ""
    code: str = ""
    count: str = ""
    count_note: str = ""
    need_label: str = ""
    need: str = ""
    need_note: str = ""
    icon: str = ""

    def spoken(self) -> str:
        """All of it, for a screen reader."""
        parts = (
            self.word,
            self.sentence,
            self.label,
            self.thing,
            self.code,
            self.count,
            self.count_note,
            self.need_label,
            self.need,
            self.need_note,
        )
        return ". ".join(part for part in parts if part)


class Scale(NamedTuple):
    """How large a verdict is painted: the icon, the gaps, and the place of each part in the type scale."""

    icon: int
    above: int
    gap: int
    words: tuple[Type, ...]
    text: Type
    thing: Type
    note: Type
    number: Type


#: The first of these that the panel has the height for: a small screen, or one at 200 %, has the last.
SCALES = (
    Scale(
        90, 46, 28, (Type.FLOOR_WORD, Type.FLOOR_WORD_M, Type.FLOOR_WORD_S, Type.FLOOR_TITLE),
        Type.FLOOR_TEXT, Type.FLOOR_TITLE, Type.FLOOR_NOTE, Type.FLOOR_COUNT,
    ),
    Scale(
        64, 24, 16, (Type.FLOOR_WORD_S, Type.FLOOR_TITLE),
        Type.FLOOR_TEXT, Type.FLOOR_HEAD, Type.FLOOR_NOTE, Type.FLOOR_WORD,
    ),
    Scale(
        36, 12, 8, (Type.FLOOR_TITLE, Type.FLOOR_HEAD),
        Type.FLOOR_NOTE, Type.FLOOR_TEXT, Type.SMALL, Type.FLOOR_WORD_S,
    ),
    Scale(
        28, 10, 6, (Type.FLOOR_HEAD, Type.FLOOR_TEXT),
        Type.BODY, Type.COUNTER, Type.SMALL, Type.FLOOR_TITLE,
    ),
)  # fmt: skip


class VerdictPanel(QWidget):
    """Paints one verdict. It takes no focus: the scanner's field has it."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(scaled(420), scaled(200))
        self.verdict = Verdict(Sort.REST, "")

    def show_verdict(self, verdict: Verdict) -> None:
        """Show another one, at once: no motion on the floor."""
        self.verdict = verdict
        self.setAccessibleName(verdict.spoken())
        self.update()

    def scale(self) -> Scale:
        """The largest scale that all parts have room in, above one another."""
        return next((one for one in SCALES if self.needed(one) <= self.height()), SCALES[-1])

    def needed(self, scale: Scale) -> int:
        """How high all parts are together."""
        told = self.verdict
        word = metrics(self._word_role(scale)).height()
        head = max(word + self._sentence(scale).height(), scaled(scale.icon))
        scanned = sum(
            metrics(role).height() + scaled(6)
            for role, text in ((scale.text, told.label), (scale.thing, told.thing), (scale.text, told.code))
            if text
        )
        foot = sum(
            metrics(role).height() + scaled(4) for role, text, _token in self._foot_rows(scale) if text
        )
        if told.count:
            foot = metrics(scale.number).ascent() + scaled(scale.gap) * 4 // 7
        return scaled(scale.above) + head + scaled(scale.gap) + scanned + foot + self._below(scale)

    def paintEvent(self, event: QPaintEvent) -> None:
        tone, border, icon = self.verdict.sort.value
        tokens = current_tokens()
        painter = QPainter(self)
        soft = "surface" if self.verdict.sort in (Sort.REST, Sort.ASK) else tokens.tone_soft(tone)
        frame = QRectF(self.rect())
        rounded(painter, frame, _RADIUS, colour(tokens.tone_band(tone)), None)
        inner = frame.adjusted(border, border, -border, -border)
        rounded(painter, inner, max(2, _RADIUS - border), colour(soft), None)
        ink = "text" if self.verdict.sort in (Sort.REST, Sort.ASK) else tokens.tone_text(tone)
        scale = self.scale()
        top = self._head(painter, scale, self.verdict.icon or icon, ink, tokens.tone_text(tone))
        self._scanned(painter, scale, top)
        self._foot(painter, scale)

    def _left(self) -> int:
        return scaled(min(_PAD, max(20, self.width() // 16)))

    def _line(
        self, painter: QPainter, role: Type, left: int, top: int, text: str, token: str, right: int = 0
    ) -> int:
        """One line of words; where the next may begin."""
        ruler = metrics(role)
        if not text:
            return top
        painter.setFont(font(role))
        painter.setPen(colour(token))
        width = self.width() - left - max(right, self._left())
        painter.drawText(
            QRect(left, top, width, ruler.height()), _ALIGN, isolated(elided(ruler, text, width))
        )
        return top + ruler.height()

    @staticmethod
    def _below(scale: Scale) -> int:
        """The room beneath the lowest line, clear of the widest border."""
        return max(scaled(14), scaled(scale.above) * 2 // 3)

    def _words_at(self, scale: Scale) -> int:
        """Where the words beside the icon begin."""
        return self._left() + scaled(scale.icon) + scaled(scale.gap + 4)

    def _head(self, painter: QPainter, scale: Scale, icon: str, ink: str, icon_ink: str) -> int:
        side, role, top = scaled(scale.icon), self._word_role(scale), scaled(scale.above)
        height = metrics(role).height()
        icon_set.paint(
            painter, icon, self._left(), top + max(0, (height - side) // 2) + scaled(6), side, icon_ink
        )
        below = self._line(painter, role, self._words_at(scale), top, self.verdict.word, ink)
        room = self._sentence(scale)
        if self.verdict.sentence:
            painter.setFont(font(scale.text))
            painter.setPen(colour("text"))
            flags = _ALIGN | Qt.TextFlag.TextWordWrap
            painter.drawText(room.translated(0, below), flags.value, isolated(self.verdict.sentence))
        return max(below + room.height(), top + side) + scaled(scale.gap)

    def _word_role(self, scale: Scale) -> Type:
        """The largest role that the word fits in."""
        width = self.width() - self._words_at(scale) - self._left()
        for role in scale.words:
            if metrics(role).horizontalAdvance(self.verdict.word) <= width:
                return role
        return scale.words[-1] if scale is SCALES[-1] else Type.FLOOR_HEAD

    def _sentence(self, scale: Scale) -> QRect:
        """The room that the sentence takes, from the top on."""
        left = self._words_at(scale)
        room = QRect(left, 0, self.width() - left - self._left(), _ENDLESS)
        flags = _ALIGN | Qt.TextFlag.TextWordWrap
        used = metrics(scale.text).boundingRect(room, flags.value, self.verdict.sentence)
        return QRect(left, 0, room.width(), used.height() if self.verdict.sentence else 0)

    def _scanned(self, painter: QPainter, scale: Scale, top: int) -> None:
        left, told = self._left(), self.verdict
        top = self._line(painter, scale.text, left, top, told.label, "text2") + scaled(6)
        top = self._line(painter, scale.thing, left, top, told.thing, "text") + scaled(4)
        self._line(painter, scale.text, left, top, told.code, "text2")

    def _foot_rows(self, scale: Scale) -> tuple[tuple[Type, str, str], ...]:
        """What is expected instead, the lowest first."""
        return (
            (scale.note, self.verdict.need_note, "text2"),
            (scale.thing, self.verdict.need, "text"),
            (scale.text, self.verdict.need_label, "text2"),
        )

    def _foot(self, painter: QPainter, scale: Scale) -> None:
        left, bottom = self._left(), self.height() - self._below(scale)
        if self.verdict.count:
            ruler = metrics(scale.number)
            top = bottom - ruler.ascent() - scaled(scale.gap) * 4 // 7
            self._line(painter, scale.number, left, top, self.verdict.count, "text")
            at = left + ruler.horizontalAdvance(self.verdict.count) + scaled(16)
            beside = Type.FLOOR_HEAD if scale.number is Type.FLOOR_COUNT else scale.thing
            base = top + ruler.ascent() - metrics(beside).ascent()
            self._line(painter, beside, at, base, self.verdict.count_note, "text2")
            return
        for role, text, token in self._foot_rows(scale):
            if text:
                bottom -= metrics(role).height() + scaled(4)
                self._line(painter, role, left, bottom, text, token)

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What the last scan came to, as large as the panel: read from across the room, and never by colour alone."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Tone, Type, colour, current_tokens, font, metrics, scaled
from ui.theme import icons as icon_set
from ui.widgets.paint import elided, isolated, rounded

_ALIGN = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_PAD, _RADIUS, _ICON = 50, 12, 90


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


class VerdictPanel(QWidget):
    """Paints one verdict. It takes no focus: the scanner's field has it."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(scaled(420), scaled(300))
        self.verdict = Verdict(Sort.REST, "")

    def show_verdict(self, verdict: Verdict) -> None:
        """Show another one, at once: no motion on the floor."""
        self.verdict = verdict
        self.setAccessibleName(verdict.spoken())
        self.update()

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
        top = self._head(painter, self.verdict.icon or icon, ink, tokens.tone_text(tone))
        self._scanned(painter, top)
        self._foot(painter)

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

    def _head(self, painter: QPainter, icon: str, ink: str, icon_ink: str) -> int:
        left, side = self._left(), scaled(_ICON)
        role = self._word_role(self.width() - 2 * left - side - scaled(30))
        top = scaled(46)
        height = metrics(role).height()
        icon_set.paint(painter, icon, left, top + max(0, (height - side) // 2) + scaled(6), side, icon_ink)
        at = left + side + scaled(32)
        below = self._line(painter, role, at, top, self.verdict.word, ink)
        below = self._wrapped(painter, Type.FLOOR_TEXT, at, below, self.verdict.sentence, "text")
        return max(below, top + side) + scaled(28)

    def _word_role(self, width: int) -> Type:
        """The largest role that the word fits in."""
        for role in (Type.FLOOR_WORD, Type.FLOOR_WORD_M, Type.FLOOR_WORD_S, Type.FLOOR_TITLE):
            if metrics(role).horizontalAdvance(self.verdict.word) <= width:
                return role
        return Type.FLOOR_HEAD

    def _wrapped(self, painter: QPainter, role: Type, left: int, top: int, text: str, token: str) -> int:
        if not text:
            return top
        painter.setFont(font(role))
        painter.setPen(colour(token))
        room = QRect(left, top, self.width() - left - self._left(), self.height())
        flags = _ALIGN | Qt.TextFlag.TextWordWrap
        used = metrics(role).boundingRect(room, flags.value, text)
        painter.drawText(room, flags.value, isolated(text))
        return top + used.height()

    def _scanned(self, painter: QPainter, top: int) -> None:
        left = self._left()
        top = self._line(painter, Type.FLOOR_TEXT, left, top, self.verdict.label, "text2") + scaled(6)
        top = self._line(painter, Type.FLOOR_TITLE, left, top, self.verdict.thing, "text") + scaled(4)
        self._line(painter, Type.FLOOR_TEXT, left, top, self.verdict.code, "text2")

    def _foot(self, painter: QPainter) -> None:
        left, bottom = self._left(), self.height() - scaled(30)
        if self.verdict.count:
            ruler = metrics(Type.FLOOR_COUNT)
            top = bottom - ruler.ascent() - scaled(16)
            self._line(painter, Type.FLOOR_COUNT, left, top, self.verdict.count, "text")
            at = left + ruler.horizontalAdvance(self.verdict.count) + scaled(16)
            note = metrics(Type.FLOOR_HEAD)
            base = top + ruler.ascent() - note.ascent()
            self._line(painter, Type.FLOOR_HEAD, at, base, self.verdict.count_note, "text2")
            return
        rows = (
            (Type.FLOOR_NOTE, self.verdict.need_note, "text2"),
            (Type.FLOOR_TITLE, self.verdict.need, "text"),
            (Type.FLOOR_TEXT, self.verdict.need_label, "text2"),
        )
        for role, text, token in rows:
            if text:
                bottom -= metrics(role).height() + scaled(4)
                self._line(painter, role, left, bottom, text, token)

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What stands above everything on the floor: which order, where it goes, which box, how far, and whether
the network is there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import Space, Type, colour, scaled
from ui.theme import icons as icon_set
from ui.widgets import PlainLabel
from ui.widgets.labels import ElidedLabel
from ui.widgets.paint import fill

_BAR = 10


@dataclass(frozen=True)
class Fact:
    """A label and what it says."""

    label: str
    value: str


class _Pair(QWidget):
    def __init__(self, *, stretches: bool = False) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        self.label = PlainLabel("", Type.FLOOR_NOTE, "text2")
        self.value: PlainLabel = (
            ElidedLabel("", Type.FLOOR_HEAD) if stretches else PlainLabel("", Type.FLOOR_HEAD)
        )
        column.addWidget(self.label)
        column.addWidget(self.value)

    def show_fact(self, fact: Fact) -> None:
        self.label.setText(fact.label)
        if isinstance(self.value, ElidedLabel):
            self.value.set_full_text(fact.value)
        else:
            self.value.setText(fact.value)
        self.setVisible(bool(fact.value))


class _Sign(QWidget):
    """An icon and a few words."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        self._icon = "cloud"
        row.addSpacing(scaled(26))
        self.words = PlainLabel("", Type.FLOOR_NOTE, "text2")
        row.addWidget(self.words)

    def show_sign(self, icon: str, words: str) -> None:
        self._icon = icon
        self.words.setText(words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        side = scaled(18)
        icon_set.paint(QPainter(self), self._icon, 0, (self.height() - side) // 2, side, "text2")


class TopBand(QWidget):
    """Up to four facts, the state of sync, and a bar of progress along the lower edge."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(scaled(28), scaled(16), scaled(28), scaled(16) + _BAR)
        row.setSpacing(scaled(40))
        self._pairs = [_Pair(), _Pair(stretches=True), _Pair(), _Pair()]
        # What stands behind it stays at the far end where it has nothing to say.
        policy = self._pairs[1].sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._pairs[1].setSizePolicy(policy)
        for pair in self._pairs[:2]:
            row.addWidget(pair, 1 if pair is self._pairs[1] else 0)
        for pair in self._pairs[2:]:
            row.addWidget(pair)
        self.sync, self.sound = _Sign(), _Sign()
        signs = QVBoxLayout()
        signs.setSpacing(Space.S)
        signs.addStretch(1)
        signs.addWidget(self.sync)
        signs.addWidget(self.sound)
        signs.addStretch(1)
        row.addLayout(signs)
        self._part = 0.0

    def show_facts(self, facts: Sequence[Fact], part: float) -> None:
        """Show facts, and how much of the work is done, from 0 to 1."""
        for pair, fact in zip(self._pairs, (*facts, *[Fact("", "")] * 4), strict=False):
            pair.show_fact(fact)
        self._part = max(0.0, min(1.0, part))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        fill(painter, self.rect(), colour("surface"))
        bar = QRect(0, self.height() - _BAR, self.width(), _BAR)
        fill(painter, bar, colour("line"))
        done = round(self.width() * self._part)
        left = self.width() - done if self.isRightToLeft() else 0
        fill(painter, QRect(left, bar.top(), done, _BAR), colour("accent"))

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Base, mine, theirs and the result, field by field."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.screens.issues.decision import MINE, THEIRS, Decision
from ui.screens.issues.words import field_word, value_word
from ui.theme import Radius, Space, Tone, Type, colour
from ui.widgets import Divider, ElidedLabel, PlainLabel, RadioButton
from ui.widgets.paint import rounded


class ChoiceBox(QWidget):
    """One side's value, which can be chosen. Signals: `chosen`."""

    chosen = Signal()

    def __init__(self, text: str, name: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.S + 2, Space.S, Space.S, Space.S)
        row.setSpacing(Space.S)
        self.radio = RadioButton()
        self.radio.setAccessibleName(name)
        self.radio.toggled.connect(lambda _on: self.update())
        self.radio.clicked.connect(lambda _on=False: self.chosen.emit())
        row.addWidget(self.radio)
        row.addWidget(ElidedLabel(text), 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.radio.click()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        on = self.radio.isChecked()
        rounded(painter, box, Radius.BUTTON, colour("accent_soft" if on else "surface"), colour("line2"))
        if on:
            rounded(painter, box.adjusted(0.5, 0.5, -0.5, -0.5), Radius.BUTTON, None, colour("accent"))
            rounded(painter, box.adjusted(1, 1, -1, -1), Radius.BUTTON, None, colour("accent"))


class Comparison(QWidget):
    """The table of a conflict. Signals: `changed` when a choice was made."""

    changed = Signal()

    def __init__(
        self, decision: Decision, heads: dict[str, str], zone: str, now: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._decision, self._zone, self._now = decision, zone, now
        self._boxes: dict[tuple[int, str], ChoiceBox] = {}
        self._results: dict[int, tuple[PlainLabel, PlainLabel]] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.S)
        for column, stretch in enumerate((3, 2, 3, 3, 3)):
            grid.setColumnStretch(column, stretch)
        titles = (
            (self.tr("Field"), "", "text"),
            (self.tr("Before"), heads["base"], "text"),
            (self.tr("Mine"), heads["mine"], Tone.BLUE),
            (self.tr("Theirs"), heads["theirs"], Tone.VIOLET),
            (self.tr("Result"), self.tr("What will be saved"), "text"),
        )
        for column, (title, note, tone) in enumerate(titles):
            grid.addLayout(_head(title, note, str(tone)), 0, column)
        for place in range(len(decision.clashes)):
            row = 2 * place + 1
            grid.addWidget(Divider(), row, 0, 1, 5)
            self._add_row(grid, row + 1, place)
        self.show_choices()

    def _add_row(self, grid: QGridLayout, row: int, place: int) -> None:
        clash = self._decision.clashes[place]
        word = field_word(clash.name)
        middle = Qt.AlignmentFlag.AlignVCenter
        grid.addWidget(PlainLabel(word, Type.STRONG, wrap=True), row, 0, middle)
        grid.addWidget(PlainLabel(self._words(place, clash.base), tone="text2", wrap=True), row, 1, middle)
        group = QButtonGroup(self)
        for column, side, value in ((2, MINE, clash.mine), (3, THEIRS, clash.theirs)):
            whose = self.tr("mine") if side == MINE else self.tr("theirs")
            words = self._words(place, value)
            box = ChoiceBox(words, f"{word}, {whose}: {words}")
            box.chosen.connect(partial(self._choose, place, side))
            group.addButton(box.radio)
            self._boxes[place, side] = box
            grid.addWidget(box, row, column, middle)
        holder = QVBoxLayout()
        holder.setSpacing(1)
        value_label, why = (
            PlainLabel("", Type.STRONG, wrap=True),
            PlainLabel("", Type.SMALL, "text2", wrap=True),
        )
        holder.addWidget(value_label)
        holder.addWidget(why)
        self._results[place] = (value_label, why)
        grid.addLayout(holder, row, 4)

    def _words(self, place: int, value: object) -> str:
        return value_word(self._decision.clashes[place].name, value, self._zone, self._now)

    def _choose(self, place: int, side: str) -> None:
        self._decision.choose(place, side)
        self.show_choices()
        self.changed.emit()

    def show_choices(self) -> None:
        """Show the choices in force."""
        for (place, side), box in self._boxes.items():
            box.radio.setChecked(self._decision.choices[place] == side)
        for place, (value_label, why) in self._results.items():
            value_label.setText(self._words(place, self._decision.result(place)))
            why.setText(self._why(place))

    def _why(self, place: int) -> str:
        clash = self._decision.clashes[place]
        mine = self._decision.choices[place] == MINE
        if clash.base not in (clash.mine, clash.theirs):
            return (
                self.tr("Both changed it. Mine is kept")
                if mine
                else self.tr("Both changed it. Theirs is kept")
            )
        if clash.mine == clash.base:
            return self.tr("Only they changed it")
        return self.tr("Only you changed it")


def _head(title: str, note: str, tone: str) -> QVBoxLayout:
    holder = QVBoxLayout()
    holder.setSpacing(1)
    holder.addWidget(PlainLabel(title, Type.STRONG, tone))
    holder.addWidget(PlainLabel(note, Type.SMALL, "text2", wrap=True))
    return holder

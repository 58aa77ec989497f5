# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Cards side by side of which one is chosen: a question whose answers need more than a word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QGridLayout, QSizePolicy, QWidget

from ui.theme import Radius, Space, Tone, Type, colour, flags, font, metrics, scaled
from ui.widgets.paint import chip, chip_height, chip_width, line, rounded, turned

_DOT, _LEAD, _PAD = 16, 40, 12
#: Below this width a card gives up its place beside the others.
_LEAST = 230


@dataclass(frozen=True)
class Choice:
    """One answer: its word, lines beneath it, and perhaps a chip that warns."""

    key: str
    title: str
    lines: tuple[str, ...] = ()
    chip: str = ""
    tone: Tone = Tone.AMBER


class ChoiceCard(QAbstractButton):
    """One card; arrow keys go to the next one."""

    def __init__(self, choice: Choice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setProperty("radius", Radius.CARD)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_choice(choice)

    def set_choice(self, choice: Choice) -> None:
        """Say something else on the same card."""
        self.choice = choice
        self.setText(choice.title)
        self.setAccessibleName(". ".join(part for part in (choice.title, *choice.lines, choice.chip) if part))
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:
        inner = max(60, width - _LEAD - _PAD)
        high = metrics(Type.STRONG).height() + 2
        for words in self.choice.lines:
            box = metrics(Type.SMALL).boundingRect(
                QRect(0, 0, inner, 10_000), Qt.TextFlag.TextWordWrap, words
            )
            high += box.height() + 2
        return high + 2 * _PAD - 2

    def hasHeightForWidth(self) -> bool:
        return True

    def sizeHint(self) -> QSize:
        wide = max(self.width(), scaled(_LEAST))
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(140), self.heightForWidth(max(self.width(), scaled(_LEAST))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on, mirrored = self.isChecked(), self.isRightToLeft()
        rect = QRectF(self.rect())
        ground = "accent_soft" if on else "hover" if self.underMouse() else "surface"
        rounded(painter, rect, Radius.CARD, colour(ground), None if on else colour("line2"))
        if on:
            painter.setPen(QPen(colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), Radius.CARD - 1, Radius.CARD - 1)
        self._paint_dot(painter, on=on, mirrored=mirrored)
        self._paint_words(painter, mirrored=mirrored)

    def _paint_dot(self, painter: QPainter, *, on: bool, mirrored: bool) -> None:
        top = _PAD + (metrics(Type.STRONG).height() - _DOT) // 2
        place = QRectF(turned(QRect(_PAD, top, _DOT, _DOT), self.width(), mirrored))
        if on:
            rounded(painter, place, _DOT / 2, colour("accent"), None)
            rounded(painter, place.adjusted(5, 5, -5, -5), 3, colour("on_accent"), None)
        else:
            rounded(painter, place, _DOT / 2, colour("surface"), colour("control"))

    def _paint_words(self, painter: QPainter, *, mirrored: bool) -> None:
        choice, right = self.choice, self.width() - _PAD
        if choice.chip:
            wide = chip_width(choice.chip)
            place = turned(QRect(right - wide, _PAD - 1, wide, chip_height()), self.width(), mirrored)
            chip(painter, place, choice.chip, choice.tone, mirrored=mirrored)
            right -= wide + Space.S
        high = metrics(Type.STRONG).height() + 2
        painter.setFont(font(Type.STRONG))
        title = turned(QRect(_LEAD, _PAD, right - _LEAD, high), self.width(), mirrored)
        line(painter, title, choice.title, flags.start(mirrored), colour("text"))
        painter.setFont(font(Type.SMALL))
        painter.setPen(colour("text2"))
        y = _PAD + high
        align = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        for words in choice.lines:
            room = QRect(_LEAD, y, self.width() - _LEAD - _PAD, self.height() - y)
            box = metrics(Type.SMALL).boundingRect(room, Qt.TextFlag.TextWordWrap, words)
            painter.drawText(
                turned(room, self.width(), mirrored), int(align) | int(Qt.TextFlag.TextWordWrap), words
            )
            y += box.height() + 2


class ChoiceCards(QWidget):
    """The cards of one question; Tab passes through once. Signals: `chosen(key)` when a person changes it."""

    chosen = Signal(str)

    def __init__(
        self, name: str, choices: Sequence[Choice] = (), columns: int = 3, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._columns = columns
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(Space.M)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self.cards: dict[str, ChoiceCard] = {}
        self._across = 0
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Ask with these; cards whose key stays keep focus and state."""
        current, wanted = self.current, [choice.key for choice in choices]
        for key in [key for key in self.cards if key not in wanted]:
            card = self.cards.pop(key)
            self._group.removeButton(card)
            card.hide()
            card.deleteLater()
        for choice in choices:
            if choice.key in self.cards:
                if self.cards[choice.key].choice != choice:
                    self.cards[choice.key].set_choice(choice)
                continue
            card = ChoiceCard(choice, self)
            card.clicked.connect(lambda _on=False, key=choice.key: self.chosen.emit(key))
            self._group.addButton(card)
            self.cards[choice.key] = card
        self.cards = {key: self.cards[key] for key in wanted}
        self._across = 0
        self._arrange()
        self.set_current(current)

    @property
    def current(self) -> str:
        """The key of the chosen card; empty where none is."""
        return next((key for key, card in self.cards.items() if card.isChecked()), "")

    def set_current(self, key: str) -> None:
        """Choose without a signal; an unknown key chooses none."""
        card = self.cards.get(key)
        if card is not None:
            card.setChecked(True)
            return
        self._group.setExclusive(False)
        for other in self.cards.values():
            other.setChecked(False)
        self._group.setExclusive(True)

    def focus_card(self) -> None:
        """Put the focus on the chosen card, else on the first."""
        card = self.cards.get(self.current) or next(iter(self.cards.values()), None)
        if card is not None:
            card.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        room = max(1, (self.width() + Space.M) // (scaled(_LEAST) + Space.M))
        across = max(1, min(self._columns, len(self.cards), room))
        if across == self._across:
            return
        self._across = across
        for place, card in enumerate(self.cards.values()):
            self._grid.removeWidget(card)
            self._grid.addWidget(card, place // across, place % across)
            card.show()
        for column in range(self._columns):
            self._grid.setColumnStretch(column, 1 if column < across else 0)

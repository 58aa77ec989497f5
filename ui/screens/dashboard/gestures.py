# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What a hand does to a card: it carries it elsewhere, or draws its side or foot, in steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt, QTimer
from PySide6.QtWidgets import QLabel, QToolTip

from desktop_b2b.domain.dashboard import FEWEST_ROWS, MOST_ROWS
from ui.screens.dashboard import placement
from ui.screens.dashboard.rows import row_height
from ui.theme import Space
from ui.widgets import plain_tooltip

if TYPE_CHECKING:
    from ui.screens.dashboard.board import CardBoard
    from ui.screens.dashboard.card import WidgetCard


class Gesture:
    """One card in hand, until it is let go.

    `before` is the card before which it would be put (-1: not known yet) and `row` the row that it is held
    over; `width` and `rows` are those that it would have; `rolling` goes while a card is carried.
    """

    def __init__(self, board: CardBoard, key: str, kind: str) -> None:
        self._board = board
        self.key, self.kind = key, kind
        self.before = self.row = -1
        self.card: WidgetCard = next(card for card in board.cards if card.key == key)
        self.width, self.rows = self.card.state.width, self.card.state.shown_rows
        self.rolling: QTimer | None = None
        self._ghost: QLabel | None = None
        if kind == "move":
            self.card.lifted = True
            self.card.update()

    @property
    def tried(self) -> dict[str, tuple[int, int]]:
        """The width and rows that are tried now, by card."""
        return {self.key: (self.width, self.rows)} if self.kind != "move" else {}

    def go(self, point: QPoint) -> None:
        """The hand went to a point of the board."""
        if self.kind == "move":
            self._carry(point)
        elif self.kind == "width":
            self._widen(point)
        else:
            self._heighten(point)

    def close(self) -> None:
        """The card was let go."""
        self.card.let_go()
        if self.rolling is not None:
            self.rolling.stop()
            self.rolling.deleteLater()
        if self._ghost is not None:
            self._ghost.hide()
            self._ghost.deleteLater()
        QToolTip.hideText()

    def _carry(self, point: QPoint) -> None:
        board = self._board
        x = point.x()
        if board.isRightToLeft():
            x = board.width() - x
        self.before = placement.drop_at(board.places, x - Space.PAGE_X, point.y())
        rows = [place for place in board.places if place.y + place.height > point.y()]
        self.row = (rows or board.places[-1:])[0].row
        if self._ghost is None:
            self._ghost = self._make_ghost()
        self._ghost.move(point + QPoint(Space.S, Space.S))
        board.update()

    def _make_ghost(self) -> QLabel:
        """The card's title under the hand."""
        ghost = QLabel(self._board)
        ghost.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        header = self.card.header_rect()
        ghost.setPixmap(self.card.grab(QRect(0, 0, self.card.width(), header.bottom())))
        ghost.adjustSize()
        ghost.show()
        ghost.raise_()
        return ghost

    def _widen(self, point: QPoint) -> None:
        board, rect = self._board, self.card.geometry()
        room = board.room()
        wide = rect.right() - point.x() if board.isRightToLeft() else point.x() - rect.x()
        self._try(placement.nearest((wide + room.gap / 2) / (room.width + room.gap)), self.rows)
        self._tell(QCoreApplication.translate("Gesture", "{0} %").format(self.width), point)

    def _heighten(self, point: QPoint) -> None:
        height = point.y() - self.card.y() - self.card.height_of(0)
        rows = min(max(round(height / row_height()), FEWEST_ROWS), MOST_ROWS)
        self._try(self.width, rows)
        self._tell(QCoreApplication.translate("Gesture", "%n row(s)", "", rows), point)

    def _try(self, width: int, rows: int) -> None:
        if (width, rows) != (self.width, self.rows):
            self.width, self.rows = width, rows
            self._board.place()

    def _tell(self, words: str, point: QPoint) -> None:
        QToolTip.showText(self._board.mapToGlobal(point + QPoint(Space.M, Space.M)), plain_tooltip(words))

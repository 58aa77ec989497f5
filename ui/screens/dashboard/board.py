# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The board on which the cards stand: in rows, each as wide and high as its user wishes, moved and resized by
the mouse.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.screens.dashboard import placement
from ui.screens.dashboard.placement import Place, Room, Wish
from ui.theme import Space, colour, scaled
from ui.widgets.paint import rounded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from ui.screens.dashboard.card import WidgetCard
    from ui.screens.dashboard.gestures import Gesture

#: A card of a third that is narrower loses its partner's name; whoever wants quarters wants them narrower.
LEAST_WIDTH, LEAST_NARROW = 300, 232
GAP = Space.M
MARK = 3
#: How often the page rolls on under a card that is held at its edge.
ROLL_MS = 40


class CardBoard(QWidget):
    """Places cards and tells what hands wish of them.

    Signals: `moved(key, place in the order)`, `widened(key, hundredths)`, `heightened(key, rows)`,
    `reached(point)` while a card is carried near an edge.
    """

    moved = Signal(str, int)
    widened = Signal(str, int)
    heightened = Signal(str, int)
    reached = Signal(QPoint)

    def __init__(self, area: QWidget) -> None:
        super().__init__(area)
        # Asked for a parent, the binding would look for its kind among all it has, before the first paint.
        self._area = area
        self.setProperty("kind", "page")
        self.setMouseTracking(True)
        self.cards: list[WidgetCard] = []
        self.places: list[Place] = []
        self._gesture: Gesture | None = None
        self._hand = QPoint()

    # ------------------------------------------------------------ where cards stand

    def set_cards(self, cards: Sequence[WidgetCard]) -> None:
        """Show these cards, in this order."""
        for card in cards:
            if card not in self.cards:
                card.carried.connect(self._on_carried)
                card.put_down.connect(self._on_put_down)
        self.cards = list(cards)
        self.place()
        for card in cards:
            if card.isHidden():
                card.show()

    def tab_order(self) -> list[QWidget]:
        """The cards as they are read."""
        return list(self.cards)

    def room(self) -> Room:
        """The room that there is for cards."""
        width = max(1, self.width() - Space.PAGE_X - self._margin_behind())
        return Room(width, GAP, scaled(LEAST_WIDTH), scaled(LEAST_NARROW))

    def place(self) -> None:
        """Put each card where it belongs now."""
        tried = self._gesture.tried if self._gesture is not None else {}
        wishes = []
        for card in self.cards:
            width, rows = tried.get(card.key, (card.state.width, card.state.shown_rows))
            wishes.append(Wish(width, card.height_of(rows)))
        self.places = placement.arranged(wishes, self.room())
        for card, place in zip(self.cards, self.places, strict=True):
            card.setGeometry(self.shown_rect(place))
        height = placement.bottom(self.places) + Space.PAGE_Y
        if self.minimumHeight() != height:
            self.setMinimumHeight(height)
        self.update()

    def _margin_behind(self) -> int:
        """The page's margin, in which the scroll bar stands where there is one: cards do not give way."""
        bar = self._area.width() - self.width()
        return max(Space.XS, Space.PAGE_X - max(0, bar))

    def shown_rect(self, place: Place) -> QRect:
        """A place on the board, mirrored where one reads from the right."""
        x = Space.PAGE_X + place.x
        if self.isRightToLeft():
            x = self.width() - x - place.width
        return QRect(x, place.y, place.width, place.height)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place()

    # ------------------------------------------------------------ hands

    def begin(self, key: str, kind: str) -> Gesture:
        """A card was taken by a hand: by its header (`move`), its side (`width`) or its foot (`rows`)."""
        from ui.screens.dashboard.gestures import Gesture

        self._gesture = Gesture(self, key, kind)
        self.grabKeyboard()
        return self._gesture

    def end(self) -> None:
        """Nothing is held any more."""
        gesture, self._gesture = self._gesture, None
        if gesture is not None:
            self.releaseKeyboard()
            gesture.close()
            self.place()

    @property
    def gesture(self) -> Gesture | None:
        """What a hand does now."""
        return self._gesture

    def _on_carried(self, key: str, at: QPoint) -> None:
        gesture = self._gesture or self.begin(key, "move")
        self._hand = at
        self.roll()
        if gesture.rolling is None:
            gesture.rolling = QTimer(self)
            gesture.rolling.timeout.connect(self.roll)
            gesture.rolling.start(ROLL_MS)

    def roll(self) -> None:
        """The page goes on under a hand that rests at its edge."""
        gesture = self._gesture
        if gesture is not None:
            place = self.mapFromGlobal(self._hand)
            gesture.go(place)
            self.reached.emit(place)

    def _on_put_down(self, key: str, at: QPoint) -> None:
        if self._gesture is not None:
            self._gesture.go(self.mapFromGlobal(at))
            self._finish()

    def _finish(self) -> None:
        gesture = self._gesture
        if gesture is None:
            return
        self.end()
        number = next((n for n, card in enumerate(self.cards) if card.key == gesture.key), -1)
        if number < 0:
            return
        state = self.cards[number].state
        if gesture.kind == "move":
            place = placement.final_place(number, gesture.before) if gesture.before >= 0 else number
            if place != number:
                self.moved.emit(gesture.key, place)
        elif gesture.kind == "width" and gesture.width != state.width:
            self.widened.emit(gesture.key, gesture.width)
        elif gesture.kind == "rows" and gesture.rows != state.shown_rows:
            self.heightened.emit(gesture.key, gesture.rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        from PySide6.QtCore import Qt

        if self._gesture is not None:
            if event.key() == Qt.Key.Key_Escape:
                self.end()
            event.accept()
            return
        super().keyPressEvent(event)

    def edge_at(self, point: QPoint) -> tuple[WidgetCard, str] | None:
        """The card at whose side or foot a point is, in the gap behind or beneath it."""
        mirrored = self.isRightToLeft()
        for card, place in zip(self.cards, self.places, strict=True):
            rect = self.shown_rect(place)
            foot = QRect(rect.x(), rect.bottom() + 1, rect.width(), GAP)
            side = QRect(rect.x() - GAP if mirrored else rect.right() + 1, rect.y(), GAP, rect.height())
            if side.contains(point):
                return card, "width"
            if foot.contains(point):
                return card, "rows"
        return None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        from PySide6.QtCore import Qt

        found = self.edge_at(event.position().toPoint())
        if found is not None and event.button() == Qt.MouseButton.LeftButton:
            self.begin(found[0].key, found[1])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        from PySide6.QtCore import Qt

        place = event.position().toPoint()
        if self._gesture is not None:
            self._gesture.go(place)
            return
        found = self.edge_at(place)
        shapes = {"width": Qt.CursorShape.SizeHorCursor, "rows": Qt.CursorShape.SizeVerCursor}
        self.setCursor(shapes[found[1]] if found is not None else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._gesture is not None:
            self._gesture.go(event.position().toPoint())
            self._finish()

    # ------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        mark = self.mark_rect()
        if mark is not None:
            rounded(QPainter(self), QRectF(mark), MARK / 2, colour("accent"), None)

    def mark_rect(self) -> QRect | None:
        """Where a card would go that is carried now; None where nothing is carried."""
        gesture = self._gesture
        if gesture is None or gesture.kind != "move" or gesture.before < 0 or not self.places:
            return None
        before, last = gesture.before, len(self.places) - 1
        behind = before > last or (before and self.places[before].row != gesture.row)
        rect = self.shown_rect(self.places[before - 1 if behind else before])
        at_right = bool(behind) != self.isRightToLeft()
        x = rect.right() + 1 + (GAP - MARK) // 2 if at_right else rect.x() - (GAP + MARK) // 2
        return QRect(x, rect.y(), MARK, rect.height())

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What a search may go on with, in a list beneath the box; the box keeps the focus and the keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop_b2b.services.queries import Suggestion, SuggestSearch
from desktop_b2b.services.search import OPERATORS
from ui.screens.transactions.box import SearchBox
from ui.screens.transactions.words import choice_word, operator_word
from ui.tasks import Job, Tasks
from ui.theme import Height, Radius, Space, Type, at_least, colour, flags, font, metrics, scaled
from ui.theme import icons as icon_set
from ui.widgets.paint import elided, line, rounded

AnyIndex = QModelIndex | QPersistentModelIndex
#: So many are offered at once.
MOST = 10
WIDEST, NARROWEST = 460, 260
DELAY_MS = 40


class Offer(NamedTuple):
    """One line: what would stand in the box from `start` to `end`, and a word that says what that is."""

    text: str
    start: int
    end: int
    note: str = ""
    recent: bool = False


class OfferModel(QAbstractListModel):
    """The lines that are offered."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.offers: list[Offer] = []

    def show(self, offers: Sequence[Offer]) -> None:
        """Offer these."""
        self.beginResetModel()
        self.offers = list(offers)
        self.endResetModel()

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.offers)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        offer = self.offers[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return offer.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (offer.text, offer.note) if part)
        return None


class OfferDelegate(QStyledItemDelegate):
    """Paints a line: the text that would be typed, and what it means at the far end."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(0, at_least(Height.NAV_VIEW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        model = index.model()
        if not isinstance(model, OfferModel):
            return
        offer, room = model.offers[index.row()], QRect(option.rect)
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        if option.state & QStyle.StateFlag.State_Selected:
            rounded(painter, QRectF(room.adjusted(4, 0, -4, 0)), Radius.CHIP, colour("sel"), None)
        side, lead = icon_set.TEXT, Space.M
        x = room.right() + 1 - lead - side if mirrored else room.left() + lead
        name = "history" if offer.recent else "search"
        icon_set.paint(painter, name, x, room.center().y() - side // 2 + 1, side, "text3")
        words = room.adjusted(lead, 0, -lead - side - 9, 0) if mirrored else room.adjusted(
            lead + side + 9, 0, -lead, 0
        )  # fmt: skip
        painter.setFont(font(Type.MEDIUM))
        shown = elided(metrics(Type.MEDIUM), offer.text, words.width())
        line(painter, words, shown, flags.start(mirrored), colour("text"))
        used = metrics(Type.MEDIUM).horizontalAdvance(shown) + Space.L
        rest = words.adjusted(0, 0, -used, 0) if mirrored else words.adjusted(used, 0, 0, 0)
        if offer.note and rest.width() > 40:
            painter.setFont(font(Type.SMALL))
            note = elided(metrics(Type.SMALL), offer.note, rest.width())
            line(painter, rest, note, flags.end(mirrored), colour("text2"))


class OfferList(QFrame):
    """The list itself: a child of the window, over all else of it."""

    def __init__(self, window: QWidget, chosen: Callable[[Offer], object]) -> None:
        super().__init__(window)
        self.hide()
        self._chosen = chosen
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 5, 1, 5)
        self.model = OfferModel(self)
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setProperty("kind", "entries")
        self.view.setItemDelegate(OfferDelegate(self.view))
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setMouseTracking(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setAccessibleName(self.tr("Suggestions"))
        self.view.clicked.connect(lambda index: chosen(self.model.offers[index.row()]))
        self.view.entered.connect(self.view.setCurrentIndex)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.addWidget(self.view)

    @property
    def current(self) -> Offer | None:
        """The line that Enter takes; None until one was moved to."""
        index = self.view.currentIndex()
        return self.model.offers[index.row()] if index.isValid() else None

    def move_choice(self, step: int) -> None:
        """The next line, going round over "none"."""
        count = self.model.rowCount()
        row = self.view.currentIndex().row()
        wanted = max(0, min(count - 1, row + step)) if abs(step) > 1 else (row + 1 + step) % (count + 1) - 1
        self.view.setCurrentIndex(self.model.index(wanted, 0) if wanted >= 0 else QModelIndex())

    def show_below(self, box: QWidget, offers: Sequence[Offer]) -> None:
        """Offer these beneath the box."""
        self.model.show(offers)
        self.place(box)
        self.raise_()
        self.show()

    def place(self, box: QWidget) -> None:
        """Stand beneath the box, within the window."""
        rows = min(self.model.rowCount(), MOST)
        height = rows * at_least(Height.NAV_VIEW) + 2 * 5 + 2
        width = max(scaled(NARROWEST), min(scaled(WIDEST), box.width()))
        window = self.window()
        corner = box.mapTo(window, QPoint(0, box.height() + 2))
        if box.isRightToLeft():
            corner.setX(corner.x() + box.width() - width)
        corner.setX(max(0, min(corner.x(), window.width() - width)))
        self.setGeometry(QRect(corner, QSize(width, min(height, window.height() - corner.y()))))

    def paintEvent(self, event: QPaintEvent) -> None:
        box = QRectF(self.rect())
        rounded(QPainter(self), box, Radius.BUTTON, colour("raised"), colour("line2"))


class Suggesting(QObject):
    """Asks what a search may go on with while somebody types, and puts in the box what is chosen.

    `recent` gives the searches that were made last, for a box in which nothing stands.
    """

    def __init__(self, box: SearchBox, tasks: Tasks, recent: Callable[[], Sequence[str]]) -> None:
        super().__init__(box)
        self._box, self._tasks, self._recent = box, tasks, recent
        self._list: OfferList | None = None
        self._job: Job[list[Suggestion]] | None = None
        self._turn = 0
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(DELAY_MS)
        self._wait.timeout.connect(self._ask)
        box.textEdited.connect(lambda _text: self._on_edited())
        box.asked.connect(self.open)
        box.moved.connect(self._move)
        box.taken.connect(self._take_first)
        box.left_list.connect(self.close)
        box.installEventFilter(self)

    @property
    def list(self) -> OfferList:
        """The list, made when it is first needed."""
        if self._list is None:
            self._list = OfferList(self._box.window(), self.take)
        return self._list

    @property
    def current(self) -> Offer | None:
        """What Enter would take."""
        return self.list.current if self._box.suggests else None

    def _on_edited(self) -> None:
        if not self._box.is_put:
            self._wait.start()

    def _move(self, step: int) -> None:
        self.list.move_choice(step)

    def open(self) -> None:
        """Offer what fits now."""
        self._ask(wanted=True)

    def close(self) -> None:
        """Offer nothing any more."""
        self._wait.stop()
        self._let_go()
        if self._box.suggests:
            self._box.suggests = False
            self.list.hide()

    def _let_go(self) -> None:
        self._turn += 1
        if self._job is not None:
            self._tasks.let_go(self._job)
            self._job = None

    def _ask(self, wanted: bool = False) -> None:
        """Ask for what may follow; an empty box gets its recent searches, but only where somebody asked."""
        self._let_go()
        text, caret = self._box.text(), self._box.cursorPosition()
        if not text.strip() and not wanted:
            self.close()
            return
        turn = self._turn
        self._job = self._tasks.query(SuggestSearch(text=text, caret=caret, limit=MOST))
        self._tasks.when(
            self._job, self, lambda found: self._arrived(turn, found), on_error=lambda _error: self.close()
        )

    def _arrived(self, turn: int, found: Sequence[Suggestion]) -> None:
        if turn != self._turn or not self._box.isVisible():
            return
        text = self._box.text()
        offers: list[Offer] = []
        if not text.strip():
            offers = [Offer(old, 0, len(text), recent=True) for old in self._recent()]
        offers += [self._offer(text, one) for one in found if one.text != text[one.start : one.end]]
        if not offers:
            self.close()
            return
        self._box.suggests = True
        self.list.show_below(self._box, offers)

    def _offer(self, text: str, one: Suggestion) -> Offer:
        note = meaning(text, one)
        return Offer(one.text, one.start, one.end, note if note != one.text else one.hint)

    def _take_first(self) -> None:
        """Tab takes the line that was moved to; without one it goes on to the next field."""
        offer = self.current
        if offer is None:
            self.close()
            self._box.focusNextPrevChild(True)
        else:
            self.take(offer)

    def take(self, offer: Offer) -> None:
        """Put a line into the box; what opens (an operator, a list) goes on with its values."""
        self.close()
        opens = offer.text.endswith(":")
        after = "" if opens or offer.recent or offer.end < len(self._box.text()) else " "
        self._box.replace_part(offer.start, offer.end, offer.text + after)
        self._box.textEdited.emit(self._box.text())
        self._wait.stop()
        if opens:
            self.open()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            self.close()
        elif event.type() == QEvent.Type.Resize and self._box.suggests:
            self.list.place(self._box)
        return False


def meaning(text: str, one: Suggestion) -> str:
    """What a suggestion is, in the language of the window: "Partner", "Waiting for answer"."""
    name, colon, value = one.text.partition(":")
    if colon and name in OPERATORS:
        if not value:
            return operator_word(name)
        return choice_word(name, value) if value in OPERATORS[name].values else operator_word(name)
    before = text[: one.start].rpartition(" ")[2].lstrip("-")
    asked = before.partition(":")[0]
    from desktop_b2b.services.search.words import operators_by_word, plain

    operator = operators_by_word().get(plain(asked)) if ":" in before else None
    if operator is None or one.text not in operator.values:
        return one.hint
    return choice_word(operator.name, one.text)

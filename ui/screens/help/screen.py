# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Help (F1): topics and search at the side, the page beside it. Offline, in the language in force."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    QUrl,
)
from PySide6.QtGui import QKeyEvent, QPainter, QTextCursor
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui import actions
from ui.actions import ActionKey
from ui.screens.help.pages import LINK, Hit, find, page
from ui.screens.help.reader import Reader
from ui.shell.screen import Route, Screen, ScreenContext
from ui.theme import Height, Radius, Space, Type, Width, at_least, colour, flags, font, metrics, scaled
from ui.widgets import Card, PlainLabel, SearchField
from ui.widgets.paint import line, rounded

AnyIndex = QModelIndex | QPersistentModelIndex
TYPING_MS = 120


class HitModel(QAbstractListModel):
    """Pages, with the words that were found in them."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.hits: list[Hit] = []

    def set_hits(self, hits: list[Hit]) -> None:
        """Show these."""
        self.beginResetModel()
        self.hits = hits
        self.endResetModel()

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.hits)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not 0 <= index.row() < len(self.hits):
            return None
        hit = self.hits[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return hit.page.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{hit.page.title}. {hit.excerpt}".rstrip(". ")
        return None


class HitDelegate(QStyledItemDelegate):
    """A title, and beneath it where the words stand."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        model = index.model()
        two = isinstance(model, HitModel) and bool(model.hits[index.row()].excerpt)
        more = metrics(Type.SMALL).height() + 4 if two else 0
        return QSize(0, at_least(Height.NAV) + more)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        model = index.model()
        if not isinstance(model, HitModel):
            return
        hit, room = model.hits[index.row()], QRect(option.rect)
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            ground = (
                "hover"
                if not chosen
                else "sel"
                if option.state & QStyle.StateFlag.State_Active
                else "sel_off"
            )
            rounded(painter, QRectF(room), Radius.BUTTON, colour(ground), None)
        words = room.adjusted(10, 0, -10, 0)
        if hit.excerpt:
            high = metrics(Type.SMALL).height() + 4
            painter.setFont(font(Type.SMALL))
            place = QRect(words.left(), words.bottom() - high - 1, words.width(), high)
            line(painter, place, hit.excerpt, flags.start(mirrored), colour("text2"))
            words.setBottom(words.bottom() - high)
        painter.setFont(font(Type.STRONG if chosen else Type.MEDIUM))
        line(painter, words, hit.page.title, flags.start(mirrored), colour("text"))


class HelpScreen(Screen):
    """The parameter `topic` of its route says which page, `part` at which of its headings it is opened."""

    NAV = "help"

    def __init__(self, context: ScreenContext, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(context, route, parent)
        self._language = context.viewer.organisation.language
        self.search = SearchField(self.tr("Find in the help"))
        self.hits = HitModel(self)
        self.list = self._make_list()
        self.nothing = PlainLabel(self.tr("No page holds these words."), Type.BODY, "text2", wrap=True)
        self.reader = Reader()
        self.reader.anchorClicked.connect(self._on_link)
        self._build()
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._typing.timeout.connect(self._find)
        self.search.textChanged.connect(lambda _text: self._typing.start())
        self.search.installEventFilter(self)
        context.theme.changed.connect(self._show_page)
        self._find()
        self._show_page()

    @property
    def topic(self) -> str:
        """The page that is shown."""
        return page(str(self.route.param("topic")), self._language).topic

    def title(self) -> str:
        return actions.plain_text(ActionKey.HELP)

    def takes(self, route: Route) -> bool:
        return route.screen == "help"

    def show_route(self, route: Route) -> None:
        super().show_route(route)
        self._mark()
        self._show_page()

    def activate(self) -> None:
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    # ------------------------------------------------------------ building

    def _make_list(self) -> QListView:
        view = QListView()
        view.setModel(self.hits)
        view.setItemDelegate(HitDelegate(view))
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setProperty("kind", "entries")
        view.setMouseTracking(True)
        view.setAccessibleName(self.tr("Pages"))
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.selectionModel().currentChanged.connect(lambda now, _before: self._on_chosen(now))
        return view

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.PAGE_X, 0, Space.PAGE_X, Space.PAGE_Y)
        row.setSpacing(Space.L)
        side = QWidget()
        side.setFixedWidth(scaled(Width.SIDE))
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self.search)
        column.addWidget(self.nothing)
        column.addWidget(self.list, 1)
        row.addWidget(side)
        card = Card(flush=True)
        card.body.addWidget(self.reader)
        row.addWidget(card, 1)

    # ------------------------------------------------------------ showing

    def _find(self) -> None:
        found = find(self.search.text(), self._language)
        self.hits.set_hits(found)
        self.nothing.setVisible(not found)
        self.list.setVisible(bool(found))
        self._mark()

    def _mark(self) -> None:
        """The page that is shown is the chosen one of the list."""
        row = next((n for n, hit in enumerate(self.hits.hits) if hit.page.topic == self.topic), -1)
        self.list.selectionModel().blockSignals(True)
        self.list.setCurrentIndex(self.hits.index(row, 0) if row >= 0 else QModelIndex())
        self.list.selectionModel().blockSignals(False)
        self.list.viewport().update()

    def _show_page(self) -> None:
        part = self.route.param("part", 0)
        self.reader.show_page(page(self.topic, self._language), part if isinstance(part, int) else 0)
        sought = self.search.text().strip()
        if sought:
            self.reader.moveCursor(QTextCursor.MoveOperation.Start)
            self.reader.find(sought.split()[0])

    def _on_chosen(self, index: AnyIndex) -> None:
        if 0 <= index.row() < len(self.hits.hits):
            self._go(self.hits.hits[index.row()].page.topic)

    def _go(self, topic: str) -> None:
        if topic != self.topic:
            self.context.open(Route.to("help", topic=topic))

    def _on_link(self, target: QUrl) -> None:
        text = target.toString()
        if text.startswith(LINK):
            self._go(text.removeprefix(LINK))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down and self.hits.hits:
                self.list.setFocus(Qt.FocusReason.TabFocusReason)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.hits.hits:
                self._typing.stop()
                self._find()
                self._go(self.hits.hits[0].page.topic)
                return True
        return False

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The dashboard (S2.31–S2.49): the widgets of the viewer's organisation, in three columns."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from ui import actions
from ui.actions import ActionKey
from ui.screens.dashboard.card import WidgetCard
from ui.screens.dashboard.columns import RowWords
from ui.screens.dashboard.widgets import LOOKS
from ui.shell.routes import route_of_row, stops_of
from ui.shell.screen import Route, Screen, ScreenContext
from ui.strings import long_day_word
from ui.theme import Space, Type, scaled
from ui.widgets import PlainLabel, plain_tooltip, quiet

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from desktop_b2b.services.queries import TransactionRow, WidgetState

#: A widget narrower than this loses its partner's name.
LEAST_WIDTH = 300
MOST_COLUMNS = 3
TABLES = "ui.screens.dashboard.table"


class DashboardScreen(Screen):
    """Cards that keep their places; only numbers and rows change."""

    NAV = "dashboard"

    def __init__(self, context: ScreenContext, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(context, route, parent)
        self.cards: dict[str, WidgetCard] = {}
        self._words = RowWords(lambda: context.zone, context.clock.now)
        self._columns = 0
        self.all_read = quiet(actions.plain_text(ActionKey.ALL_READ), "check", self.mark_all_read, sz="s")
        self._action: QAction | None = None
        self.all_read.setToolTip(plain_tooltip(actions.shortcut(ActionKey.ALL_READ).toString()))
        self.all_read.hide()
        self._day = PlainLabel("", Type.BODY, "text3")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        page = QWidget()
        page.setProperty("kind", "page")
        self._grid = QGridLayout(page)
        self._grid.setContentsMargins(Space.PAGE_X, 0, Space.PAGE_X, Space.PAGE_Y)
        self._grid.setSpacing(Space.M)
        scroll.setWidget(page)
        self._scroll = scroll
        outer.addWidget(scroll)
        self._later = QTimer(self)
        self._later.timeout.connect(self._furnish_next)
        context.feeds.dashboard_changed.connect(self._show)
        context.notifier.minute.connect(self._on_minute)
        if context.feeds.dashboard is not None:
            self._show(context.feeds.dashboard)
        self._say_day()

    def title(self) -> str:
        return self.tr("Dashboard")

    def header_start(self) -> list[QWidget]:
        return [self.all_read]

    def header_end(self) -> list[QWidget]:
        return [self._day]

    def screen_actions(self) -> list[QAction]:
        if self._action is None:
            self._action = actions.make(ActionKey.ALL_READ, self, self.mark_all_read)
            self._action.setEnabled(self.unread > 0)
        return [self._action]

    def later_steps(self) -> list[Callable[[], object]]:
        # Tables are loaded in turns of their own, lest the window wait for all at once.
        loaded = [partial(import_module, name) for name in ("ui.models", "ui.models.table_model", TABLES)]
        return [*loaded, *(card.furnish for card in self.cards.values())]

    @property
    def unread(self) -> int:
        """Unread alerts of all widgets."""
        return sum(card.unread for card in self.cards.values())

    # ------------------------------------------------------------ showing

    def _show(self, widgets: list[WidgetState]) -> None:
        known = [state for state in widgets if state.key in LOOKS]
        if [state.key for state in known] != list(self.cards):
            self._make_cards(known)
        else:
            for state in known:
                self.cards[state.key].set_state(state)
        self.all_read.setVisible(any(card.unread for card in self.cards.values()))
        if self._action is not None:
            self._action.setEnabled(self.unread > 0)

    def _make_cards(self, widgets: list[WidgetState]) -> None:
        for card in self.cards.values():
            self._grid.removeWidget(card)
            card.deleteLater()
        self.cards = {}
        for state in widgets:
            card = WidgetCard(state, self._words)
            card.row_opened.connect(partial(self._open_row, card))
            card.list_requested.connect(self._open_list)
            card.read_requested.connect(self._mark_widget_read)
            self.cards[state.key] = card
        self._columns = 0
        self._arrange()
        # On the first screen of all the window says when.
        if self.context.feeds.listening:
            self._later.start()

    def _furnish_next(self) -> None:
        """One card at a time, between which the window answers."""
        bare = next((card for card in self.cards.values() if not card.is_furnished), None)
        if bare is None:
            self._later.stop()
        else:
            bare.furnish()

    def _arrange(self) -> None:
        room = self.width() - 2 * Space.PAGE_X + Space.M
        count = max(1, min(MOST_COLUMNS, room // (scaled(LEAST_WIDTH) + Space.M)))
        if count == self._columns or not self.cards:
            return
        for column in range(MOST_COLUMNS):
            self._grid.setColumnStretch(column, 1 if column < count else 0)
        self._columns = count
        for place, card in enumerate(self.cards.values()):
            self._grid.addWidget(card, place // count, place % count)
        for row in range(len(self.cards) + 1):
            used = row * count < len(self.cards)
            self._grid.setRowStretch(row, 1 if used else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _on_minute(self) -> None:
        if self.isVisible():
            for card in self.cards.values():
                card.refresh_words()
            self._say_day()

    def activate(self) -> None:
        self._on_minute()

    def _say_day(self) -> None:
        self._day.setText(long_day_word(self.context.clock.now(), self.context.zone))

    # ------------------------------------------------------------ doing

    def _open_row(self, card: WidgetCard, row: TransactionRow) -> None:
        from desktop_b2b.domain.commands.account import MarkOpened

        if row.unread:
            self.run(self.context.tasks.command(MarkOpened(record_id=row.id)))
        self.context.trail.follow(stops_of(card.rows))
        self.context.open(route_of_row(row))

    def _open_list(self, key: str) -> None:
        self.context.open(Route.to("transactions", widget=key))

    def mark_all_read(self) -> None:
        """Only new alerts count from now on (S2.39)."""
        self._mark_read(tuple(key for key, card in self.cards.items() if card.unread))

    def _mark_widget_read(self, key: str) -> None:
        self._mark_read((key,))

    def _mark_read(self, keys: tuple[str, ...]) -> None:
        if keys:
            self.run(self._mark(keys))

    async def _mark(self, keys: tuple[str, ...]) -> None:
        from desktop_b2b.domain.commands.account import MarkSeen
        from desktop_b2b.services.queries import Dashboard

        tasks = self.context.tasks
        before = await tasks.query(Dashboard(keys=keys, rows=0))
        now = self.context.clock.now()
        await tasks.command(MarkSeen(widgets=keys, seen_at=now))
        fact = self.tr("%n alert(s) are read", "", sum(state.unread for state in before))
        self.say(fact, self.tr("Only new ones count from now on."), undo=lambda: self._unmark(before, now))

    def _unmark(self, before: list[WidgetState], seen_at: int) -> None:
        from desktop_b2b.domain.commands.views import RestoreSeen, SeenValue

        marks = tuple(SeenValue(widget=one.key, was=one.seen_at, seen_at=seen_at) for one in before)
        self.run(self.context.tasks.command(RestoreSeen(marks=marks)))

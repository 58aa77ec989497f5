# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The dashboard (S2.31–S2.49, S2.52–S2.58): the widgets of whoever looks, in their order and sizes."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui import actions
from ui.actions import ActionKey
from ui.screens.dashboard.board import CardBoard
from ui.screens.dashboard.card import WidgetCard
from ui.screens.dashboard.columns import RowWords
from ui.screens.dashboard.widgets import LOOKS
from ui.shell.routes import partner_of_row, route_of_row, stops_of
from ui.shell.screen import Route, Screen, ScreenContext
from ui.strings import long_day_word
from ui.theme import Type
from ui.widgets import PlainLabel, plain_tooltip, quiet, secondary

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from desktop_b2b.services.queries import TransactionRow, WidgetState
    from ui.screens.dashboard.chart.patience import Turns
    from ui.screens.dashboard.doing import WidgetCommands
    from ui.screens.dashboard.menu import WidgetActions

#: What is loaded after the first paint, in turns of their own, lest the window wait for all at once.
LATER = ("ui.models", "ui.models.table_model", "ui.screens.dashboard.table")
#: How near an edge the page scrolls while a card is carried.
NEAR = 40
#: In how many steps it would come as far as the card is beyond that.
STEPS = 4


class DashboardScreen(Screen):
    """Cards that keep their places; only numbers and rows change."""

    NAV = "dashboard"

    def __init__(self, context: ScreenContext, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(context, route, parent)
        self.cards: dict[str, WidgetCard] = {}
        self._words = RowWords(lambda: context.zone, context.clock.now)
        self._action: QAction | None = None
        self._empty: QWidget | None = None
        self.all_read = quiet(actions.plain_text(ActionKey.ALL_READ), "check", self.mark_all_read, sz="s")
        self.all_read.setToolTip(plain_tooltip(actions.shortcut(ActionKey.ALL_READ).toString()))
        self.all_read.hide()
        self._day = PlainLabel("", Type.BODY, "text3")
        self.add = secondary(self.tr("Add widget"), "plus", self.add_widget, sz="s")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.board = CardBoard(scroll)
        scroll.setWidget(self.board)
        self.scroller = scroll
        outer.addWidget(scroll)
        self._later = QTimer(self)
        self._later.timeout.connect(self._furnish_next)
        self.board.moved.connect(self._on_moved)
        self.board.widened.connect(self._on_widened)
        self.board.heightened.connect(self._on_heightened)
        self.board.reached.connect(self._scroll_to)
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
        return [self._day, self.add]

    @cached_property
    def commands(self) -> WidgetCommands:
        """What is done to widgets."""
        from ui.screens.dashboard.doing import WidgetCommands

        return WidgetCommands(self)

    @cached_property
    def widget_actions(self) -> WidgetActions:
        """The commands of the widget in which the focus is."""
        from ui.screens.dashboard.menu import WidgetActions

        return WidgetActions(self)

    @cached_property
    def turns(self) -> Turns:
        """Whose picture is counted now: never two at once."""
        from ui.screens.dashboard.chart.patience import Turns

        return Turns()

    def screen_actions(self) -> list[QAction]:
        if self._action is None:
            self._action = actions.make(ActionKey.ALL_READ, self, self.mark_all_read)
            self._action.setEnabled(self.unread > 0)
        if "widget_actions" not in self.__dict__:
            return [self._action]
        return [self._action, *self.widget_actions.actions]

    def later_steps(self) -> list[Callable[[], object]]:
        steps: list[Callable[[], object]] = [partial(import_module, name) for name in LATER]
        steps += [card.furnish for card in self.cards.values()]
        return steps

    @property
    def unread(self) -> int:
        """Unread alerts of all widgets."""
        return sum(card.unread for card in self.cards.values())

    # ------------------------------------------------------------ showing

    def _show(self, widgets: list[WidgetState]) -> None:
        before, self.cards = self.cards, {}
        for state in widgets:
            if state.is_default and state.key not in LOOKS:
                continue  # a default one of a newer version: its words are not known here
            card = before.pop(state.key, None)
            if card is None:
                card = self._make_card(state)
            else:
                card.set_state(state)
            self.cards[state.key] = card
        self.board.set_cards(list(self.cards.values()))
        self._put_away(list(before.values()))
        self.all_read.setVisible(self.unread > 0)
        # On the first screen of all the window says when.
        if self.context.feeds.listening:
            self._complete()

    def _make_card(self, state: WidgetState) -> WidgetCard:
        card = WidgetCard(state, self._words, self.board)
        card.row_opened.connect(partial(self._open_row, card))
        card.partner_opened.connect(lambda row: self.context.open(partner_of_row(row)))
        card.list_requested.connect(self.open_list)
        card.menu_requested.connect(self._open_menu)
        return card

    def _put_away(self, gone: list[WidgetCard]) -> None:
        for card in gone:
            focused = card.isAncestorOf(self.focusWidget()) if self.focusWidget() is not None else False
            card.hide()
            card.deleteLater()
            if focused and self.cards:
                next(iter(self.cards.values())).focus_inside()

    def _complete(self) -> None:
        """What needs more than the first paint had: bodies, tables, commands."""
        for card in self.cards.values():
            self._dress(card)
        if any(not card.is_furnished for card in self.cards.values()):
            self._later.start()
        if "widget_actions" in self.__dict__:
            self.widget_actions.refresh()
        else:
            self.widget_actions.refresh()
            self.header_changed.emit()
        if self._action is not None:
            self._action.setEnabled(self.unread > 0)
        self._show_empty()

    def _dress(self, card: WidgetCard) -> None:
        """Give a card that shows no rows what it shows instead, and its search in words."""
        from ui.screens.dashboard.bodies import body_for
        from ui.screens.transactions.words import search_words

        card.speak(search_words)
        card.set_body(body_for(self, card))

    def _show_empty(self) -> None:
        if bool(self.cards) == (self._empty is None):
            return
        if self.cards and self._empty is not None:
            self._empty.hide()
            self._empty.deleteLater()
            self._empty = None
            self.scroller.show()
            return
        from ui.screens.dashboard.bodies import empty_dashboard

        self._empty = empty_dashboard(self)
        self.scroller.hide()
        layout = self.layout()
        if layout is not None:
            layout.addWidget(self._empty)

    def _furnish_next(self) -> None:
        """One card at a time, between which the window answers."""
        bare = next((card for card in self.cards.values() if not card.is_furnished), None)
        if bare is None:
            self._later.stop()
        else:
            bare.furnish()

    def _on_minute(self) -> None:
        if self.isVisible():
            for card in self.cards.values():
                card.refresh_words()
            self._say_day()

    def activate(self) -> None:
        self._on_minute()

    def _say_day(self) -> None:
        self._day.setText(long_day_word(self.context.clock.now(), self.context.zone))

    def _on_moved(self, key: str, place: int) -> None:
        self.commands.move(key, place)

    def _on_widened(self, key: str, width: int) -> None:
        self.commands.widen(key, width)

    def _on_heightened(self, key: str, rows: int) -> None:
        self.commands.heighten(key, rows)

    def _scroll_to(self, point: QPoint) -> None:
        """The page goes on under a card that is carried to its upper or lower edge, the faster the nearer."""
        bar = self.scroller.verticalScrollBar()
        y, high = point.y() - bar.value(), self.scroller.viewport().height()
        beyond = min(0, y - NEAR) + max(0, y - (high - NEAR))
        bar.setValue(bar.value() + min(max(round(beyond / STEPS), -NEAR), NEAR))

    # ------------------------------------------------------------ doing

    def _open_row(self, card: WidgetCard, row: TransactionRow) -> None:
        from desktop_b2b.domain.commands.account import MarkOpened

        if row.unread:
            self.run(self.context.tasks.command(MarkOpened(record_id=row.id)))
        self.context.trail.follow(stops_of(card.rows))
        self.context.open(route_of_row(row))

    def open_list(self, key: str) -> None:
        """All that a widget counts, in transaction search."""
        state = self.cards[key].state
        if state.is_default and state.query == f"widget:{key}" and not state.sort:
            self.context.open(Route.to("transactions", widget=key))
        else:
            self.open_search(state.query, state.sort)

    def open_search(self, query: str, sort: tuple[str, ...] = ()) -> None:
        """A search in transaction search."""
        self.context.open(Route.to("transactions", query=query, sort=sort))

    def _open_menu(self, key: str, at: QPoint) -> None:
        self.widget_actions.open_menu(key).popup(at)

    def add_widget(self) -> None:
        """Put a search on the dashboard, or a widget that was removed."""
        from ui.screens.dashboard.adding import offer_widgets

        self.run(offer_widgets(self))

    def edit_widget(self, key: str) -> None:
        """Change a widget: the manual's dialog (S2.36)."""
        from ui.screens.dashboard.adding import edit

        self.run(edit(self.context, self, key))

    def mark_all_read(self) -> None:
        """Only new alerts count from now on (S2.39)."""
        self.commands.read_all()

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The commands of one widget: in the menu of its tool, in that of the window, and by keys (S2.36, S2.37)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from desktop_b2b.domain.dashboard import FEWEST_ROWS, MOST_ROWS
from ui import actions
from ui.actions import ActionKey
from ui.screens.dashboard import placement
from ui.screens.dashboard.chart.picture import ChartBody
from ui.screens.dashboard.placement import WIDTHS
from ui.strings import number_word
from ui.theme import icon

if TYPE_CHECKING:
    from ui.screens.dashboard.card import WidgetCard
    from ui.screens.dashboard.screen import DashboardScreen

ROWS = (3, 5, 8, 12, 20)
_STEPS = {
    ActionKey.WIDGET_LEFT: placement.LEFT,
    ActionKey.WIDGET_RIGHT: placement.RIGHT,
    ActionKey.WIDGET_UP: placement.UP,
    ActionKey.WIDGET_DOWN: placement.DOWN,
}


class WidgetActions(QObject):
    """Acts on the widget in which the focus is, or was last: `current`."""

    def __init__(self, screen: DashboardScreen) -> None:
        super().__init__(screen)
        self._screen = screen
        self._key = ""
        self.add = actions.make(ActionKey.ADD_WIDGET, self, screen.add_widget)
        doing = screen.commands
        calls: dict[ActionKey, Callable[[str], object]] = {
            ActionKey.EDIT_WIDGET: screen.edit_widget,
            **{key: partial(self._step, direction) for key, direction in _STEPS.items()},
            ActionKey.WIDGET_WIDER: partial(self._widen, 1),
            ActionKey.WIDGET_NARROWER: partial(self._widen, -1),
            ActionKey.WIDGET_HIGHER: partial(self._heighten, 1),
            ActionKey.WIDGET_LOWER: partial(self._heighten, -1),
            ActionKey.WIDGET_READ: doing.read,
            ActionKey.WIDGET_SHAPE: self._switch_shape,
            ActionKey.REMOVE_WIDGET: doing.remove,
        }
        self.made = {key: actions.make(key, self, partial(self._act, call)) for key, call in calls.items()}
        QApplication.instance().focusChanged.connect(self._on_focus)  # type: ignore[union-attr]  # made long ago

    @property
    def actions(self) -> list[QAction]:
        """All of them, for the window's menu and keys."""
        return [self.add, *self.made.values()]

    @property
    def current(self) -> WidgetCard | None:
        """The card that commands are about."""
        cards = self._screen.cards
        return cards.get(self._key) or next(iter(cards.values()), None)

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        for key, card in self._screen.cards.items():
            if new is not None and (card is new or card.isAncestorOf(new)):
                self._key = key
                self.refresh()

    def refresh(self) -> None:
        """Offer what can be done with the current widget."""
        card = self.current
        for action in self.made.values():
            action.setEnabled(card is not None)
        if card is not None:
            self._offer(card)

    def _offer(self, card: WidgetCard) -> None:
        keys = list(self._screen.cards)
        number, places = keys.index(card.key), self._screen.board.places
        for key, direction in _STEPS.items():
            target = placement.neighbour(places, number, direction) if len(places) == len(keys) else number
            self.made[key].setEnabled(target != number)
        state = card.state
        self.made[ActionKey.WIDGET_WIDER].setEnabled(state.width < WIDTHS[-1])
        self.made[ActionKey.WIDGET_NARROWER].setEnabled(state.width > WIDTHS[0])
        self.made[ActionKey.WIDGET_HIGHER].setEnabled(state.shown_rows < MOST_ROWS)
        self.made[ActionKey.WIDGET_LOWER].setEnabled(state.shown_rows > FEWEST_ROWS)
        self.made[ActionKey.WIDGET_READ].setEnabled(card.unread > 0)
        self.made[ActionKey.WIDGET_SHAPE].setEnabled(isinstance(card.body, ChartBody))

    # ------------------------------------------------------------ by key

    def _act(self, call: Callable[[str], object]) -> None:
        card = self.current
        if card is not None:
            call(card.key)

    def _step(self, direction: str, key: str) -> None:
        self._screen.commands.step(key, direction)

    def _widen(self, step: int, key: str) -> None:
        state = self._screen.cards[key].state
        self._screen.commands.widen(key, placement.stepped(state.width, step))

    def _heighten(self, step: int, key: str) -> None:
        self._screen.commands.heighten(key, self._screen.cards[key].state.shown_rows + step)

    def _switch_shape(self, key: str) -> None:
        body = self._screen.cards[key].body
        if isinstance(body, ChartBody):
            body.switch_shape()

    # ------------------------------------------------------------ the tool's menu

    def open_menu(self, key: str) -> QMenu:
        """The menu of one widget, not shown yet."""
        screen, card = self._screen, self._screen.cards[key]
        self._key = key
        self.refresh()
        menu = QMenu(card)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        show = QAction(icon("list", "text2"), self.tr("Show all in Transaction search"), menu)
        show.triggered.connect(lambda _on=False: screen.open_list(key))
        menu.addAction(show)
        menu.addAction(self.made[ActionKey.EDIT_WIDGET])
        if isinstance(card.body, ChartBody):
            menu.addAction(self.made[ActionKey.WIDGET_SHAPE])
            card.body.add_currencies(menu)
        if card.state.alert:
            menu.addAction(self.made[ActionKey.WIDGET_READ])
        menu.addSeparator()
        for step in _STEPS:
            menu.addAction(self.made[step])
        self._add_sizes(menu, card)
        menu.addSeparator()
        menu.addAction(self.made[ActionKey.REMOVE_WIDGET])
        return menu

    def _add_sizes(self, menu: QMenu, card: WidgetCard) -> None:
        doing, state = self._screen.commands, card.state
        wide = menu.addMenu(icon("columns", "text2"), self.tr("Width"))
        group = QActionGroup(wide)
        for width in sorted({*WIDTHS, state.width}):
            action = wide.addAction(self.tr("{0} %").format(number_word(width)))
            action.setCheckable(True)
            action.setChecked(width == state.width)
            action.triggered.connect(lambda _on=False, width=width: doing.widen(card.key, width))
            group.addAction(action)
        wide.addSeparator()
        wide.addActions([self.made[ActionKey.WIDGET_WIDER], self.made[ActionKey.WIDGET_NARROWER]])
        high = menu.addMenu(icon("table", "text2"), self.tr("Rows"))
        group = QActionGroup(high)
        for rows in sorted({*ROWS, state.shown_rows}):
            action = high.addAction(number_word(rows))
            action.setCheckable(True)
            action.setChecked(rows == state.shown_rows)
            action.triggered.connect(lambda _on=False, rows=rows: doing.heighten(card.key, rows))
            group.addAction(action)
        high.addSeparator()
        high.addActions([self.made[ActionKey.WIDGET_HIGHER], self.made[ActionKey.WIDGET_LOWER]])

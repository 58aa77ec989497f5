# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What is done to widgets: moved, made wider or higher, removed, put back, read; with words and Undo."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_b2b.domain.commands.account import MarkSeen
from desktop_b2b.domain.commands.views import (
    MarkAllSeen,
    RemoveWidget,
    RestoreSeen,
    RestoreWidget,
    SeenValue,
)
from desktop_b2b.domain.dashboard import FEWEST_ROWS, GUARDED, MOST_ROWS
from desktop_b2b.services.queries import Dashboard, WidgetState
from ui.screens.dashboard import placement
from ui.screens.dashboard.arranged import Arranged, Change
from ui.screens.dashboard.moving import Placed, keys_for
from ui.screens.dashboard.widgets import title_of
from ui.strings import number_word
from ui.widgets import Question

if TYPE_CHECKING:
    from ui.screens.dashboard.screen import DashboardScreen


class WidgetCommands(QObject):
    """The commands of one dashboard. What changes is shown when the desk tells of it."""

    def __init__(self, screen: DashboardScreen) -> None:
        super().__init__(screen)
        self._screen = screen
        self._arranged = Arranged(screen.context)

    # ------------------------------------------------------------ places

    def move(self, key: str, place: int) -> None:
        """Put a widget at a place in the order."""
        screen = self._screen
        states = [card.state for card in screen.cards.values()]
        now = next((number for number, state in enumerate(states) if state.key == key), -1)
        if now < 0 or place == now:
            return
        order = [Placed(state.id, state.sort_key) for state in states]
        stood = {placed.id: placed.sort_key for placed in order}
        changes = [
            Change(moved.id, "sort_key", stood[moved.id], moved.sort_key)
            for moved in keys_for(order, states[now].id, place)
        ]
        self._arrange(
            states[now],
            self.tr("“{0}” was moved"),
            self.tr("Place {0} of {1}.").format(number_word(place + 1), number_word(len(states))),
            changes,
        )

    def step(self, key: str, direction: str) -> None:
        """Move a widget by one step: left and right as they are seen."""
        screen = self._screen
        keys = list(screen.cards)
        if screen.isRightToLeft():
            mirrored = {placement.LEFT: placement.RIGHT, placement.RIGHT: placement.LEFT}
            direction = mirrored.get(direction, direction)
        if key in keys:
            self.move(key, placement.neighbour(screen.board.places, keys.index(key), direction))

    def widen(self, key: str, width: int) -> None:
        """Give a widget a width in hundredths of the dashboard."""
        state = self._state(key)
        if state is not None and state.width != width:
            words = self.tr("{0} % of the dashboard's width.").format(number_word(width))
            self._resize(state, words, Change(state.id, "width", state.width, width))

    def heighten(self, key: str, rows: int) -> None:
        """Let a widget show so many rows."""
        state = self._state(key)
        rows = min(max(rows, FEWEST_ROWS), MOST_ROWS)
        if state is not None and state.shown_rows != rows:
            words = self.tr("Shows %n row(s).", "", rows)
            self._resize(state, words, Change(state.id, "rows", state.shown_rows, rows))

    def _resize(self, state: WidgetState, words: str, change: Change) -> None:
        self._arrange(state, self.tr("“{0}” was resized"), words, [change])

    def _arrange(self, state: WidgetState, fact: str, sentence: str, changes: Sequence[Change]) -> None:
        title = title_of(state)
        words = (fact.format(title), sentence)
        self._screen.run(
            self._screen.context.tasks.commands(*(change.command() for change in changes)),
            on_done=lambda _done: self._arranged.tell(state.key, title, words, changes),
        )

    # ------------------------------------------------------------ away and back

    def remove(self, key: str) -> None:
        """Take a widget away; "Need attention!" only once somebody agreed (A10)."""
        state = self._state(key)
        if state is None:
            return
        if state.key in GUARDED:
            Question.ask(
                self._screen,
                self.tr("Remove “{0}”?").format(title_of(state)),
                self.tr(
                    "It shows the requests that wait for your decision. They stay in transaction search, and "
                    "you can put the widget back at any time."
                ),
                self.tr("Remove"),
                lambda agreed: self._remove(state) if agreed else None,
                danger=True,
            )
        else:
            self._remove(state)

    def _remove(self, state: WidgetState) -> None:
        screen = self._screen
        command = RemoveWidget(widget_id=state.id, confirmed=state.key in GUARDED)
        fact = self.tr("“{0}” was removed").format(title_of(state))
        screen.run(
            screen.context.tasks.command(command),
            on_done=lambda _done: screen.say(fact, undo=lambda: self.restore(state.id)),
        )

    def restore(self, widget_id: str) -> None:
        """Put a widget back where it was."""
        self._screen.run(self._screen.context.tasks.command(RestoreWidget(widget_id=widget_id)))

    # ------------------------------------------------------------ what was read

    def read_all(self) -> None:
        """Only new alerts count from now on (S2.39)."""
        if self._screen.unread:
            self._screen.run(self._read(()))

    def read(self, key: str) -> None:
        """Set a widget's counter to zero (S2.36)."""
        self._screen.run(self._read((key,)))

    async def _read(self, keys: tuple[str, ...]) -> None:
        """Read the alerts of some widgets, or of all."""
        screen, tasks = self._screen, self._screen.context.tasks
        before = [one for one in await tasks.query(Dashboard(keys=keys, rows=0)) if one.alert]
        now = screen.context.clock.now()
        await tasks.command(MarkSeen(widgets=keys, seen_at=now) if keys else MarkAllSeen(seen_at=now))
        fact = self.tr("%n alert(s) are read", "", sum(one.unread for one in before))
        screen.say(fact, self.tr("Only new ones count from now on."), undo=lambda: self._unread(before, now))

    def _unread(self, before: Sequence[WidgetState], seen_at: int) -> None:
        marks = tuple(SeenValue(widget=one.key, was=one.seen_at, seen_at=seen_at) for one in before)
        self._screen.run(self._screen.context.tasks.command(RestoreSeen(marks=marks)))

    def _state(self, key: str) -> WidgetState | None:
        card = self._screen.cards.get(key)
        return card.state if card is not None else None

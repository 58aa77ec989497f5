# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The palette of one window: made when it is first asked for, with the commands of the moment."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from desktop_b2b.domain.commands.account import MarkOpened
from ui.actions import SPECS, ActionKey
from ui.shell.palette.entries import Entry, Group
from ui.shell.palette.finder import Finder
from ui.shell.palette.panel import Palette
from ui.shell.palette.recent import Recent
from ui.shell.screen import Route, ScreenContext
from ui.widgets.key_caps import caps_of

_PREFIX = "action."


class PaletteKeeper(QWidget):
    """Opens the palette over `window`. `offered()` are the actions that can be triggered now, menus first."""

    def __init__(
        self,
        context: ScreenContext,
        recent: Recent,
        offered: Callable[[], Iterable[QAction]],
        window: QWidget,
        apart: Callable[[Route], object] | None = None,
    ) -> None:
        super().__init__(window)
        self.hide()
        self._context, self._recent, self._offered = context, recent, offered
        self._apart = apart
        finder = Finder(
            context,
            recent,
            self._commands,
            self._go,
            self._go_apart if apart is not None else None,
            self,
        )
        self.palette_shown = Palette(finder, window)
        self.palette_shown.chosen.connect(self._on_chosen)

    def open(self, text: str = "") -> None:
        """Show it."""
        self.palette_shown.show_for(text)

    def put_away(self) -> None:
        """Gone, with what it shows: another language, another user."""
        self.palette_shown.dismiss()
        self.palette_shown.deleteLater()
        self.deleteLater()

    # ------------------------------------------------------------ what can be done

    def _commands(self) -> list[Entry]:
        made: dict[str, Entry] = {}
        for action in self._offered():
            name = action.objectName()
            if name.startswith(_PREFIX) and action.isEnabled() and name not in made:
                key = ActionKey(name.removeprefix(_PREFIX))
                if key is not ActionKey.SEARCH:
                    made[name] = self._entry(key, action)
        return list(made.values())

    @staticmethod
    def _entry(key: ActionKey, action: QAction) -> Entry:
        keys = tuple(caps_of(action.shortcut()))
        # Whoever knows a command by its English name finds it in every language.
        words = str(SPECS[key].text).replace("&", "")
        title = action.text().replace("&", "")
        icon = SPECS[key].icon
        return Entry(f"{_PREFIX}{key}", Group.COMMANDS, icon, title, action.trigger, keys=keys, words=words)

    def _go(self, route: Route, key: str) -> None:
        self._mark(key)
        self._context.open(route)

    def _go_apart(self, route: Route, key: str) -> None:
        self._mark(key)
        if self._apart is not None:
            self._apart(route)

    def _mark(self, key: str) -> None:
        """Who opens a document has read it, as from any list."""
        if key.startswith("row."):
            mark = MarkOpened(record_id=key.removeprefix("row."))
            self._context.tasks.start(self._context.tasks.command(mark), self)

    def _on_chosen(self, entry: Entry) -> None:
        if entry.key.startswith((_PREFIX, "partner.", "view.")):
            self._recent.add(entry.key)

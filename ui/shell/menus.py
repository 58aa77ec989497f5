# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The menu bar, made from the list of actions: in the system's bar on macOS, elsewhere shown by F10."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar

from ui import actions
from ui.actions import SPECS, ActionKey, MenuKey

#: A line stands before these.
_BREAKS = frozenset({ActionKey.SWITCH_USER, ActionKey.QUIT, ActionKey.TOGGLE_NAV, ActionKey.SETTINGS})
#: Commands of a single screen: that screen makes them.
OF_SCREENS = frozenset(
    {
        ActionKey.ALL_READ,
        ActionKey.SAVE,
        ActionKey.SEND,
        ActionKey.PREVIEW_SEND,
        ActionKey.DUPLICATE,
        ActionKey.PRINT,
        ActionKey.UNDO,
        ActionKey.REDO,
        ActionKey.DELETE,
    }
)


class Menus(QObject):
    """Builds the menus of one window and keeps the menu of the screen in front."""

    def __init__(
        self,
        bar: QMenuBar,
        handlers: Mapping[ActionKey, Callable[[], object]],
        *,
        wanted: Callable[[ActionKey], bool],
    ) -> None:
        super().__init__(bar)
        self.made: dict[ActionKey, QAction] = {}
        self._menus: dict[MenuKey, QMenu] = {}
        bar.clear()
        for menu_key, words in actions.menu_words().items():
            menu = QMenu(words, bar)
            bar.addMenu(menu)
            self._menus[menu_key] = menu
        for key, spec in SPECS.items():
            if key in OF_SCREENS or not wanted(key):
                continue
            action = actions.make(key, self, handlers[key])
            self.made[key] = action
            menu = self._menus[spec.menu]
            if key in _BREAKS and not menu.isEmpty():
                menu.addSeparator()
            menu.addAction(action)
        self.set_screen_actions([])

    def set_screen_actions(self, screen_actions: Sequence[QAction]) -> None:
        """The commands of the screen in front."""
        menu = self._menus[MenuKey.SCREEN]
        menu.clear()
        menu.addActions(list(screen_actions))
        menu.menuAction().setVisible(bool(screen_actions))

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The menu bar, made from the list of actions: in the system's bar on macOS, elsewhere shown by F10 or by a
menu's access key, and hidden again when it was used.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from ui import actions
from ui.actions import SPECS, ActionKey, MenuKey
from ui.shell.undoing import Undoing

#: A line stands before these.
_BREAKS = frozenset(
    {
        ActionKey.SWITCH_USER,
        ActionKey.QUIT,
        ActionKey.TOGGLE_NAV,
        ActionKey.SEARCH,
        ActionKey.SETTINGS,
        ActionKey.MINIMISE,
        ActionKey.ABOUT,
    }
)
#: Commands of a single screen: that screen makes them.
OF_SCREENS = frozenset(key for key, spec in SPECS.items() if spec.menu is MenuKey.SCREEN)


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
        self.openers: list[QAction] = []
        self._bar = bar
        self._menus: dict[MenuKey, QMenu] = {}
        self._shown_for_once = False
        self.undoing = Undoing(self)
        bar.clear()
        for menu_key, words in actions.menu_words().items():
            menu = QMenu(words, bar)
            menu.aboutToHide.connect(self._on_menu_closed)
            bar.addMenu(menu)
            self._menus[menu_key] = menu
            self.openers.append(self._make_opener(menu_key, words))
        for key, spec in SPECS.items():
            if key in OF_SCREENS or not wanted(key):
                continue
            handler = handlers[key] if key in handlers else getattr(self.undoing, key.value)
            action = actions.make(key, self, handler)
            self.made[key] = action
            menu = self._menus[spec.menu]
            if key in _BREAKS and not menu.isEmpty():
                menu.addSeparator()
            menu.addAction(action)
        self.undoing.show_in(self.made[ActionKey.UNDO], self.made[ActionKey.REDO], self._menus[MenuKey.EDIT])
        self.set_screen_actions([])

    def put_away(self) -> None:
        """Gone, with all menus: another language, another organisation."""
        for menu in self._menus.values():
            self._bar.removeAction(menu.menuAction())
            menu.deleteLater()
        self.deleteLater()

    def set_screen_actions(self, screen_actions: Sequence[QAction]) -> None:
        """The commands of the screen in front."""
        menu = self._menus[MenuKey.SCREEN]
        menu.clear()
        menu.addActions(list(screen_actions))
        menu.menuAction().setVisible(bool(screen_actions))

    def menu(self, key: MenuKey) -> QMenu:
        """One of the menus."""
        return self._menus[key]

    # ------------------------------------------------------------ the bar that is hidden

    def _make_opener(self, key: MenuKey, words: str) -> QAction:
        """Opens a menu by its access key while the bar, which would know that key, is hidden."""
        opener = QAction(words, self)
        opener.setObjectName(f"menu.{key}")
        if not self._bar.isNativeMenuBar():
            opener.setShortcut(QKeySequence.mnemonic(words))
        opener.triggered.connect(lambda _on=False: self.reveal(key))
        return opener

    def reveal(self, key: MenuKey = MenuKey.FILE) -> None:
        """Show the bar, with one of its menus open."""
        if self._bar.isNativeMenuBar() or not self._menus[key].menuAction().isVisible():
            return
        if not self._bar.isVisible():
            self._shown_for_once = True
            self._bar.show()
            self._set_openers(on=False)
        self._bar.setActiveAction(self._menus[key].menuAction())

    def hide_bar(self) -> None:
        """Hide the bar again."""
        self._shown_for_once = False
        self._bar.setActiveAction(QAction(self._bar))
        self._bar.hide()
        self._set_openers(on=True)

    def _set_openers(self, *, on: bool) -> None:
        for opener in self.openers:
            opener.setEnabled(on)

    def _on_menu_closed(self) -> None:
        # The next menu may open in this very moment: the arrows go from one to the other.
        QTimer.singleShot(0, self, self._look_whether_done)

    def _look_whether_done(self) -> None:
        if self._shown_for_once and not any(menu.isVisible() for menu in self._menus.values()):
            self.hide_bar()

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What a window does when a command is given: by menu, key, palette or button. Made with the menus: the first
paint does without.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from ui.actions import ActionKey
from ui.shell import routes
from ui.theme import Space

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.shell.window import MainWindow

#: Commands that open a screen, and which.
_PLACES = {
    ActionKey.NEW_REQUEST: routes.NEW_REQUEST,
    ActionKey.NEW_B2B_ORDER: routes.NEW_B2B_ORDER,
    ActionKey.SETTINGS: routes.SETTINGS,
    ActionKey.DASHBOARD: routes.DASHBOARD,
    ActionKey.TRANSACTIONS: routes.TRANSACTIONS,
    ActionKey.TO_ANSWER: routes.TO_ANSWER,
    ActionKey.TO_SHIP: routes.TO_SHIP,
    ActionKey.SHIPPED: routes.SHIPPED,
    ActionKey.PARTNERS: routes.PARTNERS,
    ActionKey.PRODUCT_LINES: routes.PRODUCT_LINES,
    ActionKey.RULES: routes.RULES,
    ActionKey.SCORECARDS: routes.SCORECARDS,
    ActionKey.FLOOR: routes.FLOOR,
    ActionKey.STOCK: routes.STOCK,
    ActionKey.B2B_ORDERS: routes.B2B_ORDERS,
    ActionKey.OUTBOX: routes.OUTBOX,
    ActionKey.ISSUES: routes.ISSUES,
}
_SESSIONS = (ActionKey.SWITCH_USER, ActionKey.SIGN_OUT)


class Deeds(QObject):
    """One for each main window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def handlers(self) -> dict[ActionKey, Callable[[], object]]:
        """What each command does."""
        window = self._window
        return {
            **{key: partial(window.open, route) for key, route in _PLACES.items()},
            ActionKey.IMPORT: self.show_import,
            ActionKey.IMPORT_B2B: partial(self.show_import, "b2b_orders"),
            ActionKey.SYNC_NOW: window.sync_now,
            ActionKey.SWITCH_USER: window.sign_out,
            ActionKey.SIGN_OUT: window.sign_out,
            ActionKey.QUIT: window.close,
            ActionKey.SEARCH: window.open_palette,
            ActionKey.BACK: window.back,
            ActionKey.PREVIOUS_RECORD: partial(self.step, -1),
            ActionKey.NEXT_RECORD: partial(self.step, 1),
            ActionKey.TOGGLE_NAV: window.toggle_navigation,
            ActionKey.FULL_SCREEN: self.toggle_full_screen,
            ActionKey.APART: window.reach.front_apart,
            ActionKey.MINIMISE: window.showMinimized,
            ActionKey.MAXIMISE: self.toggle_maximised,
            ActionKey.HELP: window.reach.open_help,
            ActionKey.SHORTCUTS: window.reach.open_shortcuts,
            ActionKey.ABOUT: self.show_about,
            ActionKey.RESET_DASHBOARD: self.reset_dashboard,
        }

    def step(self, by: int) -> None:
        """Go to the previous or next record of the list from which this one was opened (ux 31)."""
        window = self._window
        if window.context is None:
            return
        stop = window.context.trail.neighbour(window.stack.history.current, by)
        if stop is None:
            return
        if stop.unread:
            from desktop_b2b.domain.commands.account import MarkOpened

            window.tasks.start(window.tasks.command(MarkOpened(record_id=stop.unread)), window)
            window.context.trail.seen(stop)
        window.stack.open_beside(stop.route)

    def toggle_full_screen(self) -> None:
        """Fill the screen, or not."""
        self._window.setWindowState(self._window.windowState() ^ Qt.WindowState.WindowFullScreen)

    def toggle_maximised(self) -> None:
        """Take all the room there is, or not."""
        if self._window.isMaximized():
            self._window.showNormal()
        else:
            self._window.showMaximized()

    def show_import(self, kind: str = "requests") -> None:
        """Take orders, contacts, products and whatever else can be imported from a file."""
        if self._window.context is not None:
            from ui.importing.dialog import ImportDialog

            ImportDialog(self._window.context, kind, self._window).open()

    def reset_dashboard(self) -> None:
        """The widgets of the first day again, once somebody agreed (S2.17)."""
        if self._window.context is not None:
            from ui.screens.dashboard.resetting import ask_reset

            ask_reset(self._window.context, self._window)

    def show_about(self) -> None:
        """Name and version."""
        from ui.shell.window import PRODUCT
        from ui.widgets import Question

        text = self.tr("Version {0}. Requests, answers, orders and shipments between trading partners.")
        Question.tell(self._window, PRODUCT, text.format(self._window.services.version or "0"))

    # ------------------------------------------------------------ menus of the navigation

    def open_account_menu(self) -> None:
        """Whoever sits here, and how to leave."""
        window = self._window
        if window.navigation is None or window.menus is None or window.context is None:
            return
        menu = QMenu(window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        head = QAction(window.context.viewer.user.email.replace("&", "&&"), menu)
        head.setEnabled(False)
        menu.addAction(head)
        menu.addSeparator()
        is_sample = window.services.is_sample()
        for key in (ActionKey.SETTINGS, ActionKey.RESET_DASHBOARD, *_SESSIONS):
            if key in window.menus.made and not (key in _SESSIONS and is_sample):
                menu.addAction(window.menus.made[key])
        if is_sample:
            menu.addAction(self.tr("Remove sample data…"), window.sign_out)
        account = window.navigation.account
        menu.popup(account.mapToGlobal(QPoint(0, account.height() - Space.XS)))

    def open_add_menu(self) -> None:
        """A single B2B order, or many of them from a file (S1.8)."""
        window = self._window
        if window.navigation is None or window.menus is None:
            return
        menu = QMenu(window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setObjectName("add_order")
        for key in (ActionKey.NEW_B2B_ORDER, ActionKey.IMPORT_B2B):
            if key in window.menus.made:
                menu.addAction(window.menus.made[key])
        button = window.navigation.button("add_order")
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def open_help_menu(self) -> None:
        """Help, keys, version."""
        window = self._window
        if window.navigation is None or window.menus is None:
            return
        menu = QMenu(window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for key in (ActionKey.HELP, ActionKey.SHORTCUTS, ActionKey.ABOUT):
            menu.addAction(window.menus.made[key])
        button = window.navigation.button("help")
        menu.popup(button.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

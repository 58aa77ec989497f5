# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What a window's commands reach beyond its screens: the palette, the sheet of shortcuts, help, alerts
outside it, windows for single records. Made when the first of it is asked for: the first paint does without.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from desktop_b2b.domain.links import record_of
from desktop_b2b.errors import UserError
from ui.actions import ActionKey
from ui.shell import routes
from ui.shell.screen import Route
from ui.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction

    from desktop_b2b.services.queries import TransactionRow
    from ui.shell.alerts.keeper import Alerts
    from ui.shell.alerts.system import System
    from ui.shell.apart import RecordWindow
    from ui.shell.centre_entry import CentreEntry
    from ui.shell.palette.keeper import PaletteKeeper
    from ui.shell.palette.recent import Recent
    from ui.shell.partner_news import PartnerNews
    from ui.shell.screen import ScreenContext
    from ui.shell.window import MainWindow


class Reach(QObject):
    """One for each main window; `put_away` when another user or language comes."""

    _summoned = Signal(str)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._link = window.services.link
        self._recent: Recent | None = None
        self._palette: PaletteKeeper | None = None
        self._alerts: Alerts | None = None
        self._partners: PartnerNews | None = None
        self._stock: CentreEntry | None = None
        self.make_system: Callable[[QObject], System] = _make_system
        self.apart: list[RecordWindow] = []

    @property
    def recent(self) -> Recent | None:
        """What this user opened and chose last on this computer."""
        context = self._window.context
        if context is None:
            return None
        if self._recent is None or self._recent.user_id != context.viewer.user.id:
            from ui.shell.palette.recent import Recent

            self._recent = Recent(self._window.settings, context.viewer.user.id)
        return self._recent

    def note(self, route: Route) -> None:
        """A document was opened."""
        if self.recent is not None and route.screen in routes.RECORDS and route.record_id:
            self.recent.add(f"row.{route.record_id}")

    def put_away(self) -> None:
        """The palette goes; the next one is made anew."""
        if self._palette is not None:
            self._palette.put_away()
            self._palette = None
        if self._alerts is not None:
            self._alerts.speak()

    # ------------------------------------------------------------ called from outside

    def listen(self) -> None:
        """Come when another process calls."""
        self._summoned.connect(self.summon, Qt.ConnectionType.QueuedConnection)
        self._window.services.on_summons(self._summoned.emit)

    def end(self) -> None:
        """The window closes: nobody is called any more, and the windows of records close with it."""
        self._window.services.on_summons(None)
        self.close_apart()
        if self._alerts is not None:
            self._alerts.end()

    def begin(self) -> None:
        """Somebody is signed in: tell of alerts, open what the program was started for."""
        if self._window.context is None:
            return
        self.alerts.begin(self._window.context)
        self._hear_partners(self._window.context)
        link, self._link = self._link, ""
        if link:
            self.open_link(link)

    def _hear_partners(self, context: ScreenContext) -> None:
        """Who buys is told who connected."""
        self._hush_partners()
        if context.is_retailer:
            from ui.shell.partner_news import PartnerNews

            self._partners = PartnerNews(context, self)
        if context.is_retailer or context.viewer.organisation.is_fulfilment_centre:
            from ui.shell.centre_entry import CentreEntry

            self._stock = CentreEntry(context, self._show_centres, self)

    def _show_centres(self, has_centres: bool) -> None:
        navigation = self._window.navigation
        if navigation is not None:
            navigation.show_centres(has_centres)

    def _hush_partners(self) -> None:
        if self._partners is not None:
            self._partners.stop()
            self._partners = None
        if self._stock is not None:
            self._stock.stop()
            self._stock = None

    def leave(self) -> None:
        """Nobody is signed in any more."""
        self.close_apart()
        self._hush_partners()
        if self._alerts is not None:
            self._alerts.stop()

    @property
    def alerts(self) -> Alerts:
        """Alerts outside the window."""
        if self._alerts is None:
            from ui.shell.alerts.keeper import Alerts

            self._alerts = Alerts(self._window, self.make_system(self))
        return self._alerts

    def rests(self) -> bool:
        """Whether the program goes on without its window, which was closed by hand."""
        return self._alerts is not None and self._alerts.rest()

    def summon(self, link: str) -> None:
        """Another process, or the system, wants this window in front."""
        self.alerts.come_back()
        if link and self._window.context is None:
            self._link = link
        elif link:
            self.open_link(link)

    def open_link(self, link: str) -> None:
        """Open the document of a link; say so where it is not here."""
        try:
            self.open_record(record_of(link))
        except UserError as error:
            self._window.tasks.report(error)

    def open_record(self, record: str) -> None:
        """Open a document by its id; say so where it is not here."""
        from desktop_b2b.services.queries import GetTransactions

        tasks = self._window.tasks
        tasks.when(tasks.query(GetTransactions(ids=(record,))), self, self._on_linked)

    def _on_linked(self, rows: list[TransactionRow]) -> None:
        from desktop_b2b.domain.commands.account import MarkOpened
        from ui.widgets import Message

        window = self._window
        if window.context is None:
            return
        if not rows:
            words = self.tr("It may not have come yet, or it belongs to somebody else.")
            window.toasts.show_message(Message(self.tr("This document is not here"), words, Tone.GREY))
            return
        window.tasks.start(window.tasks.command(MarkOpened(record_id=rows[0].id)), self)
        window.open(routes.route_of_row(rows[0]))

    # ------------------------------------------------------------ palette, sheet, help

    def open_palette(self, text: str = "") -> None:
        """Go, find, do: the palette, with what was typed already."""
        window = self._window
        if window.context is None or self.recent is None:
            return
        if self._palette is None:
            from ui.shell.palette.keeper import PaletteKeeper

            self._palette = PaletteKeeper(window.context, self.recent, self._offered, window, self.show_apart)
        self._palette.open(text)

    def _offered(self) -> list[QAction]:
        """What can be done now: the commands of the screen in front, and those of the window."""
        window = self._window
        screen = window.stack.screen_in_front
        own = [] if screen is None else screen.screen_actions()
        return [*own, *(window.menus.made.values() if window.menus is not None else ())]

    def open_shortcuts(self) -> None:
        """The sheet of all keys."""
        from ui.shell import anew
        from ui.shell.keys.sheet import ShortcutSheet

        window = self._window
        if window.context is not None:
            wanted = {key for key in ActionKey if window.wants(key)}
            sheet = ShortcutSheet(window.settings, wanted, QApplication.activeModalWidget() or window)
            sheet.changed.connect(partial(anew.show_keys, window))
            sheet.open()

    def open_help(self) -> None:
        """The page about the screen in front."""
        screen = self._window.stack.screen_in_front
        if screen is not None and screen.route.screen != "help":
            self._window.open(Route.to("help", topic=screen.help_topic()))

    # ------------------------------------------------------------ windows of single records

    def apart_of(self, route: Route) -> RecordWindow | None:
        """The window that shows a record; None where there is none."""
        return next((each for each in self.apart if each.shows(route)), None)

    def can_be_apart(self, route: Route) -> bool:
        """Whether a route may have a window of its own: a document that exists."""
        return route.screen in routes.RECORDS and bool(route.record_id)

    def show_apart(self, route: Route) -> None:
        """Show a document in a window of its own; a draft is edited in one window only."""
        window = self._window
        if window.context is None or not self.can_be_apart(route):
            window.open(route)
            return
        found = self.apart_of(route)
        if found is None:
            from ui.shell.apart import RecordWindow

            window.stack.give_up(route)
            found = RecordWindow(window, window.context, route)
            found.gone.connect(lambda: self._on_gone(found))
            self.apart.append(found)
            self.note(route)
            found.show()
        found.come_forward()

    def front_apart(self) -> None:
        """Show what is in front in a window of its own."""
        screen = self._window.stack.screen_in_front
        if screen is not None and self.can_be_apart(screen.route):
            self.show_apart(screen.route)

    def close_apart(self) -> None:
        """Close all of them; each flushes what was typed."""
        for each in list(self.apart):
            each.close()

    def _on_gone(self, gone: RecordWindow | None) -> None:
        if gone in self.apart:
            self.apart.remove(gone)


def _make_system(parent: QObject) -> System:
    from ui.shell.alerts.system import TraySystem

    return TraySystem(parent)

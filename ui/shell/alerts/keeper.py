# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Tells the system of alerts that were chosen for it: one notification at a time, each alert once, none that
is before somebody's eyes; and keeps the program running without a window where somebody wants that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtWidgets import QApplication

from desktop_b2b.services.queries import Alert, AlertList, ListAlerts
from desktop_b2b.settings import NOTIFY, TRAY, TRAY_SAID
from ui.notifier import LiveQuery
from ui.shell import routes
from ui.shell.alerts.system import STANDS_MS, System, mark
from ui.shell.alerts.told import Told
from ui.shell.alerts.words import count_words, message_of
from ui.shell.feeds import DOCUMENTS, SEEN

if TYPE_CHECKING:
    from ui.shell.screen import ScreenContext
    from ui.shell.window import MainWindow

KINDS = (*DOCUMENTS, *SEEN, "widget", "user")
#: So many are looked at; of more than that the oldest are told by the number alone.
MOST = 1_000


def _tr(text: str) -> str:
    return QCoreApplication.translate("Alerts", text)


class Alerts(QObject):
    """One for each main window. `begin` when somebody is signed in, `stop` when nobody is any more."""

    def __init__(self, window: MainWindow, system: System) -> None:
        super().__init__(window)
        self._window, self.system = window, system
        self._context: ScreenContext | None = None
        self._told: Told | None = None
        self._live: list[LiveQuery[Any]] = []
        self._waiting: list[Alert] = []
        self._shown: list[Alert] = []
        self._unread = 0
        self._hidden = False
        self._standing = QTimer(self)
        self._standing.setSingleShot(True)
        self._standing.setInterval(STANDS_MS)
        self._standing.timeout.connect(self._tell)
        system.wanted.connect(self.come_back)
        system.chosen.connect(self._on_chosen)
        system.ended.connect(window.close)
        QApplication.setWindowIcon(mark())

    # ------------------------------------------------------------ who is told

    def begin(self, context: ScreenContext) -> None:
        """Somebody is signed in."""
        self.stop()
        self._context = context
        self._told = Told(context.settings, context.viewer.user.id)
        tasks, notifier = context.tasks, context.notifier
        self._live = [
            LiveQuery(
                tasks, notifier, query, KINDS, on_result,
                owner=self._window, on_error=lambda _error: None, while_hidden=True,
            )
            for query, on_result in (
                (ListAlerts(limit=1), self._on_counted),
                (ListAlerts(told="notify", limit=MOST), self._on_alerts),
            )
        ]  # fmt: skip
        context.feeds.dashboard_changed.connect(self.settle)
        self.settle()

    def stop(self) -> None:
        """Nobody is signed in any more."""
        for live in self._live:
            live.stop()
        self._live, self._waiting, self._shown = [], [], []
        self._context = self._told = None
        self._standing.stop()
        self._show_count(0)
        self.settle()

    def settle(self) -> None:
        """The settings of this computer, or a widget, are others: have the icon, or not."""
        self.system.stand(self._stays or self._notifies)

    @property
    def _stays(self) -> bool:
        return bool(TRAY.read(self._window.settings)) and self.system.has_tray

    @property
    def _notifies(self) -> bool:
        """Whether there is anything to be told of."""
        if self._context is None or not NOTIFY.read(self._context.settings):
            return False
        return any(widget.notify and widget.alert for widget in self._context.feeds.dashboard or ())

    # ------------------------------------------------------------ telling

    def _on_counted(self, found: AlertList) -> None:
        self._show_count(found.total)

    def _show_count(self, unread: int) -> None:
        self._unread = unread
        self.system.count(unread, count_words(unread) if unread else "Desktop B2B")

    def _on_alerts(self, found: AlertList) -> None:
        if self._told is None or self._context is None:
            return
        news = self._told.news(found.alerts)
        unread = {_name(alert) for alert in found.alerts}
        self._waiting = [alert for alert in self._waiting if _name(alert) in unread]
        if NOTIFY.read(self._context.settings):
            self._waiting += [alert for alert in news if not self._is_seen(alert)]
        if not self._standing.isActive():
            self._tell()

    def _is_seen(self, alert: Alert) -> bool:
        """Whether an alert appears before somebody's eyes."""
        route, window = routes.route_of_row(alert.row), self._window
        if any(each.isActiveWindow() and each.shows(route) for each in window.reach.apart):
            return True
        screen = window.stack.screen_in_front
        if screen is None or not window.isActiveWindow() or window.isMinimized():
            return False
        return screen.route in (routes.DASHBOARD, route)

    def _tell(self) -> None:
        """Say what waits in one notification: a click could not tell two of them apart."""
        self._standing.stop()
        context = self._context
        if self._waiting and context is not None:
            self._shown, self._waiting = self._waiting, []
            self.settle()
            self.system.say(*message_of(self._shown, context.zone, context.clock.now()))
            self._standing.start()

    def _on_chosen(self) -> None:
        """A click opens the record; of several, the dashboard that shows them."""
        shown, self._shown = self._shown, []
        self.come_back()
        if len({alert.row.id for alert in shown}) == 1:
            self._window.reach.open_record(shown[0].row.id)
        elif shown:
            self._window.open(routes.DASHBOARD)
        self._tell()

    def speak(self) -> None:
        """Another language is in force."""
        self.system.speak()
        self._show_count(self._unread)

    # ------------------------------------------------------------ without a window

    def rest(self) -> bool:
        """The window is closed by hand: stay by the clock, if that was chosen. False: the program ends."""
        if not self._stays:
            return False
        self._hidden = True
        self.system.stay(True)
        self.system.stand(True)
        self._window.reach.close_apart()
        self._window.hide()
        if not TRAY_SAID.read(self._window.settings):
            TRAY_SAID.write(self._window.settings, True)
            text = _tr("Its icon stays by the clock: quit it there. My account says whether it stays.")
            self._shown = []
            self._standing.start()
            self.system.say(_tr("Desktop B2B goes on running"), text)
        return True

    def come_back(self) -> None:
        """Be seen again."""
        self._hidden = False
        self.system.stay(False)
        self._window.come_forward()

    def end(self) -> None:
        """The program ends; without a window that must be said to Qt."""
        self.stop()
        self.system.stand(False)
        self.system.stay(False)
        if self._hidden:
            self.system.leave()


def _name(alert: Alert) -> tuple[str, str, int]:
    return alert.widget, alert.row.id, alert.entered_at

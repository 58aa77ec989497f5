# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What a window has for as long as somebody sits at it: what screens are given, and the answers that keep its
frame up to date.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.shell.feeds import Feeds
from ui.shell.screen import ScreenContext, ViewerInfo
from ui.shell.sync_corner import SyncCorner
from ui.strings import zone_word

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_b2b.domain.entities import Organisation, User
    from desktop_b2b.errors import OutageError, UserError
    from desktop_b2b.services.first import FirstScreen
    from desktop_b2b.services.queries import SyncStatus, ViewCount, ViewItem
    from ui.shell.sync_words import SyncWords
    from ui.shell.window import MainWindow
    from ui.widgets import Message, Toast
    from ui.widgets.job_toast import JobToast


class _Toasts:
    """The window's toasts for screens: their host is made with the first of them."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def show_message(self, message: Message) -> Toast:
        """Show a message."""
        return self._window.toasts.show_message(message)

    def show_error(self, error: UserError | OutageError) -> Toast:
        """Show a refusal."""
        return self._window.toasts.show_error(error)

    def show_job(self, fact: str, cancel: Callable[[], object]) -> JobToast:
        """Show work that goes on."""
        return self._window.toasts.show_job(fact, cancel)


class Sitting(QObject):
    """One for each time somebody signs in; `end` when they leave.

    Signals: `dashboard_came` whenever the dashboard's widgets were read.
    """

    dashboard_came = Signal()

    def __init__(
        self, window: MainWindow, organisation: Organisation, user: User, first: FirstScreen | None = None
    ) -> None:
        super().__init__(window)
        self._window = window
        self._feeds = feeds = Feeds(window.tasks, window.notifier, window, first)
        feeds.dashboard_changed.connect(self._on_dashboard)
        feeds.sync_changed.connect(self._on_sync)
        feeds.organisation_changed.connect(self._on_organisation)
        feeds.user_changed.connect(self._on_user)
        feeds.views_changed.connect(self._on_views)
        feeds.views_counted.connect(self._on_views_counted)
        self.context = ScreenContext(
            tasks=window.tasks,
            notifier=window.notifier,
            toasts=_Toasts(window),
            theme=window.theme,
            clock=window.services.clock,
            services=window.services,
            viewer=ViewerInfo(organisation, user),
            feeds=feeds,
            settings=window.settings,
            open=window.open,
            back=window.back,
            set_selection=window.set_selection,
            reach=lambda: window.reach,
        )
        self.corner = SyncCorner(self.context, self._show_sync_words, window.registry.has, window)

    def end(self) -> None:
        """They left."""
        self._feeds.stop()
        self.corner.deleteLater()
        self.deleteLater()

    # ------------------------------------------------------------ in the frame

    def show_feeds(self) -> None:
        """Unread alerts and what waits, in the navigation."""
        navigation = self._window.navigation
        if navigation is not None:
            navigation.button("dashboard").set_badge(self._feeds.unread)
            self._on_sync(self._feeds.sync)

    def show_views(self) -> None:
        """Saved views and how many rows they have, in the navigation."""
        if self._feeds.views is not None:
            self._on_views(self._feeds.views)

    def show_names(self) -> None:
        """Company and person, in navigation, title and status bar."""
        navigation, viewer = self._window.navigation, self.context.viewer
        if navigation is not None:
            navigation.account.set_names(viewer.organisation.name, viewer.user.name)
            self._window.show_title()
            self.corner.refresh()

    # ------------------------------------------------------------ what comes in

    def _on_dashboard(self) -> None:
        self.show_feeds()
        self.dashboard_came.emit()

    def _on_sync(self, status: SyncStatus) -> None:
        window = self._window
        if window.navigation is not None:
            # Nothing of the sample waits to leave.
            waiting = 0 if window.services.is_sample() else status.waiting
            window.navigation.set_waiting(waiting, status.issues)

    def _show_sync_words(self, strip: SyncWords, status: SyncWords) -> None:
        window = self._window
        window.strip.set_sync(strip)
        window.status.sentence.set_state(status.icon, status.sentence, str(status.tone))
        words = zone_word(self.context.zone, window.services.clock.now())
        window.zone_fact.set_state("clock", words)

    def _on_organisation(self, organisation: Organisation) -> None:
        window, before = self._window, self.context.viewer.organisation
        self.context.viewer = ViewerInfo(organisation, self.context.viewer.user)
        if organisation.language != before.language:
            window.language.switch(organisation.language)
        elif _kinds(organisation) != _kinds(before):
            from ui.shell import anew

            anew.rebuild(window)
        self.show_names()

    def _on_user(self, user: User) -> None:
        self.context.viewer = ViewerInfo(self.context.viewer.organisation, user)
        self.show_names()

    def _on_views(self, views: list[ViewItem]) -> None:
        navigation = self._window.navigation
        if navigation is not None:
            navigation.set_views(views)
            navigation.count_views(self._feeds.view_counts)

    def _on_views_counted(self, counts: list[ViewCount]) -> None:
        navigation = self._window.navigation
        if navigation is not None:
            navigation.count_views(counts)


def _kinds(organisation: Organisation) -> tuple[bool, bool, bool]:
    """What a company is: other entries and commands stand there for each."""
    return organisation.is_retailer, organisation.is_supplier, organisation.is_fulfilment_centre

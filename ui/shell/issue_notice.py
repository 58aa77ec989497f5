# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The strip above a record or the dashboard that tells of a sync issue, and leads to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.shell.routes import DASHBOARD
from ui.shell.screen import Route, Screen
from ui.theme import Space, Tone

if TYPE_CHECKING:
    from desktop_b2b.services.queries import SyncStatus
    from ui.widgets import Banner

#: Screens that show one document.
_RECORDS = frozenset({"request", "matrix", "inquiry", "order", "shipment"})


class IssueNotice(QWidget):
    """Hidden until an open issue is about the screen's record; on the dashboard, about anything."""

    def __init__(self, screen: Screen) -> None:
        super().__init__()
        self.hide()
        self._screen = screen
        self.banner: Banner | None = None
        if screen.route.screen in _RECORDS or screen.route.screen == DASHBOARD.screen:
            screen.context.feeds.sync_changed.connect(self._on_sync)
            self._on_sync(screen.context.feeds.sync)

    def _on_sync(self, status: SyncStatus) -> None:
        words = self._words(status)
        self.setVisible(bool(words))
        if not words:
            return
        if self.banner is None:
            self._build()
        if self.banner is not None:
            self.banner.set_text(words)

    def _words(self, status: SyncStatus) -> str:
        if self._screen.route.screen == DASHBOARD.screen:
            if not status.issues:
                return ""
            return self.tr("%n change(s) of yours could not be taken as made.", "", status.issues)
        if self._screen.route.record_id not in status.issue_documents:
            return ""
        return self.tr("A change of yours to this document could not be taken as made.")

    def _build(self) -> None:
        from ui.widgets import Banner, secondary

        self.banner = Banner("alert-circle", " ", tone=Tone.RED)
        self.banner.add_button(secondary(self.tr("Decide…"), on_click=self._decide, sz="s"))
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.PAGE_X, Space.S, Space.PAGE_X, 0)
        column.addWidget(self.banner)

    def _decide(self) -> None:
        screen = self._screen
        on_dashboard = screen.route.screen == DASHBOARD.screen
        screen.context.open(Route("issues", "" if on_dashboard else screen.route.record_id))

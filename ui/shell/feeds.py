# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What frame and screens share: the dashboard's widgets and the state of sync, asked once for both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_b2b.domain.entities import ListLayout, Organisation, User
    from desktop_b2b.services.first import FirstScreen
    from desktop_b2b.services.queries import SyncStatus, ViewCount, ViewItem, WidgetState
    from ui.notifier import LiveQuery, Notifier
    from ui.tasks import Tasks

#: Kinds of changes that move the dashboard's counters.
DOCUMENTS = ("request", "inquiry", "order", "shipment", "b2b_draft", "b2b_order")
SEEN = ("seen_mark", "opened_mark")
#: What else a dashboard is made of: its rows, and what its user may see.
WIDGETS = ("widget", "user", "link")
#: Kinds that only some searches ask for, by the word in the search.
ASKED = {"pending": "outbox", "issue": "sync_issue", "message": "message"}
SYNC = ("outbox", "sync", "sync_issue", "file")
#: Kinds of changes that move the saved views: theirs, and what their user may see.
VIEWS = ("saved_view", "shared_view", "user")
#: More pinned views than these would push the other entries out of a small window; all are in the search.
MOST_PINNED = 8


def _unknown() -> SyncStatus:
    from desktop_b2b.services.queries import SyncStatus

    return SyncStatus(waiting=0, issues=0, confirmed_at=None, state="", detail="")


class Feeds(QWidget):
    """Live answers, kept; an invisible child of the window, so that they live as long as it does.

    `first` are the answers at the start, where they were read beforehand; `listen` keeps them live.

    Signals: `dashboard_changed(list of WidgetState)`, `sync_changed(SyncStatus)`, `organisation_changed`,
    `user_changed`, `views_changed(list of ViewItem)`, `views_counted(list of ViewCount)`,
    `layouts_changed(list of ListLayout)`.
    """

    dashboard_changed = Signal(list)
    sync_changed = Signal(object)
    organisation_changed = Signal(object)
    user_changed = Signal(object)
    views_changed = Signal(list)
    views_counted = Signal(list)
    layouts_changed = Signal(list)

    def __init__(
        self, tasks: Tasks, notifier: Notifier, window: QWidget, first: FirstScreen | None = None
    ) -> None:
        super().__init__(window)
        self.hide()
        self.dashboard: list[WidgetState] | None = first.widgets if first else None
        self.sync: SyncStatus = first.sync if first else _unknown()
        self.views: list[ViewItem] | None = None
        self.view_counts: list[ViewCount] = []
        self.layouts: list[ListLayout] | None = None
        self._tasks, self._notifier, self._window = tasks, notifier, window
        self._live: list[LiveQuery[Any]] = []
        self._widgets: LiveQuery[list[WidgetState]] | None = None
        self._counts: LiveQuery[list[ViewCount]] | None = None

    def listen(self) -> None:
        """Ask now, and again whenever it may have changed."""
        if self._live:
            return
        from desktop_b2b.services.queries import (
            Dashboard,
            GetLayouts,
            GetOrganisation,
            GetSyncStatus,
            GetUser,
            ListViews,
        )
        from ui.notifier import LiveQuery

        tasks, notifier, window = self._tasks, self._notifier, self._window
        kinds = (*DOCUMENTS, *SEEN, *WIDGETS)
        self._widgets = LiveQuery(
            tasks, notifier, Dashboard(rows=None), kinds, self._on_dashboard, owner=window
        )
        self._live = [
            self._widgets,
            LiveQuery(
                tasks, notifier, GetOrganisation(), ("organisation",), self._on_organisation, owner=window
            ),
            LiveQuery(tasks, notifier, GetUser(), ("user",), self._on_user, owner=window),
            LiveQuery(tasks, notifier, GetSyncStatus(), SYNC, self._on_sync, owner=window),
            LiveQuery(tasks, notifier, ListViews(), VIEWS, self._on_views, owner=window),
            LiveQuery(tasks, notifier, GetLayouts(), ("list_layout",), self._on_layouts, owner=window),
        ]

    @property
    def listening(self) -> bool:
        """Whether the answers are kept live."""
        return bool(self._live)

    @property
    def unread(self) -> int:
        """Unread alerts of all widgets: the badge beside Dashboard."""
        return sum(widget.unread for widget in self.dashboard or ())

    def stop(self) -> None:
        """Nobody is signed in any more."""
        for live in self._live:
            live.stop()
        self.deleteLater()

    def _on_dashboard(self, widgets: list[WidgetState]) -> None:
        self.dashboard = widgets
        if self._widgets is not None:
            searches = " ".join(widget.query for widget in widgets)
            asked = {kind for word, kind in ASKED.items() if word in searches}
            self._widgets.set_kinds({*DOCUMENTS, *SEEN, *WIDGETS, *asked})
        self.dashboard_changed.emit(widgets)

    def _on_views(self, views: list[ViewItem]) -> None:
        if views != self.views:
            self.views = views
            self.views_changed.emit(views)
        self._count(tuple(view.id for view in pinned(views)))

    def _count(self, ids: tuple[str, ...]) -> None:
        """Count the views that the navigation shows: one question for all of them; without any, none."""
        from desktop_b2b.services.queries import CountViews

        query = CountViews(views=ids)
        if self._counts is not None:
            if query != self._counts.query:
                self._counts.set_query(query)
        elif ids:
            from ui.notifier import LiveQuery

            tasks, notifier, window = self._tasks, self._notifier, self._window
            self._counts = LiveQuery(tasks, notifier, query, VIEWS, self._on_counts, owner=window)
            self._live.append(self._counts)

    def _on_counts(self, counts: list[ViewCount]) -> None:
        if self._counts is not None:
            self._counts.set_kinds({*VIEWS, *(kind for one in counts for kind in one.kinds)})
        self.view_counts = counts
        self.views_counted.emit(counts)

    def _on_layouts(self, layouts: list[ListLayout]) -> None:
        self.layouts = layouts
        self.layouts_changed.emit(layouts)

    def _on_organisation(self, organisation: Organisation) -> None:
        self.organisation_changed.emit(organisation)

    def _on_user(self, user: User) -> None:
        self.user_changed.emit(user)

    def _on_sync(self, status: SyncStatus) -> None:
        self.sync = status
        self.sync_changed.emit(status)


def pinned(views: Sequence[ViewItem]) -> list[ViewItem]:
    """The saved views that stand in the navigation."""
    return [view for view in views if view.kind == "saved" and view.pinned][:MOST_PINNED]

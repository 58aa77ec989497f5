# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Commands about searches that people keep, share and put on their dashboards, and what they have read."""

from __future__ import annotations

from typing import ClassVar, Literal

from desktop_b2b.domain.commands.account import Part
from desktop_b2b.domain.commands.base import UNSET, Command, UnsetType, command
from desktop_b2b.domain.values import Id, Instant

Form = Literal["table", "chart"]
Chart = Literal["", "orders_over_time", "answers_on_time", "spend_by_line"]
Tone = Literal["", "red", "amber", "green", "violet", "blue"]


# ------------------------------------------------------------ saved views


@command
class SaveView(Command, frozen=True, kw_only=True):
    """Keep a search of one's own, or change it. Only what is given changes; a new one needs a name.

    ``shared_view_id``: follow a colleague's shared view; name and search come from there.
    """

    TARGET: ClassVar[str] = "view_id"
    EDITS: ClassVar[bool] = True
    REPLACES: ClassVar[bool] = True

    view_id: Id
    name: str | UnsetType = UNSET
    query: str | UnsetType = UNSET
    sort: tuple[str, ...] | UnsetType = UNSET
    columns: tuple[str, ...] | UnsetType = UNSET
    frozen: bool | UnsetType = UNSET
    sort_key: str | UnsetType = UNSET
    pinned: bool | UnsetType = UNSET
    shared_view_id: Id | None | UnsetType = UNSET


@command
class DeleteView(Command, frozen=True):
    """Take a view of one's own away; undone by RestoreView."""

    TARGET: ClassVar[str] = "view_id"

    view_id: Id


@command
class RestoreView(Command, frozen=True):
    """Bring a deleted view back."""

    TARGET: ClassVar[str] = "view_id"

    view_id: Id


class ViewPlace(Part, frozen=True):
    """Where a view stands among the others, and whether the navigation shows it."""

    view_id: Id
    sort_key: str | UnsetType = UNSET
    pinned: bool | UnsetType = UNSET


@command
class ArrangeViews(Command, frozen=True):
    """Put views in order, pin them in the navigation or take them out of it. The last word counts."""

    views: tuple[ViewPlace, ...]


@command
class ShareView(Command, frozen=True, kw_only=True):
    """Show a view to the whole organisation, or change one that is shown: a row of its own (law 3).

    Only its author or the account manager changes it. Only what is given changes; a new one needs a name.
    """

    PRIVILEGE: ClassVar[str] = "view.share"
    TARGET: ClassVar[str] = "shared_view_id"
    EDITS: ClassVar[bool] = True
    REPLACES: ClassVar[bool] = True

    shared_view_id: Id
    name: str | UnsetType = UNSET
    query: str | UnsetType = UNSET
    sort: tuple[str, ...] | UnsetType = UNSET
    columns: tuple[str, ...] | UnsetType = UNSET
    frozen: bool | UnsetType = UNSET


@command
class WithdrawSharedView(Command, frozen=True):
    """Stop showing a view: its author or the account manager. Who follows it keeps a copy."""

    PRIVILEGE: ClassVar[str] = "view.share"
    TARGET: ClassVar[str] = "shared_view_id"

    shared_view_id: Id


@command
class RestoreSharedView(Command, frozen=True):
    """Undo of WithdrawSharedView."""

    PRIVILEGE: ClassVar[str] = "view.share"
    TARGET: ClassVar[str] = "shared_view_id"

    shared_view_id: Id


@command
class SaveLayout(Command, frozen=True):
    """Remember how one left a list that is no saved view. The last word counts."""

    MARK: ClassVar[bool] = True

    list_key: str
    sort: tuple[str, ...] | UnsetType = UNSET
    columns: tuple[str, ...] | UnsetType = UNSET
    frozen: bool | UnsetType = UNSET


# ------------------------------------------------------------ the dashboard


@command
class SaveWidget(Command, frozen=True, kw_only=True):
    """Put a search on the dashboard, or change a widget (S2.52–S2.58). Only what is given changes.

    A default widget is named by its id, which follows from user and key (``domain.dashboard``). A new one
    needs a title and a search.
    """

    TARGET: ClassVar[str] = "widget_id"
    EDITS: ClassVar[bool] = True
    REPLACES: ClassVar[bool] = True

    widget_id: Id
    title: str | UnsetType = UNSET
    query: str | UnsetType = UNSET
    sort: tuple[str, ...] | UnsetType = UNSET
    columns: tuple[str, ...] | UnsetType = UNSET
    sort_key: str | UnsetType = UNSET
    width: int | UnsetType = UNSET
    rows: int | UnsetType = UNSET
    alert: bool | UnsetType = UNSET
    tone: Tone | UnsetType = UNSET
    mail_alert: bool | UnsetType = UNSET
    notify: bool | UnsetType = UNSET
    form: Form | UnsetType = UNSET
    chart: Chart | UnsetType = UNSET


@command
class MoveWidget(Command, frozen=True):
    """Put a widget elsewhere or make it larger or smaller. The last word counts."""

    TARGET: ClassVar[str] = "widget_id"

    widget_id: Id
    sort_key: str | UnsetType = UNSET
    width: int | UnsetType = UNSET
    rows: int | UnsetType = UNSET


@command
class RemoveWidget(Command, frozen=True):
    """Take a widget off the dashboard; undone by RestoreWidget.

    ``confirmed``: "Need attention!" goes only where a person said so once more (A10).
    """

    TARGET: ClassVar[str] = "widget_id"

    widget_id: Id
    confirmed: bool = False


@command
class RestoreWidget(Command, frozen=True):
    """Put a removed widget back where it was."""

    TARGET: ClassVar[str] = "widget_id"

    widget_id: Id


@command
class ResetDashboard(Command, frozen=True):
    """The default widgets, and no others, as on the first day (S2.17). Undone by RestoreDashboard."""

    REMOVES: ClassVar[bool] = True


class WidgetValue(Part, frozen=True, kw_only=True):
    """A widget as it was, whole; ``key`` names a default one."""

    id: Id
    key: str = ""
    title: str = ""
    query: str = ""
    sort: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    sort_key: str = ""
    width: int = 33
    rows: int = 5
    alert: bool = False
    tone: Tone = ""
    mail_alert: bool = False
    notify: bool = False
    form: Form = "table"
    chart: Chart = ""
    removed: bool = False


@command
class RestoreDashboard(Command, frozen=True):
    """Undo of ResetDashboard: these widgets again. One that was changed since stays as it is now."""

    widgets: tuple[WidgetValue, ...]


# ------------------------------------------------------------ what was read


@command
class MarkAllSeen(Command, frozen=True):
    """All alerts up to an instant are read, those of widgets to come aside (S2.39). Undone by RestoreSeen."""

    MARK: ClassVar[bool] = True

    seen_at: Instant


class SeenValue(Part, frozen=True):
    """A widget's mark as it was before it was set to ``seen_at``; 0: there was none."""

    widget: str
    was: Instant
    seen_at: Instant


@command
class RestoreSeen(Command, frozen=True):
    """Undo of MarkSeen and MarkAllSeen: marks go back to where they were, unless somebody read on since."""

    MARK: ClassVar[bool] = True

    marks: tuple[SeenValue, ...]

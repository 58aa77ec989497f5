# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A person's dashboard: searches as widgets, their places, and back to the first day (S2.17, S2.52–S2.58)."""

from __future__ import annotations

from desktop_b2b.domain import checks, text
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.actor import Context
from desktop_b2b.domain.commands.views import (
    MoveWidget,
    RemoveWidget,
    ResetDashboard,
    RestoreDashboard,
    RestoreWidget,
    SaveWidget,
    WidgetValue,
)
from desktop_b2b.domain.dashboard import (
    BY_KEY,
    DEFAULTS,
    FEWEST_ROWS,
    GUARDED,
    MOST_ROWS,
    MOST_WIDGETS,
    NARROWEST,
    WIDEST,
    default_widget,
    widget_keys,
)
from desktop_b2b.domain.values import Id, key_between, sort_key
from desktop_b2b.errors import UserError
from desktop_b2b.services import views
from desktop_b2b.services.bus import handles
from desktop_b2b.services.marks import put_seen
from desktop_b2b.services.ports import UnitOfWork
from desktop_b2b.services.records import Check, as_is, patch, unclaimed, unique

_PLACE: dict[str, Check] = {
    "sort_key": checks.sort_key,
    "width": lambda value, field: checks.whole(value, field, NARROWEST, WIDEST),
    "rows": lambda value, field: checks.whole(value, field, FEWEST_ROWS, MOST_ROWS),
}
_WIDGET: dict[str, Check] = {
    "title": text.line,
    "query": views.query,
    "sort": views.sort,
    "columns": views.columns,
    **_PLACE,
    **dict.fromkeys(("alert", "tone", "mail_alert", "notify", "form", "chart"), as_is),
}


def _mine(uow: UnitOfWork, ctx: Context, widget_id: Id) -> e.Widget | None:
    """A widget of the actor's own as it is stored, or None: colleagues' rows are nobody's."""
    widget = uow.find(e.Widget, widget_id)
    return widget if widget is not None and widget.user_id == ctx.actor.user_id else None


def _standing(uow: UnitOfWork, ctx: Context, widget_id: Id) -> e.Widget | None:
    """A widget of the actor's own; a default one gets its row here."""
    found = _mine(uow, ctx, widget_id)
    key = widget_keys(ctx.actor.user_id).get(widget_id)
    if found is None and key is not None:
        found = uow.add(default_widget(ctx.actor.user_id, ctx.actor.organisation_id, key))
    return found


def _need(uow: UnitOfWork, ctx: Context, widget_id: Id) -> e.Widget:
    widget = _standing(uow, ctx, widget_id)
    if widget is None:
        raise UserError("widget.missing", "You have no such widget.", "widget_id")
    return widget


@handles(SaveWidget)
def save_widget(cmd: SaveWidget, uow: UnitOfWork, ctx: Context) -> None:
    """Put a search on the dashboard, or change a widget. One that was removed comes back with it.

    An alert begins in the instant when it is made one: what was there before is nothing new.
    """
    widget = _standing(uow, ctx, cmd.widget_id)
    if widget is None:
        if not isinstance(cmd.title, str) or not isinstance(cmd.query, str):
            raise UserError("widget.gone", "This widget is no longer there. Add it again.", "widget_id")
        widget = _new(uow, ctx, cmd.widget_id)
    was = widget.alert
    patch(widget, cmd, _WIDGET)
    widget.removed = False
    if widget.alert and not was:
        put_seen(uow, ctx, widget.key or widget.id, ctx.made_at - 1)
    if not widget.alert and cmd.mail_alert is not True and cmd.notify is not True:
        widget.mail_alert = widget.notify = False
    _check(widget)


def _new(uow: UnitOfWork, ctx: Context, row_id: Id) -> e.Widget:
    others = uow.children(e.Widget, "user_id", ctx.actor.user_id)
    if sum(not other.key for other in others) >= MOST_WIDGETS:
        raise UserError("widget.too_many", "A dashboard has {most} widgets: remove some.", most=MOST_WIDGETS)
    last = max((other.sort_key for other in others), default="")
    return uow.add(
        e.Widget(
            id=unclaimed(row_id, "widget_id"), owner_id=ctx.actor.organisation_id, user_id=ctx.actor.user_id,
            sort_key=key_between(max(last, sort_key(len(DEFAULTS)))),
        )
    )  # fmt: skip


def _check(widget: e.Widget, prefix: str = "") -> None:
    """What must hold of a widget as a whole."""
    if not widget.title and not widget.key:
        raise UserError("text.missing", "Something must be entered here.", f"{prefix}title")
    if widget.form == "chart" and not widget.chart:
        raise UserError("widget.chart", "Choose what the picture shows.", f"{prefix}chart")
    if (widget.mail_alert or widget.notify) and not widget.alert:
        raise UserError(
            "widget.no_alert", "Only an alert is told by mail or on the screen.", f"{prefix}alert"
        )


@handles(MoveWidget)
def move_widget(cmd: MoveWidget, uow: UnitOfWork, ctx: Context) -> None:
    """Put a widget elsewhere, make it wider or higher."""
    patch(_need(uow, ctx, cmd.widget_id), cmd, _PLACE)


@handles(RemoveWidget)
def remove_widget(cmd: RemoveWidget, uow: UnitOfWork, ctx: Context) -> None:
    """Take a widget off the dashboard (S2.37); the row stays for undo."""
    widget = _need(uow, ctx, cmd.widget_id)
    if widget.key in GUARDED and not cmd.confirmed:
        raise UserError(
            "widget.guarded", "This widget shows what waits for your decision. Confirm that it is to go.",
            "confirmed",
        )  # fmt: skip
    widget.removed = True


@handles(RestoreWidget)
def restore_widget(cmd: RestoreWidget, uow: UnitOfWork, ctx: Context) -> None:
    """Put a widget back where it was."""
    _need(uow, ctx, cmd.widget_id).removed = False


@handles(ResetDashboard)
def reset_dashboard(cmd: ResetDashboard, uow: UnitOfWork, ctx: Context) -> None:
    """The dashboard of the first day: no row of it is left (S2.17)."""
    for widget in uow.children(e.Widget, "user_id", ctx.actor.user_id):
        uow.remove(widget)


@handles(RestoreDashboard)
def restore_dashboard(cmd: RestoreDashboard, uow: UnitOfWork, ctx: Context) -> None:
    """The widgets that ResetDashboard took away. What somebody changed since is left as it is."""
    unique((value.id for value in cmd.widgets), "widgets[{}].id")
    keys = widget_keys(ctx.actor.user_id)
    for index, value in enumerate(cmd.widgets):
        where = f"widgets[{index}]."
        if value.key and (value.key not in BY_KEY or keys.get(value.id) != value.key):
            raise UserError("widget.unknown", "There is no widget named {key}.", f"{where}key", key=value.key)
        if _mine(uow, ctx, value.id) is None:
            _restore(uow, ctx, value, where)


def _restore(uow: UnitOfWork, ctx: Context, value: WidgetValue, where: str) -> None:
    row_id = value.id if value.key else unclaimed(value.id, f"{where}id")
    widget = e.Widget(
        id=row_id, owner_id=ctx.actor.organisation_id, user_id=ctx.actor.user_id, key=value.key,
        removed=value.removed,
    )  # fmt: skip
    patch(widget, value, _WIDGET, where)
    _check(widget, where)
    uow.add(widget)

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Searches that a person keeps or shares, and how lists were left."""

from __future__ import annotations

from desktop_b2b.domain import checks, text
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.actor import ACCOUNT_MANAGER, Context
from desktop_b2b.domain.commands.views import (
    ArrangeViews,
    DeleteView,
    RestoreSharedView,
    RestoreView,
    SaveLayout,
    SaveView,
    ShareView,
    WithdrawSharedView,
)
from desktop_b2b.domain.dashboard import layout_id, view_id
from desktop_b2b.domain.values import Id, key_between
from desktop_b2b.errors import UserError
from desktop_b2b.services import views
from desktop_b2b.services.bus import handles
from desktop_b2b.services.ports import UnitOfWork
from desktop_b2b.services.records import Check, as_is, patch, unclaimed, unique

_PLACE: dict[str, Check] = {"sort_key": checks.sort_key, "pinned": as_is}
_VIEW: dict[str, Check] = {"name": views.name, **views.LIST, **_PLACE}
_SHARED: dict[str, Check] = {"name": views.name, **views.LIST}
_LAYOUT: dict[str, Check] = {key: views.LIST[key] for key in ("sort", "columns", "frozen")}
#: Views of one person.
MOST_VIEWS = 500


def _my_view(uow: UnitOfWork, ctx: Context, row_id: Id) -> e.SavedView | None:
    """A view of the actor's own, or None: colleagues' rows are nobody's."""
    view = uow.find(e.SavedView, row_id)
    return view if view is not None and view.user_id == ctx.actor.user_id else None


def _need_view(uow: UnitOfWork, ctx: Context, row_id: Id, field: str = "view_id") -> e.SavedView:
    view = _my_view(uow, ctx, row_id)
    if view is None:
        raise UserError("view.missing", "You have no such view.", field)
    return view


@handles(SaveView)
def save_view(cmd: SaveView, uow: UnitOfWork, ctx: Context) -> None:
    """Keep a search, or change it (S2.51). One that was deleted comes back with it."""
    view = _my_view(uow, ctx, cmd.view_id)
    if view is None:
        follows = (
            view_id(ctx.actor.user_id, cmd.shared_view_id) if isinstance(cmd.shared_view_id, str) else ""
        )
        view = _new_view(
            uow, ctx, cmd.view_id if cmd.view_id == follows else unclaimed(cmd.view_id, "view_id")
        )
    if isinstance(cmd.shared_view_id, str):
        _follow(uow, view, cmd.shared_view_id)
    elif cmd.shared_view_id is None:
        view.shared_view_id = None
    patch(view, cmd, _VIEW)
    view.deleted = False
    if not view.name:
        raise UserError("text.missing", "Something must be entered here.", "name")


def _new_view(uow: UnitOfWork, ctx: Context, row_id: Id) -> e.SavedView:
    others = uow.children(e.SavedView, "user_id", ctx.actor.user_id)
    if len(others) >= MOST_VIEWS:
        raise UserError("view.too_many", "You have {most} views: delete some first.", most=MOST_VIEWS)
    last = max((other.sort_key for other in others), default="")
    return uow.add(
        e.SavedView(
            id=row_id, owner_id=ctx.actor.organisation_id, user_id=ctx.actor.user_id, name="",
            sort_key=key_between(last),
        )
    )  # fmt: skip


def _follow(uow: UnitOfWork, view: e.SavedView, shared_view_id: Id) -> None:
    """Take a shared view's content over, and go with it from now on."""
    shared = uow.find(e.SharedView, shared_view_id)
    if shared is None or shared.withdrawn:
        raise UserError("shared_view.missing", "There is no such shared view.", "shared_view_id")
    view.shared_view_id = shared.id
    view.name, view.query = shared.name, shared.query
    view.sort, view.columns, view.frozen = shared.sort, shared.columns, shared.frozen


@handles(DeleteView)
def delete_view(cmd: DeleteView, uow: UnitOfWork, ctx: Context) -> None:
    """Take a view away; it is kept for undo."""
    _need_view(uow, ctx, cmd.view_id).deleted = True


@handles(RestoreView)
def restore_view(cmd: RestoreView, uow: UnitOfWork, ctx: Context) -> None:
    """Bring a view back."""
    _need_view(uow, ctx, cmd.view_id).deleted = False


@handles(ArrangeViews)
def arrange_views(cmd: ArrangeViews, uow: UnitOfWork, ctx: Context) -> None:
    """Put views in order and pin them."""
    unique((place.view_id for place in cmd.views), "views[{}].view_id")
    for index, place in enumerate(cmd.views):
        view = _need_view(uow, ctx, place.view_id, f"views[{index}].view_id")
        patch(view, place, _PLACE, f"views[{index}].")


@handles(ShareView)
def share_view(cmd: ShareView, uow: UnitOfWork, ctx: Context) -> None:
    """Show a view to the organisation, or change one that is shown."""
    shared = uow.find(e.SharedView, cmd.shared_view_id)
    if shared is None:
        shared = uow.add(
            e.SharedView(
                id=cmd.shared_view_id, owner_id=ctx.actor.organisation_id, name="",
                author_id=ctx.actor.user_id, author_name=ctx.actor.name,
            )
        )  # fmt: skip
    _check_author(ctx, shared)
    patch(shared, cmd, _SHARED)
    if not shared.name:
        raise UserError("text.missing", "Something must be entered here.", "name")


@handles(WithdrawSharedView)
def withdraw_shared_view(cmd: WithdrawSharedView, uow: UnitOfWork, ctx: Context) -> None:
    """Stop showing a view."""
    _need_shared(uow, ctx, cmd.shared_view_id).withdrawn = True


@handles(RestoreSharedView)
def restore_shared_view(cmd: RestoreSharedView, uow: UnitOfWork, ctx: Context) -> None:
    """Show a view again."""
    _need_shared(uow, ctx, cmd.shared_view_id).withdrawn = False


def _need_shared(uow: UnitOfWork, ctx: Context, shared_view_id: Id) -> e.SharedView:
    shared = uow.find(e.SharedView, shared_view_id)
    if shared is None:
        raise UserError("shared_view.missing", "There is no such shared view.", "shared_view_id")
    _check_author(ctx, shared)
    return shared


def _check_author(ctx: Context, shared: e.SharedView) -> None:
    if ctx.actor.user_id != shared.author_id and ctx.actor.role != ACCOUNT_MANAGER:
        raise UserError(
            "shared_view.author",
            "Only {author}, who shared this view, and your account manager change it. Duplicate it instead.",
            "shared_view_id",
            author=shared.author_name,
        )


@handles(SaveLayout)
def save_layout(cmd: SaveLayout, uow: UnitOfWork, ctx: Context) -> None:
    """Remember how one left a list."""
    key = text.code(cmd.list_key, "list_key", required=True)
    row_id = layout_id(ctx.actor.user_id, key)
    layout = uow.find(e.ListLayout, row_id)
    if layout is None:
        layout = uow.add(
            e.ListLayout(
                id=row_id, owner_id=ctx.actor.organisation_id, user_id=ctx.actor.user_id, list_key=key
            )
        )
    patch(layout, cmd, _LAYOUT)

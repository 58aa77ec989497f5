# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Saved and shared views, layouts of lists, and how a search may go on."""

from __future__ import annotations

from typing import TypeVar

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.actor import ACCOUNT_MANAGER
from desktop_b2b.errors import UserError
from desktop_b2b.services import views
from desktop_b2b.services.queries import (
    GetLayouts,
    ListViews,
    Problem,
    Suggestion,
    SuggestSearch,
    Viewer,
    ViewItem,
)
from desktop_b2b.services.search import canonical
from desktop_b2b.services.search.completion import complete
from desktop_b2b.storage.codec import load
from desktop_b2b.storage.db import Db
from desktop_b2b.storage.read_models.known import KnownValues
from desktop_b2b.storage.read_models.register import answers, blob, is_pending
from desktop_b2b.storage.read_models.rights import check_search
from desktop_b2b.storage.read_models.text import fold

R = TypeVar("R", e.SavedView, e.Widget, e.ListLayout)


def _mine(db: Db, viewer: Viewer, kind: type[R]) -> list[R]:
    return load(db, kind, "WHERE user_id = ?", (blob(viewer.user_id, "user_id"),))


@answers(ListViews)
def list_views(db: Db, viewer: Viewer, query: ListViews) -> list[ViewItem]:
    """Saved and shared views, ready to be run."""
    mine = [row for row in _mine(db, viewer, e.SavedView) if not row.deleted]
    owner = (blob(viewer.organisation_id, "organisation_id"),)
    shared = {row.id: row for row in load(db, e.SharedView, "WHERE owner_id = ? AND withdrawn = 0", owner)}
    users = load(db, e.User, 'WHERE "id" = ?', (blob(viewer.user_id, "user_id"),))
    manager = bool(users) and users[0].role == ACCOUNT_MANAGER
    followed = {row.shared_view_id for row in mine}
    denial = _denial(db, viewer)
    found = [
        _saved(db, row, shared.get(row.shared_view_id or ""), denial)
        for row in sorted(mine, key=lambda row: (row.sort_key, row.id))
    ]
    others = [row for row in shared.values() if row.id not in followed]
    for row in sorted(others, key=lambda row: (fold(row.name), row.id)):
        found.append(_shared(db, row, manager or row.author_id == viewer.user_id, denial))
    return found


def _saved(db: Db, row: e.SavedView, shared: e.SharedView | None, denial: Problem | None) -> ViewItem:
    content = shared or row
    return ViewItem(
        id=row.id, kind="saved", name=content.name, query=content.query, sort=content.sort,
        columns=row.columns, frozen=row.frozen, sort_key=row.sort_key, pinned=row.pinned, mine=True,
        author=shared.author_name if shared else "", shared_view_id=row.shared_view_id,
        withdrawn=row.shared_view_id is not None and shared is None, pending=is_pending(db, row.id),
        problem=denial or _problem(content),
    )  # fmt: skip


def _shared(db: Db, row: e.SharedView, mine: bool, denial: Problem | None) -> ViewItem:
    return ViewItem(
        id=row.id, kind="shared", name=row.name, query=row.query, sort=row.sort, columns=row.columns,
        frozen=row.frozen, sort_key="", pinned=False, mine=mine, author=row.author_name,
        shared_view_id=row.id, pending=is_pending(db, row.id), problem=denial or _problem(row),
    )  # fmt: skip


def _denial(db: Db, viewer: Viewer) -> Problem | None:
    try:
        check_search(db, viewer)
    except UserError as error:
        return Problem.of(error)
    return None


def _problem(row: e.SavedView | e.SharedView) -> Problem | None:
    """Why this program cannot run a view: it may have come from a newer one."""
    try:
        canonical(row.query, "query")
        views.sort(row.sort, "sort")
    except UserError as error:
        return Problem.of(error)
    return None


@answers(GetLayouts)
def _layouts(db: Db, viewer: Viewer, query: GetLayouts) -> list[e.ListLayout]:
    return sorted(_mine(db, viewer, e.ListLayout), key=lambda row: row.list_key)


@answers(SuggestSearch)
def _suggestions(db: Db, viewer: Viewer, query: SuggestSearch) -> list[Suggestion]:
    if not 1 <= query.limit <= views.MOST_COLUMNS:
        raise UserError("query.limit", "A list has 1 to {most} rows.", "limit", most=views.MOST_COLUMNS)
    known = KnownValues(db, viewer)
    return [
        Suggestion(text=one.text, start=one.start, end=one.end, hint=one.hint)
        for one in complete(query.text, query.caret, known, query.limit)
    ]

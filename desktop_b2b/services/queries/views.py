# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Saved searches, how lists look, what a search may say."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.values import Id, Instant
from desktop_b2b.services.queries.base import Query, View, query
from desktop_b2b.services.queries.lists import Problem


class ViewItem(View, frozen=True):
    """A search that a person keeps (``saved``) or a colleague shares (``shared``), ready to be run.

    Of a saved view that follows a shared one, name and search are those of the shared one while it is
    there. ``mine``: may be changed and deleted, or withdrawn, by the viewer. ``author``: who shared it.
    ``withdrawn``: it followed a shared view that is gone; what was copied of it stays. ``problem``: this
    version of the program, or the viewer's rights, do not allow it.
    """

    id: Id
    kind: Literal["saved", "shared"]
    name: str
    query: str
    sort: tuple[str, ...]
    columns: tuple[str, ...]
    frozen: bool
    sort_key: str
    pinned: bool
    mine: bool
    author: str = ""
    shared_view_id: Id | None = None
    withdrawn: bool = False
    pending: bool = False
    problem: Problem | None = None


@query
class ListViews(Query[list[ViewItem]], frozen=True):
    """My views in their order, then those that colleagues share and I do not follow, by name."""

    RESULT: ClassVar[Any] = list[ViewItem]


class ViewCount(View, frozen=True):
    """How many documents a saved view finds now. ``kinds``: those of the changes after which it may be
    another number.
    """

    id: Id
    total: int
    kinds: tuple[str, ...]
    next_change_at: Instant | None = None


@query
class CountViews(Query[list[ViewCount]], frozen=True):
    """How many documents some of the viewer's saved views find; those that cannot be run are left out."""

    RESULT: ClassVar[Any] = list[ViewCount]
    views: tuple[Id, ...]


@query
class GetLayouts(Query[list[e.ListLayout]], frozen=True):
    """How I left lists that are no saved views."""

    RESULT: ClassVar[Any] = list[e.ListLayout]


class Suggestion(View, frozen=True):
    """What may be put in place of the characters from ``start`` to ``end``; ``hint``: another word for it."""

    text: str
    start: int
    end: int
    hint: str = ""


@query
class SuggestSearch(Query[list[Suggestion]], frozen=True):
    """How a search may go on at ``caret``: operators, their own words, and values that documents have."""

    RESULT: ClassVar[Any] = list[Suggestion]
    text: str
    caret: int
    limit: int = 12

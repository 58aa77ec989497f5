# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Searches, the dashboard, how lists look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop_b2b.domain.entities.history import UserRow
from desktop_b2b.domain.entities.rows import ACCOUNT, Row
from desktop_b2b.domain.values import Id


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class SavedView(UserRow):
    """A search that a person keeps, with the layout of its list.

    ``query``: canonical text of the search language. ``sort``: keys of the list, ``-`` before those that
    descend. ``columns``: those shown, in order, each ``key`` or ``key:width``; none: the usual ones.
    ``shared_view_id``: a colleague's shared view that this one follows; what was copied of it stays when that
    is withdrawn. ``deleted``: kept for undo only.
    """

    TABLE: ClassVar[str] = "saved_view"
    INDEXES: ClassVar[tuple[str, ...]] = ("user_id",)
    LOOK: ClassVar[frozenset[str]] = frozenset({"columns", "frozen", "sort_key", "pinned"})

    name: str
    query: str = ""
    sort: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    frozen: bool = False
    sort_key: str = ""
    pinned: bool = True
    shared_view_id: Id | None = None
    deleted: bool = False


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class SharedView(Row):
    """A view that a person shows to the whole organisation: a row of its own (law 3)."""

    TABLE: ClassVar[str] = "shared_view"
    SECTION: ClassVar[str] = ACCOUNT
    KIND: ClassVar[str] = "shared_view"

    name: str
    author_id: Id
    author_name: str
    query: str = ""
    sort: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    frozen: bool = False
    withdrawn: bool = False


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Widget(UserRow):
    """A card of a person's dashboard (S2.52–S2.58).

    ``key`` names a default widget, whose row exists only once somebody changed it (``domain.dashboard``);
    its id is UUIDv5 of user and key, so that two machines make the same row. ``width`` is in hundredths of
    the dashboard's, ``rows`` how many are shown, ``columns`` the visible fields (none: the usual ones),
    ``chart`` the picture where ``form`` is ``chart``.
    """

    TABLE: ClassVar[str] = "widget"
    INDEXES: ClassVar[tuple[str, ...]] = ("user_id",)
    LOOK: ClassVar[frozenset[str]] = frozenset({"sort_key", "width", "rows", "columns"})
    DEFAULTED: ClassVar[bool] = True

    key: str = ""
    title: str = ""
    query: str = ""
    sort: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    sort_key: str = ""
    width: int = 33
    rows: int = 5
    alert: bool = False
    tone: str = ""
    mail_alert: bool = False
    notify: bool = False
    form: str = "table"
    chart: str = ""
    removed: bool = False


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class ListLayout(UserRow):
    """How a person last left a list that is no saved view. Id = UUIDv5 of user and list."""

    TABLE: ClassVar[str] = "list_layout"
    INDEXES: ClassVar[tuple[str, ...]] = ("user_id",)
    LOOK: ClassVar[frozenset[str]] = frozenset({"sort", "columns", "frozen"})

    list_key: str
    sort: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    frozen: bool = False

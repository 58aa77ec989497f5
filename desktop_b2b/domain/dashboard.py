# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The dashboard that everybody begins with, and the searches that are offered by name (S2.32, S2.51).

A default widget has no row until its user changes it. Its row's id follows from user and key, so that two
machines that change it offline change the same row.
"""

from __future__ import annotations

import functools
from typing import NamedTuple

from desktop_b2b.domain.entities import Row, Widget
from desktop_b2b.domain.values import Id, child_id, key_between, sort_key

RETAILER, SUPPLIER = "retailer", "supplier"
#: Who has a centre ship, and who is one.
KEEPER, CENTRE = "keeper", "centre"
#: May be removed only where a person confirmed it (A10).
GUARDED = frozenset({"need_attention"})
#: Limits of a widget: hundredths of the dashboard's width, rows, widgets of one's own.
NARROWEST, WIDEST = 25, 100
FEWEST_ROWS, MOST_ROWS = 1, 50
MOST_WIDGETS = 60


class DefaultWidget(NamedTuple):
    """A widget of the first day; one with a ``tone`` is an alert (S2.33). ``after``: the one behind which it
    stands, where it came later: places that people's own rows hold do not move.
    """

    key: str
    role: str
    tone: str = ""
    after: str = ""

    @property
    def query(self) -> str:
        """Its members, as a search."""
        return f"widget:{self.key}"


DEFAULTS: tuple[DefaultWidget, ...] = (
    DefaultWidget("draft", RETAILER),
    DefaultWidget("waiting_plus", RETAILER),
    DefaultWidget("waiting_minus", RETAILER, "amber"),
    DefaultWidget("need_attention", RETAILER, "red"),
    DefaultWidget("partially_ordered", RETAILER, "violet"),
    DefaultWidget("orders_waiting", RETAILER),
    DefaultWidget("ship_overdue", RETAILER, "red"),
    DefaultWidget("shipped_14", RETAILER),
    DefaultWidget("inquiries_plus", SUPPLIER),
    DefaultWidget("inquiries_minus", SUPPLIER, "amber"),
    DefaultWidget("inquiries_expired", SUPPLIER),
    DefaultWidget("orders_to_ship", SUPPLIER),
    DefaultWidget("orders_overdue", SUPPLIER, "red"),
    DefaultWidget("supplier_shipped_14", SUPPLIER),
    DefaultWidget("answered", SUPPLIER),
    DefaultWidget("b2b_draft", KEEPER),
    DefaultWidget("b2b_action", KEEPER, "red"),
    DefaultWidget("b2b_at_centre", KEEPER),
    DefaultWidget("b2b_shipped_14", KEEPER),
    DefaultWidget("b2b_to_pick", CENTRE),
    DefaultWidget("b2b_to_pack", CENTRE),
    DefaultWidget("b2b_to_hand", CENTRE),
    DefaultWidget("b2b_due_today", CENTRE, "amber"),
    DefaultWidget("b2b_exception", KEEPER, "red", after="b2b_action"),
)
BY_KEY: dict[str, DefaultWidget] = {one.key: one for one in DEFAULTS}


class NamedSearch(NamedTuple):
    """A predefined search: its text in the search language, and its order."""

    query: str
    sort: tuple[str, ...] = ()
    role: str = ""


#: The predefined searches (S2.51); the window has words for the names.
SEARCHES: dict[str, NamedSearch] = {
    "open": NamedSearch("is:open"),
    "drafts": NamedSearch("status:draft", ("-edited_at",)),
    "orders": NamedSearch("kind:order"),
    "b2b_orders": NamedSearch("kind:b2b_order", role=KEEPER),
    "b2b_drafts": NamedSearch("kind:b2b_draft", ("-edited_at",), KEEPER),
    "b2b_action": NamedSearch("kind:b2b_order status:action_required -reason:scheduled", role=KEEPER),
    "b2b_shipped": NamedSearch(
        "kind:b2b_order status:shipped,collected,exception,delivered", ("-shipped_at",), KEEPER
    ),
    "b2b_exception": NamedSearch("kind:b2b_order status:exception", ("-shipped_at",), KEEPER),
    "b2b_late": NamedSearch("kind:b2b_order is:overdue", ("ship_by",), KEEPER),
    "need_attention": NamedSearch("widget:need_attention", role=RETAILER),
    "due": NamedSearch("due:<1d", ("deadline_at",)),
    "overdue": NamedSearch("is:overdue", ("ship_by",)),
    "shipped_14": NamedSearch("kind:order shipped:<2w", ("-shipped_at",)),
    "to_answer": NamedSearch("kind:inquiry status:waiting", ("deadline_at",), SUPPLIER),
    "to_ship": NamedSearch("kind:order side:in status:sent,accepted,part_shipped", ("ship_by",), SUPPLIER),
    "proposals": NamedSearch("has:proposal side:out", role=RETAILER),
    "proposed": NamedSearch("has:proposal side:in", role=SUPPLIER),
    "unread": NamedSearch("is:unread"),
    "pending": NamedSearch("is:pending"),
    "issues": NamedSearch("has:issue"),
}


def widget_id(user_id: Id, key: str) -> Id:
    """The id of a user's row for a default widget."""
    return child_id(user_id, "widget", key)


def view_id(user_id: Id, shared_view_id: Id) -> Id:
    """The id of the view by which a user follows a shared one: the same on all machines."""
    return child_id(user_id, "view", shared_view_id)


def layout_id(user_id: Id, list_key: str) -> Id:
    """The id of a user's layout of a list."""
    return child_id(user_id, "layout", list_key)


@functools.lru_cache(maxsize=64)
def widget_keys(user_id: Id) -> dict[Id, str]:
    """The keys of a user's default widgets by the ids of their rows."""
    return {widget_id(user_id, one.key): one.key for one in DEFAULTS}


def default_widget(user_id: Id, organisation_id: Id, key: str) -> Widget:
    """A default widget as a row, before anybody changed it."""
    found = BY_KEY[key]
    return Widget(
        id=widget_id(user_id, key), owner_id=organisation_id, user_id=user_id, key=key, query=found.query,
        sort_key=_place(found), alert=bool(found.tone), tone=found.tone,
    )  # fmt: skip


def _place(widget: DefaultWidget) -> str:
    """The sort key at which a default widget stands."""
    if not widget.after:
        return sort_key(DEFAULTS.index(widget))
    before = DEFAULTS.index(BY_KEY[widget.after])
    return key_between(sort_key(before), sort_key(before + 1))


def unstored(row: Row) -> Row | None:
    """What a row that somebody makes stood for before it was stored: a default; None for what is new."""
    if isinstance(row, Widget) and row.key in BY_KEY:
        return default_widget(row.user_id, row.owner_id, row.key)
    return None

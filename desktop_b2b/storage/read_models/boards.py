# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Which widgets are on a person's dashboard: default ones, what was made of them, and own ones."""

from __future__ import annotations

import json

from desktop_b2b.domain import dashboard as domain
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.dashboard import RETAILER
from desktop_b2b.errors import UserError
from desktop_b2b.services.queries import Viewer
from desktop_b2b.services.search import Choice, Search, read
from desktop_b2b.storage.codec import load
from desktop_b2b.storage.db import Db
from desktop_b2b.storage.read_models.arrange import HAS_CENTRE, arranged, roles_of
from desktop_b2b.storage.read_models.register import blob, numbered

#: What the organisation is, whether it has a centre, and which sections its person was given.
_ROLES = (
    "SELECT o.is_retailer, o.is_supplier, o.is_fulfilment_centre,"
    f' EXISTS ({HAS_CENTRE.format("o.id")}), (SELECT u.sections FROM "user" u WHERE u.id = ?2)'
    " FROM organisation o WHERE o.id = ?1"
)


def roles(db: Db, viewer: Viewer) -> set[str]:
    """What the viewer's organisation is, as far as the viewer has to do with it: see ``domain.dashboard``."""
    values = (blob(viewer.organisation_id, "organisation_id"), blob(viewer.user_id, "user_id"))
    rows = numbered(db, _ROLES, *values)
    if not rows:
        return {RETAILER}
    retailer, supplier, centre, has_centre, sections = rows[0]
    return roles_of(
        bool(retailer), bool(supplier), bool(centre), bool(has_centre), json.loads(sections or "[]")
    )


def stored_rows(db: Db, viewer: Viewer) -> list[e.Widget]:
    """A person's widgets as they are stored, in no order; no unchanged default one is among them."""
    return load(db, e.Widget, "WHERE user_id = ?", (blob(viewer.user_id, "user_id"),))


def widget_rows(db: Db, viewer: Viewer, keys: tuple[str, ...] = ()) -> list[e.Widget]:
    """The widgets of a person's dashboard, in order, or those named by key or id; default ones as rows."""
    stored = stored_rows(db, viewer)
    mine = roles(db, viewer)
    defaults = [
        domain.default_widget(viewer.user_id, viewer.organisation_id, one.key)
        for one in domain.DEFAULTS
        if keys or one.role in mine
    ]
    if keys:
        known = {row.key or row.id: row for row in (*defaults, *stored)}
        return [_named(known, key) for key in keys]
    others = {one.key for one in domain.DEFAULTS if one.role not in mine}
    return arranged(defaults, [row for row in stored if row.key not in others])


def _named(known: dict[str, e.Widget], key: str) -> e.Widget:
    if key not in known:
        raise UserError("widget.unknown", "There is no widget named {key}.", "keys", key=key)
    return known[key]


def is_usual(row: e.Widget) -> bool:
    """Whether a widget shows a default one's members in their own order."""
    return bool(row.key) and not row.sort and row.query == domain.BY_KEY[row.key].query


def alerts(db: Db, viewer: Viewer) -> list[tuple[e.Widget, Search | None]]:
    """The alerts among them with what they search for; None for a default one's members. Those that are not
    understood are left out, and those that search for what is unread: they would have to know themselves.
    """
    found: list[tuple[e.Widget, Search | None]] = []
    for row in widget_rows(db, viewer):
        if row.alert and is_usual(row):
            found.append((row, None))
        elif row.alert:
            try:
                search = read(row.query, "query")
            except UserError:
                continue
            if not asks_unread(search):
                found.append((row, search))
    return found


def asks_unread(search: Search) -> bool:
    """Whether a search is about what is unread."""
    unread = Choice("unread")
    return any(term.operator in ("has", "is") and unread in term.values for term in search.terms)

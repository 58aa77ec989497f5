# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""How many documents saved views find: what the navigation says beside them."""

from __future__ import annotations

from desktop_b2b.domain import entities as e
from desktop_b2b.errors import UserError
from desktop_b2b.services import views
from desktop_b2b.services.queries import CountViews, ListViews, ViewCount, Viewer
from desktop_b2b.storage.db import Db
from desktop_b2b.storage.read_models.membership import Membership, membership_of
from desktop_b2b.storage.read_models.register import answers
from desktop_b2b.storage.read_models.rights import check_search
from desktop_b2b.storage.read_models.views import list_views

#: What moves the saved views themselves: theirs, and what their user may see.
VIEW_KINDS = frozenset({"saved_view", "shared_view", "user"})


@answers(CountViews)
def _counted(db: Db, viewer: Viewer, query: CountViews) -> list[ViewCount]:
    """From scratch; ``storage.counters`` says the same of what it remembers."""
    rows = counted_rows(db, viewer, query)
    kinds = check_search(db, viewer) if rows else ()
    found = []
    for row in rows:
        membership = membership_of(row, usual=False, kinds=kinds)
        total = len(membership.all(db, viewer))
        found.append(told(row, membership, total, membership.next_change(db, viewer)))
    return found


def counted_rows(db: Db, viewer: Viewer, query: CountViews) -> list[e.Widget]:
    """These views as widgets that nobody sees, so that they are counted as widgets are; without those that
    are not here or cannot be run.
    """
    if len(query.views) > views.MOST_COLUMNS:
        raise UserError("query.limit", "A list has 1 to {most} rows.", "views", most=views.MOST_COLUMNS)
    known = {view.id: view for view in list_views(db, viewer, ListViews()) if view.problem is None}
    return [
        e.Widget(id=view.id, owner_id=viewer.organisation_id, user_id=viewer.user_id, query=view.query)
        for view in (known[one] for one in dict.fromkeys(query.views) if one in known)
    ]


def told(row: e.Widget, membership: Membership, total: int, change: int | None) -> ViewCount:
    """A count as it is told to the navigation."""
    kinds = VIEW_KINDS | membership.kinds | membership.elsewhere
    return ViewCount(id=row.id, total=total, kinds=tuple(sorted(kinds)), next_change_at=change)

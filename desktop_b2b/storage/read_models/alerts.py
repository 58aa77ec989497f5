# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What the alert widgets of a person's dashboard have that is new: for what is told on the screen or by mail.

The same counts as unread on the dashboard. A widget that cannot be searched alerts of nothing; the dashboard
says why.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.values import Instant
from desktop_b2b.errors import UserError
from desktop_b2b.services.queries import Alert, AlertList, Dashboard, ListAlerts, Viewer
from desktop_b2b.storage.db import Db
from desktop_b2b.storage.members import Members
from desktop_b2b.storage.read_models.boards import is_usual
from desktop_b2b.storage.read_models.dashboard import Frame, frame_of
from desktop_b2b.storage.read_models.lookups import listed
from desktop_b2b.storage.read_models.membership import membership_of
from desktop_b2b.storage.read_models.register import answers

MOST = 1_000


class Source(NamedTuple):
    """A widget with its members, and when time alone next changes them."""

    row: e.Widget
    members: Members
    change: Instant | None


def is_wanted(row: e.Widget, query: ListAlerts) -> bool:
    """Whether a query asks for a widget's alerts."""
    told = {"": True, "notify": row.notify, "mail": row.mail_alert}
    return row.alert and told[query.told]


@answers(ListAlerts)
def _alerts(db: Db, viewer: Viewer, query: ListAlerts) -> AlertList:
    """From scratch; ``storage.counters`` says the same of what it remembers."""
    frame = frame_of(db, viewer, Dashboard())
    sources = []
    for row in frame.rows if frame.denial is None else ():
        if is_wanted(row, query):
            try:
                found = membership_of(row, is_usual(row), frame.kinds)
            except UserError:
                continue
            sources.append(Source(row, Members(found.all(db, viewer)), found.next_change(db, viewer)))
    return gathered(db, viewer, query, frame, sources)


def gathered(db: Db, viewer: Viewer, query: ListAlerts, frame: Frame, sources: Iterable[Source]) -> AlertList:
    """The answer of widgets with their members."""
    if not 1 <= query.limit <= MOST:
        raise UserError("query.limit", "A list has 1 to {most} rows.", "limit", most=MOST)
    found: list[tuple[Instant, bytes, int, e.Widget]] = []
    changes = []
    for place, source in enumerate(sources):
        since = max(frame.seen_at(source.row), query.after)
        found += ((-at, one, place, source.row) for one, at in source.members.since(since))
        if source.change is not None:
            changes.append(source.change)
    first = sorted(found, key=lambda one: one[:3])[: query.limit]
    rows = listed(db, viewer, list(dict.fromkeys(one for _, one, _, _ in first)))
    return AlertList(
        alerts=[
            Alert(
                widget=row.key or row.id, title=row.title, tone=row.tone, notify=row.notify,
                mail_alert=row.mail_alert, entered_at=-at, row=rows[one],
            )
            for at, one, _, row in first
            if one in rows  # else it went a moment ago, and the change is about to be told
        ],
        total=len(found),
        next_change_at=min(changes, default=None),
    )  # fmt: skip

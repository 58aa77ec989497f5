# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Versions of the company's rules, and past requests to try them on (N7)."""

from __future__ import annotations

from desktop_b2b.domain import entities as e
from desktop_b2b.errors import UserError
from desktop_b2b.rules.policy.book import FactBook
from desktop_b2b.rules.policy.fields import ORDER, SEND
from desktop_b2b.rules.policy.replay import Timed
from desktop_b2b.services.allowances import SetTime, set_time
from desktop_b2b.services.facts import sent_book, unpacked
from desktop_b2b.services.optimum import GOALS, question_of
from desktop_b2b.services.queries import ListPast, ListRuleSets, PastPage, PastRequest, Viewer
from desktop_b2b.services.sourcing import partners_of
from desktop_b2b.storage.codec import load
from desktop_b2b.storage.db import Db
from desktop_b2b.storage.read_models.register import answers
from desktop_b2b.storage.rows import RowStore

MOST = 500
_ORDER = {"draft": 0, "in_force": 1}
_PAST = (
    "SELECT t.id, t.at FROM \"transaction\" t WHERE t.kind = 'request' AND t.side = 'out'"
    " AND t.state NOT IN ('draft', 'deleted', 'queued', 'cancelled')"
    " AND (t.answered > 0 OR t.state <> 'waiting')"
    " AND (t.at, t.id) < (?, ?) ORDER BY t.at DESC, t.id DESC LIMIT +?"
)
_END = (1 << 62, b"\xff" * 16)


@answers(ListRuleSets)
def _versions(db: Db, viewer: Viewer, query: ListRuleSets) -> list[e.RuleSet]:
    where = "WHERE owner_id = ? AND state <> 'discarded'"
    found = load(db, e.RuleSet, where, (bytes.fromhex(viewer.organisation_id),))
    return sorted(found, key=lambda row: (_ORDER.get(row.state, 2), -row.number, -row.edited_at, row.id))


@answers(ListPast)
def _past(db: Db, viewer: Viewer, query: ListPast) -> PastPage:
    if not 1 <= query.limit <= MOST:
        raise UserError("query.limit", "A list has 1 to {most} rows.", "limit", most=MOST)
    found = db.query(_PAST, (*_place(query.after), query.limit))
    store = RowStore(db, authority=False)
    store.begin(viewer.organisation_id)
    rows = [_row(store, row_id.hex()) for row_id, _at in found]
    after = f"{found[-1][1]}/{found[-1][0].hex()}" if len(found) == query.limit else ""
    return PastPage(rows=rows, after=after)


def _place(after: str) -> tuple[int, bytes]:
    """Where the last page ended. Raises UserError ``query.after``."""
    if not after:
        return _END
    at, _, row_id = after.partition("/")
    try:
        return int(at), bytes.fromhex(row_id)
    except ValueError as error:
        raise UserError("query.after", "This is not the end of a page of this list.", "after") from error


def _row(store: RowStore, request_id: str) -> PastRequest:
    """What was known when the last answer came; an answer that holds no longer today counted then."""
    request = store.get(e.Request, request_id)
    question = question_of(store, request, 0, None, by_hand=request.mode != "automatic", past=True)
    runs = store.children(e.AssignmentRun, "request_id", request_id)
    times = _times(store, request)
    return PastRequest(
        request_id=request.id,
        number=request.number,
        currency=request.currency,
        book=question.book,
        problem=question.plain,
        times=tuple(time for time, _kept in times),
        set_times=tuple(kept for _time, kept in times),
        goal=GOALS.get(request.preference, GOALS["cost"]) if request.mode == "automatic" else "",
        run=max(runs, key=lambda run: (run.at, run.id), default=None),
    )


def _times(store: RowStore, request: e.Request) -> list[tuple[Timed, SetTime | None]]:
    """The times that rules set or could have set, each with what its row says of it. What was known then is
    what was kept; where nothing was, since no rule was asked, it is what is known today.
    """
    asked = [one for one in partners_of(store, request.id) if one.state != "planned" and not one.excluded]
    sources = store.children(e.OrderPrivate, "request_id", request.id)
    orders = {one.id: order for one in sources if (order := store.find(e.Order, one.id)) is not None}
    today = sent_book(store, request, asked, list(orders.values()))
    hours = store.get(e.Organisation, request.owner_id).shipping_hours
    found: list[tuple[Timed, SetTime | None]] = []
    for row in asked:
        card = store.get(e.Partner, row.partner_id)
        found += _time(SEND, row.id, (row.deadline_basis, row.deadline_facts), today, card.answer_hours)
    for one in sorted(sources, key=lambda one: one.id):
        inquiry_id = orders[one.id].inquiry_id if one.id in orders else None
        if inquiry_id is not None and inquiry_id in today.orders:
            found += _time(ORDER, inquiry_id, (one.shipping_basis, one.shipping_facts), today, hours)
    return found


def _time(
    stage: str, subject_id: str, kept: tuple[str, str], today: FactBook, usual: int
) -> list[tuple[Timed, SetTime | None]]:
    time = set_time(*kept)
    if time is None:
        return [(Timed(stage, subject_id, today, usual), None)]
    if time.by == "hand":
        return []
    return [(Timed(stage, subject_id, unpacked(time.book) if time.book else today, time.usual), time)]

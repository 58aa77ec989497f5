# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""My company, myself, my partners and my product tree."""

from __future__ import annotations

from desktop_b2b.clock import DAY
from desktop_b2b.domain import checks
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.calendars import WorkCalendar
from desktop_b2b.domain.values import child_id
from desktop_b2b.rules import worktime
from desktop_b2b.rules.deadlines import default_deadline
from desktop_b2b.services.allowances import SetTime, answer_time, set_time
from desktop_b2b.services.calendars import calendar_of
from desktop_b2b.services.catalogue import SEPARATOR
from desktop_b2b.services.queries import (
    CountDeadline,
    CountedStep,
    CountedView,
    GetOrganisation,
    GetUser,
    ListPartners,
    ListProductLines,
    PartnerView,
    ProductLineView,
    TimeSource,
    Viewer,
)
from desktop_b2b.storage.codec import load
from desktop_b2b.storage.db import Db
from desktop_b2b.storage.read_models.register import answers, missing, visible
from desktop_b2b.storage.read_models.text import fold
from desktop_b2b.storage.rows import RowStore

#: The longest time that is explained day by day.
_READABLE = 400 * DAY


@answers(GetOrganisation)
def _organisation(db: Db, viewer: Viewer, query: GetOrganisation) -> e.Organisation:
    found = visible(db, viewer, e.Organisation, viewer.organisation_id)
    if found is None:
        raise missing("organisation", viewer.organisation_id, "organisation_id")
    return found


@answers(GetUser)
def _user(db: Db, viewer: Viewer, query: GetUser) -> e.User:
    found = visible(db, viewer, e.User, viewer.user_id)
    if found is None:
        raise missing("user", viewer.user_id, "user_id")
    return found


@answers(ListPartners)
def _partners(db: Db, viewer: Viewer, query: ListPartners) -> list[PartnerView]:
    mine = bytes.fromhex(viewer.organisation_id)
    cards = load(db, e.Partner, "WHERE owner_id = ? AND archived = 0", (mine,))
    states = {
        row[0].hex(): row[1] for row in db.query("SELECT id, state FROM link WHERE owner_id = ?", (mine,))
    }
    facts = {row.link_id: row for row in load(db, e.LinkFact, "WHERE counterpart_id = ?", (mine,))}
    return [
        PartnerView(
            partner=card,
            link_state=states.get(card.link_id, "") if card.link_id else "",
            fact=facts.get(card.link_id) if card.link_id else None,
        )
        for card in sorted(cards, key=lambda card: (fold(card.name), card.id))
    ]


@answers(CountDeadline)
def _counted(db: Db, viewer: Viewer, query: CountDeadline) -> CountedView:
    card = visible(db, viewer, e.Partner, query.partner_id)
    if card is None:
        raise missing("partner", query.partner_id, "partner_id")
    for field in ("start_at", "deadline_at"):
        checks.instant(getattr(query, field), field)
    mine = bytes.fromhex(viewer.organisation_id)
    link = bytes.fromhex(card.link_id) if card.link_id else b""
    facts = load(db, e.LinkFact, "WHERE counterpart_id = ? AND link_id = ?", (mine, link))
    calendar = calendar_of(facts[0]) if facts else None
    start = viewer.now if query.start_at is None else query.start_at
    source = _deadline_source(db, viewer, query, card, start)
    end = query.deadline_at
    if end is None:
        end = default_deadline(start, card.answer_hours if source is None else source.hours, calendar)
    counted = end - start if calendar is None else worktime.between(calendar, start, end)
    return CountedView(
        start_at=start,
        deadline_at=end,
        zone=(facts[0] if facts else _organisation(db, viewer, GetOrganisation())).time_zone,
        has_calendar=calendar is not None,
        counted=counted,
        steps=() if calendar is None else tuple(map(_step, _explained(calendar, start, end, query.language))),
        source=source,
    )


def _deadline_source(
    db: Db, viewer: Viewer, query: CountDeadline, card: e.Partner, now: int
) -> TimeSource | None:
    """What set a deadline that was sent, or would set it as the request goes out. None for another deadline
    than the one that stands there, about which nothing is decided yet.
    """
    request = visible(db, viewer, e.Request, query.request_id) if query.request_id else None
    if request is None:
        return None
    row = visible(db, viewer, e.RequestPartner, child_id(request.id, "partner", card.id))
    if request.sent_at is not None:
        is_so = row is not None and row.deadline_at == query.deadline_at
        return time_source(set_time(row.deadline_basis)) if row is not None and is_so else None
    if query.deadline_at is not None:
        return None
    store = RowStore(db, authority=False)
    store.begin(viewer.organisation_id)
    return time_source(answer_time(store, request, card, card.id, now))


def time_source(time: SetTime | None) -> TimeSource | None:
    """What set a time, for a window."""
    if time is None:
        return None
    return TimeSource(by=time.by, hours=time.hours, rule=time.rule, rules_number=time.rules_number)


def _explained(
    calendar: WorkCalendar, start: int, end: int, language: str
) -> tuple[worktime.Counted | worktime.Off, ...]:
    """The steps of a time that people can read; of years of it only that it is long."""
    return worktime.explain(calendar, start, end, language) if end - start < _READABLE else ()


def _step(step: worktime.Counted | worktime.Off) -> CountedStep:
    if isinstance(step, worktime.Counted):
        day = step.day.isoformat()
        return CountedStep(kind="counted", first_day=day, last_day=day, start_at=step.start, end_at=step.end)
    return CountedStep(
        kind=step.why, first_day=step.first.isoformat(), last_day=step.last.isoformat(), name=step.name
    )


@answers(ListProductLines)
def _product_lines(db: Db, viewer: Viewer, query: ListProductLines) -> list[ProductLineView]:
    mine = bytes.fromhex(viewer.organisation_id)
    nodes = {node.id: node for node in load(db, e.ProductLine, "WHERE owner_id = ?", (mine,))}
    cards = {
        row[0].hex()
        for row in db.query("SELECT id FROM partner_card WHERE owner_id = ? AND archived = 0", (mine,))
    }
    views = []
    for node in nodes.values():
        lineage = _lineage(node, nodes)
        if any(above.archived for above in lineage):
            continue
        chosen = next((above.partner_ids for above in lineage if above.partner_ids), ())
        views.append(
            ProductLineView(
                product_line=node,
                path=SEPARATOR.join(above.name for above in reversed(lineage)),
                partner_ids=tuple(card for card in chosen if card in cards),
            )
        )
    return sorted(views, key=lambda view: (fold(view.path), view.product_line.id))


def _lineage(node: e.ProductLine, nodes: dict[str, e.ProductLine]) -> list[e.ProductLine]:
    """The node and those above it, nearest first; a ring ends the walk."""
    found = [node]
    while node.parent_id is not None and node.parent_id in nodes:
        node = nodes[node.parent_id]
        if node in found:
            break
        found.append(node)
    return found

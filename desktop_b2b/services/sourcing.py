# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A request as a whole: its facts for the rules, its counters, its states. Used by handlers and
reactions alike, on rows only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.entities.account import SUPPLIER
from desktop_b2b.domain.states import ASSIGNABLE, move, settle
from desktop_b2b.domain.values import Id
from desktop_b2b.rules.assignment import Need, Offer, Verdict, assess, line_state, shortfall
from desktop_b2b.rules.deadlines import earliest
from desktop_b2b.rules.readiness import LineFacts, PartnerFacts, RequestFacts
from desktop_b2b.services.calendars import shown_by
from desktop_b2b.services.ports import UnitOfWork

ZERO = Decimal(0)
#: Answers that count; late ones do once admitted (A19).
COUNTING = frozenset({"submitted", "won", "part_won", "lost"})


@dataclass(frozen=True, slots=True)
class Asked:
    """One line asked of one partner, with the answer that counts; its ``line`` is None when declined."""

    ask: e.RequestAsk
    partner: e.RequestPartner
    answer: e.Answer | None
    line: e.AnswerLine | None


def lines_of(uow: UnitOfWork, request_id: Id) -> list[e.RequestLine]:
    """The request's lines in their order."""
    return uow.children(e.RequestLine, "request_id", request_id)


def partners_of(uow: UnitOfWork, request_id: Id) -> list[e.RequestPartner]:
    """The request's partners, by name."""
    rows = uow.children(e.RequestPartner, "request_id", request_id)
    return sorted(rows, key=lambda row: (row.name.casefold(), row.id))


def asked_of(uow: UnitOfWork, request_id: Id) -> list[Asked]:
    """All lines asked of all partners, with the answers that count."""
    partners = {row.id: row for row in uow.children(e.RequestPartner, "request_id", request_id)}
    answers = {row_id: uow.find(e.Answer, row_id) for row_id in partners}
    found: list[Asked] = []
    for ask in uow.children(e.RequestAsk, "request_id", request_id):
        answer = answers[ask.request_partner_id]
        if answer is not None and answer.state != "declined" and answer.state not in COUNTING:
            answer = None
        line = uow.find(e.AnswerLine, ask.id) if answer is not None else None
        found.append(Asked(ask, partners[ask.request_partner_id], answer, line))
    return found


def max_prices(uow: UnitOfWork, request_id: Id) -> dict[Id, Decimal]:
    """The maximum prices by line; a line without one has no entry (S2.68)."""
    rows = uow.children(e.RequestLinePrivate, "request_id", request_id)
    return {row.id: row.max_price for row in rows}


def needs_of(
    lines: Sequence[e.RequestLine],
    limits: dict[Id, Decimal],
    asked: Sequence[Asked],
    *,
    outstanding: bool = True,
) -> list[Need]:
    """The items with their valid answers, for the rules. ``outstanding``: less what is ordered."""
    offers: dict[Id, list[Offer]] = {}
    for one in asked:
        if one.answer is not None:
            offer = Offer(
                one.ask.id,
                one.partner.name,
                one.line.ready if one.line else ZERO,
                one.line.backorder if one.line else ZERO,
                one.line.price if one.line else None,
                one.answer.submitted_at,
            )
            offers.setdefault(one.ask.request_line_id, []).append(offer)
    return [
        Need(
            line.id,
            line.sku or line.description,
            line.quantity - (line.ordered_quantity if outstanding else ZERO),
            limits.get(line.id),
            tuple(offers.get(line.id, ())),
        )
        for line in lines
    ]


def verdict_of(uow: UnitOfWork, request: e.Request) -> Verdict:
    """What a person finds in the answers that are in."""
    return assess(_open_needs(uow, request))


def shortfall_of(uow: UnitOfWork, request: e.Request) -> str:
    """Why the automatic mode cannot fill a request whatever it chose; empty where it may."""
    return shortfall(_open_needs(uow, request), backorders=request.backorder_until is not None)


def _open_needs(uow: UnitOfWork, request: e.Request) -> list[Need]:
    return needs_of(lines_of(uow, request.id), max_prices(uow, request.id), asked_of(uow, request.id))


def refresh(uow: UnitOfWork, request: e.Request) -> None:
    """Bring a sent request's counters, next deadline (A13) and line states up to date."""
    partners = partners_of(uow, request.id)
    lines = lines_of(uow, request.id)
    asked = asked_of(uow, request.id)
    request.asked_count = sum(row.state != "planned" for row in partners)
    request.answered_count = sum(row.state in ("answered", "declined") for row in partners)
    request.line_count = len(lines)
    request.next_deadline_at = _next_deadline(request, partners)
    _refresh_lines(lines, max_prices(uow, request.id), asked)


def under_seal(request: e.Request) -> bool:
    """Whether its answers are still to be opened (N8)."""
    return request.sealed and request.opened_at is None and request.state in ("queued", *ASSIGNABLE)


def opening_at(partners: Sequence[e.RequestPartner]) -> int | None:
    """When answers under seal are opened, all at once: at the last deadline of those who were asked."""
    ends = [row.deadline_at for row in partners if row.state != "planned" and row.deadline_at is not None]
    return max(ends, default=None)


def _next_deadline(request: e.Request, partners: Sequence[e.RequestPartner]) -> int | None:
    if under_seal(request):
        return opening_at(partners)
    return earliest(row.deadline_at for row in partners if row.state == "asked")


def _refresh_lines(lines: Sequence[e.RequestLine], limits: dict[Id, Decimal], asked: Sequence[Asked]) -> None:
    planned: dict[Id, Decimal] = {}
    ordered: dict[Id, Decimal] = {}
    waiting: set[Id] = set()
    for one in asked:
        line_id = one.ask.request_line_id
        ordered[line_id] = ordered.get(line_id, ZERO) + one.ask.ordered
        planned[line_id] = planned.get(line_id, ZERO) + one.ask.ordered + one.ask.assigned
        if one.partner.state == "asked":
            waiting.add(line_id)
    for line, need in zip(lines, needs_of(lines, limits, asked, outstanding=False), strict=True):
        line.ordered_quantity = ordered.get(line.id, ZERO)
        settle(line, line_state(need, planned.get(line.id, ZERO), waiting=line.id in waiting))


def stop_asking(uow: UnitOfWork, request: e.Request) -> None:
    """No partner is waited for any longer: the request was ordered, closed or cancelled. ``refresh``
    it afterwards.
    """
    for row in partners_of(uow, request.id):
        if row.state == "asked":
            move(row, "closed")


def settle_answers(uow: UnitOfWork, request_id: Id, *, judged: bool) -> None:
    """Mark each answer as won, part-won or lost; or, not ``judged``, as submitted again.

    Won: all that was offered, up to what was asked, is ordered. Late and declined answers stay so.
    """
    lines: dict[Id, list[Asked]] = {}
    for one in asked_of(uow, request_id):
        if one.answer is not None and one.answer.state != "declined":
            lines.setdefault(one.answer.id, []).append(one)
    for asked in lines.values():
        answer = asked[0].answer
        if answer is not None:
            settle(answer, _outcome(uow, asked) if judged else "submitted")


def _outcome(uow: UnitOfWork, asked: Sequence[Asked]) -> str:
    if not any(one.ask.ordered > 0 for one in asked):
        return "lost"
    for one in asked:
        wanted = uow.get(e.InquiryLine, one.ask.id).quantity
        offered = one.line.ready + one.line.backorder if one.line else ZERO
        if one.ask.ordered < min(wanted, offered):
            return "part_won"
    return "won"


def has_orders(uow: UnitOfWork, request_id: Id) -> bool:
    """Whether anything of the request is ordered and not given back."""
    return any(ask.ordered > 0 for ask in uow.children(e.RequestAsk, "request_id", request_id))


def facts_of(
    request: e.Request,
    lines: Sequence[e.RequestLine],
    partners: Sequence[e.RequestPartner],
    connected: frozenset[Id],
    recipient_email: str = "",
    *,
    duplicate_order_number: bool = False,
) -> RequestFacts:
    """What the readiness rule looks at. ``connected``: the partner cards that can be sent to."""
    return RequestFacts(
        company=request.company,
        contact_name=request.contact_name,
        address1=request.address1,
        city=request.city,
        region=request.region,
        postal_code=request.postal_code,
        country=request.country,
        lines=tuple(
            LineFacts(line.sku, line.description, line.quantity, line.uom, line.partner_ids) for line in lines
        ),
        partners=tuple(
            PartnerFacts(row.partner_id, row.name, row.partner_id in connected, row.excluded, row.deadline_at)
            for row in partners
        ),
        recipient_email=recipient_email,
        duplicate_order_number=duplicate_order_number,
    )


def request_facts(uow: UnitOfWork, request: e.Request) -> RequestFacts:
    """The readiness facts of a draft, read from its rows."""
    partners = partners_of(uow, request.id)
    private = uow.find(e.RequestPrivate, request.id)
    connected = frozenset(row.partner_id for row in partners if link_of(uow, row.partner_id) is not None)
    email = private.recipient_email if private else ""
    return facts_of(request, lines_of(uow, request.id), partners, connected, email)


def link_of(uow: UnitOfWork, partner_id: Id) -> e.Link | None:
    """The working connection to the supplier of a card; None for no link, a suspended or archived one, and
    for a fulfilment centre, which answers no requests.
    """
    card = uow.find(e.Partner, partner_id)
    if card is None or card.archived or card.link_id is None:
        return None
    link = uow.find(e.Link, card.link_id)
    if link is None or link.state != "connected" or link.counterpart_id is None or link.kind != SUPPLIER:
        return None
    return link if link.owner_id == card.owner_id else None


def partner_zone(uow: UnitOfWork, card: e.Partner, otherwise: str) -> str:
    """The time zone in which a partner's deadlines have their meaning (law 9)."""
    fact = shown_by(uow, card)
    return fact.time_zone if fact is not None else otherwise

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Requests with their lines, what partners were asked, and what they answered."""

from __future__ import annotations

import numpy as np

from desktop_b2b.clock import HOUR
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.states import ANSWERS_IN, NOT_ENOUGH
from tests.bench.million.columns import SORT_KEYS, Writer, always, dated, formatted, of, optional, texts
from tests.bench.million.company import Company
from tests.bench.million.names import PEOPLE, ZONES
from tests.bench.million.trade import Phase

_MILLION = 1_000_000
STATES = {
    Phase.CLOSED: "closed", Phase.LEFT: "cancelled", Phase.DRAFT: "draft", Phase.WAITING: "waiting",
    Phase.ATTENTION: "need_attention", Phase.PARTIAL: "partially_ordered", Phase.ORDERED: "ordered",
}  # fmt: skip
_LINE_STATES = {
    Phase.CLOSED: "assigned", Phase.LEFT: "unavailable", Phase.DRAFT: "open", Phase.WAITING: "open",
    Phase.ATTENTION: "answered", Phase.PARTIAL: "part_assigned", Phase.ORDERED: "assigned",
}  # fmt: skip
_REMARKS = (
    "We can deliver all of it by Thursday, the mugs in two parcels.",
    "The blue ones are sold out; may we send ivory instead?",
    "Please confirm the address, the carrier asks for a telephone number.",
)


def write(company: Company, out: Writer) -> None:
    """All of it."""
    _requests(company, out)
    _lines(company, out)
    _asked(company, out)
    _asks(company, out)
    _messages(company, out)


def _requests(company: Company, out: Writer) -> None:
    trade, requests = company.trade, company.trade.requests
    every = np.arange(requests.count)
    sent = requests.phase != Phase.DRAFT
    done = requests.phase <= Phase.LEFT
    decided = requests.at + requests.hours * HOUR
    waits = np.isin(requests.phase, (Phase.WAITING, Phase.ATTENTION))
    answered = np.bincount(trade.asked_request[trade.asked_answered], minlength=requests.count)
    waiting = ~trade.asked_answered & (requests.phase[trade.asked_request] == Phase.WAITING)
    deadline = np.full(requests.count, np.iinfo(np.int64).max)
    np.minimum.at(deadline, trade.asked_request[waiting], trade.asked_deadline[waiting])
    out.table(
        e.Request, company.requests, number=company.request_number(), version=always(5),
        state=company.phase_words(STATES, every),
        reason=texts(["", ANSWERS_IN, NOT_ENOUGH], (requests.phase == Phase.ATTENTION) * (1 + every % 2)),
        created_at=of(requests.at), edited_at=of(requests.at), sent_at=optional(requests.at, sent),
        ordered_at=optional(decided, ~waits & sent & (requests.phase != Phase.LEFT)),
        closed_at=optional(decided, done),
        note_to_suppliers=company.notes(every),
        next_deadline_at=optional(deadline, deadline < np.iinfo(np.int64).max),
        asked_count=of(np.where(sent, requests.asked, 0)), answered_count=of(answered),
        line_count=of(requests.lines),
        **company.recipient(every),
    )  # fmt: skip
    out.table(
        e.RequestPrivate,
        company.requests,
        recipient_email=formatted("customer{}@example.com", of(requests.contact)),
    )


def _lines(company: Company, out: Writer) -> None:
    trade, names, request = company.trade, company.names, company.trade.line_request
    product, branch = trade.line_product, company.names.line_of[company.trade.line_product]
    pieces = trade.line_pieces * _MILLION
    ordered = np.zeros(len(request), dtype=bool)
    ordered[trade.ordered_line] = True
    out.table(
        e.RequestLine, company.lines, request_id=of(company.requests, request),
        sort_key=texts(SORT_KEYS, trade.line_place), sku=texts(names.skus, product),
        description=texts(names.products, product), quantity=of(pieces),
        product_line_id=of(company.branches, branch), product_line_path=texts(names.paths, branch),
        partner_ids=lambda rows: company.cards_json(request[rows]),
        state=company.phase_words(_LINE_STATES, request), version=always(3),
        ordered_quantity=of(np.where(ordered, pieces, 0)),
    )  # fmt: skip
    # A maximum price is named for three requests in five, then for all its lines.
    out.table(
        e.RequestLinePrivate, company.lines, request % 5 < 3, request_id=of(company.requests, request),
        max_price=of(trade.price[product] * 12 // 10 // 10_000 * 10_000),
    )  # fmt: skip


def _asked(company: Company, out: Writer) -> None:
    trade, requests = company.trade, company.trade.requests
    request, partner = trade.asked_request, trade.asked_partner
    phase, answered = requests.phase[request], trade.asked_answered
    state = np.where(answered, 1, np.where(phase == Phase.DRAFT, 0, np.where(phase == Phase.WAITING, 2, 3)))
    zone = texts(ZONES, partner % len(ZONES))
    out.table(
        e.RequestPartner, company.asked, request_id=of(company.requests, request),
        partner_id=of(company.cards, partner), name=texts(company.names.partners, partner),
        deadline_at=of(trade.asked_deadline), deadline_zone=zone, version=always(2),
        state=texts(["planned", "answered", "asked", "closed"], state),
        answered_at=optional(trade.asked_at, answered),
    )  # fmt: skip
    sent = phase != Phase.DRAFT
    inquiry = np.where(phase <= Phase.LEFT, 2, np.where(answered, 1, 0))
    to = of(company.organisations, partner)
    out.table(
        e.Inquiry, company.asked, sent, counterpart_id=to, number=company.inquiry_number(), version=always(3),
        state=texts(["waiting", "answered", "closed"], inquiry), deadline_at=of(trade.asked_deadline),
        note_to_suppliers=company.notes(request), deadline_zone=zone, sent_at=of(requests.at, request),
        line_count=of(requests.lines, request),
        **company.recipient(request),
    )  # fmt: skip
    won = trade.asked_place < requests.orders[request]
    verdict = np.where(won, 1, np.where(phase <= Phase.LEFT, 2, 0))
    out.table(
        e.Answer, company.asked, answered, owner_id=to, counterpart_id=always(company.me),
        inquiry_id=of(company.asked), state=texts(["submitted", "won", "lost"], verdict),
        shipping_cost=always(4_900_000), submitted_at=of(trade.asked_at), made_at=of(trade.asked_at),
    )  # fmt: skip


def _asks(company: Company, out: Writer) -> None:
    trade, names, requests = company.trade, company.names, company.trade.requests
    line, asked = trade.ask_line, trade.ask_asked
    request, product = trade.line_request[line], trade.line_product[line]
    pieces = trade.line_pieces[line] * _MILLION
    sent = requests.phase[request] != Phase.DRAFT
    to = of(company.organisations, trade.asked_partner[asked])
    ordered = np.zeros(len(line), dtype=bool)
    ordered[trade.order_line_ask] = True
    out.table(
        e.RequestAsk, company.asks, sent, request_id=of(company.requests, request),
        request_line_id=of(company.lines, line), request_partner_id=of(company.asked, asked),
        assigned=of(np.where(ordered, pieces, 0)), ordered=of(np.where(ordered, pieces, 0)),
    )  # fmt: skip
    branch = names.line_of[product]
    out.table(
        e.InquiryLine, company.asks, sent, counterpart_id=to, inquiry_id=of(company.asked, asked),
        sort_key=texts(SORT_KEYS, trade.line_place[line]), sku=texts(names.skus, product),
        description=texts(names.products, product), quantity=of(pieces),
        product_line_path=texts(names.paths, branch),
    )  # fmt: skip
    share = np.where(ordered, 100, company.dice.integers(85, 115, len(line)))
    out.table(
        e.AnswerLine, company.asks, trade.asked_answered[asked], owner_id=to,
        counterpart_id=always(company.me),
        inquiry_id=of(company.asked, asked), ready=of(pieces),
        price=of(trade.price[product] * share // 100 // 10_000 * 10_000),
    )  # fmt: skip


def _messages(company: Company, out: Writer) -> None:
    trade = company.trade
    told = np.flatnonzero(trade.asked_answered & (company.dice.random(len(trade.asked_request)) < 0.2))
    at = trade.asked_at[told]
    out.table(
        e.Message, dated(company.dice, at), owner_id=of(company.organisations, trade.asked_partner[told]),
        counterpart_id=always(company.me), thread_id=of(company.asked, told),
        author_name=texts(PEOPLE, told % len(PEOPLE)), sent_at=of(at),
        body=texts(_REMARKS, told % len(_REMARKS)),
    )  # fmt: skip

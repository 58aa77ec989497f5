# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What the retailer's rules set as a request or an order goes out: the time to answer, the time to ship."""

from __future__ import annotations

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.values import Id, Instant
from desktop_b2b.rules.policy.book import FactBook, Known
from desktop_b2b.rules.policy.fields import ORDER, SEND
from desktop_b2b.rules.policy.judge import judge
from desktop_b2b.rules.policy.rules import ALLOWANCE, DEADLINE, of_stage
from desktop_b2b.services.facts import partner_facts, request_facts
from desktop_b2b.services.policies import rules_in_force
from desktop_b2b.services.ports import UnitOfWork


def answer_hours(uow: UnitOfWork, request: e.Request, card: e.Partner, now: Instant) -> int:
    """How long a partner has to answer: as a rule sets it, else as its card says."""
    rules = rules_in_force(uow, request.owner_id)
    if rules is None or not of_stage(rules.rules, SEND, now):
        return card.answer_hours
    lines = len(uow.children(e.RequestLine, "request_id", request.id))
    book = FactBook(now, request_facts(uow, request, lines, now), {card.id: partner_facts(uow, card)})
    hours = judge(rules, SEND, book.subjects(SEND), now).amount(card.id, DEADLINE)
    return card.answer_hours if hours is None else int(hours)


def shipping_hours(
    uow: UnitOfWork, request: e.Request, card: e.Partner, inquiry_id: Id, order: Known, usual: int
) -> int:
    """How long a partner has to ship an order: as a rule sets it, else as is usual. Asked as of the instant
    when the request was sent, so that a preview and the order say the same.
    """
    at = request.sent_at or 0
    rules = rules_in_force(uow, request.owner_id)
    if rules is None or not of_stage(rules.rules, ORDER, at):
        return usual
    facts = request_facts(uow, request, request.line_count, at)
    book = FactBook(at, facts, {inquiry_id: partner_facts(uow, card)}, orders={inquiry_id: order})
    hours = judge(rules, ORDER, book.subjects(ORDER), at).amount(inquiry_id, ALLOWANCE)
    return usual if hours is None else int(hours)

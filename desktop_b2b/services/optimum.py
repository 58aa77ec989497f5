# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A request with its answers as the optimiser is asked about it, made of rows: the same for the matrix, for
the server's job and for the handler that judges what the job found.

A question is frozen: its hash stands for everything that an assignment depends on. Whoever finds another
hash later knows that an answer, a rule or an order changed in between, and asks again.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import msgspec

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.values import Id, Instant
from desktop_b2b.rules.optimum.problem import FREE, Item, Offer, Problem, Seller, Shipping
from desktop_b2b.rules.policy.apply import with_rules
from desktop_b2b.rules.policy.book import FactBook
from desktop_b2b.rules.policy.fields import OFFER
from desktop_b2b.rules.policy.judge import NOTHING, Judgement, judge
from desktop_b2b.rules.policy.rules import RuleSet
from desktop_b2b.services.facts import book_of
from desktop_b2b.services.orders import has_order
from desktop_b2b.services.ports import UnitOfWork
from desktop_b2b.services.shipping import shipping_of
from desktop_b2b.services.sourcing import ZERO, Asked, asked_of, lines_of, link_of, max_prices

#: What a request prefers, as a goal of the optimiser (S2.64).
GOALS = {"cost": "cheapest", "delay": "fastest"}


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: the problem as it is and with the rules in it, and all that led there.

    ``answers``: the version of each answer that counts; ``said``: what the rules decided about offers.
    """

    plain: Problem
    problem: Problem
    answers: tuple[tuple[Id, int], ...]
    rules: RuleSet | None
    book: FactBook
    said: Judgement

    @property
    def hash(self) -> str:
        """SHA-256 over everything that an assignment depends on, in hexadecimal."""
        problem = self.problem
        whole = (
            problem.currency,
            [dataclasses.astuple(item) for item in problem.items],
            [dataclasses.astuple(seller) for seller in problem.sellers],
            [dataclasses.astuple(offer) for offer in problem.offers],
            problem.cap,
            self.answers,
            self.rules.id if self.rules is not None else None,
        )
        return hashlib.sha256(msgspec.json.encode(_canonical(whole))).hexdigest()


def question_of(
    uow: UnitOfWork,
    request: e.Request,
    now: Instant,
    rules: RuleSet | None,
    *,
    by_hand: bool = False,
    past: bool = False,
) -> Question:
    """The question that a request's answers are at an instant; an answer that holds no longer is left out.

    ``by_hand``: for a person who decides, back-orders are offered too where the request does not say until
    when they are taken; the automatic mode leaves them out then (A16).
    """
    asked = [one for one in asked_of(uow, request.id) if _counts(one, request, now)]
    cards = _cards(uow, asked, past=past)
    asked = [one for one in asked if one.partner.id in cards]
    lines = lines_of(uow, request.id)
    limits = max_prices(uow, request.id)
    plain = Problem(
        currency=request.currency,
        items=tuple(_item(request, line, limits.get(line.id), by_hand=by_hand, past=past) for line in lines),
        sellers=_sellers(uow, asked, cards, past=past),
        offers=tuple(_offer(one, past=past) for one in asked if one.line is not None),
        cap=request.partner_cap or None,
    )
    book = book_of(uow, request, lines, limits, asked, cards)
    said = judge(rules, OFFER, book.subjects(OFFER), book.at) if rules is not None else NOTHING
    answers = sorted({one.answer.id: one.answer.revision for one in asked if one.answer is not None}.items())
    return Question(plain, with_rules(plain, said), tuple(answers), rules, book, said)


def _counts(one: Asked, request: e.Request, now: Instant) -> bool:
    """Whether an answer is compared: it holds still, and is in the request's currency (A12)."""
    answer = one.answer
    if answer is None or answer.state == "declined" or answer.currency != request.currency:
        return False
    return answer.valid_until is None or answer.valid_until >= now


def _cards(uow: UnitOfWork, asked: Iterable[Asked], *, past: bool) -> dict[Id, e.Partner]:
    """The cards of the partners that orders may go to, by inquiry."""
    partners = {one.partner.id: one.partner.partner_id for one in asked}
    return {
        inquiry_id: uow.get(e.Partner, card_id)
        for inquiry_id, card_id in partners.items()
        if past or link_of(uow, card_id) is not None
    }


def _item(
    request: e.Request, line: e.RequestLine, limit: Decimal | None, *, by_hand: bool, past: bool
) -> Item:
    return Item(
        line.id,
        line.sku or line.description,
        line.quantity if past else max(ZERO, line.quantity - line.ordered_quantity),
        line.uom,
        limit,
        by_hand or request.backorder_until is not None,
        request.backorder_until,
    )


def _sellers(
    uow: UnitOfWork, asked: Sequence[Asked], cards: dict[Id, e.Partner], *, past: bool
) -> tuple[Seller, ...]:
    answers = {one.answer.id: one.answer for one in asked if one.answer is not None}
    return tuple(
        Seller(
            inquiry_id,
            card.name,
            _shipping(uow, answers[inquiry_id], past=past),
            answers[inquiry_id].minimum_order,
            card.score,
        )
        for inquiry_id, card in sorted(cards.items())
        if inquiry_id in answers
    )


def _shipping(uow: UnitOfWork, answer: e.Answer, *, past: bool) -> Shipping:
    """What the order itself will charge: an answer that need not state it and does not ships for nothing,
    and an amount for the whole is charged once.
    """
    shipping = shipping_of(answer)
    if shipping is None or (shipping.kind == "fixed" and not past and has_order(uow, answer.id)):
        return FREE
    return shipping


def _offer(one: Asked, *, past: bool) -> Offer:
    line = one.line
    if line is None:
        return Offer(one.ask.id, one.ask.request_line_id, one.partner.id, None)
    ordered = ZERO if past else one.ask.ordered
    left = max(ZERO, line.ready - ordered)
    later = max(ZERO, line.backorder - max(ZERO, ordered - line.ready))
    return Offer(
        one.ask.id,
        one.ask.request_line_id,
        one.partner.id,
        line.price,
        left,
        later,
        line.backorder_at,
        line.minimum,
        line.multiple,
    )


def _canonical(value: Any) -> Any:
    """Numbers in their shortest form, so that the same number is the same text."""
    if isinstance(value, Decimal):
        return f"{value.normalize():f}" if value else "0"
    if isinstance(value, list | tuple):
        return [_canonical(part) for part in value]
    return value

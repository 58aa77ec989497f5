# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Rules before and after the optimiser: what they say of offers becomes part of the question, what was chosen
becomes known to those that have a person decide.
"""

from __future__ import annotations

import dataclasses
from decimal import Decimal

from desktop_b2b.domain.values import Id
from desktop_b2b.rules.optimum.outcome import Choices, Outcome
from desktop_b2b.rules.optimum.problem import ZERO, Problem
from desktop_b2b.rules.policy.book import FactBook, Known
from desktop_b2b.rules.policy.judge import Judgement


def with_rules(problem: Problem, said: Judgement) -> Problem:
    """The problem with offers that rules leave out, and those that they make count as dearer or cheaper."""
    touched = {decision.subject_id for decision in said.decisions}
    if not touched:
        return problem
    offers = tuple(
        dataclasses.replace(offer, excluded=said.excluded(offer.id), handicap=said.handicap(offer.id))
        if offer.id in touched
        else offer
        for offer in problem.offers
    )
    return dataclasses.replace(problem, offers=offers)


def with_outcome(book: FactBook, outcome: Outcome, choices: Choices) -> FactBook:
    """The book with what was chosen, for the rules that have a person decide."""
    items = {bill.seller_id: 0 for bill in outcome.bills}
    for offer_id, quantity in choices.items():
        if quantity > 0 and offer_id in book.offers:
            items[book.offers[offer_id].partner_id] += 1
    orders: dict[Id, Known] = {
        bill.seller_id: {
            "order_goods": bill.goods,
            "order_shipping": bill.shipping,
            "order_items": Decimal(items[bill.seller_id]),
            "request_total": outcome.total,
        }
        for bill in outcome.bills
    }
    chosen: dict[Id, Known] = {
        offer_id: {
            "choice_quantity": quantity,
            "choice_surplus": outcome.surplus.get(book.offers[offer_id].item_id, ZERO),
        }
        for offer_id, quantity in choices.items()
        if quantity > 0 and offer_id in book.offers
    }
    return FactBook(book.at, book.request, book.partners, book.items, book.offers, orders, chosen)

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Why a person is needed, and where an item stands (S2.8, S2.45, S2.64).

Facts in, verdict and explanation out; no rows, no clock. Who gets which item is the optimiser's
(``rules.optimum``); here stands what is known of it item by item, without looking for anything.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from desktop_b2b.domain.states import ANSWERS_IN, NO_ANSWER, NOT_ENOUGH, NOT_SUPPLIED, OVER_PRICE

#: The reason of a request is the gravest one among its lines, in this order.
_GRAVITY = (NO_ANSWER, NOT_SUPPLIED, OVER_PRICE, NOT_ENOUGH)


@dataclass(frozen=True, slots=True)
class Offer:
    """What one partner answered for one item. ``at``: when, UTC milliseconds."""

    ask_id: str
    partner: str
    ready: Decimal
    backorder: Decimal
    price: Decimal | None
    at: int


@dataclass(frozen=True, slots=True)
class Need:
    """An item: the quantity still to be ordered, the limit (None: no limit) and the valid answers."""

    line_id: str
    item: str
    quantity: Decimal
    max_price: Decimal | None
    offers: tuple[Offer, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A step of an explanation: a template with its parameters, about a line."""

    code: str
    text: str
    line_id: str = ""
    params: dict[str, str] = dataclasses.field(default_factory=dict)

    def __str__(self) -> str:
        return self.text.format(**self.params)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome: one of S2.45's reasons, item by item why."""

    reason: str
    explanation: tuple[Sentence, ...]


def within(price: Decimal | None, max_price: Decimal | None) -> bool:
    """Whether a unit price, shipping excluded, is known and within the maximum; equal passes (A12)."""
    return price is not None and (max_price is None or price <= max_price)


def shortfall(needs: Sequence[Need], *, backorders: bool) -> str:
    """Why no assignment whatever can be complete, item by item; empty where one may be.

    ``backorders``: whether what comes later counts (A16).
    """
    open_ = [need for need in needs if need.quantity > 0]
    return _gravest({_problem(need, ready_only=not backorders) for need in open_})


def assess(needs: Sequence[Need]) -> Verdict:
    """What a person will find (S2.8, S2.45): back-orders count, and several partners may share an item."""
    explanation: list[Sentence] = []
    reasons: set[str] = set()
    for need in needs:
        problem = _problem(need, ready_only=False) if need.quantity > 0 else ""
        if problem:
            reasons.add(problem)
            explanation.append(_why(problem, need))
    return Verdict(_gravest(reasons) or ANSWERS_IN, tuple(explanation))


def line_state(need: Need, planned: Decimal, *, waiting: bool) -> str:
    """Where a request line stands (mission §6).

    ``need.quantity`` is what was asked; ``planned`` what is assigned or ordered of it. As long as a
    partner may still answer (``waiting``) an item is not given up.
    """
    if planned > 0:
        return "assigned" if planned >= need.quantity else "part_assigned"
    supplied = [offer for offer in need.offers if offer.ready + offer.backorder > 0]
    if any(within(offer.price, need.max_price) for offer in supplied):
        return "answered"
    if waiting or not need.offers:
        return "open"
    return "over_price" if supplied else "unavailable"


def _problem(need: Need, *, ready_only: bool) -> str:
    """What is wrong with the answers to an item, or an empty text."""
    if not need.offers:
        return NO_ANSWER
    amounts = [(offer, offer.ready + (0 if ready_only else offer.backorder)) for offer in need.offers]
    supplied = [(offer, amount) for offer, amount in amounts if amount > 0]
    if not supplied:
        return NOT_SUPPLIED
    affordable = [amount for offer, amount in supplied if within(offer.price, need.max_price)]
    if not affordable:
        return OVER_PRICE
    return "" if sum(affordable) >= need.quantity else NOT_ENOUGH


def _gravest(reasons: set[str]) -> str:
    return next((reason for reason in _GRAVITY if reason in reasons), "")


def _why(reason: str, need: Need) -> Sentence:
    texts = {
        NO_ANSWER: "{item}: nobody answered.",
        NOT_SUPPLIED: "{item}: nobody can deliver it now.",
        OVER_PRICE: "{item}: every price is above the maximum of {max_price}.",
        NOT_ENOUGH: "{item}: no partner alone has {quantity} ready within the limits.",
    }
    params = {"item": need.item, "quantity": f"{need.quantity:f}", "max_price": f"{need.max_price or 0:f}"}
    return Sentence(reason, texts[reason], need.line_id, params)

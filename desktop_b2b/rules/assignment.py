# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Who gets which item: the automatic mode's first rule, and why a person is needed (S2.9, S2.45, S2.64).

Facts in, verdict and explanation out; no rows, no clock. The rule is: per item the cheapest answer
that holds the whole quantity ready, at a unit price within the maximum (equal passes, A12). Back-orders
do not count (A16), so every choice can leave at once and the preference "delay" chooses as "cost" does.
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
class Choice:
    """How many of an asked line go to its partner."""

    ask_id: str
    quantity: Decimal


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome. ``reason`` is empty when every item found its partner, else one of S2.45's."""

    choices: tuple[Choice, ...]
    reason: str
    explanation: tuple[Sentence, ...]

    @property
    def complete(self) -> bool:
        """Whether every item is filled and there is something to order."""
        return not self.reason and bool(self.choices)


def within(price: Decimal | None, max_price: Decimal | None) -> bool:
    """Whether a unit price, shipping excluded, is known and within the maximum; equal passes (A12)."""
    return price is not None and (max_price is None or price <= max_price)


def assign(needs: Sequence[Need]) -> Verdict:
    """The automatic verdict: one partner per item for its whole quantity, or the reason why not.

    Equal prices: the earlier answer, then the partner's name, then the id, so that every machine
    chooses the same.
    """
    choices: list[Choice] = []
    explanation: list[Sentence] = []
    reasons: set[str] = set()
    for need in needs:
        if need.quantity <= 0:
            continue
        problem = _problem(need, ready_only=True)
        fit = [offer for offer in need.offers if _fits(offer, need)]
        if problem or not fit:
            reasons.add(problem or NOT_ENOUGH)
            explanation.append(_why(problem or NOT_ENOUGH, need))
            continue
        best = min(fit, key=_rank)
        choices.append(Choice(best.ask_id, need.quantity))
        explanation.append(_chosen(best, need, len(fit)))
    return Verdict(() if reasons else tuple(choices), _gravest(reasons), tuple(explanation))


def assess(needs: Sequence[Need]) -> Verdict:
    """The manual verdict: nothing is chosen; the reason tells what a person will find (S2.8, S2.45).

    Here back-orders count, and several partners may fill an item together.
    """
    explanation: list[Sentence] = []
    reasons: set[str] = set()
    for need in needs:
        problem = _problem(need, ready_only=False) if need.quantity > 0 else ""
        if problem:
            reasons.add(problem)
            explanation.append(_why(problem, need))
    return Verdict((), _gravest(reasons) or ANSWERS_IN, tuple(explanation))


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


def _fits(offer: Offer, need: Need) -> bool:
    return offer.ready >= need.quantity and within(offer.price, need.max_price)


def _rank(offer: Offer) -> tuple[Decimal, int, str, str]:
    return offer.price or Decimal(0), offer.at, offer.partner, offer.ask_id


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


def _chosen(best: Offer, need: Need, count: int) -> Sentence:
    text = "{item}: {partner} at {price}, the cheapest of {count} complete answers."
    params = {"item": need.item, "partner": best.partner, "price": f"{best.price:f}", "count": str(count)}
    return Sentence("CHOSEN", text, need.line_id, params)

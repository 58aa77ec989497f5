# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Why an assignment takes what it takes: each choice in one sentence, and the cheaper offers that it leaves,
with what speaks against them (N2). Nothing is solved here: what is said follows from problem and choices.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from desktop_b2b.rules.optimum.outcome import Choices
from desktop_b2b.rules.optimum.problem import (
    ABOVE_MAXIMUM,
    BACKORDER_ONLY,
    BELOW_MINIMUM,
    EXCLUDED,
    NO_SHIPPING,
    TOO_LATE,
    Item,
    Offer,
    Problem,
    Usable,
)

ONLY, LOWEST, REST, TOGETHER = "ONLY", "LOWEST", "REST", "TOGETHER"

#: Why an offer was chosen.
CHOSEN: dict[str, str] = {
    ONLY: "The only offer that can be used.",
    LOWEST: "The lowest price that can be used.",
    REST: "The rest: cheaper offers are used up.",
    TOGETHER: "Not the lowest price, but the best with shipping and all other items.",
}
#: Why a cheaper offer was left.
LEFT: dict[str, str] = {
    EXCLUDED: "A rule leaves it out.",
    NO_SHIPPING: "Its shipping is not known.",
    ABOVE_MAXIMUM: "It is above the maximum price.",
    BACKORDER_ONLY: "It is on back-order.",
    TOO_LATE: "It comes too late.",
    BELOW_MINIMUM: "Less is offered than the partner sells at least.",
    TOGETHER: "With shipping, least orders and the other items it comes out dearer.",
}


@dataclass(frozen=True, slots=True)
class Chosen:
    """An offer that is used, how much of it, and why (``CHOSEN``)."""

    item: Item
    offer: Offer
    quantity: Decimal
    why: str


@dataclass(frozen=True, slots=True)
class Left:
    """A cheaper offer that is not used, and why not (``LEFT``); ``rule``: the rule's name."""

    offer: Offer
    why: str
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Explained:
    """One item: what is used of whom, the cheaper offers that are not, how much is missing."""

    item: Item
    chosen: tuple[Chosen, ...]
    left: tuple[Left, ...]
    missing: Decimal


def explained(problem: Problem, choices: Choices) -> tuple[Explained, ...]:
    """Each item that was to be filled, in the order of the request."""
    return tuple(_explain(problem, item, choices) for item in problem.item_of.values())


def _explain(problem: Problem, item: Item, choices: Choices) -> Explained:
    usable = sorted(problem.usable_for(item.id), key=lambda one: (_rank(one), one.offer.id))
    used = [one for one in usable if choices.get(one.offer.id, Decimal(0)) > 0]
    chosen = tuple(Chosen(item, one.offer, choices[one.offer.id], _why(one, usable, choices)) for one in used)
    filled = sum((one.quantity for one in chosen), Decimal(0))
    return Explained(
        item, chosen, tuple(_left(problem, item, choices)), max(Decimal(0), item.quantity - filled)
    )


def _why(one: Usable, usable: list[Usable], choices: Choices) -> str:
    if len(usable) == 1:
        return ONLY
    cheaper = [other for other in usable if _rank(other) < _rank(one)]
    if not cheaper:
        return LOWEST
    is_used_up = all(
        choices.get(other.offer.id, Decimal(0)) >= other.quantity(other.most) for other in cheaper
    )
    return REST if is_used_up else TOGETHER


def _left(problem: Problem, item: Item, choices: Choices) -> Iterator[Left]:
    """The offers with a price below the dearest that is used, none of which was taken."""
    prices = [
        offer.price
        for offer in problem.offers_for(item.id)
        if offer.price is not None and choices.get(offer.id, Decimal(0)) > 0
    ]
    dearest = max(prices, default=None)
    for offer in sorted(problem.offers_for(item.id), key=lambda offer: (offer.price or 0, offer.id)):
        if offer.price is None or choices.get(offer.id, Decimal(0)) > 0:
            continue
        if dearest is not None and offer.price >= dearest:
            continue
        why = problem.unfit.get(offer.id, TOGETHER)
        if why in LEFT:
            yield Left(offer, why, offer.excluded)


def _rank(one: Usable) -> Decimal:
    """The price by which it counts: with what rules make of it."""
    return one.price * (1 + one.offer.handicap / 100)

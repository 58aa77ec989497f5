# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What an assignment comes to: valid or not, and its place in the order of all assignments (A7). Exact:
whatever an optimiser says is judged here, in Decimal money.

The levels, each decided only where all before it are equal: items not filled and units missing; cost with
shipping; the instant by which everything is there; the partners' scores; their names. Goals other than the
cheapest put another level first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal

from desktop_b2b.domain.values import Id, Instant, exponent, line_total
from desktop_b2b.rules.optimum.problem import ZERO, Problem, Usable

#: The least that a level can tell apart is one; money counts in minor units.
FILL, MISSING, COST, DATE, PARTNERS, SCORE, NAME = (
    "fill",
    "missing",
    "cost",
    "date",
    "partners",
    "score",
    "name",
)
CHEAPEST = (FILL, MISSING, COST, DATE, SCORE, NAME)
FASTEST = (FILL, MISSING, DATE, COST, SCORE, NAME)
FEWEST = (FILL, MISSING, PARTNERS, COST, DATE, SCORE, NAME)
#: Nothing but what it costs, for comparisons.
PRICE = (FILL, MISSING, COST)
GOALS: Mapping[str, tuple[str, ...]] = {
    "cheapest": CHEAPEST,
    "fastest": FASTEST,
    "fewest": FEWEST,
    "price": PRICE,
}
#: The best score that a partner can have.
BEST_SCORE = 1_000

#: Quantities by the id of the offer.
Choices = Mapping[Id, Decimal]

UNKNOWN_OFFER, UNFIT_OFFER, NEGATIVE = "UNKNOWN_OFFER", "UNFIT_OFFER", "NEGATIVE"
NOT_A_PACK, LESS_THAN_MINIMUM, MORE_THAN_OFFERED = "NOT_A_PACK", "LESS_THAN_MINIMUM", "MORE_THAN_OFFERED"
TOO_MUCH, SMALL_ORDER, TOO_MANY_PARTNERS = "TOO_MUCH", "SMALL_ORDER", "TOO_MANY_PARTNERS"


@dataclass(frozen=True, slots=True)
class Breach:
    """A condition that an assignment breaks: which, and of what offer, item or partner."""

    code: str
    subject: Id = ""


@dataclass(frozen=True, slots=True)
class Bill:
    """What one partner gets: the value of its goods, its shipping, and by how much it counts as dearer."""

    seller_id: Id
    goods: Decimal
    units: Decimal
    shipping: Decimal
    handicap: Decimal

    @property
    def total(self) -> Decimal:
        """What is paid."""
        return self.goods + self.shipping


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an assignment comes to. ``missing`` and ``surplus``: by item, where there is any; ``ready_at``:
    the last promised date of a back-order, 0 where all is ready.
    """

    bills: tuple[Bill, ...]
    missing: Mapping[Id, Decimal]
    surplus: Mapping[Id, Decimal]
    ready_at: Instant
    score: int
    name: int

    @property
    def total(self) -> Decimal:
        """What is paid, shipping included."""
        return sum((bill.total for bill in self.bills), ZERO)

    @property
    def ranked(self) -> Decimal:
        """The total by which it is ranked: handicaps of policy rules included."""
        return sum((bill.total + bill.handicap for bill in self.bills), ZERO)

    @property
    def is_complete(self) -> bool:
        """Whether every item is filled."""
        return not self.missing

    def levels(self, goal: Sequence[str] = CHEAPEST) -> tuple[Decimal | int, ...]:
        """Its place: the lower the better, level by level."""
        values: dict[str, Decimal | int] = {
            FILL: len(self.missing),
            MISSING: sum(self.missing.values(), ZERO),
            COST: self.ranked,
            DATE: self.ready_at,
            PARTNERS: len(self.bills),
            SCORE: self.score,
            NAME: self.name,
        }
        return tuple(values[level] for level in goal)


def evaluate(problem: Problem, choices: Choices) -> Outcome:
    """What an assignment comes to, be it valid or not. Offers that cannot be used count as nothing."""
    taken: dict[Id, list[tuple[Usable, Decimal]]] = {}
    filled: dict[Id, Decimal] = {}
    for offer_id, quantity in choices.items():
        one = problem.usable.get(offer_id)
        if one is not None and quantity > 0:
            taken.setdefault(one.seller.id, []).append((one, quantity))
            filled[one.item.id] = filled.get(one.item.id, ZERO) + quantity
    lines = [line for lines in taken.values() for line in lines]
    open_ = {item.id: item.quantity - filled.get(item.id, ZERO) for item in problem.item_of.values()}
    return Outcome(
        bills=tuple(_bill(problem, seller_id, taken[seller_id]) for seller_id in sorted(taken)),
        missing={item_id: left for item_id, left in open_.items() if left > 0},
        surplus={item_id: -left for item_id, left in open_.items() if left < 0},
        ready_at=max((_promised(one, quantity) for one, quantity in lines), default=0),
        score=sum(BEST_SCORE - problem.seller_of[seller_id].score for seller_id in taken),
        name=sum(name_weight(problem, one) * _steps(one, quantity) for one, quantity in lines),
    )


def breaches(problem: Problem, choices: Choices) -> tuple[Breach, ...]:
    """The conditions that an assignment breaks; none for a valid one, be it complete or not."""
    found: list[Breach] = []
    packs: dict[Id, list[tuple[Usable, int]]] = {}
    for offer_id, quantity in sorted(choices.items()):
        breach = _breach(problem, offer_id, quantity)
        if breach:
            found.append(Breach(breach, offer_id))
        elif quantity > 0:
            one = problem.usable[offer_id]
            packs.setdefault(one.item.id, []).append((one, _steps(one, quantity) // one.pack))
    for item_id, used in packs.items():
        surplus = sum(one.pack * count for one, count in used) - problem.units(
            item_id, problem.item_of[item_id].quantity
        )
        if any(surplus >= spare(one, count) for one, count in used):
            found.append(Breach(TOO_MUCH, item_id))
    bills = evaluate(problem, choices).bills
    for bill in bills:
        if bill.goods < problem.seller_of[bill.seller_id].minimum:
            found.append(Breach(SMALL_ORDER, bill.seller_id))
    if problem.cap is not None and len(bills) > problem.cap:
        found.append(Breach(TOO_MANY_PARTNERS))
    return tuple(found)


def spare(one: Usable, packs: int) -> int:
    """How many steps an order of so many packs can be lowered by at once: more than that is never left
    over, or a pack would have been bought for nothing.
    """
    return one.pack if packs > one.least else one.pack * packs


def name_weight(problem: Problem, one: Usable) -> int:
    """What a step of an offer weighs where all else is equal: partners that come first in the alphabet weigh
    less, and the request's first items count most.
    """
    places = len(problem.items)
    return problem.rank_of[one.seller.id] * (2 * places - problem.place_of[one.item.id])


def _breach(problem: Problem, offer_id: Id, quantity: Decimal) -> str:
    if offer_id not in problem.offer_of:
        return UNKNOWN_OFFER
    if quantity < 0:
        return NEGATIVE
    if quantity == 0:
        return ""
    one = problem.usable.get(offer_id)
    if one is None:
        return UNFIT_OFFER
    if quantity % (one.step * one.pack):
        return NOT_A_PACK
    packs = _steps(one, quantity) // one.pack
    if packs < one.least:
        return LESS_THAN_MINIMUM
    return MORE_THAN_OFFERED if packs > one.most else ""


def _steps(one: Usable, quantity: Decimal) -> int:
    return int(quantity / one.step)


def _promised(one: Usable, quantity: Decimal) -> Instant:
    return (one.offer.backorder_at or 0) if _steps(one, quantity) > one.ready else 0


def _rounded(amount: Decimal, currency: str) -> Decimal:
    """To the minor unit; a half goes up, below nought as well, so that one rule serves both signs."""
    places = exponent(currency)
    return (amount.scaleb(places) + Decimal("0.5")).to_integral_value(ROUND_FLOOR).scaleb(-places)


def _bill(problem: Problem, seller_id: Id, lines: Sequence[tuple[Usable, Decimal]]) -> Bill:
    seller = problem.seller_of[seller_id]
    goods = sum((line_total(quantity, one.price, problem.currency) for one, quantity in lines), ZERO)
    units = sum((quantity for _, quantity in lines), ZERO)
    shipping = seller.shipping.cost(units, goods, problem.currency) if seller.shipping else ZERO
    exact = sum(
        (line_total(quantity, one.price, problem.currency) * one.offer.handicap for one, quantity in lines),
        ZERO,
    )
    handicap = _rounded(exact / 100, problem.currency)
    return Bill(seller_id, goods, units, shipping, handicap)

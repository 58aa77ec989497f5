# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Sourcing problems made up by a seed, and the plainest way to solve small ones: look at every assignment."""

from __future__ import annotations

import itertools
import math
import random
from collections.abc import Iterator
from decimal import Decimal

from desktop_b2b.domain.values import round_amount
from desktop_b2b.rules.optimum.outcome import CHEAPEST, Choices, breaches, evaluate
from desktop_b2b.rules.optimum.problem import (
    ZERO,
    Item,
    Offer,
    Problem,
    Seller,
    Shipping,
    Tier,
    Usable,
)

D = Decimal
#: Assignments of a small case, valid or not.
MOST_ASSIGNMENTS = 40_000


# ---------------------------------------------------------------- small and odd


def small_case(seed: object, most: int = MOST_ASSIGNMENTS) -> Problem:
    """A few items and partners with everything that may be odd about them; ties are common. There are few
    enough assignments (``most``, valid or not) to look at them all.
    """
    dice = random.Random(f"small {seed}")
    while True:
        problem = _small(dice)
        count = math.prod(one.most - one.least + 2 for one in problem.usable.values())
        if count <= most and (count > 500 or dice.random() < 0.2):
            return problem


def _small(dice: random.Random) -> Problem:
    currency = dice.choice(("EUR", "EUR", "EUR", "JPY", "KWD"))
    sellers = tuple(_small_seller(dice, currency, number) for number in range(dice.choice((2, 3, 3, 4))))
    items = tuple(_small_item(dice, number) for number in range(dice.choice((1, 2, 2, 3))))
    offers = tuple(
        _small_offer(dice, item, seller)
        for item in items
        for seller in dice.sample(sellers, min(len(sellers), dice.choice((2, 3, 3))))
    )
    cap = dice.choice((None, None, 1, 2, 2))
    return Problem(currency, items, sellers, offers, cap)


def _small_item(dice: random.Random, number: int) -> Item:
    is_measured = dice.random() < 0.2
    quantity = (
        D(dice.randint(1, 4)) / 2 if is_measured else D(dice.randint(0 if dice.random() < 0.1 else 1, 4))
    )
    return Item(
        f"item{number}",
        f"Item {number}",
        quantity,
        "kg" if is_measured else "each",
        max_price=dice.choice((None, None, None, None, D(6), D("4.5"))),
        backorders=dice.random() < 0.5,
        latest_at=dice.choice((None, 150)),
    )


def _small_seller(dice: random.Random, currency: str, number: int) -> Seller:
    names = ("Ash", "birch", "Cedar", "Dogwood")
    return Seller(
        f"seller{number}",
        names[number],
        _small_shipping(dice, currency),
        minimum=round_amount(D(dice.choice((0, 0, 0, 5, 12))), currency),
        score=dice.choice((500, 500, 400, 900)),
    )


def _small_shipping(dice: random.Random, currency: str) -> Shipping | None:
    kind = dice.choice(("fixed",) * 4 + ("per_unit", "per_box", "tiered", "tiered", "none", "unknown"))
    amount = round_amount(D(dice.randint(0, 600)) / 100, currency)
    free = dice.choice((None, None, D(10), D("17.5")))
    if kind == "unknown":
        return None
    if kind == "none":
        return Shipping()
    if kind == "per_unit":
        return Shipping("per_unit", D(dice.randint(0, 99_999)) / 100_000, free_above=free)
    if kind == "per_box":
        return Shipping("per_box", amount, box_units=D(dice.choice((2, 3))), free_above=free)
    if kind == "tiered":
        tiers = tuple(
            Tier(D(units), round_amount(D(dice.randint(0, 600)) / 100, currency)) for units in (0, 3, 5)
        )
        return Shipping("tiered", tiers=tiers, free_above=free)
    return Shipping("fixed", amount, free_above=free)


def _small_offer(dice: random.Random, item: Item, seller: Seller) -> Offer:
    half = item.uom == "kg"
    amounts = [D(number) / (2 if half else 1) for number in range(6)]
    price = dice.choice((D(5), D(5), D("5.125"), D("4.99"), D("6.000001"), D("4.3335"), D(5), D(7), None))
    return Offer(
        f"{item.id}{seller.id}",
        item.id,
        seller.id,
        price,
        ready=dice.choice((*amounts, amounts[-2], amounts[-1])),
        backorder=dice.choice((ZERO, ZERO, *amounts)),
        backorder_at=dice.choice((100, 120, 200)),
        minimum=dice.choice((ZERO, ZERO, ZERO, *amounts[:4])),
        multiple=dice.choice((ZERO, ZERO, ZERO, *amounts[1:4])),
        handicap=dice.choice((ZERO,) * 5 + (D("12.5"), D("-7.25"))),
        excluded=dice.choice(("",) * 12 + ("rule",)),
    )


def best_levels(problem: Problem, goal: tuple[str, ...] = CHEAPEST) -> tuple[Decimal | int, ...]:
    """The levels of the best of all valid assignments."""
    return min(evaluate(problem, choices).levels(goal) for choices in all_valid(problem))


def all_valid(problem: Problem) -> Iterator[Choices]:
    """Every valid assignment, complete or not."""
    shares = [list(_shares(problem.usable_for(item_id))) for item_id in problem.item_of]
    for chosen in itertools.product(*shares):
        choices = {offer_id: quantity for share in chosen for offer_id, quantity in share}
        if not breaches(problem, choices):
            yield choices


def _shares(offers: tuple[Usable, ...]) -> Iterator[tuple[tuple[str, Decimal], ...]]:
    counts = [(0, *range(one.least, one.most + 1)) for one in offers]
    for packs in itertools.product(*counts):
        yield tuple(
            (one.offer.id, one.quantity(count)) for one, count in zip(offers, packs, strict=True) if count
        )


# ---------------------------------------------------------------- as large as life


def large_case(seed: object, items: int, sellers: int, cap: int | None = None) -> Problem:
    """A request as large as life: each item is offered by a third of the partners at prices around one
    another; shipping is a tenth of the goods; an eighth of the offers come in packs, an eighth with a least
    quantity.
    """
    dice = random.Random(f"large {seed} {items} {sellers} {cap}")
    partners = tuple(_large_seller(dice, number) for number in range(sellers))
    wanted: list[Item] = []
    offers: list[Offer] = []
    for number in range(items):
        wanted.append(Item(f"i{number:03}", f"Item {number}", D(dice.randint(1, 30))))
        offers.extend(_large_offers(dice, wanted[-1], partners))
    return Problem("EUR", tuple(wanted), partners, tuple(offers), cap)


def _large_seller(dice: random.Random, number: int) -> Seller:
    amount = D(dice.randint(500, 4000)) / 100
    free = D(dice.randint(200, 2000)) if dice.random() < 0.4 else None
    shipping = {
        "fixed": Shipping("fixed", amount, free_above=free),
        "per_unit": Shipping("per_unit", D(dice.randint(1, 30)) / 100, free_above=free),
        "per_box": Shipping(
            "per_box", D(dice.randint(300, 900)) / 100, box_units=D(dice.choice((6, 10, 24))), free_above=free
        ),
        "tiered": Shipping(
            "tiered",
            tiers=(
                Tier(ZERO, amount),
                Tier(D(dice.randint(20, 60)), round_amount(amount * D("0.6"), "EUR")),
                Tier(D(dice.randint(80, 200)), round_amount(amount * D("0.25"), "EUR")),
            ),
            free_above=free,
        ),
    }[dice.choices(("fixed", "per_unit", "per_box", "tiered"), (50, 15, 10, 25))[0]]
    minimum = D(dice.randint(50, 400)) if dice.random() < 0.3 else ZERO
    return Seller(f"s{number:02}", f"Seller {number:02}", shipping, minimum, score=dice.randint(300, 900))


def _large_offers(dice: random.Random, item: Item, partners: tuple[Seller, ...]) -> Iterator[Offer]:
    usual = dice.lognormvariate(1.0, 1.0)
    asked = [seller for seller in partners if dice.random() < 0.35]
    while len(asked) < 3:
        asked = sorted({*asked, dice.choice(partners)}, key=lambda seller: seller.id)
    for seller in asked:
        has_all = seller is asked[0] or dice.random() < 0.75
        ready = item.quantity if has_all else D(dice.randint(0, int(item.quantity)))
        pack = dice.choice((6, 10, 12)) if dice.random() < 0.125 else 1
        least = dice.choice((5, 10, 20)) if dice.random() < 0.125 else 0
        yield Offer(
            f"{item.id}{seller.id}",
            item.id,
            seller.id,
            D(round(usual * dice.uniform(0.85, 1.25) * 100) + 1) / 100,
            ready=max(ready, D(pack), D(least)) if dice.random() < 0.9 else ready,
            minimum=D(least),
            multiple=D(pack),
        )

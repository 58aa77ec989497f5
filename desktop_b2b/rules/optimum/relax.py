# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The conditions of a problem that somebody might give up, one at a time: solving without one tells what it
costs, or that it is the one which stands in the way (N2).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass

from desktop_b2b.domain.values import Id
from desktop_b2b.rules.optimum.problem import (
    ABOVE_MAXIMUM,
    BACKORDER_ONLY,
    BELOW_MINIMUM,
    TOO_LATE,
    ZERO,
    Item,
    Offer,
    Problem,
)

CAP, MINIMUM_ORDER, EXCLUSION = "CAP", "MINIMUM_ORDER", "EXCLUSION"
MAXIMUM_PRICE, LATEST_DATE, BACKORDERS = "MAXIMUM_PRICE", "LATEST_DATE", "BACKORDERS"
LEAST_QUANTITY, PACK = "LEAST_QUANTITY", "PACK"

CONDITIONS: dict[str, str] = {
    CAP: "At most so many partners may get an order.",
    MINIMUM_ORDER: "The partner takes no order below a value.",
    EXCLUSION: "A rule leaves offers out.",
    MAXIMUM_PRICE: "The item has a maximum price.",
    LATEST_DATE: "The item is needed by a date.",
    BACKORDERS: "The item may not be on back-order.",
    LEAST_QUANTITY: "The partner sells no less than a quantity of the item.",
    PACK: "The partner sells the item in packs.",
}


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition: what it is, and whose: a partner's, an item's or an offer's id, or a rule's name."""

    code: str
    subject: Id = ""


def conditions(problem: Problem) -> Iterator[Condition]:
    """The conditions that shut something out, or could: the widest first."""
    if problem.cap is not None and problem.cap < len(problem.sellers):
        yield Condition(CAP)
    for seller in problem.sellers:
        if seller.minimum > 0:
            yield Condition(MINIMUM_ORDER, seller.id)
    for reason in dict.fromkeys(offer.excluded for offer in problem.offers if offer.excluded):
        yield Condition(EXCLUSION, reason)
    for item in problem.item_of.values():
        why = {problem.unfit.get(offer.id, "") for offer in problem.offers_for(item.id)}
        if ABOVE_MAXIMUM in why:
            yield Condition(MAXIMUM_PRICE, item.id)
        if _is_kept_from_waiting(problem, item):
            yield Condition(LATEST_DATE if item.backorders else BACKORDERS, item.id)
    for offer in problem.offers:
        if offer.id in problem.usable or problem.unfit[offer.id] == BELOW_MINIMUM:
            if offer.minimum > 1:
                yield Condition(LEAST_QUANTITY, offer.id)
            if offer.multiple > 1:
                yield Condition(PACK, offer.id)


def without(problem: Problem, condition: Condition) -> Problem:
    """The problem less one condition."""
    code, subject = condition.code, condition.subject
    if code == CAP:
        return dataclasses.replace(problem, cap=None)
    if code == MINIMUM_ORDER:
        sellers = (
            dataclasses.replace(one, minimum=ZERO) if one.id == subject else one for one in problem.sellers
        )
        return dataclasses.replace(problem, sellers=tuple(sellers))
    if code == EXCLUSION:
        freed = (
            dataclasses.replace(one, excluded="") if one.excluded == subject else one
            for one in problem.offers
        )
        return dataclasses.replace(problem, offers=tuple(freed))
    if code in (LEAST_QUANTITY, PACK):
        offers = (_eased_offer(one, code) if one.id == subject else one for one in problem.offers)
        return dataclasses.replace(problem, offers=tuple(offers))
    items = (_eased_item(one, code) if one.id == subject else one for one in problem.items)
    return dataclasses.replace(problem, items=tuple(items))


def _eased_offer(offer: Offer, code: str) -> Offer:
    if code == PACK:
        return dataclasses.replace(offer, multiple=ZERO)
    return dataclasses.replace(offer, minimum=ZERO)


def _eased_item(item: Item, code: str) -> Item:
    if code == MAXIMUM_PRICE:
        return dataclasses.replace(item, max_price=None)
    return dataclasses.replace(item, backorders=True, latest_at=None)


def _is_kept_from_waiting(problem: Problem, item: Item) -> bool:
    """Whether a back-order of an item would be possible, were it allowed at all times."""
    if item.backorders and item.latest_at is None:
        return False
    for offer in problem.offers_for(item.id):
        is_late = item.latest_at is not None and (offer.backorder_at or 0) > item.latest_at
        if offer.backorder > 0 and (not item.backorders or is_late):
            why = problem.unfit.get(offer.id, "")
            if why in ("", TOO_LATE, BACKORDER_ONLY):
                return True
    return False


__all__ = [
    "BACKORDERS", "CAP", "CONDITIONS", "EXCLUSION", "LATEST_DATE", "LEAST_QUANTITY",
    "MAXIMUM_PRICE", "MINIMUM_ORDER", "PACK", "Condition", "conditions", "without",
]  # fmt: skip

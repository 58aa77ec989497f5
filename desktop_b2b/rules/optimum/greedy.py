# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The plain rule: item by item the cheapest offer, whatever shipping costs; and the same rule tried among
fewer partners, which takes the optimiser's place where that is missing, and gives it a start where it is
not.

What the rule leaves is valid: partners whose order would be too small, or one too many, are taken out, one
after the other, and the items are dealt anew among the rest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from desktop_b2b.domain.values import Id
from desktop_b2b.rules.optimum.outcome import CHEAPEST, Choices, Outcome, evaluate, spare
from desktop_b2b.rules.optimum.problem import Item, Problem, Usable

#: Tries of other partners, beyond which the search stays with what it has.
TRIES = 400


class Dealer:
    """Deals the items among some of the partners, each to the cheapest."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self._offers = [(item, self._in_order(item)) for item in problem.item_of.values()]

    def deal(self, out: set[Id]) -> tuple[Choices, Outcome]:
        """A valid assignment without these partners, and what it comes to."""
        out = set(out)
        while True:
            choices = self._dealt(out)
            outcome = evaluate(self.problem, choices)
            worst = _to_take_out(self.problem, outcome)
            if worst is None:
                return choices, outcome
            out.add(worst)

    def _in_order(self, item: Item) -> list[Usable]:
        rank = self.problem.rank_of
        offers = self.problem.usable_for(item.id)
        return sorted(offers, key=lambda one: (one.price, rank[one.seller.id], one.offer.id))

    def _dealt(self, out: set[Id]) -> dict[Id, Decimal]:
        choices: dict[Id, Decimal] = {}
        for item, offers in self._offers:
            need = self.problem.units(item.id, item.quantity)
            for one, packs in _filled(need, [one for one in offers if one.seller.id not in out]):
                choices[one.offer.id] = one.quantity(packs)
        return choices


def greedy(problem: Problem) -> Choices:
    """A valid assignment by the plain rule, complete where it finds one."""
    return Dealer(problem).deal(set())[0]


def searched(problem: Problem, goal: Sequence[str] = CHEAPEST, tries: int = TRIES) -> Choices:
    """A valid assignment by the plain rule among the partners with which it comes out best: one is left out,
    taken in or changed for another as long as that is better.
    """
    dealer = Dealer(problem)
    sellers = sorted({one.seller.id for one in problem.usable.values()})
    out: set[Id] = set()
    choices, outcome = dealer.deal(out)
    place = outcome.levels(goal)
    out = set(sellers) - {bill.seller_id for bill in outcome.bills}
    moves = _moves(sellers, out)
    while tries > 0:
        move = next(moves, None)
        if move is None:
            break
        tries -= 1
        tried, found = dealer.deal(move)
        if found.levels(goal) < place:
            choices, place = tried, found.levels(goal)
            out = set(sellers) - {bill.seller_id for bill in found.bills}
            moves = _moves(sellers, out)
    return choices


def _moves(sellers: Sequence[Id], out: set[Id]) -> Iterator[set[Id]]:
    """Other partners to leave out: one more, one fewer, one for another."""
    inside = [seller for seller in sellers if seller not in out]
    for seller in inside if len(inside) > 1 else ():
        yield out | {seller}
    for seller in sorted(out):
        yield out - {seller}
    for seller in inside:
        for other in sorted(out):
            yield (out - {other}) | {seller}


def _filled(need: int, offers: Sequence[Usable]) -> list[tuple[Usable, int]]:
    """Packs of an item from the cheapest offer on; without what would be bought for nothing."""
    left = need
    used: list[tuple[Usable, int]] = []
    for one in offers:
        if left <= 0:
            break
        packs = min(one.most, max(one.least, -(-left // one.pack)))
        used.append((one, packs))
        left -= packs * one.pack
    while left < 0:
        # A later pack may have made an earlier one needless.
        place = next((at for at, (one, packs) in enumerate(used) if -left >= spare(one, packs)), None)
        if place is None:
            break
        one, packs = used[place]
        left += spare(one, packs)
        used[place] = (one, packs - 1 if packs > one.least else 0)
        used = [(one, packs) for one, packs in used if packs]
    return used


def _to_take_out(problem: Problem, outcome: Outcome) -> Id | None:
    """The partner to do without: whose order is too small, else, beyond the cap, who has least to deliver."""
    small = [bill for bill in outcome.bills if bill.goods < problem.seller_of[bill.seller_id].minimum]
    if not small and (problem.cap is None or len(outcome.bills) <= problem.cap):
        return None
    return min(small or outcome.bills, key=lambda bill: (bill.goods, bill.seller_id)).seller_id

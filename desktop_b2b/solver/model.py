# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A sourcing problem as a linear model in whole numbers: packs, partners used, money in minor units.

Rounding is part of it (mission §7.3): a line's total is rounded half up, so where a price is finer than the
minor unit the rounded total is a whole variable next to the exact one. So the cheapest is the cheapest to
the last digit, not the cheapest but for rounding.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from desktop_b2b.domain.values import Id, exponent, line_total
from desktop_b2b.errors import BugError
from desktop_b2b.rules.optimum.outcome import (
    BEST_SCORE,
    COST,
    DATE,
    FILL,
    MISSING,
    NAME,
    PARTNERS,
    SCORE,
    Choices,
    name_weight,
)
from desktop_b2b.rules.optimum.problem import Item, Problem, Seller, Shipping, Usable
from desktop_b2b.solver.linear import Linear, Terms, joined


@dataclass(slots=True)
class Taken:
    """How a model takes an offer: ``whole`` fills the item alone, with so many packs (0: it cannot);
    ``part`` counts the packs of a share in it. None: there is no such variable.
    """

    whole: int | None = None
    packs: int = 0
    part: int | None = None

    def terms(self) -> dict[int, int]:
        """The packs that are taken, by variable."""
        found = {} if self.whole is None else {self.whole: self.packs}
        return found if self.part is None else {**found, self.part: 1}


@dataclass(slots=True)
class Model:
    """The linear model, and what its variables mean."""

    problem: Problem
    linear: Linear = field(default_factory=Linear)
    #: By offer, by partner whether it is used, by item the steps that are missing and whether any are.
    taken: dict[Id, Taken] = field(default_factory=dict)
    used: dict[Id, int] = field(default_factory=dict)
    missing: dict[Id, int] = field(default_factory=dict)
    unfilled: dict[Id, int] = field(default_factory=dict)
    #: Totals in minor units, by offer and by partner.
    lines: dict[Id, Terms] = field(default_factory=dict)
    goods: dict[Id, Terms] = field(default_factory=dict)
    cost: Terms = field(default_factory=dict)
    latest: int | None = None
    dates: tuple[int, ...] = ()
    #: By the variable of a share: whether it is more than nothing.
    flags: dict[int, int] = field(default_factory=dict)

    def objective(self, level: str) -> Terms:
        """What is to be as little as possible for a level; its values are whole."""
        return _OBJECTIVES[level](self)

    def choices(self, values: Sequence[float]) -> Choices:
        """The quantities that values of the variables mean."""
        usable = self.problem.usable
        counts = {
            offer_id: sum(round(values[place]) * packs for place, packs in taken.terms().items())
            for offer_id, taken in self.taken.items()
        }
        return {offer_id: usable[offer_id].quantity(count) for offer_id, count in counts.items() if count > 0}

    def values(self, choices: Choices) -> dict[int, float]:
        """Values of those variables that say which quantities these are."""
        found: dict[int, float] = {}
        sellers: set[Id] = set()
        for offer_id, taken in self.taken.items():
            one = self.problem.usable[offer_id]
            packs = int(choices.get(offer_id, 0) / one.quantity(1))
            is_whole = taken.whole is not None and packs == taken.packs
            if taken.whole is not None:
                found[taken.whole] = float(is_whole)
            if taken.part is not None:
                found[taken.part] = 0.0 if is_whole else float(packs)
            if packs:
                sellers.add(one.seller.id)
        return found | {place: float(seller_id in sellers) for seller_id, place in self.used.items()}


def build(problem: Problem, *, complete: bool, dated: bool = True) -> Model:
    """The model of a problem. ``complete``: every item is to be filled, else what is missing is counted;
    ``dated``: it knows when what is on back-order comes.
    """
    model = Model(problem)
    for seller in problem.sellers:
        model.used[seller.id] = model.linear.flag()
    for item in problem.item_of.values():
        _fill(model, item, complete=complete)
    for seller in problem.sellers:
        _sell(model, seller)
    if problem.cap is not None:
        model.linear.at_most(dict.fromkeys(model.used.values(), 1.0), problem.cap)
    if dated:
        _date(model)
    return model


def minor(amount: Decimal, currency: str) -> Decimal:
    """An amount in minor units."""
    return amount.scaleb(exponent(currency))


# ---------------------------------------------------------------- items


def _fill(model: Model, item: Item, *, complete: bool) -> None:
    """The item's quantity, from one offer alone or from shares of several.

    An offer that fills the item alone, with more than is needed where its packs are large, counts as just
    what is needed: without that, the linear relaxation would buy parts of packs.
    """
    problem, linear = model.problem, model.linear
    offers = problem.usable_for(item.id)
    need = problem.units(item.id, item.quantity)
    filled: Terms = {}
    for one in offers:
        taken = model.taken[one.offer.id] = _take(model, one, need)
        if taken.whole is not None:
            filled[taken.whole] = need
        if taken.part is not None:
            filled[taken.part] = one.pack
    if not complete:
        model.missing[item.id] = linear.variable(0, need)
        model.unfilled[item.id] = linear.flag()
        linear.at_most({model.missing[item.id]: 1, model.unfilled[item.id]: -need}, 0)
        filled[model.missing[item.id]] = 1
    shares = [one for one in offers if model.taken[one.offer.id].part is not None]
    large = [one for one in shares if one.pack * one.least > 1]
    if len(large) > 1:
        linear.at_least(filled, need)
        _no_more_than_needed(model, shares, filled, need)
    else:
        linear.equal(filled, need)
    for one in offers:
        _link(model, one, flagged=len(large) > 1)


def _take(model: Model, one: Usable, need: int) -> Taken:
    """The variables of an offer. Units that come one by one need none for the whole."""
    linear = model.linear
    if one.pack == one.least == 1:
        return Taken(part=linear.variable(0, min(one.most, need)))
    found = Taken()
    packs = max(one.least, -(-need // one.pack))
    if packs <= one.most:
        found.whole, found.packs = linear.flag(), packs
    most = min(one.most, (need - 1) // one.pack)
    if most >= one.least:
        found.part = linear.variable(0, most)
    return found


def _link(model: Model, one: Usable, *, flagged: bool) -> None:
    """Nothing comes from a partner that is not used, and nothing below the least quantity."""
    linear, taken, used = model.linear, model.taken[one.offer.id], model.used[one.seller.id]
    alone: Terms = {} if taken.whole is None else {taken.whole: 1.0}
    if taken.part is None:
        linear.at_most({**alone, used: -1}, 0)
        return
    most = linear.upper[taken.part]
    if one.least == 1 and not flagged:
        linear.at_most({taken.part: 1, **dict.fromkeys(alone, most), used: -most}, 0)
        return
    flag = _flag_of(model, one)
    linear.at_most({**alone, flag: 1, used: -1}, 0)


def _flag_of(model: Model, one: Usable) -> int:
    """Whether a share comes from an offer."""
    linear, part = model.linear, model.taken[one.offer.id].part
    if part is None:
        raise BugError("an offer without a share")
    if part not in model.flags:
        flag = model.flags[part] = linear.flag()
        linear.at_most({part: 1, flag: -linear.upper[part]}, 0)
        linear.at_least({part: 1, flag: -one.least}, 0)
    return model.flags[part]


def _no_more_than_needed(model: Model, shares: Sequence[Usable], filled: Terms, need: int) -> None:
    """What is left over is less than what any used offer could be lowered by (``outcome.spare``)."""
    linear = model.linear
    most_left = max(one.pack * one.least for one in shares) - 1
    for one in shares:
        part, flag = model.taken[one.offer.id].part, _flag_of(model, one)
        spare = one.pack * one.least - 1
        linear.at_most({**filled, flag: most_left - spare}, need + most_left)
        if part is not None and one.least > 1 and linear.upper[part] > one.least:
            above = linear.flag()
            linear.at_most({above: 1, flag: -1}, 0)
            linear.at_most({part: 1, flag: -one.least, above: one.least - linear.upper[part]}, 0)
            linear.at_most({**filled, above: most_left - one.pack + 1}, need + most_left)


# ---------------------------------------------------------------- partners


def _sell(model: Model, seller: Seller) -> None:
    problem, linear = model.problem, model.linear
    offers = [one for one in problem.usable.values() if one.seller.id == seller.id]
    used = model.used[seller.id]
    if not offers or seller.shipping is None:
        linear.upper[used] = 0
        return
    anything = {place: 1.0 for one in offers for place in model.taken[one.offer.id].terms()}
    linear.at_least({**anything, used: -1}, 0)
    model.lines |= {one.offer.id: _line(model, one) for one in offers}
    goods = model.goods[seller.id] = joined((model.lines[one.offer.id], 1) for one in offers)
    if seller.minimum > 0:
        linear.at_least({**goods, used: -float(minor(seller.minimum, problem.currency))}, 0)
    parts = [(model.cost, 1.0), (goods, 1.0), (_shipping(model, seller, seller.shipping, offers), 1.0)]
    if any(one.offer.handicap for one in offers):
        parts.append((_handicap(model, offers), 1.0))
    model.cost = joined(parts)


def _line(model: Model, one: Usable) -> Terms:
    """The line's total in minor units, rounded."""
    taken, currency = model.taken[one.offer.id], model.problem.currency
    terms: Terms = {}
    if taken.whole is not None:
        terms[taken.whole] = float(
            minor(line_total(one.quantity(taken.packs), one.price, currency), currency)
        )
    if taken.part is not None:
        price = minor(one.price * one.quantity(1), currency)
        terms |= _rounded(model, {taken.part: price}, model.linear.upper[taken.part])
    return terms


def _rounded(model: Model, exact: Mapping[int, Decimal], most: float) -> Terms:
    """The terms rounded half up: themselves where they are whole. ``most``: their greatest multiple."""
    terms = {place: float(value) for place, value in exact.items()}
    if all(value == value.to_integral_value() for value in exact.values()):
        return terms
    top = math.ceil(sum(value for value in terms.values() if value > 0) * most) + 1
    whole = model.linear.variable(min(0, -top), top)
    finest = float(min(Decimal(1).scaleb(_exponent(value)) for value in exact.values()))
    model.linear.at_least({whole: 1, **_minus(terms)}, -0.5 + finest)
    model.linear.at_most({whole: 1, **_minus(terms)}, 0.5)
    return {whole: 1}


def _minus(terms: Terms) -> Terms:
    return {place: -value for place, value in terms.items()}


def _exponent(value: Decimal) -> int:
    found = value.normalize().as_tuple().exponent
    return found if isinstance(found, int) else 0


def _units(model: Model, offers: Sequence[Usable]) -> dict[int, Decimal]:
    return {
        place: one.quantity(packs)
        for one in offers
        for place, packs in model.taken[one.offer.id].terms().items()
    }


def _shipping(model: Model, seller: Seller, shipping: Shipping, offers: Sequence[Usable]) -> Terms:
    """What the partner charges in minor units: nothing where it gets nothing, or enough."""
    linear, currency = model.linear, model.problem.currency
    used = model.used[seller.id]
    if shipping.kind == "fixed":
        terms: Terms = {used: float(_whole(shipping.amount, currency))}
    elif shipping.kind == "tiered":
        terms = _tiered(model, used, shipping, offers)
    else:
        terms = _by_quantity(model, shipping, offers)
    if shipping.free_above is None or not any(terms.values()):
        return terms
    if shipping.free_above <= 0:
        return {}
    free = linear.flag()
    linear.at_most({free: 1, used: -1}, 0)
    linear.at_least({**model.goods[seller.id], free: -float(minor(shipping.free_above, currency))}, 0)
    if shipping.kind == "fixed":
        return {**terms, free: -terms[used]}
    most = sum(value * linear.upper[place] for place, value in terms.items())
    charged = linear.variable(0, most)
    linear.at_least({charged: 1, free: most, **_minus(terms)}, 0)
    return {charged: 1}


def _whole(amount: Decimal, currency: str) -> Decimal:
    """An amount of the kind that is stated in minor units, rounded to them."""
    return minor(amount, currency).to_integral_value("ROUND_HALF_UP")


def _by_quantity(model: Model, shipping: Shipping, offers: Sequence[Usable]) -> Terms:
    linear, currency = model.linear, model.problem.currency
    units = _units(model, offers)
    amount = minor(shipping.amount, currency)
    if shipping.kind == "per_unit":
        most = max(linear.upper[place] for place in units)
        return _rounded(model, {place: amount * quantity for place, quantity in units.items()}, most)
    most = sum(float(quantity) * linear.upper[place] for place, quantity in units.items())
    boxes = linear.variable(0, math.ceil(most / float(shipping.box_units)))
    linear.at_least({boxes: float(shipping.box_units), **{p: -float(q) for p, q in units.items()}}, 0)
    return _rounded(model, {boxes: amount}, linear.upper[boxes])


def _tiered(model: Model, used: int, shipping: Shipping, offers: Sequence[Usable]) -> Terms:
    """One tier for each partner that is used: the last that its units reach."""
    linear = model.linear
    units: Terms = {place: float(quantity) for place, quantity in _units(model, offers).items()}
    most = sum(value * linear.upper[place] for place, value in units.items())
    step = float(min(one.step for one in offers))
    flags = [linear.flag() for _ in shipping.tiers]
    linear.equal({**dict.fromkeys(flags, 1.0), used: -1}, 0)
    starts = [0.0, *(float(tier.units) for tier in shipping.tiers[1:])]
    ends = [*(start - step for start in starts[1:]), most]
    linear.at_least({**units, **{flag: -start for flag, start in zip(flags, starts, strict=True)}}, 0)
    linear.at_most({**units, **{flag: -end for flag, end in zip(flags, ends, strict=True)}}, 0)
    amounts = (float(_whole(tier.amount, model.problem.currency)) for tier in shipping.tiers)
    return dict(zip(flags, amounts, strict=True))


def _handicap(model: Model, offers: Sequence[Usable]) -> Terms:
    """So many per cent of each line, together rounded half up."""
    linear = model.linear
    exact = joined(
        (model.lines[one.offer.id], float(one.offer.handicap / 100)) for one in offers if one.offer.handicap
    )
    top = math.ceil(sum(max(0.0, value * linear.upper[place]) for place, value in exact.items())) + 1
    low = math.floor(sum(min(0.0, value * linear.upper[place]) for place, value in exact.items())) - 1
    added = linear.variable(low, top)
    # Percentages have two decimals, so that nothing lies nearer to a half than this.
    linear.at_least({added: 1, **_minus(exact)}, -0.5 + 1e-4)
    linear.at_most({added: 1, **_minus(exact)}, 0.5)
    return {added: 1}


# ---------------------------------------------------------------- dates, levels


def _date(model: Model) -> None:
    """When the last of what is on back-order comes: a whole number, the place of its date."""
    linear, waits = model.linear, _waiting(model)
    model.dates = (0, *sorted({at for at, _ in waits}))
    if waits:
        model.latest = linear.variable(0, len(model.dates) - 1)
    for at, flag in waits:
        if model.latest is not None:
            linear.at_least({model.latest: 1, flag: -model.dates.index(at)}, 0)


def _waiting(model: Model) -> list[tuple[int, int]]:
    """The dates of back-orders, with flags that are one where something of it is taken."""
    linear = model.linear
    found: list[tuple[int, int]] = []
    for one in model.problem.usable.values():
        taken, at = model.taken[one.offer.id], one.offer.backorder_at or 0
        if taken.whole is not None and taken.packs * one.pack > one.ready:
            found.append((at, taken.whole))
        beyond = 0.0 if taken.part is None else one.pack * linear.upper[taken.part] - one.ready
        if taken.part is not None and beyond > 0:
            flag = linear.flag()
            linear.at_most({taken.part: one.pack, flag: -beyond}, one.ready)
            found.append((at, flag))
    return found


def _unfilled(model: Model) -> Terms:
    return dict.fromkeys(model.unfilled.values(), 1.0)


def _missing_units(model: Model) -> Terms:
    steps = model.problem.steps
    finest = min((steps[item_id] for item_id in model.missing), default=Decimal(1))
    return {place: float(steps[item_id] / finest) for item_id, place in model.missing.items()}


def tie_break(model: Model) -> tuple[Terms, float]:
    """Scores and names as one objective, and what a point of the score weighs in it."""
    names = _names(model)
    weight = 1 + sum(value * model.linear.upper[place] for place, value in names.items())
    return joined(((_scores(model), weight), (names, 1.0))), weight


def _scores(model: Model) -> Terms:
    sellers = model.problem.seller_of
    return {place: float(BEST_SCORE - sellers[seller_id].score) for seller_id, place in model.used.items()}


def _names(model: Model) -> Terms:
    usable, problem = model.problem.usable, model.problem
    return {
        place: float(name_weight(problem, usable[offer_id]) * usable[offer_id].pack * packs)
        for offer_id, taken in model.taken.items()
        for place, packs in taken.terms().items()
    }


_OBJECTIVES: dict[str, Callable[[Model], Terms]] = {
    FILL: _unfilled,
    MISSING: _missing_units,
    COST: lambda model: model.cost,
    DATE: lambda model: {} if model.latest is None else {model.latest: 1.0},
    PARTNERS: lambda model: dict.fromkeys(model.used.values(), 1.0),
    SCORE: _scores,
    NAME: _names,
}

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A request with its answers as an optimiser is asked about it: frozen values, no rows.

Quantities are whole multiples of an item's ``step``: one where units are counted, else the finest digit that
anybody wrote, so that nothing is divided finer than it was asked for and offered. Money is in the minor unit
of one currency.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from functools import cached_property

from desktop_b2b.domain.codes import countable
from desktop_b2b.domain.values import Id, Instant, round_amount

ZERO = Decimal(0)
ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Tier:
    """From so many units on, an order's shipping costs ``amount``. With fewer than any says, the first
    counts.
    """

    units: Decimal
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Shipping:
    """What a partner charges for shipping an order (mission §7.6). ``kind``: fixed (``amount`` an order),
    per_unit, per_box (``amount`` each box of ``box_units`` begun), or tiered: the last tier reached counts.

    ``free_above``: from goods of this value on nothing is charged. A partner that states none of this is
    ``None`` instead: unknown is not nought.
    """

    kind: str = "fixed"
    amount: Decimal = ZERO
    box_units: Decimal = ONE
    tiers: tuple[Tier, ...] = ()
    free_above: Decimal | None = None

    def cost(self, units: Decimal, goods: Decimal, currency: str) -> Decimal:
        """The charge for an order of so many units that are worth so much."""
        if units <= 0 or (self.free_above is not None and goods >= self.free_above):
            return ZERO
        if self.kind == "per_unit":
            return round_amount(self.amount * units, currency)
        if self.kind == "per_box":
            boxes = (units / self.box_units).to_integral_value(ROUND_CEILING)
            return round_amount(self.amount * boxes, currency)
        if self.kind == "tiered":
            reached = [tier.amount for tier in self.tiers if tier.units <= units]
            return round_amount((reached or [tier.amount for tier in self.tiers[:1]] or [ZERO])[-1], currency)
        return round_amount(self.amount, currency)


FREE = Shipping()


@dataclass(frozen=True, slots=True)
class Item:
    """A line to be filled: how much is open, the highest unit price (None: no limit), whether back-orders are
    taken, and until when (None: whenever).
    """

    id: Id
    name: str
    quantity: Decimal
    uom: str = "each"
    max_price: Decimal | None = None
    backorders: bool = False
    latest_at: Instant | None = None


@dataclass(frozen=True, slots=True)
class Seller:
    """A partner that answered. ``minimum``: the least value of goods that it takes an order for; ``score``:
    from 0 to 1000, the higher the better.
    """

    id: Id
    name: str
    shipping: Shipping | None = FREE
    minimum: Decimal = ZERO
    score: int = 500


@dataclass(frozen=True, slots=True)
class Offer:
    """What a partner offers of an item. ``minimum`` and ``multiple``: the least quantity and the pack;
    ``handicap``: per cent by which it counts as dearer (or, below nought, cheaper) than it is;
    ``excluded``: why it may not be used, or an empty text.
    """

    id: Id
    item_id: Id
    seller_id: Id
    price: Decimal | None
    ready: Decimal = ZERO
    backorder: Decimal = ZERO
    backorder_at: Instant | None = None
    minimum: Decimal = ZERO
    multiple: Decimal = ZERO
    handicap: Decimal = ZERO
    excluded: str = ""


#: Why an offer cannot be used; from the whole partner to the single offer.
EXCLUDED, NO_SHIPPING = "EXCLUDED", "NO_SHIPPING"
NO_PRICE, NOTHING, ABOVE_MAXIMUM = "NO_PRICE", "NOTHING", "ABOVE_MAXIMUM"
BACKORDER_ONLY, TOO_LATE, BELOW_MINIMUM = "BACKORDER_ONLY", "TOO_LATE", "BELOW_MINIMUM"


@dataclass(frozen=True, slots=True)
class Usable:
    """An offer in steps of its item: the packs that can be had, how many are ready, the fewest of an order.

    ``pack`` steps make a pack; ``least`` and ``most`` count packs; ``ready`` counts steps.
    """

    offer: Offer
    item: Item
    seller: Seller
    price: Decimal
    step: Decimal
    pack: int
    least: int
    most: int
    ready: int

    def quantity(self, packs: int) -> Decimal:
        """The quantity of so many packs."""
        return self.step * (packs * self.pack)


@dataclass(frozen=True)
class Problem:
    """The whole question. ``cap``: how many partners may get an order at most (None: any number)."""

    currency: str
    items: tuple[Item, ...]
    sellers: tuple[Seller, ...]
    offers: tuple[Offer, ...]
    cap: int | None = None

    @cached_property
    def item_of(self) -> Mapping[Id, Item]:
        """The items that are to be filled, by id."""
        return {item.id: item for item in self.items if item.quantity > 0}

    @cached_property
    def seller_of(self) -> Mapping[Id, Seller]:
        """The partners by id."""
        return {seller.id: seller for seller in self.sellers}

    @cached_property
    def offer_of(self) -> Mapping[Id, Offer]:
        """The offers by id."""
        return {offer.id: offer for offer in self.offers}

    @cached_property
    def place_of(self) -> Mapping[Id, int]:
        """Where an item stands in the request."""
        return {item.id: place for place, item in enumerate(self.items)}

    @cached_property
    def rank_of(self) -> Mapping[Id, int]:
        """Where a partner stands in the alphabet."""
        order = sorted(self.sellers, key=lambda seller: (seller.name.casefold(), seller.id))
        return {seller.id: rank for rank, seller in enumerate(order)}

    @cached_property
    def steps(self) -> Mapping[Id, Decimal]:
        """The step of each item."""
        return {item.id: _step(item, self.offers_for(item.id)) for item in self.items}

    @cached_property
    def usable(self) -> Mapping[Id, Usable]:
        """The offers that can be used, by id."""
        return {one.offer.id: one for one, _ in self._sorted_out if one is not None}

    @cached_property
    def unfit(self) -> Mapping[Id, str]:
        """Why the others cannot be used."""
        return {
            offer.id: why
            for offer, (one, why) in zip(self.offers, self._sorted_out, strict=True)
            if one is None
        }

    def offers_for(self, item_id: Id) -> tuple[Offer, ...]:
        """The offers of an item."""
        return self._by_item.get(item_id, ())

    def usable_for(self, item_id: Id) -> tuple[Usable, ...]:
        """The offers of an item that can be used."""
        return tuple(self.usable[one.id] for one in self.offers_for(item_id) if one.id in self.usable)

    def units(self, item_id: Id, quantity: Decimal) -> int:
        """A quantity in steps of its item."""
        return int(quantity / self.steps[item_id])

    @cached_property
    def _by_item(self) -> Mapping[Id, tuple[Offer, ...]]:
        found: dict[Id, list[Offer]] = {}
        for offer in self.offers:
            found.setdefault(offer.item_id, []).append(offer)
        return {item_id: tuple(offers) for item_id, offers in found.items()}

    @cached_property
    def _sorted_out(self) -> tuple[tuple[Usable | None, str], ...]:
        return tuple(_sort_out(self, offer) for offer in self.offers)


def _step(item: Item, offers: tuple[Offer, ...]) -> Decimal:
    """One for counted units; else the finest power of ten that all quantities are multiples of."""
    if countable(item.uom):
        return ONE
    written = [item.quantity]
    for offer in offers:
        written += [offer.ready, offer.backorder, offer.minimum, offer.multiple]
    finest = min((_exponent(value) for value in written if value > 0), default=0)
    return ONE.scaleb(min(0, finest))


def _exponent(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _sort_out(problem: Problem, offer: Offer) -> tuple[Usable | None, str]:
    seller, item = problem.seller_of[offer.seller_id], problem.item_of.get(offer.item_id)
    if item is None:
        return None, NOTHING
    if offer.excluded:
        return None, EXCLUDED
    if seller.shipping is None:
        return None, NO_SHIPPING
    if offer.price is None:
        return None, NO_PRICE if offer.ready + offer.backorder > 0 else NOTHING
    if offer.ready + offer.backorder <= 0:
        return None, NOTHING
    if item.max_price is not None and offer.price > item.max_price:
        return None, ABOVE_MAXIMUM
    return _in_packs(problem, offer, item, seller, offer.price)


def _in_packs(
    problem: Problem, offer: Offer, item: Item, seller: Seller, price: Decimal
) -> tuple[Usable | None, str]:
    step = problem.steps[item.id]
    is_late = item.latest_at is not None and (offer.backorder_at or 0) > item.latest_at
    later = offer.backorder if item.backorders and not is_late else ZERO
    available, ready = int((offer.ready + later) / step), int(offer.ready / step)
    pack = max(1, int(offer.multiple / step))
    least, most = max(1, _up(int(offer.minimum / step), pack)), available // pack
    if least <= most:
        return Usable(offer, item, seller, price, step, pack, least, most, ready), ""
    if least * pack <= int((offer.ready + offer.backorder) / step):
        return None, TOO_LATE if item.backorders else BACKORDER_ONLY
    return None, BELOW_MINIMUM


def _up(number: int, by: int) -> int:
    return -(-number // by)

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""All that the checks of a B2B order look at, of a draft and of an order alike. What is not known is None."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from desktop_b2b.domain.measures import Measure, Size
from desktop_b2b.domain.values import Instant
from desktop_b2b.rules.addresses import Address
from desktop_b2b.rules.trade.customs import crosses
from desktop_b2b.rules.trade.rows import FREIGHT

#: How far an order is: before it exists, until it is packed, and from then on.
DRAFT, OPEN, PACKED = "draft", "open", "packed"

_NONE = Decimal(0)


def pallet_count(items: Iterable[tuple[Decimal, Decimal]]) -> int:
    """How many pallets goods fill together, by their units and by how many of each are one pallet; what is
    not known of an item fills none.
    """
    return math.ceil(sum((units / full for units, full in items if full > 0), _NONE))


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """A line. ``known``: the SKU is one that the centre holds; ``available``: units that are, or can be,
    reserved for this line; ``lot_available``: those of the lot that was asked for.
    ``unit_currency``: of ``unit_value``, empty: that of the order; ``pallet_units``: so many fill a pallet.
    """

    sku: str = ""
    quantity: Decimal = _NONE
    uom: str = "each"
    known: bool = True
    active: bool = True
    available: Decimal | None = None
    by_lot: bool = False
    lot: str = ""
    lot_available: Decimal | None = None
    lot_expired: bool = False
    unit_value: Decimal | None = None
    unit_currency: str = ""
    unit_weight: Measure | None = None
    pallet_units: Decimal = _NONE
    un_number: str = ""
    hazard_class: str = ""
    packing_group: str = ""
    hazardous: bool = False
    hazmat_approved: bool = False
    sds_attached: bool = False
    hs_code: str = ""
    origin_country: str = ""
    fragile: bool = False

    @property
    def is_hazmat(self) -> bool:
        """Whether the item is dangerous goods, be it known only in part which."""
        return self.hazardous or bool(self.un_number or self.hazard_class)


@dataclass(frozen=True, slots=True)
class BoxFacts:
    """A packed box. ``labels``: how many were made or uploaded for it; ``skus``: different ones in it."""

    weight: Measure | None = None
    size: Size | None = None
    labels: int = 0
    skus: int = 1


@dataclass(frozen=True, slots=True)
class PalletFacts:
    """A packed pallet."""

    weight: Measure | None = None
    height: Measure | None = None
    length: Measure | None = None
    width: Measure | None = None
    labels: int = 0


@dataclass(frozen=True, slots=True)
class ReadyFacts:
    """A B2B order at an instant. ``today`` and ``reserve_on`` are days of the centre's zone.

    ``tier``: the account's standing with the centre. ``quote_needed``: the shipping is bought at a price that
    the retailer must accept first; ``consent``: it agreed to carrier and fees (S1.14). ``slot_open``: whether
    the centre works when it is collected.
    ``files``: the purposes of what is attached. ``overrides``: codes of
    rules that somebody who may do so set aside.
    """

    today: date
    now: Instant = 0
    stage: str = OPEN
    kind: str = "manual"
    tier: str = ""
    is_fba: bool = False
    fba_shipment: str = ""
    mode: str = "parcel"
    method: str = "provider"
    carrier: str = ""
    service: str = ""
    consent: bool = True
    reserve_on: date | None = None
    recipient_kind: str = "business"
    address: Address = field(default_factory=Address)
    centre_country: str = ""
    centre_known: bool = True
    items: tuple[ItemFacts, ...] = ()
    boxes: tuple[BoxFacts, ...] = ()
    pallets: tuple[PalletFacts, ...] = ()
    files: frozenset[str] = frozenset()
    services: tuple[str, ...] = ()
    quote_needed: bool = False
    quote_accepted: bool = False
    insured_value: Decimal = _NONE
    insured_currency: str = "USD"
    insured_rate: Decimal | None = None
    order_value: Decimal | None = None
    incoterm: str = ""
    collector: str = ""
    collect_from: Instant | None = None
    collect_until: Instant | None = None
    slot_open: bool | None = None
    payment_refused: bool = False
    hold_reason: str = ""
    overrides: frozenset[str] = frozenset()

    @property
    def is_pickup(self) -> bool:
        """Whether somebody comes for it, so that nothing is shipped."""
        return self.kind == "pickup"

    @property
    def is_international(self) -> bool:
        """Whether it crosses a border."""
        here, there = self.centre_country, self.address.country
        return bool(here and there and here != there) and not self.is_pickup

    @property
    def passes_customs(self) -> bool:
        """Whether it leaves the customs union of the centre."""
        address = self.address
        return crosses(self.centre_country, address.country, address.postal_code) and not self.is_pickup

    @property
    def expected_pallets(self) -> int:
        """How many pallets it will fill, as far as is known of its items; none where it goes in parcels."""
        if self.mode != FREIGHT or self.is_pickup:
            return 0
        return pallet_count((item.quantity, item.pallet_units) for item in self.items)

    @property
    def units(self) -> Decimal:
        """All units of all lines."""
        return sum((item.quantity for item in self.items), _NONE)

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""An order and its shipments, which both parties see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop_b2b.domain.entities.rows import ZERO, Row
from desktop_b2b.domain.values import Id, Instant, Price, Quantity


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Order(Row):
    """What a retailer (owner) orders of one partner (counterpart).

    ``changes_allowed``: whether the partner was authorised to propose changes as it was ordered (A9).
    """

    TABLE: ClassVar[str] = "order"
    KIND: ClassVar[str] = "order"
    INDEXES: ClassVar[tuple[str, ...]] = ("inquiry_id",)

    number: str
    former_number: str = ""
    kind: str = "sourced"
    state: str = "queued"
    inquiry_id: Id | None = None
    inquiry_number: str = ""
    currency: str = "EUR"
    retailer_order_number: str = ""
    recipient_kind: str = "business"
    company: str = ""
    contact_name: str = ""
    phone: str = ""
    address1: str = ""
    address2: str = ""
    postal_code: str = ""
    city: str = ""
    region: str = ""
    country: str = ""
    note_to_customer: str = ""
    note_to_suppliers: str = ""
    partner_note: str = ""
    shipping_cost: Price = ZERO
    total: Price = ZERO
    sent_at: Instant = 0
    ship_by: Instant = 0
    ship_by_zone: str = "UTC"
    shipped_at: Instant | None = None
    decline_reason: str = ""
    preview_hash: str = ""
    line_count: int = 0
    changes_allowed: bool = False


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class OrderPrivate(Row):
    """Which request an order came from, and what set its time to ship by what was known (``shipping_basis``,
    ``shipping_facts``; ``services.allowances``): for the retailer alone. Its id is the order's.
    """

    TABLE: ClassVar[str] = "order_private"
    KIND: ClassVar[str] = "order"
    ROOT: ClassVar[str] = "id"
    INDEXES: ClassVar[tuple[str, ...]] = ("request_id",)

    request_id: Id
    request_number: str = ""
    shipping_basis: str = ""
    shipping_facts: str = ""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class OrderLine(Row):
    """An ordered item. ``quantity`` = ready + back-order; never changed after sending (N10).

    What an accepted proposal takes from it is cancelled, what it adds is a line of its own.
    """

    TABLE: ClassVar[str] = "order_line"
    KIND: ClassVar[str] = "order"
    ROOT: ClassVar[str] = "order_id"
    INDEXES: ClassVar[tuple[str, ...]] = ("order_id",)

    order_id: Id
    sort_key: str
    inquiry_line_id: Id | None = None
    sku: str = ""
    description: str = ""
    uom: str = "each"
    quantity: Quantity = ZERO
    price: Price = ZERO
    backorder: Quantity = ZERO
    backorder_at: Instant | None = None
    shipped: Quantity = ZERO
    cancelled: Quantity = ZERO


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Shipment(Row):
    """Parcels that a supplier (owner) sends for a retailer's (counterpart) order."""

    TABLE: ClassVar[str] = "shipment"
    KIND: ClassVar[str] = "shipment"
    INDEXES: ClassVar[tuple[str, ...]] = ("order_id",)

    number: str
    former_number: str = ""
    order_id: Id
    order_number: str = ""
    state: str = "draft"
    courier: str = ""
    tracking: str = ""
    created_at: Instant = 0
    confirmed_at: Instant | None = None


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Box(Row):
    """One parcel of a shipment; grams and millimetres inside, 0 where nobody measured."""

    TABLE: ClassVar[str] = "box"
    KIND: ClassVar[str] = "shipment"
    ROOT: ClassVar[str] = "shipment_id"
    INDEXES: ClassVar[tuple[str, ...]] = ("shipment_id",)

    shipment_id: Id
    sort_key: str
    tracking: str = ""
    weight_g: int = 0
    length_mm: int = 0
    width_mm: int = 0
    height_mm: int = 0


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class ShipmentLine(Row):
    """How much of an order line lies in one box."""

    TABLE: ClassVar[str] = "shipment_line"
    KIND: ClassVar[str] = "shipment"
    ROOT: ClassVar[str] = "shipment_id"
    INDEXES: ClassVar[tuple[str, ...]] = ("shipment_id",)

    shipment_id: Id
    order_line_id: Id
    box_id: Id
    quantity: Quantity = ZERO

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What leaves a centre: shipments of one or many orders of one retailer, their boxes and pallets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop_b2b.domain.entities.rows import FULFILMENT, ZERO, Row
from desktop_b2b.domain.values import Id, Instant, Quantity


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class FulfilmentShipment(Row):
    """What a centre (owner) sends for a retailer (counterpart), or what is collected there (N19)."""

    TABLE: ClassVar[str] = "fulfilment_shipment"
    SECTION: ClassVar[str] = FULFILMENT
    KIND: ClassVar[str] = "fulfilment_shipment"
    INDEXES: ClassVar[tuple[str, ...]] = ("number",)

    number: str
    former_number: str = ""
    state: str = "packed"
    mode: str = "parcel"
    carrier: str = ""
    service: str = ""
    tracking: str = ""
    pro_number: str = ""
    bol_number: str = ""
    collected_by: str = ""
    signature: str = ""
    void_reason: str = ""
    created_at: Instant = 0
    labelled_at: Instant | None = None
    confirmed_at: Instant | None = None
    delivered_at: Instant | None = None
    exception_reason: str = ""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class ShipmentOrder(Row):
    """That something of an order is in a shipment. Its id is UUIDv5 of both."""

    TABLE: ClassVar[str] = "shipment_order"
    SECTION: ClassVar[str] = FULFILMENT
    KIND: ClassVar[str] = "fulfilment_shipment"
    ROOT: ClassVar[str] = "fulfilment_shipment_id"
    INDEXES: ClassVar[tuple[str, ...]] = ("fulfilment_shipment_id", "b2b_order_id")

    fulfilment_shipment_id: Id
    b2b_order_id: Id


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class HandlingUnit(Row):
    """A box or a pallet. ``parent_id``: the pallet that a box stands on. ``sscc``: 18 digits (GS1).

    Grams and millimetres inside, 0 where nobody measured; what was entered beside them (mission §7.9, §7.10).
    One that was unpacked is ``void`` with its reason, and holds nothing any more; its SSCC stays used.
    """

    TABLE: ClassVar[str] = "handling_unit"
    SECTION: ClassVar[str] = FULFILMENT
    KIND: ClassVar[str] = "fulfilment_shipment"
    ROOT: ClassVar[str] = "fulfilment_shipment_id"
    INDEXES: ClassVar[tuple[str, ...]] = ("fulfilment_shipment_id", "parent_id", "sscc")

    fulfilment_shipment_id: Id
    sort_key: str
    kind: str = "box"
    state: str = "packed"
    parent_id: Id | None = None
    sscc: str = ""
    tracking: str = ""
    weight_g: int = 0
    weight_entered: str = ""
    length_mm: int = 0
    width_mm: int = 0
    height_mm: int = 0
    size_entered: str = ""
    void_reason: str = ""
    packed_at: Instant = 0
    packed_by: str = ""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class PackedLine(Row):
    """How much of an order's line lies in a box, by lot. Its id is UUIDv5 of unit, line and lot."""

    TABLE: ClassVar[str] = "packed_line"
    SECTION: ClassVar[str] = FULFILMENT
    KIND: ClassVar[str] = "fulfilment_shipment"
    ROOT: ClassVar[str] = "fulfilment_shipment_id"
    INDEXES: ClassVar[tuple[str, ...]] = ("fulfilment_shipment_id", "handling_unit_id", "b2b_line_id")

    fulfilment_shipment_id: Id
    handling_unit_id: Id
    b2b_order_id: Id
    b2b_line_id: Id
    stock_lot_id: Id
    quantity: Quantity = ZERO


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Scan(Row):
    """A code that was scanned into a box, as the scanner gave it: the proof of what was packed (N11)."""

    TABLE: ClassVar[str] = "scan"
    SECTION: ClassVar[str] = FULFILMENT
    KIND: ClassVar[str] = "fulfilment_shipment"
    ROOT: ClassVar[str] = "fulfilment_shipment_id"
    INDEXES: ClassVar[tuple[str, ...]] = ("handling_unit_id",)
    APPEND_ONLY: ClassVar[bool] = True

    fulfilment_shipment_id: Id
    handling_unit_id: Id
    code: str
    quantity: Quantity = ZERO
    at: Instant = 0
    by: str = ""

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What the floor of a fulfilment centre asks: what is to be done, what a number is, all of some orders."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, ClassVar

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.values import Id, Instant
from desktop_b2b.services.queries.base import Query, View, query


class FloorRow(View, frozen=True):
    """An order as the floor's list shows it."""

    id: Id
    number: str
    state: str
    company: str
    city: str
    kind: str
    mode: str
    lines: int
    due_at: Instant | None


class FloorQueue(View, frozen=True):
    """What waits on the floor, what is due first coming first. ``more``: there are others still; ``back``:
    cancelled orders whose goods are to go back on the shelves.
    """

    orders: list[FloorRow]
    waves: list[e.Wave]
    more: bool
    back: list[FloorRow]


@query
class ListFloor(Query[FloorQueue], frozen=True):
    """Orders to pick, to pack and to ship, the open waves, and what is to be put back."""

    RESULT: ClassVar[Any] = FloorQueue
    limit: int = 200


class FloorFound(View, frozen=True):
    """What a scanned number is (``kind``): order, wave, shipment, unit, item, or nothing (empty)."""

    kind: str
    id: Id = ""
    b2b_order_ids: tuple[Id, ...] = ()
    name: str = ""
    sku: str = ""


@query
class FindOnFloor(Query[FloorFound], frozen=True):
    """What a number on paper, a label or a pallet belongs to."""

    RESULT: ClassVar[Any] = FloorFound
    code: str


class FloorPlace(View, frozen=True):
    """Where units of a lot lie."""

    bin_id: Id
    name: str
    sort_key: str
    quantity: Decimal


class FloorLot(View, frozen=True):
    """A lot that is kept or picked for a line. ``reserved``: what of it is still to be picked."""

    lot: e.StockLot
    reserved: Decimal
    picked: Decimal
    packed: Decimal
    places: tuple[FloorPlace, ...] = ()


class FloorLine(View, frozen=True):
    """A line with its item and its lots, the first to expire first."""

    line: e.B2BLine
    item: e.StockItem | None
    lots: list[FloorLot]


class FloorShipment(View, frozen=True):
    """A shipment with its boxes and pallets and what lies in them."""

    shipment: e.FulfilmentShipment
    units: list[e.HandlingUnit]
    packed: list[e.PackedLine]


class FloorOrder(View, frozen=True):
    """An order with all that is picked and packed of it, and what was recorded of its services."""

    order: e.B2BOrder
    lines: list[FloorLine]
    shipments: list[FloorShipment]
    records: list[e.ServiceRecord] = []


class FloorView(View, frozen=True):
    """Orders that are worked on together. ``company_prefix``: the centre's at GS1; ``tables``: the centre's
    own (``rules.trade``), as text.
    """

    orders: list[FloorOrder]
    time_zone: str
    company_prefix: str = ""
    tables: str = ""


@query
class GetFloorOrders(Query[FloorView], frozen=True):
    """Orders at my centre with all that picking and packing needs."""

    RESULT: ClassVar[Any] = FloorView
    b2b_order_ids: tuple[Id, ...]


class LineSupply(View, frozen=True):
    """Where a line stands: what was ordered never changes, and is the sum of the others (N10)."""

    line_id: Id
    sku: str
    description: str
    ordered: Decimal
    shipped: Decimal
    open: Decimal
    cancelled: Decimal
    reserved: Decimal
    picked: Decimal
    packed: Decimal


@query
class GetSupply(Query[list[LineSupply]], frozen=True):
    """Supply by line of an order, for either party of it."""

    RESULT: ClassVar[Any] = list[LineSupply]
    b2b_order_id: Id

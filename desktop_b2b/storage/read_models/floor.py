# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The floor of a fulfilment centre: what waits there, what a number is, orders with all their boxes.

What a scan asks is found by indexes: a hundred thousand open orders cost no more than one.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import TypeVar

from desktop_b2b.clock import to_datetime
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.gs1 import read_scan
from desktop_b2b.domain.values import Id, from_scaled
from desktop_b2b.errors import UserError
from desktop_b2b.rules.trade.tables import decode_tables
from desktop_b2b.services.queries import Viewer
from desktop_b2b.services.queries.floor import (
    FindOnFloor,
    FloorFound,
    FloorLine,
    FloorLot,
    FloorOrder,
    FloorPlace,
    FloorQueue,
    FloorRow,
    FloorShipment,
    FloorView,
    GetFloorOrders,
    GetSupply,
    LineSupply,
    ListFloor,
)
from desktop_b2b.storage.codec import load
from desktop_b2b.storage.db import Db, places
from desktop_b2b.storage.read_models.register import answers, blob, missing, visible

R = TypeVar("R", bound=e.Row)
_ZERO = Decimal(0)
#: States in which somebody on the floor has something to do.
_OPEN = ("processing", "picking", "picked", "packed", "awaiting_shipper", "labelled")
_MOST_ROWS, _MOST_ORDERS = 1_000, 500
_ROW = (
    "SELECT id, number, state, CASE company WHEN '' THEN contact_name ELSE company END, city, kind, mode,"
    " line_count, due_at FROM b2b_order AS o WHERE"
)
_QUEUE = f"{_ROW} state IN {_OPEN} AND counterpart_id = ? ORDER BY due_at IS NULL, due_at, id LIMIT +?"
#: Cancelled orders of which something that was picked is not back on its shelf.
_BACK = (
    f"{_ROW} o.id IN (SELECT b2b_order_id FROM b2b_line WHERE picked > shipped)"
    " AND state = 'cancelled' AND counterpart_id = ? ORDER BY created_at, id LIMIT +?"
)
_SSCC = 18


@answers(ListFloor)
def _queue(db: Db, viewer: Viewer, query: ListFloor) -> FloorQueue:
    limit = max(1, min(query.limit, _MOST_ROWS))
    mine = blob(viewer.organisation_id, "organisation_id")
    rows = _rows(db, _QUEUE, mine, limit + 1)
    waves = load(db, e.Wave, "WHERE owner_id = ? AND state = 'open' ORDER BY created_at, id", (mine,))
    back = _rows(db, _BACK, mine, limit)
    return FloorQueue(orders=rows[:limit], waves=waves, more=len(rows) > limit, back=back)


def _rows(db: Db, sql: str, mine: bytes, limit: int) -> list[FloorRow]:
    return [
        FloorRow(
            id=found[0].hex(), number=found[1], state=found[2], company=found[3], city=found[4],
            kind=found[5], mode=found[6], lines=found[7], due_at=found[8],
        )
        for found in db.query(sql, (mine, limit))
    ]  # fmt: skip


@answers(FindOnFloor)
def _find(db: Db, viewer: Viewer, query: FindOnFloor) -> FloorFound:
    code = query.code.strip()
    mine = blob(viewer.organisation_id, "organisation_id")
    if len(code) == _SSCC and code.isdigit():
        for unit in load(db, e.HandlingUnit, "WHERE sscc = ?", (code,)):
            if unit.owner_id == viewer.organisation_id:
                return FloorFound(
                    kind="unit", id=unit.id, b2b_order_ids=_orders_in(db, unit.fulfilment_shipment_id)
                )
    for (order_id,) in db.query(
        "SELECT id FROM b2b_order WHERE number = ? AND counterpart_id = ? ORDER BY id LIMIT 1", (code, mine)
    ):
        return FloorFound(kind="order", id=order_id.hex(), b2b_order_ids=(order_id.hex(),))
    for shipment in load(db, e.FulfilmentShipment, "WHERE number = ?", (code,)):
        if shipment.owner_id == viewer.organisation_id:
            return FloorFound(kind="shipment", id=shipment.id, b2b_order_ids=_orders_in(db, shipment.id))
    for wave in load(db, e.Wave, "WHERE number = ?", (code,)):
        return FloorFound(kind="wave", id=wave.id, b2b_order_ids=wave.b2b_order_ids)
    return _item(db, viewer, code)


def _item(db: Db, viewer: Viewer, code: str) -> FloorFound:
    """An item at this centre: by its name, its GTIN or that of its case, bare or among other elements."""
    marks, values = places(_gtins(code, viewer) or [code])
    asked = (
        (f"gtin IN ({marks}) OR inventory_id = ? OR sku = ?", (*values, code, code)),
        # Few know the GTIN of a case, so it has no index: asked where nothing else is called so.
        (f"case_gtin IN ({marks})", values),
    )
    for condition, given in asked:
        for item in load(db, e.StockItem, f"WHERE {condition} ORDER BY id LIMIT 20", given):
            if item.counterpart_id == viewer.organisation_id:
                return FloorFound(
                    kind="item", id=item.id, name=item.description or item.inventory_id, sku=item.sku
                )
    return FloorFound(kind="")


def _gtins(code: str, viewer: Viewer) -> list[str]:
    """How the GTINs that a scan names may be written: with 14 digits or with fewer noughts before them."""
    try:
        scan = read_scan(code, to_datetime(viewer.now).date())
    except UserError:
        # What no scanner reads is still somebody's name for an item.
        return []
    return [one[-size:] for one in scan.gtins for size in (14, 13, 12, 8) if not one[:-size].strip("0")]


def _orders_in(db: Db, shipment_id: Id) -> tuple[Id, ...]:
    rows = load(
        db, e.ShipmentOrder, "WHERE fulfilment_shipment_id = ? ORDER BY id", (bytes.fromhex(shipment_id),)
    )
    return tuple(row.b2b_order_id for row in rows)


@answers(GetFloorOrders)
def floor_orders(db: Db, viewer: Viewer, query: GetFloorOrders) -> FloorView:
    """Orders at the viewer's centre with their lots, boxes and pallets."""
    if len(query.b2b_order_ids) > _MOST_ORDERS:
        text = "At most {most} orders are worked on together."
        raise UserError("floor.many", text, "b2b_order_ids", most=_MOST_ORDERS)
    found = []
    for order_id in query.b2b_order_ids:
        order = visible(db, viewer, e.B2BOrder, order_id)
        if order is None or order.counterpart_id != viewer.organisation_id:
            raise missing("b2b_order", order_id, "b2b_order_ids")
        found.append(order_with_boxes(db, order))
    mine = (blob(viewer.organisation_id, "organisation_id"),)
    centre = load(db, e.Organisation, 'WHERE "id" = ?', mine)
    terms = load(db, e.CentreTerms, 'WHERE "id" = ?', mine)
    return FloorView(
        orders=found,
        time_zone=centre[0].time_zone if centre else "UTC",
        company_prefix=decode_tables(terms[0].tables).company_prefix if terms else "",
        tables=terms[0].tables if terms else "",
    )


def order_with_boxes(db: Db, order: e.B2BOrder) -> FloorOrder:
    """An order with all that is kept, picked and packed of it."""
    key = (bytes.fromhex(order.id),)
    lines = load(db, e.B2BLine, "WHERE b2b_order_id = ? ORDER BY sort_key, id", key)
    kept = load(db, e.Reservation, "WHERE b2b_order_id = ?", key)
    lots = {lot.id: lot for lot in _by_ids(db, e.StockLot, (row.stock_lot_id for row in kept))}
    items = {item.id: item for item in _by_ids(db, e.StockItem, (line.stock_item_id for line in lines))}
    where = _places(db, lots)
    shipments = _shipments(db, key)
    packed: dict[tuple[Id, Id], Decimal] = {}
    for row in (row for shipment in shipments for row in shipment.packed):
        about = row.b2b_line_id, row.stock_lot_id
        packed[about] = packed.get(about, _ZERO) + row.quantity
    views = []
    for line in lines:
        mine = [
            FloorLot(
                lot=lots[row.stock_lot_id],
                reserved=row.quantity - row.picked,
                picked=row.picked,
                packed=packed.get((line.id, row.stock_lot_id), _ZERO),
                places=where.get(row.stock_lot_id, ()),
            )
            for row in kept
            if row.b2b_line_id == line.id and row.stock_lot_id in lots
        ]
        mine.sort(key=lambda one: (not one.lot.expires_on, one.lot.expires_on, one.lot.lot, one.lot.id))
        views.append(FloorLine(line=line, item=items.get(line.stock_item_id), lots=mine))
    records = (
        load(db, e.ServiceRecord, 'WHERE b2b_order_id = ? ORDER BY "at", "id"', key) if order.services else []
    )
    return FloorOrder(order=order, lines=views, shipments=shipments, records=records)


def _by_ids(db: Db, kind: type[R], ids: Iterable[Id]) -> list[R]:
    keys = sorted({bytes.fromhex(one) for one in ids})
    if not keys:
        return []
    marks, values = places(keys)
    return load(db, kind, f'WHERE "id" IN ({marks})', values)


def _places(db: Db, lots: Iterable[Id]) -> dict[Id, tuple[FloorPlace, ...]]:
    """The bins that hold something of each lot, in the order of the walk."""
    keys = sorted(bytes.fromhex(one) for one in lots)
    if not keys:
        return {}
    marks, values = places(keys)
    rows = db.query(
        "SELECT s.stock_lot_id, b.id, b.name, b.sort_key, s.quantity FROM bin_stock s"
        f" JOIN bin b ON b.id = s.bin_id WHERE s.stock_lot_id IN ({marks}) AND s.quantity > 0"
        " ORDER BY b.sort_key, b.name, b.id",
        values,
    )
    found: dict[Id, tuple[FloorPlace, ...]] = {}
    for lot_id, bin_id, name, key, quantity in rows:
        place = FloorPlace(bin_id=bin_id.hex(), name=name, sort_key=key, quantity=from_scaled(quantity))
        found[lot_id.hex()] = (*found.get(lot_id.hex(), ()), place)
    return found


def _shipments(db: Db, key: tuple[bytes]) -> list[FloorShipment]:
    """All shipments of an order but those that were taken back."""
    rows = load(
        db,
        e.FulfilmentShipment,
        "WHERE id IN (SELECT fulfilment_shipment_id FROM shipment_order WHERE b2b_order_id = ?)"
        " AND state <> 'voided' ORDER BY created_at, id",
        key,
    )
    found = []
    for shipment in rows:
        about = (bytes.fromhex(shipment.id),)
        found.append(
            FloorShipment(
                shipment=shipment,
                units=load(
                    db, e.HandlingUnit, "WHERE fulfilment_shipment_id = ? ORDER BY sort_key, id", about
                ),
                packed=load(db, e.PackedLine, "WHERE fulfilment_shipment_id = ? ORDER BY id", about),
            )
        )
    return found


@answers(GetSupply)
def _supply(db: Db, viewer: Viewer, query: GetSupply) -> list[LineSupply]:
    order = visible(db, viewer, e.B2BOrder, query.b2b_order_id)
    if order is None:
        raise missing("b2b_order", query.b2b_order_id, "b2b_order_id")
    lines = load(db, e.B2BLine, "WHERE b2b_order_id = ? ORDER BY sort_key, id", (bytes.fromhex(order.id),))
    return [
        LineSupply(
            line_id=line.id, sku=line.sku, description=line.description, ordered=line.quantity,
            shipped=line.shipped, open=line.quantity - line.shipped - line.cancelled,
            cancelled=line.cancelled, reserved=line.reserved, picked=line.picked, packed=line.packed,
        )
        for line in lines
    ]  # fmt: skip

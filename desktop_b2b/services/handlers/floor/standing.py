# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Where an order on the floor stands follows from its lines and boxes: whoever changes those asks here."""

from __future__ import annotations

from collections.abc import Iterable

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.actor import Context
from desktop_b2b.domain.events import FloorChanged
from desktop_b2b.domain.states import allow, move, settle
from desktop_b2b.domain.values import Id
from desktop_b2b.errors import UserError
from desktop_b2b.services.ports import UnitOfWork
from desktop_b2b.services.records import addressed

#: States in which picked goods of an order may be packed.
PACKABLE = ("picked", "packed", "awaiting_shipper", "labelled")
#: Shipments that hold what was packed: not those that were taken back.
_GONE = "voided"
_LEFT = frozenset({"confirmed", "in_transit", "delivered", "exception", "returned"})


def line_of(uow: UnitOfWork, ctx: Context, order_id: Id, line_id: Id, field: str) -> e.B2BLine:
    """A line of an order at the actor's centre. Raises UserError ``floor.unknown_line``."""
    order = addressed(uow, ctx, e.B2BOrder, order_id)
    line = uow.find(e.B2BLine, line_id)
    if line is None or line.b2b_order_id != order.id:
        raise UserError("floor.unknown_line", "This order has no such line.", field)
    return line


def shipments_of(uow: UnitOfWork, order: e.B2BOrder) -> list[e.FulfilmentShipment]:
    """The shipments that hold something of an order, without those that were taken back."""
    found = [
        uow.get(e.FulfilmentShipment, row.fulfilment_shipment_id)
        for row in uow.children(e.ShipmentOrder, "b2b_order_id", order.id)
    ]
    return [shipment for shipment in found if shipment.state != _GONE]


def orders_of(uow: UnitOfWork, shipment: e.FulfilmentShipment) -> list[e.B2BOrder]:
    """The orders that something in a shipment belongs to."""
    rows = uow.children(e.ShipmentOrder, "fulfilment_shipment_id", shipment.id)
    return [uow.get(e.B2BOrder, row.b2b_order_id) for row in rows]


def live_units(uow: UnitOfWork, shipment: e.FulfilmentShipment) -> list[e.HandlingUnit]:
    """The boxes and pallets of a shipment that were not opened again."""
    units = uow.children(e.HandlingUnit, "fulfilment_shipment_id", shipment.id)
    return [unit for unit in units if unit.state == "packed"]


def is_measured(unit: e.HandlingUnit) -> bool:
    """Whether weight and size are known."""
    return bool(unit.weight_g and unit.length_mm and unit.width_mm and unit.height_mm)


def settle_orders(uow: UnitOfWork, ctx: Context, orders: Iterable[e.B2BOrder]) -> None:
    """Bring the orders' states up to what their lines and boxes say, and tell the server's reactions."""
    ids = []
    for order in orders:
        _settle(uow, ctx, order)
        ids.append(order.id)
    uow.emit(FloorChanged(tuple(ids)))


def _settle(uow: UnitOfWork, ctx: Context, order: e.B2BOrder) -> None:
    if order.state == "cancelled":
        return  # what was picked for it goes back, box by box
    target = _target(uow, order)
    if target == order.state or (target == "packed" and order.state == "awaiting_shipper"):
        return
    if not allow(order.TABLE, order.state, target) and allow(order.TABLE, order.state, "labelled"):
        move(order, "labelled")  # a shipment that was taken back: only from there its boxes can be opened
    settle(order, target)
    if target in ("picked", "picking", "processing"):
        order.packed_at = None
    if target in ("picking", "processing"):
        order.picked_at = None
    elif target == "picked" and order.picked_at is None:
        order.picked_at = ctx.now
    elif target == "packed" and order.packed_at is None:
        order.packed_at = ctx.now
    order.shipped_at = (order.shipped_at or ctx.now) if target in ("shipped", "collected") else None


def _target(uow: UnitOfWork, order: e.B2BOrder) -> str:
    lines = uow.children(e.B2BLine, "b2b_order_id", order.id)
    if all(line.shipped + line.cancelled >= line.quantity for line in lines) and any(
        line.shipped for line in lines
    ):
        return "collected" if order.kind == "pickup" else "shipped"
    if any(line.picked + line.cancelled < line.quantity for line in lines):
        return "picking" if any(line.picked for line in lines) else "processing"
    if any(line.packed + line.cancelled < line.quantity for line in lines):
        return "picked"
    waiting = [shipment for shipment in shipments_of(uow, order) if shipment.state not in _LEFT]
    units = [unit for shipment in waiting for unit in live_units(uow, shipment)]
    if any(not is_measured(unit) for unit in units if unit.parent_id is None):
        return "picked"
    return "labelled" if all(shipment.state == "labelled" for shipment in waiting) else "packed"

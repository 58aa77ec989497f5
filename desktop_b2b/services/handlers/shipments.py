# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Packing and shipping (S2.89–S2.91): boxes, what lies in them, courier and tracking number."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from desktop_b2b.domain import checks, text
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.actor import Context
from desktop_b2b.domain.commands.sourcing import (
    BoxValue,
    ConfirmShipment,
    DiscardShipment,
    PackedValue,
    SaveShipment,
)
from desktop_b2b.domain.events import ShipmentConfirmed
from desktop_b2b.domain.states import SHIPPABLE, demand, move, settle
from desktop_b2b.domain.values import Id, child_id, sort_key
from desktop_b2b.errors import UserError
from desktop_b2b.services.bus import handles
from desktop_b2b.services.ports import UnitOfWork
from desktop_b2b.services.records import addressed, owned, unique, unused

#: A tonne in grams and a hundred metres in millimetres: no parcel is more.
MOST_GRAMS = 1_000_000
MOST_MILLIMETRES = 100_000

ZERO = Decimal(0)


@handles(SaveShipment)
def save_shipment(cmd: SaveShipment, uow: UnitOfWork, ctx: Context) -> None:
    """Make or change a shipment that is not confirmed; the command holds the whole of it.

    No more can be packed than is ordered, not shipped and not packed in another draft. A discarded
    shipment that is saved is a draft again.
    """
    order = addressed(uow, ctx, e.Order, cmd.order_id)
    demand(order, *SHIPPABLE)
    shipment = uow.find(e.Shipment, cmd.shipment_id)
    if shipment is None:
        shipment = uow.add(
            e.Shipment(
                id=unused(uow, cmd.shipment_id, "shipment_id", e.FulfilmentShipment),
                owner_id=ctx.actor.organisation_id,
                counterpart_id=order.owner_id,
                number=ctx.next_number(ctx.actor.organisation_id, order.owner_id),
                former_number=ctx.former_number(),
                order_id=order.id,
                order_number=order.number,
                created_at=ctx.now,
            )
        )
    if shipment.order_id != order.id:
        raise UserError("shipment.other_order", "This shipment belongs to another order.", "order_id")
    settle(shipment, "draft")
    shipment.courier = text.line(cmd.courier, "courier")
    shipment.tracking = text.code(cmd.tracking, "tracking")
    _pack_boxes(uow, shipment, cmd.boxes)
    _pack_lines(uow, shipment, cmd.packed, {box.id for box in cmd.boxes})


@handles(DiscardShipment)
def discard_shipment(cmd: DiscardShipment, uow: UnitOfWork, ctx: Context) -> None:
    """Take back a shipment that was not confirmed; undone by SaveShipment. Its number stays used."""
    move(owned(uow, ctx, e.Shipment, cmd.shipment_id), "discarded")


@handles(ConfirmShipment)
def confirm_shipment(cmd: ConfirmShipment, uow: UnitOfWork, ctx: Context) -> None:
    """Courier and tracking are entered: the goods are on their way (S2.90, S2.91).

    The order is part-shipped or shipped, and so accepted. Σ shipped stays within what was ordered.
    """
    shipment = owned(uow, ctx, e.Shipment, cmd.shipment_id)
    order = addressed(uow, ctx, e.Order, shipment.order_id)
    shipment.courier = text.line(cmd.courier, "courier", required=True)
    shipment.tracking = text.code(cmd.tracking, "tracking", required=True)
    move(shipment, "confirmed")
    shipment.confirmed_at = ctx.now
    _ship_lines(uow, order, _packed_in(uow, [shipment]))
    lines = uow.children(e.OrderLine, "order_id", order.id)
    all_shipped = all(line.shipped + line.cancelled >= line.quantity for line in lines)
    move(order, "shipped" if all_shipped else "part_shipped")
    order.shipped_at = ctx.now
    uow.emit(ShipmentConfirmed(shipment.id))


def _pack_boxes(uow: UnitOfWork, shipment: e.Shipment, boxes: Iterable[BoxValue]) -> None:
    unique((box.id for box in boxes), "boxes[{}].id")
    kept = {row.id: row for row in uow.children(e.Box, "shipment_id", shipment.id)}
    for position, value in enumerate(boxes):
        where = f"boxes[{position}]."
        row = kept.pop(value.id, None)
        if row is None:
            row = uow.add(
                e.Box(
                    id=value.id,
                    owner_id=shipment.owner_id,
                    counterpart_id=shipment.counterpart_id,
                    shipment_id=shipment.id,
                    sort_key=sort_key(position),
                )
            )
        row.sort_key = sort_key(position)
        row.tracking = text.code(value.tracking, f"{where}tracking")
        row.weight_g = checks.whole(value.weight_g, f"{where}weight_g", 0, MOST_GRAMS)
        row.length_mm = checks.whole(value.length_mm, f"{where}length_mm", 0, MOST_MILLIMETRES)
        row.width_mm = checks.whole(value.width_mm, f"{where}width_mm", 0, MOST_MILLIMETRES)
        row.height_mm = checks.whole(value.height_mm, f"{where}height_mm", 0, MOST_MILLIMETRES)
    for row in kept.values():
        uow.remove(row)


def _pack_lines(uow: UnitOfWork, shipment: e.Shipment, packed: Iterable[PackedValue], boxes: set[Id]) -> None:
    unique((f"{value.box_id}{value.order_line_id}" for value in packed), "packed[{}].box_id")
    room = _room(uow, shipment)
    lines = {line.id: line for line in uow.children(e.OrderLine, "order_id", shipment.order_id)}
    kept = {row.id: row for row in uow.children(e.ShipmentLine, "shipment_id", shipment.id)}
    for index, value in enumerate(packed):
        where = f"packed[{index}]."
        line = lines.get(value.order_line_id)
        if line is None:
            text_ = "This order has no such line."
            raise UserError("shipment.unknown_line", text_, f"{where}order_line_id")
        if value.box_id not in boxes:
            raise UserError("shipment.unknown_box", "There is no such box.", f"{where}box_id")
        quantity = checks.quantity(value.quantity, f"{where}quantity", line.uom)
        room[line.id] -= quantity
        if room[line.id] < 0:
            raise _too_much(line, room[line.id] + quantity, f"{where}quantity")
        if quantity > 0:
            _pack(uow, shipment, value, quantity, kept)
    for row in kept.values():
        uow.remove(row)


def _pack(
    uow: UnitOfWork,
    shipment: e.Shipment,
    value: PackedValue,
    quantity: Decimal,
    kept: dict[Id, e.ShipmentLine],
) -> None:
    row_id = child_id(shipment.id, "packed", value.box_id, value.order_line_id)
    row = kept.pop(row_id, None)
    if row is None:
        row = uow.add(
            e.ShipmentLine(
                id=row_id,
                owner_id=shipment.owner_id,
                counterpart_id=shipment.counterpart_id,
                shipment_id=shipment.id,
                order_line_id=value.order_line_id,
                box_id=value.box_id,
            )
        )
    row.quantity = quantity


def _room(uow: UnitOfWork, shipment: e.Shipment) -> dict[Id, Decimal]:
    """How much of each order line this shipment may hold: ordered, less cancelled, shipped, and packed
    in other drafts.
    """
    drafts = [
        other
        for other in uow.children(e.Shipment, "order_id", shipment.order_id)
        if other.id != shipment.id and other.state == "draft"
    ]
    elsewhere = _packed_in(uow, drafts)
    return {
        line.id: line.quantity - line.cancelled - line.shipped - elsewhere.get(line.id, ZERO)
        for line in uow.children(e.OrderLine, "order_id", shipment.order_id)
    }


def _packed_in(uow: UnitOfWork, shipments: Iterable[e.Shipment]) -> dict[Id, Decimal]:
    """The packed quantities of shipments, by order line."""
    packed: dict[Id, Decimal] = {}
    for shipment in shipments:
        for row in uow.children(e.ShipmentLine, "shipment_id", shipment.id):
            packed[row.order_line_id] = packed.get(row.order_line_id, ZERO) + row.quantity
    return packed


def _ship_lines(uow: UnitOfWork, order: e.Order, packed: dict[Id, Decimal]) -> None:
    if not any(packed.values()):
        raise UserError("shipment.empty", "Pack something first.", "shipment_id")
    for line_id, quantity in packed.items():
        line = uow.get(e.OrderLine, line_id)
        left = line.quantity - line.cancelled - line.shipped
        if quantity > left:
            raise _too_much(line, left, "shipment_id")
        line.shipped += quantity


def _too_much(line: e.OrderLine, left: Decimal, field: str) -> UserError:
    return UserError(
        "shipment.too_much",
        "{item}: only {left} can still be shipped.",
        field,
        item=line.sku or line.description,
        left=f"{left:f}",
    )

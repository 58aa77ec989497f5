# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Packing (N11): a box is closed by one command with its contents and the scans that prove them.

No more can be packed than was picked, whoever packs it: of two desks that worked on an order apart, the
second one's box is refused, and a person decides.
"""

from __future__ import annotations

from decimal import Decimal

from desktop_b2b.domain import checks, gs1, measures, text
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.actor import Context
from desktop_b2b.domain.commands.floor import ContentValue, MeasureUnit, PackUnit, UnpackUnit
from desktop_b2b.domain.sscc_serials import sscc_of_number
from desktop_b2b.domain.states import demand, move, settle
from desktop_b2b.domain.values import Id, child_id, sort_key
from desktop_b2b.errors import UserError
from desktop_b2b.rules.packing import ItemFinder, PackItem, check_scans
from desktop_b2b.rules.picking import today_in
from desktop_b2b.services.bus import handles
from desktop_b2b.services.handlers.floor.picking import packed_of, reservation_of
from desktop_b2b.services.handlers.floor.standing import (
    PACKABLE,
    line_of,
    live_units,
    orders_of,
    settle_orders,
)
from desktop_b2b.services.ports import UnitOfWork
from desktop_b2b.services.records import owned, unique, unused

_ZERO = Decimal(0)
#: Lines in a box, and scans into it, at most.
MOST_CONTENTS, MOST_SCANS = 1_000, 5_000
#: What orders must have in common to leave together (N19).
_SHIP_TO = (
    "company", "contact_name", "address1", "address2", "postal_code", "city", "region", "country",
)  # fmt: skip


@handles(PackUnit)
def pack_unit(cmd: PackUnit, uow: UnitOfWork, ctx: Context) -> None:
    """Close a box. The number drawn for it makes its SSCC, which no other box will have."""
    if not 1 <= len(cmd.contents) <= MOST_CONTENTS:
        raise UserError("pack.empty", "Scan something into the box first.", "contents")
    if len(cmd.scans) > MOST_SCANS:
        raise UserError("pack.scans", "A box takes {most} scans at most.", "scans", most=MOST_SCANS)
    unique((f"{one.b2b_line_id}{one.stock_lot_id}" for one in cmd.contents), "contents[{}].b2b_line_id")
    lines = [
        line_of(uow, ctx, one.b2b_order_id, one.b2b_line_id, f"contents[{index}].b2b_line_id")
        for index, one in enumerate(cmd.contents)
    ]
    orders = {line.b2b_order_id: uow.get(e.B2BOrder, line.b2b_order_id) for line in lines}
    for order in orders.values():
        demand(order, *PACKABLE)
    sscc = draw_sscc(ctx, cmd.company_prefix, orders[lines[0].b2b_order_id].owner_id)
    shipment = _shipment(uow, ctx, cmd.shipment_id, list(orders.values()))
    unit = add_unit(uow, ctx, shipment, cmd.unit_id, sscc)
    measure(unit, cmd.weight, cmd.size)
    for index, (line, value) in enumerate(zip(lines, cmd.contents, strict=True)):
        _pack(uow, unit, line, value, f"contents[{index}].quantity")
    _prove(uow, ctx, cmd, lines, unit)
    settle_orders(uow, ctx, orders.values())


@handles(UnpackUnit)
def unpack_unit(cmd: UnpackUnit, uow: UnitOfWork, ctx: Context) -> None:
    """Open a box, or take a pallet apart; the unit stays with its reason, and its SSCC stays used. Without
    its last box a shipment is nothing: it is taken back, so that it does not wait for ever.
    """
    shipment = owned(uow, ctx, e.FulfilmentShipment, cmd.shipment_id)
    demand(shipment, "packed", "labelled")
    unit = unit_of(uow, shipment, cmd.unit_id)
    reason = text.line(cmd.reason, "reason", text.DESCRIPTION, required=True)
    orders = orders_of(uow, shipment)
    open_unit(uow, unit, reason)
    for box in uow.children(e.HandlingUnit, "parent_id", unit.id):
        box.parent_id = None
    settle(shipment, "packed")
    if not any(one.kind == "box" for one in live_units(uow, shipment)):
        move(shipment, "voided")
        take_back(uow, shipment, reason)
    else:
        for order in _without_anything(uow, shipment, orders):
            uow.remove(uow.get(e.ShipmentOrder, child_id(shipment.id, "order", order.id)))
    settle_orders(uow, ctx, orders)


@handles(MeasureUnit)
def measure_unit(cmd: MeasureUnit, uow: UnitOfWork, ctx: Context) -> None:
    """Weight and size of a box or pallet, kept as they were read (mission §7.9)."""
    shipment = owned(uow, ctx, e.FulfilmentShipment, cmd.shipment_id)
    demand(shipment, "packed", "labelled")
    measure(unit_of(uow, shipment, cmd.unit_id), cmd.weight, cmd.size)
    settle_orders(uow, ctx, orders_of(uow, shipment))


def draw_sscc(ctx: Context, company_prefix: str, retailer_id: Id) -> str:
    """A number is drawn for each box and pallet, so that its SSCC is no other's."""
    number = ctx.next_number(ctx.actor.organisation_id, retailer_id)
    ctx.former_number()  # the one it had before, if any: a box is not found by it
    return sscc_of_number(number, gs1.company_prefix(company_prefix, "company_prefix"))


def unit_of(uow: UnitOfWork, shipment: e.FulfilmentShipment, unit_id: Id) -> e.HandlingUnit:
    """A box or pallet of a shipment that was not opened. Raises UserError ``unit.unknown``."""
    unit = uow.find(e.HandlingUnit, unit_id)
    if unit is None or unit.fulfilment_shipment_id != shipment.id:
        raise UserError("unit.unknown", "This shipment has no such box or pallet.", "unit_id")
    demand(unit, "packed")
    return unit


def add_unit(
    uow: UnitOfWork, ctx: Context, shipment: e.FulfilmentShipment, unit_id: Id, sscc: str, kind: str = "box"
) -> e.HandlingUnit:
    """A new box or pallet of a shipment."""
    so_far = uow.children(e.HandlingUnit, "fulfilment_shipment_id", shipment.id)
    return uow.add(
        e.HandlingUnit(
            id=unit_id,
            owner_id=shipment.owner_id,
            counterpart_id=shipment.counterpart_id,
            fulfilment_shipment_id=shipment.id,
            sort_key=sort_key(len(so_far)),
            kind=kind,
            sscc=sscc,
            packed_at=ctx.now,
            packed_by=ctx.actor.name,
        )
    )


def measure(unit: e.HandlingUnit, weight: str, size: str) -> None:
    """Keep weight and size as entered, and in grams and millimetres. Raises UserError."""
    weighed, sized = measures.weight(weight, "weight"), measures.size(size, "size")
    unit.weight_entered = str(weighed) if weighed else ""
    unit.weight_g = weighed.rounded() if weighed else 0
    unit.size_entered = str(sized) if sized else ""
    sides = (sized.length, sized.width, sized.height) if sized else ()
    unit.length_mm, unit.width_mm, unit.height_mm = (side.rounded() for side in sides) if sides else (0, 0, 0)


def open_unit(uow: UnitOfWork, unit: e.HandlingUnit, reason: str) -> None:
    """What lay in it is only picked again; the unit holds nothing any more."""
    for packed in uow.children(e.PackedLine, "handling_unit_id", unit.id):
        uow.get(e.B2BLine, packed.b2b_line_id).packed -= packed.quantity
        uow.remove(packed)
    move(unit, "void")
    unit.void_reason = reason
    unit.parent_id = None


def take_back(uow: UnitOfWork, shipment: e.FulfilmentShipment, reason: str) -> None:
    """A shipment that was voided: its labels are void, too, its boxes and pallets are opened."""
    shipment.void_reason = reason
    for unit in live_units(uow, shipment):
        unit.tracking = ""
        open_unit(uow, unit, reason)


def _without_anything(
    uow: UnitOfWork, shipment: e.FulfilmentShipment, orders: list[e.B2BOrder]
) -> list[e.B2BOrder]:
    """The orders of a shipment of which nothing lies in it any more."""
    rows = uow.children(e.PackedLine, "fulfilment_shipment_id", shipment.id)
    inside = {row.b2b_order_id for row in rows}
    return [order for order in orders if order.id not in inside]


def _shipment(
    uow: UnitOfWork, ctx: Context, shipment_id: Id, orders: list[e.B2BOrder]
) -> e.FulfilmentShipment:
    """The shipment, made with its first box; its orders are of one retailer and go to one place."""
    first = orders[0]
    shipment = uow.find(e.FulfilmentShipment, shipment_id)
    if shipment is None:
        shipment = uow.add(
            e.FulfilmentShipment(
                id=unused(uow, shipment_id, "shipment_id", e.Shipment),
                owner_id=ctx.actor.organisation_id,
                counterpart_id=first.owner_id,
                number=ctx.next_number(ctx.actor.organisation_id, first.owner_id),
                former_number=ctx.former_number(),
                mode=_way(first),
                carrier=first.carrier,
                service=first.service,
                created_at=ctx.now,
            )
        )
    owned(uow, ctx, e.FulfilmentShipment, shipment.id)
    settle(shipment, "packed")
    known = orders_of(uow, shipment)
    for order in orders:
        # Whose it is and how it travels was said with its first box.
        _demand_retailer(order, shipment.counterpart_id)
        _together(order, (known or orders)[0], shipment)
        row_id = child_id(shipment.id, "order", order.id)
        if uow.find(e.ShipmentOrder, row_id) is None:
            uow.add(
                e.ShipmentOrder(
                    id=row_id,
                    owner_id=shipment.owner_id,
                    counterpart_id=shipment.counterpart_id,
                    fulfilment_shipment_id=shipment.id,
                    b2b_order_id=order.id,
                )
            )
    return shipment


def _way(order: e.B2BOrder) -> str:
    """How an order travels, as its shipment says it."""
    return "pickup" if order.kind == "pickup" else order.mode


def _demand_retailer(order: e.B2BOrder, retailer_id: Id | None) -> None:
    if order.owner_id != retailer_id:
        text_ = "One shipment holds one retailer's orders. Pack this one apart."
        raise UserError("shipment.other_retailer", text_, "contents")


def _together(order: e.B2BOrder, other: e.B2BOrder, shipment: e.FulfilmentShipment) -> None:
    same = all(getattr(order, name) == getattr(other, name) for name in _SHIP_TO)
    if not same or _way(order) != shipment.mode:
        text_ = "Order {number} goes somewhere else, or in another way. Pack it apart."
        raise UserError("shipment.ship_to", text_, "contents", number=order.number)


def _pack(uow: UnitOfWork, unit: e.HandlingUnit, line: e.B2BLine, value: ContentValue, field: str) -> None:
    quantity = checks.quantity(value.quantity, field, line.uom)
    if quantity <= 0:
        raise UserError("floor.nothing", "Enter how many, more than 0.", field)
    reservation = reservation_of(uow, line, value.stock_lot_id)
    picked = reservation.picked if reservation else _ZERO
    wanted = line.quantity - line.cancelled - line.packed
    left = min(picked - packed_of(uow, line, value.stock_lot_id), wanted)
    if quantity > left:
        text_ = "{item}: only {left} of this lot are picked and in no box."
        name = line.sku or line.inventory_id or line.description
        raise UserError("pack.surplus", text_, field, item=name, left=f"{left:f}")
    uow.add(
        e.PackedLine(
            id=child_id(unit.id, "packed", line.id, value.stock_lot_id),
            owner_id=unit.owner_id,
            counterpart_id=unit.counterpart_id,
            fulfilment_shipment_id=unit.fulfilment_shipment_id,
            handling_unit_id=unit.id,
            b2b_order_id=line.b2b_order_id,
            b2b_line_id=line.id,
            stock_lot_id=value.stock_lot_id,
            quantity=quantity,
        )
    )
    line.packed += quantity


def _prove(
    uow: UnitOfWork, ctx: Context, cmd: PackUnit, lines: list[e.B2BLine], unit: e.HandlingUnit
) -> None:
    """Scans must sum up to the contents, item by item; they stay as the proof."""
    packed: dict[Id, Decimal] = {}
    items: dict[Id, PackItem] = {}
    for line, value in zip(lines, cmd.contents, strict=True):
        item_id = line.stock_item_id
        packed[item_id] = packed.get(item_id, _ZERO) + value.quantity
        items[item_id] = item_of(line, uow.find(e.StockItem, item_id))
    done_at = min(ctx.made_at, ctx.now)
    today = today_in(done_at, uow.get(e.Organisation, ctx.actor.organisation_id).time_zone)
    scans = [
        (gs1.read_scan(scan.code, today, f"scans[{index}].code"), scan.quantity)
        for index, scan in enumerate(cmd.scans)
    ]
    check_scans(scans, packed, ItemFinder(list(items.values())))
    for index, scan in enumerate(cmd.scans):
        uow.add(
            e.Scan(
                id=ctx.child_id("scan", index),
                owner_id=unit.owner_id,
                counterpart_id=unit.counterpart_id,
                fulfilment_shipment_id=unit.fulfilment_shipment_id,
                handling_unit_id=unit.id,
                code=scan.code,
                quantity=checks.number(scan.quantity, f"scans[{index}].quantity"),
                at=checks.instant(scan.at, f"scans[{index}].at") or 0,
                by=ctx.actor.name,
            )
        )


def item_of(line: e.B2BLine, item: e.StockItem | None) -> PackItem:
    """A line's item as scans find it: by what the order says, and by what the centre knows of it now."""
    return PackItem(
        line.stock_item_id,
        line.sku,
        line.inventory_id,
        line.description,
        line.gtin or (item.gtin if item else ""),
        item.case_gtin if item else "",
        item.case_units if item else _ZERO,
    )

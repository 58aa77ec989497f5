# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Labels, leaving and arriving: a shipment is labelled, confirmed, taken back, or reported on."""

from __future__ import annotations

from desktop_b2b.domain import entities as e
from desktop_b2b.domain import text
from desktop_b2b.domain.actor import Context
from desktop_b2b.domain.commands.floor import (
    ConfirmFulfilment,
    LabelShipment,
    LabelValue,
    RecordDelivery,
    VoidShipment,
)
from desktop_b2b.domain.events import FulfilmentConfirmed
from desktop_b2b.domain.states import demand, move, settle
from desktop_b2b.errors import UserError
from desktop_b2b.rules.deliveries import EXPLAINED
from desktop_b2b.services import b2b
from desktop_b2b.services.b2b_terms import tables_of
from desktop_b2b.services.bus import handles
from desktop_b2b.services.handlers.floor.packing import take_back
from desktop_b2b.services.handlers.floor.services import demand_services
from desktop_b2b.services.handlers.floor.standing import (
    is_measured,
    live_units,
    orders_of,
    settle_orders,
    shipments_of,
)
from desktop_b2b.services.ports import UnitOfWork
from desktop_b2b.services.records import owned, unique

#: Where an order stands that may leave.
_READY = ("packed", "awaiting_shipper", "labelled", "picked")


@handles(LabelShipment)
def label_shipment(cmd: LabelShipment, uow: UnitOfWork, ctx: Context) -> None:
    """All labels are on: a carrier's for each box, Amazon's too where it goes there; freight has its BOL.

    Raises UserError ``label.measure``, ``label.count``, ``label.bol``, ``label.unknown_unit`` or
    ``service.open``.
    """
    shipment = owned(uow, ctx, e.FulfilmentShipment, cmd.shipment_id)
    demand(shipment, "packed", "labelled")
    units = live_units(uow, shipment)
    if any(not is_measured(unit) for unit in units if unit.parent_id is None) or not units:
        raise UserError("label.measure", "Weigh and measure each box or pallet first.", "shipment_id")
    orders = orders_of(uow, shipment)
    _hand_to(uow, shipment, orders, text.line(cmd.carrier, "carrier"))
    shipment.service = text.line(cmd.service, "service") or shipment.service
    shipment.bol_number = text.code(cmd.bol_number, "bol_number") or shipment.bol_number
    shipment.pro_number = text.code(cmd.pro_number, "pro_number") or shipment.pro_number
    if shipment.mode == "freight" and not shipment.bol_number:
        raise UserError("label.bol", "Freight needs the number of its bill of lading.", "bol_number")
    demand_services(uow, orders)
    _stick(uow, ctx, shipment, cmd.labels, units, is_fba=any(order.fba_shipment for order in orders))
    settle(shipment, "labelled")
    shipment.labelled_at = ctx.now
    settle_orders(uow, ctx, orders)


@handles(ConfirmFulfilment)
def confirm_fulfilment(cmd: ConfirmFulfilment, uow: UnitOfWork, ctx: Context) -> None:
    """It left the house: what it holds is shipped, or collected by who signed (S1.4)."""
    shipment = owned(uow, ctx, e.FulfilmentShipment, cmd.shipment_id)
    demand(shipment, *(("packed", "labelled") if shipment.mode == "pickup" else ("labelled",)))
    orders = orders_of(uow, shipment)
    for order in orders:
        demand(order, *_READY)
    demand_services(uow, orders)
    _hand_to(uow, shipment, orders, text.line(cmd.carrier, "carrier"))
    _leave(cmd, shipment, all(unit.tracking for unit in live_units(uow, shipment) if unit.kind == "box"))
    for packed in uow.children(e.PackedLine, "fulfilment_shipment_id", shipment.id):
        uow.get(e.B2BLine, packed.b2b_line_id).shipped += packed.quantity
    move(shipment, "confirmed")
    shipment.confirmed_at = ctx.now
    settle_orders(uow, ctx, orders)
    for order in orders:
        # What its carrier reported of an earlier shipment of it still stands.
        _arrive(uow, ctx, order)
    uow.emit(FulfilmentConfirmed(shipment.id))


@handles(VoidShipment)
def void_shipment(cmd: VoidShipment, uow: UnitOfWork, ctx: Context) -> None:
    """Before the carrier's first scan only: labels are void, boxes open, and nothing is shipped any more."""
    shipment = owned(uow, ctx, e.FulfilmentShipment, cmd.shipment_id)
    orders = orders_of(uow, shipment)
    was_confirmed = shipment.state == "confirmed"
    if was_confirmed and shipment.mode == "pickup":
        raise UserError("shipment.collected", "What was collected cannot be taken back here.", "shipment_id")
    move(shipment, "voided")
    reason = text.line(cmd.reason, "reason", text.DESCRIPTION, required=True)
    if was_confirmed:
        for packed in uow.children(e.PackedLine, "fulfilment_shipment_id", shipment.id):
            uow.get(e.B2BLine, packed.b2b_line_id).shipped -= packed.quantity
    take_back(uow, shipment, reason)
    settle_orders(uow, ctx, orders)


@handles(RecordDelivery)
def record_delivery(cmd: RecordDelivery, uow: UnitOfWork, ctx: Context) -> None:
    """What the carrier says of a shipment; its orders follow once all their shipments arrived."""
    shipment = owned(uow, ctx, e.FulfilmentShipment, cmd.shipment_id)
    reason = text.line(cmd.reason, "reason", text.DESCRIPTION, required=cmd.outcome in EXPLAINED)
    if shipment.mode == "pickup":
        raise UserError("shipment.collected", "This was collected: no carrier has it.", "shipment_id")
    move(shipment, cmd.outcome)
    shipment.exception_reason = reason
    if cmd.outcome == "delivered":
        shipment.delivered_at = ctx.now
    for order in orders_of(uow, shipment):
        _arrive(uow, ctx, order)


def _stick(
    uow: UnitOfWork, ctx: Context, shipment: e.FulfilmentShipment, labels: tuple[LabelValue, ...],
    units: list[e.HandlingUnit], *, is_fba: bool,
) -> None:  # fmt: skip
    """Carrier labels give the boxes their tracking numbers; all are kept as scans."""
    unique((f"{label.unit_id}{label.kind}" for label in labels), "labels[{}].unit_id")
    by_id = {unit.id: unit for unit in units}
    stuck: dict[str, set[str]] = {"carrier": set(), "fba": set()}
    codes: set[str] = set()
    for index, label in enumerate(labels):
        where = f"labels[{index}]."
        unit = by_id.get(label.unit_id)
        if unit is None:
            text_ = "This shipment has no such box or pallet."
            raise UserError("label.unknown_unit", text_, f"{where}unit_id")
        code = text.code(label.code, f"{where}code", required=True)
        if code in codes:
            text_ = "Two boxes have the same label {value}: each needs its own."
            raise UserError("label.twice", text_, f"{where}code", value=code)
        codes.add(code)
        stuck[label.kind].add(unit.id)
        if label.kind == "carrier":
            unit.tracking = code
        uow.add(
            e.Scan(
                id=ctx.child_id("label", index),
                owner_id=unit.owner_id,
                counterpart_id=unit.counterpart_id,
                fulfilment_shipment_id=shipment.id,
                handling_unit_id=unit.id,
                code=code,
                at=ctx.now,
                by=ctx.actor.name,
            )
        )
    boxes = {unit.id for unit in units if unit.kind == "box"}
    wanted = {"carrier": boxes if shipment.mode == "parcel" else set(), "fba": boxes if is_fba else set()}
    missing = sum(len(wanted[kind] - stuck[kind]) for kind in wanted)
    if missing:
        text_ = "{missing} labels are missing: each box needs its own, and two where it goes to Amazon."
        raise UserError("label.count", text_, "labels", missing=missing)


def _hand_to(uow: UnitOfWork, shipment: e.FulfilmentShipment, orders: list[e.B2BOrder], carrier: str) -> None:
    """Name who takes it. A service is its carrier's: that of the one before goes with it."""
    if not carrier or carrier.casefold() == shipment.carrier.casefold():
        shipment.carrier = carrier or shipment.carrier
        return
    before, shipment.carrier = shipment.carrier, carrier
    if shipment.service:
        tables = tables_of(b2b.shown(uow, uow.get(e.Link, orders[0].link_id)))
        known = tables.carrier(before)
        if known is None or known != tables.carrier(carrier):
            shipment.service = ""


def _leave(cmd: ConfirmFulfilment, shipment: e.FulfilmentShipment, tracked: bool) -> None:
    """Who has it now. Raises UserError naming what is missing."""
    shipment.tracking = text.code(cmd.tracking, "tracking") or shipment.tracking
    shipment.pro_number = text.code(cmd.pro_number, "pro_number") or shipment.pro_number
    shipment.bol_number = text.code(cmd.bol_number, "bol_number") or shipment.bol_number
    shipment.collected_by = text.line(cmd.collected_by, "collected_by")
    shipment.signature = text.line(cmd.signature, "signature")
    needed = {"pickup": ("collected_by", "signature"), "freight": ("carrier", "pro_number", "bol_number")}
    parcel = ("carrier",) if tracked else ("carrier", "tracking")
    for name in needed.get(shipment.mode, parcel):
        if not getattr(shipment, name):
            raise UserError("text.missing", "Something must be entered here.", name)


def _arrive(uow: UnitOfWork, ctx: Context, order: e.B2BOrder) -> None:
    """Where an order stands follows from its shipments, once all of it has left."""
    if order.state not in ("shipped", "exception"):
        return
    states = {shipment.state for shipment in shipments_of(uow, order)}
    if states & {"exception", "returned"}:
        settle(order, "exception")
    elif states == {"delivered"}:
        settle(order, "delivered")
        order.delivered_at = ctx.now
    else:
        settle(order, "shipped")

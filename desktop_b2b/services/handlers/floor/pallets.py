# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Pallets: boxes of one shipment that travel as one unit, under an SSCC of its own."""

from __future__ import annotations

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.actor import Context
from desktop_b2b.domain.commands.floor import BuildPallet
from desktop_b2b.domain.states import demand, settle
from desktop_b2b.errors import UserError
from desktop_b2b.services.bus import handles
from desktop_b2b.services.handlers.floor.packing import add_unit, draw_sscc, measure
from desktop_b2b.services.handlers.floor.standing import orders_of, settle_orders
from desktop_b2b.services.ports import UnitOfWork
from desktop_b2b.services.records import owned, unique

MOST_BOXES = 1_000


@handles(BuildPallet)
def build_pallet(cmd: BuildPallet, uow: UnitOfWork, ctx: Context) -> None:
    """Boxes that stand on no pallet yet go onto a new one.

    Raises UserError ``pallet.boxes``, ``pallet.unknown_box`` or ``pallet.taken``.
    """
    if not 1 <= len(cmd.box_ids) <= MOST_BOXES:
        raise UserError("pallet.boxes", "A pallet holds 1 to {most} boxes.", "box_ids", most=MOST_BOXES)
    unique(cmd.box_ids, "box_ids[{}]")
    shipment = owned(uow, ctx, e.FulfilmentShipment, cmd.shipment_id)
    demand(shipment, "packed", "labelled")
    sscc = draw_sscc(ctx, cmd.company_prefix, shipment.counterpart_id or "")
    pallet = add_unit(uow, ctx, shipment, cmd.unit_id, sscc, "pallet")
    measure(pallet, cmd.weight, cmd.size)
    for index, box_id in enumerate(cmd.box_ids):
        box = uow.find(e.HandlingUnit, box_id)
        field = f"box_ids[{index}]"
        if box is None or box.fulfilment_shipment_id != shipment.id or box.kind != "box":
            raise UserError("pallet.unknown_box", "This shipment has no such box.", field)
        demand(box, "packed")
        if box.parent_id is not None:
            raise UserError("pallet.taken", "This box stands on another pallet.", field)
        box.parent_id = pallet.id
    settle(shipment, "packed")
    settle_orders(uow, ctx, orders_of(uow, shipment))

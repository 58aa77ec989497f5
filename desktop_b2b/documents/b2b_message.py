# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""From a B2B order as its retailer sees it to the message that tells the customer (S2.91)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from desktop_b2b.documents.facts import sender
from desktop_b2b.documents.floor_facts import recipient
from desktop_b2b.documents.message import MessageFacts
from desktop_b2b.documents.slip import SlipFacts, SlipLine
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.values import Id
from desktop_b2b.errors import UserError
from desktop_b2b.services.queries import B2BOrderView

ZERO: Final = Decimal(0)


def tells_customer(shipment: e.FulfilmentShipment) -> bool:
    """Whether there is something to tell: it left, and was not taken back."""
    return shipment.confirmed_at is not None and shipment.state != "voided"


def b2b_message_facts(
    view: B2BOrderView, shipment_id: Id, retailer: e.Organisation, *, zone: str
) -> MessageFacts:
    """What the message says of one shipment, and of what of this order lies in it; the retailer's alone."""
    shipment = next((one for one in view.shipments if one.id == shipment_id), None)
    if shipment is None:
        raise UserError("record.missing", "There is no shipment with this id.", "shipment_id")
    order = view.order
    inside: dict[Id, Decimal] = {}
    for row in view.packed:
        if row.fulfilment_shipment_id == shipment_id:
            inside[row.b2b_line_id] = inside.get(row.b2b_line_id, ZERO) + row.quantity
    held = {row.handling_unit_id for row in view.packed if row.fulfilment_shipment_id == shipment_id}
    boxes = [unit for unit in view.units if unit.id in held and unit.kind == "box"]
    address, phone = sender(retailer)
    return MessageFacts(
        slip=SlipFacts(
            retailer=address,
            retailer_phone=phone,
            order_number=order.number,
            retailer_order_number=order.retailer_order_number,
            shipment_number=shipment.number,
            packed_at=shipment.confirmed_at,
            zone=zone,
            ship_to=recipient(order),
            lines=tuple(_line(line, inside.get(line.id, ZERO)) for line in view.lines),
            note_to_customer=order.note_to_customer,
            boxes=max(len(boxes), 1),
            courier=view.carriers.get(shipment.carrier, shipment.carrier),
            tracking=tracking_of(shipment, boxes),
        ),
        recipient_email=view.private.recipient_email if view.private is not None else "",
        shipped_at=shipment.confirmed_at,
        collected_by=shipment.collected_by,
    )


def _line(line: e.B2BLine, here: Decimal) -> SlipLine:
    return SlipLine(
        sku=line.sku,
        description=line.description,
        uom=line.uom,
        ordered=line.quantity,
        shipped=here,
        to_come=max(line.quantity - line.cancelled - line.shipped, ZERO),
    )


def tracking_of(shipment: e.FulfilmentShipment, units: Sequence[e.HandlingUnit]) -> str:
    """What a shipment is followed by: its own number, its boxes', or the freight's."""
    boxes = (unit for unit in units if unit.fulfilment_shipment_id == shipment.id)
    of_boxes = dict.fromkeys(box.tracking for box in boxes if box.tracking)
    return shipment.tracking or ", ".join(of_boxes) or shipment.pro_number

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""From an order as the queries give it to exactly what a paper may show (N15)."""

from __future__ import annotations

from decimal import Decimal

from desktop_b2b.documents.address import Address
from desktop_b2b.documents.message import MessageFacts
from desktop_b2b.documents.picking import PickFacts, PickLine
from desktop_b2b.documents.slip import SlipFacts, SlipLine
from desktop_b2b.domain.entities import LinkFact, Order, Organisation
from desktop_b2b.domain.values import Id
from desktop_b2b.errors import UserError
from desktop_b2b.services.queries import OrderView, ShipmentView

ZERO = Decimal(0)


def ship_to(order: Order) -> Address:
    """Where the goods go."""
    return Address(
        company=order.company,
        name=order.contact_name,
        address1=order.address1,
        address2=order.address2,
        postal_code=order.postal_code,
        city=order.city,
        region=order.region,
        country=order.country,
    )


def sender(retailer: Organisation | LinkFact) -> tuple[Address, str]:
    """The retailer's address and phone as its papers show them."""
    phone = retailer.contact_phone
    return (
        Address(
            company=retailer.name,
            address1=retailer.address1,
            postal_code=retailer.postal_code,
            city=retailer.city,
            country=retailer.country,
        ),
        phone,
    )


def shipment_of(view: OrderView, shipment_id: Id) -> ShipmentView:
    """A shipment of the order. Raises UserError ``record.missing``."""
    for found in view.shipments:
        if found.shipment.id == shipment_id:
            return found
    raise UserError("record.missing", "There is no shipment with this id.", "shipment_id")


def slip_facts(
    view: OrderView,
    shipment_id: Id,
    retailer: Organisation | LinkFact,
    *,
    logo: bytes | None,
    zone: str,
    box_id: Id | None = None,
) -> SlipFacts:
    """The packing slip of a shipment, or of one of its boxes."""
    shipment = shipment_of(view, shipment_id)
    address, phone = sender(retailer)
    boxes = [box.id for box in shipment.boxes]
    packed: dict[Id, Decimal] = {}
    for line in shipment.lines:
        if box_id is None or line.box_id == box_id:
            packed[line.order_line_id] = packed.get(line.order_line_id, ZERO) + line.quantity
    whole: dict[Id, Decimal] = {}
    for line in shipment.lines:
        whole[line.order_line_id] = whole.get(line.order_line_id, ZERO) + line.quantity
    confirmed = shipment.shipment.confirmed_at is not None
    lines = []
    for order_line in view.lines:
        here = packed.get(order_line.id, ZERO)
        gone = order_line.shipped if confirmed else order_line.shipped + whole.get(order_line.id, ZERO)
        to_come = max(order_line.quantity - order_line.cancelled - gone, ZERO)
        if box_id is not None and not here:
            continue
        lines.append(
            SlipLine(
                sku=order_line.sku,
                description=order_line.description,
                uom=order_line.uom,
                ordered=order_line.quantity,
                shipped=here,
                to_come=to_come,
                expected_at=order_line.backorder_at if to_come else None,
            )
        )
    order = view.order
    return SlipFacts(
        retailer=address,
        retailer_phone=phone,
        logo=logo,
        order_number=order.number,
        retailer_order_number=order.retailer_order_number,
        shipment_number=shipment.shipment.number,
        packed_at=shipment.shipment.confirmed_at or shipment.shipment.created_at,
        zone=zone,
        ship_to=ship_to(order),
        lines=tuple(lines),
        note_to_customer=order.note_to_customer,
        box=boxes.index(box_id) + 1 if box_id is not None else None,
        boxes=max(len(boxes), 1),
        courier=shipment.shipment.courier,
        tracking=shipment.shipment.tracking,
    )


def pick_facts(view: OrderView, retailer_name: str, *, logo: bytes | None, zone: str) -> PickFacts:
    """What is still to be picked of an order."""
    order = view.order
    return PickFacts(
        retailer_name=retailer_name,
        logo=logo,
        order_number=order.number,
        retailer_order_number=order.retailer_order_number,
        ship_by=order.ship_by,
        zone=zone,
        ship_to=ship_to(order),
        lines=tuple(
            PickLine(
                sku=line.sku,
                description=line.description,
                uom=line.uom,
                quantity=max(line.quantity - line.shipped - line.cancelled, ZERO),
            )
            for line in view.lines
        ),
        note_to_suppliers=order.note_to_suppliers,
        partner_note=order.partner_note,
    )


def message_facts(view: OrderView, shipment_id: Id, retailer: Organisation, *, zone: str) -> MessageFacts:
    """The message for the customer of a confirmed shipment (S2.91); the retailer's alone."""
    shipment = shipment_of(view, shipment_id).shipment
    return MessageFacts(
        slip=slip_facts(view, shipment_id, retailer, logo=None, zone=zone),
        recipient_email=view.recipient_email,
        shipped_at=shipment.confirmed_at,
    )

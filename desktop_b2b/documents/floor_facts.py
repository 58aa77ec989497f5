# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""From B2B orders as a centre's floor reads them to exactly what each paper may show (N15)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

from desktop_b2b.documents import formats
from desktop_b2b.documents.address import Address
from desktop_b2b.documents.box_slip import BOX, PALLET, SHIPMENT, BoxLine, BoxSlipFacts, LotPart
from desktop_b2b.documents.facts import sender
from desktop_b2b.documents.floor_list import FloorListFacts, FloorPick, PackingNote
from desktop_b2b.documents.labels import LabelFacts
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.values import Id, Instant
from desktop_b2b.errors import UserError
from desktop_b2b.services.queries.floor import FloorLine, FloorOrder, FloorShipment

ZERO: Final = Decimal(0)
#: A store's number that is printed large; what is longer is an address or a name.
_STORE_LONGEST: Final = 8


def recipient(order: e.B2BOrder) -> Address:
    """Where an order goes."""
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


def box_slip_facts(
    found: FloorOrder,
    shipment_id: Id,
    retailer: e.Organisation | e.LinkFact,
    *,
    logo: bytes | None,
    zone: str,
    unit_id: Id | None = None,
) -> BoxSlipFacts:
    """The slip of what a shipment, a box or a pallet holds of one order."""
    here = shipment_in(found, shipment_id)
    unit, place, count = _unit(here, unit_id)
    inside = _inside(here, found.order.id, unit)
    whole = _inside(here, found.order.id, None)
    address, phone = sender(retailer)
    order, shipment = found.order, here.shipment
    lines = (_box_line(one, inside, whole, shipment) for one in found.lines)
    return BoxSlipFacts(
        retailer=address,
        retailer_phone=phone,
        logo=logo,
        order_number=order.number,
        purchase_order=order.purchase_order or order.retailer_order_number,
        shipment_number=shipment.number,
        packed_at=shipment.confirmed_at or shipment.created_at,
        zone=zone,
        ship_to=recipient(order),
        lines=tuple(one for one in lines if unit is None or one.shipped),
        note=order.note_to_customer,
        about=SHIPMENT if unit is None else (PALLET if unit.kind == "pallet" else BOX),
        place=place,
        count=count,
        sscc=unit.sscc if unit is not None else "",
        carrier=shipment.carrier,
        tracking=(unit.tracking if unit is not None else "") or shipment.tracking,
    )


def label_facts(
    found: FloorOrder, shipment_id: Id, unit_id: Id, retailer: e.Organisation | e.LinkFact, language: str
) -> LabelFacts:
    """The logistic label of a box or pallet; what only one item can tell stays empty where there are more."""
    here = shipment_in(found, shipment_id)
    unit, place, count = _unit(here, unit_id)
    if unit is None:
        raise unknown_in("unit_id")
    inside = _inside(here, found.order.id, unit)
    lines = [one.line for one in found.lines if inside.get(one.line.id)]
    order, shipment = found.order, here.shipment
    units = sum((sum(inside[one.id].values()) for one in lines), ZERO)
    mark_for = order.mark_for.strip()
    short = len(mark_for) <= _STORE_LONGEST
    return LabelFacts(
        sender=sender(retailer)[0],
        ship_to=recipient(order),
        sscc=unit.sscc,
        pallet=unit.kind == "pallet",
        carrier=shipment.carrier or order.carrier,
        pro=shipment.pro_number,
        bol=shipment.bol_number,
        purchase_order=order.purchase_order or order.retailer_order_number or order.number,
        department=order.department,
        customer_sku=lines[0].sku if len(lines) == 1 else "",
        quantity=formats.quantity(units, language),
        place=place,
        count=count,
        cartons=sum(1 for one in here.units if one.parent_id == unit.id and one.state == "packed"),
        weight=formats.measure(unit.weight_entered, language),
        mark_for=None if short or not mark_for else Address(company=mark_for),
        store=mark_for if short else "",
    )


def floor_list_facts(
    orders: Sequence[FloorOrder],
    centre: str,
    *,
    wave: str = "",
    retailer: str = "",
    logo: bytes | None = None,
    zone: str,
) -> FloorListFacts:
    """What is still to be taken for orders, by the places where it lies."""
    due: list[Instant] = [one.order.due_at for one in orders if one.order.due_at is not None]
    return FloorListFacts(
        centre=centre,
        wave=wave,
        orders=tuple(one.order.number for one in orders),
        retailer=retailer,
        logo=logo,
        ship_by=min(due, default=None),
        zone=zone,
        picks=tuple(pick for one in orders for line in one.lines for pick in _picks(one.order, line)),
        notes=tuple(
            PackingNote(order_number=one.order.number, text=one.order.instructions)
            for one in orders
            if one.order.instructions.strip()
        ),
    )


# ---------------------------------------------------------------- parts


def unknown_in(field: str) -> UserError:
    """That there is no such shipment."""
    return UserError("record.missing", "There is no shipment with this id.", field)


def shipment_in(found: FloorOrder, shipment_id: Id) -> FloorShipment:
    """A shipment of an order. Raises UserError ``record.missing``."""
    for one in found.shipments:
        if one.shipment.id == shipment_id:
            return one
    raise unknown_in("shipment_id")


def _unit(here: FloorShipment, unit_id: Id | None) -> tuple[e.HandlingUnit | None, int, int]:
    """The box or pallet, its number among those of its kind, and how many they are; of none: boxes."""
    live = sorted((unit for unit in here.units if unit.state == "packed"), key=lambda one: one.sort_key)
    if unit_id is None:
        return None, 1, max(sum(1 for unit in live if unit.kind == "box"), 1)
    for unit in live:
        if unit.id == unit_id:
            same = [one.id for one in live if one.kind == unit.kind]
            return unit, same.index(unit.id) + 1, len(same)
    raise unknown_in("unit_id")


def _inside(here: FloorShipment, order_id: Id, unit: e.HandlingUnit | None) -> dict[Id, dict[Id, Decimal]]:
    """Units by line and lot that lie in a box, on a pallet, or in the shipment."""
    held = {unit.id, *(one.id for one in here.units if one.parent_id == unit.id)} if unit else None
    found: dict[Id, dict[Id, Decimal]] = {}
    for packed in here.packed:
        if packed.b2b_order_id == order_id and (held is None or packed.handling_unit_id in held):
            lots = found.setdefault(packed.b2b_line_id, {})
            lots[packed.stock_lot_id] = lots.get(packed.stock_lot_id, ZERO) + packed.quantity
    return found


def _box_line(
    one: FloorLine,
    inside: dict[Id, dict[Id, Decimal]],
    whole: dict[Id, dict[Id, Decimal]],
    shipment: e.FulfilmentShipment,
) -> BoxLine:
    line = one.line
    here = inside.get(line.id, {})
    gone = line.shipped
    if shipment.confirmed_at is None:
        gone += sum(whole.get(line.id, {}).values(), ZERO)
    known = {lot.lot.id: lot.lot for lot in one.lots}
    lots = (
        LotPart(lot=known[lot_id].lot, expires=known[lot_id].expires_on, quantity=quantity)
        for lot_id, quantity in here.items()
        if lot_id in known and known[lot_id].lot
    )
    return BoxLine(
        sku=line.sku,
        description=line.description,
        gtin=line.gtin,
        uom=line.uom,
        ordered=line.quantity,
        shipped=sum(here.values(), ZERO),
        back_ordered=max(line.quantity - line.cancelled - gone, ZERO),
        lots=tuple(lots),
    )


def _picks(order: e.B2BOrder, one: FloorLine) -> Iterable[FloorPick]:
    line = one.line
    for lot in one.lots:
        left = lot.reserved - lot.picked
        if left <= 0:
            continue
        place = min(lot.places, key=lambda found: found.sort_key, default=None)
        yield FloorPick(
            location=place.name if place is not None else "",
            walk=place.sort_key if place is not None else "",
            sku=line.sku,
            description=line.description,
            gtin=line.gtin,
            lot=lot.lot.lot,
            expires=lot.lot.expires_on,
            uom=line.uom,
            quantity=left,
            order_number=order.number,
            instructions=line.instructions,
        )

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""From a shipment as a centre's floor reads it to what its bill of lading says: where the truck loads, who
pays, and the goods by freight class, as the centre's tables class them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from desktop_b2b.documents import formats
from desktop_b2b.documents.address import Address
from desktop_b2b.documents.facts import sender
from desktop_b2b.documents.floor_facts import recipient, shipment_in, unknown_in
from desktop_b2b.documents.lading import LadingFacts, LadingGoods, LadingOrder
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.values import Id
from desktop_b2b.rules.trade.rows import SELF_ARRANGED, FreightClass
from desktop_b2b.rules.trade.tables import CentreTables
from desktop_b2b.services.queries.floor import FloorLine, FloorOrder, FloorShipment

_THIRD = "third_party"


@dataclass
class _Group:
    """Boxes of one class."""

    kind: FreightClass | None
    boxes: list[e.HandlingUnit] = field(default_factory=list)
    names: dict[str, None] = field(default_factory=dict)
    hazardous: bool = False


def lading_facts(
    orders: Sequence[FloorOrder],
    shipment_id: Id,
    retailer: e.Organisation | e.LinkFact,
    *,
    centre: e.Organisation,
    tables: CentreTables | None,
    language: str,
) -> LadingFacts:
    """The bill of what one shipment holds of these orders, which all go to one place."""
    if not orders:
        raise unknown_in("shipment_id")
    here = shipment_in(orders[0], shipment_id)
    shipment, order = here.shipment, orders[0].order
    live = [unit for unit in here.units if unit.state == "packed"]
    boxes = [unit for unit in live if unit.kind == "box"]
    pallets = [unit for unit in live if unit.kind == "pallet"]
    total = _weight((unit.weight_g for unit in live if unit.parent_id is None), language)
    terms = _terms(order, tables)
    carrier = tables.carrier(shipment.carrier) if tables is not None else None
    return LadingFacts(
        number=shipment.bol_number or shipment.number,
        date=shipment.confirmed_at or shipment.created_at,
        zone=centre.time_zone,
        ship_from=_loading(retailer, centre),
        ship_to=recipient(order),
        bill_to=sender(retailer)[0] if terms == _THIRD else None,
        fob=tables.freight.fob if tables is not None else "",
        carrier=carrier.name if carrier is not None else shipment.carrier,
        scac=carrier.scac if carrier is not None else "",
        pro=shipment.pro_number,
        terms=terms,
        instructions="\n".join(dict.fromkeys(one.order.instructions for one in orders)),
        orders=tuple(_lading_order(one, here, boxes, language) for one in orders),
        goods=_goods(_groups(orders, here, boxes, tables), pallets, total, language),
        packed_weight=_weight((box.weight_g for box in boxes), language),
        total_packages=str(len(boxes)),
        total_units=str(len(pallets)) if pallets else "",
        total_weight=total,
    )


def _loading(retailer: e.Organisation | e.LinkFact, centre: e.Organisation) -> Address:
    """The retailer's goods lie at the centre: there the truck loads."""
    address, _phone = sender(centre)
    return Address(
        company=retailer.name,
        name=f"c/o {centre.name}",
        address1=address.address1,
        postal_code=address.postal_code,
        city=address.city,
        country=address.country,
    )


def _terms(order: e.B2BOrder, tables: CentreTables | None) -> str:
    if tables is None:
        return ""
    return tables.freight.own_terms if order.method == SELF_ARRANGED else tables.freight.provider_terms


def _groups(
    orders: Sequence[FloorOrder],
    here: FloorShipment,
    boxes: Sequence[e.HandlingUnit],
    tables: CentreTables | None,
) -> list[_Group]:
    """The boxes by class; one that holds several goes by the highest, as carriers do."""
    lines = {line.line.id: line for one in orders for line in one.lines}
    found: dict[tuple[str, str], _Group] = {}
    for box in boxes:
        held = {row.b2b_line_id for row in here.packed if row.handling_unit_id == box.id}
        inside = [line for key, line in lines.items() if key in held]
        kinds = [_class_of(line, tables) for line in inside]
        kind = max(kinds, key=_height, default=None)
        group = found.setdefault((kind.freight_class, kind.nmfc) if kind else ("", ""), _Group(kind))
        group.boxes.append(box)
        for line, own in zip(inside, kinds, strict=True):
            dangerous = line.item is not None and bool(line.item.un_number)
            group.hazardous = group.hazardous or dangerous
            plain = own.description if own is not None and not dangerous else ""
            group.names[plain or _commodity(line)] = None
    return sorted(found.values(), key=lambda one: _height(one.kind))


def _class_of(line: FloorLine, tables: CentreTables | None) -> FreightClass | None:
    hs = line.item.hs_code if line.item is not None else ""
    return tables.freight_class(hs) if tables is not None else None


def _height(kind: FreightClass | None) -> Decimal:
    return Decimal(kind.freight_class) if kind is not None else Decimal(0)


def _goods(
    groups: Sequence[_Group], pallets: Sequence[e.HandlingUnit], total: str, language: str
) -> tuple[LadingGoods, ...]:
    """A row for each class. Pallets stand in the totals alone where they hold more than one."""
    alone = len(groups) == 1
    return tuple(
        LadingGoods(
            units=str(len(pallets)) if pallets and alone else "",
            unit_type="PLT" if pallets and alone else "",
            packages=str(len(one.boxes)),
            package_type="CTN",
            weight=total if alone else _weight((box.weight_g for box in one.boxes), language),
            hazardous=one.hazardous,
            description=", ".join(one.names),
            nmfc=one.kind.nmfc if one.kind else "",
            freight_class=one.kind.freight_class if one.kind else "",
        )
        for one in groups
    )


def _commodity(one: FloorLine) -> str:
    item = one.item
    name = one.line.description.partition("\n")[0] or one.line.sku
    if item is None or not item.un_number:
        return name
    dangers = (f"UN{item.un_number.removeprefix('UN')}", item.hazard_class, item.packing_group)
    return f"{name} ({' '.join(part for part in dangers if part)})"


def _lading_order(
    one: FloorOrder, here: FloorShipment, boxes: Sequence[e.HandlingUnit], language: str
) -> LadingOrder:
    order = one.order
    held = {packed.handling_unit_id for packed in here.packed if packed.b2b_order_id == order.id}
    own = [box for box in boxes if box.id in held]
    # Amazon's docks take in by the shipment's own number.
    more = (order.department, order.mark_for, order.fba_shipment)
    return LadingOrder(
        number=order.purchase_order or order.retailer_order_number or order.number,
        packages=str(len(own)),
        weight=_weight((box.weight_g for box in own), language),
        on_pallet=any(box.parent_id is not None for box in own),
        more=", ".join(part for part in more if part),
    )


def _weight(grams: Iterable[int], language: str) -> str:
    """The sum in kilograms; nothing where something was not weighed."""
    found = list(grams)
    if not found or not all(found):
        return ""
    return f"{formats.quantity(Decimal(sum(found)) / 1000, language)} kg"

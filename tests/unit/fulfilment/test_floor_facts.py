# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What papers show of orders on the floor: per shipment, box and pallet, and never more than is there."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import msgspec
import pytest

from desktop_b2b.documents.box_slip import BOX, PALLET
from desktop_b2b.documents.floor_facts import box_slip_facts, floor_list_facts, label_facts
from desktop_b2b.documents.floor_lading import lading_facts
from desktop_b2b.documents.lading import LadingFacts
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.values import sort_key
from desktop_b2b.errors import UserError
from desktop_b2b.rules.trade.defaults import default_tables
from desktop_b2b.rules.trade.rows import FreightClass
from desktop_b2b.rules.trade.tables import CentreTables, check_tables, decode_tables, encode_tables
from desktop_b2b.services.queries.floor import (
    FloorLine,
    FloorLot,
    FloorOrder,
    FloorPlace,
    FloorShipment,
)
from tests.unit.memory_uow import an_id

D = Decimal
SHOP = e.Organisation(id=an_id("shop"), owner_id=an_id("shop"), name="Shop", is_retailer=True, city="Leeds")
SSCC = "095287654321012346"
CENTRE = e.Organisation(
    id=an_id("centre"), owner_id=an_id("centre"), name="Centre", address1="1 Dock", city="Reno", country="US"
)
TABLES = msgspec.structs.replace(
    default_tables(),
    freight_classes=(
        FreightClass(freight_class="70", nmfc="100240"),
        FreightClass(freight_class="125", nmfc="188500-2", hs="3406", description="Candles"),
        FreightClass(freight_class="250", hs="34069"),
    ),
)


def lading(orders: list[FloorOrder], tables: CentreTables | None = TABLES) -> LadingFacts:
    return lading_facts(orders, an_id("shipment"), SHOP, centre=CENTRE, tables=tables, language="en")


def _lot(name: str, *, reserved: int, picked: int, place: str = "") -> FloorLot:
    lot = e.StockLot(
        id=an_id(name),
        owner_id=an_id("centre"),
        stock_item_id=an_id("item"),
        lot=name,
        expires_on="2027-03-01",
    )
    places = (FloorPlace(bin_id=an_id(place), name=place, sort_key=place, quantity=D(9)),) if place else ()
    return FloorLot(lot=lot, reserved=D(reserved), picked=D(picked), packed=D(0), places=places)


def _unit(name: str, **fields: Any) -> e.HandlingUnit:
    return e.HandlingUnit(
        id=an_id(name), owner_id=an_id("centre"), fulfilment_shipment_id=an_id("shipment"), **fields
    )


def _packed(box: str, lot: str, quantity: int, order: str = "order") -> e.PackedLine:
    return e.PackedLine(
        id=an_id(f"{box}{lot}"), owner_id=an_id("centre"), fulfilment_shipment_id=an_id("shipment"),
        handling_unit_id=an_id(box), b2b_order_id=an_id(order), b2b_line_id=an_id("line"),
        stock_lot_id=an_id(lot), quantity=D(quantity),
    )  # fmt: skip


@pytest.fixture
def found() -> FloorOrder:
    """Ten ordered, seven packed: four in the first box, three in the second; the first stands on a pallet."""
    order = e.B2BOrder(
        id=an_id("order"), owner_id=an_id("shop"), number="B-1", link_id=an_id("link"), company="Store",
        city="Bergen", country="NO", postal_code="5003", purchase_order="PO-7", mark_for="0231",
        department="042", instructions="No tape.", insured_value=D(300), note_to_customer="Thanks.", due_at=5,
    )  # fmt: skip
    line = e.B2BLine(
        id=an_id("line"), owner_id=an_id("shop"), b2b_order_id=an_id("order"), sort_key=sort_key(0),
        stock_item_id=an_id("item"), sku="SKU-A", description="Candle", quantity=D(10), instructions="Wrap.",
    )  # fmt: skip
    item = e.StockItem(
        id=an_id("item"), owner_id=an_id("shop"), link_id=an_id("link"), product_id=an_id("p"),
        inventory_id="INV", sku="SKU-A", un_number="1993", hazard_class="3", packing_group="II",
    )  # fmt: skip
    lots = [_lot("L1", reserved=4, picked=4, place="A-1"), _lot("L2", reserved=6, picked=3, place="B-2")]
    shipment = e.FulfilmentShipment(
        id=an_id("shipment"), owner_id=an_id("centre"), number="S-1", carrier="Northway", created_at=7
    )
    units = [
        _unit("pallet", sort_key=sort_key(0), kind="pallet", sscc=SSCC, weight_g=50_000),
        _unit("one", sort_key=sort_key(1), sscc=SSCC, weight_g=4_500, weight_entered="4.5 kg",
              parent_id=an_id("pallet")),
        _unit("two", sort_key=sort_key(2), sscc=SSCC, weight_g=3_000, tracking="T-2"),
        _unit("void", sort_key=sort_key(3), state="void"),
    ]  # fmt: skip
    packed = [_packed("one", "L1", 4), _packed("two", "L2", 3), _packed("two", "L3", 5, "another order")]
    return FloorOrder(
        order=order,
        lines=[FloorLine(line=line, item=item, lots=lots)],
        shipments=[FloorShipment(shipment=shipment, units=units, packed=packed)],
    )


def _slip(found: FloorOrder, unit: str | None = None) -> Any:
    unit_id = an_id(unit) if unit else None
    return box_slip_facts(found, an_id("shipment"), SHOP, logo=None, zone="UTC", unit_id=unit_id)


def test_the_slip_of_a_shipment_counts_what_is_in_it(found: FloorOrder) -> None:
    facts = _slip(found)
    (line,) = facts.lines
    assert (line.ordered, line.shipped, line.back_ordered) == (10, 7, 3)
    assert [(lot.lot, lot.quantity) for lot in line.lots] == [("L1", 4), ("L2", 3)]
    assert facts.count == 2
    assert facts.purchase_order == "PO-7"


def test_a_shipment_that_has_left_is_not_counted_twice(found: FloorOrder) -> None:
    found.shipments[0].shipment.confirmed_at = 9
    found.lines[0].line.shipped = D(7)
    (line,) = _slip(found).lines
    assert (line.shipped, line.back_ordered) == (7, 3)


@pytest.mark.parametrize(
    ("unit", "about", "place", "count", "shipped"),
    [("one", BOX, 1, 2, 4), ("two", BOX, 2, 2, 3), ("pallet", PALLET, 1, 1, 4)],
)
def test_the_slip_of_a_box_or_pallet(
    found: FloorOrder, unit: str, about: str, place: int, count: int, shipped: int
) -> None:
    facts = _slip(found, unit)
    assert (facts.about, facts.place, facts.count) == (about, place, count)
    assert [line.shipped for line in facts.lines] == [shipped]
    assert facts.tracking == ("T-2" if unit == "two" else "")


def test_boxes_of_a_shipment_sum_to_what_is_shipped(found: FloorOrder) -> None:
    boxes = sum(line.shipped for unit in ("one", "two") for line in _slip(found, unit).lines)
    assert boxes == sum(line.shipped for line in _slip(found).lines)


def test_n15_no_value_reaches_a_paper(found: FloorOrder) -> None:
    papers = (
        _slip(found),
        label_facts(found, an_id("shipment"), an_id("one"), SHOP, "en"),
        lading([found]),
        floor_list_facts([found], "Centre", zone="UTC"),
    )
    for facts in papers:
        assert b"300" not in msgspec.json.encode(facts)


def test_a_label_says_what_one_box_holds(found: FloorOrder) -> None:
    facts = label_facts(found, an_id("shipment"), an_id("one"), SHOP, "en")
    assert (facts.sscc, facts.place, facts.count, facts.quantity) == (SSCC, 1, 2, "4")
    assert (facts.customer_sku, facts.store, facts.department) == ("SKU-A", "0231", "042")
    assert facts.weight == "4.5 kg"
    pallet = label_facts(found, an_id("shipment"), an_id("pallet"), SHOP, "en")
    assert (pallet.pallet, pallet.cartons, pallet.quantity) == (True, 1, "4")


def test_a_picking_list_has_what_is_left_by_lot_and_place(found: FloorOrder) -> None:
    facts = floor_list_facts([found], "Centre", wave="W-1", zone="UTC")
    (pick,) = facts.picks
    assert (pick.location, pick.lot, pick.quantity, pick.order_number) == ("B-2", "L2", D(3), "B-1")
    assert pick.instructions == "Wrap."
    assert [note.text for note in facts.notes] == ["No tape."]
    assert facts.ship_by == 5


def test_a_bill_of_lading_sums_up(found: FloorOrder) -> None:
    facts = lading([found])
    (order,), (goods,) = facts.orders, facts.goods
    assert (order.number, order.packages, order.weight, order.on_pallet) == ("PO-7", "2", "7.5 kg", True)
    assert (goods.units, goods.packages, goods.weight, goods.hazardous) == ("1", "2", "53 kg", True)
    assert goods.description == "Candle (UN1993 3 II)"
    found.shipments[0].units[2].weight_g = 0
    unweighed = lading([found])
    assert unweighed.total_weight == ""


def test_the_truck_loads_at_the_centre_what_is_the_retailers(found: FloorOrder) -> None:
    facts = lading([found])
    assert (facts.ship_from.company, facts.ship_from.name) == ("Shop", "c/o Centre")
    assert (facts.ship_from.address1, facts.ship_from.city) == ("1 Dock", "Reno")


def test_a_bill_says_who_pays_and_the_carriers_code(found: FloorOrder) -> None:
    """S1.17: freight that the retailer arranged is paid by a third party, which is named."""
    found.shipments[0].shipment.carrier = " fedex freight "
    bought = lading([found])
    assert (bought.terms, bought.fob, bought.scac, bought.bill_to) == ("prepaid", "origin", "FXFE", None)
    found.order.method = "self_arranged"
    own = lading([found])
    assert own.bill_to is not None
    assert (own.terms, own.bill_to.company) == ("third_party", "Shop")
    found.shipments[0].shipment.carrier = "My cousin's van"
    assert lading([found]).scac == ""
    unknown = lading([found], None)
    assert (unknown.terms, unknown.fob, unknown.goods[0].freight_class) == ("", "", "")


def test_goods_are_classed_by_the_longest_customs_number_that_fits(found: FloorOrder) -> None:
    item = found.lines[0].item
    assert item is not None
    for hs, dangerous, expected in (
        ("3406.00", "", ("125", "188500-2", "Candles")),
        ("3406.00", "UN1993", ("125", "188500-2", "Candle (UN1993 3 II)")),
        ("3406.90", "", ("250", "", "Candle")),
        ("6911", "", ("70", "100240", "Candle")),
        ("", "", ("70", "100240", "Candle")),
    ):
        item.hs_code, item.un_number = hs, dangerous
        (goods,) = lading([found]).goods
        assert (goods.freight_class, goods.nmfc, goods.description) == expected


def test_a_box_of_several_classes_goes_by_the_highest(found: FloorOrder) -> None:
    item, line = found.lines[0].item, found.lines[0].line
    assert item is not None
    item.hs_code, item.un_number = "3406", ""
    mug = msgspec.structs.replace(
        found.lines[0],
        line=e.B2BLine(
            id=an_id("mug"), owner_id=line.owner_id, b2b_order_id=line.b2b_order_id, sort_key="2",
            stock_item_id=an_id("mug item"), description="Mug", quantity=D(2),
        ),
        item=None,
    )  # fmt: skip
    found.lines.append(mug)
    packed = found.shipments[0].packed
    packed.append(_packed("one", "mug lot", 1))
    packed[-1].b2b_line_id = an_id("mug")
    (goods,) = lading([found]).goods
    assert (goods.freight_class, goods.packages, goods.description) == ("125", "2", "Candles, Mug")
    for row in packed:
        if row.handling_unit_id == an_id("two"):
            row.b2b_line_id = an_id("mug")
    light, heavy = lading([found]).goods
    assert (light.freight_class, light.packages, light.units, light.weight) == ("70", "1", "", "3 kg")
    assert (heavy.freight_class, heavy.packages, heavy.units) == ("125", "1", "")
    assert lading([found]).total_units == "1"


def test_amazons_number_of_a_shipment_stands_on_the_bill(found: FloorOrder) -> None:
    found.order.fba_shipment = "FBA15ABCD"
    assert "FBA15ABCD" in lading([found]).orders[0].more


@pytest.mark.parametrize(
    ("row", "path"),
    [
        ('{"freight_class":"71"}', "tables.freight_classes[0].freight_class"),
        ('{"freight_class":"70","nmfc":"x"}', "tables.freight_classes[0].nmfc"),
        ('{"freight_class":"70","hs":"34 06"}', "tables.freight_classes[0].hs"),
    ],
)
def test_freight_classes_are_checked_as_all_tables_are(row: str, path: str) -> None:
    text = encode_tables(default_tables()).replace('"freight_classes":[]', f'"freight_classes":[{row}]')
    with pytest.raises(UserError) as caught:
        decode_tables(text)
    assert caught.value.field == path
    twice = msgspec.structs.replace(
        TABLES, freight_classes=(TABLES.freight_classes[0], TABLES.freight_classes[0])
    )
    with pytest.raises(UserError) as caught:
        check_tables(twice)
    assert caught.value.field == "tables.freight_classes[1]"


@pytest.mark.parametrize("unit", ["void", "nothing"])
def test_what_is_not_there_is_refused(found: FloorOrder, unit: str) -> None:
    with pytest.raises(UserError):
        _slip(found, unit)
    with pytest.raises(UserError):
        box_slip_facts(found, an_id("other"), SHOP, logo=None, zone="UTC")

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The floor: picked by first expiry, packed by scan, labelled, shipped; never more than was ordered."""

from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest

from desktop_b2b.clock import DAY
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import floor as f
from desktop_b2b.domain.events import FloorChanged, FulfilmentConfirmed
from desktop_b2b.domain.gs1 import sscc
from desktop_b2b.services.stock import place_id
from tests.unit.fulfilment.floor_world import CASE, GTIN, PREFIX, Floor
from tests.unit.memory_uow import an_id

D = Decimal


@pytest.fixture
def floor() -> Floor:
    return Floor()


# ---- waves and picking (S1.24, S1.29)


def test_a_wave_holds_orders_in_processing(floor: Floor) -> None:
    ids = (floor.order("one", A=1), floor.order("two", A=1))
    floor.do(floor.centre, f.OpenWave(wave_id=an_id("wave"), b2b_order_ids=ids, name=" Morning "))
    wave = floor.one(e.Wave)
    assert (wave.name, wave.state, wave.b2b_order_ids) == ("Morning", "open", ids)
    assert wave.number
    assert wave.counterpart_id is None
    floor.do(floor.centre, f.CloseWave(wave_id=wave.id))
    assert floor.one(e.Wave).state == "closed"
    with floor.refused("wave.orders", "b2b_order_ids"):
        floor.do(floor.centre, f.OpenWave(wave_id=an_id("empty"), b2b_order_ids=()))
    with floor.refused("record.other_party"):
        floor.do(floor.shop, f.OpenWave(wave_id=an_id("theirs"), b2b_order_ids=ids))


def test_picking_moves_stock_and_the_order_follows(floor: Floor) -> None:
    floor.order(A=6, C=2)
    floor.pick("A", 4)
    assert floor.state() == "picking"
    floor.pick("A", 2)
    floor.pick("C", 2)
    assert floor.state() == "picked"
    lot = floor.row(e.StockLot, floor.lots["A"])
    assert (lot.on_hand, lot.reserved) == (D(994), D(0))
    kinds = [(row.kind, row.quantity, row.by) for row in floor.all(e.StockMovement)]
    assert sorted(kinds) == [("pick", D(q), "Centre's manager") for q in (-4, -2, -2)]
    assert FloorChanged((an_id("order"),)) in floor.events
    floor.check()


def test_no_more_is_picked_than_the_line_wants(floor: Floor) -> None:
    floor.order(A=6)
    with floor.refused("pick.too_much", "quantity"):
        floor.pick("A", 7)
    with floor.refused("quantity.whole", "quantity"):
        floor.pick("A", "1.5")
    with floor.refused("floor.nothing", "quantity"):
        floor.pick("A", 0)
    with floor.refused("pick.other_item", "stock_lot_id"):
        floor.pick("A", 1, lot="C")


def test_the_first_lot_to_expire_goes_first(floor: Floor) -> None:
    floor.order(B=10)
    with floor.refused("pick.fefo", "stock_lot_id"):
        floor.pick("B", 3, lot="B09")
    floor.pick("B", 3, lot="B09", override="Pallet in front of the other")
    moved = floor.one(e.StockMovement)
    assert moved.reason == "Pallet in front of the other"
    # The reservation went with what was taken.
    assert floor.row(e.StockLot, floor.lots["B03"]).reserved == D(7)
    assert floor.row(e.StockLot, floor.lots["B09"]).reserved == D(0)
    floor.check()


def test_a_lot_that_was_asked_for_is_picked_and_no_other(floor: Floor) -> None:
    floor.order(B=2, lots={"B": "L09"})
    with floor.refused("pick.other_lot", "stock_lot_id"):
        floor.pick("B", 2, lot="B03")
    floor.pick("B", 2, lot="B09")
    assert floor.state() == "picked"
    floor.check()


def test_a_lot_that_expired_meanwhile_is_refused_in_words(floor: Floor) -> None:
    floor.order(B=2)
    floor.now += 60 * DAY
    for override in ("", "It is for today"):
        with floor.refused("pick.expired", "stock_lot_id"):
            floor.pick("B", 2, override=override)
    floor.pick("B", 2, lot="B09")
    floor.check()


def test_what_others_are_promised_and_what_is_held_is_not_picked(floor: Floor) -> None:
    floor.order("theirs", A=995)
    floor.order(A=5)
    lot = floor.row(e.StockLot, floor.lots["A"])
    lot.held = D(3)
    with floor.refused("pick.not_enough", "quantity"):
        floor.pick("A", 3)
    floor.pick("A", 2)


def test_bins_are_counted_along(floor: Floor) -> None:
    floor.order(A=6)
    floor.put(e.Bin(id=an_id("bin"), owner_id=floor.centre.organisation_id, name="A-01"))
    floor.put(
        e.BinStock(
            id=place_id(an_id("bin"), floor.lots["A"]),
            owner_id=floor.centre.organisation_id,
            bin_id=an_id("bin"),
            stock_lot_id=floor.lots["A"],
            quantity=D(5),
        )
    )
    with floor.refused("stock.too_few", "bin_id"):
        floor.pick("A", 6, bin_id=an_id("bin"))
    floor.pick("A", 5, bin_id=an_id("bin"))
    assert floor.one(e.BinStock).quantity == D(0)
    assert [row.counterpart_id for row in floor.all(e.BinMovement)] == [None]


def test_unpicking_needs_a_reason_and_puts_back(floor: Floor) -> None:
    floor.order(A=6)
    floor.pick("A", 6)
    back = f.UnpickLine(
        b2b_order_id=an_id("order"), b2b_line_id=floor.line("A").id, stock_lot_id=floor.lots["A"],
        quantity=D(2), reason="Dented",
    )  # fmt: skip
    with floor.refused("text.missing", "reason"):
        floor.do(floor.centre, msgspec.structs.replace(back, reason=" "))
    floor.do(floor.centre, back)
    assert floor.state() == "picking"
    assert floor.row(e.StockLot, floor.lots["A"]).on_hand == D(996)
    floor.check()
    floor.pick("A", 2)
    floor.pack("box", floor.content("A", 6))
    with floor.refused("unpick.too_much", "quantity"):
        floor.do(floor.centre, back)


def test_a_cancelled_orders_goods_go_back_and_are_free(floor: Floor) -> None:
    floor.order(A=6)
    floor.pick("A", 6)
    floor.row(e.B2BOrder, an_id("order")).state = "cancelled"
    floor.line("A").cancelled = D(6)
    floor.do(
        floor.centre,
        f.UnpickLine(
            b2b_order_id=an_id("order"), b2b_line_id=floor.line("A").id, stock_lot_id=floor.lots["A"],
            quantity=D(6), reason="Cancelled",
        ),
    )  # fmt: skip
    lot = floor.row(e.StockLot, floor.lots["A"])
    assert (lot.on_hand, lot.reserved, floor.state()) == (D(1_000), D(0), "cancelled")


# ---- packing (N11)


def test_a_box_is_packed_by_one_command_with_its_scans(floor: Floor) -> None:
    floor.order(A=6)
    floor.pick("A", 6)
    floor.pack("box", floor.content("A", 4))
    assert floor.state() == "picked"
    floor.pack("box 2", floor.content("A", 2))
    assert floor.state() == "packed"
    shipment = floor.one(e.FulfilmentShipment)
    assert (shipment.owner_id, shipment.counterpart_id) == (
        floor.centre.organisation_id,
        floor.shop.organisation_id,
    )
    unit, other = floor.all(e.HandlingUnit)
    assert sscc(unit.sscc, "sscc")[1:8] == PREFIX or PREFIX in unit.sscc
    assert unit.sscc != other.sscc
    assert (unit.weight_g, unit.weight_entered) == (12701, "28 lb")
    assert (unit.length_mm, unit.width_mm, unit.height_mm) == (406, 305, 254)
    assert unit.size_entered == "16 × 12 × 10 in"
    assert sum(row.quantity for row in floor.all(e.Scan)) == D(6)
    floor.check()


def test_a_surplus_or_wrong_item_is_refused_again(floor: Floor) -> None:
    floor.order(A=6, C=1)
    floor.pick("A", 6)
    with floor.refused("state.wrong"):  # not all is picked yet
        floor.pack("box", floor.content("A", 6))
    floor.pick("C", 1)
    with floor.refused("pack.surplus", "contents[0].quantity"):
        floor.pack("box", floor.content("A", 7))
    with floor.refused("pack.wrong_item", "scans[0].code"):
        wrong = (f.ScanValue(code=GTIN["C"], quantity=D(6), at=1),)
        floor.pack("box", floor.content("A", 6), scans=wrong)
    with floor.refused("pack.unscanned", "scans"):
        floor.pack("box", floor.content("A", 6), scans=())
    with floor.refused("pack.empty", "contents"):
        floor.pack("box")
    case = (f.ScanValue(code=f"(01){CASE}", quantity=D(6), at=1),)
    floor.pack("box", floor.content("A", 6), scans=case)


def test_weight_and_size_are_needed_before_it_counts_as_packed(floor: Floor) -> None:
    floor.order(A=6)
    floor.pick("A", 6)
    floor.pack("box", floor.content("A", 6), weight="", size="")
    assert floor.state() == "picked"
    with floor.refused("label.measure"):
        floor.label("box")
    with floor.refused("measure.weight", "weight"):
        measured = f.MeasureUnit(shipment_id=an_id("shipment"), unit_id=an_id("box"), weight="28", size="")
        floor.do(floor.centre, measured)
    floor.do(floor.centre, msgspec.structs.replace(measured, weight="3.5 kg", size="40 × 30 × 20 cm"))
    assert floor.state() == "packed"
    assert floor.one(e.HandlingUnit).weight_g == 3_500


def test_unpacking_voids_the_box_with_its_reason_and_keeps_its_sscc(floor: Floor) -> None:
    floor.order(A=6)
    floor.pick("A", 6)
    floor.pack("box", floor.content("A", 6))
    floor.do(
        floor.centre,
        f.UnpackUnit(shipment_id=an_id("shipment"), unit_id=an_id("box"), reason="Box torn"),
    )
    unit = floor.one(e.HandlingUnit)
    assert (unit.state, unit.void_reason, floor.state()) == ("void", "Box torn", "picked")
    assert floor.all(e.PackedLine) == []
    floor.pack("box 2", floor.content("A", 6), shipment="another")
    assert len({unit.sscc for unit in floor.all(e.HandlingUnit)}) == 2
    floor.check()


def test_without_a_company_prefix_boxes_have_no_sscc(floor: Floor) -> None:
    floor.order(A=6)
    floor.pick("A", 6)
    floor.pack("box", floor.content("A", 6), company_prefix="")
    assert floor.one(e.HandlingUnit).sscc == ""


# ---- several orders in one shipment, several shipments for one order (N19)


def test_orders_to_one_place_leave_together(floor: Floor) -> None:
    for name in ("one", "two"):
        floor.order(name, A=2)
        floor.pick("A", 2, name)
    floor.pack("box", floor.content("A", 2, "one"), floor.content("A", 2, "two"))
    floor.label("box")
    floor.confirm()
    assert [floor.state(name) for name in ("one", "two")] == ["shipped", "shipped"]
    assert len(floor.all(e.FulfilmentShipment)) == 1
    floor.check()


def test_another_retailers_or_places_orders_do_not(floor: Floor) -> None:
    floor.order("one", A=2)
    floor.order("far", A=2, fields={"city": "Oslo"})
    floor.order("other", floor.other, A=2)
    for name in ("one", "far", "other"):
        floor.pick("A", 2, name)
    floor.pack("box", floor.content("A", 2, "one"))
    with floor.refused("shipment.ship_to", "contents"):
        floor.pack("box 2", floor.content("A", 2, "far"))
    with floor.refused("shipment.other_retailer", "contents"):
        floor.pack("box 2", floor.content("A", 2, "other"))


def test_a_shipment_takes_only_its_retailers_goods_that_travel_alike(floor: Floor) -> None:
    """Its rows are shown to whom they were made for: nobody else's goods may lie in it."""
    floor.order("one", A=4)
    floor.order("other", floor.other, A=2)
    floor.order("freight", A=2, fields={"mode": "freight"})
    for name, units in (("one", 4), ("other", 2), ("freight", 2)):
        floor.pick("A", units, name)
    floor.pack("box", floor.content("A", 2, "one"))
    with floor.refused("shipment.other_retailer", "contents"):
        floor.pack("box 2", floor.content("A", 2, "other"))
    with floor.refused("shipment.ship_to", "contents"):
        floor.pack("box 2", floor.content("A", 2, "freight"))
    floor.pack("box 2", floor.content("A", 2, "one"))
    assert {unit.counterpart_id for unit in floor.all(e.HandlingUnit)} == {floor.shop.organisation_id}


def test_a_shipment_without_its_last_box_is_taken_back(floor: Floor) -> None:
    """Nothing packed waits on the floor without a box in it: neither from a pallet nor from a script."""
    floor.order(A=6)
    floor.pick("A", 6)
    for name in ("one", "two"):
        floor.pack(name, floor.content("A", 3))
    pallet = f.BuildPallet(
        shipment_id=an_id("shipment"), unit_id=an_id("pallet"), box_ids=(an_id("one"), an_id("two")),
        company_prefix=PREFIX, weight="20 kg", size="120 × 80 × 60 cm",
    )  # fmt: skip
    floor.do(floor.centre, pallet)
    opened = f.UnpackUnit(shipment_id=an_id("shipment"), unit_id=an_id("one"), reason="Torn")
    floor.do(floor.centre, opened)
    assert floor.one(e.FulfilmentShipment).state == "packed"
    floor.do(floor.centre, msgspec.structs.replace(opened, unit_id=an_id("two"), reason="Wet"))
    shipment = floor.one(e.FulfilmentShipment)
    assert (shipment.state, shipment.void_reason, floor.state()) == ("voided", "Wet", "picked")
    assert {unit.state for unit in floor.all(e.HandlingUnit)} == {"void"}
    with floor.refused("state.forbidden"):
        floor.pack("three", floor.content("A", 6))
    floor.pack("three", floor.content("A", 6), shipment="another")
    assert floor.state() == "packed"
    floor.check()


def test_an_order_leaves_in_several_shipments(floor: Floor) -> None:
    floor.order(A=6)
    floor.pick("A", 6)
    floor.pack("box", floor.content("A", 4), shipment="first")
    floor.label("box", shipment="first")
    floor.confirm("first")
    assert floor.state() == "picked"
    assert (floor.line("A").quantity, floor.line("A").shipped) == (D(6), D(4))
    floor.pack("box 2", floor.content("A", 2), shipment="second")
    floor.label("box 2", shipment="second")
    floor.confirm("second")
    assert floor.state() == "shipped"
    floor.check()


def test_boxes_stand_on_one_pallet_at_most(floor: Floor) -> None:
    floor.order(A=6, fields={"mode": "freight", "quote_state": "accepted", "phone": "+47 55 00 00 00"})
    floor.pick("A", 6)
    floor.pack("box", floor.content("A", 4), weight="", size="")
    floor.pack("box 2", floor.content("A", 2), weight="", size="")
    assert floor.state() == "picked"
    build = f.BuildPallet(
        shipment_id=an_id("shipment"), unit_id=an_id("pallet"), box_ids=(an_id("box"), an_id("box 2")),
        company_prefix=PREFIX, weight="410 kg", size="120 × 80 × 150 cm",
    )  # fmt: skip
    floor.do(floor.centre, build)
    assert floor.state() == "packed"  # the pallet is measured, so its boxes need not be
    with floor.refused("pallet.taken", "box_ids[0]"):
        floor.do(floor.centre, msgspec.structs.replace(build, unit_id=an_id("pallet 2")))
    with floor.refused("label.bol", "bol_number"):
        floor.label()
    floor.label(bol_number="BOL-1")
    with floor.refused("text.missing", "pro_number"):
        floor.confirm()
    floor.confirm(pro_number="PRO-9")
    assert floor.state() == "shipped"
    floor.check()


# ---- labels and leaving (S1.15, S1.16, S1.32)


def test_each_box_has_its_own_label_and_two_for_amazon(floor: Floor) -> None:
    floor.order(A=6, fields={"fba_shipment": "FBA123"})
    floor.pick("A", 6)
    floor.pack("box", floor.content("A", 4))
    floor.pack("box 2", floor.content("A", 2))
    with floor.refused("label.count", "labels"):
        floor.label("box", "box 2")
    labels = tuple(
        f.LabelValue(unit_id=an_id(box), code=f"{kind} {box}", kind=kind)
        for box in ("box", "box 2")
        for kind in ("carrier", "fba")
    )
    copied = (*labels[:3], msgspec.structs.replace(labels[3], code="fba box"))
    with floor.refused("label.twice", "labels[3].code"):
        floor.label(labels=copied)
    floor.label(labels=labels)
    assert floor.state() == "labelled"
    assert [unit.tracking for unit in floor.all(e.HandlingUnit)] == ["carrier box", "carrier box 2"]


def test_what_left_says_with_whom(floor: Floor) -> None:
    floor.shipped_whole()
    shipment = floor.one(e.FulfilmentShipment)
    assert (shipment.state, shipment.carrier, floor.state()) == ("confirmed", "Parcel Post", "shipped")
    assert floor.row(e.B2BOrder, an_id("order")).shipped_at == floor.now
    assert FulfilmentConfirmed(shipment.id) in floor.events
    with floor.refused("state.wrong"):
        floor.confirm("shipment of order")


def test_a_collector_signs(floor: Floor) -> None:
    floor.order(A=1, fields={"kind": "pickup"})
    floor.pick("A", 1)
    floor.pack("box", floor.content("A", 1))
    with floor.refused("text.missing", "collected_by"):
        floor.confirm()
    floor.confirm(collected_by="Ada Doe", signature="A. Doe")
    assert floor.state() == "collected"


def test_a_shipment_is_taken_back_before_the_first_scan_only(floor: Floor) -> None:
    floor.shipped_whole("one")
    floor.shipped_whole("two")
    void = f.VoidShipment(shipment_id=an_id("shipment of one"), reason="Wrong carrier")
    with floor.refused("text.missing", "reason"):
        floor.do(floor.centre, msgspec.structs.replace(void, reason=""))
    floor.do(floor.centre, void)
    assert (floor.state("one"), floor.line("A", "one").shipped) == ("picked", D(0))
    unit = floor.row(e.HandlingUnit, an_id("box of one"))
    assert (unit.state, unit.tracking) == ("void", "")
    floor.check()
    floor.pack("again", floor.content("A", 6, "one"), shipment="again")
    floor.label("again", shipment="again")
    floor.confirm("again")
    assert floor.state("one") == "shipped"
    scanned = f.RecordDelivery(shipment_id=an_id("shipment of two"), outcome="in_transit")
    floor.do(floor.centre, scanned)
    with floor.refused("state.forbidden"):
        floor.do(floor.centre, f.VoidShipment(shipment_id=an_id("shipment of two"), reason="Late"))
    floor.check()


def test_the_carrier_delivers_or_not(floor: Floor) -> None:
    floor.shipped_whole()
    told = f.RecordDelivery(shipment_id=an_id("shipment of order"), outcome="exception")
    with floor.refused("text.missing", "reason"):
        floor.do(floor.centre, told)
    floor.do(floor.centre, msgspec.structs.replace(told, reason="Address closed"))
    assert floor.state() == "exception"
    floor.do(floor.centre, msgspec.structs.replace(told, outcome="delivered"))
    assert floor.state() == "delivered"
    assert floor.one(e.FulfilmentShipment).delivered_at == floor.now


def test_a_stranger_touches_nothing(floor: Floor) -> None:
    floor.order(A=6)
    floor.pick("A", 6)
    floor.pack("box", floor.content("A", 6))
    stranger = floor.organisation("Stranger", is_fulfilment_centre=True)
    box = f.UnpackUnit(shipment_id=an_id("shipment"), unit_id=an_id("box"), reason="Mine")
    with floor.refused("record.missing"):
        floor.do(stranger, box)
    with floor.refused("record.other_party"):
        floor.do(floor.shop, box)

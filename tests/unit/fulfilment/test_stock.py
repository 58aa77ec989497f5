# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Products at centres and their units, which only ever move (S1.22–S1.25, N10)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import Command
from desktop_b2b.domain.commands import stock as s
from desktop_b2b.domain.events import StockChanged
from desktop_b2b.errors import UserError
from desktop_b2b.rules.picking import is_blocked, pickable
from desktop_b2b.rules.trade.rows import Lots
from desktop_b2b.services.stock import item_id, lot_id
from tests.unit.fulfilment.dock import Dock, fresh
from tests.unit.memory_uow import an_id

D = Decimal


@pytest.fixture
def dock() -> Dock:
    return Dock()


# ---------------------------------------------------------------- items


def test_s1_23_a_product_at_a_centre_is_known_to_both_and_has_an_inventory_id(dock: Dock) -> None:
    item = dock.row(e.StockItem, dock.mug)
    assert (item.owner_id, item.counterpart_id) == (
        dock.shop.organisation_id,
        dock.depot.organisation_id,
    )
    assert (item.inventory_id, item.sku, item.description) == ("MUG", "MUG", "A mug")
    dock.do(
        dock.shop,
        s.SaveStockItem(
            stock_item_id=dock.mug, inventory_id="INV-1", weight="2.5 lb", size="4 x 3 x 3 in",
            case_units=D(12), un_number="1266", hs_code="6912.00.48", origin_country="PT",
        ),
    )  # fmt: skip
    item = dock.row(e.StockItem, dock.mug)
    assert (item.weight_g, item.weight_entered) == (1134, "2.5 lb")
    assert (item.length_mm, item.width_mm, item.height_mm) == (102, 76, 76)
    assert item.size_entered == "4 × 3 × 3 in"
    assert (item.un_number, item.hs_code, item.case_units) == ("UN1266", "69120048", D(12))
    dock.do(dock.depot, s.ApproveHazmat(stock_item_id=dock.mug, approved=True))
    assert dock.row(e.StockItem, dock.mug).hazmat_approved


def test_a_wrong_item_is_refused_by_its_field(dock: Dock) -> None:
    def save(**more: object) -> None:
        dock.do(dock.shop, s.SaveStockItem(stock_item_id=dock.mug, **more))  # type: ignore[arg-type]

    for code, field, values in (
        ("measure.weight", "weight", {"weight": "heavy"}),
        ("measure.size", "size", {"size": "3 x 3"}),
        ("gtin.digit", "gtin", {"gtin": "4006381333932"}),
        ("hazmat.un_number", "un_number", {"un_number": "12"}),
        ("hazmat.packing_group", "packing_group", {"packing_group": "IV"}),
        ("customs.hs_code", "hs_code", {"hs_code": "12a"}),
        ("stock.inventory_taken", "inventory_id", {"inventory_id": "TEA"}),
        ("number.negative", "case_units", {"case_units": D(-1)}),
    ):
        with dock.refused(code, field):
            save(**values)
    link, product = dock.link, an_id("product MUG")
    with dock.refused("stock.no_item", "stock_item_id"):
        dock.do(
            dock.shop,
            s.SaveStockItem(stock_item_id=fresh("other"), link_id=link, product_id=product),
        )
    with dock.refused("partner.no_centre", "link_id"):
        key = item_id(an_id("nothing"), product)
        dock.do(dock.shop, s.SaveStockItem(stock_item_id=key, link_id=an_id("nothing"), product_id=product))
    with dock.refused("record.other_party"):
        dock.do(dock.depot, s.SaveStockItem(stock_item_id=dock.mug, sku="MINE"))
    with dock.refused("record.missing"):
        dock.do(dock.rival, s.ApproveHazmat(stock_item_id=dock.mug, approved=True))
    with dock.refused("hazmat.none", "approved"):
        dock.do(dock.depot, s.ApproveHazmat(stock_item_id=dock.mug, approved=True))


# ---------------------------------------------------------------- receiving


def test_s1_24_goods_come_in_by_lot_with_their_expiry(dock: Dock) -> None:
    receipt = dock.receive(
        dock.mugs(40, 0), dock.teas(10, "L2", "2027-05-01", 1), dock.teas(5, "L1", "2027-01-01")
    )
    assert dock.lot(dock.mug).on_hand == 40
    assert dock.lot(dock.tea, "L2").on_hand == 10
    assert dock.lot(dock.tea, "L2").expires_on == "2027-05-01"
    movements = dock.all(e.StockMovement, document_id=receipt)
    assert sorted((one.kind, one.quantity, one.reason) for one in movements) == [
        ("receipt", D(5), "ASN 7"), ("receipt", D(10), "ASN 7"), ("receipt", D(40), "ASN 7"),
    ]  # fmt: skip
    assert {(one.by, one.at) for one in movements} == {("Depot's manager", dock.now)}
    assert dock.one(e.BinStock, bin_id=dock.bins[0]).quantity == 40
    told = [event for event in dock.events if isinstance(event, StockChanged)]
    assert told[-1].stock_item_ids == (dock.mug, dock.tea)
    dock.check()
    # The retailer sees its lots, and nothing of the house.
    kinds = {type(row) for row in dock.seen_by(dock.shop)}
    assert e.StockLot in kinds
    assert not kinds & {e.Bin, e.BinStock, e.BinMovement, e.CentreTerms}
    assert not any(isinstance(row, e.StockLot | e.StockItem) for row in dock.seen_by(dock.rival))


def test_a_receipt_counts_once_and_is_refused_whole(dock: Dock) -> None:
    receipt = dock.receive(dock.mugs(4))
    with dock.refused("receipt.repeated", "receipt_id"):
        dock.do(dock.depot, s.ReceiveStock(receipt_id=receipt, lines=(dock.mugs(4),)))

    def refused(code: str, field: str, *lines: s.ReceivedLine) -> None:
        with dock.refused(code, field):
            dock.receive(*lines)

    dock.receive(dock.teas(5, "L1", "2027-01-01"))
    good = dock.mugs(1)
    refused("receipt.empty", "lines")
    refused("stock.nothing", "lines[1].quantity", good, dock.mugs(0))
    refused("number.negative", "lines[1].quantity", good, dock.mugs(-3))
    refused("stock.lot_missing", "lines[1].lot", good, dock.teas(1, "", "2027-01-01"))
    refused("stock.expiry_missing", "lines[1].expires_on", good, dock.teas(1, "L9", ""))
    refused("stock.expiry_other", "lines[1].expires_on", good, dock.teas(1, "L1", "2028-01-01"))
    refused("date.shape", "lines[1].expires_on", good, dock.teas(1, "L9", "31.12.2027"))
    lot = s.ReceivedLine(stock_item_id=dock.mug, quantity=D(1), lot="L1")
    refused("stock.lot_none", "lines[1].lot", good, lot)
    half = s.ReceivedLine(stock_item_id=dock.mug, quantity=D("0.5"))
    refused("quantity.whole", "lines[1].quantity", good, half)
    nowhere = s.ReceivedLine(stock_item_id=dock.mug, quantity=D(1), bin_id=an_id("nowhere"))
    refused("bin.missing", "lines[1].bin_id", good, nowhere)
    with dock.refused("record.other_party"):
        dock.do(dock.shop, s.ReceiveStock(receipt_id=fresh("mine"), lines=(good,)))
    with dock.refused("record.missing"):
        dock.do(dock.rival, s.ReceiveStock(receipt_id=fresh("mine"), lines=(good,)))


# ---------------------------------------------------------------- counting, adjusting, holding


def count(dock: Dock, counted: int, expected: int, place: int | None = None, name: str = "count") -> Command:
    line = s.CountedLine(
        stock_item_id=dock.mug, counted=D(counted), expected=D(expected),
        bin_id=dock.bins[place] if place is not None else None,
    )  # fmt: skip
    return s.CountStock(count_id=fresh(name), lines=(line,), reason="Yearly count")


def test_s1_25_a_count_is_the_difference_to_what_was_seen(dock: Dock) -> None:
    dock.receive(dock.mugs(40, 0))
    dock.receive(dock.mugs(10))
    dock.do(dock.depot, count(dock, 37, 40, 0))
    assert (dock.lot(dock.mug).on_hand, dock.one(e.BinStock).quantity) == (D(47), D(37))
    # Goods that came meanwhile are neither lost nor counted twice.
    dock.receive(dock.mugs(5))
    dock.do(dock.depot, count(dock, 8, 10, name="second"))
    assert dock.lot(dock.mug).on_hand == 50
    kinds = [(one.kind, one.quantity) for one in dock.all(e.StockMovement) if one.kind == "count"]
    assert sorted(kinds) == [("count", D(-3)), ("count", D(-2))]
    dock.check()
    with dock.refused("stock.too_few", "lines[0].counted"):
        dock.do(dock.depot, count(dock, 0, 20, name="third"))
    with dock.refused("list.repeated", "lines[1].counted"):
        first = count(dock, 1, 1, name="fourth")
        assert isinstance(first, s.CountStock)
        dock.do(dock.depot, s.CountStock(count_id=fresh("fifth"), lines=first.lines * 2))


def test_units_are_adjusted_with_a_reason(dock: Dock) -> None:
    dock.receive(dock.mugs(10, 0))
    lot = lot_id(dock.mug, "")

    def adjust(quantity: int | str, reason: str = "broken", place: int | None = None) -> None:
        bin_id = dock.bins[place] if place is not None else None
        dock.do(
            dock.depot,
            s.AdjustStock(stock_lot_id=lot, quantity=D(quantity), reason=reason, bin_id=bin_id),
        )

    adjust(-2, place=0)
    adjust(3)
    assert (dock.lot(dock.mug).on_hand, dock.one(e.BinStock).quantity) == (D(11), D(8))
    with dock.refused("text.missing", "reason"):
        adjust(1, " ")
    with dock.refused("stock.nothing", "quantity"):
        adjust(0)
    for endless in ("1e17", "-1e999", "-NaN"):
        with dock.refused("number.range", "quantity"):
            adjust(endless)
    for place in (None, 0):
        with dock.refused("number.range", "quantity"):
            adjust("9000000000000", place=place)  # with what is there
    with dock.refused("stock.too_few", "quantity"):
        adjust(-4)  # three lie outside of bins
    with dock.refused("stock.too_few", "quantity"):
        adjust(-9, place=0)
    dock.check()


def test_units_are_held_and_released(dock: Dock) -> None:
    dock.receive(dock.mugs(10))
    lot = lot_id(dock.mug, "")
    dock.do(dock.depot, s.HoldStock(stock_lot_id=lot, quantity=D(4), reason="wet boxes"))
    assert (dock.lot(dock.mug).on_hand, dock.lot(dock.mug).held) == (D(10), D(4))
    with dock.refused("stock.too_few", "quantity"):
        dock.do(dock.depot, s.HoldStock(stock_lot_id=lot, quantity=D(7), reason="more"))
    dock.do(dock.depot, s.ReleaseStock(stock_lot_id=lot, quantity=D(3)))
    with dock.refused("stock.too_few", "quantity"):
        dock.do(dock.depot, s.ReleaseStock(stock_lot_id=lot, quantity=D(2)))
    assert dock.lot(dock.mug).held == 1
    with dock.refused("record.other_party"):
        dock.do(dock.shop, s.HoldStock(stock_lot_id=lot, quantity=D(1), reason="mine"))
    dock.check()


def test_units_are_carried_from_bin_to_bin(dock: Dock) -> None:
    dock.receive(dock.mugs(10, 0))
    lot, (first, second) = lot_id(dock.mug, ""), dock.bins

    def move(quantity: int, here: str | None, there: str | None) -> None:
        dock.do(
            dock.depot,
            s.MoveBinStock(stock_lot_id=lot, quantity=D(quantity), from_bin_id=here, to_bin_id=there),
        )

    move(4, first, second)
    move(1, second, None)
    assert {place.bin_id: place.quantity for place in dock.all(e.BinStock)} == {first: 6, second: 3}
    with dock.refused("stock.too_few", "quantity"):
        move(2, None, first)
    with dock.refused("stock.too_few", "quantity"):
        move(7, first, second)
    with dock.refused("bin.same", "to_bin_id"):
        move(1, first, first)
    assert dock.lot(dock.mug).on_hand == 10
    dock.check()
    with dock.refused("bin.full", "archived"):
        dock.do(dock.depot, s.SaveBin(bin_id=first, archived=True))
    with dock.refused("bin.taken", "name"):
        dock.do(dock.depot, s.SaveBin(bin_id=fresh("third"), name="A-01"))
    with dock.refused("centre.none", "bin_id"):
        dock.do(dock.shop, s.SaveBin(bin_id=fresh("ours"), name="A-09"))


#: Quantities that people try, most of them wrong now and then.
_MOVES = st.lists(
    st.tuples(
        st.sampled_from(["receive", "count", "adjust", "hold", "release", "move"]),
        st.integers(-9, 9),
        st.sampled_from([None, 0, 1]),
        st.sampled_from([None, 0, 1]),
    ),
    max_size=25,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_MOVES)
def test_s1_24_whatever_is_tried_stock_is_the_sum_of_its_movements(
    moves: list[tuple[str, int, int | None, int | None]],
) -> None:
    dock = Dock()
    dock.receive(dock.mugs(6, 0))
    lot = lot_id(dock.mug, "")
    for number, (what, quantity, here, there) in enumerate(moves):
        bin_id = dock.bins[here] if here is not None else None
        to_bin = dock.bins[there] if there is not None else None
        commands: dict[str, Command] = {
            "receive": s.ReceiveStock(receipt_id=fresh(f"r{number}"), lines=(dock.mugs(quantity, here),)),
            "count": count(dock, abs(quantity), 4, here, f"c{number}"),
            "adjust": s.AdjustStock(stock_lot_id=lot, quantity=D(quantity), reason="why", bin_id=bin_id),
            "hold": s.HoldStock(stock_lot_id=lot, quantity=D(abs(quantity)), reason="why"),
            "release": s.ReleaseStock(stock_lot_id=lot, quantity=D(abs(quantity))),
            "move": s.MoveBinStock(
                stock_lot_id=lot, quantity=D(abs(quantity)), from_bin_id=bin_id, to_bin_id=to_bin
            ),
        }
        try:
            dock.do(dock.depot, commands[what])
        except UserError as error:
            assert error.field  # noqa: PT017  # most of what is tried is wrong
        dock.check()


# ---------------------------------------------------------------- which lot goes first


def test_the_first_to_expire_goes_first_and_what_expired_not_at_all() -> None:
    def lot(name: str, expires_on: str, received_at: int) -> e.StockLot:
        return e.StockLot(
            id=an_id(name), owner_id="", stock_item_id="", lot=name, expires_on=expires_on,
            received_at=received_at,
        )  # fmt: skip

    lots = [
        lot("never", "", 1), lot("late", "2027-09-01", 2), lot("soon", "2027-03-01", 3),
        lot("gone", "2027-01-31", 4), lot("today", "2027-02-01", 5),
    ]  # fmt: skip
    today = date(2027, 2, 1)
    assert [one.lot for one in pickable(lots, today, Lots())] == ["today", "soon", "late", "never"]
    assert [one.lot for one in pickable(lots, today, Lots("fefo", 45))] == ["late", "never"]
    assert [one.lot for one in pickable(lots, today, Lots("fifo"))] == ["never", "late", "soon", "today"]
    assert [one.lot for one in pickable(lots, today, Lots("fefo", 45), "soon")] == ["soon"]
    assert pickable(lots, today, Lots(), "gone") == []
    assert is_blocked("2027-01-31", today, 0)
    assert not is_blocked("", today, 0)

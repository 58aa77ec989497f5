# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Days between what is done on the floor: offline, or with goods that were left lying."""

from __future__ import annotations

import hashlib
from datetime import date
from decimal import Decimal

import pytest

from desktop_b2b.clock import DAY
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import floor as f
from desktop_b2b.domain.commands.fulfilment import AddB2BFile
from desktop_b2b.domain.gs1 import read_scan
from desktop_b2b.errors import UserError
from desktop_b2b.rules.packing import ItemFinder, PackItem, PickedLot, judge
from tests.unit.fulfilment.floor_world import GTIN, Floor
from tests.unit.memory_uow import an_id

D = Decimal


def test_n4_what_was_picked_before_the_network_came_back_stands() -> None:
    """What was done offline is judged by the day on which it was done, not by that of its arrival."""
    floor = Floor()
    floor.order(B=2)
    floor.row(e.StockLot, floor.lots["B03"]).on_hand = D(0)
    offline = floor.now
    pick = f.PickLine(
        b2b_order_id=an_id("order"), b2b_line_id=floor.line("B").id, stock_lot_id=floor.lots["B09"],
        quantity=D(1),
    )  # fmt: skip
    # A lot came in meanwhile that would go first.
    floor.now += DAY
    floor.row(e.StockLot, floor.lot("B", "2027-06-01", 5)).received_at = floor.now
    floor.do(floor.centre, pick, made_at=offline, server=False)
    with floor.refused("pick.fefo", "stock_lot_id"):
        floor.do(floor.centre, pick)
    # And the lot itself expired.
    floor.now += 300 * DAY
    with floor.refused("pick.expired", "stock_lot_id"):
        floor.do(floor.centre, pick)
    floor.do(floor.centre, pick, made_at=offline, server=False)
    assert (floor.line("B").picked, floor.state()) == (D(2), "picked")


@pytest.mark.parametrize(("today", "expired"), [(date(2027, 3, 1), False), (date(2027, 3, 2), True)])
def test_n11_what_expired_between_picking_and_packing_is_refused(today: date, expired: bool) -> None:
    """Its bare barcode says nothing of it: the lot that was picked does."""
    picked = PickedLot("order", "line", "lot", "L03", D(2), "2027-03-01")
    finder = ItemFinder([PackItem("item", "SKU-B", gtin=GTIN["B"], picked=(picked,))])
    scan = read_scan(GTIN["B"], today)
    if expired:
        with pytest.raises(UserError) as refused:
            judge(scan, finder, {}, today=today)
        assert (refused.value.code, refused.value.params["day"]) == ("pack.expired", "2027-03-01")
    else:
        _found, shares = judge(scan, finder, {}, today=today)
        assert [share.quantity for share in shares] == [D(1)]


def test_n19_what_went_wrong_with_one_shipment_stands_when_the_next_one_leaves() -> None:
    """Mission §6: the order is an exception as long as one of its shipments is."""
    floor = Floor()
    order_id = floor.order(A=6)
    floor.pick("A", 6)
    floor.pack("box", floor.content("A", 4), shipment="first")
    floor.label("box", shipment="first")
    floor.confirm("first")
    told = f.RecordDelivery(shipment_id=an_id("first"), outcome="exception", reason="Address closed")
    floor.do(floor.centre, told)
    assert floor.state() == "picked", "the rest of it is still here"
    floor.pack("box 2", floor.content("A", 2), shipment="second")
    floor.label("box 2", shipment="second")
    floor.confirm("second")
    assert floor.state() == "exception"
    with floor.refused("state.wrong"):
        floor.do(floor.centre, _late_file(order_id))
    floor.do(floor.centre, f.RecordDelivery(shipment_id=an_id("first"), outcome="delivered"))
    assert floor.state() == "shipped"
    floor.do(floor.centre, f.RecordDelivery(shipment_id=an_id("second"), outcome="delivered"))
    assert floor.state() == "delivered"
    floor.check()


def _late_file(order_id: str) -> AddB2BFile:
    return AddB2BFile(
        b2b_file_id="0" * 12 + "7" + an_id("late file")[13:], document_id=order_id, purpose="other",
        name="late.pdf", mime="application/pdf", size=900, file_hash=hashlib.sha256(b"late").hexdigest(),
    )  # fmt: skip

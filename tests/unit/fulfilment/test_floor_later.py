# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Days between what is done on the floor: offline, or with goods that were left lying."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from desktop_b2b.clock import DAY
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import floor as f
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

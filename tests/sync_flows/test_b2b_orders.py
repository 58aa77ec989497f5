# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A B2B order between two desks of a retailer and one of its centre, apart and together (S1.22–S1.38)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from desktop_b2b.clock import DAY, to_datetime
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import fulfilment as b
from desktop_b2b.domain.commands import stock as s
from desktop_b2b.errors import UserError
from desktop_b2b.rules.trade.tables import decode_tables
from desktop_b2b.services.queries import B2BDraftDetails, B2BOrderDetails, KnownB2BDrafts, ListIssues
from tests.sync_flows.docks import Dock, check_adds_up, open_depot, stock_up
from tests.sync_flows.world import CANARY, Desk, World, new_id

D = Decimal
Four = tuple[Dock, Desk, Desk, Desk]


@pytest.fixture
def desks(world: World) -> Four:
    """The retailer's two desks, and the centre's."""
    link = open_depot(world)
    shop, other, depot = world.desk("shop"), world.desk("shop"), world.desk("depot")
    dock = stock_up(shop, depot, link)
    world.settle()
    return dock, shop, other, depot


def draft(shop: Desk, dock: Dock, units: int = 5, **more: Any) -> str:
    """A draft that is ready."""
    (terms,) = shop.rows(e.LinkTerms)
    service = next(
        (carrier.code, one.code)
        for carrier in decode_tables(terms.tables).carriers
        for one in carrier.services
        if one.mode == "parcel"
    )
    item = shop.row(e.StockItem, dock.mug)
    fields: dict[str, Any] = {
        "company": "Customer Ltd", "address1": "1 High Street", "city": "Boston", "region": "MA",
        "postal_code": "02101",
        "country": "US", "link_id": item.link_id, "consent": True, "recipient_email": CANARY,
        "carrier": service[0], "service": service[1], **more,
    }  # fmt: skip
    row_id = new_id()
    line = b.B2BLinePatch(id=new_id(), product_id=item.product_id, quantity=D(units))
    shop.do(b.SaveB2BDraft(b2b_draft_id=row_id, lines=(line,), **fields))
    return row_id


def the_order(desk: Desk) -> e.B2BOrder:
    (order,) = desk.rows(e.B2BOrder)
    return order


def test_s1_27_two_desks_that_create_from_one_draft_make_one_order(desks: Four, world: World) -> None:
    dock, shop, other, depot = desks
    draft_id = draft(shop, dock)
    world.settle()
    for desk in (shop, other):
        desk.do(b.CreateB2BOrder(b2b_draft_id=draft_id))
        assert the_order(desk).state == "queued"
    world.settle()
    for desk in (shop, other, depot):
        assert the_order(desk).state == "processing"
    told = [[issue.issue.id for issue in desk.store.answer(ListIssues())] for desk in (shop, other)]
    assert told[0] == told[1], "one of them is told, on both desks of the same person"
    assert len(told[0]) == 1
    world.assert_converged()
    check_adds_up(world)


def test_n15_the_centre_gets_the_order_and_nothing_private(desks: Four, world: World) -> None:
    dock, shop, _, depot = desks
    draft_id = draft(shop, dock)
    shop.do(b.CreateB2BOrder(b2b_draft_id=draft_id, choice=CANARY, order_value=D("77.77")))
    world.settle()
    assert depot.rows(e.B2BPrivate) == depot.rows(e.B2BDraft) == depot.rows(e.B2BDraftLine) == []
    order_id = the_order(depot).id
    seen, own = (desk.store.answer(B2BOrderDetails(b2b_order_id=order_id)) for desk in (depot, shop))
    assert seen.private is None
    assert own.private is not None
    assert own.private.recipient_email == CANARY
    assert (own.side, seen.side) == ("out", "in")
    assert CANARY not in repr(seen)


def test_s1_28_details_tell_reasons_locks_clock_and_fees(desks: Four, world: World) -> None:
    dock, shop, _, depot = desks
    draft_id = draft(shop, dock, 25)
    before = shop.store.answer(B2BDraftDetails(b2b_draft_id=draft_id))
    assert before.is_ready
    assert [(one.reason, one.fix, one.keeps) for one in before.findings if one.severity == "block"] == [
        ("NO_STOCK", "edit_lines", False)
    ]
    assert before.promise is not None
    assert before.promise.due_day >= before.promise.start_day
    shop.do(b.CreateB2BOrder(b2b_draft_id=draft_id))
    world.settle()
    order = the_order(shop)
    found = shop.store.answer(B2BOrderDetails(b2b_order_id=order.id))
    assert order.reasons == ("NO_STOCK",)
    assert {lock.part for lock in found.locks if not lock.is_open} >= {"number", "centre", "reserve_date"}
    assert found.cancel is not None
    assert (found.cancel.amount, found.cancel.asks_centre) == (D(0), False)
    assert found.change.amount > 0
    line = s.ReceivedLine(stock_item_id=dock.mug, quantity=D(9), bin_id=dock.bins[1])
    depot.do(s.ReceiveStock(receipt_id=new_id(), lines=(line,)))
    world.settle()
    found = shop.store.answer(B2BOrderDetails(b2b_order_id=order.id))
    assert (found.order.state, found.order.reasons) == ("processing", ())
    assert [step.why for step in found.steps].count("counted") == found.days
    after = shop.store.answer(B2BDraftDetails(b2b_draft_id=draft_id))
    assert after.order_id == order.id


def test_s1_36_the_server_wakes_at_the_reserve_date(desks: Four, world: World) -> None:
    dock, shop, _, _ = desks
    day = to_datetime(world.clock.now() + 3 * DAY).date().isoformat()
    shop.do(b.CreateB2BOrder(b2b_draft_id=draft(shop, dock, reserve_on=day)))
    world.settle()
    order = the_order(shop)
    assert (order.state, order.reasons) == ("action_required", ("SCHEDULED",))
    scheduler = world.server.scheduler
    assert scheduler.next_due() == order.reserve_at - 1
    assert scheduler.run_due() == []
    world.clock.instant = order.reserve_at
    assert [one.outcome for one in scheduler.run_due()] == ["committed"]
    assert scheduler.run_due() == []
    world.settle()
    assert the_order(shop).state == "processing"


def test_a_stranger_has_no_details(desks: Four, world: World) -> None:
    dock, shop, _, _ = desks
    draft_id = draft(shop, dock)
    shop.do(b.CreateB2BOrder(b2b_draft_id=draft_id))
    world.settle()
    rival = world.desk("rival")
    rival.sync()
    with pytest.raises(UserError, match="There is no"):
        rival.store.answer(B2BOrderDetails(b2b_order_id=the_order(shop).id))
    with pytest.raises(UserError, match="There is no"):
        rival.store.answer(B2BDraftDetails(b2b_draft_id=draft_id))
    assert rival.store.answer(KnownB2BDrafts(b2b_draft_ids=(draft_id,))) == []
    assert [one.state for one in shop.store.answer(KnownB2BDrafts(b2b_draft_ids=(draft_id,)))] == ["created"]

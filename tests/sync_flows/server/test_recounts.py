# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A centre that publishes other tables or hours: its open orders are judged anew, in pieces (S1.39)."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import msgspec
import pytest

from desktop_b2b.clock import DAY, to_datetime
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import account as a
from desktop_b2b.domain.commands import fulfilment as b
from desktop_b2b.domain.commands import stock as s
from desktop_b2b.rules.trade.rows import TradeRule, Turnaround
from desktop_b2b.rules.trade.tables import CentreTables, decode_tables, encode_tables
from sync.server import recounts
from tests.bench.waiting_crowd import Waiting
from tests.sync_flows.docks import Dock, open_depot, stock_up
from tests.sync_flows.test_b2b_orders import draft
from tests.sync_flows.world import Desk, World, new_id

Two = tuple[Dock, Desk, Desk]


@pytest.fixture
def desks(world: World) -> Two:
    """A retailer and its centre, with goods for some orders."""
    link = open_depot(world)
    shop, depot = world.desk("shop"), world.desk("depot")
    dock = stock_up(shop, depot, link)
    line = s.ReceivedLine(stock_item_id=dock.mug, quantity=Decimal(500), bin_id=dock.bins[1])
    depot.do(s.ReceiveStock(receipt_id=new_id(), lines=(line,)))
    world.settle()
    return dock, shop, depot


def order(world: World, shop: Desk, dock: Dock, units: int = 2) -> str:
    draft_id = draft(shop, dock, units)
    shop.do(b.CreateB2BOrder(b2b_draft_id=draft_id))
    world.settle()
    found = {row.b2b_draft_id: row.id for row in shop.rows(e.B2BPrivate)}
    return found[draft_id]


def publish(world: World, depot: Desk, **changed: object) -> None:
    own = depot.rows(e.CentreTerms)[0]
    tables: CentreTables = msgspec.structs.replace(decode_tables(own.tables), **changed)
    depot.do(s.SaveCentreTerms(organisation_id=own.id, tables=encode_tables(tables)))
    world.settle()


def judge(world: World) -> int:
    """Let the scheduler work until nothing is left; how many pieces there were."""
    count = 0
    while outcomes := world.server.scheduler.run_due():
        assert [one.outcome for one in outcomes] == ["committed"] * len(outcomes)
        count += len(outcomes)
    world.settle()
    return count


def test_nothing_is_judged_anew_where_nothing_changed(world: World, desks: Two) -> None:
    dock, shop, depot = desks
    order(world, shop, dock)
    assert judge(world) == 0
    own = depot.rows(e.CentreTerms)[0]
    depot.do(s.SaveCentreTerms(organisation_id=own.id, tables=own.tables))
    depot.do(a.UpdateOrganisation(organisation_id=own.id, contact_phone="+1 555 0123"))
    world.settle()
    assert judge(world) == 0


def test_s1_39_another_turnaround_moves_due_dates_in_pieces(
    world: World, desks: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Five open orders, two a piece: three pieces, each a transaction; who is cancelled is not looked at."""
    dock, shop, depot = desks
    orders = [order(world, shop, dock) for _ in range(6)]
    shop.do(b.CancelB2BOrder(b2b_order_id=orders[0]))
    world.settle()
    before = {row.id: row.due_at for row in shop.rows(e.B2BOrder)}
    monkeypatch.setattr(recounts, "PIECE", 2)
    publish(world, depot, turnaround=(Turnaround(9),))
    assert {row.id: row.due_at for row in shop.rows(e.B2BOrder)} == before, "not in the same transaction"
    assert judge(world) == 3
    for row in shop.rows(e.B2BOrder):
        due = before[row.id]
        assert (row.due_at is None) == (due is None)
        assert row.due_at is None or due is None or row.due_at > due + 5 * DAY
    assert [row.since for row in depot.rows(e.Recount)] == [None]
    assert shop.rows(e.Recount) == []
    world.assert_converged()


def test_s1_39_a_holiday_of_the_centre_moves_due_dates(world: World, desks: Two) -> None:
    dock, shop, depot = desks
    order_id = order(world, shop, dock)
    due = shop.row(e.B2BOrder, order_id).due_at
    assert due is not None
    zone = depot.rows(e.Organisation)[0].time_zone
    last = to_datetime(due, zone).date().isoformat()
    centre = depot.rows(e.CentreTerms)[0].id
    depot.do(a.SetCalendar(organisation_id=centre, closing_days=(last,)))
    world.settle()
    assert judge(world) == 1
    moved = shop.row(e.B2BOrder, order_id).due_at
    assert moved is not None
    assert moved > due


def test_s1_38_a_rule_that_is_new_stops_an_order_and_one_that_is_gone_lets_it_go(
    world: World, desks: Two
) -> None:
    dock, shop, depot = desks
    order_id = order(world, shop, dock)
    rule = TradeRule("few", "any", "units", "gt", "Too many.", "1", override="centre")
    publish(world, depot, rules=(rule,))
    judge(world)
    row = shop.row(e.B2BOrder, order_id)
    assert (row.state, row.reasons) == ("action_required", ("DECLINED_REQUEST",))
    publish(world, depot, rules=())
    judge(world)
    row = shop.row(e.B2BOrder, order_id)
    assert (row.state, row.reasons) == ("processing", ())


def test_what_is_published_meanwhile_begins_anew(
    world: World, desks: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    dock, shop, depot = desks
    for _ in range(3):
        order(world, shop, dock)
    monkeypatch.setattr(recounts, "PIECE", 1)
    publish(world, depot, turnaround=(Turnaround(9),))
    assert len(world.server.scheduler.run_due()) == 1
    publish(world, depot, turnaround=(Turnaround(3),), cutoff="23:59")
    assert judge(world) == 3
    days = {row.due_at for row in shop.rows(e.B2BOrder)}
    publish(world, depot, turnaround=(Turnaround(3),), cutoff="23:59")
    assert judge(world) == 0
    assert len(days) == 1


def test_a_receipt_looks_at_who_waits_for_it_alone(tmp_path: Path) -> None:
    """Of 300 open orders 30 wait for what comes: those are judged, each once, and no other."""
    crowd = Waiting(tmp_path, 300, 30)
    try:
        assert len(crowd.receive(30)) == 30
        assert crowd.states() == {"processing": 30, "action_required": 270}
        assert crowd.receive(5) == set()
    finally:
        crowd.close()

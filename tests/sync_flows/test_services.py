# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Services that a centre did, and an account's standing, on their way to the retailer (mission §2)."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import fulfilment as b
from desktop_b2b.domain.commands import stock as s
from desktop_b2b.domain.commands.floor import RecordService
from desktop_b2b.services.queries import B2BOrderDetails, CentresOf, ListAccounts, ListIssues
from tests.sync_flows.docks import Dock, open_depot, stock_up
from tests.sync_flows.test_b2b_orders import draft, the_order
from tests.sync_flows.world import Desk, World, new_id

Three = tuple[Dock, Desk, Desk, Desk]


@pytest.fixture
def desks(world: World) -> Three:
    """The retailer's desk, and two of the centre's floor."""
    link = open_depot(world)
    shop, depot, floor = world.desk("shop"), world.desk("depot"), world.desk("depot")
    dock = stock_up(shop, depot, link)
    world.settle()
    return dock, shop, depot, floor


def record(desk: Desk, order_id: str, units: int) -> None:
    desk.do(
        RecordService(
            service_record_id=new_id(), b2b_order_id=order_id, service="kitting", quantity=Decimal(units)
        )
    )


def test_the_same_service_done_on_two_desks_counts_once(desks: Three, world: World) -> None:
    """Both floors were offline: what would be too much is an issue of who came second, and is not lost."""
    dock, shop, depot, floor = desks
    shop.do(b.CreateB2BOrder(b2b_draft_id=draft(shop, dock, services=("kitting*2",))))
    world.settle()
    order = the_order(depot)
    record(depot, order.id, 2)
    record(floor, order.id, 1)
    world.settle()
    (issue,) = floor.store.answer(ListIssues())
    assert issue.issue.command == "RecordService"
    for desk in (shop, depot, floor):
        found = desk.store.answer(B2BOrderDetails(b2b_order_id=order.id))
        assert [(one.code, one.done, one.is_open) for one in found.services] == [
            ("kitting", Decimal(2), False)
        ]
        assert [one.quantity for one in found.records] == [2]
    world.assert_converged()


def test_a_tier_reaches_the_retailer_and_its_open_orders(desks: Three, world: World) -> None:
    dock, shop, depot, _ = desks
    shop.do(b.CreateB2BOrder(b2b_draft_id=draft(shop, dock)))
    world.settle()
    before = the_order(shop).due_at
    (account,) = depot.store.answer(ListAccounts())
    assert (account.name, account.tier) == (shop.rows(e.Organisation)[0].name, "")
    depot.do(s.SetAccountTier(link_id=account.link_id, tier="new"))
    world.settle()
    assert [one.outcome for one in world.server.scheduler.run_due()] == ["committed"]
    world.settle()
    (centre,) = shop.store.answer(CentresOf())
    assert centre.tier == "new"
    after = the_order(shop).due_at
    assert before is not None
    assert after is not None
    assert after > before, "new accounts take a day more"
    assert shop.store.answer(B2BOrderDetails(b2b_order_id=the_order(shop).id)).days == 4
    world.assert_converged()

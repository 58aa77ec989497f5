# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""B2B orders in the lists and on the dashboards of a retailer and of its centre."""

from __future__ import annotations

import pytest

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import fulfilment as b
from desktop_b2b.domain.dashboard import SEARCHES
from desktop_b2b.services.queries import Dashboard, ListTransactions, TransactionRow
from tests.sync_flows.docks import open_depot, send_off, stock_up
from tests.sync_flows.test_b2b_orders import Four, draft, the_order
from tests.sync_flows.world import Desk, World


@pytest.fixture
def desks(world: World) -> Four:
    """The retailer's two desks, and the centre's."""
    link = open_depot(world)
    shop, other, depot = world.desk("shop"), world.desk("shop"), world.desk("depot")
    dock = stock_up(shop, depot, link)
    world.settle()
    return dock, shop, other, depot


NOTHING = {"b2b_draft": 0, "b2b_action": 0, "b2b_exception": 0, "b2b_at_centre": 0, "b2b_shipped_14": 0}


def listed(desk: Desk, query: str) -> list[TransactionRow]:
    return desk.store.answer(ListTransactions(query=query)).rows


def totals(desk: Desk) -> dict[str, int]:
    return {one.key: one.total for one in desk.store.answer(Dashboard()) if one.key.startswith("b2b_")}


def test_a_draft_becomes_an_order_in_the_lists_of_both(desks: Four, world: World) -> None:
    dock, shop, other, depot = desks
    draft_id = draft(shop, dock)
    (row,) = listed(shop, "type:b2b_draft state:draft")
    assert (row.id, row.side, row.recipient, row.lines) == (draft_id, "out", "Customer Ltd", 1)
    assert totals(shop) == {**NOTHING, "b2b_draft": 1, "b2b_at_centre": 0}
    world.settle()
    assert [one.id for one in listed(other, "kind:b2b_draft")] == [draft_id]
    assert listed(depot, "kind:b2b_draft,b2b_order") == []

    shop.do(b.CreateB2BOrder(b2b_draft_id=draft_id))
    world.settle()
    order = the_order(shop)
    for desk, side in ((shop, "out"), (other, "out"), (depot, "in")):
        (row,) = listed(desk, "kind:b2b_draft,b2b_order")
        assert (row.id, row.kind, row.side, row.state) == (order.id, "b2b_order", side, "processing")
        assert (row.ship_by, int(row.quantity)) == (order.due_at, 5)
    assert totals(shop) == {**NOTHING, "b2b_draft": 0, "b2b_at_centre": 1}
    assert totals(depot)["b2b_to_pick"] == 1


def test_what_lacks_stock_is_found_by_its_reason(desks: Four, world: World) -> None:
    dock, shop, _, depot = desks
    shop.do(b.CreateB2BOrder(b2b_draft_id=draft(shop, dock, units=100_000)))
    world.settle()
    (row,) = listed(shop, "reason:no_stock")
    assert (row.state, "NO_STOCK" in row.reason.split(",")) == ("action_required", True)
    assert totals(shop)["b2b_action"] == 1
    assert listed(shop, "reason:scheduled") == []
    assert totals(depot)["b2b_to_pick"] == 0


def test_what_has_left_is_found_by_both(desks: Four, world: World) -> None:
    dock, shop, _, depot = desks
    for units in (2, 3):
        shop.do(b.CreateB2BOrder(b2b_draft_id=draft(shop, dock, units)))
        world.settle()
    gone = depot.rows(e.B2BOrder)[0].id
    query = SEARCHES["b2b_shipped"].query
    assert listed(depot, query) == []
    send_off(depot, gone)
    world.settle()
    for desk in (depot, shop):
        assert [row.id for row in listed(desk, query)] == [gone]

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""B2B orders while a desk takes its first state, page by page: boxes and shipments come after open orders,
and whatever page is the last for now, the list says what the rows say.
"""

from __future__ import annotations

import pytest

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import floor as f
from desktop_b2b.domain.commands import fulfilment as b
from desktop_b2b.services.queries import ListTransactions
from sync.client import snapshot as walking
from sync.server import snapshot
from tests.sync_flows.docks import Dock, open_depot, pack_up, send_off, stock_up
from tests.sync_flows.test_b2b_orders import draft
from tests.sync_flows.world import Desk, World, assert_projected


@pytest.fixture(autouse=True)
def _small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that a few orders take many pages."""
    monkeypatch.setattr(snapshot, "_LEAST", 1)
    monkeypatch.setattr(snapshot, "_MOST", 1_000)
    monkeypatch.setattr(snapshot, "_DOCUMENTS", 1)


@pytest.fixture
def labelled(world: World) -> tuple[str, str]:
    """An order that is labelled and still at the centre, beside one that has left; id and tracking number."""
    link = open_depot(world)
    shop, depot = world.desk("shop"), world.desk("depot")
    dock: Dock = stock_up(shop, depot, link)
    world.settle()
    for units in (2, 3):
        shop.do(b.CreateB2BOrder(b2b_draft_id=draft(shop, dock, units)))
        world.settle()
    waits, gone = sorted(depot.rows(e.B2BOrder), key=lambda order: order.units)
    send_off(depot, gone.id)
    shipment, box = pack_up(depot, waits.id)
    label = f.LabelValue(unit_id=box, code="1Z999")
    depot.do(f.LabelShipment(shipment_id=shipment, labels=(label,), carrier="Parcel Post"))
    world.settle()
    assert shop.row(e.B2BOrder, waits.id).state == "labelled"
    return waits.id, "1Z999"


def shown(desk: Desk, order_id: str) -> str | None:
    """The number that the list shows of an order; None where it is not listed."""
    rows = desk.store.answer(ListTransactions(query="kind:b2b_order")).rows
    return next((row.tracking for row in rows if row.id == order_id), None)


def loading(world: World, name: str) -> Desk:
    """A desk that is signed in and has nothing yet."""
    desk = world.desk(name, signed_in=False)
    world.sign_in(desk)
    return desk


@pytest.mark.parametrize("name", ["shop", "depot"])
def test_after_each_page_the_list_says_what_the_rows_say(
    world: World, labelled: tuple[str, str], name: str
) -> None:
    order_id, number = labelled
    desk = loading(world, name)
    seen: list[str | None] = []

    def look(_changes: object) -> None:
        assert_projected(desk.store)
        if desk.state(walking.WALK):
            seen.append(shown(desk, order_id))

    stop = desk.store.on_changes(look)
    desk.sync()
    stop()
    assert "" in seen, "it is listed before its box has come"
    assert number in seen, "and shows its number as soon as the box is there, not when all is"
    assert seen.index("") < seen.index(number)
    world.assert_converged(desk)


def test_a_walk_that_breaks_off_at_each_page_ends_the_same(world: World, labelled: tuple[str, str]) -> None:
    order_id, number = labelled
    desk = loading(world, "shop")
    desk.cable.walk_faults.extend(["", "lost_request"] * 200)
    broken = 0
    while not desk.try_sync():
        assert_projected(desk.store)
        broken += 1
    assert broken > 8
    assert shown(desk, order_id) == number
    world.assert_converged(desk)

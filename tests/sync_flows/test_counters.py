# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Counters of whole desks: after commands, pulls, rebases, snapshots, time: as counted from scratch."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from desktop_b2b.clock import DAY, HOUR
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import account as a
from desktop_b2b.domain.commands import views as v
from desktop_b2b.domain.dashboard import widget_id
from desktop_b2b.services.queries import Dashboard, ListAlerts
from desktop_b2b.storage import read_models
from tests.storage.read_models.counted import expected
from tests.sync_flows.trade import Trade
from tests.sync_flows.world import Desk, World, new_id

QUERIES = ("is:open", "partner:north", "is:pending", "has:issue", "has:message", "due:<1d", "is:unread")


def check(*desks: Desk) -> None:
    for desk in desks:
        asked = Dashboard(rows=6)
        kept = desk.store.answer(asked)
        with desk.store.reading() as db:
            scratch = read_models.answer(db, desk.store.viewer(), asked)
        now = desk.world.clock.now()
        assert [expected(*pair, now) for pair in zip(kept, scratch, strict=True)] == scratch
        alerts = desk.store.answer(ListAlerts(limit=1_000))
        with desk.store.reading() as db:
            wanted = read_models.answer(db, desk.store.viewer(), ListAlerts(limit=1_000))
        assert expected(alerts, wanted, now) == wanted
        assert alerts.total == sum(state.unread for state in kept)


def furnish(desk: Desk) -> None:
    for query in QUERIES:
        desk.do(v.SaveWidget(widget_id=new_id(), title=query, query=query, alert=True))
    desk.do(v.SaveWidget(widget_id=widget_id(desk.user, "draft"), alert=True))


def steps(trade: Trade, north: Desk, south: Desk) -> list[Callable[[], None]]:
    return [
        trade.save, trade.send,
        lambda: trade.answer(north, "north", "5"), lambda: trade.answer(south, "south", "6"),
        trade.assign, trade.order, lambda: trade.ship(north),
    ]  # fmt: skip


def test_a_whole_trade(world: World) -> None:
    shop, north, south = (world.desk(name) for name in ("shop", "north", "south"))
    desks = (shop, north, south)
    world.set_up_shop(shop)
    for desk in desks:
        furnish(desk)
    check(*desks)
    for step in steps(Trade(world, shop), north, south):
        step()
        check(*desks)
        world.settle()
        check(*desks)
        world.clock.advance(3 * HOUR)
        check(*desks)
    shop.do(a.MarkOpened(record_id=shop.rows(e.Order)[0].id), v.MarkAllSeen(seen_at=world.clock.now()))
    check(*desks)
    shop.do(a.SavePartner(partner_id=world.cards["north"], name="Norden"))
    check(*desks)
    world.clock.advance(30 * DAY)
    check(*desks)
    world.settle()
    check(*desks)


def test_a_rebase_a_refusal_and_a_withdrawal(world: World) -> None:
    first, second = world.desk("shop"), world.desk("shop")
    world.set_up_shop(first)
    world.settle()
    furnish(first)
    world.settle()
    request_id = new_id()
    first.do(world.draft(request_id))
    world.settle()
    check(first, second)
    first.do(world.draft(request_id, company="One"))
    second.do(world.draft(request_id, company="Two"))
    check(first, second)
    first.sync()
    second.sync()
    check(first, second)
    world.settle()
    check(first, second)
    receipt = second.do(world.draft(new_id()))
    check(second)
    second.store.withdraw(receipt.command_id)
    check(second)


def test_a_first_snapshot_while_the_dashboard_is_looked_at(world: World) -> None:
    shop = world.desk("shop")
    world.set_up_shop(shop)
    for _ in range(12):
        world.clock.advance(60_000)
        shop.do(world.draft(new_id()))
    furnish(shop)
    world.settle()
    other = world.desk("shop", signed_in=False)
    world.sign_in(other)
    check(other)
    heard: list[int] = []

    def look(_changes: object) -> None:
        check(other)
        heard.append(len(other.rows(e.Request)))

    stop = other.store.on_changes(look)
    other.sync()
    stop()
    assert heard[-1] == 12
    check(other)


@pytest.mark.parametrize("who", ["shop", "north"])
def test_another_person_signs_in(world: World, who: str) -> None:
    desk = world.desk(who)
    furnish(desk)
    check(desk)
    world.add_user(who, "bob@example.com")
    desk.sync()
    world.sign_in(desk, "bob@example.com")
    check(desk)
    desk.sync()
    check(desk)

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The main job: send, answer, assign, order, ship, slip; at three desks, over a network that is cut."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import account as a
from tests.sync_flows.trade import LOGO, Trade
from tests.sync_flows.world import Desk, World


def _with_logo(shop: Desk) -> None:
    digest = shop.store.store_file(LOGO, "image/jpeg")
    shop.do(a.SetLogo(organisation_id=shop.company, logo_hash=digest))


def _steps(trade: Trade, north: Desk, south: Desk) -> list[tuple[Desk, Callable[[], None]]]:
    return [
        (trade.shop, trade.save),
        (trade.shop, trade.send),
        (north, lambda: trade.answer(north, "north", "5")),
        (south, lambda: trade.answer(south, "south", "6")),
        (trade.shop, trade.assign),
        (trade.shop, trade.order),
        (north, lambda: trade.ship(north)),
    ]


def _assert_shipped(trade: Trade, north: Desk, south: Desk) -> None:
    assert trade.order_at(trade.shop).state == "shipped"
    assert trade.order_at(north).state == "shipped"
    assert trade.shop.row(e.Request, trade.request_id).state == "closed"
    assert south.rows(e.Order) == []
    assert south.rows(e.Answer)[0].state == "lost"
    assert north.rows(e.Answer)[0].state == "won"
    slip = trade.slip(north)
    assert slip == trade.slip(trade.shop)
    assert [(line.sku, int(line.shipped)) for line in slip.lines] == [("HAMMER", 10), ("NAILS", 10)]
    assert (slip.courier, slip.tracking) == ("Parcel Post", "PP123")
    assert slip.logo == LOGO


def test_from_draft_to_slip(any_world: World) -> None:
    shop, north, south = (any_world.desk(name) for name in ("shop", "north", "south"))
    any_world.set_up_shop(shop)
    _with_logo(shop)
    trade = Trade(any_world, shop)
    for desk, step in _steps(trade, north, south):
        any_world.settle()
        any_world.clock.advance(60_000)
        step()
        desk.sync()
    any_world.settle()
    _assert_shipped(trade, north, south)
    any_world.assert_converged()


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_every_step_while_the_network_is_cut(world: World, order: tuple[int, ...]) -> None:
    """Each step is taken offline; the desks come back one after the other, in any order."""
    desks = [world.desk(name) for name in ("shop", "north", "south")]
    shop, north, south = desks
    world.set_up_shop(shop)
    _with_logo(shop)
    trade = Trade(world, shop)
    for desk, step in _steps(trade, north, south):
        for one in desks:
            one.cable.is_cut = True
        step()
        assert not desk.try_sync()
        assert desk.state("sync.state") == "offline"
        assert desk.waiting()
        world.clock.advance(60_000)
        for index in order * 2:
            desks[index].cable.is_cut = False
            desks[index].sync()
            assert desks[index].state("sync.state") == "synced"
    world.settle()
    _assert_shipped(trade, north, south)
    world.assert_converged()


def test_many_steps_in_one_cut(world: World) -> None:
    """What needs nobody else is done offline in one go, and goes up as one lane."""
    shop, north, south = (world.desk(name) for name in ("shop", "north", "south"))
    for desk in (shop, north, south):
        desk.cable.is_cut = True
    world.set_up_shop(shop)
    trade = Trade(world, shop)
    trade.save()
    trade.send()
    assert shop.row(e.Request, trade.request_id).state == "queued"
    for desk in (shop, north, south):
        desk.cable.is_cut = False
    world.settle()
    assert shop.row(e.Request, trade.request_id).state == "waiting"
    for desk in (north, south):
        desk.cable.is_cut = True
    trade.answer(north, "north", "5")
    trade.answer(south, "south", "6")
    for desk in (south, north):
        desk.cable.is_cut = False
        desk.sync()
    shop.sync()
    shop.cable.is_cut = True
    trade.assign()
    trade.order()
    shop.cable.is_cut = False
    shop.sync()
    north.sync()
    north.cable.is_cut = True
    trade.ship(north)
    slip = trade.slip(north)
    north.cable.is_cut = False
    world.settle()
    assert trade.slip(shop) == slip
    world.assert_converged()


def test_the_logo_is_there_before_anybody_says_synced(world: World) -> None:
    """A supplier that goes offline right after its first round prints the retailer's logo."""
    shop = world.desk("shop")
    _with_logo(shop)
    shop.sync()
    north = world.desk("north")
    north.cable.is_cut = True
    (fact,) = (row for row in north.rows(e.LinkFact) if row.owner_id == shop.company)
    with north.store.reading() as db:
        assert db.query("SELECT content FROM file WHERE hash = ?", (fact.logo_hash,)) == [(LOGO,)]

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Two desks of a centre, and the retailer's: apart, they receive and count, and nothing is lost or doubled
(S1.24, S1.25).
"""

from __future__ import annotations

import random
from decimal import Decimal

import pytest

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import stock as s
from desktop_b2b.services.queries import ListIssues
from desktop_b2b.services.stock import lot_id
from tests.simulation.ledger import check_stock
from tests.sync_flows.docks import Dock, on_hand, open_depot, stock_up
from tests.sync_flows.world import Desk, World, new_id

D = Decimal


@pytest.fixture
def desks(world: World) -> tuple[Dock, Desk, Desk, Desk]:
    link = open_depot(world)
    shop, first, second = world.desk("shop"), world.desk("depot"), world.desk("depot")
    dock = stock_up(shop, first, link)
    world.settle()
    return dock, shop, first, second


def receive(dock: Dock, quantity: int) -> s.ReceiveStock:
    line = s.ReceivedLine(stock_item_id=dock.mug, quantity=D(quantity), bin_id=dock.bins[1])
    return s.ReceiveStock(receipt_id=new_id(), lines=(line,))


def count(dock: Dock, counted: int, expected: int) -> s.CountStock:
    line = s.CountedLine(
        stock_item_id=dock.mug, counted=D(counted), expected=D(expected), bin_id=dock.bins[0]
    )
    return s.CountStock(count_id=new_id(), lines=(line,), reason="yearly")


def test_the_retailer_sees_what_its_centre_has_and_nothing_of_the_house(
    desks: tuple[Dock, Desk, Desk, Desk], world: World
) -> None:
    dock, shop, _, _ = desks
    assert on_hand(shop, dock.mug) == 20
    assert shop.row(e.StockItem, dock.mug).inventory_id == "MUG"
    assert [copy.edition for copy in shop.rows(e.LinkTerms)] == [1]
    assert shop.rows(e.Bin) == shop.rows(e.BinStock) == shop.rows(e.BinMovement) == []
    world.assert_converged()


def test_s1_24_receipts_of_two_desks_add_up(desks: tuple[Dock, Desk, Desk, Desk], world: World) -> None:
    dock, shop, first, second = desks
    first.do(receive(dock, 5))
    second.do(receive(dock, 7))
    assert (on_hand(first, dock.mug), on_hand(second, dock.mug)) == (D(25), D(27))
    world.settle()
    assert {on_hand(desk, dock.mug) for desk in (shop, first, second)} == {D(32)}
    assert first.store.answer(ListIssues()) == []
    world.assert_converged()


def test_s1_25_a_count_and_a_receipt_apart_keep_both(
    desks: tuple[Dock, Desk, Desk, Desk], world: World
) -> None:
    dock, shop, first, second = desks
    first.do(receive(dock, 5))
    second.do(count(dock, 18, 20))
    world.settle()
    assert {on_hand(desk, dock.mug) for desk in (shop, first, second)} == {D(23)}
    world.assert_converged()


def test_s1_25_two_counts_of_one_place_meet_as_an_issue(
    desks: tuple[Dock, Desk, Desk, Desk], world: World
) -> None:
    """What is missing is missing once."""
    dock, shop, first, second = desks
    first.do(count(dock, 18, 20))
    second.do(count(dock, 18, 20))
    world.settle()
    assert {on_hand(desk, dock.mug) for desk in (shop, first, second)} == {D(18)}
    (view,) = first.store.answer(ListIssues())
    assert (view.issue.kind, view.issue.command) == ("conflict", "CountStock")
    world.assert_converged()


@pytest.mark.parametrize("seed", range(6))
def test_s1_24_whatever_two_desks_do_apart_nothing_is_lost_or_doubled(
    desks: tuple[Dock, Desk, Desk, Desk], world: World, seed: int
) -> None:
    dock, shop, *centre = desks
    dice = random.Random(seed)
    lot = lot_id(dock.mug, "")
    for _ in range(14):
        desk = dice.choice(centre)
        here = desk.rows(e.BinStock, 'WHERE "bin_id" = ?', bytes.fromhex(dock.bins[0]))[0].quantity
        quantity = dice.randint(1, 4)
        desk.do(
            dice.choice(
                [
                    receive(dock, quantity),
                    count(dock, int(here) + dice.randint(-1, 1), int(here)),
                    s.AdjustStock(stock_lot_id=lot, quantity=D(-1), reason="broken", bin_id=dock.bins[0]),
                    s.MoveBinStock(
                        stock_lot_id=lot, quantity=D(1), from_bin_id=dock.bins[0], to_bin_id=dock.bins[1]
                    ),
                ]
            )
        )
        if dice.random() < 0.3:
            dice.choice([shop, *centre]).sync()
    world.settle()
    assert len({on_hand(desk, dock.mug) for desk in (shop, *centre)}) == 1
    moved = centre[0].rows(e.StockMovement, 'WHERE "stock_lot_id" = ?', bytes.fromhex(lot))
    assert sum(one.quantity for one in moved) == on_hand(shop, dock.mug)
    for desk in (shop, *centre):
        with desk.store.reading() as db:
            check_stock(db)
    world.assert_converged()

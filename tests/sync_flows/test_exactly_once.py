# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""However the network treats them, commands are taken once, in order, and none is lost."""

from __future__ import annotations

import random

import pytest

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import account as a
from desktop_b2b.domain.commands import sourcing as c
from tests.sync_flows.trade import Trade
from tests.sync_flows.world import Desk, World, new_id

FAULTS = ("lost_request", "lost_reply", "twice", "late", "old_reply")


def _persist(desk: Desk) -> None:
    """Rounds until one gets through; late requests arrive between them."""
    for _ in range(50):
        is_through = desk.try_sync()
        desk.cable.deliver_late()
        if is_through:
            return
    raise AssertionError("no round gets through")


def _assert_once(world: World, *desks: Desk) -> None:
    for desk in desks:
        desk.cable.faults.clear()
    world.settle()
    given = sorted(command_id for desk in desks for command_id in desk.given)
    assert sorted(world.command_log()) == given
    world.assert_converged()


@pytest.mark.parametrize("fault", FAULTS)
def test_one_fault_at_every_exchange(world: World, fault: str) -> None:
    desks = shop, north, south = [world.desk(name) for name in ("shop", "north", "south")]
    world.set_up_shop(shop)
    trade = Trade(world, shop)
    for desk, step in (
        (shop, trade.save),
        (shop, trade.send),
        (north, lambda: trade.answer(north, "north", "5")),
        (south, lambda: trade.answer(south, "south", "6")),
        (shop, trade.order),
        (north, lambda: trade.ship(north)),
    ):
        step()
        for one in (desk, *desks):
            one.cable.faults.extend([fault, "", fault])
            _persist(one)
    _assert_once(world, shop, north, south)
    assert trade.order_at(shop).state == "shipped"
    assert len(north.rows(e.Shipment)) == 1


def test_a_request_that_arrives_after_its_repetition_harms_nobody(world: World) -> None:
    shop = world.desk("shop")
    shop.do(a.SaveContact(contact_id=new_id(), company="One"))
    shop.cable.faults.append("late")
    assert not shop.try_sync()
    shop.do(a.SaveContact(contact_id=new_id(), company="Two"))
    shop.sync()
    shop.cable.deliver_late()
    shop.do(a.SaveContact(contact_id=new_id(), company="Three"))
    shop.sync()
    _assert_once(world, shop)


@pytest.mark.parametrize("seed", range(6))
def test_any_faults(world: World, seed: int) -> None:
    dice = random.Random(seed)
    desks = shop, second, north = [world.desk("shop"), world.desk("shop"), world.desk("north")]
    world.set_up_shop(shop)
    world.settle()
    requests: list[str] = []
    for _ in range(40):
        desk = dice.choice(desks)
        desk.cable.faults.extend(dice.choices(["", *FAULTS], [5, 1, 2, 1, 2, 1], k=2))
        world.clock.advance(1000)
        action = dice.randrange(4)
        if desk is not north and action == 0:
            requests.append(new_id())
            desk.do(world.draft(requests[-1], world.line(partners=("north",))))
        elif desk is not north and action == 1 and requests:
            request_id = dice.choice(requests)
            for request in desk.rows(e.Request, 'WHERE "id" = ?', bytes.fromhex(request_id)):
                if request.state == "draft":
                    desk.do(c.SendRequest(request_id=request_id))
        elif desk is north and action < 2:
            for inquiry in desk.rows(e.Inquiry, "WHERE \"state\" = 'waiting'")[:1]:
                desk.do(c.DeclineInquiry(inquiry_id=inquiry.id, reason="No stock"))
        else:
            desk.try_sync()
        if dice.random() < 0.3:
            desk.cable.deliver_late()
        if dice.random() < 0.1 and desk is not north:
            desk.do(a.MarkSeen(widgets=("all",), seen_at=world.clock.now()))
    for desk in desks:
        desk.cable.faults.clear()
        _persist(desk)
    _assert_once(world, shop, second, north)


def test_lane_numbers_have_no_gaps_and_no_repeats(world: World) -> None:
    shop = world.desk("shop")
    for _ in range(3):
        shop.cable.faults.extend(["lost_reply", "lost_request"])
        shop.do(a.SaveContact(contact_id=new_id(), company="One"))
        _persist(shop)
    world.settle()
    with world.server.readers.snapshot() as db:
        numbers = [row[0] for row in db.query('SELECT "lane_seq" FROM "command_log" ORDER BY "lane_seq"')]
    assert numbers == [1, 2, 3]


def test_a_push_of_many_goes_in_parts_and_comes_back_as_one_change(world: World) -> None:
    shop = world.desk("shop")
    contacts = [new_id() for _ in range(450)]
    for contact in contacts:
        shop.do(a.SaveContact(contact_id=contact, company="One"))
    commits: list[int] = []
    details: list[str] = []
    stop = shop.store.on_changes(lambda changes: commits.append(len(shop.waiting())))
    stop_listening = shop.store.on_changes(lambda changes: details.append(shop.state("sync.detail")))
    done = shop.sync()
    stop()
    stop_listening()
    assert done.pushed == 450
    assert list(dict.fromkeys(details)) == ["", "200/450", "400/450"]
    assert details[-1] == ""
    assert [sum(len(lane.commands) for lane in sent.lanes) for sent in shop.cable.sent[1:]] == [200, 200, 50]
    assert set(commits) <= {450, 0}
    world.assert_converged()


def test_a_large_command_travels_alone(world: World) -> None:
    shop = world.desk("shop")
    lines = tuple(c.LinePatch(id=new_id(), sku=f"S{n}", description="d" * 400) for n in range(1500))
    shop.do(
        a.SaveContact(contact_id=new_id(), company="Before"),
        world.draft(new_id(), *lines),
        a.SaveContact(contact_id=new_id(), company="After"),
    )
    shop.sync()
    assert [sum(len(lane.commands) for lane in sent.lanes) for sent in shop.cable.sent[1:]] == [1, 1, 1]
    world.assert_converged()

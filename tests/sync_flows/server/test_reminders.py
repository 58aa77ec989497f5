# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Reminders of deadlines, of shipments, of requests that a person must decide: S2.6, S2.9, S2.94.

Each goes to the right side, once, and not at all where it has become needless.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_b2b.clock import DAY, HOUR
from desktop_b2b.domain.commands import sourcing as c
from sync.server.dispatcher import Dispatcher
from sync.server.mail import parse_smtp
from tests.sync_flows.server.hands import Hand, Market, new_id
from tests.sync_flows.server.relay import Relay
from tests.sync_flows.trade import Trade
from tests.sync_flows.world import World


@pytest.fixture
def relay() -> Iterator[Relay]:
    found = Relay()
    yield found
    found.stop()


class Office:
    """A shop that asks north, and the post."""

    def __init__(self, market: Market, relay: Relay) -> None:
        self.market, self.relay = market, relay
        self.shop = market.hand("shop")
        self.north = market.hand("north")
        self.line = market.line(partners="north")

    def send(self, hours: int = 24, **more: str) -> str:
        """A request with so many hours to answer."""
        request_id = new_id()
        partner = c.PartnerPatch(
            partner_id=self.market.cards["shop north"],
            deadline_at=self.market.clock.now() + hours * HOUR,
        )
        draft = self.market.draft(request_id, self.line, partners=(partner,), **more)
        assert self.shop.do(draft) == "committed"
        assert self.shop.do(c.SendRequest(request_id=request_id)) == "committed"
        return request_id

    def postpone(self, request_id: str, hours: int) -> None:
        change = c.ChangeDeadline(
            request_id=request_id,
            request_partner_ids=(self.market.inquiry(request_id, "north"),),
            deadline_at=self.market.clock.now() + hours * HOUR,
            deadline_zone="UTC",
        )
        assert self.shop.do(change) == "committed"

    def pass_time(self, hours: int) -> None:
        self.market.clock.advance(hours * HOUR)
        self.market.server.scheduler.run_due()

    def post(self) -> list[tuple[str, str]]:
        """The letters that go now: to whom, and about what."""
        server = self.market.server
        sender = server.smtp_sender(parse_smtp(self.relay.url))
        before = _sent(self.market)
        Dispatcher(server.readers, server.executor, server.clock, (sender,), "post").run_due()
        letters = [self.relay.mail() for _ in range(_sent(self.market) - before)]
        return sorted((str(letter["To"]).partition("@")[0], str(letter["Subject"])) for letter in letters)

    def number(self, hand: Hand, kind: str, row_id: str) -> str:
        return str(hand.pull().rows[kind, row_id]["number"])


def _sent(market: Market) -> int:
    with market.server.readers.snapshot() as db:
        return int(db.query('SELECT count(*) FROM "effect" WHERE "state" = \'sent\'')[0][0])


@pytest.fixture
def office(market: Market, relay: Relay) -> Office:
    return Office(market, relay)


def test_s2_94_who_has_not_answered_is_reminded_before_the_deadline_once(office: Office) -> None:
    request_id = office.send()
    number = office.number(office.north, "inquiry", office.market.inquiry(request_id, "north"))
    assert [to for to, _subject in office.post()] == ["north"]
    office.pass_time(17)
    assert office.post() == []
    office.pass_time(1)
    ((to, subject),) = office.post()
    assert (to, subject.startswith(f"Answer request {number} by ")) == ("north", True)
    office.pass_time(1)
    assert office.post() == []


def test_who_has_answered_is_left_alone(office: Office) -> None:
    request_id = office.send()
    office.post()
    answer = office.market.answer(request_id, "north", office.line)
    assert office.north.do(answer) == "committed"
    office.pass_time(20)
    assert office.post() == []


def test_another_deadline_has_its_own_reminder_and_the_former_one_is_not_sent(office: Office) -> None:
    request_id = office.send()
    office.post()
    office.postpone(request_id, 48)
    office.postpone(request_id, 48)
    office.pass_time(20)
    assert office.post() == [], "the former deadline's"
    office.pass_time(17)
    assert [to for to, _subject in office.post()] == ["north"]


def test_a_short_time_has_no_reminder(office: Office) -> None:
    office.send(hours=1)
    assert [to for to, _subject in office.post()] == ["north"]
    office.pass_time(2)
    assert [to for to, _subject in office.post()] == ["shop"], "the time is over"


def test_s2_94_the_retailer_is_told_once_that_the_time_is_over(office: Office) -> None:
    request_id = office.send()
    office.post()
    number = office.number(office.shop, "request", request_id)
    office.pass_time(25)
    assert office.post() == [("shop", f"The time to answer request {number} is over")]
    office.pass_time(1)
    assert office.post() == []


def test_s2_9_an_automatic_request_that_cannot_be_filled_warns_and_is_decided_by_a_person(
    office: Office,
) -> None:
    request_id = office.send(mode="automatic")
    office.post()
    number = office.number(office.shop, "request", request_id)
    office.pass_time(25)
    assert office.post() == [("shop", f"Request {number} cannot be filled by itself")]


def test_what_was_decided_meanwhile_needs_no_word(office: Office) -> None:
    request_id = office.send()
    office.post()
    office.pass_time(25)
    assert office.shop.do(c.CancelRequest(request_id=request_id)) == "committed"
    assert office.post() == []


def test_s2_6_both_sides_are_reminded_of_goods_that_have_not_left(tmp_path: Path, relay: Relay) -> None:
    world = World(tmp_path)
    shop, north, south = world.desk("shop"), world.desk("north"), world.desk("south")
    world.set_up_shop(shop)
    trade = Trade(world, shop)
    trade.save()
    trade.send()
    world.settle()
    trade.answer(north, "north", "5")
    trade.answer(south, "south", "6")
    world.settle()
    trade.order()
    world.settle()
    server = world.server
    sender = server.smtp_sender(parse_smtp(relay.url))
    post = Dispatcher(server.readers, server.executor, server.clock, (sender,), "post")
    post.run_due()
    number = trade.order_at(north).number
    world.clock.advance(47 * HOUR)
    post.run_due()
    world.clock.advance(2 * HOUR)
    post.run_due()
    world.clock.advance(DAY)
    post.run_due()
    subjects = [str(letter["Subject"]) for letter in relay.left() if number in str(letter["Subject"])]
    assert sorted(subjects) == [
        f"Order {number} is to be shipped",
        f"north-company has not shipped order {number} yet",
    ]

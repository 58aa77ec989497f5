# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Deadlines are judged at their instant, once, whoever is connected."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_b2b.clock import HOUR, ManualClock
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import sourcing as c
from desktop_b2b.domain.values import child_id
from sync.server.database import Database
from tests.sync_flows.server.hands import NOON, Hand, Market


def state(hand: Hand, request_id: str) -> str:
    return str(hand.pull().row(e.Request, request_id)["state"])


def test_a_deadline_closes_its_request_once(market: Market) -> None:
    shop = market.hand("shop")
    request_id = market.send_request(shop)
    scheduler = market.server.scheduler
    deadline = shop.row(e.RequestPartner, market.inquiry(request_id, "north"))["deadline_at"]
    assert scheduler.next_due() == deadline
    market.clock.instant = deadline
    assert scheduler.run_due() == []
    assert state(shop, request_id) == "waiting"
    market.beyond_deadline()
    given = {outcome.id: outcome.outcome for outcome in scheduler.run_due()}
    assert given[child_id(request_id, "deadline", deadline)] == "committed"
    assert state(shop, request_id) == "need_attention"
    assert scheduler.run_due() == []
    assert scheduler.next_due() is None


def test_an_answer_in_time_is_not_closed(market: Market) -> None:
    shop, north = market.hand("shop"), market.hand("north")
    line = market.line(partners="north")
    request_id = market.send_request(shop, line)
    north.pull().do(market.answer(request_id, "north", line))
    market.beyond_deadline()
    assert market.server.scheduler.run_due() == []


def test_an_answer_after_the_deadline_is_late(market: Market) -> None:
    """The instant of receipt decides, whatever the desk's clock said."""
    shop, north = market.hand("shop"), market.hand("north")
    line = market.line(partners="north")
    request_id = market.send_request(shop, line)
    market.beyond_deadline()
    assert north.pull().do(market.answer(request_id, "north", line), made_at=NOON) == "committed"
    assert north.row(e.Answer, market.inquiry(request_id, "north"))["late"] == 1


def test_a_reopened_deadline_is_judged_again(small_market: Market) -> None:
    market = small_market
    shop = market.hand("shop")
    request_id = market.send_request(shop, market.line(partners="north"))
    market.beyond_deadline()
    market.server.scheduler.run_due()
    assert state(shop, request_id) == "need_attention"
    later = market.clock.now() + HOUR
    change = c.ChangeDeadline(
        request_id=request_id,
        request_partner_ids=(market.inquiry(request_id, "north"),),
        deadline_at=later,
        deadline_zone="UTC",
    )
    assert shop.do(change) == "committed"
    assert state(shop, request_id) == "waiting"
    assert market.server.scheduler.next_due() == later
    market.clock.instant = later
    assert market.server.scheduler.run_due() == []
    market.clock.instant = later + 1
    assert [outcome.outcome for outcome in market.server.scheduler.run_due()] == ["committed"]
    assert state(shop, request_id) == "need_attention"


def test_two_servers_of_one_database_judge_once(database: Database) -> None:
    market = Market(database, background=False)
    shop = market.hand("shop")
    request_id = market.send_request(shop)
    market.beyond_deadline()
    other = Market.beside(market)
    try:
        outcomes = [other.scheduler.run_due(), market.server.scheduler.run_due()]
        assert [o.outcome for o in outcomes[0]] == ["committed"] * len(outcomes[0])
        assert outcomes[1] == []
        assert state(shop, request_id) == "need_attention"
    finally:
        other.close()
        market.close()


def test_the_thread_wakes_at_the_deadline(tmp_path: Path) -> None:
    """The clock moves, the scheduler is told, and who waits for news hears of the verdict."""
    market = Market(Database(tmp_path / "server.db"), ManualClock(NOON))
    try:
        shop = market.hand("shop")
        request_id = market.send_request(shop)
        market.beyond_deadline()
        market.server.scheduler.wake()
        known = {scope: cursor.seq for scope, cursor in shop.cursors.items()}
        heads = market.gateway.wait(shop.me.token, known, 20)
        assert any(head > known[scope] for scope, head in heads.heads.items())
        assert state(shop, request_id) == "need_attention"
    finally:
        market.close()


@pytest.mark.expected_logs("ERROR sync.server.scheduler: deadline command [0-9a-f]{32}: rejected")
def test_what_the_rules_refuse_is_told_and_not_given_again(
    small_market: Market, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desktop_b2b.errors import UserError
    from desktop_b2b.services import bus

    market = small_market
    market.send_request(market.hand("shop"), market.line(partners="north"))
    market.beyond_deadline()

    def refuse(*_: object) -> None:
        raise UserError("no", "No.")

    monkeypatch.setattr(bus, "run", refuse)
    assert [outcome.outcome for outcome in market.server.scheduler.run_due()] == ["rejected"]
    assert market.server.scheduler.run_due() == []

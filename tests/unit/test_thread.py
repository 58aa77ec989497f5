# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The main job from the draft to the shipped order, and what nobody else may ever see of it (law 3)."""

from __future__ import annotations

import dataclasses
from decimal import Decimal

import pytest

from desktop_b2b.clock import HOUR
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.actor import Actor
from desktop_b2b.domain.commands import sourcing as c
from tests.unit.memory_uow import an_id
from tests.unit.sourcing import EMAIL, LIMIT, Trade

D = Decimal


@pytest.fixture
def trade() -> Trade:
    return Trade()


def test_from_draft_to_shipped(trade: Trade) -> None:
    request_id = trade.draft()
    assert trade.row(e.Request, request_id).state == "draft"
    trade.do(trade.shop, c.SendRequest(request_id=request_id), server=False)
    assert trade.row(e.Request, request_id).state == "queued"


def test_whole_trade(trade: Trade) -> None:
    request_id = trade.send()
    request = trade.row(e.Request, request_id)
    assert request.state == "waiting"
    assert (request.asked_count, request.answered_count, request.line_count) == (2, 0, 2)
    assert request.next_deadline_at == trade.now + 24 * HOUR
    trade.answer(request_id, "north", a="10@5.00", b="5@2.50")
    trade.answer(request_id, "south", a="4@4.00", shipping=D("9.90"))
    request = trade.row(e.Request, request_id)
    assert (request.state, request.reason) == ("need_attention", "ANSWERS_IN")
    assert (request.answered_count, request.next_deadline_at) == (2, None)
    trade.place(request_id, ("north", "a", 6), ("south", "a", 4), ("north", "b", 5))
    request = trade.row(e.Request, request_id)
    assert request.state == "closed"
    assert request.closed_at == trade.now
    north = trade.one(e.Order, inquiry_id=trade.inquiry_id(request_id, "north"))
    south = trade.one(e.Order, inquiry_id=trade.inquiry_id(request_id, "south"))
    assert (north.state, north.total, north.shipping_cost) == ("sent", D("42.50"), D(0))
    assert (south.total, south.shipping_cost) == (D("25.90"), D("9.90"))
    assert north.ship_by == trade.now + 48 * HOUR
    assert north.ship_by_zone == "Europe/Paris"
    trade.ship(north, a=6, b=2)
    assert trade.row(e.Order, north.id).state == "part_shipped"
    trade.ship(north, "rest", b=3)
    shipped = trade.row(e.Order, north.id)
    assert (shipped.state, shipped.shipped_at) == ("shipped", trade.now)
    assert trade.one(e.Shipment, id=an_id("rest")).tracking == "TN-rest"


def everything(trade: Trade) -> str:
    """A trade with every kind of row in it; the request's id."""
    trade.send("other", trade.line("c", 3, "west", max_price=LIMIT))
    request_id = trade.send()
    trade.answer(request_id, "north", a="10@5.00", b="5@2.50")
    trade.answer(request_id, "south", a="4@4.00", shipping=D("9.90"))
    for partner in ("north", "south"):
        inquiry_id = trade.inquiry_id(request_id, partner)
        for actor in (trade.shop, trade.supplier(partner)):
            message_id = an_id(f"message {partner} {actor.name}")
            trade.do(actor, c.PostMessage(message_id=message_id, thread_id=inquiry_id, body="Hello"))
    trade.place(request_id, ("north", "a", 6), ("south", "a", 4), ("north", "b", 5))
    trade.ship(trade.one(e.Order, inquiry_id=trade.inquiry_id(request_id, "north")), a=6, b=5)
    return request_id


def as_text(row: e.Row) -> str:
    return repr(dataclasses.asdict(row))


def test_the_secrets_are_there_to_be_found(trade: Trade) -> None:
    everything(trade)
    mine = "".join(as_text(row) for row in trade.seen_by(trade.shop))
    assert EMAIL in mine
    assert str(LIMIT) in mine


@pytest.mark.parametrize("partner", ["north", "south", "west"])
def test_no_supplier_sees_email_limit_or_rival(trade: Trade, partner: str) -> None:
    request_id = everything(trade)
    actor = trade.supplier(partner)
    rivals: list[Actor] = [trade.supplier(name) for name in ("north", "south", "west") if name != partner]
    forbidden = [EMAIL, str(LIMIT), request_id, trade.row(e.Request, request_id).number]
    forbidden += [trade.cards[name] for name in trade.cards]
    forbidden += [an_id(line) for line in ("a", "b", "c")]
    for rival in rivals:
        forbidden.append(rival.organisation_id)
        name = trade.row(e.Organisation, rival.organisation_id).name
        forbidden.append(f"'{name}'")
    received = list(trade.seen_by(actor))
    assert any(isinstance(row, e.Inquiry) for row in received)
    for row in received:
        text = as_text(row)
        for secret in forbidden:
            assert secret not in text, f"{type(row).__name__} shows {secret}"


def test_positions_count_the_partners_own_lines(trade: Trade) -> None:
    request_id = trade.send(
        "request", trade.line("a", partners="north"), trade.line("b", partners="south"), trade.line("c")
    )
    for partner in ("north", "south"):
        inquiry_id = trade.inquiry_id(request_id, partner)
        keys = [line.sort_key for line in trade.all(e.InquiryLine, inquiry_id=inquiry_id)]
        assert keys == ["0000000400", "0000000800"]


def test_hashes_on_orders_do_not_tell_siblings(trade: Trade) -> None:
    everything(trade)
    hashes = [order.preview_hash for order in trade.all(e.Order)]
    assert len(set(hashes)) == len(hashes) == 2

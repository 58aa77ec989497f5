# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A trade from request to answer over the server, on both databases."""

from __future__ import annotations

from decimal import Decimal

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import sourcing as c
from tests.sync_flows.server.hands import Market, new_id


def test_a_request_reaches_its_suppliers_and_their_answers_come_back(market: Market) -> None:
    shop, north, south = market.hand("shop"), market.hand("north"), market.hand("south")
    line = market.line()
    request_id = market.send_request(shop, line)
    assert shop.row(e.Request, request_id)["state"] == "waiting"
    assert north.pull().row(e.Inquiry, market.inquiry(request_id, "north"))["state"] == "waiting"
    assert south.pull().row(e.Inquiry, market.inquiry(request_id, "south"))["state"] == "waiting"
    assert north.do(market.answer(request_id, "north", line)) == "committed"
    assert shop.pull().row(e.AnswerLine, market.ask(request_id, "north", line))["price"] == 5_000_000
    assert len(shop.table(e.CommandResult)) == 2
    assert shop.row(e.RequestPartner, market.inquiry(request_id, "north"))["state"] == "answered"


def test_a_refused_command_is_kept_as_an_issue(market: Market) -> None:
    shop = market.hand("shop")
    envelope = shop.envelope(c.SendRequest(request_id=new_id()))
    reply = shop.exchange(envelope)
    assert [(o.outcome, o.code) for o in reply.outcomes] == [("rejected", "record.missing")]
    issue = shop.row(e.SyncIssue, envelope.id)
    assert (issue["kind"], issue["state"], issue["code"]) == ("rejected", "open", "record.missing")
    assert issue["body"].encode() == envelope.body
    assert shop.row(e.CommandResult, envelope.id)["outcome"] == "rejected"


def test_amounts_travel_exactly(market: Market) -> None:
    shop = market.hand("shop")
    line = market.line()
    market.send_request(shop, line)
    assert shop.row(e.RequestLinePrivate, line.id)["max_price"] == 7_654_321
    assert Decimal(shop.row(e.RequestLine, line.id)["quantity"]) == 10_000_000

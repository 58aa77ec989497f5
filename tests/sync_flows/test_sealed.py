# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Sealed answers (N8): before the opening the retailer holds no price, and the server gives it none."""

from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import sourcing as c
from desktop_b2b.domain.values import to_scaled
from desktop_b2b.services.queries import GetInquiry, GetMatrix
from tests.sync_flows.world import Desk, World, new_id

PRICE = Decimal("6.543219")
SCALED = to_scaled(PRICE)
COMMENT = "canary of a comment"
REASON = "canary of a reason"
#: The price as it would be found: text in a database, an event or a letter, a number on the wire.
MARKS = (str(SCALED).encode(), b"6.543219", SCALED.to_bytes(4, "big"), COMMENT.encode(), REASON.encode())


class Sealed:
    """A request under seal, answered by North, declined by South."""

    def __init__(self, world: World, **more: str) -> None:
        self.world = world
        self.shop, self.north, self.south = (world.desk(name) for name in ("shop", "north", "south"))
        world.set_up_shop(self.shop)
        self.line = world.line()
        self.request_id = new_id()
        self.shop.do(
            world.draft(self.request_id, self.line, sealed=True, **more),
            c.SendRequest(request_id=self.request_id),
        )
        for desk in (self.shop, self.north, self.south):
            desk.sync()
        answer = world.answer(self.request_id, "north", self.line, price=str(PRICE))
        draft = c.SaveAnswerDraft(inquiry_id=answer.inquiry_id, comment=COMMENT, lines=answer.lines)
        self.north.do(draft, msgspec.structs.replace(answer, comment=COMMENT))
        self.south.do(c.DeclineInquiry(inquiry_id=world.inquiry(self.request_id, "south"), reason=REASON))
        for desk in (self.north, self.south, self.shop):
            desk.sync()

    def found(self, desk: Desk) -> list[bytes]:
        """The marks that a desk has, or that the server ever gave it."""
        given = desk.dump() + b"".join(desk.cable.received)
        return [mark for mark in MARKS if mark in given]

    def beyond_deadline(self) -> None:
        """The last deadline passes, and the server looks."""
        self.world.beyond_deadline()
        self.world.server.scheduler.run_due()
        self.world.server.assigner.run_due()
        self.shop.sync()


def test_n8_no_byte_of_an_answer_reaches_the_retailer_before_the_opening(world: World) -> None:
    trade = Sealed(world)
    assert trade.found(trade.shop) == []
    assert trade.found(trade.south) == [REASON.encode()]
    # A device of the retailer that comes anew gets no more than the others.
    fresh = world.desk("shop")
    assert trade.found(fresh) == []
    view = trade.shop.store.answer(GetMatrix(request_id=trade.request_id))
    assert [(one.answer, one.receipt is not None) for one in view.partners] == [(None, True), (None, True)]
    assert view.request.answered_count == 2
    # Its author sees what it sent.
    mine = trade.north.store.answer(GetInquiry(inquiry_id=world.inquiry(trade.request_id, "north")))
    assert mine.answer is not None
    assert (mine.answer.comment, mine.answer_lines[0].price) == (COMMENT, PRICE)

    trade.beyond_deadline()
    found = trade.found(trade.shop)
    assert {MARKS[0], COMMENT.encode(), REASON.encode()} <= set(found)
    opened = trade.shop.store.answer(GetMatrix(request_id=trade.request_id))
    states = {one.partner.name: one.answer.state for one in opened.partners if one.answer is not None}
    assert sorted(states.values()) == ["declined", "submitted"]
    assert trade.found(trade.south) == [REASON.encode()]
    desks = (trade.shop, fresh, trade.north, trade.south)
    world.settle(*desks)
    world.assert_converged(*desks)


def test_n8_the_server_orders_by_itself_once_it_has_opened(world: World) -> None:
    trade = Sealed(world, mode="automatic")
    world.server.assigner.run_due()
    trade.shop.sync()
    assert trade.shop.rows(e.Order) == []
    trade.beyond_deadline()
    (order,) = trade.shop.rows(e.Order)
    assert order.total == Decimal("65.43")
    assert trade.shop.row(e.Request, trade.request_id).state == "closed"


@pytest.mark.parametrize("mode", ["manual", "automatic"])
def test_n8_an_answer_made_offline_and_sent_after_the_opening_is_late(world: World, mode: str) -> None:
    """A20: what a desk sealed for itself is an open, late answer where the server has opened meanwhile."""
    shop, north = world.desk("shop"), world.desk("north")
    world.set_up_shop(shop)
    line, request_id = world.line(partners=("north",)), new_id()
    shop.do(world.draft(request_id, line, sealed=True, mode=mode), c.SendRequest(request_id=request_id))
    shop.sync()
    north.sync()
    north.do(world.answer(request_id, "north", line))
    assert len(north.rows(e.SealedAnswer)) == 1
    world.beyond_deadline()
    world.server.scheduler.run_due()
    north.sync()
    assert north.rows(e.SealedAnswer) == []
    shop.sync()
    (answer,) = shop.rows(e.Answer)
    assert (answer.state, answer.late) == ("late", True)
    world.settle(shop, north)
    world.assert_converged(shop, north)

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Sealed answers (N8): until the last deadline only their author has them; then all are opened at once."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop_b2b.clock import HOUR
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import sourcing as c
from tests.unit.memory_uow import an_id
from tests.unit.sourcing import Trade

D = Decimal
R = an_id("request")


@pytest.fixture
def trade() -> Trade:
    """North (24 hours) and South (48 hours) are asked under seal."""
    trade = Trade()
    trade.send(sealed=True)
    return trade


def close_deadlines(trade: Trade) -> None:
    """What the scheduler does when a request's deadline is over."""
    trade.system(c.CloseDeadlines(request_id=R), trade.shop.organisation_id)


def request(trade: Trade) -> e.Request:
    return trade.row(e.Request, R)


def partner(trade: Trade, name: str) -> e.RequestPartner:
    return trade.row(e.RequestPartner, trade.inquiry_id(R, name))


def deadline(trade: Trade, name: str) -> int:
    return trade.row(e.Inquiry, trade.inquiry_id(R, name)).deadline_at


def visible(trade: Trade) -> list[e.Row]:
    """All rows that the retailer's devices have, its own included."""
    shop = trade.shop.organisation_id
    kinds = (e.Answer, e.AnswerLine, e.SealedAnswer, e.AnswerReceipt)
    return [row for kind in kinds for row in trade.all(kind) if shop in (row.owner_id, row.counterpart_id)]


def test_n8_only_that_an_answer_came_is_known(trade: Trade) -> None:
    trade.answer(R, "north", a="10@5.00", b="5@2.50")
    (receipt,) = visible(trade)
    assert isinstance(receipt, e.AnswerReceipt)
    assert (receipt.revision, receipt.received_at) == (1, trade.now)
    assert partner(trade, "north").state == "answered"
    assert (request(trade).answered_count, request(trade).state) == (1, "waiting")
    assert {row.state for row in trade.all(e.RequestLine)} == {"open"}
    trade.answer(R, "north", a="9@4.00")
    (receipt,) = visible(trade)
    assert isinstance(receipt, e.AnswerReceipt)
    assert receipt.revision == 2


def test_n8_a_refusal_looks_like_an_answer(trade: Trade) -> None:
    trade.do(trade.north, c.DeclineInquiry(inquiry_id=trade.inquiry_id(R, "north"), reason="Too far"))
    (receipt,) = visible(trade)
    assert isinstance(receipt, e.AnswerReceipt)
    assert partner(trade, "north").state == "answered"
    assert trade.row(e.Inquiry, trade.inquiry_id(R, "north")).state == "answered"


def test_n8_opened_for_all_at_once_at_the_last_deadline(trade: Trade) -> None:
    trade.answer(R, "north", a=("6", "5.00", "4"), b="5@2.50")
    trade.do(trade.south, c.DeclineInquiry(inquiry_id=trade.inquiry_id(R, "south"), reason="Too far"))
    # All answered: the seal holds until the deadline all the same.
    assert request(trade).next_deadline_at == deadline(trade, "south")
    trade.now = deadline(trade, "north") + 1
    close_deadlines(trade)
    assert request(trade).opened_at is None
    trade.now = deadline(trade, "south")
    close_deadlines(trade)  # a deadline's own instant is in time
    assert request(trade).opened_at is None
    trade.now += 1
    close_deadlines(trade)
    assert (request(trade).opened_at, request(trade).next_deadline_at) == (trade.now, None)
    assert trade.all(e.SealedAnswer) == trade.all(e.AnswerReceipt) == []
    north = trade.row(e.Answer, trade.inquiry_id(R, "north"))
    south = trade.row(e.Answer, trade.inquiry_id(R, "south"))
    assert (north.state, south.state, south.decline_reason) == ("submitted", "declined", "Too far")
    line = trade.row(e.AnswerLine, trade.ask_id(R, "north", "a"))
    assert (line.ready, line.backorder, line.price) == (D(6), D(4), D(5))
    assert north.counterpart_id == line.counterpart_id == trade.shop.organisation_id
    assert (partner(trade, "north").state, partner(trade, "south").state) == ("answered", "declined")
    assert (request(trade).state, request(trade).reason) == ("need_attention", "ANSWERS_IN")
    trade.place(R, ("north", "a", 10), ("north", "b", 5))


def test_n8_nothing_can_be_ordered_before(trade: Trade) -> None:
    trade.answer(R, "north", a="10@5.00", b="5@2.50")
    with trade.refused("order.no_price"):
        trade.place(R, ("north", "a", 10))
    with trade.refused("proposal.sealed", "document_id"):
        found = an_id("p")
        trade.do(
            trade.north,
            c.ProposeChange(
                proposal_id=f"{found[:12]}7{found[13:]}", document_id=trade.inquiry_id(R, "north"),
                line_id=trade.ask_id(R, "north", "a"), kind="price", price=D(4), reason="Better",
            ),
        )  # fmt: skip


def test_n8_a_revision_keeps_what_it_does_not_say(trade: Trade) -> None:
    line = c.AnswerLineValue(
        inquiry_line_id=trade.ask_id(R, "north", "a"), ready=D(8), price=D(5), minimum=D(2), multiple=D(2)
    )
    inquiry_id = trade.inquiry_id(R, "north")
    terms = c.AnswerTerms(shipping_kind="per_unit", minimum_order=D(20))
    trade.do(
        trade.north, c.SubmitAnswer(inquiry_id=inquiry_id, shipping_cost=D(1), terms=terms, lines=(line,))
    )
    trade.answer(R, "north", a="10@4.50", shipping=D(2))
    trade.now = deadline(trade, "south") + 1
    close_deadlines(trade)
    answer, opened = trade.row(e.Answer, inquiry_id), trade.row(e.AnswerLine, line.inquiry_line_id)
    assert (answer.revision, answer.shipping_kind, answer.minimum_order) == (2, "per_unit", D(20))
    assert (opened.ready, opened.price, opened.minimum, opened.multiple) == (D(10), D("4.50"), D(2), D(2))


def test_n8_late_answers_are_late_under_seal_and_after_it(trade: Trade) -> None:
    """A19: North is late while South still has time: it is opened with the others, as late."""
    trade.now = deadline(trade, "north") + 1
    trade.answer(R, "north", a="10@5.00")
    (receipt,) = visible(trade)
    assert isinstance(receipt, e.AnswerReceipt)
    assert receipt.late
    trade.answer(R, "south", a="1@1.00")
    trade.now = deadline(trade, "south") + 1
    with trade.refused("answer.too_late"):
        trade.answer(R, "south", a="2@1.00")
    close_deadlines(trade)
    assert trade.row(e.Answer, trade.inquiry_id(R, "north")).state == "late"
    assert partner(trade, "north").state == "late"
    trade.do(trade.shop, c.AdmitLateAnswer(inquiry_id=trade.inquiry_id(R, "north")))
    assert trade.row(e.Answer, trade.inquiry_id(R, "north")).state == "submitted"


def test_n8_after_the_opening_an_answer_is_seen_at_once(trade: Trade) -> None:
    trade.now = deadline(trade, "south") + HOUR
    close_deadlines(trade)
    assert request(trade).reason == "NO_ANSWER"
    trade.answer(R, "south", a="10@4.00")
    assert trade.row(e.Answer, trade.inquiry_id(R, "south")).state == "late"
    assert trade.all(e.SealedAnswer) == []


def test_n8_another_deadline_moves_the_opening(trade: Trade) -> None:
    trade.answer(R, "north", a="10@5.00")
    later = deadline(trade, "south") + 10 * HOUR
    change = c.ChangeDeadline(
        request_id=R, request_partner_ids=(trade.inquiry_id(R, "south"),), deadline_at=later,
        deadline_zone="UTC",
    )  # fmt: skip
    trade.do(trade.shop, change)
    assert request(trade).next_deadline_at == later
    trade.now = later
    close_deadlines(trade)
    assert request(trade).opened_at is None


def test_n8_no_seal_is_broken_by_an_earlier_deadline(trade: Trade) -> None:
    trade.answer(R, "north", a="10@5.00")
    for name in ("north", "south"):
        row_id = trade.inquiry_id(R, name)
        change = c.ChangeDeadline(
            request_id=R, request_partner_ids=(row_id,), deadline_at=trade.now + HOUR, deadline_zone="UTC"
        )
        with trade.refused("request.sealed_deadline", "deadline_at"):
            trade.do(trade.shop, change)


def test_n8_automatic_mode_begins_with_the_opening() -> None:
    trade = Trade()
    trade.send(sealed=True, mode="automatic")
    trade.answer(R, "north", a="10@5.00", b="5@2.50")
    trade.answer(R, "south", a="10@4.00", b="5@3.50")
    assert (request(trade).state, request(trade).next_deadline_at) == ("waiting", deadline(trade, "south"))
    trade.now = deadline(trade, "south") + 1
    close_deadlines(trade)
    assert (request(trade).state, request(trade).next_deadline_at) == ("waiting", None)
    trade.assign(R)
    assert request(trade).state == "closed"


def test_n8_a_request_that_is_called_off_is_never_opened(trade: Trade) -> None:
    trade.answer(R, "north", a="10@5.00")
    trade.do(trade.shop, c.CancelRequest(request_id=R))
    assert request(trade).next_deadline_at is None
    trade.now = deadline(trade, "south") + 1
    close_deadlines(trade)
    assert request(trade).opened_at is None
    (receipt,) = visible(trade)
    assert isinstance(receipt, e.AnswerReceipt)


def test_n8_a_copy_is_sealed_and_an_open_request_stays_open() -> None:
    trade = Trade()
    trade.send()
    trade.answer(R, "north", a="10@5.00")
    assert len(trade.all(e.Answer)) == 1
    trade.send("sealed", trade.line("s"), sealed=True)
    trade.do(trade.shop, c.DuplicateRequest(request_id=an_id("sealed"), new_request_id=an_id("copy")))
    assert trade.row(e.Request, an_id("copy")).sealed


def test_n8_files_go_out_with_the_opening(trade: Trade) -> None:
    found = an_id("file")
    trade.do(
        trade.north,
        c.AddAttachment(
            attachment_id=f"{found[:12]}7{found[13:]}", inquiry_id=trade.inquiry_id(R, "north"),
            name="prices.pdf", file_hash=found * 2, mime="application/pdf", size=9,
        ),
    )  # fmt: skip
    trade.answer(R, "north", a="10@5.00")
    assert [row.counterpart_id for row in trade.all(e.Attachment)] == [None]
    trade.now = deadline(trade, "south") + 1
    close_deadlines(trade)
    assert [row.counterpart_id for row in trade.all(e.Attachment)] == [trade.shop.organisation_id]

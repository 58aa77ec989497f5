# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Answers: drafted, submitted, revised, declined, late, admitted."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

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
    trade = Trade()
    trade.send()
    return trade


def inquiry(trade: Trade, name: str = "north") -> e.Inquiry:
    return trade.row(e.Inquiry, trade.inquiry_id(R, name))


def answer(trade: Trade, name: str = "north") -> e.Answer:
    return trade.row(e.Answer, trade.inquiry_id(R, name))


def value(trade: Trade, line: str = "a", **fields: Any) -> c.AnswerLineValue:
    return c.AnswerLineValue(inquiry_line_id=trade.ask_id(R, "north", line), **fields)


def submit(trade: Trade, *lines: c.AnswerLineValue, **fields: Any) -> None:
    cmd = c.SubmitAnswer(inquiry_id=trade.inquiry_id(R, "north"), lines=lines, **fields)
    trade.do(trade.north, cmd)


def decline(trade: Trade, name: str = "north", reason: str = "Sold out") -> None:
    cmd = c.DeclineInquiry(inquiry_id=trade.inquiry_id(R, name), reason=reason)
    trade.do(trade.supplier(name), cmd)


# ---------------------------------------------------------------- drafts


def test_an_answer_draft_is_the_suppliers_own(trade: Trade) -> None:
    cmd = c.SaveAnswerDraft(
        inquiry_id=trade.inquiry_id(R, "north"),
        comment="Thinking",
        lines=(value(trade, ready=D(3)), value(trade, "b", ready=D(1), price=D("2.5"))),
    )
    trade.do(trade.north, cmd)
    draft = trade.row(e.AnswerDraft, inquiry(trade).id)
    assert (draft.owner_id, draft.counterpart_id, draft.comment) == (
        trade.north.organisation_id,
        None,
        "Thinking",
    )
    rows = trade.all(e.AnswerDraftLine, inquiry_id=draft.id)
    assert {row.counterpart_id for row in rows} == {None}
    assert sorted((row.ready, row.price) for row in rows if row.price) == [(D(1), D("2.5"))]
    assert draft.edited_at == trade.now
    assert inquiry(trade).state == "waiting"
    assert trade.all(e.Answer) == []


def test_a_draft_is_replaced_whole_and_gone_once_submitted(trade: Trade) -> None:
    for lines in ((value(trade, ready=D(3)), value(trade, "b")), (value(trade, ready=D(4)),)):
        trade.do(trade.north, c.SaveAnswerDraft(inquiry_id=inquiry(trade).id, lines=lines))
    assert [row.ready for row in trade.all(e.AnswerDraftLine)] == [D(4)]
    submit(trade, value(trade, ready=D(4), price=D(1)))
    assert trade.all(e.AnswerDraftLine) == []
    assert trade.all(e.AnswerDraft) == []


# ---------------------------------------------------------------- submitting


def test_a_submitted_answer_belongs_to_two_parties(trade: Trade) -> None:
    backorder_at = trade.now + 100 * HOUR
    submit(
        trade,
        value(trade, ready=D(4), price=D("5.123456"), backorder=D(6), backorder_at=backorder_at),
        comment="Soon\nmore",
        shipping_cost=D("3.5"),
    )
    row = answer(trade)
    assert (row.owner_id, row.counterpart_id) == (trade.north.organisation_id, trade.shop.organisation_id)
    assert (row.state, row.revision, row.late, row.currency) == ("submitted", 1, False, "EUR")
    assert (row.submitted_at, row.made_at, row.comment) == (trade.now, trade.now, "Soon\nmore")
    assert row.shipping_cost == D("3.5")
    first = trade.row(e.AnswerLine, trade.ask_id(R, "north", "a"))
    assert (first.ready, first.price, first.backorder) == (D(4), D("5.123456"), D(6))
    assert first.backorder_at == backorder_at
    second = trade.row(e.AnswerLine, trade.ask_id(R, "north", "b"))
    assert (second.ready, second.price) == (D(0), None)
    assert inquiry(trade).state == "answered"


def test_a_revision_replaces_the_lines(trade: Trade) -> None:
    trade.answer(R, "north", a="10@5", b="5@1")
    trade.pass_hours(24)
    trade.answer(R, "north", a="3@4")
    assert (answer(trade).revision, answer(trade).state) == (2, "submitted")
    assert trade.row(e.AnswerLine, trade.ask_id(R, "north", "b")).ready == D(0)
    assert len(trade.all(e.AnswerLine)) == 2


def test_no_revision_after_the_deadline(trade: Trade) -> None:
    trade.answer(R, "north", a="10@5", b="5@1")
    trade.pass_hours(24.001)
    with trade.refused("answer.too_late", "inquiry_id"):
        trade.answer(R, "north", a="9@5")
    with trade.refused("answer.too_late", "inquiry_id"):
        decline(trade)


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({"ready": D(-1)}, "number.negative", "ready"),
        ({"ready": D("1.5"), "price": D(1)}, "quantity.whole", "ready"),
        ({"backorder": D(-1)}, "number.negative", "backorder"),
        ({"ready": D(1)}, "answer.no_price", "price"),
        ({"backorder": D(1), "backorder_at": 1_900_000_000_000}, "answer.no_price", "price"),
        ({"ready": D(1), "price": D("0.0000001")}, "number.precision", "price"),
        ({"ready": D(1), "price": D(-1)}, "number.negative", "price"),
        ({"backorder": D(1), "price": D(1)}, "answer.no_date", "backorder_at"),
        ({"backorder": D(1), "price": D(1), "backorder_at": 5}, "answer.early_date", "backorder_at"),
        ({"backorder_at": -5}, "instant.range", "backorder_at"),
    ],
)
def test_guards_of_an_answers_lines(trade: Trade, fields: dict[str, Any], code: str, field: str) -> None:
    with trade.refused(code, f"lines[1].{field}"):
        submit(trade, value(trade, "b"), value(trade, "a", **fields))


def test_guards_of_an_answer(trade: Trade) -> None:
    with trade.refused("text.control", "comment"):
        submit(trade, comment="a\x00")
    with trade.refused("number.negative", "shipping_cost"):
        submit(trade, shipping_cost=D(-1))
    with trade.refused("list.repeated", "lines[1].inquiry_line_id"):
        submit(trade, value(trade), value(trade))
    foreign = c.AnswerLineValue(inquiry_line_id=trade.ask_id(R, "south", "a"))
    with trade.refused("answer.unknown_line", "lines[0].inquiry_line_id"):
        submit(trade, foreign)
    with trade.refused("answer.unknown_line", "lines[0].inquiry_line_id"):
        trade.do(trade.north, c.SaveAnswerDraft(inquiry_id=inquiry(trade).id, lines=(foreign,)))


def test_shipping_must_be_priced_where_required(trade: Trade) -> None:
    with trade.refused("answer.no_shipping", "shipping_cost"):
        trade.answer(R, "south", a="1@1", shipping=None)
    trade.answer(R, "south", a="1@1", shipping=D(0))
    assert answer(trade, "south").shipping_cost == D(0)


def test_only_the_partner_asked_may_answer(trade: Trade) -> None:
    cmd = c.SubmitAnswer(inquiry_id=trade.inquiry_id(R, "north"))
    with trade.refused("record.other_party"):
        trade.do(trade.shop, cmd)
    for actor in (trade.south, trade.stranger):
        with trade.refused("record.missing"):
            trade.do(actor, cmd)
    with trade.refused("record.other_party"):
        trade.do(trade.north, c.AdmitLateAnswer(inquiry_id=trade.inquiry_id(R, "north")))


# ---------------------------------------------------------------- declining


def test_declining(trade: Trade) -> None:
    trade.answer(R, "north", a="10@5", b="5@1", shipping=D(3))
    trade.do(trade.north, c.SaveAnswerDraft(inquiry_id=inquiry(trade).id, comment="Hm"))
    with trade.refused("text.missing", "reason"):
        decline(trade, reason="  ")
    decline(trade)
    assert trade.all(e.AnswerDraft) == []
    assert (answer(trade).shipping_cost, answer(trade).comment) == (None, "")
    assert (answer(trade).state, answer(trade).revision) == ("declined", 2)
    assert answer(trade).decline_reason == "Sold out"
    assert inquiry(trade).state == "declined"
    assert trade.all(e.AnswerLine) == []
    trade.answer(R, "north", a="1@1")
    assert (answer(trade).state, answer(trade).decline_reason) == ("submitted", "")
    assert inquiry(trade).state == "answered"


def test_declining_may_come_late(trade: Trade) -> None:
    trade.pass_hours(30)
    decline(trade)
    assert (answer(trade).state, answer(trade).late) == ("declined", True)


# ---------------------------------------------------------------- late


def test_an_answer_made_in_time_but_received_late_is_late(trade: Trade) -> None:
    made = trade.now + HOUR
    trade.pass_hours(24.5)
    trade.answer(R, "north", made_at=made, a="10@5", b="5@1")
    row = answer(trade)
    assert (row.state, row.late) == ("late", True)
    assert (row.made_at, row.submitted_at) == (made, trade.now)  # A20
    assert trade.row(e.RequestPartner, row.id).state == "late"
    assert trade.row(e.Request, R).answered_count == 0


def test_a_late_answer_does_not_count_until_admitted(trade: Trade) -> None:
    trade.pass_hours(49)
    trade.answer(R, "north", a="10@5", b="5@1")
    assert trade.row(e.Request, R).state == "waiting"  # South's deadline was not closed yet
    trade.system(c.CloseDeadlines(request_id=R), trade.shop.organisation_id)
    assert trade.row(e.Request, R).reason == "NO_ANSWER"
    with trade.refused("order.late_answer", "assignments[0].quantity"):
        trade.place(R, ("north", "a", 1))
    trade.do(trade.shop, c.AdmitLateAnswer(inquiry_id=trade.inquiry_id(R, "north")))
    row = answer(trade)
    assert (row.state, row.late) == ("submitted", True)
    request = trade.row(e.Request, R)
    assert (request.state, request.reason, request.answered_count) == ("need_attention", "ANSWERS_IN", 1)
    assert {line.state for line in trade.all(e.RequestLine)} == {"answered"}
    trade.place(R, ("north", "a", 1))


def test_no_answer_is_admitted_once_the_request_is_closed(trade: Trade) -> None:
    trade.answer(R, "south", a="10@5", b="5@1")
    trade.pass_hours(25)
    trade.answer(R, "north", a="10@5")
    trade.place(R, ("south", "a", 10))
    assert answer(trade).state == "late"
    with trade.refused("state.wrong"):
        trade.do(trade.shop, c.AdmitLateAnswer(inquiry_id=trade.inquiry_id(R, "north")))
    with trade.refused("state.wrong"):
        trade.do(trade.north, c.SaveAnswerDraft(inquiry_id=trade.inquiry_id(R, "north")))
    with trade.refused("state.wrong"):
        decline(trade)


def test_admitting_what_is_not_late(trade: Trade) -> None:
    cmd = c.AdmitLateAnswer(inquiry_id=trade.inquiry_id(R, "north"))
    with trade.refused("answer.not_late", "inquiry_id"):
        trade.do(trade.shop, cmd)
    trade.answer(R, "north", a="10@5")
    with trade.refused("answer.not_late", "inquiry_id"):
        trade.do(trade.shop, cmd)


def test_a_late_answer_may_be_revised_and_stays_late(trade: Trade) -> None:
    trade.pass_hours(25)
    trade.answer(R, "north", a="10@5")
    trade.answer(R, "north", a="9@5")
    assert (answer(trade).state, answer(trade).revision) == ("late", 2)


# ---------------------------------------------------------------- messages


def test_messages_reach_the_other_party_only(trade: Trade) -> None:
    thread = trade.inquiry_id(R, "north")
    for index, actor in enumerate((trade.shop, trade.north)):
        cmd = c.PostMessage(message_id=an_id(f"m{index}"), thread_id=thread, body=" Hello\r\nyou ")
        trade.do(actor, cmd)
    first, second = (trade.row(e.Message, an_id(name)) for name in ("m0", "m1"))
    assert (first.owner_id, first.counterpart_id) == (
        trade.shop.organisation_id,
        trade.north.organisation_id,
    )
    assert (second.owner_id, second.counterpart_id) == (
        trade.north.organisation_id,
        trade.shop.organisation_id,
    )
    assert (first.author_name, first.body, first.sent_at) == ("Shop's manager", " Hello\nyou", trade.now)
    assert first not in list(trade.seen_by(trade.south))


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({"body": " \n "}, "text.missing", "body"),
        ({"body": "a\x00"}, "text.control", "body"),
        ({"thread_id": an_id("nowhere")}, "message.no_thread", "thread_id"),
        ({"thread_id": R}, "message.no_thread", "thread_id"),
    ],
)
def test_refused_messages(trade: Trade, fields: dict[str, str], code: str, field: str) -> None:
    given = {"message_id": an_id("m"), "thread_id": trade.inquiry_id(R, "north"), "body": "Hello", **fields}
    with trade.refused(code, field):
        trade.do(trade.shop, c.PostMessage(**given))
    with trade.refused("message.no_thread", "thread_id"):
        trade.do(trade.south, c.PostMessage(**{**given, "body": "Hello"}))

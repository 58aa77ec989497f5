# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Typed proposals (N18, A9): the line becomes what was accepted, and nothing else changes it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from desktop_b2b.clock import DAY, HOUR
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import account as a
from desktop_b2b.domain.commands import sourcing as c
from desktop_b2b.services.proposals import Stand, after, before, offered, ordered
from tests.unit.memory_uow import an_id
from tests.unit.sourcing import Trade

D = Decimal
R = an_id("request")


def own_id(name: str) -> str:
    """An id that a person makes: it follows from nothing."""
    found = an_id(name)
    return f"{found[:12]}7{found[13:]}"


@pytest.fixture
def trade() -> Trade:
    """North and South answered; South's card alone lets changes be proposed to orders."""
    trade = Trade()
    trade.do(trade.shop, a.SavePartner(partner_id=trade.cards["south"], change_order_authorised=True))
    trade.send()
    trade.answer(R, "north", a=("6", "5.00", "4"), b="5@2.50")
    trade.answer(R, "south", a="10@4.00", b="5@3.00", shipping=D("9.90"))
    return trade


def propose(trade: Trade, who: str, document_id: str, line_id: str, name: str = "p", **given: Any) -> str:
    """A proposal with a reason; its id."""
    cmd = c.ProposeChange(
        proposal_id=own_id(name), document_id=document_id, line_id=line_id,
        **{"reason": "It is what we have", **given},
    )  # fmt: skip
    trade.do(trade.supplier(who), cmd)
    return own_id(name)


def to_answer(trade: Trade, who: str, line: str = "a", name: str = "p", **given: Any) -> str:
    return propose(trade, who, trade.inquiry_id(R, who), trade.ask_id(R, who, line), name, **given)


def accept(trade: Trade, proposal_id: str) -> None:
    trade.do(trade.shop, c.AcceptProposal(proposal_id=proposal_id))


def row(trade: Trade, proposal_id: str) -> e.Proposal:
    return trade.row(e.Proposal, proposal_id)


def order_of(trade: Trade, who: str = "south") -> e.Order:
    """Everything ordered of a partner; the request is closed."""
    trade.place(R, (who, "a", 10), (who, "b", 5))
    return trade.one(e.Order, counterpart_id=trade.supplier(who).organisation_id)


def to_order(trade: Trade, order: e.Order, of: str = "A", name: str = "o", **given: Any) -> str:
    return propose(trade, "south", order.id, trade.order_line(order, of).id, name, **given)


# ---------------------------------------------------------------- to an answer (N18)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"kind": "quantity", "quantity": D(7)}, ("6", "1", "5.00")),
        ({"kind": "quantity", "quantity": D(3)}, ("3", "0", "5.00")),
        ({"kind": "quantity", "quantity": D(12)}, ("6", "6", "5.00")),
        ({"kind": "price", "price": D("4.75")}, ("6", "4", "4.75")),
    ],
)
def test_n18_an_accepted_proposal_is_what_the_line_says(
    trade: Trade, given: dict[str, Any], expected: tuple[str, str, str]
) -> None:
    proposal_id = to_answer(trade, "north", **given)
    line_id = trade.ask_id(R, "north", "a")
    was = offered(trade.row(e.AnswerLine, line_id), trade.row(e.InquiryLine, line_id))
    assert before(row(trade, proposal_id)) == was
    accept(trade, proposal_id)
    line = trade.row(e.AnswerLine, line_id)
    assert (line.ready, line.backorder, line.price) == tuple(D(value) for value in expected)
    now = offered(line, trade.row(e.InquiryLine, line_id))
    said = after(row(trade, proposal_id))
    assert (now.quantity, now.price) == (said.quantity, said.price)
    assert row(trade, proposal_id).state == "accepted"
    assert trade.row(e.Answer, trade.inquiry_id(R, "north")).revision == 2


def test_n18_a_date_turns_what_is_offered_into_a_back_order(trade: Trade) -> None:
    at = trade.now + 9 * DAY
    accept(trade, to_answer(trade, "south", kind="date", at=at))
    line = trade.row(e.AnswerLine, trade.ask_id(R, "south", "a"))
    assert (line.ready, line.backorder, line.backorder_at) == (D(0), D(10), at)
    accept(trade, to_answer(trade, "north", name="q", kind="date", at=at))
    line = trade.row(e.AnswerLine, trade.ask_id(R, "north", "a"))
    assert (line.ready, line.backorder, line.backorder_at) == (D(6), D(4), at)


def test_n18_a_substitute_is_ordered_instead(trade: Trade) -> None:
    proposal_id = to_answer(
        trade, "south", kind="substitute", sku="A2", description="The new one", quantity=D(8), price=D("4.20")
    )
    accept(trade, proposal_id)
    # The retailer still asks for its own item; what this partner delivers is the other one.
    assert trade.one(e.RequestLine, request_id=R, sku="A").description == "Item a"
    order = order_of(trade)
    line = trade.order_line(order, "A2")
    assert (line.description, line.price, line.quantity) == ("The new one", D("4.20"), D(10))
    # The other partner's line is untouched (law 3).
    assert trade.row(e.InquiryLine, trade.ask_id(R, "north", "a")).sku == "A"


def test_n18_an_accepted_proposal_is_judged_anew(trade: Trade) -> None:
    """The request's lines follow: what was too dear is within the limit now."""
    trade.send("dear", trade.line("dear", 2, "south", max_price=D(5)))
    dear = an_id("dear")
    trade.answer(dear, "south", dear="2@9.00", shipping=D(0))
    assert trade.row(e.Request, dear).reason == "OVER_PRICE"
    proposal_id = propose(
        trade, "south", trade.inquiry_id(dear, "south"), trade.ask_id(dear, "south", "dear"),
        kind="price", price=D(5),
    )  # fmt: skip
    accept(trade, proposal_id)
    assert trade.row(e.Request, dear).reason == "ANSWERS_IN"


def test_n18_rejected_with_a_reason_and_withdrawn(trade: Trade) -> None:
    first = to_answer(trade, "south", kind="price", price=D(3))
    with trade.refused("text.missing", "reason"):
        trade.do(trade.shop, c.RejectProposal(proposal_id=first, reason="  "))
    trade.do(trade.shop, c.RejectProposal(proposal_id=first, reason="Too dear still"))
    assert (row(trade, first).state, row(trade, first).answer_reason) == ("rejected", "Too dear still")
    assert trade.row(e.AnswerLine, trade.ask_id(R, "south", "a")).price == D(4)
    second = to_answer(trade, "south", name="second", kind="price", price=D(2))
    trade.do(trade.south, c.WithdrawProposal(proposal_id=second))
    for cmd in (c.AcceptProposal(proposal_id=second), c.RejectProposal(proposal_id=first, reason="No")):
        with trade.refused("state.forbidden"):
            trade.do(trade.shop, cmd)
    with trade.refused("state.forbidden"):
        trade.do(trade.south, c.WithdrawProposal(proposal_id=first))


def test_n18_a_later_proposal_takes_the_place_of_an_open_one(trade: Trade) -> None:
    first = to_answer(trade, "south", kind="price", price=D(3))
    beside = to_answer(trade, "south", "b", name="beside", kind="price", price=D(1))
    second = to_answer(trade, "south", name="second", kind="price", price=D(2))
    assert [row(trade, one).state for one in (first, beside, second)] == ["withdrawn", "open", "open"]


def test_n18_one_that_expired_or_moved_on_is_refused_in_words(trade: Trade) -> None:
    held = to_answer(trade, "south", kind="price", price=D(3), valid_until=trade.now + HOUR)
    moved = to_answer(trade, "north", name="moved", kind="quantity", quantity=D(2))
    trade.answer(R, "north", a="7@5.00")  # revised in time
    with trade.refused("proposal.moved_on", "proposal_id"):
        accept(trade, moved)
    trade.now += HOUR
    accept_at_last = c.AcceptProposal(proposal_id=held)
    trade.now += 1
    with trade.refused("proposal.expired", "proposal_id"):
        trade.do(trade.shop, accept_at_last)
    assert (row(trade, held).state, row(trade, moved).state) == ("open", "open")


def test_n18_after_the_deadline_it_is_the_way_to_another_price(trade: Trade) -> None:
    trade.now += 100 * HOUR
    with trade.refused("answer.too_late"):
        trade.answer(R, "south", a="10@3.00", shipping=D(0))
    accept(trade, to_answer(trade, "south", kind="price", price=D(3)))
    assert trade.row(e.AnswerLine, trade.ask_id(R, "south", "a")).price == D(3)


def test_n18_nothing_to_propose_to(trade: Trade) -> None:
    """Before an answer, of a declined one, and once the request is over."""
    trade.send("other", trade.line("x", 3, "south"))
    other = an_id("other")
    place = (trade.inquiry_id(other, "south"), trade.ask_id(other, "south", "x"))
    with trade.refused("state.wrong"):
        propose(trade, "south", *place, kind="price", price=D(1))
    trade.do(trade.south, c.DeclineInquiry(inquiry_id=place[0], reason="no"))
    with trade.refused("state.wrong"):
        propose(trade, "south", *place, kind="price", price=D(1))
    order_of(trade)
    with trade.refused("state.wrong"):
        to_answer(trade, "north", kind="price", price=D(1))


@pytest.mark.parametrize(
    ("given", "code", "field"),
    [
        ({"kind": "quantity"}, "proposal.empty", "quantity"),
        ({"kind": "price"}, "proposal.empty", "price"),
        ({"kind": "date"}, "proposal.empty", "at"),
        ({"kind": "substitute", "price": D(1)}, "proposal.empty", "sku"),
        ({"kind": "price", "price": D(1), "quantity": D(3)}, "proposal.other_kind", "quantity"),
        ({"kind": "price", "price": D(4)}, "proposal.same", "price"),
        ({"kind": "price", "price": D(-1)}, "number.negative", "price"),
        ({"kind": "price", "price": D("NaN")}, "number.range", "price"),
        ({"kind": "price", "price": D(8_000_000_000_000)}, "number.range", "price"),
        ({"kind": "quantity", "quantity": D("1.5")}, "quantity.whole", "quantity"),
        ({"kind": "quantity", "quantity": D(-1)}, "number.negative", "quantity"),
        ({"kind": "date", "at": 5}, "proposal.early_date", "at"),
        ({"kind": "price", "price": D(1), "valid_until": 5}, "proposal.early_validity", "valid_until"),
        ({"kind": "price", "price": D(1), "reason": ""}, "text.missing", "reason"),
        ({"kind": "substitute", "sku": "x" * 65}, "text.too_long", "sku"),
        ({"kind": "price", "price": D(1), "line": "zz"}, "proposal.unknown_line", "line_id"),
    ],
)
def test_n18_bad_proposals_change_nothing(trade: Trade, given: dict[str, Any], code: str, field: str) -> None:
    with trade.refused(code, field):
        to_answer(trade, "south", **given)
    assert trade.all(e.Proposal) == []


def test_n18_no_less_than_is_sold(trade: Trade) -> None:
    line_id = trade.ask_id(R, "south", "a")
    value = c.AnswerLineValue(inquiry_line_id=line_id, ready=D(10), price=D(4), minimum=D(6))
    inquiry_id = trade.inquiry_id(R, "south")
    trade.do(trade.south, c.SubmitAnswer(inquiry_id=inquiry_id, shipping_cost=D(0), lines=(value,)))
    with trade.refused("proposal.too_little", "quantity"):
        to_answer(trade, "south", kind="quantity", quantity=D(5))
    accept(trade, to_answer(trade, "south", kind="quantity", quantity=D(0)))
    assert trade.row(e.AnswerLine, line_id).ready == D(0)


def test_only_the_parties_and_each_in_its_part(trade: Trade) -> None:
    proposal_id = to_answer(trade, "south", kind="price", price=D(3))
    for actor in (trade.north, trade.stranger):
        for cmd in (c.AcceptProposal(proposal_id=proposal_id), c.WithdrawProposal(proposal_id=proposal_id)):
            with trade.refused("record.missing"):
                trade.do(actor, cmd)
    for decision in (
        c.AcceptProposal(proposal_id=proposal_id),
        c.RejectProposal(proposal_id=proposal_id, reason="x"),
    ):
        with trade.refused("record.other_party"):
            trade.do(trade.south, decision)
    with trade.refused("record.other_party"):
        trade.do(trade.shop, c.WithdrawProposal(proposal_id=proposal_id))
    with trade.refused("record.missing"):
        propose(
            trade, "north", trade.inquiry_id(R, "south"), trade.ask_id(R, "south", "a"), "x",
            kind="price", price=D(1),
        )  # fmt: skip


# ---------------------------------------------------------------- to an order (A9, S2.29)


def test_a9_only_who_is_authorised_proposes_to_an_order(trade: Trade) -> None:
    trade.place(R, ("north", "a", 5), ("south", "a", 5), close=False)
    north = trade.one(e.Order, counterpart_id=trade.north.organisation_id)
    south = trade.one(e.Order, counterpart_id=trade.south.organisation_id)
    assert (north.changes_allowed, south.changes_allowed) == (False, True)
    with trade.refused("proposal.not_allowed", "document_id"):
        propose(trade, "north", north.id, trade.order_line(north, "A").id, kind="price", price=D(1))
    to_order(trade, south, kind="price", price=D(1))


def ask(trade: Trade, line: str = "a") -> e.RequestAsk:
    return trade.row(e.RequestAsk, trade.ask_id(R, "south", line))


def test_a9_less_is_cancelled_and_open_again_the_original_stays(trade: Trade) -> None:
    order = order_of(trade)
    assert (trade.row(e.Request, R).state, order.total) == ("closed", D("64.90"))
    accept(trade, to_order(trade, order, kind="quantity", quantity=D(7)))
    line = trade.order_line(order, "A")
    assert (line.quantity, line.cancelled) == (D(10), D(3))  # N10
    assert ordered(line).quantity == D(7)
    assert (ask(trade).ordered, trade.row(e.Order, order.id).total) == (D(7), D("52.90"))
    assert (trade.row(e.Request, R).state, trade.row(e.Request, R).reason) == (
        "need_attention",
        "ORDER_SHORT",
    )
    # What is called off later gives back the rest, and not that again.
    trade.do(trade.shop, c.CancelOrder(order_id=order.id))
    assert (ask(trade).ordered, ask(trade, "b").ordered) == (D(0), D(0))


def test_a9_more_is_a_line_of_its_own(trade: Trade) -> None:
    order = order_of(trade)
    proposal_id = to_order(trade, order, kind="quantity", quantity=D(12))
    accept(trade, proposal_id)
    lines = sorted(trade.all(e.OrderLine), key=lambda one: one.sort_key)
    assert [(one.sku, one.quantity, one.cancelled) for one in lines] == [
        ("A", D(10), D(0)), ("A", D(2), D(0)), ("B", D(5), D(0)),
    ]  # fmt: skip
    assert (ask(trade).ordered, trade.row(e.Order, order.id).total) == (D(12), D("72.90"))
    assert trade.row(e.Order, order.id).line_count == 3
    assert trade.row(e.Request, R).state == "closed"


def test_a9_price_and_date(trade: Trade) -> None:
    order = order_of(trade)
    at = trade.now + 5 * DAY
    accept(trade, to_order(trade, order, kind="price", price=D("3.50")))
    accept(trade, to_order(trade, order, name="d", kind="date", at=at))
    line = trade.order_line(order, "A")
    assert ordered(line) == Stand(D(10), D("3.50"), at, "A", "Item a")
    assert (line.backorder, trade.row(e.Order, order.id).total) == (D(10), D("59.90"))


def test_a9_a_substitute_for_what_has_not_shipped(trade: Trade) -> None:
    order = order_of(trade)
    supplier_ship(trade, order, a=4)
    accept(trade, to_order(trade, order, kind="substitute", sku="A2", description="New", price=D(5)))
    line, other = trade.order_line(order, "A"), trade.order_line(order, "A2")
    assert (line.quantity, line.shipped, line.cancelled) == (D(10), D(4), D(6))
    assert (other.quantity, other.price, other.inquiry_line_id) == (D(6), D(5), line.inquiry_line_id)
    assert ask(trade).ordered == D(10)
    supplier_ship(trade, order, "rest", a2=6, b=5)
    assert trade.row(e.Order, order.id).state == "shipped"


def supplier_ship(trade: Trade, order: e.Order, name: str = "shipment", **quantities: object) -> None:
    trade.do(trade.south, trade.pack(order, name, **quantities))
    confirm = c.ConfirmShipment(shipment_id=an_id(name), courier="Post", tracking=f"TN-{name}")
    trade.do(trade.south, confirm)


def test_a9_another_price_holds_for_what_has_not_shipped(trade: Trade) -> None:
    """What has shipped keeps the price agreed for it; the rest stands in a line of its own."""
    order = order_of(trade)
    at = trade.now + 5 * DAY
    accept(trade, to_order(trade, order, name="d", kind="date", at=at))
    supplier_ship(trade, order, a=4)
    trade.do(trade.south, trade.pack(order, "packed", a=2))
    before_it = trade.row(e.Order, order.id).total
    accept(trade, to_order(trade, order, kind="price", price=D("3.50")))
    lines = sorted(trade.all(e.OrderLine), key=lambda one: one.sort_key)
    assert [(one.sku, one.quantity, one.price, one.shipped, one.cancelled) for one in lines] == [
        ("A", D(10), D(4), D(4), D(6)), ("A", D(6), D("3.50"), D(0), D(0)), ("B", D(5), D(3), D(0), D(0)),
    ]  # fmt: skip
    assert (lines[1].backorder, lines[1].backorder_at) == (D(6), at)
    assert trade.row(e.Order, order.id).total == before_it - 6 * D("0.50")
    assert ask(trade).ordered == D(10), "as much is ordered as before"
    assert trade.row(e.Shipment, an_id("packed")).state == "discarded", "it was packed of the other line"
    rest = [(one.id, one.quantity - one.cancelled - one.shipped) for one in lines]
    assert sum(quantity for _line_id, quantity in rest) == D(11)


def test_a9_a_price_of_what_has_all_shipped_is_refused_in_words(trade: Trade) -> None:
    order = order_of(trade)
    early = to_order(trade, order, kind="price", price=D(3))
    supplier_ship(trade, order, a=10)
    with trade.refused("proposal.shipped", "price"):
        accept(trade, early)
    with trade.refused("proposal.shipped", "price"):
        to_order(trade, order, name="later", kind="price", price=D(2))
    assert trade.order_line(order, "A").price == D(4)
    assert row(trade, early).state == "open"


def test_a9_shipped_stays_and_an_order_without_rest_is_over(trade: Trade) -> None:
    order = order_of(trade)
    supplier_ship(trade, order, a=4, b=5)
    with trade.refused("proposal.too_little", "quantity"):
        to_order(trade, order, kind="quantity", quantity=D(3))
    accept(trade, to_order(trade, order, kind="quantity", quantity=D(4)))
    assert trade.row(e.Order, order.id).state == "closed_short"
    with trade.refused("state.wrong"):
        to_order(trade, order, name="late", kind="quantity", quantity=D(9))


def test_a9_nothing_left_is_a_cancelled_order(trade: Trade) -> None:
    order = order_of(trade)
    accept(trade, to_order(trade, order, kind="quantity", quantity=D(0)))
    accept(trade, to_order(trade, order, "B", name="b", kind="quantity", quantity=D(0)))
    assert trade.row(e.Order, order.id).state == "cancelled"
    assert (ask(trade).ordered, ask(trade, "b").ordered) == (D(0), D(0))


def test_a9_what_was_shipped_meanwhile_is_not_changed_back(trade: Trade) -> None:
    """A proposal of less, made before more went out, is refused at the retailer's."""
    order = order_of(trade)
    proposal_id = to_order(trade, order, kind="quantity", quantity=D(3))
    supplier_ship(trade, order, a=5)
    with trade.refused("proposal.too_little"):
        accept(trade, proposal_id)
    trade.do(trade.shop, c.CloseOrderShort(order_id=order.id))
    with trade.refused("state.wrong"):
        accept(trade, proposal_id)


def test_a9_what_is_packed_stays_unless_less_is_to_ship(trade: Trade) -> None:
    order = order_of(trade)
    trade.do(trade.south, trade.pack(order, a=10))
    accept(trade, to_order(trade, order, kind="price", price=D(3)))
    assert trade.row(e.Shipment, an_id("shipment")).state == "draft"
    accept(trade, to_order(trade, order, name="less", kind="quantity", quantity=D(9)))
    assert trade.row(e.Shipment, an_id("shipment")).state == "discarded"

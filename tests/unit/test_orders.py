# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Assignment, preview and orders: previewed is sent, and what is called off comes back."""

from __future__ import annotations

import dataclasses
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import account as a
from desktop_b2b.domain.commands import sourcing as c
from desktop_b2b.domain.values import line_total
from desktop_b2b.services.orders import document_hash, preview_hash
from tests.unit.memory_uow import an_id
from tests.unit.sourcing import Trade

D = Decimal
R = an_id("request")


@pytest.fixture
def trade() -> Trade:
    """North and South answered; nothing is ordered yet."""
    trade = Trade()
    trade.send()
    trade.answer(R, "north", a=("6", "5.005", "4"), b="5@2.50")
    trade.answer(R, "south", a="4@4.00", shipping=D("9.90"))
    return trade


def request(trade: Trade) -> e.Request:
    return trade.row(e.Request, R)


def ask(trade: Trade, partner: str, line: str) -> e.RequestAsk:
    return trade.row(e.RequestAsk, trade.ask_id(R, partner, line))


def line(trade: Trade, sku: str) -> e.RequestLine:
    return trade.one(e.RequestLine, request_id=R, sku=sku)


def answers(trade: Trade) -> dict[str, str]:
    names = {trade.supplier(name).organisation_id: name for name in ("north", "south", "west")}
    return {names[row.owner_id]: row.state for row in trade.all(e.Answer)}


def order_of(trade: Trade, name: str) -> e.Order:
    return trade.one(e.Order, counterpart_id=trade.supplier(name).organisation_id)


# ---------------------------------------------------------------- assignment


def test_saving_keeps_what_is_not_named(trade: Trade) -> None:
    first = trade.quantities(R, ("north", "a", 6), ("north", "b", 5))
    trade.do(trade.shop, c.SaveAssignment(request_id=R, assignments=first))
    assert (line(trade, "A").state, line(trade, "B").state) == ("part_assigned", "assigned")
    second = trade.quantities(R, ("south", "a", 99))  # A17: more than asked or answered
    trade.do(trade.shop, c.SaveAssignment(request_id=R, assignments=second))
    assert (ask(trade, "north", "a").assigned, ask(trade, "south", "a").assigned) == (D(6), D(99))
    assert line(trade, "A").state == "assigned"
    assert request(trade).state == "need_attention"
    assert trade.all(e.Order) == []


@pytest.mark.parametrize(
    ("quantity", "code"), [("-1", "number.negative"), ("1.5", "quantity.whole"), ("NaN", "number.range")]
)
def test_refused_quantities(trade: Trade, quantity: str, code: str) -> None:
    given = trade.quantities(R, ("north", "a", 1), ("south", "a", quantity))
    with trade.refused(code, "assignments[1].quantity"):
        trade.do(trade.shop, c.SaveAssignment(request_id=R, assignments=given))
    with trade.refused(code, "assignments[1].quantity"):
        trade.place(R, ("north", "a", 1), ("south", "a", quantity))


def test_lines_of_other_requests_and_repeated_ones(trade: Trade) -> None:
    other = trade.send("other", trade.line("z"))
    foreign = trade.quantities(other, ("north", "z", 1))
    for cmd in (
        c.SaveAssignment(request_id=R, assignments=foreign),
        c.PlaceOrders(request_id=R, assignments=foreign, preview_hash="", close=True),
    ):
        with trade.refused("order.unknown_line", "assignments[0].ask_id"):
            trade.do(trade.shop, cmd)
    twice = trade.quantities(R, ("north", "a", 1)) * 2
    with trade.refused("list.repeated", "assignments[1].ask_id"):
        trade.do(trade.shop, c.SaveAssignment(request_id=R, assignments=twice))
    with trade.refused("list.repeated", "assignments[1].ask_id"):
        trade.place(R, ("north", "a", 1), ("north", "a", 1))


def test_drafts_take_no_assignment() -> None:
    trade = Trade()
    trade.draft()
    with trade.refused("state.wrong"):
        trade.do(trade.shop, c.SaveAssignment(request_id=R, assignments=()))


# ---------------------------------------------------------------- preview and sending


def test_n3_what_is_previewed_is_what_is_sent(trade: Trade) -> None:
    given = (("north", "b", 5), ("north", "a", 8), ("south", "a", 2))
    documents = trade.preview(R, *given)
    trade.place(R, *given)
    assert len(documents) == len(trade.all(e.Order)) == 2
    for document in documents:
        order = trade.one(e.Order, inquiry_id=document.inquiry_id)
        assert order.preview_hash == document_hash(document)
        for name in document.__struct_fields__:
            if hasattr(order, name):
                assert getattr(order, name) == getattr(document, name), name
        assert order.counterpart_id == document.supplier_id
        rows = trade.all(e.OrderLine, order_id=order.id)
        assert order.line_count == len(rows) == len(document.lines)
        for row, shown in zip(rows, document.lines, strict=True):
            for name in shown.__struct_fields__:
                if name != "total":
                    assert getattr(row, name) == getattr(shown, name), name
        assert order.total == sum((shown.total for shown in document.lines), order.shipping_cost)


def test_lines_stand_in_the_partners_order_with_their_backorders(trade: Trade) -> None:
    (document,) = trade.preview(R, ("north", "b", 5), ("north", "a", 8))
    assert [shown.sku for shown in document.lines] == ["A", "B"]
    first = document.lines[0]
    assert (first.quantity, first.backorder, first.total) == (D(8), D(2), D("40.04"))
    assert first.backorder_at is not None
    assert document.lines[1].backorder_at is None


def test_the_spelling_of_a_quantity_does_not_matter(trade: Trade) -> None:
    assert preview_hash(trade.preview(R, ("north", "a", "5.000"))) == preview_hash(
        trade.preview(R, ("north", "a", "5"))
    )


def test_the_order_of_assignments_does_not_matter(trade: Trade) -> None:
    one = trade.preview(R, ("north", "a", 5), ("south", "a", 1))
    other = trade.preview(R, ("south", "a", 1), ("north", "a", 5))
    assert preview_hash(one) == preview_hash(other)


@pytest.mark.parametrize("change", ["quantity", "price", "hours", "notes", "ordered"])
def test_n3_anything_that_changed_since_the_preview_stops_sending(trade: Trade, change: str) -> None:
    shown = preview_hash(trade.preview(R, ("north", "a", 5)))
    quantity = D(5)
    if change == "quantity":
        quantity = D(6)
    elif change == "price":
        trade.answer(R, "north", a="6@5.01", b="5@2.50")
    elif change == "hours":
        hours = a.UpdateOrganisation(organisation_id=trade.shop.organisation_id, shipping_hours=1)
        trade.do(trade.shop, hours)
    elif change == "notes":
        trade.do(trade.shop, a.SavePartner(partner_id=trade.cards["north"], notes="Dock 5"))
    else:
        trade.place(R, ("north", "a", 5), close=False)
    cmd = c.PlaceOrders(
        request_id=R,
        assignments=(c.Assignment(ask_id=trade.ask_id(R, "north", "a"), quantity=quantity),),
        preview_hash=shown,
        close=True,
    )
    with trade.refused("order.preview_changed", "preview_hash"):
        trade.do(trade.shop, cmd)


def test_the_time_between_preview_and_sending_changes_nothing(trade: Trade) -> None:
    shown = preview_hash(trade.preview(R, ("north", "a", 5)))
    trade.pass_hours(3)
    assert preview_hash(trade.preview(R, ("north", "a", 5))) == shown


def test_nothing_to_order(trade: Trade) -> None:
    with trade.refused("order.nothing", "assignments"):
        trade.place(R)
    with trade.refused("order.nothing", "assignments"):
        trade.place(R, ("north", "a", 0))


def test_no_order_without_a_price(trade: Trade) -> None:
    with trade.refused("order.no_price", "assignments[0].quantity"):
        trade.place(R, ("south", "b", 1))


def test_no_new_order_to_a_suspended_partner(trade: Trade) -> None:
    trade.one(e.Link, counterpart_id=trade.north.organisation_id).state = "suspended"
    with trade.refused("order.not_connected", "assignments"):
        trade.place(R, ("north", "a", 1))


def test_amounts_beyond_what_can_be_kept(trade: Trade) -> None:
    with trade.refused("number.range", "assignments[0].quantity"):
        trade.place(R, ("north", "a", 9_000_000_000_000))


def test_more_than_asked_or_answered_may_be_ordered(trade: Trade) -> None:
    trade.place(R, ("north", "a", 50))
    row = trade.one(e.OrderLine)
    assert (row.quantity, row.backorder) == (D(50), D(4))
    assert line(trade, "A").state == "assigned"


def test_sent_orders_close_the_request_and_tell_who_won(trade: Trade) -> None:
    trade.place(R, ("north", "a", 10), ("north", "b", 5))
    assert (request(trade).state, request(trade).reason) == ("closed", "")
    assert request(trade).ordered_at == request(trade).closed_at == trade.now
    assert answers(trade) == {"north": "won", "south": "lost"}
    assert {row.state for row in trade.all(e.Inquiry)} == {"closed"}
    assert trade.one(e.Order).state == "sent"
    assert trade.one(e.OrderPrivate).request_number == request(trade).number
    assert (ask(trade, "north", "a").ordered, ask(trade, "north", "a").assigned) == (D(10), D(0))
    assert line(trade, "A").ordered_quantity == D(10)


def test_on_the_desk_orders_are_queued(trade: Trade) -> None:
    given = trade.quantities(R, ("north", "a", 1))
    shown = preview_hash(trade.preview(R, ("north", "a", 1)))
    cmd = c.PlaceOrders(request_id=R, assignments=given, preview_hash=shown, close=True)
    trade.do(trade.shop, cmd, server=False)
    assert trade.one(e.Order).state == "queued"
    assert request(trade).state == "ordered"
    trade.do(trade.shop, c.CancelOrder(order_id=trade.one(e.Order).id), server=False)
    assert trade.one(e.Order).state == "cancelled"
    trade.do(trade.shop, c.ReopenRequest(request_id=R), server=False)
    assert request(trade).state == "partially_ordered"


def test_a_partial_order_keeps_the_request(trade: Trade) -> None:
    trade.place(R, ("south", "a", 4), close=False)
    assert request(trade).state == "partially_ordered"
    assert answers(trade) == {"north": "submitted", "south": "submitted"}
    assert line(trade, "A").state == "part_assigned"
    trade.place(R, ("south", "a", 1), ("north", "a", 5))
    assert request(trade).state == "closed"
    assert answers(trade) == {"north": "part_won", "south": "won"}
    costs = sorted(
        order.shipping_cost for order in trade.all(e.Order, counterpart_id=trade.south.organisation_id)
    )
    assert costs == [D(0), D("9.90")]  # an answer's shipping is charged once


@pytest.mark.parametrize(("quantity", "state"), [(9, "part_won"), (10, "won"), (11, "won")])
def test_won_is_all_that_was_offered_of_what_was_asked(trade: Trade, quantity: int, state: str) -> None:
    trade.place(R, ("north", "a", quantity), ("north", "b", 5))
    assert answers(trade)["north"] == state


def test_ready_stock_is_used_up_before_the_backorder(trade: Trade) -> None:
    trade.place(R, ("north", "a", 4), close=False)
    trade.place(R, ("north", "a", 3), close=False)
    trade.place(R, ("north", "a", 5), close=False)
    rows = sorted(trade.all(e.OrderLine), key=lambda row: row.quantity)
    assert [(row.quantity, row.backorder) for row in rows] == [(D(3), D(1)), (D(4), D(0)), (D(5), D(3))]


@settings(max_examples=40, deadline=None)
@given(
    quantity=st.integers(1, 10_000),
    price=st.decimals(min_value=0, max_value=1_000, places=6),
    shipping=st.decimals(min_value=0, max_value=100, places=6),
)
def test_totals_are_rounded_lines_plus_rounded_shipping(quantity: int, price: D, shipping: D) -> None:
    trade = Trade()
    trade.send("request", trade.line("a", partners="north"), trade.line("b", partners="north"))
    trade.answer(R, "north", a=(1, price), b=(1, price), shipping=shipping)
    (document,) = trade.preview(R, ("north", "a", quantity), ("north", "b", 1))
    assert document.total == (
        line_total(D(quantity), price, "EUR")
        + line_total(D(1), price, "EUR")
        + line_total(D(1), shipping, "EUR")
    )
    exponent = document.total.as_tuple().exponent
    assert isinstance(exponent, int)
    assert exponent >= -2


# ---------------------------------------------------------------- both sides afterwards


def test_accepting(trade: Trade) -> None:
    trade.place(R, ("north", "a", 10))
    order = order_of(trade, "north")
    with trade.refused("record.other_party"):
        trade.do(trade.shop, c.AcceptOrder(order_id=order.id))
    with trade.refused("record.missing"):
        trade.do(trade.south, c.AcceptOrder(order_id=order.id))
    trade.do(trade.north, c.AcceptOrder(order_id=order.id))
    assert order_of(trade, "north").state == "accepted"
    with trade.refused("state.forbidden"):
        trade.do(trade.north, c.DeclineOrder(order_id=order.id, reason="No"))


def test_a_declined_orders_quantities_are_open_again(trade: Trade) -> None:
    trade.place(R, ("north", "a", 6), ("north", "b", 5), ("south", "a", 4))
    assert answers(trade)["south"] == "won"
    order = order_of(trade, "north")
    with trade.refused("text.missing", "reason"):
        trade.do(trade.north, c.DeclineOrder(order_id=order.id, reason=""))
    trade.do(trade.north, c.DeclineOrder(order_id=order.id, reason="Fire"))
    declined = order_of(trade, "north")
    assert (declined.state, declined.decline_reason) == ("declined", "Fire")
    assert (request(trade).state, request(trade).reason, request(trade).closed_at) == (
        "need_attention",
        "ORDER_DECLINED",
        None,
    )
    assert (ask(trade, "north", "a").ordered, ask(trade, "south", "a").ordered) == (D(0), D(4))
    assert line(trade, "A").ordered_quantity == D(4)
    assert (line(trade, "A").state, line(trade, "B").state) == ("part_assigned", "answered")
    assert answers(trade) == {"north": "submitted", "south": "submitted"}
    assert {row.state for row in trade.all(e.Inquiry)} == {"answered"}
    assert [row.quantity for row in trade.all(e.OrderLine, order_id=order.id)] == [D(6), D(5)]  # N10
    trade.place(R, ("north", "b", 5))
    assert request(trade).state == "closed"


def test_shipping_is_charged_again_when_the_first_order_fell_away(trade: Trade) -> None:
    trade.place(R, ("south", "a", 4))
    trade.do(trade.south, c.DeclineOrder(order_id=order_of(trade, "south").id, reason="Flood"))
    assert trade.preview(R, ("south", "a", 4))[0].shipping_cost == D("9.90")


def test_cancelling_before_anything_shipped(trade: Trade) -> None:
    trade.place(R, ("north", "a", 6), close=False)
    order = order_of(trade, "north")
    trade.do(trade.north, trade.pack(order, a=2))
    with trade.refused("record.other_party"):
        trade.do(trade.north, c.CancelOrder(order_id=order.id))
    trade.do(trade.shop, c.CancelOrder(order_id=order.id))
    assert order_of(trade, "north").state == "cancelled"
    assert (request(trade).state, request(trade).reason) == ("need_attention", "ORDER_CANCELLED")
    assert trade.order_line(order, "A").cancelled == D(6)
    assert trade.one(e.Shipment).state == "discarded"
    assert ask(trade, "north", "a").ordered == D(0)
    with trade.refused("state.wrong"):
        trade.do(trade.north, trade.pack(order, a=2))


def test_what_has_shipped_cannot_be_cancelled_but_the_rest_can(trade: Trade) -> None:
    trade.place(R, ("north", "a", 6), ("north", "b", 5))
    order = order_of(trade, "north")
    with trade.refused("state.forbidden"):
        trade.do(trade.shop, c.CloseOrderShort(order_id=order.id))
    trade.ship(order, a=4)
    with trade.refused("state.forbidden"):
        trade.do(trade.shop, c.CancelOrder(order_id=order.id))
    trade.do(trade.shop, c.CloseOrderShort(order_id=order.id))
    assert order_of(trade, "north").state == "closed_short"
    assert (trade.order_line(order, "A").cancelled, trade.order_line(order, "B").cancelled) == (D(2), D(5))
    assert (request(trade).state, request(trade).reason) == ("need_attention", "ORDER_SHORT")
    assert (ask(trade, "north", "a").ordered, ask(trade, "north", "b").ordered) == (D(4), D(0))
    with trade.refused("state.wrong"):
        trade.do(trade.north, trade.pack(order, "more", b=1))


def test_a_request_that_waits_again_goes_on_waiting_when_an_order_falls_away(trade: Trade) -> None:
    trade.place(R, ("south", "a", 4), close=False)
    reopened = c.ChangeDeadline(
        request_id=R,
        request_partner_ids=(trade.inquiry_id(R, "north"),),
        deadline_at=trade.now + 1,
        deadline_zone="UTC",
    )
    trade.do(trade.north, c.DeclineInquiry(inquiry_id=trade.inquiry_id(R, "north"), reason="No"))
    trade.do(trade.shop, reopened)
    assert request(trade).state == "waiting"
    trade.do(trade.south, c.DeclineOrder(order_id=order_of(trade, "south").id, reason="No"))
    assert request(trade).state == "waiting"
    assert ask(trade, "south", "a").ordered == D(0)


def test_orders_without_a_request_have_nothing_to_give_back(trade: Trade) -> None:
    trade.place(R, ("north", "a", 6))
    order = dataclasses.replace(order_of(trade, "north"), id=an_id("b2b"), inquiry_id=None, kind="b2b")
    trade.put(order)
    trade.do(trade.north, c.DeclineOrder(order_id=order.id, reason="No stock"))
    assert trade.row(e.Order, order.id).state == "declined"
    assert request(trade).state == "closed"

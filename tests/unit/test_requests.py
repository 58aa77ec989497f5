# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Requests on their way: sent, answered, judged, reopened, cancelled, closed."""

from __future__ import annotations

import copy
from decimal import Decimal
from typing import Any

import pytest

from desktop_b2b.clock import HOUR
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import account as a
from desktop_b2b.domain.commands import sourcing as c
from desktop_b2b.domain.events import RequestCancelled
from desktop_b2b.domain.values import sort_key
from tests.unit.memory_uow import an_id
from tests.unit.sourcing import Trade

D = Decimal
R = an_id("request")


@pytest.fixture
def trade() -> Trade:
    return Trade()


def request(trade: Trade) -> e.Request:
    return trade.row(e.Request, R)


def partner(trade: Trade, name: str) -> e.RequestPartner:
    return trade.row(e.RequestPartner, trade.inquiry_id(R, name))


def inquiry(trade: Trade, name: str) -> e.Inquiry:
    return trade.row(e.Inquiry, trade.inquiry_id(R, name))


def line_states(trade: Trade) -> dict[str, str]:
    return {line.sku: line.state for line in trade.all(e.RequestLine, request_id=R)}


def postpone(trade: Trade, *names: str, hours: int = 5, **fields: Any) -> None:
    cmd = c.ChangeDeadline(
        request_id=R,
        request_partner_ids=tuple(trade.inquiry_id(R, name) for name in names),
        deadline_at=trade.now + hours * HOUR,
        deadline_zone="Europe/Paris",
        **fields,
    )
    trade.do(trade.shop, cmd)


def close_deadlines(trade: Trade) -> None:
    trade.system(c.CloseDeadlines(request_id=R), trade.shop.organisation_id)


# ---------------------------------------------------------------- sending


def test_each_partner_gets_its_own_inquiry(trade: Trade) -> None:
    trade.send("request", trade.line("a"), trade.line("b", partners="south"), note_to_suppliers="Careful")
    north, south = inquiry(trade, "north"), inquiry(trade, "south")
    assert (north.owner_id, north.counterpart_id) == (
        trade.shop.organisation_id,
        trade.north.organisation_id,
    )
    assert (north.line_count, south.line_count) == (1, 2)
    assert (north.state, north.sent_at) == ("waiting", trade.now)
    assert north.deadline_at == trade.now + 24 * HOUR == partner(trade, "north").deadline_at
    assert south.deadline_at == trade.now + 48 * HOUR
    assert (north.deadline_zone, south.deadline_zone) == ("Europe/Oslo", "Africa/Lagos")
    assert (north.shipping_required, south.shipping_required) == (False, True)
    assert (north.partner_note, south.partner_note) == ("Dock 4", "")
    assert (north.company, north.city, north.note_to_suppliers) == ("Customer Ltd", "Leeds", "Careful")
    assert len({north.number, south.number, request(trade).number}) == 3
    asks = trade.all(e.RequestAsk, request_id=R)
    assert {ask.id for ask in asks} == {line.id for line in trade.all(e.InquiryLine)}
    assert {ask.counterpart_id for ask in asks} == {None}
    assert [line.sort_key for line in trade.all(e.InquiryLine, inquiry_id=north.id)] == [sort_key(0)]
    assert partner(trade, "north").state == "asked"


def test_a_set_deadline_is_kept(trade: Trade) -> None:
    trade.draft()
    at = trade.now + 2 * HOUR
    own = c.PartnerPatch(partner_id=trade.cards["north"], deadline_at=at, deadline_zone="Asia/Tokyo")
    trade.do(trade.shop, c.SaveDraft(request_id=R, partners=(own,)))
    trade.do(trade.shop, c.SendRequest(request_id=R))
    assert (inquiry(trade, "north").deadline_at, inquiry(trade, "north").deadline_zone) == (at, "Asia/Tokyo")
    assert request(trade).next_deadline_at == at


def test_s2_71_excluded_partners_are_not_asked(trade: Trade) -> None:
    trade.draft()
    out = c.PartnerPatch(partner_id=trade.cards["south"], excluded=True)
    trade.do(trade.shop, c.SaveDraft(request_id=R, partners=(out,)))
    trade.do(trade.shop, c.SendRequest(request_id=R))
    assert [row.counterpart_id for row in trade.all(e.Inquiry)] == [trade.north.organisation_id]
    assert partner(trade, "south").state == "planned"
    assert request(trade).asked_count == 1


def test_a_partners_name_is_the_cards_when_sent(trade: Trade) -> None:
    trade.draft()
    trade.do(trade.shop, a.SavePartner(partner_id=trade.cards["north"], name="Nordic"))
    trade.do(trade.shop, c.SendRequest(request_id=R))
    assert partner(trade, "north").name == "Nordic"


def test_the_desk_says_queued_and_the_same_ids_come_from_the_server(trade: Trade) -> None:
    trade.draft()
    desk = Trade()
    desk.draft()
    desk.do(desk.shop, c.SendRequest(request_id=R), server=False)
    trade.do(trade.shop, c.SendRequest(request_id=R))
    assert (request(desk).state, request(trade).state) == ("queued", "waiting")
    assert desk.store.keys() == trade.store.keys()


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({"company": "", "contact_name": ""}, "request.address", "company"),
        ({"address1": ""}, "request.address", "address1"),
        ({"city": " "}, "request.address", "city"),
        ({"country": ""}, "request.address", "country"),
        ({"postal_code": ""}, "request.address", "postal_code"),
        ({"removed_lines": (an_id("a"), an_id("b"))}, "request.no_lines", "lines"),
        ({"lines": (c.LinePatch(id=an_id("b"), quantity=D(0)),)}, "request.no_quantity", "lines[1].quantity"),
        ({"lines": (c.LinePatch(id=an_id("b"), quantity=D("1.5")),)}, "quantity.whole", "lines[1].quantity"),
        (
            {"lines": (c.LinePatch(id=an_id("b"), partner_ids=()),)},
            "request.no_partner",
            "lines[1].partner_ids",
        ),
        ({"lines": (c.LinePatch(id=an_id("b"), sku="", description=""),)}, "request.no_item", "lines[1].sku"),
    ],
)
def test_guards_of_sending(trade: Trade, fields: dict[str, Any], code: str, field: str) -> None:
    trade.draft()
    trade.do(trade.shop, c.SaveDraft(request_id=R, **fields))
    with trade.refused(code, field):
        trade.do(trade.shop, c.SendRequest(request_id=R))


def test_a_deadline_must_lie_ahead_when_the_server_gets_it(trade: Trade) -> None:
    trade.draft()
    soon = c.PartnerPatch(partner_id=trade.cards["north"], deadline_at=trade.now + HOUR)
    trade.do(trade.shop, c.SaveDraft(request_id=R, partners=(soon,)))
    trade.pass_hours(1)
    with trade.refused("request.deadline_past", "partners[0].deadline_at"):
        trade.do(trade.shop, c.SendRequest(request_id=R))


@pytest.mark.parametrize("how", ["suspended", "archived", "never"])
def test_partners_must_be_connected(trade: Trade, how: str) -> None:
    trade.draft()
    if how == "suspended":
        trade.one(e.Link, counterpart_id=trade.north.organisation_id).state = "suspended"
    elif how == "archived":
        trade.do(trade.shop, a.SavePartner(partner_id=trade.cards["north"], archived=True))
    else:
        trade.row(e.Partner, trade.cards["north"]).link_id = None
    with trade.refused("request.not_connected", "partners[0].partner_id"):
        trade.do(trade.shop, c.SendRequest(request_id=R))


def test_sending_twice_is_refused(trade: Trade) -> None:
    trade.send()
    with trade.refused("state.forbidden"):
        trade.do(trade.shop, c.SendRequest(request_id=R))


# ---------------------------------------------------------------- judging


def test_answers_are_counted_and_lines_follow(trade: Trade) -> None:
    trade.send()
    trade.answer(R, "north", a="10@5.00", b="0@1")
    assert request(trade).state == "waiting"
    assert (request(trade).answered_count, request(trade).next_deadline_at) == (1, trade.now + 48 * HOUR)
    assert (partner(trade, "north").state, partner(trade, "north").answered_at) == ("answered", trade.now)
    assert line_states(trade) == {"A": "answered", "B": "open"}
    trade.answer(R, "south", a="1@99")
    assert line_states(trade) == {"A": "answered", "B": "unavailable"}
    assert (request(trade).state, request(trade).reason) == ("need_attention", "NOT_SUPPLIED")


def test_s2_68_over_the_maximum_price(trade: Trade) -> None:
    trade.send()
    trade.answer(R, "north", a="10@7.654322", b="5@1")
    trade.answer(R, "south", a="10@8")
    assert line_states(trade) == {"A": "over_price", "B": "answered"}
    assert request(trade).reason == "OVER_PRICE"


def test_deadlines_close_partners_one_by_one(trade: Trade) -> None:
    trade.send()
    trade.pass_hours(24)
    close_deadlines(trade)
    assert partner(trade, "north").state == "asked"  # the very instant is in time
    trade.now += 1
    close_deadlines(trade)
    assert partner(trade, "north").state == "closed"
    assert inquiry(trade, "north").state == "waiting"
    assert request(trade).state == "waiting"
    assert request(trade).next_deadline_at == partner(trade, "south").deadline_at
    trade.pass_hours(24)
    close_deadlines(trade)
    assert (request(trade).state, request(trade).reason) == ("need_attention", "NO_ANSWER")
    close_deadlines(trade)  # nothing left to do, and nothing refused


def test_some_answered_and_the_rest_expired_is_judged(trade: Trade) -> None:
    trade.send()
    trade.answer(R, "north", a="10@5", b="5@5")
    trade.pass_hours(49)
    close_deadlines(trade)
    assert (request(trade).state, request(trade).reason) == ("need_attention", "ANSWERS_IN")  # A14


def test_declining_counts_as_an_answer(trade: Trade) -> None:
    trade.send()
    for name in ("north", "south"):
        cmd = c.DeclineInquiry(inquiry_id=trade.inquiry_id(R, name), reason="Sold out")
        trade.do(trade.supplier(name), cmd)
    assert partner(trade, "north").state == "declined"
    assert request(trade).answered_count == 2
    assert (request(trade).state, request(trade).reason) == ("need_attention", "NOT_SUPPLIED")


def test_a_revision_mends_the_reason(trade: Trade) -> None:
    trade.send()
    trade.answer(R, "north", a="10@99", b="5@1")
    trade.answer(R, "south", a="10@99")
    assert request(trade).reason == "OVER_PRICE"
    trade.answer(R, "north", a="10@7", b="5@1")
    assert (request(trade).state, request(trade).reason) == ("need_attention", "ANSWERS_IN")


# ---------------------------------------------------------------- automatic mode


def test_s2_9_automatic_orders_go_to_the_cheapest_complete_answers(trade: Trade) -> None:
    trade.send(mode="automatic")
    trade.answer(R, "north", a="10@5.00", b="5@3")
    assert trade.all(e.Order) == []
    trade.answer(R, "south", a="10@4.50", b="4@1", shipping=D("0.50"))
    assert (request(trade).state, trade.all(e.Order)) == ("waiting", [])
    trade.assign(R)
    assert request(trade).state == "closed"
    assert request(trade).answered_count == 2
    south = trade.one(e.Order, counterpart_id=trade.south.organisation_id)
    north = trade.one(e.Order, counterpart_id=trade.north.organisation_id)
    assert (south.state, south.total, north.total) == ("sent", D("49.50"), D(3))
    assert {south.owner_id, north.owner_id} == {trade.shop.organisation_id}
    bought = [(line.sku, line.quantity) for line in trade.all(e.OrderLine, order_id=south.id)]
    assert bought == [("A", D(10)), ("B", D(4))]
    assert trade.row(e.OrderPrivate, south.id).request_id == R
    assert set(line_states(trade).values()) == {"assigned"}
    assert {inquiry(trade, name).state for name in ("north", "south")} == {"closed"}
    answers = {row.owner_id: row.state for row in trade.all(e.Answer)}
    assert answers == {trade.north.organisation_id: "part_won", trade.south.organisation_id: "won"}


def test_automatic_at_the_deadline(trade: Trade) -> None:
    trade.send(mode="automatic")
    trade.answer(R, "north", a="10@5.00", b="5@3")
    trade.pass_hours(49)
    close_deadlines(trade)
    trade.assign(R)
    assert request(trade).state == "closed"
    assert trade.one(e.Order).ship_by == trade.now + 48 * HOUR


def test_s2_64_automatic_calls_a_person_when_an_item_cannot_be_filled(trade: Trade) -> None:
    trade.send(mode="automatic")
    trade.answer(R, "north", a="9@5.00", b="5@3")
    trade.answer(R, "south", a="0@5.00")
    assert (request(trade).state, request(trade).reason) == ("need_attention", "NOT_ENOUGH")
    assert trade.all(e.Order) == []


def test_automatic_ignores_late_answers(trade: Trade) -> None:
    trade.send(mode="automatic")
    trade.pass_hours(49)
    trade.answer(R, "north", a="10@5.00", b="5@3")
    trade.answer(R, "south", a="10@5.00", b="5@3")
    assert trade.all(e.Order) == []
    assert (request(trade).state, request(trade).reason) == ("need_attention", "NO_ANSWER")


def test_automatic_orders_only_what_is_still_open(trade: Trade) -> None:
    trade.send("request", trade.line("a"), trade.line("b", partners="south"), mode="automatic")
    trade.answer(R, "north", a="4@5.00")
    trade.pass_hours(49)
    close_deadlines(trade)
    trade.place(R, ("north", "a", 4), close=False)
    postpone(trade, "south")
    trade.answer(R, "south", a="6@6.00", b="10@1")
    trade.assign(R)
    assert request(trade).state == "closed"
    later = trade.one(e.Order, counterpart_id=trade.south.organisation_id)
    quantities = {line.sku: line.quantity for line in trade.all(e.OrderLine, order_id=later.id)}
    assert quantities == {"A": D(6), "B": D(10)}


def test_automatic_does_not_order_from_a_suspended_partner(trade: Trade) -> None:
    trade.send("request", trade.line("a", partners="north"), mode="automatic")
    trade.one(e.Link, counterpart_id=trade.north.organisation_id).state = "suspended"
    trade.answer(R, "north", a="10@5.00")
    trade.assign(R)
    assert (request(trade).state, request(trade).reason) == ("need_attention", "LIMITS")


# ---------------------------------------------------------------- other deadlines


def test_s2_79_an_expired_request_is_reopened(trade: Trade) -> None:
    trade.send()
    trade.answer(R, "south", a="0@1", b="0@1")
    trade.pass_hours(25)
    close_deadlines(trade)
    assert request(trade).state == "need_attention"
    assert line_states(trade) == {"A": "unavailable", "B": "unavailable"}
    postpone(trade, "north", shipping_required=True)
    assert (request(trade).state, request(trade).reason) == ("waiting", "")
    assert partner(trade, "north").state == "asked"
    assert request(trade).next_deadline_at == trade.now + 5 * HOUR
    assert (inquiry(trade, "north").state, inquiry(trade, "north").deadline_at) == (
        "waiting",
        trade.now + 5 * HOUR,
    )
    assert inquiry(trade, "north").shipping_required
    assert line_states(trade) == {"A": "open", "B": "open"}
    assert partner(trade, "south").state == "answered"


def test_a_new_deadline_before_the_old_one_only_moves_it(trade: Trade) -> None:
    trade.send()
    postpone(trade, "north", "south", hours=2)
    assert request(trade).state == "waiting"
    assert request(trade).next_deadline_at == trade.now + 2 * HOUR
    assert inquiry(trade, "south").deadline_zone == "Europe/Paris"


def test_declined_and_late_partners_are_asked_again(trade: Trade) -> None:
    trade.send()
    decline = c.DeclineInquiry(inquiry_id=trade.inquiry_id(R, "north"), reason="No")
    trade.do(trade.north, decline)
    trade.pass_hours(49)
    trade.answer(R, "south", a="10@1")
    assert partner(trade, "south").state == "late"
    postpone(trade, "north", "south")
    assert {partner(trade, name).state for name in ("north", "south")} == {"asked"}
    assert {partner(trade, name).answered_at for name in ("north", "south")} == {None}
    assert {inquiry(trade, name).state for name in ("north", "south")} == {"waiting"}
    trade.answer(R, "south", a="10@1")
    trade.answer(R, "north", b="5@1")
    assert trade.row(e.Answer, trade.inquiry_id(R, "south")).state == "submitted"
    assert request(trade).reason == "ANSWERS_IN"


def test_more_time_for_who_answered_does_not_reopen(trade: Trade) -> None:
    trade.send()
    trade.answer(R, "north", a="10@1", b="5@1")
    trade.answer(R, "south", a="10@1")
    postpone(trade, "north", hours=50)
    assert request(trade).state == "need_attention"
    assert inquiry(trade, "north").state == "answered"
    trade.pass_hours(30)
    trade.answer(R, "north", a="10@2", b="5@2")
    assert trade.row(e.Answer, trade.inquiry_id(R, "north")).revision == 2


def test_refused_deadlines(trade: Trade) -> None:
    trade.draft("other", trade.line("z"))
    trade.send("request", trade.line("a"))
    with trade.refused("request.deadline_past", "deadline_at"):
        postpone(trade, "north", hours=0)
    with trade.refused("request.no_partner_given", "request_partner_ids"):
        postpone(trade)
    with trade.refused("request.not_asked", "request_partner_ids[1]"):
        postpone(trade, "north", "west")
    with trade.refused("list.repeated", "request_partner_ids[1]"):
        postpone(trade, "north", "north")
    bad_zone = c.ChangeDeadline(
        request_id=R,
        request_partner_ids=(trade.inquiry_id(R, "north"),),
        deadline_at=trade.now + HOUR,
        deadline_zone="Mars",
    )
    with trade.refused("zone.unknown", "deadline_zone"):
        trade.do(trade.shop, bad_zone)
    with trade.refused("record.missing"):
        trade.do(trade.north, bad_zone)


# ---------------------------------------------------------------- cancelled, closed, reopened


def test_cancelling_tells_the_partners(trade: Trade) -> None:
    trade.send()
    trade.answer(R, "north", a="10@1")
    trade.do(trade.shop, c.CancelRequest(request_id=R))
    assert (request(trade).state, request(trade).closed_at) == ("cancelled", trade.now)
    assert {inquiry(trade, name).state for name in ("north", "south")} == {"cancelled"}
    assert (partner(trade, "north").state, partner(trade, "south").state) == ("answered", "closed")
    assert (request(trade).next_deadline_at, request(trade).reason) == (None, "")
    assert RequestCancelled(R) in trade.events
    with trade.refused("state.wrong"):
        trade.answer(R, "south", a="1@1")
    with trade.refused("state.forbidden"):
        trade.do(trade.shop, c.CancelRequest(request_id=R))


def test_cancelling_what_the_server_has_not_seen_yet(trade: Trade) -> None:
    trade.draft()
    trade.do(trade.shop, c.SendRequest(request_id=R), server=False)
    trade.do(trade.shop, c.CancelRequest(request_id=R), server=False)
    assert request(trade).state == "cancelled"


def test_a_partner_that_was_not_asked_has_no_part_in_the_end(trade: Trade) -> None:
    trade.draft()
    out = c.PartnerPatch(partner_id=trade.cards["south"], excluded=True)
    trade.do(trade.shop, c.SaveDraft(request_id=R, partners=(out,)))
    trade.do(trade.shop, c.SendRequest(request_id=R))
    trade.answer(R, "north", a="10@1", b="5@1")
    assert request(trade).reason == "ANSWERS_IN"
    trade.place(R, ("north", "a", 10))
    trade.do(trade.shop, c.ReopenRequest(request_id=R))
    assert inquiry(trade, "north").state == "answered"
    assert partner(trade, "south").state == "planned"


def test_cancelling_clears_the_reason(trade: Trade) -> None:
    trade.send()
    trade.pass_hours(49)
    close_deadlines(trade)
    assert request(trade).reason == "NO_ANSWER"
    trade.do(trade.shop, c.CancelRequest(request_id=R))
    assert (request(trade).state, request(trade).reason) == ("cancelled", "")


def test_what_is_ordered_is_closed_not_cancelled(trade: Trade) -> None:
    trade.send()
    with trade.refused("request.no_orders", "request_id"):
        trade.do(trade.shop, c.CloseRequest(request_id=R))
    trade.answer(R, "north", a="10@1", b="5@1")
    trade.place(R, ("north", "a", 1), close=False)
    assert request(trade).state == "partially_ordered"
    with trade.refused("request.has_orders", "request_id"):
        trade.do(trade.shop, c.CancelRequest(request_id=R))
    trade.do(trade.shop, c.CloseRequest(request_id=R))
    assert (request(trade).state, request(trade).closed_at) == ("closed", trade.now)
    assert {inquiry(trade, name).state for name in ("north", "south")} == {"closed"}
    assert partner(trade, "south").state == "closed"
    assert line_states(trade) == {"A": "part_assigned", "B": "answered"}
    with trade.refused("state.wrong"):
        trade.do(trade.shop, c.CloseRequest(request_id=R))
    assert trade.row(e.Answer, trade.inquiry_id(R, "north")).state == "part_won"
    with trade.refused("state.wrong"):
        trade.answer(R, "south", a="1@1")
    trade.do(trade.shop, c.ReopenRequest(request_id=R))
    assert (request(trade).state, request(trade).closed_at) == ("partially_ordered", None)
    assert (inquiry(trade, "north").state, inquiry(trade, "south").state) == ("answered", "waiting")
    assert trade.row(e.Answer, trade.inquiry_id(R, "north")).state == "submitted"
    trade.answer(R, "south", a="1@1")
    assert partner(trade, "south").state == "answered"


def test_only_a_closed_request_is_reopened(trade: Trade) -> None:
    trade.send()
    with trade.refused("state.wrong"):
        trade.do(trade.shop, c.ReopenRequest(request_id=R))


def test_undo_of_a_closing_puts_everything_back(trade: Trade) -> None:
    trade.send()
    trade.answer(R, "north", a="10@1", b="5@1")
    trade.place(R, ("north", "a", 1), close=False)
    postpone(trade, "south", hours=90)
    assert request(trade).state == "waiting"
    before = copy.deepcopy(trade.store)
    closing = trade.do(trade.shop, c.CloseRequest(request_id=R))
    assert (request(trade).state, partner(trade, "south").state) == ("closed", "closed")
    trade.do(trade.shop, c.UndoCloseRequest(request_id=R, close_id=closing))
    after = {key: row for key, row in trade.store.items() if key[0] is not e.Event}
    assert after == {key: row for key, row in before.items() if key[0] is not e.Event}


def test_undo_of_a_closing_brings_the_reason_back(trade: Trade) -> None:
    trade.send()
    trade.answer(R, "north", a="10@1", b="5@1")
    trade.answer(R, "south", a="10@1", b="5@1")
    trade.place(R, ("north", "a", 1), ("south", "b", 1), close=False)
    order = trade.one(e.Order, counterpart_id=trade.south.organisation_id)
    trade.do(trade.south, c.DeclineOrder(order_id=order.id, reason="Out of clay"))
    closing = trade.do(trade.shop, c.CloseRequest(request_id=R))
    assert (request(trade).state, request(trade).reason) == ("closed", "")
    trade.do(trade.shop, c.UndoCloseRequest(request_id=R, close_id=closing))
    assert (request(trade).state, request(trade).reason) == ("need_attention", "ORDER_DECLINED")


def test_undo_of_a_closing_waits_for_nobody_who_has_answered(trade: Trade) -> None:
    trade.send()
    trade.answer(R, "north", a="10@1", b="5@1")
    trade.place(R, ("north", "a", 1), close=False)
    postpone(trade, "south", hours=90)
    closing = trade.do(trade.shop, c.CloseRequest(request_id=R), server=False)
    trade.answer(R, "south", a="1@1", b="1@1")
    trade.do(trade.shop, c.UndoCloseRequest(request_id=R, close_id=closing))
    assert (request(trade).state, partner(trade, "south").state) == ("partially_ordered", "answered")


def test_undo_of_a_closing_never_erases_what_came_since(trade: Trade) -> None:
    trade.send()
    trade.answer(R, "north", a="10@1", b="5@1")
    trade.place(R, ("north", "a", 1), close=False)
    closing = trade.do(trade.shop, c.CloseRequest(request_id=R))
    with trade.refused("request.not_closed_by", "close_id"):
        trade.do(trade.shop, c.UndoCloseRequest(request_id=R, close_id=an_id("another")))
    trade.do(trade.shop, c.ReopenRequest(request_id=R))
    with trade.refused("request.closing_changed", "request_id"):
        trade.do(trade.shop, c.UndoCloseRequest(request_id=R, close_id=closing))
    trade.pass_hours(1)
    trade.do(trade.shop, c.CloseRequest(request_id=R))
    with trade.refused("request.closing_changed", "request_id"):
        trade.do(trade.shop, c.UndoCloseRequest(request_id=R, close_id=closing))


def test_only_what_closed_a_request_is_undone(trade: Trade) -> None:
    trade.send()
    trade.answer(R, "north", a="10@1", b="5@1")
    trade.place(R, ("north", "a", 1), close=False)
    trade.do(trade.shop, c.CloseRequest(request_id=R))
    again = trade.do(trade.shop, c.ReopenRequest(request_id=R))
    with trade.refused("request.not_closed_by", "close_id"):
        trade.do(trade.shop, c.UndoCloseRequest(request_id=R, close_id=again))

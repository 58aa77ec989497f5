# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Working hours as a company tells them, and what its partners' deadlines make of them (S2.5, S2.6, S2.27,
A6).
"""

from __future__ import annotations

from typing import Any

import pytest

from desktop_b2b.clock import HOUR
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import account as a
from desktop_b2b.domain.commands import sourcing as c
from desktop_b2b.services.calendars import calendar_of
from tests.unit.memory_uow import an_id
from tests.unit.sourcing import Trade
from tests.unit.test_worktime import at

WEEK = ("09:00-12:00 13:00-17:00",) * 5 + ("", "")
FRIDAY = at("2026-12-04 14:00", "Europe/Oslo")


@pytest.fixture
def trade() -> Trade:
    """It is Friday, two in the afternoon, where ``north`` is."""
    trade = Trade()
    trade.now = FRIDAY
    return trade


def tell(trade: Trade, **fields: Any) -> None:
    trade.do(trade.north, a.SetCalendar(organisation_id=trade.north.organisation_id, **fields))


def test_s2_5_working_hours_reach_the_partners_and_nobody_else(trade: Trade) -> None:
    tell(
        trade,
        work_week=("9:00-12:00",) * 5 + ("", ""),
        holiday_country="DE",
        holiday_region="BY",
        closing_days=("2026-12-31", "2026-12-24"),
        extra_days=("2026-12-20 10:00-11:00",),
    )
    (fact,) = trade.all(e.LinkFact, owner_id=trade.north.organisation_id)
    assert fact.work_week == ("09:00-12:00",) * 5 + ("", "")
    assert (fact.holiday_country, fact.holiday_region) == ("DE", "BY")
    assert fact.closing_days == ("2026-12-24", "2026-12-31")
    assert calendar_of(fact) == calendar_of(trade.row(e.Organisation, trade.north.organisation_id))
    assert not any("2026-12-24" in repr(row) for row in trade.seen_by(trade.south))
    tell(trade, work_week=())
    assert calendar_of(trade.row(e.LinkFact, fact.id)) is None
    assert trade.row(e.LinkFact, fact.id).closing_days == ("2026-12-24", "2026-12-31")


def test_s2_27_the_usual_answer_time_is_counted_in_the_partners_working_time(trade: Trade) -> None:
    """Friday 14 to 17, Monday and Wednesday (Tuesday is the eighth, a day off of its own) make 24 hours."""
    tell(trade, work_week=WEEK, closing_days=("2026-12-08",))
    request_id = trade.send("request", trade.line("a"))
    north = trade.row(e.Inquiry, trade.inquiry_id(request_id, "north"))
    south = trade.row(e.Inquiry, trade.inquiry_id(request_id, "south"))
    assert north.deadline_at == at("2026-12-10 17:00", "Europe/Oslo")
    assert north.deadline_zone == "Europe/Oslo"
    assert south.deadline_at == FRIDAY + 48 * HOUR


def test_s2_73_a_deadline_that_was_set_by_hand_stands_as_it_is(trade: Trade) -> None:
    tell(trade, work_week=WEEK)
    by_hand = c.PartnerPatch(partner_id=trade.cards["north"], deadline_at=FRIDAY + 5 * HOUR)
    request_id = trade.send("request", trade.line("a"), partners=(by_hand,))
    inquiry = trade.row(e.Inquiry, trade.inquiry_id(request_id, "north"))
    assert inquiry.deadline_at == FRIDAY + 5 * HOUR


def test_s2_6_the_time_to_ship_is_counted_in_the_partners_working_time(trade: Trade) -> None:
    """48 hours: three on Friday, seven on each of the six days to the next, three on Tuesday."""
    tell(trade, work_week=WEEK)
    order = trade.ordered()
    assert order.ship_by == at("2026-12-15 12:00", "Europe/Oslo")
    assert order.ship_by_zone == "Europe/Oslo"
    tell(trade, work_week=())
    order = trade.ordered_again()
    assert (order.ship_by, order.ship_by_zone) == (FRIDAY + 48 * HOUR, "Europe/Paris")


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({"work_week": ("",) * 6}, "calendar.week", "work_week"),
        ({"work_week": ("9-5",) + ("",) * 6}, "calendar.hours", "work_week[0]"),
        ({"work_week": ("",) * 7}, "calendar.never_open", "work_week"),
        ({"work_week": ("09:00-12:40",) + ("",) * 6}, "calendar.never_open", "work_week"),
        ({"holiday_country": "ZZ"}, "calendar.country", "holiday_country"),
        ({"holiday_region": "BY"}, "calendar.region", "holiday_region"),
        ({"holiday_country": "FR", "holiday_region": "BY"}, "calendar.region", "holiday_region"),
        ({"holiday_region": "\x00"}, "text.control", "holiday_region"),
        ({"closing_days": ("tomorrow",)}, "calendar.day", "closing_days[0]"),
        ({"closing_days": ("2026-12-24",) * 401}, "calendar.many", "closing_days"),
        ({"extra_days": ("2026-12-24",)}, "calendar.hours", "extra_days[0]"),
        ({"extra_days": ("2026-12-24 9:00-10:00",) * 2}, "list.repeated", "extra_days[1]"),
    ],
)
def test_hours_that_make_no_sense_are_refused(
    trade: Trade, fields: dict[str, Any], code: str, field: str
) -> None:
    with trade.refused(code, field):
        tell(trade, **fields)


def test_only_who_may_edit_the_company_sets_its_hours(trade: Trade) -> None:
    cmd = a.SetCalendar(organisation_id=trade.north.organisation_id, work_week=WEEK)
    with trade.refused("record.missing"):
        trade.do(trade.shop, cmd)


def test_a_calendar_that_closed_for_good_is_named_when_sending(trade: Trade) -> None:
    """It was sound when it was entered; since then its holidays took the last day of it."""
    fact = trade.one(e.LinkFact, owner_id=trade.north.organisation_id)
    fact.work_week = ("",) * 7
    request_id = trade.draft("request", trade.line("a"))
    with trade.refused("request.never_open", "partners"):
        trade.do(trade.shop, c.SendRequest(request_id=request_id))
    by_hand = c.PartnerPatch(partner_id=trade.cards["north"], deadline_at=FRIDAY + 5 * HOUR)
    trade.do(trade.shop, c.SaveDraft(request_id=request_id, partners=(by_hand,)))
    trade.do(trade.shop, c.SendRequest(request_id=request_id))
    trade.answer(request_id, "north", a="10@5.00")
    with trade.refused("order.never_open", "assignments"):
        trade.place(request_id, ("north", "a", 10))
    assert trade.row(e.Request, an_id("request")).state == "waiting"

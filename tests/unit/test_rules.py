# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Deadlines, readiness and why a person is needed, against plain oracles."""

from __future__ import annotations

import dataclasses
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_b2b.clock import HOUR, MINUTE
from desktop_b2b.rules.assignment import Need, Offer, assess, line_state, shortfall, within
from desktop_b2b.rules.deadlines import default_deadline, earliest, next_change, passed, remaining, ship_by
from desktop_b2b.rules.readiness import (
    LineFacts,
    PartnerFacts,
    RequestFacts,
    first_error,
    readiness,
)

D = Decimal
NOW = 1_800_000_000_000

# ---------------------------------------------------------------- deadlines


@pytest.mark.parametrize(
    ("left", "widget"),
    [
        (HOUR + 1, "waiting_plus"),
        (HOUR, "waiting_minus"),  # S2.44: exactly 60 minutes
        (HOUR - 1, "waiting_minus"),
        (0, "waiting_minus"),
        (-1, "expired"),
    ],
)
def test_remaining_time_chooses_the_widget(left: int, widget: str) -> None:
    assert remaining(NOW + left, NOW) == widget


@given(st.integers(-3 * HOUR, 3 * HOUR))
def test_the_next_change_is_the_very_instant(left: int) -> None:
    change = next_change(NOW + left, NOW)
    kind = remaining(NOW + left, NOW)
    if change is None:
        assert kind == "expired"
    else:
        assert remaining(NOW + left, change - 1) == kind
        assert remaining(NOW + left, change) != kind


def test_an_answer_at_the_deadline_is_in_time() -> None:
    assert not passed(NOW, NOW)
    assert passed(NOW, NOW + 1)


def test_earliest_open_deadline() -> None:
    assert earliest([None, NOW + 5, NOW + 3]) == NOW + 3
    assert earliest([None]) is None


def test_hours_are_elapsed_hours() -> None:
    assert default_deadline(NOW, 24) == ship_by(NOW, 24) == NOW + 24 * HOUR


# ---------------------------------------------------------------- readiness

LINE = LineFacts("SKU", "Item", D(3), "each", ("p",))
PARTNER = PartnerFacts("p", "North", connected=True, excluded=False, deadline_at=None)
READY = RequestFacts(
    company="Customer",
    address1="1 High Street",
    city="Leeds",
    postal_code="LS1 1AA",
    country="GB",
    lines=(LINE,),
    partners=(PARTNER,),
    recipient_email="a@example.com",
)


def findings(**changes: object) -> list[tuple[str, str, str]]:
    facts = dataclasses.replace(READY, **changes)  # type: ignore[arg-type]  # any field of the facts
    return [(found.level, found.code, found.field) for found in readiness(facts, NOW)]


def test_a_ready_request_is_green_throughout() -> None:
    assert [level for level, _, _ in findings()] == ["ok", "ok", "ok"]
    assert first_error(readiness(READY, NOW)) is None


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"lines": ()}, "request.no_lines", "lines"),
        ({"company": ""}, "request.address", "company"),
        ({"address1": ""}, "request.address", "address1"),
        ({"city": ""}, "request.address", "city"),
        ({"country": ""}, "request.address", "country"),
        ({"postal_code": ""}, "request.address", "postal_code"),
        ({"lines": (dataclasses.replace(LINE, quantity=D(0)),)}, "request.no_quantity", "lines[0].quantity"),
        (
            {"lines": (LINE, dataclasses.replace(LINE, quantity=D("1.5")))},
            "quantity.whole",
            "lines[1].quantity",
        ),
        (
            {"lines": (dataclasses.replace(LINE, partner_ids=()),)},
            "request.no_partner",
            "lines[0].partner_ids",
        ),
        ({"lines": (dataclasses.replace(LINE, sku="", description=""),)}, "request.no_item", "lines[0].sku"),
        (
            {"partners": (dataclasses.replace(PARTNER, excluded=True),)},
            "request.no_partner",
            "lines[0].partner_ids",
        ),
        (
            {"partners": (dataclasses.replace(PARTNER, connected=False),)},
            "request.not_connected",
            "partners[0].partner_id",
        ),
        (
            {"partners": (dataclasses.replace(PARTNER, deadline_at=NOW),)},
            "request.deadline_past",
            "partners[0].deadline_at",
        ),
    ],
)
def test_what_keeps_a_request_from_being_sent(changes: dict[str, object], code: str, field: str) -> None:
    assert ("error", code, field) in findings(**changes)
    error = first_error(readiness(dataclasses.replace(READY, **changes), NOW))  # type: ignore[arg-type]
    assert error is not None
    assert "{" not in str(error.error())


def test_all_errors_are_listed_not_only_the_first() -> None:
    found = findings(company="", city="", lines=())
    assert [code for level, code, _ in found if level == "error"] == [
        "request.no_lines",
        "request.address",
        "request.address",
    ]


def test_a_name_will_do_for_a_company_and_some_countries_have_no_postal_code() -> None:
    assert all(level == "ok" for level, _, _ in findings(company="", contact_name="Ada"))
    assert all(level == "ok" for level, _, _ in findings(country="AE", postal_code=""))


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"country": "US", "region": ""}, "request.region"),
        ({"recipient_email": ""}, "request.no_email"),
        ({"duplicate_order_number": True}, "request.duplicate_number"),
        ({"partners": (dataclasses.replace(PARTNER, deadline_at=NOW + HOUR),)}, "request.deadline_soon"),
    ],
)
def test_doubts_do_not_stop_a_request(changes: dict[str, object], code: str) -> None:
    assert ("warning", code) in [(level, found) for level, found, _ in findings(**changes)]
    assert not [code for level, code, _ in findings(**changes) if level == "error"]


def test_a_deadline_a_minute_beyond_the_hour_is_no_doubt() -> None:
    partner = dataclasses.replace(PARTNER, deadline_at=NOW + HOUR + MINUTE)
    assert {level for level, _, _ in findings(partners=(partner,))} == {"ok"}


def test_partners_of_no_line_and_excluded_ones_do_not_matter() -> None:
    other = PartnerFacts("q", "South", connected=False, excluded=False, deadline_at=NOW - 1)
    excluded = dataclasses.replace(other, partner_id="p2", excluded=True)
    line = dataclasses.replace(LINE, partner_ids=("p", "p2"))
    assert {level for level, _, _ in findings(lines=(line,), partners=(PARTNER, other, excluded))} == {"ok"}


# ---------------------------------------------------------------- assignment

amounts = st.integers(0, 12).map(D)
prices = st.one_of(st.none(), st.integers(0, 8).map(lambda cents: D(cents) / 4))
offers = st.builds(
    Offer,
    ask_id=st.uuids().map(lambda value: value.hex),
    partner=st.sampled_from(["North", "South", "West"]),
    ready=amounts,
    backorder=amounts,
    price=prices,
    at=st.integers(0, 2),
)
needs = st.builds(
    Need,
    line_id=st.uuids().map(lambda value: value.hex),
    item=st.just("Item"),
    quantity=st.integers(0, 10).map(D),
    max_price=st.one_of(st.none(), st.integers(0, 8).map(lambda cents: D(cents) / 4)),
    offers=st.lists(offers, max_size=4).map(tuple),
)


def usable(need: Need, *, backorders: bool) -> Decimal:
    """The oracle: how many can be had within the limit, of all partners together."""
    fit = [offer for offer in need.offers if within(offer.price, need.max_price)]
    return sum((offer.ready + (offer.backorder if backorders else 0) for offer in fit), D(0))


@given(st.lists(needs, max_size=4), st.booleans())
def test_a_shortfall_is_told_exactly_where_an_item_cannot_be_filled(
    given_needs: list[Need], backorders: bool
) -> None:
    open_ = [need for need in given_needs if need.quantity > 0]
    is_short = any(usable(need, backorders=backorders) < need.quantity for need in open_)
    assert bool(shortfall(given_needs, backorders=backorders)) == is_short


@given(st.lists(needs, max_size=4))
def test_the_order_of_answers_does_not_matter(given_needs: list[Need]) -> None:
    shuffled = [dataclasses.replace(need, offers=tuple(reversed(need.offers))) for need in given_needs]
    assert shortfall(shuffled, backorders=True) == shortfall(given_needs, backorders=True)
    assert assess(shuffled).reason == assess(given_needs).reason


def offer(name: str, ready: int, price: str | None, backorder: int = 0, at: int = 0) -> Offer:
    return Offer(name, name, D(ready), D(backorder), None if price is None else D(price), at)


def need(*given_offers: Offer, quantity: int = 10, limit: str | None = None) -> Need:
    return Need("line", "Item", D(quantity), None if limit is None else D(limit), given_offers)


@pytest.mark.parametrize(
    ("case", "automatic", "manual"),
    [
        (need(), "NO_ANSWER", "NO_ANSWER"),
        (need(offer("a", 0, None)), "NOT_SUPPLIED", "NOT_SUPPLIED"),
        (need(offer("a", 0, "1", backorder=10)), "NOT_SUPPLIED", "ANSWERS_IN"),  # A16
        (need(offer("a", 10, "2"), limit="1.99"), "OVER_PRICE", "OVER_PRICE"),
        (need(offer("a", 10, "2"), limit="2"), "", "ANSWERS_IN"),  # A12: equal passes
        (need(offer("a", 9, "2")), "NOT_ENOUGH", "NOT_ENOUGH"),
        (need(offer("a", 5, "2"), offer("b", 5, "2")), "", "ANSWERS_IN"),
        (need(offer("a", 5, "2"), offer("b", 9, "9"), limit="3"), "NOT_ENOUGH", "NOT_ENOUGH"),
    ],
)
def test_reasons(case: Need, automatic: str, manual: str) -> None:
    assert shortfall([case], backorders=False) == automatic
    assert assess([case]).reason == manual


def test_the_gravest_reason_stands_for_the_request() -> None:
    over = need(offer("a", 10, "2"), limit="1")
    assert shortfall([over, need()], backorders=False) == "NO_ANSWER"
    assert shortfall([need(offer("a", 1, "1")), over], backorders=False) == "OVER_PRICE"


def test_maximum_price() -> None:
    assert within(D(2), D(2))
    assert within(D(2), None)
    assert not within(D("2.000001"), D(2))
    assert not within(None, None)


@pytest.mark.parametrize(
    ("case", "planned", "waiting", "state"),
    [
        (need(), 0, True, "open"),
        (need(), 0, False, "open"),  # nobody answered: expired is derived (law 9)
        (need(offer("a", 1, "1")), 0, True, "answered"),
        (need(offer("a", 0, None)), 0, True, "open"),
        (need(offer("a", 0, None)), 0, False, "unavailable"),
        (need(offer("a", 0, "1", backorder=1)), 0, False, "answered"),
        (need(offer("a", 1, "2"), limit="1"), 0, False, "over_price"),
        (need(offer("a", 1, "2"), limit="1"), 0, True, "open"),
        (need(), 9, True, "part_assigned"),
        (need(), 10, True, "assigned"),
        (need(), 11, True, "assigned"),
    ],
)
def test_line_states(case: Need, planned: int, waiting: bool, state: str) -> None:
    assert line_state(case, D(planned), waiting=waiting) == state

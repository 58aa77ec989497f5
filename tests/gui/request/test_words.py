# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Words of the request's screens: countries, postal codes, times, history."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from desktop_b2b.clock import DAY, HOUR, MINUTE
from desktop_b2b.domain.entities import Request
from desktop_b2b.rules.policy.judge import Decision
from desktop_b2b.services.allowances import BY_HAND, SetTime
from tests.gui.request.houses import THEN
from ui.addresses import address_words
from ui.screens.history.words import change_words, command_words
from ui.screens.request.countries import country_name, country_options
from ui.screens.request.postal import postal_problem
from ui.screens.request.times import day_time, item_words, past_time, short_date, span

ZONE = "Europe/Amsterdam"


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("country", "city", "region", "code", "town"),
    [("DE", "Bremen", "", "28195", "28195 Bremen"), ("US", "Portland", "OR", "97201", "Portland OR 97201")],
)
def test_s2_61_an_address_on_the_screen_is_that_on_paper(
    country: str, city: str, region: str, code: str, town: str
) -> None:
    request = Request(
        id="1",
        owner_id="2",
        number="R1",
        company="Linden",
        city=city,
        region=region,
        postal_code=code,
        country=country,
    )
    assert address_words(request) == f"Linden\n{town}\n{country_name(country)}"


def test_countries_have_names_in_the_users_language() -> None:
    assert country_name("DE") == "Germany"
    QLocale.setDefault(QLocale(QLocale.Language.French, QLocale.Country.France))
    assert country_name("DE") == "Allemagne"
    names = [name for _code, name in country_options()]
    assert len(names) > 200
    assert names.index("Équateur") < names.index("Espagne")


@pytest.mark.parametrize(
    ("code", "country", "right"),
    [
        ("28195", "DE", True),
        ("2819", "DE", False),
        ("1012 AB", "NL", True),
        ("1012", "NL", False),
        ("SW1A 1AA", "GB", True),
        ("", "DE", True),
        ("anything", "AE", True),
    ],
)
def test_postal_codes(code: str, country: str, right: bool) -> None:
    assert (postal_problem(code, country, "there") is None) is right


def test_days_and_times_are_as_short_as_can_be() -> None:
    assert day_time(THEN + 5 * HOUR, ZONE, THEN) == "Today 15:42"
    assert day_time(THEN + DAY, ZONE, THEN) == "Tomorrow 10:42"
    assert day_time(THEN + 3 * DAY, ZONE, THEN) == "Sun 10:42"
    assert day_time(THEN + 12 * DAY, ZONE, THEN) == "1 Dec 10:42"
    assert past_time(THEN - HOUR, ZONE, THEN) == "09:42"
    assert past_time(THEN - DAY, ZONE, THEN) == "yesterday 10:42"
    assert short_date(THEN + 15 * DAY, ZONE) == "4 Dec"


def test_spans() -> None:
    assert span(18 * MINUTE) == "18 min"
    assert span(1) == "1 min"
    assert span(2 * HOUR + 48 * MINUTE) == "2 h 48 min"
    assert span(3 * DAY + 4 * HOUR) == "3 d 4 h"


def test_items_in_words() -> None:
    assert item_words([4]) == "item 4"
    assert item_words([5, 1]) == "items 1, 5"
    assert item_words([1, 2, 3, 4, 5]) == "items 1 to 5"
    assert item_words([1, 2]) == "items 1, 2"


RULED = SetTime(
    by="rule",
    hours=72,
    usual=24,
    rules_number=3,
    decisions=(Decision("0" * 32, "Holidays", "1" * 32, "set_deadline", Decimal(72)),),
)


def test_history_in_words() -> None:
    changes: list[list[object]] = [
        ["request", "r", "city", "Bremen", "Hamburg"],
        ["request", "r", "edited_at", 1, 2],
        ["request", "r", "state", "draft", "queued"],
        ["request_ask", "a", "assigned", 0, 48],
        ["request_line", "l", "+", None, {"sku": "X-1", "description": "Thing", "quantity": "3"}],
        ["request_line", "m", "-", {"sku": "X-2"}, None],
        ["request_partner", "p", "deadline_at", None, THEN + HOUR],
        ["request_partner", "p", "deadline_basis", RULED.kept(), BY_HAND.kept()],
        ["order_private", "o", "+", None, {"request_number": "R-1", "shipping_basis": RULED.kept()}],
    ]
    said = [change.sentence() for change in change_words(changes, ZONE, THEN, {"a": "Mug, Ashford"})]
    assert said == [
        "City: Bremen → Hamburg",
        "Status: Draft → Will be sent",
        "Mug, Ashford, Assigned: 0 → 48",
        "Item added: X-1, Thing, Quantity 3",
        "Item removed: X-2",
        "Partner, Deadline: Today 11:42",
        "Partner, Deadline set: rule “Holidays” (version 3), 72 h → by hand",
        "Time to ship set: rule “Holidays” (version 3), 72 h",
    ]
    assert command_words("SendRequest") == "Sent the request"


def test_history_writes_numbers_as_the_reader_does() -> None:
    QLocale.setDefault(QLocale(QLocale.Language.French, QLocale.Country.France))
    changes: list[list[object]] = [
        ["answer_line", "l", "price", "5.18", "13.1"],
        ["answer_line", "l", "ready", "2.5", "1200"],
        ["answer_line", "m", "+", None, {"ready": "2.5", "price": "0.0375"}],
    ]
    said = [change.sentence() for change in change_words(changes, ZONE, THEN, {})]
    space = QLocale().groupSeparator()
    assert said == [
        "Item, Price: 5,18 → 13,10",
        f"Item, Ready: 2,5 → 1{space}200",
        "Item added: Ready 2,5, Price 0,0375",
    ]


def test_how_a_b2b_order_travels_is_no_assignment() -> None:
    """A request's mode is how it is assigned, that of B2B documents how they travel."""
    for table in ("b2b_draft", "b2b_order", "fulfilment_shipment"):
        (said,) = change_words([(table, "a" * 32, "mode", "parcel", "freight")], ZONE, THEN, {})
        assert (said.field, said.before, said.after) == ("Parcel or freight", "Parcel", "Freight")
    (said,) = change_words([("request", "a" * 32, "mode", "manual", "automatic")], ZONE, THEN, {})
    assert (said.field, said.before, said.after) == ("Assignment", "Manual", "Automatic")


def test_a_service_that_was_done_is_told_by_its_name() -> None:
    row = {"service": "kitting", "quantity": "2", "note": "By hand"}
    (said,) = change_words([("service_record", "a" * 32, "+", None, row)], ZONE, THEN, {})
    assert said.sentence() == "Service added: 2 × Kitting, By hand"

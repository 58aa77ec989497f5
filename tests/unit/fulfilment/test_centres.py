# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""S1.22: the centre is chosen by stock, cost and time, with the reason shown for each."""

from __future__ import annotations

import random
import zoneinfo
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import msgspec

from desktop_b2b.clock import from_datetime
from desktop_b2b.domain.calendars import WorkCalendar
from desktop_b2b.domain.measures import Measure
from desktop_b2b.rules.addresses import Address
from desktop_b2b.rules.centres import WHY_WORDS, Candidate, Judged, choose
from desktop_b2b.rules.trade.defaults import default_tables
from desktop_b2b.rules.trade.facts import ItemFacts, ReadyFacts
from desktop_b2b.rules.trade.rows import Zone
from desktop_b2b.rules.trade.shipping import zone_cost, zone_of

DAYS = (((480, 1020),),) * 5 + ((), ())
EAST = WorkCalendar("America/New_York", DAYS, "US")
NOW = from_datetime(datetime(2026, 11, 16, 9, tzinfo=zoneinfo.ZoneInfo("America/New_York")))
ITEM = ItemFacts(
    sku="CUP", quantity=Decimal(10), available=Decimal(10), unit_weight=Measure(Decimal(1), "kg")
)
ORDER = ReadyFacts(
    today=date(2026, 11, 16), centre_country="US", items=(ITEM,),
    address=Address(company="Store", address1="1 Road", postal_code="10001", city="New York", region="NY",
                    country="US"),
)  # fmt: skip
TABLES = default_tables()


def zones(*found: Zone) -> Any:
    return msgspec.structs.replace(TABLES, zones=found)


def us(base: str, days: int = 3, currency: str = "USD") -> Any:
    return zones(Zone("1", days, base, "0.50", currency, "US"))


def centre(name: str, tables: Any = TABLES, available: int | None = 10, **given: Any) -> Candidate:
    stock = None if available is None else Decimal(available)
    facts = given.pop("facts", replace(ORDER, items=(replace(ITEM, available=stock),)))
    return Candidate(name.lower(), name, tables, given.pop("calendar", EAST), facts, **given)


def told(*candidates: Candidate) -> list[tuple[str, str]]:
    return [(one.name, one.sentence()) for one in choose(candidates, NOW)]


def test_s1_22_the_only_centre() -> None:
    assert told(centre("Newark")) == [("Newark", "The only fulfilment centre")]
    assert told(centre("Newark", available=7)) == [("Newark", "Units missing: 3")]
    assert choose((), NOW) == ()


def test_s1_22_stock_comes_before_cost() -> None:
    assert told(centre("Cheap", us("1.00"), 7), centre("Full", us("99.00"))) == [
        ("Full", "Has more of the stock than the others"), ("Cheap", "Units missing: 3"),
    ]  # fmt: skip


def test_s1_22_cost_comes_before_time() -> None:
    slow, fast = us("5.00", days=9), us("6.00", days=1)
    assert told(centre("Fast", fast), centre("Slow", slow)) == [
        ("Slow", "Ships it for less (10.00 USD)"),
        ("Fast", "Costs 11.00 USD, that is 1.00 USD more"),
    ]  # fmt: skip


def test_s1_22_time_decides_where_costs_are_equal_or_cannot_be_compared() -> None:
    found = told(centre("Slow", us("5.00", days=9)), centre("Fast", us("5.00", days=1)))
    assert found == [
        ("Fast", "Delivers it earlier (2026-11-19)"), ("Slow", "Arrives later (2026-12-02)"),
    ]  # fmt: skip
    mixed = told(centre("Slow", us("1.00", days=9)), centre("Fast", us("5.00", days=1, currency="CAD")))
    assert [name for name, _ in mixed] == ["Fast", "Slow"]


def test_s1_22_the_calendar_of_each_centre_counts() -> None:
    holidays = WorkCalendar("America/New_York", DAYS, "US", "", (date(2026, 11, 17), date(2026, 11, 18)))
    assert told(centre("Closed", calendar=holidays), centre("Open"))[0][0] == "Open"
    never = WorkCalendar("America/New_York", ((),) * 7)
    assert told(centre("Never", calendar=never, available=10), centre("Short", available=1)) == [
        ("Short", "Units missing: 9"), ("Never", "This centre never works"),
    ]  # fmt: skip


def test_s1_22_a_centre_that_may_not_ship_it_comes_last_with_the_reason() -> None:
    gas = replace(ITEM, hazard_class="2.3", un_number="UN1017", sds_attached=True, hazmat_approved=True)
    facts = replace(ORDER, items=(gas,))
    lenient = msgspec.structs.replace(TABLES, rules=())
    assert told(centre("Strict", facts=facts), centre("Lenient", lenient, facts=facts)) == [
        ("Lenient", "The only fulfilment centre"),
        ("Strict", "Cannot ship this: CUP: goods of hazard class 2.3 are not taken."),
    ]  # fmt: skip


def test_s1_22_ties_are_broken_by_name_whatever_the_order() -> None:
    several = [centre(name) for name in ("zurich", "Basel", "Aarau", "basel")]
    expected = None
    for seed in range(20):
        random.Random(seed).shuffle(several)
        found = told(*several)
        expected = expected or found
        assert found == expected
    assert [name for name, _ in expected or []] == ["Aarau", "Basel", "basel", "zurich"]
    assert {words for _, words in expected or []} == {WHY_WORDS["equal_best"], WHY_WORDS["equal"]}


def test_s1_22_stock_that_nobody_knows_counts_as_enough_and_freight_has_no_zone_cost() -> None:
    facts = replace(ORDER, mode="freight", method="self_arranged")
    (found,) = choose((centre("Newark", facts=facts),), NOW)
    assert (found.cost, found.fits) == (None, True)
    (found,) = choose((centre("Newark", available=None),), NOW)
    assert found.missing == 0
    pickup = replace(ORDER, kind="pickup")
    (collected,) = choose((centre("Newark", facts=pickup),), NOW)
    assert (collected.zone, collected.cost) == (None, None)
    assert isinstance(collected, Judged)
    assert collected.promise is not None
    assert collected.arrives_on == collected.promise.due.due_day


def test_zones_by_postal_code_the_narrowest_first() -> None:
    tables = zones(
        Zone("world", 9, "40", "5", "USD"), Zone("us", 5, "10", "1", "USD", "US"),
        Zone("north", 4, "9", "1", "USD", "US", "0", "1"),
        Zone("york", 1, "5", "1", "USD", "US", "100", "104"),
        Zone("lon", 2, "8", "1", "USD", "GB", "E1", "E9"),
    )  # fmt: skip
    found = [
        (country, code, (zone_of(tables, country, code) or tables.zones[0]).zone)
        for country, code in (
            ("US", "10001"), ("US", "10499"), ("US", "10500"), ("US", "02134"), ("US", "90210"), ("US", ""),
            ("US", "1"), ("GB", "e1 6an"), ("GB", "W1A 1AA"), ("DE", "10001"),
        )
    ]  # fmt: skip
    assert [zone for *_, zone in found] == [
        "york", "york", "north", "north", "us", "us", "north", "lon", "world", "world",
    ]  # fmt: skip
    assert zone_of(zones(Zone("us", 5, "10", "1", "USD", "US")), "DE", "1") is None


def test_zone_costs_are_rounded_once() -> None:
    zone = Zone("1", 1, "8.00", "0.333333", "USD")
    assert zone_cost(zone, Measure(Decimal(3), "lb")) == Decimal("8.45")
    assert zone_cost(zone, None) == Decimal("8.00")

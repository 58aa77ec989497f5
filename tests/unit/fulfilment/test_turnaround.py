# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""S1.26, S1.38, S1.39, N17: the clock of a B2B order against a walk minute by minute, and the promise
against it.
"""

from __future__ import annotations

import random
import zoneinfo
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest

from desktop_b2b.clock import HOUR, MINUTE, from_datetime
from desktop_b2b.domain.calendars import Spans, WorkCalendar
from desktop_b2b.errors import UserError
from desktop_b2b.rules import turnaround
from desktop_b2b.rules.holiday_dates import holidays_of
from desktop_b2b.rules.trade.defaults import default_tables
from desktop_b2b.rules.trade.rows import Turnaround
from desktop_b2b.rules.turnaround import Due, Pause, clock, needed, promise, reserve_day
from desktop_b2b.rules.zones import stretches, year_start

DAY_SHIFT = ((480, 1020),)
NEWARK = WorkCalendar("America/New_York", (DAY_SHIFT,) * 5 + ((), ()), "US")
NOON = 12 * 60


def at(text: str, zone: str = "America/New_York") -> int:
    """The instant of a wall time."""
    return from_datetime(datetime.fromisoformat(text).replace(tzinfo=zoneinfo.ZoneInfo(zone)))


def due(entered: str, days: int = 3, pauses: Sequence[tuple[str, str]] = ()) -> Due:
    found: list[Pause] = [(at(since), at(until) if until else None) for since, until in pauses]
    return clock(NEWARK, NOON, at(entered), days, found)


# ---------------------------------------------------------------- rules in words


@pytest.mark.parametrize(
    ("entered", "start", "last"),
    [
        ("2026-11-09T08:00", "2026-11-09", "2026-11-12"),  # Veterans Day (11) does not count
        ("2026-11-16T11:59:59.999", "2026-11-16", "2026-11-18"),
        ("2026-11-16T12:00", "2026-11-16", "2026-11-18"),  # the cut-off itself is in time
        ("2026-11-16T12:00:00.001", "2026-11-17", "2026-11-19"),
        ("2026-11-20T12:01", "2026-11-23", "2026-11-25"),  # Friday afternoon
        ("2026-11-21T09:00", "2026-11-23", "2026-11-25"),  # Saturday
        ("2026-11-25T09:00", "2026-11-25", "2026-11-30"),  # Thanksgiving (26) and a weekend
        ("2026-12-31T13:00", "2027-01-04", "2027-01-06"),  # New Year
    ],
)
def test_s1_39_the_first_day_is_that_of_entry_or_the_next_business_day(
    entered: str, start: str, last: str
) -> None:
    found = due(entered)
    assert (found.start_day, found.due_day) == (date.fromisoformat(start), date.fromisoformat(last))
    assert found.due_at == at(f"{last}T17:00")


def test_s1_39_one_day_is_the_day_itself() -> None:
    assert due("2026-11-16T08:00", 1).due_at == at("2026-11-16T17:00")


@pytest.mark.parametrize(
    ("pauses", "last"),
    [
        ([("2026-11-16T10:00", "2026-11-16T11:59")], "2026-11-18"),  # over before the cut-off
        ([("2026-11-16T10:00", "2026-11-16T12:00")], "2026-11-18"),
        ([("2026-11-16T10:00", "2026-11-16T12:01")], "2026-11-19"),
        ([("2026-11-16T12:00", "2026-11-16T12:01")], "2026-11-19"),  # it stood at the cut-off itself
        ([("2026-11-16T12:01", "2026-11-17T11:00")], "2026-11-18"),  # no cut-off lies in it
        ([("2026-11-16T13:00", "2026-11-18T13:00")], "2026-11-20"),
        ([("2026-11-16T11:00", "2026-11-16T13:00"), ("2026-11-18T11:00", "2026-11-18T13:00")], "2026-11-20"),
        ([("2026-11-16T11:00", "2026-11-17T13:00"), ("2026-11-16T11:30", "2026-11-16T12:30")], "2026-11-20"),
        ([("2026-11-18T12:01", "2026-11-25T13:00")], "2026-11-18"),  # all days counted before
    ],
)
def test_s1_38_days_at_whose_cutoff_the_order_stood_do_not_count(
    pauses: list[tuple[str, str]], last: str
) -> None:
    assert due("2026-11-16T08:00", 3, pauses).due_day == date.fromisoformat(last)


def test_s1_38_while_the_order_stands_nothing_is_due() -> None:
    found = due("2026-11-16T08:00", 3, [("2026-11-17T10:00", "")])
    assert found.stands
    assert (found.start_day, found.due_at) == (date(2026, 11, 16), None)
    assert [step.why for step in found.steps] == ["counted", "stood"]
    never = due("2026-11-16T08:00", 3, [("2026-11-16T08:00", "")])
    assert (never.start_day, never.stands) == (None, True)


def test_each_day_is_explained() -> None:
    found = due("2026-11-24T14:00", 3, [("2026-11-25T10:00", "2026-11-25T15:00")])
    assert [(step.first.day, step.last.day, step.sentence()) for step in found.steps] == [
        (24, 24, "Came after the cut-off at 12:00"),
        (25, 25, "The order was on hold at the cut-off"),
        (26, 26, "Thanksgiving Day"),
        (27, 27, "Day 1 of 3"),
        (28, 29, "No working day"),
        (30, 30, "Day 2 of 3"),
        (1, 1, "Day 3 of 3"),
    ]


def test_a_centre_that_never_works_says_so() -> None:
    closed = WorkCalendar("UTC", ((),) * 7)
    with pytest.raises(UserError) as caught:
        clock(closed, NOON, 0, 3)
    assert caught.value.code == "calendar.never_open"


# ---------------------------------------------------------------- how many days


@pytest.mark.parametrize(
    ("kind", "given", "days"),
    [
        ("manual", {}, 3),
        ("pickup", {}, 4),
        ("manual", {"is_fba": True}, 4),
        ("manual", {"tier": "new"}, 4),
        ("manual", {"tier": "gold"}, 3),
        ("manual", {"complexity": "compliance"}, 4),
        ("pickup", {"complexity": "unit_level"}, 5),
        ("manual", {"services": ["carton_label"]}, 4),  # makes it a matter of compliance
        ("manual", {"services": ["kitting"]}, 7),  # unit level 5, and 2
        ("manual", {"services": ["kitting", "kitting", "bagging"]}, 8),
        ("manual", {"services": ["unheard_of"]}, 3),
    ],
)
def test_s1_26_days_come_from_the_centres_table(kind: str, given: dict[str, object], days: int) -> None:
    assert needed(default_tables(), kind, **given).days == days  # type: ignore[arg-type]  # as the table says


def test_s1_26_the_row_that_says_most_counts() -> None:
    rows = (
        Turnaround(3), Turnaround(9, kind="pickup"), Turnaround(2, kind="pickup", tier="gold"),
        Turnaround(6, pallets_from=10), Turnaround(8, pallets_from=20),
    )  # fmt: skip
    tables = msgspec.structs.replace(default_tables(), turnaround=rows)
    assert needed(tables, "pickup", tier="gold").row.days == 2
    assert needed(tables, "pickup").row.days == 9
    assert needed(tables, "manual", pallets=9).row.days == 3
    assert needed(tables, "manual", pallets=30).row.days == 8
    found = needed(tables, "manual", services=["kitting"])
    assert found.added == (("kitting", 2),)


# ---------------------------------------------------------------- the promise


def test_n17_order_before_the_cutoff() -> None:
    found = promise(NEWARK, 11 * 60 + 40, 3, at("2026-11-16T09:00"))
    assert (found.enters_at, found.order_before) == (at("2026-11-16T09:00"), at("2026-11-16T11:40"))
    assert (found.due.due_day, found.next_day) == (date(2026, 11, 18), date(2026, 11, 19))
    missed = promise(NEWARK, 11 * 60 + 40, 3, found.order_before + 1)
    assert (missed.due.due_day, missed.order_before) == (found.next_day, at("2026-11-17T11:40"))


def test_n17_s1_26_a_reserve_date_starts_the_clock_as_its_day_begins_at_the_centre() -> None:
    found = promise(NEWARK, NOON, 3, at("2026-11-16T13:00"), date(2026, 11, 26))
    assert found.enters_at == at("2026-11-26T00:00")
    assert (found.due.start_day, found.due.due_day) == (date(2026, 11, 27), date(2026, 12, 1))
    today = promise(NEWARK, NOON, 3, at("2026-11-16T13:00"), date(2026, 11, 16))
    assert today.due.start_day == date(2026, 11, 17)


def test_s1_25_reserve_dates() -> None:
    assert reserve_day("") is None
    assert reserve_day("2026-11-28") == date(2026, 11, 28)
    for text in ("20261129", "2026-W48-7", "tomorrow", "2026-02-30"):
        with pytest.raises(UserError) as caught:
            reserve_day(text)
        assert (caught.value.code, caught.value.field) == ("reserve.day", "reserve_on")


# ---------------------------------------------------------------- the oracle

ZONES = sorted(zoneinfo.available_timezones() - {"localtime"})
#: Zones whose clocks did something out of the ordinary, and when.
ODD = (
    ("America/New_York", 2026), ("Australia/Lord_Howe", 2026), ("Asia/Beirut", 2023), ("Pacific/Apia", 2011),
    ("America/St_Johns", 2009), ("Africa/Casablanca", 2026), ("America/Havana", 2025), ("Asia/Gaza", 2027),
    ("Antarctica/Troll", 2026), ("Pacific/Kwajalein", 1993), ("Atlantic/Azores", 2026),
)  # fmt: skip


def _spans_of(calendar: WorkCalendar, day: date) -> Spans:
    """The hours of a day by the calendar's own words."""
    extra = dict(calendar.extra).get(day)
    if extra is not None:
        return extra
    holidays = holidays_of(calendar.country, "", day.year) if calendar.country else {}
    return () if day in calendar.closed or day in holidays else calendar.week[day.weekday()]


def _walk(calendar: WorkCalendar, start: int) -> Iterator[tuple[int, date, int]]:
    """Each minute from an instant on, with what the wall shows."""
    zone = zoneinfo.ZoneInfo(calendar.zone)
    while True:
        wall = datetime.fromtimestamp(start / 1000, UTC).astimezone(zone)
        yield start, wall.date(), wall.hour * 60 + wall.minute
        start += MINUTE


def _by_walking(
    calendar: WorkCalendar, cutoff: int, entered: int, days: int, pauses: Sequence[Pause]
) -> tuple[date | None, date, int]:
    """First day, last day and end of work on it, found by looking at the clock each minute."""
    first, judged, counted, midnight = None, date.min, 0, entered - 30 * HOUR
    day_of_entry = next(_walk(calendar, entered))[1]
    for instant, day, minute in _walk(calendar, midnight):
        if day < day_of_entry or day <= judged or minute < cutoff:
            continue
        judged = day
        stood = any(since <= instant < (until or 1 << 60) for since, until in pauses)
        if _spans_of(calendar, day) and instant >= entered and not stood:
            counted += 1
            first = first or day
            if counted == days:
                return first, day, _last_work(calendar, day, instant)
    raise AssertionError


def _last_work(calendar: WorkCalendar, day: date, cutoff_at: int) -> int:
    end = cutoff_at
    worked = False
    for instant, today, minute in _walk(calendar, cutoff_at - 26 * HOUR):
        if today > day:
            return end if worked else cutoff_at
        if today == day and any(opens <= minute < closes for opens, closes in _spans_of(calendar, day)):
            end, worked = instant + MINUTE, True
    raise AssertionError


def _case(chance: random.Random) -> tuple[WorkCalendar, int, int, int, list[Pause]]:
    odd = chance.random() < 0.5
    zone, year = chance.choice(ODD) if odd else (chance.choice(ZONES), chance.randint(1975, 2040))
    changes = [since for since, _ in stretches(zone, year)[1:]]
    around = chance.choice(changes) if changes and chance.random() < 0.7 else year_start(year)
    entered = around // MINUTE * MINUTE + chance.randint(-4 * 1440, 1440) * MINUTE
    near = datetime.fromtimestamp(entered / 1000, UTC).date()
    some = [near + timedelta(days=add) for add in chance.sample(range(-1, 7), chance.choice((0, 1, 3)))]
    opens = chance.choice((0, 60, 480, 600))
    shift = ((opens, opens + chance.choice((60, 300, 540))),)
    week = tuple(shift if chance.random() < 0.8 else () for _ in range(6))
    calendar = WorkCalendar(
        zone, (*week, shift), chance.choice(("", "US", "FR")), "", tuple(sorted(some[::2])),
        tuple((day, ((30, 90),)) for day in sorted(some[1::2])),
    )  # fmt: skip
    pauses: list[Pause] = []
    for _ in range(chance.choice((0, 0, 1, 2, 4))):
        since = entered + chance.randint(-600, 5 * 1440) * MINUTE
        pauses.append((since, since + chance.randint(1, 3 * 1440) * MINUTE))
    return calendar, chance.choice((0, 90, 150, 720, 1080, 1439)), entered, chance.randint(1, 4), pauses


def _check(seed: object) -> None:
    calendar, cutoff, entered, days, pauses = _case(random.Random(str(seed)))
    found = clock(calendar, cutoff, entered, days, pauses)
    assert (found.start_day, found.due_day, found.due_at) == _by_walking(
        calendar, cutoff, entered, days, pauses
    ), seed
    counted = [step for step in found.steps if step.why == turnaround.COUNTED]
    assert len(counted) == days
    for before, after in zip(found.steps, found.steps[1:], strict=False):
        assert before.last < after.first


@pytest.mark.parametrize("block", range(4))
def test_s1_39_a_walk_minute_by_minute_agrees(block: int) -> None:
    for number in range(20):
        _check((block, number))


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_s1_39_a_walk_minute_by_minute_agrees_on_thousands_of_cases() -> None:
    for number in range(3000):
        _check(("long", number))


@pytest.mark.parametrize("seed", range(60))
def test_n17_the_promise_equals_the_clock_when_replayed(seed: int) -> None:
    """Time passes minute by minute until the reserve date is met; then the order enters Processing."""
    chance = random.Random(f"promise {seed}")
    calendar, cutoff, now, days, _ = _case(chance)
    today = next(_walk(calendar, now))[1]
    reserve_on = today + timedelta(days=chance.choice((0, 0, 1, 2, 3)))
    found = promise(calendar, cutoff, days, now, reserve_on)
    enters = next(instant for instant, day, _ in _walk(calendar, now) if day >= reserve_on)
    assert found.enters_at == enters
    assert found.due == clock(calendar, cutoff, enters, days)
    assert clock(calendar, cutoff, max(enters, found.order_before), days).due_day == found.due.due_day
    assert clock(calendar, cutoff, found.order_before + 1, days).due_day == found.next_day
    assert found.next_day is not None
    assert found.due.due_day is not None
    assert found.next_day > found.due.due_day


@pytest.mark.parametrize("seed", range(40))
def test_who_comes_or_stands_longer_is_never_due_earlier(seed: int) -> None:
    chance = random.Random(f"later {seed}")
    calendar, cutoff, entered, days, pauses = _case(chance)
    first = clock(calendar, cutoff, entered, days, pauses).due_day
    later = clock(calendar, cutoff, entered + chance.randint(1, 3000) * MINUTE, days, pauses).due_day
    since = entered + chance.randint(-600, 3000) * MINUTE
    stood: Pause = (since, since + chance.randint(1, 3000) * MINUTE)
    longer = clock(calendar, cutoff, entered, days, [*pauses, stood]).due_day
    more = clock(calendar, cutoff, entered, days + 1, pauses).due_day
    assert first is not None
    assert later is not None
    assert longer is not None
    assert more is not None
    assert first <= later
    assert first <= longer
    assert first < more

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Working time against an oracle that walks minute by minute (N6), and what people read of it."""

from __future__ import annotations

import contextlib
import random
import zoneinfo
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_b2b.clock import DAY, HOUR, MINUTE, from_datetime
from desktop_b2b.domain import calendars
from desktop_b2b.domain.calendars import Spans, WorkCalendar
from desktop_b2b.errors import UserError
from desktop_b2b.rules import worktime
from desktop_b2b.rules.holiday_dates import check_country, check_region, countries, holidays_of
from desktop_b2b.rules.worktime import Counted, Off
from desktop_b2b.rules.zones import offset_at, stretches, year_start

ZONES = sorted(zoneinfo.available_timezones() - {"localtime"})
#: Zones whose clocks did something out of the ordinary, and when.
ODD = (
    ("Europe/Paris", 2026), ("America/New_York", 2026), ("Australia/Lord_Howe", 2026), ("Asia/Beirut", 2023),
    ("Pacific/Apia", 2011), ("America/St_Johns", 2009), ("Africa/Casablanca", 2026), ("Asia/Pyongyang", 2018),
    ("Europe/Moscow", 2014), ("America/Caracas", 2016), ("Asia/Kathmandu", 1986), ("Antarctica/Troll", 2026),
    ("Atlantic/Azores", 2026), ("America/Havana", 2025), ("Africa/Juba", 2021), ("Pacific/Kwajalein", 1993),
    ("Africa/El_Aaiun", 2024), ("Asia/Gaza", 2027), ("America/Godthab", 2023), ("Europe/Dublin", 1971),
)  # fmt: skip
COUNTRIES = (
    ("", ""),
    ("FR", ""),
    ("FR", "57"),
    ("DE", "BY"),
    ("US", ""),
    ("US", "CA"),
    ("GB", "SCT"),
    ("JP", ""),
)
OFFICE = ((540, 720), (780, 1020))
PARIS = WorkCalendar("Europe/Paris", (OFFICE,) * 5 + ((), ()), "FR")


def at(text: str, zone: str = "Europe/Paris", fold: int = 0) -> int:
    """The instant of a wall time."""
    return from_datetime(datetime.fromisoformat(text).replace(tzinfo=zoneinfo.ZoneInfo(zone), fold=fold))


# ---------------------------------------------------------------- the oracle


def works(calendar: WorkCalendar, instant: int) -> bool:
    """Whether somebody works at an instant, by the wall clock alone."""
    wall = datetime.fromtimestamp(instant / 1000, UTC).astimezone(zoneinfo.ZoneInfo(calendar.zone))
    day = wall.date()
    spans = dict(calendar.extra).get(day)
    if spans is None:
        if day in calendar.closed:
            return False
        if calendar.country and day in holidays_of(calendar.country, calendar.region, day.year):
            return False
        spans = calendar.week[day.weekday()]
    minute = wall.hour * 60 + wall.minute
    return any(start <= minute < end for start, end in spans)


def _random_spans(chance: random.Random) -> Spans:
    step = chance.choice((1, 5, 15, 60))
    places = sorted(chance.sample(range(0, 24 * 60 + 1, step), 2 * chance.choice((0, 1, 1, 2, 2, 3))))
    return tuple(zip(places[::2], places[1::2], strict=True))


def _random_case(chance: random.Random) -> tuple[WorkCalendar, int, int]:
    """A calendar, a start and a length in minutes; half of them where a zone's clocks change."""
    zone, year = (
        chance.choice(ODD) if chance.random() < 0.5 else (chance.choice(ZONES), chance.randint(1973, 2040))
    )
    changes = [since for since, _ in stretches(zone, year)[1:]]
    around = chance.choice(changes) if changes and chance.random() < 0.7 else year_start(year)
    start = around // MINUTE * MINUTE + chance.randint(-3 * 1440, 3 * 1440) * MINUTE
    length = chance.randint(0, chance.choice((60, 600, 1440, 4 * 1440)))
    near = datetime.fromtimestamp(start / 1000, UTC).date()
    some = [
        near + timedelta(days=days) for days in chance.sample(range(-2, 8), chance.choice((0, 0, 1, 2, 4)))
    ]
    country, region = chance.choice(COUNTRIES)
    calendar = WorkCalendar(
        zone,
        tuple(_random_spans(chance) for _ in range(7)),
        country,
        region,
        tuple(sorted(some[::2])),
        tuple(sorted((day, _random_spans(chance) or OFFICE) for day in some[1::2])),
    )
    return calendar, start, length


def _check_case(calendar: WorkCalendar, start: int, length: int) -> None:
    minutes = [works(calendar, start + minute * MINUTE) for minute in range(length)]
    end = start + length * MINUTE
    worked = sum(minutes) * MINUTE
    assert worktime.between(calendar, start, end) == worked
    assert worktime.between(calendar, end, start) == -worked
    assert worktime.is_open(calendar, start) == works(calendar, start)
    if any(minutes):
        first = minutes.index(True)
        assert worktime.next_opening(calendar, start) == start + first * MINUTE
        last = length - minutes[::-1].index(True)
        assert worktime.add(calendar, start, worked) == start + last * MINUTE
        half = sum(minutes) // 2 + 1
        places = [place for place, open_ in enumerate(minutes) if open_]
        assert worktime.add(calendar, start, half * MINUTE) == start + (places[half - 1] + 1) * MINUTE
    steps = worktime.explain(calendar, start, end)
    counted = [step for step in steps if isinstance(step, Counted)]
    assert sum(step.worked for step in counted) == worked
    for step in counted:
        place = (step.start - start) // MINUTE
        assert all(minutes[place : place + step.worked // MINUTE])
        assert worktime.local_date(calendar, step.start) == step.day


@pytest.mark.parametrize("seed", range(8))
def test_a_walk_minute_by_minute_agrees(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(50):
        _check_case(*_random_case(chance))


@pytest.mark.long
@pytest.mark.timeout(1800)
def test_n6_a_walk_minute_by_minute_agrees_on_ten_thousand_cases() -> None:
    chance = random.Random("ten thousand")
    for _ in range(10_000):
        _check_case(*_random_case(chance))


_INSTANTS = st.integers(1_200 * DAY, 25_000 * DAY)


@settings(deadline=None)
@given(st.integers(0, 10**9), _INSTANTS, st.integers(-500 * DAY, 500 * DAY), st.integers(1, 200 * HOUR))
def test_counting_and_adding_undo_one_another(seed: int, one: int, away: int, worked: int) -> None:
    """To the millisecond: what is added is found between, and nothing shorter would do."""
    calendar, _, _ = _random_case(random.Random(seed))
    other = one + away
    middle = (one + other) // 2
    whole = worktime.between(calendar, one, other)
    assert whole == worktime.between(calendar, one, middle) + worktime.between(calendar, middle, other)
    if not any(calendar.week) or not worktime.between(calendar, one, one + 400 * DAY):
        return
    end = worktime.add(calendar, one, worked)
    assert worktime.between(calendar, one, end) == worked
    assert worktime.between(calendar, one, end - 1) == worked - 1


@pytest.mark.parametrize("zone", ZONES[:: len(ZONES) // 40])
def test_the_stretches_of_a_zone_are_what_its_clocks_show(zone: str) -> None:
    info = zoneinfo.ZoneInfo(zone)
    for year in (1975, 2011, 2026, 2027):
        found = stretches(zone, year)
        for instant in range(year_start(year), year_start(year + 1), 9 * HOUR + 7 * MINUTE):
            offset = next(offset for since, offset in reversed(found) if since <= instant)
            shown = datetime.fromtimestamp(instant / 1000, UTC).astimezone(info).utcoffset()
            assert shown == timedelta(milliseconds=offset)
            assert offset_at(zone, instant) == offset


# ---------------------------------------------------------------- in words


def test_a_deadline_over_a_weekend_and_a_holiday_says_how_it_was_counted() -> None:
    start = at("2026-12-24 14:00")
    calendar = WorkCalendar("Europe/Paris", PARIS.week, "FR", closed=(date(2026, 12, 28),))
    end = worktime.add(calendar, start, 4 * HOUR)
    assert end == at("2026-12-29 10:00")
    assert worktime.explain(calendar, start, end, "fr") == (
        Counted(date(2026, 12, 24), start, at("2026-12-24 17:00")),
        Off(date(2026, 12, 25), date(2026, 12, 25), "holiday", "Noël"),
        Off(date(2026, 12, 26), date(2026, 12, 27), "closed"),
        Off(date(2026, 12, 28), date(2026, 12, 28), "own"),
        Counted(date(2026, 12, 29), at("2026-12-29 09:00"), end),
    )


def test_holiday_names_come_in_the_language_that_is_known() -> None:
    assert holidays_of("FR", "", 2026, "en")[date(2026, 12, 25)] == "Christmas Day"
    assert holidays_of("FR", "", 2026, "xx") == holidays_of("FR", "", 2026)
    assert date(2026, 12, 26) in holidays_of("FR", "57", 2026)
    assert date(2026, 12, 26) not in holidays_of("FR", "", 2026)
    assert not holidays_of("ZZ", "", 2026)


def test_a_break_does_not_count() -> None:
    start = at("2026-11-30 11:00")
    assert worktime.add(PARIS, start, 2 * HOUR) == at("2026-11-30 14:00")
    assert worktime.between(PARIS, start, at("2026-11-30 14:00")) == 2 * HOUR


def test_what_ends_with_the_day_ends_at_closing_time() -> None:
    """Not at the next opening: the partner has the hour until five."""
    assert worktime.add(PARIS, at("2026-11-30 16:00"), HOUR) == at("2026-11-30 17:00")
    assert worktime.add(PARIS, at("2026-11-30 20:00"), 1) == at("2026-12-01 09:00") + 1
    assert worktime.add(PARIS, at("2026-11-29 20:00"), 0) == at("2026-11-29 20:00")


def test_an_hour_left_out_is_not_worked_and_one_that_comes_twice_is_worked_twice() -> None:
    night = WorkCalendar("Europe/Paris", (((0, 240),),) * 7)
    spring, autumn = at("2026-03-29 00:00"), at("2026-10-25 00:00")
    assert worktime.between(night, spring, at("2026-03-29 04:00")) == 3 * HOUR
    assert worktime.between(night, autumn, at("2026-10-25 04:00")) == 5 * HOUR
    assert worktime.add(night, autumn, 3 * HOUR) == at("2026-10-25 02:00", fold=1)
    assert worktime.add(night, spring, 3 * HOUR) == at("2026-03-29 04:00")


def test_a_day_that_a_zone_left_out_is_not_worked() -> None:
    """Samoa had no 30 December 2011."""
    calendar = WorkCalendar("Pacific/Apia", (OFFICE,) * 7)
    start = at("2011-12-29 17:00", "Pacific/Apia")
    assert worktime.add(calendar, start, HOUR) == at("2011-12-31 10:00", "Pacific/Apia")
    steps = worktime.explain(calendar, start, at("2011-12-31 12:00", "Pacific/Apia"))
    assert [type(step) for step in steps] == [Counted]


def test_a_night_shift_over_new_year_is_one_stretch_a_day() -> None:
    """Midnight in UTC parts the counting, not what is read."""
    calendar = WorkCalendar("America/New_York", (((1080, 1440),),) * 7)
    start, end = at("2026-12-31 18:00", "America/New_York"), at("2027-01-01 00:00", "America/New_York")
    assert worktime.explain(calendar, start, end) == (Counted(date(2026, 12, 31), start, end),)


def test_extra_days_open_what_the_week_and_holidays_close() -> None:
    sunday, christmas = date(2026, 12, 20), date(2026, 12, 25)
    extra = ((sunday, ((600, 660),)), (christmas, ((600, 660),)))
    calendar = WorkCalendar("Europe/Paris", PARIS.week, "FR", closed=(sunday,), extra=extra)
    assert worktime.next_opening(calendar, at("2026-12-18 17:00")) == at("2026-12-20 10:00")
    assert worktime.is_open(calendar, at("2026-12-25 10:59"))
    assert not worktime.is_open(calendar, at("2026-12-25 11:00"))


def test_business_days() -> None:
    assert worktime.add_business_days(PARIS, date(2026, 12, 24), 0) == date(2026, 12, 24)
    assert worktime.add_business_days(PARIS, date(2026, 12, 25), 0) == date(2026, 12, 28)
    assert worktime.add_business_days(PARIS, date(2026, 12, 24), 3) == date(2026, 12, 30)


@pytest.mark.parametrize(
    "calendar",
    [
        WorkCalendar("UTC", ((),) * 7),
        WorkCalendar("UTC", ((),) * 7, extra=((date(2026, 11, 29), OFFICE),)),  # and that is over
    ],
)
def test_who_never_works_is_told_so(calendar: WorkCalendar) -> None:
    for ask in (
        lambda: worktime.add(calendar, at("2026-11-30"), HOUR),
        lambda: worktime.next_opening(calendar, at("2026-11-30")),
        lambda: worktime.add_business_days(calendar, date(2026, 11, 30), 0),
    ):
        with pytest.raises(UserError) as refused:
            ask()
        assert refused.value.code == "calendar.never_open"
    assert worktime.between(calendar, at("2026-11-30"), at("2027-11-30")) == 0


def test_a_slip_of_the_pen_does_not_count_for_ages() -> None:
    for ask in (worktime.between, worktime.explain):
        with pytest.raises(UserError) as refused:
            ask(PARIS, at("2026-11-30"), at("9998-11-30"))
        assert refused.value.code == "calendar.too_far"


# ---------------------------------------------------------------- texts


@pytest.mark.parametrize(
    ("country", "regions"),
    [("", ""), ("FR", "57"), ("GB", "ENG"), ("NZ", "AUK"), ("ZZ", None), ("FRA", None), ("UK", None)],
)
def test_a_country_is_known_with_its_own_regions(country: str, regions: str | None) -> None:
    """By its code of two letters; ``None``: it is not known."""
    with contextlib.nullcontext() if regions is not None else pytest.raises(UserError):
        assert check_country(country, "country") == country
    for region in ("57", "ENG", "AUK"):
        with contextlib.nullcontext() if region == regions else pytest.raises(UserError):
            assert check_region(country, region, "region") == region


@pytest.mark.long
def test_each_country_is_judged_as_the_librarys_own_list_has_it() -> None:
    import holidays

    known = holidays.list_supported_countries(include_aliases=False)
    assert {code: list(regions) for code, regions in countries().items()} == known
    for code, regions in known.items():
        assert check_country(code, "country") == code
        assert [check_region(code, region, "region") for region in regions] == regions


def test_texts_come_back_as_they_are_meant() -> None:
    assert calendars.week(["9:00-12:00  13:00–17:00", "", "", "", "", "", "00:00-24:00"], "week")[0] == OFFICE
    week = calendars.week(["09:00-12:00 13:00-17:00"] * 5 + ["", "22:00-24:00"], "week")
    assert calendars.week(calendars.week_texts(week), "week") == week
    days = calendars.closing_days(["2026-12-31", "2026-12-24", "2026-12-24"], "closed")
    assert calendars.closing_texts(days) == ("2026-12-24", "2026-12-31")
    extra = calendars.extra_days(["2026-12-20 10:00-11:00"], "extra")
    assert calendars.extra_texts(extra) == ("2026-12-20 10:00-11:00",)
    assert calendars.week([], "week") == ()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("9-12", "Write hours like"),
        ("09:00", "Write hours like"),
        ("09:00-25:00", "Write hours like"),
        ("09:00-24:01", "Write hours like"),
        ("17:00-09:00", "ends before it begins"),
        ("09:00-09:00", "ends before it begins"),
        ("13:00-17:00 09:00-12:00", "in their order"),
        ("09:00-12:00 11:00-17:00", "without overlaps"),
        (" ".join(f"{hour}:00-{hour}:30" for hour in range(13)), "at most 12 spans"),
    ],
)
def test_hours_that_make_no_sense_are_refused_in_words(text: str, says: str) -> None:
    with pytest.raises(UserError, match=says) as refused:
        calendars.week(["", text, "", "", "", "", ""], "week")
    assert (refused.value.code, refused.value.field) == ("calendar.hours", "week[1]")


@pytest.mark.parametrize("text", ["2026-13-01", "24.12.2026", "20261224", "2026-W52-4", "", "2026-02-30"])
def test_days_that_are_none_are_refused(text: str) -> None:
    with pytest.raises(UserError) as refused:
        calendars.closing_days(["2026-12-24", text], "closed")
    assert (refused.value.code, refused.value.field) == ("calendar.day", "closed[1]")


def test_other_refusals() -> None:
    for code, field, ask in (
        ("calendar.week", "week", lambda: calendars.week([""] * 6, "week")),
        ("calendar.hours", "extra[0]", lambda: calendars.extra_days(["2026-12-24"], "extra")),
        ("list.repeated", "extra[1]", lambda: calendars.extra_days(["2026-12-24 9:00-10:00"] * 2, "extra")),
        ("calendar.many", "closed", lambda: calendars.closing_days(["2026-12-24"] * 401, "closed")),
        ("calendar.country", "country", lambda: check_country("ZZ", "country")),
        ("calendar.region", "region", lambda: check_region("FR", "BY", "region")),
        ("calendar.region", "region", lambda: check_region("", "BY", "region")),
    ):
        with pytest.raises(UserError) as refused:
            ask()
        assert (refused.value.code, refused.value.field) == (code, field)
    assert check_region("DE", "BY", "region") == "BY"
    assert check_country("", "country") == ""

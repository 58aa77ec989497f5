# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Working time: the one module that counts it, for deadlines and for any clock that runs while somebody
works.

An instant is working time when the wall clock of the calendar's zone shows, on that day, a time within one
of the day's spans. So an hour that a zone leaves out is not worked, and one that comes twice is worked
twice. Days belong to the zone, too: a holiday ends at its midnight.

A calendar is turned year by year (of UTC) into the instants at which work begins and ends, with the sums
before each: all questions are then answered by looking up. All instants are milliseconds since 1970, UTC.
"""

from __future__ import annotations

import functools
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

from desktop_b2b.clock import DAY, MINUTE
from desktop_b2b.domain.calendars import Spans, WorkCalendar
from desktop_b2b.errors import UserError
from desktop_b2b.rules.holiday_dates import holidays_of
from desktop_b2b.rules.zones import offset_at, stretches, year_of, year_start

#: Within so many years work must be found, or nobody ever works. The library knows no holidays far ahead.
HORIZON = 50
_LAST_YEAR = 9998
_FIRST_DAY = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class DayKind:
    """How a day counts. ``why``: week, extra, closed (a day off of the week), own (a closing day) or holiday,
    whose name ``name`` is.
    """

    spans: Spans
    why: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Counted:
    """Working time of one stretch: on a day, from one instant to another."""

    day: date
    start: int
    end: int

    @property
    def worked(self) -> int:
        """Its length in milliseconds."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Off:
    """Days in a row that did not count, and why: closed, own or holiday (with its name)."""

    first: date
    last: date
    why: str
    name: str = ""


Step = Counted | Off


@dataclass(frozen=True, slots=True)
class _Year:
    """The working time of a year: beginnings and ends in order, and the time worked before each of them."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    before: tuple[int, ...]
    total: int

    def worked_until(self, instant: int) -> int:
        """Working time of the year up to an instant."""
        place = bisect_right(self.starts, instant) - 1
        if place < 0:
            return 0
        return self.before[place] + min(instant, self.ends[place]) - self.starts[place]

    def instant_of(self, worked: int) -> int:
        """The first instant up to which so much (more than nought, at most the total) is worked."""
        place = bisect_left(self.before, worked) - 1
        return self.starts[place] + worked - self.before[place]


def day_kind(calendar: WorkCalendar, day: date, language: str = "") -> DayKind:
    """How a day counts: an extra day before a closing day, that before a holiday, that before the week."""
    own = _own_days(calendar).get(day)
    if own is not None:
        return own
    if calendar.country:
        name = holidays_of(calendar.country, calendar.region, day.year, language).get(day)
        if name is not None:
            return DayKind((), "holiday", name)
    found = calendar.week[day.weekday()]
    return DayKind(found, "week" if found else "closed")


def is_open(calendar: WorkCalendar, instant: int) -> bool:
    """Whether somebody works at an instant."""
    year = _year(calendar, year_of(instant))
    place = bisect_right(year.starts, instant) - 1
    return place >= 0 and instant < year.ends[place]


def opens_for(calendar: WorkCalendar, start: int, end: int) -> bool:
    """Whether somebody works both as a stretch of time begins and as it ends."""
    return is_open(calendar, start) and is_open(calendar, end - 1)


def next_opening(calendar: WorkCalendar, instant: int) -> int:
    """The first instant from this one on at which somebody works.

    Raises UserError ``calendar.never_open``.
    """
    for number in _years(instant):
        year = _year(calendar, number)
        place = bisect_right(year.ends, instant)
        if place < len(year.starts):
            return max(instant, year.starts[place])
    raise _never_open()


def add(calendar: WorkCalendar, instant: int, worked: int) -> int:
    """The first instant from this one on by which so many milliseconds have been worked; the instant itself
    for none. Raises UserError ``calendar.never_open`` where they never will.
    """
    if worked <= 0:
        return instant
    for number in _years(instant):
        year = _year(calendar, number)
        done = year.worked_until(instant)
        if year.total - done >= worked:
            return year.instant_of(done + worked)
        worked -= year.total - done
    raise _never_open()


def between(calendar: WorkCalendar, start: int, end: int) -> int:
    """The working time from one instant to another, in milliseconds; below nought where ``end`` is earlier.

    Raises UserError ``calendar.too_far`` over more than half a century.
    """
    if end < start:
        return -between(calendar, end, start)
    first, last = _near_years(start, end)
    whole = sum(_year(calendar, number).total for number in range(first, last))
    return whole + _year(calendar, last).worked_until(end) - _year(calendar, first).worked_until(start)


def is_business_day(calendar: WorkCalendar, day: date) -> bool:
    """Whether anybody works on a day."""
    return bool(day_kind(calendar, day).spans)


def add_business_days(calendar: WorkCalendar, day: date, count: int) -> date:
    """The business day that comes ``count`` business days after a day; for nought the day itself or the next
    one on which somebody works. Raises UserError ``calendar.never_open``.
    """
    last = (
        day + timedelta(days=366 * HORIZON) if day.year < _LAST_YEAR - HORIZON else date(_LAST_YEAR, 12, 31)
    )
    left = count
    while day <= last:
        if is_business_day(calendar, day):
            if left == 0:
                return day
            left -= 1
        day += timedelta(days=1)
    raise _never_open()


def local_date(calendar: WorkCalendar, instant: int) -> date:
    """The day that the calendar's zone has at an instant."""
    return _FIRST_DAY + timedelta(days=(instant + offset_at(calendar.zone, instant)) // DAY)


def explain(calendar: WorkCalendar, start: int, end: int, language: str = "") -> tuple[Step, ...]:
    """How the working time from one instant to another comes about: what counted, and the whole days in
    between that did not, days in a row for the same reason together. Raises UserError ``calendar.too_far``.
    """
    steps: list[Step] = []
    spent: dict[date, list[Counted]] = {}
    for one in _counted(calendar, start, end):
        spent.setdefault(one.day, []).append(one)
    day, last = local_date(calendar, start), local_date(calendar, max(start, end - 1))
    while day <= last:
        kind = day_kind(calendar, day, language)
        if not kind.spans:
            _take_off(steps, Off(day, day, kind.why, kind.name))
        steps.extend(spent.get(day, ()))
        day += timedelta(days=1)
    return tuple(steps)


def _counted(calendar: WorkCalendar, start: int, end: int) -> Iterator[Counted]:
    """The worked stretches, cut to the two instants; those that only midnight UTC on New Year parts are
    one.
    """
    last: Counted | None = None
    first_year, last_year = _near_years(start, end)
    for number in range(first_year, last_year + 1):
        year = _year(calendar, number)
        for place in range(bisect_right(year.ends, start), bisect_left(year.starts, end)):
            opened, closed = max(start, year.starts[place]), min(end, year.ends[place])
            day = local_date(calendar, opened)
            if last is not None and last.end == opened and last.day == day:
                last = Counted(day, last.start, closed)
                continue
            if last is not None:
                yield last
            last = Counted(day, opened, closed)
    if last is not None:
        yield last


def _take_off(steps: list[Step], off: Off) -> None:
    last = steps[-1] if steps else None
    is_next = isinstance(last, Off) and (last.why, last.name) == (off.why, off.name)
    if isinstance(last, Off) and is_next and last.last + timedelta(days=1) == off.first:
        steps[-1] = Off(last.first, off.last, off.why, off.name)
    else:
        steps.append(off)


@functools.lru_cache(maxsize=256)
def _own_days(calendar: WorkCalendar) -> dict[date, DayKind]:
    """The days that are not as the week says, by the company's own word."""
    own = {day: DayKind((), "own") for day in calendar.closed}
    return own | {day: DayKind(spans, "extra") for day, spans in calendar.extra}


def _years(instant: int) -> range:
    first = year_of(instant)
    return range(first, min(first + HORIZON, _LAST_YEAR) + 1)


def _near_years(start: int, end: int) -> tuple[int, int]:
    first, last = year_of(start), year_of(end)
    if last - first > HORIZON:
        raise UserError("calendar.too_far", "This is too far away to count the working time.")
    return first, last


@functools.lru_cache(maxsize=2048)
def _year(calendar: WorkCalendar, number: int) -> _Year:
    found: list[list[int]] = []
    for start, end in _openings(calendar, number):
        if found and found[-1][1] == start:
            found[-1][1] = end
        else:
            found.append([start, end])
    lengths = [end - start for start, end in found]
    return _Year(
        tuple(start for start, _ in found),
        tuple(end for _, end in found),
        tuple(accumulate(lengths, initial=0))[: len(found)],
        sum(lengths),
    )


def _openings(calendar: WorkCalendar, number: int) -> Iterator[tuple[int, int]]:
    """Beginnings and ends of work in a year of UTC, in order: stretch by stretch of the zone, since within
    one the wall clock runs evenly.
    """
    found = stretches(calendar.zone, number)
    for place, (start, offset) in enumerate(found):
        end = found[place + 1][0] if place + 1 < len(found) else year_start(number + 1)
        for day in range((start + offset) // DAY, (end + offset - 1) // DAY + 1):
            midnight = day * DAY - offset
            for opens, closes in _spans(calendar, day):
                since, until = max(start, midnight + opens * MINUTE), min(end, midnight + closes * MINUTE)
                if since < until:
                    yield since, until


def _spans(calendar: WorkCalendar, day: int) -> Spans:
    return day_kind(calendar, _FIRST_DAY + timedelta(days=day)).spans


def _never_open() -> UserError:
    text = "These working hours leave no time for work. Change the calendar, or set the time by hand."
    return UserError("calendar.never_open", text)

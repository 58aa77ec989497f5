# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The clock of a B2B order (mission §2): until when a centre ships what it works on, and how that came about.

A business day of the centre counts where the order is being worked on at that day's cut-off; the order is due
on the day that is its last. So an order that comes after the cut-off, on a weekend or on a holiday begins
with the next business day (S1.39), and one that stood (mission §6) loses the days at whose cut-off it stood,
however often it did. The promise before an order exists asks the same clock (N17).
"""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from desktop_b2b.clock import DAY, MINUTE
from desktop_b2b.domain.calendars import WorkCalendar
from desktop_b2b.domain.values import Instant
from desktop_b2b.errors import UserError
from desktop_b2b.rules import worktime
from desktop_b2b.rules.trade.facts import ReadyFacts
from desktop_b2b.rules.trade.rows import COMPLEXITIES, Turnaround
from desktop_b2b.rules.trade.tables import CentreTables
from desktop_b2b.rules.worktime import Counted, day_kind, local_date
from desktop_b2b.rules.zones import instant_of

#: A stand of an order: from an instant to another, or to none while it lasts.
Pause = tuple[Instant, Instant | None]

#: How far ahead stock can be reserved, in days.
MOST_DAYS_AHEAD = 730
_FIRST_DAY = date(1970, 1, 1)

COUNTED, LATE, STOOD = "counted", "late", "stood"
#: What people read beside the days of an explanation.
STEP_WORDS: dict[str, str] = {
    "counted": "Day {number} of {days}",
    "late": "Came after the cut-off at {cutoff}",
    "stood": "The order was on hold at the cut-off",
    "closed": "No working day",
    "own": "The centre is closed",
    "holiday": "{name}",
}


@dataclass(frozen=True, slots=True)
class Needed:
    """How many business days an order takes: those of the table's row, and what services add."""

    row: Turnaround
    added: tuple[tuple[str, int], ...] = ()

    @property
    def days(self) -> int:
        """All of them, the first day counted."""
        return self.row.days + sum(days for _code, days in self.added)


@dataclass(frozen=True, slots=True)
class Step:
    """Days in a row that counted, or did not, and why: a key of ``STEP_WORDS`` with what fills its places."""

    first: date
    last: date
    why: str
    params: Mapping[str, object] = dataclasses.field(default_factory=dict)

    def sentence(self) -> str:
        """Why, in English."""
        return STEP_WORDS[self.why].format(**self.params)


@dataclass(frozen=True, slots=True)
class Due:
    """When an order is due. ``due_at`` is the end of work on ``due_day``; both are None while the order
    stands, and ``start_day`` as long as no day counted.
    """

    days: int
    start_day: date | None
    due_day: date | None
    due_at: Instant | None
    steps: tuple[Step, ...]

    @property
    def stands(self) -> bool:
        """Whether the clock waits for the order to go on."""
        return self.due_day is None


@dataclass(frozen=True, slots=True)
class Promise:
    """What may be promised of an order that does not exist yet. ``enters_at``: when work on it can begin;
    ``order_before``: the last instant at which ordering leads to the same day; ``next_day``: due if it is
    missed.
    """

    enters_at: Instant
    due: Due
    order_before: Instant
    next_day: date | None


def needed(
    tables: CentreTables,
    kind: str,
    *,
    complexity: str = "standard",
    tier: str = "",
    services: Collection[str] = (),
    is_fba: bool = False,
    pallets: int = 0,
) -> Needed:
    """How many days an order takes at a centre. A service may make the order more complex than it is by
    itself; services that the centre does not know add nothing here: they are refused elsewhere.
    """
    wanted = [service for code in dict.fromkeys(services) if (service := tables.service(code)) is not None]
    work = max(
        [complexity, *(service.complexity for service in wanted if service.complexity)],
        key=lambda name: COMPLEXITIES.index(name) if name in COMPLEXITIES else 0,
    )
    kinds = ("", kind, "fba") if is_fba else ("", kind)
    rows = [
        row
        for row in tables.turnaround
        if row.kind in kinds
        and row.complexity in ("", work)
        and row.tier in ("", tier)
        and row.pallets_from <= pallets
    ]
    best = max(rows, key=lambda row: (_columns(row), row.days))
    return Needed(best, tuple((service.code, service.days) for service in wanted if service.days))


def needed_for(tables: CentreTables, facts: ReadyFacts, complexity: str = "standard") -> Needed:
    """How many days an order takes, as the checks see it."""
    return needed(
        tables, facts.kind, complexity=complexity, tier=facts.tier, services=facts.services,
        is_fba=facts.is_fba, pallets=facts.expected_pallets,
    )  # fmt: skip


def clock(
    calendar: WorkCalendar, cutoff: int, entered_at: Instant, days: int, pauses: Sequence[Pause] = ()
) -> Due:
    """When an order is due that went into processing at an instant and needs so many business days.

    ``cutoff`` in minutes of the wall clock. Raises UserError ``calendar.never_open``.
    """
    steps: list[Step] = []
    start_day: date | None = None
    count = 0
    for day, at in _cutoffs(calendar, cutoff, entered_at):
        kind = day_kind(calendar, day)
        if not kind.spans:
            _append(steps, Step(day, day, kind.why, {"name": kind.name} if kind.name else {}))
        elif at < entered_at:
            text = f"{cutoff // 60:02}:{cutoff % 60:02}"
            _append(steps, Step(day, day, LATE, {"cutoff": text}))
        elif (pause := _pause_at(pauses, at)) is not None:
            _append(steps, Step(day, day, STOOD))
            if pause[1] is None:
                break
        else:
            count += 1
            start_day = start_day or day
            steps.append(Step(day, day, COUNTED, {"number": count, "days": days}))
            if count == days:
                return Due(days, start_day, day, end_of_work(calendar, day, at), tuple(steps))
    return Due(days, start_day, None, None, tuple(steps))


def promise(
    calendar: WorkCalendar, cutoff: int, days: int, now: Instant, reserve_on: date | None = None
) -> Promise:
    """What ordering at an instant would lead to, were nothing in the way (N17). Raises as ``clock``."""
    enters_at = now
    if reserve_on is not None:
        enters_at = max(now, reserve_instant(calendar.zone, reserve_on))
    due = clock(calendar, cutoff, enters_at, days)
    if due.start_day is None:
        raise UserError("calendar.never_open", "This centre never works. Change its calendar.")
    before = cutoff_instant(calendar.zone, due.start_day, cutoff)
    return Promise(enters_at, due, before, clock(calendar, cutoff, before + 1, days).due_day)


def reserve_instant(zone: str, day: date) -> Instant:
    """When a reserve date is met: as the day begins at the centre (S1.26)."""
    return cutoff_instant(zone, day, 0)


def reserve_day(text: str, field: str = "reserve_on") -> date | None:
    """The day of a text like ``2026-12-24``; None for an empty one, which means today (S1.25).

    Raises UserError ``reserve.day``.
    """
    if not text:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise UserError("reserve.day", "Write the reserve date like 2026-12-24.", field) from error
    if day.isoformat() != text:
        raise UserError("reserve.day", "Write the reserve date like 2026-12-24.", field)
    return day


@functools.lru_cache(maxsize=4096)
def cutoff_instant(zone: str, day: date, minutes: int) -> Instant:
    """The first instant at which a zone's wall clock has reached a time of a day."""
    return instant_of(zone, (day - _FIRST_DAY).days * DAY + minutes * MINUTE)


def end_of_work(calendar: WorkCalendar, day: date, otherwise: Instant) -> Instant:
    """When work ends on a day; ``otherwise`` where the clocks of the zone leave its hours out."""
    start, end = (cutoff_instant(calendar.zone, day + timedelta(days=add), 0) for add in (0, 1))
    worked = [step.end for step in worktime.explain(calendar, start, end) if isinstance(step, Counted)]
    return max(worked, default=otherwise)


def _cutoffs(calendar: WorkCalendar, cutoff: int, entered_at: Instant) -> Iterator[tuple[date, Instant]]:
    """The days from an instant on with their cut-offs; days that the zone left out have none."""
    day = local_date(calendar, entered_at)
    for _ in range(366 * worktime.HORIZON):
        at = cutoff_instant(calendar.zone, day, cutoff)
        if local_date(calendar, at) == day:
            yield day, at
        if day.year > 9000:
            break
        day += timedelta(days=1)
    raise UserError("calendar.never_open", "This centre never works. Change its calendar.")


def _pause_at(pauses: Sequence[Pause], instant: Instant) -> Pause | None:
    """The stand that an instant lies in; the one without an end first."""
    found = [one for one in pauses if one[0] <= instant and (one[1] is None or instant < one[1])]
    return min(found, key=lambda one: one[1] is not None, default=None)


def _append(steps: list[Step], step: Step) -> None:
    """Add a day that did not count, to its like before it where there is one."""
    last = steps[-1] if steps else None
    if last is not None and (last.why, last.params) == (step.why, step.params):
        steps[-1] = Step(last.first, step.last, step.why, step.params)
    else:
        steps.append(step)


def _columns(row: Turnaround) -> int:
    """How many columns of a row say something."""
    return sum((bool(row.kind), bool(row.complexity), bool(row.tier), bool(row.pallets_from)))

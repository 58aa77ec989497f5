# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What the instants of a search mean at a moment and in a time zone, and when time alone changes that.

Days, months and years are those of the zone; durations are exact, a day has 24 hours. ``<2d`` of an operator
that looks ahead is what comes within two days; of one that looks back, what was within the last two.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from desktop_b2b.clock import MINUTE
from desktop_b2b.domain.values import Instant
from desktop_b2b.services.search.spans import minutes
from desktop_b2b.services.search.terms import Day, Duration, Near, Span

_NEAR = {"yesterday": -1, "today": 0, "tomorrow": 1}
_LAST_YEAR = 9999


@dataclass(frozen=True, slots=True)
class Window:
    """Instants from ``low`` on and before ``high``; None: without an end.

    ``low_moves``, ``high_moves``: the end goes on with time. ``changes_at``: when both are others, for days
    that are named from today.
    """

    low: Instant | None
    high: Instant | None
    low_moves: bool = False
    high_moves: bool = False
    changes_at: Instant | None = None


def window(span: Span, now: Instant, zone: str, *, ahead: bool) -> Window:
    """The instants that a span names."""
    if isinstance(span.low, Duration) or isinstance(span.high, Duration):
        return _durations(span, now, ahead=ahead)
    low = _edge(span.low, now, zone, end=span.beyond_low)
    high = _edge(span.high, now, zone, end=not span.below_high)
    near = isinstance(span.low, Near) or isinstance(span.high, Near)
    return Window(low, high, changes_at=_midnight(_today(now, zone) + timedelta(1), zone) if near else None)


def _durations(span: Span, now: Instant, *, ahead: bool) -> Window:
    near = _length(span.low)
    far = _length(span.high)
    if ahead:
        # What is over is not to come any more.
        low = now if near is None else now + near + span.beyond_low
        high = None if far is None else now + far + (not span.below_high)
        return Window(low, high, True, high is not None)
    low_back = None if far is None else now - far + span.below_high
    high_back = None if near is None else now - near + (not span.beyond_low)
    return Window(low_back, high_back, low_back is not None, high_back is not None)


def _length(bound: object) -> int | None:
    return minutes(bound) * MINUTE if isinstance(bound, Duration) else None


def _edge(bound: object, now: Instant, zone: str, *, end: bool) -> Instant | None:
    """The beginning of a day, month or year, or of what follows it."""
    if isinstance(bound, Near):
        return _midnight(_today(now, zone) + timedelta(_NEAR[bound.name] + end), zone)
    if not isinstance(bound, Day):
        return None
    year, month, day = bound.year, bound.month, bound.day
    if end and not month:
        year += 1
    elif end and not day:
        year, month = year + month // 12, month % 12 + 1
    if year > _LAST_YEAR:
        return None
    first = date(year, month or 1, day or 1)
    if not (end and day):
        return _midnight(first, zone)
    return None if first == date.max else _midnight(first + timedelta(1), zone)


def _today(now: Instant, zone: str) -> date:
    return datetime.fromtimestamp(now / 1000, UTC).astimezone(ZoneInfo(zone)).date()


def _midnight(day: date, zone: str) -> Instant:
    """When a day begins. Where clocks skip midnight, the first instant after it."""
    return round(datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(zone)).timestamp() * 1000)

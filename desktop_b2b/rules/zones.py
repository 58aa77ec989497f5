# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A time zone as stretches of constant difference to UTC. Within a stretch wall clocks run evenly, so
arithmetic is exact there; between two of them lie all gaps, overlaps and moves of a zone.
"""

from __future__ import annotations

import functools
import itertools
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from desktop_b2b.clock import SECOND

#: (from, difference to UTC), both in milliseconds; it holds up to the next one's beginning.
Stretch = tuple[int, int]

#: Two changes of a zone lie farther apart than this, in seconds: since 1970 never less than 167 hours.
STEP = 72 * 3600
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def year_start(year: int) -> int:
    """The instant at which a year begins in UTC."""
    return round((datetime(year, 1, 1, tzinfo=UTC) - _EPOCH).total_seconds()) * SECOND


def year_of(instant: int) -> int:
    """The year, in UTC, of an instant."""
    return (_EPOCH + timedelta(milliseconds=instant)).year


@functools.lru_cache(maxsize=1024)
def stretches(zone: str, year: int) -> tuple[Stretch, ...]:
    """The stretches of a zone in a year of UTC; the first begins with the year."""
    info = ZoneInfo(zone)
    first, last = year_start(year) // SECOND, year_start(year + 1) // SECOND
    offset = _offset(info, first)
    found = [(first * SECOND, offset * SECOND)]
    at = first
    while at < last:
        later = min(at + STEP, last - 1)
        if later == at:
            break
        there = _offset(info, later)
        if there != offset:
            change = _change(info, at, later, offset)
            offset = there
            found.append((change * SECOND, offset * SECOND))
        at = later
    return tuple(found)


def offset_at(zone: str, instant: int) -> int:
    """A zone's difference to UTC at an instant, in milliseconds."""
    return _offset(ZoneInfo(zone), instant // SECOND) * SECOND


def instant_of(zone: str, wall: int) -> int:
    """The first instant at which a zone's wall clock shows a time (in milliseconds since 1970, as if it were
    UTC) or a later one: where clocks go forward over it, the instant at which they do.
    """
    first, last = year_of(wall - STEP * SECOND), year_of(wall + STEP * SECOND)
    found = [one for year in range(first, last + 1) for one in stretches(zone, year)]
    for (start, offset), (end, _) in itertools.pairwise(found):
        at = max(start, wall - offset)
        if at < end:
            return at
    start, offset = found[-1]
    return max(start, wall - offset)


def _offset(info: ZoneInfo, second: int) -> int:
    moment = (_EPOCH + timedelta(seconds=second)).astimezone(info)
    difference = moment.utcoffset() or timedelta()
    return round(difference.total_seconds())


def _change(info: ZoneInfo, before: int, after: int, offset: int) -> int:
    """The first second after ``before`` at which the difference is another than ``offset``."""
    while after - before > 1:
        middle = (before + after) // 2
        if _offset(info, middle) == offset:
            before = middle
        else:
            after = middle
    return after

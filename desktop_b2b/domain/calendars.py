# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A company's working hours as rows keep them: short texts that a person can read in the history, and the
value that rules count with.

A week is seven texts, Monday first, each like ``09:00-12:00 13:00-17:00``, empty on a day off. A closing
day is ``2026-12-24``, an extra day ``2026-12-20 09:00-12:00``. Each part stands in a field of its own, so
that changes of different parts merge. No week at all means that nobody told: then hours elapse (A6).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop_b2b.errors import UserError

#: Minutes of the wall clock, the end not included: (540, 720) is from 9 to 12.
Span = tuple[int, int]
Spans = tuple[Span, ...]

DAYS_OF_WEEK = 7
DAY_MINUTES = 24 * 60
#: Spans in a day, and closing or extra days of a calendar: more than anybody needs.
MOST_SPANS = 12
MOST_DAYS = 400

_TIME = re.compile(r"([01]?[0-9]|2[0-4]):([0-5][0-9])")


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """When a company works. ``week``: the spans of Monday to Sunday; ``extra``: days on which other spans
    count, be they holidays or not; ``closed``: days of its own on which nobody works.

    ``country`` and ``region`` (ISO 3166) name the public holidays that are kept; empty: none.
    """

    zone: str
    week: tuple[Spans, ...]
    country: str = ""
    region: str = ""
    closed: tuple[date, ...] = ()
    extra: tuple[tuple[date, Spans], ...] = ()


def spans(text: str, field: str) -> Spans:
    """The spans of a day's text. Raises UserError ``calendar.hours`` naming the field."""
    found = [_span(part, field) for part in text.replace("–", "-").split()]
    if len(found) > MOST_SPANS:
        raise UserError("calendar.hours", "A day has at most {most} spans.", field, most=MOST_SPANS)
    for (_, end), (start, _) in itertools.pairwise(found):
        if start < end:
            text_ = "Write the hours of a day in their order, without overlaps."
            raise UserError("calendar.hours", text_, field)
    return tuple(found)


def week(texts: Sequence[str], field: str) -> tuple[Spans, ...]:
    """The week of seven texts, or of none. Raises UserError ``calendar.week`` or what ``spans`` raises."""
    if len(texts) not in (0, DAYS_OF_WEEK):
        raise UserError("calendar.week", "A week has seven days, Monday first.", field)
    return tuple(spans(text, f"{field}[{index}]") for index, text in enumerate(texts))


def closing_days(texts: Sequence[str], field: str) -> tuple[date, ...]:
    """Days of texts, in order, each once. Raises UserError ``calendar.day`` or ``calendar.many``."""
    _few(texts, field)
    return tuple(sorted({_day(text, f"{field}[{index}]") for index, text in enumerate(texts)}))


def extra_days(texts: Sequence[str], field: str) -> tuple[tuple[date, Spans], ...]:
    """Days with their spans, in order. Raises UserError ``calendar.day``, ``calendar.hours`` or
    ``list.repeated`` naming the element.
    """
    _few(texts, field)
    found: dict[date, Spans] = {}
    for index, text in enumerate(texts):
        where = f"{field}[{index}]"
        day_text, _, hours = text.strip().partition(" ")
        day = _day(day_text, where)
        if day in found:
            raise UserError("list.repeated", "This is in the list twice.", where)
        found[day] = spans(hours, where)
        if not found[day]:
            raise UserError("calendar.hours", "Say the hours of this day: 09:00-12:00.", where)
    return tuple(sorted(found.items()))


def spans_text(day: Spans) -> str:
    """The text of a day's spans."""
    return " ".join(f"{_clock(start)}-{_clock(end)}" for start, end in day)


def week_texts(days: Sequence[Spans]) -> tuple[str, ...]:
    """The texts of a week."""
    return tuple(spans_text(day) for day in days)


def closing_texts(days: Sequence[date]) -> tuple[str, ...]:
    """The texts of closing days."""
    return tuple(day.isoformat() for day in days)


def extra_texts(days: Sequence[tuple[date, Spans]]) -> tuple[str, ...]:
    """The texts of extra days."""
    return tuple(f"{day.isoformat()} {spans_text(hours)}" for day, hours in days)


def _span(text: str, field: str) -> Span:
    start, dash, end = text.partition("-")
    if not dash:
        raise UserError("calendar.hours", "Write hours like 09:00-12:00 13:00-17:00.", field)
    span = _minutes(start, field), _minutes(end, field)
    if span[0] >= span[1]:
        text_ = "{hours} ends before it begins. Work past midnight ends at 24:00 and goes on the next day."
        raise UserError("calendar.hours", text_, field, hours=text)
    return span


def _minutes(text: str, field: str) -> int:
    match = _TIME.fullmatch(text)
    minutes = int(match[1]) * 60 + int(match[2]) if match else DAY_MINUTES + 1
    if minutes > DAY_MINUTES:
        raise UserError("calendar.hours", "Write hours like 09:00-12:00 13:00-17:00.", field)
    return minutes


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _day(text: str, field: str) -> date:
    try:
        # fromisoformat alone would take week dates and days without dashes, too.
        return date.fromisoformat(text) if len(text) == 10 and text[4] == "-" and text[7] == "-" else _fail()
    except ValueError as error:
        raise UserError("calendar.day", "Write a day like 2026-12-24.", field) from error


def _fail() -> date:
    raise ValueError("not a day")


def _few(texts: Sequence[str], field: str) -> None:
    if len(texts) > MOST_DAYS:
        raise UserError("calendar.many", "Keep at most {most} days here.", field, most=MOST_DAYS)

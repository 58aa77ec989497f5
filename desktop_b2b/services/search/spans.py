# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Instants and amounts in a search: ``<2d``, ``today``, ``2026-11``, ``1w..2w``, ``>100EUR``.

What can be read in two ways is asked about, never guessed (mission §7.13).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal

from desktop_b2b.domain.codes import CURRENCIES
from desktop_b2b.domain.values import to_scaled
from desktop_b2b.errors import UserError
from desktop_b2b.services.imports.values import mark_of, number, read_number
from desktop_b2b.services.search.terms import Bound, Day, Duration, Near, Span
from desktop_b2b.services.search.words import Takes, near_by_word, plain, units_by_word

_COMPARED = re.compile(r"(<=|>=|≤|≥|<|>|=)?(.*)", re.DOTALL)
_DURATION = re.compile(r"([0-9]{1,5})\s?([^\W\d_]{1,10})")
_DAY = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?")
_SIGNS = {"≤": "<=", "≥": ">="}
_CURRENCY_SIGNS = {"€": "EUR", "£": "GBP"}
_MONEY = re.compile(r"[A-Za-z]{3}|[€£]")
_FIRST_YEAR = 1970
TIMES = "2d, 3h, 1w, today, 2026-11-28, 2026-11, 2026-11-01..2026-11-28"
AMOUNTS = "100, >100.50, 100..200, >100EUR"
NUMBERS = "5, >5, 2..5"

#: Makes the refusal of a value: code, what is expected.
Refuse = Callable[[str, str], UserError]
_Read = Callable[[str], "Bound | None"]


def read_span(text: str, takes: Takes, refuse: Refuse) -> Span:
    """Read a span. Raises what ``refuse`` makes."""
    if takes is Takes.TIME:
        return _span(text, _time, refuse, TIMES)
    if takes is Takes.AMOUNT:
        currency, rest = _currency(text, refuse)
        span = _span(rest, lambda part: _number(part, refuse), refuse, AMOUNTS)
        return Span(span.low, span.high, span.beyond_low, span.below_high, currency)
    return _span(text, lambda part: _number(part, refuse), refuse, NUMBERS)


def _span(text: str, read: _Read, refuse: Refuse, expected: str) -> Span:
    if ".." in text:
        return _range(*text.split("..", 1), read=read, refuse=refuse, expected=expected)
    found = _COMPARED.fullmatch(text.strip())
    sign, rest = (found.group(1) or "", found.group(2).strip()) if found else ("", text)
    sign = _SIGNS.get(sign, sign)
    bound = read(rest)
    if bound is None or (isinstance(bound, Duration) and sign == "="):
        raise refuse("search.value", expected)
    if isinstance(bound, Duration) and not sign:
        sign = "<"
    if sign.startswith("<"):
        return Span(None, bound, below_high=sign == "<")
    if sign.startswith(">"):
        return Span(bound, None, beyond_low=sign == ">")
    return Span(bound, bound)


def _range(first: str, last: str, *, read: _Read, refuse: Refuse, expected: str) -> Span:
    low, high = (read(part.strip()) if part.strip() else None for part in (first, last))
    given = [bound for bound in (low, high) if bound is not None]
    if len(given) < sum(bool(part.strip()) for part in (first, last)) or not given:
        raise refuse("search.value", expected)
    days = [isinstance(bound, (Day, Near)) for bound in given]
    if any(days) != all(days) or len({type(bound) for bound in given} - {Day, Near}) > 1:
        raise refuse("search.value", expected)
    if low is not None and high is not None and _is_backwards(low, high):
        raise refuse("search.range", f"{last.strip()}..{first.strip()}")
    return Span(low, high)


def _is_backwards(low: Bound, high: Bound) -> bool:
    if isinstance(low, Duration) and isinstance(high, Duration):
        return minutes(low) > minutes(high)
    if isinstance(low, Day) and isinstance(high, Day):
        return _first_day(low) > _last_key(high)
    if isinstance(low, Near) and isinstance(high, Near):
        order = ("yesterday", "today", "tomorrow")
        return order.index(low.name) > order.index(high.name)
    return isinstance(low, Decimal) and isinstance(high, Decimal) and low > high


def _first_day(day: Day) -> tuple[int, int, int]:
    return day.year, day.month or 1, day.day or 1


def _last_key(day: Day) -> tuple[int, int, int]:
    return day.year, day.month or 12, day.day or 31


_MINUTES = {"min": 1, "h": 60, "d": 1_440, "w": 10_080}


def minutes(duration: Duration) -> int:
    """How long a duration is."""
    return duration.count * _MINUTES[duration.unit]


def _time(text: str) -> Bound | None:
    word = near_by_word().get(plain(text))
    if word is not None:
        return Near(word)
    found = _DURATION.fullmatch(text)
    if found:
        unit = units_by_word().get(plain(found.group(2)))
        return Duration(int(found.group(1)), unit) if unit else None
    found = _DAY.fullmatch(text)
    return _day(*(int(part or 0) for part in found.groups())) if found else None


def _day(year: int, month: int, day: int) -> Day | None:
    """A day that there is; a month or a year where the rest is not given."""
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return None
    return Day(year, month, day) if year >= _FIRST_YEAR else None


def _currency(text: str, refuse: Refuse) -> tuple[str, str]:
    """The one currency that is named, and the text without it."""
    named = {_CURRENCY_SIGNS.get(found, found.upper()) for found in _MONEY.findall(text)}
    rest = _MONEY.sub("", text)
    if not named or not any(map(str.isdigit, rest)):
        return "", rest
    currency = named.pop()
    if named or currency not in CURRENCIES:
        raise refuse("search.currency", "EUR, USD, GBP")
    return currency, rest


def _number(text: str, refuse: Refuse) -> Decimal | None:
    """A number with either decimal mark. Refuses what could be either."""
    shape = number(text)
    if shape is None:
        return None
    mark = mark_of(shape.body)
    if mark == "?":
        whole, _, rest = shape.body.replace(",", ".").partition(".")
        raise refuse("search.ambiguous", f"{whole}{rest}, {whole}.{rest}0")
    found = read_number(shape, mark)
    if found is None:
        return None
    try:
        to_scaled(found)
    except UserError as error:
        raise refuse("search.number", "9,000,000,000,000; 0.000001") from error
    return found + 0

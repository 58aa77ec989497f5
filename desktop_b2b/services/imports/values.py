# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Numbers and dates as files write them. What can be read in two ways is never guessed: the column decides.

Each value alone is only a *shape*; the evidence of a whole column (a day above 12, a comma before two
decimals) tells the order of day and month and the decimal mark, or nothing does and a person is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Final, NamedTuple

_SPACED = re.compile(r"[0-9]{1,3}(?:[ '’\u00a0\u202f][0-9]{3})+(?:[.,][0-9]*)?")
_BODY = re.compile(r"[0-9.,]*[0-9][0-9.,]*")
_GROUPS: Final = {
    ".": re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+"),
    ",": re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+"),
}
_SYMBOLS: Final = "£$€¥"
_OTHER: Final = {".": ",", ",": "."}
_LONGEST: Final = 40
_DATE = re.compile(
    r"([0-9]{1,4})([-/.])([0-9]{1,2})\2([0-9]{1,4})"
    r"(?:[ T,]+[0-9]{1,2}[:.h][0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?"
    r"(?: ?[AaPp][Mm]|Z|[+-][0-9]{2}:?[0-9]{2})?)?"
)


class Number(NamedTuple):
    """Sign and digits of a number with its separators, not yet read."""

    negative: bool
    body: str


def number(text: str) -> Number | None:
    """The shape of a number, or None. Minus before or behind, or brackets; spaces and ' between thousands."""
    if len(text) > _LONGEST:
        return None
    shown = text.strip().strip(_SYMBOLS).strip()
    negative = False
    if shown[:1] in ("-", "−", "+"):
        negative, shown = shown[0] != "+", shown[1:]
    elif shown[-1:] in ("-", "−"):
        negative, shown = True, shown[:-1]
    elif shown[:1] == "(" and shown[-1:] == ")":
        negative, shown = True, shown[1:-1]
    shown = shown.strip().strip(_SYMBOLS).strip()
    if _SPACED.fullmatch(shown):
        shown = re.sub(r"[ '’\u00a0\u202f]", "", shown)
    return Number(negative, shown) if _BODY.fullmatch(shown) else None


def mark_of(body: str) -> str:
    """What a number's shape tells of the decimal mark: it, ``?`` where it could be either, or nothing."""
    dots, commas = body.count("."), body.count(",")
    if dots and commas:
        last = "." if body.rindex(".") > body.rindex(",") else ","
        return last if body.count(last) == 1 else ""
    if not dots and not commas:
        return ""
    mark = "." if dots else ","
    if body.count(mark) > 1:
        return _OTHER[mark] if _GROUPS[mark].fullmatch(body) else ""
    whole, _, decimals = body.partition(mark)
    either = len(decimals) == 3 and 1 <= len(whole) <= 3 and whole[0] != "0"
    return "?" if either else mark


def decimal_mark(bodies: Iterable[str]) -> tuple[str, bool, bool]:
    """The decimal mark of a file's numbers; whether any could be read in two ways; whether they disagree."""
    marks = {mark_of(body) for body in bodies} - {""}
    told = marks - {"?"}
    return (next(iter(told)) if len(told) == 1 else "", "?" in marks, len(told) > 1)


def read_number(shape: Number, mark: str) -> Decimal | None:
    """The number with a known decimal mark, or None where its shape does not fit it.

    Without a mark only plain digits can be read.
    """
    body = shape.body
    if mark:
        group = _OTHER[mark]
        whole, point, decimals = body.partition(mark)
        if group in decimals or mark in decimals:
            return None
        if group in whole:
            if not _GROUPS[group].fullmatch(whole):
                return None
            whole = whole.replace(group, "")
        body = f"{whole or '0'}.{decimals}" if point and decimals else whole or "0"
    elif not body.isdecimal():
        return None
    value = Decimal(body)
    return -value if shape.negative else value


class Day(NamedTuple):
    """The three numbers of a date as they stand, and whether the year comes first."""

    first: int
    second: int
    third: int
    year_first: bool


def day(text: str) -> Day | None:
    """The shape of a date written in numbers, with or without a time behind it; or None."""
    found = _DATE.fullmatch(text.strip()) if len(text) <= _LONGEST else None
    if found is None:
        return None
    first, second, third = found.group(1), found.group(3), found.group(4)
    if len(first) == 4 and len(third) <= 2:
        return Day(int(first), int(second), int(third), True)
    if len(first) <= 2 and len(third) in (2, 4):
        year = int(third) if len(third) == 4 else 2000 + int(third)
        return Day(int(first), int(second), year, False)
    return None


def date_order(days: Iterable[Day]) -> tuple[str, bool, bool]:
    """The order of a column's dates, whether it matters and is not told, and whether the dates disagree."""
    told: set[str] = set()
    open_dates = False
    year_first = False
    for shape in days:
        if shape.year_first:
            year_first = True
        elif shape.first > 12 >= shape.second:
            told.add("dmy")
        elif shape.second > 12 >= shape.first:
            told.add("mdy")
        elif shape.first != shape.second:
            open_dates = True
    if len(told) == 1:
        return told.pop(), False, False
    if told:
        return "", False, True
    return ("ymd" if year_first and not open_dates else "", open_dates, False)


def read_day(shape: Day, order: str) -> date | None:
    """The date in an order, or None where there is no such day. The same day and month need no order."""
    if shape.year_first:
        parts = (shape.first, shape.second, shape.third)
    elif order == "dmy" or (not order and shape.first == shape.second):
        parts = (shape.third, shape.second, shape.first)
    elif order == "mdy":
        parts = (shape.third, shape.first, shape.second)
    else:
        return None
    try:
        return date(*parts)
    except ValueError:
        return None

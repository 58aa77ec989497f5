# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""From a search to its canonical text: English operators, one space, quotation marks only where needed."""

from __future__ import annotations

from decimal import Decimal

from desktop_b2b.services.search.pieces import QUOTES, cut, is_apart
from desktop_b2b.services.search.terms import (
    WORD,
    Bound,
    Choice,
    Day,
    Duration,
    Group,
    Near,
    Search,
    Span,
    Term,
    Text,
    Value,
)
from desktop_b2b.services.search.words import OR


def write(search: Search) -> str:
    """The canonical text of a search."""
    return " ".join(map(write_group, search.groups))


def write_group(group: Group) -> str:
    """The canonical text of one group."""
    return " OR ".join(map(write_term, group.terms))


def write_term(term: Term) -> str:
    """The canonical text of one term."""
    minus = "-" if term.negated else ""
    if term.operator == WORD:
        (value,) = term.values
        return minus + (_word(value.text) if isinstance(value, Text) else write_value(value))
    return f"{minus}{term.operator}:{','.join(map(write_value, term.values))}"


def write_value(value: Value) -> str:
    """The canonical text of one value."""
    if isinstance(value, Choice):
        return value.name
    if isinstance(value, Text):
        return ("=" if value.exact else "") + _text(value.text)
    return _span(value)


def quote(text: str) -> str:
    """A text in quotation marks."""
    return '"' + text.replace('"', '""') + '"'


def _text(text: str) -> str:
    """A value of an operator."""
    if text[0] in QUOTES or text[0] == "=" or any(one == "," or is_apart(one) for one in text):
        return quote(text)
    return text


def _word(text: str) -> str:
    """A word without an operator, in quotation marks where it would be read otherwise."""
    if text in OR or text[0] in "-−" or text[0] in QUOTES:
        return quote(text)
    pieces = cut(text)
    alone = len(pieces) == 1 and pieces[0].colon < 0 and (word := pieces[0].word) and word.text == text
    return text if alone else quote(text)


def _span(span: Span) -> str:
    low, high = span.low, span.high
    if low is None and high is not None:
        text = f"{'<' if span.below_high else '<='}{bound(high)}"
    elif high is None and low is not None:
        text = f"{'>' if span.beyond_low else '>='}{bound(low)}"
    elif low == high and low is not None and not isinstance(low, Duration):
        text = bound(low)
    elif low is not None and high is not None:
        text = f"{bound(low)}..{bound(high)}"
    else:
        text = ""
    return text + span.currency


def bound(value: Bound) -> str:
    """The canonical text of a span's end."""
    if isinstance(value, Duration):
        return f"{value.count}{value.unit}"
    if isinstance(value, Near):
        return value.name
    if isinstance(value, Day):
        month = f"-{value.month:02d}" if value.month else ""
        return f"{value.year:04d}{month}{f'-{value.day:02d}' if value.day else ''}"
    return number(value)


def number(value: Decimal) -> str:
    """A number that can be read in one way only: three decimals could be thousands, four cannot."""
    text = format(value.normalize(), "f") if value else "0"
    whole, _, decimals = text.lstrip("-").partition(".")
    return f"{text}0" if len(decimals) == 3 and 1 <= len(whole) <= 3 and whole[0] != "0" else text

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Searches of all kinds, and texts as people and machines could type them."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

from desktop_b2b.domain.codes import CURRENCIES
from desktop_b2b.domain.text import fold
from desktop_b2b.services.search import (
    OPERATORS,
    WORD,
    Choice,
    Day,
    Duration,
    Group,
    Near,
    Operator,
    Search,
    Span,
    Takes,
    Term,
    Text,
    Value,
)
from desktop_b2b.services.search.pieces import is_apart
from desktop_b2b.services.search.spans import minutes

_written = st.text(st.characters(exclude_categories=("Cs", "Co", "Cc", "Zl", "Zp", "Zs")), max_size=12)
#: A text as it stands in a document: one space between words.
texts = (
    st.lists(
        _written | st.sampled_from(["OR", "-x", "kind:", '"', "=", ",", "“", "a:b", "10:30"]), max_size=3
    )
    .map(lambda words: " ".join(" ".join(words).split()))
    .filter(lambda text: bool(fold(text).strip()) and not any(is_apart(one) for one in text.replace(" ", "")))
)
durations = st.builds(Duration, st.integers(0, 99_999), st.sampled_from(["min", "h", "d", "w"]))
days = st.one_of(
    st.builds(Day, st.integers(1970, 9999)),
    st.builds(Day, st.integers(1970, 9999), st.integers(1, 12)),
    st.dates().filter(lambda one: one.year >= 1970).map(lambda one: Day(one.year, one.month, one.day)),
)
nears = st.builds(Near, st.sampled_from(["yesterday", "today", "tomorrow"]))
numbers = st.decimals(
    min_value=0, max_value=Decimal(10**9), allow_nan=False, allow_infinity=False, places=6
).map(lambda value: value.normalize() + 0)
wholes = st.integers(0, 10**9).map(Decimal)


def spans(bounds: st.SearchStrategy[object], *, single: bool) -> st.SearchStrategy[Span]:
    """Open at one end, or, where the bounds can be alike, at none."""

    def low(bound: object, beyond: bool) -> Span:
        return Span(bound, None, beyond_low=beyond)  # type: ignore[arg-type]

    def high(bound: object, below: bool) -> Span:
        return Span(None, bound, below_high=below)  # type: ignore[arg-type]

    both = bounds.map(lambda bound: Span(bound, bound))  # type: ignore[arg-type]
    ends = st.builds(low, bounds, st.booleans()) | st.builds(high, bounds, st.booleans())
    return ends | both if single else ends


lengths = st.tuples(durations, durations).map(
    lambda two: Span(min(two, key=minutes), max(two[::-1], key=minutes))
)
times = spans(durations, single=False) | lengths | spans(days | nears, single=True)


def values_of(operator: Operator) -> st.SearchStrategy[tuple[Value, ...]]:
    """What may follow an operator."""
    if operator.takes is Takes.TEXT:
        texts_of = st.builds(Text, texts, st.booleans())
        return st.lists(texts_of, min_size=1, max_size=3, unique=True).map(tuple)
    if operator.takes is Takes.CHOICE:
        choices = st.sampled_from(sorted(operator.values)).map(Choice)
        return st.lists(choices, min_size=1, max_size=3, unique=True).map(tuple)
    if operator.takes is Takes.TIME:
        late = st.just(Choice("overdue"))
        return (times | late if operator.ahead else times).map(lambda value: (value,))
    if operator.takes is Takes.AMOUNT:
        amounts = spans(numbers, single=True)
        currency = st.sampled_from(["", *sorted(CURRENCIES)])
        return st.builds(
            lambda span, code: (Span(span.low, span.high, span.beyond_low, span.below_high, code),),
            amounts,
            currency,
        )
    return spans(wholes, single=True).map(lambda value: (value,))


def terms_of(operator: Operator) -> st.SearchStrategy[Term]:
    """Terms with an operator."""
    return st.builds(Term, st.just(operator.name), values_of(operator), st.booleans())


words = st.builds(lambda text, minus: Term(WORD, (Text(text),), minus), texts, st.booleans())
terms = words | st.sampled_from(list(OPERATORS.values())).flatmap(terms_of)
groups = st.lists(terms, min_size=1, max_size=3).map(lambda some: Group(tuple(some)))
searches = st.lists(groups, max_size=5).map(lambda some: Search(tuple(some)))

#: Pieces that mean something, in no order.
_PIECES = [
    "partner:", "status:", "due:", "total:", "has:", "kind:order", "<2d", "2d..1w", "..", "1.234", ",", '"',
    "“", "»", "-", "−", "OR", "OU", "=", " ", "\n", "\x00", "today", "2026-11-28", "2026-13", "EUR", "€",
    "overdue", "échéance:", "n°:", ":", "::", "foo:", "\ud800", "\u0301", "partenaire:", "<", ">=", "'", "()",
    "*", "%", "\\",
]  # fmt: skip
typed = st.lists(st.sampled_from(_PIECES) | st.text(max_size=4), max_size=12).map("".join)

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What a search says, once it is read: groups of terms, each with its place in the text.

A search holds where all of its groups hold; a group holds where one of its terms does. The text in its
canonical form says the same, so searches are kept, shared and sent as text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeAlias

#: The operator of a term without one: a word, or words in quotation marks that stand side by side.
WORD = ""


@dataclass(frozen=True, slots=True)
class Text:
    """Something that is written in a document; ``exact``: it is all that is written there."""

    text: str
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """One of an operator's own words."""

    name: str


@dataclass(frozen=True, slots=True)
class Duration:
    """So many minutes, hours, days of 24 hours or weeks, from now on or back from now."""

    count: int
    unit: str


@dataclass(frozen=True, slots=True)
class Day:
    """A year, a month of it, or a day of that."""

    year: int
    month: int = 0
    day: int = 0


@dataclass(frozen=True, slots=True)
class Near:
    """``yesterday``, ``today``, ``tomorrow``."""

    name: str


Bound: TypeAlias = Duration | Day | Near | Decimal


@dataclass(frozen=True, slots=True)
class Span:
    """From a bound to a bound, both included unless ``beyond_low`` or ``below_high`` leaves them out.

    ``currency``: amounts in this currency alone.
    """

    low: Bound | None
    high: Bound | None
    beyond_low: bool = False
    below_high: bool = False
    currency: str = ""


Value: TypeAlias = Text | Choice | Span


@dataclass(frozen=True, slots=True)
class Term:
    """An operator with values, of which one is enough; or its opposite. ``start``, ``end``: its place."""

    operator: str
    values: tuple[Value, ...]
    negated: bool = False
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Group:
    """Terms of which one is enough."""

    terms: tuple[Term, ...]

    @property
    def start(self) -> int:
        """Where it begins in the text."""
        return self.terms[0].start

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.terms[-1].end


@dataclass(frozen=True, slots=True)
class Search:
    """Groups that all must hold; none: everything."""

    groups: tuple[Group, ...] = ()

    @property
    def terms(self) -> tuple[Term, ...]:
        """All terms, in the order of the text."""
        return tuple(term for group in self.groups for term in group.terms)

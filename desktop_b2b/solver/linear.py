# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A linear model with whole numbers, as plain lists: variables with bounds, rows of coefficients."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

INFINITY = float("inf")
#: Coefficients by variable.
Terms = dict[int, float]


@dataclass(slots=True)
class Row:
    """Low ≤ terms ≤ high."""

    terms: Terms
    low: float
    high: float


@dataclass(slots=True)
class Linear:
    """Variables and rows; what is to be made least is given to whoever solves it."""

    lower: list[float] = field(default_factory=list)
    upper: list[float] = field(default_factory=list)
    is_whole: list[bool] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)

    def variable(self, lower: float = 0, upper: float = INFINITY, *, whole: bool = True) -> int:
        """A new variable."""
        self.lower.append(lower)
        self.upper.append(upper)
        self.is_whole.append(whole)
        return len(self.lower) - 1

    def flag(self) -> int:
        """A variable that is nought or one."""
        return self.variable(0, 1)

    def at_most(self, terms: Terms, high: float) -> int:
        """A row with an upper limit; its number."""
        return self._row(terms, -INFINITY, high)

    def at_least(self, terms: Terms, low: float) -> int:
        """A row with a lower limit; its number."""
        return self._row(terms, low, INFINITY)

    def equal(self, terms: Terms, value: float) -> int:
        """A row with one value; its number."""
        return self._row(terms, value, value)

    def _row(self, terms: Terms, low: float, high: float) -> int:
        self.rows.append(Row({place: value for place, value in terms.items() if value}, low, high))
        return len(self.rows) - 1


def joined(parts: Iterable[tuple[Terms, float]]) -> Terms:
    """The sum of terms, each times a factor."""
    found: Terms = {}
    for terms, factor in parts:
        for place, value in terms.items():
            found[place] = found.get(place, 0) + value * factor
    return found

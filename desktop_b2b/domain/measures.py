# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Weights and lengths as people enter them, which is also how they are printed and held against limits
(mission §7.9, §7.10): 50 lb is 50 lb, and not what it makes in grams. Rows count in grams and millimetres.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from desktop_b2b.errors import UserError

#: Grams of a unit of weight, millimetres of a unit of length: by definition, exact.
GRAMS = {
    "g": Decimal(1),
    "kg": Decimal(1000),
    "lb": Decimal("453.59237"),
    "oz": Decimal("28.349523125"),
}
MILLIMETRES = {
    "mm": Decimal(1),
    "cm": Decimal(10),
    "m": Decimal(1000),
    "in": Decimal("25.4"),
    "ft": Decimal("304.8"),
}
#: Heavier or longer than anything on a truck, in grams and millimetres.
MOST_GRAMS = 100_000_000
MOST_MILLIMETRES = 100_000

_WRITTEN = re.compile(r"([0-9]{1,9}(?:\.[0-9]{1,6})?) ?([a-z]{1,2})")
_SIZE = re.compile(r"([0-9.]{1,16}) ?[x×] ?([0-9.]{1,16}) ?[x×] ?([0-9.]{1,16}) ?([a-z]{1,2})")


@dataclass(frozen=True, slots=True)
class Measure:
    """A weight or length in the unit in which somebody entered it."""

    value: Decimal
    unit: str

    @property
    def base(self) -> Decimal:
        """Exact grams or millimetres."""
        return self.value * _factor(self.unit)

    def into(self, unit: str) -> Decimal:
        """The value in another unit; in its own it stays as it was entered."""
        return self.value if unit == self.unit else self.base / _factor(unit)

    def rounded(self) -> int:
        """Whole grams or millimetres, half-up, as rows keep them."""
        return int(self.base.to_integral_value(ROUND_HALF_UP))

    def __str__(self) -> str:
        return f"{self.value:f} {self.unit}"


@dataclass(frozen=True, slots=True)
class Size:
    """Three lengths in one unit, in the order in which they were entered."""

    length: Measure
    width: Measure
    height: Measure

    def sides(self) -> tuple[Measure, Measure, Measure]:
        """The three, longest first."""
        first, second, third = sorted((self.length, self.width, self.height), key=lambda one: -one.base)
        return first, second, third

    def __str__(self) -> str:
        values = (self.length, self.width, self.height)
        return f"{' × '.join(f'{one.value:f}' for one in values)} {self.length.unit}"


def is_mass(unit: str) -> bool:
    """Whether a unit weighs, rather than measures a length."""
    return unit in GRAMS


def weight(text: str, field: str) -> Measure | None:
    """A weight like ``50 lb``, or None of an empty text. Raises UserError ``measure.weight``."""
    words = "Write a weight like 12.5 kg or 28 lb."
    return _measure(text, field, frozenset(GRAMS), MOST_GRAMS, UserError("measure.weight", words, field))


def length(text: str, field: str) -> Measure | None:
    """A length like ``72 in``, or None of an empty text. Raises UserError ``measure.length``."""
    words = "Write a length like 40 cm or 16 in."
    error = UserError("measure.length", words, field)
    return _measure(text, field, frozenset(MILLIMETRES), MOST_MILLIMETRES, error)


def size(text: str, field: str) -> Size | None:
    """A size like ``40 × 30 × 20 cm``, or None of an empty text. Raises UserError ``measure.size``."""
    if not text.strip():
        return None
    error = UserError("measure.size", "Write a size like 40 × 30 × 20 cm.", field)
    match = _SIZE.fullmatch(text.strip().lower())
    if match is None:
        raise error
    unit = match[4]
    found = [
        _measure(f"{value} {unit}", field, frozenset(MILLIMETRES), MOST_MILLIMETRES, error)
        for value in match.groups()[:3]
    ]
    first, second, third = (one for one in found if one is not None)
    return Size(first, second, third)


def _measure(text: str, field: str, units: frozenset[str], most: int, error: UserError) -> Measure | None:
    text = text.strip().lower()
    if not text:
        return None
    match = _WRITTEN.fullmatch(text)
    if match is None or match[2] not in units:
        raise error
    found = Measure(Decimal(match[1]), match[2])
    if found.base > most or found.value <= 0:
        raise error
    return found


def _factor(unit: str) -> Decimal:
    return GRAMS[unit] if unit in GRAMS else MILLIMETRES[unit]

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""How a company's trade is spread: over partners, products, lines, days and hours.

Lines a document, quantities and prices are log-normal with the parameters of a real trading day (one day of a
gift wholesaler, 101 invoices that are no cancellations, 2,113 lines); a test compares them with the file,
where it is there. Only the median of the lines is another one, so that a document has three on the average.
Partners and products follow Zipf's law. A year has its autumn, a week its Sunday, a day the hours of that
real one.
"""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from desktop_b2b.clock import DAY, HOUR

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Dice = np.random.Generator

#: Mean and deviation of the logarithm, of the real day: lines an invoice, pieces a line, price a piece.
REAL_LINES = (2.0120, 1.4329)
QUANTITY = (1.2387, 1.2207)
PRICE = (0.8743, 0.8689)
#: The most lines of a document: the real day's longest has 527.
MOST_LINES = 527
#: The exponent of Zipf's law for partners and for products.
PARTNERS_ZIPF = 1.0
PRODUCTS_ZIPF = 0.9
#: Documents a day of the week from Monday on, a month of the year from January on, and how much more each
#: year.
WEEK = (1.10, 1.15, 1.10, 1.05, 0.95, 0.25, 0.10)
YEAR = (0.75, 0.75, 0.90, 0.90, 0.95, 0.95, 0.85, 0.85, 1.15, 1.30, 1.50, 1.15)
GROWTH = 1.12
#: Invoices of the real day by the hour at which they were written.
HOURS = {8: 6, 9: 18, 10: 12, 11: 13, 12: 23, 13: 12, 14: 21, 15: 2}


def lines_of(mean: float) -> tuple[float, float]:
    """Mean and deviation of the logarithm of lines that have the real day's spread and this mean."""
    _, deviation = REAL_LINES
    low, high = -4.0, 4.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if _mean_lines(middle, deviation) < mean else (low, middle)
    return (low + high) / 2, deviation


def _mean_lines(mu: float, deviation: float) -> float:
    """The mean of whole lines: rounded to the nearest, one at least, not more than the most."""
    total, below = 0.0, 0.0
    for count in range(1, MOST_LINES + 1):
        upto = 1.0 if count == MOST_LINES else _normal((math.log(count + 0.5) - mu) / deviation)
        total += count * (upto - below)
        below = upto
    return total


def _normal(value: float) -> float:
    return 0.5 * (1 + math.erf(value / math.sqrt(2)))


def log_normal(dice: Dice, spread: tuple[float, float], count: int) -> Floats:
    """So many values of a log-normal spread."""
    return dice.lognormal(spread[0], spread[1], count)


def lines(dice: Dice, mean: float, count: int) -> Ints:
    """The lines of so many documents."""
    drawn = np.rint(log_normal(dice, lines_of(mean), count))
    return np.clip(drawn, 1, MOST_LINES).astype(np.int64)


def zipf(dice: Dice, exponent: float, kinds: int, count: int) -> Ints:
    """So many picks out of a number of kinds, the first one most often."""
    weights = np.arange(1, kinds + 1, dtype=np.float64) ** -exponent
    return np.searchsorted(np.cumsum(weights / weights.sum()), dice.random(count)).astype(np.int64)


def instants(dice: Dice, start: int, end: int, count: int) -> Ints:
    """So many instants in milliseconds between two days' beginnings, in order, with all seasons."""
    days = np.arange(start // DAY, end // DAY, dtype=np.int64)
    month = days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64) % 12
    weights = np.array(WEEK)[(days + 3) % 7] * np.array(YEAR)[month]
    weights = weights * GROWTH ** ((days - days[0]) / 365.25)
    day = days[np.searchsorted(np.cumsum(weights / weights.sum()), dice.random(count))]
    hours, often = np.array(list(HOURS)), np.array(list(HOURS.values()), dtype=np.float64)
    hour = dice.choice(hours, count, p=often / often.sum())
    found: Ints = day * DAY + hour * HOUR + dice.integers(0, HOUR, count)
    found.sort()
    return found

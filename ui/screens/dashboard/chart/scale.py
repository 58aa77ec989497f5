# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The steps of a scale: few, round, and reaching the longest bar."""

from __future__ import annotations

import math

from PySide6.QtCore import QLocale

#: At most so many steps above zero.
MOST = 4


def scale(longest: float) -> list[float]:
    """Steps from zero to the first one that is at least as long as the longest bar."""
    if not longest > 0 or not math.isfinite(longest):
        return [0.0, 1.0]
    rough = longest / MOST
    unit = 10.0 ** math.floor(math.log10(rough))
    step = next(
        unit * round_one for round_one in (1, 2, 2.5, 5, 10) if unit * round_one >= rough * (1 - 1e-9)
    )
    count = max(1, math.ceil(longest / step - 1e-9))
    return [step * number for number in range(count + 1)]


def step_word(step: float) -> str:
    """A step as it is written beside its line."""
    text = QLocale().toString(step, "f", 2)
    point = QLocale().decimalPoint()
    return text.rstrip("0").removesuffix(point) if point in text else text

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""When a deadline is reminded of (S2.94)."""

from __future__ import annotations

import pytest

from desktop_b2b.clock import DAY, HOUR, MINUTE
from desktop_b2b.rules.reminders import before_deadline


@pytest.mark.parametrize(
    ("time", "before"),
    [
        (2 * HOUR - 1, None),
        (2 * HOUR, HOUR),
        (4 * HOUR, HOUR),
        (8 * HOUR, 2 * HOUR),
        (2 * DAY, 12 * HOUR),
        (4 * DAY, DAY),
        (30 * DAY, DAY),
        (0, None),
        (-MINUTE, None),
    ],
)
def test_a_quarter_of_the_time_before_it_ends(time: int, before: int | None) -> None:
    found = before_deadline(1_000, 1_000 + time)
    assert found == (None if before is None else 1_000 + time - before)

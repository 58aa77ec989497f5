# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""When somebody is reminded of a deadline that comes (S2.94)."""

from __future__ import annotations

from desktop_b2b.clock import DAY, HOUR
from desktop_b2b.domain.values import Instant

#: Who has less time than this is not reminded: the request has only just come.
SHORTEST = 2 * HOUR
#: A reminder comes when a quarter of the time is left, but not earlier and not later than so long before.
EARLIEST, LATEST = DAY, HOUR


def before_deadline(asked_at: Instant, deadline_at: Instant) -> Instant | None:
    """When to remind of a deadline that was set at an instant; None where there is too little time."""
    time = deadline_at - asked_at
    if time < SHORTEST:
        return None
    return deadline_at - min(EARLIEST, max(LATEST, time // 4))

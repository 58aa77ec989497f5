# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The one place that reads a clock.

Instants are whole milliseconds since 1970 in UTC, everywhere: in rows, commands and on the wire.
The zone that gave an instant its meaning stands beside it (law 9).
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime

SECOND = 1_000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR


class Clock(Protocol):
    """Tells the present instant."""

    def now(self) -> int:
        """Milliseconds since 1970, UTC."""
        ...


class SystemClock:
    """The machine's own clock."""

    def now(self) -> int:
        """Milliseconds since 1970, UTC."""
        return time.time_ns() // 1_000_000


class ManualClock:
    """A clock that moves only when told to; for tests, the sample world and simulations."""

    def __init__(self, instant: int) -> None:
        self.instant = instant

    def now(self) -> int:
        """The instant that was set last."""
        return self.instant

    def advance(self, milliseconds: int) -> None:
        """Move on by so many milliseconds."""
        self.instant += milliseconds


def monotonic() -> float:
    """Seconds of a clock that never jumps; for timeouts and measurements only."""
    return time.monotonic()


def to_datetime(instant: int, zone: str = "UTC") -> datetime:
    """The instant as an aware datetime in an IANA zone."""
    from datetime import UTC, datetime  # not before the first paint
    from zoneinfo import ZoneInfo

    return datetime.fromtimestamp(instant / 1000, UTC).astimezone(ZoneInfo(zone))


def from_datetime(moment: datetime) -> int:
    """The instant of an aware datetime.

    Raises ValueError for a naive one: a wall time without a zone is not an instant.
    """
    if moment.tzinfo is None:
        raise ValueError("a moment without a zone is not an instant")
    return round(moment.timestamp() * 1000)

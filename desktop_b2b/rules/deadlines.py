# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Deadlines to answer and to ship: what they are and how much is left (law 9). All instants are UTC
milliseconds; nothing here is stored but the deadline itself. Hours are those of the partner's calendar, or
elapse where it has none (A6).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from desktop_b2b.clock import HOUR
from desktop_b2b.domain.calendars import WorkCalendar
from desktop_b2b.rules import worktime

Remaining = Literal["waiting_plus", "waiting_minus", "expired"]


def after_hours(instant: int, hours: int, calendar: WorkCalendar | None = None) -> int:
    """So many hours after an instant. Raises UserError ``calendar.never_open``."""
    if calendar is None:
        return instant + hours * HOUR
    return worktime.add(calendar, instant, hours * HOUR)


def default_deadline(now: int, answer_hours: int, calendar: WorkCalendar | None = None) -> int:
    """A partner's usual answer time from an instant on (S2.27). Raises as ``after_hours``."""
    return after_hours(now, answer_hours, calendar)


def ship_by(sent_at: int, shipping_hours: int, calendar: WorkCalendar | None = None) -> int:
    """Until when a supplier shall have shipped (S2.6, A6). Raises as ``after_hours``."""
    return after_hours(sent_at, shipping_hours, calendar)


def passed(deadline_at: int, now: int) -> bool:
    """Whether a deadline is over. An answer at the very instant is in time."""
    return now > deadline_at


def remaining(deadline_at: int, now: int) -> Remaining:
    """Which waiting widget a deadline belongs to: more than one hour left (S2.43), one hour or less
    (S2.44: exactly 60 minutes falls here), or expired (S2.79).
    """
    if passed(deadline_at, now):
        return "expired"
    return "waiting_plus" if deadline_at - now > HOUR else "waiting_minus"


def next_change(deadline_at: int, now: int) -> int | None:
    """The instant at which ``remaining`` will next say something else; None once expired."""
    kind = remaining(deadline_at, now)
    if kind == "waiting_plus":
        return deadline_at - HOUR
    return deadline_at + 1 if kind == "waiting_minus" else None


def earliest(deadlines: Iterable[int | None]) -> int | None:
    """A request's deadline: the earliest of those still open and unanswered (A13); None without any."""
    return min((deadline for deadline in deadlines if deadline is not None), default=None)

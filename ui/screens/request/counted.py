# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""How a deadline was counted, in words: working time of the partner, days that did not count and why (N6)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from desktop_b2b.services.queries import CountedStep, CountedView
from ui.screens.request.times import clock_time, span
from ui.strings import zone_word

#: Asks how a deadline (None: the usual answer time) is counted, and says so to whoever asked.
Count = Callable[[int | None, Callable[[CountedView], object]], object]
#: More steps would make a popover that nobody reads.
MOST_STEPS = 7


def _tr(text: str) -> str:
    return QCoreApplication.translate("Counted", text)


def counted_sentence(view: CountedView) -> str:
    """How long the partner has, and in what time."""
    if not view.has_calendar:
        return _tr("{0} of all hours: the partner has not told when it works.").format(span(view.counted))
    if view.counted <= 0:
        return _tr("No working time of the partner lies in between.")
    zone = zone_word(view.zone, view.deadline_at)
    return _tr("{0} of the partner's working time ({1}):").format(span(view.counted), zone)


def counted_steps(view: CountedView) -> list[str]:
    """The steps, one a line; the end of many is left out."""
    found = [_step(step, view.zone) for step in view.steps]
    return found if len(found) <= MOST_STEPS else [*found[: MOST_STEPS - 1], "…"]


def _step(step: CountedStep, zone: str) -> str:
    first, last = _day(step.first_day), _day(step.last_day)
    if step.kind == "counted" and step.start_at is not None and step.end_at is not None:
        worked = span(step.end_at - step.start_at)
        times = f"{clock_time(step.start_at, zone)}–{clock_time(step.end_at, zone)}"
        return _tr("{0}, {1}: {2}").format(first, times, worked)
    days = first if step.first_day == step.last_day else _tr("{0} to {1}").format(first, last)
    if step.kind == "holiday":
        return _tr("{0}: holiday, {1}").format(days, step.name)
    why = _tr("closed that day") if step.kind == "own" else _tr("no working day")
    return f"{days}: {why}"


def _day(text: str) -> str:
    day = date.fromisoformat(text)
    return QLocale().toString(QDate(day.year, day.month, day.day), "ddd d MMM")

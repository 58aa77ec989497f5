# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""How a deadline was counted, in words: working time of the partner, days that did not count and why (N6)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from desktop_b2b.clock import MINUTE
from desktop_b2b.services.queries import CountDeadline, CountedStep, CountedView
from ui.screens.request.times import clock_time, span
from ui.shell.screen import Screen
from ui.strings import zone_word

#: Asks how a deadline (None: the usual answer time) is counted, and says so to whoever asked.
Count = Callable[[int | None, Callable[[CountedView], object]], object]
#: More steps would make a popover that nobody reads.
MOST_STEPS = 7


def _tr(text: str) -> str:
    return QCoreApplication.translate("Counted", text)


def count_deadline(
    screen: Screen,
    request_id: str,
    partner_id: str,
    deadline_at: int | None,
    take: Callable[[CountedView], object],
) -> None:
    """Ask how a partner's deadline (None: the usual answer time) comes about; one that cannot be counted says
    nothing.
    """
    language = QLocale().name().partition("_")[0]
    query = CountDeadline(
        partner_id=partner_id, deadline_at=deadline_at, language=language, request_id=request_id
    )
    screen.run(screen.context.tasks.query(query), on_done=take, on_error=lambda _error: None)


def source_sentence(view: CountedView) -> str:
    """What set the time; empty where nobody decided yet."""
    source = view.source
    if source is None:
        return ""
    if source.by == "rule":
        text = _tr("Your rule “{0}” (version {1}) sets {2} h.")
        return text.format(source.rule, source.rules_number, source.hours)
    if source.by == "hand":
        return _tr("The deadline was set by hand.")
    return _tr("It is the usual answer time, {0} h.").format(source.hours)


def counted_sentence(view: CountedView) -> str:
    """How long the partner has, and in what time."""
    if not view.has_calendar:
        return _tr("{0} of all hours: the partner has not told when it works.").format(span(view.counted))
    if view.counted <= 0:
        return _tr("No working time of the partner lies in between.")
    zone = zone_word(view.zone, view.deadline_at)
    return _tr("{0} of the partner's working time ({1}):").format(_hours(view.counted), zone)


def counted_steps(view: CountedView) -> list[str]:
    """What counted day by day, and what did not; the end of many is left out."""
    days: list[list[CountedStep]] = []
    for step in view.steps:
        if days and step.kind == "counted" and days[-1][0].kind == "counted" and _same_day(days[-1][0], step):
            days[-1].append(step)
        else:
            days.append([step])
    found = [_day_words(steps, view.zone) for steps in days]
    return found if len(found) <= MOST_STEPS else [*found[: MOST_STEPS - 1], "…"]


def _same_day(one: CountedStep, other: CountedStep) -> bool:
    return one.first_day == other.first_day


def _day_words(steps: list[CountedStep], zone: str) -> str:
    """A day on which somebody works, with its stretches; or days in a row that do not count."""
    step = steps[0]
    first, last = _day(step.first_day), _day(step.last_day)
    if step.kind == "counted":
        stretches = [(one.start_at or 0, one.end_at or 0) for one in steps]
        times = ", ".join(f"{clock_time(start, zone)}–{clock_time(end, zone)}" for start, end in stretches)
        worked = sum(end - start for start, end in stretches)
        return f"{first}, {times}: {_hours(worked)}"
    days = first if step.first_day == step.last_day else f"{first} – {last}"
    if step.kind == "holiday":
        return _tr("{0}: holiday, {1}").format(days, step.name)
    why = _tr("closed that day") if step.kind == "own" else _tr("no working day")
    return f"{days}: {why}"


def _hours(milliseconds: int) -> str:
    """Working time is told in hours: a day of it is not a day of the clock."""
    minutes = milliseconds // MINUTE
    if minutes < 60:
        return _tr("{0} min").format(minutes)
    hours, rest = divmod(minutes, 60)
    return _tr("{0} h {1} min").format(hours, rest) if rest else _tr("{0} h").format(hours)


def _day(text: str) -> str:
    day = date.fromisoformat(text)
    return QLocale().toString(QDate(day.year, day.month, day.day), "ddd d MMM")

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What the wizard and the details of a B2B order say: findings, cures, days, promises."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from desktop_b2b.domain.calendars import WorkCalendar, spans_text
from desktop_b2b.domain.measures import Measure
from desktop_b2b.domain.values import Instant
from desktop_b2b.errors import UserError
from desktop_b2b.rules.centres import WHY_WORDS, Judged, read_sentence
from desktop_b2b.rules.trade.fields import FIELD_WORDS
from desktop_b2b.rules.trade.findings import FIX_WORDS, LATER, REASON_WORDS, Finding
from desktop_b2b.rules.trade.tables import CentreTables
from desktop_b2b.rules.turnaround import Promise
from desktop_b2b.services.b2b_ready import keeps
from ui.screens.b2b_wizard.centres import Centre
from ui.strings import duration_word, error_text, number_word, time_word
from ui.theme import Tone

#: What is a quantity among the parameters of findings.
_NUMBERS = ("available", "quantity")


def _tr(text: str) -> str:
    return QCoreApplication.translate("B2BWords", text)


def _trade(text: str) -> str:
    return QCoreApplication.translate("Trade", text)


def sentence(finding: Finding) -> str:
    """A finding in the user's language."""
    params = {name: said(value) for name, value in finding.params.items()}
    params |= {name: number_said(params[name]) for name in _NUMBERS if name in params}
    return stopped(error_text(UserError(finding.code, finding.text, finding.field, **params)))


def row_words(finding: Finding) -> str:
    """The same in the row of an item, where its number and its code stand already."""
    if finding.code == "b2b.unmapped":
        return _tr("Not held by the centre")
    if finding.code == "b2b.stock":
        return _tr("Only {0} free").format(number_said(finding.params["available"]))
    return sentence(finding)


def number_said(value: object) -> str:
    """A number of a finding as people write it."""
    try:
        return number_word(Decimal(str(value)))
    except InvalidOperation:
        return str(value)


def stopped(words: str) -> str:
    """A sentence with one full stop at its end, though its last word be an abbreviation ("2 déc.")."""
    return words if words.endswith(("…", "?")) else f"{words.rstrip('.')}."


def said(value: object) -> object:
    """A value in a sentence: days and measures as people write them."""
    if isinstance(value, Measure):
        return str(value)
    if isinstance(value, str) and len(value) == 10 and value[4:5] == "-":
        try:
            return day_words(date.fromisoformat(value))
        except ValueError:
            return value
    return value


def tone_of(finding: Finding) -> Tone:
    """Red stops, amber warns, grey will be needed."""
    if finding.severity == LATER:
        return Tone.GREY
    return Tone.RED if keeps(finding) else Tone.AMBER


def fix_word(fix: str) -> str:
    """What the button says that mends it."""
    return _trade(FIX_WORDS[fix]) if fix in FIX_WORDS else _tr("Go to the field")


def reason_title(reason: str) -> str:
    """Why an order cannot be worked on, in a few words."""
    return _trade(REASON_WORDS[reason]) if reason in REASON_WORDS else reason


def fba_limits(tables: CentreTables) -> list[str]:
    """What Amazon takes, by the centre's rules."""
    most, least = _tr("{0}: at most {1}"), _tr("{0}: at least {1}")
    shapes = {"gt": most, "ge": _tr("{0}: below {1}"), "lt": least, "le": _tr("{0}: more than {1}")}
    return [
        shapes[rule.operator].format(_trade(FIELD_WORDS[rule.field]), f"{rule.value} {rule.unit}".strip())
        for rule in tables.rules
        if rule.applies_to == "fba" and rule.enabled and rule.operator in shapes
    ]


def hours_words(calendar: WorkCalendar) -> str:
    """When somebody works in a usual week: "Mon – Fri 08:00–17:00"."""
    days = [QLocale().dayName(number, QLocale.FormatType.ShortFormat) for number in range(1, 8)]
    parts: list[str] = []
    start = 0
    for end in range(1, 8):
        if end < 7 and calendar.week[end] == calendar.week[start]:
            continue
        if calendar.week[start]:
            name = days[start] if end == start + 1 else f"{days[start]} – {days[end - 1]}"
            parts.append(f"{name} {spans_text(calendar.week[start])}")
        start = end
    return ", ".join(parts)


def day_words(day: date, *, weekday: bool = True) -> str:
    """A day, such as "Thu 19 Nov"."""
    pattern = "ddd d MMM" if weekday else "d MMM yyyy"
    return QLocale().toString(QDate(day.year, day.month, day.day), pattern)


def why_words(judged: Judged) -> str:
    """Why a centre is the best, or why it is not."""
    if judged.why not in WHY_WORDS:
        return ""
    said: dict[str, object] = dict(judged.params)
    if judged.obstacles and "obstacle" in said:
        # What is kept of it is English, as the check wrote it.
        said["obstacle"] = sentence(judged.obstacles[0]).rstrip(".")
    return _why(judged.why, said)


def choice_words(kept: str) -> str:
    """Why an order's centre was chosen (S1.22), as its row keeps it; what somebody wrote is told as it is."""
    found = read_sentence(kept)
    return _why(*found) if found is not None else kept


def _why(why: str, params: Mapping[str, object]) -> str:
    said = {
        name: day_words(date.fromisoformat(str(value))) if name == "day" else value
        for name, value in params.items()
    }
    return _trade(WHY_WORDS[why]).format(**said)


def order_before_words(promise: Promise, centre: Centre | None, now: Instant) -> str:
    """Until when to order for the promised day: "Order before 11:40 (58 min left): done by …" (N17)."""
    due = promise.due.due_day
    if due is None or centre is None:
        return ""
    by = _tr("done by {0}").format(day_words(due))
    left = promise.order_before - now
    if left <= 0:
        return stopped(by)
    clock = time_word(promise.order_before, centre.zone)
    if centre.local(promise.order_before).date() != centre.today(now):
        clock = _tr("{0}, {1}").format(day_words(centre.local(promise.order_before).date()), clock)
    return stopped(_tr("Order before {0} ({1} left): {2}").format(clock, duration_word(left), by))

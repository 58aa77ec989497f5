# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Instants, spans, items in the words of the request's screens: "Today 16:00", "18 min", "items 1 to 5"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from desktop_b2b.clock import DAY, HOUR, MINUTE, to_datetime


def _tr(text: str) -> str:
    return QCoreApplication.translate("RequestTimes", text)


def clock_time(instant: int, zone: str) -> str:
    """The time of day: 16:00."""
    moment = to_datetime(instant, zone)
    shape = QLocale().timeFormat(QLocale.FormatType.ShortFormat)
    return QLocale().toString(QTime(moment.hour, moment.minute), shape)


def short_date(instant: int, zone: str) -> str:
    """Day and month: 4 Dec."""
    moment = to_datetime(instant, zone)
    return _date(moment, "d MMM")


def day_time(instant: int, zone: str, now: int) -> str:
    """Day and time, as short as can be: "Today 16:00", "Fri 09:00", "1 Dec 12:00"."""
    moment, today = to_datetime(instant, zone), to_datetime(now, zone)
    days = (moment.date() - today.date()).days
    time = clock_time(instant, zone)
    if days == 0:
        return _tr("Today {0}").format(time)
    if days == 1:
        return _tr("Tomorrow {0}").format(time)
    if days == -1:
        return _tr("Yesterday {0}").format(time)
    if 1 < days < 7:
        return f"{_date(moment, 'ddd')} {time}"
    shape = "d MMM" if moment.year == today.year else "d MMM yyyy"
    return f"{_date(moment, shape)} {time}"


def past_time(instant: int, zone: str, now: int) -> str:
    """Time of today, or day and time, inside a sentence: "10:05", "yesterday 16:05", "18 Nov 16:05"."""
    days = (to_datetime(instant, zone).date() - to_datetime(now, zone).date()).days
    if days == 0:
        return clock_time(instant, zone)
    words = day_time(instant, zone, now)
    return words[:1].lower() + words[1:] if abs(days) == 1 else words


def span(milliseconds: int) -> str:
    """How long: "18 min", "2 h 48 min", "3 d 4 h"; never less than a minute."""
    minutes = max(1, -(-milliseconds // MINUTE))
    if minutes < 60:
        return _tr("{0} min").format(minutes)
    if milliseconds < DAY:
        hours, rest = divmod(minutes, 60)
        return _tr("{0} h {1} min").format(hours, rest) if rest else _tr("{0} h").format(hours)
    days, rest = divmod(milliseconds, DAY)
    hours = rest // HOUR
    return _tr("{0} d {1} h").format(days, hours) if hours else _tr("{0} d").format(days)


def _date(moment: datetime, shape: str) -> str:
    return QLocale().toString(QDate(moment.year, moment.month, moment.day), shape)


def _items(text: str) -> str:
    return QCoreApplication.translate("ItemsCard", text)


def item_words(numbers: Sequence[int]) -> str:
    """Numbers of items in words: "item 4", "items 1, 5", "items 1 to 5"."""
    ordered = sorted(numbers)
    if not ordered:
        return _items("No items")
    if len(ordered) == 1:
        return _items("item {0}").format(ordered[0])
    if len(ordered) > 2 and ordered[-1] - ordered[0] == len(ordered) - 1:
        return _items("items {0} to {1}").format(ordered[0], ordered[-1])
    return _items("items {0}").format(", ".join(map(str, ordered)))

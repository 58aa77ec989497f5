# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Moments as people type them: "+2h", "tomorrow 9", "fri 16:00", "1 dec 12:00". No clock in here."""

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale

_AHEAD = re.compile(r"\+\s*(\d{1,4})\s*(m|min|h|d|j|w|s)?")
_TIME = re.compile(r"(\d{1,2})(?:\s*[:.h]\s*(\d{2})|\s*h)?(?:\s*(am|pm))?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NUMERIC = re.compile(r"(\d{1,2})[./-](\d{1,2})(?:[./-](\d{4}|\d{2})\b)?\.?(?![:\d])")
_DEFAULT_TIME = time(9, 0)
_Namer = Callable[[int, QLocale.FormatType], str]


class MomentError(ValueError):
    """The text is not a moment; its message can be shown."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Moments", text)


def parse_moment(text: str, now: datetime, locale: QLocale) -> datetime:
    """Read a moment in the zone of `now`. A day without a time means nine o'clock."""
    words = " ".join(text.casefold().replace(",", " ").split())
    if not words:
        raise MomentError(_tr("Write a date and a time"))
    ahead = _AHEAD.fullmatch(words)
    if ahead:
        return _ahead(int(ahead[1]), ahead[2] or "h", now)
    day, rest = _day(words, now.date(), locale)
    if rest:
        clock = _clock(rest)
    elif day is None:
        raise MomentError(_hint())
    else:
        clock = _DEFAULT_TIME
    made = datetime.combine(day or now.date(), clock, tzinfo=now.tzinfo)
    # A bare time that has passed today means tomorrow.
    return made + timedelta(days=1) if day is None and made <= now else made


def _hint() -> str:
    return _tr("Write a moment, such as “+2h”, “tomorrow 9” or “1 Dec 12:00”")


def _ahead(count: int, unit: str, now: datetime) -> datetime:
    if unit in ("m", "min"):
        return now + timedelta(minutes=count)
    if unit == "h":
        return now + timedelta(hours=count)
    days = count * 7 if unit in ("w", "s") else count
    # Days keep the wall clock, also over a change of daylight saving time.
    wall = now.replace(tzinfo=None) + timedelta(days=days)
    return wall.replace(tzinfo=now.tzinfo)


def _day(words: str, today: date, locale: QLocale) -> tuple[date | None, str]:
    for word, shift in ((_tr("today"), 0), (_tr("tomorrow"), 1), ("today", 0), ("tomorrow", 1)):
        if words == word or words.startswith(word + " "):
            return today + timedelta(days=shift), words[len(word) :].strip()
    first, _, rest = words.partition(" ")
    for language in (locale, QLocale(QLocale.Language.English)):
        for weekday in range(1, 8):
            if first.rstrip(".") in _names(language.dayName, weekday):
                ahead = (weekday - today.isoweekday()) % 7
                numbered, after = _dated(rest, today, locale)
                return (numbered, after) if numbered else (today + timedelta(days=ahead or 7), rest)
    return _dated(words, today, locale)


def _dated(words: str, today: date, locale: QLocale) -> tuple[date | None, str]:
    iso = _ISO.match(words)
    if iso:
        return _date(int(iso[1]), int(iso[2]), int(iso[3])), words[iso.end() :].strip()
    numeric = _NUMERIC.match(words)
    if numeric:
        month_first = locale.dateFormat(QLocale.FormatType.ShortFormat).lower().startswith("m")
        first, second = int(numeric[1]), int(numeric[2])
        month, day = (first, second) if month_first else (second, first)
        return _near(numeric[3], month, day, today), words[numeric.end() :].strip()
    parts = words.split(" ")
    if len(parts) >= 2 and parts[0].rstrip(".").isdecimal():
        for language in (locale, QLocale(QLocale.Language.English)):
            for month in range(1, 13):
                if parts[1].rstrip(".") in _names(language.monthName, month):
                    year = parts[2] if len(parts) > 2 and re.fullmatch(r"\d{4}", parts[2]) else None
                    used = 3 if year else 2
                    return _near(year, month, int(parts[0].rstrip(".")), today), " ".join(parts[used:])
    return None, words


def _names(name: _Namer, number: int) -> set[str]:
    forms = QLocale.FormatType
    long = name(number, forms.LongFormat).casefold()
    short = name(number, forms.ShortFormat).casefold().rstrip(".")
    return {long, short, long[:3]}


def _near(year: str | None, month: int, day: int, today: date) -> date:
    if year is not None:
        return _date(int(year) + (2000 if len(year) == 2 else 0), month, day)
    made = _date(today.year, month, day)
    return _date(today.year + 1, month, day) if made < today else made


def _date(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise MomentError(_tr("There is no such day")) from None


def _clock(words: str) -> time:
    match = _TIME.fullmatch(words)
    if not match:
        raise MomentError(_hint())
    hour, minute = int(match[1]), int(match[2] or 0)
    if match[3] == "pm" and hour < 12:
        hour += 12
    if match[3] == "am" and hour == 12:
        hour = 0
    if hour > 23 or minute > 59:
        raise MomentError(_tr("There is no such time"))
    return time(hour, minute)


def format_moment(moment: datetime, locale: QLocale) -> str:
    """A moment such as "Tue 1 Dec 2026, 12:00" in the user's language."""
    day = QDate(moment.year, moment.month, moment.day)
    words = locale.toString(day, "ddd d MMM yyyy")
    return f"{words}, {moment:%H:%M}"


def zone_name(moment: datetime) -> str:
    """A moment's zone for people: "Amsterdam, UTC+1"."""
    offset = moment.utcoffset() or timedelta()
    minutes = int(offset.total_seconds() // 60)
    hours, rest = divmod(abs(minutes), 60)
    sign = "+" if minutes >= 0 else "\u2212"
    utc = "UTC" if not minutes else f"UTC{sign}{hours}" + (f":{rest:02}" if rest else "")
    city = str(moment.tzinfo or "UTC").rpartition("/")[2].replace("_", " ")
    return utc if city.startswith("UTC") else f"{city}, {utc}"

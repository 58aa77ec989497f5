# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Moments as people type them: "+2h", "tomorrow 9", "demain 9h", "1 dec 12:00". No clock in here.

Words are read in the language in force and in all others of the program, with or without accents.
"""

import re
import unicodedata
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale

_AHEAD = re.compile(r"(?:\+|in |dans )\s*(\d{1,4})\s*([a-z]*)\.?")
_AHEAD_BOTH = re.compile(r"(?:\+|in |dans )\s*(\d{1,3})\s*h\s*(\d{1,2})(?:\s*m(?:in)?)?\.?")
_UNITS = {
    "minutes": "m min mins minute minutes",
    "hours": "h hour hours heure heures",
    "days": "d day days j jour jours",
    "weeks": "w week weeks s sem semaine semaines",
}
_UNIT_OF = {"": "hours"} | {word: unit for unit, words in _UNITS.items() for word in words.split()}
_DAYS = {
    "today": 0,
    "aujourd'hui": 0,
    "tomorrow": 1,
    "demain": 1,
    "day after tomorrow": 2,
    "apres-demain": 2,
}
#: What may stand between a day and its time.
_AT = re.compile(r"^(?:at|a)\s+")
_NOON = re.compile(r"noon|midi")
#: Years that somebody may mean.
_FIRST_YEAR, _LAST_YEAR = 1970, 2999
_SPOKEN = (QLocale(QLocale.Language.English), QLocale(QLocale.Language.French))
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
    words = " ".join(_bare(text).replace(",", " ").replace("\u2019", "'").split())
    if not words:
        raise MomentError(_tr("Write a date and a time"))
    both = _AHEAD_BOTH.fullmatch(words)
    if both:
        return _later(now, timedelta(hours=int(both[1]), minutes=int(both[2])))
    ahead = _AHEAD.fullmatch(words)
    if ahead and ahead[2] in _UNIT_OF:
        return _ahead(int(ahead[1]), _UNIT_OF[ahead[2]], now)
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
    try:
        if unit in ("minutes", "hours"):
            return _later(now, timedelta(**{unit: count}))
        # Days keep the wall clock, also over a change of daylight saving time.
        wall = now.replace(tzinfo=None) + timedelta(**{unit: count})
    except OverflowError:
        raise MomentError(_tr("There is no such day")) from None
    return wall.replace(tzinfo=now.tzinfo)


def _later(now: datetime, span: timedelta) -> datetime:
    """So much later as time goes, also over a change of daylight saving time."""
    return (now.astimezone(UTC) + span).astimezone(now.tzinfo)


def _bare(text: str) -> str:
    """Small letters without accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in plain if not unicodedata.combining(char))


def _languages(locale: QLocale) -> tuple[QLocale, ...]:
    return (locale, *_SPOKEN)


def _day(words: str, today: date, locale: QLocale) -> tuple[date | None, str]:
    said = {_bare(_tr("today")): 0, _bare(_tr("tomorrow")): 1, **_DAYS}
    for word in sorted(said, key=len, reverse=True):
        if words == word or words.startswith(word + " "):
            return today + timedelta(days=said[word]), words[len(word) :].strip()
    first, _, rest = words.partition(" ")
    for language in _languages(locale):
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
        for language in _languages(locale):
            for month in range(1, 13):
                if parts[1].rstrip(".") in _names(language.monthName, month):
                    year = parts[2] if len(parts) > 2 and re.fullmatch(r"\d{4}", parts[2]) else None
                    used = 3 if year else 2
                    return _near(year, month, int(parts[0].rstrip(".")), today), " ".join(parts[used:])
    return None, words


def _names(name: _Namer, number: int) -> set[str]:
    forms = QLocale.FormatType
    long = _bare(name(number, forms.LongFormat))
    short = _bare(name(number, forms.ShortFormat)).rstrip(".")
    return {long, short, long[:3]}


def _near(year: str | None, month: int, day: int, today: date) -> date:
    if year is not None:
        return _date(int(year) + (2000 if len(year) == 2 else 0), month, day)
    made = _date(today.year, month, day)
    return _date(today.year + 1, month, day) if made < today else made


def _date(year: int, month: int, day: int) -> date:
    try:
        made = date(year, month, day)
    except ValueError:
        raise MomentError(_tr("There is no such day")) from None
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise MomentError(_tr("This is too far away"))
    return made


def _clock(words: str) -> time:
    words = _AT.sub("", words)
    if _NOON.fullmatch(words):
        return time(12, 0)
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


def parse_day(text: str, now: datetime, locale: QLocale) -> date:
    """Read a day: "today", "tomorrow", "+3d", "1 dec", "2026-12-24", or what `format_day` writes."""
    words = " ".join(_bare(text).replace(",", " ").replace("\u2019", "'").split())
    ahead = _AHEAD.fullmatch(words)
    if ahead and ahead[2] in _UNIT_OF:
        return _ahead(int(ahead[1]), _UNIT_OF[ahead[2]], now).date()
    for said in sorted({_bare(_tr("today")), _bare(_tr("tomorrow")), *_DAYS}, key=len, reverse=True):
        if words.startswith(f"{said} "):
            words = words.removeprefix(f"{said} ")
            break
    day, rest = _day(words, now.date(), locale)
    if day is None or rest:
        raise MomentError(_tr("Write a day, such as “tomorrow”, “+3d” or “1 Dec”"))
    return day


def format_day(day: date, today: date, locale: QLocale) -> str:
    """A day such as "Today, Thu 19 Nov 2026" in the user's language."""
    words = locale.toString(QDate(day.year, day.month, day.day), "ddd d MMM yyyy")
    said = {0: _tr("Today, {0}"), 1: _tr("Tomorrow, {0}")}.get((day - today).days, "{0}")
    return said.format(words)


def zone_name(moment: datetime) -> str:
    """A moment's zone for people: "Amsterdam, UTC+1"."""
    offset = moment.utcoffset() or timedelta()
    minutes = int(offset.total_seconds() // 60)
    hours, rest = divmod(abs(minutes), 60)
    sign = "+" if minutes >= 0 else "\u2212"
    utc = "UTC" if not minutes else f"UTC{sign}{hours}" + (f":{rest:02}" if rest else "")
    city = str(moment.tzinfo or "UTC").rpartition("/")[2].replace("_", " ")
    return utc if city.startswith("UTC") else f"{city}, {utc}"

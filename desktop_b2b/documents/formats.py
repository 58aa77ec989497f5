# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Numbers and dates as the paper's language writes them."""

from __future__ import annotations

from datetime import UTC, date, datetime, tzinfo
from decimal import Decimal
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel.dates import format_date
from babel.numbers import format_decimal, get_decimal_symbol

from desktop_b2b.domain.values import Instant


@lru_cache(maxsize=4096)
def quantity(value: Decimal, language: str) -> str:
    """A number of units, exact: no digit is rounded away."""
    return format_decimal(value, format="#,##0.######", locale=language)


def local(at: Instant, zone: str) -> datetime:
    """The instant on the zone's clock; a zone that nobody knows counts as UTC."""
    try:
        where: tzinfo = ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError):
        where = UTC
    return datetime.fromtimestamp(at / 1000, where)


@lru_cache(maxsize=1024)
def day(at: Instant, zone: str, language: str) -> str:
    """The day in words: 19 November 2026."""
    return format_date(local(at, zone), format="long", locale=_locale(language))


@lru_cache(maxsize=1024)
def short_day(at: Instant, zone: str, language: str) -> str:
    """The day with a short month: 2 Dec 2026."""
    return format_date(local(at, zone), format="medium", locale=_locale(language))


def moment(at: Instant, zone: str, language: str) -> str:
    """Day and time: 19 Nov 2026, 17:00. The zone must stand beside it."""
    there = local(at, zone)
    shown = format_date(there, format="medium", locale=_locale(language))
    return f"{shown}, {there:%H:%M}"


def city(zone: str) -> str:
    """Where a zone's time is that of: Amsterdam."""
    return zone.rpartition("/")[2].replace("_", " ")


def measure(entered: str, language: str) -> str:
    """A weight as it was entered, with the decimal sign of the language: 12,5 kg."""
    return entered.replace(".", get_decimal_symbol(_locale(language)))


def iso_day(day: str, language: str) -> str:
    """A day that ISO wrote (a lot's expiry) with a short month; what is no day stays as it is."""
    try:
        return format_date(date.fromisoformat(day), format="medium", locale=_locale(language))
    except ValueError:
        return day


def _locale(language: str) -> str:
    # Plain "en" writes dates the American way; the paper goes all over the world.
    return "en_GB" if language == "en" else language

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Public holidays by country and region. The library is loaded when a calendar first asks for a country: most
desks never do, and loading it takes longer than opening their database.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from desktop_b2b.errors import UserError


@functools.lru_cache(maxsize=512)
def holidays_of(country: str, region: str, year: int, language: str = "") -> Mapping[date, str]:
    """The public holidays of a year with their names, in the country's language unless the library knows them
    in another one. None for a country that is not known (any more).
    """
    import holidays

    try:
        found = holidays.country_holidays(
            country, subdiv=region or None, years=year, expand=False, language=_spoken(country, language)
        )
    except NotImplementedError:
        return MappingProxyType({})
    return MappingProxyType({day: found[day] for day in sorted(found) if day.year == year})


@functools.lru_cache(maxsize=1)
def countries() -> Mapping[str, tuple[str, ...]]:
    """The countries (ISO 3166-1 alpha-2) whose holidays are known, with the codes of their regions.

    This loads all of them, which takes seconds: who asks about one has ``_is_known`` and ``_regions``.
    """
    return MappingProxyType({code: _regions(code) for code in sorted(_codes())})


@functools.lru_cache(maxsize=1)
def _codes() -> frozenset[str]:
    from holidays.registry import EntityLoader

    return frozenset(EntityLoader.get_country_codes(include_aliases=False))


def _is_known(country: str) -> bool:
    return country in _codes()


def _regions(country: str) -> tuple[str, ...]:
    import holidays

    return tuple(getattr(holidays, country).subdivisions) if _is_known(country) else ()


def check_country(country: str, field: str) -> str:
    """The country's code, or an empty text. Raises UserError ``calendar.country``."""
    if country and not _is_known(country):
        text = "The public holidays of “{country}” are not known. Enter them as closing days."
        raise UserError("calendar.country", text, field, country=country)
    return country


def check_region(country: str, region: str, field: str) -> str:
    """The region's code, or an empty text. Raises UserError ``calendar.region``."""
    if region and region not in _regions(country):
        text = "“{region}” is no region of {country} with holidays of its own."
        raise UserError("calendar.region", text, field, region=region, country=country or "…")
    return region


def _spoken(country: str, language: str) -> str | None:
    """The library's name of a language in which it has a country's holidays; None: the country's own."""
    import holidays

    if not language:
        return None
    known: tuple[str, ...] = getattr(holidays, country).supported_languages if _is_known(country) else ()
    return next((name for name in known if name.split("_")[0] == language), None)

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Countries by their names in the user's language. Qt knows each country's name in its own languages only."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache

from babel import Locale, UnknownLocaleError
from PySide6.QtCore import QLocale

from desktop_b2b.domain.codes import COUNTRIES


@cache
def _names(language: str) -> Mapping[str, str]:
    try:
        return dict(Locale.parse(language).territories)
    except (UnknownLocaleError, ValueError):
        return dict(Locale.parse("en").territories)


def country_name(code: str) -> str:
    """A country's name in the user's language; its code where there is no name."""
    return _names(QLocale().name().partition("_")[0]).get(code, code)


def country_options() -> list[tuple[str, str]]:
    """All countries, sorted as the user's language sorts them."""
    return sorted(((code, country_name(code)) for code in COUNTRIES), key=lambda pair: _order(pair[1]))


def _order(text: str) -> str:
    """Accents count for nothing: Égypte stands beside Espagne."""
    plain = unicodedata.normalize("NFKD", text)
    return "".join(char for char in plain if not unicodedata.combining(char)).casefold()

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

#: Between a code and its name, in a cell.
_BETWEEN = "  –  "


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


def country_entries() -> list[str]:
    """All countries as a cell of a table offers them: the code, then the name."""
    return [f"{code}{_BETWEEN}{name}" for code, name in country_options()]


def country_entry(code: str) -> str:
    """A country as a cell shows it; what is no country's code stays, to be refused."""
    return f"{code}{_BETWEEN}{country_name(code)}" if code in COUNTRIES else code


def country_code(text: str) -> str:
    """The country that somebody typed: by its code, or by its name; what is none stays, to be refused."""
    code = text.partition(_BETWEEN)[0].strip().upper()
    if code in COUNTRIES or not text:
        return code
    return next((one for one, name in country_options() if name.casefold() == text.casefold()), text)

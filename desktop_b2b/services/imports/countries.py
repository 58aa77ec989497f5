# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Countries' names, as files write them, to ISO codes."""

from __future__ import annotations

from functools import cache
from typing import Final

from babel import Locale

from desktop_b2b.services.imports.vocabulary import plain

#: Names that are in use but not in the tables. Places that are no single country stay unknown on purpose.
_MORE: Final = {
    "uk": "GB",
    "great britain": "GB",
    "england": "GB",
    "scotland": "GB",
    "wales": "GB",
    "northern ireland": "GB",
    "eire": "IE",
    "republic of ireland": "IE",
    "usa": "US",
    "united states of america": "US",
    "rsa": "ZA",
    "uae": "AE",
    "holland": "NL",
    "the netherlands": "NL",
    "czech republic": "CZ",
    "korea": "KR",
    "republic of korea": "KR",
    "hong kong": "HK",
    "macau": "MO",
    "russian federation": "RU",
    "turkey": "TR",
    "slovak republic": "SK",
    "viet nam": "VN",
}


#: Files come in the languages that headings are known in.
_LANGUAGES: Final = ("en", "fr", "de", "es", "it", "nl", "pt", "pl")
#: Codes that babel knows, but ISO 3166-1 does not give to a country.
_NONE: Final = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})


@cache
def _names() -> dict[str, str]:
    meant: dict[str, set[str]] = {}
    for language in _LANGUAGES:
        for code, name in Locale.parse(language).territories.items():
            if len(code) == 2 and code.isalpha() and code not in _NONE:
                meant.setdefault(plain(name), set()).add(code)
                meant.setdefault(code.lower(), set()).add(code)
    # A name that means different countries in different languages means none.
    names = {name: codes.pop() for name, codes in meant.items() if len(codes) == 1}
    return names | {plain(name): code for name, code in _MORE.items()}


def country_code(text: str) -> str | None:
    """The ISO code of a country's name or code; None where nobody can say."""
    return _names().get(plain(text))

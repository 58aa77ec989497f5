# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Countries' English names, as files write them, to ISO codes."""

from __future__ import annotations

from functools import cache
from typing import Final

from babel import Locale

from desktop_b2b.services.imports.headings import plain

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


@cache
def _names() -> dict[str, str]:
    territories = Locale.parse("en").territories
    codes = {code: name for code, name in territories.items() if len(code) == 2 and code.isalpha()}
    # Codes that babel knows, but ISO 3166-1 does not give to a country.
    for none in ("EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"):
        codes.pop(none, None)
    names = {plain(name): code for code, name in codes.items()}
    names |= {code.lower(): code for code in codes}
    return names | {plain(name): code for name, code in _MORE.items()}


def country_code(text: str) -> str | None:
    """The ISO code of a country's English name or code; None where nobody can say."""
    return _names().get(plain(text))

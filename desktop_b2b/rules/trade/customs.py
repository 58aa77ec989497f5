# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Where goods pass customs: not within a customs union, though they cross a border there; but on the way to
those parts of a country that stand outside its union.
"""

from __future__ import annotations

#: The members of the European Union, by ISO 3166-1.
EUROPEAN_UNION = tuple(
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split()
)
#: Countries between which goods move without a declaration. Monaco: Regulation (EU) 952/2013, article 4;
#: Liechtenstein: customs treaty with Switzerland of 1923; Puerto Rico: 19 CFR 101.1.
_UNIONS = (frozenset((*EUROPEAN_UNION, "MC")), frozenset(("CH", "LI")), frozenset(("US", "PR")))
#: Parts outside, by the beginnings of their postal codes. Of the European Union's also those inside its
#: customs territory where goods are declared all the same, because its tax territory ends there.
_OUTSIDE: dict[str, tuple[str, ...]] = {
    "DE": ("27498", "78266"),  # Heligoland, Büsingen
    "ES": ("35", "38", "51", "52"),  # Canary Islands, Ceuta, Melilla
    "FI": ("22",),  # Åland
    "FR": ("971", "972", "973", "974", "975", "976", "977", "978", "986", "987", "988"),  # overseas
    "GR": ("63086",),  # Mount Athos
    "IT": ("23041",),  # Livigno
    "US": ("008", "969", "96799"),  # Virgin Islands, Guam and the Marianas, American Samoa
}


def crosses(here: str, there: str, postal_code: str = "") -> bool:
    """Whether goods from one country to an address in another, or in the same, pass customs; no as long as
    one of the two is not known.
    """
    if not here or not there:
        return False
    code = postal_code.replace(" ", "").upper().removeprefix(f"{there}-")
    if code.startswith(_OUTSIDE.get(there, ("-",))):
        return True
    return here != there and not any({here, there} <= union for union in _UNIONS)

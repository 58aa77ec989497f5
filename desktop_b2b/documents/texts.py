# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The words on paper. Their language is the reader's, whatever language the window speaks (S2.4)."""

from __future__ import annotations

from typing import Final

from desktop_b2b.documents.words import de, en, fr

CATALOGUES: Final = {"en": en.WORDS, "fr": fr.WORDS, "de": de.WORDS}
LANGUAGES: Final = tuple(CATALOGUES)
#: What each of them is called by whoever reads it.
LANGUAGE_NAMES: Final = {"en": "English", "fr": "Français", "de": "Deutsch"}

#: Where people read one of the languages that our papers speak.
_READ: Final = {
    "AT": "de", "AU": "en", "CA": "en", "DE": "de", "FR": "fr", "GB": "en", "IE": "en", "LI": "de",
    "MC": "fr", "NZ": "en", "US": "en",
}  # fmt: skip


def readers_language(country: str, otherwise: str) -> str:
    """The language of whoever opens a box in a country; where we cannot tell, another's."""
    return _READ.get(country.upper(), paper_language(otherwise))


def paper_language(wanted: str) -> str:
    """The catalogue for a language tag: its first part, or English where there is none."""
    first = wanted.replace("_", "-").split("-")[0].lower()
    return first if first in CATALOGUES else "en"


class Texts:
    """The words of one paper language."""

    def __init__(self, language: str) -> None:
        self.language = paper_language(language)
        self._catalogue = CATALOGUES[self.language]

    def __call__(self, key: str, **params: object) -> str:
        """The text of a key, filled; an unknown key is our own fault and raises KeyError."""
        text = self._catalogue[key]
        return text.format(**params) if params else text

    def count(self, key: str, number: int) -> str:
        """The singular or plural text of a key for a number."""
        return self(f"{key}_1") if number == 1 else self(f"{key}_n", count=number)

    def uom(self, unit: str) -> str:
        """A unit's word where we have one, else as it was written."""
        return self._catalogue.get(f"uom_{unit.lower()}", unit)

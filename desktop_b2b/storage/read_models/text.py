# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Text as people search it: case and accents do not count."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable


def fold(text: str) -> str:
    """The text without case, accents and compatibility forms ("Crème" and "creme" are the same)."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in parts if not unicodedata.combining(c)).casefold()


def words(text: str) -> list[str]:
    """The folded words of a search; all of them must be found."""
    return fold(text).split()


def haystack(parts: Iterable[str]) -> str:
    """The folded text that a search looks into; each part once, empty ones left out."""
    return "\n".join(dict.fromkeys(folded for part in parts if (folded := fold(part.strip()))))

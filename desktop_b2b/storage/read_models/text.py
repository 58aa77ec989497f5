# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Text as people search it: case and accents do not count."""

from __future__ import annotations

from collections.abc import Iterable

from desktop_b2b.domain.text import fold

__all__ = ["fold", "haystack", "words"]


def words(text: str) -> list[str]:
    """The folded words of a search; all of them must be found."""
    return fold(text).split()


def haystack(parts: Iterable[str]) -> str:
    """The folded text that a search looks into; each part once, empty ones left out."""
    return "\n".join(dict.fromkeys(folded for part in parts if (folded := fold(part.strip()))))

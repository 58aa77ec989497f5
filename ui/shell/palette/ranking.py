# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""How well words fit what was typed: starts first, then parts and initials, then what was nearly typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from rapidfuzz import fuzz

from desktop_b2b.domain.text import fold

T = TypeVar("T")
#: Fewer letters are never taken for a misspelling.
_LEAST = 3
_NEAR = 72.0


def score(sought: str, text: str) -> float:
    """From 100, the text starts with what is sought, down to 0, it has nothing to do with it."""
    wanted, folded = fold(sought).strip(), fold(text)
    if not wanted:
        return 0.0
    if folded.startswith(wanted):
        return 100.0
    words = [word for word in _words(folded) if word]
    parts = wanted.split()
    if all(any(word.startswith(part) for word in words) for part in parts):
        return 95.0
    if len(wanted) > 1 and "".join(word[0] for word in words).startswith(wanted):
        return 88.0
    if all(part in folded for part in parts):
        return 85.0
    if len(wanted) < _LEAST:
        return 0.0
    near = max((fuzz.ratio(wanted, piece) for piece in _pieces(words, len(parts))), default=0.0)
    return near * 0.8 if near >= _NEAR else 0.0


def _words(folded: str) -> list[str]:
    return "".join(letter if letter.isalnum() else " " for letter in folded).split()


def _pieces(words: list[str], count: int) -> Iterable[str]:
    """Runs of as many words as were typed, whole and cut to a start."""
    for start in range(len(words) - count + 1):
        yield " ".join(words[start : start + count])


def best(sought: str, entries: Iterable[T], words_of: Callable[[T], Iterable[str]]) -> list[tuple[float, T]]:
    """Those that fit, the best first; among equals the order stays."""
    found = []
    for entry in entries:
        value = max((score(sought, text) for text in words_of(entry) if text), default=0.0)
        if value:
            found.append((value, entry))
    return sorted(found, key=lambda pair: -pair[0])

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Cuts the text of a search into pieces, without asking what they mean. Never fails."""

from __future__ import annotations

import functools
import unicodedata
from dataclasses import dataclass, field

#: Quotation marks that open, with those that close.
QUOTES = {'"': '"', "“": "”", "„": "“”", "«": "»", "”": "”"}
_APART = frozenset({"Cc", "Cs", "Co", "Zl", "Zp", "Zs"})


@dataclass(slots=True)
class Part:
    """One value as it stands. ``quoted``: within quotation marks; ``is_open``: the closing one is missing."""

    text: str
    start: int
    end: int
    quoted: bool = False
    is_open: bool = False
    exact: bool = False


@dataclass(slots=True)
class Piece:
    """What stands between spaces: a word, or an operator with its parts. ``colon``: its place, or -1."""

    start: int
    end: int = 0
    negated: bool = False
    operator: str = ""
    colon: int = -1
    parts: list[Part] = field(default_factory=list)

    @property
    def word(self) -> Part | None:
        """The word, where there is no operator."""
        return self.parts[0] if self.colon < 0 and self.parts else None


@functools.lru_cache(maxsize=1024)
def is_apart(character: str) -> bool:
    """Whether a character separates pieces: spaces of all kinds, and what no text may hold."""
    return character.isspace() or unicodedata.category(character) in _APART


def cut(text: str) -> list[Piece]:
    """All pieces, in order."""
    found: list[Piece] = []
    at = 0
    while True:
        while at < len(text) and is_apart(text[at]):
            at += 1
        if at == len(text):
            return found
        piece = _piece(text, at)
        found.append(piece)
        at = piece.end


def _piece(text: str, at: int) -> Piece:
    piece = Piece(at)
    if text[at] in "-−":
        piece.negated = True
        at += 1
    colon = _colon(text, at)
    if colon >= 0:
        piece.operator, piece.colon = text[at:colon], colon
        at = _parts(text, colon + 1, piece)
    elif at < len(text) and not is_apart(text[at]):
        part = _part(text, at, commas=False)
        piece.parts.append(part)
        at = part.end
    piece.end = at
    return piece


def _colon(text: str, at: int) -> int:
    """Where the colon of an operator stands, or -1. Operators are letters (``n°`` too), ``_`` and ``-``."""
    end = at
    while end < len(text) and (text[end].isalpha() or (end > at and text[end] in "_-°")):
        end += 1
    return end if end > at and end < len(text) and text[end] == ":" else -1


def _parts(text: str, at: int, piece: Piece) -> int:
    """The values after a colon, with commas between them; where they end."""
    while True:
        part = _part(text, at, commas=True)
        piece.parts.append(part)
        at = part.end
        if at == len(text) or text[at] != ",":
            return at
        at += 1


def _part(text: str, at: int, *, commas: bool) -> Part:
    start = at
    exact = commas and text[at : at + 1] == "="
    if exact:
        at += 1
    if at < len(text) and text[at] in QUOTES:
        words, end, is_open = _quoted(text, at)
        return Part(words, start, end, True, is_open, exact)
    end = at
    while end < len(text) and not is_apart(text[end]) and not (commas and text[end] == ","):
        end += 1
    return Part(text[at:end], start, end, exact=exact)


def _quoted(text: str, at: int) -> tuple[str, int, bool]:
    """What stands between quotation marks, where that ends, and whether the closing mark is missing.

    A mark that stands twice is one of the text.
    """
    closing = QUOTES[text[at]]
    found: list[str] = []
    at += 1
    while at < len(text):
        if text[at] in closing:
            if text[at] == '"' and text[at : at + 2] == '""':
                found.append('"')
                at += 2
                continue
            return _joined(found), at + 1, False
        found.append(text[at])
        at += 1
    return _joined(found), at, True


def _joined(characters: list[str]) -> str:
    """Words with one space between them."""
    return " ".join("".join(" " if is_apart(one) else one for one in characters).split())

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Text as people search it: case and accents do not count.

What can be found of a document is one text, its fields one after the other. Each part of a field has the
field's own mark before it, twice, so that the trigram of these and a letter finds what begins with it; one
without parts has its mark once, so that SQL cuts each field out by two places.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from typing import Any

from desktop_b2b.domain.text import fold

__all__ = ["END", "FIELDS", "SORTED", "beginning", "fold", "key_column", "searched", "section", "words"]

_NAMES = (
    "number", "related", "reference", "partner", "recipient", "line", "sku", "tracking", "courier", "note",
)  # fmt: skip
#: Fields in the order of the text, each with its mark: control characters that no text may hold.
FIELDS: dict[str, str] = {name: chr(0x11 + place) for place, name in enumerate(_NAMES)}
END = chr(0x11 + len(FIELDS))
#: The mark that comes after each mark.
AFTER: dict[str, str] = dict(zip(FIELDS.values(), [*list(FIELDS.values())[1:], END], strict=True))
#: The fields that lists are sorted by, each in a column of its own (``key_column``).
SORTED = ("reference", "recipient", "line", "courier", "tracking")
_KEYS = {name: f"{name}_key" for name in SORTED}
#: Of each field its place in the text, what stands before its parts, and its column.
_PLACED = {name: (place, mark * 2, _KEYS.get(name)) for place, (name, mark) in enumerate(FIELDS.items())}
#: The text of a document that has none.
_NOTHING = [*FIELDS.values(), END]


def beginning(name: str) -> str:
    """What stands before each part of a field."""
    return FIELDS[name] * 2


def key_column(name: str) -> str:
    """The column with a field's parts by which lists are sorted."""
    return _KEYS[name]


def section(name: str) -> str:
    """SQL of a field of the haystack, each part with its mark before it."""
    mark = FIELDS[name]
    first, after = f"instr(t.search, char({ord(mark)}))", f"instr(t.search, char({ord(AFTER[mark])}))"
    return f"substr(t.search, {first}, {after} - {first})"


def words(text: str) -> list[str]:
    """The folded words of a search; all of them must be found."""
    return fold(text).split()


@functools.lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """A text as it lies in the haystack: folded, spaces of all kinds as one, nothing that cannot be seen.

    Kept, for partners, places and articles come again and again.
    """
    return " ".join("".join(one if one >= " " else " " for one in fold(text)).split())


def searched(fields: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """The columns of a document's texts: what a search looks into, and what lists are sorted by.

    ``fields``: the parts by field; each is taken once, empty ones are left out.
    """
    found = _NOTHING.copy()
    columns: dict[str, Any] = {}
    for name, parts in fields.items():
        if not any(parts):
            continue
        place, begin, key = _PLACED[name]
        text = _joined(begin, tuple(parts))
        if text:
            found[place] = begin + text
            if key is not None:
                columns[key] = text
    columns["search"] = "".join(found)
    return columns


@functools.lru_cache(maxsize=8192)
def _joined(begin: str, parts: tuple[str, ...]) -> str:
    """The parts of a field as they lie in the haystack, but for the first beginning."""
    if len(parts) == 1:
        return folded(parts[0])
    found = dict.fromkeys(map(folded, parts))
    found.pop("", None)
    return begin.join(found)

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Text as people search it: case and accents do not count.

What can be found of a document is one text, its fields one after the other. Each part of a field has the
field's own mark before it, twice, so that the trigram of these and a letter finds what begins with it; one
without parts has its mark once, so that SQL cuts each field out by two places.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping

from desktop_b2b.domain.text import fold

__all__ = ["END", "FIELDS", "beginning", "fold", "haystack", "section", "words"]

_NAMES = (
    "number", "related", "reference", "partner", "recipient", "line", "sku", "tracking", "courier", "note",
)  # fmt: skip
#: Fields in the order of the text, each with its mark: control characters that no text may hold.
FIELDS: dict[str, str] = {name: chr(0x11 + place) for place, name in enumerate(_NAMES)}
END = chr(0x11 + len(FIELDS))
#: The mark that comes after each mark.
AFTER: dict[str, str] = dict(zip(FIELDS.values(), [*list(FIELDS.values())[1:], END], strict=True))
_BEGINNINGS = tuple((name, mark, mark * 2) for name, mark in FIELDS.items())


def beginning(name: str) -> str:
    """What stands before each part of a field."""
    return FIELDS[name] * 2


def section(name: str, text: str = "t.search") -> str:
    """SQL of a field of the haystack, each part with its mark before it; an index holds those that lists are
    sorted by.
    """
    mark = FIELDS[name]
    first, after = f"instr({text}, char({ord(mark)}))", f"instr({text}, char({ord(AFTER[mark])}))"
    return f"substr({text}, {first}, {after} - {first})"


def words(text: str) -> list[str]:
    """The folded words of a search; all of them must be found."""
    return fold(text).split()


@functools.lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """A text as it lies in the haystack: folded, spaces of all kinds as one, nothing that cannot be seen.

    Kept, for partners, places and articles come again and again.
    """
    return " ".join("".join(one if one >= " " else " " for one in fold(text)).split())


def haystack(fields: Mapping[str, Iterable[str]]) -> str:
    """The text that a search looks into, made of parts by field; each once, empty ones left out."""
    found: list[str] = []
    for name, mark, begin in _BEGINNINGS:
        given = fields.get(name)
        if given is None:
            found.append(mark)
            continue
        parts = dict.fromkeys(map(folded, given))
        parts.pop("", None)
        found.append(begin + begin.join(parts) if parts else mark)
    found.append(END)
    return "".join(found)

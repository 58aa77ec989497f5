# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Text from people and files, made fit to be stored: one form, no control characters, an end (law 11)."""

from __future__ import annotations

import unicodedata

from desktop_b2b.errors import UserError

#: The longest text of each kind, in characters.
CODE = 64
UOM = 20
PHONE = 40
POSTAL = 20
EMAIL = 254
NAME = 200
DESCRIPTION = 500
PATH = 1_000
NOTE = 4_000

_REFUSED = frozenset({"Cc", "Cs", "Co", "Zl", "Zp"})
_INVISIBLE = frozenset({"Cf"})


def line(value: str, field: str, limit: int = NAME, *, required: bool = False) -> str:
    """A text of one line: NFC, no spaces around it, at most ``limit`` characters.

    Raises UserError ``text.control``, ``text.too_long`` or, when something must be there,
    ``text.missing``; each names the field.
    """
    if not (value.isascii() and value.isprintable()):
        value = _checked(value.strip(), field, _REFUSED, "")
    return _bounded(value.strip(), field, limit, required)


def code(value: str, field: str, limit: int = CODE, *, required: bool = False) -> str:
    """A text that identifies (SKU, tracking number): like a line, and nothing invisible in it.

    Raises UserError as ``line`` does.
    """
    if not (value.isascii() and value.isprintable()):
        value = _checked(value.strip(), field, _REFUSED | _INVISIBLE, "")
    return _bounded(value.strip(), field, limit, required)


def note(value: str, field: str, limit: int = NOTE, *, required: bool = False) -> str:
    """A text of several lines: NFC, lines end with one line feed, tabs stay.

    Raises UserError as ``line`` does.
    """
    if not (value.isascii() and value.isprintable()):
        value = value.replace("\r\n", "\n").replace("\r", "\n")
        value = _checked(value, field, _REFUSED, "\n\t")
    return _bounded(value.rstrip(), field, limit, required)


def _checked(value: str, field: str, refused: frozenset[str], allowed: str) -> str:
    value = unicodedata.normalize("NFC", value)
    for character in value:
        if character not in allowed and unicodedata.category(character) in refused:
            raise UserError(
                "text.control",
                "This text holds a character that cannot be shown (U+{character}). Type it again without it.",
                field,
                character=f"{ord(character):04X}",
            )
    return value


def _bounded(value: str, field: str, limit: int, required: bool) -> str:
    if len(value) > limit:
        raise UserError(
            "text.too_long",
            "This text has {length} characters; {limit} is the most.",
            field,
            length=len(value),
            limit=limit,
        )
    if required and not value:
        raise UserError("text.missing", "Something must be entered here.", field)
    return value


def fold(text: str) -> str:
    """The text without case, accents and compatibility forms ("Crème" and "creme" are the same)."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in parts if not unicodedata.combining(c)).casefold()

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Ids and tokens: what the server makes up by itself."""

from __future__ import annotations

import hashlib
import re
import secrets
import zlib
from collections.abc import Callable

import uuid_utils

from desktop_b2b.domain.values import Id
from desktop_b2b.errors import UserError

#: Whoever finds a token in a log or a paste sees at once what it opens.
TOKEN_PREFIX = "db2b_"  # noqa: S105  # a public prefix, no secret
_ID = re.compile(r"[0-9a-f]{32}")
#: Letters and digits that nobody mistakes for one another; S and 0 are the server's own.
_LETTERS, _DIGITS = "ABCDEFGHJKLMNPQRTUVWXYZ", "123456789"
_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

#: Who acts when the server itself does.
NOBODY: Id = "0" * 32


def new_id() -> Id:
    """A UUIDv7."""
    return uuid_utils.uuid7().hex


class Chance:
    """All that a server makes up by itself comes from here; a simulation gives another one."""

    def new_id(self) -> Id:
        """A UUIDv7."""
        return new_id()

    def token_hex(self, size: int) -> str:
        """So many random bytes, in hexadecimal."""
        return secrets.token_hex(size)

    def choice(self, letters: str) -> str:
        """One of the letters."""
        return secrets.choice(letters)


REAL = Chance()


def short_name(chance: Chance, is_free: Callable[[str], bool]) -> str:
    """A name that is free: a letter and a digit, and longer ones as these become rare.

    Drawn by chance, so that it does not tell how many there are. Raises UserError.
    """
    for length in range(2, 9):
        for _ in range(12):
            text = "".join(chance.choice(_DIGITS if place % 2 else _LETTERS) for place in range(length))
            if is_free(text):
                return text
    raise UserError("device.no_prefix", "No more devices can be enrolled.")


def is_id(text: str) -> bool:
    """Whether a text is an id as it stands in messages."""
    return _ID.fullmatch(text) is not None


def _checksum(secret: str) -> str:
    value = zlib.crc32(secret.encode())
    digits = ""
    for _ in range(6):
        value, digit = divmod(value, 62)
        digits += _ALPHABET[digit]
    return digits


def new_token(chance: Chance = REAL) -> str:
    """An opaque token: prefix, 43 random characters, checksum of 6."""
    secret = "".join(chance.choice(_ALPHABET) for _ in range(43))
    return f"{TOKEN_PREFIX}{secret}{_checksum(secret)}"


def is_token(text: str) -> bool:
    """Whether a text can be a token at all; what cannot needs no look in the database."""
    secret, checksum = text[len(TOKEN_PREFIX) : -6], text[-6:]
    return (
        len(text) == len(TOKEN_PREFIX) + 49
        and text.startswith(TOKEN_PREFIX)
        and _checksum(secret) == checksum
    )


def token_hash(token: str) -> bytes:
    """What the database keeps of a token."""
    return hashlib.sha256(token.encode()).digest()

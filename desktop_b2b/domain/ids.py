# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Ids that follow from others; a module of its own, since ``values`` loads msgspec."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hashlib import sha1
else:
    try:
        # CPython's own: hashlib loads OpenSSL as well, which the first screen would wait for.
        from _sha1 import sha1
    except ImportError:
        from hashlib import sha1


def child_id(parent: str, *parts: object) -> str:
    """UUIDv5 of an id and words: the same on every machine that runs the same command."""
    named = bytes.fromhex(parent) + "/".join(map(str, parts)).encode()
    # What uuid.uuid5 does, without its objects: a command makes dozens.
    made = bytearray(sha1(named, usedforsecurity=False).digest()[:16])
    made[6] = made[6] & 0x0F | 0x50
    made[8] = made[8] & 0x3F | 0x80
    return made.hex()

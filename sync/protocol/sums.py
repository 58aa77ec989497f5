# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Sums over rows by which two databases tell whether they hold the same (PROTOCOL.md, Divergence).

A row counts as the first eight bytes of MD5 of its id and version (big-endian, signed 64 bits), which
PostgreSQL computes by itself; a bucket's sum is taken modulo 2^64. The bucket is the id's last byte: by
chance in a UUIDv7, part of the hash in a UUIDv5.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from hashlib import md5

BUCKETS = 256
#: The byte of an id that names its bucket.
PLACE = 15
_MASK = (1 << 64) - 1
_PACKED = struct.Struct(f">{BUCKETS}Q")
_VERSION = struct.Struct(">q")
_HEAD = struct.Struct(">Q8x")


class Sums:
    """The sums of one table's rows in a scope."""

    __slots__ = ("_known", "_sums")

    def __init__(self) -> None:
        self._sums = [0] * BUCKETS
        self._known: dict[int, bytes] = {}

    def add(self, rows: Iterable[tuple[bytes, int]]) -> None:
        """Count rows by id and version."""
        sums, known, head = self._sums, self._known, _HEAD.unpack
        for row_id, version in rows:
            packed = known.get(version)
            if packed is None:
                packed = known[version] = _VERSION.pack(version)
            sums[row_id[PLACE]] += head(md5(row_id + packed, usedforsecurity=False).digest())[0]

    def put(self, bucket: int, total: int) -> None:
        """Set a bucket to a sum that a database made."""
        self._sums[bucket] = total

    def packed(self) -> bytes:
        """The sums as they travel; nothing where all are nought."""
        values = [total & _MASK for total in self._sums]
        return _PACKED.pack(*values) if any(values) else b""


def differing(mine: bytes, theirs: bytes) -> bytes:
    """The buckets in which two packed sums are not the same, one byte each.

    Raises ValueError for what no sums can be.
    """
    if mine == theirs:
        return b""
    pairs = zip(_values(mine), _values(theirs), strict=True)
    return bytes(bucket for bucket, (one, other) in enumerate(pairs) if one != other)


def _values(packed: bytes) -> tuple[int, ...]:
    if not packed:
        return (0,) * BUCKETS
    if len(packed) != _PACKED.size:
        raise ValueError("sums of another size")
    return _PACKED.unpack(packed)

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Rows as columns, packed: the body of a snapshot's page.

Values of one column are alike, so that they take a sixth less room than rows do; zstd at its usual level
makes them a fifth smaller than zlib's first, in a quarter of its time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from backports import zstd

from desktop_b2b.domain.decoders import from_msgpack
from desktop_b2b.errors import UserError

#: What a page may unpack to; whoever sends more is somebody else.
LARGEST = 256 * 1024 * 1024
_LEVEL = 3

_encoder = msgspec.msgpack.Encoder()


class TableColumns(msgspec.Struct, frozen=True, array_like=True):
    """Rows of one table, a list of values for each column; values as databases hold them."""

    table: str
    columns: tuple[str, ...]
    values: list[list[Any]]


_decoder = from_msgpack(list[TableColumns])


def pack_part(table: str, names: Sequence[str], rows: Iterable[Sequence[Any]]) -> msgspec.Raw:
    """Rows of one table, ready for ``pack``."""
    return msgspec.Raw(_encoder.encode((table, names, list(zip(*rows, strict=True)))))


def pack(parts: Sequence[msgspec.Raw]) -> bytes:
    """The body of a page."""
    return zstd.compress(_encoder.encode(parts), _LEVEL)


def unpack(body: bytes) -> bytes:
    """What was packed, to be read by ``parts``. Raises UserError ``wire.invalid``."""
    try:
        unpacker = zstd.ZstdDecompressor()
        content = unpacker.decompress(body, LARGEST)
    except zstd.ZstdError as error:
        raise UserError("wire.invalid", "The page is damaged.", "body") from error
    if not unpacker.eof or unpacker.unused_data:
        raise UserError("wire.invalid", "The page is cut off, or too large.", "body")
    return content


def parts(content: bytes) -> list[TableColumns]:
    """The tables of a page. Raises UserError ``wire.invalid``."""
    try:
        found = _decoder.decode(content)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise UserError("wire.invalid", "The page is damaged.", "body") from error
    for part in found:
        if len(part.columns) != len(part.values) or len({len(values) for values in part.values}) > 1:
            raise UserError("wire.invalid", "The columns of a page differ in length.", "body")
    return found

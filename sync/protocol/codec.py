# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Bytes to messages and back; a body that does not fit is a UserError that names the field."""

from __future__ import annotations

from typing import TypeVar

import msgspec

from desktop_b2b.domain.decoders import from_msgpack
from desktop_b2b.errors import UserError
from sync.protocol.messages import Wire

W = TypeVar("W", bound=Wire)

_encoder = msgspec.msgpack.Encoder()


def encode(message: Wire) -> bytes:
    """The message as MessagePack."""
    return _encoder.encode(message)


def decode(body: bytes, kind: type[W]) -> W:
    """A message of a kind from MessagePack.

    Raises UserError ``wire.invalid``.
    """
    try:
        return from_msgpack(kind).decode(body)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        reason, _, path = str(error).partition(" - at `")
        field = path.rstrip("`").removeprefix("$.")
        if not field and "field `" in reason:
            field = reason.rsplit("field `", 1)[1].rstrip("`")
        raise UserError("wire.invalid", "{reason}", field, reason=reason) from error

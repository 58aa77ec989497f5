# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What all queries have, and their register."""

from __future__ import annotations

from typing import Any, ClassVar, Generic, TypeVar

import msgspec

from desktop_b2b.domain.commands.base import invalid
from desktop_b2b.domain.decoders import from_json
from desktop_b2b.domain.values import Id, Instant
from desktop_b2b.errors import UserError

T = TypeVar("T")
_Q = TypeVar("_Q", bound="type[Query[Any]]")
_TYPES: dict[str, type[Query[Any]]] = {}


class Query(msgspec.Struct, Generic[T], frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of all queries; ``T`` is the type of the answer. ``RESULT`` names it for the schema."""

    RESULT: ClassVar[Any] = None


class View(msgspec.Struct, frozen=True, kw_only=True):
    """Base of all answers."""


def query(cls: _Q) -> _Q:
    """Enter a query type in the register."""
    _TYPES[cls.__name__] = cls
    return cls


def queries() -> dict[str, type[Query[Any]]]:
    """All query types by name."""
    return dict(sorted(_TYPES.items()))


def decode_query(name: str, body: bytes | str) -> Query[Any]:
    """A query from its name and arguments as JSON.

    Raises UserError ``query.unknown`` or ``command.invalid``, naming the field.
    """
    kind = _TYPES.get(name)
    if kind is None:
        raise UserError("query.unknown", "There is no query named {name}.", "query", name=name)
    try:
        decoded: Query[Any] = from_json(kind).decode(body)
        return decoded
    except msgspec.ValidationError as error:
        raise invalid(error) from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise UserError("command.json", "This is not JSON: {reason}.", reason=error) from error


class Viewer(msgspec.Struct, frozen=True, kw_only=True):
    """For whom and when a query is answered."""

    organisation_id: Id
    user_id: Id
    now: Instant

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Rows between Python and databases, one codec per table (law 10: exact both ways)."""

from __future__ import annotations

import json
import operator
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any, Generic, TypeVar

from desktop_b2b.domain.entities import BY_TABLE, Row
from desktop_b2b.domain.values import from_scaled, to_scaled
from desktop_b2b.storage.db import Db
from desktop_b2b.storage.sql_text import TABLES

R = TypeVar("R", bound=Row)

_ENCODE: dict[str, Callable[[Any], Any]] = {
    "id": bytes.fromhex,
    "amount": to_scaled,
    "flag": int,
    "list": lambda value: json.dumps(value, separators=(",", ":")),
}
_DECODE: dict[str, Callable[[Any], Any]] = {
    "id": bytes.hex,
    "amount": from_scaled,
    "flag": bool,
    "list": lambda value: tuple(json.loads(value)),
}


class Codec(Generic[R]):
    """Turns rows of one entity into database values and back."""

    def __init__(self, entity: type[R]) -> None:
        self.entity = entity
        self.sql = TABLES[entity.TABLE]
        self.columns = self.sql.columns
        self.image: Callable[[R], tuple[Any, ...]] = operator.attrgetter(*self.columns)
        self._encode = [_ENCODE.get(kind) for kind in self.sql.kinds]
        self._decode = [_DECODE.get(kind) for kind in self.sql.kinds]

    def to_db(self, image: Iterable[Any]) -> list[Any]:
        """Database values of a row's image (its fields in order)."""
        return [
            value if function is None or value is None else function(value)
            for value, function in zip(image, self._encode, strict=True)
        ]

    def from_db(self, values: Iterable[Any]) -> R:
        """The row of database values."""
        return self.entity(
            **{
                name: value if function is None or value is None else function(value)
                for name, value, function in zip(self.columns, values, self._decode, strict=True)
            }
        )


_codecs: dict[str, Codec[Any]] = {}


def codec(entity: type[R]) -> Codec[R]:
    """The codec of an entity."""
    found = _codecs.get(entity.TABLE)
    if found is None:
        found = _codecs[entity.TABLE] = Codec(entity)
    return found


def codec_of(table: str) -> Codec[Row]:
    """The codec of a table by its name."""
    return codec(BY_TABLE[table])


def load(db: Db, entity: type[R], tail: str = "", params: Iterable[Any] = ()) -> list[R]:
    """Rows of an entity; ``tail`` is SQL from WHERE on."""
    found = codec(entity)
    return [found.from_db(row) for row in db.query(f"{found.sql.select} {tail}", tuple(params))]


def plain(value: Any) -> Any:
    """A field's value as JSON shows it: amounts as text, lists as lists."""
    if isinstance(value, str):
        return value
    if isinstance(value, Decimal):
        return format(value.normalize(), "f") if value else "0"
    return list(value) if isinstance(value, tuple) else value

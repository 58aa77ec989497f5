# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Rows between Python and databases, one codec per table (law 10: exact both ways)."""

from __future__ import annotations

import functools
import itertools
import operator
from collections import deque
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any, Generic, TypeVar

import msgspec

from desktop_b2b.domain.entities import BY_TABLE, Row
from desktop_b2b.domain.values import from_scaled, to_scaled
from desktop_b2b.storage.db import Db
from desktop_b2b.storage.sql_text import TABLES

R = TypeVar("R", bound=Row)

#: Runs an iterator to its end.
_consume = deque[Any](maxlen=0).extend

_ENCODE: dict[str, Callable[[Any], Any]] = {
    "id": bytes.fromhex,
    "amount": functools.lru_cache(maxsize=4096)(to_scaled),  # few amounts come often
    "flag": int,
    "list": lambda value: msgspec.json.encode(value).decode() if value else "[]",
}
_DECODE: dict[str, Callable[[Any], Any]] = {
    "id": bytes.hex,
    "amount": functools.lru_cache(maxsize=4096)(from_scaled),
    "flag": bool,
    "list": lambda value: () if value == "[]" else tuple(msgspec.json.decode(value)),
}


class Codec(Generic[R]):
    """Turns rows of one entity into database values and back."""

    def __init__(self, entity: type[R]) -> None:
        self.entity = entity
        self.sql = TABLES[entity.TABLE]
        self.columns = self.sql.columns
        self.image: Callable[[R], tuple[Any, ...]] = operator.attrgetter(*self.columns)
        kinds = self.sql.kinds
        self._encode = [(place, _ENCODE[kind]) for place, kind in enumerate(kinds) if kind in _ENCODE]
        self._decode = [(place, _DECODE[kind]) for place, kind in enumerate(kinds) if kind in _DECODE]
        #: What puts each column's value into its field: columns are all fields there are, so that nothing is
        #: left to the class's own making of rows, which takes twice as long.
        self._setters = [getattr(entity, name).__set__ for name in self.columns]

    def to_db(self, image: Iterable[Any]) -> list[Any]:
        """Database values of a row's image (its fields in order)."""
        values = [*image]
        for place, function in self._encode:
            if values[place] is not None:
                values[place] = function(values[place])
        return values

    def from_db(self, values: Iterable[Any]) -> R:
        """The row of database values."""
        found = [*values]
        if len(found) != len(self._setters):
            raise ValueError(f"{len(found)} values for the {len(self._setters)} columns of a row")
        for place, function in self._decode:
            if found[place] is not None:
                found[place] = function(found[place])
        row = object.__new__(self.entity)
        _consume(map(operator.call, self._setters, itertools.repeat(row), found))
        return row


_codecs: dict[str, Codec[Any]] = {}


def codec(entity: type[R]) -> Codec[R]:
    """The codec of an entity."""
    found = _codecs.get(entity.TABLE)
    if found is None:
        found = _codecs[entity.TABLE] = Codec(entity)
    return found


def codec_of(table: str) -> Codec[Row]:
    """The codec of a table by its name."""
    return _codecs.get(table) or codec(BY_TABLE[table])


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

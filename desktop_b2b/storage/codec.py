# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Rows between Python and databases, one codec per table (law 10: exact both ways)."""

from __future__ import annotations

import functools
import itertools
import operator
from collections import deque
from collections.abc import Callable, Iterable, Sequence
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


#: So many rows are met before functions are made for their table.
_MANY = 1_000


class Codec(Generic[R]):
    """Turns rows of one entity into database values and back."""

    def __init__(self, entity: type[R]) -> None:
        self.entity = entity
        self.sql = TABLES[entity.TABLE]
        self.columns = self.sql.columns
        self.image: Callable[[R], tuple[Any, ...]] = operator.attrgetter(*self.columns)
        #: What its UPDATE takes of a row's database values.
        self.update: Callable[[Sequence[Any]], tuple[Any, ...]] = operator.itemgetter(*self.sql.updated, 0)
        #: Database values of a row's image (its fields in order).
        self.to_db: Callable[[Iterable[Any]], list[Any]] = self._to_db
        #: The row of database values, and that of an image.
        self.from_db: Callable[[Iterable[Any]], R] = self._from_db
        self.from_image: Callable[[Iterable[Any]], R] = self._from_image
        kinds = self.sql.kinds
        self._encode = {place: _ENCODE[kind] for place, kind in enumerate(kinds) if kind in _ENCODE}
        self._decode = {place: _DECODE[kind] for place, kind in enumerate(kinds) if kind in _DECODE}
        #: What puts each column's value into its field: columns are all fields there are, so that nothing is
        #: left to the class's own making of rows, which takes twice as long.
        self._setters = [getattr(entity, name).__set__ for name in self.columns]
        self._met = 0

    def _to_db(self, image: Iterable[Any]) -> list[Any]:
        values = [*image]
        for place, function in self._encode.items():
            if values[place] is not None:
                values[place] = function(values[place])
        self._meet()
        return values

    def _from_db(self, values: Iterable[Any]) -> R:
        found = [*values]
        if len(found) != len(self._setters):
            raise ValueError(f"{len(found)} values for the {len(self._setters)} columns of a row")
        for place, function in self._decode.items():
            if found[place] is not None:
                found[place] = function(found[place])
        self._meet()
        return self._from_image(found)

    def _from_image(self, image: Iterable[Any]) -> R:
        row = object.__new__(self.entity)
        _consume(map(operator.call, self._setters, itertools.repeat(row), image))
        return row

    def _meet(self) -> None:
        """One more row was met."""
        self._met += 1
        if self._met == _MANY:
            self.compile()

    def compile(self) -> None:
        """From here on rows are turned by functions that are made for their table."""
        from desktop_b2b.storage import compiled  # not before the first paint

        self.image = compiled.imager(self.columns)
        self.to_db = compiled.writer(self.columns, self._encode)
        self.from_db = compiled.maker(self.entity, self.columns, self._decode)
        self.from_image = compiled.maker(self.entity, self.columns, {})


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

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The order of a list by one or several keys, and where its next page starts.

A page continues after the keys and the id of the last row, so a list of a million rows opens as fast as one
of a hundred. What has no value stands last, whatever the direction. The id follows the last key's direction,
so that an index of a column and the id gives the order of one key.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from desktop_b2b.errors import UserError
from desktop_b2b.services import views
from desktop_b2b.storage.read_models.finding import Where
from desktop_b2b.storage.read_models.text import key_column


@dataclass(frozen=True, slots=True)
class Column:
    """What a list is sorted by. ``optional``: a value may be missing; ``indexed``: an index has them."""

    sql: str
    number: bool = True
    optional: bool = False
    indexed: bool = False


def _words(sql: str, *, indexed: bool = False) -> Column:
    return Column(sql, number=False, indexed=indexed)


COLUMNS: dict[str, Column] = {
    "at": Column("t.at", indexed=True),
    "created_at": Column("t.created_at", indexed=True),
    "edited_at": Column("t.edited_at", indexed=True),
    **{
        name: Column(f"t.{name}", optional=True, indexed=True)
        for name in ("sent_at", "deadline_at", "ship_by", "shipped_at", "total")
    },
    "number": _words("t.number", indexed=True),
    "partner": _words("t.partner_key", indexed=True),
    "state": _words("t.state", indexed=True),
    **{name: _words(f"t.{name}") for name in ("kind", "side", "currency")},
    "reference": _words(f"t.{key_column('reference')}"),
    "recipient": _words(f"t.{key_column('recipient')}"),
    "product_line": _words(f"t.{key_column('line')}"),
    "courier": _words(f"t.{key_column('courier')}"),
    "tracking": _words(f"t.{key_column('tracking')}"),
    **{name: Column(f"t.{name}") for name in ("lines", "quantity", "ordered", "asked", "answered")},
}
USUAL = ("-at",)
#: What a still narrower index holds.
_IN_FEW = frozenset({"t.kind", "t.side", "t.state", "t.at"})


@dataclass(frozen=True, slots=True)
class Key:
    """One key of an order."""

    column: Column
    descending: bool

    @property
    def direction(self) -> str:
        """Its direction in SQL."""
        return "DESC" if self.descending else "ASC"

    @property
    def beyond(self) -> str:
        """How what follows compares."""
        return "<" if self.descending else ">"


class Order:
    """The order of one list; ``backwards``: read from its end, so that what has no value comes first."""

    def __init__(self, sort: tuple[str, ...], *, backwards: bool = False) -> None:
        names = views.sort(sort, "sort") or USUAL
        self.backwards = backwards
        self.keys = [
            Key(COLUMNS[name.removeprefix("-")], name.startswith("-") != backwards) for name in names
        ]

    @property
    def splits(self) -> bool:
        """Whether what has no first value is read by itself, so that an index gives the rest in order."""
        return self.keys[0].column.optional

    @property
    def by_age(self) -> bool:
        """Whether the list is sorted by ``at`` alone."""
        return self.keys in ([Key(COLUMNS["at"], True)], [Key(COLUMNS["at"], False)])

    @property
    def walks(self) -> bool:
        """Whether an index gives the order."""
        return len(self.keys) == 1 and self.keys[0].column.indexed

    def sorted_from(self, tests: Sequence[str]) -> str:
        """The index that holds all that is sorted, where none leads even to the first rows, and the tests
        need not look into texts; else empty.
        """
        if self.keys[0].column.indexed or any("t.search" in test for test in tests):
            return ""
        few = not tests and all(key.column.sql in _IN_FEW for key in self.keys)
        return "ix_transaction_kind" if few else "ix_transaction_list"

    def columns(self) -> str:
        """SQL of the keys, to be selected behind a row."""
        return ", ".join(key.column.sql for key in self.keys)

    def after(self, row: tuple[Any, ...]) -> tuple[str, ...]:
        """Where the page after a row starts; the row ends with ``columns()`` and begins with its id."""
        found = row[-len(self.keys) :]
        return (*("" if value is None else f"={value}" for value in found), row[0].hex())

    def parse(self, after: tuple[str, ...]) -> list[Any]:
        """The values of ``after``, the id last. Raises UserError ``query.after``."""
        if len(after) != len(self.keys) + 1:
            raise _astray()
        values: list[Any] = []
        try:
            for text, key in zip(after[:-1], self.keys, strict=True):
                if not text and not key.column.optional:
                    raise _astray()
                if text and not text.startswith("="):
                    raise _astray()
                value = text[1:] if text else None
                values.append(int(value) if value is not None and key.column.number else value)
            values.append(bytes.fromhex(after[-1]))
        except ValueError as error:
            raise _astray() from error
        return values

    def by(self, *, narrow: bool, missing: bool = False) -> str:
        """ORDER BY. ``narrow``: few documents are sorted, and the index of the order is kept out of it."""
        parts = [] if missing else [_key_sql(self.keys[0], narrow=narrow)]
        for key in self.keys[1:]:
            if key.column.optional:
                parts.append(f"{key.column.sql} IS NULL{' DESC' if self.backwards else ''}")
            parts.append(_key_sql(key, narrow=narrow))
        plus = "+" if narrow else ""
        return f" ORDER BY {', '.join([*parts, f'{plus}t.id {self.keys[-1].direction}'])}"

    def tests(self, where: Where, values: list[Any] | None, *, missing: bool) -> list[str]:
        """What rows of a page must meet: first value there or not, and beyond ``values``."""
        first = self.keys[0]
        found = []
        if self.splits:
            plus = "+" if where.narrow else ""
            found.append(f"{plus}{first.column.sql} IS {'' if missing else 'NOT '}NULL")
        if values is not None:
            found.append(self._beyond(where, values, missing=missing))
        return found

    def _beyond(self, where: Where, values: list[Any], *, missing: bool) -> str:
        keys = self.keys[1:] if missing else self.keys
        given = values[1:] if missing else values
        last = f"t.id {self.keys[-1].beyond} {where.bind(given[-1])}"
        if len(keys) == 1 and not missing:
            # Of one key the pair is compared, which an index does.
            key, plus = keys[0], "+" if where.narrow else ""
            pair = f"({where.bind(given[0])}, {where.bind(given[-1])})"
            return f"({plus}{key.column.sql}, {plus}t.id) {key.beyond} {pair}"
        test = last
        for key, value in reversed(list(zip(keys, given[:-1], strict=True))):
            test = _then(where, key, value, test, backwards=self.backwards)
        if keys and not missing:
            key = keys[0]
            test = f"{key.column.sql} {key.beyond}= {where.bind(given[0])} AND {test}"
        return f"({test})"


def _key_sql(key: Key, *, narrow: bool) -> str:
    return f"{'+' if narrow else ''}{key.column.sql} {key.direction}"


def _then(where: Where, key: Key, value: Any, test: str, *, backwards: bool) -> str:
    """Beyond a value of a key, or the same and beyond what follows."""
    sql = key.column.sql
    if value is None:
        same = f"({sql} IS NULL AND {test})"
        return f"({sql} IS NOT NULL OR {same})" if backwards else same
    place = where.bind(value)
    missing = f" OR {sql} IS NULL" if key.column.optional and not backwards else ""
    return f"({sql} {key.beyond} {place}{missing} OR ({sql} = {place} AND {test}))"


def _astray() -> UserError:
    return UserError("query.after", "This is not the end of a page of this list.", "after")

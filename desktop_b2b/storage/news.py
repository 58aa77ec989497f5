# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What an application of incoming rows changed: which rows views hear of, which documents the projector."""

from __future__ import annotations

import functools
import operator
from collections.abc import Iterable, Sequence
from typing import Any

from desktop_b2b.domain.entities import BY_TABLE, Row
from desktop_b2b.services.ports import Changes
from desktop_b2b.storage import projector
from desktop_b2b.storage.codec import codec_of
from desktop_b2b.storage.db import SqliteDb, places

_CHUNK = 500


class News:
    """Filled row by row while these are written."""

    def __init__(self) -> None:
        #: Rows that views should look at again, by table; of those, what differs from before.
        self.touched: dict[str, set[bytes]] = {}
        self.changed: dict[str, set[bytes]] = {}
        #: The documents of changed rows by kind, as the projector names them.
        self.documents: dict[str, set[bytes]] = {}
        self._roots: dict[str, set[bytes]] = {}

    def changes(self) -> Changes:
        """What views should hear."""
        kinds: set[str] = set()
        ids: set[bytes] = set()
        for table, row_ids in self.touched.items():
            entity = BY_TABLE[table]
            kinds.add(entity.KIND or table)
            ids |= self._roots.get(table, set()) if entity.ROOT else row_ids
        return Changes(frozenset(kinds), frozenset(map(bytes.hex, ids)), local=False)

    def note(self, table: str, rows: Sequence[Sequence[Any]], *, shows: bool = True) -> None:
        """Rows that differ from before: views and the projector hear of them, with their documents.

        Of each its id and the values of its columns ``_noted``, as the database has them. What the server has
        only counted on, as it does with each command that it takes as it was here, does not show in lists.
        """
        if not rows:
            return
        ids, roots, *named = zip(*rows, strict=True)
        self.touched.setdefault(table, set()).update(ids)
        self._roots.setdefault(table, set()).update(roots)
        if not shows:
            return
        self.changed.setdefault(table, set()).update(ids)
        for kind, document_ids in projector.documents_among(table, named):
            self.documents.setdefault(kind, set()).update(document_ids)

    def note_stored(self, db: SqliteDb, table: str, ids: Sequence[bytes]) -> None:
        """The same for rows as they stand now."""
        columns = ", ".join(f'"{name}"' for name in ("id", *_noted(table)))
        for start in range(0, len(ids), _CHUNK):
            marks, part = places(ids[start : start + _CHUNK])
            self.note(table, db.query(f'SELECT {columns} FROM "{table}" WHERE "id" IN ({marks})', part))


def _noted(table: str) -> tuple[str, ...]:
    """The columns that tell whose part a row is: its root, and what else names its documents."""
    return BY_TABLE[table].ROOT or "id", *projector.NAMED_BY.get(table, ())


@functools.cache
def getter(table: str) -> operator.itemgetter[Any]:
    """Takes of a row's values its id and those of its columns ``_noted``."""
    columns = codec_of(table).columns
    return operator.itemgetter(*(columns.index(name) for name in ("id", *_noted(table))))


def named(table: str, rows: Iterable[Row]) -> list[tuple[Any, ...]]:
    """What ``getter`` takes of the values of such rows."""
    found = codec_of(table)
    kinds = dict(zip(found.columns, found.sql.kinds, strict=True))
    names = ("id", *_noted(table))
    columns = zip(*map(operator.attrgetter(*names), rows), strict=True)
    given = [
        map(bytes.fromhex, column) if kinds[name] == "id" else column
        for name, column in zip(names, columns, strict=False)
    ]
    return list(zip(*given, strict=True))

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The unit of work of a rebase: the server's rows lie over those that stand in the database."""

from __future__ import annotations

import dataclasses
import functools
import itertools
import operator
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any, cast

from desktop_b2b.domain.entities import BY_TABLE, Event, Row
from desktop_b2b.domain.values import Id
from desktop_b2b.storage.codec import Codec, codec_of
from desktop_b2b.storage.db import Db, places
from desktop_b2b.storage.rows import CHUNK, Image, Key, RowChange, RowStore, Written

Values = Sequence[Any]
#: What all rows have comes first in their images: id and parties, which never change, and the version.
_COMMON = len(dataclasses.fields(Row))


@dataclasses.dataclass(slots=True, eq=False)
class Memory:
    """What a command found when it ran, and what it made of it.

    ``met``: the rows that it asked for, each with its image then, None where there was none; ``asked``: what
    it asked children by.
    """

    met: dict[Key, tuple[Row | None, Image | None]]
    asked: Iterable[tuple[type[Row], str, Id]]
    changes: list[RowChange]


class Ground(RowStore):
    """Rows are laid before commands run; write() writes only what differs from the database then."""

    _lies_over = True

    def __init__(self, db: Db) -> None:
        super().__init__(db, authority=False)
        self._laid: dict[Key, None] = {}

    def lay(self, table: str, rows: Mapping[bytes, Values | None]) -> None:
        """Rows as the server has them, in database values by id; None where it has none."""
        found = codec_of(table)
        known = self._by_table.setdefault(table, {})
        for row_id, values in rows.items():
            key = table, row_id.hex()
            self._laid[key] = None
            self._rows[key] = row = None if values is None else found.from_db(values)
            if row is not None:
                known[key[1]] = row

    def tell(self, gone: Iterable[bytes], events: Iterable[Event]) -> None:
        """History as commands find it that run later: some of it is gone, some is new. Others write it."""
        for row_id in gone:
            self._rows[Event.TABLE, row_id.hex()] = None
        for event in events:
            self._rows[Event.TABLE, event.id] = event

    def memory(self, changes: list[RowChange]) -> Memory:
        """What the command found that just ended with these changes."""
        met = self._images  # the next command has one of its own
        for change in changes:
            met[change.key] = change.row, change.before
        return Memory(met, self._asked.values(), changes)

    def is_as(self, memory: Memory) -> bool:
        """Whether a command would find what it found before, but for the versions of rows, which no command
        that may wait on a desk looks at (``tests/architecture``).
        """
        rows, left, met = self._rows, self._left, memory.met
        for key, (_, before) in met.items():
            row = rows.get(key)
            if row is None or before is None:
                if row is None and before is None and key in rows:
                    continue
                return False
            image = left.get(key)
            if image is None:
                image = left[key] = codec_of(key[0]).image(row)
            if image[_COMMON:] != before[_COMMON:]:
                return False
        # Rows that it was given are there still, as was just seen. Are there more?
        for kind, field, value in memory.asked:
            for row_id in self._child_ids(kind, field, value):
                key = kind.TABLE, row_id
                if key not in met and rows.get(key) is not None:
                    return False
        return True

    def again(self, memory: Memory) -> list[RowChange]:
        """Do what a command did before, where it would do the same (``is_as``)."""
        return [self._noted(self._done_again(change)) for change in memory.changes]

    def _done_again(self, change: RowChange) -> RowChange:
        kind, before, after = change.entity, change.before, change.after
        found = codec_of(kind.TABLE)
        if before is None:
            row = self.add(found.from_image(after or ()))
            return RowChange(kind, row, None, after)
        key = change.key
        row, here = cast("Row", self._rows[key]), self._left[key]
        if after is None:
            self.remove(row)
            return RowChange(kind, row, here, None)
        differs = map(operator.ne, before, after)
        for name, value in itertools.compress(zip(found.columns, after, strict=True), differs):
            setattr(row, name, value)
        return RowChange(kind, row, here, found.image(row))

    def write(self, standing: Collection[Key] = ()) -> list[Written]:
        """Write what differs; call it inside a transaction. Tells the rows that were written or removed.

        ``standing``: rows that are known to stand in the database as they are here.
        """
        by_table: dict[str, list[Key]] = {}
        for key in dict.fromkeys((*self._laid, *self._dirty)):
            if key not in standing:
                by_table.setdefault(key[0], []).append(key)
        written = [one for table, keys in by_table.items() for one in self._write_table(table, keys)]
        self._dirty = {}
        self._laid = {}
        return written

    def _write_table(self, table: str, keys: list[Key]) -> list[Written]:
        kind, found = BY_TABLE[table], codec_of(table)
        ids = [bytes.fromhex(row_id) for _, row_id in keys]
        stand = {values[0]: values for some in self._read(kind, "id", ids) for values in some}
        written: list[Written] = []
        deletes: list[tuple[bytes]] = []
        upserts: list[Values] = []
        for key, row_id in zip(keys, ids, strict=True):
            row, old = self._rows.get(key), stand.get(row_id)
            new = None if row is None else tuple(found.to_db(found.image(row)))
            if new == old:
                continue
            if old is not None and (new is None or _moved(found, old, new)):
                deletes.append((row_id,))
            if new is not None:
                upserts.append(new)
            shows = old is None or new is None or not _is_counted_on(found, old, new)
            written.append(Written(kind, row or found.from_db(old or ()), removed=row is None, shows=shows))
        self.db.many(found.sql.delete, deletes)
        self.db.many(found.sql.upsert, upserts)
        return written

    def _find_many(self, kind: type[Row], field: str, values: list[bytes]) -> None:
        """As the store does it, but rows that are here already are not read again."""
        table = kind.TABLE
        found: dict[bytes, list[Id]] = {value: [] for value in values}
        sql = f'SELECT "id", "{field}" FROM "{table}" WHERE "{field}" IN'  # our own names
        for start in range(0, len(values), CHUNK):
            marks, part = places(values[start : start + CHUNK])
            for row_id, value in self.db.query(f"{sql} ({marks})", part):
                found[value].append(row_id.hex())
        known = [row_id for ids in found.values() for row_id in ids]
        self._fetch_many(kind, [bytes.fromhex(i) for i in known if (table, i) not in self._rows])
        for row_id, row in self._by_table.get(table, {}).items():
            if (table, row_id) in self._laid:
                ids = found.get(bytes.fromhex(getattr(row, field) or ""))
                if ids is not None and row_id not in ids:
                    ids.append(row_id)
        for value, ids in found.items():
            self._children.setdefault((table, field, value.hex()), ids)


@functools.cache
def _fixed(table: str) -> Callable[[Values], Any]:
    """Takes of a row's values those that its update leaves as they are."""
    sql = codec_of(table).sql
    return operator.itemgetter(*(place for place in range(len(sql.columns)) if place not in sql.updated))


def _moved(found: Codec[Any], old: Values, new: Values) -> bool:
    """Whether a row differs in what its update leaves as it is."""
    fixed = _fixed(found.entity.TABLE)
    return bool(fixed(old) != fixed(new))


def _is_counted_on(found: Codec[Any], old: Values, new: Values) -> bool:
    """Whether two images of a row are the same but for the version."""
    place = found.columns.index("version")
    return old[:place] == new[:place] and old[place + 1 :] == new[place + 1 :]

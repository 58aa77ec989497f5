# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The unit of work of a rebase: the server's rows lie over those that stand in the database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from desktop_b2b.domain.entities import BY_TABLE, Row
from desktop_b2b.storage.codec import Codec, codec
from desktop_b2b.storage.db import Db
from desktop_b2b.storage.rows import Key, RowStore, Written

Values = Sequence[Any]


class Ground(RowStore):
    """Rows are laid before commands run; flush() writes only what differs from the database then."""

    def __init__(self, db: Db) -> None:
        super().__init__(db, authority=False)
        self._standing: dict[Key, Values | None] = {}

    def lay(self, table: str, rows: Mapping[bytes, Values | None]) -> None:
        """Rows as the server has them, in database values by id; None where it has none."""
        kind = BY_TABLE[table]
        found = codec(kind)
        standing = {values[0]: values for some in self._read(kind, "id", [*rows]) for values in some}
        for row_id, values in rows.items():
            key = table, row_id.hex()
            self._rows[key] = row = None if values is None else found.from_db(values)
            self._standing[key] = standing.get(row_id)
            if row_id in standing:
                self._stored.add(key)
            if row is not None:
                self._by_table.setdefault(table, {})[key[1]] = row

    def flush(self) -> list[Written]:
        """Write what differs; call it inside a transaction. Tells the rows that were written or removed."""
        written: list[Written] = []
        deletes: dict[type[Row], list[tuple[bytes]]] = {}
        upserts: dict[type[Row], list[Values]] = {}
        for key in dict.fromkeys((*self._standing, *self._dirty)):
            kind = BY_TABLE[key[0]]
            found = codec(kind)
            row = self._rows.get(key)
            old = self._standing.get(key)
            new = None if row is None else found.to_db(found.image(row))
            if key in self._standing and (new == old if old is None else new == [*old]):
                continue
            if new is None or (old is not None and _moved(found, old, new)):
                deletes.setdefault(kind, []).append((bytes.fromhex(key[1]),))
            if new is not None:
                upserts.setdefault(kind, []).append(new)
            kept = row if row is not None else self._dirty.get(key) or found.from_db(old or ())
            written.append(Written(kind, kept, removed=row is None))
        for kind, ids in deletes.items():
            self.db.many(codec(kind).sql.delete, ids)
        for kind, rows in upserts.items():
            self.db.many(codec(kind).sql.upsert, rows)
        self._dirty = {}
        self._standing = {}
        return written

    def _find_many(self, kind: type[Row], field: str, values: list[bytes]) -> None:
        super()._find_many(kind, field, values)
        for row_id, row in self._by_table.get(kind.TABLE, {}).items():
            if (kind.TABLE, row_id) in self._standing:
                known = self._children.get((kind.TABLE, field, getattr(row, field)))
                if known is not None and row_id not in known:
                    known.append(row_id)


def _moved(found: Codec[Any], old: Values, new: Values) -> bool:
    """Whether a row differs in what its update leaves as it is."""
    return any(
        old[place] != new[place] for place in range(len(found.columns)) if place not in found.sql.updated
    )

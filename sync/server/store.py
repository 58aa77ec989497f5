# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The server's unit of work: the same rows, with fewer questions to the database.

A new row is taken to be new, and its children not to exist: almost always right, and the database's own
keys tell otherwise when the transaction is written. The executor then runs the commands one by one with a
store that asks, and the one at fault is refused.
"""

from __future__ import annotations

from typing import TypeVar

from desktop_b2b.domain.entities import Row
from desktop_b2b.domain.values import Id
from desktop_b2b.storage.db import Db
from desktop_b2b.storage.rows import Key, RowChange, RowStore, Written

R = TypeVar("R", bound=Row)


class ServerStore(RowStore):
    """``trusting``: takes new rows to be new."""

    def __init__(self, db: Db, *, trusting: bool) -> None:
        super().__init__(db, authority=True)
        self._trusting = trusting
        self._new: set[Id] = set()
        self._assumed: set[Key] = set()
        self._made: dict[tuple[str, str, Id], list[Id]] = {}
        self._settled: list[Key] = []

    def begin(self, viewer: Id | None) -> None:
        """Start a command."""
        super().begin(viewer)
        self._assumed.clear()
        self._settled.clear()

    def undo(self, changes: list[RowChange] | None = None) -> None:
        """Take the running command back, and what was assumed in it."""
        super().undo(changes)
        for key in self._settled:
            del self._dirty[key]
            self._forget(key)
        for key in self._assumed:
            self._rows.pop(key, None)
            self._dirty.pop(key, None)
            self._new.discard(key[1])
        self._settled.clear()
        self._assumed.clear()

    def add(self, row: R) -> R:
        """Enter a new row; an id that is known to be taken is a UserError ``record.exists``."""
        kind = type(row)
        key = kind.TABLE, row.id
        if self._trusting and key not in self._rows:
            self._rows[key] = None
            self._assumed.add(key)
        if not kind.ROOT and key in self._rows and self._rows[key] is None and key not in self._stored:
            self._new.add(row.id)
        if kind.ROOT:
            made = self._made.setdefault((kind.TABLE, kind.ROOT, getattr(row, kind.ROOT)), [])
            made.append(row.id)
        return super().add(row)

    def settle(self, row: Row) -> None:
        """Enter a finished row of the server's own making (history, results) past the handlers' door.

        Its id follows from the command's, which is new: nobody has it, and nothing changes it any more.
        """
        kind = type(row)
        key = kind.TABLE, row.id
        row.version = 1
        self._rows[key] = self._dirty[key] = row
        self._by_table.setdefault(kind.TABLE, {})[row.id] = row
        self._settled.append(key)
        for field in kind.INDEXES:
            name = kind.TABLE, field, getattr(row, field)
            known = self._children.get(name)
            if known is not None:
                known.append(row.id)
            elif field == kind.ROOT:
                self._made.setdefault(name, []).append(row.id)

    def flush(self) -> list[Written]:
        """Write what changed, in the order of keys: neighbours in the file are written together."""
        self._dirty = dict(sorted(self._dirty.items()))
        return super().flush()

    def _child_ids(self, kind: type[R], field: str, value: Id) -> list[Id]:
        name = kind.TABLE, field, value
        if field == kind.ROOT and value in self._new and name not in self._children:
            self._children[name] = list(self._made.get(name, ()))
        return super()._child_ids(kind, field, value)

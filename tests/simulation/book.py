# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A unit of work on plain dicts: what handlers need, in the most naive way. No SQL, no cache, no order."""

from __future__ import annotations

import copy
import operator
from collections.abc import Callable, Iterable
from typing import Any, TypeVar, cast

from desktop_b2b.domain.entities import BY_TABLE, Event, Row, section_of
from desktop_b2b.domain.events import DomainEvent
from desktop_b2b.errors import UserError
from desktop_b2b.storage.codec import codec, codec_of
from desktop_b2b.storage.rows import RowChange

R = TypeVar("R", bound=Row)
Key = tuple[str, str]
#: Database values of rows by table and id.
Raw = dict[Key, tuple[Any, ...]]


class Tables:
    """All rows by table and id. Rows given as database values are decoded when somebody asks."""

    def __init__(self, raw: Raw | None = None) -> None:
        self._rows: dict[str, dict[str, Row | tuple[Any, ...]]] = {table: {} for table in BY_TABLE}
        for (table, row_id), values in (raw or {}).items():
            self._rows[table][row_id] = values

    def get(self, table: str, row_id: str) -> Row | None:
        """A row, or None."""
        found = self._rows[table].get(row_id)
        if isinstance(found, tuple):
            found = self._rows[table][row_id] = codec_of(table).from_db(found)
        return found

    def put(self, row: Row) -> None:
        """Keep a row."""
        self._rows[type(row).TABLE][row.id] = row

    def drop(self, table: str, row_id: str) -> None:
        """Forget a row."""
        self._rows[table].pop(row_id, None)

    def ids(self, table: str) -> list[str]:
        """The ids of a table's rows."""
        return list(self._rows[table])

    def all(self, table: str) -> list[Row]:
        """A table's rows."""
        return [cast(Row, self.get(table, row_id)) for row_id in self._rows[table]]

    def raw(self) -> Raw:
        """All rows as database values."""
        found: Raw = {}
        for table, rows in self._rows.items():
            known = codec_of(table)
            for row_id, row in rows.items():
                values = row if isinstance(row, tuple) else tuple(known.to_db(known.image(row)))
                found[table, row_id] = values
        return found


class Book:
    """Implements ``services.ports.UnitOfWork`` on tables; a command's changes are kept by commit()."""

    def __init__(self, tables: Tables, *, authority: bool) -> None:
        self.tables = tables
        self.events: list[DomainEvent] = []
        self._authority = authority
        self._viewer: str | None = None
        self._live: dict[Key, Row | None] = {}
        self._images: dict[Key, tuple[Row | None, tuple[Any, ...] | None]] = {}

    def begin(self, viewer: str | None) -> None:
        """Start a command on behalf of an organisation; all rows are visible for None."""
        self._viewer = viewer
        self._live = {}
        self._images = {}
        self.events = []

    def see_all(self) -> None:
        """From here on all rows are visible: reactions."""
        self._viewer = None

    def done(self) -> list[RowChange]:
        """What changed since begin() or the last done()."""
        changes: list[RowChange] = []
        for key, (row_before, before) in self._images.items():
            row = self._live[key]
            after = None if row is None else codec(type(row)).image(row)
            kept = row if row is not None else row_before
            if before == after or kept is None:
                continue
            if row is not None and self._authority:
                row.version += 1
                after = codec(type(row)).image(row)
            changes.append(RowChange(type(kept), kept, before, after))
        for change in changes:
            self._images[change.key] = (None if change.after is None else change.row, change.after)
        return changes

    def settle(self, row: Row) -> None:
        """Enter a finished row of the server's own."""
        row.version = 1
        self._live[type(row).TABLE, row.id] = row

    def commit(self) -> set[Key]:
        """Keep what the command did; the rows that it wrote."""
        written: set[Key] = set()
        for key, row in self._live.items():
            old = self.tables.get(*key)
            if row is None:
                if old is not None:
                    self.tables.drop(*key)
                    written.add(key)
            elif old is None or row != old:
                self.tables.put(row)
                written.add(key)
        self.begin(None)
        return written

    def sections(self) -> set[str]:
        """The sections whose rows the command has met; of history that is not there none."""
        met = [(key[0], self._live[key] or before) for key, (before, _) in self._images.items()]
        return {BY_TABLE[table].SECTION if row is None else section_of(row) for table, row in met} - {""}

    def met(self) -> set[Key]:
        """The rows that the command has met, be they there or not."""
        return set(self._images)

    # ---- what handlers call

    def find(self, kind: type[R], row_id: str) -> R | None:
        """The row, if it is there and visible."""
        row = self._fetch(kind, row_id)
        return row if row is not None and self._visible(row) else None

    def get(self, kind: type[R], row_id: str) -> R:
        """The row, or UserError ``record.missing``."""
        row = self.find(kind, row_id)
        if row is None:
            raise UserError("record.missing", "There is no such record.", kind=kind.TABLE, id=row_id)
        return row

    def children(self, kind: type[R], field: str, value: str) -> list[R]:
        """The visible rows whose field has this value, in their order."""
        there = [row.id for row in self.tables.all(kind.TABLE) if getattr(row, field) == value]
        here = [row_id for (table, row_id) in self._live if table == kind.TABLE]
        rows = [self._fetch(kind, row_id) for row_id in sorted({*there, *here})]
        found = [
            row for row in rows if row is not None and getattr(row, field) == value and self._visible(row)
        ]
        order = "sort_key" if "sort_key" in codec(kind).columns else "id"
        return sorted(found, key=operator.attrgetter(order, "id"))

    def add(self, row: R) -> R:
        """Enter a new row, or UserError ``record.exists``."""
        if self._fetch(type(row), row.id) is not None:
            raise UserError("record.exists", "This id is in use already.", "id", id=row.id)
        self._live[type(row).TABLE, row.id] = row
        return row

    def remove(self, row: Row) -> None:
        """Take a row away."""
        self._fetch(type(row), row.id)
        self._live[type(row).TABLE, row.id] = None

    def emit(self, event: DomainEvent) -> None:
        """Say what happened."""
        self.events.append(event)

    # ---- inside

    def _visible(self, row: Row) -> bool:
        return self._viewer is None or self._viewer in (row.owner_id, row.counterpart_id)

    def _fetch(self, kind: type[R], row_id: str) -> R | None:
        key = kind.TABLE, row_id
        if key not in self._live:
            kept = self.tables.get(*key)
            row = copy.copy(kept)
            self._live[key] = row
            self._images[key] = (row, None if row is None else codec(kind).image(cast(R, row)))
        return cast("R | None", self._live[key])


def normal(values: Iterable[Any], decode: Callable[[str], Any]) -> tuple[Any, ...]:
    """An event's values with its changes in one order: how they were found does not matter. Nor does the
    device's prefix: a copy that goes on as another device keeps what it told before.
    """
    found = dict(zip(codec(Event).columns, values, strict=True))
    changes = sorted(decode(found.pop("changes")), key=repr)
    del found["device"]
    return (*found.values(), changes)

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What comes in from the server: rows as they are there, rows that are gone."""

from __future__ import annotations

import dataclasses
import logging
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from desktop_b2b.domain.entities import BY_TABLE
from desktop_b2b.storage.codec import codec_of
from desktop_b2b.storage.waiting import DbKey

_log = logging.getLogger(__name__)


class Incoming:
    """Rows by table and id; whoever applies them reads ``puts`` and ``removes``."""

    def __init__(self) -> None:
        self.puts: dict[str, dict[bytes, Sequence[Any]]] = {}
        self.removes: dict[str, set[bytes]] = {}

    def put(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        """Rows of a table as the server has them; unknown tables and columns are left out."""
        if table not in BY_TABLE:
            _log.info("rows of an unknown table left out", extra={"table": table})
            return
        known = codec_of(table).columns
        kept = self.puts.setdefault(table, {})
        if tuple(columns) == known:
            for row in rows:
                kept[row[0]] = row
            return
        places = [columns.index(name) if name in columns else None for name in known]
        empty = defaults(table)
        for row in rows:
            values = [empty[i] if place is None else row[place] for i, place in enumerate(places)]
            kept[values[0]] = values

    def remove(self, table: str, ids: Iterable[bytes]) -> None:
        """Rows that are gone, or no longer for this device."""
        if table not in BY_TABLE:
            return
        gone = self.removes.setdefault(table, set())
        for row_id in ids:
            gone.add(row_id)
            self.puts.get(table, {}).pop(row_id, None)

    def keys(self) -> Iterator[DbKey]:
        """The rows that come in and what they are found by: some command may have found too few."""
        for table, kept in self.puts.items():
            places = [
                (f"{table}.{field}", codec_of(table).columns.index(field))
                for field in BY_TABLE[table].INDEXES
            ]
            for row_id, values in kept.items():
                yield table, row_id
                for name, place in places:
                    value = values[place]
                    yield name, value.encode() if isinstance(value, str) else value or b""
        for table, gone in self.removes.items():
            for row_id in gone:
                yield table, row_id

    def comes(self, key: DbKey) -> bool:
        """Whether the server says anew what a row is."""
        table, row_id = key
        return row_id in self.puts.get(table, ()) or row_id in self.removes.get(table, ())


def defaults(table: str) -> list[Any]:
    """What stands in a column that an older server does not send."""
    entity = BY_TABLE[table]
    fields = {field.name: field.default for field in dataclasses.fields(entity)}
    image = [
        None if fields[name] is dataclasses.MISSING else fields[name] for name in codec_of(table).columns
    ]
    return codec_of(table).to_db(image)

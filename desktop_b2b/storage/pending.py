# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The outbox and the server's images of the rows that it touched: SQL of the rebase (law 5)."""

from __future__ import annotations

import json
import operator
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

from desktop_b2b.domain.commands import Command, decode
from desktop_b2b.domain.values import Id, Instant
from desktop_b2b.storage.codec import codec_of
from desktop_b2b.storage.db import Db, places
from desktop_b2b.storage.rows import Key, RowChange, written_keys

QUEUED, SENT = "queued", "sent"
DbKey = tuple[str, bytes]
Touch = tuple[str, bytes, bool]
_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Pending:
    """A command that the server has not confirmed."""

    position: int
    command_id: Id
    user_id: Id
    lane_seq: int
    type: str
    v: int
    body: str
    expects: str
    depends_on: str
    numbers: tuple[str, ...]
    made_at: Instant
    target_id: Id | None
    document_kind: str
    state: str
    local_error: str

    def command(self) -> Command:
        """The command itself."""
        return decode(self.type, self.body)


_COLUMNS = (
    "position, command_id, user_id, lane_seq, type, v, body, expects, depends_on, numbers, made_at,"
    " target_id, document_kind, state, local_error"
)


def pending(db: Db, tail: str = "ORDER BY position", params: tuple[Any, ...] = ()) -> list[Pending]:
    """Commands of the outbox in the order they were given; ``tail`` is SQL from WHERE on."""
    return [
        Pending(
            row[0], row[1].hex(), row[2].hex(), row[3], row[4], row[5], row[6], row[7], row[8],
            tuple(json.loads(row[9])), row[10], row[11].hex() if row[11] else None, row[12], row[13], row[14],
        )
        for row in db.query(f"SELECT {_COLUMNS} FROM outbox {tail}", params)
    ]  # fmt: skip


def add(db: Db, item: Pending) -> int:
    """Put a command at the end of the outbox; returns its position."""
    rows = db.query(
        "INSERT INTO outbox (command_id, user_id, lane_seq, type, v, body, expects, depends_on, numbers,"
        " made_at, target_id, document_kind, state, local_error) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
        " RETURNING position",
        (
            bytes.fromhex(item.command_id), bytes.fromhex(item.user_id), item.lane_seq, item.type, item.v,
            item.body, item.expects, item.depends_on, json.dumps(item.numbers), item.made_at,
            bytes.fromhex(item.target_id) if item.target_id else None, item.document_kind, item.state,
            item.local_error,
        ),
    )  # fmt: skip
    return int(rows[0][0])


def remove(db: Db, positions: list[int]) -> None:
    """Take commands out of the outbox."""
    rows = [(position,) for position in positions]
    db.many("DELETE FROM outbox_touch WHERE position = ?", rows)
    db.many("DELETE FROM outbox WHERE position = ?", rows)


class Traces:
    """Which rows pending commands read and wrote, and the server's images of the written."""

    def __init__(self) -> None:
        self._touches: list[tuple[int, str, bytes, int]] = []
        self._bases: dict[tuple[bytes, str], tuple[Any, ...] | None] = {}

    def add(self, position: int, touched: Iterable[Key], changes: Iterable[RowChange]) -> list[Touch]:
        """Enter a command; commands come in their order. Returns what it read and wrote."""
        wrote = written_keys(changes)
        found = [
            (table, bytes.fromhex(row_id), (table, row_id) in wrote)
            for table, row_id in sorted({*touched, *wrote})
        ]
        self._touches.extend((position, table, row_id, int(written)) for table, row_id, written in found)
        for change in changes:
            self._bases.setdefault((bytes.fromhex(change.row.id), change.entity.TABLE), change.before)
        return found

    def write(self, db: Db) -> None:
        """Keep everything; an image that is kept already stays."""
        db.many("INSERT INTO outbox_touch (position, tbl, row_id, wrote) VALUES (?,?,?,?)", self._touches)
        db.many(
            "INSERT OR IGNORE INTO base_row (tbl, row_id, image) VALUES (?,?,?)",
            [
                (table, row_id, image_bytes(table, image))
                for (row_id, table), image in sorted(self._bases.items(), key=operator.itemgetter(0))
            ],
        )


def image_bytes(table: str, image: tuple[Any, ...] | None) -> bytes | None:
    """A row's image as database values, packed; None where the server has no such row."""
    return None if image is None else msgspec.msgpack.encode(codec_of(table).to_db(image))


def at(db: Db, positions: Iterable[int]) -> list[Pending]:
    """The commands at these positions, in order."""
    found: list[Pending] = []
    ordered = sorted(positions)
    for start in range(0, len(ordered), _CHUNK):
        marks, sought = places(ordered[start : start + _CHUNK])
        found.extend(pending(db, f"WHERE position IN ({marks}) ORDER BY position", tuple(sought)))
    return found


def positions_of(db: Db, command_ids: Iterable[Id]) -> set[int]:
    """Where those of the commands stand that are in the outbox."""
    ids = [bytes.fromhex(command_id) for command_id in command_ids]
    found: set[int] = set()
    for start in range(0, len(ids), _CHUNK):
        marks, sought = places(ids[start : start + _CHUNK])
        found.update(
            row[0] for row in db.query(f"SELECT position FROM outbox WHERE command_id IN ({marks})", sought)
        )
    return found


def touches(db: Db, keys: Iterable[DbKey]) -> Iterator[tuple[int, str, bytes, bool]]:
    """Which commands read or wrote any of these rows: position, the row, whether it was written."""
    return _joined(db, keys, "t.position, t.tbl, t.row_id, t.wrote", "outbox_touch t")


def touched_by(db: Db, positions: Iterable[int], where: str = "") -> Iterator[DbKey]:
    """The rows that the commands at these positions read or wrote."""
    ordered = sorted(positions)
    for start in range(0, len(ordered), _CHUNK):
        marks, sought = places(ordered[start : start + _CHUNK])
        sql = f"SELECT tbl, row_id FROM outbox_touch WHERE position IN ({marks}) {where}"
        yield from db.query(sql, sought)


def written(db: Db, positions: Iterable[int]) -> Iterator[DbKey]:
    """The rows that the commands at these positions wrote."""
    return touched_by(db, positions, "AND wrote = 1")


def bases(db: Db, keys: Iterable[DbKey]) -> Iterator[tuple[str, bytes, bytes | None]]:
    """The server's images that are kept of these rows: table, id, image."""
    return _joined(db, keys, "t.tbl, t.row_id, t.image", "base_row t")


def _joined(db: Db, keys: Iterable[DbKey], columns: str, table: str, where: str = "") -> Iterator[Any]:
    """Rows of a table ``t`` by table name and id, many at a time."""
    ordered = [*keys]
    for start in range(0, len(ordered), _CHUNK):
        part = ordered[start : start + _CHUNK]
        part.extend([part[-1]] * ((1 << (len(part) - 1).bit_length()) - len(part)))
        yield from db.query(
            f"WITH k (tbl, row_id) AS (SELECT DISTINCT * FROM (VALUES {','.join(['(?,?)'] * len(part))}))"
            f" SELECT {columns} FROM k CROSS JOIN {table}"
            f" WHERE t.row_id = k.row_id AND t.tbl = k.tbl {where}",
            [value for key in part for value in key],
        )


def forget_bases(db: Db, keys: Iterable[DbKey]) -> None:
    """Drop the server's images of rows that stand as the server has them."""
    db.many("DELETE FROM base_row WHERE tbl = ? AND row_id = ?", keys)


def writers(db: Db, keys: list[Key]) -> list[Id]:
    """The pending commands that wrote any of these rows, in order."""
    sought = [(table, bytes.fromhex(row_id)) for table, row_id in keys]
    positions = {row[0] for row in _joined(db, sought, "t.position", "outbox_touch t", "AND t.wrote = 1")}
    found: list[Id] = []
    ordered = sorted(positions)
    for start in range(0, len(ordered), _CHUNK):
        marks, part = places(ordered[start : start + _CHUNK])
        sql = f"SELECT command_id FROM outbox WHERE position IN ({marks}) ORDER BY position"
        found.extend(row[0].hex() for row in db.query(sql, part))
    return found


def depending(db: Db, command_id: Id) -> list[Id]:
    """The pending commands that build on one, in order."""
    return [
        row[0].hex()
        for row in db.query(
            "SELECT command_id FROM outbox WHERE EXISTS"
            " (SELECT 1 FROM json_each(outbox.depends_on) WHERE value = ?) ORDER BY position",
            (command_id,),
        )
    ]

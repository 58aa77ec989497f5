# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The outbox and the server's images of the rows that it touched: SQL of the rebase (law 5)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import msgspec

from desktop_b2b.domain.commands import Command, decode
from desktop_b2b.domain.values import Id, Instant
from desktop_b2b.storage.codec import codec_of
from desktop_b2b.storage.db import Db, places
from desktop_b2b.storage.rows import Key, RowChange, written_keys

QUEUED, SENT = "queued", "sent"
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


def keep_touches(db: Db, position: int, touched: list[Key], changes: list[RowChange]) -> None:
    """Remember which rows a pending command read and wrote, and the server's image of the written."""
    wrote = written_keys(changes)
    db.many(
        "INSERT INTO outbox_touch (position, tbl, row_id, wrote) VALUES (?,?,?,?)",
        [
            (position, table, bytes.fromhex(row_id), int((table, row_id) in wrote))
            for table, row_id in sorted({*touched, *wrote})
        ],
    )
    db.many(
        "INSERT OR IGNORE INTO base_row (tbl, row_id, image) VALUES (?,?,?)",
        [
            (table, row_id, image_bytes(table, image))
            for row_id, table, image in sorted(
                (bytes.fromhex(change.row.id), change.entity.TABLE, change.before) for change in changes
            )
        ],
    )


def image_bytes(table: str, image: tuple[Any, ...] | None) -> bytes | None:
    """A row's image as database values, packed; None where the server has no such row."""
    return None if image is None else msgspec.msgpack.encode(codec_of(table).to_db(image))


def touches(db: Db) -> dict[int, list[tuple[str, bytes, bool]]]:
    """All touches by position."""
    found: dict[int, list[tuple[str, bytes, bool]]] = {}
    for position, table, row_id, wrote in db.query(
        "SELECT position, tbl, row_id, wrote FROM outbox_touch ORDER BY position"
    ):
        found.setdefault(position, []).append((table, row_id, bool(wrote)))
    return found


def writers(db: Db, keys: list[Key]) -> list[Id]:
    """The pending commands that wrote any of these rows, in order."""
    positions: set[int] = set()
    for start in range(0, len(keys), _CHUNK):
        part = keys[start : start + _CHUNK]
        part.extend([part[-1]] * ((1 << (len(part) - 1).bit_length()) - len(part)))
        rows = db.query(
            f"WITH k (tbl, row_id) AS (VALUES {','.join(['(?,?)'] * len(part))})"
            " SELECT t.position FROM k CROSS JOIN outbox_touch t"
            " WHERE t.row_id = k.row_id AND t.tbl = k.tbl AND t.wrote = 1",
            [value for table, row_id in part for value in (table, bytes.fromhex(row_id))],
        )
        positions.update(row[0] for row in rows)
    found: list[Id] = []
    ordered = sorted(positions)
    for start in range(0, len(ordered), _CHUNK):
        marks, values = places(ordered[start : start + _CHUNK])
        found.extend(
            row[0].hex()
            for row in db.query(
                f"SELECT command_id FROM outbox WHERE position IN ({marks}) ORDER BY position",
                values,
            )
        )
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


def restore(db: Db, key: tuple[str, bytes]) -> None:
    """Put the server's image of a row back."""
    rows = db.query("SELECT image FROM base_row WHERE tbl = ? AND row_id = ?", key)
    if not rows:
        return
    sql = codec_of(key[0]).sql
    if rows[0][0] is None:
        db.run(sql.delete, (key[1],))
    else:
        db.run(sql.upsert, msgspec.msgpack.decode(rows[0][0]))
    db.run("DELETE FROM base_row WHERE tbl = ? AND row_id = ?", key)

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The outbox and the server's images of the rows that it touched: SQL of the rebase (law 5)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

from desktop_b2b.domain.commands import Command, decode
from desktop_b2b.domain.values import Id, Instant
from desktop_b2b.storage.codec import codec_of
from desktop_b2b.storage.db import Db, places
from desktop_b2b.storage.waiting import DbKey, Touches, unpack

QUEUED, SENT = "queued", "sent"
#: The kinds of document that are listed; each is a table, too.
KINDS = ("request", "inquiry", "order", "shipment", "b2b_draft", "b2b_order")
DbKeyImage = tuple[str, bytes, bytes]
_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Pending:
    """A command that the server has not confirmed.

    ``packed``: the rows it read and wrote; ``told``: a sum of the history it left (``storage.history``).
    """

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
    packed: bytes
    told: bytes

    def command(self) -> Command:
        """The command itself."""
        return decode(self.type, self.body, self.v)

    def touches(self) -> Touches:
        """The rows it read and wrote when it last ran."""
        return unpack(self.packed)


_COLUMNS = (
    "position, command_id, user_id, lane_seq, type, v, body, expects, depends_on, numbers, made_at,"
    " target_id, document_kind, state, local_error, touches, told"
)
_INSERT = (
    "INSERT INTO outbox (command_id, user_id, lane_seq, type, v, body, expects, depends_on, numbers, made_at,"
    " target_id, document_kind, state, local_error, touches, told)"
    " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) RETURNING position"
)


def pending(db: Db, tail: str = "ORDER BY position", params: tuple[Any, ...] = ()) -> list[Pending]:
    """Commands of the outbox in the order they were given; ``tail`` is SQL from WHERE on."""
    return [
        Pending(
            row[0], row[1].hex(), row[2].hex(), row[3], row[4], row[5], row[6], row[7], row[8],
            tuple(json.loads(row[9])) if row[9] != "[]" else (), row[10],
            row[11].hex() if row[11] else None, *row[12:],
        )
        for row in db.query(f"SELECT {_COLUMNS} FROM outbox {tail}", params)
    ]  # fmt: skip


def add(db: Db, item: Pending, touches: Touches) -> int:
    """Put a command at the end of the outbox; returns its position."""
    target = bytes.fromhex(item.target_id) if item.target_id else None
    rows = db.query(
        _INSERT,
        (
            bytes.fromhex(item.command_id), bytes.fromhex(item.user_id), item.lane_seq, item.type, item.v,
            item.body, item.expects, item.depends_on, json.dumps(item.numbers), item.made_at, target,
            item.document_kind, item.state, item.local_error, item.packed, item.told,
        ),
    )  # fmt: skip
    position = int(rows[0][0])
    documents = documents_of(touches, target)
    if documents:
        enter_documents(db, [(row_id, position) for row_id in documents])
    return position


def remove(db: Db, items: Iterable[Pending]) -> None:
    """Take commands out of the outbox."""
    gone = [*items]
    leave_documents(
        db,
        [
            (row_id, item.position)
            for item in gone
            for row_id in documents_of(item.touches(), bytes.fromhex(item.target_id or ""))
        ],
    )
    db.many("DELETE FROM outbox WHERE position = ?", [(item.position,) for item in gone])


def documents_of(touches: Touches, target: bytes | None) -> set[bytes]:
    """The listed documents that a command wrote besides its target: lists show that they wait."""
    found = {row_id for kind in KINDS for row_id, how in touches.get(kind, {}).items() if how}
    found.discard(target or b"")
    return found


def enter_documents(db: Db, rows: Iterable[tuple[bytes, int]]) -> None:
    """Documents that commands wrote, each with the command's position."""
    db.many("INSERT INTO outbox_document (row_id, position) VALUES (?,?)", rows)


def leave_documents(db: Db, rows: Iterable[tuple[bytes, int]]) -> None:
    """Documents that they write no more."""
    db.many("DELETE FROM outbox_document WHERE row_id = ? AND position = ?", rows)


def image_bytes(table: str, image: tuple[Any, ...]) -> bytes:
    """A row's image as database values, packed."""
    return msgspec.msgpack.encode(codec_of(table).to_db(image))


def at(db: Db, positions: Iterable[int]) -> list[Pending]:
    """The commands at these positions, in order."""
    found: list[Pending] = []
    ordered = sorted(positions)
    for start in range(0, len(ordered), _CHUNK):
        marks, sought = places(ordered[start : start + _CHUNK])
        found.extend(pending(db, f"WHERE position IN ({marks}) ORDER BY position", tuple(sought)))
    return found


def bases(db: Db, keys: Iterable[DbKey]) -> Iterator[tuple[str, bytes, bytes]]:
    """The server's images that are kept of these rows: table, id, image."""
    tables: dict[bytes, set[str]] = {}
    for table, row_id in keys:
        tables.setdefault(row_id, set()).add(table)
    ordered = sorted(tables)
    for start in range(0, len(ordered), _CHUNK):
        marks, sought = places(ordered[start : start + _CHUNK])
        for table, row_id, image in db.query(
            f"SELECT tbl, row_id, image FROM base_row WHERE row_id IN ({marks})", sought
        ):
            if table in tables[row_id]:
                yield table, row_id, image


def keep_bases(db: Db, rows: Iterable[DbKeyImage]) -> None:
    """Keep the server's images of rows that waiting commands change: table, id, image."""
    db.many(
        "INSERT INTO base_row (tbl, row_id, image) VALUES (?,?,?)"
        " ON CONFLICT (row_id, tbl) DO UPDATE SET image = excluded.image",
        rows,
    )


def forget_bases(db: Db, keys: Iterable[DbKey]) -> None:
    """Drop the server's images of rows that stand as the server has them."""
    db.many("DELETE FROM base_row WHERE tbl = ? AND row_id = ?", keys)


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

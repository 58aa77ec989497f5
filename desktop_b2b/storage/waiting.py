# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Which rows the waiting commands read and wrote (law 5), kept in memory.

Each row of ``outbox`` holds its own part, packed, so that a command writes one row and not dozens. The
index over all of them is made when it is first asked for, follows what this connection writes, and is
made anew where a transaction is undone or another connection wrote.
"""

from __future__ import annotations

import functools
import weakref
from collections.abc import Iterable
from typing import Any

import msgspec

from desktop_b2b.domain.decoders import from_msgpack
from desktop_b2b.domain.entities import BY_TABLE, Event
from desktop_b2b.domain.values import Id
from desktop_b2b.storage.codec import codec_of
from desktop_b2b.storage.db import SqliteDb
from desktop_b2b.storage.rows import Key, RowChange, is_id

#: What a command did to a row; one that it made is written, too.
READ, WROTE, MADE = 0, 1, 3
#: By table, then by id. Beside tables stand fields (``table.field``) with the values sought or written.
Touches = dict[str, dict[bytes, int]]
DbKey = tuple[str, bytes]
#: A row that was written: table and id, how, and what it is found by since or no longer (``_found_by``).
Write = tuple[str, Id, int, list[tuple[str, bool, str]]]

EVENT = Event.TABLE
_touches = from_msgpack(Touches)


def pack(touches: Touches) -> bytes:
    """Touches as the outbox keeps them."""
    return msgspec.msgpack.encode(touches)


def unpack(packed: bytes) -> Touches:
    """Touches from the outbox."""
    return _touches.decode(packed)


@functools.cache
def _found_by(table: str) -> tuple[tuple[str, int, bool], ...]:
    """What children are found by: the name in touches, the place in an image, whether it is an id."""
    if table == EVENT:  # nobody looks for them
        return ()
    columns = codec_of(table).columns
    return tuple(
        (f"{table}.{field}", columns.index(field), is_id(table, field)) for field in BY_TABLE[table].INDEXES
    )


def touches_of(touched: Iterable[Key], changes: Iterable[RowChange]) -> Touches:
    """What a command read (``RowStore.touched``) and what it wrote, with what those rows are found by."""
    return touches_by(touched, writes_of(changes))


def writes_of(changes: Iterable[RowChange]) -> list[Write]:
    """How rows were written, and what they are found by since, or no longer."""
    found: list[Write] = []
    for change in changes:
        table, before, after = change.entity.TABLE, change.before, change.after
        moved: list[tuple[str, bool, str]] = []
        for name, place, is_hex in _found_by(table):
            # Where the value stays, whoever looked for it has met the row itself.
            if before is None or after is None or before[place] != after[place]:
                moved.extend((name, is_hex, image[place] or "") for image in (before, after) if image)
        found.append((table, change.row.id, MADE if before is None else WROTE, moved))
    return found


def touches_by(touched: Iterable[Key], writes: Iterable[Write]) -> Touches:
    """As ``touches_of``, given ``writes_of``."""
    found: Touches = {}
    for name, value in touched:
        if name != EVENT:
            found.setdefault(name, {})[bytes.fromhex(value)] = READ
    moved: dict[tuple[str, bool, str], None] = {}
    for table, row_hex, how, values in writes:
        rows = found.setdefault(table, {})
        row_id = bytes.fromhex(row_hex)
        rows[row_id] = rows.get(row_id, READ) | how
        moved.update(dict.fromkeys(values))
    for name, is_hex, value in moved:
        found.setdefault(name, {})[bytes.fromhex(value) if is_hex else value.encode()] = WROTE
    return found


def is_fact(touches: Touches) -> bool:
    """Whether a command wrote append-only rows and nothing else: it is never run again (law 5)."""
    written = {
        table.partition(".")[0] for table, rows in touches.items() if table != EVENT and any(rows.values())
    }
    return bool(written) and all(BY_TABLE[table].APPEND_ONLY for table in written)


def written_rows(touches: Touches) -> list[tuple[str, bytes, int]]:
    """The rows and fields that a command wrote, with how; history left aside."""
    return [
        (table, row_id, how)
        for table, rows in touches.items()
        if table != EVENT
        for row_id, how in rows.items()
        if how
    ]


class Waiting:
    """The index: for each row the commands that read or wrote it, by their positions in the outbox."""

    def __init__(self, stamp: int) -> None:
        self.stamp = stamp
        self.facts: set[int] = set()
        #: What a rebase made of commands, by position: it need not read and decode them again.
        self.read: dict[int, Any] = {}
        self._marks: dict[str, dict[bytes, list[int]]] = {}
        self._ids: dict[int, Id] = {}
        self._places: dict[Id, int] = {}

    def __len__(self) -> int:
        """How many commands wait."""
        return len(self._ids)

    def enter(self, position: int, command_id: Id, touches: Touches) -> None:
        """A command that waits."""
        self._ids[position] = command_id
        self._places[command_id] = position
        if is_fact(touches):
            self.facts.add(position)
        for table, rows in touches.items():
            marks = self._marks.setdefault(table, {})
            for row_id, how in rows.items():
                marks.setdefault(row_id, []).append(position << 2 | how)

    def leave(self, position: int, touches: Touches) -> None:
        """A command that waits no more; ``touches`` are those it came with."""
        del self._places[self._ids.pop(position)]
        self.facts.discard(position)
        self.read.pop(position, None)
        for table, rows in touches.items():
            marks = self._marks[table]
            for row_id, how in rows.items():
                left = marks[row_id]
                left.remove(position << 2 | how)
                if not left:
                    del marks[row_id]

    def positions(self) -> list[int]:
        """Where all commands stand."""
        return [*self._ids]

    def positions_of(self, command_ids: Iterable[Id]) -> set[int]:
        """Where those of the commands stand that wait."""
        return {self._places[command_id] for command_id in command_ids if command_id in self._places}

    def is_fact(self, table: str, row_id: bytes) -> bool:
        """Whether a row is the fact that a waiting command states."""
        return any(
            mark & WROTE and mark >> 2 in self.facts for mark in self._marks.get(table, {}).get(row_id, ())
        )

    def marks(self, table: str, row_id: bytes) -> list[tuple[int, int]]:
        """The commands that read or wrote a row: position and how."""
        return [(mark >> 2, mark & 3) for mark in self._marks.get(table, {}).get(row_id, ())]

    def touched(self, keys: Iterable[DbKey]) -> set[int]:
        """The commands that read or wrote any of these rows."""
        return {mark >> 2 for table, row_id in keys for mark in self._marks.get(table, {}).get(row_id, ())}

    def writers(self, touches: Touches) -> list[Id]:
        """The commands that wrote any of these rows, in order."""
        found: set[int] = set()
        for table, rows in touches.items():
            marks = self._marks.get(table)
            if marks:
                found.update(mark >> 2 for row_id in rows for mark in marks.get(row_id, ()) if mark & WROTE)
        return [self._ids[position] for position in sorted(found)]

    def is_written(self, table: str, row_id: bytes) -> bool:
        """Whether any command wrote a row, so that it does not stand as the server has it."""
        return any(mark & WROTE for mark in self._marks.get(table, {}).get(row_id, ()))


_kept: weakref.WeakKeyDictionary[SqliteDb, Waiting] = weakref.WeakKeyDictionary()


def waiting(db: SqliteDb) -> Waiting:
    """The index over the outbox of a connection, in its running transaction.

    Say ``changing`` before anything is entered or leaves.
    """
    (stamp,) = db.query("PRAGMA data_version")[0]
    found = _kept.get(db)
    if found is None or found.stamp != stamp:
        found = _kept[db] = Waiting(stamp)
        for position, command_id, touches in db.query(
            "SELECT position, command_id, touches FROM outbox ORDER BY position"
        ):
            found.enter(position, command_id.hex(), unpack(touches))
    return found


def changing(db: SqliteDb) -> Waiting:
    """The same, about to follow what the running transaction writes."""
    found = waiting(db)
    db.if_undone(lambda: _kept.pop(db, None))
    return found

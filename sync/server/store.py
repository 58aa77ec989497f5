# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The server's unit of work: the same rows, with fewer questions to the database.

A new row is taken to be new, and its children not to exist: almost always right, and the database's own
keys tell otherwise when the transaction is written. The executor then runs the commands one by one with a
store that asks, and the one at fault is refused.

A trusting store may serve several transactions, one after the other, as long as nobody else writes between
them: what was read or written is known, and so is what was not there.
"""

from __future__ import annotations

import functools
from collections.abc import Container, Iterable
from functools import partial
from typing import TypeVar

from desktop_b2b.domain.entities import (
    BY_TABLE,
    Answer,
    AnswerDraft,
    AnswerDraftLine,
    AnswerLine,
    CommandResult,
    Event,
    InquiryLine,
    RequestPrivate,
    Row,
    SyncIssue,
    section_of,
)
from desktop_b2b.domain.values import Id
from desktop_b2b.storage.codec import codec, codec_of
from desktop_b2b.storage.db import Db, Together
from desktop_b2b.storage.rows import Key, RowChange, RowStore, Written, by_name, is_id, questions_of

R = TypeVar("R", bound=Row)

#: Rows that a store keeps at most; one that has more is forgotten whole.
_KEPT = 50_000
#: Written often and read hardly ever, or taken away by compaction: never kept.
_FLEETING = frozenset({Event.TABLE, CommandResult.TABLE, SyncIssue.TABLE})
#: Rows that have the id of the document they belong to: beside a new document there is none yet.
_NAMESAKES: frozenset[type[Row]] = frozenset({Answer, AnswerDraft, RequestPrivate})
#: Rows that have the id of another part of their document: whoever knows all of the document's knows them.
_TWINS: dict[type[Row], type[Row]] = {AnswerLine: InquiryLine, AnswerDraftLine: InquiryLine}


@functools.cache
def _places(table: str) -> list[tuple[str, int]]:
    """The fields that rows are found by, and where an image has them."""
    columns = codec_of(table).columns
    return [(field, columns.index(field)) for field in BY_TABLE[table].INDEXES]


class ServerStore(RowStore):
    """``trusting``: takes new rows to be new."""

    def __init__(self, db: Db, *, trusting: bool) -> None:
        super().__init__(db, authority=True)
        self._trusting = trusting
        #: How far the feeds of scopes are, as far as that is known.
        self.heads: dict[str, int] = {}
        self._new: set[Id] = set()
        self._assumed: set[Key] = set()
        #: Rows by what they came to be found by since the store began.
        self._made: dict[tuple[str, str, Id], list[Id]] = {}
        self._settled: list[Key] = []
        self._fleeting: set[Key] = set()
        self._fleeting_names: set[tuple[str, str, Id]] = set()

    def begin(self, viewer: Id | None) -> None:
        """Start a command."""
        super().begin(viewer)
        self._assumed.clear()
        self._settled.clear()

    def rest(self) -> bool:
        """Be ready for another transaction, after a commit; False when it knows too much to go on."""
        self.begin(None)
        for key in self._fleeting:
            self._rows.pop(key, None)
            self._left.pop(key, None)
            self._stored.discard(key)
            self._by_table.get(key[0], {}).pop(key[1], None)
        for name in self._fleeting_names:
            self._made.pop(name, None)
            self._children.pop(name, None)
        self._fleeting.clear()
        self._fleeting_names.clear()
        return len(self._rows) < _KEPT

    def undo(self, changes: list[RowChange] | None = None) -> None:
        """Take the running command back, and what was assumed in it."""
        super().undo(changes)
        for key in self._settled:
            del self._dirty[key]
            self._forget(key)
        for key in self._assumed:
            self._rows.pop(key, None)
            self._left.pop(key, None)
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
        return super().add(row)

    def settle(self, row: Row) -> None:
        """Enter a finished row of the server's own making (history, results) past the handlers' door.

        Its id follows from the command's, which is new: nobody has it, and nothing changes it any more.
        """
        kind = type(row)
        key = kind.TABLE, row.id
        row.version = 1
        self._rows[key] = self._dirty[key] = row
        self._left.pop(key, None)
        self._by_table.setdefault(kind.TABLE, {})[row.id] = row
        self._settled.append(key)
        if kind.TABLE in _FLEETING:
            self._fleeting.add(key)
        self._note_made(row, kind.INDEXES)

    def sections(self) -> set[str]:
        """The sections of what the running command has read or written, be it there or not."""
        seen: set[str] = set()
        for key, (before, _) in self._images.items():
            row = self._rows.get(key) or before
            # Of history that is not there nobody can say where it would stand, and nobody has seen it.
            seen.add(BY_TABLE[key[0]].SECTION if row is None else section_of(row))
        return seen - {""}

    def ask_ahead(self, keys: Iterable[tuple[str, bytes]], together: Together) -> None:
        """Ask ``together`` for what commands will ask for, but for what is known."""
        sought = by_name(key for key in keys if not self._knows(*key))
        for kind, field, values in self._sought(sought):
            found: dict[bytes, list[Id]] = {value: [] for value in values}
            if field:
                take = partial(self._take_found, kind, field, found=found)
                together.then(partial(self._note_found, kind, field, found))
            else:
                take = partial(self._take_fetched, kind)
                together.then(partial(self._note_absent, kind, values))
            for sql, part in questions_of(kind, field or "id", values):
                together.add(sql, part, take)

    def known(self, kind: type[R], ids: Iterable[Id]) -> list[R]:
        """Those of the rows that were read already; the running command did not ask for them."""
        found = (self._rows.get((kind.TABLE, row_id)) for row_id in ids)
        return [row for row in found if isinstance(row, kind)]

    def known_children(self, kind: type[R], field: str, value: Id) -> list[Id]:
        """The ids of rows that point at another, as far as they were read already."""
        name = kind.TABLE, field, value
        return [*self._children.get(name, ()), *self._made.get(name, ())]

    @property
    def unwritten(self) -> int:
        """How many rows are to be written."""
        return len(self._dirty)

    def flush(self) -> list[Written]:
        """Write what changed, in the order of keys: neighbours in the file are written together."""
        self._dirty = dict(sorted(self._dirty.items()))
        return super().flush()

    # ---- inside

    def _learn(self, kind: type[Row], key: Key) -> None:
        if self._trusting and self._follows_absent(kind, key[1]):
            self._rows[key] = None
            self._assumed.add(key)
        else:
            super()._learn(kind, key)

    def _follows_absent(self, kind: type[Row], row_id: Id) -> bool:
        """Whether it follows from what is known that there is no such row."""
        if kind in _NAMESAKES:
            return row_id in self._new
        twin = _TWINS.get(kind)
        return twin is not None and self._knows_all(kind, self._rows.get((twin.TABLE, row_id)))

    def _knows_all(self, kind: type[Row], beside: Row | None) -> bool:
        """Whether all rows of a kind are known that belong to the same document as another row."""
        return beside is not None and self._knows(
            f"{kind.TABLE}.{kind.ROOT}", bytes.fromhex(getattr(beside, kind.ROOT))
        )

    def _knows(self, name: str, value: bytes) -> bool:
        table, _, field = name.partition(".")
        if not field:
            return (table, value.hex()) in self._rows
        found = table, field, value.hex()
        return found in self._children or (field == BY_TABLE[table].ROOT and found[2] in self._new)

    def _note_made(self, row: Row, fields: Iterable[str]) -> None:
        table = type(row).TABLE
        for field in fields:
            name = table, field, getattr(row, field)
            self._made.setdefault(name, []).append(row.id)
            if table in _FLEETING:
                self._fleeting_names.add(name)

    def _noted(self, change: RowChange) -> RowChange:
        """A row that came to be found by a value is found by it."""
        if change.after is not None and change.entity.INDEXES:
            after, before = change.after, change.before
            places = _places(change.entity.TABLE)
            self._note_made(
                change.row,
                [field for field, place in places if before is None or before[place] != after[place]],
            )
        return super()._noted(change)

    def _enter(self, key: Key, row: Row | None) -> None:
        super()._enter(key, row)
        if key[0] in _FLEETING:
            self._fleeting.add(key)

    def _child_ids(self, kind: type[R], field: str, value: Id) -> list[Id]:
        """Those that the database had when it was asked, those that came since, those of this command."""
        name = kind.TABLE, field, value
        ids = self._children.get(name)
        made = self._made.get(name, ())
        if ids is None:
            is_known = field == kind.ROOT and value in self._new and kind.TABLE not in _FLEETING
            ids = self._children[name] = [] if is_known else self._ask_children(kind, field, value)
            if kind.TABLE in _FLEETING:
                self._fleeting_names.add(name)
            ids.extend(self._running(kind, field, value, {*ids}))
        elif field != kind.ROOT:
            # Only a root is fixed at birth, and add() enters who has it: others may have come to this value.
            return list(dict.fromkeys((*ids, *made, *self._running(kind, field, value, ()))))
        return list(dict.fromkeys((*ids, *made))) if made else ids

    def _running(self, kind: type[Row], field: str, value: Id, known: Container[Id]) -> list[Id]:
        """The rows of the running command that have a value, but for those that are known to."""
        return [
            row_id
            for table, row_id in self._images
            if table == kind.TABLE
            and row_id not in known
            and (row := self._rows[table, row_id]) is not None
            and getattr(row, field) == value
        ]

    def _ask_children(self, kind: type[R], field: str, value: Id) -> list[Id]:
        found = codec(kind)
        ids: list[Id] = []
        sought = bytes.fromhex(value) if is_id(kind.TABLE, field) else value
        for values in self.db.query(f'{found.sql.select} WHERE "{field}" = ?', (sought,)):
            row_id = values[0].hex()
            key = kind.TABLE, row_id
            if key not in self._rows:
                self._enter(key, found.from_db(values))
            ids.append(row_id)
        return ids

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The first snapshot: all that a device may have, page by page, in columns (PROTOCOL.md, Snapshot).

The first page notes where the feeds stand, its start. All pages hold only rows that have not changed since:
what has, comes with the exchange from the start on, so that both together are the state at its end, whatever
happens in between. A page is read in a snapshot of its own, so that a walk of minutes holds nothing.

The order: what is small and everybody needs, open documents with all that belongs to them, everything else.
Documents come after their parts, so that a desk can show each as soon as it comes.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from desktop_b2b.domain.decoders import from_msgpack
from desktop_b2b.domain.entities import ACCOUNT, ENTITIES, SECTIONS, USER, Event, Message, entities_in
from desktop_b2b.errors import UserError
from desktop_b2b.storage.codec import codec_of
from desktop_b2b.storage.db import Db, places
from desktop_b2b.storage.pending import KINDS
from desktop_b2b.storage.projector import PHASES
from desktop_b2b.storage.read_models.columns import SHIPPED
from sync.protocol import columns
from sync.protocol.gateway import GatewayError
from sync.protocol.messages import Cursor, Failure, Snapshot, SnapshotPage
from sync.server.feeds import PUT
from sync.server.page_rows import Reader
from sync.server.pages import EMPTY, allowed, extent_of, position

if TYPE_CHECKING:
    from sync.server.server import Server

#: Bytes of one page before packing: at least, at most.
_LEAST, _MOST = 16 * 1024, 8 * 1024 * 1024
#: Rows read at a time, and open documents; what each is taken for before any was seen.
_SLICE = 2_000
_DOCUMENTS = 100
_USUAL_ROW = 256
_USUAL_DOCUMENT = 16 * 1024

#: Small tables that lists cannot be read without; verdicts and history, of which nobody waits for old ones.
_EARLY = frozenset({"partner_card", "product_line"})
_LATE = frozenset({"command_result", Event.TABLE})
#: Documents in the order in which the read model of one needs the other.
_DOCUMENT_ORDER = ("shipment", "order", "inquiry", "request", "b2b_draft", "b2b_order")
#: The section that documents of a kind are in.
_SECTION_OF = {entity.TABLE: entity.SECTION for entity in ENTITIES if entity.TABLE in KINDS}
_OPEN_STATES = {
    kind: tuple(sorted(state for state, phase in PHASES[kind].items() if phase != SHIPPED)) for kind in KINDS
}
#: Along the feed's key: no index on the number, and the order of the join is said, so that a row is met once.
_STANDING = f'f."scope" = ? AND f."tbl" = ? AND f."op" = {PUT} AND +f."seq" <= ? AND {{}}'
_ROWS = f"""
SELECT {{}} FROM "feed" f CROSS JOIN "{{}}" t WHERE t."id" = f."row_id" AND f."row_id" > ? AND {_STANDING}
ORDER BY f."row_id" LIMIT +?"""  # noqa: S608  # our own names; values are bound
_OPEN = f"""
SELECT t."id" FROM "feed" f CROSS JOIN "{{}}" t WHERE t."id" = f."row_id" AND f."row_id" < ? AND {_STANDING}
AND t."state" IN ({{}}) ORDER BY f."row_id" DESC LIMIT +?"""  # noqa: S608  # as above
_FOUND = f"""
SELECT {{}} FROM "{{}}" t CROSS JOIN "feed" f WHERE t."{{}}" IN ({{}}) AND f."row_id" = t."id"
AND {_STANDING}"""  # noqa: S608  # as above
_COUNT = f'SELECT count(*) FROM "feed" WHERE "op" = {PUT} AND "scope" IN ({{}})'  # noqa: S608  # as above
#: What belongs to a document of a kind: table and the column that names the document.
_PARTS: dict[str, tuple[tuple[str, str], ...]] = {
    kind: (
        *((entity.TABLE, entity.ROOT) for entity in ENTITIES if kind == entity.KIND and entity.ROOT),
        *(((Message.TABLE, "thread_id"),) if kind in ("inquiry", "order") else ()),
        (Event.TABLE, "document_id"),
    )
    for kind in KINDS
}
#: Documents that belong to others: kind, their kind, and how they are found there.
_BELONGING = {"request": ("inquiry", "id", "request_partner"), "order": ("shipment", "order_id", "order")}


@dataclass(frozen=True, slots=True)
class _Step:
    """One table of one scope; ``is_open``: its open documents with all that belongs to them."""

    is_open: bool
    scope: str
    table: str


class _Position(msgspec.Struct, frozen=True, array_like=True):
    """Up to where a desk has a walk: the step, the last row of it, and the order that was walked in."""

    is_open: bool
    scope: str
    table: str
    row_id: bytes
    order: int


@dataclass(slots=True)
class _Filling:
    """A page that is being filled."""

    room: int
    rows: int = 0
    parts: list[msgspec.Raw] = field(default_factory=list)

    def add(self, table: str, rows: Sequence[Sequence[Any]]) -> None:
        """Rows of a table, turned into columns; in the order of ids, for how they lie in the database may
        tell of others' rows.
        """
        if rows:
            part = columns.pack_part(table, codec_of(table).columns, sorted(rows, key=itemgetter(0)))
            self.parts.append(part)
            self.rows += len(rows)
            self.room -= len(bytes(part))

    @property
    def slice(self) -> int:
        """How many rows to read next, as large as those so far."""
        spent = sum(len(bytes(part)) for part in self.parts)
        usual = max(spent // self.rows, 1) if self.rows else _USUAL_ROW
        return max(1, min(_SLICE, self.room // usual + 1))


def answer(server: Server, token: str, message: Snapshot) -> SnapshotPage:
    """The next page of a walk. Raises GatewayError, UserError for a position that is none."""
    with server.readers.snapshot() as db:
        epoch = message.epoch or server.epoch
        reader = server.caller(db, token, message.device_id, epoch, message.nonce)
        found = walk_on(db, reader, message.start, message.after, message.max_bytes)
        total = 0 if message.start else _count(db, found.start)
    return SnapshotPage(
        request_id=message.request_id,
        epoch=server.epoch,
        start=found.start,
        after=found.after,
        rows=found.rows,
        body=columns.pack(found.parts),
        total=total,
    )


class Walked(NamedTuple):
    """A step of a walk: where the feeds stood when it began, where it is now (empty at its end), its rows."""

    start: dict[str, Cursor]
    after: bytes
    rows: int
    parts: list[msgspec.Raw]


def walk_on(db: Db, reader: Reader, start: Mapping[str, Cursor], after: bytes, max_bytes: int) -> Walked:
    """The next step of a walk; it begins with no ``start``. Raises GatewayError, UserError as ``answer``."""
    begun = _start(db, reader, start)
    walk = _Walk(db, reader, begun, _Filling(min(max(max_bytes, _LEAST), _MOST)))
    reached = walk.go(_decode(after) if after else None)
    return Walked(begun, reached, walk.page.rows, walk.page.parts)


def _start(db: Db, reader: Reader, given: Mapping[str, Cursor]) -> dict[str, Cursor]:
    """Where the feeds of the caller's scopes stood when the walk began.

    Raises GatewayError ``epoch_changed`` or ``cursor_gone`` where that is nothing to go on from.
    """
    if not given:
        return {scope: _head(db, scope) for scope in reader.scopes}
    start = {scope: cursor for scope, cursor in given.items() if scope in reader.scopes}
    for scope, cursor in start.items():
        extent = extent_of(db, scope)
        if position(db, scope, extent, cursor) != cursor.seq or cursor.gen != extent.gen:
            raise _gone(scope)
    return start


def _count(db: Db, scopes: Iterable[str]) -> int:
    """The rows of a walk."""
    names = tuple(scopes)
    return int(db.query(_COUNT.format(", ".join("?" * len(names))), names)[0][0]) if names else 0


def _head(db: Db, scope: str) -> Cursor:
    extent = extent_of(db, scope)
    if extent == EMPTY:
        return Cursor(extent.gen, 0, "")
    mark = db.query('SELECT "mark" FROM "scope_mark" WHERE "scope" = ? AND "seq" = ?', (scope, extent.head))
    return Cursor(extent.gen, extent.head, mark[0][0])


def _gone(scope: str) -> GatewayError:
    text = "This walk cannot go on: it begins again."
    return GatewayError(410, Failure(code="cursor_gone", text=text, detail={"scope": scope}))


def _decode(after: bytes) -> _Position:
    try:
        return from_msgpack(_Position).decode(after)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise UserError("wire.invalid", "This is no position of a snapshot.", "after") from error


def _plan(scopes: Sequence[str]) -> list[_Step]:
    """The steps of a walk, in order."""
    first: list[_Step] = []
    rest: list[_Step] = []
    documents: list[_Step] = []
    sections = {scope: USER if scope.startswith("user:") else scope.partition(":")[2] for scope in scopes}
    order = {USER: 0, ACCOUNT: 1}
    for scope in sorted(scopes, key=lambda scope: (order.get(sections[scope], 2), scope)):
        section = sections[scope]
        for entity in entities_in(section):
            step = _Step(False, scope, entity.TABLE)
            if entity.TABLE in _DOCUMENT_ORDER:
                documents.append(step)
            elif entity.TABLE in _EARLY or (section in order and entity.TABLE not in _LATE):
                first.append(step)
            else:
                rest.append(step)
    documents.sort(key=lambda step: (_DOCUMENT_ORDER.index(step.table), step.scope))
    opened = [
        _Step(True, scope, kind)
        for kind in KINDS
        for scope in sorted(scopes)
        if sections[scope] == _SECTION_OF[kind]
    ]
    return [*first, *opened, *rest, *documents]


#: Changes when tables are walked in another order: who is in the middle then begins again.
_SECTIONS = ("user:", *(f":{section}" for section in SECTIONS))
_ORDER = zlib.crc32(repr([(step.is_open, step.table) for step in _plan(_SECTIONS)]).encode())


class _Walk:
    """Fills one page from a position on."""

    def __init__(self, db: Db, reader: Reader, start: Mapping[str, Cursor], page: _Filling) -> None:
        self.db = db
        self.reader = reader
        self.start = start
        self.page = page

    def go(self, at: _Position | None) -> bytes:
        """Fill the page; tells where it ends, nothing at the walk's end."""
        steps = self._steps(at)
        row_id = b""
        if at is not None and steps and steps[0] == _Step(at.is_open, at.scope, at.table):
            row_id = at.row_id
        for step in steps:
            while True:
                last = self._open(step, row_id) if step.is_open else self._rows(step, row_id)
                if last is None:
                    break
                row_id = last
                if self.page.room <= 0:
                    return msgspec.msgpack.encode(
                        _Position(step.is_open, step.scope, step.table, row_id, _ORDER)
                    )
            row_id = b""
        return b""

    def _steps(self, at: _Position | None) -> list[_Step]:
        """What is left: from the position on, without what the caller may not have any more."""
        if at is None:
            return _plan(tuple(self.start))
        steps = _plan((*self.start, *{at.scope}.difference(self.start)))
        here = _Step(at.is_open, at.scope, at.table)
        if at.order != _ORDER or here not in steps:
            raise _gone(at.scope)
        return [step for step in steps[steps.index(here) :] if step.scope in self.start]

    def _rows(self, step: _Step, after: bytes) -> bytes | None:
        """The next rows of a table; the id of the last, None where there are no more."""
        test, owners = allowed(self.reader, step.table)
        rows = self.db.query(
            _ROWS.format(_columns(step.table), step.table, test),
            (after, *self._standing(step.scope, step.table), *owners, self.page.slice),
        )
        self.page.add(step.table, rows)
        return rows[-1][0] if rows else None

    def _open(self, step: _Step, before: bytes) -> bytes | None:
        """The next open documents, the newest first, with all that belongs to them."""
        states = _OPEN_STATES[step.table]
        test, owners = allowed(self.reader, step.table)
        count = max(1, min(_DOCUMENTS, self.page.room // _USUAL_DOCUMENT))
        rows = self.db.query(
            _OPEN.format(step.table, test, ", ".join("?" * len(states))),
            (before or b"\xff" * 17, *self._standing(step.scope, step.table), *owners, *states, count),
        )
        ids = [row[0] for row in rows]
        for table, found in self._families(step.scope, step.table, ids):
            self.page.add(table, found)
        return ids[-1] if ids else None

    def _standing(self, scope: str, table: str) -> tuple[str, str, int]:
        return scope, table, self.start[scope].seq

    def _families(
        self, scope: str, kind: str, ids: Sequence[bytes]
    ) -> Iterator[tuple[str, list[tuple[Any, ...]]]]:
        """Documents with their parts, parts first, and with the documents that belong to them."""
        if not ids:
            return
        if kind in _BELONGING:
            other, column, table = _BELONGING[kind]
            named = ids
            if table != kind:
                named = [row[0] for row in self._found(scope, table, f"{kind}_id", ids)]
            if column != "id":
                named = [row[0] for row in self._found(scope, other, column, named)]
            yield from self._families(scope, other, named)
        for table, column in (*_PARTS[kind], (kind, "id")):
            yield table, self._found(scope, table, column, ids)

    def _found(self, scope: str, table: str, column: str, values: Sequence[bytes]) -> list[tuple[Any, ...]]:
        """Rows of a scope, not changed since the start, by a column."""
        if not values:
            return []
        test, owners = allowed(self.reader, table)
        rows: list[tuple[Any, ...]] = []
        for first in range(0, len(values), 500):
            marks, sought = places(values[first : first + 500])
            sql = _FOUND.format(_columns(table), table, column, marks, test)
            rows.extend(self.db.query(sql, (*sought, *self._standing(scope, table), *owners)))
        return rows


def _columns(table: str) -> str:
    return ", ".join(f't."{name}"' for name in codec_of(table).columns)

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Pages: what a desk does not have yet, read in one snapshot over all its scopes (law 4)."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from desktop_b2b.domain.entities import BY_TABLE, UserRow
from desktop_b2b.domain.values import Id
from desktop_b2b.storage.codec import codec_of
from desktop_b2b.storage.db import Db
from sync.protocol.gateway import GatewayError
from sync.protocol.messages import Cursor, Failure, Page, TableRows
from sync.server.feeds import MEANT, PUT

_log = logging.getLogger(__name__)

#: Entries of one answer at most, and the bytes that one is taken for.
ENTRIES = 5_000
_ENTRY_BYTES = 256
_CHUNK = 500
_SCOPES = 'SELECT "name", "gen", "head", "min_seq" FROM "scope" WHERE "name" IN ({})'
_MARK = 'SELECT "mark" FROM "scope_mark" WHERE "scope" = ? AND "seq" = ?'
_LIMIT = 'SELECT "seq" FROM "feed" WHERE "scope" = ? AND "seq" > ? ORDER BY "seq" LIMIT 1 OFFSET ?'
_ENTRIES = 'SELECT "tbl", "row_id", "op" FROM "feed" WHERE "scope" = ? AND "seq" > ? AND "seq" <= ?'


@dataclass(frozen=True, slots=True)
class Reader:
    """Whom pages are for; nothing else is read, whatever a feed says."""

    organisation_id: Id
    user_ids: frozenset[Id]
    scopes: tuple[str, ...]


class Extent(NamedTuple):
    """A scope's generation, its head, and the number below which tombstones and marks are gone."""

    gen: int
    head: int
    min_seq: int


EMPTY = Extent(1, 0, 0)


def extent_of(db: Db, scope: str) -> Extent:
    """How far a scope's feed goes."""
    for row in db.query(_SCOPES.format("?"), (scope,)):
        return Extent(*row[1:])
    return EMPTY


def pull(
    db: Db, reader: Reader, cursors: Mapping[str, Cursor], max_bytes: int
) -> tuple[tuple[Page, ...], bool]:
    """The pages beyond the cursors, and whether some scope is still below its head.

    Raises GatewayError ``epoch_changed`` for a cursor that this database never gave.
    """
    places = ", ".join("?" * len(reader.scopes))
    known = {row[0]: Extent(*row[1:]) for row in db.query(_SCOPES.format(places), reader.scopes)}
    room = max(1, min(ENTRIES, max_bytes // _ENTRY_BYTES))
    pages: list[Page] = []
    more = False
    for scope in reader.scopes:
        extent = known.get(scope, EMPTY)
        head = extent.head
        start = position(db, scope, extent, cursors.get(scope))
        if start == head:
            continue
        if room <= 0:
            more = True
            continue
        page, count = _page(db, reader, scope, extent, start, room)
        room -= count
        more = more or page.end < head
        pages.append(page)
    return tuple(pages), more


def check_cursors(db: Db, reader: Reader, cursors: Mapping[str, Cursor]) -> None:
    """Raise GatewayError ``epoch_changed`` for a cursor that this database never gave."""
    places = ", ".join("?" * len(reader.scopes))
    for scope, *extent in db.query(_SCOPES.format(places), reader.scopes):
        position(db, scope, Extent(*extent), cursors.get(scope))


def position(db: Db, scope: str, extent: Extent, cursor: Cursor | None) -> int:
    """How far a desk is in a scope's feed; 0 where it begins anew.

    Raises GatewayError ``epoch_changed`` for a cursor that this database never gave, ``cursor_gone`` for one
    below what compaction left.
    """
    gen, head, min_seq = extent
    if cursor is None or cursor.seq == 0 or cursor.gen != gen:
        return 0
    if cursor.seq < min_seq:
        if cursor.mark == _copy_mark(db, scope, min_seq):
            return cursor.seq
        raise GatewayError(
            410,
            Failure(
                code="cursor_gone",
                text="This device was away for too long: what was removed meanwhile is known no longer.",
                detail={"scope": scope},
            ),
        )
    found = db.query(_MARK, (scope, cursor.seq)) if cursor.seq <= head else []
    if not found or found[0][0] != cursor.mark:
        raise GatewayError(
            409,
            Failure(
                code="epoch_changed",
                text="The server was restored: this position was never given by it.",
                detail={"scope": scope},
            ),
        )
    return cursor.seq


def _page(db: Db, reader: Reader, scope: str, extent: Extent, start: int, room: int) -> tuple[Page, int]:
    gen, head, min_seq = extent
    beyond = db.query(_LIMIT, (scope, start, room))
    end = beyond[0][0] if beyond else head
    puts: dict[str, list[bytes]] = {}
    removes: dict[str, list[bytes]] = {}
    meant: dict[str, int] = {}
    entries = db.query(_ENTRIES, (scope, start, end))
    for table, row_id, op in entries:
        (puts if op == PUT else removes).setdefault(table, []).append(row_id)
        if op == MEANT:
            meant[table] = meant.get(table, 0) + 1
    # Below what compaction left there are no marks: only a copy that is being made gets there.
    mark = db.query(_MARK, (scope, end))[0][0] if end >= min_seq else _copy_mark(db, scope, min_seq)
    page = Page(
        scope=scope,
        gen=gen,
        start=start,
        end=end,
        mark=mark,
        tables=tuple(_rows(db, reader, table, ids) for table, ids in sorted(puts.items())),
        removes=removes if start else {},
        meant=meant if start else {},
    )
    return page, len(entries)


def _copy_mark(db: Db, scope: str, min_seq: int) -> str:
    """The mark of all positions below what compaction left, for a copy that began after it."""
    return f"~{db.query(_MARK, (scope, min_seq))[0][0]}"


def allowed(reader: Reader, table: str) -> tuple[str, list[bytes]]:
    """The test that a row passes whom a reader may have, and its values."""
    if issubclass(BY_TABLE[table], UserRow):
        owners = [bytes.fromhex(user_id) for user_id in sorted(reader.user_ids)]
        return f'"user_id" IN ({", ".join("?" * len(owners))})', owners
    return '("owner_id" = ? OR "counterpart_id" = ?)', [bytes.fromhex(reader.organisation_id)] * 2


def _rows(db: Db, reader: Reader, table: str, ids: Sequence[bytes]) -> TableRows:
    """Rows by id, filtered once more by who may have them: a wrong entry must not leak a row."""
    sql = codec_of(table).sql
    test, owners = allowed(reader, table)
    rows: list[list[Any]] = []
    for first in range(0, len(ids), _CHUNK):
        part = ids[first : first + _CHUNK]
        places = ", ".join("?" * len(part))
        statement = f'{sql.select} WHERE "id" IN ({places}) AND {test}'
        rows.extend(map(list, db.query(statement, (*part, *owners))))
    if len(rows) != len(ids):
        _log.error("feed names rows that its reader may not have", extra={"table": table})
    return TableRows(table=table, columns=sql.columns, rows=rows)

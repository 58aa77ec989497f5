# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Pages: what a desk does not have yet, read in one snapshot over all its scopes (law 4)."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from desktop_b2b.domain.entities import BY_TABLE, UserRow
from desktop_b2b.domain.values import Id
from desktop_b2b.storage.codec import codec_of
from desktop_b2b.storage.db import Db
from sync.protocol.gateway import GatewayError
from sync.protocol.messages import Cursor, Failure, Page, TableRows
from sync.server.feeds import PUT

_log = logging.getLogger(__name__)

#: Entries of one answer at most, and the bytes that one is taken for.
ENTRIES = 5_000
_ENTRY_BYTES = 256
_CHUNK = 500
_SCOPES = 'SELECT "name", "gen", "head" FROM "scope" WHERE "name" IN ({})'
_MARK = 'SELECT "mark" FROM "scope_mark" WHERE "scope" = ? AND "seq" = ?'
_LIMIT = 'SELECT "seq" FROM "feed" WHERE "scope" = ? AND "seq" > ? ORDER BY "seq" LIMIT 1 OFFSET ?'
_ENTRIES = 'SELECT "tbl", "row_id", "op" FROM "feed" WHERE "scope" = ? AND "seq" > ? AND "seq" <= ?'


@dataclass(frozen=True, slots=True)
class Reader:
    """Whom pages are for; nothing else is read, whatever a feed says."""

    organisation_id: Id
    user_ids: frozenset[Id]
    scopes: tuple[str, ...]


def pull(
    db: Db, reader: Reader, cursors: Mapping[str, Cursor], max_bytes: int
) -> tuple[tuple[Page, ...], bool]:
    """The pages beyond the cursors, and whether some scope is still below its head.

    Raises GatewayError ``epoch_changed`` for a cursor that this database never gave.
    """
    places = ", ".join("?" * len(reader.scopes))
    known = {name: (gen, head) for name, gen, head in db.query(_SCOPES.format(places), reader.scopes)}
    room = max(1, min(ENTRIES, max_bytes // _ENTRY_BYTES))
    pages: list[Page] = []
    more = False
    for scope in reader.scopes:
        gen, head = known.get(scope, (1, 0))
        start = _start(db, scope, gen, head, cursors.get(scope))
        if start == head:
            continue
        if room <= 0:
            more = True
            continue
        page, count = _page(db, reader, scope, gen, start, head, room)
        room -= count
        more = more or page.end < head
        pages.append(page)
    return tuple(pages), more


def _start(db: Db, scope: str, gen: int, head: int, cursor: Cursor | None) -> int:
    if cursor is None or cursor.seq == 0 or cursor.gen != gen:
        return 0
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


def _page(db: Db, reader: Reader, scope: str, gen: int, start: int, head: int, room: int) -> tuple[Page, int]:
    beyond = db.query(_LIMIT, (scope, start, room))
    end = beyond[0][0] if beyond else head
    puts: dict[str, list[bytes]] = {}
    removes: dict[str, list[bytes]] = {}
    entries = db.query(_ENTRIES, (scope, start, end))
    for table, row_id, op in entries:
        (puts if op == PUT else removes).setdefault(table, []).append(row_id)
    page = Page(
        scope=scope,
        gen=gen,
        start=start,
        end=end,
        mark=db.query(_MARK, (scope, end))[0][0],
        tables=tuple(_rows(db, reader, table, ids) for table, ids in sorted(puts.items())),
        removes=removes if start else {},
    )
    return page, len(entries)


def _rows(db: Db, reader: Reader, table: str, ids: Sequence[bytes]) -> TableRows:
    """Rows by id, filtered once more by who may have them: a wrong entry must not leak a row."""
    sql = codec_of(table).sql
    if issubclass(BY_TABLE[table], UserRow):
        owners = [bytes.fromhex(user_id) for user_id in sorted(reader.user_ids)]
        allowed = f'"user_id" IN ({", ".join("?" * len(owners))})'
    else:
        owners = [bytes.fromhex(reader.organisation_id)] * 2
        allowed = '("owner_id" = ? OR "counterpart_id" = ?)'
    rows: list[list[Any]] = []
    for first in range(0, len(ids), _CHUNK):
        part = ids[first : first + _CHUNK]
        places = ", ".join("?" * len(part))
        statement = f'{sql.select} WHERE "id" IN ({places}) AND {allowed}'
        rows.extend(map(list, db.query(statement, (*part, *owners))))
    if len(rows) != len(ids):
        _log.error("feed names rows that its reader may not have", extra={"table": table})
    return TableRows(table=table, columns=sql.columns, rows=rows)

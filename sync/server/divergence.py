# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Whether a desk still holds what the server would show it (PROTOCOL.md, Divergence).

Sums are compared in one snapshot and only at the scope's very head: a row keeps its present state alone, so
no other position can be told. What a desk gets is what its pull would give it, read by the same rule.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from desktop_b2b.domain.entities import BY_TABLE, UserRow, entities_in
from desktop_b2b.errors import UserError
from desktop_b2b.storage.codec import codec_of
from desktop_b2b.storage.db import Db
from sync.protocol import sums
from sync.protocol.messages import Cursor, Refetch, Refetched, Report, TableRows, Verified, Verify
from sync.server.feeds import PUT
from sync.server.page_rows import Reader
from sync.server.pages import allowed, extent_of, position

if TYPE_CHECKING:
    from sync.server.server import Server

_log = logging.getLogger(__name__)

#: Rows read at a time where the database cannot add them up itself, and rows of one answer.
_SLICE = 20_000
_ANSWER = 20_000
#: What desks report.
KINDS = frozenset({"divergence"})
#: A report is a few counts; more is cut off.
_REPORT = 2_000


def verify(server: Server, token: str, message: Verify) -> Verified:
    """The buckets in which the desk's sums are not ours."""
    with server.readers.snapshot() as db:
        reader = server.caller(db, token, message.device_id, message.epoch, message.nonce)
        if not _is_there(db, reader, message.scope, message.cursor):
            return Verified(request_id=message.request_id, moved=True)
        bad: dict[str, bytes] = {}
        for table, theirs in sorted(message.sums.items()):
            mine = _sums(db, reader, message.scope, table) if _fits(table, message.scope) else b""
            try:
                buckets = sums.differing(mine, theirs)
            except ValueError as error:
                raise UserError("wire.invalid", "{reason}", f"sums.{table}", reason=error) from error
            if buckets:
                bad[table] = buckets
    return Verified(request_id=message.request_id, bad=bad)


def refetch(server: Server, token: str, message: Refetch) -> Refetched:
    """All rows of some buckets of a table, as many buckets as one answer holds."""
    with server.readers.snapshot() as db:
        reader = server.caller(db, token, message.device_id, message.epoch, message.nonce)
        if not _is_there(db, reader, message.scope, message.cursor):
            return Refetched(request_id=message.request_id, moved=True)
        if not _fits(message.table, message.scope):
            raise UserError("wire.invalid", "This scope has no such table.", "table")
        sql = codec_of(message.table).sql
        rows: list[list[Any]] = []
        done = bytearray()
        for bucket in message.buckets:
            rows.extend(map(list, _bucket(db, reader, message.scope, message.table, bucket)))
            done.append(bucket)
            if len(rows) >= _ANSWER:
                break
    table = TableRows(table=message.table, columns=sql.columns, rows=rows)
    return Refetched(request_id=message.request_id, buckets=bytes(done), rows=table)


def report(server: Server, token: str, message: Report) -> None:
    """Put what a desk noticed into the log, where the server's keeper looks."""
    session = server.session(token)
    server.metrics.reports.add(message.kind if message.kind in KINDS else "other")
    _log.warning(
        "a desk reports: %s",
        message.kind[:100],
        extra={
            "device": session.device_id,
            "organisation": session.organisation_id,
            "detail": repr(message.detail)[:_REPORT],
        },
    )


def _is_there(db: Db, reader: Reader, scope: str, cursor: Cursor) -> bool:
    """Whether a cursor is at the head of one of the caller's scopes. Raises GatewayError as a pull does."""
    if scope not in reader.scopes:
        return False
    extent = extent_of(db, scope)
    return 0 < extent.head == position(db, scope, extent, cursor)


def _fits(table: str, scope: str) -> bool:
    """Whether a scope may have rows of a table."""
    entity = BY_TABLE.get(table)
    if entity is None:
        return False
    if scope.startswith("user:"):
        return issubclass(entity, UserRow)
    return entity in entities_in(scope.partition(":")[2])


def _from(reader: Reader, table: str) -> tuple[str, list[Any]]:
    """The rows of a table in a scope, as a pull would give them: FROM and WHERE, with what stands for ``?``
    after the scope.
    """
    test, owners = allowed(reader, table)
    return (
        f' FROM "feed" f JOIN "{table}" t ON t."id" = f."row_id"'  # our own names
        f' WHERE f."scope" = ? AND f."tbl" = ? AND f."op" = {PUT} AND {test}',
        [table, *owners],
    )


def _sums(db: Db, reader: Reader, scope: str, table: str) -> bytes:
    found = sums.Sums()
    tail, params = _from(reader, table)
    if db.dialect == "postgresql":
        value = '(\'x\' || substr(md5(f."row_id" || int8send(t."version")), 1, 16))::bit(64)::bigint::numeric'
        sql = f'SELECT get_byte(f."row_id", {sums.PLACE}), SUM({value}){tail} GROUP BY 1'
        for bucket, total in db.query(sql, (scope, *params)):
            found.put(bucket, int(total))
        return found.packed()
    after = b""
    sql = f'SELECT f."row_id", t."version"{tail} AND f."row_id" > ? ORDER BY f."row_id" LIMIT {_SLICE}'
    while True:
        rows = db.query(sql, (scope, *params, after))
        found.add((row_id, version) for row_id, version in rows)
        if len(rows) < _SLICE:
            return found.packed()
        after = rows[-1][0]


def _bucket(db: Db, reader: Reader, scope: str, table: str, bucket: int) -> Sequence[tuple[Any, ...]]:
    columns = ", ".join(f't."{name}"' for name in codec_of(table).sql.columns)
    tail, params = _from(reader, table)
    # Both databases cut a byte out of an id alike, counting from 1.
    test = f'substr(f."row_id", {sums.PLACE + 1}, 1) = ?'
    # In the order of ids: how rows lie in the database may tell of others' rows.
    sql = f'SELECT {columns}{tail} AND {test} ORDER BY f."row_id"'
    return db.query(sql, (scope, *params, bytes([bucket])))

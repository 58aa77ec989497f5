# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The archive of acknowledged commands, until the server's backup holds them (PROTOCOL.md, Restore).

A command enters it in the transaction that takes it out of the outbox, with its verdict. When the server
says how far its last backup goes, what that holds is forgotten. When the server was restored, the rest goes
back in front of the outbox and is given to it again.
"""

from __future__ import annotations

import json
import operator
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from desktop_b2b.clock import DAY
from desktop_b2b.domain.decoders import from_msgpack
from desktop_b2b.domain.values import Id, Instant
from desktop_b2b.storage.codec import codec_of
from desktop_b2b.storage.db import SqliteDb
from desktop_b2b.storage.session import get_state, set_state
from desktop_b2b.storage.waiting import changing, pack, waiting
from sync.client.scopes import user_scope
from sync.protocol.messages import Cursor, Page, Replay, TableRows

#: How long and how much is kept where no backup is ever told of.
LONGEST = 60 * DAY
LARGEST = 64 * 1024 * 1024
#: How often the bounds are looked at, in commands.
_EVERY = 500
#: "1" while commands that were put back have not run on what the restored server has.
UNAPPLIED = "archive.unapplied"
#: Since when commands were let go that no backup held, as JSON: how many, and the last one's instant.
LOST = "archive.lost"

_ISSUE = (
    "kind",
    "text",
    "error_field",
    "params",
    "fields",
    "theirs_name",
    "theirs_at",
    "state",
    "resolution",
)
_COPIED = (
    "command_id, user_id, type, v, body, expects, depends_on, numbers, made_at, target_id, document_kind"
)
_KEEP = (
    f"INSERT INTO archive ({_COPIED}, verdict, scope, seq, size, settled_at)"  # noqa: S608  # our own names
    f" SELECT {_COPIED}, ?, ?, ?, length(body) + length(expects) + 200, ? FROM outbox WHERE position = ?"
    " ON CONFLICT (command_id) DO UPDATE SET verdict = excluded.verdict, scope = excluded.scope,"
    " seq = excluded.seq, settled_at = excluded.settled_at"
)
_BACK = (
    f"INSERT INTO outbox (position, {_COPIED}, lane_seq, state, local_error, touches, told)"  # noqa: S608  # as above
    f" SELECT ?, {_COPIED}, 0, 'sent', '', ?, ? FROM archive WHERE position = ?"
)


def keep(db: SqliteDb, pages: Iterable[Page], now: Instant) -> None:
    """Archive the commands whose verdicts come in; part of the transaction, before they leave the outbox."""
    index = waiting(db)
    is_kept = bool(db.query("SELECT 1 FROM archive LIMIT 1"))
    if not len(index) and not is_kept:
        return
    rows: list[tuple[Any, ...]] = []
    again: list[tuple[Any, ...]] = []
    for page in pages:
        results = [row for part in page.tables if part.table == "command_result" for row in _dicts(part)]
        if not results:
            continue
        issues = {
            row["id"]: row for part in page.tables if part.table == "sync_issue" for row in _dicts(part)
        }
        for row in results:
            told = _verdict(row, issues.get(row["id"])), page.scope, page.end
            places = index.positions_of((row["id"].hex(),))
            rows.extend((*told, now, place) for place in places)
            if is_kept and not places:
                again.append((*told, row["id"]))
    # A verdict that took the place of an earlier one: what was parked was taken after all.
    db.many("UPDATE archive SET verdict = ?, scope = ?, seq = ? WHERE command_id = ?", again)
    if rows:
        _enter(db, rows, now)


def keep_found(db: SqliteDb, ends: Mapping[str, int], now: Instant) -> None:
    """Archive the commands whose verdicts came among all the rows of a first copy, as ``keep`` does.

    ``ends``: how far each scope of the copy is.
    """
    waiting_ids = "SELECT command_id FROM outbox"
    results = _found(db, "command_result", waiting_ids)
    if not results:
        return
    issues = {row["id"]: row for row in _found(db, "sync_issue", waiting_ids)}
    index = waiting(db)
    rows: list[tuple[Any, ...]] = []
    for row in results:
        scope = user_scope(row["user_id"].hex())
        told = _verdict(row, issues.get(row["id"])), scope, ends.get(scope, 0)
        rows.extend((*told, now, place) for place in index.positions_of((row["id"].hex(),)))
    _enter(db, rows, now)


def keep_repaired(db: SqliteDb, scope: str, cursor: Cursor, results: TableRows, now: Instant) -> None:
    """Archive the commands whose verdicts come with a repair of a scope, as ``keep`` does; their issues are
    here already.
    """
    ids = "SELECT command_id FROM outbox UNION SELECT command_id FROM archive"
    columns = codec_of("sync_issue").columns
    rows = [[row[name] for name in columns] for row in _found(db, "sync_issue", ids)]
    issues = TableRows(table="sync_issue", columns=columns, rows=rows)
    at = cursor.seq
    page = Page(scope=scope, gen=cursor.gen, start=at, end=at, mark=cursor.mark, tables=(results, issues))
    keep(db, [page], now)


def _found(db: SqliteDb, table: str, ids: str) -> list[dict[str, Any]]:
    known = codec_of(table)
    rows = db.query(f'{known.sql.select} WHERE "version" > 0 AND "id" IN ({ids})')
    return [dict(zip(known.columns, row, strict=True)) for row in rows]


def _enter(db: SqliteDb, rows: list[tuple[Any, ...]], now: Instant) -> None:
    # In the order in which they were given, whatever that of their verdicts in a page is.
    db.many(_KEEP, sorted(rows, key=operator.itemgetter(-1)))
    if db.query("SELECT 1 FROM replay LIMIT 1"):
        sql = "DELETE FROM replay WHERE command_id = (SELECT command_id FROM outbox WHERE position = ?)"
        db.many(sql, [(row[-1],) for row in rows])
    last = db.query("SELECT max(position) FROM archive")[0][0] or 0
    if last // _EVERY != (last - len(rows)) // _EVERY:
        bound(db, now)


def _dicts(part: TableRows) -> list[dict[str, Any]]:
    return [dict(zip(part.columns, row, strict=True)) for row in part.rows]


def _verdict(result: Mapping[str, Any], issue: Mapping[str, Any] | None) -> bytes:
    receipt = result.get("receipt")
    return msgspec.msgpack.encode(
        Replay(
            outcome=result["outcome"],
            code=result.get("code") or "",
            at=result.get("at") or 0,
            numbers=tuple(json.loads(result.get("numbers") or "[]")),
            receipt=receipt.hex() if receipt else "",
            issue={name: issue[name] for name in _ISSUE if name in issue} if issue is not None else {},
        )
    )


def forget(db: SqliteDb, durable: Mapping[str, int]) -> None:
    """Let go what the server's last backup holds; part of the running transaction."""
    db.many("DELETE FROM archive WHERE scope = ? AND seq <= ?", list(durable.items()))


def bound(db: SqliteDb, now: Instant) -> None:
    """Let go what is older or more than is kept without any backup, the oldest first, and remember that."""
    total = db.query("SELECT coalesce(sum(size), 0) FROM archive")[0][0]
    gone: list[tuple[int, Instant]] = []
    for position, size, settled_at in db.query(
        "SELECT position, size, settled_at FROM archive ORDER BY position"
    ):
        if settled_at >= now - LONGEST and total <= LARGEST:
            break
        total -= size
        gone.append((position, settled_at))
    if gone:
        db.run("DELETE FROM archive WHERE position <= ?", (gone[-1][0],))
        count = json.loads(get_state(db, LOST) or "[0, 0]")[0] + len(gone)
        set_state(db, LOST, json.dumps([count, gone[-1][1]]))


def put_back(db: SqliteDb) -> int:
    """The server was restored: all that is kept goes in front of the outbox, in its order, to be given again;
    how many they are. Part of the running transaction.

    Numbers are new ones above all that were used, so that the server says which it expects.
    """
    kept = db.query("SELECT position, command_id, verdict FROM archive ORDER BY position")
    if kept:
        index = changing(db)
        first = min(db.query("SELECT coalesce(min(position), 1) FROM outbox")[0][0], 1) - len(kept)
        for place, (position, command_id, verdict) in enumerate(kept):
            db.run(_BACK, (first + place, pack({}), b"", position))
            index.enter(first + place, command_id.hex(), {})
            outcome = from_msgpack(Replay).decode(verdict).outcome
            db.run("INSERT OR REPLACE INTO replay VALUES (?, ?, ?)", (command_id, outcome, verdict))
        db.run("DELETE FROM archive")
        set_state(db, UNAPPLIED, "1")
    # A logo or an attachment that was uploaded since the backup went with the server, too.
    ours = "WHERE owner_id IN (SELECT id FROM organisation)"
    named = f"SELECT file_hash FROM attachment {ours} UNION SELECT file_hash FROM b2b_file {ours}"  # noqa: S608
    own = f"(hash IN (SELECT logo_hash FROM organisation) OR hash IN ({named}))"  # noqa: S608  # our own text
    db.run(f"UPDATE file SET state = 'upload' WHERE state = 'kept' AND {own}")  # noqa: S608  # our own text
    _number_anew(db)
    return len(kept)


def _number_anew(db: SqliteDb) -> None:
    """All that was sent gets numbers above those that the lanes have come to, in the order of the outbox."""
    for (user_id,) in db.query("SELECT DISTINCT user_id FROM outbox WHERE state = 'sent'"):
        key = f"lane:{user_id.hex()}"
        following = int(get_state(db, key, "1"))
        for (position,) in db.query(
            "SELECT position FROM outbox WHERE user_id = ? AND state = 'sent' ORDER BY position", (user_id,)
        ):
            db.run("UPDATE outbox SET lane_seq = ? WHERE position = ?", (following, position))
            following += 1
        set_state(db, key, str(following))


def verdicts(db: SqliteDb, command_ids: Iterable[Id]) -> dict[Id, Replay]:
    """The earlier verdicts of commands that are given again."""
    if not db.query("SELECT 1 FROM replay LIMIT 1"):
        return {}
    found: dict[Id, Replay] = {}
    for command_id in command_ids:
        for (verdict,) in db.query(
            "SELECT verdict FROM replay WHERE command_id = ?", (bytes.fromhex(command_id),)
        ):
            found[command_id] = from_msgpack(Replay).decode(verdict)
    return found

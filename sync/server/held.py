# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Effects that wait for a person's word after a restore: they may have been sent before it."""

from __future__ import annotations

from typing import Any

import msgspec

from desktop_b2b.errors import UserError
from sync.server import epochs
from sync.server.dispatcher import HELD, SKIPPED, WAITING
from sync.server.ids import is_id
from sync.server.intake import Transaction
from sync.server.server import Server

ACTIONS = ("list", "release", "drop")


def effects(server: Server, action: str, ids: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    """List what is held, oldest first; or send it after all, or let it go: all, or those named.

    Raises UserError ``effects.action``, ``effects.id``.
    """
    if action not in ACTIONS:
        raise UserError("effects.action", "One of: {actions}.", "do", actions=", ".join(ACTIONS))
    if not all(map(is_id, ids)):
        raise UserError("effects.id", "An id is 32 hexadecimal digits.", "id")
    with server.readers.snapshot() as db:
        rows = db.query(
            'SELECT "id", "kind", "body", "made_at" FROM "effect" WHERE "state" = ? ORDER BY "made_at", "id"',
            (HELD,),
        )
    found = [
        {"id": row_id.hex(), "kind": kind, "body": msgspec.json.decode(body), "made_at": made_at}
        for row_id, kind, body, made_at in rows
        if not ids or row_id.hex() in ids
    ]
    missing = sorted(set(ids) - {str(line["id"]) for line in found})
    if missing:
        raise UserError("effects.id", "This is not held: {ids}.", "id", ids=", ".join(missing))
    if action != "list" and found:
        _decide(server, WAITING if action == "release" else SKIPPED, [str(line["id"]) for line in found])
    return found


def _decide(server: Server, state: str, ids: list[str]) -> None:
    now = server.clock.now()
    ended = None if state == WAITING else now
    reason = "" if state == WAITING else "dropped after a restore"

    def write(unit: Transaction) -> None:
        unit.db.many(
            'UPDATE "effect" SET "state" = ?, "due_at" = ?, "ended_at" = ?, "reason" = ?'
            ' WHERE "id" = ? AND "state" = \'held\'',
            [(state, now, ended, reason, bytes.fromhex(effect_id)) for effect_id in ids],
        )

    server.executor.call(write).result()


def end_hold(server: Server) -> dict[str, Any]:
    """All desks are back: deadlines that waited for them are judged now."""
    server.executor.call(lambda unit: epochs.end_hold(unit.db)).result()
    server.scheduler.wake()
    return {"held_until": 0}

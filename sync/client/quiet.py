# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""An answer that brings nothing: it is known by reading alone, and nothing is written or told for it.

How long ago the server was heard is kept now and then; each write is one to the disk.
"""

from __future__ import annotations

import json
from collections.abc import Collection

from desktop_b2b.clock import SECOND
from desktop_b2b.domain.values import Id, Instant
from desktop_b2b.storage.db import Db
from sync.client import archive, guard
from sync.client.scopes import is_personal
from sync.client.states import ANEW, CONFIRMED, EPOCH, HISTORY, LOADED, NONCE
from sync.protocol.messages import ExchangeReply

#: "Confirmed with the server at …" may be so much older than it could be.
_STALE = 30 * SECOND


def heads_of_nothing(db: Db, reply: ExchangeReply, user_id: Id, asked_at: Instant) -> dict[str, int] | None:
    """The heads that the desk is at, where an answer to a question without commands changes nothing here;
    None where it has to be taken in.
    """
    if reply.more or reply.pages or reply.outcomes or reply.disabled:
        return None
    kept = dict(db.query("SELECT key, value FROM state WHERE key LIKE 'sync.%' OR key LIKE 'archive.%'"))
    same = (kept.get(NONCE), kept.get(EPOCH), kept.get(LOADED)) == (reply.nonce, reply.epoch, "1")
    anew = not set(reply.scopes).isdisjoint(json.loads(kept.get(ANEW, "[]")))
    plain = not anew and not kept.get(HISTORY) and not kept.get(archive.UNAPPLIED)
    fresh = 0 <= asked_at - int(kept.get(CONFIRMED) or 0) < _STALE
    asked = any(kept.get(key) for key in (guard.REMOVAL, guard.ACCEPTED))
    if asked or not (same and plain and fresh):
        return None
    if db.query("SELECT 1 FROM staged LIMIT 1") or _is_backed_up(db, reply):
        return None
    cursors = dict(db.query("SELECT scope, seq FROM cursor"))
    if _has_lost(cursors, reply.scopes, user_id):
        return None
    return {scope: cursors.get(scope, 0) for scope in reply.scopes}


def _is_backed_up(db: Db, reply: ExchangeReply) -> bool:
    """Whether the server's last backup holds something that is archived here."""
    return any(
        db.query("SELECT 1 FROM archive WHERE scope = ? AND seq <= ? LIMIT 1", item)
        for item in reply.durable_through.items()
    )


def _has_lost(known: Collection[str], given: Collection[str], user_id: Id) -> bool:
    """Whether a scope of the company or of this person is not given any more."""
    return any(
        scope not in given and (not is_personal(scope) or scope == f"user:{user_id}") for scope in known
    )

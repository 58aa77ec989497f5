# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Pages as they came: whether they fit what is here, how far they reach, and what they take away."""

from __future__ import annotations

import json
import logging
from collections import Counter
from collections.abc import Iterable

from desktop_b2b.domain.decoders import from_msgpack
from desktop_b2b.storage.db import SqliteDb
from desktop_b2b.storage.desk import DeskStore
from desktop_b2b.storage.session import Session, get_state, set_state
from sync.client import guard, outages, shape
from sync.client.scopes import is_personal, rows_without, user_scope
from sync.client.states import ANEW, HISTORY
from sync.protocol.messages import Cursor, Exchange, ExchangeReply, Page

_log = logging.getLogger(__name__)


def check(message: Exchange, reply: ExchangeReply) -> None:
    """A page begins where we are, or at nothing; everything else is not for us."""
    shape.check_reply(reply)
    at = {scope: cursor.seq for scope, cursor in message.cursors.items()}
    for page in reply.pages:
        fits = page.start in (0, at.get(page.scope, 0)) and page.end >= page.start
        if not fits or page.scope not in reply.scopes:
            _log.info("a page does not fit", extra={"scope": page.scope, "start": page.start})
            raise outages.garbled()
        at[page.scope] = page.end


def revoked(known: Iterable[str], given: tuple[str, ...], session: Session) -> set[str]:
    """Scopes that the server gives no longer; another user's own wait for that user to come back."""
    own = user_scope(session.user_id)
    return {scope for scope in known if scope not in given and (scope == own or not is_personal(scope))}


def staged(db: SqliteDb) -> list[Page]:
    """The pages that wait beside what is here for those that follow."""
    return [
        from_msgpack(Page).decode(row[0]) for row in db.query("SELECT page FROM staged ORDER BY position")
    ]


def cursors(db: SqliteDb) -> dict[str, Cursor]:
    """How far each scope is, with what is staged."""
    found = {
        scope: Cursor(gen, seq, mark)
        for scope, gen, seq, mark in db.query("SELECT scope, gen, seq, mark FROM cursor")
    }
    for page in staged(db):
        found[page.scope] = Cursor(page.gen, page.end, page.mark)
    return found


def heads(db: SqliteDb, reply: ExchangeReply) -> dict[str, int]:
    """How far the desk is in each scope that it is given."""
    known = cursors(db)
    return {scope: known[scope].seq if scope in known else 0 for scope in reply.scopes}


def take_anew(db: SqliteDb, scope: str) -> None:
    """Have the next round replace a scope by what comes, within the same history."""
    anew = set(json.loads(get_state(db, ANEW, "[]")))
    set_state(db, ANEW, json.dumps(sorted(anew | {scope})))
    db.run("DELETE FROM cursor WHERE scope = ?", (scope,))
    db.run("DELETE FROM staged")


def removals(
    store: DeskStore, pages: list[Page], anew: set[str], lost: set[str], told: set[str]
) -> guard.Removals:
    """Rows to take away: what the pages name, what a fresh copy has no more, what was revoked.

    ``told``: the scopes that the server says it keeps from this device. Raises RemovalHeldError.
    """
    found = guard.Removals()
    if not (anew or lost or any(page.removes for page in pages)):
        return found
    kept = _told(pages, found)
    if not (anew or lost or found.gone):
        return found
    with store.reading() as db:
        is_same_history = not get_state(db, HISTORY)
        copied = {page.scope for page in pages if page.start == 0}
        for scope in anew:
            found.add_all(rows_without(db, scope, kept), meant=is_same_history and scope in copied)
        for scope in lost:
            found.add_all(rows_without(db, scope, set()), meant=scope in told)
        guard.check(db, found)
    return found


def _told(pages: Iterable[Page], found: guard.Removals) -> set[tuple[str, bytes]]:
    """The rows that stand in pages; what these remove is added to what is found.

    A row that leaves a scope and comes in another has moved: it stays, in whatever order the two are told.
    """
    here: dict[str, set[tuple[str, bytes]]] = {}
    gone: dict[str, set[tuple[str, bytes]]] = {}
    meant: Counter[str] = Counter()
    for page in pages:
        come, left = here.setdefault(page.scope, set()), gone.setdefault(page.scope, set())
        for rows in page.tables:
            place = rows.columns.index("id")
            keys = {(rows.table, row[place]) for row in rows.rows}
            come |= keys
            left -= keys
        for table, ids in page.removes.items():
            keys = {(table, row_id) for row_id in ids}
            left |= keys
            come -= keys
            meant[table] += page.meant.get(table, 0)
    kept, removed = set().union(*here.values()), set().union(*gone.values())
    meant.subtract(table for table, _ in removed & kept)
    by_table: dict[str, set[bytes]] = {}
    for table, row_id in removed - kept:
        by_table.setdefault(table, set()).add(row_id)
    for table, away in by_table.items():
        found.add(table, away, max(meant[table], 0))
    return kept

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Feeds (law 4): what changed per scope, under a counter without gaps.

A scope is the text ``organisation:section`` or ``user:id``. One transaction takes one number in each
scope that it changes; the number is taken last and in sorted order, so that whoever sees it sees all
below it, and two writers never wait for each other crosswise.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from desktop_b2b.domain.entities import SECTIONS, Row, UserRow
from desktop_b2b.domain.values import Id
from desktop_b2b.storage.db import Db
from desktop_b2b.storage.rows import Written
from sync.server.ids import REAL, Chance

PUT, REMOVE = 1, 0

_COUNT = (
    'INSERT INTO "scope" ("name", "gen", "head") VALUES (?, 1, 1)'
    ' ON CONFLICT ("name") DO UPDATE SET "head" = "scope"."head" + 1 RETURNING "head"'
)
_MARK = 'INSERT INTO "scope_mark" ("scope", "seq", "mark") VALUES (?, ?, ?)'
_ENTRY = (
    'INSERT INTO "feed" ("scope", "tbl", "row_id", "seq", "op") VALUES (?, ?, ?, ?, ?)'
    ' ON CONFLICT ("scope", "tbl", "row_id") DO UPDATE SET "seq" = excluded."seq", "op" = excluded."op"'
)


def organisation_scope(organisation_id: Id, section: str) -> str:
    """The scope of an organisation's section."""
    return f"{organisation_id}:{section}"


def user_scope(user_id: Id) -> str:
    """The scope of one person's own rows."""
    return f"user:{user_id}"


def scopes_for(organisation_id: Id, user_ids: Iterable[Id]) -> tuple[str, ...]:
    """All that a device of these users may have; the persons' own first, because results settle commands."""
    own = [user_scope(user_id) for user_id in sorted(set(user_ids))]
    return (*own, *(organisation_scope(organisation_id, section) for section in SECTIONS))


def audience(row: Row) -> tuple[str, ...]:
    """The scopes that a row belongs to (law 3): its parties', or its user's alone."""
    if isinstance(row, UserRow):
        return (user_scope(row.user_id),)
    own = organisation_scope(row.owner_id, row.SECTION)
    if row.counterpart_id is None or row.counterpart_id == row.owner_id:
        return (own,)
    return own, organisation_scope(row.counterpart_id, row.SECTION)


def publish(db: Db, written: Iterable[Written], chance: Chance = REAL) -> dict[str, int]:
    """Enter what a transaction wrote in the feeds; the last thing before commit. Returns the new heads."""
    entries: dict[str, dict[tuple[str, bytes], int]] = {}
    for item in written:
        key = item.entity.TABLE, bytes.fromhex(item.row.id)
        for scope in audience(item.row):
            entries.setdefault(scope, {})[key] = REMOVE if item.removed else PUT
    mark = chance.token_hex(8)
    heads = {scope: int(db.query(_COUNT, (scope,))[0][0]) for scope in sorted(entries)}
    db.many(_MARK, [(scope, head, mark) for scope, head in heads.items()])
    db.many(
        _ENTRY,
        [
            (scope, table, row_id, heads[scope], op)
            for scope, changed in sorted(entries.items())
            for (table, row_id), op in sorted(changed.items())
        ],
    )
    return heads


def read_heads(db: Db, scopes: Sequence[str]) -> dict[str, int]:
    """The heads of scopes; one that nothing was ever written to is at 0."""
    heads = dict.fromkeys(scopes, 0)
    for start in range(0, len(scopes), 500):
        part = scopes[start : start + 500]
        places = ", ".join("?" * len(part))
        for name, head in db.query(f'SELECT "name", "head" FROM "scope" WHERE "name" IN ({places})', part):  # noqa: S608  # only places
            heads[name] = head
    return heads

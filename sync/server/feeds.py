# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Feeds (law 4): what changed per scope, under a counter without gaps.

A scope is the text ``organisation:section`` or ``user:id``. One transaction takes one number in each
scope that it changes; the number is taken last and in sorted order, so that whoever sees it sees all
below it, and two writers never wait for each other crosswise.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from desktop_b2b.domain.entities import Row, UserRow, section_of
from desktop_b2b.domain.values import Id, Instant
from desktop_b2b.storage.db import Db, Together
from desktop_b2b.storage.rows import Key, Written
from sync.server.ids import REAL, Chance

#: ``MEANT``: removed on purpose, by a command that takes rows away or by compaction.
PUT, REMOVE, MEANT = 1, 0, 2

_COUNT = (
    'INSERT INTO "scope" ("name", "gen", "head", "min_seq") VALUES (?, 1, 1, 0)'
    ' ON CONFLICT ("name") DO UPDATE SET "head" = "scope"."head" + 1 RETURNING "head"'
)
_COUNT_ALL = (
    'INSERT INTO "scope" ("name", "gen", "head", "min_seq") SELECT "found", 1, 1, 0'
    ' FROM unnest(?::text[]) AS "found"'
    ' ON CONFLICT ("name") DO UPDATE SET "head" = "scope"."head" + 1 RETURNING "name", "head"'
)
_MARK = 'INSERT INTO "scope_mark" ("scope", "seq", "mark", "at") VALUES (?, ?, ?, ?)'
_ENTRY = (
    'INSERT INTO "feed" ("scope", "tbl", "row_id", "seq", "op") VALUES (?, ?, ?, ?, ?)'
    ' ON CONFLICT ("scope", "tbl", "row_id") DO UPDATE SET "seq" = excluded."seq", "op" = excluded."op"'
)


@dataclass(frozen=True, slots=True)
class Published:
    """What a transaction entered: the new heads with their mark, and by scope what happened to which row;
    ``values``: the rows that were written.
    """

    heads: dict[str, int]
    mark: str
    entries: dict[str, dict[tuple[str, bytes], int]]
    values: dict[tuple[str, bytes], Sequence[Any]]


def organisation_scope(organisation_id: Id, section: str) -> str:
    """The scope of an organisation's section."""
    return f"{organisation_id}:{section}"


def user_scope(user_id: Id) -> str:
    """The scope of one person's own rows."""
    return f"user:{user_id}"


def audience(row: Row) -> tuple[str, ...]:
    """The scopes that a row belongs to (law 3): its parties', or its user's alone."""
    if isinstance(row, UserRow):
        return (user_scope(row.user_id),)
    section = section_of(row)
    own = organisation_scope(row.owner_id, section)
    if row.counterpart_id is None or row.counterpart_id == row.owner_id:
        return (own,)
    return own, organisation_scope(row.counterpart_id, section)


Entries = dict[str, dict[tuple[str, bytes], int]]
Values = dict[tuple[str, bytes], Sequence[Any]]


class OvertakenError(Exception):
    """What was entered early was not right: the same again with nothing early has every chance."""

    sqlstate = "40001"


class Early:
    """What a transaction enters in the feeds before its end, under the numbers that it will take there.

    Who writes is alone, so that these are known before they are taken; when they are, it is proved that they
    were the right ones. ``heads``: how far scopes are, as far as that is known.
    """

    def __init__(self, db: Db, heads: dict[str, int]) -> None:
        self._db = db
        self._heads = heads
        self.entries: Entries = {}
        self.values: Values = {}
        #: The rows that are there since this transaction only, and those that it took away.
        self._fresh: set[tuple[str, bytes]] = set()
        self._gone: set[tuple[str, bytes]] = set()

    def enter(self, written: Iterable[Written], meant: Collection[Key]) -> None:
        """Enter what was written so far."""
        entries, values = _told(self._lasting(written), meant)
        unknown = sorted(scope for scope in entries if scope not in self._heads)
        if unknown:
            self._heads.update(read_heads(self._db, unknown))
        self._db.many(_ENTRY, _rows(entries, self._heads, 1))
        for scope, changed in entries.items():
            self.entries.setdefault(scope, {}).update(changed)
        self.values.update(values)

    def _lasting(self, written: Iterable[Written]) -> list[Written]:
        """What was written. Raises OvertakenError for a row that this transaction made and takes away again:
        it never was, and what its feeds said of it before is known no longer.
        """
        told = list(written)
        for item in told:
            if item.made or item.removed:
                key = item.entity.TABLE, bytes.fromhex(item.row.id)
                if item.made and key not in self._gone:
                    self._fresh.add(key)
                elif item.removed and key in self._fresh:
                    raise OvertakenError("a row that was entered early is taken away")
                elif item.removed:
                    self._gone.add(key)
        return told

    def check(self, heads: dict[str, int]) -> None:
        """The numbers were taken. Raises OvertakenError where they are others."""
        if any(heads[scope] != self._heads[scope] + 1 for scope in self.entries):
            raise OvertakenError("a scope was counted by somebody else")


def publish(
    db: Db,
    written: Iterable[Written],
    chance: Chance = REAL,
    *,
    at: Instant = 0,
    meant: Collection[Key] = (),
    early: Early | None = None,
    last: Together | None = None,
) -> Published:
    """Enter what a transaction wrote in the feeds; the last thing before commit.

    ``at``: when, for compaction; ``meant``: the rows that are removed on purpose; ``early``: what was entered
    before, if its numbers may be foretold; ``last``: what else is asked at the end.
    """
    mark = chance.token_hex(8)
    last = last or Together()
    if early is not None:
        early.enter(written, meant)
        entries, values = early.entries, early.values
    else:
        entries, values = _told(written, meant)
    heads = _count(db, sorted(entries), last)
    if early is not None:
        early.check(heads)
    else:
        db.many(_ENTRY, _rows(entries, heads))
    db.many(_MARK, [(scope, head, mark, at) for scope, head in heads.items()])
    return Published(heads, mark, entries, values)


def _told(written: Iterable[Written], meant: Collection[Key]) -> tuple[Entries, Values]:
    """By scope what happened to which row, and the rows that were written."""
    entries: Entries = {}
    values: Values = {}
    for item in written:
        key = item.entity.TABLE, bytes.fromhex(item.row.id)
        op = PUT if not item.removed else MEANT if (key[0], item.row.id) in meant else REMOVE
        for scope in audience(item.row):
            entries.setdefault(scope, {})[key] = op
        if item.values is not None:
            values[key] = item.values
    return entries, values


def _rows(entries: Entries, numbers: dict[str, int], ahead: int = 0) -> list[tuple[Any, ...]]:
    return [
        (scope, table, row_id, numbers[scope] + ahead, op)
        for scope, changed in sorted(entries.items())
        for (table, row_id), op in sorted(changed.items())
    ]


def _count(db: Db, scopes: list[str], last: Together) -> dict[str, int]:
    """The next number of each scope, taken in sorted order with what else is asked last."""
    heads: dict[str, int] = {}
    if db.dialect == "postgresql":
        # One round trip while the counters are held.
        last.add(_COUNT_ALL, (scopes,), heads.update)
    else:
        heads.update((scope, int(db.query(_COUNT, (scope,))[0][0])) for scope in scopes)
    last.ask(db)
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

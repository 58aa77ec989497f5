# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Nothing much goes away unasked: what an answer would remove beyond a part of a table waits for a person.

A removal that the server means is no question: a command that takes parts of a document away, compaction, a
section that was taken from somebody, a scope that is taken anew within the same history. Whatever else
would empty a table (a server set up over, a feed that is wrong) is held back, staged, and told.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from desktop_b2b.domain.entities import BY_TABLE
from desktop_b2b.errors import UserError
from desktop_b2b.services.ports import Changes
from desktop_b2b.storage.db import Db, places
from desktop_b2b.storage.desk import DeskStore
from desktop_b2b.storage.session import get_state, set_state

#: What the server asks to remove, while a person is asked: ``{table: [rows, of so many]}`` as JSON.
REMOVAL = "sync.removal"
#: What a person let go, in the same form; good for the next time that all is taken in.
ACCEPTED = "sync.removal_accepted"
CODE = "sync.removal"

#: What a desk lets go without asking: this part of a table's rows, and so many rows.
SHARE = 0.3
LEAST = 50
_CHUNK = 500


@dataclass(slots=True)
class Removals:
    """The rows that an answer would take away, and those of them that are not meant, by table."""

    gone: dict[str, set[bytes]] = field(default_factory=dict)
    unasked: dict[str, int] = field(default_factory=dict)

    def add(self, table: str, ids: Collection[bytes], meant: int = 0) -> None:
        """Rows of a table, so many of which the server means to remove."""
        self.gone.setdefault(table, set()).update(ids)
        self.unasked[table] = self.unasked.get(table, 0) + max(len(ids) - meant, 0)

    def add_all(self, rows: Mapping[str, set[bytes]], *, meant: bool) -> None:
        """Rows of several tables, all meant or none."""
        for table, ids in rows.items():
            self.add(table, ids, len(ids) if meant else 0)


def check(db: Db, removals: Removals) -> None:
    """Raise UserError ``sync.removal`` where too much would go that nobody meant."""
    found = _questions(db, removals)
    accepted: dict[str, list[int]] = json.loads(get_state(db, ACCEPTED) or "{}")
    if any(count > accepted.get(table, [0])[0] for table, (count, _) in found.items()):
        raise held(found)


def held(found: Mapping[str, tuple[int, int]]) -> RemovalHeldError:
    """The question, in words."""
    said = UserError(
        CODE,
        "The server asks to remove {count} of {total} records from this computer. Nothing was removed. "
        "Ask the server’s keeper, then accept it or leave it.",
        count=sum(count for count, _ in found.values()),
        total=sum(total for _, total in found.values()),
    )
    return RemovalHeldError(said, found)


class RemovalHeldError(UserError):
    """The server asks to remove much: nothing was done, a person is to say."""

    def __init__(self, said: UserError, found: Mapping[str, tuple[int, int]]) -> None:
        super().__init__(said.code, said.template, **said.params)
        self.found = dict(found)


def keep_question(db: Db, error: RemovalHeldError) -> None:
    """Remember what is asked; part of the running transaction."""
    set_state(db, REMOVAL, json.dumps(error.found))


def forget(db: Db) -> None:
    """All was taken in: nothing is asked, nothing accepted any more."""
    for key in (REMOVAL, ACCEPTED):
        if get_state(db, key):
            set_state(db, key, "")


def accept(store: DeskStore) -> bool:
    """Let go what the server asks to remove; the next round does it. False where nothing is asked."""
    with store.writing() as db:
        asked = get_state(db, REMOVAL)
        if not asked:
            return False
        set_state(db, ACCEPTED, asked)
        set_state(db, REMOVAL, "")
    store.publish(Changes(frozenset({"sync"}), frozenset(), local=False))
    return True


def _questions(db: Db, removals: Removals) -> dict[str, tuple[int, int]]:
    """Rows that would go unasked and all rows, of each table that loses too many."""
    found: dict[str, tuple[int, int]] = {}
    for table, unasked in sorted(removals.unasked.items()):
        if unasked <= LEAST or table not in BY_TABLE:
            continue
        here = _count(db, table, removals.gone[table])
        count = min(unasked, here)
        (total,) = db.query(f'SELECT count(*) FROM "{table}"')[0]  # noqa: S608  # our own names
        if count > LEAST and count > SHARE * total:
            found[table] = (count, total)
    return found


def _count(db: Db, table: str, ids: Collection[bytes]) -> int:
    """How many of the rows are here at all."""
    ordered = sorted(ids)
    count = 0
    for start in range(0, len(ordered), _CHUNK):
        marks, part = places(ordered[start : start + _CHUNK])
        count += db.query(f'SELECT count(*) FROM "{table}" WHERE "id" IN ({marks})', part)[0][0]  # noqa: S608  # as above
    return count

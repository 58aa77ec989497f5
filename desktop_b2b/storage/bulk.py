# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Many rows of the server at once, as a first snapshot brings them: in columns, straight into the tables.

The same as a rebase with these rows, made fast: rows that no waiting command has to do with are written
without being looked at one by one, the others go through the rebase; the text index gets its documents
all at once. Documents must come with or after their parts (PROTOCOL.md, Snapshot).
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Protocol

from desktop_b2b.domain.entities import BY_TABLE
from desktop_b2b.domain.values import Id
from desktop_b2b.services.ports import Changes
from desktop_b2b.storage import execution, projector
from desktop_b2b.storage.codec import codec_of
from desktop_b2b.storage.db import SqliteDb
from desktop_b2b.storage.pending import KINDS
from desktop_b2b.storage.rebase import Rebase, defaults
from desktop_b2b.storage.session import Session
from desktop_b2b.storage.waiting import waiting

#: From so many documents on, the text index gets them all at once.
_MANY = 50

Values = Sequence[Sequence[Any]]


class Part(Protocol):
    """Rows of one table: the names of the columns, and for each the values as databases hold them."""

    @property
    def table(self) -> str: ...
    @property
    def columns(self) -> Sequence[str]: ...
    @property
    def values(self) -> Values: ...


def take_in(db: SqliteDb, session: Session, parts: Iterable[Part]) -> Changes:
    """Write rows as the server has them, in one transaction; those of unknown tables are left out."""
    rebase = execution.rebase_for(db, session)
    documents: dict[str, list[Id]] = {}
    kinds: set[str] = set()
    ids: set[Id] = set()
    for part in parts:
        entity = BY_TABLE.get(part.table)
        if entity is None or not part.values or not part.values[0]:
            continue
        sql = codec_of(part.table).sql
        values = _apart(db, rebase, part.table, _fitting(part))
        db.many(sql.upsert, zip(*values, strict=True))
        kinds.add(entity.KIND or part.table)
        if not entity.ROOT:
            found = [row_id.hex() for row_id in values[0]] if values else []
            ids.update(found)
            if part.table in KINDS:
                documents.setdefault(part.table, []).extend(found)
    with _text_at_once(db, documents):
        projector.project(db, session.organisation_id, {}, documents)
    execution.take_in(db, session, rebase)
    told = rebase.changes()
    return Changes(frozenset(kinds | told.kinds), frozenset(ids | told.ids), local=False)


def complete(db: SqliteDb, session: Session) -> None:
    """Bring documents into the read model that came before what they are found by."""
    missing = {
        kind: [
            row[0].hex()
            for row in db.query(f'SELECT id FROM "{kind}" WHERE id NOT IN (SELECT id FROM "transaction")')
        ]
        for kind in KINDS
    }
    if any(missing.values()):
        projector.project(db, session.organisation_id, {}, missing)


def clear(db: SqliteDb, session: Session) -> None:
    """Take away every row that came from the server; waiting commands stay, and run on nothing."""
    if len(waiting(db)):
        rebase = execution.rebase_for(db, session)
        for table in BY_TABLE:
            sql = f'SELECT "id" FROM "{table}" UNION SELECT row_id FROM base_row WHERE tbl = ?'
            found = db.query(sql, (table,))
            rebase.remove(table, [row[0] for row in found])
        execution.take_in(db, session, rebase)
        return
    for table in BY_TABLE:
        db.run(f'DELETE FROM "{table}"')
    projector.project_all(db, session.organisation_id)


def _fitting(part: Part) -> Values:
    """The columns as the table has them; what an older server does not send has its default."""
    known = codec_of(part.table).columns
    if tuple(part.columns) == known:
        return part.values
    given = dict(zip(part.columns, part.values, strict=True))
    count = len(part.values[0])
    empty = dict(zip(known, defaults(part.table), strict=True))
    return [given.get(name) or [empty[name]] * count for name in known]


def _apart(db: SqliteDb, rebase: Rebase, table: str, values: Values) -> Values:
    """Give rows that a waiting command read, wrote or looked for to the rebase, and tell the others."""
    index = waiting(db)
    if not len(index):
        return values
    columns = codec_of(table).columns
    sought = [(f"{table}.{name}", values[columns.index(name)]) for name in BY_TABLE[table].INDEXES]
    cold = [not index.marks(table, row_id) for row_id in values[0]]
    for name, found in sought:
        for place, value in enumerate(found):
            key = value.encode() if isinstance(value, str) else value or b""
            if cold[place] and index.marks(name, key):
                cold[place] = False
    if all(cold):
        return values
    hot = [not is_cold for is_cold in cold]
    rebase.put(table, columns, itertools.compress(zip(*values, strict=True), hot))
    return [list(itertools.compress(found, cold)) for found in values]


@contextmanager
def _text_at_once(db: SqliteDb, documents: dict[str, list[Id]]) -> Iterator[None]:
    """Enter new documents in the text index together: its trigger would write it out after each."""
    if sum(map(len, documents.values())) < _MANY:
        yield
        return
    (trigger,) = db.query("SELECT sql FROM sqlite_master WHERE name = 'transaction_text_insert'")[0]
    (last,) = db.query('SELECT coalesce(max(position), 0) FROM "transaction"')[0]
    db.run("DROP TRIGGER transaction_text_insert")
    yield
    db.run(
        "INSERT INTO transaction_text (rowid, search) SELECT position, search FROM"
        ' "transaction" WHERE position > ?',
        (last,),
    )
    db.run(trigger)

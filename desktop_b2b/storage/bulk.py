# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Many rows of the server at once, as a first snapshot brings them: in columns, straight into the tables.

The same as a rebase with these rows, made fast: rows that no waiting command has to do with are written
without being looked at one by one, the others go through the rebase. Documents must come with or after their
parts (PROTOCOL.md, Snapshot).
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from desktop_b2b.domain.entities import BY_TABLE, Event
from desktop_b2b.domain.values import Id
from desktop_b2b.services.ports import Changes
from desktop_b2b.storage import execution, projector
from desktop_b2b.storage.codec import codec_of
from desktop_b2b.storage.db import SqliteDb
from desktop_b2b.storage.incoming import defaults
from desktop_b2b.storage.pending import KINDS
from desktop_b2b.storage.rebase import Rebase
from desktop_b2b.storage.session import Session
from desktop_b2b.storage.waiting import waiting

#: Shipments are listed with their orders, whose parts they show.
_LISTED = frozenset(KINDS) - {"shipment"}
#: Whose rows of a kind are listed, and which, where not all are; ``?1``: the organisation.
_LISTED_FOR = {
    "request": "owner_id = ?1",
    "inquiry": "counterpart_id = ?1",
    "b2b_draft": "owner_id = ?1 AND state = 'draft'",
}
#: Rows of one statement.
_TOGETHER = 60

Values = Sequence[Sequence[Any]]


class Part(Protocol):
    """Rows of one table: the names of the columns, and for each the values as databases hold them."""

    @property
    def table(self) -> str: ...
    @property
    def columns(self) -> Sequence[str]: ...
    @property
    def values(self) -> Values: ...


class Told:
    """When documents last changed their state, as the histories say that came in since this was made.

    Good for documents all of whose history came since then.
    """

    def __init__(self) -> None:
        self.since: dict[bytes, int] = {}

    def hear(self, columns: Sequence[str], values: Values) -> None:
        """Read rows of the history; a state's change is what the projector looks for."""
        place = columns.index
        kinds, documents = values[place("document_kind")], values[place("document_id")]
        for kind, document, at, changes in zip(
            kinds, documents, values[place("at")], values[place("changes")], strict=True
        ):
            if (
                '","state",' in changes
                and f'["{kind}","{document.hex()}","state",' in changes
                and at > self.since.get(document, -1)
            ):
                self.since[document] = at


def take_in(db: SqliteDb, session: Session, parts: Iterable[Part], told: Told | None = None) -> Changes:
    """Write rows as the server has them, in one transaction; those of unknown tables are left out.

    ``told``: what has heard the whole history of the documents among them.
    """
    rebase = execution.rebase_for(db)
    mine = bytes.fromhex(session.organisation_id)
    documents: dict[str, list[bytes]] = {}
    carriers: dict[str, list[bytes]] = {}
    kinds: set[str] = set()
    ids: set[Id] = set()
    for part in parts:
        entity = BY_TABLE.get(part.table)
        if entity is None or not part.values or not part.values[0]:
            continue
        values = _fitting(part)
        if told is not None and entity is Event:
            told.hear(codec_of(part.table).columns, values)
        values = _apart(db, rebase, part.table, values)
        write(db, part.table, values)
        kinds.add(entity.KIND or part.table)
        if not entity.ROOT:
            ids.update(map(bytes.hex, values[0]))
        if part.table in _LISTED:
            documents.setdefault(part.table, []).extend(_listed(part.table, mine, values))
        elif part.table in projector.CARRIERS:
            carriers.setdefault(part.table, []).extend(values[0])
    if carriers:
        # They come after the open orders that show something of them.
        documents.setdefault("b2b_order", []).extend(projector.carried_by(db, carriers))
    since = told.since if told is not None else None
    projector.project_many(db, session.organisation_id, documents, since)
    execution.take_in(db, session, rebase)
    more = rebase.news.changes()
    return Changes(frozenset(kinds | more.kinds), frozenset(ids | more.ids), local=False)


def complete(db: SqliteDb, session: Session) -> None:
    """The end: bring documents into the read model that came before what they are found by, and settle
    commands that were judged meanwhile.
    """
    unlisted = ", ".join(f"'{state}'" for state in sorted(projector.UNLISTED))
    mine = bytes.fromhex(session.organisation_id)
    missing: dict[str, list[bytes]] = {}
    for kind in KINDS:
        party = _LISTED_FOR.get(kind, "?1 = ?1")
        sql = (
            f'SELECT id FROM "{kind}" WHERE {party} AND state NOT IN ({unlisted})'
            ' AND id NOT IN (SELECT id FROM "transaction")'
        )
        missing[kind] = [row[0] for row in db.query(sql, (mine,))]
    projector.project_many(db, session.organisation_id, missing)
    _settle(db, session)


def _settle(db: SqliteDb, session: Session) -> None:
    """Let go of commands whose verdicts came among all the rows, now that theirs have come, too."""
    sql = "SELECT command_id FROM outbox WHERE command_id IN (SELECT id FROM command_result)"
    judged = {row[0].hex() for row in db.query(sql)}
    if judged:
        rebase = execution.rebase_for(db)
        rebase.drop(judged)
        execution.take_in(db, session, rebase)


def clear(db: SqliteDb, session: Session) -> None:
    """Take away every row that came from the server; waiting commands stay, and run on nothing."""
    if len(waiting(db)):
        rebase = execution.rebase_for(db)
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


def _listed(table: str, mine: bytes, values: Values) -> Sequence[bytes]:
    """The documents among rows that the read model lists: of inquiries those that were received."""
    if table != "inquiry":
        return values[0]
    place = codec_of(table).columns.index("counterpart_id")
    return list(itertools.compress(values[0], (other == mine for other in values[place])))


def write(db: SqliteDb, table: str, values: Values) -> None:
    """Rows into their table, many with each statement; what all have in common is bound once for them."""
    count = len(values[0])
    if count < _TOGETHER:
        db.many(codec_of(table).sql.upsert, zip(*values, strict=True))
        return
    common = tuple(_is_common(column) for column in values)
    rest = count % _TOGETHER
    shared = [column[0] for column, is_common in zip(values, common, strict=True) if is_common]
    own = [column for column, is_common in zip(values, common, strict=True) if not is_common]
    one_by_one = itertools.chain.from_iterable(zip(*own, strict=True))
    size = len(own) * _TOGETHER
    db.many(
        _statement(table, common),
        ([*shared, *itertools.islice(one_by_one, size)] for _ in range(count // _TOGETHER)),
    )
    if rest:
        db.many(codec_of(table).sql.upsert, zip(*(column[-rest:] for column in values), strict=True))


def _is_common(column: Sequence[Any]) -> bool:
    """Whether all values are the same; where they are not, that mostly shows at once."""
    first = column[0]
    return first == column[-1] and first == column[len(column) // 2] and column.count(first) == len(column)


@functools.lru_cache(maxsize=64)
def _statement(table: str, common: tuple[bool, ...]) -> str:
    """The upsert of so many rows, with the numbers of the values that they have in common."""
    head, _, rest = codec_of(table).sql.upsert.partition(" VALUES (")
    tail = rest.partition(")")[2]
    shared = sum(common)
    own = itertools.count(shared + 1)
    rows = []
    for _ in range(_TOGETHER):
        one = itertools.count(1)
        numbers = (f"?{next(one) if is_common else next(own)}" for is_common in common)
        rows.append(f"({','.join(numbers)})")
    return f"{head} VALUES {','.join(rows)}{tail}"

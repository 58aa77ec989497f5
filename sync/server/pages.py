# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Pages: what a desk does not have yet, read in one snapshot over all its scopes (law 4)."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any

from desktop_b2b.domain.entities import BY_TABLE, UserRow
from desktop_b2b.errors import BugError
from desktop_b2b.storage.codec import codec_of
from desktop_b2b.storage.db import Db, places
from sync.protocol.gateway import GatewayError
from sync.protocol.messages import Cursor, Failure, Page, TableRows
from sync.server.ahead import Ahead
from sync.server.page_rows import Entries, Reader, Rows
from sync.server.recent import Known, Recent
from sync.server.stretches import MARK, Ask, Extent, Stretch, listed

_log = logging.getLogger(__name__)

_CHUNK = 500
#: The mark as a question of its own: PostgreSQL might join by reading all marks, and keep that plan for ever.
_SCOPES = (
    'SELECT "name", "gen", "head", "min_seq", (SELECT "mark" FROM "scope_mark" WHERE "scope" = "name"'
    ' AND "seq" = "head") FROM "scope" WHERE "name" IN ({})'
)
_LIMIT = 'SELECT "seq" FROM "feed" WHERE "scope" = ? AND "seq" > ? ORDER BY "seq" LIMIT 1 OFFSET ?'
_ENTRIES = 'SELECT "tbl", "row_id", "op", "seq" FROM "feed" WHERE "scope" = ? AND "seq" > ? AND "seq" <= ?'


EMPTY = Extent(1, 0, 0, None)


def extent_of(db: Db, scope: str) -> Extent:
    """How far a scope's feed goes."""
    for row in db.query(_SCOPES.format("?"), (scope,)):
        return Extent(*row[1:])
    return EMPTY


#: The pages, and whether some scope is still below its head.
Pulled = tuple[tuple[Page, ...], bool]


def pull(
    db: Db, reader: Reader, cursors: Mapping[str, Cursor], max_bytes: int, recent: Recent | None = None
) -> Pulled:
    """The pages beyond the cursors, and whether some scope is still below its head. ``recent``: what need
    not be read.

    Raises GatewayError ``epoch_changed`` for a cursor that this database never gave.
    """
    ask = Ask(reader, cursors, max_bytes)
    found = db.made.get(ask.key) if isinstance(db, Ahead) else None
    if found is None:
        (found,) = pull_many(db, (ask,), recent=recent)
    if isinstance(found, GatewayError):
        raise found
    return found


def pull_ahead(db: Ahead, asks: Sequence[Ask]) -> None:
    """Have the pages of many ready for ``pull``, and how far backups cover their scopes for ``covered``."""
    scopes = {scope for ask in asks for scope in ask.reader.scopes}
    backups: dict[str, list[tuple[str, ...]]] = {}
    for ask in asks:
        backups.setdefault(_covered(ask.reader.scopes), []).append(ask.reader.scopes)
    questions = [*_extent_questions(scopes)]
    db.ask(*((sql, [values]) for sql, values in questions), *backups.items())
    extents = _extents(db, scopes, questions)
    for ask, found in zip(asks, pull_many(db.db, asks, extents, db.recent), strict=True):
        db.made[ask.key] = found


def pull_many(
    db: Db,
    asks: Sequence[Ask],
    extents: Mapping[str, Extent] | None = None,
    recent: Recent | None = None,
) -> list[Pulled | GatewayError]:
    """What ``pull`` gives each of many, in as few questions as one would need. ``extents``: of all scopes,
    where they are known.
    """
    if extents is None:
        extents = _extents(db, {scope for ask in asks for scope in ask.reader.scopes})
    # The parts of feeds are asked for together with the marks that tell whether they may be given.
    stretches = [
        Stretch(place, ask, scope, start, extents[scope])
        for place, ask in enumerate(asks)
        for scope in ask.reader.scopes
        if (start := _start(extents[scope], ask.cursors.get(scope))) != extents[scope].head
    ]
    marks, entries = listed(db, stretches, _mark_keys(asks, extents), recent)
    found: list[Pulled | GatewayError] = []
    for ask in asks:
        try:
            for scope in ask.reader.scopes:
                position(db, scope, extents[scope], ask.cursors.get(scope), marks.at)
        except GatewayError as error:
            found.append(error)
        else:
            found.append(((), False))
    good = [
        (stretch, some)
        for stretch, some in zip(stretches, entries, strict=True)
        if not isinstance(found[stretch.place], GatewayError)
    ]
    if good:
        _fill(db, [stretch for stretch, _ in good], [some for _, some in good], found, recent)
    return found


def _start(extent: Extent, cursor: Cursor | None) -> int:
    """Where a desk says that it is in a scope's feed."""
    return 0 if cursor is None or cursor.gen != extent.gen else cursor.seq


def _fill(
    db: Db,
    stretches: Sequence[Stretch],
    entries: Sequence[Sequence[tuple[Any, ...]]],
    found: list[Pulled | GatewayError],
    recent: Recent | None,
) -> None:
    """Answer those who have stretches, with the rows that lie in them."""
    count: dict[int, int] = {}
    for stretch, some in zip(stretches, entries, strict=True):
        count[stretch.place] = count.get(stretch.place, 0) + len(some)
    whole = [
        (stretch, Entries(some))
        for stretch, some in zip(stretches, entries, strict=True)
        if count[stretch.place] <= stretch.ask.room
    ]
    known: list[Known] = []
    if recent is not None:
        for stretch, listed in whole:
            _, head, _, mark = stretch.extent
            known.append(recent.rows(stretch.scope, head, mark, listed.puts))
    rows = Rows(db, [listed for _, listed in whole], known)
    pages: dict[int, list[Page]] = {}
    for stretch, listed in whole:
        _, head, _, mark = stretch.extent
        tables = tuple(rows.of(stretch.ask.reader, table, ids) for table, ids in listed.puts.items())
        page = _made(stretch.scope, stretch.extent, stretch.start, head, mark, listed, tables)
        pages.setdefault(stretch.place, []).append(page)
    for stretch in stretches:
        if stretch.place in pages:
            found[stretch.place] = tuple(pages[stretch.place]), False
        elif count[stretch.place] > stretch.ask.room:
            # More than one answer holds: cut where transactions end.
            count[stretch.place] = 0
            found[stretch.place] = _cut(db, stretch.ask, _extents(db, stretch.ask.reader.scopes))


def _extent_questions(scopes: Collection[str]) -> Iterator[tuple[str, list[str]]]:
    names = sorted(scopes)
    for start in range(0, len(names), _CHUNK):
        marks, part = places(names[start : start + _CHUNK])
        yield _SCOPES.format(marks), part


def _extents(
    db: Db, scopes: Collection[str], questions: Iterable[tuple[str, list[str]]] | None = None
) -> dict[str, Extent]:
    extents = dict.fromkeys(scopes, EMPTY)
    for sql, part in _extent_questions(scopes) if questions is None else questions:
        for name, *extent in db.query(sql, part):
            extents[name] = Extent(*extent)
    return extents


def _cut(db: Db, ask: Ask, extents: Mapping[str, Extent]) -> Pulled:
    """As much as an answer may have, scope by scope."""
    room = ask.room
    pages: list[Page] = []
    more = False
    for scope in ask.reader.scopes:
        extent = extents[scope]
        head = extent.head
        start = position(db, scope, extent, ask.cursors.get(scope))
        if start == head:
            continue
        if room <= 0:
            more = True
            continue
        page, count = _page(db, ask.reader, scope, extent, start, room)
        room -= count
        more = more or page.end < head
        pages.append(page)
    return tuple(pages), more


def covered(db: Db, scopes: Sequence[str]) -> dict[str, int]:
    """How far the last backup covers scopes."""
    return dict(db.query(_covered(scopes), scopes))


def _covered(scopes: Sequence[str]) -> str:
    return f'SELECT "scope", "seq" FROM "durable" WHERE "scope" IN ({", ".join("?" * len(scopes))})'  # noqa: S608  # only places


def check_cursors(db: Db, reader: Reader, cursors: Mapping[str, Cursor]) -> None:
    """Raise GatewayError ``epoch_changed`` for a cursor that this database never gave."""
    places = ", ".join("?" * len(reader.scopes))
    for scope, *extent in db.query(_SCOPES.format(places), reader.scopes):
        position(db, scope, Extent(*extent), cursors.get(scope))


def position(
    db: Db,
    scope: str,
    extent: Extent,
    cursor: Cursor | None,
    mark_at: Callable[[str, int], str | None] | None = None,
) -> int:
    """How far a desk is in a scope's feed; 0 where it begins anew. ``mark_at``: where marks are known.

    Raises GatewayError ``epoch_changed`` for a cursor that this database never gave, ``cursor_gone`` for one
    below what compaction left.
    """
    gen, head, min_seq, mark = extent
    if cursor is None or cursor.seq == 0 or cursor.gen != gen:
        return 0
    if cursor.seq < min_seq:
        if cursor.mark == _copy_mark(db, scope, min_seq):
            return cursor.seq
        raise GatewayError(
            410,
            Failure(
                code="cursor_gone",
                text="This device was away for too long: what was removed meanwhile is known no longer.",
                detail={"scope": scope},
            ),
        )
    if cursor.seq < head:
        mark = mark_at(scope, cursor.seq) if mark_at else _mark(db, scope, cursor.seq)
    if cursor.seq > head or cursor.mark != mark:
        raise GatewayError(
            409,
            Failure(
                code="epoch_changed",
                text="The server was restored: this position was never given by it.",
                detail={"scope": scope},
            ),
        )
    return cursor.seq


def _page(db: Db, reader: Reader, scope: str, extent: Extent, start: int, room: int) -> tuple[Page, int]:
    _, head, min_seq, _ = extent
    beyond = db.query(_LIMIT, (scope, start, room))
    end = beyond[0][0] if beyond else head
    listed = Entries(db.query(_ENTRIES, (scope, start, end)))
    # Below what compaction left there are no marks: only a copy that is being made gets there.
    mark = _mark(db, scope, end) if end >= min_seq else _copy_mark(db, scope, min_seq)
    tables = tuple(_rows(db, reader, table, [*ids]) for table, ids in listed.puts.items())
    return _made(scope, extent, start, end, mark, listed, tables), listed.count


def _made(
    scope: str,
    extent: Extent,
    start: int,
    end: int,
    mark: str | None,
    listed: Entries,
    tables: tuple[TableRows, ...],
) -> Page:
    if mark is None:
        raise BugError("a feed's number without a mark")
    return Page(
        scope=scope,
        gen=extent.gen,
        start=start,
        end=end,
        mark=mark,
        tables=tables,
        removes=listed.removes if start else {},
        meant=listed.meant if start else {},
    )


def _mark_keys(asks: Sequence[Ask], extents: Mapping[str, Extent]) -> list[tuple[str, int]]:
    """The cursors of all who are not at a head."""
    sought = {
        (scope, cursor.seq)
        for ask in asks
        for scope, cursor in ask.cursors.items()
        if (extent := extents.get(scope)) is not None and 0 < cursor.seq < extent.head
    }
    return sorted(sought)


def _mark(db: Db, scope: str, seq: int) -> str | None:
    found = db.query(MARK, (scope, seq))
    return str(found[0][0]) if found else None


def _copy_mark(db: Db, scope: str, min_seq: int) -> str:
    """The mark of all positions below what compaction left, for a copy that began after it."""
    return f"~{db.query(MARK, (scope, min_seq))[0][0]}"


def allowed(reader: Reader, table: str) -> tuple[str, list[bytes]]:
    """The test that a row passes whom a reader may have, and its values."""
    if issubclass(BY_TABLE[table], UserRow):
        owners = [bytes.fromhex(user_id) for user_id in sorted(reader.user_ids)]
        return f'"user_id" IN ({", ".join("?" * len(owners))})', owners
    return '("owner_id" = ? OR "counterpart_id" = ?)', [bytes.fromhex(reader.organisation_id)] * 2


def _rows(db: Db, reader: Reader, table: str, ids: Sequence[bytes]) -> TableRows:
    """Rows by id, filtered once more by who may have them: a wrong entry must not leak a row."""
    sql = codec_of(table).sql
    test, owners = allowed(reader, table)
    rows: list[tuple[Any, ...]] = []
    for first in range(0, len(ids), _CHUNK):
        part = ids[first : first + _CHUNK]
        places = ", ".join("?" * len(part))
        statement = f'{sql.select} WHERE "id" IN ({places}) AND {test}'
        rows.extend(sorted(db.query(statement, (*part, *owners)), key=itemgetter(0)))
    if len(rows) != len(ids):
        _log.error("feed names rows that its reader may not have", extra={"table": table})
    return TableRows(table=table, columns=sql.columns, rows=rows)

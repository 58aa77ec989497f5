# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The read model's table and the index of its texts.

A row's position says when its document is: the upper bits are a span of four and a half hours, the lower ones
a place within it. So the index of texts, which gives what it finds in the order of positions, gives it in the
order of time, and the newest hundred of a hundred thousand are found without looking at the others. A
document whose instant changes is moved.

Entering a text takes as long as writing its row. So a transaction leaves the positions whose texts differ, or
are gone, in ``text_waiting``: the index is right about all others, and each search looks at those that wait
(``read_models.texts``). ``tidy`` enters them when nobody waits for a write; only where they become many does
a transaction do it itself. Texts are entered in the order of positions, since the index writes itself out
whenever one comes before the last, and each time leaves it a part of its own. Left to itself it puts parts
together while somebody waits for a write, for twice the time of the write; so ``tidy`` does that, too.
"""

from __future__ import annotations

import functools
import itertools
import operator
import threading
import weakref
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from weakref import WeakKeyDictionary

from desktop_b2b.domain.values import Instant
from desktop_b2b.storage.db import Db, SqliteDb, places
from desktop_b2b.storage.read_models.columns import COLUMNS, Projection, values

#: A span has so many bits of milliseconds, and room for so many bits of documents: more than any disk holds.
#: Wider spans make the index of texts smaller, and more documents to be looked at where a page ends.
SPAN, ROOM = 24, 24
_TOGETHER = 500
#: No more texts than these wait: each search looks at all of them.
MOST_WAITING = 500
#: So many are entered at a time when nobody waits.
_AT_ONCE = 200
#: Pages of the index of texts that are written at a time while its parts are put together.
_PAGES = 32
#: Of more documents than these nobody remembers which they were: all, then.
_MOST_HEARD = 20_000


def first_position(at: Instant) -> int:
    """The first position of an instant's span: no document of that instant or a later one is before it."""
    return at >> SPAN << ROOM


def last_position(at: Instant) -> int:
    """The last position of an instant's span."""
    return first_position(at) + (1 << ROOM) - 1


def span_of(position: int) -> tuple[int, int]:
    """The first and the last position of the span that a position is in."""
    first = position >> ROOM << ROOM
    return first, first + (1 << ROOM) - 1


class Heard:
    """The documents whose rows were made anew since somebody asked; ``everything``: all of them.

    Those of a transaction are told when it was kept: who asks before does not see its rows, and would not ask
    for them again.
    """

    def __init__(self, db: SqliteDb) -> None:
        # A connection goes when its store does: who listens to it does not hold it.
        self._db: SqliteDb = weakref.proxy(db)
        self._lock = threading.Lock()
        self._ids: dict[str, set[bytes]] = {}
        self._everything = False
        self._waiting: list[tuple[str, Iterable[bytes]]] = []

    def hear(self, kind: str, ids: Iterable[bytes]) -> None:
        """Documents of a kind were looked at, whether they differ or not; no kind: all there are."""
        if not self._db.raw.in_transaction:
            self._enter([(kind, ids)])
            return
        if not self._waiting:
            self._db.if_kept(self._keep)
            self._db.if_undone(self._waiting.clear)
        self._waiting.append((kind, ids))

    def _keep(self) -> None:
        self._enter(self._waiting)
        self._waiting.clear()

    def _enter(self, heard: Iterable[tuple[str, Iterable[bytes]]]) -> None:
        with self._lock:
            for kind, ids in heard:
                self._everything |= not kind
                self._ids.setdefault(kind, set()).update(ids)
            if sum(map(len, self._ids.values())) > _MOST_HEARD:
                self._ids, self._everything = {}, True

    def take(self) -> tuple[dict[str, set[bytes]], bool]:
        """What was heard, which is forgotten here."""
        with self._lock:
            found = self._ids, self._everything
            self._ids, self._everything = {}, False
        return found


_watched: WeakKeyDictionary[Db, Heard] = WeakKeyDictionary()


def watch(db: SqliteDb) -> Heard:
    """Hear of all documents that are listed anew through a connection."""
    return _watched.setdefault(db, Heard(db))


class Listing:
    """Writes documents into the read model; ``finish`` has their texts found. For one transaction."""

    def __init__(self, db: Db) -> None:
        self._db = db
        self._heard = _watched.get(db)
        self._free: dict[int, int] = {}
        self._gone: list[int] = []
        self._fresh: list[int] = []

    def write(self, kind: str, ids: Sequence[bytes], projections: Iterable[Projection]) -> None:
        """Replace the rows of these documents; columns that stay are not written."""
        db = self._db
        if self._heard is not None:
            self._heard.hear(kind, ids)
        marks, sought = places(ids)
        before = {row[1]: row for row in db.query(f"{_SELECT} IN ({marks})", (kind, *sought))}
        inserts: list[tuple[Any, ...]] = []
        updates: dict[tuple[str, ...], list[tuple[Any, ...]]] = {}
        for projection in projections:
            old = before.pop(projection.id, None)
            if old is None:
                inserts.append(self._row(projection))
                continue
            names, news = self._update(projection, old)
            if names:
                updates.setdefault(names, []).append((*news, old[0]))
        if inserts:
            db.many(_INSERT, inserts)
        for names, rows in updates.items():
            sets = ", ".join(f"{name} = ?" for name in names)
            db.many(f'UPDATE "transaction" SET {sets} WHERE position = ?', rows)
        if before:
            self._gone.extend(row[0] for row in before.values())
            db.many('DELETE FROM "transaction" WHERE id = ?', [(row_id,) for row_id in before])

    def _row(self, projection: Projection) -> tuple[Any, ...]:
        position = self._place(projection.at)
        self._fresh.append(position)
        return (position, *values(projection))

    def _update(self, projection: Projection, old: tuple[Any, ...]) -> tuple[tuple[str, ...], list[Any]]:
        """The columns that are to be written, and their values."""
        position, after, before = old[0], values(projection), old[1:]
        if after == before:
            return (), []
        differs = tuple(itertools.compress(_PLACES, map(operator.ne, after, before)))
        names, news = _named(differs), [after[place] for place in differs]
        moves = _AT in differs and first_position(projection.at) != first_position(before[_AT])
        enters = moves or _SEARCH in differs
        if enters:
            self._gone.append(position)
        if moves:
            position = self._place(projection.at)
            names = (*names, "position")
            news.append(position)
        if enters:
            self._fresh.append(position)
        return names, news

    def _place(self, at: Instant) -> int:
        """A free position of an instant."""
        first = first_position(at)
        if first not in self._free:
            sql = 'SELECT max(position) FROM "transaction" WHERE position BETWEEN ? AND ?'
            taken = self._db.query(sql, (first, last_position(at)))[0][0]
            self._free[first] = first if taken is None else taken + 1
        self._free[first] += 1
        return self._free[first] - 1

    def finish(self) -> None:
        """Have the positions whose texts differ wait to be entered in the index; where they are many, or many
        wait already, all are entered here.
        """
        db, touched = self._db, {*self._gone, *self._fresh}
        self._gone, self._fresh = [], []
        if not touched:
            return
        if len(touched) + db.query("SELECT count(*) FROM text_waiting")[0][0] <= MOST_WAITING:
            db.many(_WAIT, ((position,) for position in touched))
            return
        touched.update(row[0] for row in db.query("SELECT position FROM text_waiting"))
        _enter(db, sorted(touched))
        db.run("DELETE FROM text_waiting")


@functools.lru_cache(maxsize=256)
def _named(differs: tuple[int, ...]) -> tuple[str, ...]:
    """The names of columns at these places."""
    return tuple(COLUMNS[place] for place in differs)


def tidy(db: Db) -> bool:
    """Enter some of the texts that wait, or put some parts of their index together: some milliseconds' work.
    Whether there may be more.
    """
    if enter(db, _AT_ONCE):
        return True
    count = "SELECT total_changes()"
    before = db.query(count)[0][0]
    db.run("INSERT INTO transaction_text (transaction_text, rank) VALUES ('merge', ?)", (_PAGES,))
    # The statement itself counts as one change (the documentation of FTS5, "merge").
    return bool(db.query(count)[0][0] - before > 1)


def enter(db: Db, most: int = MOST_WAITING) -> bool:
    """Enter the first texts that wait. Whether any did."""
    rows = db.query("SELECT position FROM text_waiting ORDER BY position LIMIT +?", (most,))
    positions = [row[0] for row in rows]
    if positions:
        _enter(db, positions)
        db.run("DELETE FROM text_waiting WHERE position <= ?", (positions[-1],))
    return bool(positions)


def _enter(db: Db, positions: Sequence[int]) -> None:
    """Make the index say of these positions what stands there now; they are given in their order."""
    for start in range(0, len(positions), _TOGETHER):
        some = positions[start : start + _TOGETHER]
        marks, sought = places(some)
        taken = db.query(f'SELECT position FROM "transaction" WHERE position IN ({marks})', sought)
        gone = set(some).difference(row[0] for row in taken)
        db.many("DELETE FROM transaction_text WHERE rowid = ?", ((position,) for position in gone))
        db.run(f"REPLACE {_ENTER} WHERE position IN ({marks}) ORDER BY position", sought)


@contextmanager
def emptied(db: Db) -> Iterator[Listing]:
    """The read model without its rows, to be filled; its indexes are made at the end, each at once: that is
    faster than row by row, most of all for that of the texts.
    """
    found = db.query(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 'transaction'"
        " AND sql IS NOT NULL AND name <> 'ix_transaction_id'"
    )
    for name, _ in found:
        db.run(f'DROP INDEX "{name}"')
    db.run('DELETE FROM "transaction"')
    db.run("INSERT INTO transaction_text (transaction_text) VALUES ('delete-all')")
    db.run("DELETE FROM text_waiting")
    filling = _Filling(db)
    if db in _watched:
        _watched[db].hear("", ())
    yield filling
    db.run(f"INSERT {_ENTER} ORDER BY position")
    for _, sql in found:
        db.run(sql)


class _Filling(Listing):
    """Writes into an empty read model; texts are entered all at once."""

    def write(self, kind: str, ids: Sequence[bytes], projections: Iterable[Projection]) -> None:
        self._db.many(_INSERT, map(self._row, projections))
        self._fresh.clear()


_PLACES = range(len(COLUMNS))
_AT, _SEARCH = COLUMNS.index("at"), COLUMNS.index("search")
_MARKS = ", ".join("?" * (len(COLUMNS) + 1))
#: Two documents of one id are what no server lets in: should one come all the same, it is not listed, and
#: nothing that came with it is held up.
_INSERT = (
    f'INSERT INTO "transaction" (position, {", ".join(COLUMNS)}) VALUES ({_MARKS})'
    " ON CONFLICT (id) DO NOTHING"
)
_SELECT = f'SELECT position, {", ".join(COLUMNS)} FROM "transaction" WHERE +kind = ? AND id'
_ENTER = 'INTO transaction_text (rowid, search) SELECT position, search FROM "transaction"'
_WAIT = "INSERT OR IGNORE INTO text_waiting (position) VALUES (?)"

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Who belongs to a widget, asked of all documents or of a few: what ``storage.counters`` are kept from.

The same as ``dashboard`` counts, document by document.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.values import Instant
from desktop_b2b.services.queries import TransactionRow, Viewer
from desktop_b2b.services.search import Choice, Search, read
from desktop_b2b.storage.db import Db, places
from desktop_b2b.storage.members import Member
from desktop_b2b.storage.pending import KINDS
from desktop_b2b.storage.read_models.changes import next_change, words_change
from desktop_b2b.storage.read_models.columns import DEADLINE_SQL, shown, to_row
from desktop_b2b.storage.read_models.criteria import add_search
from desktop_b2b.storage.read_models.entering import entered_sql
from desktop_b2b.storage.read_models.finding import Where
from desktop_b2b.storage.read_models.ordering import Order
from desktop_b2b.storage.read_models.paging import rows_of
from desktop_b2b.storage.read_models.register import blob, numbered
from desktop_b2b.storage.read_models.rights import check_widget
from desktop_b2b.storage.read_models.widgets import BY_KEY, ROWS, opened_sql, unread_sql

_CHUNK = 500
_AMONG = '"transaction" t INDEXED BY ix_transaction_id'
#: Facts that do not stand in a document's own rows, with the kinds of changes that move them.
_ELSEWHERE = {
    "attachment": frozenset({"inquiry", "request"}),
    "backorder": frozenset({"inquiry", "order", "request"}),
    "message": frozenset({"message", "request"}),
    "proposal": frozenset({"proposal"}),
    "issue": frozenset({"sync_issue"}),
    "pending": frozenset({"outbox"}),
    "unread": frozenset(
        {"seen_mark", "opened_mark", "widget", "message", "proposal", "sync_issue", "outbox", *KINDS}
    ),
}


class Membership(Protocol):
    """A widget's members. ``kinds``: of which they may be; ``elsewhere``: kinds of changes after which
    all must be asked, since they may move any.
    """

    kinds: frozenset[str]
    elsewhere: frozenset[str]

    def all(self, db: Db, viewer: Viewer) -> list[Member]:
        """All members."""
        ...

    def among(self, db: Db, viewer: Viewer, ids: Sequence[bytes]) -> list[Member]:
        """Those of these documents that are."""
        ...

    def first(self, db: Db, viewer: Viewer, seen: Instant, limit: int) -> list[TransactionRow]:
        """The first rows."""
        ...

    def next_change(self, db: Db, viewer: Viewer, ids: Sequence[bytes] = ()) -> Instant | None:
        """When time alone next changes who belongs: of all documents, or as far as these are concerned."""
        ...

    def words_change(self, rows: list[TransactionRow], now: Instant) -> Instant | None:
        """When time alone next changes what first rows say, besides that."""
        ...


def _chunks(ids: Sequence[bytes]) -> Iterator[tuple[str, list[bytes]]]:
    for start in range(0, len(ids), _CHUNK):
        yield places(ids[start : start + _CHUNK])


class Usual:
    """The members of a default widget."""

    elsewhere: frozenset[str] = frozenset()

    def __init__(self, key: str, *, alert: bool) -> None:
        self._key, self._alert = key, alert
        self._search = read(f"widget:{key}")
        segments = BY_KEY[key].segments
        self.kinds = frozenset(segment.kind for segment in segments)
        self._selects = [
            (f"SELECT t.id, {opened_sql(segment.entered) if alert else '0'} FROM", segment.where())
            for segment in segments
        ]

    def all(self, db: Db, viewer: Viewer) -> list[Member]:
        """All members."""
        user = blob(viewer.user_id, "user_id")
        found: list[Member] = []
        for head, test in self._selects:
            found += numbered(db, f'{head} "transaction" t WHERE {test}', viewer.now, user)
        return found

    def among(self, db: Db, viewer: Viewer, ids: Sequence[bytes]) -> list[Member]:
        """Those of these documents that are."""
        user = blob(viewer.user_id, "user_id")
        found: list[Member] = []
        for marks, part in _chunks(ids):
            numbers = _numbers(marks, 2)
            for head, test in self._selects:
                sql = f"{head} {_AMONG} WHERE t.id IN ({numbers}) AND {test}"
                found += db.query(sql, (viewer.now, user, *part))
        return found

    def first(self, db: Db, viewer: Viewer, seen: Instant, limit: int) -> list[TransactionRow]:
        """The first rows."""
        user = blob(viewer.user_id, "user_id")
        found = numbered(db, ROWS[self._key, self._alert], viewer.now, user, limit, seen)
        return [to_row(one[:-2]) for one in found]

    def next_change(self, db: Db, viewer: Viewer, ids: Sequence[bytes] = ()) -> Instant | None:
        """When time alone next changes who belongs."""
        return next_change(db, viewer, self._search, ids)

    def words_change(self, rows: list[TransactionRow], now: Instant) -> Instant | None:
        """Never: the members change with their words."""
        return None


class Own:
    """The members of a search. Raises UserError where this program does not understand it."""

    def __init__(self, query: str, sort: tuple[str, ...], *, alert: bool, kinds: Sequence[str] = ()) -> None:
        self._among = tuple(kinds)
        self._search, self._order, self._alert = read(query, "query"), Order(sort), alert
        self._entered = entered_sql(self._search)
        self.kinds = _kinds(self._search)
        self.elsewhere = _elsewhere(self._search)

    def _where(self, db: Db, viewer: Viewer) -> Where:
        where = Where(db, viewer)
        add_search(where, self._search, self._among)
        return where

    def _select(self) -> str:
        return f"SELECT t.id, {opened_sql(self._entered) if self._alert else '0'}"

    def all(self, db: Db, viewer: Viewer) -> list[Member]:
        """All members."""
        where = self._where(db, viewer)
        where.lead()
        sql = f"{self._select()} FROM {where.source}{where.sql()}"
        return numbered(db, sql, *where.values)

    def among(self, db: Db, viewer: Viewer, ids: Sequence[bytes]) -> list[Member]:
        """Those of these documents that are."""
        found: list[Member] = []
        where = self._where(db, viewer)
        for marks, part in _chunks(ids):
            numbers = _numbers(marks, len(where.values))
            sql = f"{self._select()} FROM {_AMONG}{where.sql(f't.id IN ({numbers})')}"
            found += db.query(sql, (*where.values, *part))
        return found

    def first(self, db: Db, viewer: Viewer, seen: Instant, limit: int) -> list[TransactionRow]:
        """The first rows."""
        where = self._where(db, viewer)
        where.lead(in_time=self._order.by_age, walks=self._order.walks)
        unread = unread_sql(self._entered, where.bind(seen)) if self._alert else "0"
        select = shown(DEADLINE_SQL, self._entered, unread)
        count = len(self._order.keys)
        return [to_row(one[:-count]) for one in rows_of(where, self._order, select, limit)]

    def next_change(self, db: Db, viewer: Viewer, ids: Sequence[bytes] = ()) -> Instant | None:
        """When time alone next changes who belongs."""
        return next_change(db, viewer, self._search, ids)

    def words_change(self, rows: list[TransactionRow], now: Instant) -> Instant | None:
        """When time alone next changes what first rows say."""
        return words_change(rows, now)


def membership_of(row: e.Widget, usual: bool, kinds: Sequence[str] = ()) -> Membership:
    """The members of a widget; ``usual``: a default one's, in their own order; ``kinds``: as in
    ``add_search``. Raises UserError ``search.denied`` where a default one is of none of them.
    """
    if usual:
        check_widget(row.key, kinds)
        return Usual(row.key, alert=row.alert)
    return Own(row.query, row.sort, alert=row.alert, kinds=kinds)


def _numbers(marks: str, after: int) -> str:
    """Numbered places, as many as there are marks."""
    count = marks.count("?")
    return ",".join(f"?{number}" for number in range(after + 1, after + 1 + count))


def _kinds(search: Search) -> frozenset[str]:
    """The kinds that documents of a search may be of, as far as it says so."""
    found = frozenset(KINDS)
    for group in search.groups:
        if len(group.terms) == 1 and not group.terms[0].negated:
            term = group.terms[0]
            names = [value.name for value in term.values if isinstance(value, Choice)]
            if term.operator == "kind":
                found &= frozenset(names)
            elif term.operator == "widget":
                found &= {segment.kind for name in names for segment in BY_KEY[name].segments}
    return found


def _elsewhere(search: Search) -> frozenset[str]:
    found: frozenset[str] = frozenset()
    for term in search.terms:
        if term.operator in ("has", "is"):
            for value in term.values:
                if isinstance(value, Choice):
                    found |= _ELSEWHERE.get(value.name, frozenset())
    return found

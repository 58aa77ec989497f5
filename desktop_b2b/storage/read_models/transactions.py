# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Lists of documents of any kind: criteria, sorting, pages by key.

A page continues after (sort value, id) of the last row, NULLs last in both directions, so a list of a
million rows opens as fast as one of a hundred. ``?1`` is the instant at which the list is read.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from desktop_b2b.clock import HOUR
from desktop_b2b.errors import UserError
from desktop_b2b.services.queries import (
    CountTransactions,
    ListTransactions,
    TransactionPage,
    TransactionRow,
    Viewer,
)
from desktop_b2b.storage.db import Db
from desktop_b2b.storage.read_models import by_time
from desktop_b2b.storage.read_models.columns import shown, to_row
from desktop_b2b.storage.read_models.register import answers, blob, numbered
from desktop_b2b.storage.read_models.text import words
from desktop_b2b.storage.read_models.widgets import next_change, widget_of

LONGEST_PAGE = 10_000
#: Up to so many documents found by text are sorted; more of them are taken in the order of a list.
FEW = 2_000


class Sort(NamedTuple):
    """A sortable column: whether its values are numbers and whether they may be missing."""

    column: str
    number: bool
    optional: bool


SORTS: dict[str, Sort] = {
    "at": Sort("at", True, False),
    "edited_at": Sort("edited_at", True, False),
    "deadline_at": Sort("deadline_at", True, True),
    "ship_by": Sort("ship_by", True, True),
    "shipped_at": Sort("shipped_at", True, True),
    "number": Sort("number", False, False),
    "partner": Sort("partner_key", False, False),
    "total": Sort("total", True, True),
    "state": Sort("state", False, False),
}


class _Where:
    """Conditions with their numbered values; ``narrow``: few documents meet them; ``match``: the place of
    what is sought in the index of texts, where it finds many.
    """

    def __init__(self, now: int) -> None:
        self.values: list[Any] = [now]
        self.tests: list[str] = []
        self.narrow = False
        self.match = ""

    def bind(self, value: Any) -> str:
        """The place of a value."""
        self.values.append(value)
        return f"?{len(self.values)}"

    def test(self, sql: str, *more: str) -> str:
        """All conditions as a WHERE clause."""
        tests = [*self.tests, sql, *more] if sql else self.tests
        return f" WHERE {' AND '.join(tests)}" if tests else ""


def _criteria(db: Db, query: ListTransactions | CountTransactions, now: int) -> _Where:
    where = _Where(now)
    _text(db, where, words(query.text))
    if query.widget:
        where.tests.append(widget_of(query.widget, "widget").member_sql())
        where.narrow = True
    if query.parent_id is not None:
        where.tests.append(f"t.parent_id = {where.bind(blob(query.parent_id, 'parent_id'))}")
        where.narrow = True
    if query.partner_id is not None:
        partner = where.bind(blob(query.partner_id, "partner_id"))
        where.tests.append(
            f'(t.id IN (SELECT id FROM "transaction" WHERE partner_id = {partner} UNION SELECT request_id'
            f" FROM request_partner WHERE partner_id = {partner} AND excluded = 0))"
        )
        where.narrow = True
    # A lone kind, side and state is a range of an index in the order of ``at``; otherwise the index of
    # the sorted column drives, and the criteria are met on its entries: a plus keeps them out of it.
    one = all(len(chosen) == 1 for chosen in (query.kinds, query.sides, query.states))
    for column, chosen in (("kind", query.kinds), ("side", query.sides), ("state", query.states)):
        if chosen:
            places = ", ".join(where.bind(value) for value in dict.fromkeys(chosen))
            plus = "" if one or isinstance(query, CountTransactions) else "+"
            where.tests.append(f"{plus}t.{column} IN ({places})" if not one else f"t.{column} = {places}")
    return where


def _text(db: Db, where: _Where, sought: list[str]) -> None:
    """All words must be found. The index of trigrams drives where it leaves few documents."""
    pieces = dict.fromkeys(word[at : at + 3] for word in sought for at in range(len(word) - 2))
    if pieces:
        match = " AND ".join('"' + piece.replace('"', '""') + '"' for piece in pieces)
        some = f"SELECT rowid FROM transaction_text WHERE transaction_text MATCH ? LIMIT {FEW}"
        place = where.bind(match)
        if len(db.query(some, (match,))) < FEW:
            where.tests.append(f"t.position IN ({_FOUND} {place})")
            where.narrow = True
        else:
            where.match = place
    where.tests.extend(f"instr(t.search, {where.bind(word)}) > 0" for word in sought)


_FOUND = "SELECT rowid FROM transaction_text WHERE transaction_text MATCH"


@answers(CountTransactions)
def _count(db: Db, viewer: Viewer, query: CountTransactions) -> int:
    where = _criteria(db, query, viewer.now)
    found = f"t.position IN ({_FOUND} {where.match})" if where.match else ""
    sql = f'SELECT count(*) FROM "transaction" t{where.test(found)}'
    return int(numbered(db, sql, *where.values)[0][0])


@answers(ListTransactions)
def _list(db: Db, viewer: Viewer, query: ListTransactions) -> TransactionPage:
    if not 1 <= query.limit <= LONGEST_PAGE:
        raise UserError("query.limit", "A page has 1 to {most} rows.", "limit", most=LONGEST_PAGE)
    sort = SORTS[query.sort]
    wanted = query.limit + 1
    found: list[tuple[Any, ...]] = []
    after = query.after
    if after is not None and len(after) not in ((1, 2) if sort.optional else (2,)):
        raise _astray()
    in_time = _in_time(db, viewer, query, after, wanted) if query.sort == "at" and query.text else None
    if in_time is not None:
        found = in_time
    elif after is None or len(after) == 2:
        found = _page(db, viewer, query, sort, after, wanted, missing=False)
        after = None
    if sort.optional and len(found) < wanted:
        found += _page(db, viewer, query, sort, after, wanted - len(found), missing=True)
    rows = [to_row(row[:-1]) for row in found[: query.limit]]
    return TransactionPage(
        rows=rows,
        next_after=_key(found[query.limit - 1]) if len(found) > query.limit else None,
        next_change_at=_changes_at(db, viewer, query.widget, rows),
    )


def _in_time(
    db: Db, viewer: Viewer, query: ListTransactions, after: tuple[str, ...] | None, limit: int
) -> list[tuple[Any, ...]] | None:
    """Rows after a key, in the order of time, taken from what is found by text; None where that is little."""
    where = _criteria(db, query, viewer.now)
    if not where.match or where.narrow:
        return None
    place = _parse(after, SORTS["at"], missing=False) if after is not None else None
    tests = " AND ".join((f"transaction_text MATCH {where.match}", *where.tests))
    wanted = by_time.positions(db, tests, where.values, place, limit, descending=query.descending)
    return by_time.at_positions(db, f"{shown()}, t.at", viewer.now, wanted)


def _page(
    db: Db,
    viewer: Viewer,
    query: ListTransactions,
    sort: Sort,
    after: tuple[str, ...] | None,
    limit: int,
    *,
    missing: bool,
) -> list[tuple[Any, ...]]:
    """Rows after a key: those with a value in the sorted column, or those without."""
    where = _criteria(db, query, viewer.now)
    direction, beyond = ("DESC", "<") if query.descending else ("ASC", ">")
    # Where few documents meet the criteria, they are sorted; the index of the sorted column is kept out.
    plus = "+" if where.narrow else ""
    column, row_id = f"{plus}t.{sort.column}", f"{plus}t.id"
    tests = []
    if where.match and not where.narrow:
        tests.append(f"+t.position IN ({_FOUND} {where.match})")
    if sort.optional:
        tests.append(f"{column} IS NULL" if missing else f"{column} IS NOT NULL")
    if after is not None:
        value, last = _parse(after, sort, missing=missing)
        place = where.bind(last)
        tests.append(
            f"{row_id} {beyond} {place}"
            if missing
            else f"({column}, {row_id}) {beyond} ({where.bind(value)}, {place})"
        )
    order = f"{row_id} {direction}" if missing else f"{column} {direction}, {row_id} {direction}"
    sql = (
        f'SELECT {shown()}, t.{sort.column} FROM "transaction" t{where.test(*(tests or [""]))}'
        f" ORDER BY {order} LIMIT {limit}"
    )
    return numbered(db, sql, *where.values)


def _key(row: tuple[Any, ...]) -> tuple[str, ...]:
    """Where the next page starts: value and id of the last row, the id alone where it has no value."""
    row_id: str = row[0].hex()
    return (row_id,) if row[-1] is None else (str(row[-1]), row_id)


def _parse(after: tuple[str, ...], sort: Sort, *, missing: bool) -> tuple[Any, bytes]:
    try:
        last = bytes.fromhex(after[-1])
        if missing:
            return None, last
        return (int(after[0]) if sort.number else after[0]), last
    except ValueError as error:
        raise _astray() from error


def _astray() -> UserError:
    return UserError("query.after", "This is not the end of a page of this list.", "after")


def _changes_at(db: Db, viewer: Viewer, widget: str, rows: list[TransactionRow]) -> int | None:
    """When time alone next changes which rows belong, or what the status of a shown one says."""
    instants = [instant for row in rows for instant in _steps(row) if instant > viewer.now]
    if widget:
        change = next_change(db, viewer, widget_of(widget, "widget"))
        if change is not None:
            instants.append(change)
    return min(instants, default=None)


def _steps(row: TransactionRow) -> list[int]:
    """The instants at which a row's derived status changes."""
    if row.deadline_at is not None and row.state in ("waiting", "queued"):
        return [row.deadline_at - HOUR, row.deadline_at + 1]
    if (
        row.kind == "order"
        and row.ship_by is not None
        and row.state in ("queued", "sent", "accepted", "part_shipped")
    ):
        return [row.ship_by + 1]
    return []

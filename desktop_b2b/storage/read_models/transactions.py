# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Lists of documents of any kind: a search, an order, pages by key."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_b2b.domain.amounts import SCALE, from_scaled
from desktop_b2b.domain.values import Id
from desktop_b2b.errors import UserError
from desktop_b2b.services.queries import (
    CountTransactions,
    ListTransactions,
    SumTransactions,
    TransactionPage,
    TransactionSums,
    Viewer,
)
from desktop_b2b.services.search import Search, read
from desktop_b2b.storage.db import Db
from desktop_b2b.storage.read_models.changes import next_change, words_change
from desktop_b2b.storage.read_models.columns import shown, to_row
from desktop_b2b.storage.read_models.criteria import add_ranges, add_search, ranges_of
from desktop_b2b.storage.read_models.finding import Where
from desktop_b2b.storage.read_models.ordering import Order
from desktop_b2b.storage.read_models.paging import rows_of
from desktop_b2b.storage.read_models.register import answers, blob, numbered
from desktop_b2b.storage.read_models.rights import check_search

LONGEST_PAGE = 10_000


def _where(
    db: Db,
    viewer: Viewer,
    search: Search,
    parent_id: str | None,
    order: Order | None,
    among: Sequence[Id] = (),
    kinds: Sequence[str] = (),
) -> Where:
    """``order``: that of a list; None where all are counted."""
    ranges = {} if parent_id is not None or among else ranges_of(search)
    # A list of many states is read by its own index, and so is one in another order.
    where = Where(
        db, viewer, ranged=bool(ranges) and (order is None or (order.by_age and "status" in ranges))
    )
    if where.ranged:
        add_ranges(where, search, kinds)
        return where
    add_search(where, search, kinds)
    if parent_id is not None:
        where.tests.append(f"t.parent_id = {where.bind(blob(parent_id, 'parent_id'))}")
        where.narrow = True
    if among:
        where.among(list(dict.fromkeys(among)))
    elif parent_id is None:
        where.lead(in_time=order is not None and order.by_age, walks=order is not None and order.walks)
    return where


@answers(CountTransactions)
def _count(db: Db, viewer: Viewer, query: CountTransactions) -> int:
    kinds = check_search(db, viewer)
    where = _where(db, viewer, read(query.query, "query"), query.parent_id, None, kinds=kinds)
    found = f"t.position IN ({where.text})" if where.text else ""
    rows = f"SELECT 1 FROM {where.source}{where.sql(found)}"
    if query.most:
        rows += f" LIMIT +{where.bind(query.most)}"
    return int(numbered(db, f"SELECT count(*) FROM ({rows})", *where.values)[0][0])


@answers(SumTransactions)
def _sum(db: Db, viewer: Viewer, query: SumTransactions) -> TransactionSums:
    """Whole and broken parts are summed apart: no sum of 64 bits overflows, no digit is lost."""
    kinds = check_search(db, viewer)
    where = _where(db, viewer, read(query.query, "query"), query.parent_id, None, kinds=kinds)
    found = f"t.position IN ({where.text})" if where.text else ""
    sql = (
        f"SELECT t.currency, count(*), sum(t.lines), count(t.total), sum(t.total / {SCALE}),"
        f" sum(t.total % {SCALE}) FROM {where.source}{where.sql(found)} GROUP BY t.currency"
    )
    rows = numbered(db, sql, *where.values)
    return TransactionSums(
        documents=sum(row[1] for row in rows),
        lines=sum(row[2] for row in rows),
        totals={row[0]: from_scaled(row[4] * SCALE + row[5]) for row in rows if row[3]},
    )


@answers(ListTransactions)
def _list(db: Db, viewer: Viewer, query: ListTransactions) -> TransactionPage:
    if not 1 <= query.limit <= LONGEST_PAGE:
        raise UserError("query.limit", "A page has 1 to {most} rows.", "limit", most=LONGEST_PAGE)
    kinds = check_search(db, viewer)
    search, order = read(query.query, "query"), Order(query.sort, backwards=query.backwards)
    values = None if query.after is None else order.parse(query.after)
    where = _where(db, viewer, search, query.parent_id, order, query.among, kinds)
    found = rows_of(where, order, shown(), query.limit + 1, values)
    rows = [to_row(row[: -len(order.keys)]) for row in found[: query.limit]]
    if query.backwards:
        rows.reverse()
    instants = (next_change(db, viewer, search), words_change(rows, viewer.now))
    return TransactionPage(
        rows=rows,
        next_after=order.after(found[query.limit - 1]) if len(found) > query.limit else None,
        next_change_at=min((one for one in instants if one is not None), default=None),
    )

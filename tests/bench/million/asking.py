# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What a window asks of a desk with a million transactions: counters, lists in all orders, searches as one
types.

A list is asked for on a connection that has read nothing yet, so that every page it needs is read and
decrypted. Floors are the bare statements of the same rows, run in the same way.
"""

from __future__ import annotations

import random
import statistics
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop_b2b.clock import SystemClock
from desktop_b2b.domain.commands import Command
from desktop_b2b.domain.commands.account import MarkOpened
from desktop_b2b.domain.commands.sourcing import SaveDraft
from desktop_b2b.errors import Cancelled
from desktop_b2b.services.queries import Dashboard, ListTransactions
from desktop_b2b.services.views import SORTS
from desktop_b2b.storage.desk import DeskStore
from desktop_b2b.storage.profile import open_profile
from desktop_b2b.storage.read_models.ordering import COLUMNS
from desktop_b2b.storage.read_models.text import folded
from desktop_b2b.storage.read_models.widgets import WIDGETS
from tests.bench.harness import milliseconds, new_id, report

PAGE = 100
TIMES = 5
#: The default order and five others that an index gives.
DEFAULT = "-at"
INDEXED = ("-edited_at", "deadline_at", "number", "partner", "-total")
#: Words that are typed, of each kind.
OF_EACH = 12


@contextmanager
def fresh(folder: Path) -> Iterator[DeskStore]:
    """A desk whose connections have read nothing."""
    _, key = open_profile(folder)
    store = DeskStore(folder / "desk.db", key, clock=SystemClock(), new_id=new_id)
    try:
        yield store
    finally:
        store.close()


def cold(
    folder: Path, ask: Callable[[DeskStore], object], bare: Callable[[DeskStore], object]
) -> tuple[float, float]:
    """Milliseconds of a question and of its bare statement, each on connections of its own, in turns."""
    spent: list[float] = []
    floor: list[float] = []
    for _ in range(TIMES):
        for work, kept in ((ask, spent), (bare, floor)):
            with fresh(folder) as store:
                store.viewer()
                kept.append(milliseconds(lambda work=work, store=store: work(store)))  # type: ignore[misc]
    return statistics.median(spent), statistics.median(floor)


# ------------------------------------------------------------ counters


def counters(folder: Path) -> None:
    """All eight from scratch, and after a change."""
    segments = [segment for widget in WIDGETS if widget.role == "retailer" for segment in widget.segments]

    def bare(store: DeskStore) -> None:
        with store.reading() as db:
            for segment in segments:
                sql = f'SELECT count(*) FROM "transaction" t WHERE {segment.where()}'
                db.query(sql, (store.clock.now(),) if "?1" in sql else ())

    value, floor = cold(folder, lambda store: store.answer(Dashboard(rows=0)), bare)
    report("counters", value, "ms", floor)
    with fresh(folder) as store:
        store.answer(Dashboard(rows=0))
        spent = []
        for command in _changes(store):
            store.execute(command)
            spent.append(milliseconds(lambda: store.answer(Dashboard(rows=0))))
        bare_one = 'SELECT count(*) FROM "transaction" t WHERE t.kind = ? AND t.side = ? AND t.phase = ?'
        with store.reading() as db:
            found = [milliseconds(lambda: db.query(bare_one, ("request", "out", "draft"))) for _ in range(9)]
        report("counters-after-change", max(spent), "ms", statistics.median(found))


def _changes(store: DeskStore) -> Iterator[Command]:
    """A new draft, the same written over, and documents that are opened."""
    unread = store.answer(ListTransactions(query="is:unread", limit=10)).rows
    for count in range(10):
        request_id = new_id()
        yield SaveDraft(request_id=request_id, company=f"Galerie {count}")
        yield SaveDraft(request_id=request_id, company=f"Maison {count}")
        yield MarkOpened(record_id=unread[count].id)


# ------------------------------------------------------------ lists


def lists(folder: Path) -> None:
    """First rows at both ends of the list in indexed orders, in all others, and how soon one is let go."""
    found = {sort: _both_ends(folder, sort) for sort in (DEFAULT, *INDEXED)}
    report("list-open-default", *_worst({DEFAULT: found[DEFAULT]}))
    report("list-open", *_worst(found))
    named = {query: _of_query(folder, query) for query in _PREDEFINED}
    report("list-open-predefined", *_worst(named))
    others = [f"{sign}{sort}" for sort in SORTS for sign in ("", "-") if f"{sign}{sort}" not in found]
    report("list-other", *_worst({sort: [_ask(folder, "", sort, None)] for sort in others}))
    report("list-stop", _stop(folder, others), "ms")


#: Searches that are offered by name.
_PREDEFINED = (
    "is:open",
    "widget:ship_overdue",
    "widget:shipped_14",
    "kind:shipment",
    "status:waiting",
    "has:note",
)


def _worst(found: dict[str, list[tuple[float, float]]]) -> tuple[float, str, float]:
    value, floor = max(pair for pairs in found.values() for pair in pairs)
    return value, "ms", floor


def _both_ends(folder: Path, sort: str) -> list[tuple[float, float]]:
    """The first page, and the last one, which is reached by the key of the row before it."""
    with fresh(folder) as store:
        before, last = _last_two(store, sort)
        key = store.answer(ListTransactions(sort=(sort,), among=(before, last), limit=1)).next_after
        page = store.answer(ListTransactions(sort=(sort,), after=key, limit=PAGE + 1))
        if len(page.rows) != PAGE or page.next_after is not None:
            raise RuntimeError(f"this is not the end of the list by {sort}")
    return [_ask(folder, "", sort, None), _ask(folder, "", sort, key)]


def _last_two(store: DeskStore, sort: str) -> tuple[str, str]:
    """The row before the last page, and the first one of it."""
    column, descending = COLUMNS[sort.removeprefix("-")], sort.startswith("-")
    turned = "ASC" if descending else "DESC"
    # What has no value stands at the end in both directions.
    ends = (
        f"{column.sql} IS NULL ORDER BY t.id {turned}",
        f"1 ORDER BY {column.sql} {turned}, t.id {turned}",
    )
    with store.reading() as db:
        for end in ends if column.optional else ends[1:]:
            found = db.query(f'SELECT t.id FROM "transaction" t WHERE {end} LIMIT {PAGE + 1}')
            if len(found) > PAGE:
                return found[PAGE][0].hex(), found[PAGE - 1][0].hex()
    raise RuntimeError("the list is too short")


def _of_query(folder: Path, query: str) -> list[tuple[float, float]]:
    return [_ask(folder, query, sort, None) for sort in (DEFAULT, *INDEXED)]


def _ask(folder: Path, query: str, sort: str, after: tuple[str, ...] | None) -> tuple[float, float]:
    """The first rows through the desk, and those of the bare statement: the table's rows along the order."""
    column, direction = COLUMNS[sort.removeprefix("-")], "DESC" if sort.startswith("-") else "ASC"
    bare = f'SELECT t.* FROM "transaction" t ORDER BY {column.sql} {direction}, t.id {direction} LIMIT {PAGE}'

    def ask(store: DeskStore) -> None:
        rows = store.answer(ListTransactions(query=query, sort=(sort,), after=after, limit=PAGE)).rows
        if len(rows) != PAGE:
            raise RuntimeError(f"{query} by {sort} finds only {len(rows)} documents")

    def floor(store: DeskStore) -> None:
        with store.reading() as db:
            db.query(bare)

    return cold(folder, ask, floor)


def _stop(folder: Path, sorts: list[str]) -> float:
    """Milliseconds from letting go of a list until its thread is free; of lists that take longer than a
    glance.
    """
    spent = []
    for sort in sorts:
        query = ListTransactions(sort=(sort,), limit=PAGE)
        with fresh(folder) as store:
            asking = _Asking(store, query)
            asking.join(0.05)
            begun = time.perf_counter()
            store.stop(query)
            asking.join()
            if asking.stopped:
                spent.append((asking.ended - begun) * 1000)
    return max(spent, default=0.0)


class _Asking(threading.Thread):
    """Asks for a list that is let go."""

    def __init__(self, store: DeskStore, query: ListTransactions) -> None:
        super().__init__()
        self._store, self._query = store, query
        self.stopped = False
        self.ended = 0.0
        self.start()

    def run(self) -> None:
        try:
            self._store.answer(self._query)
        except Cancelled:
            self.stopped = True
        self.ended = time.perf_counter()


# ------------------------------------------------------------ searches


def searches(folder: Path, seed: int = 3) -> None:
    """The first rows for each beginning, from three characters on, of all that is typed."""
    with fresh(folder) as store:
        typed = _typed(store, random.Random(seed))
        begun = [word[:end] for word in typed for end in range(3, len(word) + 1)]
        spent, floor = [], []
        for text in begun:
            query = ListTransactions(query=_quoted(text), limit=PAGE)
            spent.append(milliseconds(lambda query=query: store.answer(query)))  # type: ignore[misc]
            floor.append(_bare_search(store, text))
        report("search-p99", _p99(spent), "ms", _p99(floor))
        report("search-p50", statistics.median(spent), "ms", statistics.median(floor))
        report("search-max", max(spent), "ms", max(floor))


def _p99(values: list[float]) -> float:
    return sorted(values)[int(len(values) * 0.99)]


def _quoted(text: str) -> str:
    """Words as they are typed into the box; none of them is an operator."""
    return " ".join(f'"{word}"' for word in text.split())


def _typed(store: DeskStore, chance: random.Random) -> list[str]:
    """Numbers, partners, customers, articles, references, tracking numbers, product lines, people; and two of
    them.
    """
    found: list[list[str]] = []
    with store.reading() as db:
        some = "SELECT {0} FROM \"transaction\" WHERE {0} > '' ORDER BY id LIMIT 1 OFFSET ?"
        (count,) = db.query('SELECT count(*) FROM "transaction"')[0]
        for column in ("number", "reference", "tracking"):
            places = [chance.randrange(count // 3) for _ in range(OF_EACH)]
            found.append([db.query(some.format(column), (place,))[0][0] for place in places])
        for column, table in (
            ("name", "partner_card"), ("company", "contact"), ("name", "contact"), ("sku", "product"),
            ("name", "product_line"),
        ):  # fmt: skip
            rows = db.query(f"SELECT {column} FROM {table} WHERE {column} <> '' ORDER BY id")
            found.append([row[0] for row in chance.sample(rows, OF_EACH)])
    pairs = [f"{chance.choice(found[3])} {chance.choice(found[6])}" for _ in range(OF_EACH)]
    pairs += [
        f"{chance.choice(found[4]).split()[0]} {chance.choice(found[3]).split()[-1]}" for _ in range(OF_EACH)
    ]
    return [word for words in (*found, pairs) for word in words]


def _bare_search(store: DeskStore, text: str) -> float:
    """The newest rows that the text index finds, without a look at their texts."""
    pieces = [word[at : at + 3] for word in folded(text).split() for at in range(len(word) - 2)]
    if not pieces:
        return 0.0
    match = " AND ".join('"' + piece.replace('"', '""') + '"' for piece in dict.fromkeys(pieces))
    sql = (
        'SELECT t.* FROM transaction_text JOIN "transaction" t ON t.position = transaction_text.rowid'
        f" WHERE transaction_text MATCH ? ORDER BY transaction_text.rowid DESC LIMIT {PAGE}"
    )
    with store.reading() as db:
        return milliseconds(lambda: db.query(sql, (match,)))

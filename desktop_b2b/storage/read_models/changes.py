# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""When time alone next changes what a search finds (law 9): never later than it does, and never now.

An end of a window that goes on with time meets a document when so much time has passed as lies between the
two; the nearest document beyond the end is found by an index. Other terms are left aside: they only make the
change rarer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from desktop_b2b.clock import HOUR
from desktop_b2b.domain.values import Instant
from desktop_b2b.services.queries import TransactionRow, Viewer
from desktop_b2b.services.search import OPERATORS, Choice, Search, Span, Takes, Term
from desktop_b2b.services.search.instants import window
from desktop_b2b.storage.db import Db, places
from desktop_b2b.storage.read_models.boards import alerts
from desktop_b2b.storage.read_models.columns import (
    HAND,
    IN,
    INSTANTS,
    OPEN,
    OPEN_DEADLINE_SQL,
    OUT,
    PACK,
    PICK,
    WAITING,
)
from desktop_b2b.storage.read_models.finding import Where
from desktop_b2b.storage.read_models.register import numbered
from desktop_b2b.storage.read_models.widgets import BY_KEY, EACH, next_change_sql

_DUE = [("request", OUT, WAITING), ("inquiry", IN, WAITING)]
_SHIP = [
    (kind, side, phase)
    for kind, phases in (("order", (OPEN,)), ("b2b_order", (PICK, PACK, HAND)))
    for side in (OUT, IN)
    for phase in phases
]
_HELD = f"t.phase_at < ?1 AND t.last_deadline_at >= ?1 AND {OPEN_DEADLINE_SQL} >= {{0}}"


def next_change(db: Db, viewer: Viewer, search: Search, among: Sequence[bytes] = ()) -> Instant | None:
    """The instant, or None for never. ``among``: as far as these documents are concerned."""
    where = Where(db, viewer)
    instants: list[Instant] = []
    parts: list[str] = []
    for term in search.terms:
        for part in _term(where, term):
            if isinstance(part, int):
                instants.append(part)
            else:
                parts.append(part)
    if parts:
        values = ", ".join(f"({part})" for part in dict.fromkeys(parts))
        if among:
            marks = ", ".join(map(where.bind, places(among)[1]))
            few = f'FROM "transaction" t INDEXED BY ix_transaction_id WHERE t.id IN ({marks}) AND '
            values = values.replace(EACH, few)
        found = numbered(db, f"SELECT min(column1) FROM (VALUES {values})", *where.values)[0][0]
        if found is not None:
            instants.append(int(found))
    return min(instants, default=None)


def words_change(rows: Iterable[TransactionRow], now: Instant) -> Instant | None:
    """When time alone next changes what the status of a shown row says."""
    return min((instant for row in rows for instant in _steps(row) if instant > now), default=None)


def _steps(row: TransactionRow) -> list[Instant]:
    """The instants at which a row's derived status changes."""
    if row.deadline_at is not None and row.state in ("waiting", "queued"):
        return [row.deadline_at - HOUR, row.deadline_at + 1]
    if (
        row.ship_by is not None
        and row.kind == "order"
        and row.state in ("queued", "sent", "accepted", "part_shipped")
    ) or (row.ship_by is not None and row.kind == "b2b_order"):
        return [row.ship_by + 1]
    return []


def _term(where: Where, term: Term) -> Iterator[str | Instant]:
    """Instants, and SQL of others, at which a term may come to say something else."""
    operator = OPERATORS.get(term.operator)
    if operator is None:
        return
    for value in term.values:
        if isinstance(value, Span) and operator.takes is Takes.TIME:
            yield from _window(where, term.operator, value, ahead=operator.ahead)
        elif isinstance(value, Choice):
            yield from _choice(where, term.operator, value.name)


def _window(where: Where, operator: str, span: Span, *, ahead: bool) -> Iterator[str | Instant]:
    now = where.viewer.now
    found = window(span, now, where.zone, ahead=ahead)
    if found.changes_at is not None:
        yield found.changes_at
    moving = [
        edge - now
        for edge, moves in ((found.low, found.low_moves), (found.high, found.high_moves))
        if edge is not None and moves
    ]
    if operator == "due":
        moving.append(0)  # when a deadline passes, the next open one is shown
    for offset in dict.fromkeys(moving):
        yield from _met(where, operator, offset)


def _choice(where: Where, operator: str, name: str) -> Iterator[str | Instant]:
    if operator == "widget":
        yield next_change_sql(BY_KEY[name])
    elif name == "proposal":
        later = f"f.state = 'open' AND f.valid_until >= {where.bind(where.viewer.now)}"
        yield f"(SELECT min(f.valid_until) + 1 FROM proposal f WHERE {later})"
    elif name == "unread":
        yield from _unread(where)
    elif name == "overdue":
        # Of answers, of shipments, or of both: ``is:overdue``.
        for sought in (operator,) if operator in ("due", "ship") else ("due", "ship"):
            yield from _met(where, sought, 0)


def _unread(where: Where) -> Iterator[str | Instant]:
    """When the members of the user's alerts change."""
    for row, search in alerts(where.db, where.viewer):
        if search is None:
            yield next_change_sql(BY_KEY[row.key])
        else:
            for term in search.terms:
                yield from _term(where, term)


def _met(where: Where, operator: str, offset: int) -> Iterator[str]:
    """SQL of the instant at which an end that lies so far from now meets its next document."""
    edge = where.bind(where.viewer.now + offset)
    if operator in INSTANTS:
        column = INSTANTS[operator]
        yield f"(SELECT min({column}) {EACH}{column} >= {edge}) - ({offset}) + 1"
        return
    for kind, side, phase in _DUE if operator == "due" else _SHIP:
        segment = f"t.kind = '{kind}' AND t.side = '{side}' AND t.phase = '{phase}'"
        first = f"SELECT min(t.phase_at) {EACH}{segment} AND t.phase_at >= {edge}"
        yield f"({first}) - ({offset}) + 1"
        if kind == "request":
            held = f"SELECT min({OPEN_DEADLINE_SQL}) {EACH}{segment} AND "
            yield f"({held}{_HELD.format(edge)}) - ({offset}) + 1"

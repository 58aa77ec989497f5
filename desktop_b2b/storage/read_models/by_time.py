# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What the index of texts finds, in the order of time, the first ones without looking at the others.

Positions follow time (``storage.listing``), and the index gives what it finds in their order; within the span
of the last one all are looked at, since there only instants and ids tell who comes first.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from desktop_b2b.storage.db import Db
from desktop_b2b.storage.listing import first_position, last_position, span_of
from desktop_b2b.storage.read_models import texts
from desktop_b2b.storage.read_models.finding import Where
from desktop_b2b.storage.read_models.register import numbered

#: Instant and id of the last row of a page.
Place = tuple[int, bytes]


def positions(where: Where, after: Place | None, limit: int, *, descending: bool) -> list[int]:
    """The positions of the first documents after a place, in the order of instant and id, of the many that
    are found by text.

    Those whose texts wait to be entered in the index are all looked at: they are few.
    """
    where = where.fork()
    bound = ""
    if after is not None:
        at, last = after
        sign, edge = ("<=", last_position(at)) if descending else (">=", first_position(at))
        bound = f" AND {{0}}.rowid {sign} {where.bind(edge)}"
        place = f"({where.bind(at)}, {where.bind(last)})"
        where.tests.append(f"(t.at, t.id) {'<' if descending else '>'} {place}")
    index = _documents(where, texts.INDEX, texts.matching(where.match, where.waits), bound)
    order = f" ORDER BY {texts.INDEX}.rowid {'DESC' if descending else 'ASC'} LIMIT {limit}"
    found = numbered(where.db, f"{index}{order}", *where.values)
    if len(found) == limit:
        position = found[-1][2]
        beyond = ("<", ">=") if descending else (">", "<=")
        end = span_of(position)[0 if descending else 1]
        rest = "".join(
            f" AND {texts.INDEX}.rowid {sign} {where.bind(edge)}"
            for sign, edge in zip(beyond, (position, end), strict=True)
        )
        found += numbered(where.db, f"{index}{rest}", *where.values)
    if where.waits:
        found += numbered(where.db, _documents(where, texts.WAITING, "1", bound), *where.values)
    found.sort(reverse=descending)
    return [row[2] for row in found[:limit]]


def _documents(where: Where, source: str, test: str, bound: str) -> str:
    """SQL of the documents at positions of the index, or of those that wait, that meet all conditions."""
    return (
        f'SELECT t.at, t.id, t.position FROM {source} CROSS JOIN "transaction" t'
        f" ON t.position = {source}.rowid{where.sql(test)}{bound.format(source)}"
    )


def at_positions(db: Db, select: str, values: Sequence[Any], wanted: Sequence[int]) -> list[tuple[Any, ...]]:
    """The rows of a select list on ``t``, in the order of the positions given; with numbered ``values``."""
    if not wanted:
        return []
    sql = (
        f"SELECT t.position, {select} FROM json_each(?{len(values) + 1}) d"
        ' CROSS JOIN "transaction" t ON t.position = d.value'
    )
    rows = {row[0]: row[1:] for row in numbered(db, sql, *values, json.dumps(wanted))}
    return [rows[position] for position in wanted]

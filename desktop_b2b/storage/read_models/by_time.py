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
from desktop_b2b.storage.read_models.register import numbered

#: Instant and id of the last row of a page.
Place = tuple[int, bytes]


def positions(
    db: Db, where: str, values: Sequence[Any], after: Place | None, limit: int, *, descending: bool
) -> list[int]:
    """The positions of the first documents after a place, in the order of instant and id.

    ``where``: tests on ``transaction_text`` and ``t``, with numbered ``values``.
    """
    direction = "DESC" if descending else "ASC"
    values, tests = [*values], where
    if after is not None:
        at, last = after
        count = len(values)
        bound, edge = ("<=", last_position(at)) if descending else (">=", first_position(at))
        tests += (
            f" AND transaction_text.rowid {bound} ?{count + 1}"
            f" AND (t.at, t.id) {'<' if descending else '>'} (?{count + 2}, ?{count + 3})"
        )
        values += [edge, at, last]
    head = (
        'SELECT t.at, t.id, t.position FROM transaction_text CROSS JOIN "transaction" t'
        f" ON t.position = transaction_text.rowid WHERE {tests}"
    )
    found = numbered(db, f"{head} ORDER BY transaction_text.rowid {direction} LIMIT {limit}", *values)
    if len(found) == limit:
        count, position = len(values), found[-1][2]
        beyond = ("<", ">=") if descending else (">", "<=")
        end = span_of(position)[0 if descending else 1]
        rest = (
            f"{head} AND transaction_text.rowid {beyond[0]} ?{count + 1}"
            f" AND transaction_text.rowid {beyond[1]} ?{count + 2}"
        )
        found += numbered(db, rest, *values, position, end)
    found.sort(reverse=descending)
    return [row[2] for row in found[:limit]]


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

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Rows of a search in an order, from a place on."""

from __future__ import annotations

from typing import Any

from desktop_b2b.storage.read_models import by_time
from desktop_b2b.storage.read_models.finding import Where
from desktop_b2b.storage.read_models.ordering import Order
from desktop_b2b.storage.read_models.register import numbered

Rows = list[tuple[Any, ...]]


def rows_of(where: Where, order: Order, select: str, limit: int, values: list[Any] | None = None) -> Rows:
    """At most so many rows beyond ``values`` (``Order.parse``): what is selected, and the order's keys."""
    if order.by_age and where.match:
        return _in_time(where.fork(), order, select, limit, values)
    found: Rows = []
    parts = [False, True] if order.splits else [False]
    if order.backwards:
        parts.reverse()
    if values is not None and order.splits:
        # What lies before the place has been read.
        parts = parts[parts.index(values[0] is None) :]
    for missing in parts:
        if len(found) < limit:
            found += _page(where.fork(), order, select, limit - len(found), values, missing=missing)
        values = None
    return found


def _in_time(where: Where, order: Order, select: str, limit: int, values: list[Any] | None) -> Rows:
    """Rows in the order of time, taken from the many that are found by text."""
    place = (values[0], values[1]) if values is not None else None
    wanted = by_time.positions(where, place, limit, descending=order.keys[0].descending)
    return by_time.at_positions(where.db, f"{select}, {order.columns()}", where.values, wanted)


def _page(
    where: Where, order: Order, select: str, limit: int, values: list[Any] | None, *, missing: bool
) -> Rows:
    """Rows with a value in the first key, or those without. What must be sorted is sorted by keys alone."""
    tests = order.tests(where, values, missing=missing)
    if not where.narrow and (index := order.sorted_from(where.tests)):
        where.along(index)
    if where.held:
        tests.insert(0, where.held)
    behind = f"{where.sql(*tests)}{order.by(narrow=where.narrow, missing=missing)} LIMIT {limit}"
    if where.narrow or not order.walks:
        found = numbered(where.db, f"SELECT t.position FROM {where.source}{behind}", *where.values)
        wanted = [row[0] for row in found]
        return by_time.at_positions(where.db, f"{select}, {order.columns()}", where.values, wanted)
    sql = f"SELECT {select}, {order.columns()} FROM {where.source}{behind}"
    return numbered(where.db, sql, *where.values)

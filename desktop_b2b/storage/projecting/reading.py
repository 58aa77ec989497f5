# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Rows of many documents at once, in as many runs as it takes."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from desktop_b2b.storage.db import Db, places

CHUNK = 400

Rows = list[tuple[Any, ...]]
Grouped = dict[bytes, Rows]


def chunks(ids: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """Parts of as many as one statement takes."""
    for start in range(0, len(ids), CHUNK):
        yield ids[start : start + CHUNK]


def rows_in(db: Db, sql: str, ids: Iterable[Any], tail: str = "") -> Rows:
    """Rows of a statement that ends before ``IN (ids)``, in as many runs as it takes."""
    rows: Rows = []
    for chunk in chunks(list(ids)):
        marks, sought = places(chunk)
        rows.extend(db.query(f"{sql} IN ({marks}) {tail}", sought))
    return rows


def pairs(rows: Rows) -> dict[bytes, Any]:
    """Rows of two columns, by the first."""
    return {row[0]: row[1] for row in rows}


def columns(rows: Rows, count: int) -> Iterator[tuple[Any, ...]]:
    """The columns of rows, so many of them also where there is no row."""
    return zip(*rows, strict=True) if rows else itertools.repeat((), count)


def grouped(db: Db, sql: str, ids: Iterable[bytes], tail: str = "") -> Grouped:
    """Rows of many columns, by the first."""
    found: Grouped = {}
    for row in rows_in(db, sql, ids, tail):
        found.setdefault(row[0], []).append(row[1:])
    return found

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Whether rows that came can be rows: the last look at what a server sends, before any of it is kept.

SQLite takes any value in any column, so that a damaged or hostile answer would be met only by whoever reads
it. A column is looked at as a whole, which costs a small part of what writing it does. Tables and columns
that this program does not know are left to others: a newer server has them.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from dataclasses import MISSING
from typing import Any

import msgspec

from desktop_b2b.domain.entities import BY_TABLE
from desktop_b2b.storage.codec import codec_of
from sync.client import outages
from sync.protocol.messages import ExchangeReply, TableRows

_TYPES: dict[str, type] = {"id": bytes, "text": str, "list": str}
_ID = 16
_LEAST, _MOST = -(2**63), 2**63 - 1


@functools.cache
def _known(table: str) -> dict[str, tuple[str, bool]]:
    """Kind of each column of a table, and whether it may be empty."""
    sql, fields = codec_of(table).sql, BY_TABLE[table].__dataclass_fields__
    return {
        name: (kind, str(fields[name].type).endswith("| None"))
        for name, kind in zip(sql.columns, sql.kinds, strict=True)
    }


@functools.cache
def _needed(table: str) -> frozenset[str]:
    """Columns that every server sends: those without a default, and the version."""
    fields = BY_TABLE[table].__dataclass_fields__
    return frozenset({"version", *(name for name in _known(table) if fields[name].default is MISSING)})


def check_reply(reply: ExchangeReply) -> None:
    """Look at all pages of an answer. Raises OutageError ``network.garbled``."""
    for page in reply.pages:
        for rows in page.tables:
            check_rows(rows)
        for ids in page.removes.values():
            _check(set(map(len, ids)) <= {_ID})


def check_rows(rows: TableRows) -> None:
    """Look at the rows of a table. Raises as ``check_reply``."""
    _check(set(map(len, rows.rows)) <= {len(rows.columns)})
    values = list(zip(*rows.rows, strict=True)) if rows.rows else [()] * len(rows.columns)
    check_columns(rows.table, rows.columns, values)


def check_columns(table: str, columns: Sequence[str], values: Iterable[Sequence[Any]]) -> None:
    """Look at the columns of a table, as many of each. Raises as ``check_reply``."""
    if table not in BY_TABLE:
        return
    _check(len(set(columns)) == len(columns) and _needed(table).issubset(columns))
    known = _known(table)
    for name, column in zip(columns, values, strict=True):
        if name in known:
            _check(_fits(column, *known[name]))


def _fits(column: Sequence[Any], kind: str, may_be_empty: bool) -> bool:
    wanted = _TYPES.get(kind, int)
    found = set(map(type, column))
    if type(None) in found:
        if not may_be_empty:
            return False
        column = [value for value in column if value is not None]
        found.discard(type(None))
    if not found <= {wanted}:
        return False
    if kind == "id":
        return set(map(len, column)) <= {_ID}
    if wanted is int:
        return not column or (min(column) >= _LEAST and max(column) <= _MOST)
    return kind != "list" or all(map(_is_list, set(column)))


def _is_list(text: str) -> bool:
    try:
        msgspec.json.decode(text, type=tuple[str, ...])
    except (msgspec.MsgspecError, RecursionError):
        return False
    return True


def _check(holds: bool) -> None:
    if not holds:
        raise outages.garbled()

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
from types import GenericAlias
from typing import Annotated, Any

import msgspec

from desktop_b2b.domain.decoders import converted
from desktop_b2b.domain.entities import BY_TABLE
from desktop_b2b.storage.codec import codec_of
from sync.client import outages
from sync.protocol.messages import ExchangeReply, TableRows

_ID = 16
_Number = Annotated[int, msgspec.Meta(ge=-(2**63), le=2**63 - 1)]
_TYPES: dict[str, Any] = {
    "id": Annotated[bytes, msgspec.Meta(min_length=_ID, max_length=_ID)],
    "text": str,
    "list": str,
}


@functools.cache
def _shape(table: str) -> type[msgspec.Struct]:
    """What the columns of a table must be. Those without a default, and the version, every server sends."""
    sql, fields = codec_of(table).sql, BY_TABLE[table].__dataclass_fields__
    found: list[Any] = []
    for name, kind in zip(sql.columns, sql.kinds, strict=True):
        wanted = _TYPES.get(kind, _Number)
        if str(fields[name].type).endswith("| None"):
            wanted = wanted | None
        column = GenericAlias(tuple, (wanted, ...))
        is_needed = name == "version" or fields[name].default is MISSING
        found.append((name, column) if is_needed else (name, column, ()))
    return msgspec.defstruct(table, found, kw_only=True)


@functools.cache
def _lists(table: str) -> list[str]:
    """The columns of a table that hold lists as JSON."""
    sql = codec_of(table).sql
    return [name for name, kind in zip(sql.columns, sql.kinds, strict=True) if kind == "list"]


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
    given = dict(zip(columns, values, strict=True))
    _check(len(given) == len(columns))
    try:
        # Bytes come as bytes: without this a text of Base64 would do for them, too.
        converted(given, _shape(table), builtin_types=(bytes,))
    except msgspec.ValidationError as error:
        raise outages.garbled() from error
    for name in _lists(table):
        _check(all(map(_is_list, set(given.get(name, ())))))


def _is_list(text: str) -> bool:
    try:
        msgspec.json.decode(text, type=tuple[str, ...])
    except (msgspec.MsgspecError, RecursionError):
        return False
    return True


def _check(holds: bool) -> None:
    if not holds:
        raise outages.garbled()

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Columns that one side knows and the other does not (PROTOCOL.md, Versions).

What this program does not know it leaves out, what the server does not send takes the entity's default. So
that nothing stays lost, a scope is taken anew as soon as one of its tables has more columns than it was
received with: this program was updated, or the server was.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Iterable, Mapping

from desktop_b2b.domain.entities import BY_TABLE, ENTITIES
from desktop_b2b.storage.codec import codec_of
from desktop_b2b.storage.db import Db
from desktop_b2b.storage.session import get_state, set_state
from sync.client.scopes import entities_of
from sync.protocol.messages import Page
from sync.protocol.versions import Versions

#: By table, as JSON: the columns that this program knew last, and those that its rows were received with.
KNOWN, RECEIVED = "sync.columns_known", "sync.columns_received"

Columns = Mapping[str, frozenset[str]]


def updated(db: Db, versions: Versions) -> set[str]:
    """The scopes to take anew because this program knows more columns than the last one did; noted."""
    last = _read(db, KNOWN)
    now = {entity.TABLE: _known(entity.TABLE, versions) for entity in ENTITIES}
    if now != last:
        _write(db, KNOWN, now)
    grown = {table for table, columns in now.items() if columns - last.get(table, columns)}
    scopes = [row[0] for row in db.query("SELECT scope FROM cursor")]
    return {scope for scope in scopes if any(entity.TABLE in grown for entity in entities_of(scope))}


def received(db: Db, pages: Iterable[Page], versions: Versions) -> set[str]:
    """The scopes to take anew because the server sends columns now that it did not send before; noted."""
    last = _read(db, RECEIVED)
    news: dict[str, frozenset[str]] = {}
    found: set[str] = set()
    for page in pages:
        for rows in page.tables:
            if rows.table not in BY_TABLE:
                continue
            columns = _known(rows.table, versions).intersection(rows.columns)
            before = news.get(rows.table) or last.get(rows.table)
            if page.start == 0 or before is None:
                news[rows.table] = columns
            elif columns != before:
                # Rows that have not come again were received with no more than both have.
                if columns - before:
                    found.add(page.scope)
                news[rows.table] = columns & before
    if any(last.get(table) != columns for table, columns in news.items()):
        _write(db, RECEIVED, {**last, **news})
    return found


def _known(table: str, versions: Versions) -> frozenset[str]:
    return frozenset(codec_of(table).columns) - versions.hidden.get(table, frozenset())


def _read(db: Db, key: str) -> Columns:
    return _parsed(get_state(db, key) or "{}")


@functools.lru_cache(maxsize=4)
def _parsed(text: str) -> Columns:
    """All tables' columns, which are the same from page to page."""
    return {table: frozenset(columns) for table, columns in json.loads(text).items()}


def _write(db: Db, key: str, columns: Columns) -> None:
    set_state(db, key, json.dumps({table: sorted(names) for table, names in sorted(columns.items())}))

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Expectations (law 5): which fields are not as a person saw them, and who changed them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

import msgspec

from desktop_b2b.domain.entities import BY_TABLE, Event, Row
from desktop_b2b.errors import UserError
from desktop_b2b.storage.codec import plain
from desktop_b2b.storage.rows import RowStore
from sync.protocol.messages import Expect


@dataclass(frozen=True, slots=True)
class Clash:
    """A field that is no longer as the person saw it."""

    expect: Expect
    row: Row | None
    theirs: Any


def find(store: RowStore, expects: Iterable[Expect]) -> list[Clash]:
    """The fields that are not as they were seen, with what they are now.

    Raises UserError ``expect.unknown`` for a field that does not exist.
    """
    clashes: list[Clash] = []
    for expect in expects:
        entity = BY_TABLE.get(expect.table)
        if entity is None or expect.field not in entity.__dataclass_fields__:
            raise UserError("expect.unknown", "There is no field {name}.", "expects",
                            name=f"{expect.table}.{expect.field}")  # fmt: skip
        row = store.find(entity, expect.row_id)
        if row is None and entity.DEFAULTED:
            continue
        theirs = None if row is None else getattr(row, expect.field)
        if not _same(theirs, expect.base):
            clashes.append(Clash(expect, row, theirs))
    return clashes


def mine(store: RowStore, clash: Clash) -> list[Any]:
    """What the command that ran set a field to, if that is not what it was already."""
    row = store.find(BY_TABLE[clash.expect.table], clash.expect.row_id)
    value = None if row is None else getattr(row, clash.expect.field)
    return [] if value == clash.theirs else [value]


def told(clashes: Iterable[tuple[Clash, Any]]) -> list[dict[str, Any]]:
    """Base, mine and theirs of each field, as a sync issue keeps them."""
    return [
        {
            "table": clash.expect.table,
            "row_id": clash.expect.row_id,
            "field": clash.expect.field,
            "base": clash.expect.base,
            "mine": plain(value),
            "theirs": plain(clash.theirs),
        }
        for clash, value in clashes
    ]


def last_change(store: RowStore, clash: Clash) -> Event | None:
    """Who changed a field last, as the history visible to the store's viewer tells."""
    expect, row = clash.expect, clash.row
    entity = BY_TABLE[expect.table]
    root = expect.row_id if row is None or not entity.ROOT else str(getattr(row, entity.ROOT))
    events = sorted(store.children(Event, "document_id", root), key=lambda event: -event.at)
    for event in events:
        for table, row_id, name, *_ in msgspec.json.decode(event.changes):
            if (table, row_id) == (expect.table, expect.row_id) and name in (expect.field, "+", "-"):
                return event
    return events[0] if events else None


def _same(value: Any, base: Any) -> bool:
    """Whether a field is as it was seen; amounts by value, whatever their zeros."""
    if isinstance(value, Decimal) and isinstance(base, str):
        try:
            return Decimal(base) == value
        except InvalidOperation:
            return False
    return bool(plain(value) == base)

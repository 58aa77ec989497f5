# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What one command did to one document, read back from the history: what an undo has to put back (law 5).

An undo is a command like any other. It names the command that it takes back; what was before stands in the
history, at a desk and at the server alike, so it needs nobody's memory and never restores what somebody else
has changed since.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import msgspec

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.values import Id, child_id
from desktop_b2b.services.ports import UnitOfWork


def event_id(
    command_id: Id, phase: str, kind: str, document_id: Id, owner_id: Id, counterpart_id: Id | None
) -> Id:
    """The id of the event that tells what a command did to a document, for one audience (law 3)."""
    return child_id(command_id, phase, kind, document_id, owner_id, counterpart_id)


@dataclass(frozen=True, slots=True)
class Change:
    """A field before and after a command, as history keeps values."""

    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Deed:
    """What a command did to the fields of a document's rows, by table, row and field."""

    command: str
    changes: dict[tuple[str, Id, str], Change]

    def rows(self, table: str, field: str) -> dict[Id, Change]:
        """The rows of a table in which it changed a field."""
        return {
            row_id: change
            for (where, row_id, name), change in self.changes.items()
            if (where, name) == (table, field)
        }


def deed_of(uow: UnitOfWork, command_id: Id, document: e.Row) -> Deed | None:
    """What a command's handler did to a document that has no counterpart; None where it did nothing to it."""
    name = event_id(command_id, "event", document.KIND, document.id, document.owner_id, None)
    event = uow.find(e.Event, name)
    if event is None:
        return None
    entries = msgspec.json.decode(event.changes, type=list[tuple[str, str, str, Any, Any]])
    return Deed(event.command, {entry[:3]: Change(*entry[3:]) for entry in entries})

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""One run of a command's handler with its history: the same on a desk, in a rebase and on the server."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_b2b.domain.actor import Context
from desktop_b2b.domain.commands import Command
from desktop_b2b.domain.entities import Event
from desktop_b2b.services import bus, handlers
from desktop_b2b.storage.history import NOTHING, events_of, sketch_of, sum_of
from desktop_b2b.storage.rows import RowChange, RowStore

#: Importing the handlers enters them in the bus.
HANDLED = handlers


@dataclass(frozen=True, slots=True)
class Step:
    """What one run of a command changed, without history."""

    cmd: Command
    changes: list[RowChange]

    def events(self, ctx: Context) -> list[Event]:
        """The rows of history that tell it."""
        return events_of(self.changes, self.cmd, ctx)

    def told(self) -> bytes:
        """Two sums: of what history tells, and of the rows that the command made."""
        rows = [change.after for change in self.changes if change.before is None]
        made = sum_of(rows) if rows else NOTHING
        changed = (change for change in self.changes if change.before is not None)
        return sum_of((made, sketch_of(changed))) + made


def run_handler(cmd: Command, store: RowStore, ctx: Context) -> Step:
    """Run a command's handler in a store."""
    bus.run(cmd, store, ctx)
    return Step(cmd, store.done())


def add_history(step: Step, store: RowStore, ctx: Context) -> list[RowChange]:
    """Add the history of what a command changed; returns its rows as changes."""
    for event in step.events(ctx):
        store.add(event)
    return store.done()

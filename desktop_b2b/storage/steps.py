# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""One run of a command's handler with its history: the same on a desk, in a rebase and on the server."""

from __future__ import annotations

from desktop_b2b.domain.actor import Context
from desktop_b2b.domain.commands import Command
from desktop_b2b.services import bus, handlers
from desktop_b2b.storage.history import events_of
from desktop_b2b.storage.rows import RowChange, RowStore

#: Importing the handlers enters them in the bus.
HANDLED = handlers


def run_step(
    cmd: Command, store: RowStore, ctx: Context, changes: list[RowChange] | None = None
) -> list[RowChange]:
    """Run a command's handler in a store and add the history of what it changed.

    Returns the changes; ``changes`` receives them as they come, for an undo() after a refusal.
    """
    changes = [] if changes is None else changes
    bus.run(cmd, store, ctx)
    changes.extend(store.done())
    for event in events_of(changes, cmd, ctx):
        store.add(event)
    changes.extend(store.done())
    return changes

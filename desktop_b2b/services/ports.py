# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What the services need of the rooms above them; those implement it."""

from __future__ import annotations

from typing import Protocol, TypeVar

from desktop_b2b.domain.entities import Row
from desktop_b2b.domain.events import DomainEvent
from desktop_b2b.domain.values import Id

R = TypeVar("R", bound=Row)


class UnitOfWork(Protocol):
    """Rows in, rows out: the repository that handlers and reactions see (law 6).

    Rows are plain dataclasses; change their fields and the change is noticed when the command ends.
    A handler sees only rows of its actor's organisation; for reactions all are visible.
    """

    def get(self, kind: type[R], row_id: Id) -> R:
        """The row, or UserError ``record.missing`` when there is none that the actor may see."""
        ...

    def find(self, kind: type[R], row_id: Id) -> R | None:
        """The row, or None."""
        ...

    def children(self, kind: type[R], field: str, value: Id) -> list[R]:
        """The rows whose indexed field has this value, sorted by ``sort_key`` if they have one, else id."""
        ...

    def add(self, row: R) -> R:
        """Enter a new row; an id that exists is a UserError ``record.exists``."""
        ...

    def remove(self, row: Row) -> None:
        """Take a row away; its tombstone travels to whoever saw it."""
        ...

    def emit(self, event: DomainEvent) -> None:
        """Say what happened; the server's reactions answer in the same transaction."""
        ...

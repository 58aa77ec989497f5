# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What the services need of the rooms above them; those implement it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from desktop_b2b.domain.values import Id

if TYPE_CHECKING:
    from desktop_b2b.domain.commands import Command
    from desktop_b2b.domain.entities import Row
    from desktop_b2b.domain.events import DomainEvent
    from desktop_b2b.errors import UserError
    from desktop_b2b.services.queries import Query, Viewer

R = TypeVar("R", bound="Row")
T = TypeVar("T")


class Ask(Protocol):
    """Answers queries."""

    def __call__(self, query: Query[T], /) -> T:
        """The answer of one query."""
        ...


@dataclass(frozen=True, slots=True)
class Changes:
    """What a commit changed, published once after it (law 8); each view decides whether to refresh.

    ``kinds``: document kinds (``request``, ``order``, ``outbox``, ``sync``, ``file``, …);
    ``ids``: ids of those documents. ``local``: made here, not pulled.
    """

    kinds: frozenset[str]
    ids: frozenset[Id]
    local: bool = True


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a command left behind on this desk: its id, the numbers it drew, what changed."""

    command_id: Id
    numbers: tuple[str, ...]
    changes: Changes


class Desk(Protocol):
    """A desk as the window and the scripting tool see it. Calls block: never make one on Qt's thread.

    ``execute`` and the other writing calls belong on the one writer thread; ``answer`` may be called
    on any of the reader threads.
    """

    def viewer(self) -> Viewer:
        """Who looks, now. Raises UserError ``session.none`` when nobody is signed in."""
        ...

    def execute(self, cmd: Command) -> Receipt:
        """Run a command and put it in the outbox, in one transaction. Raises UserError, OutageError."""
        ...

    def execute_all(self, cmds: Sequence[Command]) -> list[Receipt]:
        """Run commands that make sense together only: all of them, or none."""
        ...

    def answer(self, query: Query[T]) -> T:
        """Answer a query from a snapshot of the local database."""
        ...

    def stop(self, query: Query[Any]) -> None:
        """Nobody waits any more for the answer to this very query: whoever works on it raises Cancelled.

        May be called anywhere.
        """
        ...

    def browse(self, work: Callable[[Ask], T]) -> T:
        """Do work that asks many queries of one snapshot, on a connection of its own: an export, a check."""
        ...

    def judge(self, cmds: Sequence[Command]) -> list[UserError | None]:
        """What each of these commands would be refused for, were it given now; nothing is changed."""
        ...

    def save_buffer(self, kind: str, target_id: Id, body: str) -> None:
        """Keep typing as it happens (law 13)."""
        ...

    def drop_buffer(self, kind: str, target_id: Id) -> None:
        """Forget typing that became a command or was thrown away by its author."""
        ...

    def store_file(self, content: bytes, mime: str) -> str:
        """Keep a file; returns its SHA-256 in hexadecimal. It is uploaded with the next exchange."""
        ...

    def withdraw(self, command_id: Id) -> None:
        """Take a command that was not sent yet out of the outbox, and its effect with it."""
        ...

    def on_changes(self, listener: Callable[[Changes], None]) -> Callable[[], None]:
        """Call the listener after each commit, on whatever thread; returns how to stop."""
        ...

    def wake_sync(self) -> None:
        """Exchange with the server as soon as may be."""
        ...


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

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Who acts, and what a run of a command may know (law 2)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from desktop_b2b.domain.values import Id, Instant, child_id
from desktop_b2b.errors import UserError

ACCOUNT_MANAGER = "account_manager"
SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Actor:
    """A person (or the server itself) acting for an organisation."""

    user_id: Id
    name: str
    organisation_id: Id
    role: str = "user"
    privileges: frozenset[str] = frozenset()

    def may(self, privilege: str) -> bool:
        """Whether the actor holds a privilege; the account manager and the server hold all."""
        return not privilege or self.role in (ACCOUNT_MANAGER, SYSTEM) or privilege in self.privileges

    def require(self, privilege: str) -> None:
        """Raise UserError ``privilege.missing`` unless the actor holds it."""
        if not self.may(privilege):
            raise UserError(
                "privilege.missing",
                "Your user may not do this ({privilege}). Ask your account manager.",
                privilege=privilege,
            )


@dataclass(slots=True)
class Context:
    """Time, identity and numbers for one run of one command; handlers know nothing else.

    ``now``: the command's made-at on a desk, the receive time on the server. ``made_at``: what the
    maker's clock said. ``draw`` gives the next document number of the device (or repeats the one
    that the command carries); it is told whose document it is for, and which other company sees it.
    """

    actor: Actor
    command_id: Id
    now: Instant
    made_at: Instant
    device: str
    draw: Callable[[Id, Id], str]
    _count: int = field(default=0)
    _former: Iterator[str] = field(default_factory=lambda: iter(()))

    def child_id(self, *parts: object) -> Id:
        """The id of a row that this command makes, the same in each run: UUIDv5 of id and parts."""
        return child_id(self.command_id, *parts)

    def new_id(self) -> Id:
        """For reactions: UUIDv5 of the command's id and a counter (law 1)."""
        self._count += 1
        return child_id(self.command_id, "reaction", self._count)

    def next_number(self, owner_id: Id, seen_by: Id = "") -> str:
        """A number for a document of a company: final at birth, never reused (law 2).

        ``seen_by``: the company it is made for, whose numbers are counted apart, so that what lies between
        two of them tells it nothing of others.
        """
        return self.draw(owner_id, seen_by)

    def remember(self, numbers: Iterable[str]) -> None:
        """The numbers that the documents to come had before."""
        self._former = iter(numbers)

    def former_number(self) -> str:
        """What the document that gets the next number was called before; usually nothing."""
        return next(self._former, "")

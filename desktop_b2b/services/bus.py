# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The one write path (law 1): a command finds its handler, an event its reactions.

Windows, scripts, timers, files and sync all come through here, on a desk and on the server alike.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from desktop_b2b.domain import text
from desktop_b2b.domain.actor import SYSTEM, Context
from desktop_b2b.domain.commands import Command
from desktop_b2b.domain.commands.base import Numbered
from desktop_b2b.domain.events import DomainEvent
from desktop_b2b.errors import BugError, UserError
from desktop_b2b.services.ports import UnitOfWork

Handler = Callable[[Any, UnitOfWork, Context], None]
Reaction = Callable[[Any, UnitOfWork, Context], None]

_H = TypeVar("_H", bound=Handler)
_handlers: dict[type[Command], Handler] = {}
_reactions: dict[type[DomainEvent], list[Reaction]] = {}


def handles(kind: type[Command]) -> Callable[[_H], _H]:
    """Mark the one handler of a command type."""

    def enter(handler: _H) -> _H:
        if kind in _handlers:
            raise BugError(f"{kind.__name__} has two handlers")
        _handlers[kind] = handler
        return handler

    return enter


def reacts(kind: type[DomainEvent]) -> Callable[[_H], _H]:
    """Mark a reaction: run by the server alone, in the transaction of the command."""

    def enter(reaction: _H) -> _H:
        _reactions.setdefault(kind, []).append(reaction)
        return reaction

    return enter


def handled() -> frozenset[type[Command]]:
    """The command types that have a handler."""
    return frozenset(_handlers)


def run(cmd: Command, uow: UnitOfWork, ctx: Context) -> None:
    """Check the actor's privilege and run the command's handler.

    Raises UserError when the command is refused; the unit of work is then to be undone.
    """
    if cmd.SYSTEM and ctx.actor.role != SYSTEM:
        raise UserError("command.system", "Only the server gives this command.", "command")
    ctx.actor.require(cmd.PRIVILEGE)
    handler = _handlers.get(type(cmd))
    if handler is None:
        raise BugError(f"{type(cmd).__name__} has no handler")
    if isinstance(cmd, Numbered) and cmd.former_numbers:
        ctx.remember(text.code(number, "former_numbers") for number in cmd.former_numbers)
    handler(cmd, uow, ctx)


def react(events: Iterable[DomainEvent], uow: UnitOfWork, ctx: Context) -> None:
    """Run all reactions to events; the caller repeats this for the events that reactions raise."""
    for event in events:
        for reaction in _reactions.get(type(event), ()):
            reaction(event, uow, ctx)

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What every command is: a frozen, versioned value with a JSON Schema made from its type."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, TypeVar

import msgspec
from msgspec import UNSET, UnsetType

from desktop_b2b.domain.decoders import converted, from_json
from desktop_b2b.errors import UserError

__all__ = ["UNSET", "Command", "UnsetType", "command", "command_type", "commands", "decode", "encode"]


class Command(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of all commands. The type's name is the command's name everywhere.

    ``VERSION`` rises when arguments change meaning (an upcaster then stands beside the type).
    ``PRIVILEGE`` is the verb that the actor needs. ``TARGET`` names the argument with the id of the
    document meant. ``EDITS``: overwrites what a person saw, so the fields it changes are expected to
    be as they were seen. ``REPLACES``: while unsent, a later one of the same target may take its
    place. ``SYSTEM``: only the server itself may give it. ``MARK``: a person's own mark (read, opened), sent
    like the others but no work that anybody waits for. ``REMOVES``: takes parts of its document away, so
    that no desk asks back when the rows are to go.
    """

    VERSION: ClassVar[int] = 1
    PRIVILEGE: ClassVar[str] = ""
    TARGET: ClassVar[str] = ""
    EDITS: ClassVar[bool] = False
    REPLACES: ClassVar[bool] = False
    SYSTEM: ClassVar[bool] = False
    MARK: ClassVar[bool] = False
    REMOVES: ClassVar[bool] = False

    def target(self) -> str:
        """Id of the document that the command is about, or an empty text."""
        return str(getattr(self, self.TARGET)) if self.TARGET else ""


class Numbered(Command, frozen=True, kw_only=True):
    """A command that may make documents with numbers. ``former_numbers``: those that such a document had
    before, in their order, where another copy of the profile used them, too.
    """

    former_numbers: tuple[str, ...] | UnsetType = UNSET


_C = TypeVar("_C", bound=type[Command])
_TYPES: dict[str, type[Command]] = {}
Upcaster = Callable[[dict[str, Any]], dict[str, Any]]
_UPCASTERS: dict[tuple[str, int], Upcaster] = {}


def command(cls: _C) -> _C:
    """Enter a command type in the register of the product."""
    _TYPES[cls.__name__] = cls
    return cls


def commands() -> dict[str, type[Command]]:
    """All command types by name."""
    return dict(sorted(_TYPES.items()))


def known_type(name: str) -> type[Command] | None:
    """The type of a command's name; None where there is none."""
    return _TYPES.get(name)


def marks() -> tuple[str, ...]:
    """The names of the commands that are marks."""
    return tuple(name for name, kind in commands().items() if kind.MARK)


def command_type(name: str) -> type[Command]:
    """The type of a command's name.

    Raises UserError ``command.unknown``.
    """
    found = _TYPES.get(name)
    if found is None:
        raise UserError("command.unknown", "There is no command named {name}.", "command", name=name)
    return found


def encode(cmd: Command) -> bytes:
    """The command's arguments as JSON."""
    return msgspec.json.encode(cmd)


def upcasts(name: str, version: int) -> Callable[[Upcaster], Upcaster]:
    """Enter how the arguments of a command's version become those of the next one.

    A version's meaning never changes; its upcaster stays for 18 months at least, since a desk may have
    been away so long.
    """

    def enter(upcaster: Upcaster) -> Upcaster:
        _UPCASTERS[name, version] = upcaster
        return upcaster

    return enter


def _upcast(kind: type[Command], body: bytes | str, version: int) -> bytes:
    """Arguments of an older version as this program knows them. Raises UserError ``command.version``."""
    name = kind.__name__
    args = msgspec.json.decode(body, type=dict[str, Any])
    for step in range(version, kind.VERSION):
        upcaster = _UPCASTERS.get((name, step))
        if upcaster is None:
            raise UserError(
                "command.version",
                "This was made by a version of the program that is no longer understood. Give it again.",
                "command",
            )
        args = upcaster(args)
    return msgspec.json.encode(args)


def decode(name: str, body: bytes | str, version: int | None = None) -> Command:
    """A command from its name and its arguments as JSON, of an older version too.

    Raises UserError ``command.unknown``, ``command.version``, or ``command.invalid``, whose field is the
    argument's path.
    """
    kind = command_type(name)
    if version is not None and version > kind.VERSION:
        raise UserError("command.version", "This was made by a newer version of the program. Update first.")
    try:
        if version is not None and version < kind.VERSION:
            body = _upcast(kind, body, version)
        return from_json(kind).decode(body)
    except msgspec.ValidationError as error:
        raise invalid(error) from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UserError("command.json", "This is not JSON: {reason}.", reason=error) from error


def from_builtins(name: str, args: Any) -> Command:
    """A command from its name and plain Python values, checked like JSON."""
    try:
        return converted(args, command_type(name))
    except msgspec.ValidationError as error:
        raise invalid(error) from error


def invalid(error: msgspec.ValidationError) -> UserError:
    """The UserError of a value that does not fit its schema, naming the field."""
    reason, _, path = str(error).partition(" - at `")
    field = path.rstrip("`").removeprefix("$.").removeprefix("$")
    if not field and "field `" in reason:
        field = reason.rsplit("field `", 1)[1].rstrip("`")
    return UserError("command.invalid", "{reason}", field, reason=reason)

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What an editor holds of a document that is saved whole: as stored, as typed, and the way back (law 13)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

import msgspec

from desktop_b2b.domain.commands import Command

S = TypeVar("S", bound=msgspec.Struct)


class WorkingCopy(Generic[S]):
    """A frozen value being edited: every edit makes a new one, so that undo is a list of the old.

    `command` makes the command that stores a value whole, or None for one that cannot be stored yet. Two
    values that make equal commands count as the same.
    """

    def __init__(self, empty: S, command: Callable[[S], Command | None]) -> None:
        self._kind = type(empty)
        self._command = command
        self._stored = empty
        self._value = empty
        self._sending: S | None = None
        self._undo: list[tuple[str, S]] = []
        self._redo: list[S] = []

    @property
    def value(self) -> S:
        """As it stands in the editor."""
        return self._value

    @property
    def changed(self) -> bool:
        """Whether something typed is not stored."""
        return not self._same(self._value, self._stored)

    @property
    def saving(self) -> bool:
        """Whether a save is on its way."""
        return self._sending is not None

    @property
    def can_undo(self) -> bool:
        return bool(self._undo)

    @property
    def can_redo(self) -> bool:
        return bool(self._redo)

    def load(self, stored: S) -> bool:
        """Take what is stored; what is typed on top stays. True when another value is in the editor now.

        While a save is on its way nothing happens: its outcome comes first.
        """
        if self._sending is not None:
            return False
        follow = not self.changed and not self._same(stored, self._value)
        self._stored = stored
        if follow:
            self._value = stored
            self._undo.clear()
            self._redo.clear()
        return follow

    def edit(self, value: S, run: str = "") -> bool:
        """Put another value there as one undoable step; steps of the same `run` grow together."""
        if value == self._value:
            return False
        if not (run and self._undo and self._undo[-1][0] == run):
            self._undo.append((run, self._value))
        self._redo.clear()
        self._value = value
        return True

    def rest(self) -> None:
        """End the run: the next keystroke starts a new step."""
        if self._undo:
            self._undo[-1] = ("", self._undo[-1][1])

    def undo(self) -> bool:
        """Take the last step back."""
        if not self._undo:
            return False
        self._redo.append(self._value)
        self._value = self._undo.pop()[1]
        return True

    def redo(self) -> bool:
        """Do again what was taken back."""
        if not self._redo:
            return False
        self._undo.append(("", self._value))
        self._value = self._redo.pop()
        return True

    # ------------------------------------------------------------ saving

    def begin_save(self) -> Command | None:
        """The command that stores the value, now on its way; None when there is nothing to store."""
        if self._sending is not None or not self.changed:
            return None
        command = self._command(self._value)
        if command is None or command == self._command(self._stored):
            return None
        self._sending = self._value
        return command

    def saved(self) -> None:
        """The save was committed."""
        if self._sending is not None:
            self._stored, self._sending = self._sending, None

    def failed(self) -> None:
        """The save was refused: the value stays typed."""
        self._sending = None

    def settle(self) -> None:
        """The value went out by another command, whole: it counts as stored."""
        self._stored, self._sending = self._value, None

    # ------------------------------------------------------------ buffer

    def buffer(self, value: S | None = None) -> str:
        """What is typed and not stored, as JSON; empty when there is nothing."""
        held = self._value if value is None else value
        return "" if self._same(held, self._stored) else msgspec.json.encode(held).decode()

    def restore(self, body: str) -> bool:
        """Take a buffer back; False for one that this version cannot read or that says nothing new."""
        try:
            held = msgspec.json.decode(body, type=self._kind)
        except msgspec.DecodeError:
            return False
        return not self._same(held, self._value) and self.edit(held)

    def _same(self, one: S, other: S) -> bool:
        if one == other:
            return True
        if getattr(one, "raw", None) or getattr(other, "raw", None):
            return False
        command = self._command(one)
        return command is not None and command == self._command(other)

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What an editor holds of a document that is saved whole: as stored, as typed, and the way back (law 13)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

import msgspec

from desktop_b2b.domain.commands import Command
from desktop_b2b.domain.decoders import from_json
from ui.forms.history import Edit, History

#: A value's fields by key: what undo and merging work on. A key that is missing is no part of the value.
Parts = dict[str, Any]
_MISSING: Any = None
#: How the keys of texts begin that are no values yet.
RAW = "raw/"


S = TypeVar("S", bound=msgspec.Struct)


class WorkingCopy(Generic[S]):
    """A frozen value being edited: every edit makes a new one, and a step of the history of what differs.

    `command` makes the command that stores a value whole, or None for one that cannot be stored yet. Two
    values that make equal commands count as the same. The value's type has `parts()` and `with_parts()`: what
    others change in other parts meanwhile is taken over, and undo leaves it alone.
    """

    def __init__(self, empty: S, command: Callable[[S], Command | None]) -> None:
        self._kind = type(empty)
        self._command = command
        self._stored = empty
        self._value = empty
        self._sending: S | None = None
        self.history: History[Any] = History()

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

    def load(self, stored: S) -> bool:
        """Take what is stored; what is typed on top stays. True when another value is in the editor now.

        While a save is on its way nothing happens: its outcome comes first.
        """
        if self._sending is not None:
            return False
        before, self._stored = self._stored, stored
        if self._same(stored, self._value):
            return False
        old, new, mine = _parts(before), _parts(stored), _parts(self._value)
        merged = {
            key: mine.get(key, _MISSING) if mine.get(key) != old.get(key) else new.get(key, _MISSING)
            for key in mine.keys() | new.keys()
        }
        value = _joined(stored, merged)
        follow = not self._same(value, self._value)
        self._value = value if follow else self._value
        return follow

    def edit(self, value: S, run: str = "", edit: Edit | None = None) -> bool:
        """Put another value there as one undoable step; steps of the same `run` grow together.

        `edit` is what the step is called, else the run's last word says it.
        """
        if value == self._value:
            return False
        before, after = _parts(self._value), _parts(value)
        steps = {
            key: (before.get(key, _MISSING), after.get(key, _MISSING))
            for key in before.keys() | after.keys()
            if before.get(key, _MISSING) != after.get(key, _MISSING)
        }
        self.history.record(edit or Edit(run.rsplit("/", 1)[-1]), steps, run)
        self._value = value
        return True

    def rest(self) -> None:
        """End the run: the next keystroke starts a new step."""
        self.history.rest()

    def undo(self) -> bool:
        """Take the last step back."""
        return self._put(self.history.back(_parts(self._value).get))

    def redo(self) -> bool:
        """Do again what was taken back."""
        return self._put(self.history.again(_parts(self._value).get))

    def _put(self, wanted: Parts) -> bool:
        if wanted:
            self._value = _joined(self._value, _parts(self._value) | wanted)
        return bool(wanted)

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
            # Texts that are no values do not travel: they stay typed.
            parts = {key: part for key, part in _parts(self._sending).items() if not key.startswith(RAW)}
            self._stored, self._sending = _joined(self._sending, parts), None

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
            held = from_json(self._kind).decode(body)
        except msgspec.DecodeError:
            return False
        return not self._same(held, self._value) and self.edit(held, edit=Edit("restored"))

    def _same(self, one: S, other: S) -> bool:
        if one == other:
            return True
        if getattr(one, "raw", None) or getattr(other, "raw", None):
            return False
        command = self._command(one)
        return command is not None and command == self._command(other)


def _parts(value: Any) -> Parts:
    found: Parts = value.parts()
    return found


def _joined(whole: S, parts: Parts) -> S:
    """A value of other parts, in the frame of a whole one."""
    frame: Any = whole
    made: S = frame.with_parts({key: part for key, part in parts.items() if part is not _MISSING})
    return made

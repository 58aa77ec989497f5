# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What an editor of a document with lines holds while somebody types: no window, no database (law 13).

A draft is a flat map of keys (``company``, ``lines/<id>/quantity``) to values. ``base`` is the draft as
stored, ``mine`` only what was typed on top of it. So untouched fields follow when the stored draft changes,
touched ones keep what was typed, a patch is ``mine`` and nothing else, and the history is keys with what they
held before and after.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping
from typing import Any, ClassVar, Generic, Protocol, TypeVar

import msgspec

from desktop_b2b.domain.commands import Command
from desktop_b2b.domain.decoders import converted
from ui.forms.draft_keys import GONE, LINES, RAW, Held, Value, line_key, new_id, raw_key
from ui.forms.history import Edit, History
from ui.forms.places import room_at


class AnyLine(Protocol):
    """A line as its editor reads it back."""

    @property
    def id(self) -> str: ...

    @property
    def sort_key(self) -> str: ...

    @property
    def blank(self) -> bool: ...


L = TypeVar("L", bound=AnyLine)
C = TypeVar("C", bound=Command)


class DocumentDraft(ABC, Generic[L, C]):
    """A draft being edited. All changes go through ``edit``; nothing here blocks or asks.

    Heirs say what its fields are (``HEAD``, ``LINE``: names and what they hold when new; ``TYPES``: of all of
    them), what a line is read back as, and which command stores it.
    """

    HEAD: ClassVar[Mapping[str, Value]]
    LINE: ClassVar[Mapping[str, Value]]
    TYPES: ClassVar[Mapping[str, Any]]

    def __init__(self, document_id: str, make_id: Callable[[], str] = new_id) -> None:
        self.document_id = document_id
        self.exists = False
        self._make_id = make_id
        self._base: dict[str, Value] = dict(self.HEAD)
        self._mine: dict[str, Held] = {}
        self._submitted: dict[str, Held] | None = None
        self._before_save: dict[str, Value] = {}
        self.history: History[Held] = History(_alike)
        self._lines: tuple[L, ...] | None = None
        self._blank: frozenset[str] | None = None
        self._refused: dict[str, str] = {}

    # ------------------------------------------------------------ what heirs say

    @abstractmethod
    def make_line(self, line_id: str, values: dict[str, Any]) -> L:
        """A line read back from its fields."""

    @abstractmethod
    def make_command(self, typed: Mapping[str, Held]) -> C:
        """The command that stores what was typed, and nothing else."""

    @abstractmethod
    def key_of(self, command: C, field: str) -> str:
        """The key of a field that a refusal names (``lines[2].quantity``); empty when there is none."""

    def unstored(self, key: str) -> Held:
        """What a key holds of which nothing is stored."""
        return GONE

    # ------------------------------------------------------------ loading

    def begin(self, defaults: Mapping[str, Value]) -> None:
        """Start a new one with the company's own defaults."""
        self._base = dict(self.HEAD) | {key: value for key, value in defaults.items() if key in self.HEAD}
        self._forget_lines()

    def load_stored(self, stored: dict[str, Value]) -> bool:
        """Take the stored draft: what was not touched follows, what was touched stays.

        False, and nothing happens, while a save is on its way: its outcome comes first.
        """
        if self._submitted is not None:
            return False
        for line_id in self._touched_lines():
            if line_key(line_id, "sort_key") not in stored:
                # Somebody removed a line that I am working on: it stays, whole.
                for name, default in self.LINE.items():
                    key = line_key(line_id, name)
                    self._mine.setdefault(key, self._base.get(key, default))
        self._base = stored
        self.exists = True
        self._settle()
        return True

    # ------------------------------------------------------------ reading

    def value(self, key: str) -> Held:
        """What a key holds now."""
        return self._mine[key] if key in self._mine else self._origin(key)

    def head(self, name: str) -> Value:
        """A field of the document itself."""
        held = self.value(name)
        return self.HEAD[name] if held is GONE else held

    def text(self, name: str) -> str:
        """A text field of the document itself."""
        return str(self.head(name) or "")

    def raw(self, key: str) -> str | None:
        """What was typed into a key and is no value; None when all is well."""
        held = self.value(raw_key(key))
        return held if isinstance(held, str) else None

    def unfinished(self) -> dict[str, str]:
        """All that was typed and is no value, by key."""
        lead = f"{RAW}/"
        return {
            key.removeprefix(lead): str(held)
            for key, held in self._mine.items()
            if key.startswith(lead) and held is not GONE
        }

    def lines(self) -> tuple[L, ...]:
        """The items in their order."""
        if self._lines is None:
            ids = {key.split("/")[1] for key in self._base if key.startswith(f"{LINES}/")}
            ids |= {key.split("/")[1] for key in self._mine if key.startswith(f"{LINES}/")}
            found = [self._line(line_id) for line_id in ids if self._has_line(line_id)]
            self._lines = tuple(sorted(found, key=lambda line: (line.sort_key, line.id)))
        return self._lines

    def line(self, line_id: str) -> L | None:
        """One item."""
        return self._line(line_id) if self._has_line(line_id) else None

    def touched(self, key: str) -> bool:
        """Whether a key holds something typed that is not stored."""
        return key in self._mine

    def refusals(self) -> dict[str, str]:
        """Why typed values were refused when they were stored, by key, until they are changed."""
        return {key: reason for key, reason in self._refused.items() if key in self._mine}

    @property
    def has_changes(self) -> bool:
        """Whether something typed is not stored."""
        return self.has_patch or bool(self.unfinished()) or bool(self.refusals())

    @property
    def has_patch(self) -> bool:
        """Whether there is a patch; the first thing that is in it tells."""
        return any(map(self._is_to_save, self._mine))

    @property
    def saving(self) -> bool:
        """Whether a save is on its way."""
        return self._submitted is not None

    # ------------------------------------------------------------ editing

    def edit(self, changes: Mapping[str, Held], run: str = "", edit: Edit | None = None) -> bool:
        """Change keys as one undoable step; steps of the same ``run`` (typing in a field) grow together.

        ``edit`` is what the step is called, else its first key says it. A new value takes away what was typed
        there and was no value.
        """
        wanted = dict(changes)
        for key in changes:
            if not key.startswith(f"{RAW}/") and raw_key(key) in self._mine:
                wanted[raw_key(key)] = GONE
        step = {key: (self.value(key), held) for key, held in wanted.items() if self.value(key) != held}
        if not step:
            return False
        self.history.record(edit or Edit(next(iter(step)).rsplit("/", 1)[-1]), step, run)
        for key, (_before, after) in step.items():
            self._put(key, after)
        return True

    def set_raw(self, key: str, text: str, run: str = "") -> bool:
        """Keep text that is no value for its key; the last good value stays beside it."""
        return self.edit({raw_key(key): text}, run)

    def rest(self) -> None:
        """End the run: the next keystroke starts a new undoable step."""
        self.history.rest()

    def undo(self) -> set[str]:
        """Take the last edit back; what somebody else changed since is left alone. Returns the keys."""
        return self._put_all(self.history.back(self.value))

    def redo(self) -> set[str]:
        """Do again what was taken back. Returns the keys."""
        return self._put_all(self.history.again(self.value))

    def _put_all(self, wanted: Mapping[str, Held]) -> set[str]:
        for key, held in wanted.items():
            self._put(key, held)
        return set(wanted)

    # ------------------------------------------------------------ lines

    def add_line(self, position: int | None = None, edit: Edit | None = None, **values: Value) -> str:
        """Add an item at a position, at the end if none is given; returns its id."""
        return self.add_lines([values], position, edit)[0]

    def add_lines(
        self,
        rows: Iterable[Mapping[str, Value]],
        position: int | None = None,
        edit: Edit | None = None,
        run: str = "",
    ) -> list[str]:
        """Add items in one undoable step, under the ids given or new ones; returns the ids."""
        made: list[str] = []
        changes: dict[str, Held] = {}
        items = list(rows)
        for values, order in zip(items, self._room(position, len(items), changes), strict=True):
            line_id = str(values.get("id") or self._make_id())
            made.append(line_id)
            for name, default in self.LINE.items():
                changes[line_key(line_id, name)] = order if name == "sort_key" else values.get(name, default)
        self.edit(changes, run, edit or Edit("row.add", len(made)))
        return made

    def set_line(self, line_id: str, run: str = "", **values: Value) -> bool:
        """Change fields of an item."""
        return self.edit({line_key(line_id, name): value for name, value in values.items()}, run)

    def remove_lines(self, line_ids: Iterable[str]) -> bool:
        """Take items away, in one step."""
        gone = [*line_ids]
        changes: dict[str, Held] = {line_key(line_id, name): GONE for line_id in gone for name in self.LINE}
        return self.edit(changes, edit=Edit("row.remove", len(gone)))

    def duplicate_line(self, line_id: str) -> str | None:
        """Put a copy below an item."""
        line = self.line(line_id)
        if line is None:
            return None
        place = [other.id for other in self.lines()].index(line_id)
        values = {name: getattr(line, name) for name in self.LINE if name != "sort_key"}
        return self.add_line(place + 1, Edit("row.duplicate"), **values)

    def move_line(self, line_id: str, by: int) -> bool:
        """Move an item up (negative) or down."""
        order = [line.id for line in self.lines()]
        old = order.index(line_id)
        new = max(0, min(len(order) - 1, old + by))
        if new == old:
            return False
        changes: dict[str, Held] = {}
        rest = [line for line in self.lines() if line.id != line_id]
        changes[line_key(line_id, "sort_key")] = self._room(new, 1, changes, rest)[0]
        return self.edit(changes, edit=Edit("row.move"))

    # ------------------------------------------------------------ saving

    def patch(self) -> C | None:
        """The one command that stores what was typed, with nothing that was not touched; None if nothing."""
        return self._command(self._to_save())

    def begin_save(self) -> C | None:
        """The patch, now on its way: it counts as stored until ``failed`` says otherwise."""
        if self._submitted is not None:
            return None
        submitted = self._to_save()
        command = self._command(submitted)
        if command is None:
            return None
        self._submitted, self._blank = submitted, None
        self._before_save = dict(self._base)
        for key, held in submitted.items():
            if held is GONE:
                self._base.pop(key, None)
            else:
                self._base[key] = held
            self._mine.pop(key, None)
        return command

    def saved(self) -> None:
        """The save was committed."""
        self._submitted = None
        self.exists = True

    def failed(self, key: str = "", reason: str = "") -> None:
        """The save was refused: all of it counts as typed again, later typing included.

        Where one key is at fault it is held back until it is changed, so that the rest can be stored.
        """
        if key:
            self._refused[key] = reason
        typed = (self._submitted or {}) | self._mine
        self._submitted = None
        self._base = self._before_save
        self._mine = typed
        self._settle()

    # ------------------------------------------------------------ buffer

    def buffer(self, focus: str = "", typing: Mapping[str, Held] | None = None) -> str:
        """What was typed and is not stored, as the editor's own JSON; empty when there is nothing.

        ``typing`` is what stands in a cell that is still open.
        """
        mine = (self._submitted or {}) | self._mine | dict(typing or {})
        if not mine:
            return ""
        held = {key: value for key, value in mine.items() if value is not GONE}
        gone = [key for key, value in mine.items() if value is GONE]
        return msgspec.json.encode({"v": 1, "set": held, "gone": gone, "focus": focus}).decode()

    def restore(self, body: str) -> str:
        """Take a buffer back over what is loaded; returns the key that had the caret.

        Keys that this version does not know are left out.
        """
        data = msgspec.json.decode(body)
        typed: dict[str, Held] = {}
        for key, value in data.get("set", {}).items():
            if key.startswith(f"{RAW}/"):
                typed[key] = str(value)
            elif (kind := self.TYPES.get(key.rsplit("/", 1)[-1])) is not None:
                try:
                    typed[key] = converted(value, kind, strict=False)
                except msgspec.ValidationError:
                    continue
        typed |= dict.fromkeys(data.get("gone", ()), GONE)
        self._mine = typed
        for line_id in self._touched_lines():
            if not self._has_line(line_id):
                order = self._room(None, 1, {})[0]
                self._mine[line_key(line_id, "sort_key")] = order
                self._forget_lines()
        self._settle()
        if self._mine:
            # What was typed before the program ended is one step: it can be taken back like any other.
            steps = {key: (self._origin(key), held) for key, held in self._mine.items()}
            self.history.record(Edit("restored"), steps)
        return str(data.get("focus", ""))

    # ------------------------------------------------------------ inside

    def _origin(self, key: str) -> Held:
        return self._base[key] if key in self._base else self.unstored(key)

    def _put(self, key: str, held: Held) -> None:
        self._refused.pop(key, None)
        if self._origin(key) == held:
            self._mine.pop(key, None)
        else:
            self._mine[key] = held
        if key.startswith(f"{LINES}/"):
            self._forget_lines()

    def _forget_lines(self) -> None:
        self._lines = self._blank = None

    def _settle(self) -> None:
        self._mine = {key: held for key, held in self._mine.items() if self._origin(key) != held}
        self._forget_lines()

    def _has_line(self, line_id: str) -> bool:
        return self.value(line_key(line_id, "sort_key")) is not GONE

    def _line(self, line_id: str) -> L:
        values: dict[str, Any] = {}
        for name, default in self.LINE.items():
            held = self.value(line_key(line_id, name))
            values[name] = default if held is GONE else held
        return self.make_line(line_id, values)

    def _touched_lines(self) -> list[str]:
        lead = f"{LINES}/"
        return list(
            dict.fromkeys(
                key.split("/")[1]
                for key, held in self._mine.items()
                if key.startswith(lead) and held is not GONE
            )
        )

    def _room(
        self,
        position: int | None,
        count: int,
        changes: dict[str, Held],
        lines: Iterable[L] | None = None,
    ) -> list[str]:
        """Sort keys for new lines at a position; when there is no room, all are spaced anew."""
        standing = list(self.lines() if lines is None else lines)
        made, keys = room_at([line.sort_key for line in standing], position, count)
        for line, key in zip(standing, keys, strict=True):
            if key != line.sort_key:
                changes[line_key(line.id, "sort_key")] = key
        return made

    def _to_save(self) -> dict[str, Held]:
        return {key: held for key, held in self._mine.items() if self._is_to_save(key)}

    def _is_to_save(self, key: str) -> bool:
        """Whether a key is stored: no text that is no value, nothing refused, no new line that is empty."""
        part, _, rest = key.partition("/")
        if part == RAW or key in self._refused:
            return False
        return part != LINES or rest.partition("/")[0] not in self._blank_lines

    @property
    def _blank_lines(self) -> frozenset[str]:
        """The lines into which nothing was entered and that nobody stored."""
        if self._blank is None:
            self._blank = frozenset(
                line.id
                for line in self.lines()
                if line.blank and line_key(line.id, "sort_key") not in self._base
            )
        return self._blank

    def _command(self, typed: Mapping[str, Held]) -> C | None:
        return self.make_command(typed) if typed else None


def _alike(one: Held, other: Held) -> bool:
    """Whether a value is what was typed, but for the spaces that a save takes away."""
    if isinstance(one, str) and isinstance(other, str):
        return one.split() == other.split()
    return one == other

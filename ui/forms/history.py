# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Undo and redo of an editor: one history over typed fields, cells, and rows that come, go and move.

Not Qt's QUndoStack, whose commands put back what they remember: a document of ours also changes under its
editor, by a save that came back, by a colleague, by the server. A step here remembers keys with what they
held before and after, and takes back only those that still hold what it made of them; so it outlives saves
and loads, and never restores over somebody else's change (law 5). It needs no window to be tested.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Generic, NamedTuple, TypeVar

V = TypeVar("V")
#: How many steps are kept: more than anybody takes back, and an end to what is remembered.
MOST = 1_000


class Edit(NamedTuple):
    """What a step is called: a code of `edit_words`, and how many rows it is about."""

    code: str
    rows: int = 1


@dataclass(slots=True)
class _Step(Generic[V]):
    edit: Edit
    run: str
    changes: dict[str, tuple[V, V]] = field(default_factory=dict)


class History(Generic[V]):
    """The steps of one editor. Values are whatever the editor keeps under its keys.

    `alike` says whether a value is still what a step made of it: a store may have tidied it meanwhile.
    """

    def __init__(self, alike: Callable[[V, V], bool] = lambda one, other: one == other) -> None:
        self._alike = alike
        self._undo: list[_Step[V]] = []
        self._redo: list[_Step[V]] = []

    @property
    def undo_edit(self) -> Edit | None:
        """What would be taken back next."""
        return self._undo[-1].edit if self._undo else None

    @property
    def redo_edit(self) -> Edit | None:
        """What would be done again next."""
        return self._redo[-1].edit if self._redo else None

    def record(self, edit: Edit, changes: Mapping[str, tuple[V, V]], run: str = "") -> None:
        """Remember a step: keys with what they held before and after. Equal runs (typing) grow together."""
        self._redo.clear()
        if run and self._undo and self._undo[-1].run == run:
            known = self._undo[-1].changes
            for key, (before, after) in changes.items():
                known[key] = (known[key][0] if key in known else before, after)
            return
        self._undo.append(_Step(edit, run, dict(changes)))
        del self._undo[:-MOST]

    def rest(self) -> None:
        """End the run: the next keystroke begins a step of its own."""
        if self._undo:
            self._undo[-1].run = ""

    def back(self, now: Callable[[str], V]) -> dict[str, V]:
        """Take the last step back: what is to be put under which keys; nothing where no step is left.

        `now` gives what a key holds.
        """
        return self._replay(self._undo, self._redo, now, back=True)

    def again(self, now: Callable[[str], V]) -> dict[str, V]:
        """Do again what was taken back."""
        return self._replay(self._redo, self._undo, now, back=False)

    def _replay(
        self, source: list[_Step[V]], target: list[_Step[V]], now: Callable[[str], V], *, back: bool
    ) -> dict[str, V]:
        while source:
            step = source.pop()
            wanted: dict[str, V] = {}
            done: dict[str, tuple[V, V]] = {}
            for key, (before, after) in step.changes.items():
                seen, to = (after, before) if back else (before, after)
                held = now(key)
                if held != to and self._alike(held, seen):
                    wanted[key] = to
                    done[key] = (to, held) if back else (held, to)
            if done:
                target.append(_Step(step.edit, "", done))
                return wanted
        return {}

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What an act will do to each row: values, so that they can be shown, judged and counted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from desktop_b2b.domain.commands import Command
from desktop_b2b.domain.values import Id
from desktop_b2b.errors import UserError
from desktop_b2b.services.ports import Receipt
from ui.strings import error_text

#: More rows than these are no selection any more, but a mistake.
MOST = 1000


class Fate(StrEnum):
    """What becomes of a row."""

    WILL = "will"
    CANNOT = "cannot"
    DONE = "done"
    REFUSED = "refused"
    LEFT = "left"
    UNDONE = "undone"


@dataclass(frozen=True)
class Step:
    """One row of an act. `note` says what will happen, or why it cannot; `commands` are given together, of
    which the first is `judged` unless another one is named.

    `undo` makes the command that takes it back; one that `withdraws` is taken back as long as it waits here.
    """

    key: Id
    name: str
    note: str
    commands: tuple[Command, ...] = ()
    judged: Command | None = None
    fate: Fate = Fate.WILL
    undo: Callable[[Receipt], Command] | None = None
    withdraws: bool = False

    @classmethod
    def impossible(cls, key: Id, name: str, reason: str) -> Step:
        """A row that the act cannot be done to."""
        return cls(key, name, reason, fate=Fate.CANNOT)

    @property
    def question(self) -> Command | None:
        """The command that tells whether it can be done."""
        return self.judged or next(iter(self.commands), None)

    @property
    def can_be_undone(self) -> bool:
        """Whether there is a way back once it is done."""
        return self.undo is not None or self.withdraws

    def become(self, fate: Fate, note: str = "") -> Step:
        """The same row later."""
        return replace(self, fate=fate, note=note or self.note)


@dataclass(frozen=True)
class Act:
    """An act on many rows, in words: its question, its button, what was done (each with a count), and what it
    will do to a row. `words` are its own for some fates, `subject` heads the names of the rows.
    """

    question: Callable[[int], str]
    verb: Callable[[int], str]
    done: Callable[[int], str]
    step: Callable[[Any], Step]
    danger: bool = False
    words: Mapping[Fate, Callable[[], str]] = field(default_factory=dict)
    subject: Callable[[], str] | None = None


def questions(steps: Iterable[Step]) -> list[Command]:
    """The commands to be judged, one for each step that has any."""
    return [step.question for step in steps if step.question is not None and step.fate is Fate.WILL]


def judged(steps: Sequence[Step], verdicts: Iterable[UserError | None]) -> list[Step]:
    """The steps with what their commands would be refused for; a verdict for each that has a command."""
    answers = iter(verdicts)
    found = []
    for step in steps:
        verdict = next(answers) if step.question is not None and step.fate is Fate.WILL else None
        found.append(step.become(Fate.CANNOT, error_text(verdict)) if verdict is not None else step)
    return found


def count(steps: Iterable[Step], *fates: Fate) -> int:
    """How many rows have one of these fates."""
    return sum(step.fate in fates for step in steps)

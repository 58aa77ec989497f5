# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What can be decided about a sync issue: by field, whose value stands, and the command that makes it so."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import msgspec

from desktop_b2b.domain.commands import Command, command_type, from_builtins
from desktop_b2b.domain.commands.account import ResolveIssue
from desktop_b2b.domain.entities import SyncIssue
from desktop_b2b.errors import UserError
from desktop_b2b.services.issues import NOTICE, again, retry
from desktop_b2b.services.queries import IssueView
from ui.screens.issues.typed import Typed, typed_again

MINE, THEIRS = "mine", "theirs"
#: Arguments by which the parts of a command name their row.
_PART_IDS = ("id", "ask_id", "partner_id", "inquiry_line_id", "order_line_id")


@dataclass(frozen=True)
class Clash:
    """One field that both sides changed, or that is not as it was seen."""

    table: str
    row_id: str
    name: str
    base: Any
    mine: Any
    theirs: Any

    @property
    def usual(self) -> str:
        """The harmless choice: who alone changed it, else theirs, which is what everybody sees now."""
        return MINE if self.theirs == self.base and self.mine != self.base else THEIRS


@dataclass
class Decision:
    """The choices about one issue."""

    view: IssueView
    clashes: list[Clash] = field(default_factory=list)
    choices: dict[int, str] = field(default_factory=dict)
    #: All open issues: what was kept back because of this one goes along when it is tried again.
    others: tuple[SyncIssue, ...] = ()

    @classmethod
    def of(cls, view: IssueView, others: tuple[SyncIssue, ...] = ()) -> Decision:
        """Start with the usual choices."""
        clashes = [
            Clash(f["table"], f["row_id"], f["field"], f.get("base"), f.get("mine"), f.get("theirs"))
            for f in view.fields
        ]
        return cls(view, clashes, {place: clash.usual for place, clash in enumerate(clashes)}, others)

    @property
    def issue(self) -> SyncIssue:
        """The issue itself."""
        return self.view.issue

    @property
    def is_conflict(self) -> bool:
        """Whether there are two sides."""
        return self.issue.kind == "conflict" and bool(self.clashes)

    @property
    def can_mix(self) -> bool:
        """Whether each field can be decided by itself: its value stands by itself in the command."""
        arguments = self._arguments()
        return all(_place(arguments, self._target(), clash) is not None for clash in self.clashes)

    def choose(self, place: int, side: str) -> None:
        """Decide one field; all of them where they cannot be told apart."""
        if self.can_mix:
            self.choices[place] = side
        else:
            self.choose_all(side)

    def choose_all(self, side: str) -> None:
        """Decide all fields alike."""
        self.choices = dict.fromkeys(self.choices, side)

    def result(self, place: int) -> Any:
        """What a field will be."""
        clash = self.clashes[place]
        return clash.mine if self.choices[place] == MINE else clash.theirs

    def commands(self) -> tuple[Command, ...]:
        """The commands of the decision, to be run together.

        Raises UserError ``command.unknown`` or ``command.invalid`` where this version of the program cannot
        give the stored command again.
        """
        sides = set(self.choices.values())
        if sides == {THEIRS}:
            return (self._close("keep_theirs"),)
        if sides == {MINE}:
            return self._close("keep_mine"), self.again()
        return self._close("edited"), self._without_theirs()

    def retry(self) -> tuple[Command, ...]:
        """Give the refused command again, as it was."""
        return retry(self.issue, self.others)

    def withdraw(self) -> tuple[Command, ...]:
        """Let the refused command go."""
        return (self._close("withdrawn"),)

    def edited(self) -> tuple[Command, ...]:
        """Close the issue: what the command said stands in an editor again."""
        return (self._close("edited"),)

    def typed(self) -> Typed | None:
        """What to put back into an editor; None where there is no editor for it, or this version of the
        program cannot read the command.
        """
        try:
            return typed_again(self.again())
        except UserError:
            return None

    def again(self) -> Command:
        """The command of the issue."""
        return again(self.issue)

    @property
    def is_notice(self) -> bool:
        """Whether it only tells something: there is no command to give again."""
        return self.issue.kind == NOTICE

    def seen(self) -> tuple[Command, ...]:
        """What it told was read."""
        return (self._close("seen"),)

    def _close(self, resolution: Any) -> ResolveIssue:
        return ResolveIssue(issue_id=self.issue.id, resolution=resolution)

    def _arguments(self) -> dict[str, Any]:
        found = msgspec.json.decode(self.issue.body)
        return found if isinstance(found, dict) else {}

    def _target(self) -> str:
        try:
            name = command_type(self.issue.command).TARGET
        except UserError:
            return ""
        return str(self._arguments().get(name, ""))

    def _without_theirs(self) -> Command:
        arguments = self._arguments()
        for place, clash in enumerate(self.clashes):
            if self.choices[place] == THEIRS:
                holder = _place(arguments, self._target(), clash)
                if holder is not None:
                    del holder[clash.name]
        return from_builtins(self.issue.command, arguments)


def _place(arguments: dict[str, Any], target: str, clash: Clash) -> dict[str, Any] | None:
    """The part of a command's arguments in which a field's value stands by itself."""
    if clash.row_id == target and clash.name in arguments:
        return arguments
    for value in arguments.values():
        if isinstance(value, list):
            for part in value:
                if (
                    isinstance(part, dict)
                    and clash.name in part
                    and clash.row_id in [part.get(key) for key in _PART_IDS]
                ):
                    return part
    return None

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What can be done about a sync issue: the commands that do it, for ``DeskStore.execute_all``.

A command that is given again is a new one: its expectations are what this desk shows now, so what was
"theirs" in a conflict is its base. The issue is closed first, because an open one that is parked keeps
back what follows on its document.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from desktop_b2b.domain.commands import Command
from desktop_b2b.domain.commands.account import ResolveIssue
from desktop_b2b.domain.entities import SyncIssue
from desktop_b2b.errors import UserError
from desktop_b2b.services.issues import NOTICE, again, retry

Choice = Literal["retried", "edited", "withdrawn", "keep_mine", "keep_theirs", "seen"]


def commands_for(
    issue: SyncIssue, choice: Choice, open_issues: Iterable[SyncIssue] = ()
) -> tuple[Command, ...]:
    """The commands of a choice about an issue, to be run together; tried again, what was kept back because
    of it (found among ``open_issues``) goes along.

    Raises UserError ``issue.no_conflict`` for a side to keep where there are no two, ``command.unknown``
    or ``command.invalid`` where this version cannot give the stored command again.
    """
    if issue.kind == NOTICE and choice != "seen":
        raise UserError("issue.notice", "This only tells you something: there is nothing to give again.")
    if choice in ("keep_mine", "keep_theirs") and issue.kind != "conflict":
        raise UserError("issue.no_conflict", "Nobody else changed this: there is no other side to keep.")
    if choice == "retried":
        return retry(issue, open_issues)
    resolve = ResolveIssue(issue_id=issue.id, resolution=choice)
    return (resolve, again(issue)) if choice == "keep_mine" else (resolve,)


def choices(issue: SyncIssue) -> tuple[Choice, ...]:
    """What may be chosen, the usual first."""
    if issue.kind == "conflict":
        return "keep_theirs", "keep_mine", "edited"
    if issue.kind == NOTICE:
        return ("seen",)
    return "retried", "edited", "withdrawn"

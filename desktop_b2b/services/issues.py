# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The command of a sync issue, to be given again: the same wherever that is decided."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from desktop_b2b.domain.commands import Command, decode
from desktop_b2b.domain.commands.account import ResolveIssue
from desktop_b2b.domain.commands.base import Numbered
from desktop_b2b.domain.entities import SyncIssue

#: The code of an issue whose document number another copy of the profile used before.
NUMBER_TAKEN = "number.taken"
#: The kind of issue that only tells something.
NOTICE = "notice"
#: The code of a command that is kept back because of an earlier one.
BLOCKED = "blocked"


def again(issue: SyncIssue) -> Command:
    """The stored command as it is to be given again.

    Where its number was in use, the documents get new ones and keep the old ones for search (law 2).
    Raises UserError ``command.unknown`` or ``command.invalid`` where this version cannot.
    """
    cmd = decode(issue.command, issue.body, issue.command_version)
    if issue.code == NUMBER_TAKEN and isinstance(cmd, Numbered):
        params = msgspec.json.decode(issue.params, type=dict[str, str])
        return msgspec.structs.replace(cmd, former_numbers=tuple(params.get("numbers", "").split()))
    return cmd


def followers(issue: SyncIssue, open_issues: Iterable[SyncIssue]) -> list[SyncIssue]:
    """What was kept back on the same document because of an issue, oldest first.

    It goes with it: a command is not taken while an earlier one on its document is kept back.
    """
    if issue.kind != "parked" or issue.document_id is None:
        return []
    found = [
        other
        for other in open_issues
        if (other.code, other.document_id) == (BLOCKED, issue.document_id) and other.id > issue.id
    ]
    return sorted(found, key=lambda other: other.id)


def retry(issue: SyncIssue, open_issues: Iterable[SyncIssue] = ()) -> tuple[Command, ...]:
    """The commands that give an issue's command again, and what was kept back because of it.

    Raises as ``again``.
    """
    issues = [issue, *followers(issue, open_issues)]
    closed = [ResolveIssue(issue_id=one.id, resolution="retried") for one in issues]
    return *closed, *(again(one) for one in issues)

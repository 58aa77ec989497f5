# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""One person's marks: what was seen, what was opened, which sync issues are done with."""

from __future__ import annotations

from desktop_b2b.domain import checks, text
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.actor import Context
from desktop_b2b.domain.commands.account import MarkOpened, MarkSeen, ResolveIssue
from desktop_b2b.domain.commands.views import MarkAllSeen, RestoreSeen
from desktop_b2b.domain.dashboard import DEFAULTS
from desktop_b2b.domain.states import move
from desktop_b2b.domain.values import child_id
from desktop_b2b.errors import UserError
from desktop_b2b.services.bus import handles
from desktop_b2b.services.marks import put_seen
from desktop_b2b.services.ports import UnitOfWork
from desktop_b2b.services.records import unique


@handles(MarkSeen)
def mark_seen(cmd: MarkSeen, uow: UnitOfWork, ctx: Context) -> None:
    """All rows of these alert widgets up to an instant are seen by this user (S2.39, S2.40, A11)."""
    seen_at = checks.instant(cmd.seen_at, "seen_at") or 0
    unique(cmd.widgets, "widgets[{}]")
    for index, given in enumerate(cmd.widgets):
        widget = text.code(given, f"widgets[{index}]", required=True)
        put_seen(uow, ctx, widget, seen_at, exactly=cmd.exactly)


@handles(MarkAllSeen)
def mark_all_seen(cmd: MarkAllSeen, uow: UnitOfWork, ctx: Context) -> None:
    """All alerts of this user's dashboard are seen: default widgets, changed or not, and own ones (S2.39)."""
    seen_at = checks.instant(cmd.seen_at, "seen_at") or 0
    rows = {row.key or row.id: row for row in uow.children(e.Widget, "user_id", ctx.actor.user_id)}
    alerts = {one.key: bool(one.tone) for one in DEFAULTS}
    alerts.update((name, row.alert and not row.removed) for name, row in rows.items())
    for name in sorted(name for name, is_alert in alerts.items() if is_alert):
        put_seen(uow, ctx, name, seen_at)


@handles(RestoreSeen)
def restore_seen(cmd: RestoreSeen, uow: UnitOfWork, ctx: Context) -> None:
    """Marks go back to where they were before, unless this user has read on meanwhile, here or elsewhere."""
    unique((value.widget for value in cmd.marks), "marks[{}].widget")
    for index, value in enumerate(cmd.marks):
        was = checks.instant(value.was, f"marks[{index}].was") or 0
        checks.instant(value.seen_at, f"marks[{index}].seen_at")
        mark = uow.find(e.SeenMark, child_id(ctx.actor.user_id, "seen", value.widget))
        if mark is not None and mark.seen_at <= value.seen_at:
            mark.seen_at = min(mark.seen_at, was)


@handles(MarkOpened)
def mark_opened(cmd: MarkOpened, uow: UnitOfWork, ctx: Context) -> None:
    """This user opened a record. What counts is when it was opened, not when the server heard of it;
    a clock that runs ahead counts as now.
    """
    opened_at = min(ctx.made_at, ctx.now)
    mark_id = child_id(ctx.actor.user_id, "opened", cmd.record_id)
    mark = uow.find(e.OpenedMark, mark_id)
    if mark is None:
        uow.add(
            e.OpenedMark(
                id=mark_id,
                owner_id=ctx.actor.organisation_id,
                user_id=ctx.actor.user_id,
                record_id=cmd.record_id,
                opened_at=opened_at,
            )
        )
    else:
        mark.opened_at = max(mark.opened_at, opened_at)


@handles(ResolveIssue)
def resolve_issue(cmd: ResolveIssue, uow: UnitOfWork, ctx: Context) -> None:
    """Close a sync issue of one's own. It may be done on any device; the first one counts."""
    issue = uow.find(e.SyncIssue, cmd.issue_id)
    if issue is None or issue.user_id != ctx.actor.user_id:
        raise UserError("issue.missing", "You have no such issue.", "issue_id")
    if issue.state == "open":
        move(issue, "resolved")
        issue.resolution = cmd.resolution

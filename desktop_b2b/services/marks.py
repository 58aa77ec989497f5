# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""How far a person has seen an alert widget."""

from __future__ import annotations

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.actor import Context
from desktop_b2b.domain.values import Instant, child_id
from desktop_b2b.services.ports import UnitOfWork


def put_seen(uow: UnitOfWork, ctx: Context, widget: str, seen_at: Instant, *, exactly: bool = False) -> None:
    """Put a mark forward; ``exactly``: or back. A clock that runs ahead counts as now."""
    seen_at = min(seen_at, ctx.now)
    mark_id = child_id(ctx.actor.user_id, "seen", widget)
    mark = uow.find(e.SeenMark, mark_id)
    if mark is None:
        uow.add(
            e.SeenMark(
                id=mark_id, owner_id=ctx.actor.organisation_id, user_id=ctx.actor.user_id, widget=widget,
                seen_at=seen_at,
            )
        )  # fmt: skip
    else:
        mark.seen_at = seen_at if exactly else max(mark.seen_at, seen_at)

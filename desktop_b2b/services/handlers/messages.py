# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Remarks of the two parties of an inquiry or an order (S2.83)."""

from __future__ import annotations

from desktop_b2b.domain import entities as e
from desktop_b2b.domain import text
from desktop_b2b.domain.actor import Context
from desktop_b2b.domain.commands.sourcing import PostMessage
from desktop_b2b.errors import UserError
from desktop_b2b.services.bus import handles
from desktop_b2b.services.ports import UnitOfWork


@handles(PostMessage)
def post_message(cmd: PostMessage, uow: UnitOfWork, ctx: Context) -> None:
    """Write to the other party; nobody else ever sees it (law 3)."""
    thread: e.Row | None = uow.find(e.Inquiry, cmd.thread_id) or uow.find(e.Order, cmd.thread_id)
    if thread is None:
        raise UserError("message.no_thread", "There is no such request or order.", "thread_id")
    mine = ctx.actor.organisation_id
    uow.add(
        e.Message(
            id=cmd.message_id,
            owner_id=mine,
            counterpart_id=thread.counterpart_id if thread.owner_id == mine else thread.owner_id,
            thread_id=thread.id,
            author_name=ctx.actor.name,
            body=text.note(cmd.body, "body", required=True),
            sent_at=ctx.now,
        )
    )

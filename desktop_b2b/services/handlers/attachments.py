# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Files that go with an answer: the supplier's alone until it was sent, both parties' from then on."""

from __future__ import annotations

from desktop_b2b.domain import checks, text
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.actor import Context
from desktop_b2b.domain.commands.sourcing import AddAttachment, RemoveAttachment
from desktop_b2b.domain.states import demand
from desktop_b2b.errors import UserError
from desktop_b2b.services.bus import handles
from desktop_b2b.services.files import FILE_MAX_BYTES
from desktop_b2b.services.ports import UnitOfWork
from desktop_b2b.services.records import addressed, owned, unclaimed

#: Inquiries whose answer may still get a file, or lose one.
_OPEN = ("waiting", "answered", "declined")
#: How many files an answer has at most.
MOST = 10


@handles(AddAttachment)
def add_attachment(cmd: AddAttachment, uow: UnitOfWork, ctx: Context) -> None:
    """Add a file. The retailer sees it at once where the answer is there already."""
    inquiry = addressed(uow, ctx, e.Inquiry, cmd.inquiry_id)
    demand(inquiry, *_OPEN)
    others = uow.children(e.Attachment, "inquiry_id", inquiry.id)
    file_hash = checks.file_hash(cmd.file_hash, "file_hash")
    if not file_hash:
        raise UserError("attachment.no_file", "Choose a file.", "file_hash")
    if any(other.file_hash == file_hash for other in others):
        raise UserError("attachment.twice", "This file is attached already.", "file_hash")
    if len(others) >= MOST:
        text_ = "An answer has at most {most} attachments."
        raise UserError("attachment.too_many", text_, "file_hash", most=MOST)
    answer = uow.find(e.Answer, inquiry.id)
    is_sent = answer is not None and answer.state != "declined"
    uow.add(
        e.Attachment(
            id=unclaimed(cmd.attachment_id, "attachment_id"),
            owner_id=ctx.actor.organisation_id,
            counterpart_id=inquiry.owner_id if is_sent else None,
            inquiry_id=inquiry.id,
            name=text.code(cmd.name, "name", text.NAME, required=True),
            file_hash=file_hash,
            mime=cmd.mime,
            size=checks.whole(cmd.size, "size", 1, FILE_MAX_BYTES),
            added_at=ctx.now,
            added_by=ctx.actor.name,
        )
    )


@handles(RemoveAttachment)
def remove_attachment(cmd: RemoveAttachment, uow: UnitOfWork, ctx: Context) -> None:
    """Take a file away, from the retailer too."""
    attachment = owned(uow, ctx, e.Attachment, cmd.attachment_id)
    demand(uow.get(e.Inquiry, attachment.inquiry_id), *_OPEN)
    uow.remove(attachment)

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Files of drafts (the retailer's alone), of B2B orders and of products at a centre (both parties')."""

from __future__ import annotations

from desktop_b2b.domain import checks, text
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.actor import Context
from desktop_b2b.domain.commands.fulfilment import AddB2BFile, RemoveB2BFile
from desktop_b2b.domain.events import B2BOrderChanged
from desktop_b2b.domain.states import DOCUMENT_WORDS, STATE_WORDS, demand
from desktop_b2b.domain.values import Id
from desktop_b2b.errors import UserError
from desktop_b2b.services.b2b import files_of
from desktop_b2b.services.bus import handles
from desktop_b2b.services.files import FILE_MAX_BYTES
from desktop_b2b.services.ports import UnitOfWork
from desktop_b2b.services.records import owned, unclaimed

#: How many files a draft, an order or a product has at most: labels of every box among them.
MOST = 100
#: Orders that get no more files: they left, or never will.
_OVER = frozenset({"shipped", "collected", "exception", "delivered", "cancelled"})


@handles(AddB2BFile)
def add_file(cmd: AddB2BFile, uow: UnitOfWork, ctx: Context) -> None:
    """Add a file with its purpose; of an order until it is shipped (S1.15, S1.19)."""
    counterpart_id = _other_party(uow, ctx, cmd.document_id)
    others = files_of(uow, cmd.document_id)
    file_hash = checks.file_hash(cmd.file_hash, "file_hash")
    if not file_hash:
        raise UserError("attachment.no_file", "Choose a file.", "file_hash")
    if any(other.file_hash == file_hash and other.purpose == cmd.purpose for other in others):
        raise UserError("attachment.twice", "This file is attached already.", "file_hash")
    if len(others) >= MOST:
        raise UserError("b2b.too_many_files", "At most {most} files are attached.", "file_hash", most=MOST)
    uow.add(
        e.B2BFile(
            id=unclaimed(cmd.b2b_file_id, "b2b_file_id"),
            owner_id=ctx.actor.organisation_id,
            counterpart_id=counterpart_id,
            document_id=cmd.document_id,
            purpose=cmd.purpose,
            name=text.code(cmd.name, "name", text.NAME, required=True),
            file_hash=file_hash,
            mime=cmd.mime,
            size=checks.whole(cmd.size, "size", 1, FILE_MAX_BYTES),
            added_at=ctx.now,
            added_by=ctx.actor.name,
        )
    )


@handles(RemoveB2BFile)
def remove_file(cmd: RemoveB2BFile, uow: UnitOfWork, ctx: Context) -> None:
    """Take a file away, from the other party too."""
    kept = owned(uow, ctx, e.B2BFile, cmd.b2b_file_id)
    _other_party(uow, ctx, kept.document_id)
    records = uow.children(e.ServiceRecord, "b2b_order_id", kept.document_id)
    if any(record.b2b_file_id == kept.id for record in records):
        text_ = "This file proves that a service was done. Take that back first."
        raise UserError("service.file_used", text_, "b2b_file_id")
    uow.remove(kept)


def _other_party(uow: UnitOfWork, ctx: Context, document_id: Id) -> Id | None:
    """Who else sees a document's files; checks that the actor may add to it or take from it now."""
    draft = uow.find(e.B2BDraft, document_id)
    if draft is not None:
        ctx.actor.require("b2b.edit")
        demand(draft, "draft")
        return None
    order = uow.find(e.B2BOrder, document_id)
    is_retailer = order is not None and order.owner_id == ctx.actor.organisation_id
    if order is not None:
        ctx.actor.require("b2b.edit" if is_retailer else "floor.work")
        if order.state in _OVER:
            raise UserError(
                "state.wrong",
                "{document} is “{was}”: this cannot be done now.",
                document=DOCUMENT_WORDS["b2b_order"],
                was=STATE_WORDS[order.state],
            )
        uow.emit(B2BOrderChanged(order.id))
        return order.counterpart_id if is_retailer else order.owner_id
    item = uow.get(e.StockItem, document_id)
    is_retailer = item.owner_id == ctx.actor.organisation_id
    ctx.actor.require("b2b.edit" if is_retailer else "stock.edit")
    return item.counterpart_id if is_retailer else item.owner_id

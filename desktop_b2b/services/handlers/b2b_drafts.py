# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Drafts of B2B orders: made, changed, deleted, brought back, copied (S1.7–S1.25)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from desktop_b2b.domain import checks, text
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.actor import Context
from desktop_b2b.domain.commands.fulfilment import (
    B2BLinePatch,
    DeleteB2BDraft,
    DuplicateB2B,
    RestoreB2BDraft,
    SaveB2BDraft,
)
from desktop_b2b.domain.states import demand, move
from desktop_b2b.domain.values import Id, child_id
from desktop_b2b.errors import UserError
from desktop_b2b.services import b2b
from desktop_b2b.services.bus import handles
from desktop_b2b.services.drafts import key_after
from desktop_b2b.services.ports import UnitOfWork
from desktop_b2b.services.records import Check, owned, patch, unique, unused

#: Lines of an order at most.
MOST_LINES = 5_000

_DRAFT: dict[str, Check] = {
    **b2b.RECIPIENT,
    **b2b.TERMS,
    "recipient_email": checks.email,
    "step": text.code,
}
_LINE: dict[str, Check] = {
    "sort_key": checks.sort_key,
    "sku": text.code,
    "quantity": checks.number,
    "lot": text.code,
    "instructions": text.note,
    "unit_value": checks.number,
    "hs_code": checks.hs_code,
    "origin_country": checks.country,
    "customs_text": lambda value, field: text.line(value, field, text.DESCRIPTION),
}
#: What customs want to know of a line.
_CUSTOMS = ("unit_value", "hs_code", "origin_country", "customs_text")
#: What a copy takes over; consent is asked anew, and what lies in the past stays there.
_COPIED = (*b2b.RECIPIENT, *(name for name in b2b.TERMS if not name.startswith(("collect_", "reserve_"))))


@handles(SaveB2BDraft)
def save_draft(cmd: SaveB2BDraft, uow: UnitOfWork, ctx: Context) -> None:
    """Make or change a draft. A new one takes the company's currency and its number."""
    draft = uow.find(e.B2BDraft, cmd.b2b_draft_id)
    if draft is None:
        draft = _new(uow, ctx, cmd.b2b_draft_id, "b2b_draft_id")
    demand(draft, "draft")
    asked = _consented(draft)
    patch(draft, cmd, _DRAFT)
    if isinstance(cmd.link_id, str):
        draft.link_id = b2b.link_of(uow, ctx, cmd.link_id, "link_id").id
    elif cmd.link_id is None:
        draft.link_id = None
    _consent(cmd, draft, ctx, changed=_consented(draft) != asked)
    draft.edited_at = ctx.now
    _write_lines(cmd, uow, ctx, draft)


@handles(DeleteB2BDraft)
def delete_draft(cmd: DeleteB2BDraft, uow: UnitOfWork, ctx: Context) -> None:
    """Take a draft away; its rows stay, so that RestoreB2BDraft brings all of it back."""
    draft = owned(uow, ctx, e.B2BDraft, cmd.b2b_draft_id)
    move(draft, "deleted")
    draft.edited_at = ctx.now


@handles(RestoreB2BDraft)
def restore_draft(cmd: RestoreB2BDraft, uow: UnitOfWork, ctx: Context) -> None:
    """Undo of DeleteB2BDraft."""
    draft = owned(uow, ctx, e.B2BDraft, cmd.b2b_draft_id)
    demand(draft, "deleted")
    move(draft, "draft")
    draft.edited_at = ctx.now


@handles(DuplicateB2B)
def duplicate(cmd: DuplicateB2B, uow: UnitOfWork, ctx: Context) -> None:
    """Make a new draft with the content of a draft or of an order, with its centre where it still is one.

    Files are not copied: labels and papers belong to one shipment.
    """
    source: e.B2BDraft | e.B2BOrder | None = uow.find(e.B2BDraft, cmd.document_id)
    if source is None:
        source = owned(uow, ctx, e.B2BOrder, cmd.document_id)
    copy = _new(uow, ctx, cmd.new_draft_id, "new_draft_id")
    for name in _COPIED:
        setattr(copy, name, getattr(source, name))
    if copy.kind not in ("manual", "pickup", "donation"):
        # What came by EDI, or was many units for one consumer, is judged anew.
        copy.kind = "manual"
    link = uow.find(e.Link, source.link_id) if source.link_id is not None else None
    copy.link_id = link.id if link is not None and link.state == "connected" else None
    if isinstance(source, e.B2BDraft):
        copy.recipient_email = source.recipient_email
        _copy_draft_lines(uow, source, copy)
    else:
        private = uow.find(e.B2BPrivate, source.id)
        copy.recipient_email = private.recipient_email if private is not None else ""
        _copy_order_lines(uow, source, copy)


def _new(uow: UnitOfWork, ctx: Context, draft_id: Id, field: str) -> e.B2BDraft:
    organisation = uow.get(e.Organisation, ctx.actor.organisation_id)
    return uow.add(
        e.B2BDraft(
            id=unused(uow, draft_id, field, e.Request),
            owner_id=organisation.id,
            number=ctx.next_number(organisation.id),
            former_number=ctx.former_number(),
            currency=organisation.currency,
            created_at=ctx.now,
            edited_at=ctx.now,
        )
    )


def _consented(draft: e.B2BDraft) -> tuple[object, ...]:
    return tuple(getattr(draft, name) for name in b2b.CONSENTED)


def _consent(cmd: SaveB2BDraft, draft: e.B2BDraft, ctx: Context, *, changed: bool) -> None:
    """Who agreed, when, and to what edition of the centre's tables (S1.14)."""
    if cmd.consent is True:
        draft.consent_at, draft.consent_by = ctx.made_at, ctx.actor.name
        draft.consent_edition = checks.whole(cmd.consent_edition, "consent_edition", 0, 1_000_000_000)
    elif cmd.consent is False or changed:
        draft.consent_at, draft.consent_by, draft.consent_edition = None, "", 0


def _write_lines(cmd: SaveB2BDraft, uow: UnitOfWork, ctx: Context, draft: e.B2BDraft) -> None:
    """Make, change and take away lines; those that are gone already stay gone."""
    if not cmd.lines and not cmd.removed_lines:
        return
    lines = {line.id: line for line in b2b.draft_lines(uow, draft.id)}
    for line_id in cmd.removed_lines:
        gone = lines.pop(line_id, None)
        if gone is not None:
            uow.remove(gone)
    unique((given.id for given in cmd.lines), "lines[{}].id")
    last = max((line.sort_key for line in lines.values()), default="")
    for index, given in enumerate(cmd.lines):
        where = f"lines[{index}]."
        line = lines.get(given.id)
        if line is None:
            last = key_after(last)
            line = uow.add(
                e.B2BDraftLine(
                    id=given.id, owner_id=ctx.actor.organisation_id, b2b_draft_id=draft.id, sort_key=last
                )
            )
            lines[line.id] = line
        patch(line, given, _LINE, where)
        _name_product(uow, line, given, where)
        last = max(last, line.sort_key)
    if len(lines) > MOST_LINES:
        raise UserError("b2b.too_many_lines", "An order has at most {most} items.", "lines", most=MOST_LINES)
    draft.line_count = len(lines)


def _name_product(uow: UnitOfWork, line: e.B2BDraftLine, given: B2BLinePatch, where: str) -> None:
    if isinstance(given.product_id, str):
        product = uow.find(e.Product, given.product_id)
        if product is None:
            raise UserError("product.missing", "There is no such product.", f"{where}product_id")
        line.product_id = product.id
        if not line.sku:
            line.sku = product.sku
    elif given.product_id is None:
        line.product_id = None


def _copy_draft_lines(uow: UnitOfWork, source: e.B2BDraft, copy: e.B2BDraft) -> None:
    for line in b2b.draft_lines(uow, source.id):
        product = uow.find(e.Product, line.product_id) if line.product_id is not None else None
        customs = {name: getattr(line, name) for name in _CUSTOMS}
        product_id = product.id if product is not None else None
        _copy_line(uow, copy, line, product_id, line.sku, line.quantity, customs)


def _copy_order_lines(uow: UnitOfWork, source: e.B2BOrder, copy: e.B2BDraft) -> None:
    told = {row.b2b_line_id: row for row in uow.children(e.CustomsLine, "b2b_order_id", source.id)}
    for line in b2b.lines_of(uow, source.id):
        item = uow.find(e.StockItem, line.stock_item_id)
        _copy_line(
            uow, copy, line, item.product_id if item is not None else None, line.sku or line.inventory_id,
            line.quantity, _customs_of(told.get(line.id)),
        )  # fmt: skip


def _customs_of(row: e.CustomsLine | None) -> dict[str, Any]:
    if row is None:
        return {}
    values = (row.unit_value, row.hs_code, row.origin_country, row.description)
    return dict(zip(_CUSTOMS, values, strict=True))


def _copy_line(
    uow: UnitOfWork,
    copy: e.B2BDraft,
    line: e.B2BDraftLine | e.B2BLine,
    product_id: Id | None,
    sku: str,
    quantity: Decimal,
    customs: dict[str, Any],
) -> None:
    uow.add(
        e.B2BDraftLine(
            id=child_id(copy.id, "line", line.id),
            owner_id=copy.owner_id,
            b2b_draft_id=copy.id,
            sort_key=line.sort_key,
            product_id=product_id,
            sku=sku,
            quantity=quantity,
            lot=line.lot,
            instructions=line.instructions,
            **customs,
        )
    )
    copy.line_count += 1

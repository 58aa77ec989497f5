# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Draft requests: made, changed, deleted, brought back, copied (S2.60–S2.78, S2.87)."""

from __future__ import annotations

import dataclasses

from desktop_b2b.domain import checks, text
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.actor import Context
from desktop_b2b.domain.commands.sourcing import DeleteDraft, DuplicateRequest, RestoreDraft, SaveDraft
from desktop_b2b.domain.states import demand, move
from desktop_b2b.domain.values import Id, child_id
from desktop_b2b.services.bus import handles
from desktop_b2b.services.drafts import Draft
from desktop_b2b.services.ports import UnitOfWork
from desktop_b2b.services.records import Check, as_is, owned, patch
from desktop_b2b.services.sourcing import lines_of, max_prices, partner_zone, partners_of

_REQUEST: dict[str, Check] = {
    "mode": as_is,
    "preference": as_is,
    "currency": checks.currency,
    "retailer_order_number": text.code,
    "needed_by": checks.instant,
    "recipient_kind": as_is,
    "company": text.line,
    "contact_name": text.line,
    "phone": lambda value, field: text.line(value, field, text.PHONE),
    "address1": text.line,
    "address2": text.line,
    "postal_code": lambda value, field: text.line(value, field, text.POSTAL),
    "city": text.line,
    "region": text.line,
    "country": checks.country,
    "note_to_customer": text.note,
    "note_to_suppliers": text.note,
    "backorder_until": checks.instant,
    "partner_cap": lambda value, field: checks.whole(value, field, 0, 1_000),
    "sealed": as_is,
}

#: What a copy takes over from a request (S2.87); instants that have passed are left behind.
_AHEAD = ("needed_by", "backorder_until")
_COPIED = (*(name for name in _REQUEST if name not in _AHEAD),)


@handles(SaveDraft)
def save_draft(cmd: SaveDraft, uow: UnitOfWork, ctx: Context) -> None:
    """Make or change a draft. A new one takes the company's mode and currency (S2.7) and its number."""
    request = uow.find(e.Request, cmd.request_id)
    new = request is None
    if request is None:
        request = new_request(uow, ctx, cmd.request_id)
    demand(request, "draft")
    patch(request, cmd, _REQUEST)
    request.edited_at = ctx.now
    if isinstance(cmd.recipient_email, str):
        _keep_email(uow, request, checks.email(cmd.recipient_email, "recipient_email"))
    draft = Draft(uow, ctx, request, new=new)
    draft.remove_lines(cmd.removed_lines)
    draft.write_lines(cmd.lines)
    draft.write_partners(cmd.partners)
    draft.settle()


@handles(DeleteDraft)
def delete_draft(cmd: DeleteDraft, uow: UnitOfWork, ctx: Context) -> None:
    """Take a draft away; its rows stay, so that RestoreDraft brings all of it back."""
    request = owned(uow, ctx, e.Request, cmd.request_id)
    move(request, "deleted")
    request.edited_at = ctx.now


@handles(RestoreDraft)
def restore_draft(cmd: RestoreDraft, uow: UnitOfWork, ctx: Context) -> None:
    """Undo of DeleteDraft."""
    request = owned(uow, ctx, e.Request, cmd.request_id)
    demand(request, "deleted")
    move(request, "draft")
    request.edited_at = ctx.now


@handles(DuplicateRequest)
def duplicate_request(cmd: DuplicateRequest, uow: UnitOfWork, ctx: Context) -> None:
    """Make a new draft with the content of a request in any state (S2.87).

    Deadlines are not copied: each partner has its usual time again. A date by which the goods are
    needed is copied while it lies ahead.
    """
    original = owned(uow, ctx, e.Request, cmd.request_id)
    copy = new_request(uow, ctx, cmd.new_request_id)
    for name in _COPIED:
        setattr(copy, name, getattr(original, name))
    for name in _AHEAD:
        until = getattr(original, name)
        if until is not None and until > ctx.now:
            setattr(copy, name, until)
    private = uow.find(e.RequestPrivate, original.id)
    if private is not None:
        _keep_email(uow, copy, private.recipient_email)
    _copy_lines(uow, original, copy)
    _copy_partners(uow, original, copy)


def new_request(uow: UnitOfWork, ctx: Context, request_id: Id, number: str = "") -> e.Request:
    """A fresh draft of the actor's company; draws a number unless one is given."""
    organisation = uow.get(e.Organisation, ctx.actor.organisation_id)
    return uow.add(
        e.Request(
            id=request_id,
            owner_id=organisation.id,
            number=number or ctx.next_number(organisation.id),
            former_number=ctx.former_number(),
            mode=organisation.default_mode,
            currency=organisation.currency,
            created_at=ctx.now,
            edited_at=ctx.now,
        )
    )


def _keep_email(uow: UnitOfWork, request: e.Request, email: str) -> None:
    """Keep the recipient's e-mail in the row that never leaves the retailer (S2.61, law 3)."""
    private = uow.find(e.RequestPrivate, request.id)
    if private is None:
        private = uow.add(e.RequestPrivate(id=request.id, owner_id=request.owner_id))
    private.recipient_email = email


def _copy_lines(uow: UnitOfWork, original: e.Request, copy: e.Request) -> None:
    limits = max_prices(uow, original.id)
    lines = lines_of(uow, original.id)
    for line in lines:
        new = dataclasses.replace(
            line,
            id=child_id(copy.id, "line", line.id),
            version=0,
            request_id=copy.id,
            state="open",
            ordered_quantity=e.ZERO,
        )
        uow.add(new)
        if line.id in limits:
            uow.add(
                e.RequestLinePrivate(
                    id=new.id, owner_id=copy.owner_id, request_id=copy.id, max_price=limits[line.id]
                )
            )
    copy.line_count = len(lines)


def _copy_partners(uow: UnitOfWork, original: e.Request, copy: e.Request) -> None:
    home = uow.get(e.Organisation, copy.owner_id).time_zone
    for row in partners_of(uow, original.id):
        card = uow.get(e.Partner, row.partner_id)
        uow.add(
            e.RequestPartner(
                id=child_id(copy.id, "partner", row.partner_id),
                owner_id=copy.owner_id,
                request_id=copy.id,
                partner_id=row.partner_id,
                name=card.name,
                deadline_zone=partner_zone(uow, card, home),
                shipping_required=row.shipping_required,
                excluded=row.excluded,
            )
        )

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Requests on their way: sent, given other deadlines, cancelled, closed, reopened (mission §6)."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_b2b.domain import checks
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.actor import Context
from desktop_b2b.domain.commands.sourcing import (
    CancelRequest,
    ChangeDeadline,
    CloseDeadlines,
    CloseRequest,
    ReopenRequest,
    SendRequest,
    UndoCloseRequest,
)
from desktop_b2b.domain.events import (
    DeadlineChanged,
    DeadlinesPassed,
    RequestCancelled,
    RequestClosed,
    RequestReopened,
    RequestSent,
)
from desktop_b2b.domain.states import demand, move, settle
from desktop_b2b.domain.values import Id, child_id, sort_key
from desktop_b2b.errors import BugError, UserError
from desktop_b2b.rules.deadlines import default_deadline
from desktop_b2b.rules.readiness import first_error, readiness
from desktop_b2b.services.allowances import BY_HAND, answer_time
from desktop_b2b.services.bus import handles
from desktop_b2b.services.calendars import partner_calendar
from desktop_b2b.services.deeds import Deed, deed_of
from desktop_b2b.services.ports import UnitOfWork
from desktop_b2b.services.records import owned, unique
from desktop_b2b.services.sourcing import (
    has_orders,
    lines_of,
    link_of,
    partners_of,
    refresh,
    request_facts,
    stop_asking,
    under_seal,
)

#: What an inquiry copies from its request; never the e-mail (law 3).
_FROM_REQUEST = (
    "currency",
    "retailer_order_number",
    "needed_by",
    "recipient_kind",
    "company",
    "contact_name",
    "phone",
    "address1",
    "address2",
    "postal_code",
    "city",
    "region",
    "country",
    "note_to_suppliers",
    "sealed",
)


@handles(SendRequest)
def send_request(cmd: SendRequest, uow: UnitOfWork, ctx: Context) -> None:
    """Send a draft to all its partners (S2.77): an inquiry for each, with its own lines only (law 3).

    Raises the first error of the readiness rule (mission §6), naming the field as SaveDraft spells it.
    """
    request = owned(uow, ctx, e.Request, cmd.request_id)
    move(request, "queued")
    error = first_error(readiness(request_facts(uow, request), ctx.now))
    if error is not None:
        raise error.error()
    request.sent_at = ctx.now
    lines = lines_of(uow, request.id)
    for partner in partners_of(uow, request.id):
        asked = [line for line in lines if partner.partner_id in line.partner_ids]
        if asked and not partner.excluded:
            _ask(uow, ctx, request, partner, asked)
    refresh(uow, request)
    uow.emit(RequestSent(request.id))


@handles(ChangeDeadline)
def change_deadline(cmd: ChangeDeadline, uow: UnitOfWork, ctx: Context) -> None:
    """Give partners another deadline (S2.73). Who did not answer, or not in time, or declined, is asked
    again, and the request waits for the answer (S2.79).
    """
    request = owned(uow, ctx, e.Request, cmd.request_id)
    demand(request, "queued", "waiting", "need_attention", "partially_ordered")
    checks.instant(cmd.deadline_at, "deadline_at")
    checks.zone(cmd.deadline_zone, "deadline_zone")
    if cmd.deadline_at <= ctx.now:
        raise UserError("request.deadline_past", "The deadline must be in the future.", "deadline_at")
    if not cmd.request_partner_ids:
        raise UserError("request.no_partner_given", "Name at least one partner.", "request_partner_ids")
    unique(cmd.request_partner_ids, "request_partner_ids[{}]")
    for index, row_id in enumerate(cmd.request_partner_ids):
        _postpone(uow, request, cmd, row_id, f"request_partner_ids[{index}]")
    waiting = any(row.state == "asked" for row in partners_of(uow, request.id))
    if waiting and request.state in ("need_attention", "partially_ordered"):
        move(request, "waiting")
        request.reason = ""
    refresh(uow, request)
    uow.emit(DeadlineChanged(request.id, cmd.request_partner_ids, ctx.now))


@handles(CancelRequest)
def cancel_request(cmd: CancelRequest, uow: UnitOfWork, ctx: Context) -> None:
    """Call a sent request off; its inquiries are cancelled, which its partners see."""
    request = owned(uow, ctx, e.Request, cmd.request_id)
    if has_orders(uow, request.id):
        text = "Something of this request is ordered. Close it, or cancel the orders first."
        raise UserError("request.has_orders", text, "request_id")
    move(request, "cancelled")
    request.reason = ""
    request.closed_at = ctx.now
    for row in partners_of(uow, request.id):
        inquiry = uow.find(e.Inquiry, row.id)
        if inquiry is not None:
            move(inquiry, "cancelled")
    stop_asking(uow, request)
    refresh(uow, request)
    uow.emit(RequestCancelled(request.id))


@handles(CloseRequest)
def close_request(cmd: CloseRequest, uow: UnitOfWork, ctx: Context) -> None:
    """Close a request of which something is ordered (S2.46)."""
    request = owned(uow, ctx, e.Request, cmd.request_id)
    demand(request, "partially_ordered", "need_attention", "waiting")
    if not has_orders(uow, request.id):
        text = "Nothing of this request is ordered. Cancel it instead."
        raise UserError("request.no_orders", text, "request_id")
    move(request, "closed")
    request.reason = ""
    request.closed_at = ctx.now
    stop_asking(uow, request)
    refresh(uow, request)
    uow.emit(RequestClosed(request.id))


@handles(ReopenRequest)
def reopen_request(cmd: ReopenRequest, uow: UnitOfWork, ctx: Context) -> None:
    """Take a closed request up again: it is partially ordered."""
    request = owned(uow, ctx, e.Request, cmd.request_id)
    demand(request, "ordered", "closed")
    move(request, "partially_ordered")
    request.closed_at = None
    uow.emit(RequestReopened(request.id))


@handles(UndoCloseRequest)
def undo_close_request(cmd: UndoCloseRequest, uow: UnitOfWork, ctx: Context) -> None:
    """Put back what a closing changed: state, reason, and the partners that were still asked.

    Raises UserError ``request.not_closed_by`` where the command closed no such request, and
    ``request.closing_changed`` where somebody has reopened it since.
    """
    request = owned(uow, ctx, e.Request, cmd.request_id)
    closing = deed_of(uow, cmd.close_id, request)
    if closing is None or closing.command != CloseRequest.__name__:
        raise UserError("request.not_closed_by", "This did not close the request.", "close_id")
    state, closed_at, reason = (
        closing.changes.get((e.Request.TABLE, request.id, name)) for name in ("state", "closed_at", "reason")
    )
    if (
        request.state != "closed"
        or state is None
        or closed_at is None
        or closed_at.after != request.closed_at
    ):
        text = "The request has changed since: the closing cannot be taken back any more."
        raise UserError("request.closing_changed", text, "request_id")
    asked = _ask_again(uow, request, closing)
    move(request, "partially_ordered")
    settle(request, state.before if asked or state.before != "waiting" else "partially_ordered")
    request.reason = reason.before if reason is not None else ""
    request.closed_at = None
    refresh(uow, request)
    uow.emit(RequestReopened(request.id))


@handles(CloseDeadlines)
def close_deadlines(cmd: CloseDeadlines, uow: UnitOfWork, ctx: Context) -> None:
    """The scheduler's: a reaction closes what is over and judges the request (law 9)."""
    uow.emit(DeadlinesPassed(uow.get(e.Request, cmd.request_id).id))


def _ask(
    uow: UnitOfWork,
    ctx: Context,
    request: e.Request,
    partner: e.RequestPartner,
    lines: Sequence[e.RequestLine],
) -> None:
    """Make what one partner receives, and the retailer's own rows that go with it."""
    card = uow.get(e.Partner, partner.partner_id)
    link = link_of(uow, card.id)
    if link is None or link.counterpart_id is None:
        raise BugError("readiness let an unconnected partner pass")
    deadline_at = partner.deadline_at
    time = answer_time(uow, request, card, partner.id, ctx.now) if deadline_at is None else BY_HAND
    if deadline_at is None:
        deadline_at = _deadline(uow, ctx, card, time.hours)
    partner.deadline_at = deadline_at
    partner.deadline_basis, partner.deadline_facts = time.kept(), time.book
    partner.name = card.name
    move(partner, "asked")
    inquiry = uow.add(
        e.Inquiry(
            id=partner.id,
            owner_id=request.owner_id,
            counterpart_id=link.counterpart_id,
            number=ctx.next_number(request.owner_id),
            former_number=ctx.former_number(),
            deadline_at=deadline_at,
            deadline_zone=partner.deadline_zone,
            shipping_required=partner.shipping_required,
            partner_note=card.notes,
            sent_at=ctx.now,
            line_count=len(lines),
            **{name: getattr(request, name) for name in _FROM_REQUEST},
        )
    )
    for position, line in enumerate(lines):
        _ask_line(uow, request, inquiry, line, position)


def _deadline(uow: UnitOfWork, ctx: Context, card: e.Partner, hours: int) -> int:
    """So many hours from now, in the partner's own working time where it told when it works (S2.27)."""
    try:
        return default_deadline(ctx.now, hours, partner_calendar(uow, card))
    except UserError as error:
        text = "{partner} never works by its calendar: set its deadline by hand."
        raise UserError("request.never_open", text, "partners", partner=card.name) from error


def _ask_line(
    uow: UnitOfWork, request: e.Request, inquiry: e.Inquiry, line: e.RequestLine, position: int
) -> None:
    line_id = child_id(inquiry.id, "line", line.id)
    uow.add(
        e.InquiryLine(
            id=line_id,
            owner_id=request.owner_id,
            counterpart_id=inquiry.counterpart_id,
            inquiry_id=inquiry.id,
            sort_key=sort_key(position),
            sku=line.sku,
            description=line.description,
            quantity=line.quantity,
            uom=line.uom,
            product_line_path=line.product_line_path,
        )
    )
    uow.add(
        e.RequestAsk(
            id=line_id,
            owner_id=request.owner_id,
            request_id=request.id,
            request_line_id=line.id,
            request_partner_id=inquiry.id,
        )
    )


def _ask_again(uow: UnitOfWork, request: e.Request, closing: Deed) -> bool:
    """Ask the partners again that a closing stopped asking; whether any is asked now.

    Who answered late meanwhile stays as he is.
    """
    stopped = closing.rows(e.RequestPartner.TABLE, "state")
    partners = partners_of(uow, request.id)
    for row in partners:
        if row.id in stopped and row.state == "closed":
            move(row, stopped[row.id].before)
    return any(row.state == "asked" for row in partners)


def _postpone(uow: UnitOfWork, request: e.Request, cmd: ChangeDeadline, row_id: Id, field: str) -> None:
    row = uow.find(e.RequestPartner, row_id)
    if row is None or row.request_id != request.id or row.state == "planned":
        raise UserError("request.not_asked", "This partner was not asked.", field)
    inquiry = uow.get(e.Inquiry, row.id)
    if under_seal(request) and cmd.deadline_at < (row.deadline_at or 0):
        text = "Answers are sealed until the deadline: it can only be moved to later."
        raise UserError("request.sealed_deadline", text, "deadline_at")
    row.deadline_at = inquiry.deadline_at = cmd.deadline_at
    row.deadline_basis, row.deadline_facts = BY_HAND.kept(), BY_HAND.book
    row.deadline_zone = inquiry.deadline_zone = cmd.deadline_zone
    if isinstance(cmd.shipping_required, bool):
        row.shipping_required = inquiry.shipping_required = cmd.shipping_required
    if row.state in ("closed", "late", "declined"):
        move(row, "asked")
        row.answered_at = None
        settle(inquiry, "waiting")

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Proposals: made and withdrawn by the supplier, accepted or rejected by the retailer (N18, A9)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from desktop_b2b.domain import checks, text
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.actor import Context
from desktop_b2b.domain.commands.sourcing import (
    AcceptProposal,
    ProposeChange,
    RejectProposal,
    WithdrawProposal,
)
from desktop_b2b.domain.events import InquiryAnswered, OrderChanged
from desktop_b2b.domain.states import demand, move
from desktop_b2b.domain.values import Id, child_id, key_between, line_total
from desktop_b2b.errors import UserError
from desktop_b2b.services.bus import handles
from desktop_b2b.services.ports import UnitOfWork
from desktop_b2b.services.proposals import (
    BRINGS,
    CHANGEABLE,
    NEGOTIABLE,
    Extra,
    Stand,
    after,
    before,
    change_offer,
    change_ordered,
    expired,
    goods_of,
    offered,
    open_for,
    ordered,
    unshipped,
)
from desktop_b2b.services.records import addressed, owned, unclaimed
from desktop_b2b.services.sealing import is_sealed


@handles(ProposeChange)
def propose_change(cmd: ProposeChange, uow: UnitOfWork, ctx: Context) -> None:
    """Offer something else for a line of an answered inquiry, or of an order where the partner may (A9)."""
    document: e.Inquiry | e.Order
    if uow.find(e.Order, cmd.document_id) is not None:
        document = addressed(uow, ctx, e.Order, cmd.document_id)
        subject = _ordered_line(uow, document, cmd.line_id)
    else:
        document = addressed(uow, ctx, e.Inquiry, cmd.document_id)
        subject = _answered_line(uow, document, cmd.line_id)
    for other in open_for(uow.children(e.Proposal, "document_id", document.id), cmd.line_id):
        move(other, "withdrawn")
        other.decided_at = ctx.now
    stand = subject.stand
    _brings_its_own(cmd)
    proposal = e.Proposal(
        id=unclaimed(cmd.proposal_id, "proposal_id"),
        owner_id=ctx.actor.organisation_id,
        counterpart_id=document.owner_id,
        document_id=document.id,
        line_id=cmd.line_id,
        kind=cmd.kind,
        quantity=None if cmd.quantity is None else checks.quantity(cmd.quantity, "quantity", subject.uom),
        price=checks.optional_number(cmd.price, "price"),
        at=checks.instant(cmd.at, "at"),
        sku=text.code(cmd.sku, "sku"),
        description=text.line(cmd.description, "description", text.DESCRIPTION),
        reason=text.note(cmd.reason, "reason", required=True),
        currency=document.currency,
        proposed_at=ctx.now,
        proposed_by=ctx.actor.name,
        valid_until=checks.instant(cmd.valid_until, "valid_until"),
        before_quantity=stand.quantity,
        before_price=stand.price,
        before_at=stand.at,
        before_sku=stand.sku,
        before_description=stand.description,
    )
    _can_be(proposal, subject, ctx.now)
    uow.add(proposal)


@handles(WithdrawProposal)
def withdraw_proposal(cmd: WithdrawProposal, uow: UnitOfWork, ctx: Context) -> None:
    """Take a proposal back while nobody has decided about it."""
    proposal = owned(uow, ctx, e.Proposal, cmd.proposal_id)
    move(proposal, "withdrawn")
    proposal.decided_at = ctx.now


@handles(RejectProposal)
def reject_proposal(cmd: RejectProposal, uow: UnitOfWork, ctx: Context) -> None:
    """Leave the line as it is, and say why."""
    proposal = addressed(uow, ctx, e.Proposal, cmd.proposal_id)
    move(proposal, "rejected")
    proposal.answer_reason = text.note(cmd.reason, "reason", required=True)
    proposal.decided_at = ctx.now


@handles(AcceptProposal)
def accept_proposal(cmd: AcceptProposal, uow: UnitOfWork, ctx: Context) -> None:
    """Make the line say what was proposed.

    Raises UserError ``proposal.expired`` where it held no longer, ``proposal.moved_on`` where the line says
    something else than when the proposal was made.
    """
    proposal = addressed(uow, ctx, e.Proposal, cmd.proposal_id)
    if expired(proposal, ctx.now):
        raise UserError("proposal.expired", "The proposal does not hold any more.", "proposal_id")
    move(proposal, "accepted")
    proposal.decided_at = ctx.now
    order = uow.find(e.Order, proposal.document_id)
    if order is not None:
        _accept_for_order(uow, order, proposal)
    else:
        _accept_for_answer(uow, uow.get(e.Inquiry, proposal.document_id), proposal)


def _accept_for_answer(uow: UnitOfWork, inquiry: e.Inquiry, proposal: e.Proposal) -> None:
    _still(_answered_line(uow, inquiry, proposal.line_id), proposal)
    change_offer(uow.get(e.AnswerLine, proposal.line_id), uow.get(e.InquiryLine, proposal.line_id), proposal)
    uow.get(e.Answer, inquiry.id).revision += 1
    uow.emit(InquiryAnswered(inquiry.id))


def _accept_for_order(uow: UnitOfWork, order: e.Order, proposal: e.Proposal) -> None:
    _still(_ordered_line(uow, order, proposal.line_id), proposal)
    lines = uow.children(e.OrderLine, "order_id", order.id)
    was = goods_of(lines, order.currency)
    line = uow.get(e.OrderLine, proposal.line_id)
    had = line.quantity - line.cancelled
    extra = change_ordered(line, proposal)
    freed = had - (line.quantity - line.cancelled)
    if freed > 0:
        _discard_drafts(uow, order)
    if extra is not None and extra.quantity > 0:
        lines.append(_add_line(uow, order, line, proposal, extra, lines))
        freed -= extra.quantity
    order.total += goods_of(lines, order.currency) - was
    checks.in_range(order.total, "proposal_id")
    _end(order, lines)
    returned = ((line.inquiry_line_id, freed),) if line.inquiry_line_id and freed else ()
    uow.emit(OrderChanged(order.id, returned))


def _add_line(
    uow: UnitOfWork,
    order: e.Order,
    line: e.OrderLine,
    proposal: e.Proposal,
    extra: Extra,
    lines: list[e.OrderLine],
) -> e.OrderLine:
    """The line that an accepted proposal adds, after the one it was made for."""
    following = min((one.sort_key for one in lines if one.sort_key > line.sort_key), default="")
    order.line_count += 1
    return uow.add(
        e.OrderLine(
            id=child_id(proposal.id, "line"),
            owner_id=order.owner_id,
            counterpart_id=order.counterpart_id,
            order_id=order.id,
            sort_key=key_between(line.sort_key, following),
            inquiry_line_id=line.inquiry_line_id,
            sku=extra.sku,
            description=extra.description,
            uom=line.uom,
            quantity=extra.quantity,
            price=extra.price,
            backorder=extra.backorder,
            backorder_at=extra.at,
        )
    )


def _discard_drafts(uow: UnitOfWork, order: e.Order) -> None:
    """What is packed and not on its way was packed for the order as it was."""
    for shipment in uow.children(e.Shipment, "order_id", order.id):
        if shipment.state == "draft":
            move(shipment, "discarded")


def _end(order: e.Order, lines: list[e.OrderLine]) -> None:
    """An order of which nothing is left to ship is over."""
    if all(line.shipped + line.cancelled >= line.quantity for line in lines):
        shipped = any(line.shipped > 0 for line in lines)
        move(order, "closed_short" if shipped else "cancelled")


# ---------------------------------------------------------------- what may be proposed


@dataclass(frozen=True, slots=True)
class Subject:
    """A line that a proposal is about: what it says now, its unit, and the least it can be lowered to, unless
    it is given up altogether (``nought``). ``gone``: all of it has shipped.
    """

    stand: Stand
    uom: str
    least: Decimal
    nought: bool
    gone: bool = False


def _answered_line(uow: UnitOfWork, inquiry: e.Inquiry, line_id: Id) -> Subject:
    """A line of an answer that still counts; no less of it can be offered than is sold."""
    demand(inquiry, "answered")
    if is_sealed(inquiry):
        text_ = "Answers to this request are sealed until the last deadline: change the answer instead."
        raise UserError("proposal.sealed", text_, "document_id")
    demand(uow.get(e.Answer, inquiry.id), *NEGOTIABLE)
    asked, line = uow.find(e.InquiryLine, line_id), uow.find(e.AnswerLine, line_id)
    if asked is None or line is None or asked.inquiry_id != inquiry.id:
        raise _no_line()
    return Subject(offered(line, asked), asked.uom, max(line.minimum, line.multiple), nought=True)


def _ordered_line(uow: UnitOfWork, order: e.Order, line_id: Id) -> Subject:
    """A line of an order that may still be changed; what has shipped of it stays."""
    if not order.changes_allowed:
        text_ = "This retailer lets nobody propose changes to this order: accept or decline it whole."
        raise UserError("proposal.not_allowed", text_, "document_id")
    demand(order, *CHANGEABLE)
    line = uow.find(e.OrderLine, line_id)
    if line is None or line.order_id != order.id:
        raise _no_line()
    gone = line.shipped > 0 and unshipped(line) <= 0
    return Subject(ordered(line), line.uom, line.shipped, nought=line.shipped == 0, gone=gone)


def _no_line() -> UserError:
    return UserError("proposal.unknown_line", "There is no such line.", "line_id")


def _brings_its_own(cmd: ProposeChange) -> None:
    """Raise UserError where a proposal lacks what it is about, or brings what it is not about."""
    own = BRINGS.get(cmd.kind)
    if own is not None and getattr(cmd, own) is None:
        raise UserError("proposal.empty", "Say what you propose.", own)
    if own is None:
        if not (cmd.sku.strip() or cmd.description.strip()):
            raise UserError("proposal.empty", "Say what you propose.", "sku")
        return
    for name in ("quantity", "price", "at", "sku", "description"):
        if name != own and getattr(cmd, name):
            text_ = "A proposal of this kind says nothing of this: make a proposal of its own."
            raise UserError("proposal.other_kind", text_, name)


def _can_be(proposal: e.Proposal, subject: Subject, now: int) -> None:
    """Raise UserError for a proposal that changes nothing, comes too late, or can never be accepted."""
    if proposal.valid_until is not None and proposal.valid_until <= now:
        text_ = "The proposal must hold beyond this moment."
        raise UserError("proposal.early_validity", text_, "valid_until")
    if proposal.at is not None and proposal.at <= now:
        raise UserError("proposal.early_date", "This date is over.", "at")
    new = after(proposal)
    if new == before(proposal):
        field = BRINGS.get(proposal.kind, "sku")
        raise UserError("proposal.same", "The line says this already.", field)
    if new.price is None and new.quantity > 0:
        raise UserError("proposal.no_price", "Say at what price.", "price")
    if new.price is not None:
        checks.in_range(
            line_total(new.quantity, new.price, proposal.currency), BRINGS.get(proposal.kind, "price")
        )
    _enough(proposal, subject)


def _enough(proposal: e.Proposal, subject: Subject) -> None:
    """Raise UserError for a quantity below what must be, or a price of what has shipped already; a substitute
    stands beside what has shipped.
    """
    if proposal.kind == "price" and subject.gone:
        raise UserError("proposal.shipped", "All of it has shipped, and keeps its price.", "price")
    quantity, least = proposal.quantity, subject.least
    if quantity is None or (quantity == 0 and subject.nought) or quantity >= least:
        return
    if proposal.kind == "quantity":
        text_ = "Less than {least} cannot be: so much has shipped, or is the least that is sold."
        raise UserError("proposal.too_little", text_, "quantity", least=f"{least:f}")


def _still(subject: Subject, proposal: e.Proposal) -> None:
    """Raise UserError where the line has moved on since the proposal was made."""
    if subject.stand != before(proposal):
        text_ = "The line has changed since this was proposed: ask for a new proposal."
        raise UserError("proposal.moved_on", text_, "proposal_id")
    _enough(proposal, subject)

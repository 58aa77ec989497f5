# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A supplier's answers: kept, submitted, revised, declined; late ones admitted by the retailer."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from desktop_b2b.domain import checks, text
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.actor import Context
from desktop_b2b.domain.commands import UNSET, UnsetType
from desktop_b2b.domain.commands.sourcing import (
    AdmitLateAnswer,
    AnswerLineValue,
    AnswerTerms,
    DeclineInquiry,
    SaveAnswerDraft,
    SubmitAnswer,
)
from desktop_b2b.domain.events import InquiryAnswered
from desktop_b2b.domain.states import demand, move, settle
from desktop_b2b.domain.values import Id
from desktop_b2b.errors import BugError, UserError
from desktop_b2b.rules.deadlines import passed
from desktop_b2b.services.attachments import send_attachments
from desktop_b2b.services.bus import handles
from desktop_b2b.services.ports import UnitOfWork
from desktop_b2b.services.records import addressed, owned, unique
from desktop_b2b.services.sealing import Envelope, is_sealed
from desktop_b2b.services.shipping import copy_terms, keep_terms, shipping_of
from desktop_b2b.services.sourcing import refresh

#: Inquiries that take an answer: expired ones too, as late (A19).
_OPEN = ("waiting", "answered", "declined")


@handles(SaveAnswerDraft)
def save_answer_draft(cmd: SaveAnswerDraft, uow: UnitOfWork, ctx: Context) -> None:
    """Keep an answer without sending it; the command holds the whole of it. Private to the supplier."""
    inquiry = addressed(uow, ctx, e.Inquiry, cmd.inquiry_id)
    demand(inquiry, *_OPEN)
    asked = {line.id: line for line in uow.children(e.InquiryLine, "inquiry_id", inquiry.id)}
    values = _checked(asked, cmd.lines)
    book = _book(uow, inquiry)
    owner = ctx.actor.organisation_id
    draft = uow.find(e.AnswerDraft, inquiry.id)
    if draft is None:
        draft = uow.add(e.AnswerDraft(id=inquiry.id, owner_id=owner))
        given = book.find(e.Answer, inquiry.id)
        if given is not None:
            copy_terms(given, draft)
    draft.shipping_cost = checks.optional_number(cmd.shipping_cost, "shipping_cost")
    if isinstance(cmd.terms, AnswerTerms):
        keep_terms(draft, cmd.terms)
    draft.comment = text.note(cmd.comment, "comment")
    draft.edited_at = ctx.now
    kept = {row.id: row for row in uow.children(e.AnswerDraftLine, "inquiry_id", inquiry.id)}
    for line_id, value in values.items():
        row, before = kept.pop(line_id, None), None
        if row is None:
            row = uow.add(e.AnswerDraftLine(id=line_id, owner_id=owner, inquiry_id=inquiry.id))
            before = book.find(e.AnswerLine, line_id)
        _fill(row, value, before)
    for row in kept.values():
        uow.remove(row)


@handles(SubmitAnswer)
def submit_answer(cmd: SubmitAnswer, uow: UnitOfWork, ctx: Context) -> None:
    """Answer an inquiry, or revise the answer while there is time (S2.80).

    Guards of mission §6: ready + back-order ≥ 0, a price with any quantity, a date with a back-order,
    a shipping cost where required (nought counts, nothing does not). After the deadline a first
    answer is kept as late (A19, A20), a revision refused.
    """
    inquiry = addressed(uow, ctx, e.Inquiry, cmd.inquiry_id)
    demand(inquiry, *_OPEN)
    asked = {line.id: line for line in uow.children(e.InquiryLine, "inquiry_id", inquiry.id)}
    values = _checked(asked, cmd.lines)
    _complete(inquiry, cmd)
    draft = uow.find(e.AnswerDraft, inquiry.id)
    book = _book(uow, inquiry)
    answer = _answer(book, ctx, inquiry, "submitted")
    answer.shipping_cost = checks.optional_number(cmd.shipping_cost, "shipping_cost")
    if isinstance(cmd.terms, AnswerTerms):
        keep_terms(answer, cmd.terms)
    elif draft is not None:
        copy_terms(draft, answer)
    _states_terms(inquiry, answer, ctx.now)
    answer.comment = text.note(cmd.comment, "comment")
    for index, line_id in enumerate(asked):
        row = _answer_line(book, inquiry, answer, line_id)
        _fill(row, values.get(line_id), uow.find(e.AnswerDraftLine, line_id))
        _check_packs(row, _place(cmd, line_id, index))
    move(inquiry, "answered")
    if isinstance(book, Envelope):
        book.close()
    else:
        send_attachments(uow, inquiry)
    _drop_draft(uow, inquiry.id)
    uow.emit(InquiryAnswered(inquiry.id))


@handles(DeclineInquiry)
def decline_inquiry(cmd: DeclineInquiry, uow: UnitOfWork, ctx: Context) -> None:
    """Say that nothing can be delivered, and why; it may be said after the deadline too."""
    inquiry = addressed(uow, ctx, e.Inquiry, cmd.inquiry_id)
    demand(inquiry, *_OPEN)
    reason = text.note(cmd.reason, "reason", required=True)
    book = _book(uow, inquiry)
    answer = _answer(book, ctx, inquiry, "declined")
    answer.decline_reason = reason
    answer.shipping_cost = None
    answer.comment = ""
    for line in book.children(e.AnswerLine, "inquiry_id", inquiry.id):
        book.remove(line)
    if isinstance(book, Envelope):
        # That it is a refusal is under seal, too.
        move(inquiry, "answered")
        book.close()
    else:
        move(inquiry, "declined")
    _drop_draft(uow, inquiry.id)
    uow.emit(InquiryAnswered(inquiry.id))


@handles(AdmitLateAnswer)
def admit_late_answer(cmd: AdmitLateAnswer, uow: UnitOfWork, ctx: Context) -> None:
    """Let an answer that came after the deadline count (A19, A20). It stays marked as late."""
    inquiry = owned(uow, ctx, e.Inquiry, cmd.inquiry_id)
    partner = uow.get(e.RequestPartner, inquiry.id)
    request = uow.get(e.Request, partner.request_id)
    demand(request, "waiting", "need_attention", "partially_ordered")
    answer = uow.find(e.Answer, inquiry.id)
    if answer is None or answer.state != "late":
        raise UserError("answer.not_late", "There is no late answer to admit.", "inquiry_id")
    move(answer, "submitted")
    settle(partner, "answered")
    refresh(uow, request)
    uow.emit(InquiryAnswered(inquiry.id))


def _checked(asked: dict[Id, e.InquiryLine], lines: Sequence[AnswerLineValue]) -> dict[Id, AnswerLineValue]:
    """The values by line, with numbers and dates that can be kept."""
    unique((value.inquiry_line_id for value in lines), "lines[{}].inquiry_line_id")
    found: dict[Id, AnswerLineValue] = {}
    for index, value in enumerate(lines):
        where = f"lines[{index}]."
        line = asked.get(value.inquiry_line_id)
        if line is None:
            text_ = "This request has no such line."
            raise UserError("answer.unknown_line", text_, f"{where}inquiry_line_id")
        found[line.id] = AnswerLineValue(
            inquiry_line_id=line.id,
            ready=checks.quantity(value.ready, f"{where}ready", line.uom),
            price=checks.optional_number(value.price, f"{where}price"),
            backorder=checks.quantity(value.backorder, f"{where}backorder", line.uom),
            backorder_at=checks.instant(value.backorder_at, f"{where}backorder_at"),
            minimum=_optional_quantity(value.minimum, f"{where}minimum", line.uom),
            multiple=_optional_quantity(value.multiple, f"{where}multiple", line.uom),
        )
    return found


def _complete(inquiry: e.Inquiry, cmd: SubmitAnswer) -> None:
    """Raise UserError, naming the field, for an answer that is not whole."""
    for index, value in enumerate(cmd.lines):
        where = f"lines[{index}]."
        if value.price is None and value.ready + value.backorder > 0:
            raise UserError("answer.no_price", "Enter a price for this quantity.", f"{where}price")
        if value.backorder > 0 and value.backorder_at is None:
            text_ = "Say when the back-order can be delivered."
            raise UserError("answer.no_date", text_, f"{where}backorder_at")
        if value.backorder > 0 and (value.backorder_at or 0) < inquiry.sent_at:
            text_ = "This date lies before the request."
            raise UserError("answer.early_date", text_, f"{where}backorder_at")


def _states_terms(inquiry: e.Inquiry, answer: e.Answer, now: int) -> None:
    """Raise UserError for terms that are not whole, or over before they begin."""
    if inquiry.shipping_required and shipping_of(answer) is None:
        text_ = "This retailer asks for the shipping cost. Enter 0 if there is none."
        raise UserError("answer.no_shipping", text_, "shipping_cost")
    if answer.valid_until is not None and answer.valid_until <= now:
        text_ = "The answer must hold beyond this moment."
        raise UserError("answer.early_validity", text_, "terms.valid_until")


def _check_packs(row: e.AnswerLine, field: str) -> None:
    """Raise UserError where nothing could be bought: a least quantity or a pack above what there is."""
    available = row.ready + row.backorder
    if 0 < available < row.minimum:
        text_ = "The least quantity is above what you offer."
        raise UserError("answer.minimum_above", text_, f"{field}.minimum")
    if 0 < available < row.multiple:
        raise UserError("answer.multiple_above", "A pack holds more than you offer.", f"{field}.multiple")


def _place(cmd: SubmitAnswer, line_id: Id, otherwise: int) -> str:
    """Where a line stands in the command."""
    places = (index for index, value in enumerate(cmd.lines) if value.inquiry_line_id == line_id)
    return f"lines[{next(places, otherwise)}]"


def _optional_quantity(value: Decimal | UnsetType, field: str, uom: str) -> Decimal | UnsetType:
    return checks.quantity(value, field, uom) if isinstance(value, Decimal) else value


def _book(uow: UnitOfWork, inquiry: e.Inquiry) -> UnitOfWork | Envelope:
    """Where the answer to an inquiry stands: under seal until it is opened (N8)."""
    return Envelope(uow, inquiry) if is_sealed(inquiry) else uow


def _answer(uow: UnitOfWork, ctx: Context, inquiry: e.Inquiry, state: str) -> e.Answer:
    """The one live answer of an inquiry, made or revised, in a state; late after the deadline."""
    late = passed(inquiry.deadline_at, ctx.now)
    answer = uow.find(e.Answer, inquiry.id)
    if answer is None:
        answer = uow.add(
            e.Answer(
                id=inquiry.id,
                owner_id=ctx.actor.organisation_id,
                counterpart_id=inquiry.owner_id,
                inquiry_id=inquiry.id,
                currency=inquiry.currency,
                state="late" if late and state == "submitted" else state,
            )
        )
    else:
        if late and answer.state == "submitted":
            text_ = "The time to answer is over: the answer that was given stands."
            raise UserError("answer.too_late", text_, "inquiry_id")
        move(answer, "late" if late and state == "submitted" else state)
        answer.revision += 1
    answer.late = late
    answer.decline_reason = ""
    answer.submitted_at = ctx.now
    answer.made_at = ctx.made_at
    return answer


def _answer_line(uow: UnitOfWork, inquiry: e.Inquiry, answer: e.Answer, line_id: Id) -> e.AnswerLine:
    row = uow.find(e.AnswerLine, line_id)
    if row is None:
        if answer.counterpart_id is None:
            raise BugError("an answer to nobody")
        row = uow.add(
            e.AnswerLine(
                id=line_id,
                owner_id=answer.owner_id,
                counterpart_id=answer.counterpart_id,
                inquiry_id=inquiry.id,
            )
        )
    return row


def _fill(
    row: e.AnswerLine | e.AnswerDraftLine,
    value: AnswerLineValue | None,
    before: e.AnswerLine | e.AnswerDraftLine | None,
) -> None:
    """Put a value into a line; a line that was not named is answered with nothing. Packs that are not said
    are those of the row before, if there is one.
    """
    row.ready = value.ready if value else Decimal(0)
    row.price = value.price if value else None
    row.backorder = value.backorder if value else Decimal(0)
    row.backorder_at = value.backorder_at if value else None
    for name in ("minimum", "multiple"):
        said = getattr(value, name) if value else UNSET
        if isinstance(said, Decimal):
            setattr(row, name, said)
        elif before is not None:
            setattr(row, name, getattr(before, name))


def _drop_draft(uow: UnitOfWork, inquiry_id: Id) -> None:
    for line in uow.children(e.AnswerDraftLine, "inquiry_id", inquiry_id):
        uow.remove(line)
    draft = uow.find(e.AnswerDraft, inquiry_id)
    if draft is not None:
        uow.remove(draft)

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What answers and deadlines mean for the request (mission §6, S2.8, S2.9, S2.45)."""

from __future__ import annotations

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.actor import Context
from desktop_b2b.domain.events import (
    AttentionNeeded,
    DeadlinesPassed,
    InquiryAnswered,
    RequestClosed,
    RequestReopened,
    RequestSent,
)
from desktop_b2b.domain.states import ANSWER_REASONS, ANSWERS_IN, move, settle
from desktop_b2b.rules.deadlines import passed
from desktop_b2b.services.attachments import send_attachments
from desktop_b2b.services.bus import reacts
from desktop_b2b.services.ports import UnitOfWork
from desktop_b2b.services.sealing import rows_of
from desktop_b2b.services.sourcing import (
    opening_at,
    partners_of,
    refresh,
    settle_answers,
    shortfall_of,
    under_seal,
    verdict_of,
)

_PARTNER_STATES = {"submitted": "answered", "late": "late", "declined": "declined"}


@reacts(RequestSent)
def request_sent(event: RequestSent, uow: UnitOfWork, ctx: Context) -> None:
    """The server has the request: it waits for answers."""
    move(uow.get(e.Request, event.request_id), "waiting")


@reacts(InquiryAnswered)
def inquiry_answered(event: InquiryAnswered, uow: UnitOfWork, ctx: Context) -> None:
    """Mark who answered, bring the request's counters up to date and judge it when all is in."""
    partner = uow.get(e.RequestPartner, event.inquiry_id)
    request = uow.get(e.Request, partner.request_id)
    answer = uow.find(e.Answer, event.inquiry_id)
    if answer is not None:
        settle(partner, _PARTNER_STATES[answer.state])
        partner.answered_at = answer.submitted_at
    else:
        # Under seal: that it came, and when, is all that may be known.
        receipt = uow.get(e.AnswerReceipt, event.inquiry_id)
        settle(partner, "late" if receipt.late else "answered")
        partner.answered_at = receipt.received_at
    refresh(uow, request)
    judge(uow, ctx, request)


@reacts(DeadlinesPassed)
def deadlines_passed(event: DeadlinesPassed, uow: UnitOfWork, ctx: Context) -> None:
    """Close the partners whose time is over (A14) and judge the request when nobody is left.

    Their inquiries stay as they are: an answer may still come, as a late one (A19).
    """
    request = uow.get(e.Request, event.request_id)
    for row in partners_of(uow, request.id):
        if row.state == "asked" and row.deadline_at is not None and passed(row.deadline_at, ctx.now):
            move(row, "closed")
    if under_seal(request):
        ends = opening_at(partners_of(uow, request.id))
        if ends is not None and passed(ends, ctx.now):
            _open(uow, ctx, request)
    refresh(uow, request)
    judge(uow, ctx, request)


def _open(uow: UnitOfWork, ctx: Context, request: e.Request) -> None:
    """Break the seals of all answers at once (N8): what each supplier kept becomes its answer."""
    request.opened_at = ctx.now
    for row in partners_of(uow, request.id):
        inquiry = uow.find(e.Inquiry, row.id)
        if inquiry is None:
            continue
        inquiry.opened_at = ctx.now
        sealed = uow.find(e.SealedAnswer, inquiry.id)
        if sealed is None:
            continue
        answer, lines = rows_of(sealed)
        uow.remove(sealed)
        uow.remove(uow.get(e.AnswerReceipt, inquiry.id))
        uow.add(answer)
        for line in lines:
            uow.add(line)
        settle(row, _PARTNER_STATES[answer.state])
        if answer.state == "declined":
            settle(inquiry, "declined")
        else:
            send_attachments(uow, inquiry)


@reacts(RequestClosed)
def request_closed(event: RequestClosed, uow: UnitOfWork, ctx: Context) -> None:
    """Tell the suppliers how it ended: won, part-won, or only "not selected"."""
    for row in partners_of(uow, event.request_id):
        inquiry = uow.find(e.Inquiry, row.id)
        if inquiry is not None:
            settle(inquiry, "closed")
    settle_answers(uow, event.request_id, judged=True)


@reacts(RequestReopened)
def request_reopened(event: RequestReopened, uow: UnitOfWork, ctx: Context) -> None:
    """Take back what RequestClosed told."""
    for row in partners_of(uow, event.request_id):
        inquiry = uow.find(e.Inquiry, row.id)
        if inquiry is not None and inquiry.state == "closed":
            answer = uow.find(e.Answer, row.id)
            declined = answer is not None and answer.state == "declined"
            move(inquiry, "waiting" if answer is None else "declined" if declined else "answered")
    settle_answers(uow, event.request_id, judged=False)


def judge(uow: UnitOfWork, ctx: Context, request: e.Request) -> None:
    """Decide about a waiting request once no partner may still answer in time.

    In manual mode it needs attention, with the reason of S2.45; in automatic mode where no assignment can
    fill it (S2.64). What may be filled goes on waiting, for the server's job (``AssignAutomatically``).
    Where a person has been called already, only the reason follows the answers (a revised one, a late one
    that was admitted).
    """
    if under_seal(request) or any(row.state == "asked" for row in partners_of(uow, request.id)):
        return
    if request.state not in ("waiting", "need_attention"):
        return
    is_automatic = request.mode == "automatic"
    reason = shortfall_of(uow, request) if is_automatic else verdict_of(uow, request).reason
    if request.state == "waiting" and (reason or not is_automatic):
        move(request, "need_attention")
        request.reason = reason or ANSWERS_IN
        uow.emit(AttentionNeeded(request.id))
    elif request.state == "need_attention" and request.reason in ANSWER_REASONS:
        request.reason = reason or ANSWERS_IN

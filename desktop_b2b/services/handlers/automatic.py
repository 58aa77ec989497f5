# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What the server's job found for a request in automatic mode, judged again in exact money (S2.9, S2.64)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import msgspec

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.actor import Context
from desktop_b2b.domain.commands.policies import AssignAutomatically
from desktop_b2b.domain.commands.sourcing import Assignment
from desktop_b2b.domain.events import AttentionNeeded
from desktop_b2b.domain.states import ANSWERS_IN, LIMITS, REVIEW, move
from desktop_b2b.errors import UserError
from desktop_b2b.rules.optimum.outcome import Outcome, breaches, evaluate
from desktop_b2b.rules.policy import rules as policy
from desktop_b2b.rules.policy.apply import with_outcome
from desktop_b2b.rules.policy.fields import CHOICE
from desktop_b2b.rules.policy.judge import NOTHING, Decision, judge
from desktop_b2b.services.bus import handles
from desktop_b2b.services.facts import packed
from desktop_b2b.services.optimum import Question, question_of
from desktop_b2b.services.orders import OrderDocument, order_documents, place
from desktop_b2b.services.policies import rules_in_force
from desktop_b2b.services.ports import UnitOfWork
from desktop_b2b.services.records import owned, unique
from desktop_b2b.services.sourcing import partners_of, shortfall_of

#: Refusals after which the job asks anew: what it knew is not so any more.
STALE, NOT_DUE = "assignment.stale", "assignment.not_due"


@handles(AssignAutomatically)
def assign_automatically(cmd: AssignAutomatically, uow: UnitOfWork, ctx: Context) -> None:
    """Order what was found where it fills everything and no rule asks for a person; else call one.

    Raises UserError ``assignment.not_due``, ``assignment.stale``, ``assignment.unfit`` for what breaks a
    condition, ``assignment.cost`` where the total is another.
    """
    request = owned(uow, ctx, e.Request, cmd.request_id)
    question = _question(cmd, uow, ctx, request)
    choices = {one.ask_id: one.quantity for one in cmd.choices}
    outcome = evaluate(question.problem, choices)
    wrong = breaches(question.problem, choices)
    if wrong:
        text = "The assignment breaks a condition: {condition}."
        raise UserError("assignment.unfit", text, "choices", condition=wrong[0].code)
    if outcome.total != cmd.total:
        text = "The assignment comes to {total}, not to what was said."
        raise UserError("assignment.cost", text, "total", total=outcome.total)
    reviews = _reviews(question, outcome, choices)
    reason = _why_not(uow, request, outcome, reviews)
    documents: Sequence[OrderDocument] = ()
    if not reason:
        documents, reason = _documents(uow, request, cmd.choices, outcome)
    _remember(cmd, uow, ctx, question, outcome, (*question.said.decisions, *reviews), reason)
    if reason:
        move(request, "need_attention")
        request.reason = reason
        uow.emit(AttentionNeeded(request.id))
    else:
        place(uow, ctx, request, documents, close=True)


def _question(cmd: AssignAutomatically, uow: UnitOfWork, ctx: Context, request: e.Request) -> Question:
    """The question as the rows are now; refused where the job asked another."""
    unique((one.ask_id for one in cmd.choices), "choices[{}].ask_id")
    is_asked = any(row.state == "asked" for row in partners_of(uow, request.id))
    # A person may have ordered or closed while the job looked: nobody needs to hear of that.
    if request.state != "waiting" or request.mode != "automatic" or is_asked:
        raise UserError(NOT_DUE, "This request is not to be assigned now.", "request_id")
    question = question_of(uow, request, ctx.now, rules_in_force(uow, request.owner_id))
    if question.hash != cmd.input_hash:
        raise UserError(STALE, "An answer or a rule changed meanwhile.", "input_hash")
    return question


def _reviews(question: Question, outcome: Outcome, choices: dict[str, Decimal]) -> tuple[Decision, ...]:
    """The rules that have a person decide about what was chosen."""
    if question.rules is None:
        return NOTHING.decisions
    book = with_outcome(question.book, outcome, choices)
    said = judge(question.rules, CHOICE, book.subjects(CHOICE), book.at)
    return tuple(one for one in said.decisions if one.action == policy.REVIEW)


def _why_not(uow: UnitOfWork, request: e.Request, outcome: Outcome, reviews: Sequence[Decision]) -> str:
    """Why a person must decide; empty where everything is filled."""
    if not outcome.is_complete:
        return shortfall_of(uow, request) or LIMITS
    if not outcome.bills:
        return ANSWERS_IN
    return REVIEW if reviews else ""


def _documents(
    uow: UnitOfWork, request: e.Request, choices: Sequence[Assignment], outcome: Outcome
) -> tuple[Sequence[OrderDocument], str]:
    """The orders, at the very cost that was found; none and the reason where they cannot be made."""
    try:
        documents = order_documents(uow, request, choices)
    except UserError:
        return (), LIMITS
    total = sum((document.total for document in documents), Decimal(0))
    if total != outcome.total:
        text = "The orders come to {total}, not to what was found."
        raise UserError("assignment.cost", text, "total", total=total)
    return documents, ""


def _remember(
    cmd: AssignAutomatically,
    uow: UnitOfWork,
    ctx: Context,
    question: Question,
    outcome: Outcome,
    decisions: Sequence[Decision],
    reason: str,
) -> None:
    """What was known, chosen and why: the matrix shows it, and rules are tried on it later (N7)."""
    has_rules = question.rules is not None
    choices = {one.ask_id: one.quantity for one in cmd.choices}
    book = with_outcome(question.book, outcome, choices)
    uow.add(
        e.AssignmentRun(
            id=ctx.child_id("run"),
            owner_id=ctx.actor.organisation_id,
            request_id=cmd.request_id,
            at=ctx.now,
            result="attention" if reason else "ordered",
            reason=reason,
            total=outcome.total,
            proven=cmd.proven,
            gap=cmd.gap,
            notice=cmd.notice,
            input_hash=cmd.input_hash,
            rules_id=question.rules.id if question.rules is not None else None,
            rules_number=question.rules.number if question.rules is not None else 0,
            choices=msgspec.json.encode(cmd.choices).decode(),
            decisions=msgspec.json.encode(tuple(decisions)).decode(),
            book=packed(book) if has_rules else "",
        )
    )

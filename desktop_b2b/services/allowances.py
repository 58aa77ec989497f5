# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""How the times to answer and to ship come about: by hand, as is usual, or as a rule of the retailer's says.

What was decided stands with what was known (``SetTime``) on rows that are the retailer's alone, so that it
can be explained and made again (N7), and no partner learns that there are rules.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.decoders import from_json
from desktop_b2b.domain.values import Id, Instant
from desktop_b2b.rules.policy.book import FactBook, Known
from desktop_b2b.rules.policy.fields import ORDER, SEND
from desktop_b2b.rules.policy.judge import Decision, judge
from desktop_b2b.rules.policy.rules import RuleSet, of_stage
from desktop_b2b.services.facts import packed, partner_facts, request_facts
from desktop_b2b.services.policies import rules_in_force
from desktop_b2b.services.ports import UnitOfWork


class SetTime(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A time and what set it. ``usual``: the hours without a rule; ``book``: the facts that the rules of
    version ``rules_number`` were asked about, empty where that version had none to ask. Rows keep it beside
    the rest, in a field that the history does not tell of.
    """

    by: Literal["usual", "rule", "hand"]
    hours: int = 0
    usual: int = 0
    rules_id: Id = ""
    rules_number: int = 0
    decisions: tuple[Decision, ...] = ()
    book: str = ""

    @property
    def rule(self) -> str:
        """The name of the rule that set it; empty where none did."""
        return self.decisions[0].rule_name if self.decisions else ""

    def kept(self) -> str:
        """As rows keep it, without the facts."""
        return msgspec.json.encode(msgspec.structs.replace(self, book="")).decode()


BY_HAND = SetTime(by="hand")


def set_time(kept: str, book: str = "") -> SetTime | None:
    """What a row says of its time; None where nothing is known of it."""
    if not kept:
        return None
    return msgspec.structs.replace(from_json(SetTime).decode(kept), book=book)


def answer_time(
    uow: UnitOfWork, request: e.Request, card: e.Partner, inquiry_id: Id, now: Instant
) -> SetTime:
    """How long a partner has to answer: as a rule sets it, else as its card says."""
    rules = rules_in_force(uow, request.owner_id)
    if rules is None or not of_stage(rules.rules, SEND, now):
        return SetTime(by="usual", hours=card.answer_hours, usual=card.answer_hours)
    lines = len(uow.children(e.RequestLine, "request_id", request.id))
    book = FactBook(now, request_facts(uow, request, lines, now), {inquiry_id: partner_facts(uow, card)})
    return _decided(rules, SEND, book, card.answer_hours)


def shipping_time(
    uow: UnitOfWork, request: e.Request, card: e.Partner, inquiry_id: Id, order: Known, usual: int
) -> SetTime:
    """How long a partner has to ship an order: as a rule sets it, else as is usual. Asked as of the instant
    when the request was sent, so that a preview and the order say the same.
    """
    at = request.sent_at or 0
    rules = rules_in_force(uow, request.owner_id)
    if rules is None or not of_stage(rules.rules, ORDER, at):
        return SetTime(by="usual", hours=usual, usual=usual)
    facts = request_facts(uow, request, request.line_count, at)
    book = FactBook(at, facts, {inquiry_id: partner_facts(uow, card)}, orders={inquiry_id: order})
    return _decided(rules, ORDER, book, usual)


def _decided(rules: RuleSet, stage: str, book: FactBook, usual: int) -> SetTime:
    """What the rules say of the one subject of a book: the first that holds sets the time."""
    decisions = judge(rules, stage, book.subjects(stage), book.at).decisions
    return SetTime(
        by="rule" if decisions else "usual",
        hours=int(decisions[0].amount) if decisions else usual,
        usual=usual,
        rules_id=rules.id,
        rules_number=rules.number,
        decisions=decisions,
        book=packed(book),
    )

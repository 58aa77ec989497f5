# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Assignment: the matrix, the optimum, rules tried on the past, scorecards."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, ClassVar

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands.sourcing import Assignment
from desktop_b2b.domain.values import Id, Instant, Zone
from desktop_b2b.services.queries.base import Query, View, query
from desktop_b2b.services.queries.documents import LineView


class MatrixCell(View, frozen=True):
    """What one partner offers for one line. ``answer`` is None where nothing was answered."""

    ask: e.RequestAsk
    answer: e.AnswerLine | None
    lowest: bool
    over_max: bool


class MatrixPartner(View, frozen=True):
    """A column of the answer matrix. ``receipt``: an answer came that is under seal."""

    partner: e.RequestPartner
    answer: e.Answer | None
    unread_messages: int
    receipt: e.AnswerReceipt | None = None


class MatrixView(View, frozen=True):
    """Items by partners: ``cells`` maps "line id/request partner id" to the cell. ``proposals``: of its
    partners, with the lines ``asked`` of them that they are about.
    """

    request: e.Request
    lines: list[LineView]
    partners: list[MatrixPartner]
    cells: dict[str, MatrixCell]
    orders: list[e.Order]
    pending: bool
    run: e.AssignmentRun | None = None
    proposals: tuple[e.Proposal, ...] = ()
    asked: tuple[e.InquiryLine, ...] = ()
    attachments: tuple[e.Attachment, ...] = ()


@query
class GetMatrix(Query[MatrixView], frozen=True):
    """A sent request with its answers and assignment (S2.80–S2.87)."""

    RESULT: ClassVar[Any] = MatrixView
    request_id: Id


class OptimumQuestion(View, frozen=True):
    """What an optimiser is asked about a request: ``problem`` as in rules.optimum, rules in force included.

    ``decisions``: what those rules said of offers (rules.policy); ``rules_number`` 0: there are none.
    """

    problem: Any
    decisions: list[Any]
    rules_number: int


@query
class GetOptimumQuestion(Query[OptimumQuestion], frozen=True):
    """A sent request with its answers, to look for the best assignment (N1)."""

    RESULT: ClassVar[Any] = OptimumQuestion
    request_id: Id


class Score(View, frozen=True):
    """A measure: from 0 to 1, None where nothing can be said; how many documents it is the mean of."""

    value: Decimal | None
    count: int


class Scorecard(View, frozen=True):
    """How a partner did (N9): by measure, and by measure and month; ``months`` like ``2026-11``."""

    partner_id: Id
    name: str
    scores: dict[str, Score]
    months: list[str]
    trend: dict[str, list[Score]]


@query
class GetScorecards(Query[list[Scorecard]], frozen=True):
    """All partners that were asked since an instant; months are those of a zone."""

    RESULT: ClassVar[Any] = list[Scorecard]
    since: Instant
    zone: Zone = "UTC"


class ScoreDocument(View, frozen=True):
    """A document behind a measure, and what it is worth for it, from 0 to 1."""

    measure: str
    kind: str
    id: Id
    number: str
    at: Instant
    value: Decimal


@query
class ListScoreDocuments(Query[list[ScoreDocument]], frozen=True):
    """The documents that a partner's measure is the mean of, the newest first (N9)."""

    RESULT: ClassVar[Any] = list[ScoreDocument]
    partner_id: Id
    measure: str
    since: Instant


@query
class ListRuleSets(Query[list[e.RuleSet]], frozen=True):
    """The versions of the company's rules: drafts first, then the newest; discarded ones are left out."""

    RESULT: ClassVar[Any] = list[e.RuleSet]


class PastRequest(View, frozen=True):
    """A request as rules are tried on it (N7): ``book`` and ``problem`` as in rules.policy and rules.optimum,
    rules left aside; ``times``: those to answer and to ship that nobody set by hand, as in rules.policy;
    ``set_times``: what stands on their rows, in the same order, None where nothing does; ``goal``: of the
    automatic mode, else empty; ``run``: what the server decided by itself, if it did.
    """

    request_id: Id
    number: str
    currency: str
    book: Any
    problem: Any
    times: tuple[Any, ...]
    set_times: tuple[Any, ...]
    goal: str
    run: e.AssignmentRun | None


class PastPage(View, frozen=True):
    """Past requests; ``after`` is empty at the end."""

    rows: list[PastRequest]
    after: str


@query
class ListPast(Query[PastPage], frozen=True):
    """Requests that were answered or expired, the newest first, to try rules on."""

    RESULT: ClassVar[Any] = PastPage
    after: str = ""
    limit: int = 50


class OrderPreview(View, frozen=True):
    """The documents that PlaceOrders would make, and their hash. ``documents`` as in services.orders."""

    documents: list[Any]
    preview_hash: str


@query
class PreviewOrders(Query[OrderPreview], frozen=True):
    """What each partner would get (S2.84); the hash goes into PlaceOrders (N3)."""

    RESULT: ClassVar[Any] = OrderPreview
    request_id: Id
    assignments: tuple[Assignment, ...]

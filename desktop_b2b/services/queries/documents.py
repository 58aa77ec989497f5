# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""One document with all that belongs to it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, ClassVar

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.values import Id
from desktop_b2b.services.queries.base import Query, View, query
from desktop_b2b.services.queries.company import TimeSource


class LineView(View, frozen=True):
    """A request line with its private limit and the partners it is asked of."""

    line: e.RequestLine
    max_price: Decimal | None


class RequestView(View, frozen=True):
    """A request with all that its editor shows."""

    request: e.Request
    recipient_email: str
    lines: list[LineView]
    partners: list[e.RequestPartner]
    pending: bool


@query
class GetRequest(Query[RequestView], frozen=True):
    """A request of mine."""

    RESULT: ClassVar[Any] = RequestView
    request_id: Id


class FindingView(View, frozen=True):
    """One line of the readiness panel: level ok, warning or error."""

    code: str
    text: str
    template: str
    params: dict[str, str]
    field: str
    level: str


@query
class CheckReadiness(Query[list[FindingView]], frozen=True):
    """What stands between a draft and sending it."""

    RESULT: ClassVar[Any] = list[FindingView]
    request_id: Id


class InquiryView(View, frozen=True):
    """A supplier's view of what it is asked."""

    inquiry: e.Inquiry
    lines: list[e.InquiryLine]
    draft: e.AnswerDraft | None
    draft_lines: list[e.AnswerDraftLine]
    answer: e.Answer | None
    answer_lines: list[e.AnswerLine]
    retailer: e.LinkFact | None
    pending: bool
    proposals: tuple[e.Proposal, ...] = ()
    attachments: tuple[e.Attachment, ...] = ()


@query
class GetInquiry(Query[InquiryView], frozen=True):
    """An inquiry that I received."""

    RESULT: ClassVar[Any] = InquiryView
    inquiry_id: Id


class ShipmentView(View, frozen=True):
    """A shipment with its boxes and what lies in them."""

    shipment: e.Shipment
    boxes: list[e.Box]
    lines: list[e.ShipmentLine]


class OrderView(View, frozen=True):
    """An order, the same for both sides; ``recipient_email``, ``request_id``, ``shipping_time`` (what set the
    time to ship): the retailer's only.

    ``retailer``: what the retailer shows its partner, for papers; None on the retailer's own desk,
    whose papers take the company's own data.
    """

    order: e.Order
    lines: list[e.OrderLine]
    shipments: list[ShipmentView]
    partner_name: str
    logo_hash: str
    side: str
    request_id: Id | None
    request_number: str
    recipient_email: str
    pending: bool
    retailer: e.LinkFact | None = None
    proposals: tuple[e.Proposal, ...] = ()
    shipping_time: TimeSource | None = None


@query
class GetOrder(Query[OrderView], frozen=True):
    """An order that I sent or received; the id of one of its shipments finds it too."""

    RESULT: ClassVar[Any] = OrderView
    order_id: Id


@query
class GetMessages(Query[list[e.Message]], frozen=True):
    """The messages of an inquiry's or order's thread, oldest first."""

    RESULT: ClassVar[Any] = list[e.Message]
    thread_id: Id


class HistoryEntry(View, frozen=True):
    """One event of a record's history (N13): ``changes`` as ``[table, row, field, before, after]``."""

    event: e.Event
    changes: list[Any]
    pending: bool


@query
class GetHistory(Query[list[HistoryEntry]], frozen=True):
    """Who changed what of a document, newest first."""

    RESULT: ClassVar[Any] = list[HistoryEntry]
    document_id: Id

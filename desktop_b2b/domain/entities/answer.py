# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""An inquiry and its answer, which both parties see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop_b2b.domain.entities.rows import ZERO, Row
from desktop_b2b.domain.values import Id, Instant, Price, Quantity


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Inquiry(Row):
    """What one partner (counterpart) is asked by the retailer (owner). ``sealed``: nobody reads the answers
    before the server opens them all, at ``opened_at`` (N8).
    """

    TABLE: ClassVar[str] = "inquiry"
    KIND: ClassVar[str] = "inquiry"

    number: str
    former_number: str = ""
    state: str = "waiting"
    deadline_at: Instant
    deadline_zone: str = "UTC"
    shipping_required: bool = False
    currency: str = "EUR"
    retailer_order_number: str = ""
    needed_by: Instant | None = None
    recipient_kind: str = "business"
    company: str = ""
    contact_name: str = ""
    phone: str = ""
    address1: str = ""
    address2: str = ""
    postal_code: str = ""
    city: str = ""
    region: str = ""
    country: str = ""
    note_to_suppliers: str = ""
    partner_note: str = ""
    sent_at: Instant = 0
    line_count: int = 0
    sealed: bool = False
    opened_at: Instant | None = None


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class InquiryLine(Row):
    """An item that this partner is asked for; positions count this partner's lines only."""

    TABLE: ClassVar[str] = "inquiry_line"
    KIND: ClassVar[str] = "inquiry"
    ROOT: ClassVar[str] = "inquiry_id"
    INDEXES: ClassVar[tuple[str, ...]] = ("inquiry_id",)

    inquiry_id: Id
    sort_key: str
    sku: str = ""
    description: str = ""
    quantity: Quantity = ZERO
    uom: str = "each"
    product_line_path: str = ""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class AnswerDraft(Row):
    """The supplier's unsent answer: private to it. Its id is the inquiry's.

    From ``shipping_kind`` on: the terms, as in ``Answer``.
    """

    TABLE: ClassVar[str] = "answer_draft"
    KIND: ClassVar[str] = "inquiry"
    ROOT: ClassVar[str] = "id"

    shipping_cost: Price | None = None
    comment: str = ""
    edited_at: Instant = 0
    shipping_kind: str = "fixed"
    shipping_box: Quantity = ZERO
    shipping_tiers: tuple[str, ...] = ()
    shipping_free_above: Price | None = None
    minimum_order: Price = ZERO
    valid_until: Instant | None = None


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class AnswerDraftLine(Row):
    """A line of the unsent answer. Its id is the inquiry line's."""

    TABLE: ClassVar[str] = "answer_draft_line"
    KIND: ClassVar[str] = "inquiry"
    ROOT: ClassVar[str] = "inquiry_id"
    INDEXES: ClassVar[tuple[str, ...]] = ("inquiry_id",)

    inquiry_id: Id
    ready: Quantity = ZERO
    price: Price | None = None
    backorder: Quantity = ZERO
    backorder_at: Instant | None = None
    minimum: Quantity = ZERO
    multiple: Quantity = ZERO


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Answer(Row):
    """A supplier's (owner) answer to a retailer (counterpart). One live answer per inquiry: its id.

    Shipping costs ``shipping_cost`` for the order (fixed), each unit (per_unit) or each box of
    ``shipping_box`` units (per_box), or what the last of ``shipping_tiers`` says that is reached (tiered;
    texts like ``50 12.00``: from 50 units on 12.00); nothing for goods worth ``shipping_free_above``. None
    and no tiers: not stated.
    """

    TABLE: ClassVar[str] = "answer"
    KIND: ClassVar[str] = "inquiry"
    ROOT: ClassVar[str] = "inquiry_id"
    INDEXES: ClassVar[tuple[str, ...]] = ("inquiry_id",)

    inquiry_id: Id
    revision: int = 1
    state: str = "submitted"
    late: bool = False
    currency: str = "EUR"
    shipping_cost: Price | None = None
    comment: str = ""
    decline_reason: str = ""
    submitted_at: Instant = 0
    made_at: Instant = 0
    shipping_kind: str = "fixed"
    shipping_box: Quantity = ZERO
    shipping_tiers: tuple[str, ...] = ()
    shipping_free_above: Price | None = None
    minimum_order: Price = ZERO
    valid_until: Instant | None = None


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class AnswerLine(Row):
    """What the supplier can deliver of one inquiry line. Its id is the inquiry line's.

    ``minimum``: the least quantity that it sells of it; ``multiple``: the size of a pack; 0: none.
    """

    TABLE: ClassVar[str] = "answer_line"
    KIND: ClassVar[str] = "inquiry"
    ROOT: ClassVar[str] = "inquiry_id"
    INDEXES: ClassVar[tuple[str, ...]] = ("inquiry_id",)

    inquiry_id: Id
    ready: Quantity = ZERO
    price: Price | None = None
    backorder: Quantity = ZERO
    backorder_at: Instant | None = None
    minimum: Quantity = ZERO
    multiple: Quantity = ZERO


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Message(Row):
    """A remark of one party (owner) to the other (counterpart) about an inquiry or an order."""

    TABLE: ClassVar[str] = "message"
    KIND: ClassVar[str] = "message"
    ROOT: ClassVar[str] = "thread_id"
    INDEXES: ClassVar[tuple[str, ...]] = ("thread_id",)
    APPEND_ONLY: ClassVar[bool] = True

    thread_id: Id
    author_name: str
    body: str
    sent_at: Instant


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class SealedAnswer(Row):
    """An answer under seal (N8): the supplier's alone. Its id is the inquiry's; ``content`` is the answer and
    its lines as JSON (``services.sealing``), of which the server's opening makes rows.
    """

    TABLE: ClassVar[str] = "sealed_answer"
    KIND: ClassVar[str] = "inquiry"
    ROOT: ClassVar[str] = "inquiry_id"
    INDEXES: ClassVar[tuple[str, ...]] = ("inquiry_id",)

    inquiry_id: Id
    content: str = ""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class AnswerReceipt(Row):
    """What the retailer (counterpart) has of an answer under seal: that it came. Its id is the inquiry's."""

    TABLE: ClassVar[str] = "answer_receipt"
    KIND: ClassVar[str] = "inquiry"
    ROOT: ClassVar[str] = "inquiry_id"
    INDEXES: ClassVar[tuple[str, ...]] = ("inquiry_id",)

    inquiry_id: Id
    revision: int = 1
    received_at: Instant = 0
    late: bool = False


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Attachment(Row):
    """A file that a supplier (owner) adds to its answer. The retailer (counterpart) has a row of its own once
    the answer was sent; until then it is the supplier's alone. Its content comes by ``file_hash``.
    """

    TABLE: ClassVar[str] = "attachment"
    KIND: ClassVar[str] = "inquiry"
    ROOT: ClassVar[str] = "inquiry_id"
    INDEXES: ClassVar[tuple[str, ...]] = ("inquiry_id", "file_hash")

    inquiry_id: Id
    name: str
    file_hash: str
    mime: str = ""
    size: int = 0
    added_at: Instant = 0
    added_by: str = ""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Proposal(Row):
    """What a supplier (owner) offers a retailer (counterpart) instead of what a line says (N18, A9).

    ``document_id``: the inquiry or the order, ``line_id``: its line. ``kind``: quantity, price, date or
    substitute. From ``before_quantity`` on: what the line said then; one that says something else now has
    moved on. That it expired follows from ``valid_until`` (law 9).
    """

    TABLE: ClassVar[str] = "proposal"
    KIND: ClassVar[str] = "proposal"
    ROOT: ClassVar[str] = "document_id"
    INDEXES: ClassVar[tuple[str, ...]] = ("document_id",)

    document_id: Id
    line_id: Id
    kind: str
    state: str = "open"
    quantity: Quantity | None = None
    price: Price | None = None
    at: Instant | None = None
    sku: str = ""
    description: str = ""
    reason: str = ""
    answer_reason: str = ""
    currency: str = "EUR"
    proposed_at: Instant = 0
    proposed_by: str = ""
    valid_until: Instant | None = None
    decided_at: Instant | None = None
    before_quantity: Quantity = ZERO
    before_price: Price | None = None
    before_at: Instant | None = None
    before_sku: str = ""
    before_description: str = ""

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A request: the retailer's own, and the rules it is decided by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop_b2b.domain.entities.rows import ZERO, Row
from desktop_b2b.domain.values import Id, Instant, Price, Quantity


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Request(Row):
    """The retailer's own document. Suppliers never receive it: sending makes inquiries.

    ``backorder_until``: until when back-orders are taken where the assignment is automatic (A16; None: not at
    all); ``partner_cap``: how many partners may get an order then (0: any number). ``sealed``: answers stay
    sealed until the last deadline (N8); ``opened_at``: when the server opened them.
    """

    TABLE: ClassVar[str] = "request"
    KIND: ClassVar[str] = "request"
    COMPUTED: ClassVar[frozenset[str]] = frozenset(
        {"edited_at", "next_deadline_at", "asked_count", "answered_count", "line_count"}
    )

    number: str
    former_number: str = ""
    state: str = "draft"
    reason: str = ""
    mode: str = "manual"
    preference: str = "cost"
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
    note_to_customer: str = ""
    note_to_suppliers: str = ""
    created_at: Instant = 0
    edited_at: Instant = 0
    sent_at: Instant | None = None
    ordered_at: Instant | None = None
    closed_at: Instant | None = None
    next_deadline_at: Instant | None = None
    asked_count: int = 0
    answered_count: int = 0
    line_count: int = 0
    source: str = ""
    source_hash: str = ""
    backorder_until: Instant | None = None
    partner_cap: int = 0
    sealed: bool = False
    opened_at: Instant | None = None


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class RequestPrivate(Row):
    """The recipient's e-mail (S2.61): for the retailer alone. Its id is the request's."""

    TABLE: ClassVar[str] = "request_private"
    KIND: ClassVar[str] = "request"
    ROOT: ClassVar[str] = "id"

    recipient_email: str = ""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class RequestLine(Row):
    """An item asked for. ``partner_ids`` are the partner cards that are asked for it."""

    TABLE: ClassVar[str] = "request_line"
    KIND: ClassVar[str] = "request"
    ROOT: ClassVar[str] = "request_id"
    INDEXES: ClassVar[tuple[str, ...]] = ("request_id",)

    request_id: Id
    sort_key: str
    sku: str = ""
    description: str = ""
    quantity: Quantity = ZERO
    uom: str = "each"
    product_line_id: Id | None = None
    product_line_path: str = ""
    partner_ids: tuple[str, ...] = ()
    state: str = "open"
    ordered_quantity: Quantity = ZERO


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class RequestLinePrivate(Row):
    """The maximum price of a line (S2.68): for the retailer alone. Its id is the line's."""

    TABLE: ClassVar[str] = "request_line_private"
    KIND: ClassVar[str] = "request"
    ROOT: ClassVar[str] = "request_id"
    INDEXES: ClassVar[tuple[str, ...]] = ("request_id",)

    request_id: Id
    max_price: Price


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class RequestPartner(Row):
    """A partner of a request with its deadline, before and after sending.

    Its id is UUIDv5 of request and partner card, and is the inquiry's id once sent. ``deadline_basis``: what
    set the deadline, empty before sending; ``deadline_facts``: what was known then (``services.allowances``).
    """

    TABLE: ClassVar[str] = "request_partner"
    KIND: ClassVar[str] = "request"
    ROOT: ClassVar[str] = "request_id"
    INDEXES: ClassVar[tuple[str, ...]] = ("request_id",)

    request_id: Id
    partner_id: Id
    name: str
    deadline_at: Instant | None = None
    deadline_zone: str = "UTC"
    shipping_required: bool = False
    excluded: bool = False
    state: str = "planned"
    answered_at: Instant | None = None
    deadline_basis: str = ""
    deadline_facts: str = ""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class RequestAsk(Row):
    """One line asked of one partner: its id is the inquiry line's, which the partner sees
    (UUIDv5 of inquiry and request line).

    Holds the quantity the retailer means to order (``assigned``) and what was ordered.
    """

    TABLE: ClassVar[str] = "request_ask"
    KIND: ClassVar[str] = "request"
    ROOT: ClassVar[str] = "request_id"
    INDEXES: ClassVar[tuple[str, ...]] = ("request_id",)

    request_id: Id
    request_line_id: Id
    request_partner_id: Id
    assigned: Quantity = ZERO
    ordered: Quantity = ZERO


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class AssignmentRun(Row):
    """How the server assigned a request by itself: what it knew, chose and why; for the retailer alone.

    ``result``: ordered, or attention with the request's reason. ``choices``, ``decisions`` (of the rules) and
    ``book`` (the facts that they were asked about) are JSON; the book is empty where no rule is in force.
    """

    TABLE: ClassVar[str] = "assignment_run"
    KIND: ClassVar[str] = "request"
    ROOT: ClassVar[str] = "request_id"
    INDEXES: ClassVar[tuple[str, ...]] = ("request_id",)
    APPEND_ONLY: ClassVar[bool] = True

    request_id: Id
    at: Instant
    result: str
    reason: str = ""
    total: Price = ZERO
    proven: bool = False
    gap: Price | None = None
    notice: str = ""
    input_hash: str = ""
    rules_id: Id | None = None
    rules_number: int = 0
    choices: str = "[]"
    decisions: str = "[]"
    book: str = ""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class RuleSet(Row):
    """A version of the retailer's own rules: a draft, the one in force, or one that was. ``rules`` are JSON
    texts (``services.policies``), in their order; ``engine``: what they were published for.
    """

    TABLE: ClassVar[str] = "rule_set"
    KIND: ClassVar[str] = "rule_set"
    INDEXES: ClassVar[tuple[str, ...]] = ("owner_id",)

    number: int = 0
    state: str = "draft"
    comment: str = ""
    rules: tuple[str, ...] = ()
    engine: str = ""
    edited_at: Instant = 0
    published_at: Instant | None = None
    published_by: str = ""

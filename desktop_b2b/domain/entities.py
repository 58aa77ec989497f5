# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The rows of the product, as plain dataclasses: the one definition of what is stored.

Tables are made from these classes (``storage.schema``), so a field is written once. Every
synchronised row belongs to an owner and at most one counterpart, both set at birth and never changed
(law 3): whoever may see a row sees all of it. Class attributes say the rest:

``TABLE`` the table; ``SECTION`` the scope's section; ``ROOT`` the field that holds the id of the
document a row is part of (empty: it is a document itself); ``KIND`` that document's kind, for the
history; ``INDEXES`` the fields that children are found by; ``APPEND_ONLY`` facts that expect nothing
(law 5); ``COMPUTED`` fields that follow from others and so never conflict; ``LOOK`` fields that only say how
something looks: the last word counts, and nobody is asked; ``DEFAULTED``: where there is no row, a default
stands, so that not to find one is to find what was seen.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar

from desktop_b2b.domain.values import Id, Instant, Price, Quantity

ACCOUNT = "account"
SOURCING = "sourcing"
USER = "user"
SECTIONS = (ACCOUNT, SOURCING)

ZERO = Decimal(0)


_getters: dict[type[Any], Callable[[Any], tuple[Any, ...]]] = {}


def _fields(row: Row) -> tuple[Any, ...]:
    """All fields of a row."""
    kind = row.__class__
    found = _getters.get(kind)
    if found is None:
        found = _getters[kind] = operator.attrgetter(*kind.__dataclass_fields__)
    return found(row)


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Row:  # noqa: PLW1641  # rows change, and so have no hash
    """What every synchronised row has. ``version`` counts the server's writes of it."""

    TABLE: ClassVar[str] = ""
    SECTION: ClassVar[str] = SOURCING
    ROOT: ClassVar[str] = ""
    KIND: ClassVar[str] = ""
    INDEXES: ClassVar[tuple[str, ...]] = ()
    APPEND_ONLY: ClassVar[bool] = False
    COMPUTED: ClassVar[frozenset[str]] = frozenset()
    LOOK: ClassVar[frozenset[str]] = frozenset()
    DEFAULTED: ClassVar[bool] = False

    id: Id
    owner_id: Id
    counterpart_id: Id | None = None
    version: int = 0

    # Written once here: making them for each class would take a third of the time to import them.
    def __eq__(self, other: object) -> bool:
        """Whether all fields are the same."""
        if other.__class__ is not self.__class__:
            return NotImplemented
        return _fields(self) == _fields(other)

    def __repr__(self) -> str:
        """The row with its fields."""
        fields = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__dataclass_fields__)
        return f"{type(self).__name__}({fields})"


# ---------------------------------------------------------------- account


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Organisation(Row):
    """A company. Its own id is its owner; partners see only ``LinkFact`` copies.

    ``work_week`` to ``extra_days``: when it works (``domain.calendars``), in the time zone it gave.
    """

    TABLE: ClassVar[str] = "organisation"
    SECTION: ClassVar[str] = ACCOUNT
    KIND: ClassVar[str] = "organisation"

    name: str
    is_retailer: bool = False
    is_supplier: bool = False
    is_fulfilment_centre: bool = False
    description: str = ""
    contact_name: str = ""
    contact_email: str = ""
    contact_phone: str = ""
    address1: str = ""
    address2: str = ""
    postal_code: str = ""
    city: str = ""
    region: str = ""
    country: str = ""
    logo_hash: str = ""
    language: str = "en"
    time_zone: str = "UTC"
    currency: str = "EUR"
    shipping_hours: int = 48
    default_mode: str = "manual"
    work_week: tuple[str, ...] = ()
    holiday_country: str = ""
    holiday_region: str = ""
    closing_days: tuple[str, ...] = ()
    extra_days: tuple[str, ...] = ()


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class User(Row):
    """A person of an organisation. The password's hash never leaves the server (``credential``).

    ``sections``: what this person's devices receive besides the account's rows; empty: everything.
    """

    TABLE: ClassVar[str] = "user"
    SECTION: ClassVar[str] = ACCOUNT
    KIND: ClassVar[str] = "user"

    name: str
    email: str
    role: str = "user"
    privileges: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    language: str = ""
    active: bool = True


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Link(Row):
    """The connection of a retailer (owner) and a partner (counterpart)."""

    TABLE: ClassVar[str] = "link"
    SECTION: ClassVar[str] = ACCOUNT
    KIND: ClassVar[str] = "link"
    INDEXES: ClassVar[tuple[str, ...]] = ("owner_id", "counterpart_id")

    state: str = "connected"
    kind: str = "supplier"


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class LinkFact(Row):
    """What an organisation (owner) shows one partner (counterpart); copied by the server."""

    TABLE: ClassVar[str] = "link_fact"
    SECTION: ClassVar[str] = ACCOUNT
    KIND: ClassVar[str] = "link"
    ROOT: ClassVar[str] = "link_id"
    INDEXES: ClassVar[tuple[str, ...]] = ("link_id",)

    link_id: Id
    name: str
    logo_hash: str = ""
    time_zone: str = "UTC"
    country: str = ""
    city: str = ""
    address1: str = ""
    postal_code: str = ""
    contact_phone: str = ""
    work_week: tuple[str, ...] = ()
    holiday_country: str = ""
    holiday_region: str = ""
    closing_days: tuple[str, ...] = ()
    extra_days: tuple[str, ...] = ()


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Partner(Row):
    """The retailer's private card of a partner (``partner_card``): the partner never receives it.

    ``score``: from 0 to 1000, how much the retailer thinks of it; it decides between equal offers (A7).
    ``invitation_id`` to ``invitation_reason``: its last invitation (S2.25); what became of it is a decision,
    that it expired follows from ``invitation_until`` (law 9).
    """

    TABLE: ClassVar[str] = "partner_card"
    SECTION: ClassVar[str] = SOURCING
    KIND: ClassVar[str] = "partner"
    INDEXES: ClassVar[tuple[str, ...]] = ("link_id", "invitation_id")

    name: str
    link_id: Id | None = None
    organisation_id: Id | None = None
    email: str = ""
    answer_hours: int = 24
    shipping_required: bool = False
    change_order_authorised: bool = False
    notes: str = ""
    archived: bool = False
    score: int = 500
    invitation_id: Id | None = None
    invitation_state: str = ""
    invitation_message: str = ""
    invitation_reason: str = ""
    invited_at: Instant | None = None
    invitation_until: Instant | None = None


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class ProductLine(Row):
    """A node of the retailer's product tree, shown as a path."""

    TABLE: ClassVar[str] = "product_line"
    KIND: ClassVar[str] = "product_line"
    INDEXES: ClassVar[tuple[str, ...]] = ("parent_id",)

    name: str
    parent_id: Id | None = None
    partner_ids: tuple[str, ...] = ()
    archived: bool = False


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Contact(Row):
    """An address that goods go to."""

    TABLE: ClassVar[str] = "contact"
    KIND: ClassVar[str] = "contact"

    recipient_kind: str = "business"
    company: str = ""
    name: str = ""
    email: str = ""
    phone: str = ""
    address1: str = ""
    address2: str = ""
    postal_code: str = ""
    city: str = ""
    region: str = ""
    country: str = ""
    archived: bool = False


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Product(Row):
    """An item the retailer asks for, by SKU."""

    TABLE: ClassVar[str] = "product"
    KIND: ClassVar[str] = "product"
    INDEXES: ClassVar[tuple[str, ...]] = ("sku", "product_line_id")

    sku: str
    description: str = ""
    uom: str = "each"
    gtin: str = ""
    product_line_id: Id | None = None
    archived: bool = False


# ---------------------------------------------------------------- request (retailer only)


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

    Its id is UUIDv5 of request and partner card, and is the inquiry's id once sent.
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


# ---------------------------------------------------------------- rules


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


# ---------------------------------------------------------------- inquiry and answer (two parties)


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


# ---------------------------------------------------------------- order and shipment (two parties)


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Order(Row):
    """What a retailer (owner) orders of one partner (counterpart).

    ``changes_allowed``: whether the partner was authorised to propose changes as it was ordered (A9).
    """

    TABLE: ClassVar[str] = "order"
    KIND: ClassVar[str] = "order"
    INDEXES: ClassVar[tuple[str, ...]] = ("inquiry_id",)

    number: str
    former_number: str = ""
    kind: str = "sourced"
    state: str = "queued"
    inquiry_id: Id | None = None
    inquiry_number: str = ""
    currency: str = "EUR"
    retailer_order_number: str = ""
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
    partner_note: str = ""
    shipping_cost: Price = ZERO
    total: Price = ZERO
    sent_at: Instant = 0
    ship_by: Instant = 0
    ship_by_zone: str = "UTC"
    shipped_at: Instant | None = None
    decline_reason: str = ""
    preview_hash: str = ""
    line_count: int = 0
    changes_allowed: bool = False


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class OrderPrivate(Row):
    """Which request an order came from: for the retailer alone. Its id is the order's."""

    TABLE: ClassVar[str] = "order_private"
    KIND: ClassVar[str] = "order"
    ROOT: ClassVar[str] = "id"
    INDEXES: ClassVar[tuple[str, ...]] = ("request_id",)

    request_id: Id
    request_number: str = ""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class OrderLine(Row):
    """An ordered item. ``quantity`` = ready + back-order; never changed after sending (N10).

    What an accepted proposal takes from it is cancelled, what it adds is a line of its own.
    """

    TABLE: ClassVar[str] = "order_line"
    KIND: ClassVar[str] = "order"
    ROOT: ClassVar[str] = "order_id"
    INDEXES: ClassVar[tuple[str, ...]] = ("order_id",)

    order_id: Id
    sort_key: str
    inquiry_line_id: Id | None = None
    sku: str = ""
    description: str = ""
    uom: str = "each"
    quantity: Quantity = ZERO
    price: Price = ZERO
    backorder: Quantity = ZERO
    backorder_at: Instant | None = None
    shipped: Quantity = ZERO
    cancelled: Quantity = ZERO


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Shipment(Row):
    """Parcels that a supplier (owner) sends for a retailer's (counterpart) order."""

    TABLE: ClassVar[str] = "shipment"
    KIND: ClassVar[str] = "shipment"
    INDEXES: ClassVar[tuple[str, ...]] = ("order_id",)

    number: str
    former_number: str = ""
    order_id: Id
    order_number: str = ""
    state: str = "draft"
    courier: str = ""
    tracking: str = ""
    created_at: Instant = 0
    confirmed_at: Instant | None = None


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Box(Row):
    """One parcel of a shipment; grams and millimetres inside, 0 where nobody measured."""

    TABLE: ClassVar[str] = "box"
    KIND: ClassVar[str] = "shipment"
    ROOT: ClassVar[str] = "shipment_id"
    INDEXES: ClassVar[tuple[str, ...]] = ("shipment_id",)

    shipment_id: Id
    sort_key: str
    tracking: str = ""
    weight_g: int = 0
    length_mm: int = 0
    width_mm: int = 0
    height_mm: int = 0


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class ShipmentLine(Row):
    """How much of an order line lies in one box."""

    TABLE: ClassVar[str] = "shipment_line"
    KIND: ClassVar[str] = "shipment"
    ROOT: ClassVar[str] = "shipment_id"
    INDEXES: ClassVar[tuple[str, ...]] = ("shipment_id",)

    shipment_id: Id
    order_line_id: Id
    box_id: Id
    quantity: Quantity = ZERO


# ---------------------------------------------------------------- history, per user


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Event(Row):
    """What one command did to one document, with before and after per field (law 1, N13).

    ``changes`` is a JSON text: a list of ``[table, row id, field, before, after]``; a row that was
    made or removed has the field ``+`` or ``-`` and a map of its fields.
    """

    TABLE: ClassVar[str] = "event"
    KIND: ClassVar[str] = "event"
    ROOT: ClassVar[str] = "document_id"
    INDEXES: ClassVar[tuple[str, ...]] = ("document_id",)
    APPEND_ONLY: ClassVar[bool] = True

    document_id: Id
    document_kind: str
    command: str
    actor_id: Id | None
    actor_name: str
    device: str
    at: Instant
    changes: str


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class UserRow(Row):
    """A row of one person: it reaches that user's devices only."""

    SECTION: ClassVar[str] = USER
    user_id: Id


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class SeenMark(UserRow):
    """Up to when a user has seen an alert widget (law 9). Id = UUIDv5 of user and widget."""

    TABLE: ClassVar[str] = "seen_mark"
    INDEXES: ClassVar[tuple[str, ...]] = ("user_id",)

    widget: str
    seen_at: Instant


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class OpenedMark(UserRow):
    """When a user last opened a record. Id = UUIDv5 of user and record."""

    TABLE: ClassVar[str] = "opened_mark"
    INDEXES: ClassVar[tuple[str, ...]] = ("user_id",)

    record_id: Id
    opened_at: Instant


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class SyncIssue(UserRow):
    """A command the server could not take: base, mine and theirs, and the command itself.

    Its id is the command's. ``kind``: rejected, conflict or parked, or notice: no command, but something
    that its user must know. ``fields`` is a JSON text: a list
    of ``{table, row_id, field, base, mine, theirs}``. ``body`` is the command as JSON.
    """

    TABLE: ClassVar[str] = "sync_issue"
    INDEXES: ClassVar[tuple[str, ...]] = ("user_id",)

    kind: str
    state: str = "open"
    command: str
    command_version: int = 1
    body: str
    code: str = ""
    text: str = ""
    error_field: str = ""
    params: str = "{}"
    fields: str = "[]"
    document_id: Id | None = None
    document_kind: str = ""
    theirs_name: str = ""
    theirs_at: Instant | None = None
    made_at: Instant = 0
    created_at: Instant = 0
    resolution: str = ""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class CommandResult(UserRow):
    """The server's verdict on one command; a command is settled when this row is applied.

    ``at``: the instant it was judged by; ``numbers``: what the server drew for it; ``receipt``: proof of all
    this, with which the command is taken up again by a server that was restored (PROTOCOL.md).
    """

    TABLE: ClassVar[str] = "command_result"

    outcome: str
    code: str = ""
    at: Instant = 0
    numbers: tuple[str, ...] = ()
    receipt: Id | None = None


# ---------------------------------------------------------------- searches and the dashboard


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class SavedView(UserRow):
    """A search that a person keeps, with the layout of its list.

    ``query``: canonical text of the search language. ``sort``: keys of the list, ``-`` before those that
    descend. ``columns``: those shown, in order, each ``key`` or ``key:width``; none: the usual ones.
    ``shared_view_id``: a colleague's shared view that this one follows; what was copied of it stays when that
    is withdrawn. ``deleted``: kept for undo only.
    """

    TABLE: ClassVar[str] = "saved_view"
    INDEXES: ClassVar[tuple[str, ...]] = ("user_id",)
    LOOK: ClassVar[frozenset[str]] = frozenset({"columns", "frozen", "sort_key", "pinned"})

    name: str
    query: str = ""
    sort: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    frozen: bool = False
    sort_key: str = ""
    pinned: bool = True
    shared_view_id: Id | None = None
    deleted: bool = False


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class SharedView(Row):
    """A view that a person shows to the whole organisation: a row of its own (law 3)."""

    TABLE: ClassVar[str] = "shared_view"
    SECTION: ClassVar[str] = ACCOUNT
    KIND: ClassVar[str] = "shared_view"

    name: str
    author_id: Id
    author_name: str
    query: str = ""
    sort: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    frozen: bool = False
    withdrawn: bool = False


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Widget(UserRow):
    """A card of a person's dashboard (S2.52–S2.58).

    ``key`` names a default widget, whose row exists only once somebody changed it (``domain.dashboard``);
    its id is UUIDv5 of user and key, so that two machines make the same row. ``width`` is in hundredths of
    the dashboard's, ``rows`` how many are shown, ``columns`` the visible fields (none: the usual ones),
    ``chart`` the picture where ``form`` is ``chart``.
    """

    TABLE: ClassVar[str] = "widget"
    INDEXES: ClassVar[tuple[str, ...]] = ("user_id",)
    LOOK: ClassVar[frozenset[str]] = frozenset({"sort_key", "width", "rows", "columns"})
    DEFAULTED: ClassVar[bool] = True

    key: str = ""
    title: str = ""
    query: str = ""
    sort: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    sort_key: str = ""
    width: int = 33
    rows: int = 5
    alert: bool = False
    tone: str = ""
    mail_alert: bool = False
    notify: bool = False
    form: str = "table"
    chart: str = ""
    removed: bool = False


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class ListLayout(UserRow):
    """How a person last left a list that is no saved view. Id = UUIDv5 of user and list."""

    TABLE: ClassVar[str] = "list_layout"
    INDEXES: ClassVar[tuple[str, ...]] = ("user_id",)
    LOOK: ClassVar[frozenset[str]] = frozenset({"sort", "columns", "frozen"})

    list_key: str
    sort: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    frozen: bool = False


ENTITIES: tuple[type[Row], ...] = (
    Organisation, User, Link, LinkFact, Partner, ProductLine, Contact, Product,
    Request, RequestPrivate, RequestLine, RequestLinePrivate, RequestPartner, RequestAsk,
    Inquiry, InquiryLine, AnswerDraft, AnswerDraftLine, Answer, AnswerLine, Message,
    Order, OrderPrivate, OrderLine, Shipment, Box, ShipmentLine,
    Event, SeenMark, OpenedMark, SyncIssue, CommandResult,
    SavedView, SharedView, Widget, ListLayout,
    AssignmentRun, RuleSet, Proposal, Attachment, SealedAnswer, AnswerReceipt,
)  # fmt: skip
BY_TABLE: dict[str, type[Row]] = {entity.TABLE: entity for entity in ENTITIES}

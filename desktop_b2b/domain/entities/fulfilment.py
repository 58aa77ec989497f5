# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A B2B order: the retailer's draft, the order that retailer and centre see, what is reserved for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop_b2b.domain.entities.rows import FULFILMENT, ZERO, Row
from desktop_b2b.domain.values import Id, Instant, Price, Quantity


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class B2BDraft(Row):
    """What a retailer (owner) writes in the wizard, before an order of the same number is made of it.

    ``kind``: manual, pickup, donation, high_volume or retail_distribution (S1.1–S1.5). ``mode``: parcel or
    freight; ``method``: provider, own_label or self_arranged (S1.13–S1.17); ``consent_*``: who agreed to
    carrier and fees, when, and to which edition of the centre's tables. ``link_id``: the centre, None where
    the best is to be chosen. ``reserve_on``: the reserve date as ``YYYY-MM-DD`` in the centre's zone, empty:
    today.
    ``services``: codes of value-added services, each with its quantity (``kitting*2``).
    ``insured_rate``: what one of the order's currency is worth in that of the centre's insurance, recorded
    with its day and source; 0 where nobody did (A4).
    """

    TABLE: ClassVar[str] = "b2b_draft"
    SECTION: ClassVar[str] = FULFILMENT
    KIND: ClassVar[str] = "b2b_draft"
    COMPUTED: ClassVar[frozenset[str]] = frozenset({"edited_at", "line_count"})

    number: str
    former_number: str = ""
    state: str = "draft"
    link_id: Id | None = None
    recipient_email: str = ""
    kind: str = "manual"
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
    mode: str = "parcel"
    method: str = "provider"
    consent_at: Instant | None = None
    consent_by: str = ""
    consent_edition: int = 0
    instructions: str = ""
    note_to_customer: str = ""
    carrier: str = ""
    service: str = ""
    reserve_on: str = ""
    services: tuple[str, ...] = ()
    currency: str = "USD"
    insured_value: Price = ZERO
    collector: str = ""
    collect_from: Instant | None = None
    collect_until: Instant | None = None
    purchase_order: str = ""
    department: str = ""
    mark_for: str = ""
    fba_shipment: str = ""
    incoterm: str = ""
    step: str = ""
    line_count: int = 0
    created_at: Instant = 0
    edited_at: Instant = 0
    insured_rate: Price = ZERO
    insured_rate_on: str = ""
    insured_rate_source: str = ""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class B2BDraftLine(Row):
    """An item of a draft: of the retailer's products, by SKU or inventory ID as typed.

    ``unit_value`` (in the draft's currency) to ``customs_text``: what customs want to know where the order
    leaves the customs union, as far as it is not what the product at the centre says.
    """

    TABLE: ClassVar[str] = "b2b_draft_line"
    SECTION: ClassVar[str] = FULFILMENT
    KIND: ClassVar[str] = "b2b_draft"
    ROOT: ClassVar[str] = "b2b_draft_id"
    INDEXES: ClassVar[tuple[str, ...]] = ("b2b_draft_id",)

    b2b_draft_id: Id
    sort_key: str
    product_id: Id | None = None
    sku: str = ""
    quantity: Quantity = ZERO
    lot: str = ""
    instructions: str = ""
    unit_value: Price = ZERO
    hs_code: str = ""
    origin_country: str = ""
    customs_text: str = ""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class B2BOrder(Row):
    """An order that needed no quotation: a retailer (owner) has its stock shipped by a centre (counterpart).

    Fields as in ``B2BDraft``; its id is another's. ``reasons``: why it cannot be worked on (mission §6).
    ``processing_at``: when its clock started, ``blocked_at``: since when it stands, ``pauses``: earlier
    stands, each ``from-until`` in milliseconds; ``due_at`` follows from them. ``terms_edition``: of the
    centre's tables, as it was made. ``reserve_at``: when its reserve date begins at the centre.
    ``hold_by``: whose hold it is; ``overrides``: rules of the trade that were set aside, each with the reason
    (``heavy_parcel: two people lift it``); ``fee``: what changes and cancellation cost so far.
    """

    TABLE: ClassVar[str] = "b2b_order"
    SECTION: ClassVar[str] = FULFILMENT
    KIND: ClassVar[str] = "b2b_order"
    INDEXES: ClassVar[tuple[str, ...]] = ("link_id", "number", "state")
    COMPUTED: ClassVar[frozenset[str]] = frozenset({"reasons", "due_at", "pauses", "blocked_at"})

    number: str
    former_number: str = ""
    state: str = "queued"
    reasons: tuple[str, ...] = ()
    link_id: Id
    kind: str = "manual"
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
    mode: str = "parcel"
    method: str = "provider"
    consent_at: Instant | None = None
    consent_by: str = ""
    consent_edition: int = 0
    instructions: str = ""
    note_to_customer: str = ""
    carrier: str = ""
    service: str = ""
    reserve_on: str = ""
    services: tuple[str, ...] = ()
    currency: str = "USD"
    insured_value: Price = ZERO
    collector: str = ""
    collect_from: Instant | None = None
    collect_until: Instant | None = None
    purchase_order: str = ""
    department: str = ""
    mark_for: str = ""
    fba_shipment: str = ""
    incoterm: str = ""
    reserve_zone: str = "UTC"
    signature: bool = False
    quote: Price | None = None
    quote_state: str = ""
    hold_reason: str = ""
    terms_edition: int = 0
    line_count: int = 0
    units: Quantity = ZERO
    created_at: Instant = 0
    reserved_at: Instant | None = None
    processing_at: Instant | None = None
    blocked_at: Instant | None = None
    pauses: tuple[str, ...] = ()
    due_at: Instant | None = None
    picked_at: Instant | None = None
    packed_at: Instant | None = None
    shipped_at: Instant | None = None
    delivered_at: Instant | None = None
    cancel_asked_at: Instant | None = None
    cancel_reason: str = ""
    fee: Price = ZERO
    reserve_at: Instant = 0
    hold_by: Id | None = None
    overrides: tuple[str, ...] = ()
    insured_rate: Price = ZERO
    insured_rate_on: str = ""
    insured_rate_source: str = ""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class B2BPrivate(Row):
    """What a centre does not hear of an order. Its id is the order's. ``choice``: why this centre (S1.22)."""

    TABLE: ClassVar[str] = "b2b_private"
    SECTION: ClassVar[str] = FULFILMENT
    KIND: ClassVar[str] = "b2b_order"
    ROOT: ClassVar[str] = "id"
    INDEXES: ClassVar[tuple[str, ...]] = ("b2b_draft_id",)

    b2b_draft_id: Id
    recipient_email: str = ""
    choice: str = ""
    order_value: Price | None = None


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class B2BLine(Row):
    """An item of an order. ``quantity`` never changes (N10): quantity = shipped + open + cancelled.

    ``waits_for``: its stock item while not all of it is reserved, so that a receipt finds whom it concerns.
    """

    TABLE: ClassVar[str] = "b2b_line"
    SECTION: ClassVar[str] = FULFILMENT
    KIND: ClassVar[str] = "b2b_order"
    ROOT: ClassVar[str] = "b2b_order_id"
    INDEXES: ClassVar[tuple[str, ...]] = ("b2b_order_id", "waits_for")
    COMPUTED: ClassVar[frozenset[str]] = frozenset({"reserved", "picked", "packed", "shipped", "waits_for"})

    b2b_order_id: Id
    sort_key: str
    stock_item_id: Id
    inventory_id: str = ""
    sku: str = ""
    description: str = ""
    uom: str = "each"
    gtin: str = ""
    lot: str = ""
    instructions: str = ""
    quantity: Quantity = ZERO
    reserved: Quantity = ZERO
    picked: Quantity = ZERO
    packed: Quantity = ZERO
    shipped: Quantity = ZERO
    cancelled: Quantity = ZERO
    waits_for: Id | None = None


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class CustomsLine(Row):
    """What customs want to know of a line of an international order."""

    TABLE: ClassVar[str] = "customs_line"
    SECTION: ClassVar[str] = FULFILMENT
    KIND: ClassVar[str] = "b2b_order"
    ROOT: ClassVar[str] = "b2b_order_id"
    INDEXES: ClassVar[tuple[str, ...]] = ("b2b_order_id",)

    b2b_order_id: Id
    b2b_line_id: Id
    hs_code: str = ""
    origin_country: str = ""
    description: str = ""
    unit_value: Price = ZERO
    currency: str = "USD"


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class B2BFile(Row):
    """A file of a draft (the retailer's alone), of an order or of a stock item (both parties').

    ``purpose``: purchase_order, packing_slip, carton_label, pallet_label, bol, sds, invoice, evidence (of a
    value-added service) or other.
    """

    TABLE: ClassVar[str] = "b2b_file"
    SECTION: ClassVar[str] = FULFILMENT
    KIND: ClassVar[str] = "b2b_order"
    ROOT: ClassVar[str] = "document_id"
    INDEXES: ClassVar[tuple[str, ...]] = ("document_id", "file_hash")

    document_id: Id
    purpose: str
    name: str
    file_hash: str
    mime: str = ""
    size: int = 0
    added_at: Instant = 0
    added_by: str = ""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class ServiceRecord(Row):
    """That a centre (owner) did a value-added service for an order, by whom and when, and what proves it.

    ``service``: its code; ``quantity``: how many were done, 0 where it was left out, and then ``note`` says
    why; ``code``: what was scanned; ``b2b_file_id``: the picture, one of the order's files.
    """

    TABLE: ClassVar[str] = "service_record"
    SECTION: ClassVar[str] = FULFILMENT
    KIND: ClassVar[str] = "b2b_order"
    ROOT: ClassVar[str] = "b2b_order_id"
    INDEXES: ClassVar[tuple[str, ...]] = ("b2b_order_id",)

    b2b_order_id: Id
    service: str
    quantity: Quantity = ZERO
    note: str = ""
    code: str = ""
    b2b_file_id: Id | None = None
    at: Instant = 0
    by: str = ""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Reservation(Row):
    """Units of a lot that are kept for a line. Its id is UUIDv5 of both. ``picked``: taken already."""

    TABLE: ClassVar[str] = "reservation"
    SECTION: ClassVar[str] = FULFILMENT
    KIND: ClassVar[str] = "b2b_order"
    ROOT: ClassVar[str] = "b2b_order_id"
    INDEXES: ClassVar[tuple[str, ...]] = ("b2b_order_id", "stock_lot_id")
    COMPUTED: ClassVar[frozenset[str]] = frozenset({"quantity", "picked"})

    b2b_order_id: Id
    b2b_line_id: Id
    stock_lot_id: Id
    quantity: Quantity = ZERO
    picked: Quantity = ZERO


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Wave(Row):
    """Orders that a centre (owner) picks together."""

    TABLE: ClassVar[str] = "wave"
    SECTION: ClassVar[str] = FULFILMENT
    KIND: ClassVar[str] = "wave"

    number: str
    former_number: str = ""
    name: str = ""
    state: str = "open"
    b2b_order_ids: tuple[str, ...] = ()
    created_at: Instant = 0
    closed_at: Instant | None = None


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Recount(Row):
    """By what tables and hours a centre's (owner) open orders over one connection are judged, and how far
    that is done. Its id is UUIDv5 of the connection.

    ``basis``: stands for tables, calendar and country; ``since``: when another one came, None where all
    orders are judged by it; ``after_at`` and ``after``: reserve date and id of the order that was the last.
    """

    TABLE: ClassVar[str] = "recount"
    SECTION: ClassVar[str] = FULFILMENT
    KIND: ClassVar[str] = "recount"
    COMPUTED: ClassVar[frozenset[str]] = frozenset({"basis", "since", "after_at", "after"})

    link_id: Id
    basis: Id
    since: Instant | None = None
    after_at: Instant = 0
    after: Id | None = None

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""An organisation, its people, its partners and what it trades."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final

from desktop_b2b.domain.entities.rows import ACCOUNT, SOURCING, Row
from desktop_b2b.domain.values import Id, Instant

#: Kinds of partners, as cards and connections say it.
SUPPLIER: Final = "supplier"
CENTRE: Final = "fulfilment_centre"


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
    ``kind``: supplier or fulfilment_centre.
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
    kind: str = "supplier"


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

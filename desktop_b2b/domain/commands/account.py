# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Commands about a company, its partners, product lines, contacts and products."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

import msgspec

from desktop_b2b.domain.commands.base import UNSET, Command, UnsetType, command, upcasts
from desktop_b2b.domain.values import Country, Currency, Id, Zone

Mode = Literal["manual", "automatic"]
RecipientKind = Literal["business", "person"]
PartnerKind = Literal["supplier", "fulfilment_centre"]


@command
class UpdateOrganisation(Command, frozen=True):
    """Change the company's own data (S2.2–S2.7, S2.15). Only what is given changes."""

    PRIVILEGE: ClassVar[str] = "company.edit"
    TARGET: ClassVar[str] = "organisation_id"
    EDITS: ClassVar[bool] = True
    REPLACES: ClassVar[bool] = True

    organisation_id: Id
    name: str | UnsetType = UNSET
    description: str | UnsetType = UNSET
    contact_name: str | UnsetType = UNSET
    contact_email: str | UnsetType = UNSET
    contact_phone: str | UnsetType = UNSET
    address1: str | UnsetType = UNSET
    address2: str | UnsetType = UNSET
    postal_code: str | UnsetType = UNSET
    city: str | UnsetType = UNSET
    region: str | UnsetType = UNSET
    country: Country | UnsetType = UNSET
    language: Literal["en", "fr"] | UnsetType = UNSET
    time_zone: Zone | UnsetType = UNSET
    currency: Currency | UnsetType = UNSET
    shipping_hours: int | UnsetType = UNSET
    default_mode: Mode | UnsetType = UNSET


@command
class SetCalendar(Command, frozen=True):
    """Tell when the company works; answers to it and shipments of it are then counted in that time (A6).

    ``work_week``: seven texts from Monday on (``09:00-12:00 13:00-17:00``; empty: a day off), or none: then
    hours elapse. ``closing_days``: ``2026-12-24``; ``extra_days``: ``2026-12-20 09:00-12:00``.
    """

    PRIVILEGE: ClassVar[str] = "company.edit"
    TARGET: ClassVar[str] = "organisation_id"
    EDITS: ClassVar[bool] = True
    REPLACES: ClassVar[bool] = True

    organisation_id: Id
    work_week: tuple[str, ...] | UnsetType = UNSET
    holiday_country: Country | UnsetType = UNSET
    holiday_region: str | UnsetType = UNSET
    closing_days: tuple[str, ...] | UnsetType = UNSET
    extra_days: tuple[str, ...] | UnsetType = UNSET


@command
class SetLogo(Command, frozen=True):
    """Set or clear the company's logo: the SHA-256 of a JPG of at most 500 x 500 (S2.3)."""

    PRIVILEGE: ClassVar[str] = "company.edit"
    TARGET: ClassVar[str] = "organisation_id"
    EDITS: ClassVar[bool] = True
    REPLACES: ClassVar[bool] = True

    organisation_id: Id
    logo_hash: str


@command
class SavePartner(Command, frozen=True):
    """Make or change the private card of a partner (S2.25–S2.30). ``kind``: until it is invited."""

    PRIVILEGE: ClassVar[str] = "partner.edit"
    TARGET: ClassVar[str] = "partner_id"
    EDITS: ClassVar[bool] = True
    REPLACES: ClassVar[bool] = True

    partner_id: Id
    link_id: Id | None | UnsetType = UNSET
    name: str | UnsetType = UNSET
    email: str | UnsetType = UNSET
    answer_hours: int | UnsetType = UNSET
    shipping_required: bool | UnsetType = UNSET
    change_order_authorised: bool | UnsetType = UNSET
    notes: str | UnsetType = UNSET
    archived: bool | UnsetType = UNSET
    score: int | UnsetType = UNSET
    kind: PartnerKind | UnsetType = UNSET


@command
class SaveProductLine(Command, frozen=True):
    """Make or change a node of the product tree and the partners that deliver it (S2.23, S2.24)."""

    PRIVILEGE: ClassVar[str] = "partner.edit"
    TARGET: ClassVar[str] = "product_line_id"
    EDITS: ClassVar[bool] = True
    REPLACES: ClassVar[bool] = True

    product_line_id: Id
    parent_id: Id | None | UnsetType = UNSET
    name: str | UnsetType = UNSET
    partner_ids: tuple[Id, ...] | UnsetType = UNSET
    archived: bool | UnsetType = UNSET


@command
class SaveContact(Command, frozen=True):
    """Make or change an address that goods go to."""

    PRIVILEGE: ClassVar[str] = "request.edit"
    TARGET: ClassVar[str] = "contact_id"
    EDITS: ClassVar[bool] = True
    REPLACES: ClassVar[bool] = True

    contact_id: Id
    recipient_kind: RecipientKind | UnsetType = UNSET
    company: str | UnsetType = UNSET
    name: str | UnsetType = UNSET
    email: str | UnsetType = UNSET
    phone: str | UnsetType = UNSET
    address1: str | UnsetType = UNSET
    address2: str | UnsetType = UNSET
    postal_code: str | UnsetType = UNSET
    city: str | UnsetType = UNSET
    region: str | UnsetType = UNSET
    country: Country | UnsetType = UNSET
    archived: bool | UnsetType = UNSET


@command
class SaveProduct(Command, frozen=True):
    """Make or change an item the retailer asks for."""

    PRIVILEGE: ClassVar[str] = "request.edit"
    TARGET: ClassVar[str] = "product_id"
    EDITS: ClassVar[bool] = True
    REPLACES: ClassVar[bool] = True

    product_id: Id
    sku: str | UnsetType = UNSET
    description: str | UnsetType = UNSET
    uom: str | UnsetType = UNSET
    gtin: str | UnsetType = UNSET
    product_line_id: Id | None | UnsetType = UNSET
    archived: bool | UnsetType = UNSET


class Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of the values inside commands."""


class ImportedContact(Part, frozen=True):
    """A contact of an imported file. ``key`` is what the file calls it; only what is given changes."""

    contact_id: Id
    key: str
    recipient_kind: RecipientKind | UnsetType = UNSET
    company: str | UnsetType = UNSET
    name: str | UnsetType = UNSET
    email: str | UnsetType = UNSET
    phone: str | UnsetType = UNSET
    address1: str | UnsetType = UNSET
    address2: str | UnsetType = UNSET
    postal_code: str | UnsetType = UNSET
    city: str | UnsetType = UNSET
    region: str | UnsetType = UNSET
    country: Country | UnsetType = UNSET


class ImportedProduct(Part, frozen=True):
    """A product of an imported file; only what is given changes."""

    product_id: Id
    sku: str
    description: str | UnsetType = UNSET
    uom: str | UnsetType = UNSET
    gtin: str | UnsetType = UNSET
    product_line_id: Id | None | UnsetType = UNSET


@command
class ImportContacts(Command, frozen=True):
    """Make or, with ``update``, change contacts from a file, all or none. What is the same is left alone."""

    PRIVILEGE: ClassVar[str] = "request.edit"
    EDITS: ClassVar[bool] = True

    source: str
    contacts: tuple[ImportedContact, ...]
    update: bool = False


@command
class ImportProducts(Command, frozen=True):
    """Make or, with ``update``, change products from a file, all or none. What is the same is left alone.

    A product that is known by its SKU is meant, whatever its id.
    """

    PRIVILEGE: ClassVar[str] = "request.edit"
    EDITS: ClassVar[bool] = True

    source: str
    products: tuple[ImportedProduct, ...]
    update: bool = False


@command
class MarkSeen(Command, frozen=True):
    """All rows of these alert widgets up to an instant are seen by me (S2.39). Undone by RestoreSeen.

    A widget is named by its key, one of one's own by its id. A mark only goes forward: what was read on
    another machine stays read; ``exactly`` puts it back as well, as version 1 did.
    """

    VERSION: ClassVar[int] = 2
    MARK: ClassVar[bool] = True

    widgets: tuple[str, ...]
    seen_at: int
    exactly: bool = False


@upcasts("MarkSeen", 1)
def _set_mark(args: dict[str, Any]) -> dict[str, Any]:
    return {**args, "exactly": True}


@command
class MarkOpened(Command, frozen=True):
    """I opened this record; it no longer counts as unread."""

    MARK: ClassVar[bool] = True

    record_id: Id


@command
class ResolveIssue(Command, frozen=True):
    """Close a sync issue: what was done about it. ``keep_mine`` is followed by a new command."""

    TARGET: ClassVar[str] = "issue_id"

    issue_id: Id
    resolution: Literal["retried", "edited", "withdrawn", "keep_mine", "keep_theirs", "seen"]

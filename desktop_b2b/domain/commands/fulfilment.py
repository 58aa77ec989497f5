# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Commands of B2B orders: a retailer's draft, the order made of it, its files."""

from __future__ import annotations

from typing import ClassVar, Literal

from desktop_b2b.domain.commands.account import Part, RecipientKind
from desktop_b2b.domain.commands.base import UNSET, Command, Numbered, UnsetType, command
from desktop_b2b.domain.values import Country, Currency, Id, Instant, Price, Quantity

B2BKind = Literal["manual", "pickup", "donation", "high_volume"]
B2BMode = Literal["parcel", "freight"]
B2BMethod = Literal["provider", "own_label", "self_arranged"]
FilePurpose = Literal[
    "purchase_order",
    "packing_slip",
    "carton_label",
    "pallet_label",
    "bol",
    "sds",
    "invoice",
    "evidence",
    "other",
]


class B2BLinePatch(Part, frozen=True):
    """An item of a draft: new when its id is new, else only what is given changes (S1.23, S1.24).

    ``product_id`` None: the item is found by its SKU or inventory ID as the order is created. ``unit_value``
    to ``customs_text``: for customs, where the order passes them.
    """

    id: Id
    sort_key: str | UnsetType = UNSET
    product_id: Id | None | UnsetType = UNSET
    sku: str | UnsetType = UNSET
    quantity: Quantity | UnsetType = UNSET
    lot: str | UnsetType = UNSET
    instructions: str | UnsetType = UNSET
    unit_value: Price | UnsetType = UNSET
    hs_code: str | UnsetType = UNSET
    origin_country: Country | UnsetType = UNSET
    customs_text: str | UnsetType = UNSET


@command
class SaveB2BDraft(Numbered, frozen=True, kw_only=True):
    """Make or change a draft of a B2B order (S1.9–S1.25). Only what is given changes.

    ``link_id`` None: the best centre is chosen (S1.22). ``consent``: agrees to the carrier and its fees, by
    the edition of the centre's tables that was shown (S1.14); what they are asked of changes, and it is gone.
    """

    PRIVILEGE: ClassVar[str] = "b2b.edit"
    TARGET: ClassVar[str] = "b2b_draft_id"
    REMOVES: ClassVar[bool] = True
    EDITS: ClassVar[bool] = True
    REPLACES: ClassVar[bool] = True

    b2b_draft_id: Id
    kind: B2BKind | UnsetType = UNSET
    link_id: Id | None | UnsetType = UNSET
    retailer_order_number: str | UnsetType = UNSET
    recipient_kind: RecipientKind | UnsetType = UNSET
    company: str | UnsetType = UNSET
    contact_name: str | UnsetType = UNSET
    phone: str | UnsetType = UNSET
    address1: str | UnsetType = UNSET
    address2: str | UnsetType = UNSET
    postal_code: str | UnsetType = UNSET
    city: str | UnsetType = UNSET
    region: str | UnsetType = UNSET
    country: Country | UnsetType = UNSET
    recipient_email: str | UnsetType = UNSET
    mode: B2BMode | UnsetType = UNSET
    method: B2BMethod | UnsetType = UNSET
    consent: bool | UnsetType = UNSET
    consent_edition: int = 0
    instructions: str | UnsetType = UNSET
    note_to_customer: str | UnsetType = UNSET
    carrier: str | UnsetType = UNSET
    service: str | UnsetType = UNSET
    reserve_on: str | UnsetType = UNSET
    services: tuple[str, ...] | UnsetType = UNSET
    currency: Currency | UnsetType = UNSET
    insured_value: Price | UnsetType = UNSET
    insured_rate: Price | UnsetType = UNSET
    insured_rate_on: str | UnsetType = UNSET
    insured_rate_source: str | UnsetType = UNSET
    collector: str | UnsetType = UNSET
    collect_from: Instant | None | UnsetType = UNSET
    collect_until: Instant | None | UnsetType = UNSET
    purchase_order: str | UnsetType = UNSET
    department: str | UnsetType = UNSET
    mark_for: str | UnsetType = UNSET
    fba_shipment: str | UnsetType = UNSET
    incoterm: str | UnsetType = UNSET
    step: str | UnsetType = UNSET
    lines: tuple[B2BLinePatch, ...] = ()
    removed_lines: tuple[Id, ...] = ()


@command
class DeleteB2BDraft(Command, frozen=True):
    """Take a draft of a B2B order away; undone by RestoreB2BDraft."""

    PRIVILEGE: ClassVar[str] = "b2b.edit"
    TARGET: ClassVar[str] = "b2b_draft_id"

    b2b_draft_id: Id


@command
class RestoreB2BDraft(Command, frozen=True):
    """Bring a deleted draft of a B2B order back."""

    PRIVILEGE: ClassVar[str] = "b2b.edit"
    TARGET: ClassVar[str] = "b2b_draft_id"
    REMOVES: ClassVar[bool] = True

    b2b_draft_id: Id


@command
class DuplicateB2B(Numbered, frozen=True, kw_only=True):
    """Make a new draft with the content of a draft or of a B2B order (``document_id``), in any state."""

    PRIVILEGE: ClassVar[str] = "b2b.edit"
    TARGET: ClassVar[str] = "document_id"

    document_id: Id
    new_draft_id: Id


@command
class AddB2BFile(Command, frozen=True, kw_only=True):
    """Add a file to a draft, a B2B order or a product at a centre (S1.15, S1.19–S1.21). Its content is
    uploaded on its own way (``Desk.store_file``), by the SHA-256 named here.

    Either party may add one to an order.
    """

    TARGET: ClassVar[str] = "document_id"

    b2b_file_id: Id
    document_id: Id
    purpose: FilePurpose
    name: str
    file_hash: str
    mime: Literal["image/jpeg", "image/png", "application/pdf"]
    size: int


@command
class RemoveB2BFile(Command, frozen=True):
    """Take away a file that one's own company added."""

    TARGET: ClassVar[str] = "b2b_file_id"
    REMOVES: ClassVar[bool] = True

    b2b_file_id: Id


class CustomsValue(Part, frozen=True):
    """What customs want to know of a line, of a draft or of an order: where it is not what is known of it."""

    line_id: Id
    unit_value: Price
    currency: Currency | UnsetType = UNSET
    hs_code: str | UnsetType = UNSET
    origin_country: Country | UnsetType = UNSET
    description: str | UnsetType = UNSET


@command
class CreateB2BOrder(Command, frozen=True, kw_only=True):
    """Make the order of a draft, once: its id follows from the draft's, its number is the draft's (S1.27).

    ``link_id``: the centre that was chosen where the draft names none, and ``choice`` why; without it the
    best is chosen (``rules.centres``). ``order_value`` and ``choice`` are the retailer's alone.
    """

    PRIVILEGE: ClassVar[str] = "b2b.create"
    TARGET: ClassVar[str] = "b2b_draft_id"

    b2b_draft_id: Id
    link_id: Id | None = None
    choice: str = ""
    order_value: Price | None = None
    customs: tuple[CustomsValue, ...] = ()


class LineCut(Part, frozen=True):
    """So many units of a line are not wanted any more; what was asked for stays on record (N10)."""

    line_id: Id
    quantity: Quantity


@command
class ChangeB2BOrder(Command, frozen=True, kw_only=True):
    """Change an order that is not picked yet (S1.28). Only what is given changes.

    ``cuts``: units that are not wanted any more; ``services``: all value-added services from now on; for
    either a fee of the centre may apply. ``customs``: what customs want to know of its lines, where it passes
    them.
    """

    PRIVILEGE: ClassVar[str] = "b2b.create"
    TARGET: ClassVar[str] = "b2b_order_id"
    EDITS: ClassVar[bool] = True

    b2b_order_id: Id
    retailer_order_number: str | UnsetType = UNSET
    recipient_kind: RecipientKind | UnsetType = UNSET
    company: str | UnsetType = UNSET
    contact_name: str | UnsetType = UNSET
    phone: str | UnsetType = UNSET
    address1: str | UnsetType = UNSET
    address2: str | UnsetType = UNSET
    postal_code: str | UnsetType = UNSET
    city: str | UnsetType = UNSET
    region: str | UnsetType = UNSET
    country: Country | UnsetType = UNSET
    instructions: str | UnsetType = UNSET
    note_to_customer: str | UnsetType = UNSET
    carrier: str | UnsetType = UNSET
    service: str | UnsetType = UNSET
    collector: str | UnsetType = UNSET
    collect_from: Instant | None | UnsetType = UNSET
    collect_until: Instant | None | UnsetType = UNSET
    purchase_order: str | UnsetType = UNSET
    department: str | UnsetType = UNSET
    mark_for: str | UnsetType = UNSET
    fba_shipment: str | UnsetType = UNSET
    incoterm: str | UnsetType = UNSET
    services: tuple[str, ...] | UnsetType = UNSET
    cuts: tuple[LineCut, ...] = ()
    customs: tuple[CustomsValue, ...] = ()


@command
class SetInsurance(Command, frozen=True):
    """Insure an order for a value, 0 for none; from the centre's limit on the recipient signs (S1.34, A4).

    ``insured_rate``: what one of the order's currency is worth in the insurance's, with its day and source.
    """

    PRIVILEGE: ClassVar[str] = "b2b.create"
    TARGET: ClassVar[str] = "b2b_order_id"
    EDITS: ClassVar[bool] = True

    b2b_order_id: Id
    insured_value: Price
    currency: Currency | UnsetType = UNSET
    insured_rate: Price | UnsetType = UNSET
    insured_rate_on: str | UnsetType = UNSET
    insured_rate_source: str | UnsetType = UNSET


@command
class HoldB2BOrder(Command, frozen=True):
    """Keep an order from being worked on, and say why; either party may, until it is picked."""

    TARGET: ClassVar[str] = "b2b_order_id"

    b2b_order_id: Id
    reason: str


@command
class ReleaseB2BOrder(Command, frozen=True):
    """End the hold that one's own company put on an order."""

    TARGET: ClassVar[str] = "b2b_order_id"

    b2b_order_id: Id


@command
class SetRuleAside(Command, frozen=True):
    """Set one of the centre's rules of the trade aside for an order and say why, or let it count again. Who
    may, the rule says: somebody who may change the centre's tables, or the retailer's account manager.
    """

    TARGET: ClassVar[str] = "b2b_order_id"

    b2b_order_id: Id
    rule: str
    reason: str
    aside: bool = True


@command
class QuoteB2BShipping(Command, frozen=True):
    """The centre says what shipping an order costs (S1.16), in the order's currency; a later quote takes the
    place of one that was not accepted.
    """

    PRIVILEGE: ClassVar[str] = "floor.work"
    TARGET: ClassVar[str] = "b2b_order_id"

    b2b_order_id: Id
    quote: Price


@command
class AcceptQuote(Command, frozen=True):
    """The retailer accepts the quote that it saw."""

    PRIVILEGE: ClassVar[str] = "b2b.create"
    TARGET: ClassVar[str] = "b2b_order_id"

    b2b_order_id: Id
    quote: Price


@command
class ShipB2BYourself(Command, frozen=True):
    """Instead of a quote: labels of one's own for parcels, freight that one arranges oneself (S1.16)."""

    PRIVILEGE: ClassVar[str] = "b2b.create"
    TARGET: ClassVar[str] = "b2b_order_id"

    b2b_order_id: Id


@command
class CancelB2BOrder(Command, frozen=True):
    """Call an order off: at once and free before it is picked, later the centre is asked (mission §6)."""

    PRIVILEGE: ClassVar[str] = "b2b.create"
    TARGET: ClassVar[str] = "b2b_order_id"

    b2b_order_id: Id
    reason: str = ""


@command
class ConfirmB2BCancel(Command, frozen=True):
    """The centre does as it was asked: the order is cancelled for its fee, what was picked goes back."""

    PRIVILEGE: ClassVar[str] = "floor.work"
    TARGET: ClassVar[str] = "b2b_order_id"

    b2b_order_id: Id


@command
class RefuseB2BCancel(Command, frozen=True):
    """The centre ships the order all the same, and says why."""

    PRIVILEGE: ClassVar[str] = "floor.work"
    TARGET: ClassVar[str] = "b2b_order_id"

    b2b_order_id: Id
    reason: str


@command
class MeetReserveDate(Command, frozen=True):
    """The server's own: the day on which an order's stock is reserved has begun at the centre (S1.25)."""

    TARGET: ClassVar[str] = "b2b_order_id"
    SYSTEM: ClassVar[bool] = True

    b2b_order_id: Id


@command
class RecountOrders(Command, frozen=True):
    """The server's own: some open orders of a centre that has other tables or hours are judged anew, as its
    record stood at a version; ``last``: there are no more.
    """

    TARGET: ClassVar[str] = "recount_id"
    SYSTEM: ClassVar[bool] = True

    recount_id: Id
    seen: int
    b2b_order_ids: tuple[Id, ...] = ()
    last: bool = False

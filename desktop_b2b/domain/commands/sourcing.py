# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Commands of the sourcing loop: request, answer, assignment, order, shipment, message."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar, Literal

from desktop_b2b.domain.commands.account import Mode, Part, RecipientKind
from desktop_b2b.domain.commands.base import UNSET, Command, Numbered, UnsetType, command
from desktop_b2b.domain.values import Country, Currency, Id, Instant, Price, Quantity, Zone


class LinePatch(Part, frozen=True):
    """A request line: new when its id is new, else only what is given changes.

    ``max_price`` None means no limit (S2.68).
    """

    id: Id
    sort_key: str | UnsetType = UNSET
    sku: str | UnsetType = UNSET
    description: str | UnsetType = UNSET
    quantity: Quantity | UnsetType = UNSET
    uom: str | UnsetType = UNSET
    product_line_id: Id | None | UnsetType = UNSET
    product_line_path: str | UnsetType = UNSET
    partner_ids: tuple[Id, ...] | UnsetType = UNSET
    max_price: Price | None | UnsetType = UNSET


class PartnerPatch(Part, frozen=True):
    """A partner of a draft: its own deadline, whether shipping must be priced, or excluded.

    ``deadline_at`` None means the partner's usual answer time, counted from sending.
    """

    partner_id: Id
    deadline_at: Instant | None | UnsetType = UNSET
    deadline_zone: Zone | UnsetType = UNSET
    shipping_required: bool | UnsetType = UNSET
    excluded: bool | UnsetType = UNSET


@command
class SaveDraft(Numbered, frozen=True, kw_only=True):
    """Make or change a draft request (S2.60–S2.78). Only what is given changes."""

    PRIVILEGE: ClassVar[str] = "request.edit"
    TARGET: ClassVar[str] = "request_id"
    REMOVES: ClassVar[bool] = True
    EDITS: ClassVar[bool] = True
    REPLACES: ClassVar[bool] = True

    request_id: Id
    mode: Mode | UnsetType = UNSET
    preference: Literal["cost", "delay"] | UnsetType = UNSET
    currency: Currency | UnsetType = UNSET
    retailer_order_number: str | UnsetType = UNSET
    needed_by: Instant | None | UnsetType = UNSET
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
    note_to_customer: str | UnsetType = UNSET
    note_to_suppliers: str | UnsetType = UNSET
    backorder_until: Instant | None | UnsetType = UNSET
    partner_cap: int | UnsetType = UNSET
    sealed: bool | UnsetType = UNSET
    recipient_email: str | UnsetType = UNSET
    lines: tuple[LinePatch, ...] = ()
    removed_lines: tuple[Id, ...] = ()
    partners: tuple[PartnerPatch, ...] = ()


class ImportedDraft(Part, frozen=True):
    """One document of an imported file, whole; its number comes from the source (law 2)."""

    request_id: Id
    number: str
    source: str
    source_hash: str
    retailer_order_number: str
    company: str = ""
    contact_name: str = ""
    country: Country = ""
    currency: Currency = "EUR"
    note_to_suppliers: str = ""
    lines: tuple[LinePatch, ...] = ()


@command
class ImportRequests(Command, frozen=True):
    """Make drafts from a file, all or none. A known draft with the same content is left alone; one that was
    deleted is made anew.
    """

    PRIVILEGE: ClassVar[str] = "request.edit"
    REMOVES: ClassVar[bool] = True

    source: str
    drafts: tuple[ImportedDraft, ...]


@command
class DeleteDraft(Command, frozen=True):
    """Take a draft away; undone by RestoreDraft."""

    PRIVILEGE: ClassVar[str] = "request.edit"
    TARGET: ClassVar[str] = "request_id"

    request_id: Id


@command
class RestoreDraft(Command, frozen=True):
    """Bring a deleted draft back."""

    PRIVILEGE: ClassVar[str] = "request.edit"
    TARGET: ClassVar[str] = "request_id"
    REMOVES: ClassVar[bool] = True

    request_id: Id


@command
class DuplicateRequest(Numbered, frozen=True, kw_only=True):
    """Make a new draft with the content of a request (S2.87)."""

    PRIVILEGE: ClassVar[str] = "request.edit"
    TARGET: ClassVar[str] = "request_id"

    request_id: Id
    new_request_id: Id


@command
class SendRequest(Numbered, frozen=True, kw_only=True):
    """Send a draft to all its partners (S2.77). Children's ids are UUIDv5 of the command's."""

    PRIVILEGE: ClassVar[str] = "request.send"
    TARGET: ClassVar[str] = "request_id"

    request_id: Id


@command
class ChangeDeadline(Command, frozen=True):
    """Give a partner another deadline; an expired one is reopened by it (S2.73, S2.79)."""

    PRIVILEGE: ClassVar[str] = "request.send"
    TARGET: ClassVar[str] = "request_id"

    request_id: Id
    request_partner_ids: tuple[Id, ...]
    deadline_at: Instant
    deadline_zone: Zone
    shipping_required: bool | UnsetType = UNSET


class Assignment(Part, frozen=True):
    """How many of one asked line (the inquiry line's id) are meant for its partner."""

    ask_id: Id
    quantity: Quantity


@command
class SaveAssignment(Command, frozen=True):
    """Keep quantities without ordering (S2.81, S2.86). What is not named stays."""

    PRIVILEGE: ClassVar[str] = "request.assign"
    TARGET: ClassVar[str] = "request_id"
    EDITS: ClassVar[bool] = True
    REPLACES: ClassVar[bool] = True

    request_id: Id
    assignments: tuple[Assignment, ...]


@command
class PlaceOrders(Numbered, frozen=True, kw_only=True):
    """Order the given quantities: one order per partner (S2.84, S2.85, S2.88).

    ``preview_hash`` is the hash of the documents the person saw; another now means refusal (N3).
    ``close`` True closes the request, False leaves it partially ordered.
    """

    PRIVILEGE: ClassVar[str] = "request.order"
    TARGET: ClassVar[str] = "request_id"

    request_id: Id
    assignments: tuple[Assignment, ...]
    preview_hash: str
    close: bool


@command
class CloseRequest(Command, frozen=True):
    """Close a partially ordered request by hand (S2.46)."""

    PRIVILEGE: ClassVar[str] = "request.order"
    TARGET: ClassVar[str] = "request_id"

    request_id: Id


@command
class UndoCloseRequest(Command, frozen=True):
    """Take a closing back as if it had not been: the request is what it was, and who was asked is asked.

    ``close_id`` is the CloseRequest meant. Refused where the request has changed since.
    """

    PRIVILEGE: ClassVar[str] = "request.order"
    TARGET: ClassVar[str] = "request_id"

    request_id: Id
    close_id: Id


@command
class ReopenRequest(Command, frozen=True):
    """Take a closed request up again, whenever it was closed: it is partially ordered."""

    PRIVILEGE: ClassVar[str] = "request.order"
    TARGET: ClassVar[str] = "request_id"

    request_id: Id


@command
class CancelRequest(Command, frozen=True):
    """Call a sent request off; its partners are told."""

    PRIVILEGE: ClassVar[str] = "request.send"
    TARGET: ClassVar[str] = "request_id"

    request_id: Id


@command
class AdmitLateAnswer(Command, frozen=True):
    """Let an answer that came after the deadline count (A19)."""

    PRIVILEGE: ClassVar[str] = "request.assign"
    TARGET: ClassVar[str] = "inquiry_id"

    inquiry_id: Id


@command
class CloseDeadlines(Command, frozen=True):
    """The server's own: judge a request whose deadlines have passed."""

    TARGET: ClassVar[str] = "request_id"
    SYSTEM: ClassVar[bool] = True

    request_id: Id


class TierValue(Part, frozen=True):
    """From so many units on, shipping an order costs so much."""

    units: Quantity
    amount: Price


class AnswerTerms(Part, frozen=True):
    """How an answer charges shipping besides its amount, the least order it takes, how long it holds.

    ``shipping_kind``: the answer's ``shipping_cost`` is for the order (fixed), each unit (per_unit), each
    box of ``box_units`` begun (per_box), or stands in the ``tiers``. ``free_above``: from goods of this
    value on nothing is charged.
    """

    shipping_kind: Literal["fixed", "per_unit", "per_box", "tiered"] = "fixed"
    box_units: Quantity = Decimal(0)
    tiers: tuple[TierValue, ...] = ()
    free_above: Price | None = None
    minimum_order: Price = Decimal(0)
    valid_until: Instant | None = None


class AnswerLineValue(Part, frozen=True):
    """What can be delivered of one inquiry line (S2.80), from how much on and in what packs (0: any
    quantity).

    What is not said of these two stays as it was in the draft, or else in the answer before.
    """

    inquiry_line_id: Id
    ready: Quantity = Decimal(0)
    price: Price | None = None
    backorder: Quantity = Decimal(0)
    backorder_at: Instant | None = None
    minimum: Quantity | UnsetType = UNSET
    multiple: Quantity | UnsetType = UNSET


@command
class SaveAnswerDraft(Command, frozen=True):
    """Keep an answer without sending it. Terms that are not said stay as they were."""

    PRIVILEGE: ClassVar[str] = "answer.give"
    TARGET: ClassVar[str] = "inquiry_id"
    REMOVES: ClassVar[bool] = True
    EDITS: ClassVar[bool] = True
    REPLACES: ClassVar[bool] = True

    inquiry_id: Id
    shipping_cost: Price | None = None
    comment: str = ""
    terms: AnswerTerms | UnsetType = UNSET
    lines: tuple[AnswerLineValue, ...] = ()


@command
class SubmitAnswer(Command, frozen=True):
    """Answer an inquiry, or revise the answer before the deadline. Terms that are not said stay as they
    were.
    """

    PRIVILEGE: ClassVar[str] = "answer.give"
    TARGET: ClassVar[str] = "inquiry_id"
    REMOVES: ClassVar[bool] = True

    inquiry_id: Id
    shipping_cost: Price | None = None
    comment: str = ""
    terms: AnswerTerms | UnsetType = UNSET
    lines: tuple[AnswerLineValue, ...] = ()


@command
class DeclineInquiry(Command, frozen=True):
    """Say that nothing can be delivered, and why."""

    PRIVILEGE: ClassVar[str] = "answer.give"
    TARGET: ClassVar[str] = "inquiry_id"
    REMOVES: ClassVar[bool] = True

    inquiry_id: Id
    reason: str


@command
class AddAttachment(Command, frozen=True, kw_only=True):
    """Add a file to an answer, before or after it was sent. Its content is uploaded on its own way
    (``Desk.store_file``), by the SHA-256 named here.
    """

    PRIVILEGE: ClassVar[str] = "answer.give"
    TARGET: ClassVar[str] = "inquiry_id"

    attachment_id: Id
    inquiry_id: Id
    name: str
    file_hash: str
    mime: Literal["image/jpeg", "image/png", "application/pdf"]
    size: int


@command
class RemoveAttachment(Command, frozen=True):
    """Take a file away from an answer."""

    PRIVILEGE: ClassVar[str] = "answer.give"
    TARGET: ClassVar[str] = "attachment_id"
    REMOVES: ClassVar[bool] = True

    attachment_id: Id


@command
class PostMessage(Command, frozen=True):
    """Write to the other party of an inquiry or an order (S2.83)."""

    PRIVILEGE: ClassVar[str] = "message.write"
    TARGET: ClassVar[str] = "thread_id"

    message_id: Id
    thread_id: Id
    body: str


ProposalKind = Literal["quantity", "price", "date", "substitute"]


@command
class ProposeChange(Command, frozen=True, kw_only=True):
    """A supplier proposes another quantity, price or date, or another product, for a line of what it answered
    or of an order (N18, A9). A substitute may bring its own quantity, price and date; the others bring what
    they are called after. An open proposal for the same line is replaced.

    ``document_id``: the inquiry or the order; ``line_id``: its line.
    """

    PRIVILEGE: ClassVar[str] = "answer.give"
    TARGET: ClassVar[str] = "document_id"

    proposal_id: Id
    document_id: Id
    line_id: Id
    kind: ProposalKind
    reason: str
    quantity: Quantity | None = None
    price: Price | None = None
    at: Instant | None = None
    sku: str = ""
    description: str = ""
    valid_until: Instant | None = None


@command
class WithdrawProposal(Command, frozen=True):
    """The supplier takes back a proposal that nobody has decided about."""

    PRIVILEGE: ClassVar[str] = "answer.give"
    TARGET: ClassVar[str] = "proposal_id"

    proposal_id: Id


@command
class AcceptProposal(Command, frozen=True):
    """The retailer agrees: the line becomes what was proposed."""

    PRIVILEGE: ClassVar[str] = "request.order"
    TARGET: ClassVar[str] = "proposal_id"

    proposal_id: Id


@command
class RejectProposal(Command, frozen=True):
    """The retailer does not agree, and says why; the line stays as it is."""

    PRIVILEGE: ClassVar[str] = "request.order"
    TARGET: ClassVar[str] = "proposal_id"

    proposal_id: Id
    reason: str


@command
class AcceptOrder(Command, frozen=True):
    """The supplier takes the order."""

    PRIVILEGE: ClassVar[str] = "order.accept"
    TARGET: ClassVar[str] = "order_id"

    order_id: Id


@command
class DeclineOrder(Command, frozen=True):
    """The supplier refuses the order; its lines return to the request."""

    PRIVILEGE: ClassVar[str] = "order.accept"
    TARGET: ClassVar[str] = "order_id"

    order_id: Id
    reason: str


@command
class CancelOrder(Command, frozen=True):
    """The retailer calls off an order of which nothing has shipped."""

    PRIVILEGE: ClassVar[str] = "request.order"
    TARGET: ClassVar[str] = "order_id"

    order_id: Id


@command
class CloseOrderShort(Command, frozen=True):
    """The retailer cancels what has not shipped of a part-shipped order."""

    PRIVILEGE: ClassVar[str] = "request.order"
    TARGET: ClassVar[str] = "order_id"

    order_id: Id


class BoxValue(Part, frozen=True):
    """A parcel; 0 where nobody measured. Grams and millimetres."""

    id: Id
    tracking: str = ""
    weight_g: int = 0
    length_mm: int = 0
    width_mm: int = 0
    height_mm: int = 0


class PackedValue(Part, frozen=True):
    """How much of an order line lies in a box."""

    order_line_id: Id
    box_id: Id
    quantity: Quantity


@command
class SaveShipment(Numbered, frozen=True, kw_only=True):
    """Make or change a shipment that is not confirmed: boxes, what lies in them, courier, tracking."""

    PRIVILEGE: ClassVar[str] = "shipment.confirm"
    TARGET: ClassVar[str] = "shipment_id"
    REMOVES: ClassVar[bool] = True
    EDITS: ClassVar[bool] = True
    REPLACES: ClassVar[bool] = True

    shipment_id: Id
    order_id: Id
    boxes: tuple[BoxValue, ...]
    packed: tuple[PackedValue, ...]
    courier: str = ""
    tracking: str = ""


@command
class DiscardShipment(Command, frozen=True):
    """Take back a shipment that was not confirmed."""

    PRIVILEGE: ClassVar[str] = "shipment.confirm"
    TARGET: ClassVar[str] = "shipment_id"

    shipment_id: Id


@command
class ConfirmShipment(Command, frozen=True):
    """Courier and tracking are entered: the goods are on their way (S2.90)."""

    PRIVILEGE: ClassVar[str] = "shipment.confirm"
    TARGET: ClassVar[str] = "shipment_id"

    shipment_id: Id
    courier: str
    tracking: str

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The rows of the product, as plain dataclasses: the one definition of what is stored.

Tables are made from these classes (``storage.schema``), so a field is written once. Every
synchronised row belongs to an owner and at most one counterpart, both set at birth and never changed
(law 3): whoever may see a row sees all of it. Class attributes say the rest:

``TABLE`` the table; ``SECTION`` the scope's section (empty: each row has its own, ``section_of``); ``ROOT``
the field that holds the id of the document a row is part of (empty: it is a document itself); ``KIND`` that
document's kind, for the history; ``INDEXES`` the fields that children are found by; ``APPEND_ONLY`` facts
that expect nothing (law 5); ``COMPUTED`` fields that follow from others and so never conflict; ``LOOK``
fields that only say how something looks: the last word counts, and nobody is asked; ``DEFAULTED``: where
there is no row, a default stands, so that not to find one is to find what was seen.
"""

from __future__ import annotations

from desktop_b2b.domain.entities.account import (
    Contact,
    Link,
    LinkFact,
    Organisation,
    Partner,
    Product,
    ProductLine,
    User,
)
from desktop_b2b.domain.entities.answer import (
    Answer,
    AnswerDraft,
    AnswerDraftLine,
    AnswerLine,
    AnswerReceipt,
    Attachment,
    Inquiry,
    InquiryLine,
    Message,
    Proposal,
    SealedAnswer,
)
from desktop_b2b.domain.entities.dispatch import (
    FulfilmentShipment,
    HandlingUnit,
    PackedLine,
    Scan,
    ShipmentOrder,
)
from desktop_b2b.domain.entities.fulfilment import (
    B2BDraft,
    B2BDraftLine,
    B2BFile,
    B2BLine,
    B2BOrder,
    B2BPrivate,
    CustomsLine,
    Recount,
    Reservation,
    ServiceRecord,
    Wave,
)
from desktop_b2b.domain.entities.history import CommandResult, Event, OpenedMark, SeenMark, SyncIssue, UserRow
from desktop_b2b.domain.entities.order import Box, Order, OrderLine, OrderPrivate, Shipment, ShipmentLine
from desktop_b2b.domain.entities.printing import PrintMark
from desktop_b2b.domain.entities.request import (
    AssignmentRun,
    Request,
    RequestAsk,
    RequestLine,
    RequestLinePrivate,
    RequestPartner,
    RequestPrivate,
    RuleSet,
)
from desktop_b2b.domain.entities.rows import ACCOUNT, FULFILMENT, SECTIONS, SOURCING, USER, ZERO, Row
from desktop_b2b.domain.entities.stock import (
    Bin,
    BinMovement,
    BinStock,
    CentreTerms,
    LinkTerms,
    StockItem,
    StockLot,
    StockMovement,
)
from desktop_b2b.domain.entities.view import ListLayout, SavedView, SharedView, Widget

__all__ = [
    "ACCOUNT",
    "BY_TABLE",
    "DOCUMENT_SECTIONS",
    "ENTITIES",
    "FULFILMENT",
    "SECTIONS",
    "SOURCING",
    "TOLD_AS",
    "USER",
    "ZERO",
    "Answer",
    "AnswerDraft",
    "AnswerDraftLine",
    "AnswerLine",
    "AnswerReceipt",
    "AssignmentRun",
    "Attachment",
    "B2BDraft",
    "B2BDraftLine",
    "B2BFile",
    "B2BLine",
    "B2BOrder",
    "B2BPrivate",
    "Bin",
    "BinMovement",
    "BinStock",
    "Box",
    "CentreTerms",
    "CommandResult",
    "Contact",
    "CustomsLine",
    "Event",
    "FulfilmentShipment",
    "HandlingUnit",
    "Inquiry",
    "InquiryLine",
    "Link",
    "LinkFact",
    "LinkTerms",
    "ListLayout",
    "Message",
    "OpenedMark",
    "Order",
    "OrderLine",
    "OrderPrivate",
    "Organisation",
    "PackedLine",
    "Partner",
    "PrintMark",
    "Product",
    "ProductLine",
    "Proposal",
    "Recount",
    "Request",
    "RequestAsk",
    "RequestLine",
    "RequestLinePrivate",
    "RequestPartner",
    "RequestPrivate",
    "Reservation",
    "Row",
    "RuleSet",
    "SavedView",
    "Scan",
    "SealedAnswer",
    "SeenMark",
    "ServiceRecord",
    "SharedView",
    "Shipment",
    "ShipmentLine",
    "ShipmentOrder",
    "StockItem",
    "StockLot",
    "StockMovement",
    "SyncIssue",
    "User",
    "UserRow",
    "Wave",
    "Widget",
    "entities_in",
    "section_of",
]

ENTITIES: tuple[type[Row], ...] = (
    Organisation, User, Link, LinkFact, Partner, ProductLine, Contact, Product,
    Request, RequestPrivate, RequestLine, RequestLinePrivate, RequestPartner, RequestAsk,
    Inquiry, InquiryLine, AnswerDraft, AnswerDraftLine, Answer, AnswerLine, Message,
    Order, OrderPrivate, OrderLine, Shipment, Box, ShipmentLine,
    Event, SeenMark, OpenedMark, SyncIssue, CommandResult,
    SavedView, SharedView, Widget, ListLayout,
    AssignmentRun, RuleSet, Proposal, Attachment, SealedAnswer, AnswerReceipt,
    StockItem, StockLot, StockMovement, Bin, BinStock, BinMovement, CentreTerms, LinkTerms,
    B2BDraft, B2BDraftLine, B2BOrder, B2BPrivate, B2BLine, CustomsLine, B2BFile, Reservation, Wave,
    FulfilmentShipment, ShipmentOrder, HandlingUnit, PackedLine, Scan, PrintMark, Recount, ServiceRecord,
)  # fmt: skip
BY_TABLE: dict[str, type[Row]] = {entity.TABLE: entity for entity in ENTITIES}
#: The section of each kind of document: that of the first entity of the kind, which is the document itself.
_OF_KIND = {entity.KIND: entity.SECTION for entity in reversed(ENTITIES) if entity.KIND}
#: As what the history tells of a table's rows: as their document's, or by the table's own name where they
#: stand in another section than that (a centre's terms beside its organisation): an event has one section.
TOLD_AS: dict[str, str] = {
    entity.TABLE: entity.KIND if _OF_KIND[entity.KIND] == entity.SECTION else entity.TABLE
    for entity in ENTITIES
    if entity.KIND and entity.SECTION
}
#: The section of what the history tells of, in which that history travels (law 3).
DOCUMENT_SECTIONS: dict[str, str] = {kind: BY_TABLE[table].SECTION for table, kind in TOLD_AS.items()}


def section_of(row: Row) -> str:
    """The section that a row stands in: its entity's, or for history that of what it tells of."""
    return DOCUMENT_SECTIONS[row.document_kind] if isinstance(row, Event) else row.SECTION


def entities_in(section: str) -> tuple[type[Row], ...]:
    """The entities that may have rows in a section."""
    return tuple(
        entity
        for entity in ENTITIES
        if section == entity.SECTION or (not entity.SECTION and section in SECTIONS)
    )

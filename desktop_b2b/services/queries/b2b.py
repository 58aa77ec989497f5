# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A draft and an order of B2B with all that their screens show: what is wrong and what mends it, what is
locked, how the clock counted, what it costs.
"""

from __future__ import annotations

from typing import Any, ClassVar

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.values import Id, Instant, Price, Quantity
from desktop_b2b.services.queries.base import Query, View, query


class ReadyFinding(View, frozen=True):
    """What a check found (``rules.trade.findings.Finding``). ``keeps``: an order cannot be made before it is
    mended.
    """

    code: str
    text: str
    template: str
    params: dict[str, str]
    field: str
    severity: str
    reason: str
    fix: str
    override: str
    keeps: bool


class PromiseView(View, frozen=True):
    """What may be promised of a draft (N17); days as ``YYYY-MM-DD``."""

    start_day: str
    due_day: str
    order_before: Instant
    next_day: str


class DraftItemView(View, frozen=True):
    """A draft's line with the product that it means at the centre, and the units that are free there."""

    line: e.B2BDraftLine
    item: e.StockItem | None
    available: Quantity | None


class B2BDraftView(View, frozen=True):
    """A draft with all that the wizard shows. ``order_id``: what was made of it."""

    draft: e.B2BDraft
    lines: list[DraftItemView]
    files: list[e.B2BFile]
    findings: list[ReadyFinding]
    is_ready: bool
    centre: e.LinkFact | None
    terms_edition: int
    promise: PromiseView | None
    order_id: Id | None
    pending: bool


@query
class B2BDraftDetails(Query[B2BDraftView], frozen=True):
    """A draft of mine."""

    RESULT: ClassVar[Any] = B2BDraftView
    b2b_draft_id: Id


class DraftCheck(View, frozen=True):
    """Whether a draft can become an order now. ``centre``: the one that it names, else the best as things
    stand, with its ``link_id`` and ``choice``, the reason; ``carriage``: carrier and service as people call
    them, by the tables of ``terms_edition``; ``findings``: all that stands in the way, or will;
    ``order_value``: what its goods are worth, where all of its items say it.
    """

    id: Id
    number: str
    centre: str
    link_id: Id | None
    choice: str
    carriage: str
    terms_edition: int
    findings: list[ReadyFinding]
    is_ready: bool
    order_value: Price | None
    promise: PromiseView | None


@query
class CheckB2BDrafts(Query[list[DraftCheck]], frozen=True):
    """Which of these drafts of mine can become orders, and what keeps the others from it (N16); those that
    are no drafts any more are left out.
    """

    RESULT: ClassVar[Any] = list[DraftCheck]
    b2b_draft_ids: tuple[Id, ...]


class LockView(View, frozen=True):
    """Whether a part of an order may be changed; ``why`` is a key of ``rules.changes.LOCK_WORDS``."""

    part: str
    is_open: bool
    why: str
    text: str


class ClockStepView(View, frozen=True):
    """Days that counted or did not, and why (``rules.turnaround.STEP_WORDS``)."""

    first: str
    last: str
    why: str
    params: dict[str, str]
    text: str


class ChargeView(View, frozen=True):
    """What something costs; ``parts``: kind of fee, units, amount."""

    amount: Price
    currency: str
    parts: list[tuple[str, Quantity, Price]]
    asks_centre: bool


class ServiceView(View, frozen=True):
    """A value-added service of an order: as the centre names it, how often, how it is proven; how often it is
    recorded as ``done``, or that it was ``left_out``; whether something ``is_open`` before the last label.
    """

    code: str
    name: str
    count: int | None
    evidence: str
    unit: str
    done: Quantity
    left_out: bool
    is_open: bool


class InsuranceView(View, frozen=True):
    """On what terms the centre insures."""

    currency: str
    signature_from: Price


class B2BOrderView(View, frozen=True):
    """An order as its two parties see it. ``side`` out: the retailer's, who alone has ``private``.

    ``partner``: what the other party shows of itself. ``cancel``: what cancelling costs now, None where it
    cannot be; ``change``: what a change of items does. ``days``: business days that the order takes.
    ``packed``: what of its lines lies in which box; ``carriers``: what people call the
    carriers of its shipments; ``shipped_by``: what they call the service of each, by the shipment's id.
    ``records``: what the centre recorded of its services.
    ``carrier_name``, ``service_name``: as the centre's tables have them, else the codes.
    """

    order: e.B2BOrder
    side: str
    lines: list[e.B2BLine]
    files: list[e.B2BFile]
    customs: list[e.CustomsLine]
    passes_customs: bool
    units: list[e.HandlingUnit]
    shipments: list[e.FulfilmentShipment]
    packed: list[e.PackedLine]
    carriers: dict[str, str]
    shipped_by: dict[Id, str]
    private: e.B2BPrivate | None
    partner: e.LinkFact | None
    findings: list[ReadyFinding]
    locks: list[LockView]
    steps: list[ClockStepView]
    days: int
    cancel: ChargeView | None
    change: ChargeView
    shows_shipping_options: bool
    carrier_name: str
    service_name: str
    services: list[ServiceView]
    records: list[e.ServiceRecord]
    insurance: InsuranceView
    pending: bool


@query
class B2BOrderDetails(Query[B2BOrderView], frozen=True):
    """A B2B order that I made or received."""

    RESULT: ClassVar[Any] = B2BOrderView
    b2b_order_id: Id


class KnownB2BDraft(View, frozen=True):
    """A draft that is here already, in any state."""

    id: Id
    state: str


@query
class KnownB2BDrafts(Query[list[KnownB2BDraft]], frozen=True):
    """Which of these drafts of mine are here: as many as a file of orders has (S1.8)."""

    RESULT: ClassVar[Any] = list[KnownB2BDraft]
    b2b_draft_ids: tuple[Id, ...] = ()

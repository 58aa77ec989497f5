# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The state machines of mission §6: one table per document, one helper that moves.

Only decisions are states. "Expired" and "overdue" are derived from instants and never stored (law 9).
A desk runs ahead of the server, so what the server's reaction confirms (``queued``) has the exits of
what it becomes.
"""

from __future__ import annotations

from typing import ClassVar, Protocol

from desktop_b2b.errors import BugError, UserError

Table = dict[str, tuple[str, ...]]

REQUEST: Table = {
    "draft": ("queued", "deleted"),
    "deleted": ("draft",),
    "queued": ("waiting", "cancelled"),
    "waiting": ("need_attention", "ordered", "partially_ordered", "closed", "cancelled"),
    "need_attention": ("waiting", "ordered", "partially_ordered", "closed", "cancelled"),
    "partially_ordered": ("waiting", "need_attention", "ordered", "partially_ordered", "closed"),
    "ordered": ("closed", "partially_ordered", "need_attention"),
    "closed": ("partially_ordered", "need_attention"),
    "cancelled": (),
}

#: Where a line stands follows from answers and assignments, so it may go back and forth (mission §6).
_LINE = ("open", "answered", "unavailable", "over_price", "part_assigned", "assigned")
REQUEST_LINE: Table = {state: tuple(to for to in _LINE if to != state) for state in _LINE}

REQUEST_PARTNER: Table = {
    "planned": ("asked",),
    "asked": ("answered", "declined", "late", "closed"),
    "answered": ("answered", "declined", "closed"),
    "declined": ("asked", "answered", "declined", "late"),
    "late": ("asked", "answered", "declined", "late"),
    "closed": ("asked", "answered", "late", "declined"),
}

INQUIRY: Table = {
    "waiting": ("answered", "declined", "closed", "cancelled"),
    "answered": ("waiting", "answered", "declined", "closed", "cancelled"),
    "declined": ("waiting", "answered", "declined", "closed", "cancelled"),
    "closed": ("waiting", "answered", "declined"),
    "cancelled": (),
}

ANSWER: Table = {
    "submitted": ("submitted", "declined", "won", "part_won", "lost"),
    "late": ("late", "submitted", "declined"),
    "declined": ("declined", "submitted", "late"),
    "won": ("submitted",),
    "part_won": ("submitted",),
    "lost": ("submitted",),
}

ORDER: Table = {
    "queued": ("sent", "cancelled"),
    "sent": ("accepted", "declined", "part_shipped", "shipped", "cancelled"),
    "accepted": ("part_shipped", "shipped", "cancelled"),
    "part_shipped": ("part_shipped", "shipped", "closed_short"),
    "shipped": ("closed",),
    "declined": (),
    "cancelled": (),
    "closed_short": (),
    "closed": (),
}

SHIPMENT: Table = {
    "draft": ("confirmed", "discarded"),
    "discarded": ("draft",),
    "confirmed": (),
}

#: A draft that an order was made of stays, for whoever looks where the order came from.
B2B_DRAFT: Table = {
    "draft": ("created", "deleted"),
    "deleted": ("draft",),
    "created": (),
}

#: Until the server has an order it is ``queued``. Editing ends at ``picked`` (S1.28).
B2B_ORDER: Table = {
    "queued": ("action_required", "processing", "cancelled"),
    "action_required": ("processing", "cancelled"),
    "processing": ("action_required", "picking", "picked", "cancelled"),
    "picking": ("action_required", "processing", "picked", "cancelled"),
    "picked": ("picking", "packed", "cancelled"),
    "packed": ("picked", "awaiting_shipper", "labelled", "shipped", "collected", "cancelled"),
    "awaiting_shipper": ("picked", "packed", "labelled", "shipped", "collected", "cancelled"),
    "labelled": ("picked", "packed", "awaiting_shipper", "shipped", "collected", "cancelled"),
    "shipped": ("labelled", "delivered", "exception"),
    "collected": (),
    "exception": ("shipped", "delivered"),
    "delivered": (),
    "cancelled": (),
}

FULFILMENT_SHIPMENT: Table = {
    "packed": ("labelled", "confirmed", "voided"),
    "labelled": ("packed", "confirmed", "voided"),
    "confirmed": ("in_transit", "delivered", "exception", "voided"),
    "in_transit": ("delivered", "exception"),
    "exception": ("in_transit", "delivered", "returned"),
    "delivered": (),
    "returned": (),
    "voided": (),
}

HANDLING_UNIT: Table = {"packed": ("void",), "void": ()}
WAVE: Table = {"open": ("closed",), "closed": ()}

LINK: Table = {"connected": ("suspended",), "suspended": ("connected",)}
RULE_SET: Table = {
    "draft": ("in_force", "discarded"),
    "in_force": ("retired",),
    "retired": (),
    "discarded": (),
}

PROPOSAL: Table = {
    "open": ("accepted", "rejected", "withdrawn"),
    "accepted": (),
    "rejected": (),
    "withdrawn": (),
}

SYNC_ISSUE: Table = {"open": ("resolved",), "resolved": ()}

MACHINES: dict[str, Table] = {
    "request": REQUEST,
    "request_line": REQUEST_LINE,
    "request_partner": REQUEST_PARTNER,
    "inquiry": INQUIRY,
    "answer": ANSWER,
    "order": ORDER,
    "shipment": SHIPMENT,
    "b2b_draft": B2B_DRAFT,
    "b2b_order": B2B_ORDER,
    "fulfilment_shipment": FULFILMENT_SHIPMENT,
    "handling_unit": HANDLING_UNIT,
    "wave": WAVE,
    "link": LINK,
    "rule_set": RULE_SET,
    "proposal": PROPOSAL,
    "sync_issue": SYNC_ISSUE,
}

#: Plain words for people; the window translates them.
DOCUMENT_WORDS: dict[str, str] = {
    "request": "The request",
    "request_line": "The line",
    "request_partner": "The partner",
    "inquiry": "The request",
    "answer": "The answer",
    "order": "The order",
    "shipment": "The shipment",
    "b2b_draft": "The draft",
    "b2b_order": "The B2B order",
    "fulfilment_shipment": "The shipment",
    "handling_unit": "The box",
    "wave": "The wave",
    "link": "The connection",
    "rule_set": "The version of the rules",
    "proposal": "The proposal",
    "sync_issue": "The issue",
}
STATE_WORDS: dict[str, str] = {
    "draft": "draft",
    "deleted": "deleted",
    "queued": "queued, not yet sent",
    "waiting": "waiting for answer",
    "need_attention": "need attention",
    "ordered": "ordered",
    "partially_ordered": "partially ordered",
    "closed": "closed",
    "cancelled": "cancelled",
    "open": "open",
    "answered": "answered",
    "unavailable": "unavailable",
    "over_price": "over the maximum price",
    "part_assigned": "partly assigned",
    "assigned": "assigned",
    "planned": "planned",
    "asked": "asked",
    "declined": "declined",
    "late": "late",
    "submitted": "submitted",
    "won": "selected",
    "part_won": "partly selected",
    "lost": "not selected",
    "sent": "sent",
    "accepted": "accepted",
    "part_shipped": "partly shipped",
    "shipped": "shipped",
    "closed_short": "closed short",
    "confirmed": "confirmed",
    "discarded": "discarded",
    "resolved": "resolved",
    "connected": "connected",
    "suspended": "suspended",
    "in_force": "in force",
    "retired": "no longer in force",
    "rejected": "rejected",
    "created": "created",
    "action_required": "action required",
    "processing": "processing",
    "picking": "picking",
    "picked": "picked",
    "packed": "packed",
    "awaiting_shipper": "awaiting shipper",
    "labelled": "labelled",
    "collected": "collected",
    "delivered": "delivered",
    "exception": "exception",
    "in_transit": "in transit",
    "returned": "returned",
    "voided": "voided",
    "void": "unpacked",
    "withdrawn": "withdrawn",
}

# Why a request needs attention (S2.45); stored in ``Request.reason``.
ANSWERS_IN = "ANSWERS_IN"
NO_ANSWER = "NO_ANSWER"
NOT_SUPPLIED = "NOT_SUPPLIED"
OVER_PRICE = "OVER_PRICE"
NOT_ENOUGH = "NOT_ENOUGH"
LIMITS = "LIMITS"
REVIEW = "REVIEW"
ORDER_DECLINED = "ORDER_DECLINED"
ORDER_CANCELLED = "ORDER_CANCELLED"
ORDER_SHORT = "ORDER_SHORT"

REASONS: dict[str, str] = {
    ANSWERS_IN: "The answers are in: assign the quantities.",
    NO_ANSWER: "The time to answer is over and an item has no answer.",
    NOT_SUPPLIED: "An item is not available from any partner.",
    OVER_PRICE: "An item is only offered above its maximum price.",
    NOT_ENOUGH: "An item is not offered in the full quantity.",
    LIMITS: "The items cannot all be filled within the limits of answers and rules.",
    REVIEW: "A rule asks for a person's decision.",
    ORDER_DECLINED: "A partner declined an order: its quantities are open again.",
    ORDER_CANCELLED: "An order was cancelled: its quantities are open again.",
    ORDER_SHORT: "The rest of an order was cancelled: it is open again.",
}

#: The reasons that follow from answers, as against those that an order's end gave.
ANSWER_REASONS = frozenset({ANSWERS_IN, NO_ANSWER, NOT_SUPPLIED, OVER_PRICE, NOT_ENOUGH, LIMITS, REVIEW})
#: Requests that take assignments and orders.
ASSIGNABLE = frozenset({"waiting", "need_attention", "partially_ordered"})
#: Orders that a supplier may still ship.
SHIPPABLE = frozenset({"sent", "accepted", "part_shipped"})
#: Orders that bind nobody any more.
DEAD_ORDERS = frozenset({"declined", "cancelled"})


class Stateful(Protocol):
    """A row with a state."""

    TABLE: ClassVar[str]
    state: str


def allow(kind: str, was: str, to: str) -> bool:
    """Whether a document of a kind (its table's name) may go from one state to another."""
    if kind not in MACHINES:
        raise BugError(f"{kind} has no states")
    return to in MACHINES[kind].get(was, ())


def move(row: Stateful, to: str) -> None:
    """Put a row into a state.

    Raises UserError ``state.forbidden`` in words when its machine has no such step.
    """
    if not allow(row.TABLE, row.state, to):
        raise UserError(
            "state.forbidden",
            "{document} is “{was}”: this cannot be done now.",
            document=DOCUMENT_WORDS[row.TABLE],
            was=STATE_WORDS.get(row.state, row.state),
        )
    row.state = to


def settle(row: Stateful, to: str) -> None:
    """Like ``move``, but a row that is there already stays as it is."""
    if row.state != to:
        move(row, to)


def demand(row: Stateful, *states: str) -> None:
    """Raise UserError ``state.wrong`` in words unless the row is in one of the states."""
    if row.state not in states:
        raise UserError(
            "state.wrong",
            "{document} is “{was}”: this cannot be done now.",
            document=DOCUMENT_WORDS[row.TABLE],
            was=STATE_WORDS.get(row.state, row.state),
        )

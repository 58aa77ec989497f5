# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Proposals to lines (N18, A9): what a line says now, whether it has moved on, what a proposal makes of it.

Used by handlers and windows alike, on rows only.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.values import Id, Instant, line_total
from desktop_b2b.rules.deadlines import passed

ZERO = Decimal(0)
#: What each kind of proposal must bring; a substitute may bring the others' too.
BRINGS = {"quantity": "quantity", "price": "price", "date": "at"}
#: Answers that may still be negotiated: late ones too.
NEGOTIABLE = ("submitted", "late")
#: Orders of which something may still be changed.
CHANGEABLE = ("sent", "accepted", "part_shipped")


@dataclass(frozen=True, slots=True)
class Stand:
    """What a line says: how many are offered or still ordered, at what price, by when, of what."""

    quantity: Decimal
    price: Decimal | None
    at: Instant | None
    sku: str
    description: str


def offered(line: e.AnswerLine, asked: e.InquiryLine) -> Stand:
    """What an answered line says."""
    at = line.backorder_at if line.backorder > 0 else None
    return Stand(line.ready + line.backorder, line.price, at, asked.sku, asked.description)


def ordered(line: e.OrderLine) -> Stand:
    """What an ordered line says, less what was cancelled of it."""
    at = line.backorder_at if line.backorder > 0 else None
    return Stand(line.quantity - line.cancelled, line.price, at, line.sku, line.description)


def before(proposal: e.Proposal) -> Stand:
    """What the line said when the proposal was made."""
    return Stand(
        proposal.before_quantity,
        proposal.before_price,
        proposal.before_at,
        proposal.before_sku,
        proposal.before_description,
    )


def after(proposal: e.Proposal) -> Stand:
    """What the line would say."""
    was = before(proposal)
    is_substitute = proposal.kind == "substitute"
    return Stand(
        was.quantity if proposal.quantity is None else proposal.quantity,
        was.price if proposal.price is None else proposal.price,
        was.at if proposal.at is None else proposal.at,
        proposal.sku if is_substitute else was.sku,
        proposal.description if is_substitute else was.description,
    )


def expired(proposal: e.Proposal, now: Instant) -> bool:
    """Whether nobody decided while it held."""
    return proposal.state == "open" and proposal.valid_until is not None and passed(proposal.valid_until, now)


def split(quantity: Decimal, ready: Decimal, backorder: Decimal) -> tuple[Decimal, Decimal]:
    """Another quantity as ready and back-order: less is taken from the back-order first, more comes with it
    where there is one.
    """
    if backorder <= 0:
        return quantity, ZERO
    kept = min(ready, quantity)
    return kept, quantity - kept


def change_offer(line: e.AnswerLine, asked: e.InquiryLine, proposal: e.Proposal) -> None:
    """Make an answered line say what was proposed."""
    if proposal.quantity is not None:
        line.ready, line.backorder = split(proposal.quantity, line.ready, line.backorder)
    if proposal.price is not None:
        line.price = proposal.price
    if proposal.at is not None:
        if line.backorder <= 0:
            line.ready, line.backorder = ZERO, line.ready
        line.backorder_at = proposal.at
    if line.backorder <= 0:
        line.backorder_at = None
    if proposal.kind == "substitute":
        asked.sku, asked.description = proposal.sku, proposal.description


@dataclass(frozen=True, slots=True)
class Extra:
    """A line that an accepted proposal adds to an order; ``backorder``: how many of it come on ``at``."""

    quantity: Decimal
    backorder: Decimal
    price: Decimal
    at: Instant | None
    sku: str
    description: str


def change_ordered(line: e.OrderLine, proposal: e.Proposal) -> Extra | None:
    """Make an ordered line say what was proposed; what goes beyond it is a line to be added (N10)."""
    if proposal.kind == "substitute":
        return _substituted(line, proposal)
    still = line.quantity - line.cancelled
    if proposal.price is not None:
        if line.shipped > 0:
            return _repriced(line, proposal.price)
        line.price = proposal.price
    if proposal.at is not None:
        line.backorder, line.backorder_at = line.backorder or still - line.shipped, proposal.at
    if proposal.quantity is None:
        return None
    if proposal.quantity > still:
        more = proposal.quantity - still
        at = line.backorder_at if line.backorder > 0 else None
        return Extra(more, more if at is not None else ZERO, line.price, at, line.sku, line.description)
    line.cancelled += still - proposal.quantity
    line.backorder = min(line.backorder, proposal.quantity)
    return None


def _repriced(line: e.OrderLine, price: Decimal) -> Extra:
    """What has shipped keeps the price agreed for it; what has not is cancelled of the line, and stands in
    one of its own at the other price.
    """
    backorder = min(line.backorder, unshipped(line))
    at = line.backorder_at if backorder > 0 else None
    left = _cancel_rest(line)
    return Extra(left, backorder, price, at, line.sku, line.description)


def unshipped(line: e.OrderLine) -> Decimal:
    """How many of a line are still to ship."""
    return line.quantity - line.cancelled - line.shipped


def _cancel_rest(line: e.OrderLine) -> Decimal:
    """Cancel what has not shipped of a line; how many these were."""
    left = unshipped(line)
    line.cancelled += left
    line.backorder = min(line.backorder, line.shipped)
    return left


def _substituted(line: e.OrderLine, proposal: e.Proposal) -> Extra:
    """What has not shipped of the line is cancelled, and the other product comes instead."""
    left = _cancel_rest(line)
    quantity = left if proposal.quantity is None else proposal.quantity
    return Extra(
        quantity,
        quantity if proposal.at is not None else ZERO,
        line.price if proposal.price is None else proposal.price,
        proposal.at,
        proposal.sku,
        proposal.description,
    )


def goods_of(lines: list[e.OrderLine], currency: str) -> Decimal:
    """What the lines of an order cost, less what was cancelled of them."""
    return sum((line_total(one.quantity - one.cancelled, one.price, currency) for one in lines), ZERO)


def open_for(proposals: list[e.Proposal], line_id: Id) -> list[e.Proposal]:
    """The proposals for a line about which nobody decided."""
    return [one for one in proposals if one.line_id == line_id and one.state == "open"]

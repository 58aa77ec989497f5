# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Where a B2B order stands: why it cannot be worked on, whether its clock runs (S1.35–S1.39, mission §6).

Run by reactions, so by the server alone. Whatever may have changed the answer asks for it anew; an order
tells itself what changes of stock concern it (``B2BLine.waits_for``).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.actor import Context
from desktop_b2b.domain.states import move
from desktop_b2b.domain.values import Id, Instant
from desktop_b2b.rules.trade.checks import check
from desktop_b2b.rules.trade.findings import BLOCK, SCHEDULED, Finding, reasons
from desktop_b2b.services import b2b, b2b_clock, b2b_facts, b2b_stock
from desktop_b2b.services.b2b_terms import tables_of
from desktop_b2b.services.ports import UnitOfWork

#: Orders that may go back and forth between being worked on and waiting.
EARLY = frozenset({"queued", "action_required", "processing", "picking"})
LATE = frozenset({"packed", "awaiting_shipper"})
#: Orders that wait for nothing, but are due by the centre's clock.
BETWEEN = frozenset({"picked", "labelled"})
#: Orders that a centre still has to ship, by a fixed order: an index of the server has the same words.
OPEN = (
    "action_required",
    "awaiting_shipper",
    "labelled",
    "packed",
    "picked",
    "picking",
    "processing",
    "queued",
)
#: Reasons that keep a packed order from being shipped (mission §6).
_SHIPPER = frozenset({"LABELS_MISSING", "QUOTE_PENDING", "ATTACHMENT_MISSING", "BAD_ADDRESS", "MANUAL_HOLD"})

#: What findings about boxes and pallets are about.
_UNITS = ("boxes[", "pallets[")


def recompute(uow: UnitOfWork, ctx: Context, order: e.B2BOrder) -> None:
    """Bring an order to where it stands now; one that left, or never will, stays as it is."""
    if order.state in EARLY:
        _early(uow, ctx, order)
    elif order.state in LATE:
        _late(uow, ctx, order)
    elif order.state in BETWEEN and order.due_at is not None:
        link = b2b_clock.link_of(uow, order.link_id)
        centre = b2b.shown(uow, link)
        b2b_clock.tell_due(uow, order, link, centre.zone, tables_of(centre))


def recompute_all(uow: UnitOfWork, ctx: Context, order_ids: Iterable[Id]) -> int:
    """The same of many, first come, first served; how many there were."""
    orders = [uow.get(e.B2BOrder, order_id) for order_id in dict.fromkeys(order_ids)]
    orders.sort(key=lambda order: (order.reserve_at, order.created_at, order.id))
    for order in orders:
        recompute(uow, ctx, order)
    return len(orders)


def _early(uow: UnitOfWork, ctx: Context, order: e.B2BOrder) -> None:
    link = b2b_clock.link_of(uow, order.link_id)
    centre = b2b.shown(uow, link)
    tables = tables_of(centre)
    lines = b2b_facts.open_lines(uow, order.id)
    if ctx.now >= order.reserve_at:
        b2b_stock.reserve(uow, order, lines, b2b.day_at(ctx.now, centre.zone))
        if order.reserved_at is None:
            order.reserved_at = ctx.now
    found = check(tables, b2b_facts.order_facts(uow, order, centre, ctx.now))
    held = reasons(found)
    if order.reserved_at is not None:
        # The day began at the centre, whatever its clock's zone says of days meanwhile.
        held = tuple(one for one in held if one != SCHEDULED)
    _wait(order, lines, found)
    order.reasons = held
    if held:
        _stand(order, ctx.now)
    elif order.state in ("queued", "action_required"):
        move(order, "processing")
        b2b_clock.start(order, ctx.now)
    b2b_clock.tell_due(uow, order, link, centre.zone, tables)


def _stand(order: e.B2BOrder, now: Instant) -> None:
    if order.state != "action_required":
        move(order, "action_required")
    b2b_clock.pause(order, now)


def _late(uow: UnitOfWork, ctx: Context, order: e.B2BOrder) -> None:
    """A packed order waits for labels, a quote's acceptance or a bill of lading, or for boxes and pallets
    that the centre's rules take; its clock stands.
    """
    link = b2b_clock.link_of(uow, order.link_id)
    centre = b2b.shown(uow, link)
    tables = tables_of(centre)
    found = check(tables, b2b_facts.order_facts(uow, order, centre, ctx.now))
    held = reasons(one for one in found if one.reason in _SHIPPER or one.field.startswith(_UNITS))
    order.reasons = held
    if held and order.state == "packed":
        move(order, "awaiting_shipper")
        b2b_clock.pause(order, ctx.now)
    elif not held and order.state == "awaiting_shipper":
        move(order, "packed")
        b2b_clock.start(order, ctx.now)
    b2b_clock.tell_due(uow, order, link, centre.zone, tables)


def _wait(order: e.B2BOrder, lines: Sequence[e.B2BLine], found: Sequence[Finding]) -> None:
    """Note which changes at the centre concern the order: of items that are short, or not fit as they are.
    Before its day none does.
    """
    unfit = {
        int(one.field[6:].partition("]")[0])
        for one in found
        if one.severity == BLOCK and one.field.startswith("lines[")
    }
    for index, line in enumerate(lines):
        short = line.reserved < line.quantity - line.cancelled
        waits = order.reserved_at is not None and (short or index in unfit)
        line.waits_for = line.stock_item_id if waits else None

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The clock of an order, as its rows keep it: when work began, when it stood, until when it is due
(S1.26, S1.38, S1.39).
"""

from __future__ import annotations

from desktop_b2b.domain import calendars
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.calendars import WorkCalendar
from desktop_b2b.domain.values import Id, Instant
from desktop_b2b.rules.trade.defaults import DEFAULT_WEEK
from desktop_b2b.rules.trade.facts import pallet_count
from desktop_b2b.rules.trade.rows import FREIGHT
from desktop_b2b.rules.trade.tables import CentreTables
from desktop_b2b.rules.turnaround import Due, Needed, Pause, clock, needed
from desktop_b2b.services.calendars import calendar_of
from desktop_b2b.services.ports import UnitOfWork


def centre_calendar(uow: UnitOfWork, link: e.Link, zone: str) -> WorkCalendar:
    """When a centre works: as it shows, else Monday to Friday by day."""
    facts = uow.children(e.LinkFact, "link_id", link.id)
    fact = next((one for one in facts if one.owner_id == link.counterpart_id), None)
    return calendar_of(fact) or WorkCalendar(zone, calendars.week(DEFAULT_WEEK, "work_week"))


def days_of(uow: UnitOfWork, order: e.B2BOrder, tables: CentreTables) -> Needed:
    """How many business days an order takes."""
    codes = tuple(code.partition("*")[0] for code in order.services)
    terms = uow.find(e.LinkTerms, order.link_id)
    return needed(
        tables, order.kind, tier=terms.tier if terms is not None else "", services=codes,
        is_fba=bool(order.fba_shipment), pallets=_pallets(uow, order, tables),
    )  # fmt: skip


def _pallets(uow: UnitOfWork, order: e.B2BOrder, tables: CentreTables) -> int:
    """How many pallets the order fills, where the centre's table asks: as it was ordered, so that what is
    promised of a draft is what its order takes.
    """
    if (
        order.mode != FREIGHT
        or order.kind == "pickup"
        or not any(row.pallets_from for row in tables.turnaround)
    ):
        return 0
    found = [
        (line.quantity - line.cancelled, item.pallet_units)
        for line in uow.children(e.B2BLine, "b2b_order_id", order.id)
        if (item := uow.find(e.StockItem, line.stock_item_id)) is not None
    ]
    return pallet_count(found)


def pauses_of(order: e.B2BOrder) -> list[Pause]:
    """When the clock stood; the last without an end where it stands now."""
    found: list[Pause] = []
    for text in order.pauses:
        start, _, end = text.partition("-")
        found.append((int(start), int(end)))
    if order.blocked_at is not None:
        found.append((order.blocked_at, None))
    return found


def due_of(uow: UnitOfWork, order: e.B2BOrder, tables: CentreTables, calendar: WorkCalendar) -> Due | None:
    """When an order is due and how that came about; None before it was ever in processing."""
    if order.processing_at is None:
        return None
    days = days_of(uow, order, tables).days
    return clock(calendar, tables.cutoff_minutes, order.processing_at, days, pauses_of(order))


def start(order: e.B2BOrder, now: Instant) -> None:
    """Work on the order begins, or goes on."""
    if order.processing_at is None:
        order.processing_at = now
    if order.blocked_at is not None:
        if now > order.blocked_at:
            order.pauses = (*order.pauses, f"{order.blocked_at}-{now}")
        order.blocked_at = None


def pause(order: e.B2BOrder, now: Instant) -> None:
    """The order stands; one that was never worked on has no clock yet."""
    if order.processing_at is not None and order.blocked_at is None:
        order.blocked_at = now


def tell_due(uow: UnitOfWork, order: e.B2BOrder, link: e.Link, zone: str, tables: CentreTables) -> None:
    """Keep until when the order is due."""
    due = due_of(uow, order, tables, centre_calendar(uow, link, zone))
    order.due_at = due.due_at if due is not None else None


def link_of(uow: UnitOfWork, link_id: Id) -> e.Link:
    """The connection that an order goes over."""
    return uow.get(e.Link, link_id)

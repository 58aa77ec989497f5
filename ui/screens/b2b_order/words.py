# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What a B2B order says of itself: how far it is, when it is due and why, what cancelling costs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from PySide6.QtCore import QCoreApplication, QLocale

from desktop_b2b.domain import calendars
from desktop_b2b.domain.calendars import WorkCalendar
from desktop_b2b.domain.entities import B2BOrder
from desktop_b2b.domain.values import Instant
from desktop_b2b.errors import UserError
from desktop_b2b.rules.changes import LOCK_WORDS, Charge, Lock, cancel_charge
from desktop_b2b.rules.trade.defaults import DEFAULT_WEEK
from desktop_b2b.rules.trade.findings import SCHEDULED
from desktop_b2b.rules.trade.tables import CentreTables
from desktop_b2b.rules.turnaround import STEP_WORDS, Due, Pause, clock, needed
from desktop_b2b.services.calendars import calendar_of
from desktop_b2b.services.queries import B2BOrderView
from ui.forms.decimals import format_number
from ui.screens.b2b_wizard.words import day_words
from ui.strings import moment_word, money_word, state_word
from ui.widgets import Stage, Stop

#: What mends a reason: the purpose of a file to attach, or the part of the page to go to.
FIXES: Mapping[str, str] = {
    "LABELS_MISSING": "carton_label",
    "ATTACHMENT_MISSING": "bol",
    "HAZMAT_DATA": "sds",
    "TARIFF_DATA": "invoice",
}
#: States in which nothing waits any more.
OVER = frozenset({"shipped", "collected", "delivered", "cancelled"})


def _tr(text: str) -> str:
    return QCoreApplication.translate("B2BOrder", text)


def _trade(text: str) -> str:
    return QCoreApplication.translate("Trade", text)


def lock_words(lock: Lock) -> str:
    """Why something cannot be changed; empty where it can."""
    return _trade(LOCK_WORDS[lock.why]) if lock.why else ""


def stops(order: B2BOrder, zone: str, now: Instant) -> list[Stop]:
    """How far it is: created, processing, picked, packed, shipped."""

    def at(instant: Instant | None) -> str:
        return moment_word(instant, zone, now) if instant is not None else ""

    made = [Stop(_tr("Created"), at(order.created_at), Stage.DONE)]
    for word, instant in (
        (_tr("Processing"), order.processing_at),
        (_tr("Picked"), order.picked_at),
        (_tr("Packed"), order.packed_at),
    ):
        made.append(Stop(word, at(instant), Stage.DONE if instant is not None else Stage.PLANNED))
    if order.state in ("action_required", "exception", "cancelled"):
        done = sum(stop.stage is Stage.DONE for stop in made)
        since = at(order.blocked_at)
        word = state_word("b2b_order", order.state)
        waits = tuple(order.reasons) == (SCHEDULED,)
        stage = Stage.PLANNED if waits else Stage.STOPPED
        made.insert(done, Stop(_tr("Scheduled") if waits else word, since, stage))
    shipped = _tr("Collected") if order.kind == "pickup" else _tr("Shipped")
    due = "" if order.due_at is None else _tr("by {0}").format(at(order.due_at))
    stage = Stage.DONE if order.shipped_at is not None else Stage.PLANNED
    made.append(Stop(shipped, at(order.shipped_at) or due, stage))
    if order.delivered_at is not None:
        made.append(Stop(_tr("Delivered"), at(order.delivered_at), Stage.DONE))
    return made


def calendar(view: B2BOrderView) -> WorkCalendar:
    """When the centre works."""
    usual = WorkCalendar(view.order.reserve_zone, calendars.week(DEFAULT_WEEK, "work_week"))
    return calendar_of(view.fact) or usual


def due_of(view: B2BOrderView, tables: CentreTables) -> Due | None:
    """The turnaround clock with each of its steps; None before it began (S1.26)."""
    order = view.order
    if order.processing_at is None:
        return None
    pauses: list[Pause] = []
    for text in order.pauses:
        start, _, end = text.partition("-")
        pauses.append((int(start), int(end)))
    if order.blocked_at is not None:
        pauses.append((order.blocked_at, None))
    codes = tuple(code.partition("*")[0] for code in order.services)
    days = needed(tables, order.kind, services=codes, is_fba=bool(order.fba_shipment)).days
    return clock(calendar(view), tables.cutoff_minutes, order.processing_at, days, pauses)


def clock_words(view: B2BOrderView, tables: CentreTables) -> list[str]:
    """How the due day came about, a line for each stretch of days (S1.39)."""
    due = due_of(view, tables)
    if due is None:
        waits = _tr("The clock starts once the reserve date is met and the order is Processing.")
        return [waits]
    found = []
    for step in due.steps:
        days = day_words(step.first)
        if step.last != step.first:
            days = f"{days} – {day_words(step.last)}"
        found.append(f"{days}: {_trade(STEP_WORDS[step.why]).format(**step.params)}")
    if due.due_day is None:
        found.append(_tr("The clock stands while the order waits."))
    else:
        found.append(_tr("Due on {0}.").format(day_words(due.due_day)))
    return found


def charge_of(view: B2BOrderView, tables: CentreTables) -> Charge | None:
    """What cancelling costs now; None where it cannot be cancelled any more."""
    picked = sum((line.picked for line in view.lines), Decimal(0))
    try:
        return cancel_charge(tables, view.order.state, view.order.kind, picked)
    except UserError:
        return None


def charge_words(charge: Charge | None) -> str:
    """What cancelling costs, in a sentence."""
    if charge is None:
        return ""
    if not charge.amount:
        return _tr("Cancelling is free until the order is picked.")
    amount = money_word(charge.amount, charge.currency, with_currency=True)
    return _tr("Cancelling costs {0} now, and the centre must confirm it.").format(amount)


def supply_words(quantity: Decimal, shipped: Decimal, cancelled: Decimal) -> str:
    """A line's supply status beside its immutable original (N10)."""

    def number(value: Decimal) -> str:
        return format_number(value, None, QLocale())

    left = quantity - shipped - cancelled
    parts = [
        _tr("{0} shipped").format(number(shipped)) if shipped else "",
        _tr("{0} open").format(number(left)) if left else "",
        _tr("{0} cancelled").format(number(cancelled)) if cancelled else "",
    ]
    return ", ".join(part for part in parts if part)


def day_of(text: str) -> str:
    """A stored day in words."""
    return day_words(date.fromisoformat(text)) if text else ""

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What an order says: until when to ship, how far it is, what may be done."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desktop_b2b.domain.entities import Order
from desktop_b2b.domain.states import SHIPPABLE
from desktop_b2b.services.queries import HistoryEntry, OrderView
from ui.strings import duration_word, moment_word, remaining_tone, state_tone, state_word
from ui.theme import Tone
from ui.widgets import Stage, Stop

#: Orders that wait for a shipment: "overdue" is said of these only, and never stored (law 9).
UNSHIPPED = frozenset({"queued", *SHIPPABLE})
#: Orders that ended before they were shipped.
STOPPED = frozenset({"declined", "cancelled", "closed_short"})


def _tr(text: str) -> str:
    return QCoreApplication.translate("Order", text)


@dataclass(frozen=True)
class Due:
    """The time to ship in words, whole and short, with its tone and icon."""

    text: str
    short: str
    tone: Tone
    icon: str


def overdue(order: Order, now: int) -> bool:
    """Whether it should have shipped by now."""
    return order.state in UNSHIPPED and now > order.ship_by


def due(order: Order, now: int) -> Due | None:
    """Until when to ship, absolute and remaining, with the zone named; None once nothing is awaited."""
    if order.state not in UNSHIPPED:
        return None
    at = moment_word(order.ship_by, order.ship_by_zone, now, inside=True)
    where = order.ship_by_zone.rpartition("/")[2].replace("_", " ")
    if overdue(order, now):
        text = _tr("Overdue: ship by {0} ({1})").format(at, where)
        return Due(text, _tr("Overdue"), Tone.RED, "alert-circle")
    left = duration_word(order.ship_by - now)
    text = _tr("Ship by {0} ({1}), {2} left").format(at, where, left)
    short = _tr("Ship by {0}").format(at)
    return Due(text, short, remaining_tone(order.ship_by, now) or Tone.GREY, "clock")


def chip(view: OrderView) -> tuple[str, Tone, str]:
    """The status chip: word, tone, icon."""
    order = view.order
    if view.pending and view.side == "out" and order.state in ("queued", "sent"):
        return state_word("order", "queued"), Tone.GREY, "cloud"
    icon = {"declined": "alert-circle", "cancelled": "x-circle"}.get(order.state, "")
    return state_word("order", order.state), state_tone("order", order.state), icon


def _when(entries: list[HistoryEntry], command: str) -> int | None:
    found = [entry.event.at for entry in entries if entry.event.command == command]
    return min(found, default=None)


def stops(view: OrderView, entries: list[HistoryEntry], zone: str, now: int) -> list[Stop]:
    """How far the order is, from being sent to being shipped."""
    order = view.order

    def at(instant: int | None) -> str:
        return moment_word(instant, zone, now) if instant is not None else ""

    def inside(instant: int) -> str:
        return moment_word(instant, zone, now, inside=True)

    made = [Stop(_tr("Ordered"), at(order.sent_at), Stage.DONE)]
    accepted = _when(entries, "AcceptOrder")
    if accepted is not None or order.state in ("accepted", "part_shipped", "shipped", "closed"):
        made.append(Stop(_tr("Accepted"), at(accepted), Stage.DONE))
    elif order.state in UNSHIPPED:
        made.append(Stop(_tr("Accepted"), _tr("not yet")))
    for shown in view.shipments:
        if shown.shipment.confirmed_at is not None and order.state not in ("shipped", "closed"):
            made.append(Stop(_tr("Partly shipped"), at(shown.shipment.confirmed_at), Stage.DONE))
    if order.state in STOPPED:
        command = {"declined": "DeclineOrder", "cancelled": "CancelOrder"}.get(order.state, "CloseOrderShort")
        word = state_word("order", order.state)
        stage = Stage.DONE if order.state == "closed_short" else Stage.STOPPED
        return [*made, Stop(word, at(_when(entries, command)), stage)]
    if order.state in ("shipped", "closed"):
        return [*made, Stop(_tr("Shipped"), at(order.shipped_at), Stage.DONE)]
    if overdue(order, now):
        made.append(Stop(_tr("Overdue"), _tr("since {0}").format(inside(order.ship_by)), Stage.STOPPED))
        return [*made, Stop(_tr("Shipped"))]
    return [*made, Stop(_tr("Shipped"), _tr("by {0}").format(inside(order.ship_by)))]

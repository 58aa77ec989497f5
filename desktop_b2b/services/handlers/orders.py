# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Orders on both sides: accepted, declined, cancelled, closed short (mission §6)."""

from __future__ import annotations

from decimal import Decimal

from desktop_b2b.domain import entities as e
from desktop_b2b.domain import text
from desktop_b2b.domain.actor import Context
from desktop_b2b.domain.commands.sourcing import AcceptOrder, CancelOrder, CloseOrderShort, DeclineOrder
from desktop_b2b.domain.events import OrderCancelled, OrderDeclined
from desktop_b2b.domain.states import move
from desktop_b2b.domain.values import Id
from desktop_b2b.services.bus import handles
from desktop_b2b.services.ports import UnitOfWork
from desktop_b2b.services.records import addressed, owned


@handles(AcceptOrder)
def accept_order(cmd: AcceptOrder, uow: UnitOfWork, ctx: Context) -> None:
    """The supplier takes the order."""
    move(addressed(uow, ctx, e.Order, cmd.order_id), "accepted")


@handles(DeclineOrder)
def decline_order(cmd: DeclineOrder, uow: UnitOfWork, ctx: Context) -> None:
    """The supplier refuses the order whole, with a reason (A9); its quantities go back to the request."""
    order = addressed(uow, ctx, e.Order, cmd.order_id)
    order.decline_reason = text.note(cmd.reason, "reason", required=True)
    move(order, "declined")
    uow.emit(OrderDeclined(order.id, _give_back(uow, order)))


@handles(CancelOrder)
def cancel_order(cmd: CancelOrder, uow: UnitOfWork, ctx: Context) -> None:
    """The retailer calls off an order of which nothing has shipped."""
    order = owned(uow, ctx, e.Order, cmd.order_id)
    move(order, "cancelled")
    uow.emit(OrderCancelled(order.id, _give_back(uow, order)))


@handles(CloseOrderShort)
def close_order_short(cmd: CloseOrderShort, uow: UnitOfWork, ctx: Context) -> None:
    """The retailer cancels what has not shipped of a part-shipped order."""
    order = owned(uow, ctx, e.Order, cmd.order_id)
    move(order, "closed_short")
    uow.emit(OrderCancelled(order.id, _give_back(uow, order)))


def _give_back(uow: UnitOfWork, order: e.Order) -> tuple[tuple[Id, Decimal], ...]:
    """What has not shipped is cancelled; the ordered quantity itself never changes (N10). Returns what that
    frees, by inquiry line: a line's own may have been cancelled in part before.
    """
    returned: list[tuple[Id, Decimal]] = []
    for line in uow.children(e.OrderLine, "order_id", order.id):
        freed = line.quantity - line.shipped - line.cancelled
        line.cancelled += freed
        if line.inquiry_line_id and freed:
            returned.append((line.inquiry_line_id, freed))
    for shipment in uow.children(e.Shipment, "order_id", order.id):
        if shipment.state == "draft":
            move(shipment, "discarded")
    return tuple(returned)

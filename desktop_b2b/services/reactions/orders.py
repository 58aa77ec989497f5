# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What orders mean for others: sent to suppliers, returned to the request (mission §6)."""

from __future__ import annotations

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.actor import Context
from desktop_b2b.domain.events import (
    OrderCancelled,
    OrderDeclined,
    OrdersPlaced,
    RequestClosed,
    RequestReopened,
)
from desktop_b2b.domain.states import ORDER_CANCELLED, ORDER_DECLINED, ORDER_SHORT, move
from desktop_b2b.domain.values import Id
from desktop_b2b.services.bus import reacts
from desktop_b2b.services.ports import UnitOfWork
from desktop_b2b.services.sourcing import refresh


@reacts(OrdersPlaced)
def orders_placed(event: OrdersPlaced, uow: UnitOfWork, ctx: Context) -> None:
    """The server has the orders: they are sent. A request that takes no more is closed at once."""
    for order_id in event.order_ids:
        move(uow.get(e.Order, order_id), "sent")
    if event.closed:
        request = uow.get(e.Request, event.request_id)
        move(request, "closed")
        request.closed_at = ctx.now
        uow.emit(RequestClosed(request.id))


@reacts(OrderDeclined)
def order_declined(event: OrderDeclined, uow: UnitOfWork, ctx: Context) -> None:
    """A refused order's quantities are open again, and somebody must decide anew."""
    _return(uow, event.order_id, ORDER_DECLINED)


@reacts(OrderCancelled)
def order_cancelled(event: OrderCancelled, uow: UnitOfWork, ctx: Context) -> None:
    """So are those of a cancelled order, or of the rest of it."""
    short = uow.get(e.Order, event.order_id).state == "closed_short"
    _return(uow, event.order_id, ORDER_SHORT if short else ORDER_CANCELLED)


def _return(uow: UnitOfWork, order_id: Id, reason: str) -> None:
    """Give the cancelled quantities back to the request, which is reopened if it was closed.

    A request that still waits for answers goes on waiting.
    """
    private = uow.find(e.OrderPrivate, order_id)
    if private is None:
        return
    for line in uow.children(e.OrderLine, "order_id", order_id):
        ask = uow.find(e.RequestAsk, line.inquiry_line_id) if line.inquiry_line_id else None
        if ask is not None:
            ask.ordered -= line.cancelled
    request = uow.get(e.Request, private.request_id)
    if request.state in ("ordered", "closed"):
        uow.emit(RequestReopened(request.id))
    if request.state != "waiting":
        if request.state != "need_attention":
            move(request, "need_attention")
        request.reason = reason
        request.closed_at = None
    refresh(uow, request)

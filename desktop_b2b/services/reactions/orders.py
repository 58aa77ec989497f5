# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What orders mean for others: sent to suppliers, returned to the request (mission §6)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.actor import Context
from desktop_b2b.domain.events import (
    OrderCancelled,
    OrderChanged,
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
    _return(uow, event.order_id, event.returned, ORDER_DECLINED)


@reacts(OrderCancelled)
def order_cancelled(event: OrderCancelled, uow: UnitOfWork, ctx: Context) -> None:
    """So are those of a cancelled order, or of the rest of it."""
    short = uow.get(e.Order, event.order_id).state == "closed_short"
    _return(uow, event.order_id, event.returned, ORDER_SHORT if short else ORDER_CANCELLED)


@reacts(OrderChanged)
def order_changed(event: OrderChanged, uow: UnitOfWork, ctx: Context) -> None:
    """What an accepted proposal took from an order is open again; what it added is ordered."""
    _return(uow, event.order_id, event.returned, ORDER_SHORT)


def _return(uow: UnitOfWork, order_id: Id, returned: Sequence[tuple[Id, Decimal]], reason: str) -> None:
    """Give quantities back to the request, which is reopened if it was closed and anything is open again.

    A request that still waits for answers goes on waiting.
    """
    private = uow.find(e.OrderPrivate, order_id)
    if private is None:
        return
    asks: list[tuple[e.RequestAsk, Decimal]] = []
    for line_id, quantity in returned:
        ask = uow.find(e.RequestAsk, line_id)
        if ask is not None:
            ask.ordered -= quantity
            asks.append((ask, quantity))
    request = uow.get(e.Request, private.request_id)
    if any(quantity > 0 for _, quantity in asks) or reason != ORDER_SHORT:
        _open_again(uow, request, reason)
    refresh(uow, request)


def _open_again(uow: UnitOfWork, request: e.Request, reason: str) -> None:
    if request.state in ("ordered", "closed"):
        uow.emit(RequestReopened(request.id))
    if request.state != "waiting":
        if request.state != "need_attention":
            move(request, "need_attention")
        request.reason = reason
        request.closed_at = None

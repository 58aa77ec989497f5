# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What follows for B2B orders from being made or changed, from stock that comes or goes (S1.35–S1.38)."""

from __future__ import annotations

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.actor import Context
from desktop_b2b.domain.events import B2BOrderChanged, B2BOrderCreated, FloorChanged, StockChanged
from desktop_b2b.services import b2b, b2b_stock
from desktop_b2b.services.b2b_status import LATE, recompute, recompute_all
from desktop_b2b.services.bus import reacts
from desktop_b2b.services.ports import UnitOfWork


@reacts(B2BOrderCreated)
def order_created(event: B2BOrderCreated, uow: UnitOfWork, ctx: Context) -> None:
    """The server has the order: it is worked on, or says why not."""
    recompute(uow, ctx, uow.get(e.B2BOrder, event.b2b_order_id))


@reacts(B2BOrderChanged)
def order_changed(event: B2BOrderChanged, uow: UnitOfWork, ctx: Context) -> None:
    """Its reasons may be others now."""
    recompute(uow, ctx, uow.get(e.B2BOrder, event.b2b_order_id))


@reacts(FloorChanged)
def floor_changed(event: FloorChanged, uow: UnitOfWork, ctx: Context) -> None:
    """What is packed may wait for papers; what goes back on the shelf of a cancelled order is others'."""
    for order_id in event.b2b_order_ids:
        order = uow.get(e.B2BOrder, order_id)
        if order.state == "cancelled":
            items = {line.stock_item_id for line in b2b.lines_of(uow, order_id)}
            uow.emit(StockChanged(tuple(sorted(items))))
        elif order.state in LATE:
            recompute(uow, ctx, order)


@reacts(StockChanged)
def stock_changed(event: StockChanged, uow: UnitOfWork, ctx: Context) -> None:
    """Orders that wait for the items get what came; those that were promised what is gone wait again. Nobody
    else is looked at.
    """
    losers = [order for item_id in event.stock_item_ids for order in b2b_stock.settle_item(uow, item_id)]
    recompute_all(uow, ctx, [*b2b_stock.concerned(uow, event.stock_item_ids), *losers])

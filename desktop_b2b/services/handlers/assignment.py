# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Quantities kept and ordered (S2.81–S2.88)."""

from __future__ import annotations

from desktop_b2b.domain import checks
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.actor import Context
from desktop_b2b.domain.commands.sourcing import PlaceOrders, SaveAssignment
from desktop_b2b.domain.states import ASSIGNABLE, demand
from desktop_b2b.errors import UserError
from desktop_b2b.services.bus import handles
from desktop_b2b.services.orders import order_documents, place, preview_hash
from desktop_b2b.services.ports import UnitOfWork
from desktop_b2b.services.records import owned, unique
from desktop_b2b.services.sourcing import refresh


@handles(SaveAssignment)
def save_assignment(cmd: SaveAssignment, uow: UnitOfWork, ctx: Context) -> None:
    """Keep quantities without ordering (S2.81, S2.86). More than was asked is allowed (S2.82, A17)."""
    request = owned(uow, ctx, e.Request, cmd.request_id)
    demand(request, *ASSIGNABLE)
    unique((given.ask_id for given in cmd.assignments), "assignments[{}].ask_id")
    for index, given in enumerate(cmd.assignments):
        ask = uow.find(e.RequestAsk, given.ask_id)
        if ask is None or ask.request_id != request.id:
            field = f"assignments[{index}].ask_id"
            raise UserError("order.unknown_line", "This request has no such line.", field)
        uom = uow.get(e.InquiryLine, ask.id).uom
        ask.assigned = checks.quantity(given.quantity, f"assignments[{index}].quantity", uom)
    refresh(uow, request)


@handles(PlaceOrders)
def place_orders(cmd: PlaceOrders, uow: UnitOfWork, ctx: Context) -> None:
    """Order the given quantities, one order per partner (S2.84, S2.85, S2.88).

    Raises UserError ``order.preview_changed`` when the documents are not those that were previewed
    (N3), and what ``order_documents`` raises.
    """
    request = owned(uow, ctx, e.Request, cmd.request_id)
    demand(request, *ASSIGNABLE)
    documents = order_documents(uow, request, cmd.assignments)
    if preview_hash(documents) != cmd.preview_hash:
        text = "Something changed since the preview. Look at it again, then send."
        raise UserError("order.preview_changed", text, "preview_hash")
    place(uow, ctx, request, documents, close=cmd.close)

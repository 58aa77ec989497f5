# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Value-added services on the floor: done by whom, when, how often, proven as the centre's table wants it
(mission §2). Labels go onto an order's last boxes when all its services are accounted for.
"""

from __future__ import annotations

from collections.abc import Iterable

from desktop_b2b.domain import checks, text
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.actor import Context
from desktop_b2b.domain.commands.floor import RecordService, RemoveServiceRecord
from desktop_b2b.domain.states import demand
from desktop_b2b.errors import UserError
from desktop_b2b.rules.trade.services import WHOLE, AskedService
from desktop_b2b.services.b2b_services import services_of
from desktop_b2b.services.bus import handles
from desktop_b2b.services.ports import UnitOfWork
from desktop_b2b.services.records import addressed, owned, unclaimed

#: States in which somebody works on an order.
_WORKED = ("processing", "picking", "picked", "packed", "awaiting_shipper", "labelled")


@handles(RecordService)
def record_service(cmd: RecordService, uow: UnitOfWork, ctx: Context) -> None:
    """Keep that a service was done, or why it was not. What was done elsewhere meanwhile counts, too, so that
    two desks do not record more than was asked for.

    Raises UserError ``service.not_asked``, ``service.many``, ``service.scan``, ``service.photo``,
    ``service.file``, or ``text.missing`` where one is left out without a word.
    """
    order = addressed(uow, ctx, e.B2BOrder, cmd.b2b_order_id)
    demand(order, *_WORKED)
    asked = next((one for one in services_of(uow, order) if one.code == cmd.service), None)
    if asked is None:
        raise UserError("service.not_asked", "This order asks for no such service.", "service")
    quantity = checks.number(cmd.quantity, "quantity")
    if asked.count is not None and quantity and asked.done + quantity > asked.count:
        text_ = "{service}: {count} were asked for, and {done} are done already."
        raise UserError(
            "service.many", text_, "quantity", service=asked.name, count=asked.count, done=f"{asked.done:f}"
        )
    record = e.ServiceRecord(
        id=unclaimed(cmd.service_record_id, "service_record_id"),
        owner_id=ctx.actor.organisation_id,
        counterpart_id=order.owner_id,
        b2b_order_id=order.id,
        service=asked.code,
        quantity=quantity,
        note=text.line(cmd.note, "note", text.DESCRIPTION, required=not quantity),
        code=text.code(cmd.code, "code"),
        b2b_file_id=cmd.b2b_file_id,
        at=ctx.made_at,
        by=ctx.actor.name,
    )
    _prove(uow, order, asked, record)
    uow.add(record)


def _prove(uow: UnitOfWork, order: e.B2BOrder, asked: AskedService, record: e.ServiceRecord) -> None:
    """The evidence that the centre's table wants; what else there is may stand beside it."""
    if record.b2b_file_id is not None:
        kept = uow.find(e.B2BFile, record.b2b_file_id)
        if kept is None or kept.document_id != order.id or kept.owner_id != record.owner_id:
            raise UserError("service.file", "This order has no such file of yours.", "b2b_file_id")
    if not record.quantity:
        return
    if asked.evidence == "scan" and not record.code:
        raise UserError("service.scan", "Scan one that was made, as the proof.", "code")
    if asked.evidence == "photo" and record.b2b_file_id is None:
        raise UserError("service.photo", "Add a picture of it, as the proof.", "b2b_file_id")


@handles(RemoveServiceRecord)
def remove_service_record(cmd: RemoveServiceRecord, uow: UnitOfWork, ctx: Context) -> None:
    """It counts no more; the order's history still has it."""
    record = owned(uow, ctx, e.ServiceRecord, cmd.service_record_id)
    demand(uow.get(e.B2BOrder, record.b2b_order_id), *_WORKED)
    uow.remove(record)


def demand_services(uow: UnitOfWork, orders: Iterable[e.B2BOrder]) -> None:
    """Refuse what would let the last of an order leave without a service that must be proven.

    Raises UserError ``service.open``.
    """
    for order in orders:
        if order.state not in WHOLE or not order.services:
            continue
        missing = [one.name for one in services_of(uow, order) if one.is_open]
        if missing:
            text_ = "Order {number}: record these services first, or why they are left out: {services}."
            raise UserError(
                "service.open", text_, "shipment_id", number=order.number, services=", ".join(missing)
            )

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The value-added services of an order, by its rows: what was asked for, and what is recorded of it."""

from __future__ import annotations

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.values import Id
from desktop_b2b.errors import UserError
from desktop_b2b.rules.trade.services import AskedService, asked_services
from desktop_b2b.services import b2b
from desktop_b2b.services.b2b_terms import tables_of
from desktop_b2b.services.ports import UnitOfWork


def records_of(uow: UnitOfWork, order_id: Id) -> list[e.ServiceRecord]:
    """What is recorded of an order's services, in the order in which it was done."""
    return sorted(uow.children(e.ServiceRecord, "b2b_order_id", order_id), key=lambda one: (one.at, one.id))


def services_of(uow: UnitOfWork, order: e.B2BOrder) -> tuple[AskedService, ...]:
    """The services of an order with what is recorded of them."""
    if not order.services:
        return ()
    tables = tables_of(b2b.shown(uow, uow.get(e.Link, order.link_id)))
    recorded = [(one.service, one.quantity) for one in records_of(uow, order.id)]
    return asked_services(tables, order.services, recorded)


def change_services(uow: UnitOfWork, order: e.B2BOrder, asked: tuple[str, ...]) -> bool:
    """Ask an order's centre for these services from now on; whether they are others than before. What is done
    already stays asked for.

    Raises UserError ``service.done``.
    """
    before = order.services
    done = {one.code: one for one in services_of(uow, order) if one.done}
    order.services = asked
    left = {one.code: one for one in services_of(uow, order)}
    for code, was in done.items():
        now = left.get(code)
        if now is None or (now.count is not None and now.count < was.done):
            text = "{service}: {done} are done already, so that no fewer can be asked for."
            raise UserError("service.done", text, "services", service=was.name, done=f"{was.done:f}")
    return asked != before

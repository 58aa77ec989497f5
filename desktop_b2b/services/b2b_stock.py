# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Stock that is kept for orders: reserved in the order in which the centre picks, given back when an order no
longer wants it or the centre no longer has it.

A lot's ``reserved`` is what is kept and not picked yet, a line's is all that was kept for it, picked or not.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.values import Id, child_id
from desktop_b2b.rules.picking import pick_order
from desktop_b2b.services import b2b, stock
from desktop_b2b.services.centres import lots_at
from desktop_b2b.services.ports import UnitOfWork


def reserve(uow: UnitOfWork, order: e.B2BOrder, lines: Sequence[e.B2BLine], today: str) -> None:
    """Keep for each line what it lacks, as far as there is any: the first to expire first (mission §2)."""
    for line in lines:
        missing = line.quantity - line.cancelled - line.reserved
        if missing <= 0:
            continue
        item = uow.find(e.StockItem, line.stock_item_id)
        if item is None or not item.active:
            continue
        for lot in b2b.usable(uow, item, today, line.lot):
            taken = min(missing, stock.available(lot))
            _keep(uow, order, line, lot, taken)
            missing -= taken
            if missing <= 0:
                break


def _keep(uow: UnitOfWork, order: e.B2BOrder, line: e.B2BLine, lot: e.StockLot, units: Decimal) -> None:
    row_id = child_id(line.id, "reservation", lot.id)
    row = uow.find(e.Reservation, row_id)
    if row is None:
        row = uow.add(
            e.Reservation(
                id=row_id,
                owner_id=order.owner_id,
                counterpart_id=order.counterpart_id,
                b2b_order_id=order.id,
                b2b_line_id=line.id,
                stock_lot_id=lot.id,
            )
        )
    row.quantity += units
    lot.reserved += units
    line.reserved += units


def give_back(uow: UnitOfWork, order_id: Id) -> None:
    """Give back all that is kept for an order and not picked."""
    for row in uow.children(e.Reservation, "b2b_order_id", order_id):
        _release(uow, row, row.quantity - row.picked)


def trim(uow: UnitOfWork, line: e.B2BLine) -> None:
    """Give back what is kept for a line beyond what it still wants, the last to be picked first."""
    beyond = line.reserved - (line.quantity - line.cancelled)
    if beyond <= 0:
        return
    rows = [
        (uow.get(e.StockLot, row.stock_lot_id), row)
        for row in uow.children(e.Reservation, "b2b_order_id", line.b2b_order_id)
        if row.b2b_line_id == line.id
    ]
    terms = lots_at(uow, uow.get(e.StockItem, line.stock_item_id).link_id)
    rows.sort(key=lambda one: pick_order(one[0], terms.order), reverse=True)
    for _, row in rows:
        freed = min(beyond, row.quantity - row.picked)
        _release(uow, row, freed)
        beyond -= freed
        if beyond <= 0:
            return


def _release(uow: UnitOfWork, row: e.Reservation, units: Decimal) -> None:
    if units <= 0:
        return
    row.quantity -= units
    uow.get(e.StockLot, row.stock_lot_id).reserved -= units
    uow.get(e.B2BLine, row.b2b_line_id).reserved -= units


def settle_item(uow: UnitOfWork, item_id: Id) -> list[Id]:
    """Take from the orders of an item what its lots no longer hold, from who came last first; the orders that
    lost something.
    """
    losers: list[Id] = []
    for lot in uow.children(e.StockLot, "stock_item_id", item_id):
        over = lot.reserved - max(lot.on_hand - lot.held, e.ZERO)
        if over <= 0:
            continue
        rows = [
            row for row in uow.children(e.Reservation, "stock_lot_id", lot.id) if row.quantity > row.picked
        ]
        rows.sort(key=lambda row: _rank(uow, row), reverse=True)
        for row in rows:
            freed = min(over, row.quantity - row.picked)
            _release(uow, row, freed)
            losers.append(row.b2b_order_id)
            over -= freed
            if over <= 0:
                break
    return losers


def _rank(uow: UnitOfWork, row: e.Reservation) -> tuple[int, int, Id]:
    order = uow.get(e.B2BOrder, row.b2b_order_id)
    return order.reserve_at, order.created_at, order.id


def concerned(uow: UnitOfWork, item_ids: Sequence[Id]) -> list[Id]:
    """The orders that wait for any of these items."""
    return [
        line.b2b_order_id
        for item_id in dict.fromkeys(item_ids)
        for line in uow.children(e.B2BLine, "waits_for", item_id)
    ]

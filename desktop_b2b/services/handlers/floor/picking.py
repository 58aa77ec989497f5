# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Picking: units of a lot are taken for a line, and put back. Each leaves a movement; quantities are sums."""

from __future__ import annotations

from decimal import Decimal

from desktop_b2b.domain import checks, text
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.actor import Context
from desktop_b2b.domain.commands.floor import PickLine, UnpickLine
from desktop_b2b.domain.events import StockChanged
from desktop_b2b.domain.states import demand
from desktop_b2b.domain.values import Id, child_id
from desktop_b2b.errors import UserError
from desktop_b2b.rules.picking import LotState, check_pick, pick_order, today_in
from desktop_b2b.rules.trade.defaults import default_tables
from desktop_b2b.rules.trade.rows import Lots
from desktop_b2b.rules.trade.tables import decode_tables
from desktop_b2b.services.bus import handles
from desktop_b2b.services.handlers.floor.standing import PACKABLE, line_of, settle_orders
from desktop_b2b.services.ports import UnitOfWork
from desktop_b2b.services.records import owned
from desktop_b2b.services.stock import PICK, UNPICK, Books, Cause

_ZERO = Decimal(0)


@handles(PickLine)
def pick_line(cmd: PickLine, uow: UnitOfWork, ctx: Context) -> None:
    """Take units of a lot: never more than the line wants, first expiry first (S1.24), none that expired.

    Where another lot than the one reserved is taken, the reservation goes with it.
    """
    line = line_of(uow, ctx, cmd.b2b_order_id, cmd.b2b_line_id, "b2b_line_id")
    order = uow.get(e.B2BOrder, line.b2b_order_id)
    demand(order, "processing", "picking")
    quantity = _positive(cmd.quantity, line)
    left = line.quantity - line.cancelled - line.picked
    if quantity > left:
        text_ = "{item}: only {left} are still to be picked."
        raise UserError("pick.too_much", text_, "quantity", item=_name(line), left=f"{left:f}")
    lot = _lot_of(uow, ctx, line, cmd.stock_lot_id)
    override = text.line(cmd.override, "override", text.DESCRIPTION)
    _check(uow, ctx, line, lot, quantity, override)
    reservation = _reserve(uow, order, line, lot, quantity)
    reservation.picked += quantity
    lot.reserved -= quantity
    line.picked += quantity
    _book(uow, ctx, lot, order, PICK, -quantity, cmd.bin_id, override)
    settle_orders(uow, ctx, [order])


@handles(UnpickLine)
def unpick_line(cmd: UnpickLine, uow: UnitOfWork, ctx: Context) -> None:
    """Put units back that are not packed. They stay reserved for the line, as far as it still wants them."""
    line = line_of(uow, ctx, cmd.b2b_order_id, cmd.b2b_line_id, "b2b_line_id")
    order = uow.get(e.B2BOrder, line.b2b_order_id)
    demand(order, "picking", "cancelled", *PACKABLE)
    quantity = _positive(cmd.quantity, line)
    reason = text.line(cmd.reason, "reason", text.DESCRIPTION, required=True)
    lot = _lot_of(uow, ctx, line, cmd.stock_lot_id)
    reservation = reservation_of(uow, line, lot.id)
    loose = (reservation.picked if reservation else _ZERO) - packed_of(uow, line, lot.id)
    if reservation is None or quantity > loose:
        text_ = "{item}: only {left} of this lot are picked and not packed."
        raise UserError("unpick.too_much", text_, "quantity", item=_name(line), left=f"{loose:f}")
    unwanted = min(quantity, max(_ZERO, line.picked - (line.quantity - line.cancelled)))
    reservation.picked -= quantity
    reservation.quantity -= unwanted
    lot.reserved += quantity - unwanted
    line.picked -= quantity
    line.reserved -= unwanted
    if unwanted:
        uow.emit(StockChanged((lot.stock_item_id,)))
    _book(uow, ctx, lot, order, UNPICK, quantity, cmd.bin_id, reason)
    settle_orders(uow, ctx, [order])


def reservation_of(uow: UnitOfWork, line: e.B2BLine, lot_id: Id) -> e.Reservation | None:
    """What is kept of a lot for a line."""
    for row in uow.children(e.Reservation, "b2b_order_id", line.b2b_order_id):
        if row.b2b_line_id == line.id and row.stock_lot_id == lot_id:
            return row
    return None


def packed_of(uow: UnitOfWork, line: e.B2BLine, lot_id: Id) -> Decimal:
    """How much of a line's lot lies in boxes."""
    rows = uow.children(e.PackedLine, "b2b_line_id", line.id)
    return sum((row.quantity for row in rows if row.stock_lot_id == lot_id), _ZERO)


def _positive(quantity: Decimal, line: e.B2BLine) -> Decimal:
    quantity = checks.quantity(quantity, "quantity", line.uom)
    if quantity <= 0:
        raise UserError("floor.nothing", "Enter how many, more than 0.", "quantity")
    return quantity


def _lot_of(uow: UnitOfWork, ctx: Context, line: e.B2BLine, lot_id: Id) -> e.StockLot:
    lot = owned(uow, ctx, e.StockLot, lot_id)
    if lot.stock_item_id != line.stock_item_id:
        text_ = "This lot is of another item."
        raise UserError("pick.other_item", text_, "stock_lot_id")
    return lot


def _check(
    uow: UnitOfWork, ctx: Context, line: e.B2BLine, lot: e.StockLot, quantity: Decimal, override: str
) -> None:
    """By the centre's order of lots, and nothing that others are promised or that is held.

    Goods are taken when somebody takes them, be the network there or not: a lot that expired since, or one
    that came since and would go first, is no reason to refuse what was done.
    """
    done_at = min(ctx.made_at, ctx.now)
    mine = {
        row.stock_lot_id: row.quantity - row.picked
        for row in uow.children(e.Reservation, "b2b_order_id", line.b2b_order_id)
        if row.b2b_line_id == line.id
    }
    lots = [
        LotState(
            row.id,
            row.lot,
            row.expires_on,
            row.on_hand - row.held - row.reserved + mine.get(row.id, _ZERO),
            row.received_at,
        )
        for row in uow.children(e.StockLot, "stock_item_id", line.stock_item_id)
        if row.id == lot.id or row.received_at <= done_at
    ]
    centre = uow.get(e.Organisation, ctx.actor.organisation_id)
    check_pick(
        next(one for one in lots if one.id == lot.id),
        lots,
        asked=line.lot,
        quantity=quantity,
        today=today_in(done_at, centre.time_zone),
        terms=_lots_terms(uow, line),
        override=override,
    )


def _lots_terms(uow: UnitOfWork, line: e.B2BLine) -> Lots:
    """Which lot goes first at the centre that a line is worked on by."""
    terms = uow.find(e.CentreTerms, line.counterpart_id) if line.counterpart_id is not None else None
    return (decode_tables(terms.tables) if terms is not None else default_tables()).lots


def _reserve(
    uow: UnitOfWork, order: e.B2BOrder, line: e.B2BLine, lot: e.StockLot, quantity: Decimal
) -> e.Reservation:
    """The reservation that the units come from: what it lacks moves here from the line's other lots."""
    row = reservation_of(uow, line, lot.id)
    if row is None:
        row = uow.add(
            e.Reservation(
                id=child_id(line.id, "reservation", lot.id),
                owner_id=order.owner_id,
                counterpart_id=order.counterpart_id,
                b2b_order_id=order.id,
                b2b_line_id=line.id,
                stock_lot_id=lot.id,
            )
        )
    missing = quantity - (row.quantity - row.picked)
    if missing <= 0:
        return row
    row.quantity += missing
    lot.reserved += missing
    # Another order may wait for just the lot that is freed, or was promised what is taken here.
    uow.emit(StockChanged((lot.stock_item_id,)))
    for other in _others(uow, line, row):
        freed = min(missing, other.quantity - other.picked)
        other.quantity -= freed
        uow.get(e.StockLot, other.stock_lot_id).reserved -= freed
        missing -= freed
    line.reserved += missing
    return row


def _others(uow: UnitOfWork, line: e.B2BLine, row: e.Reservation) -> list[e.Reservation]:
    """The line's other reservations with something left, the last to expire first."""
    found = [
        (uow.get(e.StockLot, other.stock_lot_id), other)
        for other in uow.children(e.Reservation, "b2b_order_id", line.b2b_order_id)
        if other.b2b_line_id == line.id and other.id != row.id and other.quantity > other.picked
    ]
    order = _lots_terms(uow, line).order
    found.sort(key=lambda one: pick_order(one[0], order), reverse=True)
    return [other for _, other in found]


def _book(
    uow: UnitOfWork, ctx: Context, lot: e.StockLot, order: e.B2BOrder, kind: str, quantity: Decimal,
    bin_id: Id | None, reason: str,
) -> None:  # fmt: skip
    """The movement that changes the lot, and the bin's. What lies in bins stays within what there is."""
    books = Books(uow, ctx)
    cause = Cause(kind, order.id, reason)
    books.move(lot, quantity, cause, "quantity")
    if bin_id is not None:
        books.put(owned(uow, ctx, e.Bin, bin_id).id, lot, quantity, cause, "bin_id")
    books.check_loose(lot, "bin_id")


def _name(line: e.B2BLine) -> str:
    return line.sku or line.inventory_id or line.description

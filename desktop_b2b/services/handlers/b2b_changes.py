# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Changes of B2B orders after they were made, holds, quotes, their end (S1.16, S1.28–S1.34, mission §6)."""

from __future__ import annotations

from desktop_b2b.domain import checks, text
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.actor import Context
from desktop_b2b.domain.commands.fulfilment import (
    AcceptQuote,
    CancelB2BOrder,
    ChangeB2BOrder,
    ConfirmB2BCancel,
    HoldB2BOrder,
    LineCut,
    MeetReserveDate,
    QuoteB2BShipping,
    RecountOrders,
    RefuseB2BCancel,
    ReleaseB2BOrder,
    SetInsurance,
    ShipB2BYourself,
)
from desktop_b2b.domain.events import B2BOrderChanged, StockChanged
from desktop_b2b.domain.states import demand, move
from desktop_b2b.domain.values import Id
from desktop_b2b.errors import UserError
from desktop_b2b.rules.changes import cancel_charge, change_charge, demand_open
from desktop_b2b.rules.trade.tables import CentreTables
from desktop_b2b.services import b2b, b2b_stock
from desktop_b2b.services.b2b_customs import change_customs
from desktop_b2b.services.b2b_services import change_services
from desktop_b2b.services.b2b_status import EARLY
from desktop_b2b.services.b2b_terms import signs, tables_of
from desktop_b2b.services.bus import handles
from desktop_b2b.services.handlers.floor.standing import settle_orders
from desktop_b2b.services.ports import UnitOfWork
from desktop_b2b.services.records import Check, addressed, owned, patch, sent, unique

#: What a retailer may change of an order; until when is the guide's table (``rules.changes``).
_CHANGED: dict[str, Check] = {
    **b2b.RECIPIENT,
    **{
        name: b2b.TERMS[name]
        for name in (
            "retailer_order_number", "instructions", "note_to_customer", "carrier", "service", "collector",
            "collect_from", "collect_until", "purchase_order", "department", "mark_for", "fba_shipment",
            "incoterm",
        )
    },
}  # fmt: skip
_QUOTABLE = (*EARLY, "picked", "packed", "awaiting_shipper")


@handles(ChangeB2BOrder)
def change_order(cmd: ChangeB2BOrder, uow: UnitOfWork, ctx: Context) -> None:
    """Change what is not locked yet (S1.28); another carrier is agreed to by choosing it (S1.14)."""
    order = owned(uow, ctx, e.B2BOrder, cmd.b2b_order_id)
    for name in _CHANGED:
        if sent(getattr(cmd, name)):
            demand_open(name, order.state, kind=order.kind)
    bought = order.carrier, order.service
    patch(order, cmd, _CHANGED)
    if (order.carrier, order.service) != bought and order.method == "provider":
        order.consent_at, order.consent_by = ctx.made_at, ctx.actor.name
    if cmd.customs:
        demand_open("customs", order.state, kind=order.kind)
        change_customs(uow, order, b2b.shown(uow, uow.get(e.Link, order.link_id)), cmd.customs)
    served = isinstance(cmd.services, tuple) and _serve(uow, order, cmd.services)
    if cmd.cuts or served:
        order.fee += change_charge(_tables(uow, order), order.state, order.kind).amount
    if cmd.cuts:
        _cut(cmd.cuts, uow, ctx, order)
    uow.emit(B2BOrderChanged(order.id))


def _serve(uow: UnitOfWork, order: e.B2BOrder, asked: tuple[str, ...]) -> bool:
    """Ask for other value-added services, for a fee; whether any changed."""
    demand_open("services", order.state, kind=order.kind)
    return change_services(uow, order, b2b.TERMS["services"](asked, "services"))


def _cut(cuts: tuple[LineCut, ...], uow: UnitOfWork, ctx: Context, order: e.B2BOrder) -> None:
    """Take units off that are not picked yet, for a fee; what was asked for stays on record (N10)."""
    demand_open("lines", order.state, kind=order.kind)
    unique((cut.line_id for cut in cuts), "cuts[{}].line_id")
    lines = {line.id: line for line in b2b.lines_of(uow, order.id)}
    for index, cut in enumerate(cuts):
        line = lines.get(cut.line_id)
        if line is None:
            raise UserError("b2b.no_line", "There is no such item.", f"cuts[{index}].line_id")
        where = f"cuts[{index}].quantity"
        units = checks.quantity(cut.quantity, where, line.uom)
        most = line.quantity - line.cancelled - line.picked
        if not 0 < units <= most:
            text_ = "Of “{sku}” at most {most} can be taken off."
            raise UserError("b2b.cut", text_, where, sku=line.sku, most=f"{most:f}")
        line.cancelled += units
        b2b_stock.trim(uow, line)
    if all(line.cancelled == line.quantity for line in lines.values()):
        raise UserError("b2b.cut_all", "Nothing would be left: cancel the order instead.", "cuts")
    if order.state == "picking":
        settle_orders(uow, ctx, [order])
    uow.emit(StockChanged(tuple(sorted({lines[cut.line_id].stock_item_id for cut in cuts}))))


def _tables(uow: UnitOfWork, order: e.B2BOrder) -> CentreTables:
    return tables_of(b2b.shown(uow, uow.get(e.Link, order.link_id)))


@handles(SetInsurance)
def set_insurance(cmd: SetInsurance, uow: UnitOfWork, ctx: Context) -> None:
    """Insure an order; whether the recipient signs follows (S1.34, A4)."""
    order = owned(uow, ctx, e.B2BOrder, cmd.b2b_order_id)
    demand_open("insured_value", order.state, kind=order.kind)
    order.insured_value = checks.number(cmd.insured_value, "insured_value")
    if isinstance(cmd.currency, str):
        order.currency = checks.currency(cmd.currency, "currency")
    patch(order, cmd, b2b.RATE)
    order.signature = signs(order, _tables(uow, order))
    uow.emit(B2BOrderChanged(order.id))


# ---------------------------------------------------------------- holds


def _either(uow: UnitOfWork, ctx: Context, order_id: Id, retailer: str) -> e.B2BOrder:
    """An order of either party, each with its own privilege."""
    order = uow.get(e.B2BOrder, order_id)
    ctx.actor.require(retailer if order.owner_id == ctx.actor.organisation_id else "floor.work")
    return order


@handles(HoldB2BOrder)
def hold_order(cmd: HoldB2BOrder, uow: UnitOfWork, ctx: Context) -> None:
    """Keep an order from being worked on: a reason beside the others."""
    order = _either(uow, ctx, cmd.b2b_order_id, "b2b.create")
    demand(order, *EARLY)
    if order.hold_reason:
        raise UserError("b2b.held", "The order is on hold already.", "b2b_order_id")
    order.hold_reason = text.line(cmd.reason, "reason", text.DESCRIPTION, required=True)
    order.hold_by = ctx.actor.organisation_id
    uow.emit(B2BOrderChanged(order.id))


@handles(ReleaseB2BOrder)
def release_order(cmd: ReleaseB2BOrder, uow: UnitOfWork, ctx: Context) -> None:
    """End a hold of one's own."""
    order = _either(uow, ctx, cmd.b2b_order_id, "b2b.create")
    if not order.hold_reason:
        raise UserError("b2b.not_held", "The order is not on hold.", "b2b_order_id")
    if order.hold_by != ctx.actor.organisation_id:
        raise UserError("b2b.other_hold", "The other party put this order on hold: ask it to end that.")
    order.hold_reason, order.hold_by = "", None
    uow.emit(B2BOrderChanged(order.id))


# ---------------------------------------------------------------- quotes


@handles(QuoteB2BShipping)
def quote_shipping(cmd: QuoteB2BShipping, uow: UnitOfWork, ctx: Context) -> None:
    """The centre offers what it would buy shipping for (S1.16)."""
    order = addressed(uow, ctx, e.B2BOrder, cmd.b2b_order_id)
    demand(order, *_QUOTABLE)
    if order.method != "provider" or order.kind == "pickup":
        raise UserError("b2b.no_quote", "The retailer arranges the shipping of this order.", "quote")
    if order.quote_state == "accepted":
        raise UserError("b2b.quote_accepted", "The retailer has accepted a quote already.", "quote")
    order.quote = checks.number(cmd.quote, "quote")
    order.quote_state = "offered"
    uow.emit(B2BOrderChanged(order.id))


@handles(AcceptQuote)
def accept_quote(cmd: AcceptQuote, uow: UnitOfWork, ctx: Context) -> None:
    """The retailer takes the quote; of another one than it saw it hears first."""
    order = owned(uow, ctx, e.B2BOrder, cmd.b2b_order_id)
    demand_open("quote", order.state, kind=order.kind)
    _need_offer(order)
    if order.quote != cmd.quote:
        text_ = "The centre's quote is {quote} now. Look at it again."
        raise UserError("b2b.quote_changed", text_, "quote", quote=f"{order.quote:f}")
    order.quote_state = "accepted"
    uow.emit(B2BOrderChanged(order.id))


@handles(ShipB2BYourself)
def ship_yourself(cmd: ShipB2BYourself, uow: UnitOfWork, ctx: Context) -> None:
    """Labels of one's own, or freight that one books, instead of the quote (S1.16). Insurance may be void."""
    order = owned(uow, ctx, e.B2BOrder, cmd.b2b_order_id)
    demand_open("method", order.state, kind=order.kind)
    if order.method != "provider":
        raise UserError("b2b.no_quote", "You arrange the shipping of this order already.", "b2b_order_id")
    if order.quote_state == "accepted":
        raise UserError("b2b.quote_accepted", "The quote was accepted already.", "b2b_order_id")
    order.method = "own_label" if order.mode == "parcel" else "self_arranged"
    order.quote, order.quote_state = None, ""
    order.signature = signs(order, _tables(uow, order))
    uow.emit(B2BOrderChanged(order.id))


def _need_offer(order: e.B2BOrder) -> None:
    if order.quote_state != "offered":
        raise UserError("b2b.no_offer", "There is no quote to accept.", "quote")


# ---------------------------------------------------------------- the end


@handles(CancelB2BOrder)
def cancel_order(cmd: CancelB2BOrder, uow: UnitOfWork, ctx: Context) -> None:
    """Cancelled at once before it is picked; later the centre is asked, and a fee may apply (mission §6)."""
    order = owned(uow, ctx, e.B2BOrder, cmd.b2b_order_id)
    reason = text.line(cmd.reason, "reason", text.DESCRIPTION)
    charge = cancel_charge(_tables(uow, order), order.state, order.kind)
    order.cancel_reason = reason
    if charge.asks_centre:
        if order.cancel_asked_at is not None:
            raise UserError("b2b.cancel_asked", "The centre has been asked already.", "b2b_order_id")
        order.cancel_asked_at = ctx.now
        return
    _end(uow, order)


@handles(ConfirmB2BCancel)
def confirm_cancel(cmd: ConfirmB2BCancel, uow: UnitOfWork, ctx: Context) -> None:
    """The centre agrees: what was picked goes back to the shelves (``UnpickLine``), for its fees."""
    order = addressed(uow, ctx, e.B2BOrder, cmd.b2b_order_id)
    _need_asked(order)
    picked = b2b.units_of([line.picked - line.shipped for line in b2b.lines_of(uow, order.id)])
    order.fee += cancel_charge(_tables(uow, order), order.state, order.kind, picked).amount
    _end(uow, order)


@handles(RefuseB2BCancel)
def refuse_cancel(cmd: RefuseB2BCancel, uow: UnitOfWork, ctx: Context) -> None:
    """The centre does not: the order goes on, and the retailer reads why."""
    order = addressed(uow, ctx, e.B2BOrder, cmd.b2b_order_id)
    _need_asked(order)
    order.cancel_asked_at = None
    order.cancel_reason = text.line(cmd.reason, "reason", text.DESCRIPTION, required=True)


def _need_asked(order: e.B2BOrder) -> None:
    if order.cancel_asked_at is None or order.state == "cancelled":
        raise UserError("b2b.not_asked", "Nobody asked to cancel this order.", "b2b_order_id")


def _end(uow: UnitOfWork, order: e.B2BOrder) -> None:
    """All that has not left is cancelled, and what was kept for it is free for others."""
    lines = b2b.lines_of(uow, order.id)
    if any(line.shipped > 0 for line in lines):
        text_ = "Something of this order has left the centre: it cannot be cancelled any more."
        raise UserError("b2b.cancel_late", text_, "b2b_order_id")
    move(order, "cancelled")
    b2b_stock.give_back(uow, order.id)
    for line in lines:
        line.cancelled = line.quantity - line.shipped
        line.waits_for = None
    order.reasons = ()
    order.due_at = None
    order.cancel_asked_at = None
    uow.emit(StockChanged(tuple(dict.fromkeys(line.stock_item_id for line in lines))))


# ---------------------------------------------------------------- the server's own


@handles(MeetReserveDate)
def meet_reserve_date(cmd: MeetReserveDate, uow: UnitOfWork, ctx: Context) -> None:
    """The day has begun at the centre: stock is reserved, and the order says what else it waits for."""
    order = uow.get(e.B2BOrder, cmd.b2b_order_id)
    if order.reserved_at is None and ctx.now >= order.reserve_at:
        uow.emit(B2BOrderChanged(order.id))


@handles(RecountOrders)
def recount_orders(cmd: RecountOrders, uow: UnitOfWork, ctx: Context) -> None:
    """A piece of a centre's open orders is judged by what the centre published; what is newer begins anew."""
    row = uow.find(e.Recount, cmd.recount_id)
    if row is None or row.since is None or row.version != cmd.seen:
        return
    for order_id in cmd.b2b_order_ids:
        order = uow.get(e.B2BOrder, order_id)
        row.after_at, row.after = order.reserve_at, order.id
        uow.emit(B2BOrderChanged(order.id))
    if cmd.last:
        row.since, row.after_at, row.after = None, 0, None

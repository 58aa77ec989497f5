# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The documents that ordering makes: built once, previewed, hashed and sent as they are (N3).

A document holds all that the partner will get but the numbers, ids and instants that only sending
gives. The preview and PlaceOrders call the same builder, so what is previewed is what is sent.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from decimal import Decimal

import msgspec

from desktop_b2b.domain import checks
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.actor import Context
from desktop_b2b.domain.commands.sourcing import Assignment
from desktop_b2b.domain.events import OrdersPlaced
from desktop_b2b.domain.states import DEAD_ORDERS, move
from desktop_b2b.domain.values import Id, child_id, line_total, sort_key
from desktop_b2b.errors import BugError, UserError
from desktop_b2b.rules.deadlines import ship_by
from desktop_b2b.services.allowances import SetTime, shipping_time
from desktop_b2b.services.calendars import partner_calendar
from desktop_b2b.services.facts import order_facts
from desktop_b2b.services.ports import UnitOfWork
from desktop_b2b.services.records import unique
from desktop_b2b.services.shipping import shipping_of
from desktop_b2b.services.sourcing import COUNTING, ZERO, link_of, refresh, stop_asking

#: What an order copies from its request, field by field; never the e-mail (law 3).
_FROM_REQUEST = (
    "retailer_order_number",
    "recipient_kind",
    "company",
    "contact_name",
    "phone",
    "address1",
    "address2",
    "postal_code",
    "city",
    "region",
    "country",
    "note_to_customer",
    "note_to_suppliers",
)


class OrderDocumentLine(msgspec.Struct, frozen=True, kw_only=True):
    """A line as ordered. ``quantity`` includes ``backorder``; ``total`` is rounded (mission §7.3)."""

    inquiry_line_id: Id
    sku: str
    description: str
    uom: str
    quantity: Decimal
    price: Decimal
    backorder: Decimal
    backorder_at: int | None
    total: Decimal


class OrderDocument(msgspec.Struct, frozen=True, kw_only=True):
    """One partner's order, before it has a number. ``shipping_hours`` count from sending."""

    inquiry_id: Id
    inquiry_number: str
    supplier_id: Id
    currency: str
    retailer_order_number: str
    recipient_kind: str
    company: str
    contact_name: str
    phone: str
    address1: str
    address2: str
    postal_code: str
    city: str
    region: str
    country: str
    note_to_customer: str
    note_to_suppliers: str
    partner_note: str
    shipping_hours: int
    ship_by_zone: str
    shipping_cost: Decimal
    changes_allowed: bool
    total: Decimal
    lines: tuple[OrderDocumentLine, ...]


def document_hash(document: OrderDocument) -> str:
    """SHA-256 of one document's canonical JSON, in hexadecimal. It stands on the order."""
    return hashlib.sha256(msgspec.json.encode(document, order="deterministic")).hexdigest()


def preview_hash(documents: Sequence[OrderDocument]) -> str:
    """SHA-256 of all documents' canonical JSON, in hexadecimal; what PlaceOrders must be given."""
    return hashlib.sha256(msgspec.json.encode(list(documents), order="deterministic")).hexdigest()


def order_documents(
    uow: UnitOfWork, request: e.Request, assignments: Sequence[Assignment]
) -> list[OrderDocument]:
    """The orders that these quantities would make, one per partner, sorted by inquiry.

    More than was asked or answered may be ordered (A17); nought is left out. Raises UserError naming
    ``assignments[i]`` for an unknown or repeated line, a quantity that cannot be, or a partner whose
    answer gives no price; ``order.nothing`` when no quantity is left.
    """
    unique((given.ask_id for given in assignments), "assignments[{}].ask_id")
    lines: dict[Id, list[OrderDocumentLine]] = {}
    for index, given in enumerate(assignments):
        ask, inquiry_line = _asked(uow, request, given, index)
        quantity = checks.quantity(given.quantity, f"assignments[{index}].quantity", inquiry_line.uom)
        if quantity > 0:
            line = _line(uow, request, ask, inquiry_line, quantity, index)
            lines.setdefault(ask.request_partner_id, []).append(line)
    if not lines:
        raise UserError("order.nothing", "Enter a quantity for at least one partner.", "assignments")
    organisation = uow.get(e.Organisation, request.owner_id)
    made = [
        _document(uow, request, organisation, inquiry_id, lines[inquiry_id]) for inquiry_id in sorted(lines)
    ]
    total = sum((document.total for document in made), ZERO)
    return [_allowed(uow, request, document, total) for document in made]


def _allowed(uow: UnitOfWork, request: e.Request, document: OrderDocument, total: Decimal) -> OrderDocument:
    """The document with the time to ship that the retailer's rules set."""
    usual = document.shipping_hours
    return msgspec.structs.replace(document, shipping_hours=_time(uow, request, document, total, usual).hours)


def _time(
    uow: UnitOfWork, request: e.Request, document: OrderDocument, total: Decimal, usual: int
) -> SetTime:
    """The time to ship and what set it, which stays with the retailer; ``total``: of all orders together."""
    card = uow.get(e.Partner, uow.get(e.RequestPartner, document.inquiry_id).partner_id)
    goods = document.total - document.shipping_cost
    facts = order_facts(goods, document.shipping_cost, len(document.lines), total)
    return shipping_time(uow, request, card, document.inquiry_id, facts, usual)


def place(
    uow: UnitOfWork, ctx: Context, request: e.Request, documents: Sequence[OrderDocument], *, close: bool
) -> None:
    """Make the orders of the documents, move the request on and say so.

    ``close``: the request takes no more (S2.85), else it stays partially ordered.
    """
    total = sum((document.total for document in documents), ZERO)
    usual = uow.get(e.Organisation, request.owner_id).shipping_hours
    made = []
    for document in documents:
        made.append(_order(uow, ctx, request, document, _time(uow, request, document, total, usual)))
    move(request, "ordered" if close else "partially_ordered")
    request.reason = ""
    request.ordered_at = ctx.now
    if close:
        stop_asking(uow, request)
    refresh(uow, request)
    uow.emit(OrdersPlaced(request.id, tuple(made), close))


def _asked(
    uow: UnitOfWork, request: e.Request, given: Assignment, index: int
) -> tuple[e.RequestAsk, e.InquiryLine]:
    ask = uow.find(e.RequestAsk, given.ask_id)
    if ask is None or ask.request_id != request.id:
        raise UserError(
            "order.unknown_line", "This request has no such line.", f"assignments[{index}].ask_id"
        )
    return ask, uow.get(e.InquiryLine, ask.id)


def _line(
    uow: UnitOfWork,
    request: e.Request,
    ask: e.RequestAsk,
    asked: e.InquiryLine,
    quantity: Decimal,
    index: int,
) -> OrderDocumentLine:
    answer = uow.find(e.Answer, ask.request_partner_id)
    field = f"assignments[{index}].quantity"
    if answer is not None and answer.state == "late":
        raise UserError("order.late_answer", "This answer came late: admit it first.", field)
    answered = uow.find(e.AnswerLine, ask.id)
    if answer is None or answer.state not in COUNTING or answered is None or answered.price is None:
        raise UserError("order.no_price", "This partner gave no price for the item.", field)
    if answer.currency != request.currency:
        text = (
            "This partner's prices are in {currency}, and there is no rate: they cannot be ordered in {own}."
        )
        raise UserError("order.other_currency", text, field, currency=answer.currency, own=request.currency)
    ready_left = max(ZERO, answered.ready - ask.ordered)
    backorder_left = max(ZERO, answered.backorder - max(ZERO, ask.ordered - answered.ready))
    backorder = min(max(ZERO, quantity - ready_left), backorder_left)
    total = line_total(quantity, answered.price, request.currency)
    checks.in_range(total, field)
    return OrderDocumentLine(
        inquiry_line_id=ask.id,
        sku=asked.sku,
        description=asked.description,
        uom=asked.uom,
        quantity=quantity,
        price=answered.price,
        backorder=backorder,
        backorder_at=answered.backorder_at if backorder else None,
        total=total,
    )


def _document(
    uow: UnitOfWork,
    request: e.Request,
    organisation: e.Organisation,
    inquiry_id: Id,
    lines: list[OrderDocumentLine],
) -> OrderDocument:
    inquiry = uow.get(e.Inquiry, inquiry_id)
    card = uow.get(e.Partner, uow.get(e.RequestPartner, inquiry_id).partner_id)
    if inquiry.counterpart_id is None:
        raise BugError("an inquiry without a partner")
    if link_of(uow, card.id) is None:
        text = "{partner} is not connected any more: no new orders can go there."
        raise UserError("order.not_connected", text, "assignments", partner=card.name)
    place_of = {row.id: row.sort_key for row in uow.children(e.InquiryLine, "inquiry_id", inquiry_id)}
    lines.sort(key=lambda line: (place_of[line.inquiry_line_id], line.inquiry_line_id))
    calendar = partner_calendar(uow, card)
    shipping = _shipping(uow, inquiry_id, request.currency, lines)
    total = sum((line.total for line in lines), shipping)
    checks.in_range(total, "assignments")
    return OrderDocument(
        inquiry_id=inquiry_id,
        inquiry_number=inquiry.number,
        supplier_id=inquiry.counterpart_id,
        currency=request.currency,
        partner_note=card.notes,
        shipping_hours=organisation.shipping_hours,
        ship_by_zone=calendar.zone if calendar is not None else organisation.time_zone,
        shipping_cost=shipping,
        changes_allowed=card.change_order_authorised,
        total=total,
        lines=tuple(lines),
        **{name: getattr(request, name) for name in _FROM_REQUEST},
    )


def _shipping(uow: UnitOfWork, inquiry_id: Id, currency: str, lines: Sequence[OrderDocumentLine]) -> Decimal:
    """What the answer charges for this order. An amount for the whole is charged once, on the first order
    of the answer that still stands; what counts units, boxes or tiers, on each.
    """
    shipping = shipping_of(uow.get(e.Answer, inquiry_id))
    if shipping is None or (shipping.kind == "fixed" and has_order(uow, inquiry_id)):
        return ZERO
    units = sum((line.quantity for line in lines), ZERO)
    return shipping.cost(units, sum((line.total for line in lines), ZERO), currency)


def has_order(uow: UnitOfWork, inquiry_id: Id) -> bool:
    """Whether an order of an answer still stands."""
    return any(order.state not in DEAD_ORDERS for order in uow.children(e.Order, "inquiry_id", inquiry_id))


def _order(uow: UnitOfWork, ctx: Context, request: e.Request, document: OrderDocument, time: SetTime) -> Id:
    order_id = ctx.child_id("order", document.inquiry_id)
    copied = {
        name: getattr(document, name)
        for name in (
            *_FROM_REQUEST,
            "inquiry_id",
            "inquiry_number",
            "currency",
            "partner_note",
            "total",
            "changes_allowed",
        )
    }
    uow.add(
        e.Order(
            id=order_id,
            owner_id=request.owner_id,
            counterpart_id=document.supplier_id,
            number=ctx.next_number(request.owner_id),
            former_number=ctx.former_number(),
            shipping_cost=document.shipping_cost,
            sent_at=ctx.now,
            ship_by=_ship_by(uow, ctx, document),
            ship_by_zone=document.ship_by_zone,
            preview_hash=document_hash(document),
            line_count=len(document.lines),
            **copied,
        )
    )
    uow.add(
        e.OrderPrivate(
            id=order_id,
            owner_id=request.owner_id,
            request_id=request.id,
            request_number=request.number,
            shipping_basis=time.kept(),
            shipping_facts=time.book,
        )
    )
    for position, line in enumerate(document.lines):
        _order_line(uow, request, order_id, position, line, document.supplier_id)
    return order_id


def _ship_by(uow: UnitOfWork, ctx: Context, document: OrderDocument) -> int:
    """Until when the order shall have shipped, in the partner's working time where it has a calendar (A6)."""
    card = uow.get(e.Partner, uow.get(e.RequestPartner, document.inquiry_id).partner_id)
    try:
        return ship_by(ctx.now, document.shipping_hours, partner_calendar(uow, card))
    except UserError as error:
        text = "{partner} never works by its calendar: nothing could be shipped in time."
        raise UserError("order.never_open", text, "assignments", partner=card.name) from error


def _order_line(
    uow: UnitOfWork,
    request: e.Request,
    order_id: Id,
    position: int,
    line: OrderDocumentLine,
    supplier_id: Id,
) -> None:
    uow.add(
        e.OrderLine(
            id=child_id(order_id, "line", line.inquiry_line_id),
            owner_id=request.owner_id,
            counterpart_id=supplier_id,
            order_id=order_id,
            sort_key=sort_key(position),
            inquiry_line_id=line.inquiry_line_id,
            sku=line.sku,
            description=line.description,
            uom=line.uom,
            quantity=line.quantity,
            price=line.price,
            backorder=line.backorder,
            backorder_at=line.backorder_at,
        )
    )
    ask = uow.get(e.RequestAsk, line.inquiry_line_id)
    ask.ordered += line.quantity
    ask.assigned = ZERO

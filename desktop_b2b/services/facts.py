# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What the retailer's rules may know of a request, made of rows; and how it is kept with what came of it.

The instant of a book follows from the rows, not from a clock: when the last of the answers came in. So the
job that asks and the handler that judges, a moment later, ask the rules the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import msgspec

from desktop_b2b.clock import DAY, HOUR, to_datetime
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.values import Id, Instant
from desktop_b2b.rules.optimum.problem import ZERO
from desktop_b2b.rules.policy.book import FactBook, Known, OfferFacts
from desktop_b2b.rules.policy.fields import FIELDS, NUMBER, WEEKDAYS, Fact
from desktop_b2b.services.calendars import shown_by
from desktop_b2b.services.ports import UnitOfWork
from desktop_b2b.services.sourcing import Asked

_TENTH = Decimal("0.1")


def book_of(
    uow: UnitOfWork,
    request: e.Request,
    lines: Sequence[e.RequestLine],
    limits: Mapping[Id, Decimal],
    asked: Sequence[Asked],
    cards: Mapping[Id, e.Partner],
) -> FactBook:
    """The facts of a request that was answered; ``cards`` by inquiry."""
    at = max([request.sent_at or 0, *(one.answer.submitted_at for one in asked if one.answer is not None)])
    lowest = _lowest(asked)
    return FactBook(
        at,
        request_facts(uow, request, len(lines), at),
        {inquiry_id: partner_facts(uow, card) for inquiry_id, card in cards.items()},
        {line.id: _item_facts(line, limits.get(line.id)) for line in lines},
        {
            one.ask.id: OfferFacts(one.partner.id, one.ask.request_line_id, _offer_facts(one, lines, lowest))
            for one in asked
            if one.line is not None
        },
    )


def sent_book(
    uow: UnitOfWork, request: e.Request, partners: Sequence[e.RequestPartner], orders: Sequence[e.Order]
) -> FactBook:
    """The facts as they were when a request went out, and of the last order that each partner was sent: what
    the rules that set times are asked about.
    """
    at = request.sent_at or 0
    found: dict[Id, Known] = {}
    for order in sorted(orders, key=lambda one: (one.sent_at, one.id)):
        if order.inquiry_id is not None:
            together = [one.total for one in orders if one.sent_at == order.sent_at]
            goods = order.total - order.shipping_cost
            total = sum(together, ZERO)
            found[order.inquiry_id] = order_facts(goods, order.shipping_cost, order.line_count, total)
    cards = {one.id: partner_facts(uow, uow.get(e.Partner, one.partner_id)) for one in partners}
    facts = request_facts(uow, request, request.line_count, at)
    return FactBook(at, facts, cards, orders={key: one for key, one in found.items() if key in cards})


def order_facts(goods: Decimal, shipping: Decimal, items: int, total: Decimal) -> Known:
    """What rules may know of an order."""
    return {
        "order_goods": goods,
        "order_shipping": shipping,
        "order_items": Decimal(items),
        "request_total": total,
    }


def request_facts(uow: UnitOfWork, request: e.Request, items: int, at: Instant) -> dict[str, Fact]:
    """What is known of the request itself."""
    organisation = uow.get(e.Organisation, request.owner_id)
    left = None if request.needed_by is None else _parts(request.needed_by - at, HOUR)
    return {
        "request_country": request.country,
        "request_region": request.region,
        "request_city": request.city,
        "request_recipient": request.recipient_kind,
        "request_currency": request.currency,
        "request_items": Decimal(items),
        "request_weekday": WEEKDAYS[to_datetime(at, organisation.time_zone).weekday()],
        "request_hours_left": left,
    }


def partner_facts(uow: UnitOfWork, card: e.Partner) -> dict[str, Fact]:
    """What is known of a partner."""
    shown = shown_by(uow, card)
    return {
        "partner_name": card.name,
        "partner_country": shown.country if shown is not None else "",
        "partner_city": shown.city if shown is not None else "",
        "partner_score": Decimal(card.score),
        "partner_answer_hours": Decimal(card.answer_hours),
        "partner_states_shipping": card.shipping_required,
        "partner_may_propose": card.change_order_authorised,
    }


def _item_facts(line: e.RequestLine, limit: Decimal | None) -> dict[str, Fact]:
    return {
        "item_sku": line.sku,
        "item_description": line.description,
        "item_line": line.product_line_path,
        "item_quantity": line.quantity,
        "item_unit": line.uom,
        "item_maximum": limit,
    }


def _offer_facts(one: Asked, lines: Sequence[e.RequestLine], lowest: Mapping[Id, Decimal]) -> dict[str, Fact]:
    answer, line = one.answer, one.line
    if answer is None or line is None:
        return {}
    wanted = next((row.quantity for row in lines if row.id == one.ask.request_line_id), ZERO)
    wait = None
    if line.backorder > 0 and line.backorder_at is not None:
        wait = _parts(line.backorder_at - answer.submitted_at, DAY)
    best = lowest.get(one.ask.request_line_id)
    above = None
    if line.price is not None and best:
        above = ((line.price / best - 1) * 100).quantize(_TENTH, ROUND_HALF_UP)
    return {
        "offer_price": line.price,
        "offer_ready": line.ready,
        "offer_backorder": line.backorder,
        "offer_days_to_wait": wait,
        "offer_share": (line.ready / wanted * 100).quantize(_TENTH, ROUND_HALF_UP) if wanted else None,
        "offer_above_best": above,
        "answer_late": answer.late,
        "answer_shipping": answer.shipping_cost,
    }


def _lowest(asked: Sequence[Asked]) -> dict[Id, Decimal]:
    found: dict[Id, Decimal] = {}
    for one in asked:
        if one.line is not None and one.line.price is not None and one.line.ready + one.line.backorder > 0:
            key = one.ask.request_line_id
            found[key] = min(found.get(key, one.line.price), one.line.price)
    return found


def _parts(span: int, unit: int) -> Decimal:
    return (Decimal(span) / unit).quantize(_TENTH, ROUND_HALF_UP)


# ---------------------------------------------------------------- kept with what came of it


def packed(book: FactBook) -> str:
    """A book as JSON."""
    whole = (
        book.at,
        book.request,
        book.partners,
        book.items,
        {key: (one.partner_id, one.item_id, one.facts) for key, one in book.offers.items()},
        book.orders,
        book.choices,
    )
    return msgspec.json.encode(whole, order="deterministic").decode()


def unpacked(text: str) -> FactBook:
    """The book that was kept."""
    at, request, partners, items, offers, orders, choices = msgspec.json.decode(text)
    return FactBook(
        at,
        _known(request),
        {key: _known(facts) for key, facts in partners.items()},
        {key: _known(facts) for key, facts in items.items()},
        {key: OfferFacts(one[0], one[1], _known(one[2])) for key, one in offers.items()},
        {key: _known(facts) for key, facts in orders.items()},
        {key: _known(facts) for key, facts in choices.items()},
    )


def _known(facts: Mapping[str, Any]) -> dict[str, Fact]:
    """Facts from JSON, where numbers are texts."""
    return {
        name: Decimal(value) if FIELDS[name].kind == NUMBER and value is not None else value
        for name, value in facts.items()
    }

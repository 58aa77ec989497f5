# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What drafts and B2B orders share: their common fields, the centre's side of a connection, its products."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from desktop_b2b.clock import to_datetime
from desktop_b2b.domain import checks, text
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.actor import Context
from desktop_b2b.domain.values import Id, Instant
from desktop_b2b.errors import UserError
from desktop_b2b.rules.picking import pickable
from desktop_b2b.rules.turnaround import reserve_day
from desktop_b2b.services import stock
from desktop_b2b.services.centres import lots_at
from desktop_b2b.services.ports import UnitOfWork
from desktop_b2b.services.records import Check, as_is

#: What a link to a fulfilment centre is called (``Link.kind``).
CENTRE = "fulfilment_centre"
#: Value-added services of an order at most.
MOST_SERVICES = 40
#: How often a service is done at most.
MOST_TIMES = 1_000_000


def _day(value: str, field: str) -> str:
    """A reserve date as it is written, or nothing. Raises UserError ``reserve.day``."""
    day = reserve_day(text.code(value, field, 10), field)
    return day.isoformat() if day is not None else ""


def _services(value: tuple[str, ...], field: str) -> tuple[str, ...]:
    """Codes of value-added services, each with its quantity (``kitting*2``)."""
    if len(value) > MOST_SERVICES:
        raise UserError("b2b.services", "At most {most} services.", field, most=MOST_SERVICES)
    return tuple(_service(one, f"{field}[{at}]") for at, one in enumerate(value))


def _service(value: str, field: str) -> str:
    code, _, count = text.code(value, field, required=True).partition("*")
    if count and not (count.isascii() and count.isdecimal() and 0 < int(count) <= MOST_TIMES):
        words = "How often a service is done is a whole number from 1 to {most}."
        raise UserError("b2b.service_count", words, field, most=MOST_TIMES)
    return f"{code}*{int(count)}" if count else code


#: The address that goods go to: what may be changed until they are picked (S1.28).
RECIPIENT: dict[str, Check] = {
    "recipient_kind": as_is,
    "company": text.line,
    "contact_name": text.line,
    "phone": lambda value, field: text.line(value, field, text.PHONE),
    "address1": text.line,
    "address2": text.line,
    "postal_code": lambda value, field: text.line(value, field, text.POSTAL),
    "city": text.line,
    "region": text.line,
    "country": checks.country,
}
#: The rate at which an insured value is compared with limits in another currency (A4).
RATE: dict[str, Check] = {
    "insured_rate": checks.number,
    "insured_rate_on": _day,
    "insured_rate_source": text.line,
}
#: The rest that draft and order have in common and people write.
TERMS: dict[str, Check] = {
    "kind": as_is,
    "retailer_order_number": text.code,
    "mode": as_is,
    "method": as_is,
    "instructions": text.note,
    "note_to_customer": text.note,
    "carrier": text.code,
    "service": text.code,
    "reserve_on": _day,
    "services": _services,
    "currency": checks.currency,
    "insured_value": checks.number,
    **RATE,
    "collector": text.line,
    "collect_from": checks.instant,
    "collect_until": checks.instant,
    "purchase_order": text.code,
    "department": text.code,
    "mark_for": text.line,
    "fba_shipment": text.code,
    "incoterm": text.code,
}
#: What a draft's consent is given to: another carrier, other fees, and it is gone (S1.14).
CONSENTED = ("link_id", "mode", "method", "carrier", "service")
CONSENT = ("consent_at", "consent_by", "consent_edition")


@dataclass(frozen=True, slots=True)
class Centre:
    """A fulfilment centre as a retailer's rows show it."""

    link: e.Link
    name: str
    zone: str
    country: str
    terms: e.LinkTerms | None

    @property
    def tier(self) -> str:
        """The account's standing with the centre."""
        return self.terms.tier if self.terms is not None else ""


def link_of(uow: UnitOfWork, ctx: Context, link_id: Id, field: str) -> e.Link:
    """The connection to a centre of the actor's. Raises UserError ``b2b.centre`` naming the field."""
    link = uow.find(e.Link, link_id)
    if link is None or link.kind != CENTRE or link.owner_id != ctx.actor.organisation_id:
        raise UserError("b2b.centre", "There is no such fulfilment centre. Choose another.", field)
    return link


def open_centre(uow: UnitOfWork, ctx: Context, link_id: Id, field: str) -> Centre:
    """A centre that takes orders. Raises UserError ``b2b.centre`` or ``b2b.centre_suspended``."""
    link = link_of(uow, ctx, link_id, field)
    if link.state != "connected":
        text_ = "The connection to this fulfilment centre is suspended. Choose another."
        raise UserError("b2b.centre_suspended", text_, field)
    return shown(uow, link)


def shown(uow: UnitOfWork, link: e.Link) -> Centre:
    """What the centre of a link shows of itself."""
    facts = uow.children(e.LinkFact, "link_id", link.id)
    fact = next((one for one in facts if one.owner_id == link.counterpart_id), None)
    return Centre(
        link,
        fact.name if fact is not None else "",
        fact.time_zone if fact is not None else "UTC",
        fact.country if fact is not None else "",
        uow.find(e.LinkTerms, link.id),
    )


def day_at(instant: Instant, zone: str) -> str:
    """The day that it is in a zone, as reserve dates are written."""
    return to_datetime(instant, zone).date().isoformat()


def items_named(uow: UnitOfWork, product_id: Id | None, sku: str) -> list[e.StockItem]:
    """The products at centres that a line means, at whatever centre: by product, by inventory ID, by SKU."""
    if product_id is not None:
        return uow.children(e.StockItem, "product_id", product_id)
    if not sku:
        return []
    found = uow.children(e.StockItem, "inventory_id", sku)
    for product in uow.children(e.Product, "sku", sku):
        found.extend(uow.children(e.StockItem, "product_id", product.id))
    return list({item.id: item for item in found}.values())


def item_at(uow: UnitOfWork, line: e.B2BDraftLine, link_id: Id) -> e.StockItem | None:
    """What a draft's line means at a centre; one that is active before one that is not."""
    found = [item for item in items_named(uow, line.product_id, line.sku) if item.link_id == link_id]
    return min(found, key=lambda item: (not item.active, item.id), default=None)


def available(uow: UnitOfWork, item: e.StockItem, today: str, lot: str = "") -> Decimal:
    """Units of an item that nobody has reserved, of lots that may be picked; of one lot if it is named."""
    return sum((stock.available(one) for one in usable(uow, item, today, lot)), e.ZERO)


def usable(uow: UnitOfWork, item: e.StockItem, today: str, lot: str = "") -> list[e.StockLot]:
    """The lots of an item that have something to reserve, in the order in which the centre picks them. What
    expires so soon that the centre would not pick it is reserved only for who asks for that lot.
    """
    terms = lots_at(uow, item.link_id)
    lots = uow.children(e.StockLot, "stock_item_id", item.id)
    return [
        one
        for one in pickable(lots, date.fromisoformat(today), terms, lot)
        if stock.available(one) > 0
    ]  # fmt: skip


def lines_of(uow: UnitOfWork, order_id: Id) -> list[e.B2BLine]:
    """The lines of an order, in their order."""
    return uow.children(e.B2BLine, "b2b_order_id", order_id)


def draft_lines(uow: UnitOfWork, draft_id: Id) -> list[e.B2BDraftLine]:
    """The lines of a draft, in their order."""
    return uow.children(e.B2BDraftLine, "b2b_draft_id", draft_id)


def files_of(uow: UnitOfWork, document_id: Id) -> list[e.B2BFile]:
    """The files of a draft, an order or a product at a centre."""
    return uow.children(e.B2BFile, "document_id", document_id)


def units_of(quantities: Sequence[Decimal]) -> Decimal:
    """How many units they are together."""
    return sum(quantities, e.ZERO)

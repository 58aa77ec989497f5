# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What the checks of a B2B order look at, made of rows: of a draft for the wizard, of an order afterwards."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from desktop_b2b.domain import entities as e
from desktop_b2b.domain import measures
from desktop_b2b.domain.measures import Measure
from desktop_b2b.domain.values import Id, Instant
from desktop_b2b.errors import UserError
from desktop_b2b.rules import worktime
from desktop_b2b.rules.addresses import Address
from desktop_b2b.rules.picking import has_expired
from desktop_b2b.rules.trade.facts import DRAFT, OPEN, PACKED, BoxFacts, ItemFacts, PalletFacts, ReadyFacts
from desktop_b2b.rules.trade.kinds import kind_of
from desktop_b2b.rules.trade.units import box_facts, pallet_facts
from desktop_b2b.services import b2b, b2b_clock
from desktop_b2b.services.b2b_terms import asides, tables_of
from desktop_b2b.services.ports import UnitOfWork

#: Where dimensions are known and papers are due.
PACKED_STATES = frozenset({"packed", "awaiting_shipper", "labelled"})


def order_facts(uow: UnitOfWork, order: e.B2BOrder, centre: b2b.Centre, now: Instant) -> ReadyFacts:
    """An order at an instant; of its lines those that are still wanted."""
    files = b2b.files_of(uow, order.id)
    customs = {row.b2b_line_id: row for row in uow.children(e.CustomsLine, "b2b_order_id", order.id)}
    today = b2b.day_at(now, centre.zone)
    items = tuple(
        _order_item(uow, line, customs.get(line.id), today, files) for line in open_lines(uow, order.id)
    )
    boxes, pallets = _units(uow, order, files) if order.state in PACKED_STATES else ((), ())
    private = uow.find(e.B2BPrivate, order.id)
    return dataclasses.replace(
        _common(order, centre, now),
        stage=PACKED if order.state in PACKED_STATES else OPEN,
        items=items,
        boxes=boxes,
        pallets=pallets,
        files=frozenset(one.purpose for one in files),
        quote_needed=order.quote is not None or order.mode == "freight",
        quote_accepted=order.quote_state == "accepted",
        order_value=private.order_value if private is not None else None,
        hold_reason=order.hold_reason,
        overrides=frozenset(f"trade.{code}" for code in asides(order)),
        slot_open=_slot_open(uow, order, centre),
    )


def draft_facts(
    uow: UnitOfWork, draft: e.B2BDraft, centre: b2b.Centre | None, now: Instant, value: Decimal | None = None
) -> ReadyFacts:
    """A draft at an instant, in the eyes of a centre; of none where it is not chosen yet."""
    files = b2b.files_of(uow, draft.id)
    today = b2b.day_at(now, centre.zone if centre is not None else "UTC")
    items = tuple(draft_item(uow, line, centre, today, files) for line in b2b.draft_lines(uow, draft.id))
    return dataclasses.replace(
        _common(draft, centre, now),
        stage=DRAFT,
        kind=_kind(draft, centre, sum((item.quantity for item in items), e.ZERO)),
        centre_known=centre is not None,
        items=items,
        files=frozenset(one.purpose for one in files),
        quote_needed=draft.mode == "freight",
        order_value=value,
        slot_open=_slot_open(uow, draft, centre) if centre is not None else None,
    )


def _kind(draft: e.B2BDraft, centre: b2b.Centre | None, units: Decimal) -> str:
    """The kind that the order will be of there (S1.5)."""
    if centre is None:
        return draft.kind
    return kind_of(tables_of(centre), draft.kind, draft.recipient_kind, units)


def _slot_open(uow: UnitOfWork, row: e.B2BDraft | e.B2BOrder, centre: b2b.Centre) -> bool | None:
    """Whether the centre works when somebody comes (S1.3); None where nobody does, or not yet."""
    if row.kind != "pickup" or row.collect_from is None or row.collect_until is None:
        return None
    calendar = b2b_clock.centre_calendar(uow, centre.link, centre.zone)
    return worktime.opens_for(calendar, row.collect_from, row.collect_until)


def open_lines(uow: UnitOfWork, order_id: Id) -> list[e.B2BLine]:
    """The lines of an order of which anything is still wanted."""
    return [line for line in b2b.lines_of(uow, order_id) if line.quantity > line.cancelled]


def _common(row: e.B2BDraft | e.B2BOrder, centre: b2b.Centre | None, now: Instant) -> ReadyFacts:
    zone = centre.zone if centre is not None else "UTC"
    return ReadyFacts(
        today=date.fromisoformat(b2b.day_at(now, zone)),
        now=now,
        kind=row.kind,
        tier=centre.tier if centre is not None else "",
        is_fba=bool(row.fba_shipment),
        fba_shipment=row.fba_shipment,
        mode=row.mode,
        method=row.method,
        carrier=row.carrier,
        service=row.service,
        consent=row.consent_at is not None,
        reserve_on=date.fromisoformat(row.reserve_on) if row.reserve_on else None,
        recipient_kind=row.recipient_kind,
        address=address_of(row),
        centre_country=centre.country if centre is not None else "",
        services=tuple(code.partition("*")[0] for code in row.services),
        insured_value=row.insured_value,
        insured_currency=row.currency,
        insured_rate=row.insured_rate or None,
        incoterm=row.incoterm,
        collector=row.collector,
        collect_from=row.collect_from,
        collect_until=row.collect_until,
    )


def address_of(row: e.B2BDraft | e.B2BOrder) -> Address:
    """Where it goes."""
    return Address(
        row.company, row.contact_name, row.phone, row.address1, row.address2, row.postal_code, row.city,
        row.region, row.country,
    )  # fmt: skip


def draft_item(
    uow: UnitOfWork,
    line: e.B2BDraftLine,
    centre: b2b.Centre | None,
    today: str,
    files: Sequence[e.B2BFile] = (),
) -> ItemFacts:
    """A draft's line, as a centre would fill it."""
    item = b2b.item_at(uow, line, centre.link.id) if centre is not None else None
    if item is None:
        return ItemFacts(sku=line.sku, quantity=line.quantity, known=centre is None)
    found = _item(uow, item, line.quantity, line.lot, e.ZERO, None, today, files)
    return dataclasses.replace(
        found,
        unit_value=line.unit_value if line.unit_value > 0 else None,
        hs_code=line.hs_code or found.hs_code,
        origin_country=line.origin_country or found.origin_country,
    )


def _order_item(
    uow: UnitOfWork,
    line: e.B2BLine,
    customs: e.CustomsLine | None,
    today: str,
    files: Sequence[e.B2BFile],
) -> ItemFacts:
    wanted = line.quantity - line.cancelled
    item = uow.find(e.StockItem, line.stock_item_id)
    if item is None:
        return ItemFacts(sku=line.sku, quantity=wanted, known=False)
    return _item(uow, item, wanted, line.lot, line.reserved, customs, today, files)


def _item(
    uow: UnitOfWork,
    item: e.StockItem,
    quantity: Decimal,
    lot: str,
    reserved: Decimal,
    customs: e.CustomsLine | None,
    today: str,
    files: Sequence[e.B2BFile],
) -> ItemFacts:
    there = reserved
    if reserved < quantity:
        there += b2b.available(uow, item, today, lot)
    named = (
        [one for one in uow.children(e.StockLot, "stock_item_id", item.id) if one.lot == lot] if lot else []
    )
    is_hazmat = bool(item.un_number or item.hazard_class)
    day = date.fromisoformat(today)
    return ItemFacts(
        sku=item.sku,
        quantity=quantity,
        uom=item.uom,
        active=item.active,
        available=there,
        by_lot=item.by_lot,
        lot=lot,
        lot_available=there if lot else None,
        lot_expired=bool(named) and all(has_expired(one.expires_on, day) for one in named),
        unit_value=customs.unit_value if customs is not None and customs.unit_value > 0 else None,
        unit_currency=customs.currency if customs is not None else "",
        unit_weight=_weight(item.weight_entered),
        pallet_units=item.pallet_units,
        un_number=item.un_number,
        hazard_class=item.hazard_class,
        packing_group=item.packing_group,
        hazmat_approved=item.hazmat_approved,
        sds_attached=is_hazmat and _has_sheet(uow, item, files),
        hs_code=customs.hs_code if customs is not None else item.hs_code,
        origin_country=customs.origin_country if customs is not None else item.origin_country,
        fragile=item.fragile,
    )


def _has_sheet(uow: UnitOfWork, item: e.StockItem, files: Iterable[e.B2BFile]) -> bool:
    """Whether there is a safety data sheet, with the product or with the order."""
    return any(one.purpose == "sds" for one in (*files, *b2b.files_of(uow, item.id)))


def _weight(entered: str) -> Measure | None:
    """A weight as it was typed; what is none is not known."""
    try:
        return measures.weight(entered, "weight_entered")
    except UserError:
        return None


def _units(
    uow: UnitOfWork, order: e.B2BOrder, files: Sequence[e.B2BFile]
) -> tuple[tuple[BoxFacts, ...], tuple[PalletFacts, ...]]:
    """The boxes and pallets that something of the order stands in. A file of labels has one for each of them:
    how many pages it has is looked at where they are put on.
    """
    purposes = [one.purpose for one in files]
    boxes: list[BoxFacts] = []
    pallets: list[PalletFacts] = []
    for found in uow.children(e.ShipmentOrder, "b2b_order_id", order.id):
        for unit in uow.children(e.HandlingUnit, "fulfilment_shipment_id", found.fulfilment_shipment_id):
            if unit.state != "packed":
                continue
            entered = (unit.weight_entered, unit.size_entered)
            if unit.kind == "box":
                boxes.append(box_facts(*entered, tracking=unit.tracking, purposes=purposes))
            else:
                pallets.append(pallet_facts(*entered, purposes=purposes))
    return tuple(boxes), tuple(pallets)

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""B2B orders, as retailer and centre list them, and the drafts of them, which are the retailer's alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, time
from typing import Any

from desktop_b2b.clock import from_datetime, to_datetime
from desktop_b2b.storage.db import Db
from desktop_b2b.storage.projecting.names import Names, abridged, distinct, latest, state_since
from desktop_b2b.storage.projecting.phases import PHASES, UNLISTED
from desktop_b2b.storage.projecting.reading import Rows, columns, grouped, rows_in
from desktop_b2b.storage.read_models.columns import (
    DONE,
    DRAFT,
    HAND,
    IN,
    OUT,
    PACK,
    PICK,
    SHIPPED,
    WAITING,
    Projection,
)
from desktop_b2b.storage.read_models.text import fold, searched

#: The one reason that is no trouble: the reserve date has not come (A5).
SCHEDULED = '["SCHEDULED"]'


def b2b_drafts(db: Db, names: Names, ids: Sequence[bytes]) -> Iterator[Projection]:
    """The drafts of B2B orders among these ids; one that an order was made of is listed as that order."""
    lines = _lines(db, "SELECT b2b_draft_id, sku, quantity FROM b2b_draft_line WHERE b2b_draft_id", ids)
    for row in rows_in(
        db,
        "SELECT d.id, d.owner_id, d.number, d.former_number, d.state, l.counterpart_id,"
        " d.retailer_order_number, d.company, d.contact_name, d.currency, d.carrier, d.created_at,"
        " d.edited_at, d.instructions, d.note_to_customer"
        " FROM b2b_draft d LEFT JOIN link l ON l.id = d.link_id WHERE d.id",
        ids,
    ):
        (
            row_id, owner, number, former, state, centre, reference, company, contact, currency, carrier,
            created, edited, *notes,
        ) = row  # fmt: skip
        if owner != names.mine or state != DRAFT:
            continue
        partner_id, partner = names.partner(centre)
        own = lines.get(row_id, [])
        skus, quantities = columns(own, 2)
        yield Projection(
            id=row_id, kind="b2b_draft", side=OUT, number=number, state=state, partner_id=partner_id,
            partner=partner, reference=reference, recipient=company or contact, currency=currency,
            lines=len(own), quantity=sum(quantities), at=created, edited_at=edited,
            entered_at=created, courier=carrier, phase=DRAFT, phase_at=edited, partner_key=fold(partner),
            created_at=created,
            **searched({
                "number": (number, former), "reference": (reference,), "partner": (partner,),
                "recipient": (company, contact), "sku": skus, "courier": (carrier,), "note": notes,
            }),
        )  # fmt: skip


def b2b_orders(db: Db, names: Names, ids: Sequence[bytes]) -> Iterator[Projection]:
    """The B2B orders among these ids, whichever side of them is ours."""
    lines = _lines(db, "SELECT b2b_order_id, sku, quantity, cancelled FROM b2b_line WHERE b2b_order_id", ids)
    sent = grouped(db, _SENT, ids, "ORDER BY o.b2b_order_id, s.created_at, s.id")
    boxes = grouped(db, _BOXES, sent, "ORDER BY o.b2b_order_id, s.created_at, s.id, u.sort_key, u.id")
    since = state_since(db, names, "b2b_order", ids)
    for row in rows_in(
        db,
        "SELECT id, owner_id, counterpart_id, number, former_number, state, reasons, retailer_order_number,"
        " company, contact_name, currency, carrier, created_at, blocked_at, due_at, reserve_zone, shipped_at,"
        " purchase_order, instructions, note_to_customer FROM b2b_order WHERE id",
        ids,
    ):
        if row[5] not in UNLISTED:
            carried = sent.get(row[0], []), boxes.get(row[0], [])
            yield _order(row, lines.get(row[0], []), carried, since.get(row[0]), names)


#: What carries an order: its shipments, and the numbers of the boxes and pallets in them.
_SENT = (
    "SELECT o.b2b_order_id, s.carrier, s.tracking, s.pro_number FROM shipment_order o"
    " JOIN fulfilment_shipment s ON s.id = o.fulfilment_shipment_id"
    " WHERE s.state <> 'voided' AND o.b2b_order_id"
)
_BOXES = (
    "SELECT o.b2b_order_id, u.tracking FROM shipment_order o"
    " JOIN fulfilment_shipment s ON s.id = o.fulfilment_shipment_id"
    " JOIN handling_unit u ON u.fulfilment_shipment_id = s.id"
    " WHERE s.state <> 'voided' AND u.state <> 'void' AND u.tracking <> '' AND o.b2b_order_id"
)

#: States in which an order waits for what its reasons say.
_STOPPED = ("action_required", "awaiting_shipper")


def _order(
    row: tuple[Any, ...], own: Rows, carried: tuple[Rows, Rows], since: int | None, names: Names
) -> Projection:
    (
        row_id, owner, counterpart, number, former, state, reasons, reference, company, contact, currency,
        carrier, created, blocked, due, zone, shipped, purchase, *notes,
    ) = row  # fmt: skip
    partner_id, partner = names.other(owner, counterpart)
    phase = PHASES["b2b_order"].get(state, DONE)
    if state == "action_required" and reasons == SCHEDULED:
        phase = WAITING
    began = since or latest(created, blocked, shipped)
    skus, quantities, cancelled = columns(own, 3)
    quantity = sum(quantities)
    works = phase in (PICK, PACK, HAND)
    sent, boxes = carried
    couriers = distinct([one[0] for one in sent]) or distinct([carrier])
    tracked = distinct([*(number for one in sent for number in one[1:]), *(box[0] for box in boxes)])
    shown = ",".join(_names_in(reasons)) if state in _STOPPED else ""
    return Projection(
        id=row_id, kind="b2b_order", side=OUT if owner == names.mine else IN, number=number, state=state,
        reason=shown, partner_id=partner_id, partner=partner, reference=reference,
        recipient=company or contact, currency=currency, lines=len(own),
        quantity=quantity, ordered=quantity - sum(cancelled), at=created,
        edited_at=latest(created, blocked, shipped, since), sent_at=created,
        deadline_zone=zone, ship_by=due if works else None, shipped_at=shipped, entered_at=began,
        courier=abridged(couriers), tracking=tracked[-1] if tracked else "", phase=phase,
        phase_at=_place(phase, due, shipped, began),
        # Of a B2B order: when the day on which it is due begins at the centre.
        last_deadline_at=_day(due, zone) if works and due is not None else None, partner_key=fold(partner),
        created_at=created,
        **searched({
            "number": (number, former), "reference": (reference, purchase), "partner": (partner,),
            "recipient": (company, contact), "sku": skus, "tracking": tracked,
            "courier": couriers, "note": notes,
        }),
    )  # fmt: skip


def _place(phase: str, due: int | None, shipped: int | None, began: int) -> int:
    """The instant by which widgets order what is in a phase."""
    if phase in (PICK, PACK, HAND) and due is not None:
        return due
    return shipped if phase == SHIPPED and shipped is not None else began


def _names_in(reasons: str) -> list[str]:
    return [name for name in reasons.strip("[]").replace('"', "").replace(" ", "").split(",") if name]


def _day(instant: int, zone: str) -> int:
    there = to_datetime(instant, zone)
    return from_datetime(datetime.combine(there.date(), time(), there.tzinfo))


def _lines(db: Db, sql: str, ids: Sequence[bytes]) -> dict[bytes, Rows]:
    root = sql.rsplit(" ", 1)[1]
    return grouped(db, sql, ids, f"ORDER BY {root}, sort_key, id")

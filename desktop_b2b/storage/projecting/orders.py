# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Orders and shipments, as both parties list them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop_b2b.storage.db import Db
from desktop_b2b.storage.projecting.names import Names, abridged, distinct, latest, state_since
from desktop_b2b.storage.projecting.phases import PHASES, UNLISTED
from desktop_b2b.storage.projecting.reading import columns, grouped, pairs, rows_in
from desktop_b2b.storage.read_models.columns import DONE, IN, OPEN, OUT, SHIPPED, Projection
from desktop_b2b.storage.read_models.text import fold, searched


def orders(db: Db, names: Names, ids: Sequence[bytes]) -> Iterator[Projection]:
    """The orders among these ids, whichever side of them is ours."""
    lines = grouped(
        db,
        "SELECT l.order_id, l.sku, coalesce(q.product_line_path, ''), l.quantity, l.cancelled"
        " FROM order_line l LEFT JOIN inquiry_line q ON q.id = l.inquiry_line_id WHERE l.order_id",
        ids,
        "ORDER BY l.order_id, l.sort_key, l.id",
    )
    shipments = grouped(
        db,
        "SELECT order_id, courier, tracking, confirmed_at FROM shipment"
        " WHERE state = 'confirmed' AND order_id",
        ids,
        "ORDER BY order_id, confirmed_at, id",
    )
    requests = pairs(rows_in(db, "SELECT id, request_id FROM order_private WHERE id", ids))
    cards = {
        row[0]: row[1:]
        for row in rows_in(
            db,
            'SELECT o.id, p.partner_id, p.name FROM "order" o JOIN request_partner p ON p.id = o.inquiry_id'
            " WHERE o.id",
            ids,
        )
    }
    since = state_since(db, names, "order", ids)
    for row in rows_in(
        db,
        "SELECT id, owner_id, counterpart_id, number, state, decline_reason, retailer_order_number, company,"
        " contact_name, currency, total, sent_at, ship_by, ship_by_zone, shipped_at, inquiry_id,"
        " inquiry_number, former_number, note_to_customer, note_to_suppliers"
        ' FROM "order" WHERE id',
        ids,
    ):
        if row[4] in UNLISTED:
            continue
        (row_id, owner, counterpart, number, state, reason, reference, company, contact, currency, total,
         sent, ship_by, zone, shipped, inquiry_id, inquiry_number, former, *notes) = row  # fmt: skip
        side = OUT if owner == names.mine else IN
        partner_id, partner = names.other(owner, counterpart)
        if side == OUT and row_id in cards:
            card, name = cards[row_id]
            partner_id, partner = card, names.card(card) or name
        sent_out = shipments.get(row_id, [])
        courier, tracking, last = sent_out[-1] if sent_out else ("", "", None)
        phase = PHASES["order"].get(state, DONE)
        if phase == SHIPPED and shipped is None:
            phase = DONE
        began = since.get(row_id) or latest(sent, shipped)
        own = lines.get(row_id, [])
        skus, all_paths, quantities, cancelled = columns(own, 4)
        paths = distinct(all_paths)
        quantity = sum(quantities)
        couriers, numbers, _ = columns(sent_out, 3)
        yield Projection(
            id=row_id, kind="order", side=side, number=number, state=state, reason=reason,
            partner_id=partner_id, partner=partner, reference=reference, recipient=company or contact,
            product_line=abridged(paths), currency=currency, total=total, lines=len(own),
            quantity=quantity, ordered=quantity - sum(cancelled), at=sent,
            edited_at=latest(sent, shipped, last, since.get(row_id)),
            sent_at=sent, deadline_zone=zone, ship_by=ship_by or None, shipped_at=shipped, entered_at=began,
            courier=courier, tracking=tracking,
            parent_id=requests.get(row_id) if side == OUT else inquiry_id, phase=phase,
            phase_at={OPEN: ship_by, SHIPPED: shipped}.get(phase, began), partner_key=fold(partner),
            created_at=sent,
            **searched({
                "number": (number, former), "related": (inquiry_number,), "reference": (reference,),
                "partner": (partner,), "recipient": (company, contact), "line": paths, "sku": skus,
                "tracking": numbers, "courier": couriers, "note": notes,
            }),
        )  # fmt: skip


def shipments(db: Db, names: Names, ids: Sequence[bytes]) -> Iterator[Projection]:
    """The shipments among these ids."""
    lines = grouped(
        db,
        "SELECT s.shipment_id, coalesce(l.sku, ''), coalesce(q.product_line_path, ''), s.quantity,"
        " s.order_line_id FROM shipment_line s LEFT JOIN order_line l ON l.id = s.order_line_id"
        " LEFT JOIN inquiry_line q ON q.id = l.inquiry_line_id WHERE s.shipment_id",
        ids,
        "ORDER BY s.shipment_id, l.sort_key, s.id",
    )
    boxes = grouped(db, "SELECT shipment_id, tracking FROM box WHERE shipment_id", ids)
    for row in rows_in(
        db,
        "SELECT s.id, s.owner_id, s.counterpart_id, s.number, s.state, s.order_id, s.order_number, s.courier,"
        " s.tracking, s.created_at, s.confirmed_at, coalesce(o.retailer_order_number, ''),"
        " coalesce(o.company, ''), coalesce(o.contact_name, ''), o.ship_by, coalesce(o.ship_by_zone, ''),"
        " s.former_number"
        ' FROM shipment s LEFT JOIN "order" o ON o.id = s.order_id WHERE s.id',
        ids,
    ):
        if row[4] in UNLISTED:
            continue
        (row_id, owner, counterpart, number, state, order_id, order_number, courier, tracking, created,
         confirmed, reference, company, contact, ship_by, zone, former) = row  # fmt: skip
        # The supplier owns a shipment, the retailer an order: other() is asked as for orders.
        partner_id, partner = names.other(counterpart or b"", owner)
        own = lines.get(row_id, [])
        skus, all_paths, quantities, order_lines = columns(own, 4)
        paths = distinct(all_paths)
        began = confirmed if confirmed is not None else created
        phase = PHASES["shipment"].get(state, DONE)
        yield Projection(
            id=row_id, kind="shipment", side=OUT if owner == names.mine else IN, number=number, state=state,
            partner_id=partner_id, partner=partner, reference=reference, recipient=company or contact,
            product_line=abridged(paths), lines=len(set(order_lines)),
            quantity=sum(quantities), at=began, edited_at=began, sent_at=confirmed,
            deadline_zone=zone, ship_by=ship_by or None, shipped_at=confirmed, entered_at=began,
            courier=courier, tracking=tracking, parent_id=order_id, phase=phase, phase_at=began,
            partner_key=fold(partner), created_at=created,
            **searched({
                "number": (number, former), "related": (order_number,), "reference": (reference,),
                "partner": (partner,), "recipient": (company, contact), "line": paths, "sku": skus,
                "tracking": (tracking, *(box[0] for box in boxes.get(row_id, []))), "courier": (courier,),
            }),
        )  # fmt: skip

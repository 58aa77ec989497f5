# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Requests, as the retailer that asks lists them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from desktop_b2b.domain.states import DEAD_ORDERS
from desktop_b2b.domain.values import from_scaled, line_total, to_scaled
from desktop_b2b.storage.db import Db
from desktop_b2b.storage.projecting.names import Names, abridged, distinct, latest, state_since
from desktop_b2b.storage.projecting.phases import PHASES, UNLISTED
from desktop_b2b.storage.projecting.reading import Rows, columns, grouped, pairs, rows_in
from desktop_b2b.storage.read_models.columns import ATTENTION, DONE, DRAFT, OUT, WAITING, Projection
from desktop_b2b.storage.read_models.text import fold, searched

_PHASES = PHASES["request"]


def requests(db: Db, names: Names, ids: Sequence[bytes]) -> Iterator[Projection]:
    """The requests among these ids that are ours."""
    documents = rows_in(
        db,
        "SELECT id, owner_id, number, state, reason, currency, retailer_order_number, company, contact_name,"
        " created_at, edited_at, sent_at, ordered_at, closed_at, next_deadline_at, asked_count,"
        " answered_count, former_number, note_to_customer, note_to_suppliers FROM request WHERE id",
        ids,
    )
    lines = grouped(
        db,
        "SELECT request_id, id, sku, product_line_path, partner_ids, quantity, ordered_quantity"
        " FROM request_line WHERE request_id",
        ids,
        "ORDER BY request_id, sort_key, id",
    )
    limits = pairs(rows_in(db, "SELECT id, max_price FROM request_line_private WHERE request_id", lines))
    partners = grouped(
        db,
        "SELECT request_id, partner_id, name, state, excluded, deadline_at, deadline_zone, answered_at"
        " FROM request_partner WHERE request_id",
        ids,
        "ORDER BY request_id, name, id",
    )
    sent = [row[0] for row in documents if row[3] != "draft"]
    dead = ",".join(f"'{state}'" for state in sorted(DEAD_ORDERS))
    ordered = pairs(
        rows_in(
            db,
            'SELECT p.request_id, sum(o.total) FROM order_private p JOIN "order" o ON o.id = p.id'
            f" WHERE o.state NOT IN ({dead}) AND p.request_id",
            sent,
            "GROUP BY p.request_id",
        )
    )
    since = state_since(db, names, "request", sent)
    for row in documents:
        if row[1] == names.mine and row[3] not in UNLISTED:
            yield _request(
                row, lines.get(row[0], []), limits, partners.get(row[0], []),
                ordered.get(row[0]), since.get(row[0]), names,
            )  # fmt: skip


def _request(
    row: tuple[Any, ...],
    lines: Rows,
    limits: dict[bytes, int],
    partners: Rows,
    ordered: int | None,
    since: int | None,
    names: Names,
) -> Projection:
    (row_id, _, number, state, reason, currency, reference, company, contact, created, edited, sent,
     ordered_at, closed, next_deadline, asked, answered, former, *notes) = row  # fmt: skip
    phase = _PHASES.get(state, DONE)
    line_ids, skus, all_paths, named, quantities, all_ordered = columns(lines, 6)
    sent_to = [p for p in partners if p[2] != "planned"]
    who = _asked(partners, named, names) if phase == DRAFT else [p[:2] for p in sent_to]
    called, paths = distinct([name for _, name in who]), distinct(all_paths)
    partner = abridged(called)
    deadlines = sorted([(p[4], p[5]) for p in partners if p[2] == "asked" and p[4] is not None])
    if not deadlines and next_deadline is not None:
        deadlines = [(next_deadline, "")]
    deadline = deadlines[0][0] if deadlines else None
    began = since or latest(created, sent, ordered_at, closed)
    if since is None and phase == ATTENTION:
        began = latest(began, *[p[6] if p[6] is not None else p[4] for p in sent_to])
    return Projection(
        id=row_id, kind="request", side=OUT, number=number, state=state, reason=reason,
        partner_id=who[0][0] if who else None, partner=partner, reference=reference,
        recipient=company or contact, product_line=abridged(paths), currency=currency,
        total=ordered if ordered is not None else _at_most(line_ids, quantities, limits, currency),
        lines=len(lines), asked=len(who) if phase == DRAFT else asked, answered=answered,
        quantity=sum(quantities), ordered=sum(all_ordered), at=sent if sent is not None else created,
        edited_at=edited, sent_at=sent, deadline_at=deadline,
        deadline_zone=deadlines[0][1] if deadlines else "", entered_at=began, phase=phase,
        phase_at={DRAFT: edited, WAITING: deadline or 0}.get(phase, began),
        last_deadline_at=deadlines[-1][0] if deadlines else None, partner_key=fold(partner),
        created_at=created,
        **searched({
            "number": (number, former), "reference": (reference,), "partner": called,
            "recipient": (company, contact), "line": paths, "sku": skus, "note": notes,
        }),
    )  # fmt: skip


def _asked(partners: Rows, named: Sequence[str], names: Names) -> list[tuple[Any, ...]]:
    """Whom a draft would be sent to: the partners that its lines name, excluded ones left out."""
    lists = [json.loads(text) for text in named if text != "[]"]
    cards = dict.fromkeys([bytes.fromhex(card) for one in lists for card in one])
    if not cards:
        return []
    known: dict[bytes, str] = {p[0]: p[1] for p in partners}
    excluded = {p[0] for p in partners if p[3]}
    return [(card, known.get(card) or names.card(card) or "") for card in cards if card not in excluded]


def _at_most(
    line_ids: Sequence[bytes], quantities: Sequence[int], limits: dict[bytes, int], currency: str
) -> int | None:
    """What a request may cost at most; None unless every line has a maximum price."""
    if not line_ids or not limits.keys() >= set(line_ids):
        return None
    prices = [limits[line_id] for line_id in line_ids]
    totals = [
        line_total(from_scaled(quantity), from_scaled(price), currency)
        for quantity, price in zip(quantities, prices, strict=True)
    ]
    return to_scaled(sum(totals, Decimal(0)))

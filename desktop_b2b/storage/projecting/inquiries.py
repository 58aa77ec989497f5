# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Inquiries, as the supplier that is asked lists them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from desktop_b2b.domain.values import from_scaled, line_total, to_scaled
from desktop_b2b.services.shipping import made_of
from desktop_b2b.storage.db import Db
from desktop_b2b.storage.projecting.names import Names, abridged, distinct, state_since
from desktop_b2b.storage.projecting.phases import PHASES, UNLISTED
from desktop_b2b.storage.projecting.reading import Rows, columns, grouped, pairs, rows_in
from desktop_b2b.storage.read_models.columns import DONE, IN, WAITING, Projection
from desktop_b2b.storage.read_models.text import fold, searched


def inquiries(db: Db, names: Names, ids: Sequence[bytes]) -> Iterator[Projection]:
    """The inquiries among these ids that were received."""
    documents = [
        row
        for row in rows_in(
            db,
            "SELECT id, owner_id, counterpart_id, number, state, currency, retailer_order_number, company,"
            " contact_name, sent_at, deadline_at, deadline_zone, former_number, note_to_suppliers"
            " FROM inquiry WHERE id",
            ids,
        )
        if row[2] == names.mine and row[4] not in UNLISTED
    ]
    mine = [row[0] for row in documents]
    lines = grouped(
        db,
        "SELECT inquiry_id, id, sku, product_line_path, quantity FROM inquiry_line WHERE inquiry_id",
        mine,
        "ORDER BY inquiry_id, sort_key, id",
    )
    answers = grouped(
        db,
        "SELECT inquiry_id, state, shipping_cost, submitted_at, currency, shipping_kind, shipping_box,"
        " shipping_tiers, shipping_free_above FROM answer WHERE inquiry_id",
        mine,
    )
    priced = "SELECT inquiry_id, ready, price, backorder FROM answer_line WHERE inquiry_id"
    offers = grouped(db, priced, answers)
    drafts = pairs(rows_in(db, "SELECT id, edited_at FROM answer_draft WHERE id", mine))
    since = state_since(db, names, "inquiry", mine)
    for row in documents:
        (row_id, owner, _, number, state, currency, reference, company, contact, sent, deadline, zone,
         former, note) = row  # fmt: skip
        own = lines.get(row_id, [])
        _, skus, all_paths, quantities = columns(own, 4)
        answer = answers.get(row_id, [None])[0]
        phase = PHASES["inquiry"].get(state, DONE)
        began = since.get(row_id) or max(sent, answer[2] if answer and phase != WAITING else sent)
        paths = distinct(all_paths)
        partner = names.shown(owner)
        recipient = company or contact
        yield Projection(
            id=row_id, kind="inquiry", side=IN, number=number, state=state, partner_id=owner, partner=partner,
            reference=reference, recipient=recipient, product_line=abridged(paths), currency=currency,
            total=_offered(answer, offers.get(row_id, [])), lines=len(own), asked=1,
            answered=int(answer is not None), quantity=sum(quantities), at=sent,
            edited_at=max(sent, answer[2] if answer else sent, drafts.get(row_id, sent)), sent_at=sent,
            deadline_at=deadline, deadline_zone=zone, entered_at=began, phase=phase,
            phase_at=deadline if phase == WAITING else began, last_deadline_at=deadline,
            partner_key=fold(partner), created_at=sent,
            **searched({
                "number": (number, former), "reference": (reference,), "partner": (partner,),
                "recipient": (company, contact), "line": paths, "sku": skus, "note": (note,),
            }),
        )  # fmt: skip


def _offered(answer: tuple[Any, ...] | None, offers: Rows) -> int | None:
    """What an answer's goods cost, shipping included; None where nothing is offered."""
    if answer is None or answer[0] == "declined":
        return None
    cost, currency, kind, box, tiers, free_above = answer[1], *answer[3:]
    units = goods = Decimal(0)
    for ready, price, backorder in offers:
        if price is not None:
            units += from_scaled(ready + backorder)
            goods += line_total(from_scaled(ready + backorder), from_scaled(price), currency)
    shipping = made_of(kind, _amount(cost), from_scaled(box), json.loads(tiers), _amount(free_above))
    return to_scaled(goods + (shipping.cost(units, goods, currency) if shipping is not None else 0))


def _amount(value: int | None) -> Decimal | None:
    return None if value is None else from_scaled(value)

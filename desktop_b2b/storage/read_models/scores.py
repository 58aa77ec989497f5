# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""How partners did (N9): each measure is the mean of what single documents are worth for it, so that a number
and the documents behind it can never disagree.

An answer counts once it came or its time was over; a shipment once the order went out or is overdue; what was
shipped of an order once the order has ended; a price against the best for the same item, by request.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from desktop_b2b.clock import to_datetime
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.states import DEAD_ORDERS
from desktop_b2b.domain.values import Id, Instant, from_scaled
from desktop_b2b.services.queries import (
    GetScorecards,
    ListScoreDocuments,
    Score,
    Scorecard,
    ScoreDocument,
    Viewer,
)
from desktop_b2b.storage.codec import load
from desktop_b2b.storage.db import Db
from desktop_b2b.storage.read_models.register import answers

MEASURES = ("answered", "answered_in_time", "shipped_in_time", "filled", "price")
MONTHS = 12
_PER_MILLE = Decimal("0.001")
_ENDED = ("shipped", "closed", "closed_short")
_DEAD = ", ".join(f"'{state}'" for state in sorted(DEAD_ORDERS))
_ASKED = (
    "SELECT p.partner_id, r.id, r.number, r.sent_at, p.state, p.deadline_at, a.state, a.late"
    ' FROM "transaction" t JOIN request r ON r.id = t.id JOIN request_partner p ON p.request_id = r.id'
    " LEFT JOIN answer a ON a.inquiry_id = p.id"
    " WHERE t.kind = 'request' AND t.sent_at >= ? AND r.state <> 'cancelled' AND p.state <> 'planned'"
)
_ORDERED = (
    "SELECT p.partner_id, o.id, o.number, o.sent_at, o.state, o.ship_by, o.shipped_at,"
    " SUM(l.quantity), SUM(l.shipped)"
    ' FROM "transaction" t JOIN "order" o ON o.id = t.id JOIN request_partner p ON p.id = o.inquiry_id'
    " JOIN order_line l ON l.order_id = o.id"
    f" WHERE t.kind = 'order' AND t.sent_at >= ? AND o.owner_id = ? AND o.state NOT IN ({_DEAD})"
    " GROUP BY o.id"
)
_PRICES = (
    "SELECT p.partner_id, r.id, r.number, r.sent_at, k.request_line_id, l.price"
    ' FROM "transaction" t JOIN request r ON r.id = t.id JOIN request_ask k ON k.request_id = r.id'
    " JOIN answer_line l ON l.id = k.id JOIN request_partner p ON p.id = k.request_partner_id"
    " WHERE t.kind = 'request' AND t.sent_at >= ? AND l.price > 0 AND l.ready + l.backorder > 0"
)
_Found = tuple[Id, ScoreDocument]


@answers(GetScorecards)
def _scorecards(db: Db, viewer: Viewer, query: GetScorecards) -> list[Scorecard]:
    zone = query.zone
    by_partner: dict[Id, list[ScoreDocument]] = {}
    for partner_id, document in _documents(db, viewer, query.since):
        by_partner.setdefault(partner_id, []).append(document)
    cards = load(db, e.Partner, "WHERE owner_id = ?", (bytes.fromhex(viewer.organisation_id),))
    months = _months(viewer.now, zone)
    return [
        Scorecard(
            partner_id=card.id,
            name=card.name,
            scores={
                measure: _score([one for one in by_partner[card.id] if one.measure == measure])
                for measure in MEASURES
            },
            months=months,
            trend={
                measure: [
                    _score(
                        [
                            one
                            for one in by_partner[card.id]
                            if one.measure == measure and _month(one.at, zone) == month
                        ]
                    )
                    for month in months
                ]
                for measure in MEASURES
            },
        )
        for card in sorted(cards, key=lambda card: (card.name.casefold(), card.id))
        if card.id in by_partner
    ]


@answers(ListScoreDocuments)
def _behind(db: Db, viewer: Viewer, query: ListScoreDocuments) -> list[ScoreDocument]:
    found = [
        document
        for partner_id, document in _documents(db, viewer, query.since)
        if partner_id == query.partner_id and document.measure == query.measure
    ]
    return sorted(found, key=lambda one: (-one.at, one.id))


def _score(documents: list[ScoreDocument]) -> Score:
    if not documents:
        return Score(value=None, count=0)
    mean = sum((one.value for one in documents), Decimal(0)) / len(documents)
    return Score(value=mean.quantize(_PER_MILLE, ROUND_HALF_UP), count=len(documents))


def _documents(db: Db, viewer: Viewer, since: Instant) -> Iterator[_Found]:
    yield from _asked(db, viewer, since)
    yield from _orders(db, viewer, since)
    yield from _prices(db, since)


def _asked(db: Db, viewer: Viewer, since: Instant) -> Iterator[_Found]:
    for partner, request, number, sent, state, deadline, answer, late in db.query(_ASKED, (since,)):
        is_over = state == "closed" or (deadline is not None and deadline < viewer.now)
        if answer is None and not is_over:
            continue
        kept = {"kind": "request", "id": request.hex(), "number": number, "at": sent}
        yield partner.hex(), ScoreDocument(measure="answered", value=Decimal(answer is not None), **kept)
        if answer is not None:
            yield (
                partner.hex(),
                ScoreDocument(measure="answered_in_time", value=Decimal(not late), **kept),
            )


def _orders(db: Db, viewer: Viewer, since: Instant) -> Iterator[_Found]:
    key = since, bytes.fromhex(viewer.organisation_id)
    for partner, order, number, sent, state, ship_by, shipped_at, ordered, shipped in db.query(_ORDERED, key):
        kept = {"kind": "order", "id": order.hex(), "number": number, "at": sent}
        if shipped_at is not None or ship_by < viewer.now:
            is_in_time = shipped_at is not None and shipped_at <= ship_by
            yield partner.hex(), ScoreDocument(measure="shipped_in_time", value=Decimal(is_in_time), **kept)
        if state in _ENDED and ordered:
            share = min(Decimal(1), Decimal(shipped) / Decimal(ordered))
            yield partner.hex(), ScoreDocument(measure="filled", value=share, **kept)


def _prices(db: Db, since: Instant) -> Iterator[_Found]:
    rows = db.query(_PRICES, (since,))
    best: dict[bytes, int] = {}
    for row in rows:
        best[row[4]] = min(best.get(row[4], row[5]), row[5])
    worth: dict[tuple[bytes, bytes], list[Decimal]] = {}
    told: dict[bytes, tuple[str, Instant]] = {}
    for partner, request, number, sent, line, price in rows:
        worth.setdefault((partner, request), []).append(from_scaled(best[line]) / from_scaled(price))
        told[request] = number, sent
    for (partner, request), shares in worth.items():
        number, sent = told[request]
        mean = sum(shares, Decimal(0)) / len(shares)
        yield (
            partner.hex(),
            ScoreDocument(
                measure="price", value=mean, kind="request", id=request.hex(), number=number, at=sent
            ),
        )


def _month(at: Instant, zone: str) -> str:
    moment = to_datetime(at, zone)
    return f"{moment.year}-{moment.month:02}"


def _months(now: Instant, zone: str) -> list[str]:
    """The last twelve months, the present one last."""
    moment = to_datetime(now, zone)
    last = moment.year * 12 + moment.month - 1
    return [f"{place // 12}-{place % 12 + 1:02}" for place in range(last - MONTHS + 1, last + 1)]

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The answer matrix: items by partners, with the lowest and the too dear prices marked (S2.80–S2.87)."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from desktop_b2b.domain import entities as e
from desktop_b2b.rules.assignment import within
from desktop_b2b.services.queries import GetMatrix, LineView, MatrixCell, MatrixPartner, MatrixView, Viewer
from desktop_b2b.services.sourcing import COUNTING
from desktop_b2b.storage.codec import load
from desktop_b2b.storage.db import Db
from desktop_b2b.storage.read_models.documents import line_views, my_request, partner_rows
from desktop_b2b.storage.read_models.register import answers, is_pending


@answers(GetMatrix)
def _matrix(db: Db, viewer: Viewer, query: GetMatrix) -> MatrixView:
    request = my_request(db, viewer, query.request_id)
    key = (bytes.fromhex(request.id),)
    partners = [row for row in partner_rows(db, request.id) if row.state != "planned"]
    inquiries = "WHERE inquiry_id IN (SELECT id FROM request_partner WHERE request_id = ?)"
    given = {row.inquiry_id: row for row in load(db, e.Answer, inquiries, key)}
    lines = line_views(db, request.id)
    unread = _unread(db, viewer, request)
    proposals = _proposals(db, key)
    receipts = {row.id: row for row in load(db, e.AnswerReceipt, inquiries, key)} if request.sealed else {}
    return MatrixView(
        request=request,
        lines=lines,
        partners=[
            MatrixPartner(
                partner=row,
                answer=given.get(row.id),
                unread_messages=unread.get(row.id, 0),
                receipt=receipts.get(row.id),
            )
            for row in partners
        ],
        cells=_cells(
            request,
            lines,
            load(db, e.RequestAsk, "WHERE request_id = ? ORDER BY id", key),
            given,
            {row.id: row for row in load(db, e.AnswerLine, inquiries, key)},
        ),
        orders=load(
            db,
            e.Order,
            "WHERE id IN (SELECT id FROM order_private WHERE request_id = ?) ORDER BY sent_at, number, id",
            key,
        ),
        pending=is_pending(db, request.id),
        run=next(
            iter(load(db, e.AssignmentRun, "WHERE request_id = ? ORDER BY at DESC, id LIMIT 1", key)), None
        ),
        proposals=proposals,
        asked=tuple(load(db, e.InquiryLine, inquiries, key)) if proposals else (),
        attachments=tuple(load(db, e.Attachment, f"{inquiries} ORDER BY added_at, id", key)),
    )


def _proposals(db: Db, key: tuple[bytes]) -> tuple[e.Proposal, ...]:
    """What the partners proposed to their answers, oldest first."""
    asked = "document_id IN (SELECT id FROM request_partner WHERE request_id = ?)"
    return tuple(load(db, e.Proposal, f"WHERE {asked} ORDER BY proposed_at, id", key))


def _cells(
    request: e.Request,
    lines: list[LineView],
    asks: Iterable[e.RequestAsk],
    given: dict[str, e.Answer],
    offers: dict[str, e.AnswerLine],
) -> dict[str, MatrixCell]:
    limits = {view.line.id: view.max_price for view in lines}
    by_line: dict[str, list[tuple[e.RequestAsk, e.AnswerLine | None, Decimal | None]]] = {}
    for ask in asks:
        answer = given.get(ask.request_partner_id)
        shown = answer is not None and answer.state != "declined"
        offer = offers.get(ask.id) if shown else None
        # Another currency is shown, but not compared without a rate (A12).
        same = answer is not None and answer.currency == request.currency
        counts = answer is not None and answer.state in COUNTING
        price = offer.price if offer is not None and same and counts and _offers_any(offer) else None
        by_line.setdefault(ask.request_line_id, []).append((ask, offer, price))
    cells: dict[str, MatrixCell] = {}
    for line_id, row in by_line.items():
        limit = limits.get(line_id)
        fit = [price for _, _, price in row if price is not None and within(price, limit)]
        lowest = min(fit, default=None)
        for ask, offer, price in row:
            answer = given.get(ask.request_partner_id)
            comparable = answer is not None and answer.currency == request.currency
            dear = offer is not None and offer.price is not None and comparable
            cells[f"{line_id}/{ask.request_partner_id}"] = MatrixCell(
                ask=ask,
                answer=offer,
                lowest=price is not None and price == lowest,
                over_max=dear and not within(offer.price if offer else None, limit),
            )
    return cells


def _offers_any(offer: e.AnswerLine) -> bool:
    return offer.ready + offer.backorder > 0


def _unread(db: Db, viewer: Viewer, request: e.Request) -> dict[str, int]:
    """Messages of each partner since this user last opened its thread."""
    rows = db.query(
        "SELECT m.thread_id, count(*) FROM request_partner p JOIN message m ON m.thread_id = p.id"
        " WHERE p.request_id = ?1 AND m.owner_id <> ?2 AND m.sent_at > coalesce((SELECT max(o.opened_at)"
        " FROM opened_mark o WHERE o.user_id = ?3 AND o.record_id = m.thread_id), 0) GROUP BY m.thread_id",
        tuple(bytes.fromhex(i) for i in (request.id, viewer.organisation_id, viewer.user_id)),
    )
    return {row[0].hex(): row[1] for row in rows}

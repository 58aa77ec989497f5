# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""One document with all that its screen shows: request, inquiry, order, thread."""

from __future__ import annotations

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.values import Id
from desktop_b2b.services.allowances import set_time
from desktop_b2b.services.queries import (
    GetInquiry,
    GetMessages,
    GetOrder,
    GetRequest,
    InquiryView,
    LineView,
    OrderView,
    RequestView,
    ShipmentView,
    Viewer,
)
from desktop_b2b.services.sealing import is_sealed, rows_of
from desktop_b2b.storage.codec import load
from desktop_b2b.storage.db import Db
from desktop_b2b.storage.read_models.columns import IN, OUT
from desktop_b2b.storage.read_models.company import time_source
from desktop_b2b.storage.read_models.register import answers, blob, is_pending, missing, visible


def my_request(db: Db, viewer: Viewer, request_id: Id) -> e.Request:
    """A request of mine that was not deleted; else UserError ``record.missing``."""
    request = visible(db, viewer, e.Request, request_id)
    if request is None or request.state == "deleted":
        raise missing("request", request_id, "request_id")
    return request


def line_views(db: Db, request_id: Id) -> list[LineView]:
    """The request's lines in their order, with their limits."""
    key = (bytes.fromhex(request_id),)
    limits = {row.id: row.max_price for row in load(db, e.RequestLinePrivate, "WHERE request_id = ?", key)}
    return [
        LineView(line=line, max_price=limits.get(line.id))
        for line in load(db, e.RequestLine, "WHERE request_id = ? ORDER BY sort_key, id", key)
    ]


def partner_rows(db: Db, request_id: Id) -> list[e.RequestPartner]:
    """The request's partners by name."""
    rows = load(db, e.RequestPartner, "WHERE request_id = ?", (bytes.fromhex(request_id),))
    return sorted(rows, key=lambda row: (row.name.casefold(), row.id))


def recipient_email(db: Db, request_id: Id) -> str:
    """The recipient's e-mail: on the retailer's desk only (law 3)."""
    rows = load(db, e.RequestPrivate, 'WHERE "id" = ?', (bytes.fromhex(request_id),))
    return rows[0].recipient_email if rows else ""


@answers(GetRequest)
def _request(db: Db, viewer: Viewer, query: GetRequest) -> RequestView:
    request = my_request(db, viewer, query.request_id)
    return RequestView(
        request=request,
        recipient_email=recipient_email(db, request.id),
        lines=line_views(db, request.id),
        partners=partner_rows(db, request.id),
        pending=is_pending(db, request.id),
    )


@answers(GetInquiry)
def _inquiry(db: Db, viewer: Viewer, query: GetInquiry) -> InquiryView:
    inquiry = visible(db, viewer, e.Inquiry, query.inquiry_id)
    if inquiry is None or inquiry.counterpart_id != viewer.organisation_id:
        raise missing("inquiry", query.inquiry_id, "inquiry_id")
    key = (bytes.fromhex(inquiry.id),)
    drafts = load(db, e.AnswerDraft, 'WHERE "id" = ?', key)
    answer, answer_lines = _answered(db, inquiry, key)
    return InquiryView(
        inquiry=inquiry,
        lines=load(db, e.InquiryLine, "WHERE inquiry_id = ? ORDER BY sort_key, id", key),
        draft=drafts[0] if drafts else None,
        draft_lines=load(db, e.AnswerDraftLine, "WHERE inquiry_id = ? ORDER BY id", key),
        answer=answer,
        answer_lines=answer_lines,
        retailer=shown_by(db, viewer, inquiry.owner_id),
        pending=is_pending(db, inquiry.id),
        proposals=_proposals(db, key),
        attachments=tuple(load(db, e.Attachment, "WHERE inquiry_id = ? ORDER BY added_at, id", key)),
    )


def _answered(db: Db, inquiry: e.Inquiry, key: tuple[bytes]) -> tuple[e.Answer | None, list[e.AnswerLine]]:
    """The supplier's own answer, also while it is under seal for the retailer."""
    if is_sealed(inquiry):
        sealed = load(db, e.SealedAnswer, "WHERE inquiry_id = ?", key)
        return rows_of(sealed[0]) if sealed else (None, [])
    found = load(db, e.Answer, "WHERE inquiry_id = ?", key)
    return found[0] if found else None, load(db, e.AnswerLine, "WHERE inquiry_id = ? ORDER BY id", key)


def _proposals(db: Db, key: tuple[bytes]) -> tuple[e.Proposal, ...]:
    """What was proposed to a document that the viewer may see, oldest first."""
    return tuple(load(db, e.Proposal, "WHERE document_id = ? ORDER BY proposed_at, id", key))


def shown_by(db: Db, viewer: Viewer, organisation_id: Id | None) -> e.LinkFact | None:
    """What another organisation shows mine."""
    if organisation_id is None:
        return None
    rows = load(
        db,
        e.LinkFact,
        "WHERE owner_id = ? AND counterpart_id = ? ORDER BY id LIMIT 1",
        (bytes.fromhex(organisation_id), bytes.fromhex(viewer.organisation_id)),
    )
    return rows[0] if rows else None


@answers(GetOrder)
def _order(db: Db, viewer: Viewer, query: GetOrder) -> OrderView:
    order = visible(db, viewer, e.Order, query.order_id)
    if order is None:
        shipment = visible(db, viewer, e.Shipment, query.order_id)
        order = visible(db, viewer, e.Order, shipment.order_id) if shipment is not None else None
    if order is None:
        raise missing("order", query.order_id, "order_id")
    mine = order.owner_id == viewer.organisation_id
    key = (bytes.fromhex(order.id),)
    private = load(db, e.OrderPrivate, 'WHERE "id" = ?', key)
    name, logo = _sent_parties(db, viewer, order) if mine else _received_parties(db, viewer, order)
    return OrderView(
        order=order,
        lines=load(db, e.OrderLine, "WHERE order_id = ? ORDER BY sort_key, id", key),
        shipments=_shipments(db, order.id),
        partner_name=name,
        logo_hash=logo,
        side=OUT if mine else IN,
        request_id=private[0].request_id if private else None,
        request_number=private[0].request_number if private else "",
        recipient_email=recipient_email(db, private[0].request_id) if private else "",
        pending=is_pending(db, order.id),
        retailer=None if mine else shown_by(db, viewer, order.owner_id),
        proposals=_proposals(db, key),
        shipping_time=time_source(set_time(private[0].shipping_basis)) if private else None,
    )


def _sent_parties(db: Db, viewer: Viewer, order: e.Order) -> tuple[str, str]:
    """The supplier's name as its card (or itself) has it, and my own logo."""
    mine = load(db, e.Organisation, 'WHERE "id" = ?', (bytes.fromhex(viewer.organisation_id),))
    logo = mine[0].logo_hash if mine else ""
    rows = db.query('SELECT partner FROM "transaction" WHERE id = ?', (bytes.fromhex(order.id),))
    if rows and rows[0][0]:
        return str(rows[0][0]), logo
    fact = shown_by(db, viewer, order.counterpart_id)
    return fact.name if fact else "", logo


def _received_parties(db: Db, viewer: Viewer, order: e.Order) -> tuple[str, str]:
    """The retailer's name and logo, which go onto the packing slip (S2.89)."""
    fact = shown_by(db, viewer, order.owner_id)
    return (fact.name, fact.logo_hash) if fact else ("", "")


def _shipments(db: Db, order_id: Id) -> list[ShipmentView]:
    key = (bytes.fromhex(order_id),)
    shipments = load(
        db,
        e.Shipment,
        "WHERE order_id = ? AND state <> 'discarded' ORDER BY coalesce(confirmed_at, created_at), id",
        key,
    )
    inside = "WHERE shipment_id IN (SELECT id FROM shipment WHERE order_id = ?)"
    boxes = load(db, e.Box, f"{inside} ORDER BY sort_key, id", key)
    lines = load(db, e.ShipmentLine, f"{inside} ORDER BY id", key)
    return [
        ShipmentView(
            shipment=shipment,
            boxes=[box for box in boxes if box.shipment_id == shipment.id],
            lines=[line for line in lines if line.shipment_id == shipment.id],
        )
        for shipment in shipments
    ]


@answers(GetMessages)
def _messages(db: Db, viewer: Viewer, query: GetMessages) -> list[e.Message]:
    key, mine = blob(query.thread_id, "thread_id"), bytes.fromhex(viewer.organisation_id)
    found = load(
        db,
        e.Message,
        "WHERE thread_id = ? AND ? IN (owner_id, counterpart_id) ORDER BY sent_at, id",
        (key, mine),
    )
    if not found and not any(
        visible(db, viewer, kind, query.thread_id) for kind in (e.Inquiry, e.Order, e.RequestPartner)
    ):
        raise missing("thread", query.thread_id, "thread_id")
    return found

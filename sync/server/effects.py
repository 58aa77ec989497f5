# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Mails that a command causes, written as ``effect`` rows in its own transaction (S2.94).

A row holds ids only; who sends it looks up what the recipient may read when it is sent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from desktop_b2b.domain.entities import (
    FulfilmentShipment,
    Inquiry,
    Order,
    Request,
    RequestPartner,
    Shipment,
)
from desktop_b2b.domain.events import (
    AttentionNeeded,
    DeadlineChanged,
    DomainEvent,
    FulfilmentConfirmed,
    InvitationDeclined,
    OrdersPlaced,
    PartnerConnected,
    PartnerInvited,
    RequestSent,
    ShipmentConfirmed,
)
from desktop_b2b.domain.values import Id, Instant, child_id
from desktop_b2b.rules.reminders import before_deadline
from desktop_b2b.services.ports import UnitOfWork

REQUEST_SENT, SHIPMENT_CONFIRMED = "mail.request_sent", "mail.shipment_confirmed"
FULFILMENT_CONFIRMED, ORDER_COLLECTED = "mail.fulfilment_confirmed", "mail.order_collected"
INVITATION, PARTNER_CONNECTED = "mail.invitation", "mail.partner_connected"
INVITATION_DECLINED = "mail.invitation_declined"
REMIND_ANSWER, DEADLINE_OVER = "mail.remind_answer", "mail.deadline_over"
REQUEST_INCOMPLETE = "mail.request_incomplete"
REMIND_SHIP, REMIND_SHIPMENT = "mail.remind_ship", "mail.remind_shipment"
#: Caused by no command, but by what a person's widgets have that is new (``alerts``).
MAIL_ALERT = "mail.alert"


@dataclass(frozen=True, slots=True)
class Caused:
    """What is to be sent. ``due_at``: not before (0: at once); ``once``: what it is about, so that it is
    written down once, whatever causes it again.
    """

    kind: str
    body: dict[str, Id]
    due_at: Instant = 0
    once: Id = ""


def effects_of(events: Iterable[DomainEvent], uow: UnitOfWork) -> Iterator[Caused]:
    """The effects of a command's events; asked after all reactions."""
    for event in events:
        find = _caused_by.get(type(event))
        if find is not None:
            yield from find(event, uow)


def _request_sent(event: RequestSent, uow: UnitOfWork) -> Iterator[Caused]:
    for asked in uow.children(RequestPartner, "request_id", event.request_id):
        inquiry = _waiting(uow, asked.id)
        if inquiry is not None:
            yield Caused(REQUEST_SENT, _to_partner(inquiry))
            yield from _reminder(inquiry, inquiry.sent_at)


def _deadline_changed(event: DeadlineChanged, uow: UnitOfWork) -> Iterator[Caused]:
    for inquiry_id in event.inquiry_ids:
        inquiry = _waiting(uow, inquiry_id)
        if inquiry is not None:
            yield from _reminder(inquiry, event.at)


def _waiting(uow: UnitOfWork, inquiry_id: Id) -> Inquiry | None:
    inquiry = uow.find(Inquiry, inquiry_id)
    is_asked = inquiry is not None and inquiry.counterpart_id is not None and inquiry.state == "waiting"
    return inquiry if is_asked else None


def _to_partner(inquiry: Inquiry) -> dict[str, Id]:
    return {"inquiry_id": inquiry.id, "organisation_id": inquiry.counterpart_id or ""}


def _reminder(inquiry: Inquiry, asked_at: Instant) -> Iterator[Caused]:
    """A deadline has one reminder, which knows for which instant it was written."""
    due_at = before_deadline(asked_at, inquiry.deadline_at)
    if due_at is not None:
        body = {**_to_partner(inquiry), "deadline_at": str(inquiry.deadline_at)}
        yield Caused(REMIND_ANSWER, body, due_at, child_id(inquiry.id, REMIND_ANSWER, inquiry.deadline_at))


def _attention_needed(event: AttentionNeeded, uow: UnitOfWork) -> Iterator[Caused]:
    request = uow.find(Request, event.request_id)
    if request is None or request.state != "need_attention":
        return
    rows = uow.children(RequestPartner, "request_id", request.id)
    body = {"request_id": request.id, "organisation_id": request.owner_id}
    if request.mode == "automatic":
        yield Caused(REQUEST_INCOMPLETE, body)
    elif any(row.state == "closed" for row in rows):
        yield Caused(DEADLINE_OVER, body)


def _orders_placed(event: OrdersPlaced, uow: UnitOfWork) -> Iterator[Caused]:
    """Both sides are reminded of goods that have not left in time (S2.6), each once."""
    for order_id in event.order_ids:
        order = uow.find(Order, order_id)
        if order is not None and order.counterpart_id is not None:
            for kind, reader in ((REMIND_SHIP, order.counterpart_id), (REMIND_SHIPMENT, order.owner_id)):
                body = {"order_id": order.id, "organisation_id": reader}
                yield Caused(kind, body, order.ship_by, child_id(order.id, kind))


def _shipment_confirmed(event: ShipmentConfirmed, uow: UnitOfWork) -> Iterator[Caused]:
    shipment = uow.find(Shipment, event.shipment_id)
    if shipment is not None and shipment.counterpart_id is not None:
        body = {"shipment_id": shipment.id, "organisation_id": shipment.counterpart_id}
        yield Caused(SHIPMENT_CONFIRMED, body)


def _fulfilment_confirmed(event: FulfilmentConfirmed, uow: UnitOfWork) -> Iterator[Caused]:
    """The retailer hears that a centre sent its goods, or gave them to who came for them (S2.91)."""
    shipment = uow.find(FulfilmentShipment, event.fulfilment_shipment_id)
    if shipment is not None and shipment.counterpart_id is not None:
        body = {"fulfilment_shipment_id": shipment.id, "organisation_id": shipment.counterpart_id}
        yield Caused(ORDER_COLLECTED if shipment.mode == "pickup" else FULFILMENT_CONFIRMED, body)


def _partner_invited(event: PartnerInvited, _uow: UnitOfWork) -> Iterator[Caused]:
    yield Caused(INVITATION, {"partner_id": event.partner_id, "invitation_id": event.invitation_id})


def _partner_connected(event: PartnerConnected, _uow: UnitOfWork) -> Iterator[Caused]:
    yield Caused(PARTNER_CONNECTED, {"partner_id": event.partner_id})


def _invitation_declined(event: InvitationDeclined, _uow: UnitOfWork) -> Iterator[Caused]:
    yield Caused(INVITATION_DECLINED, {"partner_id": event.partner_id})


_caused_by: dict[type[DomainEvent], Callable[[Any, UnitOfWork], Iterator[Caused]]] = {
    RequestSent: _request_sent,
    DeadlineChanged: _deadline_changed,
    AttentionNeeded: _attention_needed,
    OrdersPlaced: _orders_placed,
    ShipmentConfirmed: _shipment_confirmed,
    FulfilmentConfirmed: _fulfilment_confirmed,
    PartnerInvited: _partner_invited,
    PartnerConnected: _partner_connected,
    InvitationDeclined: _invitation_declined,
}

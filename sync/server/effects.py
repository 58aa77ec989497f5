# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Mails that a command causes, written as ``effect`` rows in its own transaction (S2.94).

A row holds ids only; who sends it looks up what the recipient may read when it is sent.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from desktop_b2b.domain.entities import Inquiry, RequestPartner, Shipment
from desktop_b2b.domain.events import (
    DomainEvent,
    InvitationDeclined,
    PartnerConnected,
    PartnerInvited,
    RequestSent,
    ShipmentConfirmed,
)
from desktop_b2b.domain.values import Id
from desktop_b2b.services.ports import UnitOfWork

REQUEST_SENT, SHIPMENT_CONFIRMED = "mail.request_sent", "mail.shipment_confirmed"
INVITATION, PARTNER_CONNECTED = "mail.invitation", "mail.partner_connected"
INVITATION_DECLINED = "mail.invitation_declined"
#: Caused by no command, but by what a person's widgets have that is new (``alerts``).
MAIL_ALERT = "mail.alert"


def effects_of(events: Iterable[DomainEvent], uow: UnitOfWork) -> Iterator[tuple[str, dict[str, Id]]]:
    """Kind and body of each effect of a command's events; asked after all reactions."""
    for event in events:
        if isinstance(event, RequestSent):
            for asked in uow.children(RequestPartner, "request_id", event.request_id):
                inquiry = uow.find(Inquiry, asked.id)
                if inquiry is not None and inquiry.counterpart_id is not None and inquiry.state == "waiting":
                    yield REQUEST_SENT, {"inquiry_id": inquiry.id, "organisation_id": inquiry.counterpart_id}
        elif isinstance(event, PartnerInvited):
            yield INVITATION, {"partner_id": event.partner_id, "invitation_id": event.invitation_id}
        elif isinstance(event, PartnerConnected):
            yield PARTNER_CONNECTED, {"partner_id": event.partner_id}
        elif isinstance(event, InvitationDeclined):
            yield INVITATION_DECLINED, {"partner_id": event.partner_id}
        elif isinstance(event, ShipmentConfirmed):
            shipment = uow.find(Shipment, event.shipment_id)
            if shipment is not None and shipment.counterpart_id is not None:
                yield (
                    SHIPMENT_CONFIRMED,
                    {"shipment_id": shipment.id, "organisation_id": shipment.counterpart_id},
                )

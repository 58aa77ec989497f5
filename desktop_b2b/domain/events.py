# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What happened, in the past tense: raised by handlers, answered by reactions on the server."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from desktop_b2b.domain.values import Id, Instant


@dataclass(frozen=True, slots=True)
class DomainEvent:
    """Base of all events that reactions listen to."""


@dataclass(frozen=True, slots=True)
class OrganisationChanged(DomainEvent):
    """Data that partners see may have changed."""

    organisation_id: Id


@dataclass(frozen=True, slots=True)
class PartnerInvited(DomainEvent):
    """A personal invitation is to go to somebody who is no partner yet."""

    partner_id: Id
    invitation_id: Id


@dataclass(frozen=True, slots=True)
class PartnerConnected(DomainEvent):
    """An invitation was accepted: the two companies are connected."""

    partner_id: Id
    link_id: Id


@dataclass(frozen=True, slots=True)
class InvitationDeclined(DomainEvent):
    """Somebody who was invited does not want to be a partner."""

    partner_id: Id


@dataclass(frozen=True, slots=True)
class RequestSent(DomainEvent):
    """A request went out to its partners."""

    request_id: Id


@dataclass(frozen=True, slots=True)
class DeadlineChanged(DomainEvent):
    """Partners of a request (their inquiries' ids) have until another instant, set at ``at``."""

    request_id: Id
    inquiry_ids: tuple[Id, ...]
    at: Instant


@dataclass(frozen=True, slots=True)
class AttentionNeeded(DomainEvent):
    """A request was judged, and a person must decide."""

    request_id: Id


@dataclass(frozen=True, slots=True)
class DeadlinesPassed(DomainEvent):
    """The server's scheduler found a request whose open deadlines are over."""

    request_id: Id


@dataclass(frozen=True, slots=True)
class RequestCancelled(DomainEvent):
    """A sent request was called off."""

    request_id: Id


@dataclass(frozen=True, slots=True)
class RequestClosed(DomainEvent):
    """A request takes no more orders: its answers are judged and its inquiries end."""

    request_id: Id


@dataclass(frozen=True, slots=True)
class RequestReopened(DomainEvent):
    """A closed request takes orders again."""

    request_id: Id


@dataclass(frozen=True, slots=True)
class InquiryAnswered(DomainEvent):
    """A supplier answered, revised or declined."""

    inquiry_id: Id


@dataclass(frozen=True, slots=True)
class OrdersPlaced(DomainEvent):
    """Orders were made from a request; ``closed`` tells whether it takes no more."""

    request_id: Id
    order_ids: tuple[Id, ...]
    closed: bool


@dataclass(frozen=True, slots=True)
class OrderDeclined(DomainEvent):
    """A supplier refused an order. ``returned``: what is open again, by inquiry line."""

    order_id: Id
    returned: tuple[tuple[Id, Decimal], ...]


@dataclass(frozen=True, slots=True)
class OrderCancelled(DomainEvent):
    """The retailer called an order, or the rest of it, off. ``returned``: what is open again, by inquiry
    line.
    """

    order_id: Id
    returned: tuple[tuple[Id, Decimal], ...]


@dataclass(frozen=True, slots=True)
class OrderChanged(DomainEvent):
    """A proposal to an order was accepted. ``returned``: what is open again, by inquiry line; less than
    nought where more was ordered.
    """

    order_id: Id
    returned: tuple[tuple[Id, Decimal], ...]


@dataclass(frozen=True, slots=True)
class ShipmentConfirmed(DomainEvent):
    """Goods are on their way."""

    shipment_id: Id


@dataclass(frozen=True, slots=True)
class FloorChanged(DomainEvent):
    """Lines, boxes or labels of B2B orders changed at their centre, and with them perhaps their states."""

    b2b_order_ids: tuple[Id, ...]


@dataclass(frozen=True, slots=True)
class FulfilmentConfirmed(DomainEvent):
    """A shipment left its centre, or was collected there."""

    fulfilment_shipment_id: Id


@dataclass(frozen=True, slots=True)
class CentreTermsChanged(DomainEvent):
    """A fulfilment centre has published other tables."""

    organisation_id: Id


@dataclass(frozen=True, slots=True)
class StockChanged(DomainEvent):
    """Units of these items came to a centre, left it, were found, held or released."""

    stock_item_ids: tuple[Id, ...]


@dataclass(frozen=True, slots=True)
class B2BOrderCreated(DomainEvent):
    """A B2B order was made of a draft."""

    b2b_order_id: Id


@dataclass(frozen=True, slots=True)
class B2BOrderChanged(DomainEvent):
    """Something of a B2B order, or what belongs to it, changed: its reasons are looked at anew."""

    b2b_order_id: Id

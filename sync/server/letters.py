# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The letters of the server: what a mail may say, looked up in the database when it is sent (S2.94).

Plain text in the language of the company that receives it. A letter says only what that company's own
desks show: no prices, no recipients of goods, nothing of other companies. Alerts go to one person.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final, TypeVar

from desktop_b2b.documents.formats import moment
from desktop_b2b.documents.texts import paper_language
from desktop_b2b.domain.actor import ACCOUNT_MANAGER
from desktop_b2b.domain.entities import (
    B2BDraft,
    B2BOrder,
    FulfilmentShipment,
    HandlingUnit,
    Inquiry,
    OpenedMark,
    Order,
    Organisation,
    Partner,
    Request,
    Row,
    SeenMark,
    Shipment,
    ShipmentOrder,
    User,
    Widget,
)
from desktop_b2b.domain.states import SHIPPABLE
from desktop_b2b.domain.values import Id, Instant, child_id
from desktop_b2b.errors import DesktopError
from desktop_b2b.rules.invitations import partner_state
from desktop_b2b.storage.codec import load
from desktop_b2b.storage.db import Db
from sync.server.effects import (
    DEADLINE_OVER,
    FULFILMENT_CONFIRMED,
    INVITATION,
    INVITATION_DECLINED,
    MAIL_ALERT,
    ORDER_COLLECTED,
    PARTNER_CONNECTED,
    REMIND_ANSWER,
    REMIND_SHIP,
    REMIND_SHIPMENT,
    REQUEST_INCOMPLETE,
    REQUEST_SENT,
    SHIPMENT_CONFIRMED,
)
from sync.server.grants import sections_of
from sync.server.letter_texts import TEMPLATES
from sync.server.widget_names import widget_name

R = TypeVar("R", bound=Row)

#: Where a letter's link to its document comes, an invitation's code, the server's address: nobody's name can
#: hold them, for names have no controls.
LINK, CODE, SERVER = "\0", "\1", "\2"
WORDS = "\3"
_MARKS = frozenset({LINK, CODE, SERVER, WORDS})
#: Names and numbers of others are cut to this many characters.
_LONGEST = 200
#: Never in a name on one line: controls, line ends, and marks that turn the direction of writing.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})

#: The documents of alerts.
_Document = Request | Inquiry | Order | Shipment | B2BDraft | B2BOrder
DOCUMENTS: Final[dict[str, type[_Document]]] = {
    document.KIND: document for document in (Request, Inquiry, Order, Shipment, B2BDraft, B2BOrder)
}


class NothingToSay(DesktopError):
    """What the letter was about is over, or its reader is gone; says why."""


class NoAddress(DesktopError):
    """The company has no address to write to; says so."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter to one address. ``widget_id``: of the widget whose letters its reader may do without;
    ``record_id``: of the document that stands in the text as LINK; ``invitation_id``: of the invitation of
    that card whose code stands there as CODE.
    """

    to: str
    subject: str
    text: str
    language: str
    widget_id: Id = ""
    record_id: Id = ""
    invitation_id: Id = ""


def write(db: Db, kind: str, body: dict[str, Id], now: Instant) -> Letter:
    """The letter of an effect, as things stand now.

    ``kind`` is one of LETTERS. Raises NothingToSay, NoAddress.
    """
    return LETTERS[kind](db, body, now)


def one_line(text: str) -> str:
    """A text of somebody else's as it may stand in a subject: one line, nothing unseen, not endless."""
    spaced = " ".join(text.split())
    seen = "".join(letter for letter in spaced if unicodedata.category(letter) not in _UNSEEN)
    return seen if len(seen) <= _LONGEST else seen[: _LONGEST - 1] + "…"


def several_lines(text: str) -> str:
    """A text of somebody else's as it may stand in a letter: its lines, and nothing unseen in them."""
    lines = text.replace("\r\n", "\n").split("\n")
    return "\n".join(
        "".join(letter for letter in line if unicodedata.category(letter) not in _UNSEEN) for line in lines
    ).strip()


def _request_sent(db: Db, body: dict[str, Id], now: Instant) -> Letter:
    inquiry = _find(db, Inquiry, body["inquiry_id"])
    reader = _find(db, Organisation, body["organisation_id"])
    if inquiry is None or reader is None or inquiry.counterpart_id != reader.id:
        raise NothingToSay("the request is gone")
    if inquiry.state != "waiting" or inquiry.deadline_at < now:
        raise NothingToSay("the request is answered or over")
    language = paper_language(reader.language)
    return _letter(
        db,
        REQUEST_SENT,
        reader,
        retailer=_name(db, inquiry.owner_id),
        number=inquiry.number,
        count=str(inquiry.line_count),
        deadline=moment(inquiry.deadline_at, inquiry.deadline_zone, language),
        zone=inquiry.deadline_zone,
    )


def _shipment_confirmed(db: Db, body: dict[str, Id], _now: Instant) -> Letter:
    shipment = _find(db, Shipment, body["shipment_id"])
    reader = _find(db, Organisation, body["organisation_id"])
    if shipment is None or reader is None or shipment.counterpart_id != reader.id:
        raise NothingToSay("the shipment is gone")
    if shipment.confirmed_at is None:
        raise NothingToSay("the shipment is not confirmed")
    return _letter(
        db,
        SHIPMENT_CONFIRMED,
        reader,
        supplier=_name(db, shipment.owner_id),
        number=shipment.number,
        order=shipment.order_number,
        confirmed=moment(shipment.confirmed_at, reader.time_zone, paper_language(reader.language)),
        zone=reader.time_zone,
        courier=shipment.courier or "–",
        tracking=shipment.tracking or "–",
    )


def _left_centre(kind: str, db: Db, body: dict[str, Id]) -> Letter:
    """To the retailer whose goods a centre sent, or gave to who came for them."""
    shipment = _find(db, FulfilmentShipment, body["fulfilment_shipment_id"])
    reader = _find(db, Organisation, body["organisation_id"])
    if shipment is None or reader is None or shipment.counterpart_id != reader.id:
        raise NothingToSay("the shipment is gone")
    if shipment.confirmed_at is None or shipment.state == "voided":
        raise NothingToSay("the shipment was taken back")
    return _letter(
        db,
        kind,
        reader,
        centre=_name(db, shipment.owner_id),
        number=shipment.number,
        orders=", ".join(_orders_in(db, shipment)),
        confirmed=moment(shipment.confirmed_at, reader.time_zone, paper_language(reader.language)),
        zone=reader.time_zone,
        carrier=shipment.carrier or "–",
        tracking=shipment.tracking or _of_boxes(db, shipment) or shipment.pro_number or "–",
        bol=shipment.bol_number or "–",
        collector=shipment.collected_by or "–",
        signature=shipment.signature or "–",
    )


def _orders_in(db: Db, shipment: FulfilmentShipment) -> list[str]:
    """The numbers of the orders that something in a shipment belongs to."""
    rows = load(
        db, ShipmentOrder, 'WHERE "fulfilment_shipment_id" = ? ORDER BY "id"', (bytes.fromhex(shipment.id),)
    )
    orders = (_find(db, B2BOrder, row.b2b_order_id) for row in rows)
    return sorted(order.number for order in orders if order is not None)


def _of_boxes(db: Db, shipment: FulfilmentShipment) -> str:
    """The tracking numbers of a shipment's boxes."""
    where = 'WHERE "fulfilment_shipment_id" = ? AND "state" = \'packed\' ORDER BY "sort_key", "id"'
    units = load(db, HandlingUnit, where, (bytes.fromhex(shipment.id),))
    return ", ".join(dict.fromkeys(unit.tracking for unit in units if unit.tracking))


def _alert(db: Db, body: dict[str, Id], _now: Instant) -> Letter:
    user, widget = _find(db, User, body["user_id"]), _find(db, Widget, body["widget_id"])
    entered_at = int(body["entered_at"])
    if user is None or not user.active:
        raise NothingToSay("the reader is gone")
    kind = DOCUMENTS[body["kind"]]
    if kind.SECTION not in sections_of(user):
        raise NothingToSay("the reader may not see it any more")
    if (
        widget is None
        or widget.user_id != user.id
        or widget.removed
        or not (widget.alert and widget.mail_alert)
    ):
        raise NothingToSay("the widget asks for no mail any more")
    seen = _find(db, SeenMark, child_id(user.id, "seen", widget.key or widget.id))
    opened = _find(db, OpenedMark, child_id(user.id, "opened", body["record_id"]))
    if (seen is not None and seen.seen_at >= entered_at) or (
        opened is not None and opened.opened_at >= entered_at
    ):
        raise NothingToSay("it was seen")
    document = _find(db, kind, body["record_id"])
    reader = _find(db, Organisation, user.owner_id)
    if document is None or reader is None or reader.id not in (document.owner_id, document.counterpart_id):
        raise NothingToSay("the document is gone")
    language = paper_language(reader.language)
    return _filled(
        MAIL_ALERT,
        user.email.strip(),
        language,
        widget.id,
        document.id,
        person=user.name,
        number=document.number,
        widget=widget_name(widget, language),
        entered=moment(entered_at, reader.time_zone, language),
        zone=reader.time_zone,
        link=LINK,
    )


def _remind_answer(db: Db, body: dict[str, Id], now: Instant) -> Letter:
    """To a supplier that has not answered yet, for the deadline that was meant."""
    inquiry = _find(db, Inquiry, body["inquiry_id"])
    reader = _find(db, Organisation, body["organisation_id"])
    if inquiry is None or reader is None or inquiry.counterpart_id != reader.id:
        raise NothingToSay("the request is gone")
    if inquiry.state != "waiting" or inquiry.deadline_at < now:
        raise NothingToSay("the request is answered or over")
    if str(inquiry.deadline_at) != body["deadline_at"]:
        raise NothingToSay("the deadline is another one")
    language = paper_language(reader.language)
    return _letter(
        db,
        REMIND_ANSWER,
        reader,
        retailer=_name(db, inquiry.owner_id),
        number=inquiry.number,
        deadline=moment(inquiry.deadline_at, inquiry.deadline_zone, language),
        zone=inquiry.deadline_zone,
    )


def _decide(kind: str, db: Db, body: dict[str, Id]) -> Letter:
    """To a retailer that must decide about a request."""
    request = _find(db, Request, body["request_id"])
    reader = _find(db, Organisation, body["organisation_id"])
    if request is None or reader is None or request.owner_id != reader.id:
        raise NothingToSay("the request is gone")
    if request.state != "need_attention":
        raise NothingToSay("somebody has decided")
    facts = {"answered": str(request.answered_count), "asked": str(request.asked_count)}
    return _letter(db, kind, reader, number=request.number, **facts)


def _remind_shipping(kind: str, db: Db, body: dict[str, Id]) -> Letter:
    """To both sides of an order that is not shipped in time (S2.6)."""
    order = _find(db, Order, body["order_id"])
    reader = _find(db, Organisation, body["organisation_id"])
    if order is None or reader is None or reader.id not in (order.owner_id, order.counterpart_id):
        raise NothingToSay("the order is gone")
    if order.state not in SHIPPABLE:
        raise NothingToSay("the order is shipped or called off")
    other = order.counterpart_id if reader.id == order.owner_id else order.owner_id
    language = paper_language(reader.language)
    return _letter(
        db,
        kind,
        reader,
        other=_name(db, other or ""),
        number=order.number,
        until=moment(order.ship_by, order.ship_by_zone, language),
        zone=order.ship_by_zone,
    )


def _invitation(db: Db, body: dict[str, Id], now: Instant) -> Letter:
    """To somebody who is no partner yet, in the language of the company that asks, with its own words."""
    card = _find(db, Partner, body["partner_id"])
    if card is None or card.invitation_id != body["invitation_id"]:
        raise NothingToSay("another invitation has taken its place")
    if partner_state(card, "", now) != "invited":
        raise NothingToSay("the invitation is followed or over")
    retailer = _find(db, Organisation, card.owner_id)
    if retailer is None or card.invitation_until is None:
        raise NothingToSay("the company is gone")
    language = paper_language(retailer.language)
    letter = _filled(
        INVITATION,
        card.email.strip(),
        language,
        record_id=card.id,
        retailer=retailer.name,
        partner=card.name,
        until=moment(card.invitation_until, retailer.time_zone, language),
        zone=retailer.time_zone,
        words=WORDS,
        code=CODE,
        server=SERVER,
    )
    own = several_lines(card.invitation_message)
    text = letter.text.replace(WORDS, f"{own}\n\n" if own else "")
    return replace(letter, text=text, invitation_id=card.invitation_id)


def _partner_connected(db: Db, body: dict[str, Id], _now: Instant) -> Letter:
    card = _find(db, Partner, body["partner_id"])
    reader = _find(db, Organisation, card.owner_id) if card is not None else None
    if card is None or reader is None or card.organisation_id is None:
        raise NothingToSay("the partner is gone")
    company = _name(db, card.organisation_id)
    return _letter(db, PARTNER_CONNECTED, reader, partner=card.name, company=company)


def _invitation_declined(db: Db, body: dict[str, Id], _now: Instant) -> Letter:
    card = _find(db, Partner, body["partner_id"])
    reader = _find(db, Organisation, card.owner_id) if card is not None else None
    if card is None or reader is None or card.invitation_state != "declined":
        raise NothingToSay("the partner was invited again")
    reason = one_line(card.invitation_reason) or "–"
    return _letter(db, INVITATION_DECLINED, reader, partner=card.name, reason=reason)


LETTERS: Final[dict[str, Callable[[Db, dict[str, Id], Instant], Letter]]] = {
    REQUEST_SENT: _request_sent,
    SHIPMENT_CONFIRMED: _shipment_confirmed,
    FULFILMENT_CONFIRMED: lambda db, body, _now: _left_centre(FULFILMENT_CONFIRMED, db, body),
    ORDER_COLLECTED: lambda db, body, _now: _left_centre(ORDER_COLLECTED, db, body),
    REMIND_ANSWER: _remind_answer,
    DEADLINE_OVER: lambda db, body, _now: _decide(DEADLINE_OVER, db, body),
    REQUEST_INCOMPLETE: lambda db, body, _now: _decide(REQUEST_INCOMPLETE, db, body),
    REMIND_SHIP: lambda db, body, _now: _remind_shipping(REMIND_SHIP, db, body),
    REMIND_SHIPMENT: lambda db, body, _now: _remind_shipping(REMIND_SHIPMENT, db, body),
    INVITATION: _invitation,
    PARTNER_CONNECTED: _partner_connected,
    INVITATION_DECLINED: _invitation_declined,
    MAIL_ALERT: _alert,
}


def _letter(db: Db, kind: str, reader: Organisation, **facts: str) -> Letter:
    return _filled(kind, _address(db, reader), paper_language(reader.language), **facts)


def _filled(
    kind: str, to: str, language: str, widget_id: Id = "", record_id: Id = "", **facts: str
) -> Letter:
    subject, text = TEMPLATES[kind][language]
    known = {name: fact if fact in _MARKS else one_line(fact) for name, fact in facts.items()}
    return Letter(to, subject.format(**known), text.format(**known), language, widget_id, record_id)


def _address(db: Db, reader: Organisation) -> str:
    """Where a company reads its mail: its contact address, else its oldest Account Manager's."""
    users = load(db, User, 'WHERE "owner_id" = ? AND "active" = 1 ORDER BY "id"', (bytes.fromhex(reader.id),))
    found = [reader.contact_email, *(user.email for user in users if user.role == ACCOUNT_MANAGER)]
    for address in found:
        if address.strip():
            return address.strip()
    raise NoAddress("the company has neither a contact address nor an Account Manager")


def _name(db: Db, organisation_id: Id) -> str:
    found = _find(db, Organisation, organisation_id)
    return found.name if found is not None else ""


def _find(db: Db, kind: type[R], row_id: Id) -> R | None:
    found = load(db, kind, 'WHERE "id" = ?', (bytes.fromhex(row_id),))
    return found[0] if found else None

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The letters of the server: what a mail may say, looked up in the database when it is sent (S2.94).

Plain text in the language of the company that receives it. A letter says only what that company's own
desks show: no prices, no recipients of goods, nothing of other companies. Alerts go to one person.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeVar

from desktop_b2b.documents.formats import moment
from desktop_b2b.documents.texts import paper_language
from desktop_b2b.domain.actor import ACCOUNT_MANAGER
from desktop_b2b.domain.entities import (
    SOURCING,
    Inquiry,
    OpenedMark,
    Order,
    Organisation,
    Request,
    Row,
    SeenMark,
    Shipment,
    User,
    Widget,
)
from desktop_b2b.domain.values import Id, Instant, child_id
from desktop_b2b.errors import DesktopError
from desktop_b2b.storage.codec import load
from desktop_b2b.storage.db import Db
from sync.server.effects import MAIL_ALERT, REQUEST_SENT, SHIPMENT_CONFIRMED
from sync.server.grants import sections_of
from sync.server.widget_names import widget_name

R = TypeVar("R", bound=Row)

#: Where a letter's link to its document comes: nobody's name can hold it, for names have no controls.
LINK = "\0"
#: Names and numbers of others are cut to this many characters.
_LONGEST = 200
#: Never in a name on one line: controls, line ends, and marks that turn the direction of writing.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})

_TEMPLATES: Final[dict[str, dict[str, tuple[str, str]]]] = {
    REQUEST_SENT: {
        "en": (
            "Request {number} from {retailer}",
            "Hello,\n\n{retailer} asks what you can deliver: request {number}, items: {count}.\n\n"
            "Please answer by {deadline} ({zone}).\n\n"
            "Open Desktop B2B to see the items and to answer.\n\n"
            "This message was written by the server; replies are not read.\n",
        ),
        "fr": (
            "Demande {number} de {retailer}",
            "Bonjour,\n\n{retailer} demande ce que vous pouvez livrer\u00a0: demande {number}, "
            "articles\u00a0: {count}.\n\n"
            "Merci de répondre avant le {deadline} ({zone}).\n\n"
            "Ouvrez Desktop B2B pour voir les articles et répondre.\n\n"
            "Ce message a été écrit par le serveur\u00a0; les réponses ne sont pas lues.\n",
        ),
    },
    SHIPMENT_CONFIRMED: {
        "en": (
            "{supplier} shipped order {order}",
            "Hello,\n\n{supplier} confirmed shipment {number} of order {order} on {confirmed} ({zone}).\n\n"
            "Courier: {courier}\nTracking number: {tracking}\n\n"
            "Open Desktop B2B for the parcels and for a message to your customer.\n\n"
            "This message was written by the server; replies are not read.\n",
        ),
        "fr": (
            "{supplier} a expédié la commande {order}",
            "Bonjour,\n\n{supplier} a confirmé l’expédition {number} de la commande {order} "
            "le {confirmed} ({zone}).\n\n"
            "Transporteur\u00a0: {courier}\nNuméro de suivi\u00a0: {tracking}\n\n"
            "Ouvrez Desktop B2B pour les colis et pour un message à votre client.\n\n"
            "Ce message a été écrit par le serveur\u00a0; les réponses ne sont pas lues.\n",
        ),
    },
    MAIL_ALERT: {
        "en": (
            "{number}: {widget}",
            "Hello {person},\n\n{number} came into “{widget}” on {entered} ({zone}).\n\n"
            "Open it in Desktop B2B: {link}\n\n"
            "This message was written by the server; replies are not read.\n",
        ),
        "fr": (
            "{number}\u00a0: {widget}",
            "Bonjour {person},\n\n{number} est arrivé dans «\u00a0{widget}\u00a0» le {entered} ({zone}).\n\n"
            "Ouvrir dans Desktop B2B\u00a0: {link}\n\n"
            "Ce message a été écrit par le serveur\u00a0; les réponses ne sont pas lues.\n",
        ),
    },
}
#: The documents of alerts.
_DOCUMENTS: Final[dict[str, type[Request | Inquiry | Order | Shipment]]] = {
    document.KIND: document for document in (Request, Inquiry, Order, Shipment)
}


class NothingToSay(DesktopError):
    """What the letter was about is over, or its reader is gone; says why."""


class NoAddress(DesktopError):
    """The company has no address to write to; says so."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter to one address. ``widget_id``: of the widget whose letters its reader may do without;
    ``record_id``: of the document that stands in the text as LINK.
    """

    to: str
    subject: str
    text: str
    language: str
    widget_id: Id = ""
    record_id: Id = ""


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


def _alert(db: Db, body: dict[str, Id], _now: Instant) -> Letter:
    user, widget = _find(db, User, body["user_id"]), _find(db, Widget, body["widget_id"])
    entered_at = int(body["entered_at"])
    if user is None or not user.active:
        raise NothingToSay("the reader is gone")
    if SOURCING not in sections_of(user):
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
    document = _find(db, _DOCUMENTS[body["kind"]], body["record_id"])
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


LETTERS: Final[dict[str, Callable[[Db, dict[str, Id], Instant], Letter]]] = {
    REQUEST_SENT: _request_sent,
    SHIPMENT_CONFIRMED: _shipment_confirmed,
    MAIL_ALERT: _alert,
}


def _letter(db: Db, kind: str, reader: Organisation, **facts: str) -> Letter:
    return _filled(kind, _address(db, reader), paper_language(reader.language), **facts)


def _filled(
    kind: str, to: str, language: str, widget_id: Id = "", record_id: Id = "", **facts: str
) -> Letter:
    subject, text = _TEMPLATES[kind][language]
    known = {name: fact if fact == LINK else one_line(fact) for name, fact in facts.items()}
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

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The door for whoever was invited to be a partner (S2.25, S2.26): look at an invitation, follow it, decline.

A code is the invitation's id with a sign that only this server can make; nothing of it is kept. It is good
once, for one card, until the time that the card says. Following it makes a company with its first user, or
takes the company of an account that exists, and connects it, all in one transaction.
"""

from __future__ import annotations

import base64
import binascii
import hmac
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from desktop_b2b.domain import checks, text
from desktop_b2b.domain.actor import ACCOUNT_MANAGER
from desktop_b2b.domain.commands import Command
from desktop_b2b.domain.commands.partners import ConnectPartner, DeclineInvitation
from desktop_b2b.domain.entities import Organisation, Partner, User
from desktop_b2b.domain.entities.account import CENTRE
from desktop_b2b.domain.links import INVITATION_LINK
from desktop_b2b.domain.values import Id, child_id
from desktop_b2b.errors import BugError, UserError
from desktop_b2b.rules.invitations import require_open
from desktop_b2b.services.centres import found_centre
from desktop_b2b.storage.codec import load
from desktop_b2b.storage.db import Db
from desktop_b2b.storage.rows import RowStore
from sync.protocol.gateway import GatewayError
from sync.protocol.messages import (
    COMMITTED,
    Failure,
    InvitationAccepted,
    InvitationAnswer,
    InvitationCode,
    InvitationRefusal,
    InvitationShown,
)
from sync.server.accounts import MAX_PASSWORD, fold_email
from sync.server.intake import Transaction
from sync.server.throttle import Attempt, forgive
from sync.server.work import Own

if TYPE_CHECKING:
    from sync.server.server import Server

T = TypeVar("T")

SHORTEST_PASSWORD = 8
LANGUAGES = ("en", "fr")
_ID, _SIGN, _GROUP = 16, 9, 5
#: What people read wrongly, in a code that is typed from paper.
_MISREAD = str.maketrans("018", "OIB")
_OF = 'WHERE "id" = ?'


class Codes:
    """Makes the codes of invitations, and reads them."""

    def __init__(self, secret: bytes) -> None:
        self._key = hmac.digest(secret, b"invitations of partners", "sha256")

    def code(self, card_id: Id, invitation_id: Id) -> str:
        """The code of an invitation, in groups that can be read out."""
        raw = bytes.fromhex(invitation_id) + self._sign(card_id, invitation_id)
        letters = base64.b32encode(raw).decode()
        return "-".join(letters[place : place + _GROUP] for place in range(0, len(letters), _GROUP))

    def find(self, db: Db, given: str) -> Partner:
        """The card that a code is about. Raises UserError ``invitation.unknown``."""
        raw = _raw(given)
        if raw is not None:
            key = raw[:_ID]
            for card in load(db, Partner, 'WHERE "invitation_id" = ? ORDER BY "id"', (key,)):
                if hmac.compare_digest(raw[_ID:], self._sign(card.id, key.hex())):
                    return card
        raise UserError(
            "invitation.unknown", "This code is not complete, or was replaced by a newer one.", "code"
        )

    def _sign(self, card_id: Id, invitation_id: Id) -> bytes:
        return hmac.digest(self._key, bytes.fromhex(card_id + invitation_id), "sha256")[:_SIGN]


def _raw(given: str) -> bytes | None:
    """The bytes of a code as people paste it: with the link around it, spaces, dashes, small letters."""
    bare = given.strip()[:200]
    if bare.lower().startswith(INVITATION_LINK):
        bare = bare[len(INVITATION_LINK) :]
    letters = re.sub(r"[\s\-\u2010-\u2015/]", "", bare).upper().translate(_MISREAD)
    try:
        raw = base64.b32decode(letters)
    except (binascii.Error, ValueError):
        return None
    return raw if len(raw) == _ID + _SIGN else None


def look(server: Server, message: InvitationCode) -> InvitationShown:
    """Who invites whom, and the personal message. Raises GatewayError for one that is good no longer."""

    def show(db: Db) -> InvitationShown:
        card = _open_card(server, db, message.code)
        retailer = _organisation(db, card.owner_id)
        return InvitationShown(
            retailer=retailer.name,
            partner=card.name,
            email=card.email,
            message=card.invitation_message,
            until=card.invitation_until or 0,
            time_zone=retailer.time_zone,
            language=retailer.language,
            kind=card.kind,
        )

    return _in_words(lambda: _read(server, show))


def accept(server: Server, message: InvitationAnswer, source: str = "") -> InvitationAccepted:
    """Follow an invitation, once. Raises GatewayError naming the field at fault."""
    return _in_words(lambda: _accept(server, message, source))


def decline(server: Server, message: InvitationRefusal) -> None:
    """Say that one does not want to be a partner."""

    def refuse() -> None:
        card = _read(server, lambda db: _open_card(server, db, message.code))
        reason = text.note(message.reason, "reason")
        command = DeclineInvitation(partner_id=card.id, invitation_id=card.invitation_id or "", reason=reason)
        server.executor.call(lambda unit: _own(server, unit, card, command)).result()

    _in_words(refuse)


# ---------------------------------------------------------------- inside


@dataclass(frozen=True, slots=True)
class _Newcomer:
    """A company that is to be made, and who makes it."""

    company: str
    name: str
    country: str
    city: str
    time_zone: str
    language: str


def _accept(server: Server, message: InvitationAnswer, source: str) -> InvitationAccepted:
    card = _read(server, lambda db: _open_card(server, db, message.code))
    email = checks.email(message.email, "email")
    if not email:
        raise UserError("text.missing", "Something must be entered here.", "email")
    account = fold_email(email)
    attempt = Attempt(account, source)
    server.accounts.throttle.enter(attempt)
    known = server.accounts.known(account, message.password)
    if known is not None and not known.right:
        text_ = "Somebody has this e-mail address already: enter the password of that account."
        raise UserError("invitation.account_known", text_, "password")
    if known is not None and known.user.role != ACCOUNT_MANAGER:
        raise UserError("invitation.no_manager", "Only an account manager may follow an invitation.", "email")
    kept, newcomer = "", None
    if known is None:
        newcomer = _newcomer(message)
        kept = server.accounts.hash(_password(message.password))

    def write(unit: Transaction) -> Id:
        forgive(unit.db, attempt)
        if newcomer is None:
            assert known is not None  # noqa: S101  # one of the two is there
            company = known.user.owner_id
            _widen(server, unit, company, card)
        else:
            company = _settle(server, unit, card, newcomer, email, kept)
        command = ConnectPartner(
            partner_id=card.id, invitation_id=card.invitation_id or "", organisation_id=company
        )
        _own(server, unit, card, command)
        return company

    company = server.executor.call(write).result()
    return InvitationAccepted(organisation_id=company, is_new=newcomer is not None)


def _newcomer(message: InvitationAnswer) -> _Newcomer:
    if message.language not in LANGUAGES:
        raise UserError("language.unknown", "This language is not known.", "language")
    return _Newcomer(
        text.line(message.company, "company", required=True),
        text.line(message.name, "name", required=True),
        checks.country(message.country, "country"),
        text.line(message.city, "city"),
        checks.zone(message.time_zone, "time_zone"),
        message.language,
    )


def _password(given: str) -> str:
    if not SHORTEST_PASSWORD <= len(given) <= MAX_PASSWORD:
        text_ = "A password has {least} characters at least."
        raise UserError("user.password", text_, "password", least=SHORTEST_PASSWORD)
    return given


def _settle(
    server: Server, unit: Transaction, card: Partner, newcomer: _Newcomer, email: str, kept: str
) -> Id:
    """Make the company and its account manager; returns the company's id."""
    now = server.clock.now()
    account = fold_email(email)
    if unit.db.query('SELECT 1 FROM "credential" WHERE "email" = ?', (account,)):
        raise UserError("user.exists", "Somebody has this e-mail address already.", "email")
    currency = _organisation(unit.db, card.owner_id).currency
    company = server.chance.new_id()
    organisation = Organisation(
        id=company,
        owner_id=company,
        name=newcomer.company,
        is_supplier=card.kind != CENTRE,
        contact_name=newcomer.name,
        contact_email=email,
        city=newcomer.city,
        country=newcomer.country,
        time_zone=newcomer.time_zone,
        language=newcomer.language,
        currency=currency,
    )
    user = User(
        id=server.chance.new_id(), owner_id=company, name=newcomer.name, email=email, role=ACCOUNT_MANAGER
    )

    def add(store: RowStore) -> None:
        store.add(organisation)
        store.add(user)
        if card.kind == CENTRE:
            found_centre(store, organisation, now)

    unit.write(add, (), unit.context(server.chance.new_id(), company, now))
    unit.db.run(
        'INSERT INTO "credential" ("user_id", "email", "password", "changed_at") VALUES (?, ?, ?, ?)',
        (bytes.fromhex(user.id), account, kept, now),
    )
    return company


def _widen(server: Server, unit: Transaction, company: Id, card: Partner) -> None:
    """A company that only asked so far answers from now on, too, or keeps goods for others."""

    def change(store: RowStore) -> None:
        organisation = store.get(Organisation, company)
        if card.kind == CENTRE:
            found_centre(store, organisation, server.clock.now())
        else:
            organisation.is_supplier = True

    unit.write(change, (), unit.context(server.chance.new_id(), company, server.clock.now()))


def _own(server: Server, unit: Transaction, card: Partner, command: Command) -> None:
    """Run a command of the server's in this very transaction. Raises UserError with its refusal in words."""
    command_id = child_id(card.id, type(command).__name__, server.chance.new_id())
    outcome = unit.own(Own(command_id, command, card.owner_id, server.clock.now()))
    if outcome.outcome == COMMITTED:
        return
    # Somebody was faster, or the card has changed: the transaction knows why.
    unit.store.begin(None)
    require_open(unit.store.get(Partner, card.id), server.clock.now())
    if outcome.code == "partner.link_taken":
        raise UserError(outcome.code, "Your companies are connected already: sign in instead.", "code")
    if outcome.code == "link.self":
        raise UserError(outcome.code, "A company is not its own partner.", "code")
    if outcome.code.startswith("invitation."):
        raise UserError("invitation.ended", "This invitation is no longer good. Ask for a new one.", "code")
    raise BugError(f"an invitation was refused with {outcome.code}")


def _open_card(server: Server, db: Db, code: str) -> Partner:
    card = server.codes.find(db, code)
    require_open(card, server.clock.now())
    return card


def _organisation(db: Db, organisation_id: Id) -> Organisation:
    return load(db, Organisation, _OF, (bytes.fromhex(organisation_id),))[0]


def _read(server: Server, look_up: Callable[[Db], T]) -> T:
    with server.readers.snapshot() as db:
        return look_up(db)


def _in_words(call: Callable[[], T]) -> T:
    """Refusals go to people who are signed in nowhere: with their template, to be said in their language."""
    try:
        return call()
    except UserError as error:
        detail = {"template": error.template, "params": error.params}
        failure = Failure(code=error.code, text=str(error), field=error.field, detail=detail)
        raise GatewayError(400, failure) from error

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Signing in and out of a profile. A profile is one device of one organisation; its users take turns.

Whoever signs out takes the token along: what waits of that user waits until the next sign-in, told
beforehand. Who only makes room for another user keeps it, and the commands go on.
"""

from __future__ import annotations

import logging

import msgspec

from desktop_b2b.domain.decoders import from_json
from desktop_b2b.errors import OutageError, UserError
from desktop_b2b.services.ports import Changes
from desktop_b2b.storage.db import SqliteDb
from desktop_b2b.storage.desk import DeskStore
from desktop_b2b.storage.session import Session, get_state, set_state, user_session, write_user
from sync.client import lanes, outages
from sync.client.states import EPOCH, NONCE
from sync.protocol.gateway import GatewayError, SyncGateway
from sync.protocol.messages import SignedIn, SignIn
from sync.protocol.versions import PRESENT, Versions

_log = logging.getLogger(__name__)

#: The profile's enrolment as JSON: device, prefix, organisation. Stays when everybody has signed out.
DEVICE = "device"


class Enrolment(msgspec.Struct, frozen=True):
    """What a profile is to the server."""

    device_id: str
    prefix: str
    organisation_id: str
    organisation_name: str


def enrolment(db: SqliteDb) -> Enrolment | None:
    """The profile's enrolment, or None on a new profile."""
    text = get_state(db, DEVICE)
    return from_json(Enrolment).decode(text) if text else None


def sign_in(
    store: DeskStore,
    gateway: SyncGateway,
    server: str,
    email: str,
    password: str,
    device_name: str,
    *,
    versions: Versions = PRESENT,
) -> Session:
    """Sign a person in, and enrol the profile when it is new. Another user's waiting work stays.

    Raises OutageError, UserError ``session.refused`` for a wrong password,
    ``session.other_organisation`` for a person of another company than the profile's.
    """
    with store.reading() as db:
        known = enrolment(db)
    message = SignIn(
        email=email,
        password=password,
        device_name=device_name,
        device_id=known.device_id if known is not None else "",
        proto=versions.newest,
    )
    store.crash("sign_in.asked")
    try:
        signed = _signed_in(gateway, message, versions)
    except GatewayError as error:
        raise refusal(error, versions) from error
    if known is not None and known.organisation_id != signed.organisation_id:
        _forget(gateway, signed.token)
        raise UserError(
            "session.other_organisation",
            "This profile belongs to {company}. Use another profile for another company.",
            "email",
            company=known.organisation_name,
        )
    store.crash("sign_in.answered")
    session = _session(signed, server, email)
    with store.writing() as db:
        set_state(
            db,
            DEVICE,
            msgspec.json.encode(
                Enrolment(signed.device_id, signed.prefix, signed.organisation_id, signed.organisation_name)
            ).decode(),
        )
        if known is None or known.device_id != signed.device_id:
            # On a known device the nonce stays what it was: it would betray a copy of this profile.
            set_state(db, NONCE, signed.nonce)
            if known is None:
                set_state(db, EPOCH, signed.epoch)
            else:
                # A server that was restored does not know this device: its lanes begin anew, and the next
                # exchange finds the other epoch.
                lanes.start_anew(db)
    store.crash("sign_in.kept")
    store.set_session(session)
    return session


def _signed_in(gateway: SyncGateway, message: SignIn, versions: Versions) -> SignedIn:
    """Sign in, as an older server speaks where it must be. Raises GatewayError."""
    try:
        return gateway.sign_in(message)
    except GatewayError as error:
        detail = error.failure.detail
        common = versions.common(int(detail.get("oldest", 0)), int(detail.get("newest", 0)))
        if error.failure.code != "upgrade" or common in (0, message.proto):
            raise
        return gateway.sign_in(msgspec.structs.replace(message, proto=common))


def unsynced(store: DeskStore) -> int:
    """How many commands of the person signed in the server has not confirmed: to warn before signing out."""
    session = store.session
    if session is None:
        return 0
    with store.reading() as db:
        return _waiting(db, session)


def sign_out(store: DeskStore, gateway: SyncGateway) -> int:
    """Sign the person out, here and on the server; returns how many commands wait for the next sign-in.

    A server out of reach does not hold anybody: the token is forgotten here all the same.
    """
    session = store.session
    if session is None:
        return 0
    with store.writing() as db:
        count = _waiting(db, session)
        kept = user_session(db, session.user_id)
        if kept is not None:
            write_user(db, msgspec.structs.replace(kept, token=""))
    store.set_session(None)
    store.crash("sign_out.kept")
    _forget(gateway, session.token)
    return count


def switch_user(store: DeskStore, user_id: str) -> Session:
    """Put another user of this profile, still signed in here, in front.

    Raises UserError ``session.none`` where that user must sign in first.
    """
    with store.reading() as db:
        session = user_session(db, user_id)
    if session is None or not session.token:
        raise UserError("session.none", "This user is not signed in on this profile. Sign in first.")
    store.set_session(session)
    return session


def mark_signed_out(store: DeskStore, session: Session) -> None:
    """The server takes a token no more: keep the work, ask to sign in again."""
    with store.writing() as db:
        kept = user_session(db, session.user_id)
        if kept is None or kept.token != session.token:
            return
        write_user(db, msgspec.structs.replace(kept, token=""))
    store.publish(Changes(frozenset({"session", "sync"}), frozenset(), local=False))


def refusal(error: GatewayError, versions: Versions = PRESENT) -> UserError | OutageError:
    """The server's no, for people."""
    busy = outages.busy_of(error)
    if busy is not None:
        return busy
    if error.status == 401:
        return UserError("session.refused", "E-mail address or password is wrong.", "password")
    if error.failure.code == "upgrade":
        if int(error.failure.detail.get("newest", versions.newest)) < versions.oldest:
            return UserError(
                "server.too_old",
                "The server is older than this program. Ask its keeper to update it. Work goes on here.",
            )
        return UserError(
            "server.upgrade",
            "This program is too old for the server. Update it: what you do is sent, but nothing comes here "
            "until then.",
        )
    return UserError(
        f"server.{error.failure.code}", "{reason}", error.failure.field, reason=error.failure.text
    )


def _waiting(db: SqliteDb, session: Session) -> int:
    sql = "SELECT count(*) FROM outbox WHERE user_id = ?"
    return int(db.query(sql, (bytes.fromhex(session.user_id),))[0][0])


def _forget(gateway: SyncGateway, token: str) -> None:
    try:
        gateway.sign_out(token)
    except (OutageError, GatewayError) as error:
        _log.info("a token was not forgotten by the server: %s", error)


def _session(signed: SignedIn, server: str, email: str) -> Session:
    return Session(
        server=server,
        token=signed.token,
        user_id=signed.user_id,
        user_name=signed.user_name,
        email=email,
        organisation_id=signed.organisation_id,
        organisation_name=signed.organisation_name,
        role=signed.role,
        privileges=signed.privileges,
        device_id=signed.device_id,
        prefix=signed.prefix,
    )

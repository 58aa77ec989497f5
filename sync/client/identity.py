# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A copy of a profile heals itself: it goes on as a device of its own (PROTOCOL.md, Copies).

What waits keeps its command ids, so that whatever the server has from the other copy is recognised. All
rows are taken anew and shown when they are whole; typing, files and the archive stay.
"""

from __future__ import annotations

import logging
from collections.abc import Callable

import msgspec

from desktop_b2b.domain.decoders import from_json
from desktop_b2b.domain.values import Id
from desktop_b2b.services.ports import Changes
from desktop_b2b.storage.db import SqliteDb, go_on
from desktop_b2b.storage.desk import DeskStore
from desktop_b2b.storage.session import Session, get_state, read_session, set_state, write_session, write_user
from sync.client import lanes
from sync.client.exchange import Exchanger
from sync.client.session import DEVICE, enrolment
from sync.client.states import NONCE
from sync.protocol.gateway import GatewayError, SyncGateway
from sync.protocol.messages import Enrol, Enrolled

_log = logging.getLogger(__name__)

#: The name of an enrolment that is under way, so that a lost answer makes no second device.
_REQUEST = "enrol.request"


class Identity:
    """What a profile is to the server. Used by one thread at a time."""

    def __init__(
        self,
        store: DeskStore,
        exchanger: Exchanger,
        new_id: Callable[[], Id],
        *,
        crash: Callable[[str], None] = go_on,
    ) -> None:
        self._store = store
        self._exchanger = exchanger
        self._new_id = new_id
        self._crash = crash
        self._is_under_way: bool | None = None

    @property
    def is_under_way(self) -> bool:
        """Whether this copy began to enrol and has no answer yet.

        It is no longer the device that it was then, though the server may take it for that one once more.
        """
        if self._is_under_way is None:
            with self._store.reading() as db:
                self._is_under_way = bool(get_state(db, _REQUEST))
        return self._is_under_way

    def go_on_as_new(self, gateway: SyncGateway, session: Session) -> Session:
        """Enrol this copy as a new device; the renewed session of the person who is signed in.

        Raises OutageError, GatewayError: then nothing has changed here.
        """
        answer, users = self._ask(gateway, session)
        self._crash("enrol.answered")
        with self._store.writing() as db:
            self._adopt(db, answer, users)
            self._crash("enrol.written")
        self._is_under_way = False
        self._crash("enrol.kept")
        self._store.reload_session()
        _log.info("this profile is a copy; it goes on as a new device", extra={"device": answer.device_id})
        self._store.publish(Changes(frozenset({"session", "sync", "outbox"}), frozenset(), local=False))
        return _renewed(session, answer)

    def _ask(self, gateway: SyncGateway, session: Session) -> tuple[Enrolled, list[Session]]:
        """The new device. Where this copy was itself copied while it asked, it asks again by another name."""
        try:
            return self._ask_once(gateway, session)
        except GatewayError as error:
            if error.failure.code != "device_forked":
                raise
            with self._store.writing() as db:
                set_state(db, _REQUEST, "")
            return self._ask_once(gateway, session)

    def _ask_once(self, gateway: SyncGateway, session: Session) -> tuple[Enrolled, list[Session]]:
        request_id, users = self._begin()
        message = Enrol(
            request_id=request_id,
            device_id=session.device_id,
            tokens={user.user_id: user.token for user in users if user.token},
        )
        self._crash("enrol.asked")
        return gateway.enrol(session.token, message), users

    def _begin(self) -> tuple[Id, list[Session]]:
        with self._store.writing() as db:
            request_id = get_state(db, _REQUEST)
            if not request_id:
                request_id = self._new_id()
                set_state(db, _REQUEST, request_id)
            self._is_under_way = True
            return request_id, users_of(db)

    def _adopt(self, db: SqliteDb, answer: Enrolled, users: list[Session]) -> None:
        """Be the new device, in one transaction with all that follows from it.

        The epoch stays: where the server was restored meanwhile, the next exchange says so, and what it
        lost is given again.
        """
        known = enrolment(db)
        if known is not None:
            renewed = msgspec.structs.replace(known, device_id=answer.device_id, prefix=answer.prefix)
            set_state(db, DEVICE, msgspec.json.encode(renewed).decode())
        for user in users:
            write_user(db, _renewed(user, answer))
        front = read_session(db)
        if front is not None:
            write_session(db, _renewed(front, answer))
        lanes.start_anew(db)
        self._exchanger.take_anew(db)
        set_state(db, NONCE, answer.nonce)
        set_state(db, _REQUEST, "")


def users_of(db: SqliteDb) -> list[Session]:
    """The last sessions of all who have signed in on this profile."""
    rows = db.query("SELECT value FROM state WHERE key LIKE 'session:%' ORDER BY key")
    return [from_json(Session).decode(row[0]) for row in rows if row[0]]


def _renewed(session: Session, answer: Enrolled) -> Session:
    """A user on the new device; whose token was not renewed signs in again."""
    return msgspec.structs.replace(
        session,
        device_id=answer.device_id,
        prefix=answer.prefix,
        token=answer.tokens.get(session.user_id, ""),
    )

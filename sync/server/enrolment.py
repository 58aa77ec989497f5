# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A copy of a profile becomes a device of its own (PROTOCOL.md, Copies).

The old device lives on with the other copy. All who were signed in on the copy are told, on all their
devices: whoever copied the profile, the person it belongs to must hear of it.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import msgspec

from desktop_b2b.domain.entities import SyncIssue
from desktop_b2b.domain.values import Id, Instant, child_id
from desktop_b2b.errors import UserError
from desktop_b2b.services.issues import NOTICE
from desktop_b2b.storage.db import Db
from desktop_b2b.storage.rows import RowStore
from sync.protocol.gateway import GatewayError
from sync.protocol.messages import Enrol, Enrolled, Failure
from sync.server.accounts import free_prefix, unauthorised
from sync.server.ids import is_id, new_token, token_hash
from sync.server.intake import Transaction

if TYPE_CHECKING:
    from sync.server.server import Server

_log = logging.getLogger(__name__)

COPIED = "device.copied"
_DEVICE = (
    'INSERT INTO "device" ("id", "organisation_id", "prefix", "name", "nonce", "last_nonce", "made_at",'
    ' "seen_at", "origin_id") SELECT ?, "organisation_id", ?, "name", ?, ?, ?, ?, "id" FROM "device"'
    ' WHERE "id" = ?'
)
_KNOWN = 'SELECT "prefix", "nonce", "last_nonce" FROM "device" WHERE "id" = ? AND "origin_id" = ?'
_ENTER = 'INSERT INTO "token" ("hash", "user_id", "device_id", "made_at", "used_at") VALUES (?, ?, ?, ?, ?)'


def enrol(server: Server, token: str, message: Enrol) -> Enrolled:
    """Make a new device of a copy, with a token for each user whose old one is good.

    Asked again after a lost answer, the same device is given with fresh tokens. Raises GatewayError
    ``unauthorised``, and ``device_forked`` where the copy was copied itself meanwhile: ask by a new name.
    """
    if not (is_id(message.device_id) and is_id(message.request_id) and all(map(is_id, message.tokens))):
        raise GatewayError(400, Failure(code="invalid", text="An id is not 32 hexadecimal digits."))
    with server.readers.snapshot() as db:
        session = server.accounts.session(db, token)
        if session.device_id != message.device_id:
            raise unauthorised("This token belongs to another device.")
        users = [
            user_id
            for user_id, own in sorted(message.tokens.items())
            if _is_good(server, db, own, user_id, message.device_id)
        ]
    now = server.clock.now()
    tokens = {user_id: new_token(server.chance) for user_id in users}

    def make(unit: Transaction) -> tuple[Id, str, str]:
        device_id = child_id(message.device_id, "copy", message.request_id)
        prefix, nonce = _device(unit, device_id, message.device_id, now) or _fresh(
            unit, device_id, message.device_id, session.organisation_id, users, now
        )
        unit.db.many(
            _ENTER,
            [
                (token_hash(own), bytes.fromhex(user_id), bytes.fromhex(device_id), now, now)
                for user_id, own in tokens.items()
            ],
        )
        return device_id, prefix, nonce

    device_id, prefix, nonce = server.executor.call(make).result()
    _log.info("a copy of a device goes on", extra={"origin": message.device_id, "device": device_id})
    return Enrolled(
        device_id=device_id,
        prefix=prefix,
        nonce=nonce,
        epoch=server.epoch,
        tokens=tokens,
        server_time=server.clock.now(),
    )


def _is_good(server: Server, db: Db, token: str, user_id: Id, device_id: Id) -> bool:
    try:
        own = server.accounts.session(db, token)
    except GatewayError:
        return False
    return own.user_id == user_id and own.device_id == device_id


def _device(unit: Transaction, device_id: Id, origin_id: Id, now: Instant) -> tuple[str, str] | None:
    """The device of an earlier, unanswered call; the tokens that never arrived are forgotten."""
    key = bytes.fromhex(device_id)
    for prefix, nonce, last_nonce in unit.db.query(_KNOWN, (key, bytes.fromhex(origin_id))):
        if nonce != last_nonce:
            raise GatewayError(
                409, Failure(code="device_forked", text="This copy was copied itself. Enrol by a new name.")
            )
        unit.db.run('DELETE FROM "token" WHERE "device_id" = ?', (key,))
        return prefix, nonce
    return None


def _fresh(
    unit: Transaction, device_id: Id, origin_id: Id, organisation_id: Id, users: list[Id], now: Instant
) -> tuple[str, str]:
    prefix, nonce = free_prefix(unit.db, unit.chance), unit.chance.token_hex(16)
    unit.db.run(_DEVICE, (bytes.fromhex(device_id), prefix, nonce, nonce, now, now, bytes.fromhex(origin_id)))
    notice = UserError(
        COPIED,
        "A copy of this profile is in use: it was copied to another computer, or restored from an older "
        "backup. The copy goes on as a device of its own; its new documents are numbered {prefix}. Nothing "
        "is lost. If none of you made this copy, change your passwords.",
        prefix=prefix,
    )
    issues = [
        SyncIssue(
            id=child_id(device_id, "copied", user_id),
            owner_id=organisation_id,
            user_id=user_id,
            kind=NOTICE,
            command="",
            body="{}",
            code=COPIED,
            text=notice.template,
            params=msgspec.json.encode(notice.params).decode(),
            made_at=now,
            created_at=now,
        )
        for user_id in users
    ]

    def tell(store: RowStore) -> None:
        for issue in issues:
            store.add(issue)

    unit.write(tell, (), unit.context(device_id, organisation_id, now))
    return prefix, nonce

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Lanes of people who may send no more: a token that is refused, an account that was closed."""

from __future__ import annotations

import msgspec

from desktop_b2b.domain.values import Id
from desktop_b2b.errors import UserError
from desktop_b2b.services.ports import Changes
from desktop_b2b.storage.desk import DeskStore
from desktop_b2b.storage.session import Session, user_session, write_user
from sync.protocol.messages import ExchangeReply


def close_lane(store: DeskStore, user_id: Id, token: str) -> None:
    """A user whose token is no longer good: the commands wait for the next sign-in."""
    with store.writing() as db:
        session = user_session(db, user_id)
        if session is not None and session.token == token:
            write_user(db, msgspec.structs.replace(session, token=""))
    store.publish(Changes(frozenset({"outbox", "sync"}), frozenset(), local=False))


def close_disabled(store: DeskStore, session: Session, reply: ExchangeReply) -> None:
    """Users whose accounts are closed: what they left was refused by name, their rows are gone."""
    for user_id in reply.disabled:
        with store.reading() as db:
            known = user_session(db, user_id)
        if known is not None and known.token:
            close_lane(store, user_id, known.token)
    if session.user_id in reply.disabled:
        raise UserError(
            "session.disabled",
            "This account was disabled. What was waiting is kept for the account manager.",
        )

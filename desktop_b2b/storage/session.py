# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Who is signed in on a profile, and the small values a desk keeps (table ``state``)."""

from __future__ import annotations

import functools

import msgspec

from desktop_b2b.domain.actor import Actor
from desktop_b2b.domain.decoders import from_json
from desktop_b2b.domain.values import Id
from desktop_b2b.errors import UserError
from desktop_b2b.storage.db import Db


class Session(msgspec.Struct, frozen=True, kw_only=True):
    """A signed-in person on an enrolled device. The token opens the server for this user."""

    server: str
    token: str
    user_id: Id
    user_name: str
    email: str
    organisation_id: Id
    organisation_name: str
    role: str
    privileges: tuple[str, ...]
    device_id: Id
    prefix: str

    def actor(self) -> Actor:
        """The person as handlers see it."""
        return Actor(
            self.user_id, self.user_name, self.organisation_id, self.role, frozenset(self.privileges)
        )


def get_state(db: Db, key: str, default: str = "") -> str:
    """A small value of the desk."""
    rows = db.query("SELECT value FROM state WHERE key = ?", (key,))
    return str(rows[0][0]) if rows else default


def get_states(db: Db, *keys: str) -> dict[str, str]:
    """Several small values of the desk, asked at once; those that were never set are empty."""
    (found,) = db.query(_each_state(len(keys)), keys)
    return {key: value or "" for key, value in zip(keys, found, strict=True)}


@functools.cache
def _each_state(count: int) -> str:
    return "SELECT " + ", ".join(["(SELECT value FROM state WHERE key = ?)"] * count)


def set_state(db: Db, key: str, value: str) -> None:
    """Keep a small value; part of the running transaction."""
    db.run(
        "INSERT INTO state (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (key, value),
    )


def read_session(db: Db) -> Session | None:
    """The session, or None when nobody is signed in."""
    text = get_state(db, "session")
    return from_json(Session).decode(text) if text else None


def user_session(db: Db, user_id: Id) -> Session | None:
    """The last session of a user on this profile: lanes of several users wait side by side."""
    text = get_state(db, f"session:{user_id}")
    return from_json(Session).decode(text) if text else None


def write_session(db: Db, session: Session | None) -> None:
    """Sign in, or out with None (the user's last session stays known while its commands wait)."""
    text = msgspec.json.encode(session).decode() if session else ""
    set_state(db, "session", text)
    if session:
        write_user(db, session)


def write_user(db: Db, session: Session) -> None:
    """Keep what is known of a user; the one who is signed in stays so."""
    set_state(db, f"session:{session.user_id}", msgspec.json.encode(session).decode())


def need_session(db: Db) -> Session:
    """The session; UserError ``session.none`` when nobody is signed in."""
    session = read_session(db)
    if session is None:
        raise UserError("session.none", "Nobody is signed in on this profile. Sign in first.")
    return session

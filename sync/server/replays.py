# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Commands given again to a restored server, with the verdict they had (PROTOCOL.md, Restore).

A verdict's receipt proves it: what a server once judged is judged by the same instant and gets the same
numbers; what it refused stays refused. A replay that cannot be done yet, because it builds on what another
desk has not given again, waits here without a verdict and is tried when more came back.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable

import msgspec

from desktop_b2b.domain.decoders import from_msgpack
from desktop_b2b.domain.values import Id, Instant
from desktop_b2b.storage.db import Db
from sync.protocol.messages import Envelope, Replay

ANY = 'SELECT 1 FROM "replay" LIMIT 1'
_FIND = 'SELECT "id", "user_id", "hash" FROM "replay" WHERE "id" IN ({})'
_ALL = 'SELECT "device_id", "user_id", "at", "envelope" FROM "replay" ORDER BY "at", "lane_seq", "id"'
_ENTER = (
    'INSERT INTO "replay" ("id", "device_id", "user_id", "at", "lane_seq", "hash", "envelope")'
    " VALUES (?, ?, ?, ?, ?, ?, ?)"
)
_LEAVE = 'DELETE FROM "replay" WHERE "id" = ?'
_CHUNK = 500


class Held(msgspec.Struct, frozen=True):
    """A command that waits for those of others: who sent it, and the instant it is judged by."""

    device_id: Id
    user_id: Id
    at: Instant
    envelope: Envelope


def receipt(
    secret: bytes,
    digest: bytes,
    command_id: Id,
    user_id: Id,
    verdict: tuple[str, str, Instant, tuple[str, ...]],
) -> Id:
    """What proves a verdict (outcome, code, instant, numbers given by the server) to who has the secret."""
    outcome, code, at, numbers = verdict
    body = msgspec.msgpack.encode([digest, command_id, user_id, outcome, code, at, list(numbers)])
    return hmac.new(secret, body, hashlib.sha256).digest()[:16].hex()


def is_proved(secret: bytes, digest: bytes, envelope: Envelope, user_id: Id) -> bool:
    """Whether a server of this history once gave the verdict that a command carries."""
    replay = envelope.replay
    if replay is None or not secret:
        return False
    verdict = replay.outcome, replay.code, replay.at, replay.numbers
    return hmac.compare_digest(receipt(secret, digest, envelope.id, user_id, verdict), replay.receipt)


def any_held(db: Db) -> bool:
    """Whether anything waits."""
    return bool(db.query(ANY))


def held_of(db: Db, ids: Iterable[bytes]) -> list[tuple[Id, Id, bytes]]:
    """Those of the commands that wait: id, user, hash."""
    sought = [*ids]
    found: list[tuple[Id, Id, bytes]] = []
    for start in range(0, len(sought), _CHUNK):
        part = sought[start : start + _CHUNK]
        rows = db.query(_FIND.format(", ".join("?" * len(part))), part)
        found.extend((row[0].hex(), row[1].hex(), row[2]) for row in rows)
    return found


def hold(db: Db, item: Held, digest: bytes) -> None:
    """Keep a command until more came back."""
    db.run(
        _ENTER,
        (
            bytes.fromhex(item.envelope.id), bytes.fromhex(item.device_id), bytes.fromhex(item.user_id),
            item.at, item.envelope.lane_seq, digest, msgspec.msgpack.encode(item.envelope),
        ),
    )  # fmt: skip


def all_held(db: Db) -> list[Held]:
    """All that wait, in the order in which they were once judged."""
    return [
        Held(device_id.hex(), user_id.hex(), at, from_msgpack(Envelope).decode(envelope))
        for device_id, user_id, at, envelope in db.query(_ALL)
    ]


def leave(db: Db, command_id: Id) -> None:
    """A command got its verdict."""
    db.run(_LEAVE, (bytes.fromhex(command_id),))


def issue_of(replay: Replay) -> dict[str, str]:
    """What the issue of a refused command said, as the desk kept it; only what is text."""
    names = ("kind", "text", "error_field", "params", "fields", "theirs_name")
    return {name: str(replay.issue.get(name, "")) for name in names if name in replay.issue}

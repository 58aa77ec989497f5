# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What goes out: one lane per user, numbered without gaps (PROTOCOL.md, Push).

Numbers are given when commands are sent, in the transaction that marks them as sent, and kept however
often they are sent again.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from desktop_b2b.domain.decoders import from_json
from desktop_b2b.domain.values import Id
from desktop_b2b.storage import pending as outbox
from desktop_b2b.storage.db import SqliteDb
from desktop_b2b.storage.pending import QUEUED, SENT, Pending
from desktop_b2b.storage.session import get_state, set_state, user_session
from desktop_b2b.storage.waiting import waiting
from sync.client import archive
from sync.protocol.messages import PUSH_BYTES, PUSH_COMMANDS, Envelope, Expect, Lane, Replay

_WAITING = "WHERE user_id = ? AND NOT (state = 'sent' AND lane_seq < ?) ORDER BY position LIMIT +?"


@dataclass(frozen=True, slots=True)
class Push:
    """What goes with one exchange. ``left``: commands that could go with the next one."""

    lanes: tuple[Lane, ...]
    count: int
    left: bool


class _Room:
    """What still fits: a command that is larger than a push travels alone."""

    def __init__(self) -> None:
        self.count = 0
        self.size = 0

    def take(self, size: int) -> bool:
        if self.count == PUSH_COMMANDS or (self.count and self.size + size > PUSH_BYTES):
            return False
        self.count += 1
        self.size += size
        return True


def choose(db: SqliteDb, taken: Mapping[Id, int], clock_offset: int, *, is_held: bool = False) -> Push:
    """Mark the next commands as sent and give their envelopes; call it in a transaction.

    ``taken``: the lane numbers that the server expects next; what is below them is not sent again.
    ``is_held``: nothing is sent, the lanes only name their users.
    """
    room = _Room()
    lanes: list[Lane] = []
    is_rest = False
    users = "SELECT user_id FROM outbox GROUP BY user_id ORDER BY min(position)"
    for user_id in [row[0].hex() for row in db.query(users)]:
        session = user_session(db, user_id)
        if session is None or not session.token:
            continue
        ready, is_cut = ([], False) if is_held else _ready(db, user_id, taken, room)
        is_rest = is_rest or is_cut
        numbered = _number(db, user_id, ready)
        replays = archive.verdicts(db, (item.command_id for item, _ in numbered))
        envelopes = tuple(
            _envelope(item, seq, clock_offset, replays.get(item.command_id)) for item, seq in numbered
        )
        lanes.append(Lane(user_id=user_id, token=session.token, commands=envelopes))
    return Push(tuple(lanes), room.count, is_rest and room.count > 0)


def _ready(db: SqliteDb, user_id: Id, taken: Mapping[Id, int], room: _Room) -> tuple[list[Pending], bool]:
    """The head of a lane that may go now, and whether it was cut short."""
    waiting = outbox.pending(db, _WAITING, (bytes.fromhex(user_id), taken.get(user_id, 0), PUSH_COMMANDS + 1))
    ready: list[Pending] = []
    chosen: set[Id] = set()
    for item in waiting:
        if _is_held(db, item, chosen, user_id, taken):
            return ready, True
        if not room.take(len(item.body.encode()) + len(item.expects)):
            return ready, True
        ready.append(item)
        chosen.add(item.command_id)
    return ready, False


def _is_held(db: SqliteDb, item: Pending, chosen: set[Id], user_id: Id, taken: Mapping[Id, int]) -> bool:
    """Whether it builds on a command of another user that the server does not have yet."""
    for command_id in json.loads(item.depends_on):
        if command_id in chosen:
            continue
        for other in outbox.at(db, waiting(db).positions_of((command_id,))):
            is_taken = other.state == SENT and other.lane_seq < taken.get(other.user_id, 0)
            if other.user_id != user_id and not is_taken:
                return True
    return False


def _number(db: SqliteDb, user_id: Id, items: list[Pending]) -> list[tuple[Pending, int]]:
    """Each command with its lane number, new ones durable with the caller's commit."""
    key = f"lane:{user_id}"
    following = int(get_state(db, key, "1"))
    numbered: list[tuple[Pending, int]] = []
    for item in items:
        seq = item.lane_seq
        if item.state == QUEUED:
            seq, following = following, following + 1
            db.run("UPDATE outbox SET state = 'sent', lane_seq = ? WHERE position = ?", (seq, item.position))
        numbered.append((item, seq))
    if any(item.state == QUEUED for item in items):
        set_state(db, key, str(following))
    return numbered


def renumber(db: SqliteDb, user_id: Id, expected: int) -> None:
    """The server has fewer commands of this lane than was thought: close the gap; in a transaction."""
    following = expected
    for item in outbox.pending(
        db,
        "WHERE user_id = ? AND state = 'sent' AND lane_seq >= ? ORDER BY position",
        (bytes.fromhex(user_id), expected),
    ):
        db.run("UPDATE outbox SET lane_seq = ? WHERE position = ?", (following, item.position))
        following += 1
    set_state(db, f"lane:{user_id}", str(following))


def start_anew(db: SqliteDb) -> None:
    """A new device has new lanes: all that was sent is sent again, from number 1 on; in a transaction."""
    for (key,) in db.query("SELECT key FROM state WHERE key LIKE 'lane:%'"):
        renumber(db, key.removeprefix("lane:"), 1)


def has_other_numbers(db: SqliteDb, expected: Mapping[Id, int]) -> bool:
    """Whether the server took numbers of our lanes that we never gave: a copy of this profile did."""
    return any(following > int(get_state(db, f"lane:{user}", "1")) for user, following in expected.items())


def _envelope(item: Pending, seq: int, clock_offset: int, replay: Replay | None) -> Envelope:
    return Envelope(
        id=item.command_id,
        lane_seq=seq,
        type=item.type,
        v=item.v,
        body=item.body.encode(),
        made_at=item.made_at,
        numbers=item.numbers,
        expects=from_json(tuple[Expect, ...]).decode(item.expects),
        depends_on=tuple(json.loads(item.depends_on)),
        clock_offset=clock_offset,
        replay=replay,
    )

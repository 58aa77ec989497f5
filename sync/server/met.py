# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What one transaction of the server has read besides rows: devices and their lanes, verdicts in the log, and
what is kept back. Each is asked for once, several together where it is known what will be needed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from desktop_b2b.domain.values import Id
from desktop_b2b.storage.db import Db, Together, places
from sync.protocol.messages import WAITS
from sync.server import replays
from sync.server.work import Device, Known, Parked

_CHUNK = 500

_KNOWN = 'SELECT "id", "hash", "user_id", "outcome", "code", "at", "numbers" FROM "command_log" WHERE "id" IN'
_DEVICES = (
    'SELECT "id", "organisation_id", "prefix", "nonce", "last_nonce", "seen_at" FROM "device" WHERE "id" IN'
)
_LANES = 'SELECT "device_id", "user_id", "seq" FROM "lane" WHERE "device_id" IN'
_PARKED_ISSUES = (
    'SELECT "user_id", "id", "document_id" FROM "sync_issue"'
    ' WHERE "user_id" IN ({}) AND "kind" = \'parked\' AND "state" = \'open\''
)
_LANE = (
    'INSERT INTO "lane" ("device_id", "user_id", "seq") VALUES (?, ?, ?)'
    ' ON CONFLICT ("device_id", "user_id") DO UPDATE SET "seq" = excluded."seq"'
)
_DEVICE = 'UPDATE "device" SET "nonce" = ?, "last_nonce" = ?, "seen_at" = ? WHERE "id" = ?'
_EARLIER = (
    'SELECT p."id", i."document_id" FROM "parked" p JOIN "sync_issue" i ON i."id" = p."id"'
    ' WHERE p."user_id" = ? AND (p."at" < ? OR (p."at" = ? AND p."lane_seq" < ?))'
    " AND i.\"kind\" = 'parked' AND i.\"state\" = 'open'"
)


class Met:
    """For one transaction; ``write`` keeps what moved."""

    def __init__(self, db: Db) -> None:
        self._db = db
        #: The verdicts of commands, those of this transaction among them.
        self.known: dict[Id, Known] = {}
        self._devices: dict[Id, Device] = {}
        self._devices_used: set[Id] = set()
        self._lanes: dict[tuple[Id, Id], int] = {}
        self._lanes_used: set[tuple[Id, Id]] = set()
        self._looked_up: set[Id] = set()
        self._looked_up_held: set[Id] = set()
        self._waiting: dict[Id, dict[Id, Id]] = {}
        self._has_held: bool | None = None

    def foresee(
        self,
        command_ids: Collection[Id],
        device_ids: Collection[Id],
        user_ids: Collection[Id],
        together: Together,
    ) -> None:
        """Ask ``together`` for what a group of pushes will ask for one by one."""
        self.ask_known(command_ids, together)
        self._ask_devices(device_ids, together)
        self._ask_waiting(user_ids, together)
        if self._has_held is None:
            together.add(replays.ANY, (), self._take_held)

    def write(self) -> None:
        """Keep how far lanes are, and the devices that were heard."""
        lanes = [(bytes.fromhex(d), bytes.fromhex(u), self._lanes[d, u]) for d, u in sorted(self._lanes_used)]
        self._db.many(_LANE, lanes)
        used = [self._devices[device_id] for device_id in sorted(self._devices_used)]
        self._db.many(_DEVICE, [(d.nonce, d.last_nonce, d.seen_at, bytes.fromhex(d.id)) for d in used])

    # ---- devices and lanes

    def device(self, device_id: Id) -> Device | None:
        """A device with its lanes, or None where there is none."""
        if device_id not in self._devices:
            together = Together()
            self._ask_devices({device_id}, together)
            together.ask(self._db)
        return self._devices.get(device_id)

    def hear(self, device: Device) -> None:
        """A device was heard: what it is now is kept."""
        self._devices_used.add(device.id)

    def lane_seq(self, device_id: Id, user_id: Id) -> int:
        """How far a lane of a device that was met is."""
        return self._lanes.setdefault((device_id, user_id), 0)

    def reach(self, device_id: Id, user_id: Id, seq: int) -> None:
        """A lane is so far now."""
        self._lanes[device_id, user_id] = seq
        self._lanes_used.add((device_id, user_id))

    def _ask_devices(self, device_ids: Collection[Id], together: Together) -> None:
        for marks, part in _parts(device_ids):
            together.add(f"{_DEVICES} ({marks})", part, self._take_devices)
            together.add(f"{_LANES} ({marks})", part, self._take_lanes)

    def _take_devices(self, rows: Sequence[tuple[Any, ...]]) -> None:
        for device_id, organisation_id, *rest in rows:
            device = Device(device_id.hex(), organisation_id.hex(), *rest)
            self._devices[device.id] = device

    def _take_lanes(self, rows: Sequence[tuple[Any, ...]]) -> None:
        for device_id, user_id, seq in rows:
            self._lanes.setdefault((device_id.hex(), user_id.hex()), seq)

    # ---- verdicts

    def look_up(self, ids: Collection[Id]) -> None:
        """Which of these commands are in the log; those of this transaction are known already."""
        together = Together()
        self.ask_known(ids, together)
        together.ask(self._db)
        unsure = [command_id for command_id in ids if command_id not in self._looked_up_held]
        self._looked_up_held.update(unsure)
        if unsure and self.holds_replays():
            for held_id, user, digest in replays.held_of(self._db, map(bytes.fromhex, unsure)):
                self.known[held_id] = Known(digest, user, WAITS, "replay.waits")

    def ask_known(self, ids: Iterable[Id], together: Together) -> None:
        """Ask the log for commands that it was not asked for yet."""
        sought = [command_id for command_id in ids if command_id not in self._looked_up]
        self._looked_up.update(sought)
        for marks, part in _parts(command_id for command_id in sought if command_id not in self.known):
            together.add(f"{_KNOWN} ({marks})", part, self._take_known)

    def _take_known(self, rows: Sequence[tuple[Any, ...]]) -> None:
        for command_id, digest, user_id, *verdict in rows:
            user = user_id.hex() if user_id is not None else None
            self.known[command_id.hex()] = Known(digest, user, *verdict)

    # ---- given again after a restore

    def holds_replays(self) -> bool:
        """Whether commands wait that were given again."""
        if self._has_held is None:
            self._has_held = replays.any_held(self._db)
        return self._has_held

    def note_held(self) -> None:
        """One waits from now on."""
        self._has_held = True

    def _take_held(self, rows: Sequence[tuple[Any, ...]]) -> None:
        self._has_held = bool(rows)

    # ---- kept back

    def kept_back(self, user_id: Id) -> dict[Id, Id]:
        """A person's parked commands that nobody has dealt with yet, with their documents ("": none)."""
        if user_id not in self._waiting:
            together = Together()
            self._ask_waiting((user_id,), together)
            together.ask(self._db)
        return self._waiting[user_id]

    def keep_back(self, user_id: Id, command_id: Id, document_id: Id) -> None:
        """One more."""
        self.kept_back(user_id)[command_id] = document_id

    def look_back(self, parked: Parked) -> None:
        """Only what came before a parked command in its lane can hold it back."""
        values = (bytes.fromhex(parked.user_id), parked.at, parked.at, parked.lane_seq)
        self._waiting[parked.user_id] = {
            row_id.hex(): document_id.hex() if document_id is not None else ""
            for row_id, document_id in self._db.query(_EARLIER, values)
            if row_id.hex() != parked.envelope.id
        }

    def _ask_waiting(self, user_ids: Iterable[Id], together: Together) -> None:
        sought = [user_id for user_id in user_ids if user_id not in self._waiting]
        self._waiting.update({user_id: {} for user_id in sought})
        for marks, part in _parts(sought):
            together.add(_PARKED_ISSUES.format(marks), part, self._take_waiting)

    def _take_waiting(self, rows: Sequence[tuple[Any, ...]]) -> None:
        for user_id, row_id, document_id in rows:
            document = document_id.hex() if document_id is not None else ""
            self._waiting[user_id.hex()][row_id.hex()] = document


def _parts(ids: Iterable[Id]) -> Iterator[tuple[str, list[bytes]]]:
    """Places for ids and the ids, so many at a time as a statement takes."""
    sought = [bytes.fromhex(row_id) for row_id in ids]
    for start in range(0, len(sought), _CHUNK):
        yield places(sought[start : start + _CHUNK])

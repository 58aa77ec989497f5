# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What inputs are thrown at: a server in full trade and its desks, the same in every process.

It is made once, then copied, so that thousands of inputs begin where the same documents stand.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import random
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop_b2b.domain.entities import ENTITIES, SyncIssue
from desktop_b2b.errors import UserError
from desktop_b2b.storage.db import Db
from desktop_b2b.storage.session import Session, get_state
from sync.client.states import EPOCH
from sync.protocol.messages import Cursor, Envelope, Exchange, Lane
from sync.server.server import Server
from tests.simulation.connections import ram
from tests.simulation.people import Person, think
from tests.simulation.template import SHAPES, Shape, begin
from tests.simulation.world import Desk, World

_STEPS = 160
#: What people give on the stage. New types of command are thrown at it, but take no part in making it: an
#: input that was found once names a damage to what stood there then.
_GIVEN = (
    "AcceptOrder", "AdmitLateAnswer", "CancelOrder", "CancelRequest", "ChangeDeadline", "CloseOrderShort",
    "CloseRequest", "ConfirmShipment", "DeclineInquiry", "DeclineOrder", "DeleteDraft", "DiscardShipment",
    "DuplicateRequest", "ImportRequests", "MarkOpened", "MarkSeen", "PlaceOrders", "PostMessage",
    "ReopenRequest", "ResolveIssue", "RestoreDraft", "SaveAnswerDraft", "SaveAssignment", "SaveContact",
    "SaveDraft", "SavePartner", "SaveProduct", "SaveProductLine", "SaveShipment", "SendRequest", "SetLogo",
    "SubmitAnswer", "UpdateOrganisation",
)  # fmt: skip
#: What a refusal writes: the verdict and its issue, for their author alone.
_OWN = frozenset({"sync_issue", "command_result"})


@dataclass(frozen=True)
class Scene:
    """The files of a world in full trade, and when it is."""

    server: bytes
    desks: tuple[bytes, ...]
    now: int
    ids: dict[str, tuple[str, ...]]
    organisations: dict[str, str]
    shape: Shape = SHAPES[2]


@functools.cache
def scene() -> Scene:
    """Two retailers that share a supplier, after weeks of trade."""
    folder = new_folder()
    try:
        world = begin(SHAPES[2], folder, "fuzz")
        world.model = None
        dice = random.Random("fuzz")
        for number in range(_STEPS):
            desk = dice.choice(world.desks)
            with world.luck.at(f"step/{number}"):
                cmd = think(Person(desk, dice), _GIVEN)
                if cmd is not None:
                    with contextlib.suppress(UserError):
                        desk.store.execute(cmd)
                if dice.random() < 0.6:
                    desk.engine.round()
        for desk in (*world.desks, *world.desks):
            with world.luck.at(f"rest/{desk.name}"):
                desk.engine.round()
        ids = dict(ids_of(world.centre.db))
        world.close()
        desks = tuple(desk.path.read_bytes() for desk in world.desks)
        return Scene(
            (folder / "server.db").read_bytes(), desks, world.clock.instant, ids, world.organisations
        )
    finally:
        shutil.rmtree(folder, ignore_errors=True)


#: What came to the trade after the scene was made, and what leads there.
_LATER = ("AddAttachment", "ProposeChange", "SaveDraft", "SendRequest", "SubmitAnswer")
LATER_ROWS = ("attachment", "proposal", "sealed_answer", "answer_receipt")
_LATER_STEPS = 600


@functools.cache
def later_scene() -> Scene:
    """The scene with proposals, attachments and answers under seal: what is not thrown at, only looked at."""
    stage = Stage()
    try:
        world, dice, db = stage.world, random.Random("later"), stage.db
        for number in range(_LATER_STEPS):
            desk = dice.choice(world.desks)
            with world.luck.at(f"later/{number}"):
                cmd = think(Person(desk, dice), _LATER)
                if cmd is not None:
                    with contextlib.suppress(UserError):
                        desk.store.execute(cmd)
                desk.engine.round()
            if all(db.query(f'SELECT 1 FROM "{table}" LIMIT 1') for table in LATER_ROWS):
                break
        for desk in (*world.desks, *world.desks):
            with world.luck.at(f"late rest/{desk.name}"):
                desk.engine.round()
        ids, now, organisations = dict(ids_of(db)), world.clock.instant, world.organisations
        world.close()
        desks = tuple(desk.path.read_bytes() for desk in world.desks)
        return Scene((stage.folder / "server.db").read_bytes(), desks, now, ids, organisations)
    finally:
        shutil.rmtree(stage.folder, ignore_errors=True)


def new_folder() -> Path:
    """An empty folder where files cost least."""
    return Path(tempfile.mkdtemp(prefix="b2b-fuzz-", dir=ram()))


def ids_of(db: Db) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Ids by table, some of each."""
    for entity in ENTITIES:
        rows = db.query(f'SELECT "id" FROM "{entity.TABLE}" ORDER BY "id" LIMIT 12')
        yield entity.TABLE, tuple(row_id.hex() for (row_id,) in rows)


#: What the arguments of commands are ids of, where their names do not say it.
_TABLES = {
    "partner": "partner_card", "LinePatch": "request_line", "issue": "sync_issue", "record": "order",
    "thread": "inquiry", "ask": "request_ask", "BoxValue": "box",
}  # fmt: skip


def ids_for(argument: str, found: Scene | None = None) -> tuple[str, ...]:
    """Ids that an argument of a command may have; ``argument`` is the type's name and the argument's."""
    kind, _, name = argument.rpartition(".")
    stem = kind if name == "id" else name.removesuffix("s").removesuffix("_id")
    return (found or scene()).ids.get(_TABLES.get(stem, stem), ())


def all_ids(found: Scene | None = None) -> tuple[str, ...]:
    """Ids of everything."""
    return tuple(row_id for ids in (found or scene()).ids.values() for row_id in ids)


class Stage:
    """A copy of a scene to play on."""

    def __init__(self, found: Scene | None = None) -> None:
        found = found or scene()
        self.folder = new_folder()
        (self.folder / "server.db").write_bytes(found.server)
        self.scene = found
        self.world = World(self.folder, "stage")
        self.world.clock.instant = found.now
        self.world.organisations = found.organisations
        for number, (users, content) in enumerate(zip(found.shape.desks, found.desks, strict=True)):
            path = self.folder / f"desk{number}.db"
            path.write_bytes(content)
            self.world.desks.append(
                Desk(self.world, f"desk{number}", users[0].partition("-")[0], users, path)
            )

    @property
    def server(self) -> Server:
        return self.world.centre.server

    @property
    def db(self) -> Db:
        return self.world.centre.db

    def close(self) -> None:
        self.world.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def digest(self) -> str:
        """What all tables of everybody hold, verdicts left aside."""
        found = hashlib.sha256()
        for entity in ENTITIES:
            if entity.TABLE not in _OWN:
                found.update(repr(self.db.query(f'SELECT * FROM "{entity.TABLE}" ORDER BY "id"')).encode())
        return found.hexdigest()

    def heads(self) -> dict[str, int]:
        """How far the feeds of all companies are; people's own are left aside."""
        return dict(self.db.query('SELECT "name", "head" FROM "scope" WHERE "name" NOT LIKE \'user:%\''))

    def issue(self, command_id: str) -> tuple[str, str]:
        """Code and field of what was told of a command that was not taken."""
        sql = f'SELECT "code", "error_field" FROM "{SyncIssue.TABLE}" WHERE "id" = ?'
        for code, field in self.db.query(sql, (bytes.fromhex(command_id),)):
            return code, field
        return "", ""


class Caller:
    """One of the desks, as far as its messages go: token, nonce and the next number of its lane."""

    def __init__(self, stage: Stage, number: int) -> None:
        self._stage = stage
        self.desk = stage.world.desks[number]
        session = self.desk.store.session
        assert session is not None
        self.session: Session = session
        with self.desk.store.reading() as db:
            self.epoch = get_state(db, EPOCH)
            self.cursors = {
                scope: Cursor(gen, seq, mark)
                for scope, gen, seq, mark in db.query("SELECT scope, gen, seq, mark FROM cursor")
            }

    @property
    def nonce(self) -> str:
        device = bytes.fromhex(self.session.device_id)
        return str(self._stage.db.query('SELECT "nonce" FROM "device" WHERE "id" = ?', (device,))[0][0])

    @property
    def next_seq(self) -> int:
        sql = 'SELECT "seq" FROM "lane" WHERE "device_id" = ? AND "user_id" = ?'
        ids = bytes.fromhex(self.session.device_id), bytes.fromhex(self.session.user_id)
        found = self._stage.db.query(sql, ids)
        return int(found[0][0]) + 1 if found else 1

    def envelope(self, command_id: str, kind: str, version: int, body: bytes, **more: object) -> Envelope:
        """A command as it travels."""
        numbers = tuple(f"{self.session.prefix}-{command_id[:8]}{part}" for part in range(3))
        values: dict[str, object] = {"numbers": numbers, "made_at": self._stage.world.clock.now(), **more}
        return Envelope(
            id=command_id, lane_seq=self.next_seq, type=kind, v=version, body=body, **values  # type: ignore[arg-type]
        )  # fmt: skip

    def exchange(self, request_id: str, *envelopes: Envelope, **more: object) -> Exchange:
        """A push of these commands, or a pull."""
        session = self.session
        lanes = (Lane(user_id=session.user_id, token=session.token, commands=envelopes),) if envelopes else ()
        values: dict[str, object] = {"cursors": self.cursors, **more}
        return Exchange(
            request_id=request_id, proto=1, epoch=self.epoch, device_id=session.device_id, nonce=self.nonce,
            lanes=lanes, **values,  # type: ignore[arg-type]
        )  # fmt: skip

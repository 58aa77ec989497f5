# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The simulated world: one server and its desks, all real code on real databases, in one thread.

Time, ids, faults and the order of everything come from outside. A process dies by an exception that nothing
in the product catches; what it leaves behind is its database.
"""

from __future__ import annotations

import contextlib
import hashlib
import re
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple, TypeVar, cast

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

from desktop_b2b.clock import ManualClock
from desktop_b2b.domain.entities import BY_TABLE, Row, UserRow
from desktop_b2b.errors import OutageError, UserError
from desktop_b2b.storage.codec import load
from desktop_b2b.storage.db import Db, OperationalError, SqliteDb, transaction
from desktop_b2b.storage.desk import DeskStore
from desktop_b2b.storage.session import get_state
from sync.client import outages
from sync.client.engine import SyncEngine
from sync.client.session import sign_in
from sync.client.states import CONFIRMED
from sync.protocol import codec
from sync.protocol.gateway import GatewayError, SyncGateway
from sync.protocol.messages import RETRY, WAITS, Exchange, ExchangeReply, Failure, TableRows, Wire
from sync.protocol.versions import PRESENT
from sync.server.database import Database
from sync.server.dispatcher import Dispatcher
from sync.server.local import LocalGateway
from sync.server.server import Prepared, Server
from tests.simulation import connections
from tests.simulation.book import Raw
from tests.simulation.chance import DeskClock, Luck
from tests.simulation.connections import Content
from tests.simulation.model import Model
from tests.simulation.post import Post, Relay
from tests.simulation.verdict import demand

NOON = 1_790_000_000_000
PASSWORD = "correct horse"
ADDRESS = "http://server"
#: The names of companies have four letters at least: fewer come about in a token by chance.
CANARY = re.compile(rb"zq([a-z]{4,})qz")
T = TypeVar("T")
R = TypeVar("R", bound=Row)
_MOST_PAGES = 1_073_741_823


class Killed(BaseException):
    """A process of the simulated world dies here."""

    def __init__(self, who: str, point: str) -> None:
        super().__init__(f"{who} at {point}")
        self.who = who


class QuickHasher(PasswordHasher):
    """Passwords for people who sign in a thousand times a minute."""

    def hash(self, password: str | bytes, *, salt: bytes | None = None) -> str:
        text = password if isinstance(password, bytes) else password.encode()
        return hashlib.sha256(text).hexdigest()

    def verify(self, hash: str | bytes, password: str | bytes) -> Any:
        if hash != self.hash(password):
            raise VerifyMismatchError
        return True

    def check_needs_rehash(self, hash: str | bytes) -> bool:
        return False


class Doom:
    """Where a process is to die: at the n-th passing of a named step. Counts what it passes."""

    def __init__(self, who: str, passed: Counter[str], died: Counter[str]) -> None:
        self.who = who
        self.passed = passed
        self.died = died
        self.point = ""
        self.left = 0

    def set(self, point: str, count: int) -> None:
        """Die at this step."""
        self.point, self.left = point, count

    def step(self, point: str) -> None:
        """A step is passed."""
        self.passed[point] += 1
        if self.left and point == self.point:
            self.left -= 1
            if not self.left:
                self.died[point] += 1
                raise Killed(self.who, point)


class Centre:
    """The server's machine."""

    def __init__(self, world: World, path: Path) -> None:
        self.world = world
        self.path = path
        self.doom = Doom("server", world.passed, world.died)
        self.lives = 0
        #: Which program serves.
        self.versions = PRESENT
        self.server = self._open()
        self.db: Db = Database(path).connect()

    def _open(self) -> Server:
        self.lives += 1
        self._is_alive = True
        with self.world.luck.at(f"server/{self.world.place}/{self.lives}"):
            server = Server(
                Database(self.path),
                clock=self.world.clock,
                hasher=QuickHasher(),
                background=False,
                chance=self.world.luck,
                crash=self._step,
                inline=True,
                versions=self.versions,
            )
            server.dispatcher = Dispatcher(
                server.readers,
                server.executor,
                self.world.clock,
                (Post(self.world, server),),
                self.world.luck.token_hex(8),
                crash=self._step,
                jitter=lambda least, most: most,
                monotonic=lambda: self.world.clock.now() / 1000,
            )
            return server

    def _step(self, point: str) -> None:
        if point == "judge.committed" and self.world.model is not None:
            with transaction(self.db, write=False):
                self.world.model.absorb(self.db)
        self.doom.step(point)

    @contextmanager
    def fated(self, fate: Sequence[Any] | None) -> Iterator[Callable[[str], None]]:
        """The steps of a program of the keeper's, which may die at one of them."""
        if fate is not None:
            self.doom.set(*fate)
        try:
            yield self.doom.step
        finally:
            self.doom.left = 0

    def gateway(self) -> LocalGateway:
        """The way in."""
        return LocalGateway(self.server)

    def die(self) -> None:
        """End without finishing anything."""
        self.doom.left = 0
        if not self._is_alive:
            return
        self._is_alive = False
        writer = self.server.executor._db
        if writer is not None:
            writer.close()
        mark = self.server.history._mark
        if mark is not None:
            mark._file.close()
        free = self.server.readers._free
        while not free.empty():
            reader = free.get()
            if reader is not None:
                reader.close()

    def revive(self) -> None:
        """Start again on what is there."""
        self.die()
        self.server = self._open()

    def move(self, path: Path) -> None:
        """Go on with another database."""
        self.die()
        self.db.close()
        self.path = path
        self.server = self._open()
        self.db = Database(path).connect()

    def close(self) -> None:
        """The end of the history."""
        self.die()
        self.db.close()


class Kept(NamedTuple):
    """A backup: its file, and the rows and the commands that it holds."""

    path: Path
    rows: Raw
    log: frozenset[str]


class Line:
    """The network of one desk. ``plan``: what happens to the exchanges to come, one each."""

    #: Whether an answer must be that of the question, as over HTTP.
    checks_names = True

    def __init__(self, world: World, desk: Desk) -> None:
        self.world = world
        self.desk = desk
        self.plan: list[str] = []
        self.inside: list[Callable[[], None]] = []
        self.exchanges = 0
        self._earlier: deque[bytes] = deque(maxlen=3)

    def exchange(self, token: str, message: Exchange) -> ExchangeReply:
        """Push and pull over a line with faults."""
        world = self.world
        self.exchanges += 1
        body = codec.encode(message)
        world.note("ask", self.desk.name, body)
        if world.model is not None:
            for lane in message.lanes:
                for envelope in lane.commands:
                    world.model.envelopes.setdefault(envelope.id, envelope)
                    number = message.device_id, lane.user_id, envelope.lane_seq
                    world.model.sent[number] = envelope.id
        fault = self.plan.pop(0) if self.plan else ""
        if fault:
            world.faults[fault] += 1
        asked_at, heads = self.desk.clock.now(), self._heads()
        self._before(fault, token, body)
        inside, self.inside = self.inside, []
        if fault == "meanwhile":
            for step in inside:
                step()
        # As it arrives: what a copy has sent meanwhile is no news of this one any more.
        fresh = self._unknown(message)
        reply = self._serve(token, body, inside if fault == "together" else [])
        if fault == "twice":
            self._serve_again(token, body)
        self._check_holder(message.device_id, fresh)
        world.note("reply", self.desk.name, reply)
        self._inspect(reply, ExchangeReply)
        last = self._earlier[0] if self._earlier else b""
        self._earlier.append(reply)
        if fault == "afterwards":
            for step in inside:
                step()
        found = self._after(fault, reply, last, message.request_id)
        if found.request_id == message.request_id:
            told = {scope: heads.get(scope, 0) for scope in found.scopes}
            # Of several answers of one instant each may be what it speaks of: for other people, too.
            other = self.desk.answered.setdefault((found.epoch, asked_at), told)
            self.desk.answered[found.epoch, asked_at] = {
                scope: min(head, other[scope]) for scope, head in told.items() if scope in other
            }
        return found

    def _heads(self) -> dict[str, int]:
        model = self.world.model
        return {} if model is None else {scope: feed.head for scope, feed in model.feeds.items()}

    def _unknown(self, message: Exchange) -> list[str]:
        """The commands of a push that the server does not have."""
        model = self.world.model
        if model is None:
            return []
        return [one.id for lane in message.lanes for one in lane.commands if one.id not in model.log]

    def _check_holder(self, device_id: str, fresh: list[str]) -> None:
        """One copy of a profile at a time is a device: who was replaced does not come back as it.

        Once it may: a copy whose work is the same as what the other has pending looks like its own request
        that was lost. With each new epoch all begin without a nonce.
        """
        model = self.world.model
        known = [] if model is None else [model.log[one] for one in fresh if one in model.log]
        taken = [entry for entry in known if entry.device == device_id]
        if model is None or not taken:
            return
        # What two copies send in one group was brought by one of them.
        if self.world.brought.issuperset(fresh):
            return
        self.world.brought.update(fresh)
        # An answer may come later than that to what was judged after it: that is no coming back.
        reached = self.world.reached
        if all(entry.lane_seq < reached.get((device_id, entry.user), 0) for entry in taken):
            return
        reached.update(((device_id, entry.user), entry.lane_seq) for entry in taken)
        holders = self.world.holders.setdefault(device_id, [])
        if not holders or holders[-1] != self.desk.life:
            holders.append(self.desk.life)
        demand(
            len(holders) - len(set(holders)) <= 1 + 2 * model.epochs,
            "copies_detected",
            lambda: f"{' and '.join(sorted(set(holders)))} work as one device",
        )

    def _before(self, fault: str, token: str, body: bytes) -> None:
        if fault == "lost_request":
            raise outages.unreachable()
        if fault == "late":
            self.world.late.append((self.desk, token, body))
            raise outages.unreachable()
        if fault == "portal":
            raise outages.captive_portal()
        if fault == "busy":
            raise GatewayError(429, Failure(code="too_many", text="Later.", detail={"retry_after": 7}))
        if fault == "down":
            raise GatewayError(503, Failure(code="unavailable", text="Later."))

    def _after(self, fault: str, reply: bytes, last: bytes, request_id: str) -> ExchangeReply:
        if fault == "lost_reply":
            raise outages.unreachable()
        if fault == "truncated":
            reply = reply[: len(reply) * 2 // 3]
        elif fault == "old_reply" and last:
            reply = last
        try:
            found = codec.decode(reply, ExchangeReply)
        except UserError as error:
            raise outages.garbled() from error
        if self.checks_names and found.request_id != request_id:
            raise outages.garbled()
        for outcome in found.outcomes:
            if outcome.outcome not in (RETRY, WAITS):
                self.desk.acknowledged[outcome.id] = outcome.outcome
        return found

    def _serve(self, token: str, body: bytes, inside: list[Callable[[], None]]) -> bytes:
        """The server's work; ``inside`` are steps of others that come before it is judged."""
        centre = self.world.centre
        server = centre.server
        message = codec.decode(body, Exchange)
        if self.world.model is not None:
            for lane in message.lanes:
                self.world.model.hear(lane.commands)

        def work() -> ExchangeReply:
            if not inside:
                return self._reply(server, server.prepare(token, message))
            server.executor.held = True
            try:
                prepared = server.prepare(token, message)
                for step in inside:
                    step()
            finally:
                server.executor.held = False
            if centre.server is not server:
                raise outages.unreachable()
            return self._reply(server, prepared)

        return codec.encode(self.guard(work))

    def _serve_again(self, token: str, body: bytes) -> None:
        """The same request arrives once more: nothing moves."""
        db = self.world.centre.db
        log = 'SELECT count(*) FROM "command_log"'
        heads = 'SELECT "name", "head" FROM "scope" ORDER BY "name"'
        before = db.query(log), db.query(heads)
        self._serve(token, body, [])
        demand(
            (db.query(log), db.query(heads)) == before, "duplicate_delivery", "a repetition moved something"
        )

    @staticmethod
    def _reply(server: Server, prepared: Prepared) -> ExchangeReply:
        if prepared.future is None:
            return server.reply(prepared, None)
        server.executor.drain()
        return server.reply(prepared, prepared.future.result())

    def guard(self, work: Callable[[], T]) -> T:
        """Call the server; it may die of it, and then nobody answers."""
        centre = self.world.centre
        try:
            return work()
        except Killed as death:
            if death.who != "server":
                raise
            self.world.faults["server_killed"] += 1
            centre.revive()
            raise outages.unreachable() from death
        except GatewayError as error:
            body = codec.encode(error.failure)
            self.world.note("refusal", self.desk.name, body)
            self._look_for_canaries(body)
            raise
        except OutageError as error:
            if error.code.startswith("network."):
                raise
            raise GatewayError(503, Failure(code="unavailable", text=str(error))) from error

    def __getattr__(self, name: str) -> Callable[..., Any]:
        """Every other call of a gateway, through the same bytes."""
        if name.startswith("_") or name == "close":
            raise AttributeError(name)

        def call(*args: Any) -> Any:
            if self.desk.is_cut:
                raise outages.unreachable()
            found = self.guard(lambda: getattr(self.world.centre.gateway(), name)(*args))
            if isinstance(found, Wire):
                body = codec.encode(found)
                self.world.note(name, self.desk.name, body)
                self._inspect(body, type(found))
            return found

        return call

    def _inspect(self, body: bytes, kind: type[Wire]) -> None:
        """No byte of somebody else's (law 3)."""
        self._look_for_canaries(body)
        found = codec.decode(body, kind)
        for page in getattr(found, "pages", ()):
            for rows in getattr(page, "tables", ()):
                self._inspect_rows(rows)
        for rows in getattr(found, "tables", ()):
            self._inspect_rows(rows)

    def _inspect_rows(self, rows: TableRows) -> None:
        mine = bytes.fromhex(self.desk.organisation_id)
        if issubclass(BY_TABLE[rows.table], UserRow):
            place = rows.columns.index("owner_id")
            good = all(row[place] == mine for row in rows.rows)
        else:
            places = rows.columns.index("owner_id"), rows.columns.index("counterpart_id")
            good = all(mine in (row[places[0]], row[places[1]]) for row in rows.rows)
        demand(good, "isolation", f"rows of {rows.table} of others reached {self.desk.name}")

    def _look_for_canaries(self, body: bytes) -> None:
        for found in CANARY.findall(body):
            name = found.decode()
            # One that was damaged on its way in is nobody's.
            demand(
                name == self.desk.organisation or name not in self.world.organisations,
                "isolation",
                f"a secret of {name} reached {self.desk.name}",
            )


class Desk:
    """Somebody's computer with a profile."""

    def __init__(
        self, world: World, name: str, organisation: str, users: tuple[str, ...], path: Path
    ) -> None:
        self.world = world
        self.name = name
        self.organisation = organisation
        self.users = users
        self.path = path
        self.clock = DeskClock(world.clock)
        self.doom = Doom(name, world.passed, world.died)
        self.line = Line(world, self)
        self.is_cut = False
        #: Which program works here.
        self.versions = PRESENT
        #: Commands that were given here, and what the server said of them over the wire.
        self.given: dict[str, str] = {}
        self.withdrawn: set[str] = set()
        #: The lives of its profile, one for each older state that was put back, and the numbers drawn in it.
        self.life = name
        self.numbers: set[str] = set()
        #: A named step at which it is to die when it passes it.
        self.fate = ""
        #: Whether an older state was put back: what came after it is forgotten here.
        self.is_put_back = False
        #: An older copy of the profile, if somebody made one.
        self.backup = b""
        self.acknowledged: dict[str, str] = {}
        #: By the server's history and the desk's own instant: how far the scopes were, at the least, when a
        #: question of then came, to which the answer was heard.
        self.answered: dict[tuple[str, int], dict[str, int]] = {}
        self.store, self.engine = self._open()
        with self.looking() as db:
            self.answered["", int(get_state(db, CONFIRMED, "0"))] = {}

    @property
    def organisation_id(self) -> str:
        """Whose desk it is."""
        return self.world.organisations[self.organisation]

    def _open(self) -> tuple[DeskStore, SyncEngine]:
        luck = self.world.luck
        store = DeskStore(self.path, None, clock=self.clock, new_id=luck.new_id, crash=self.doom.step)
        engine = SyncEngine(
            store,
            lambda _server: cast(SyncGateway, self.line),
            self.clock,
            crash=self.doom.step,
            jitter=lambda longest: 0.0,
            new_id=luck.new_id,
            monotonic=self.clock.seconds,
            threaded=False,
            versions=self.versions,
        )
        return store, engine

    def die(self) -> None:
        """The process ends; the file stays."""
        self.doom.left = 0
        self.store.close()

    def revive(self) -> None:
        """The program is started again."""
        self.die()
        self.store, self.engine = self._open()

    def lose_power(self) -> None:
        """The machine stops: what was not synchronised to the disk is not there afterwards.

        Where a failing disk kept a load from ending as it should, what was written before it was synchronised
        all the same, and the next one to write sees to it: of that nothing is lost.
        """
        is_durable = self.store._db.query("PRAGMA synchronous")[0][0] >= 2 or not self.store._is_durable
        kept = None if is_durable else self.path.read_bytes()
        self.die()
        if kept is not None:
            connections.end(self.path)
            for ending in ("-wal", "-shm"):
                self.path.with_name(self.path.name + ending).unlink(missing_ok=True)
            self.path.write_bytes(kept)
        self.store, self.engine = self._open()

    def copy(self) -> bytes:
        """The profile as it is now."""
        self.store._db.query("PRAGMA wal_checkpoint(TRUNCATE)")
        return self.path.read_bytes()

    def put_back(self, content: bytes) -> None:
        """Another state of the profile stands in its place; what came after is not known here any more."""
        self.die()
        connections.end(self.path)
        for ending in ("-wal", "-shm"):
            self.path.with_name(self.path.name + ending).unlink(missing_ok=True)
        self.path.write_bytes(content)
        self.life += "+"
        self.is_put_back = True
        self.numbers.clear()
        self.store, self.engine = self._open()
        with self.looking() as db:
            self.given = {row[0].hex(): row[1] for row in db.query("SELECT command_id, type FROM outbox")}

    @contextmanager
    def full_disk(self) -> Iterator[None]:
        """No page can be added to the database, and none is free in it."""
        db = self.store._db
        db.query("VACUUM")
        pages = db.query("PRAGMA page_count")[0][0]
        db.query(f"PRAGMA max_page_count = {pages}")
        try:
            yield
        finally:
            db.query(f"PRAGMA max_page_count = {_MOST_PAGES}")

    @contextmanager
    def failing_disk(self, calls: int) -> Iterator[None]:
        """The disk fails at one of the next writing calls."""
        db = self.store._db
        left = calls

        def failing(method: Callable[..., Any]) -> Callable[..., Any]:
            def call(*args: Any) -> Any:
                nonlocal left
                left -= 1
                if left == 0:
                    raise OperationalError("disk I/O error")
                return method(*args)

            return call

        for name in ("run", "many", "commit"):
            setattr(db, name, failing(getattr(db, name)))
        try:
            yield
        finally:
            for name in ("run", "many", "commit"):
                delattr(db, name)

    # ---- looking

    @contextmanager
    def looking(self) -> Iterator[SqliteDb]:
        """The database in one snapshot, where the desk's own work looks: what it touches lies at hand."""
        with self.store.looking() as db:
            yield db

    def rows(self, kind: type[R], tail: str = "", *params: Any) -> list[R]:
        """Rows as the desk shows them."""
        with self.looking() as db:
            return load(db, kind, tail, params)

    def sign_in(self, user: str) -> None:
        """Somebody signs in here. Raises what the product raises."""
        sign_in(
            self.store, cast(SyncGateway, self.line), ADDRESS, f"{user}@example.com", PASSWORD, self.name,
            versions=self.versions,
        )  # fmt: skip


class World:
    """Everything there is in a history."""

    def __init__(self, folder: Path, seed: str) -> None:
        self.folder = folder
        self.clock = ManualClock(NOON)
        self.luck = Luck(seed, self.clock)
        self.place = ""
        #: The named steps that were passed, and those that were somebody's last.
        self.passed: Counter[str] = Counter()
        self.died: Counter[str] = Counter()
        self.faults: Counter[str] = Counter()
        self.late: list[tuple[Desk, str, bytes]] = []
        #: Which lives of profiles have pushed as a device, in their order.
        self.holders: dict[str, list[str]] = {}
        #: The commands that some copy of a profile was seen to bring.
        self.brought: set[str] = set()
        #: How far that has come in each lane, by device and user.
        self.reached: dict[tuple[str, str], int] = {}
        self.model: Model | None = None
        self.organisations: dict[str, str] = {}
        self.users: dict[str, str] = {}
        self.desks: list[Desk] = []
        #: The databases of a desk and of a server with nothing in them; backups.
        self.fresh = self.blank = Content(b"")
        self.backups: list[Kept] = []
        self._trace = hashlib.sha256()
        self.relay = Relay(self)
        self.centre = Centre(self, folder / "server.db")

    def note(self, *parts: object) -> None:
        """Enter something in the trace by which two runs are compared."""
        for part in parts:
            self._trace.update(part if isinstance(part, bytes) else str(part).encode())
            self._trace.update(b"\0")

    @property
    def trace(self) -> str:
        """The hash of all that happened."""
        return self._trace.hexdigest()

    def begin(self) -> None:
        """From here on the oracle watches."""
        with transaction(self.centre.db, write=False):
            self.model = Model(self.centre.db, self.clock, self.relay)

    def deliver_late(self) -> int:
        """What was lost arrives after all; nobody waits for its answer."""
        late, self.late = self.late, []
        for desk, token, body in late:
            with contextlib.suppress(GatewayError, OutageError):
                self.note("late", desk.line._serve(token, body, []))
        return len(late)

    def close(self) -> None:
        """End everything."""
        for desk in self.desks:
            desk.die()
        self.centre.close()

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A small world on real databases: one server, companies that trade, and desks that a test drives by hand."""

from __future__ import annotations

import contextlib
import shutil
import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import uuid_utils
import uvicorn
from argon2 import PasswordHasher

from desktop_b2b.clock import HOUR, ManualClock
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.actor import ACCOUNT_MANAGER
from desktop_b2b.domain.commands import Command
from desktop_b2b.domain.commands import account as a
from desktop_b2b.domain.commands import sourcing as c
from desktop_b2b.domain.values import child_id
from desktop_b2b.errors import OutageError, UserError
from desktop_b2b.services.ports import Receipt
from desktop_b2b.storage import pending as outbox
from desktop_b2b.storage import projector
from desktop_b2b.storage.codec import codec, load
from desktop_b2b.storage.db import Db
from desktop_b2b.storage.desk import DeskStore
from desktop_b2b.storage.read_models.columns import COLUMNS
from sync.client import outages
from sync.client.engine import SyncEngine
from sync.client.exchange import Done
from sync.client.session import sign_in
from sync.client.transport import HttpGateway
from sync.protocol import columns
from sync.protocol.codec import encode
from sync.protocol.gateway import GatewayError, SyncGateway
from sync.protocol.messages import (
    Enrol,
    Enrolled,
    Exchange,
    ExchangeReply,
    FilePart,
    Heads,
    Refetch,
    Refetched,
    Report,
    SignedIn,
    SignIn,
    Snapshot,
    SnapshotPage,
    Verified,
    Verify,
)
from sync.server import admin, epochs, highwater
from sync.server.app import make_app
from sync.server.database import Database
from sync.server.ids import REAL, Chance
from sync.server.local import LocalGateway
from sync.server.parsing import BoundedHttp
from sync.server.server import Server
from tests.simulation.chance import Luck
from tests.sync_flows.moulds import Mould, Past, blank_desk, mould_of

NOON = 1_790_000_000_000
PASSWORD = "correct horse battery"
KEY = bytes(range(32))
CANARY = "canary.customer@example.com"
MAX_PRICE = Decimal("7.654321")
SUPPLIERS = ("north", "south", "east")
#: Argon2 at its cheapest: tests sign in often.
HASHER = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)

R = TypeVar("R", bound=e.Row)


def new_id() -> str:
    return uuid_utils.uuid7().hex


class Cable:
    """A gateway over a line with faults. ``faults`` are met by the exchanges to come, one each.

    ``lost_request``, ``lost_reply``: an outage before or after the server worked; ``twice``: the request
    arrives twice; ``late``: it is lost, and arrives after all when ``deliver_late`` is called; ``old_reply``:
    the answer of an earlier exchange comes instead. ``walk_faults`` are the same for pages of snapshots.
    ``hidden`` scopes are as if they were revoked.
    """

    def __init__(self, inner: SyncGateway) -> None:
        self.inner = inner
        self.faults: deque[str] = deque()
        self.walk_faults: deque[str] = deque()
        self.walked: list[Snapshot] = []
        self.enrol_faults: deque[str] = deque()
        self.enrolments = 0
        self.is_cut = False
        self.exchanges = 0
        self.file_parts = 0
        self.received: list[bytes] = []
        self.sent: list[Exchange] = []
        self.late: list[tuple[str, Exchange]] = []
        self.hidden: set[str] = set()
        self._replies: list[ExchangeReply] = []

    def exchange(self, token: str, message: Exchange) -> ExchangeReply:
        self._check()
        self.exchanges += 1
        self.sent.append(message)
        fault = self.faults.popleft() if self.faults else ""
        if fault == "lost_request":
            raise outages.unreachable()
        if fault == "late":
            self.late.append((token, message))
            raise outages.unreachable()
        if fault == "old_reply" and self._replies:
            return self._replies[-1]
        if fault == "twice":
            self.inner.exchange(token, message)
        reply = self.inner.exchange(token, message)
        if self.hidden:
            reply = msgspec.structs.replace(
                reply,
                scopes=tuple(scope for scope in reply.scopes if scope not in self.hidden),
                pages=tuple(page for page in reply.pages if page.scope not in self.hidden),
            )
        self.received.append(encode(reply))
        self._replies.append(reply)
        if fault == "lost_reply":
            raise outages.unreachable()
        return reply

    def snapshot(self, token: str, message: Snapshot) -> SnapshotPage:
        self._check()
        self.walked.append(message)
        fault = self.walk_faults.popleft() if self.walk_faults else ""
        if fault == "lost_request":
            raise outages.unreachable()
        start = {scope: cursor for scope, cursor in message.start.items() if scope not in self.hidden}
        page = self.inner.snapshot(token, msgspec.structs.replace(message, start=start))
        self.received.append(columns.unpack(page.body))
        if fault == "lost_reply":
            raise outages.unreachable()
        return page

    def deliver_late(self) -> None:
        """What was lost arrives after all; nobody waits for its answer, be it a refusal."""
        for token, message in self.late:
            with contextlib.suppress(GatewayError):
                self.inner.exchange(token, message)
        self.late.clear()

    def sign_in(self, message: SignIn) -> SignedIn:
        self._check()
        return self.inner.sign_in(message)

    def enrol(self, token: str, message: Enrol) -> Enrolled:
        self._check()
        self.enrolments += 1
        fault = self.enrol_faults.popleft() if self.enrol_faults else ""
        if fault == "lost_request":
            raise outages.unreachable()
        answer = self.inner.enrol(token, message)
        if fault == "lost_reply":
            raise outages.unreachable()
        return answer

    def sign_out(self, token: str) -> None:
        self._check()
        self.inner.sign_out(token)

    def wait(self, token: str, heads: dict[str, int], seconds: float) -> Heads:
        self._check()
        found = self.inner.wait(token, heads, seconds)
        self._check()
        return found

    def verify(self, token: str, message: Verify) -> Verified:
        self._check()
        return self.inner.verify(token, message)

    def refetch(self, token: str, message: Refetch) -> Refetched:
        self._check()
        found = self.inner.refetch(token, message)
        self.received.append(encode(found))
        return found

    def report(self, token: str, message: Report) -> None:
        self._check()
        self.inner.report(token, message)

    def send_part(self, token: str, digest: str, part: FilePart) -> int:
        self._check()
        self.file_parts += 1
        return self.inner.send_part(token, digest, part)

    def read_part(self, token: str, digest: str, start: int) -> FilePart:
        self._check()
        self.file_parts += 1
        part = self.inner.read_part(token, digest, start)
        self.received.append(part.content)
        return part

    def close(self) -> None:
        close = getattr(self.inner, "close", None)
        if close is not None:
            close()

    def _check(self) -> None:
        if self.is_cut:
            raise outages.unreachable()


@dataclass
class Desk:
    """Somebody's desk: a real encrypted database, an engine driven round by round, a cable to cut."""

    world: World
    email: str
    path: Path
    store: DeskStore
    engine: SyncEngine
    cable: Cable
    given: list[str] = field(default_factory=list)

    @property
    def company(self) -> str:
        assert self.store.session is not None
        return self.store.session.organisation_id

    @property
    def user(self) -> str:
        assert self.store.session is not None
        return self.store.session.user_id

    def do(self, *cmds: Command) -> Receipt:
        """Run commands here; they wait for the next round."""
        receipts = [self.store.execute(cmd) for cmd in cmds]
        self.given.extend(receipt.command_id for receipt in receipts)
        return receipts[-1]

    def sync(self) -> Done:
        return self.engine.round()

    def try_sync(self) -> bool:
        """A round that may meet a fault."""
        try:
            self.engine.round()
        except OutageError:
            return False
        return True

    def try_sync_refused(self) -> bool:
        """A round that may meet a fault, or a refusal that the next round deals with."""
        try:
            return self.try_sync()
        except UserError:
            return False

    def rows(self, kind: type[R], tail: str = "", *params: Any) -> list[R]:
        with self.store.reading() as db:
            return load(db, kind, tail, params)

    def row(self, kind: type[R], row_id: str) -> R:
        return self.rows(kind, 'WHERE "id" = ?', bytes.fromhex(row_id))[0]

    def has(self, kind: type[R], row_id: str) -> bool:
        return bool(self.rows(kind, 'WHERE "id" = ?', bytes.fromhex(row_id)))

    def waiting(self) -> list[outbox.Pending]:
        with self.store.reading() as db:
            return outbox.pending(db)

    def state(self, key: str) -> str:
        with self.store.reading() as db:
            found = db.query("SELECT value FROM state WHERE key = ?", (key,))
        return str(found[0][0]) if found else ""

    def close(self) -> None:
        self.engine.stop()
        self.store.close()

    def dump(self) -> bytes:
        """Every value of every table, decrypted."""
        parts: list[bytes] = []
        with self.store.reading() as db:
            for (table,) in db.query("SELECT name FROM sqlite_master WHERE type = 'table'"):
                for row in db.query(f'SELECT * FROM "{table}"'):
                    parts.extend(v if isinstance(v, bytes) else str(v).encode() for v in row)
        return b"\n".join(parts)


class World:
    """``shop`` buys from ``north``, ``south`` and ``east``; ``rival`` is a retailer that north serves too.

    ``seed``: all that is made up here, at the server and at the desks, is the same each time.
    """

    chance: Chance = REAL

    def __init__(
        self,
        folder: Path,
        *,
        http: bool = False,
        database: Database | None = None,
        seed: str = "",
        mould: Mould | None = None,
    ) -> None:
        self.folder = folder
        self.clock = ManualClock(mould.instant if mould is not None else NOON)
        if seed:
            self.chance = Luck(seed, self.clock)
        if mould is not None:
            mould.fill(folder)
        self.database = database or Database(folder / "server.db")
        self.server = Server(
            self.database, clock=self.clock, hasher=HASHER, background=False, chance=self.chance
        )
        self.web = WebServer(self.server) if http else None
        self.desks: list[Desk] = []
        self.ids: dict[str, str] = {}
        self.links: dict[tuple[str, str], str] = {}
        #: What its past left to be known, where it has one (``world_in``).
        self.told: Any = None
        if mould is None:
            self._found()
        else:
            self._remember(mould)
        self.product_line = child_id(self.ids["shop"], "line")
        self.contact = child_id(self.ids["shop"], "contact")

    def _found(self) -> None:
        """The companies, their people and connections."""
        for name in ("shop", "rival", *SUPPLIERS):
            kind = "supplier" if name in SUPPLIERS else "retailer"
            zone = "America/New_York" if name == "east" else "Europe/Paris"
            self.ids[name] = admin.create_organisation(self.server, f"{name}-company", [kind], time_zone=zone)
            self.add_user(name, f"{name}@example.com", role=ACCOUNT_MANAGER)
        for retailer, partner in (*(("shop", partner) for partner in SUPPLIERS), ("rival", "north")):
            self.links[retailer, partner] = admin.create_link(
                self.server, self.ids[retailer], self.ids[partner]
            )
        self.cards = {name: child_id(self.links["shop", name], "card") for name in SUPPLIERS}

    def _remember(self, mould: Mould) -> None:
        """What a world of the same past knows, and its desks, signed in."""
        self.ids, self.links, self.cards = dict(mould.ids), dict(mould.links), dict(mould.cards)
        self.told = mould.told
        for email, name in mould.desks:
            self.desk(email.partition("@")[0], email=email, signed_in=False, path=self.folder / name)

    def restart_server(self, *, epoch: bool = False, restored: Path | None = None) -> None:
        """Close the server, put another database in its place or another epoch into it, and start again."""
        self.server.close()
        path = self.folder / "server.db"
        if restored is not None:
            shutil.copy(restored, path)
            # Restored on another machine: what this one remembered is not there.
            highwater.forget(self.folder, path.name)
        if epoch:
            epochs.new_epoch(Database(path), self.clock.now())
        self.server = Server(Database(path), clock=self.clock, hasher=HASHER, background=False)
        for desk in self.desks:
            desk.cable.inner = self.gateway()

    def use(self, server: Server, database: Database) -> None:
        """Another server in the place of the one that was closed."""
        self.server, self.database = server, database
        for desk in self.desks:
            desk.cable.inner = self.gateway()

    def backup_server(self) -> Path:
        """A copy of the server's database as it is now."""
        copy = self.folder / "backup.db"
        copy.unlink(missing_ok=True)
        db = Database(self.folder / "server.db").connect()
        db.run("VACUUM INTO ?", (str(copy),))
        db.close()
        return copy

    @property
    def address(self) -> str:
        return self.web.address if self.web is not None else "http://localhost"

    def gateway(self) -> SyncGateway:
        return HttpGateway(self.address) if self.web is not None else LocalGateway(self.server)

    def add_user(self, company: str, email: str, role: str = "user", privileges: tuple[str, ...] = ()) -> str:
        return admin.create_user(
            self.server, self.ids[company], email.split("@", maxsplit=1)[0], email, PASSWORD,
            role=role, privileges=privileges,
        )  # fmt: skip

    def desk(
        self,
        name: str,
        *,
        email: str = "",
        signed_in: bool = True,
        path: Path | None = None,
        clock: ManualClock | None = None,
    ) -> Desk:
        """A desk with everything received."""
        clock = clock or self.clock
        path = path or self.folder / f"desk-{name}-{len(self.desks)}.db"
        if not path.exists():
            path.write_bytes(blank_desk(KEY))
        cable = Cable(self.gateway())
        made = self.chance.new_id
        store = DeskStore(path, KEY, clock=clock, new_id=made)
        engine = SyncEngine(store, lambda _server: cable, clock, jitter=lambda longest: 0.0, new_id=made)
        desk = Desk(self, email or f"{name}@example.com", path, store, engine, cable)
        self.desks.append(desk)
        if signed_in:
            self.sign_in(desk)
            desk.sync()
        return desk

    def at(self, name: str) -> Desk:
        """The desk at which somebody works since the past of this world, or a new one."""
        known = (desk for desk in self.desks if desk.email == f"{name}@example.com")
        return next(known, None) or self.desk(name)

    def sign_in(self, desk: Desk, email: str = "") -> None:
        sign_in(desk.store, desk.cable, self.address, email or desk.email, PASSWORD, "test")

    def reopen(self, desk: Desk) -> Desk:
        """The same profile in a new process, as far as memory goes."""
        desk.close()
        self.desks.remove(desk)
        return self.desk("again", email=desk.email, signed_in=False, path=desk.path)

    def set_up_shop(self, shop: Desk) -> None:
        """Cards, a product line and a contact, by commands."""
        for name in SUPPLIERS:
            shop.do(
                a.SavePartner(
                    partner_id=self.cards[name],
                    link_id=self.links["shop", name],
                    name=f"{name}-card",
                    email=f"orders@{name}.example.com",
                )
            )
        shop.do(
            a.SaveProductLine(
                product_line_id=self.product_line, name="Tools", partner_ids=tuple(self.cards.values())
            ),
            a.SaveContact(
                contact_id=self.contact, company="Customer Ltd", name="Ada Doe", email=CANARY,
                address1="1 High Street", postal_code="LS1 1AA", city="Leeds", country="GB",
            ),
        )  # fmt: skip

    # ---- the thin thread

    def draft(self, request_id: str, *lines: c.LinePatch, **more: Any) -> c.SaveDraft:
        fields = {
            "company": "Customer Ltd",
            "contact_name": "Ada Doe",
            "address1": "1 High Street",
            "city": "Leeds",
            "postal_code": "LS1 1AA",
            "country": "GB",
            "recipient_email": CANARY,
        }
        return c.SaveDraft(request_id=request_id, lines=lines, **{**fields, **more})

    def line(self, name: str = "hammer", partners: tuple[str, ...] = ("north", "south")) -> c.LinePatch:
        return c.LinePatch(
            id=new_id(),
            sku=name.upper(),
            description=f"A {name}",
            quantity=Decimal(10),
            product_line_id=self.product_line,
            partner_ids=tuple(self.cards[partner] for partner in partners),
            max_price=MAX_PRICE,
        )

    def inquiry(self, request_id: str, partner: str) -> str:
        return child_id(request_id, "partner", self.cards[partner])

    def ask(self, request_id: str, partner: str, line: c.LinePatch) -> str:
        return child_id(self.inquiry(request_id, partner), "line", line.id)

    def answer(
        self, request_id: str, partner: str, *lines: c.LinePatch, price: str = "5", ready: int = 10
    ) -> c.SubmitAnswer:
        return c.SubmitAnswer(
            inquiry_id=self.inquiry(request_id, partner),
            shipping_cost=Decimal(0),
            lines=tuple(
                c.AnswerLineValue(
                    inquiry_line_id=self.ask(request_id, partner, line),
                    ready=Decimal(ready),
                    price=Decimal(price),
                )
                for line in lines
            ),
        )

    def beyond_deadline(self) -> None:
        self.clock.advance(30 * 24 * HOUR)

    # ---- what must hold in the end

    def command_log(self) -> list[str]:
        """The ids of all commands of people that the server has judged."""
        with self.server.readers.snapshot() as db:
            rows = db.query('SELECT "id" FROM "command_log" WHERE "user_id" IS NOT NULL')
        return [row[0].hex() for row in rows]

    def settle(self, *desks: Desk) -> None:
        """Rounds at all desks until none brings anything."""
        desks = desks or tuple(self.desks)
        for _ in range(20):
            done = [desk.sync() for desk in desks]
            if not any(one.pushed or one.pulled for one in done):
                return
        raise AssertionError("the desks do not come to rest")

    def assert_converged(self, *desks: Desk) -> None:
        """Each desk has exactly the rows that the server would show it (law of convergence)."""
        for desk in desks or tuple(self.desks):
            assert desk.waiting() == []
            with desk.store.reading() as db:
                assert db.query("SELECT * FROM base_row") == []
                assert db.query("SELECT * FROM outbox_document") == []
                assert db.query("SELECT * FROM staged") == []
                users = [row[0] for row in db.query("SELECT DISTINCT user_id FROM command_result")]
                here = all_rows(db, desk.company, users)
            with self.server.readers.snapshot() as db:
                there = all_rows(db, desk.company, users)
            for kind in e.ENTITIES:
                assert here[kind.TABLE] == there[kind.TABLE], f"{kind.TABLE} at {desk.email}"
            assert_projected(desk.store)

    def close(self) -> None:
        for desk in self.desks:
            desk.close()
        if self.web is not None:
            self.web.close()
        self.server.close()


def all_rows(db: Db, company: str, users: list[bytes]) -> dict[str, dict[str, tuple[Any, ...]]]:
    """Every synchronised row that a company and its users may see, by table and id."""
    found: dict[str, dict[str, tuple[Any, ...]]] = {}
    for kind in e.ENTITIES:
        if issubclass(kind, e.UserRow):
            marks = ",".join("?" * len(users))
            rows: list[Any] = load(db, kind, f'WHERE "user_id" IN ({marks})', users)
        else:
            rows = load(
                db, kind, 'WHERE "owner_id" = ? OR "counterpart_id" = ?', [bytes.fromhex(company)] * 2
            )
        image: Callable[[Any], tuple[Any, ...]] = codec(kind).image
        found[kind.TABLE] = {row.id: image(row) for row in rows}
    return found


class _Undone(Exception):
    pass


def assert_projected(store: DeskStore) -> None:
    """The read model is what the rows say, as if it were made from scratch."""
    sql = f'SELECT id, {", ".join(COLUMNS)} FROM "transaction" ORDER BY id'
    session = store.session
    assert session is not None
    with contextlib.suppress(_Undone), store.writing() as db:
        kept = {row[0]: row[1:] for row in db.query(sql)}
        projector.project_all(db, session.organisation_id)
        anew = {row[0]: row[1:] for row in db.query(sql)}
        assert kept.keys() == anew.keys()
        for document, was in kept.items():
            pairs = zip(COLUMNS, was, anew[document], strict=True)
            differing = [pair for pair in pairs if pair[1] != pair[2]]
            assert differing == [], f"{was[:4]}: {differing}"
        raise _Undone


class WebServer:
    """A server of the world over real HTTP, on a thread of its own."""

    def __init__(self, server: Server, app: Any = None) -> None:
        ready = threading.Event()

        class Web(uvicorn.Server):
            async def startup(self, sockets: Any = None) -> None:
                await super().startup(sockets)
                ready.set()

            async def shutdown(self, sockets: Any = None) -> None:
                server.waiters.close()
                await super().shutdown(sockets)

        config = uvicorn.Config(
            app or make_app(server), host="127.0.0.1", port=0, http=BoundedHttp, ws="none", lifespan="on",
            log_config=None, access_log=False, timeout_graceful_shutdown=5,
        )  # fmt: skip
        self._web = Web(config)
        self._thread = threading.Thread(target=self._web.run, name="web")
        self._thread.start()
        assert ready.wait(20)
        port = self._web.servers[0].sockets[0].getsockname()[1]
        self.address = f"http://127.0.0.1:{port}"

    def close(self) -> None:
        self._web.should_exit = True
        self._thread.join()


def no_past(_world: World) -> None:
    """Nothing has happened yet."""


@contextmanager
def world_in(
    folder: Path,
    *,
    http: bool = False,
    database: Database | None = None,
    seed: str = "",
    past: Past = no_past,
) -> Iterator[World]:
    """A world that is closed in the end.

    ``past``: what has happened in it, a function of a module; it runs once in a process, and each world that
    has the same past begins with its files and desks. What it returns is ``world.told``.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if database is None and not seed:
        world = World(folder, http=http, mould=_mould(past))
    else:
        world = World(folder, http=http, database=database, seed=seed)
        world.told = past(world)
    try:
        yield world
    finally:
        world.close()


def _mould(past: Past) -> Mould:
    """Each past begins where a world begins."""
    if past is no_past:
        return mould_of(past, World)
    return mould_of(past, lambda folder: World(folder, mould=_mould(no_past)))

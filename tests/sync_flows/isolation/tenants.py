# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The same history of one company twice: with another company's business beside it, and without.

A real server over HTTP on either database, a real mail relay, real desks. Everything that leaves the server
is on a tape, by who asked. What desks and server make up comes from wells of the step they are in, so that
steps can be left out without changing the others.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from concurrent.futures import wait
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from litestar.enums import ScopeType
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from desktop_b2b.clock import ManualClock
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.actor import ACCOUNT_MANAGER
from desktop_b2b.storage.codec import load
from desktop_b2b.storage.desk import DeskStore
from sync.client.engine import SyncEngine
from sync.client.session import sign_in
from sync.client.transport import HttpGateway
from sync.protocol import codec
from sync.protocol.messages import Enrolled, SignedIn
from sync.server import admin
from sync.server.app import make_app
from sync.server.database import Database
from sync.server.mail import parse_smtp
from sync.server.server import Server
from tests.fuzz.harbour import GIVEN
from tests.simulation.chance import Luck
from tests.simulation.people import TRADE
from tests.simulation.template import Shape, furnish, secret, stock_up
from tests.sync_flows.moulds import blank_desk
from tests.sync_flows.server.relay import Relay
from tests.sync_flows.world import HASHER, NOON, PASSWORD, WebServer

R = TypeVar("R", bound=e.Row)


@dataclass(frozen=True)
class Tenants:
    """Who trades beside whom. ``others``: those of whom the ``receivers`` must know nothing; ``both`` trades
    with both, ``names`` are the commands that people give.
    """

    shape: Shape
    others: tuple[str, ...]
    receivers: tuple[str, ...]
    both: str
    names: tuple[str, ...]
    #: Desks at which more is done than at others.
    busy: tuple[str, ...] = ()
    #: Who trades with both packs an order of each of these first, of those that the world begins with.
    packed: tuple[str, ...] = ()


#: Shop buys from north and south. Rival buys from north, too, and from east: of these shop must know nothing.
TRADERS = Tenants(
    Shape(
        "tenants",
        (("shop", "north"), ("shop", "south"), ("rival", "north"), ("rival", "east")),
        (
            ("shop-am",), ("shop-buyer",), ("south-am",), ("north-am",), ("rival-am",), ("rival-am",),
            ("east-am",),
        ),
    ),
    ("rival", "east"),
    ("shop", "south"),
    "north",
    TRADE,
)  # fmt: skip
#: Shop and rival have their goods at one centre, and shop at a second one.
DOCKERS = Tenants(
    Shape(
        "dockers",
        (("shop", "south"), ("rival", "east")),
        (
            ("shop-am",), ("shop-buyer",), ("south-am",), ("depot-am",), ("rival-am",), ("depot-floor",),
            ("east-am",), ("yard-am",),
        ),
        (("shop", "depot"), ("rival", "depot"), ("shop", "yard")),
    ),
    ("rival", "east"),
    ("shop", "south", "yard"),
    "depot",
    GIVEN,
    ("desk3", "desk3", "desk5", "desk5", "desk0", "desk4"),
    ("shop", "rival", "rival", "shop"),
)  # fmt: skip
BUNDLES = {"buyer": ("buyer",), "floor": ("floor",)}


class Kept(Luck):
    """Luck that remembers what it gave as random: these values may differ, and nothing else.

    Ids, random bytes and letters come from wells of their own: where one more letter is drawn because the
    first is taken, the ids stay what they were.
    """

    def __init__(self, seed: str, clock: ManualClock, given: set[str]) -> None:
        super().__init__(f"{seed}/letters", clock)
        self.given = given
        self._ids, self._bytes = Luck(f"{seed}/ids", clock), Luck(f"{seed}/bytes", clock)

    @contextmanager
    def at(self, place: str) -> Iterator[None]:
        with super().at(place), self._ids.at(place), self._bytes.at(place):
            yield

    def choice(self, letters: str) -> str:
        # People write T1, T2 … for tracking numbers: no device is called so.
        return super().choice(letters.replace("T", ""))

    def new_id(self) -> str:
        return self._keep(self._ids.new_id())

    def token_hex(self, size: int) -> str:
        return self._keep(self._bytes.token_hex(size))

    def _keep(self, found: str) -> str:
        self.given.add(found)
        return found


class Answer(msgspec.Struct):
    """What left the server: for whom, upon what, and all of it."""

    receiver: str
    call: str
    status: int
    headers: list[tuple[str, str]]
    body: bytes


class Tape:
    """Stands around the application and writes down what leaves it."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self.answers: list[Answer] = []
        self.holders: dict[str, str] = {}
        self.companies: dict[str, str] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != ScopeType.HTTP:
            await self._app(scope, receive, send)
            return
        asked = dict(scope["headers"])
        sent = bytearray()
        found = Answer("", f"{scope['method']} {scope['path']}", 0, [], b"")

        came: list[Any] = [await receive()] if found.call.endswith("/sign-in") else []
        while came and came[-1].get("more_body"):
            came.append(await receive())
        if came:
            # Each company sits at an address of its own: who guesses passwords slows down its own office.
            mail = msgspec.msgpack.decode(b"".join(one.get("body", b"") for one in came))["email"]
            scope["client"] = (mail.partition("-")[0], 0)

        async def receive_kept() -> Any:
            message: Any = came.pop(0) if came else await receive()
            sent.extend(message.get("body", b"") if message["type"] == "http.request" else b"")
            return message

        async def send_kept(message: Message) -> None:
            if message["type"] == "http.response.start":
                found.status = message["status"]
                found.headers = sorted((name.decode(), value.decode()) for name, value in message["headers"])
            elif message["type"] == "http.response.body":
                found.body += message["body"]
                if not message.get("more_body"):
                    self._keep(found, asked, bytes(sent))
            await send(message)

        await self._app(scope, receive_kept, send_kept)

    def _keep(self, found: Answer, asked: dict[bytes, bytes], sent: bytes) -> None:
        token = asked.get(b"authorization", b"").decode().removeprefix("Bearer ")
        found.receiver = self.holders.get(token, "")
        if found.call.endswith("/sign-in"):
            found.receiver = msgspec.msgpack.decode(sent)["email"].partition("-")[0]
        if found.status == 200 and found.call.endswith("/sign-in"):
            self.holders[codec.decode(found.body, SignedIn).token] = found.receiver
        if found.status == 200 and found.call.endswith("/enrol"):
            tokens = codec.decode(found.body, Enrolled).tokens.values()
            self.holders.update(dict.fromkeys(tokens, found.receiver))
        echoed = asked.get(b"x-request-id", b"").decode()
        named = [pair for pair in found.headers if pair[0] == "x-request-id"]
        assert named == [("x-request-id", echoed)], "an answer has its question's name"
        found.headers = [pair for pair in found.headers if pair[0] != "x-request-id"]
        self.answers.append(found)


class Office:
    """Somebody's desk, as people of the simulation expect it."""

    def __init__(self, site: Site, name: str, user: str) -> None:
        self.world = site
        self.name = name
        self.user = user
        self.users = (user,)
        self.organisation = user.partition("-")[0]
        #: The commands that were given here, and their types.
        self.given: dict[str, str] = {}
        self.clock = site.clock
        self.luck = Luck(f"{site.seed}/{name}", site.clock)
        self.gateway = HttpGateway(site.web.address)
        path = site.folder / f"{name}.db"
        path.write_bytes(blank_desk(None))
        self.store = DeskStore(path, None, clock=site.clock, new_id=self.luck.new_id)
        self.engine = SyncEngine(
            self.store, lambda _server: self.gateway, site.clock, jitter=lambda longest: 0.0,
            new_id=self.luck.new_id, monotonic=lambda: site.clock.now() / 1000, threaded=False,
        )  # fmt: skip

    @property
    def organisation_id(self) -> str:
        return self.world.organisations[self.organisation]

    def rows(self, kind: type[R], tail: str = "", *params: Any) -> list[R]:
        with self.store.reading() as db:
            return load(db, kind, tail, params)

    def sign_in(self) -> None:
        sign_in(
            self.store, self.gateway, self.world.web.address, f"{self.user}@example.com", PASSWORD, self.name
        )

    def waits(self) -> bool:
        with self.store.reading() as db:
            return bool(db.query("SELECT 1 FROM outbox LIMIT 1"))

    def close(self) -> None:
        self.engine.stop()
        self.gateway.close()
        self.store.close()


class Gate:
    """Holds the executor at its first group until so much work waits behind it, to be judged together."""

    def __init__(self) -> None:
        self._entered, self._open = threading.Event(), threading.Event()
        self._left = 0
        self._is_set = False
        #: How often nobody came.
        self.held = 0

    def set(self, behind: int) -> None:
        self._entered.clear()
        self._open.clear()
        self._left, self._is_set = behind, True

    def step(self, point: str) -> None:
        if point == "judge.begun" and self._is_set and not self._entered.is_set():
            self._entered.set()
            self.held += not self._open.wait(20)

    def entered(self) -> None:
        """Wait until somebody is held."""
        self._entered.wait(20)

    def came(self) -> None:
        """Work was handed in."""
        if self._entered.is_set():
            self._left -= 1
            if self._left <= 0:
                self.open()

    def open(self) -> None:
        """Hold nobody any more."""
        self._is_set = False
        self._entered.set()
        self._open.set()


class Site:
    """A server and its desks for one run. ``absent`` companies do not exist in it.

    ``given`` gathers what is random; runs that are compared share it.
    """

    def __init__(
        self,
        folder: Path,
        database: Database,
        relay: Relay,
        seed: str,
        given: set[str],
        absent: tuple[str, ...] = (),
        tenants: Tenants = TRADERS,
    ) -> None:
        self.tenants = tenants
        self.folder = folder
        self.seed = seed
        self.clock = ManualClock(NOON)
        self.luck = Kept(f"{seed}/server", self.clock, given)
        self.gate = Gate()
        self.relay = relay
        self.database = database
        self.server = Server(
            database, clock=self.clock, hasher=HASHER, background=False, chance=self.luck,
            mail=parse_smtp(relay.url), crash=self.gate.step,
        )  # fmt: skip
        submit = self.server.executor._submit

        def counted(work: Any) -> Any:
            future = submit(work)
            self.gate.came()
            return future

        vars(self.server.executor)["_submit"] = counted
        own = self.server.executor.own

        def one_by_one(work: Any) -> Any:
            # Which of several deadlines share a transaction is a matter of the instant: here none do.
            future = own(work)
            wait((future,))
            return future

        vars(self.server.executor)["own"] = one_by_one
        self.tape = Tape(make_app(self.server))
        self.web = WebServer(self.server, self.tape)
        self.organisations: dict[str, str] = {}
        self.users: dict[str, str] = {}
        self.desks: list[Office] = []
        #: Commands that a handler of the server stumbles over.
        self.poisoned: set[str] = set()
        try:
            self._set_up(absent)
        except BaseException:
            self.close()
            raise

    def _set_up(self, absent: tuple[str, ...]) -> None:
        shape = self.tenants.shape
        names = [name for name in shape.companies if name not in absent]
        for name in names:
            with self.luck.at(f"company/{name}"):
                kind = "fulfilment-centre" if shape.is_centre(name) else "supplier"
                kind = "retailer" if shape.is_retailer(name) else kind
                self.organisations[name] = admin.create_organisation(
                    self.server, name, [kind], description=secret(name)
                )
        for user in dict.fromkeys(user for users in shape.desks for user in users):
            company, _, role = user.partition("-")
            if company in names:
                with self.luck.at(f"user/{user}"):
                    self.users[user] = admin.create_user(
                        self.server, self.organisations[company], user, f"{user}@example.com", PASSWORD,
                        role=ACCOUNT_MANAGER if role == "am" else "user", privileges=BUNDLES.get(role, ()),
                    )  # fmt: skip
        self._connect(shape, names)
        for number, (user,) in enumerate(shape.desks):
            if user.partition("-")[0] in names:
                with self.at(f"desk/{number}"):
                    desk = Office(self, f"desk{number}", user)
                    self.desks.append(desk)
                    desk.sign_in()
                    desk.engine.round()
        for name in names:
            if shape.is_retailer(name):
                with self.at(f"shop/{name}"):
                    furnish(self, shape, name, alone=True)
        for retailer, centre in shape.docks:
            if retailer in names:
                with self.at(f"dock/{retailer}/{centre}"):
                    stock_up(self, retailer, centre)  # type: ignore[arg-type]  # like a world
        for desk in self.desks:
            with self.at(f"rest/{desk.name}"):
                desk.engine.round()

    def _connect(self, shape: Shape, names: list[str]) -> None:
        for pairs, more in ((shape.links, {}), (shape.docks, {"kind": "fulfilment_centre", "card": True})):
            for retailer, other in pairs:
                if retailer in names and other in names:
                    with self.luck.at(f"link/{retailer}/{other}"):
                        ids = self.organisations[retailer], self.organisations[other]
                        admin.create_link(self.server, *ids, **more)  # type: ignore[arg-type]  # as it says

    @contextmanager
    def at(self, place: str) -> Iterator[None]:
        """Everybody draws from the wells of a step."""
        with contextlib.ExitStack() as stack:
            for luck in (self.luck, *(desk.luck for desk in self.desks)):
                stack.enter_context(luck.at(place))
            yield

    def desk(self, name: str) -> Office:
        return next(desk for desk in self.desks if desk.name == name)

    def letters(self) -> dict[str, list[str]]:
        """What the relay took, by the company that it went to. Ends the relay."""
        found: dict[str, list[str]] = {}
        for mail in self.relay.left():
            found.setdefault(str(mail["to"]).partition("-")[0], []).append(str(mail))
        return found

    def close(self) -> None:
        for desk in self.desks:
            desk.close()
        self.web.close()
        self.server.close()

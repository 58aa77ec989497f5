# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The real server in its own process, over real sockets."""

from __future__ import annotations

import gzip
import hashlib
import random
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path
from typing import Any

import pytest
import requests

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands.account import SaveContact, SetLogo
from desktop_b2b.errors import OutageError
from sync.client.files import fetch, send
from sync.client.transport import HttpGateway
from sync.protocol import codec
from sync.protocol.gateway import GatewayError, SyncGateway
from sync.protocol.messages import HEADER, MEDIA_TYPE, Envelope, Exchange, ExchangeReply, Failure
from sync.server import admin
from sync.server.database import Database
from tests.sync_flows.server.hands import Hand, Market, new_id
from tests.sync_flows.server.process import Process


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A server's data folder with a market in it."""
    Market(Database(tmp_path / "server.db"), background=False).close()
    return tmp_path


@pytest.fixture
def process(folder: Path) -> Iterator[Process]:
    """A running server on SQLite."""
    found = Process("", folder).start()
    yield found
    assert found.end() == 0
    assert found.errors == ""


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Process]:
    """A running server on SQLite for those who leave it as it is."""
    place = tmp_path_factory.mktemp("standing")
    Market(Database(place / "server.db"), background=False).close()
    found = Process("", place).start()
    yield found
    assert found.end() == 0
    assert found.errors == ""


@pytest.fixture
def web() -> Iterator[requests.Session]:
    """A plain HTTP client that looks at nothing of this machine."""
    with requests.Session() as session:
        session.trust_env = False
        yield session


@pytest.fixture(params=["local", "http sqlite", "http postgresql"])
def gateway(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SyncGateway]:
    """The same server behind each of its doors."""
    if request.param == "local":
        market = Market(Database(tmp_path / "server.db"))
        yield market.gateway
        market.close()
        return
    url = request.getfixturevalue("pg_url") if "postgresql" in request.param else ""
    Market(Database(url or tmp_path / "server.db"), background=False).close()
    process = Process(url, tmp_path).start()
    http = HttpGateway(process.url)
    yield http
    http.close()
    assert process.end() == 0
    assert process.errors == ""


def contact(name: str = "Ada") -> SaveContact:
    return SaveContact(contact_id=new_id(), name=name)


def hand(gateway: SyncGateway, name: str = "shop") -> Hand:
    return Hand(gateway, f"{name}@example.com").sign_in().pull()


# ---------------------------------------------------------------- the contract of a gateway


def test_every_door_leads_to_the_same_server(gateway: SyncGateway) -> None:
    shop, north = hand(gateway), hand(gateway, "north")
    made = contact()
    assert shop.do(made) == "committed"
    assert shop.row(e.Contact, made.contact_id)["name"] == "Ada"
    logo = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 64
    digest = hashlib.sha256(logo).hexdigest()
    send(gateway, shop.me.token, digest, "image/jpeg", logo)
    with pytest.raises(GatewayError) as caught:
        fetch(gateway, north.me.token, digest)
    assert (caught.value.status, caught.value.failure.code) == (404, "missing")
    assert shop.do(SetLogo(organisation_id=shop.company, logo_hash=digest)) == "committed"
    assert fetch(gateway, north.me.token, digest) == ("image/jpeg", logo)
    gateway.sign_out(north.me.token)
    with pytest.raises(GatewayError) as caught:
        north.exchange()
    assert (caught.value.status, caught.value.failure.code) == (401, "unauthorised")
    assert caught.value.failure.request_id


def test_who_waits_hears_of_a_commit(gateway: SyncGateway) -> None:
    shop = hand(gateway)
    known = {scope: cursor.seq for scope, cursor in shop.cursors.items()}
    assert all(
        head <= known.get(scope, 0) for scope, head in gateway.wait(shop.me.token, known, 0).heads.items()
    )
    with ThreadPoolExecutor(1) as pool:
        other = _beside(gateway)
        waiting = pool.submit(gateway.wait, shop.me.token, known, 20.0)
        writer = hand(other)
        writer.do(contact())
        heads = waiting.result(20).heads
    scope = f"{shop.company}:sourcing"
    assert heads[scope] == known[scope] + 1
    assert gateway.wait(shop.me.token, known, 20).heads == heads
    if isinstance(other, HttpGateway):
        other.close()


def _beside(gateway: SyncGateway) -> SyncGateway:
    """Another line to the same server: a gateway serves one thread at a time."""
    return (
        HttpGateway(gateway._base.removesuffix("/sync/v1")) if isinstance(gateway, HttpGateway) else gateway
    )


# ---------------------------------------------------------------- HTTP itself


REFUSALS = [
    ("POST", "/sync/v1/exchange", b"no MessagePack", 400, "invalid"),
    ("POST", "/sync/v1/sign-in", b"\x80", 400, "invalid"),
    ("GET", "/sync/v1/wait?head=x", b"", 400, "invalid"),
    ("GET", "/sync/v1/wait?seconds=soon", b"", 400, "invalid"),
    ("GET", "/sync/v1/wait", b"", 401, "unauthorised"),
    ("GET", "/sync/v1/file/" + "0" * 64, b"", 401, "unauthorised"),
    ("POST", "/sync/v1/file/" + "0" * 64, b"", 401, "unauthorised"),
    ("GET", "/sync/v1/file/" + "0" * 64 + "?start=-1", b"", 400, "invalid"),
    ("GET", "/sync/v1/exchange", b"", 405, "invalid"),
    ("GET", "/", b"", 404, "missing"),
    ("GET", "/docs", b"", 404, "missing"),
]


def test_a_refusal_has_one_shape(standing: Process, web: requests.Session) -> None:
    for method, path, body, status, code in REFUSALS:
        reply = web.request(method, standing.url + path, data=body, headers={"x-request-id": "this one"})
        assert (path, reply.status_code, codec.decode(reply.content, Failure).code) == (path, status, code)
        assert reply.headers["content-type"] == MEDIA_TYPE
        assert reply.headers[HEADER] == "1"
        assert reply.headers["x-request-id"] == "this one"


def test_what_is_too_large_is_refused_before_it_is_read(standing: Process, web: requests.Session) -> None:
    shop = hand(HttpGateway(standing.url))
    token = {"authorization": f"Bearer {shop.me.token}"}
    for path, size in (("exchange", 10 * 1024 * 1024), ("file/" + "0" * 64, 6 * 1024 * 1024)):
        reply = web.post(f"{standing.url}/sync/v1/{path}", data=bytes(size), headers=token)
        assert (reply.status_code, codec.decode(reply.content, Failure).code) == (413, "too_large")


def test_large_answers_are_packed_where_that_is_understood(standing: Process, web: requests.Session) -> None:
    shop = Hand(HttpGateway(standing.url), "shop@example.com").sign_in()
    body = codec.encode(shop.message())
    sizes = {}
    for encoding in ("gzip", "identity"):
        headers = {
            "authorization": f"Bearer {shop.me.token}",
            "accept-encoding": encoding,
            "via": "1.1 proxy",
        }
        with web.post(f"{standing.url}/sync/v1/exchange", data=body, headers=headers, stream=True) as reply:
            raw = reply.raw.read(decode_content=False)
            packed = reply.headers.get("content-encoding") == "gzip"
        assert packed == (encoding == "gzip")
        plain = gzip.decompress(raw) if packed else raw
        assert codec.decode(plain, ExchangeReply).pages
        sizes[encoding] = len(raw)
    assert sizes["gzip"] < sizes["identity"]


def test_health_tells_no_secrets(standing: Process, web: requests.Session) -> None:
    facts = web.get(standing.url + "/health").json()
    assert set(facts) == {"status", "protocol", "epoch"}
    assert facts["status"] == "ok"


def test_the_server_ends_in_peace_while_somebody_waits(process: Process) -> None:
    gateway = HttpGateway(process.url)
    shop = hand(gateway)
    known = {scope: cursor.seq for scope, cursor in shop.cursors.items()}
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(gateway.wait, shop.me.token, known, 25.0)
        hand(_beside(gateway))
        assert process.end() == 0
        assert waiting.result(20).heads
    gateway.close()


def test_a_change_of_another_process_wakes_those_who_wait(process: Process, folder: Path) -> None:
    """An administrator works on the same database while the server runs."""
    gateway = HttpGateway(process.url)
    shop = hand(gateway)
    known = {scope: cursor.seq for scope, cursor in shop.cursors.items()}
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(gateway.wait, shop.me.token, known, 25.0)
        beside = Market.at(Database(folder / "server.db"))
        bakery = admin.create_organisation(beside, "Bakery", ["supplier"])
        admin.create_link(beside, shop.company, bakery, card=True)
        beside.close()
        heads = waiting.result(25).heads
    assert heads[f"{shop.company}:account"] > known[f"{shop.company}:account"]
    assert {"Bakery"} < {row["name"] for row in shop.pull().table(e.LinkFact)}
    gateway.close()


# ---------------------------------------------------------------- kill -9


def retried(make: Callable[[], SyncGateway], call: Callable[[SyncGateway], Any], up: threading.Event) -> Any:
    """Until it is through: the server comes and goes."""
    while True:
        gateway = make()
        try:
            return call(gateway)
        except OutageError:
            up.wait(30)
        finally:
            if isinstance(gateway, HttpGateway):
                gateway.close()


@pytest.mark.parametrize("seed", range(2))
def test_commands_survive_kill_9(folder: Path, seed: int) -> None:
    """Three desks push while the server is killed again and again: each command is taken once."""
    process = Process("", folder).start()
    first = HttpGateway(process.url)
    hands = [hand(first) for _ in range(3)]
    first.close()
    queues = [
        [shop.envelope(contact(f"{index} {part}")) for part in range(60)] for index, shop in enumerate(hands)
    ]
    up = threading.Event()
    up.set()

    def push(shop: Hand, message: Exchange) -> None:
        shop.take(
            retried(
                lambda: HttpGateway(process.url), lambda gateway: gateway.exchange(shop.me.token, message), up
            )
        )

    def work(shop: Hand, queue: list[Envelope]) -> None:
        for start in range(0, len(queue), 5):
            push(shop, shop.message(*queue[start : start + 5]))

    chance = random.Random(seed)
    with ThreadPoolExecutor(3) as pool:
        pushing = [pool.submit(work, shop, queue) for shop, queue in zip(hands, queues, strict=True)]
        for _ in range(3):
            wait(pushing, chance.uniform(0.01, 0.15))
            up.clear()
            process.kill()
            process.start()
            up.set()
        for future in pushing:
            future.result(60)
    last = HttpGateway(process.url)
    for shop in hands:
        shop.gateway = last
        shop.pull()
        assert len(shop.table(e.Contact)) == 180
        assert len(shop.table(e.CommandResult)) == 180
    last.close()
    assert process.end() == 0

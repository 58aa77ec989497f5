# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Running a server: what it tells of itself and what it never tells, who is slowed down, how it ends."""

from __future__ import annotations

import json
import re
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import psycopg
import pytest
import requests
from sqlalchemy.engine import make_url

from desktop_b2b.clock import DAY, SECOND, monotonic
from desktop_b2b.domain.commands.account import SaveContact
from desktop_b2b.errors import OutageError
from desktop_b2b.logs import redact
from sync.client.outages import ServerBusyError
from sync.client.transport import HttpGateway
from sync.protocol import codec
from sync.protocol.gateway import GatewayError
from sync.protocol.messages import HEADER, Failure, SignIn
from sync.server import observe
from sync.server.database import Database, begin_writing
from sync.server.dispatcher import Dispatcher
from sync.server.limits import Buckets
from sync.server.metrics import Counter, Histogram
from sync.server.page import answer
from sync.server.server import Server
from sync.server.throttle import SOURCE_TRIES
from tests.sync_flows.server.hands import CANARY, PASSWORD, Hand, Market, new_id
from tests.sync_flows.server.process import Process
from tests.sync_flows.world import WebServer

WRONG = "wrong password"
ID = re.compile(r"[0-9a-f]{32}")


def contact(name: str = "Ada") -> SaveContact:
    return SaveContact(contact_id=new_id(), name=name)


def hand(url: str, name: str = "shop") -> Hand:
    return Hand(HttpGateway(url), f"{name}@example.com").sign_in().pull()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A server's folder with a market in it."""
    Market(Database(tmp_path / "server.db"), background=False).close()
    return tmp_path


@pytest.fixture
def web() -> Iterator[requests.Session]:
    with requests.Session() as session:
        session.trust_env = False
        yield session


# ---------------------------------------------------------------- who guesses


def guess(server: Server, email: str, source: str = "", password: str = WRONG) -> int:
    try:
        server.sign_in(SignIn(email=email, password=password, device_name="test"), source)
    except GatewayError as error:
        return error.status
    return 200


def test_all_processes_know_who_guesses(market: Market) -> None:
    beside = Market.beside(market)
    assert [guess(one, "shop@example.com") for one in (market.server, beside) * 2] == [401] * 4
    assert guess(beside, "shop@example.com") == 401
    assert guess(market.server, "shop@example.com", password=PASSWORD) == 429
    assert guess(beside, "shop@example.com", password=PASSWORD) == 429
    market.clock.advance(SECOND)
    assert guess(beside, "shop@example.com", password=PASSWORD) == 200
    assert guess(market.server, "shop@example.com") == 401
    beside.close()


@pytest.mark.parametrize("email", ["shop@example.com", "nobody@example.com"])
def test_many_guesses_at_once_are_no_more_than_one_after_the_other(market: Market, email: str) -> None:
    """A try is counted before the password is looked at."""
    beside = Market.beside(market)
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda n: guess((market.server, beside)[n % 2], email), range(24)))
    assert sorted(found) == [401] * 5 + [429] * 19
    beside.close()


def test_a_source_that_tries_many_accounts_is_slowed_down(small_market: Market) -> None:
    server = small_market.server
    found = [guess(server, f"user{n}@example.com", "203.0.113.7") for n in range(SOURCE_TRIES + 1)]
    assert found == [401] * SOURCE_TRIES + [429]
    assert guess(server, "shop@example.com", "203.0.113.7", PASSWORD) == 429
    assert guess(server, "shop@example.com", "203.0.113.8", PASSWORD) == 200
    small_market.clock.advance(SECOND)
    assert guess(server, "north@example.com", "203.0.113.7", PASSWORD) == 200


def test_an_office_behind_one_source_may_sign_in_all_day(small_market: Market) -> None:
    for _ in range(SOURCE_TRIES + 20):
        assert guess(small_market.server, "shop@example.com", "203.0.113.7", PASSWORD) == 200


def test_tries_are_kept_without_names_and_not_for_ever(small_market: Market) -> None:
    guess(small_market.server, "canary@example.com", "203.0.113.7")
    with small_market.server.readers.snapshot() as db:
        kept = db.query('SELECT * FROM "sign_in_try"')
    assert len(kept) == 2
    assert b"canary" not in repr(kept).encode()
    assert "203.0.113" not in repr(kept)
    small_market.clock.advance(2 * DAY)
    guess(small_market.server, "other@example.com")
    with small_market.server.readers.snapshot() as db:
        assert db.query('SELECT count(*) FROM "sign_in_try"') == [(1,)]


# ---------------------------------------------------------------- who asks too much


def test_a_bucket_refills_steadily() -> None:
    now = [0.0]
    buckets = Buckets(3, 2.0, lambda: now[0])
    assert [buckets.take(b"a") for _ in range(4)] == [0, 0, 0, 0.5]
    assert buckets.take(b"b") == 0
    now[0] = 0.5
    assert [buckets.take(b"a") for _ in range(2)] == [0, 0.5]
    now[0] = 100.0
    assert [buckets.take(b"a") for _ in range(4)] == [0, 0, 0, 0.5]


def test_a_wild_device_is_told_to_wait(small_market: Market, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(observe, "Buckets", lambda: Buckets(20, 0.001))
    served = WebServer(small_market.server)
    calm, wild = hand(served.address, "north"), hand(served.address)
    refused = until_refused(wild)
    assert refused.code == "network.busy"
    assert refused.retry_after >= 1
    calm.exchange()
    assert 'desktop_b2b_limited_total{reason="device"} 1' in small_market.server.metrics.limited.lines()
    for one in (calm, wild):
        close(one)
    served.close()


def close(one: Hand) -> None:
    assert isinstance(one.gateway, HttpGateway)
    one.gateway.close()


# ---------------------------------------------------------------- what it tells of itself


def test_health_looks_at_every_part(market: Market) -> None:
    server = market.server
    assert server.doctor.look().parts == dict.fromkeys(
        ("database", "executor", "scheduler", "assigner", "heads", "dispatcher", "alerts"), "ok"
    )
    server.executor.busy_since = monotonic() - 60
    assert server.doctor.look().parts["executor"] == "stuck"
    server.executor.busy_since = None
    server.draining = True
    found = server.doctor.look()
    assert (found.ready, found.parts["server"]) == (False, "ending")
    assert answer(server, "/health")[0] == 503
    assert answer(server, "/health/live")[0] == 200
    server.draining = False
    assert answer(server, "/health")[0] == 200
    assert answer(server, "/other")[0] == 404


def test_health_notices_desks_that_are_told_of_nothing(
    small_market: Market, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The process answers, and its desks look fresh: only a comparison with the database tells."""
    server = Server(small_market.database)
    shop = small_market.hand("shop")
    scope = f"{shop.company}:sourcing"
    told, stuck, released = threading.Event(), threading.Event(), threading.Event()
    ticket = server.waiters.enter((scope,), lambda _: told.set())
    assert told.wait(20)

    def look() -> float:
        stuck.set()
        return float(not released.wait(60))

    with monkeypatch.context() as broken:
        broken.setattr(server.watch, "look", look)
        assert stuck.wait(20)
        shop.do(contact())
        assert server.doctor.look().ready
        broken.setattr(server.watch, "looked_at", monotonic() - 60)
        assert server.doctor.look().parts["heads"] == "stuck, 1 behind"
    released.set()
    server.waiters.leave((scope,), ticket)
    server.close()


@pytest.mark.expected_logs("heads cannot be read|cannot be (watched|assigned|looked for): PostgreSQL")
def test_a_database_that_goes_and_comes_back_needs_no_restart(make_pg_url: Any) -> None:
    """It is renamed under the running server, as a database that is moved looks to it."""
    url = make_pg_url()
    market = Market(Database(url))
    shop = market.hand("shop")
    scopes = tuple(shop.cursors)
    ticket = market.server.waiters.enter(scopes, lambda _: None)
    address = make_url(url)
    assert address.database is not None
    name = address.database
    admin = address.set(drivername="postgresql", database="postgres").render_as_string(hide_password=False)
    with psycopg.connect(admin, autocommit=True) as line:
        rename(line, name, f"{name}_gone")
        assert market.server.doctor.look().parts["database"] == "out of reach"
        assert not market.server.doctor.look().ready
        with pytest.raises(OutageError):
            shop.exchange()
        rename(line, f"{name}_gone", name)
    assert shop.do(contact()) == "committed"
    assert market.server.doctor.look().parts["database"] == "ok"
    market.server.waiters.leave(scopes, ticket)
    market.close()


def rename(line: psycopg.Connection[Any], old: str, new: str) -> None:
    line.execute(f'ALTER DATABASE "{old}" WITH ALLOW_CONNECTIONS false'.encode())
    line.execute(
        b"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '%s'" % old.encode()
    )
    while True:
        try:
            line.execute(f'ALTER DATABASE "{old}" RENAME TO "{new}"'.encode())
            break
        except psycopg.errors.ObjectInUse:
            continue
    line.execute(f'ALTER DATABASE "{new}" WITH ALLOW_CONNECTIONS true'.encode())


SAMPLE = re.compile(r'[a-z0-9_]+(\{[a-z]+="[^"]*"(,[a-z]+="[^"]*")*\})? -?[0-9.e+-]+')


def test_metrics_are_whole_and_name_nobody(folder: Path, web: requests.Session) -> None:
    process = Process("", folder, "--metrics", "127.0.0.1:0").start()
    page = process.told["metrics"]
    shop = hand(process.url)
    assert shop.do(contact()) == "committed"
    with pytest.raises(GatewayError):
        Hand(shop.gateway, "nobody@example.com").sign_in()
    close(shop)
    reply = web.get(page + "/metrics")
    assert reply.headers["content-type"].startswith("text/plain; version=0.0.4")
    lines = reply.text.splitlines()
    assert [line for line in lines if not line.startswith("# ") and not SAMPLE.fullmatch(line)] == []
    samples = dict(line.rsplit(" ", 1) for line in lines if not line.startswith("#"))
    told = {line.split()[2] for line in lines if line.startswith("# TYPE")}
    assert {re.sub(r"_(bucket|sum|count)$", "", name.partition("{")[0]) for name in samples} <= told | {
        name.removesuffix("_count") for name in told
    }
    assert samples['desktop_b2b_requests_total{call="sign-in",status="200"}'] == "1"
    assert samples['desktop_b2b_requests_total{call="sign-in",status="401"}'] == "1"
    assert samples['desktop_b2b_commands_total{outcome="committed"}'] == "1"
    assert samples["desktop_b2b_group_commands_count"] == "1"
    assert samples["desktop_b2b_devices"] == "1"
    assert float(samples["desktop_b2b_feed_heads"]) >= 4
    assert samples['desktop_b2b_effects{state="waiting"}'] == "0"
    assert samples["desktop_b2b_parked"] == "0"
    assert samples["desktop_b2b_database_errors_total"] == "0"
    assert samples['desktop_b2b_healthy{part="database"}'] == "1"
    assert float(samples["process_cpu_seconds_total"]) > 0
    assert float(samples["process_resident_memory_bytes"]) > 10_000_000
    assert float(samples['desktop_b2b_request_seconds_bucket{call="exchange",le="+Inf"}']) >= 2
    assert "@" not in reply.text
    assert not ID.search(reply.text)
    assert web.get(process.url + "/metrics").status_code == 404
    assert set(web.get(page + "/health").json()["parts"].values()) == {"ok"}
    assert process.end() == 0
    assert process.errors == ""


def test_counters_and_histograms_count() -> None:
    counter = Counter("x_total", "X.", "call")
    counter.add("a")
    counter.add("a")
    assert counter.lines()[-1] == 'desktop_b2b_x_total{call="a"} 2'
    histogram = Histogram("y", "Y.", (1, 5))
    for value in (0.5, 1, 4, 9):
        histogram.add(value)
    assert histogram.lines()[2:] == [
        'desktop_b2b_y_bucket{le="1"} 2',
        'desktop_b2b_y_bucket{le="5"} 3',
        'desktop_b2b_y_bucket{le="+Inf"} 4',
        "desktop_b2b_y_sum 14.5",
        "desktop_b2b_y_count 4",
    ]


# ---------------------------------------------------------------- what it never tells


def test_a_line_for_each_request_and_no_secret_in_any(folder: Path, web: requests.Session) -> None:
    process = Process("", folder, "--log", "debug").start()
    shop = hand(process.url)
    note = "canary-in-a-body"
    shop.do(SaveContact(contact_id=new_id(), name=note, email=CANARY))
    with pytest.raises(GatewayError):
        Hand(shop.gateway, "canary.account@example.com").sign_in()
    web.get(f"{process.url}/canary-path?token={shop.me.token}", headers={"x-request-id": CANARY})
    web.post(f"{process.url}/sync/v1/exchange", data=b"canary-in-rubbish", headers={"x-request-id": "good-1"})
    # A line is written when its answer is on its way: the asker may be faster, and others may come later.
    process.wait_for_error("good-1")
    process.kill()  # the log is whole without a goodbye
    close(shop)
    lines = [json.loads(line) for line in process.errors.splitlines()]
    asked = [line for line in lines if line["logger"] == "sync.server.access"]
    assert [(line["call"], line["status"]) for line in asked if line["call"] in ("sign-in", "other")] == [
        ("sign-in", 200),
        ("sign-in", 401),
        ("other", 404),
    ]
    pushed = [line for line in asked if line["call"] == "exchange" and line["status"] == 200]
    assert {line["device"] for line in pushed} == {shop.me.device_id}
    assert all(line["ms"] > 0 and line["at"] and line["level"] == "info" for line in asked)
    assert [line["status"] for line in asked if line["request"] == "good-1"] == [400]
    text = process.errors.lower()
    for secret in (shop.me.token, PASSWORD, "wrong password", "canary", "@example.com", "db2b_"):
        assert secret.lower() not in text, secret


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        (
            "cannot reach postgresql://shop:secret@db.example/b2b",
            "cannot reach postgresql://***@db.example/b2b",
        ),
        ("to <canary@example.com>, please", "to <***>, please"),
        ("Authorization: Bearer db2b_abcDEF", "Authorization: ***"),
        ("token db2b_abc", "token ***"),
        ("null value\nDETAIL:  Failing row contains (canary).\nend", "null value\nDETAIL: ***\nend"),
    ],
)
def test_secrets_are_hidden_wherever_they_stand(told: str, kept: str) -> None:
    assert redact(told) == kept


# ---------------------------------------------------------------- how it ends


class Busy:
    """A running server that cannot finish a push: somebody holds its database."""

    def __init__(self, folder: Path) -> None:
        self.process = Process("", folder, "--metrics", "127.0.0.1:0").start()
        self.shop = hand(self.process.url)
        self.other = hand(self.process.url, "north")
        self._db = Database(folder / "server.db").connect()
        begin_writing(self._db)
        self._pool = ThreadPoolExecutor(2)
        self.pushed = self._pool.submit(self.shop.do, contact())
        self.until("desktop_b2b_executor_busy 1")

    def until(self, sample: str) -> None:
        """Wait until the metrics have a line."""
        with requests.Session() as session:
            session.trust_env = False
            while sample not in session.get(self.process.told["metrics"] + "/metrics").text.splitlines():
                threading.Event().wait(0.02)

    def release(self) -> None:
        self._db.rollback()
        self._db.close()

    def close(self) -> None:
        self._pool.shutdown()
        for one in (self.shop, self.other):
            close(one)


def until_refused(one: Hand) -> ServerBusyError:
    """Ask until the server says that it ends."""
    end = monotonic() + 20
    while monotonic() < end:
        try:
            one.gateway.exchange(one.me.token, one.message())
        except ServerBusyError as busy:
            return busy
    raise AssertionError("never refused")


def test_what_was_taken_is_finished_and_what_is_new_is_refused(folder: Path, web: requests.Session) -> None:
    busy = Busy(folder)
    with ThreadPoolExecutor(1) as pool:
        known = {scope: cursor.seq for scope, cursor in busy.other.cursors.items()}
        line = HttpGateway(busy.process.url)
        polled = pool.submit(line.wait, busy.other.me.token, known, 25.0)
        busy.until("desktop_b2b_waiting_desks 1")
        stopping = pool_of_one(busy.process.end)
        refused = until_refused(busy.other)
        assert refused.retry_after == 3
        reply = web.post(f"{busy.process.url}/sync/v1/sign-in", data=b"")
        assert (reply.status_code, reply.headers["retry-after"], reply.headers[HEADER]) == (503, "3", "1")
        assert codec.decode(reply.content, Failure).code == "unavailable"
        assert polled.result(20).heads
        busy.release()
        assert busy.pushed.result(20) == "committed"
        assert stopping.result(30) == 0
        line.close()
    busy.close()


def pool_of_one(call: Any) -> Any:
    pool = ThreadPoolExecutor(1)
    found = pool.submit(call)
    pool.shutdown(wait=False)
    return found


def test_a_second_signal_ends_at_once(folder: Path) -> None:
    busy = Busy(folder)
    busy.process.send(signal.SIGTERM)
    until_refused(busy.other)
    began = monotonic()
    assert busy.process.end() == 128 + signal.SIGTERM
    assert monotonic() - began < 3
    busy.release()
    with pytest.raises(OutageError):
        busy.pushed.result(20)
    busy.close()
    again = Process("", folder).start()
    shop = hand(again.url)
    assert shop.do(contact()) == "committed"
    close(shop)
    assert again.end() == 0


@pytest.mark.parametrize(
    ("arguments", "field"),
    [
        (("--metrics", "nowhere"), "metrics"),
        (("--workers", "2"), "workers"),
        (("--workers", "0"), "workers"),
        (("--smtp", "smtp://relay.example"), "smtp"),
        (("--log", "loud"), "arguments"),
    ],
)
def test_bad_arguments_start_nothing(tmp_path: Path, arguments: tuple[str, ...], field: str) -> None:
    process = Process("", tmp_path, *arguments)
    assert process.refused() == 2
    assert json.loads(process.errors)["error"]["field"] == field
    assert not (tmp_path / "server.db").exists()


def test_the_dispatcher_is_there_without_a_relay(small_market: Market) -> None:
    """Effects wait in the database until somebody names one."""
    work: Dispatcher = small_market.server.dispatcher
    small_market.send_request(small_market.hand("shop"))
    work.start()
    assert work.is_alive
    with small_market.server.readers.snapshot() as db:
        assert {row[0] for row in db.query('SELECT "state" FROM "effect"')} == {"waiting"}

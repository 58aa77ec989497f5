# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Several processes over one PostgreSQL: killed under load, frozen, moved; nothing lost, nothing doubled."""

from __future__ import annotations

import os
import secrets
import signal
import socket
import statistics
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest
from sqlalchemy.engine import make_url

from desktop_b2b.clock import DAY, ManualClock, SystemClock, monotonic
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands.account import SaveContact
from desktop_b2b.errors import OutageError
from desktop_b2b.services.queries import GetSyncStatus
from desktop_b2b.storage.desk import DeskStore
from sync.client.engine import SyncEngine
from sync.client.session import sign_in
from sync.client.transport import HttpGateway
from sync.protocol.messages import COMMITTED, Envelope
from sync.server import database as databases
from sync.server.database import Database, begin_writing
from sync.server.server import Server
from tests.sync_flows.server.hands import PASSWORD, Hand, Market, new_id
from tests.sync_flows.server.process import Process

TURNS = 25
PEOPLE = ("shop", "other", "north", "south")


def contact(name: str = "Ada") -> SaveContact:
    return SaveContact(contact_id=new_id(), name=name)


@pytest.fixture
def market_url(pg_url: str) -> str:
    """A market of today on PostgreSQL, with two requests whose deadlines are long over; no server runs."""
    now = SystemClock().now()
    market = Market(Database(pg_url), ManualClock(now - 30 * DAY), background=False)
    shop = market.hand("shop")
    for _ in range(2):
        market.send_request(shop)
    market.close()
    return pg_url


@pytest.fixture
def processes(market_url: str, tmp_path: Path) -> Iterator[list[Process]]:
    """Two servers of one database, each with its address."""
    folders = [tmp_path / name for name in ("a", "b")]
    for folder in folders:
        folder.mkdir()
    found = [Process(market_url, folder).start() for folder in folders]
    yield found
    for process in found:
        process.end()


class Stubborn:
    """A hand that knows two addresses, and asks the other one when the first is silent."""

    def __init__(self, name: str, urls: list[str]) -> None:
        self._urls = urls
        self._at = 0
        self.hand = Hand(HttpGateway(urls[0]), f"{name}@example.com").sign_in().pull()
        self.repeated = 0

    def do(self) -> str:
        """One command, sent until it is answered; its id."""
        envelope: Envelope = self.hand.envelope(contact())
        message = self.hand.message(envelope)
        while True:
            try:
                reply = self.hand.gateway.exchange(self.hand.me.token, message)
            except OutageError:
                self.repeated += 1
                self.close()
                self._at = 1 - self._at
                self.hand.gateway = HttpGateway(self._urls[self._at])
                continue
            self.hand.take(reply)
            assert [outcome.outcome for outcome in reply.outcomes] == [COMMITTED]
            return envelope.id

    def close(self) -> None:
        assert isinstance(self.hand.gateway, HttpGateway)
        self.hand.gateway.close()


def test_a_process_that_is_killed_takes_nothing_with_it(processes: list[Process], market_url: str) -> None:
    urls = [process.url for process in processes]
    hands = [Stubborn(name, urls if place % 2 else urls[::-1]) for place, name in enumerate(PEOPLE)]
    half = threading.Barrier(len(hands) + 1)

    def work(one: Stubborn) -> list[str]:
        sent = [one.do() for _ in range(TURNS)]
        half.wait(60)
        return sent + [one.do() for _ in range(TURNS)]

    with ThreadPoolExecutor(len(hands)) as pool:
        working = [pool.submit(work, one) for one in hands]
        half.wait(60)
        processes[0].kill()
        sent = [command_id for future in working for command_id in future.result(100)]
    assert sum(one.repeated for one in hands) >= len(hands) // 2
    for one in hands:
        one.hand.pull()
        assert len(one.hand.table(e.Contact)) == 2 * TURNS
        one.close()
    assert_sound(market_url, sent)


def assert_sound(url: str, sent: list[str]) -> None:
    """Each command once, lanes and counters without gaps, deadlines judged once."""
    db = Database(url).connect()
    logged = [
        row[0].hex() for row in db.query('SELECT "id" FROM "command_log" WHERE "type" = \'SaveContact\'')
    ]
    assert sorted(logged) == sorted(sent)
    made = db.query('SELECT count(*), count(DISTINCT "id") FROM "contact"')
    assert made == [(len(sent), len(sent))]
    for head, least, most, count in db.query(
        'SELECT s."head", min(m."seq"), max(m."seq"), count(*) FROM "scope" s'
        ' JOIN "scope_mark" m ON m."scope" = s."name" GROUP BY s."name", s."head"'
    ):
        assert (least, most, count) == (1, head, head)
    lanes = db.query(
        'SELECT l."seq", count(c."id"), max(c."lane_seq") FROM "lane" l JOIN "command_log" c'
        ' ON c."device_id" = l."device_id" AND c."user_id" = l."user_id"'
        ' GROUP BY l."device_id", l."user_id", l."seq"'
    )
    assert lanes
    assert all(seq == count == last for seq, count, last in lanes)
    judged = db.query(
        'SELECT count(*), count(DISTINCT "id"), min("outcome") FROM "command_log"'
        " WHERE \"type\" = 'CloseDeadlines'"
    )
    assert judged == [(2, 2, COMMITTED)]
    assert db.query('SELECT count(*) FROM "request_partner" WHERE "state" = \'asked\'') == [(0,)]
    db.close()


# ---------------------------------------------------------------- several workers on one address


class Office:
    """A real desk with its engine in the background."""

    def __init__(self, folder: Path, url: str, name: str) -> None:
        clock = SystemClock()
        self.store = DeskStore(folder / f"{name}.db", secrets.token_bytes(32), clock=clock, new_id=new_id)
        sign_in(self.store, HttpGateway(url), url, f"{name}@example.com", PASSWORD, "test")
        self.settled = threading.Event()
        self.engine = SyncEngine(self.store, HttpGateway, clock, jitter=lambda longest: min(longest, 0.2))
        self.engine.start()

    def work(self, turns: int) -> list[str]:
        return [self.store.execute(contact()).command_id for _ in range(turns)]

    def wait(self) -> None:
        """Until nothing waits any more."""
        until = monotonic() + 60
        while self.store.answer(GetSyncStatus()).waiting:
            assert monotonic() < until
            threading.Event().wait(0.05)

    def close(self) -> None:
        self.engine.stop()
        self.store.close()


def test_desks_behind_one_address_do_not_notice_a_dead_worker(market_url: str, tmp_path: Path) -> None:
    process = Process(market_url, tmp_path, "--workers", "2", "--metrics", "127.0.0.1:0").start()
    workers = process.told["workers"]
    assert len(set(workers)) == 2
    offices = [Office(tmp_path, process.url, name) for name in PEOPLE]
    sent = [command_id for office in offices for command_id in office.work(TURNS)]
    os.kill(workers[0], signal.SIGKILL)
    sent += [command_id for office in offices for command_id in office.work(TURNS)]
    for office in offices:
        office.wait()
    process.wait_for_error("another starts in")
    for office in offices:
        office.close()
    assert process.end() == 0
    assert_sound(market_url, sent)
    assert not any(is_running(pid) for pid in workers)


def test_a_server_is_announced_when_a_worker_that_failed_at_first_listens(
    market_url: str, tmp_path: Path
) -> None:
    # The page for operators of each worker has a port of its own; that of the second one is taken.
    with ThreadPoolExecutor(1) as pool, socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1] - 1
        process = Process(market_url, tmp_path, "--workers", "2", "--metrics", f"127.0.0.1:{port}")
        started = pool.submit(process.start)
        process.wait_for_error("another starts in")
        taken.close()
        assert started.result(60).told["listening"]
    assert len(set(process.told["workers"])) == 2
    assert process.end() == 0


def is_running(pid: int) -> bool:
    return Path(f"/proc/{pid}").exists()


def test_workers_end_when_whoever_started_them_is_gone(market_url: str, tmp_path: Path) -> None:
    process = Process(market_url, tmp_path, "--workers", "2").start()
    workers = process.told["workers"]
    process.kill()
    until = monotonic() + 30
    while any(map(is_running, workers)):
        assert monotonic() < until
        threading.Event().wait(0.05)


# ---------------------------------------------------------------- commits of other processes


def test_a_commit_at_one_process_wakes_who_waits_at_the_other(processes: list[Process]) -> None:
    listener = Hand(HttpGateway(processes[0].url), "shop@example.com").sign_in().pull()
    writer = Hand(HttpGateway(processes[1].url), "shop@example.com").sign_in().pull()
    line = HttpGateway(processes[0].url)
    taken: list[float] = []
    with ThreadPoolExecutor(1) as pool:
        for _ in range(20):
            writer.pull()
            listener.pull()
            known = {scope: cursor.seq for scope, cursor in listener.cursors.items()}

            def wait(known: dict[str, int] = known) -> float:
                found = line.wait(listener.me.token, known, 25.0)
                assert any(head > known.get(scope, 0) for scope, head in found.heads.items())
                return monotonic()

            waiting = pool.submit(wait)
            reply = writer.gateway.exchange(writer.me.token, writer.message(writer.envelope(contact())))
            committed = monotonic()
            writer.take(reply)
            taken.append(waiting.result(30) - committed)
    for gateway in (listener.gateway, writer.gateway, line):
        assert isinstance(gateway, HttpGateway)
        gateway.close()
    # Far from the second that a slow poll would take, and from the 25 that a deaf one would.
    assert statistics.median(taken) < 0.3


def test_two_schedulers_that_wake_at_the_same_instant_judge_once(pg_url: str) -> None:
    now = SystemClock().now()
    market = Market(Database(pg_url), ManualClock(now), background=False)
    shop = market.hand("shop")
    for _ in range(10):
        market.send_request(shop)
    due = SystemClock().now() + 1500
    market.server.executor.call(
        lambda unit: unit.db.run('UPDATE "request_partner" SET "deadline_at" = ?', (due,))
    ).result()
    market.close()
    both = [Server(Database(pg_url)) for _ in range(2)]
    db = Database(pg_url).connect()
    until = monotonic() + 30
    while db.query('SELECT count(*) FROM "request_partner" WHERE "state" = \'asked\'') != [(0,)]:
        assert monotonic() < until
        threading.Event().wait(0.02)
    for server in both:
        server.close()
    judged = db.query(
        'SELECT "outcome", count(*) FROM "command_log" WHERE "type" = \'CloseDeadlines\' GROUP BY "outcome"'
    )
    db.close()
    assert judged == [(COMMITTED, 10)]


# ---------------------------------------------------------------- the writer lock


@pytest.fixture
def pg_market(pg_url: str) -> Iterator[Market]:
    market = Market(Database(pg_url), background=False)
    yield market
    market.close()


def other_line(url: str) -> psycopg.Connection[tuple[object, ...]]:
    address = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    return psycopg.connect(address, autocommit=True)


def end_all_lines(url: str) -> None:
    with other_line(url) as line:
        line.execute(
            b"SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            b" WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


def test_lines_that_ended_while_idle_are_no_news(pg_market: Market, pg_url: str) -> None:
    """A database that restarted or moved: nobody sees an outage, not even once for each line."""
    shop = pg_market.hand("shop")
    for _ in range(3):
        end_all_lines(pg_url)
        assert shop.do(contact()) == "committed"
        assert pg_market.server.doctor.look().ready


@pytest.mark.expected_logs("the database is out of reach")
def test_a_line_that_ends_in_the_middle_is_an_outage_and_the_same_work_again_is_done_once(
    pg_market: Market, pg_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop = pg_market.hand("shop")
    for point in ("judge.begun", "judge.done", "judge.written"):
        message = shop.message(shop.envelope(contact()))
        with monkeypatch.context() as broken:
            broken.setattr(pg_market.server.executor, "_crash", ending_at(point, pg_url))
            with pytest.raises(OutageError):
                shop.gateway.exchange(shop.me.token, message)
        reply = shop.gateway.exchange(shop.me.token, message)
        assert [outcome.outcome for outcome in reply.outcomes] == [COMMITTED]
        shop.take(reply)
    assert len(shop.pull().table(e.Contact)) == 3


def ending_at(point: str, url: str) -> Callable[[str], None]:
    return lambda name: end_all_lines(url) if name == point else None


def test_a_process_that_is_frozen_with_the_lock_does_not_hold_the_others_for_ever(
    pg_market: Market, pg_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop = pg_market.hand("shop")
    monkeypatch.setattr(databases, "_POSTGRES", ("SET idle_in_transaction_session_timeout = '300ms'",))
    frozen = Database(pg_url).connect()
    begin_writing(frozen)
    assert shop.do(contact()) == "committed"
    with pytest.raises(psycopg.OperationalError):
        frozen.run('DELETE FROM "contact"')
    frozen.close()
    assert len(shop.pull().table(e.Contact)) == 1


@pytest.mark.expected_logs("the database is out of reach")
def test_who_waits_too_long_for_the_lock_says_so(
    pg_market: Market, pg_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop = pg_market.hand("shop")
    monkeypatch.setattr(databases, "_POSTGRES", ("SET lock_timeout = '200ms'",))
    end_all_lines(pg_url)
    holder = Database(pg_url).connect()
    begin_writing(holder)
    message = shop.message(shop.envelope(contact()))
    with pytest.raises(OutageError) as caught:
        shop.gateway.exchange(shop.me.token, message)
    assert caught.value.code == "database.unavailable"
    holder.rollback()
    holder.close()
    reply = shop.gateway.exchange(shop.me.token, message)
    assert [outcome.outcome for outcome in reply.outcomes] == [COMMITTED]


@pytest.mark.expected_logs("the database is out of reach")
def test_a_database_that_may_only_be_read_is_an_outage(pg_market: Market, pg_url: str) -> None:
    """A failover left us at the standby: nothing is parked, and the next line may be at the new primary."""
    shop = pg_market.hand("shop")
    name = make_url(pg_url).database
    with other_line(pg_url) as line:
        line.execute(f'ALTER DATABASE "{name}" SET default_transaction_read_only = on'.encode())
        end_all_lines(pg_url)
        message = shop.message(shop.envelope(contact()))
        with pytest.raises(OutageError):
            shop.gateway.exchange(shop.me.token, message)
    with other_line(pg_url) as line:
        line.execute(b"SET default_transaction_read_only = off")
        line.execute(f'ALTER DATABASE "{name}" SET default_transaction_read_only = off'.encode())
    reply = shop.gateway.exchange(shop.me.token, message)
    assert [outcome.outcome for outcome in reply.outcomes] == [COMMITTED]

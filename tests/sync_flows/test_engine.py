# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The engine in the background: woken, called, cut off, patient, and honest about all of it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from desktop_b2b.clock import MINUTE, monotonic
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import account as a
from desktop_b2b.domain.commands import sourcing as c
from desktop_b2b.errors import OutageError, UserError
from desktop_b2b.services.queries import GetSyncStatus
from sync.client import engine as engine_module
from sync.client import outages
from sync.client.engine import SyncEngine
from sync.client.transport import HttpGateway
from sync.protocol.messages import Exchange, ExchangeReply, Heads
from tests.sync_flows.trade import Trade
from tests.sync_flows.world import Desk, World, new_id

LONG = 20.0


class Until:
    """Waits for something to be true at a desk, looking again after each of its commits."""

    def __init__(self, desk: Desk) -> None:
        self._news = threading.Condition()
        self._count = 0
        self.stop = desk.store.on_changes(self._hear)

    def _hear(self, _changes: object) -> None:
        with self._news:
            self._count += 1
            self._news.notify_all()

    def __call__(self, is_true: Callable[[], bool]) -> None:
        until = monotonic() + LONG
        while True:
            with self._news:
                count = self._count
            if is_true():
                return
            with self._news:
                heard = self._news.wait_for(lambda count=count: self._count > count, until - monotonic())  # type: ignore[misc]  # a default in a lambda
            assert heard or is_true(), "it did not become true"


@contextmanager
def until(desk: Desk) -> Iterator[Until]:
    found = Until(desk)
    yield found
    found.stop()


def _contact() -> a.SaveContact:
    return a.SaveContact(contact_id=new_id(), company="One")


def _state(desk: Desk) -> str:
    return desk.store.answer(GetSyncStatus()).state


# ---------------------------------------------------------------- alive


def test_a_command_here_is_news_there_at_once(http_world: World) -> None:
    """Nobody polls within this test's time: a commit wakes one desk, the server calls the other."""
    shop, north = http_world.desk("shop"), http_world.desk("north")
    http_world.set_up_shop(shop)
    http_world.settle()
    with until(shop) as at_shop, until(north) as at_north:
        shop.engine.start()
        north.engine.start()
        at_shop(lambda: _state(shop) == "synced")
        at_north(lambda: _state(north) == "synced")
        trade = Trade(http_world, shop)
        trade.save()
        trade.send()
        at_north(lambda: bool(north.rows(e.Inquiry)))
        north.do(c.DeclineInquiry(inquiry_id=north.rows(e.Inquiry)[0].id, reason="No stock"))
        at_shop(lambda: any(row.state == "declined" for row in shop.rows(e.RequestPartner)))
        at_shop(lambda: shop.waiting() == [])
    shop.engine.stop()
    north.engine.stop()


def test_stopping_ends_the_long_poll_and_both_threads(http_world: World) -> None:
    shop = http_world.desk("shop")
    engine = SyncEngine(shop.store, HttpGateway, http_world.clock)
    started = monotonic()
    with until(shop) as at_shop:
        engine.start()
        shop.do(_contact())
        at_shop(lambda: shop.waiting() == [])
    engine.stop()
    assert monotonic() - started < LONG
    names = [thread.name for thread in threading.enumerate()]
    assert not any(name.startswith("sync-") for name in names)


def test_commands_and_rounds_at_the_same_time(http_world: World) -> None:
    """A window edits on its thread while the engine exchanges on another: nothing is lost or doubled."""
    shop, second = http_world.desk("shop"), http_world.desk("shop")
    shop.engine.start()
    second.engine.start()

    def work(desk: Desk) -> None:
        for _ in range(40):
            desk.do(_contact())

    threads = [threading.Thread(target=work, args=(desk,), name="window") for desk in (shop, second)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with until(shop) as at_shop, until(second) as at_second:
        at_shop(lambda: shop.waiting() == [] and len(shop.rows(e.Contact)) == 80)
        at_second(lambda: second.waiting() == [] and len(second.rows(e.Contact)) == 80)
    shop.engine.stop()
    second.engine.stop()
    assert sorted(http_world.command_log()) == sorted([*shop.given, *second.given])
    http_world.assert_converged()


# ---------------------------------------------------------------- what is told


def test_the_state_follows_what_was_proved(world: World) -> None:
    shop = world.desk("shop", signed_in=False)
    told: list[str] = []

    def hear(_changes: object) -> None:
        if not told or told[-1] != shop.state("sync.state"):
            told.append(shop.state("sync.state"))

    shop.store.on_changes(hear)
    with pytest.raises(UserError):
        shop.sync()
    world.sign_in(shop)
    shop.sync()
    shop.sync()
    shop.do(_contact())
    shop.cable.is_cut = True
    shop.try_sync()
    shop.cable.is_cut = False
    shop.sync()
    assert told == ["needs_sign_in", "loading", "synced", "syncing", "offline", "syncing", "synced"]


def test_confirmed_at_is_when_the_server_was_last_asked(world: World) -> None:
    shop = world.desk("shop")
    first = world.clock.now()
    assert shop.store.answer(GetSyncStatus()).confirmed_at == first
    world.clock.advance(60_000)
    shop.cable.is_cut = True
    shop.try_sync()
    status = shop.store.answer(GetSyncStatus())
    assert (status.state, status.confirmed_at) == ("offline", first)
    assert status.detail == "The server cannot be reached. Work goes on here."
    shop.cable.is_cut = False
    shop.sync()
    status = shop.store.answer(GetSyncStatus())
    assert (status.state, status.confirmed_at, status.detail) == ("synced", world.clock.now(), "")


def test_a_quiet_poll_does_not_flicker(world: World) -> None:
    shop = world.desk("shop")
    told: list[str] = []
    shop.store.on_changes(lambda changes: told.append(shop.state("sync.state")))
    shop.sync()
    shop.do(_contact())
    shop.sync()
    told.clear()
    before = shop.state("sync.confirmed_at")
    shop.sync()
    assert (told, shop.state("sync.confirmed_at")) == ([], before)
    world.clock.advance(MINUTE)
    shop.sync()
    assert set(told) == {"synced"}
    assert shop.state("sync.confirmed_at") != before


def test_a_cut_network_is_mended_by_hand(world: World) -> None:
    shop = world.desk("shop")
    shop.do(_contact())
    shop.engine.pause()
    assert shop.state("sync.state") == "offline"
    with pytest.raises(OutageError) as caught:
        shop.sync()
    assert caught.value.code == "network.cut"
    assert shop.waiting()
    shop.engine.resume()
    shop.sync()
    assert shop.state("sync.state") == "synced"


# ---------------------------------------------------------------- patience


def test_pauses_grow_by_chance_up_to_five_minutes(world: World) -> None:
    """Each pause is drawn between nought and a limit that doubles."""
    shop = world.desk("shop")
    shop.cable.is_cut = True
    drawn: list[float] = []
    enough = threading.Event()

    def jitter(longest: float) -> float:
        drawn.append(longest)
        if len(drawn) == 12:
            enough.set()
        return 0.001

    engine = SyncEngine(shop.store, lambda _server: shop.cable, world.clock, jitter=jitter)
    engine.start()
    assert enough.wait(LONG)
    engine.stop()
    assert drawn[:10] == [2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0, 256.0, 300.0, 300.0]


class _Busy:
    """Lets the first exchanges meet a server that asks for quiet."""

    def __init__(self, desk: Desk, seconds: float, times: int) -> None:
        self._inner = desk.cable.exchange
        self._seconds = seconds
        self._times = times
        self.asked_at: list[float] = []

    def __call__(self, token: str, message: Exchange) -> ExchangeReply:
        self.asked_at.append(monotonic())
        if len(self.asked_at) <= self._times:
            raise outages.ServerBusyError("Later, please.", self._seconds)
        return self._inner(token, message)


def test_a_busy_server_is_left_alone_as_long_as_it_asks(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop = world.desk("shop")
    shop.do(_contact())
    busy = _Busy(shop, 0.2, 2)
    monkeypatch.setattr(shop.cable, "exchange", busy)
    report = shop.engine.sync_until_settled()
    assert report.pushed == 1
    first, second, third = busy.asked_at[:3]
    assert second - first >= 0.2
    assert third - second >= 0.2
    late = _Busy(shop, 500.0, 1)
    monkeypatch.setattr(shop.cable, "exchange", late)
    with pytest.raises(OutageError) as caught:
        shop.engine.sync_until_settled(timeout=1.0)
    assert caught.value.code == "network.busy"


def test_even_who_is_in_a_hurry_leaves_a_busy_server_alone(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop = world.desk("shop")
    busy = _Busy(shop, 0.3, 1)
    monkeypatch.setattr(shop.cable, "exchange", busy)
    engine = SyncEngine(shop.store, lambda _server: shop.cable, world.clock, jitter=lambda longest: 0.0)
    with until(shop) as at_shop:
        engine.start()
        at_shop(lambda: shop.state("sync.code") == "network.busy")
        engine.wake()
        shop.do(_contact())
        at_shop(lambda: shop.waiting() == [])
    engine.stop()
    assert busy.asked_at[1] - busy.asked_at[0] >= 0.3


def test_a_local_commit_does_not_hammer_a_dead_server_but_a_person_may(world: World) -> None:
    shop = world.desk("shop")
    shop.cable.is_cut = True
    rounds: list[str] = []
    engine = SyncEngine(
        shop.store, lambda _server: shop.cable, world.clock, jitter=lambda longest: LONG,
        crash=lambda point: rounds.append(point) if point == "round.asked" else None,
    )  # fmt: skip
    with until(shop) as at_shop:
        engine.start()
        at_shop(lambda: shop.state("sync.state") == "offline")
        for _ in range(5):
            shop.do(_contact())
        assert len(rounds) == 1
        shop.cable.is_cut = False
        engine.wake()
        at_shop(lambda: shop.waiting() == [])
    engine.stop()


def test_who_sends_something_does_not_ask_for_it_once_more(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server calls the sender, too; the round that sent it has brought it already."""
    shop = world.desk("shop")
    moved = threading.Condition()
    asked: list[str] = []
    listened: list[dict[str, int]] = []
    inner = shop.cable.wait

    def wait(token: str, heads: dict[str, int], seconds: float) -> Heads:
        with moved:
            listened.append(dict(heads))
            moved.notify_all()
        return inner(token, heads, seconds)

    def listens(beyond: dict[str, int] | None) -> bool:
        return any(beyond is None or heads != beyond for heads in listened)

    monkeypatch.setattr(shop.cable, "wait", wait)
    engine = SyncEngine(
        shop.store, lambda _server: shop.cable, world.clock,
        crash=lambda point: asked.append(point) if point == "round.asked" else None,
    )  # fmt: skip
    engine.start()
    try:
        with moved:
            assert moved.wait_for(lambda: listens(None), LONG)
            before = listened[0]
        rounds = len(asked)
        shop.do(_contact())
        with moved:
            assert moved.wait_for(lambda: listens(before), LONG)
        assert len(asked) == rounds + 1
    finally:
        engine.stop()


def test_who_has_nothing_to_do_tidies_up_with_and_without_a_network(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = world.desk("shop")
    moved = threading.Condition()
    done = 0

    def tidy() -> bool:
        nonlocal done
        with moved:
            done += 1
            moved.notify_all()
        return done % 3 != 0

    monkeypatch.setattr(desk.store, "tidy", tidy)
    desk.engine.start()
    try:
        with moved:
            assert moved.wait_for(lambda: done == 3, LONG)
        desk.engine.pause()
        desk.engine.wake()
        with moved:
            assert moved.wait_for(lambda: done >= 6, LONG)
    finally:
        desk.engine.stop()


@pytest.mark.expected_logs("a round of sync failed")
def test_a_bug_in_a_round_does_not_end_the_engine(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    shop = world.desk("shop")
    inner = shop.cable.exchange
    failed = threading.Event()

    def broken(token: str, message: Exchange) -> ExchangeReply:
        if not failed.is_set():
            failed.set()
            raise ZeroDivisionError("a bug")
        return inner(token, message)

    monkeypatch.setattr(shop.cable, "exchange", broken)
    shop.do(_contact())
    engine = SyncEngine(shop.store, lambda _server: shop.cable, world.clock)
    with until(shop) as at_shop:
        engine.start()
        assert failed.wait(LONG)
        engine.wake()
        at_shop(lambda: shop.waiting() == [])
    engine.stop()


def test_the_poll_stands_behind_the_call(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Even if the server's call never comes."""
    monkeypatch.setattr(engine_module, "POLL", 0.05)
    shop, second = world.desk("shop"), world.desk("shop")
    monkeypatch.setattr(second.cable, "wait", _unheard)
    with until(second) as at_second:
        second.engine.start()
        contact = _contact()
        shop.do(contact)
        shop.sync()
        at_second(lambda: second.has(e.Contact, contact.contact_id))
    second.engine.stop()


def _unheard(token: str, heads: dict[str, int], seconds: float) -> None:
    raise outages.unreachable()


# ---------------------------------------------------------------- for scripts


def test_the_report_counts_pushed_pulled_and_open_issues(world: World) -> None:
    shop, second = world.desk("shop"), world.desk("shop")
    shop.do(a.SaveProduct(product_id=new_id(), sku="X"))
    second.do(a.SaveProduct(product_id=new_id(), sku="X"), _contact())
    assert shop.engine.sync_until_settled().issues == 0
    report = second.engine.sync_until_settled()
    assert (report.pushed, report.issues) == (2, 1)
    assert report.pulled > 4
    again = second.engine.sync_until_settled()
    assert (again.pushed, again.pulled, again.issues) == (0, 0, 1)


def test_a_script_hears_of_outages_and_refusals(world: World) -> None:
    shop = world.desk("shop")
    shop.cable.is_cut = True
    with pytest.raises(OutageError):
        shop.engine.sync_until_settled()
    shop.cable.is_cut = False
    with world.server.readers.snapshot() as db:
        assert db.query('SELECT count(*) FROM "device"') == [(1,)]
    world.server.executor.call(lambda unit: unit.db.run('DELETE FROM "device"')).result()
    with pytest.raises(UserError) as caught:
        shop.engine.sync_until_settled()
    assert caught.value.code == "server.device_forked"
    assert shop.state("sync.state") == "problem"

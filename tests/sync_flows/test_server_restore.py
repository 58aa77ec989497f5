# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A server restored from a backup: what anybody was told is done comes back with the desks."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from desktop_b2b.clock import DAY, HOUR
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.actor import Context
from desktop_b2b.domain.commands import Command
from desktop_b2b.domain.commands import account as a
from desktop_b2b.domain.commands import sourcing as c
from desktop_b2b.services import bus
from desktop_b2b.services.ports import UnitOfWork
from desktop_b2b.services.queries import ListIssues
from desktop_b2b.storage.db import SqliteDb
from sync.client import archive, guard
from sync.protocol.messages import Page, Replay, TableRows
from sync.server import backup, epochs, held
from sync.server.database import Database
from sync.server.server import Server
from sync.server.store import ServerStore
from tests.sync_flows.trade import Trade
from tests.sync_flows.world import HASHER, KEY, Desk, World, new_id, world_in


def _contact(name: str = "One") -> a.SaveContact:
    return a.SaveContact(contact_id=new_id(), company=name)


def _archived(desk: Desk) -> int:
    with desk.store.reading() as db:
        return int(db.query("SELECT count(*) FROM archive")[0][0])


def _waiting_replays(world: World) -> int:
    with world.server.readers.snapshot() as db:
        return int(db.query('SELECT count(*) FROM "replay"')[0][0])


class Restored:
    """A world whose server can be lost and restored, on either kind of database."""

    def __init__(self, world: World, new_place: Callable[[], Database]) -> None:
        self.world = world
        self.new_place = new_place
        self.made = 0

    def back_up(self) -> Path:
        self.made += 1
        target = self.world.folder / f"backup-{self.made}"
        backup.backup(self.world.database, target, self.world.clock.now())
        return target

    def restore(self, file: Path) -> None:
        """The machine is lost: another one, with what the backup holds."""
        self.world.server.close()
        place = self.new_place()
        backup.restore(place, file, self.world.clock.now())
        self.world.use(Server(place, clock=self.world.clock, hasher=HASHER, background=False), place)


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], Database]:
    """A maker of empty databases of a kind."""
    count = iter(range(100))
    if request.param == "sqlite":
        return lambda: Database(tmp_path / f"machine-{next(count)}" / "server.db")
    make: Callable[[], str] = request.getfixturevalue("make_pg_url")
    return lambda: Database(make(), tmp_path / f"state-{next(count)}")


@pytest.fixture
def lost(tmp_path: Path, place: Callable[[], Database]) -> Iterator[Restored]:
    """A world on either database."""
    with world_in(tmp_path / "world", database=place()) as world:
        yield Restored(world, place)


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Restored]:
    """A world on SQLite, for what does not depend on the database."""
    count = iter(range(100))
    with world_in(tmp_path / "world") as world:
        yield Restored(world, lambda: Database(tmp_path / f"machine-{next(count)}" / "server.db"))


def test_everything_acknowledged_is_there_again(lost: Restored) -> None:
    """A whole trade of three parties after the backup; whoever is back first, others bring the rest."""
    world = lost.world
    shop, north, south = (world.desk(name) for name in ("shop", "north", "south"))
    world.set_up_shop(shop)
    world.settle()
    file = lost.back_up()
    trade = Trade(world, shop)
    for step in (
        trade.save,
        trade.send,
        lambda: trade.answer(north, "north", "5"),
        lambda: trade.answer(south, "south", "6"),
        trade.order,
        lambda: trade.ship(north),
    ):
        step()
        world.settle()
        world.clock.advance(60_000)
    before = {
        kind: {row.id for row in shop.rows(kind)} for kind in (e.Request, e.Order, e.Shipment, e.Answer)
    }
    number = trade.order_at(shop).number
    lost.restore(file)
    world.clock.advance(HOUR)
    # The suppliers come first: what they did builds on what the shop brings last.
    north.sync()
    assert north.waiting(), "it waits for the shop, and is no issue"
    south.sync()
    assert _waiting_replays(world) > 0
    shop.sync()
    world.settle()
    assert _waiting_replays(world) == 0
    for kind, ids in before.items():
        assert {row.id for row in shop.rows(kind)} == ids, kind.TABLE
    assert trade.order_at(north).state == "shipped"
    assert trade.order_at(shop).number == number
    for desk in (shop, north, south):
        assert desk.store.answer(ListIssues()) == []
    world.assert_converged()
    with world.server.readers.snapshot() as db:
        assert {row[0] for row in db.query('SELECT "state" FROM "effect"')} == {"held"}


def test_what_the_backup_holds_is_forgotten_and_not_given_again(lost: Restored) -> None:
    world = lost.world
    shop = world.desk("shop")
    shop.do(*(_contact() for _ in range(3)))
    shop.sync()
    assert _archived(shop) == 3
    file = lost.back_up()
    shop.do(_contact("After"))
    shop.sync()
    assert _archived(shop) == 1
    sent = len(shop.cable.sent)
    lost.restore(file)
    world.settle()
    replays = {
        envelope.id
        for message in shop.cable.sent[sent:]
        for lane in message.lanes
        for envelope in lane.commands
        if envelope.replay is not None
    }
    assert replays == {shop.given[-1]}
    assert len(shop.rows(e.Contact)) == 4
    world.assert_converged()


def test_what_was_judged_during_a_first_copy_is_given_again(small: Restored) -> None:
    """Its verdict came among all the rows, and not with the answer to a push."""
    world = small.world
    shop = world.desk("shop", signed_in=False)
    world.sign_in(shop)
    file = small.back_up()
    made = _contact("Early")
    shop.do(made)
    shop.sync()
    assert shop.waiting() == []
    assert _archived(shop) == 1
    small.restore(file)
    world.settle()
    assert [row.company for row in shop.rows(e.Contact)] == ["Early"]
    assert shop.store.answer(ListIssues()) == []
    world.assert_converged()


@pytest.mark.expected_logs("rows were not as at the server", "a desk reports: divergence")
def test_a_verdict_that_comes_by_a_repair_is_kept_like_any_other(small: Restored) -> None:
    """A desk whose cursor is ahead of its rows hears by a repair what became of its commands."""
    world = small.world
    first, second = world.desk("shop"), world.desk("shop")
    second.do(_contact("Before"), a.SaveProduct(product_id=new_id(), sku="X0"))
    world.settle()
    file = small.back_up()
    first.do(a.SaveProduct(product_id=new_id(), sku="X1"))
    first.sync()
    second.do(a.SaveProduct(product_id=new_id(), sku="X1"))
    second.do(_contact("Kept"))
    second.cable.faults.append("lost_reply")
    second.try_sync()
    _move_to_the_heads(second, world)
    second = world.reopen(second)
    assert second.engine.verify().repaired > 0
    assert second.waiting() == []
    assert _archived(second) == 4
    (before,) = [view.issue for view in second.store.answer(ListIssues())]
    small.restore(file)
    second.sync()
    assert [row.company for row in second.rows(e.Contact)] == ["Before", "Kept"]
    assert [row.sku for row in second.rows(e.Product)] == ["X0"], "it stays refused"
    (after,) = [view.issue for view in second.store.answer(ListIssues())]
    assert (after.id, after.code, after.text) == (before.id, before.code, before.text)
    world.settle()
    world.assert_converged()


def test_a_verdict_without_a_code_is_kept(small: Restored) -> None:
    """As a server may send it that knew no codes: whatever has a default may be missing."""
    desk = small.world.desk("shop")
    desk.do(_contact("Waits"))
    (waiting,) = desk.waiting()
    rows = TableRows(
        table="command_result",
        columns=("id", "outcome"),
        rows=[[bytes.fromhex(waiting.command_id), "committed"]],
    )
    page = Page(scope="user:x", gen=1, start=0, end=1, mark="", tables=(rows,))
    with desk.store.writing() as db:
        archive.keep(db, [page], desk.store.clock.now())
        ((verdict,),) = db.query("SELECT verdict FROM archive")
    assert msgspec.msgpack.decode(verdict, type=Replay).code == ""


def _move_to_the_heads(desk: Desk, world: World) -> None:
    """What a bug could do: cursors of rows that did not come."""
    sql = (
        'SELECT s."head", m."mark", s."name" FROM "scope" s JOIN "scope_mark" m'
        ' ON m."scope" = s."name" AND m."seq" = s."head"'
    )
    with world.server.readers.snapshot() as db:
        heads = db.query(sql)
    with desk.store.writing() as db:
        db.many("UPDATE cursor SET seq = ?, mark = ? WHERE scope = ?", heads)


def test_an_answer_in_time_stays_in_time(small: Restored) -> None:
    """Given again long after the deadline, it is judged by the instant it first came."""
    world = small.world
    shop, north, south = (world.desk(name) for name in ("shop", "north", "south"))
    world.set_up_shop(shop)
    trade = Trade(world, shop)
    trade.save()
    trade.send()
    world.settle()
    file = small.back_up()
    trade.answer(north, "north", "5")
    world.settle()
    world.beyond_deadline()
    small.restore(file)
    assert world.server.scheduler.run_due() == [], "deadlines wait for the answers that come again"
    world.settle()
    (answer,) = shop.rows(e.Answer)
    assert not answer.late
    held.end_hold(world.server)
    assert len(world.server.scheduler.run_due()) == 1
    world.settle()
    trade.answer(south, "south", "6")
    world.settle()
    assert sorted(row.late for row in shop.rows(e.Answer)) == [False, True]
    world.assert_converged()


def test_a_receipt_cannot_be_made_up(small: Restored) -> None:
    """An old instant without proof is worth nothing: the answer is late."""
    world = small.world
    shop, north = world.desk("shop"), world.desk("north")
    world.set_up_shop(shop)
    trade = Trade(world, shop)
    trade.save()
    trade.send()
    world.settle()
    file = small.back_up()
    trade.answer(north, "north", "5")
    world.settle()
    with north.store.writing() as db:
        for position, verdict in db.query("SELECT position, verdict FROM archive"):
            replay = msgspec.msgpack.decode(verdict, type=Replay)
            lie = msgspec.structs.replace(replay, at=replay.at - 1)
            db.run(
                "UPDATE archive SET verdict = ? WHERE position = ?", (msgspec.msgpack.encode(lie), position)
            )
    world.beyond_deadline()
    small.restore(file)
    world.settle()
    (answer,) = shop.rows(e.Answer)
    assert answer.late


def test_what_was_refused_stays_refused_in_the_same_words(small: Restored) -> None:
    world = small.world
    first, second = world.desk("shop"), world.desk("shop")
    world.settle()
    file = small.back_up()
    first.do(a.SaveProduct(product_id=new_id(), sku="X1"))
    second.do(a.SaveProduct(product_id=new_id(), sku="X1"))
    world.settle(first, second)
    (before,) = [view.issue for view in second.store.answer(ListIssues())]
    small.restore(file)
    # The one that was refused comes back alone: it would be possible now.
    second.sync()
    assert [row.sku for row in second.rows(e.Product)] == []
    world.settle()
    (after,) = [view.issue for view in second.store.answer(ListIssues())]
    same = ("id", "kind", "code", "text", "params", "body", "state", "made_at")
    assert {name: getattr(after, name) for name in same} == {name: getattr(before, name) for name in same}
    assert len(first.rows(e.Product)) == 1
    world.assert_converged()


def test_what_nobody_brings_back_becomes_an_issue_in_the_end(small: Restored) -> None:
    """The shop never returns: the supplier's answer is kept, visible, with its words."""
    world = small.world
    shop, north = world.desk("shop"), world.desk("north")
    world.set_up_shop(shop)
    world.settle()
    file = small.back_up()
    trade = Trade(world, shop)
    trade.save()
    trade.send()
    world.settle()
    trade.answer(north, "north", "5")
    world.settle()
    small.restore(file)
    north.sync()
    waiting = len(north.waiting())
    assert waiting == 3
    north.sync()
    assert north.store.answer(ListIssues()) == []
    world.clock.advance(2 * DAY)
    world.server.scheduler.run_due()
    world.settle(north)
    assert north.waiting() == []
    assert len(north.store.answer(ListIssues())) == waiting
    world.assert_converged(north)


@pytest.mark.expected_logs("parked, trace")
def test_one_on_which_the_server_fails_does_not_hold_the_others_up(
    small: Restored, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is kept back by itself, with a number to quote; all others get their verdicts."""
    world = small.world
    shop, north = world.desk("shop"), world.desk("north")
    world.set_up_shop(shop)
    world.settle()
    file = small.back_up()
    trade = Trade(world, shop)
    trade.save()
    trade.send()
    world.settle()
    trade.answer(north, "north", "5")
    world.settle()
    small.restore(file)
    north.sync()
    assert len(north.waiting()) == 3
    ran = bus.run

    def run(cmd: Command, uow: UnitOfWork, ctx: Context) -> None:
        if isinstance(cmd, c.SubmitAnswer) and isinstance(uow, ServerStore):
            raise KeyError("a bug in a handler")
        ran(cmd, uow, ctx)

    monkeypatch.setattr(bus, "run", run)
    world.server.scheduler.run_due()
    assert _waiting_replays(world) == 3
    world.clock.advance(2 * DAY)
    world.server.scheduler.run_due()
    world.settle(north)
    assert north.waiting() == []
    issues = [view.issue for view in north.store.answer(ListIssues())]
    assert len(issues) == 3
    assert [issue.code for issue in issues if issue.command == "SubmitAnswer"] == ["bug"]


def test_new_work_waits_behind_what_is_given_again(small: Restored) -> None:
    """Made while the server was away, on top of what it lost."""
    world = small.world
    shop, second = world.desk("shop"), world.desk("shop")
    world.set_up_shop(shop)
    world.settle()
    file = small.back_up()
    trade = Trade(world, shop)
    trade.save()
    shop.sync()
    trade.send()
    shop.cable.faults.append("lost_request")
    shop.try_sync()
    shop.do(_contact("New"))
    small.restore(file)
    world.settle()
    assert shop.row(e.Request, trade.request_id).state == "waiting"
    assert shop.store.answer(ListIssues()) == []
    assert {row.company for row in second.rows(e.Contact)} >= {"New"}
    world.assert_converged()


def test_two_desks_that_changed_the_same_find_their_conflict_again(small: Restored) -> None:
    world = small.world
    first, second = world.desk("shop"), world.desk("shop")
    request_id = new_id()
    first.do(world.draft(request_id, company="Base"))
    world.settle()
    file = small.back_up()
    first.do(c.SaveDraft(request_id=request_id, company="First"))
    world.settle()
    second.do(c.SaveDraft(request_id=request_id, company="Second"))
    world.settle()
    small.restore(file)
    second.sync()
    assert len(second.waiting()) == 1
    assert second.store.answer(ListIssues()) == []
    first.sync()
    world.settle()
    assert first.row(e.Request, request_id).company == "Second"
    world.assert_converged()


def test_new_work_is_not_held_up_by_what_has_not_come_back(small: Restored) -> None:
    """Who changes the same after the restore is first; what was acknowledged waits, and then is a conflict of
    its author with all three values: neither is lost, and neither takes the other's place in silence.
    """
    world = small.world
    first, second = world.desk("shop"), world.desk("shop")
    request_id = new_id()
    first.do(world.draft(request_id, company="Base"))
    world.settle()
    file = small.back_up()
    first.do(c.SaveDraft(request_id=request_id, company="First"))
    first.sync()
    small.restore(file)
    second.do(c.SaveDraft(request_id=request_id, company="Second"))
    second.sync()
    assert second.waiting() == []
    first.sync()
    assert len(first.waiting()) == 1
    assert first.store.answer(ListIssues()) == []
    world.clock.advance(2 * DAY)
    world.server.scheduler.run_due()
    world.settle()
    (issue,) = first.rows(e.SyncIssue)
    (told,) = json.loads(issue.fields)
    assert (issue.kind, issue.state) == ("conflict", "open")
    assert (told["base"], told["mine"], told["theirs"]) == ("Base", "First", "Second")
    assert first.row(e.Request, request_id).company == "Second"
    world.assert_converged()


def test_orders_of_the_automatic_mode_are_placed_again(small: Restored) -> None:
    """Once everybody's answers are back, the job finds the same orders; their numbers begin otherwise."""
    world = small.world
    shop, north = world.desk("shop"), world.desk("north")
    world.set_up_shop(shop)
    world.settle()
    file = small.back_up()
    request_id, line = new_id(), world.line(partners=("north",))
    shop.do(world.draft(request_id, line, mode="automatic"), c.SendRequest(request_id=request_id))
    world.settle()
    north.do(world.answer(request_id, "north", line))
    north.sync()
    world.server.scheduler.run_due()
    world.settle()
    (order,) = shop.rows(e.Order)
    assert order.number.startswith("S0")
    north.do(c.AcceptOrder(order_id=order.id))
    world.settle()
    world.clock.advance(HOUR)
    small.restore(file)
    for desk in (shop, north) * 3:
        desk.sync()
    world.server.scheduler.run_due()
    shop.sync()
    assert shop.rows(e.Order) == []
    held.end_hold(world.server)
    world.server.scheduler.run_due()
    world.settle()
    (again_,) = shop.rows(e.Order)
    assert (again_.id, again_.number[:2], again_.state) == (order.id, "S1", "accepted")
    again, other = new_id(), world.line(partners=("north",))
    shop.do(world.draft(again, other, mode="automatic"), c.SendRequest(request_id=again))
    world.settle()
    north.do(world.answer(again, "north", other))
    north.sync()
    world.server.scheduler.run_due()
    world.settle()
    assert [row.number[:2] for row in shop.rows(e.Order)] == ["S1", "S1"]
    world.assert_converged()


def test_a_device_younger_than_the_backup_signs_in_and_brings_its_work(small: Restored) -> None:
    world = small.world
    file = small.back_up()
    shop = world.desk("shop")
    mine = _contact()
    shop.do(mine)
    shop.sync()
    small.restore(file)
    shop.try_sync_refused()
    assert shop.state("sync.state") == "needs_sign_in"
    assert shop.has(e.Contact, mine.contact_id)
    world.sign_in(shop)
    world.settle()
    assert shop.has(e.Contact, mine.contact_id)
    assert shop.waiting() == []
    world.assert_converged()


def test_a_second_restore_brings_it_back_once_more(small: Restored) -> None:
    world = small.world
    shop = world.desk("shop")
    shop.sync()
    file = small.back_up()
    shop.do(_contact("Kept"))
    shop.sync()
    for _ in range(3):
        small.restore(file)
        world.settle()
        assert [row.company for row in shop.rows(e.Contact)] == ["Kept"]
        assert _archived(shop) == 1
    world.assert_converged()


def test_the_archive_is_bounded_and_what_it_lets_go_is_counted(
    small: Restored, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = small.world
    shop = world.desk("shop")
    shop.do(_contact(), _contact())
    shop.sync()
    world.clock.advance(61 * DAY)
    shop.do(_contact())
    shop.sync()
    with shop.store.writing() as db:
        archive.bound(db, world.clock.now())
    assert _archived(shop) == 1
    assert json.loads(shop.state(archive.LOST))[0] == 2
    monkeypatch.setattr(archive, "LARGEST", 300)
    shop.do(*(_contact() for _ in range(3)))
    shop.sync()
    with shop.store.writing() as db:
        archive.bound(db, world.clock.now())
    assert _archived(shop) == 1
    assert json.loads(shop.state(archive.LOST))[0] == 5


def test_held_mails_wait_for_the_administrator(small: Restored) -> None:
    world = small.world
    shop = world.desk("shop")
    world.set_up_shop(shop)
    trade = Trade(world, shop)
    trade.save()
    trade.send()
    world.settle()
    file = small.back_up()
    small.restore(file)
    found = held.effects(world.server, "list")
    assert sorted(line["kind"] for line in found) == ["mail.remind_answer"] * 2 + ["mail.request_sent"] * 2
    held.effects(world.server, "release", (str(found[0]["id"]),))
    held.effects(world.server, "drop")
    with world.server.readers.snapshot() as db:
        states = sorted(row[0] for row in db.query('SELECT "state" FROM "effect"'))
        assert states == ["skipped"] * 3 + ["waiting"]
        assert epochs.hold(db, world.clock.now()) > 0


def test_much_that_went_with_the_server_comes_back_before_anybody_is_asked(small: Restored) -> None:
    """Rows of others that are not there yet: the guard asks, and forgets it when they are back."""
    world = small.world
    first, second = world.desk("shop"), world.desk("shop")
    world.settle()
    file = small.back_up()
    first.do(*(_contact() for _ in range(guard.LEAST + 10)))
    world.settle()
    small.restore(file)
    second.try_sync_refused()
    assert len(second.rows(e.Contact)) == guard.LEAST + 10
    world.settle(first)
    world.settle()
    assert len(second.rows(e.Contact)) == guard.LEAST + 10
    world.assert_converged()


def test_a_copy_that_enrols_with_a_restored_server_gives_again_what_it_has(small: Restored) -> None:
    """It was told to enrol before the server was lost: it hears of the loss all the same."""
    world = small.world
    shop = world.desk("shop")
    file = small.back_up()
    kept = _contact("In the archive of both")
    shop.do(kept)
    shop.sync()
    picture = shop.path.with_name("picture.db")
    db = SqliteDb(shop.path, KEY)
    db.run("VACUUM INTO ?", (str(picture),))
    db.close()
    for _ in range(2):
        shop.do(_contact())
        shop.sync()
    copy = world.desk("copy", email=shop.email, signed_in=False, path=picture)
    copy.cable.enrol_faults.append("lost_reply")
    assert not copy.try_sync()
    shop.close()
    world.desks.remove(shop)
    small.restore(file)
    copy.sync()
    assert copy.cable.enrolments == 2
    world.settle()
    assert shop.given[0] in world.command_log()
    assert kept.contact_id in {row.id for row in copy.rows(e.Contact)}
    world.assert_converged()

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A desk's first snapshot, whatever happens on the way: faults, kills, other servers, people at work."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.actor import ACCOUNT_MANAGER
from desktop_b2b.domain.commands import account as a
from desktop_b2b.domain.commands import sourcing as c
from desktop_b2b.errors import OutageError
from desktop_b2b.storage import bulk
from desktop_b2b.storage.db import SqliteDb
from sync.client import snapshot as walking
from sync.client.session import sign_out
from sync.protocol import columns
from sync.protocol.messages import Snapshot, SnapshotPage
from sync.server import admin, snapshot
from sync.server.database import Database
from tests.bench.company import Company, write
from tests.sync_flows.trade import Trade
from tests.sync_flows.world import CANARY, Desk, World, assert_projected, new_id

ROOT = Path(__file__).parents[2]
STEPS = (
    "snapshot.asked", "snapshot.answered", "snapshot.rows", "snapshot.written", "snapshot.committed",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that a small company takes many pages."""
    monkeypatch.setattr(snapshot, "_LEAST", 1)
    monkeypatch.setattr(snapshot, "_MOST", 2_500)
    monkeypatch.setattr(snapshot, "_DOCUMENTS", 1)


def _full(world: World) -> tuple[Desk, Trade]:
    """The shop with a trade that is done, one that is asked, and a draft."""
    shop, north = world.desk("shop"), world.desk("north")
    world.set_up_shop(shop)
    trade = Trade(world, shop)
    trade.save()
    trade.send()
    world.settle()
    trade.answer(north, "north", "5")
    world.settle()
    trade.assign()
    trade.order()
    world.settle()
    trade.ship(north)
    asked, line = new_id(), world.line()
    shop.do(world.draft(asked, line), c.SendRequest(request_id=asked))
    shop.do(world.draft(new_id(), world.line("kept back"), company="Draft"))
    shop.do(*(a.SaveContact(contact_id=new_id(), company=f"Company {count}") for count in range(20)))
    world.settle()
    return shop, trade


def _loading(world: World, name: str = "shop", email: str = "") -> Desk:
    """A desk that is signed in and has nothing yet."""
    desk = world.desk(name, signed_in=False, email=email)
    world.sign_in(desk)
    return desk


def _after_each_page(desk: Desk, work: Callable[[int], None]) -> Callable[[], None]:
    """Do something after each page of a walk; returns how to stop."""
    seen: list[str] = []

    def look(_: object) -> None:
        walk = desk.state(walking.WALK)
        if walk and walk not in seen:
            seen.append(walk)
            work(len(seen))

    return desk.store.on_changes(look)


def _draft_of(desk: Desk) -> e.Request:
    return desk.rows(e.Request, "WHERE company = 'Draft'")[0]


# ---------------------------------------------------------------- as it comes


def test_it_can_be_used_before_it_ends(world: World) -> None:
    """Open work stands in the read model while the rest is still coming; the whole is confirmed only then."""
    _, trade = _full(world)
    desk = _loading(world)
    seen: list[tuple[int, int, bool]] = []

    def look(_: int) -> None:
        with desk.store.reading() as db:
            opened = db.query("SELECT count(*) FROM \"transaction\" WHERE phase NOT IN ('done', 'shipped')")
        done = desk.has(e.Request, trade.request_id)
        seen.append((opened[0][0], len(desk.rows(e.Contact)), done))
        assert desk.state("sync.confirmed_at") == ""

    _after_each_page(desk, look)
    desk.sync()
    assert (2, 0, False) in seen, "the open work is there, and nothing else"
    assert desk.state("sync.state") == "synced"
    assert desk.state("sync.confirmed_at") != ""
    assert desk.state(walking.WALK) == ""
    assert len(desk.cable.walked) > 8
    world.assert_converged()


def test_the_next_page_is_fetched_while_one_is_applied(world: World) -> None:
    _full(world)
    desk = _loading(world)
    ahead: list[int] = []
    asked: list[Snapshot] = desk.cable.walked
    _after_each_page(desk, lambda page: ahead.append(len(asked) - page))
    desk.sync()
    assert 1 in ahead
    world.assert_converged()


def test_a_company_of_years_in_columns_is_what_row_by_row_would_be(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rows, read model and text index as the projector makes them one by one."""
    monkeypatch.setattr(snapshot, "_MOST", 300_000)
    db = Database(world.folder / "server.db").connect()
    assert isinstance(db, SqliteDb)
    user = world.add_user("shop", "clerk@example.com")
    write(db, Company(world.ids["shop"], user, world.clock.now()), 9_000)
    db.close()
    desk = _loading(world, email="clerk@example.com")
    desk.sync()
    world.assert_converged(desk)
    while desk.store.tidy():
        pass
    with desk.store.reading() as reading:
        (count,) = reading.query('SELECT count(*) FROM "transaction"')[0]
        assert count > 200
        for row_id, number in reading.query('SELECT position, number FROM "transaction"'):
            sql = "SELECT rowid FROM transaction_text WHERE transaction_text MATCH ?"
            parts = [number.lower()[at : at + 3] for at in range(len(number) - 2)]
            assert (row_id,) in reading.query(sql, (" ".join(f'"{part}"' for part in parts),))
    # ... and without what was heard of the history on the way.
    with desk.store.writing() as writing:
        session = desk.store.session
        assert session is not None
        bulk.clear(writing, session)
    assert desk.rows(e.Request) == []
    assert_projected(desk.store)


def test_the_log_is_moved_when_nobody_waits(world: World) -> None:
    """Not by whoever writes first after all came: that is a person's command."""
    _full(world)
    desk = _loading(world)
    file = desk.store._path

    def missing() -> int:
        with desk.store.reading() as db:
            pages, size = (int(db.query(f"PRAGMA {name}")[0][0]) for name in ("page_count", "page_size"))
        return pages * size - file.stat().st_size

    desk.sync()
    with desk.store.writing() as db:
        db.run("UPDATE outbox SET state = state")
    assert missing() > 0
    with desk.store.reading():
        desk.store.tidy()
        assert missing() == 0
    with desk.store.looking() as db:
        assert db.query("PRAGMA wal_autocheckpoint") == [(1000,)]
    world.assert_converged(desk)


# ---------------------------------------------------------------- faults of the line


def test_lost_requests_and_replies_cost_one_page_each(world: World) -> None:
    _full(world)
    desk = _loading(world)
    desk.cable.walk_faults.extend(["", "lost_reply", "", "lost_request", "lost_reply"])
    while not desk.try_sync():
        assert desk.state("sync.state") == "offline"
    faults = 3
    positions = [message.after for message in desk.cable.walked]
    assert len(positions) == len(set(positions)) + faults
    world.assert_converged()


def test_a_damaged_page_is_asked_for_again(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    _full(world)
    desk = _loading(world)
    inner = desk.cable.snapshot

    def damaged(token: str, message: Snapshot) -> SnapshotPage:
        page = inner(token, message)
        return msgspec.structs.replace(page, body=page.body[:-3]) if message.after else page

    monkeypatch.setattr(desk.cable, "snapshot", damaged)
    with pytest.raises(OutageError) as caught:
        desk.sync()
    assert caught.value.code == "network.garbled"
    monkeypatch.undo()
    desk.sync()
    assert len([message for message in desk.cable.walked if not message.after]) == 1
    world.assert_converged()


def test_the_network_is_switched_off_between_two_pages(world: World) -> None:
    _full(world)
    desk = _loading(world)
    _after_each_page(desk, lambda page: desk.engine.pause() if page == 2 else None)
    with pytest.raises(OutageError) as caught:
        desk.sync()
    assert caught.value.code == "network.cut"
    desk.engine.resume()
    desk.sync()
    world.assert_converged()


@pytest.mark.parametrize("step", STEPS)
def test_killed_at_any_step_it_goes_on_where_it_was(http_world: World, step: str) -> None:
    """A real process makes contacts, loads and dies, again and again; nothing is lost or comes twice."""
    _full(http_world)
    desk = _loading(http_world)
    kept: set[str] = set()
    rows = 0
    for count in (1, 2, 3):
        desk.close()
        http_world.desks.remove(desk)
        done = subprocess.run(
            [sys.executable, "-m", "tests.sync_flows.desk_process", str(desk.path), step, str(count)],
            cwd=ROOT, capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip
        assert done.returncode == -signal.SIGKILL, done.stderr
        kept |= {line.removeprefix("kept ") for line in done.stdout.split("\n") if line.startswith("kept ")}
        desk = http_world.desk("shop", signed_in=False, path=desk.path)
        assert kept <= {row.id for row in desk.rows(e.Contact)}
        before, rows = rows, int(desk.state("sync.detail").partition("/")[0] or 0)
        assert rows > before or count == 1 or step == "snapshot.asked"
    desk.sync()
    assert desk.cable.walked[0].after != b"", "it went on"
    http_world.settle()
    log = http_world.command_log()
    assert len(log) == len(set(log))
    assert kept <= {row.id for row in http_world.desks[0].rows(e.Contact)}
    http_world.assert_converged()


# ---------------------------------------------------------------- the server


def test_a_server_that_starts_again_goes_on(world: World) -> None:
    _full(world)
    desk = _loading(world)
    desk.cable.walk_faults.extend(["", "", "", "lost_request"])
    assert not desk.try_sync()
    world.restart_server()
    desk.sync()
    assert len([message for message in desk.cable.walked if not message.after]) == 1
    world.assert_converged()


def test_another_history_in_the_middle_begins_again_and_keeps_the_outbox(world: World) -> None:
    shop, _ = _full(world)
    backup = world.backup_server()
    gone = new_id()
    shop.do(a.SaveContact(contact_id=gone, company="Only before"))
    shop.sync()
    desk = _loading(world)
    desk.cable.walk_faults.extend(["", "", "", "", "", "", "", "", "lost_request"])
    assert not desk.try_sync()
    mine = new_id()
    desk.cable.is_cut = True
    desk.do(a.SaveContact(contact_id=mine, company="Made meanwhile"))
    world.restart_server(restored=backup, epoch=True)
    desk.cable.is_cut = False
    world.sign_in(desk)
    desk.sync()
    desk.sync()
    found = {row.id for row in desk.rows(e.Contact)}
    assert mine in found
    assert gone not in found
    assert len([message for message in desk.cable.walked if not message.after]) > 1
    world.assert_converged(desk)


def test_a_start_that_is_gone_begins_again(world: World) -> None:
    """So does a walk whose order the server has changed: no row of before is left over."""
    _full(world)
    desk = _loading(world)
    desk.cable.walk_faults.extend(["", "", "", "", "lost_request"])
    assert not desk.try_sync()
    world.server.executor.call(lambda unit: unit.db.run('UPDATE "scope" SET "gen" = "gen" + 1')).result()
    stale = new_id()
    with desk.store.writing() as db:
        db.run(
            "INSERT INTO contact SELECT ?, owner_id, counterpart_id, version, recipient_kind, 'stale',"
            " name, email, phone, address1, address2, postal_code, city, region, country, archived"
            " FROM contact LIMIT 1",
            (bytes.fromhex(stale),),
        )
    desk.sync()
    assert not desk.has(e.Contact, stale)
    world.assert_converged(desk)


def test_what_changes_meanwhile_is_right_in_the_end(world: World) -> None:
    """New, changed and removed rows, before and behind where the walk is."""
    shop, trade = _full(world)
    desk = _loading(world)
    draft = _draft_of(shop)

    def change(page: int) -> None:
        shop.do(a.SaveContact(contact_id=new_id(), company=f"During {page}"))
        if page in (3, 9):
            shop.do(c.SaveDraft(request_id=draft.id, note_to_suppliers=f"Page {page}"))
        if page == 4:
            shop.do(c.DeleteDraft(request_id=draft.id))
            shop.do(c.PostMessage(message_id=new_id(), thread_id=trade.order_at(shop).id, body="During"))
        if page == 6:
            shop.do(c.RestoreDraft(request_id=draft.id))
        if page == 8:
            line = shop.rows(e.RequestLine, 'WHERE "request_id" = ?', bytes.fromhex(draft.id))[0]
            shop.do(c.SaveDraft(request_id=draft.id, removed_lines=(line.id,)))
        shop.sync()

    _after_each_page(desk, change)
    desk.sync()
    world.settle()
    world.assert_converged()


def test_a_section_taken_away_meanwhile_leaves_nothing(world: World) -> None:
    _full(world)
    world.add_user("shop", "clerk@example.com")
    desk = _loading(world, email="clerk@example.com")

    def revoke(page: int) -> None:
        if len(desk.rows(e.Request)) == 2:
            admin.set_sections(world.server, "clerk@example.com", ["account"])

    stop = _after_each_page(desk, revoke)
    desk.sync()
    stop()
    assert desk.rows(e.Request) == desk.rows(e.Contact) == []
    assert desk.rows(e.Event, "WHERE document_kind = 'request'") == []
    assert CANARY.encode() not in desk.dump()
    admin.set_sections(world.server, "clerk@example.com", ["account", "sourcing"])
    world.settle()
    world.assert_converged()


# ---------------------------------------------------------------- people at work


def test_a_command_made_meanwhile_is_sent_at_once_and_stays(world: World) -> None:
    """It reaches the server before the walk ends; pages that come do not take its effect away."""
    shop, _ = _full(world)
    desk = _loading(world)
    draft = _draft_of(shop)
    seen: list[str] = []

    def work(page: int) -> None:
        if desk.has(e.Request, draft.id):
            if not desk.given:
                desk.do(c.SaveDraft(request_id=draft.id, company="Mine", lines=(world.line("added"),)))
                desk.do(a.SaveContact(contact_id=new_id(), company="Mine"))
            elif set(desk.given) <= set(world.command_log()):
                seen.append("sent")
            assert desk.row(e.Request, draft.id).company == "Mine"

    stop = _after_each_page(desk, work)
    desk.sync()
    stop()
    assert seen, "before the end"
    assert desk.waiting() == []
    world.settle()
    assert shop.row(e.Request, draft.id).company == "Mine"
    world.assert_converged()


def test_a_command_that_cannot_be_sent_is_kept_over_the_pages(world: World) -> None:
    """Somebody else changes the same draft meanwhile: rows come under the command, and then the conflict."""
    shop, _ = _full(world)
    desk = _loading(world)
    draft = _draft_of(shop)

    def work(page: int) -> None:
        if desk.has(e.Request, draft.id) and not desk.given:
            desk.cable.faults.extend(["lost_request"] * 4)
            desk.do(c.SaveDraft(request_id=draft.id, company="Mine", note_to_suppliers="Mine"))
            shop.do(c.SaveDraft(request_id=draft.id, company="Theirs"))
            shop.sync()

    _after_each_page(desk, work)
    while not desk.try_sync():
        if desk.given:
            assert desk.row(e.Request, draft.id).note_to_suppliers == "Mine"
    world.settle()
    (issue,) = desk.rows(e.SyncIssue)
    assert issue.kind == "conflict"
    assert desk.row(e.Request, draft.id).company == "Theirs"
    world.assert_converged()


def test_two_people_take_turns_while_it_loads(world: World) -> None:
    """The one leaves rows behind that the other may not ask for; back again, everything is there."""
    shop, _ = _full(world)
    clerk = world.add_user("shop", "clerk@example.com")
    assert clerk
    shop.do(a.MarkOpened(record_id=_draft_of(shop).id))
    shop.sync()
    desk = _loading(world)
    desk.cable.walk_faults.extend(["", "", "", "lost_request"])
    assert not desk.try_sync()
    world.sign_in(desk, "clerk@example.com")
    mark = a.MarkOpened(record_id=_draft_of(shop).id)
    desk.do(mark)
    desk.sync()
    assert desk.state("sync.state") == "synced"
    world.sign_in(desk, "shop@example.com")
    desk.sync()
    world.settle()
    world.assert_converged(desk)
    assert {row.user_id for row in desk.rows(e.OpenedMark)} == {shop.user, clerk}


def test_work_that_must_wait_keeps_its_effect_while_pages_come(world: World) -> None:
    """Somebody signs out with a change that was not sent; the other goes on loading, under that change."""
    shop, _ = _full(world)
    world.add_user("shop", "clerk@example.com", role=ACCOUNT_MANAGER)
    desk = _loading(world, email="clerk@example.com")
    draft = _draft_of(shop)
    contact = shop.rows(e.Contact)[0].id

    def work(_: int) -> None:
        if desk.has(e.Request, draft.id) and not desk.given:
            desk.cable.is_cut = True
            desk.do(c.SaveDraft(request_id=draft.id, company="Clerk", lines=(world.line("added"),)))
            desk.do(a.SaveContact(contact_id=contact, company="Not here yet, and so new"))

    stop = _after_each_page(desk, work)
    assert not desk.try_sync()
    stop()
    sign_out(desk.store, desk.cable)
    desk.cable.is_cut = False
    world.sign_in(desk, "shop@example.com")
    pages: list[int] = []

    def look(page: int) -> None:
        pages.append(page)
        assert desk.row(e.Request, draft.id).company == "Clerk"

    stop = _after_each_page(desk, look)
    desk.sync()
    stop()
    assert len(pages) > 5
    assert desk.row(e.Request, draft.id).company == "Clerk"
    assert desk.row(e.Contact, contact).company == "Not here yet, and so new"
    assert len(desk.waiting()) == 2
    assert_projected(desk.store)
    world.sign_in(desk, "clerk@example.com")
    world.settle()
    assert shop.row(e.Request, draft.id).company == "Clerk"
    world.assert_converged()


def test_a_supplier_loads_nothing_of_others(world: World) -> None:
    _full(world)
    desk = _loading(world, "north")
    desk.sync()
    assert desk.rows(e.Inquiry)
    for content in (*desk.cable.received, desk.dump()):
        assert CANARY.encode() not in content
        assert b"south" not in content
    world.assert_converged(desk)


# ---------------------------------------------------------------- the tables


def test_columns_of_an_older_server_are_filled_and_newer_ones_left_out(world: World) -> None:
    _full(world)
    desk = _loading(world)
    desk.sync()
    session = desk.store.session
    assert session is not None
    contact = desk.rows(e.Contact)[0]
    part = columns.TableColumns(
        "contact",
        ("id", "owner_id", "colour", "company"),
        [
            [bytes.fromhex(contact.id), b"n" * 16],
            [bytes.fromhex(desk.company)] * 2,
            ["red"] * 2,
            ["Old", "New"],
        ],
    )
    unknown = columns.TableColumns("spaceship", ("id",), [[b"x" * 16]])
    with desk.store.writing() as db:
        changes = bulk.take_in(db, session, [part, unknown])
    assert changes.kinds == {"contact"}
    assert desk.row(e.Contact, contact.id).company == "Old"
    assert desk.row(e.Contact, (b"n" * 16).hex()).recipient_kind == "business"

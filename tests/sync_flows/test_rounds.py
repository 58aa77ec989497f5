# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Rounds: staging, the first snapshot, restored servers, revoked scopes, clocks, files."""

from __future__ import annotations

import hashlib

import pytest

from desktop_b2b.clock import HOUR, MINUTE, ManualClock
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import account as a
from desktop_b2b.domain.commands import sourcing as c
from desktop_b2b.errors import OutageError
from desktop_b2b.storage.codec import codec
from sync.client import divergence
from sync.client import exchange as exchanging
from sync.protocol.messages import FilePart
from sync.server import snapshot, stretches
from tests.sync_flows.trade import LOGO, Trade
from tests.sync_flows.world import NOON, Desk, World, new_id


def _contacts(desk: Desk, count: int) -> list[str]:
    ids = [new_id() for _ in range(count)]
    desk.do(*(a.SaveContact(contact_id=contact, company="One") for contact in ids))
    return ids


def _one_by_one(desk: Desk, count: int) -> None:
    """As many transactions, so that they may come in as many pages."""
    for _ in range(count):
        _contacts(desk, 1)
        desk.sync()


def _in(desk: Desk, state: str) -> bool:
    return desk.state("sync.state") == state


# ---------------------------------------------------------------- pages


def test_the_first_snapshot_is_shown_as_it_comes_and_called_loading(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop = world.desk("shop")
    _one_by_one(shop, 12)
    monkeypatch.setattr(snapshot, "_MOST", 200)
    second = world.desk("shop", signed_in=False)
    world.sign_in(second)
    seen: list[tuple[str, int]] = []
    stop = second.store.on_changes(
        lambda changes: seen.append((second.state("sync.state"), len(second.rows(e.Contact))))
    )
    second.sync()
    stop()
    states = [state for state, _ in seen]
    assert states == ["loading"] * (len(states) - 1) + ["synced"]
    assert len({count for _, count in seen}) > 3
    assert seen[-1] == ("synced", 12)
    world.assert_converged()


def test_later_pages_are_staged_and_shown_as_one_change(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop, second = world.desk("shop"), world.desk("shop")
    _one_by_one(shop, 12)
    monkeypatch.setattr(stretches, "ENTRIES", 6)
    counts: set[int] = set()
    stop = second.store.on_changes(lambda changes: counts.add(len(second.rows(e.Contact))))
    second.sync()
    stop()
    assert second.cable.exchanges > 3
    assert counts == {12}
    world.assert_converged()


def test_a_round_that_was_broken_off_goes_on_where_it_was(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop, second = world.desk("shop"), world.desk("shop")
    _one_by_one(shop, 12)
    monkeypatch.setattr(stretches, "ENTRIES", 6)
    second.cable.faults.extend(["", "", "lost_request"])
    with pytest.raises(OutageError):
        second.sync()
    assert second.rows(e.Contact) == [], "a page below the head is not a state"
    again = world.reopen(second)
    again.sync()
    first_asked = again.cable.sent[0].cursors
    assert any(cursor.seq > 0 for cursor in first_asked.values())
    assert first_asked == second.cable.sent[-1].cursors
    assert len(again.rows(e.Contact)) == 12
    world.assert_converged()


def test_work_goes_on_while_pages_are_staged(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    shop, second = world.desk("shop"), world.desk("shop")
    _one_by_one(shop, 12)
    monkeypatch.setattr(stretches, "ENTRIES", 6)
    second.cable.faults.extend(["", "lost_request"])
    second.try_sync()
    mine = _contacts(second, 2)
    world.settle()
    assert {row.id for row in shop.rows(e.Contact)} >= set(mine)
    world.assert_converged()


def test_a_page_that_does_not_begin_where_we_are_is_not_taken(world: World) -> None:
    shop, second = world.desk("shop"), world.desk("shop")
    _contacts(shop, 1)
    shop.sync()
    with second.store.writing() as db:
        (mark,) = world_marks(world, f"{second.company}:sourcing", 1)
        db.run("UPDATE cursor SET seq = 1, mark = ? WHERE scope LIKE '%:sourcing'", (mark,))
        db.run("INSERT INTO cursor VALUES ('nobody:sourcing', 1, 7, 'x')")
    second.sync()
    assert second.rows(e.Contact)
    with second.store.reading() as db:
        assert db.query("SELECT * FROM cursor WHERE scope = 'nobody:sourcing'") == [], "it was revoked"


def world_marks(world: World, scope: str, seq: int) -> list[str]:
    with world.server.readers.snapshot() as db:
        found = db.query('SELECT "mark" FROM "scope_mark" WHERE "scope" = ? AND "seq" = ?', (scope, seq))
    return [row[0] for row in found]


# ---------------------------------------------------------------- servers that changed


def test_a_restored_server_is_noticed_and_the_outbox_kept(world: World) -> None:
    """What it lost is given to it again, and what waits after that, under its numbers."""
    shop, second = world.desk("shop"), world.desk("shop")
    kept = _contacts(shop, 2)
    world.settle()
    backup = world.backup_server()
    lost = _contacts(shop, 3)
    world.settle()
    waiting = _contacts(shop, 2)
    shop.cable.faults.append("lost_request")
    shop.try_sync()
    world.restart_server(restored=backup, epoch=True)
    world.settle()
    here = {row.id for row in shop.rows(e.Contact)}
    assert here == {*kept, *lost, *waiting}
    world.assert_converged(shop, second)
    assert shop.state("sync.epoch") == world.server.epoch
    assert shop.state(divergence.LEFT), "all is to be compared with what came back"
    assert not shop.engine.verify().buckets


def test_a_restored_server_that_says_nothing_is_betrayed_by_its_marks(world: World) -> None:
    shop = world.desk("shop")
    _contacts(shop, 2)
    shop.sync()
    backup = world.backup_server()
    _contacts(shop, 1)
    shop.sync()
    world.restart_server(restored=backup)
    waiting = _contacts(shop, 1)
    other = world.desk("shop")
    _contacts(other, 3)
    other.sync()
    # Its nonce is another than the server remembers, but so are its marks: the server is the copy.
    shop.sync()
    assert shop.cable.enrolments == 0
    assert {row.id for row in shop.rows(e.Contact)} >= set(waiting)
    assert shop.waiting() == []
    world.settle()
    world.assert_converged()


def test_a_new_generation_of_a_scope_replaces_its_rows(world: World) -> None:
    shop = world.desk("shop")
    kept = _contacts(shop, 3)
    shop.sync()
    stale = e.Contact(id=new_id(), owner_id=shop.company, company="stale", version=1)
    found = codec(e.Contact)
    with shop.store.writing() as db:
        db.run(found.sql.insert, found.to_db(found.image(stale)))
    pending = _contacts(shop, 1)
    world.server.executor.call(lambda unit: unit.db.run('UPDATE "scope" SET "gen" = "gen" + 1')).result()
    shop.sync()
    assert {row.id for row in shop.rows(e.Contact)} == {*kept, *pending}
    world.assert_converged()


def test_a_revoked_scope_goes_and_the_outbox_stays(world: World) -> None:
    shop = world.desk("shop")
    world.set_up_shop(shop)
    trade = Trade(world, shop)
    trade.save()
    shop.sync()
    shop.do(c.SaveDraft(request_id=trade.request_id, company="Mine"))
    shop.cable.hidden.add(f"{shop.company}:sourcing")
    shop.cable.faults.append("lost_request")
    shop.try_sync()
    shop.sync()
    assert shop.rows(e.Contact) == []
    assert shop.rows(e.Request) == []
    assert shop.rows(e.Organisation), "the other sections stay"
    shop.cable.hidden.clear()
    world.settle()
    assert shop.row(e.Request, trade.request_id).company == "Mine"
    world.assert_converged()


def test_lost_lane_numbers_are_found_again(world: World) -> None:
    """The desk forgets its count: the server's answer puts it right, and nothing is sent twice."""
    shop = world.desk("shop")
    _contacts(shop, 3)
    shop.sync()
    with shop.store.writing() as db:
        db.run("UPDATE state SET value = '9' WHERE key LIKE 'lane:%'")
    mine = _contacts(shop, 2)
    shop.sync()
    assert shop.waiting() == []
    assert len(world.command_log()) == 5
    assert {row.id for row in shop.rows(e.Contact)} >= set(mine)


# ---------------------------------------------------------------- clocks


def test_a_wrong_clock_is_measured_and_told(world: World) -> None:
    slow = ManualClock(NOON - 3 * HOUR)
    shop = world.desk("shop", clock=slow)
    assert shop.state("sync.clock_offset") == str(3 * HOUR)
    assert shop.state("sync.confirmed_at") == str(slow.now())
    _contacts(shop, 1)
    shop.sync()
    (envelope,) = [e for lane in shop.cable.sent[-1].lanes for e in lane.commands]
    assert envelope.clock_offset == 3 * HOUR
    assert envelope.made_at == slow.now()


# ---------------------------------------------------------------- files


def test_a_file_its_owner_has_not_sent_is_asked_for_again_later(world: World) -> None:
    shop, north = world.desk("shop"), world.desk("north")
    digest = hashlib.sha256(LOGO).hexdigest()
    shop.do(a.SetLogo(organisation_id=shop.company, logo_hash=digest))
    shop.sync()
    north.sync()
    asked = north.cable.file_parts
    north.sync()
    assert north.cable.file_parts == asked == 1
    assert _in(north, "synced"), "nobody waits for a file that is not there"
    shop.store.store_file(LOGO, "image/jpeg")
    shop.sync()
    world.clock.advance(6 * MINUTE)
    north.sync()
    assert north.cable.file_parts == 2
    with north.store.reading() as db:
        assert db.query("SELECT mime, content FROM file") == [("image/jpeg", LOGO)]


def test_a_damaged_file_is_not_kept(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    shop, north = world.desk("shop"), world.desk("north")
    digest = shop.store.store_file(LOGO, "image/jpeg")
    shop.do(a.SetLogo(organisation_id=shop.company, logo_hash=digest))
    shop.sync()
    whole = FilePart(mime="image/jpeg", total=len(LOGO), start=0, content=LOGO[:-1] + b"?")
    monkeypatch.setattr(north.cable, "read_part", lambda token, digest, start: whole)
    with pytest.raises(OutageError) as caught:
        north.sync()
    assert caught.value.code == "network.garbled"
    assert _in(north, "offline"), "not synced before the logo is here"
    with north.store.reading() as db:
        assert db.query("SELECT * FROM file") == []
    monkeypatch.undo()
    north.sync()
    assert _in(north, "synced")


@pytest.mark.expected_logs("the server refuses a file")
def test_a_refused_file_holds_nothing_up(world: World) -> None:
    shop = world.desk("shop")
    digest = shop.store.store_file(LOGO, "image/jpeg")
    with shop.store.writing() as db:
        db.run("UPDATE file SET content = ? WHERE hash = ?", (LOGO[:-1], digest))
    _contacts(shop, 1)
    shop.sync()
    assert shop.waiting() == []
    with shop.store.reading() as db:
        assert db.query("SELECT state FROM file") == [("refused",)]
    shop.sync()


def test_the_end_of_a_round_without_end_is_a_bug(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    shop = world.desk("shop")
    _contacts(shop, 300)
    monkeypatch.setattr(exchanging, "_TURNS", 1)
    with pytest.raises(Exception, match="without end"):
        shop.sync()
    monkeypatch.undo()
    shop.sync()
    world.assert_converged()

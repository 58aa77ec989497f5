# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A desk that is not what the server would show it finds out and puts it right, and no more than that."""

from __future__ import annotations

import contextlib
import json
import threading
import uuid
from collections import Counter
from typing import Any

import msgspec
import pytest

from desktop_b2b.clock import DAY
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import account as a
from desktop_b2b.domain.values import child_id
from desktop_b2b.errors import OutageError
from desktop_b2b.storage.codec import codec
from sync.client import divergence, images
from sync.protocol.messages import Refetch, Verify
from sync.protocol.sums import BUCKETS, PLACE, Sums, differing
from sync.server import divergence as server_side
from tests.sync_flows.world import Desk, World, new_id

REPLACED = "rows were not as at the server"
REPORTED = "a desk reports: divergence"


def _contact(name: str = "One") -> a.SaveContact:
    return a.SaveContact(contact_id=new_id(), company=name)


def _shop(world: World, contacts: int = 12) -> tuple[Desk, list[str]]:
    shop = world.desk("shop")
    made = [_contact(f"Contact {number}") for number in range(contacts)]
    shop.do(*made)
    world.settle()
    return shop, [cmd.contact_id for cmd in made]


def _damage(desk: Desk, sql: str, *params: Any) -> None:
    with desk.store.writing() as db:
        assert db.run(sql, params) > 0


# ---------------------------------------------------------------- sums


def test_ids_of_both_kinds_are_well_spread() -> None:
    for ids in (
        [new_id() for _ in range(25_600)],
        [child_id("0" * 32, number) for number in range(25_600)],
    ):
        counts = Counter(bytes.fromhex(row_id)[PLACE] for row_id in ids)
        assert len(counts) == BUCKETS
        assert max(counts.values()) < 170, "a hundred a bucket are expected"


def test_sums_tell_which_buckets_differ() -> None:
    rows = [(uuid.UUID(int=number).bytes, 1) for number in range(600)]
    mine, theirs = Sums(), Sums()
    mine.add(rows)
    theirs.add(reversed(rows))
    assert differing(mine.packed(), theirs.packed()) == b""
    theirs.add([(uuid.UUID(int=3).bytes, 2)])
    assert differing(mine.packed(), theirs.packed()) == bytes([3])
    assert differing(Sums().packed(), mine.packed()) == bytes(range(256))
    assert Sums().packed() == b""
    # The same versions on other rows are not the same.
    one, other = Sums(), Sums()
    one.add([(rows[0][0], 1), (rows[256][0], 2)])
    other.add([(rows[0][0], 2), (rows[256][0], 1)])
    assert differing(one.packed(), other.packed()) == b"\0"
    with pytest.raises(ValueError, match="another size"):
        differing(b"short", mine.packed())


# ---------------------------------------------------------------- desks


def test_what_holds_is_left_alone(any_world: World) -> None:
    shop, _ = _shop(any_world)
    received = len(shop.cable.received)
    found = shop.engine.verify()
    assert (found.buckets, found.repaired, found.moved) == (0, 0, False)
    assert found.tables > 20
    assert len(shop.cable.received) == received + 1, "one exchange, and no rows"


@pytest.mark.expected_logs(REPLACED, REPORTED)
def test_missing_extra_and_other_rows_are_put_right(any_world: World) -> None:
    world = any_world
    shop, ids = _shop(world)
    _damage(shop, 'DELETE FROM "contact" WHERE "id" = ?', bytes.fromhex(ids[0]))
    _damage(
        shop,
        'UPDATE "contact" SET "company" = \'Wrong\', "version" = 7 WHERE "id" = ?',
        bytes.fromhex(ids[1]),
    )
    row = shop.row(e.Contact, ids[2])
    row.id = new_id()
    _damage(shop, codec(e.Contact).sql.insert, *codec(e.Contact).to_db(codec(e.Contact).image(row)))
    told: list[Any] = []
    shop.store.on_changes(told.append)
    found = shop.engine.verify()
    assert found.repaired == 3
    assert 1 <= found.buckets <= 3
    world.assert_converged()
    assert shop.row(e.Contact, ids[1]).company == "Contact 1"
    assert any(ids[0] in changes.ids and row.id in changes.ids for changes in told), "views hear of it"
    assert shop.engine.verify().buckets == 0
    told_server = "\n".join(world.server.metrics.reports.lines())
    assert 'kind="divergence"} 1' in told_server


@pytest.mark.expected_logs(REPLACED, REPORTED)
def test_what_waits_here_survives_a_repair(world: World) -> None:
    """Sums go over the server's images; the repair goes under the commands that wait."""
    shop, ids = _shop(world)
    shop.cable.is_cut = True
    shop.do(
        a.SaveContact(contact_id=ids[0], company="Mine"),
        a.SaveContact(contact_id=ids[3], company="Mine too"),
        _contact("New"),
    )
    shop.cable.is_cut = False
    session = shop.store.session
    assert session is not None
    checker = divergence.Checker(shop.store, world.clock, new_id)
    checker.start()
    while checker.is_due():
        assert checker.step(shop.cable, session).buckets == 0, "nothing differs under what waits"
    with shop.store.writing() as db:
        # The server's image under a change that waits, and a row that nothing touches.
        place = codec(e.Contact).columns.index("version")
        image = db.query("SELECT image FROM base_row WHERE row_id = ?", (bytes.fromhex(ids[0]),))[0][0]
        values = msgspec.msgpack.decode(image)
        values[place] += 5
        db.run(
            "UPDATE base_row SET image = ? WHERE row_id = ?",
            (msgspec.msgpack.encode(values), bytes.fromhex(ids[0])),
        )
        db.run('DELETE FROM "contact" WHERE "id" = ?', (bytes.fromhex(ids[5]),))
    checker.start()
    repaired = 0
    while checker.is_due():
        repaired += checker.step(shop.cable, session).repaired
    assert repaired == 2
    assert shop.row(e.Contact, ids[0]).company == "Mine"
    assert shop.row(e.Contact, ids[3]).company == "Mine too"
    assert len(shop.waiting()) == 3
    world.settle()
    world.assert_converged()
    assert shop.row(e.Contact, ids[0]).company == "Mine"


def test_a_desk_of_two_people_is_compared_too(world: World) -> None:
    shop, _ = _shop(world)
    world.add_user("shop", "ann@example.com", privileges=("buyer",))
    world.sign_in(shop, "ann@example.com")
    shop.do(_contact("Ann's"))
    shop.sync()
    found = shop.engine.verify()
    assert (found.moved, found.buckets) == (False, 0)
    assert shop.state(divergence.LEFT) == "[]"


def test_a_scope_that_went_on_is_compared_after_the_next_round(world: World) -> None:
    shop, _ = _shop(world)
    other = world.desk("shop")
    other.do(_contact("Later"))
    other.sync()
    session = shop.store.session
    assert session is not None
    checker = divergence.Checker(shop.store, world.clock, new_id)
    checker.start()
    while not checker.step(shop.cable, session).moved:
        pass
    assert checker.is_due()
    shop.sync()
    while checker.is_due():
        assert not checker.step(shop.cable, session).moved
    assert shop.state(divergence.LEFT) == "[]"


def test_a_repair_that_comes_too_late_changes_nothing(world: World) -> None:
    shop, ids = _shop(world)
    _damage(shop, 'DELETE FROM "contact" WHERE "id" = ?', bytes.fromhex(ids[0]))
    other = world.desk("shop")
    fetch = shop.cable.refetch

    def late(token: str, message: Refetch) -> Any:
        answer = fetch(token, message)
        shop.cable.refetch = fetch  # type: ignore[method-assign]
        other.do(a.SaveContact(contact_id=ids[0], company="Newer"))
        other.sync()
        shop.sync()
        return answer

    shop.cable.refetch = late  # type: ignore[method-assign]
    shop.engine.verify()
    assert shop.row(e.Contact, ids[0]).company == "Newer"
    world.settle()
    world.assert_converged()


@pytest.mark.expected_logs(REPLACED, REPORTED)
def test_a_check_goes_on_where_it_was_broken_off(world: World) -> None:
    shop, ids = _shop(world)
    _damage(shop, 'DELETE FROM "contact" WHERE "id" = ?', bytes.fromhex(ids[0]))
    report = shop.cable.report

    def broken(token: str, message: Any) -> None:
        raise OutageError("network.unreachable", "cut")

    shop.cable.report = broken  # type: ignore[method-assign]
    with pytest.raises(OutageError):
        shop.engine.verify()
    assert shop.has(e.Contact, ids[0]), "what was repaired stays"
    left = len(json.loads(shop.state(divergence.LEFT)))
    assert left < 30
    assert json.loads(shop.state(divergence.REPORTS))[0]["missing"] == 1
    shop.cable.report = report  # type: ignore[method-assign]
    session = shop.store.session
    assert session is not None
    checker = divergence.Checker(shop.store, world.clock, new_id)
    steps = 0
    while checker.is_due():
        checker.step(shop.cable, session)
        steps += 1
    assert shop.state(divergence.REPORTS) == "[]"
    assert steps <= 4


@pytest.mark.expected_logs("taken anew")
def test_more_than_one_repair_holds_is_taken_anew(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    shop, ids = _shop(world)
    shop.do(_contact("Waiting"))
    shop.sync()
    for row_id in ids:
        _damage(shop, 'DELETE FROM "contact" WHERE "id" = ?', bytes.fromhex(row_id))
    monkeypatch.setattr(divergence, "_REPAIR", 2)
    session = shop.store.session
    assert session is not None
    checker = divergence.Checker(shop.store, world.clock, new_id)
    checker.start()
    with contextlib.suppress(OutageError):
        while not checker.step(shop.cable, session).moved:
            pass
    shop.sync()
    world.assert_converged()
    assert divergence.REPORTS not in shop.dump().decode(errors="replace"), "nothing was replaced in place"


def test_a_check_is_due_once_a_day_and_after_an_unclean_end(world: World) -> None:
    shop, _ = _shop(world)
    checker = divergence.Checker(shop.store, world.clock, new_id)
    assert not checker.is_due(), "the first snapshot needs none"
    world.clock.advance(DAY - 1)
    assert not checker.is_due()
    world.clock.advance(1)
    assert checker.is_due()
    shop.engine.verify()
    assert not checker.is_due()
    shop.engine.start()
    shop.engine.stop()
    assert not checker.is_due()
    with shop.store.writing() as db:
        db.run("UPDATE state SET value = '1' WHERE key = 'sync.running'")
    again = world.reopen(shop)
    again.cable.is_cut = True
    again.engine.start()
    again.engine.stop()
    assert divergence.Checker(again.store, world.clock, new_id).is_due()


def test_the_background_checks_while_nobody_works(world: World) -> None:
    shop, _ = _shop(world)
    asked: list[str] = []
    verify = shop.cable.verify

    def noted(token: str, message: Verify) -> Any:
        asked.append(message.scope)
        return verify(token, message)

    shop.cable.verify = noted  # type: ignore[method-assign]
    with shop.store.writing() as db:
        divergence.ask(db)
    done = threading.Event()
    crash = shop.engine._checker._done

    def finished(scope: str, tables: Any) -> None:
        crash(scope, tables)
        if shop.state(divergence.LEFT) == "[]":
            done.set()

    shop.engine._checker._done = finished  # type: ignore[method-assign]
    shop.engine.start()
    assert done.wait(20)
    shop.engine.stop()
    assert len(set(asked)) == 3


def test_a_slice_ends_in_the_middle_of_a_table(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    shop, _ = _shop(world, 25)
    shop.do(_contact("Waiting"))
    monkeypatch.setattr(images, "SLICE", 4)
    monkeypatch.setattr(server_side, "_SLICE", 3)
    shop.cable.is_cut = True
    shop.do(_contact("Unsent"))
    shop.cable.is_cut = False
    shop.sync()
    assert shop.engine.verify().buckets == 0

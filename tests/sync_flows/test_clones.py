# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Copies of a profile: told before anything is mixed, each goes on as a device of its own."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import account as a
from desktop_b2b.domain.commands import sourcing as c
from desktop_b2b.errors import OutageError, UserError
from desktop_b2b.services.queries import GetBuffer, ListIssues, ListTransactions
from desktop_b2b.storage.db import SqliteDb
from sync.client import lanes
from sync.client.issues import choices, commands_for
from sync.client.session import sign_out, switch_user
from tests.sync_flows.trade import Trade
from tests.sync_flows.world import KEY, Desk, World, new_id

ANN = "ann@example.com"


def _contact(name: str = "One") -> a.SaveContact:
    return a.SaveContact(contact_id=new_id(), company=name)


def _picture(desk: Desk) -> Path:
    """The profile's database as it is now: what a copied disk or a backup of the folder holds."""
    target = desk.path.with_name(f"picture-{new_id()}.db")
    db = SqliteDb(desk.path, KEY)
    db.run("VACUUM INTO ?", (str(target),))
    db.close()
    return target


def _opened(world: World, desk: Desk, picture: Path) -> Desk:
    return world.desk("copy", email=desk.email, signed_in=False, path=picture)


def _device(desk: Desk) -> tuple[str, str]:
    session = desk.store.session
    assert session is not None
    return session.device_id, session.prefix


def _notices(desk: Desk) -> list[e.SyncIssue]:
    return [view.issue for view in desk.store.answer(ListIssues()) if view.issue.kind == "notice"]


@pytest.fixture
def shop(world: World) -> Desk:
    desk = world.desk("shop")
    desk.do(_contact("Before"))
    desk.sync()
    return desk


def test_two_copies_go_on_as_two_devices_and_lose_nothing(world: World, shop: Desk) -> None:
    copy = _opened(world, shop, _picture(shop))
    first = _device(shop)
    shop.do(_contact("Original"))
    mine = _contact("Copy")
    copy.do(mine)
    copy.store.save_buffer("request", mine.contact_id, "typing")
    shop.sync()
    seen: list[bool] = []
    stop = copy.store.on_changes(lambda _: seen.append(copy.has(e.Contact, mine.contact_id)))
    copy.sync()
    stop()
    assert seen
    assert all(seen), "what waits never leaves the screen"
    assert _device(shop) == first, "the old device lives on with the other copy"
    assert _device(copy)[0] != first[0]
    assert _device(copy)[1] != first[1]
    world.settle()
    assert sorted(world.command_log()) == sorted([*shop.given, *copy.given])
    for desk in (shop, copy):
        assert {row.company for row in desk.rows(e.Contact)} == {"Before", "Original", "Copy"}
    world.assert_converged()
    buffer = copy.store.answer(GetBuffer(kind="request", target_id=mine.contact_id))
    assert buffer is not None
    assert buffer.body == "typing"


def test_the_person_is_told_once_and_on_every_copy(world: World, shop: Desk) -> None:
    copy = _opened(world, shop, _picture(shop))
    for desk in (shop, copy):
        desk.do(_contact())
        desk.sync()
    world.settle()
    prefix = _device(copy)[1]
    for desk in (shop, copy):
        (notice,) = _notices(desk)
        assert (notice.code, notice.params) == ("device.copied", f'{{"prefix":"{prefix}"}}')
        assert notice.text.startswith("A copy of this profile")
    (notice,) = _notices(copy)
    assert choices(notice) == ("seen",)
    with pytest.raises(UserError) as caught:
        commands_for(notice, "retried")
    assert caught.value.code == "issue.notice"
    copy.store.execute_all(commands_for(notice, "seen"))
    world.settle()
    assert _notices(shop) == _notices(copy) == []


def test_work_of_a_copy_goes_on_with_one_round(world: World, shop: Desk) -> None:
    copy = _opened(world, shop, _picture(shop))
    for number in range(3):
        for desk in (shop, copy):
            desk.do(_contact(f"{number}"))
            desk.sync()
    assert copy.cable.enrolments == 1
    assert shop.cable.enrolments == 0
    world.settle()
    world.assert_converged()


def test_a_copy_that_only_looks_is_told_by_our_lanes(world: World, shop: Desk) -> None:
    """One push after the picture: its nonce is still the previous one, but its numbers are used."""
    copy = _opened(world, shop, _picture(shop))
    shop.do(_contact("Later"))
    shop.sync()
    copy.sync()
    assert copy.cable.enrolments == 1
    assert _device(copy) != _device(shop)
    mine = _contact("Mine")
    copy.do(mine)
    copy.cable.faults.append("lost_request")
    copy.try_sync()
    copy.sync()
    assert copy.waiting() == []
    world.settle()
    world.assert_converged()


@pytest.mark.parametrize("later", [1, 2, 5])
def test_a_profile_restored_from_an_older_copy(world: World, shop: Desk, later: int) -> None:
    """What waited then was done meanwhile: it settles and is not done twice."""
    waiting = _contact("Waiting then")
    shop.do(waiting)
    picture = _picture(shop)
    for number in range(later):
        shop.sync()
        shop.do(_contact(f"Later {number}"))
    shop.sync()
    given = shop.given
    shop.close()
    world.desks.remove(shop)
    restored = _opened(world, shop, picture)
    assert [item.command_id for item in restored.waiting()] == [given[1]]
    mine = _contact("After")
    restored.do(mine)
    restored.sync()
    world.settle()
    assert sorted(world.command_log()) == sorted([*given, *restored.given])
    assert restored.waiting() == []
    assert {row.company for row in restored.rows(e.Contact)} >= {"Waiting then", "After"}
    world.assert_converged()
    assert len(_notices(restored)) == 1


def test_nothing_of_a_copy_is_mixed_before_it_is_a_device_of_its_own(world: World, shop: Desk) -> None:
    copy = _opened(world, shop, _picture(shop))
    for _ in range(2):
        shop.do(_contact())
        shop.sync()
    copy.do(_contact("Copy"))
    before, log = copy.rows(e.Contact), world.command_log()
    copy.cable.enrol_faults.append("lost_request")
    with pytest.raises(OutageError):
        copy.sync()
    assert copy.rows(e.Contact) == before
    assert world.command_log() == log
    copy.sync()


def test_a_lost_answer_makes_no_second_device(world: World, shop: Desk) -> None:
    copy = _opened(world, shop, _picture(shop))
    for desk in (shop, copy):
        desk.do(_contact())
    shop.sync()
    for _ in range(3):
        copy.cable.enrol_faults.append("lost_reply")
        assert not copy.try_sync()
    copy = world.reopen(copy)
    copy.sync()
    world.settle()
    with world.server.readers.snapshot() as db:
        assert db.query('SELECT count(*) FROM "device" WHERE "origin_id" IS NOT NULL') == [(1,)]
        assert db.query('SELECT count(*) FROM "token"') == [(2,)]
    assert len(_notices(copy)) == 1
    world.assert_converged()


def test_a_copy_of_a_copy_that_was_just_enrolling(world: World, shop: Desk) -> None:
    """The answer was lost, and the profile copied again: each has a device, after one round."""
    copy = _opened(world, shop, _picture(shop))
    for desk in (shop, copy):
        desk.do(_contact())
    shop.sync()
    copy.cable.enrol_faults.append("lost_reply")
    copy.try_sync()
    third = _opened(world, shop, _picture(copy))
    third.do(_contact("Third"))
    copy.sync()
    third.sync()
    world.settle()
    assert len({_device(desk)[0] for desk in (shop, copy, third)}) == 3
    world.assert_converged()


def test_numbers_that_the_other_copy_used_are_not_taken_for_ours(
    world: World, shop: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What both have is sent again and known, so the server takes the copy for the device: then its own work
    goes out whole, under numbers that are not used, and nothing of it is left out.
    """
    monkeypatch.setattr(lanes, "PUSH_COMMANDS", 2)
    for name in ("One", "Two"):
        shop.do(_contact(name))
    copy = _opened(world, shop, _picture(shop))
    own = _contact("Of the copy")
    copy.do(own)
    copy.do(msgspec.structs.replace(own, company="Changed by the copy"))
    copy.cable.faults += ["", "lost_request"]
    assert not copy.try_sync()
    shop.do(_contact("Of the other"))
    shop.sync()
    again = world.reopen(copy)
    again.sync()
    assert again.cable.enrolments == 1
    world.settle()
    assert sorted(world.command_log()) == sorted([*shop.given, *copy.given])
    assert "Changed by the copy" in {row.company for row in shop.rows(e.Contact)}
    world.assert_converged()


def test_a_copy_that_began_to_enrol_works_as_the_old_device_no_more(world: World, shop: Desk) -> None:
    """Not even where the program ended before the answer was written, and the server would let it."""
    shop.do(_contact("In both"))
    copy = _opened(world, shop, _picture(shop))
    shop.sync()
    shop.do(_contact())
    shop.sync()
    copy.cable.enrol_faults.append("lost_reply")
    assert not copy.try_sync()
    old, _ = _device(copy)
    again = world.reopen(copy)
    again.sync()
    assert again.cable.sent
    assert all(message.device_id != old for message in again.cable.sent)
    world.settle()
    world.assert_converged()


def test_a_request_that_arrives_late_harms_neither_copy(world: World, shop: Desk) -> None:
    copy = _opened(world, shop, _picture(shop))
    shop.do(_contact("Original"))
    shop.sync()
    copy.do(_contact("Copy"))
    copy.cable.faults.append("late")
    assert not copy.try_sync()
    copy.sync()
    copy.cable.deliver_late()
    shop.do(_contact("More"))
    copy.do(_contact("More of the copy"))
    world.settle()
    assert sorted(world.command_log()) == sorted([*shop.given, *copy.given])
    world.assert_converged()


def test_everybody_signed_in_on_a_copy_goes_along(world: World, shop: Desk) -> None:
    world.add_user("shop", ANN, privileges=("buyer",))
    boss = shop.user
    world.sign_in(shop, ANN)
    shop.sync()
    copy = _opened(world, shop, _picture(shop))
    shop.do(_contact("Ann's original"))
    shop.sync()
    copy.do(_contact("Ann's"))
    copy.sync()
    with copy.store.reading() as db:
        tokens = dict(
            db.query("SELECT key, json_extract(value, '$.token') FROM state WHERE key LIKE 'session:%'")
        )
    assert len(tokens) == 2
    assert all(tokens.values())
    for token in tokens.values():
        assert world.server.session(token).device_id == _device(copy)[0]
    switch_user(copy.store, boss)
    copy.do(_contact("Boss's"))
    copy.sync()
    world.settle()
    assert copy.waiting() == []
    names = {"Before", "Ann's original", "Ann's", "Boss's"}
    assert (
        {row.company for row in shop.rows(e.Contact)}
        == {row.company for row in copy.rows(e.Contact)}
        == names
    )
    assert len(_notices(copy)) == 1, "each person is told"


def test_whose_token_is_dead_signs_in_again_and_the_work_waits(world: World, shop: Desk) -> None:
    world.add_user("shop", ANN, privileges=("buyer",))
    waiting = _contact("Boss's")
    shop.do(waiting)
    boss = shop.store.session
    assert boss is not None
    world.sign_in(shop, ANN)
    copy = _opened(world, shop, _picture(shop))
    sign_out(shop.store, shop.cable)
    world.server.sign_out(boss.token)
    world.sign_in(shop, ANN)
    shop.do(_contact())
    shop.sync()
    with pytest.raises(UserError, match="sign in"):
        copy.sync()
    assert copy.state("sync.state") == "needs_sign_in"
    world.sign_in(copy, ANN)
    copy.do(_contact("Ann's"))
    copy.sync()
    assert [item.user_id for item in copy.waiting()] == [boss.user_id]
    assert copy.has(e.Contact, waiting.contact_id)
    world.sign_in(copy, "shop@example.com")
    copy.sync()
    assert copy.waiting() == []
    assert _device(copy)[0] != _device(shop)[0]


def test_a_trade_goes_on_over_a_copy(world: World, shop: Desk) -> None:
    """What builds on earlier waiting work still does, under the new device."""
    world.set_up_shop(shop)
    north = world.desk("north")
    trade = Trade(world, shop)
    trade.save()
    shop.sync()
    copy = _opened(world, shop, _picture(shop))
    shop.do(_contact())
    shop.sync()
    trade.shop = copy
    trade.send()
    copy.do(_contact("Also"))
    copy.sync()
    world.settle()
    assert copy.row(e.Request, trade.request_id).state == "waiting"
    trade.answer(north, "north", "5")
    world.settle()
    trade.order()
    world.settle()
    assert trade.order_at(north).state == "sent"
    assert [view.issue.kind for view in copy.store.answer(ListIssues())] == ["notice"]
    world.assert_converged()


# ---------------------------------------------------------------- repeated numbers


def _drafts(world: World, *desks: Desk) -> list[str]:
    """A draft at each desk while they are apart: both draw the same number."""
    ids = []
    for desk in desks:
        ids.append(new_id())
        desk.do(world.draft(ids[-1], world.line(partners=("north",))))
    numbers = {desk.row(e.Request, row_id).number for desk, row_id in zip(desks, ids, strict=True)}
    assert len(numbers) == 1
    return ids


def _retry_all(desk: Desk) -> None:
    """Try again what found its number taken; what was kept back because of it goes along."""
    issues = [view.issue for view in desk.store.answer(ListIssues())]
    for issue in issues:
        if issue.code == "number.taken":
            desk.store.execute_all(commands_for(issue, "retried", issues))


def test_a_number_that_a_copy_used_is_an_issue_and_a_new_try_gives_another(world: World, shop: Desk) -> None:
    world.set_up_shop(shop)
    shop.sync()
    copy = _opened(world, shop, _picture(shop))
    first, second = _drafts(world, shop, copy)
    number = shop.row(e.Request, first).number
    copy.do(c.SaveDraft(request_id=second, note_to_suppliers="Gently"), c.SendRequest(request_id=second))
    for desk in (shop, copy):
        desk.sync()
    world.settle()
    issues = sorted(
        (view.issue for view in copy.store.answer(ListIssues()) if view.issue.kind == "parked"),
        key=lambda issue: issue.id,
    )
    assert [issue.code for issue in issues] == ["number.taken", "blocked", "blocked"], "nothing builds on air"
    assert number in issues[0].params
    assert shop.row(e.Request, first).number == number
    _retry_all(copy)
    world.settle()
    found = copy.row(e.Request, second)
    prefix = _device(copy)[1]
    assert (found.state, found.former_number) == ("waiting", number)
    assert found.number.startswith(f"{prefix}-")
    page = copy.store.answer(ListTransactions(query=number))
    assert {row.id for row in page.rows} == {first, second}, "found by the old number, too"
    north = world.desk("north")
    assert [row.former_number == "" for row in north.rows(e.Inquiry)] == [True]
    world.assert_converged()


def test_numbers_of_two_companies_never_meet(world: World, shop: Desk) -> None:
    """Another company may claim any number: it takes nothing away from us."""
    world.set_up_shop(shop)
    shop.sync()
    rival = world.desk("rival")
    with rival.store.writing() as db:
        session = rival.store.session
        assert session is not None
        mine, theirs = (f'"prefix":"{prefix}"' for prefix in (session.prefix, _device(shop)[1]))
        db.run("UPDATE state SET value = replace(value, ?, ?)", (mine, theirs))
    rival.store.reload_session()
    shop.do(world.draft(new_id()))
    rival.do(c.SaveDraft(request_id=new_id()))
    assert shop.rows(e.Request)[0].number == rival.rows(e.Request)[0].number
    world.settle()
    for desk in (shop, rival):
        assert desk.store.answer(ListIssues()) == []
    world.assert_converged()


def test_all_documents_of_a_trade_get_new_numbers(world: World, shop: Desk) -> None:
    """Orders and shipments too; both sides find them by the old ones."""
    world.set_up_shop(shop)
    north = world.desk("north")
    trade = Trade(world, shop)
    for step in (trade.save, trade.send):
        step()
    world.settle()
    trade.answer(north, "north", "5")
    world.settle()
    copy = _opened(world, shop, _picture(shop))
    _drafts(world, shop)
    shop.sync()
    trade.shop = copy
    trade.order()
    taken = copy.rows(e.Order)[0].number
    copy.sync()
    assert copy.rows(e.Order) == []
    _retry_all(copy)
    world.settle()
    order = trade.order_at(north)
    assert order.former_number == taken
    for desk in (north, copy):
        rows = desk.store.answer(ListTransactions(query=f"kind:order {taken}")).rows
        assert [row.id for row in rows] == [order.id]
    picture = _picture(north)
    north.do(a.MarkSeen(widgets=("all",), seen_at=1))
    north.sync()
    twin = _opened(world, north, picture)
    trade.ship(twin)
    twin.sync()
    world.settle()
    assert trade.order_at(copy).state == "shipped", "a number that nobody repeated stays"
    world.assert_converged()

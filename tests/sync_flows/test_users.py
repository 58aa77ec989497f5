# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Several people at one profile: each has a lane, and nobody's work is lost or sent by another."""

from __future__ import annotations

import pytest

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.actor import ACCOUNT_MANAGER
from desktop_b2b.domain.commands import account as a
from desktop_b2b.domain.commands import sourcing as c
from desktop_b2b.errors import OutageError, UserError
from desktop_b2b.services.queries import ListIssues
from desktop_b2b.storage.session import user_session
from sync.client.session import sign_in, sign_out, switch_user, unsynced
from tests.sync_flows.world import PASSWORD, Desk, World, new_id

ANN = "ann@example.com"


def _contact(name: str = "One") -> a.SaveContact:
    return a.SaveContact(contact_id=new_id(), company=name)


@pytest.fixture
def shop(world: World) -> Desk:
    world.add_user("shop", ANN, privileges=("buyer",))
    return world.desk("shop")


def test_each_lane_goes_with_its_own_token(world: World, shop: Desk) -> None:
    boss = shop.user
    shop.do(_contact(), _contact())
    shop.cable.is_cut = True
    shop.try_sync()
    shop.cable.is_cut = False
    world.sign_in(shop, ANN)
    shop.do(_contact("Ann's"))
    shop.sync()
    lanes = {lane.user_id: len(lane.commands) for lane in shop.cable.sent[-1].lanes}
    assert lanes == {boss: 2, shop.user: 1}
    assert shop.waiting() == []
    authors = sorted(event.actor_name for event in shop.rows(e.Event) if event.command == "SaveContact")
    assert authors == ["ann", "shop", "shop"]
    world.assert_converged()


def test_who_signed_out_is_waited_for_while_others_go_on(world: World, shop: Desk) -> None:
    boss_contact = _contact("Boss's")
    shop.do(boss_contact)
    assert unsynced(shop.store) == 1
    assert sign_out(shop.store, shop.cable) == 1
    with pytest.raises(UserError) as caught:
        shop.sync()
    assert caught.value.code == "session.none"
    assert shop.state("sync.state") == "needs_sign_in"
    world.sign_in(shop, ANN)
    shop.do(_contact("Ann's"))
    shop.sync()
    assert [item.state for item in shop.waiting()] == ["queued"]
    assert shop.has(e.Contact, boss_contact.contact_id), "it is still shown here"
    world.sign_in(shop)
    shop.sync()
    assert shop.waiting() == []
    world.assert_converged()


def test_what_builds_on_anothers_waiting_work_waits_with_it(world: World, shop: Desk) -> None:
    request_id = new_id()
    shop.do(world.draft(request_id))
    sign_out(shop.store, shop.cable)
    world.sign_in(shop, ANN)
    shop.do(c.SaveDraft(request_id=request_id, note_to_suppliers="Ann's note"), _contact("free"))
    shop.sync()
    assert len(shop.waiting()) == 3, "her lane keeps its order"
    world.sign_in(shop)
    done = shop.sync()
    assert done.pushed == 3
    assert shop.waiting() == []
    assert shop.row(e.Request, request_id).note_to_suppliers == "Ann's note"
    assert shop.store.answer(ListIssues()) == []


def test_switching_needs_no_password_while_the_token_is_good(world: World, shop: Desk) -> None:
    boss = shop.user
    world.sign_in(shop, ANN)
    ann = shop.user
    shop.sync()
    assert switch_user(shop.store, boss).user_id == boss
    shop.do(_contact())
    shop.sync()
    assert switch_user(shop.store, ann).user_id == ann
    sign_out(shop.store, shop.cable)
    with pytest.raises(UserError) as caught:
        switch_user(shop.store, ann)
    assert caught.value.code == "session.none"


def test_the_device_stays_the_same_for_everybody(world: World, shop: Desk) -> None:
    session = shop.store.session
    assert session is not None
    first = session.device_id, session.prefix
    sign_out(shop.store, shop.cable)
    world.sign_in(shop, ANN)
    session = shop.store.session
    assert session is not None
    assert (session.device_id, session.prefix) == first
    shop.do(world.draft(new_id()))
    shop.sync()


def test_another_company_is_refused_and_leaves_no_trace(world: World, shop: Desk) -> None:
    before = shop.store.session
    with pytest.raises(UserError) as caught:
        world.sign_in(shop, "rival@example.com")
    assert caught.value.code == "session.other_organisation"
    assert "shop-company" in str(caught.value)
    assert shop.store.session == before
    assert world.ids["rival"].encode() not in shop.dump()


def test_a_wrong_password_is_a_word_about_the_password(world: World, shop: Desk) -> None:
    with pytest.raises(UserError) as caught:
        sign_in(shop.store, shop.cable, world.address, ANN, "wrong password", "test")
    assert (caught.value.code, caught.value.field) == ("session.refused", "password")


def test_nobody_is_held_by_a_server_out_of_reach(world: World, shop: Desk) -> None:
    shop.do(_contact())
    shop.cable.is_cut = True
    assert sign_out(shop.store, shop.cable) == 1
    assert shop.store.session is None
    with pytest.raises(OutageError):
        world.sign_in(shop)
    shop.cable.is_cut = False
    world.sign_in(shop)
    shop.sync()
    assert shop.waiting() == []


def test_a_token_that_the_server_forgot_asks_to_sign_in_and_keeps_the_work(world: World, shop: Desk) -> None:
    session = shop.store.session
    assert session is not None
    shop.do(_contact())
    world.server.sign_out(session.token)
    with pytest.raises(UserError) as caught:
        shop.sync()
    assert caught.value.code == "session.expired"
    assert shop.state("sync.state") == "needs_sign_in"
    asked = shop.cable.exchanges
    with pytest.raises(UserError):
        shop.sync()
    assert shop.cable.exchanges == asked, "it is not asked again with a dead token"
    assert len(shop.waiting()) == 1
    world.sign_in(shop)
    shop.sync()
    assert shop.waiting() == []


def test_a_lane_whose_token_died_waits_and_the_others_flow(world: World, shop: Desk) -> None:
    boss = shop.store.session
    assert boss is not None
    shop.do(_contact())
    world.sign_in(shop, ANN)
    world.server.sign_out(boss.token)
    shop.do(_contact("Ann's"))
    done = shop.sync()
    assert done.pushed == 1
    assert [item.user_id for item in shop.waiting()] == [boss.user_id]
    with shop.store.reading() as db:
        kept = user_session(db, boss.user_id)
    assert kept is not None
    assert kept.token == ""
    shop.sync()
    assert all(lane.user_id != boss.user_id for lane in shop.cable.sent[-1].lanes)
    world.sign_in(shop)
    shop.sync()
    assert shop.waiting() == []
    assert sign_in(shop.store, shop.cable, world.address, "shop@example.com", PASSWORD, "x").role == (
        ACCOUNT_MANAGER
    )

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What a person may have is taken and given: on the server at once, on the desk with the next round."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from desktop_b2b.app.server import run_admin
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import account as a
from desktop_b2b.errors import UserError
from desktop_b2b.services.queries import ListIssues
from sync.client.files import send
from sync.client.issues import commands_for
from sync.client.session import sign_in
from sync.protocol.gateway import GatewayError
from sync.protocol.messages import Cursor, Refetch, Verify
from sync.server import admin
from sync.server.feeds import organisation_scope
from tests.sync_flows.world import PASSWORD, Desk, World, new_id

ANN = "ann@example.com"
SECRET = "Nobody without sourcing reads this"


def _contact(name: str = "One") -> a.SaveContact:
    return a.SaveContact(contact_id=new_id(), company=name)


def _sourcing(desk: Desk) -> int:
    rows = (row for kind in e.entities_in(e.SOURCING) for row in desk.rows(kind))
    return sum(e.section_of(row) == e.SOURCING for row in rows)


@pytest.fixture
def shop(world: World) -> Desk:
    world.add_user("shop", ANN, privileges=("buyer",))
    shop = world.desk("shop")
    world.set_up_shop(shop)
    shop.do(world.draft(new_id(), world.line(), note_to_suppliers=SECRET))
    world.settle()
    return shop


@pytest.fixture
def ann(world: World, shop: Desk) -> Desk:
    return world.desk("ann", email=ANN)


def test_a_section_taken_away_leaves_the_desk_and_comes_back(world: World, shop: Desk, ann: Desk) -> None:
    assert _sourcing(ann) > 10
    before = ann.dump()
    assert SECRET.encode() in before
    admin.set_sections(world.server, ANN, ["account"])
    ann.sync()
    assert _sourcing(ann) == 0
    assert ann.rows(e.Organisation)
    assert ann.state("sync.state") == "synced", "nobody is asked: it is meant"
    with ann.store.reading() as db:
        assert db.query('SELECT count(*) FROM "transaction"') == [(0,)]
        assert [row[0] for row in db.query("SELECT scope FROM cursor WHERE scope LIKE '%:sourcing'")] == []
    received = len(ann.cable.received)
    shop.do(world.draft(new_id(), world.line(), note_to_suppliers=SECRET))
    shop.sync()
    ann.sync()
    assert not any(SECRET.encode() in answer for answer in ann.cable.received[received:])
    admin.set_sections(world.server, ANN, [])
    ann.sync()
    world.settle()
    world.assert_converged()
    assert len(ann.rows(e.Request)) == 2


def test_the_server_cuts_at_once(any_world: World) -> None:
    """In the exchange, in what is waited for, in sums and rows that are fetched again."""
    world = any_world
    world.add_user("shop", ANN, privileges=("buyer",))
    shop, ann = world.desk("shop"), world.desk("ann", email=ANN)
    shop.do(_contact())
    world.settle()
    session = ann.store.session
    assert session is not None
    scope = organisation_scope(ann.company, e.SOURCING)
    with ann.store.reading() as db:
        gen, seq, mark = db.query("SELECT gen, seq, mark FROM cursor WHERE scope = ?", (scope,))[0]
    assert scope in ann.cable.wait(session.token, {}, 0).heads
    admin.set_sections(world.server, ANN, ["account"])
    assert scope not in ann.cable.wait(session.token, {}, 0).heads
    about = {
        "request_id": new_id(), "epoch": ann.state("sync.epoch"), "device_id": session.device_id,
        "nonce": ann.state("sync.nonce"), "scope": scope,
    }  # fmt: skip

    there = Cursor(gen, seq, mark)
    assert ann.cable.verify(session.token, Verify(cursor=there, sums={"contact": b""}, **about)).moved
    fetched = ann.cable.refetch(
        session.token, Refetch(cursor=there, table="contact", buckets=bytes(range(256)), **about)
    )
    assert (fetched.moved, fetched.rows.rows) == (True, [])


def test_who_waits_hears_of_it_and_of_nothing_else(world: World, shop: Desk, ann: Desk) -> None:
    session = ann.store.session
    assert session is not None
    heads = dict(ann.engine._heads)
    found: list[dict[str, int]] = []
    waiter = threading.Thread(
        target=lambda: found.append(ann.cable.wait(session.token, heads, 20).heads), daemon=True
    )
    waiter.start()
    admin.set_sections(world.server, ANN, ["account"])
    waiter.join(20)
    assert not waiter.is_alive()
    assert organisation_scope(ann.company, e.SOURCING) not in found[0]
    assert organisation_scope(ann.company, e.ACCOUNT) in found[0]


def test_work_on_what_was_taken_away_becomes_an_issue(world: World, shop: Desk, ann: Desk) -> None:
    contact = ann.rows(e.Contact)[0]
    ann.do(a.SaveContact(contact_id=contact.id, company="Ann's"), _contact("New"))
    shop.do(a.SaveContact(contact_id=contact.id, company="Shop's, for nobody else"))
    shop.sync()
    admin.set_sections(world.server, ANN, ["account"])
    received = len(ann.cable.received)
    ann.sync()
    ann.sync()
    assert ann.waiting() == []
    issues = ann.store.answer(ListIssues())
    assert sorted(view.issue.code for view in issues) == ["section.denied"] * 2
    assert any("Ann's" in view.issue.body for view in issues), "its text stays"
    assert all("for nobody else" not in str(view) for view in issues)
    assert not any(b"for nobody else" in answer for answer in ann.cable.received[received:])
    assert _sourcing(ann) == 0
    world.settle()
    assert shop.row(e.Contact, contact.id).company == "Shop's, for nobody else"


def test_a_device_of_two_has_what_either_may_have(world: World, shop: Desk) -> None:
    """The lanes tell who works there: what only a colleague may have comes while that one's work waits."""
    admin.set_sections(world.server, ANN, ["account"])
    world.sign_in(shop, ANN)
    shop.sync()
    assert _sourcing(shop) == 0
    world.sign_in(shop)
    shop.sync()
    assert _sourcing(shop) > 10
    world.assert_converged()


def test_the_keepers_tool_does_it_beside_the_running_server(world: World, shop: Desk, ann: Desk) -> None:
    def admin_tool(action: str, **fields: Any) -> list[dict[str, Any]]:
        return run_admin(None, world.folder, action, fields)

    (changed,) = admin_tool("user-sections", email=ANN, sections=["account"])
    assert changed == {"id": ann.user}
    ann.sync()
    assert _sourcing(ann) == 0
    found = {user["email"]: user for company in admin_tool("list") for user in company["users"]}
    assert found[ANN]["sections"] == ["account"]
    admin_tool("disable-user", email=ANN)
    with pytest.raises(UserError):
        ann.sync()
    admin_tool("enable-user", email=ANN)
    world.sign_in(ann)
    ann.sync()
    assert set(admin_tool("compact")[0]) == {"bodies", "results", "tombstones", "marks"}


def test_a_section_that_is_none_is_refused(world: World, shop: Desk) -> None:
    with pytest.raises(UserError) as caught:
        admin.set_sections(world.server, ANN, ["sourcing", "kitchen"])
    assert (caught.value.code, caught.value.field) == ("section.unknown", "sections")
    with pytest.raises(UserError) as caught:
        admin.set_sections(world.server, "nobody@example.com", [])
    assert caught.value.code == "user.missing"


def test_a_disabled_persons_work_goes_to_the_account_manager(any_world: World) -> None:
    world = any_world
    world.add_user("shop", ANN, privileges=("buyer",))
    shop, ann = world.desk("shop"), world.desk("ann", email=ANN)
    made = _contact("Ann's last")
    ann.do(made, _contact("Ann's very last"))
    admin.set_active(world.server, ANN, active=False)
    with pytest.raises(UserError) as caught:
        ann.sync()
    assert caught.value.code == "session.disabled"
    assert ann.state("sync.state") == "needs_sign_in"
    assert ann.waiting() == []
    assert _sourcing(ann) == 0
    assert ann.rows(e.Organisation) == [], "all of the company's rows are gone"
    shop.sync()
    issues = [view.issue for view in shop.store.answer(ListIssues())]
    assert [issue.code for issue in issues] == ["user.disabled"] * 2
    assert all("ann" in issue.params for issue in issues)
    assert shop.rows(e.Contact) == []
    mine = next(issue for issue in issues if made.contact_id in issue.body)
    shop.do(*commands_for(mine, "retried"))
    shop.sync()
    assert shop.row(e.Contact, made.contact_id).company == "Ann's last"


def test_a_disabled_persons_token_opens_nothing_and_never_again(world: World, shop: Desk, ann: Desk) -> None:
    session = ann.store.session
    assert session is not None
    admin.set_active(world.server, ANN, active=False)
    with pytest.raises(GatewayError):
        ann.cable.wait(session.token, {}, 0)
    with pytest.raises(GatewayError):
        ann.cable.read_part(session.token, "0" * 64, 0)
    with pytest.raises(GatewayError):
        send(ann.cable, session.token, "0" * 64, "image/jpeg", b"")
    with pytest.raises(UserError) as caught:
        sign_in(ann.store, ann.cable, world.address, ANN, PASSWORD, "test")
    assert caught.value.code == "session.refused"
    admin.set_active(world.server, ANN, active=True)
    with pytest.raises(UserError) as caught:
        ann.sync()
    assert caught.value.code == "session.expired", "the old token stays dead"
    world.sign_in(ann)
    ann.sync()
    world.settle()
    world.assert_converged()


def test_a_long_queue_of_a_disabled_person_is_refused_one_by_one(world: World, shop: Desk, ann: Desk) -> None:
    for number in range(230):
        ann.do(_contact(f"Ann's {number}"))
    admin.set_active(world.server, ANN, active=False)
    with pytest.raises(UserError):
        ann.sync()
    assert ann.waiting() == []
    shop.sync()
    assert len(shop.store.answer(ListIssues())) == 230


def test_a_colleagues_work_goes_on(world: World, shop: Desk) -> None:
    """Two at one desk, one of them disabled: her work is refused, his is done."""
    world.sign_in(shop, ANN)
    shop.sync()
    shop.do(_contact("Ann's"))
    world.sign_in(shop)
    shop.do(_contact("Boss's"))
    admin.set_active(world.server, ANN, active=False)
    shop.sync()
    assert shop.waiting() == []
    assert "Boss's" in {row.company for row in shop.rows(e.Contact)}
    assert "Ann's" not in {row.company for row in shop.rows(e.Contact)}
    assert [view.issue.code for view in shop.store.answer(ListIssues())] == ["user.disabled"]

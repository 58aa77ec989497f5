# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What the server cannot take becomes a visible issue; what does not overlap merges; nothing flickers."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import account as a
from desktop_b2b.domain.commands import sourcing as c
from desktop_b2b.errors import UserError
from desktop_b2b.services.queries import GetSyncStatus, ListIssues, ListOutbox
from desktop_b2b.storage import desk as desk_module
from sync.client.issues import choices, commands_for
from sync.protocol.messages import MAX_COMMAND
from tests.sync_flows.trade import Trade
from tests.sync_flows.world import Desk, World, new_id


def _two_desks(world: World) -> tuple[Desk, Desk]:
    first, second = world.desk("shop"), world.desk("shop")
    world.set_up_shop(first)
    world.settle()
    return first, second


def _issue(desk: Desk) -> e.SyncIssue:
    (view,) = desk.store.answer(ListIssues())
    return view.issue


def test_a_refused_command_becomes_an_issue_and_its_effect_goes(world: World) -> None:
    """Two desks use one SKU while apart: the server takes the first and says why not the second."""
    first, second = _two_desks(world)
    mine, theirs = new_id(), new_id()
    first.do(a.SaveProduct(product_id=theirs, sku="X1"))
    second.do(a.SaveProduct(product_id=mine, sku="X1"))
    assert second.has(e.Product, mine)
    world.settle(first, second)
    assert not second.has(e.Product, mine)
    assert second.has(e.Product, theirs)
    issue = _issue(second)
    assert (issue.kind, issue.code, issue.state) == ("rejected", "product.sku_taken", "open")
    assert json.loads(issue.body)["product_id"] == mine
    assert second.store.answer(GetSyncStatus()).issues == 1
    world.assert_converged()


def test_a_refused_command_given_again_is_a_new_one(world: World) -> None:
    first, second = _two_desks(world)
    mine, theirs = new_id(), new_id()
    first.do(a.SaveProduct(product_id=theirs, sku="X1"))
    second.do(a.SaveProduct(product_id=mine, sku="X1"))
    world.settle(first, second)
    issue = _issue(second)
    assert choices(issue) == ("retried", "edited", "withdrawn")
    with pytest.raises(UserError, match="SKU"):
        second.store.execute_all(commands_for(issue, "retried"))
    assert _issue(second).state == "open", "refused here again, the issue stays"
    first.do(a.SaveProduct(product_id=theirs, archived=True))
    world.settle(first, second)
    receipts = second.store.execute_all(commands_for(issue, "retried"))
    assert len({issue.id, *(receipt.command_id for receipt in receipts)}) == 3
    world.settle(first, second)
    assert second.store.answer(ListIssues()) == []
    assert first.row(e.Product, mine).sku == "X1"
    world.assert_converged()


def test_a_conflict_holds_base_mine_and_theirs(world: World) -> None:
    first, second = _two_desks(world)
    request_id = new_id()
    first.do(world.draft(request_id, company="Base"))
    world.settle(first, second)
    first.do(c.SaveDraft(request_id=request_id, company="Theirs"))
    second.do(c.SaveDraft(request_id=request_id, company="Mine"))
    world.settle(first, second)
    issue = _issue(second)
    assert issue.kind == "conflict"
    fields = json.loads(issue.fields)
    assert [(f["field"], f["base"], f["mine"], f["theirs"]) for f in fields] == [
        ("company", "Base", "Mine", "Theirs")
    ]
    assert issue.theirs_name == "shop"
    assert second.row(e.Request, request_id).company == "Theirs"
    world.assert_converged()


@pytest.mark.parametrize("choice", ["keep_mine", "keep_theirs"])
def test_one_side_of_a_conflict_is_kept(world: World, choice: Any) -> None:
    first, second = _two_desks(world)
    request_id = new_id()
    first.do(world.draft(request_id, company="Base"))
    world.settle(first, second)
    first.do(c.SaveDraft(request_id=request_id, company="Theirs"))
    second.do(c.SaveDraft(request_id=request_id, company="Mine"))
    world.settle(first, second)
    second.store.execute_all(commands_for(_issue(second), choice))
    expects = [json.loads(item.expects) for item in second.waiting()]
    if choice == "keep_mine":
        assert expects[1][0]["base"] == "Theirs"
    world.settle(first, second)
    kept = {"keep_mine": "Mine", "keep_theirs": "Theirs"}[choice]
    assert first.row(e.Request, request_id).company == kept
    assert second.store.answer(ListIssues()) == []
    (done,) = second.store.answer(ListIssues(include_resolved=True))
    assert done.issue.resolution == choice
    world.assert_converged()


def test_keeping_a_side_needs_two(world: World) -> None:
    issue = e.SyncIssue(
        id=new_id(), owner_id=new_id(), user_id=new_id(), kind="rejected", command="SaveDraft", body="{}"
    )
    with pytest.raises(UserError) as caught:
        commands_for(issue, "keep_mine")
    assert caught.value.code == "issue.no_conflict"


def test_disjoint_edits_of_one_draft_merge(world: World) -> None:
    first, second = _two_desks(world)
    request_id = new_id()
    lines = [world.line("hammer"), world.line("nails")]
    first.do(world.draft(request_id, *lines))
    world.settle(first, second)
    first.do(
        c.SaveDraft(
            request_id=request_id,
            note_to_suppliers="From the first",
            lines=(c.LinePatch(id=lines[0].id, quantity=Decimal(3)), world.line("saw")),
        )
    )
    second.do(
        c.SaveDraft(
            request_id=request_id,
            retailer_order_number="PO-2",
            lines=(c.LinePatch(id=lines[1].id, quantity=Decimal(7)), world.line("rope")),
        )
    )
    world.settle(first, second)
    for desk in (first, second):
        request = desk.row(e.Request, request_id)
        assert (request.note_to_suppliers, request.retailer_order_number) == ("From the first", "PO-2")
        assert request.line_count == 4
        found = {line.sku: int(line.quantity) for line in desk.rows(e.RequestLine)}
        assert found == {"HAMMER": 3, "NAILS": 7, "SAW": 10, "ROPE": 10}
        assert desk.store.answer(ListIssues()) == []
    world.assert_converged()


def test_an_own_effect_never_vanishes_and_returns(world: World) -> None:
    """Watched after each commit at the desk, with the line as bad as it gets."""
    shop = world.desk("shop")
    world.set_up_shop(shop)
    world.settle()
    trade = Trade(world, shop)
    trade.save()
    trade.send()
    seen: list[str] = []

    def watch(_changes: object) -> None:
        requests = shop.rows(e.Request, 'WHERE "id" = ?', bytes.fromhex(trade.request_id))
        state = requests[0].state if requests else "gone"
        if not seen or seen[-1] != state:
            seen.append(state)

    stop = shop.store.on_changes(watch)
    watch(None)
    for fault in ("lost_request", "lost_reply", "old_reply", ""):
        shop.cable.faults.append(fault)
        shop.try_sync()
    stop()
    assert seen == ["queued", "waiting"]


def test_withdrawn_from_the_outbox_it_never_was(world: World) -> None:
    shop = world.desk("shop")
    request_id = new_id()
    made = shop.do(world.draft(request_id))
    changed = shop.do(c.SaveDraft(request_id=request_id, company="Other"))
    with pytest.raises(UserError) as caught:
        shop.store.withdraw(made.command_id)
    assert caught.value.code == "outbox.needed"
    shop.store.withdraw(changed.command_id)
    assert shop.row(e.Request, request_id).company == "Customer Ltd"
    shop.store.withdraw(made.command_id)
    assert not shop.has(e.Request, request_id)
    assert shop.store.answer(ListOutbox()) == []
    shop.sync()
    assert world.command_log() == []
    world.assert_converged()


def test_what_is_on_its_way_cannot_be_withdrawn(world: World) -> None:
    shop = world.desk("shop")
    made = shop.do(a.SaveContact(contact_id=new_id(), company="One"))
    shop.cable.faults.append("lost_reply")
    shop.try_sync()
    with pytest.raises(UserError) as caught:
        shop.store.withdraw(made.command_id)
    assert caught.value.code == "outbox.sent"


def test_a_command_too_large_to_be_sent_is_refused_at_once(world: World) -> None:
    assert desk_module.MAX_COMMAND == MAX_COMMAND
    shop = world.desk("shop")
    lines = tuple(c.LinePatch(id=new_id(), description="d" * 500) for _ in range(16_000))
    with pytest.raises(UserError) as caught:
        shop.do(c.SaveDraft(request_id=new_id(), lines=lines))
    assert caught.value.code == "command.too_large"
    assert shop.waiting() == []

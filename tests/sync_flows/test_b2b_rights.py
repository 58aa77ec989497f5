# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Whoever was given one section of documents sees none of the other's: in lists, counters and widgets."""

from __future__ import annotations

import pytest

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import fulfilment as b
from desktop_b2b.domain.commands import views as v
from desktop_b2b.errors import UserError
from desktop_b2b.services.queries import (
    CountTransactions,
    Dashboard,
    ListAlerts,
    ListTransactions,
    PreviewTransaction,
    WidgetState,
)
from desktop_b2b.storage.read_models.first import read_first
from sync.server import admin
from tests.sync_flows.docks import Dock, open_depot, stock_up
from tests.sync_flows.test_b2b_orders import draft, the_order
from tests.sync_flows.world import Desk, World, new_id

ANN = "ann@example.com"
SOURCING = {"draft", "waiting_plus", "orders_waiting"}
KEEPERS = {"b2b_draft", "b2b_action", "b2b_exception", "b2b_at_centre", "b2b_shipped_14"}


@pytest.fixture
def ann(world: World) -> Desk:
    """A colleague at a shop that has a request, a draft of a B2B order and a B2B order at its centre."""
    link = open_depot(world)
    world.add_user("shop", ANN, privileges=("buyer",))
    shop, depot = world.desk("shop"), world.desk("depot")
    world.set_up_shop(shop)
    dock = stock_up(shop, depot, link)
    _fill(world, shop, dock)
    world.settle()
    return world.desk("ann", email=ANN)


def _fill(world: World, shop: Desk, dock: Dock) -> None:
    shop.do(world.draft(new_id(), world.line()))
    draft(shop, dock)
    shop.do(b.CreateB2BOrder(b2b_draft_id=draft(shop, dock)))


def _give(world: World, desk: Desk, *sections: str) -> None:
    admin.set_sections(world.server, ANN, ["account", *sections])
    desk.sync()


def _board(desk: Desk) -> dict[str, WidgetState]:
    return {one.key: one for one in desk.store.answer(Dashboard())}


def _kinds(desk: Desk, query: str = "") -> set[str]:
    return {row.kind for row in desk.store.answer(ListTransactions(query=query)).rows}


def test_who_has_all_sections_sees_documents_of_both(ann: Desk) -> None:
    assert _kinds(ann) >= {"request", "b2b_draft", "b2b_order"}
    assert set(_board(ann)) >= SOURCING | KEEPERS


def test_who_has_fulfilment_alone_sees_b2b_orders_and_nothing_else(ann: Desk, world: World) -> None:
    _give(world, ann, "fulfilment")
    assert _kinds(ann) == {"b2b_draft", "b2b_order"}
    assert ann.store.answer(CountTransactions(query="kind:request,inquiry,order,shipment")) == 0
    board = _board(ann)
    assert set(board) == KEEPERS
    assert {key: one.total for key, one in board.items()} == {
        "b2b_draft": 1, "b2b_action": 0, "b2b_exception": 0, "b2b_at_centre": 1, "b2b_shipped_14": 0,
    }  # fmt: skip
    assert ann.store.answer(PreviewTransaction(id=the_order(ann).id)).lines


def test_who_has_sourcing_alone_sees_no_b2b_order(ann: Desk, world: World) -> None:
    order = the_order(ann).id
    _give(world, ann, "sourcing")
    assert ann.rows(e.B2BOrder) == ann.rows(e.B2BDraft) == []
    assert _kinds(ann) == {"request"}
    board = _board(ann)
    assert set(board) >= SOURCING
    assert not set(board) & KEEPERS
    with pytest.raises(UserError):
        ann.store.answer(PreviewTransaction(id=order))


def test_the_section_that_comes_back_brings_its_documents(ann: Desk, world: World) -> None:
    for given in ("sourcing", "fulfilment"):
        _give(world, ann, given)
    admin.set_sections(world.server, ANN, [])
    ann.sync()
    assert _kinds(ann) >= {"request", "b2b_draft", "b2b_order"}
    world.settle()
    world.assert_converged()


@pytest.mark.parametrize("given", ["sourcing", "fulfilment"])
def test_a_default_widget_of_the_other_section_is_refused_however_it_is_asked_for(
    ann: Desk, world: World, given: str
) -> None:
    """Rows that a desk still holds, of a moment ago, are not shown through a widget asked for by its name."""
    admin.set_sections(world.server, ANN, ["account", given])
    other = "b2b_at_centre" if given == "sourcing" else "draft"
    assert _board(ann)[other].total == 1
    with ann.store.writing() as db:
        sections = f'["account", "{given}"]'
        db.run('UPDATE "user" SET sections = ? WHERE id = ?', (sections, bytes.fromhex(ann.user)))
    (state,) = ann.store.answer(Dashboard(keys=(other,)))
    assert (state.total, state.rows, state.problem and state.problem.code) == (0, [], "search.denied")
    assert ann.store.answer(CountTransactions(query=f"widget:{other}")) == 0


@pytest.mark.parametrize(("given", "found"), [("sourcing", {"request"}), ("fulfilment", {"b2b_draft"})])
def test_an_own_widget_finds_what_its_person_may_see(
    ann: Desk, world: World, given: str, found: set[str]
) -> None:
    widget = new_id()
    ann.do(v.SaveWidget(widget_id=widget, title="Drafts", query="status:draft", alert=True, tone="amber"))
    _give(world, ann, given)
    assert {row.kind for row in _board(ann)[widget].rows} == found
    alerts = ann.store.answer(ListAlerts()).alerts
    assert {one.row.kind for one in alerts if one.widget == widget} == found


def test_the_first_screen_shows_the_same_widgets(ann: Desk, world: World) -> None:
    for given in (["account", "fulfilment"], ["account", "sourcing"], []):
        admin.set_sections(world.server, ANN, given)
        ann.sync()
        with ann.store.reading() as db:
            first = read_first(db, world.clock.now())
        assert first is not None
        told = ann.store.answer(Dashboard())
        assert [(one.key, one.total) for one in first.widgets] == [(one.key, one.total) for one in told]

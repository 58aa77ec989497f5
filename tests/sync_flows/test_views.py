# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Views, widgets and what was read, on two machines of one person, and at those of others."""

from __future__ import annotations

import json
from typing import Any

import pytest

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import account as a
from desktop_b2b.domain.commands import views as v
from desktop_b2b.domain.dashboard import view_id, widget_id
from desktop_b2b.domain.values import child_id
from desktop_b2b.errors import UserError
from desktop_b2b.services.queries import (
    CountTransactions,
    Dashboard,
    GetSyncStatus,
    ListIssues,
    ListTransactions,
    ListViews,
    Query,
    ViewItem,
    WidgetState,
)
from sync.client.issues import commands_for
from sync.server import admin
from tests.sync_flows.world import Desk, World, new_id

BOB = "bob@example.com"


@pytest.fixture
def desks(world: World) -> tuple[Desk, Desk]:
    """Two machines of one person."""
    first, second = world.desk("shop"), world.desk("shop")
    world.set_up_shop(first)
    world.settle()
    return first, second


@pytest.fixture
def bob(world: World) -> Desk:
    world.add_user("shop", BOB, privileges=("view.share",))
    return world.desk("shop", email=BOB)


def views(desk: Desk) -> dict[str, ViewItem]:
    return {view.name: view for view in desk.store.answer(ListViews())}


def widget(desk: Desk, key: str) -> WidgetState:
    (found,) = desk.store.answer(Dashboard(keys=(key,)))
    return found


def issues(desk: Desk) -> list[e.SyncIssue]:
    return [view.issue for view in desk.store.answer(ListIssues())]


# ------------------------------------------------------------ on two machines


def test_ux_17_a_view_is_there_on_all_machines(world: World, desks: tuple[Desk, Desk]) -> None:
    first, second = desks
    first.do(v.SaveView(view_id=new_id(), name="Late", query="is:overdue", sort=("-total",)))
    world.settle()
    assert views(second)["Late"].query == "is:overdue"
    world.assert_converged()


def test_other_fields_of_one_view_merge(world: World, desks: tuple[Desk, Desk]) -> None:
    first, second = desks
    view = new_id()
    first.do(v.SaveView(view_id=view, name="Late", query="is:overdue"))
    world.settle()
    first.do(v.SaveView(view_id=view, name="Much too late", columns=("number:90",)))
    second.do(v.SaveView(view_id=view, query="is:overdue total:>100", columns=("number:120", "total:80")))
    world.settle()
    for desk in desks:
        found = views(desk)["Much too late"]
        assert (found.query, found.columns) == ("is:overdue total:>100", ("number:120", "total:80"))
        assert issues(desk) == []
    world.assert_converged()


def test_the_same_field_is_an_issue_with_both_and_can_be_given_again(
    world: World, desks: tuple[Desk, Desk]
) -> None:
    first, second = desks
    view = new_id()
    first.do(v.SaveView(view_id=view, name="Late", query="is:overdue"))
    world.settle()
    first.do(v.SaveView(view_id=view, query="is:overdue side:out"))
    second.do(v.SaveView(view_id=view, query="is:overdue side:in"))
    world.settle(first, second)
    (issue,) = issues(second)
    (field,) = json.loads(issue.fields)
    assert (issue.kind, field["field"]) == ("conflict", "query")
    assert (field["base"], field["mine"], field["theirs"]) == (
        "is:overdue", "is:overdue side:in", "is:overdue side:out",
    )  # fmt: skip
    assert views(second)["Late"].query == "is:overdue side:out"
    second.do(*commands_for(issue, "keep_mine"))
    world.settle()
    assert {views(desk)["Late"].query for desk in desks} == {"is:overdue side:in"}
    assert issues(first) == []
    world.assert_converged()


def test_a_default_widget_is_one_row_wherever_it_is_changed(world: World, desks: tuple[Desk, Desk]) -> None:
    first, second = desks
    row_id = widget_id(first.user, "draft")
    first.do(v.SaveWidget(widget_id=row_id, alert=True, tone="violet"))
    second.do(v.SaveWidget(widget_id=row_id, title="My drafts", rows=9))
    second.do(v.MoveWidget(widget_id=row_id, width=100))
    world.settle()
    for desk in desks:
        found = widget(desk, "draft")
        assert (found.title, found.alert, found.tone) == ("My drafts", True, "violet")
        assert (found.shown_rows, found.width) == (9, 100)
        assert issues(desk) == []
        assert [row.id for row in desk.rows(e.Widget)] == [row_id]
    world.assert_converged()


def test_the_same_field_of_a_default_widget_is_an_issue(world: World, desks: tuple[Desk, Desk]) -> None:
    """Though no row was there when either was made."""
    first, second = desks
    row_id = widget_id(first.user, "need_attention")
    first.do(v.SaveWidget(widget_id=row_id, tone="violet"))
    second.do(v.SaveWidget(widget_id=row_id, tone="amber"))
    world.settle(first, second)
    (issue,) = issues(second)
    (field,) = json.loads(issue.fields)
    assert (field["base"], field["mine"], field["theirs"]) == ("red", "amber", "violet")
    assert widget(second, "need_attention").tone == "violet"
    world.assert_converged()


def test_of_places_the_last_word_counts(world: World, desks: tuple[Desk, Desk]) -> None:
    first, second = desks
    row_id = widget_id(first.user, "draft")
    first.do(v.MoveWidget(widget_id=row_id, width=50))
    second.do(v.MoveWidget(widget_id=row_id, width=100))
    first.sync()
    second.sync()
    world.settle()
    assert {widget(desk, "draft").width for desk in desks} == {100}
    assert issues(first) == issues(second) == []
    world.assert_converged()


def test_a_widget_that_was_reset_away_meanwhile(world: World, desks: tuple[Desk, Desk]) -> None:
    """A change of an own one is refused in words; who says all makes it anew; a default one is changed."""
    first, second = desks
    own, whole, default = new_id(), new_id(), widget_id(first.user, "draft")
    for row_id in (own, whole):
        first.do(v.SaveWidget(widget_id=row_id, title="Mine", query="is:open"))
    first.do(v.MoveWidget(widget_id=default, width=50))
    world.settle()
    first.do(v.ResetDashboard())
    second.do(v.SaveWidget(widget_id=own, title="Changed"))
    second.do(v.SaveWidget(widget_id=whole, title="All", query="is:overdue"))
    second.do(v.SaveWidget(widget_id=default, title="Drafts"))
    world.settle(first, second)
    (issue,) = issues(second)
    assert (issue.kind, issue.code) == ("rejected", "widget.gone")
    assert json.loads(issue.body)["title"] == "Changed"
    for desk in desks:
        assert sorted(row.title for row in desk.rows(e.Widget)) == ["All", "Drafts"]
    assert widget(first, "draft").width == 33
    world.assert_converged()


def test_a_reset_on_one_machine_is_undone_on_the_other(world: World, desks: tuple[Desk, Desk]) -> None:
    first, second = desks
    own = new_id()
    first.do(v.SaveWidget(widget_id=own, title="Mine", query="is:open", alert=True))
    first.do(v.RemoveWidget(widget_id=widget_id(first.user, "shipped_14")))
    world.settle()
    before = {row.id: row for row in second.rows(e.Widget)}
    names = v.WidgetValue.__struct_fields__
    values = tuple(v.WidgetValue(**{name: getattr(row, name) for name in names}) for row in before.values())
    first.do(v.ResetDashboard())
    world.settle()
    assert second.rows(e.Widget) == []
    second.do(v.RestoreDashboard(widgets=values))
    world.settle()
    keys = [state.key for state in first.store.answer(Dashboard())]
    assert own in keys
    assert "shipped_14" not in keys
    world.assert_converged()


# ------------------------------------------------------------ shared


def test_ux_17_a_shared_view_is_used_followed_and_withdrawn(
    world: World, desks: tuple[Desk, Desk], bob: Desk
) -> None:
    first, _ = desks
    shared = new_id()
    bob.do(v.ShareView(shared_view_id=shared, name="Open", query="is:open"))
    world.settle()
    seen = views(first)["Open"]
    assert (seen.kind, seen.mine, seen.author) == ("shared", True, "bob"), "the account manager may change it"
    first.do(v.SaveView(view_id=view_id(first.user, shared), shared_view_id=shared, pinned=True))
    bob.do(v.ShareView(shared_view_id=shared, name="Open ones", query="is:open side:out"))
    world.settle()
    followed = views(first)["Open ones"]
    assert (followed.kind, followed.query, followed.withdrawn) == ("saved", "is:open side:out", False)
    assert "Open" not in views(first)
    bob.do(v.WithdrawSharedView(shared_view_id=shared))
    world.settle()
    copy = views(first)["Open"]
    assert (copy.withdrawn, copy.query) == (True, "is:open"), "what was copied stays"
    assert views(bob) == {}
    history = [event for event in first.rows(e.Event) if event.document_kind == "shared_view"]
    assert {event.command for event in history} == {"ShareView", "WithdrawSharedView"}
    world.assert_converged()


def test_two_who_follow_one_view_offline_have_one_row_each(world: World, desks: tuple[Desk, Desk]) -> None:
    first, second = desks
    shared = new_id()
    first.do(v.ShareView(shared_view_id=shared, name="Open", query="is:open"))
    world.settle()
    for desk in desks:
        desk.do(v.SaveView(view_id=view_id(desk.user, shared), shared_view_id=shared))
    world.settle()
    assert len(first.rows(e.SavedView)) == 1
    assert issues(second) == []
    world.assert_converged()


# ------------------------------------------------------------ nobody else's


def test_nobody_else_receives_a_persons_rows(world: World, desks: tuple[Desk, Desk], bob: Desk) -> None:
    first, _ = desks
    rival, north = world.desk("rival"), world.desk("north")
    secret = "zq-very-own-zq"
    first.do(v.SaveView(view_id=new_id(), name=secret, query=secret))
    first.do(v.SaveWidget(widget_id=new_id(), title=secret, query=secret))
    first.do(v.SaveLayout(list_key=secret))
    world.settle()
    for desk in (bob, rival, north):
        assert not any(secret.encode() in body for body in desk.cable.received)
        assert secret.encode() not in desk.dump()
    first.do(v.ShareView(shared_view_id=new_id(), name=secret, query=secret))
    world.settle()
    assert secret in views(bob)
    for desk in (rival, north):
        assert not any(secret.encode() in body for body in desk.cable.received)


def test_s2_40_two_people_at_one_computer_have_a_dashboard_each(
    world: World, desks: tuple[Desk, Desk]
) -> None:
    first, _ = desks
    world.add_user("shop", BOB)
    first.do(v.SaveView(view_id=new_id(), name="Boss's", query="is:open"))
    first.do(v.SaveWidget(widget_id=new_id(), title="Boss's", query="is:open"))
    first.do(v.RemoveWidget(widget_id=widget_id(first.user, "draft")))
    first.sync()
    world.sign_in(first, BOB)
    first.sync()
    assert views(first) == {}
    keys = [state.key for state in first.store.answer(Dashboard())]
    assert "draft" in keys
    assert len(keys) == 8


# ------------------------------------------------------------ what a program or its user may not


def test_a_view_of_a_newer_program_is_named_and_kept(world: World, desks: tuple[Desk, Desk]) -> None:
    """Rows of an operator, a sort key and a column that this version does not know."""
    first, second = desks
    first.do(v.SaveView(view_id=new_id(), name="New", query="is:open"))
    first.do(v.SaveWidget(widget_id=new_id(), title="New", query="is:open"))
    world.settle()
    with second.store.writing() as db:
        for table in ("saved_view", "widget"):
            db.run(f"UPDATE {table} SET query = 'mood:good', columns = '[\"mood:90\"]'")
    found = views(second)["New"]
    assert found.query == "mood:good"
    assert found.problem is not None
    assert (found.problem.code, found.problem.params["found"]) == ("search.operator", "mood:")
    shown = next(state for state in second.store.answer(Dashboard()) if state.title == "New")
    assert shown.problem is not None
    assert (shown.problem.code, shown.total, shown.columns) == ("search.operator", 0, ("mood:90",))


def test_who_lost_the_section_is_told_and_keeps_the_widgets(world: World, desks: tuple[Desk, Desk]) -> None:
    world.add_user("shop", BOB)
    desk = world.desk("shop", email=BOB)
    desk.do(v.SaveWidget(widget_id=new_id(), title="Mine", query="is:open"))
    desk.do(v.SaveView(view_id=new_id(), name="Mine", query="is:open"))
    desk.sync()
    admin.set_sections(world.server, BOB, ["account"])
    world.settle()
    for state in desk.store.answer(Dashboard()):
        assert state.problem is not None
        assert (state.problem.code, state.total) == ("search.denied", 0)
    found = views(desk)["Mine"].problem
    assert found is not None
    assert found.code == "search.denied"
    asked: tuple[Query[Any], ...] = (ListTransactions(), CountTransactions())
    for query in asked:
        with pytest.raises(UserError) as caught:
            desk.store.answer(query)
        assert caught.value.code == "search.denied"
    admin.set_sections(world.server, BOB, ["account", "sourcing"])
    world.settle()
    assert all(state.problem is None for state in desk.store.answer(Dashboard()))


# ------------------------------------------------------------ unread


def draft_alert(world: World, first: Desk) -> None:
    """The draft widget as an alert, with three drafts."""
    first.do(v.SaveWidget(widget_id=widget_id(first.user, "draft"), alert=True, tone="amber"))
    for _ in range(3):
        world.clock.advance(1_000)
        first.do(world.draft(new_id()))
    world.settle()


def unread(desk: Desk) -> int:
    return widget(desk, "draft").unread


def test_s2_40_ux_40_unread_is_the_same_on_both_machines(world: World, desks: tuple[Desk, Desk]) -> None:
    first, second = desks
    draft_alert(world, first)
    assert (unread(first), unread(second)) == (3, 3)
    second.do(a.MarkOpened(record_id=first.rows(e.Request)[0].id))
    assert (unread(first), unread(second)) == (3, 2)
    world.settle()
    assert (unread(first), unread(second)) == (2, 2)
    first.do(v.MarkAllSeen(seen_at=world.clock.now()))
    world.settle()
    assert (unread(first), unread(second)) == (0, 0)
    world.clock.advance(1_000)
    second.do(world.draft(new_id()))
    world.settle()
    assert (unread(first), unread(second)) == (1, 1)
    assert first.store.answer(GetSyncStatus()).waiting == 0


def test_a_mark_that_comes_late_takes_nothing_back(world: World, desks: tuple[Desk, Desk]) -> None:
    """One machine read at eleven and was offline; the other read at twelve."""
    first, second = desks
    draft_alert(world, first)
    second.do(v.MarkAllSeen(seen_at=world.clock.now()))
    world.clock.advance(3_600_000)
    first.do(world.draft(new_id()))
    first.do(v.MarkAllSeen(seen_at=world.clock.now()))
    first.sync()
    second.sync()
    world.settle()
    assert (unread(first), unread(second)) == (0, 0)
    world.assert_converged()


def test_undo_of_reading_all_on_another_machine(world: World, desks: tuple[Desk, Desk]) -> None:
    first, second = desks
    draft_alert(world, first)
    before = widget(first, "draft").seen_at
    now = world.clock.now()
    first.do(v.MarkAllSeen(seen_at=now))
    world.settle()
    assert widget(second, "draft").seen_at == now
    mark = v.SeenValue(widget="draft", was=before, seen_at=now)
    second.do(v.RestoreSeen(marks=(mark,)))
    world.settle()
    assert (unread(first), unread(second)) == (3, 3)
    world.assert_converged()


def test_a_clock_that_runs_ahead_is_put_right_by_the_server(world: World, desks: tuple[Desk, Desk]) -> None:
    first, second = desks
    draft_alert(world, first)
    second.do(a.MarkSeen(widgets=("draft",), seen_at=world.clock.now() + 365 * 86_400_000))
    world.settle()
    mark = first.row(e.SeenMark, child_id(first.user, "seen", "draft"))
    assert mark.seen_at <= world.clock.now()

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Saved and shared views, widgets and marks: what their handlers make of commands, good and bad."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.actor import Actor
from desktop_b2b.domain.commands import account as a
from desktop_b2b.domain.commands import decode
from desktop_b2b.domain.commands import views as v
from desktop_b2b.domain.dashboard import (
    DEFAULTS,
    SEARCHES,
    default_widget,
    layout_id,
    unstored,
    view_id,
    widget_id,
)
from desktop_b2b.domain.privileges import BUNDLES
from desktop_b2b.domain.values import key_between, sort_key
from desktop_b2b.services.search import canonical
from desktop_b2b.services.views import SORTS
from tests.unit.memory_uow import START, World, an_id


def own_id(name: str) -> str:
    """An id as programs give them to new rows: not one that follows from others."""
    found = an_id(name)
    return f"{found[:12]}7{found[13:]}"


VIEW, SHARED, WIDGET = own_id("view"), own_id("shared"), own_id("widget")


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def shop(world: World) -> Actor:
    return world.organisation("Shop", is_retailer=True)


@pytest.fixture
def bob(shop: Actor) -> Actor:
    return Actor(an_id("bob"), "Bob", shop.organisation_id, "user", BUNDLES["buyer"])


# ---------------------------------------------------------------- saved views


def test_a_view_is_kept_and_changed(world: World, shop: Actor) -> None:
    world.do(shop, v.SaveView(view_id=VIEW, name=" Late ", query="échéance:<2j statut:attente"))
    view = world.row(e.SavedView, VIEW)
    assert (view.user_id, view.name, view.query) == (shop.user_id, "Late", "due:<2d status:waiting")
    assert (view.pinned, view.deleted, view.sort, view.columns) == (True, False, (), ())
    world.do(shop, v.SaveView(view_id=VIEW, sort=("-total", "number"), columns=("number:90", "later")))
    view = world.row(e.SavedView, VIEW)
    assert (view.name, view.sort, view.columns) == ("Late", ("-total", "number"), ("number:90", "later"))


def test_new_views_stand_last(world: World, shop: Actor) -> None:
    ids = [own_id(f"view {number}") for number in range(4)]
    for row_id in ids:
        world.do(shop, v.SaveView(view_id=row_id, name="View"))
    views = sorted(world.all(e.SavedView), key=lambda view: view.sort_key)
    assert [view.id for view in views] == ids
    place = v.ViewPlace(view_id=ids[3], sort_key=key_between("", views[0].sort_key), pinned=False)
    world.do(shop, v.ArrangeViews(views=(place,)))
    views = sorted(world.all(e.SavedView), key=lambda view: view.sort_key)
    assert [view.id for view in views] == [ids[3], *ids[:3]]
    assert [view.pinned for view in views] == [False, True, True, True]


def test_deleting_a_view_is_undone(world: World, shop: Actor) -> None:
    world.do(shop, v.SaveView(view_id=VIEW, name="Late"))
    world.do(shop, v.DeleteView(view_id=VIEW))
    assert world.row(e.SavedView, VIEW).deleted
    world.do(shop, v.RestoreView(view_id=VIEW))
    assert not world.row(e.SavedView, VIEW).deleted


def test_views_of_others_are_nobodys(world: World, shop: Actor, bob: Actor) -> None:
    world.do(bob, v.SaveView(view_id=VIEW, name="Bob's"))
    place = v.ViewPlace(view_id=VIEW, pinned=False)
    for cmd, field in (
        (v.DeleteView(view_id=VIEW), "view_id"),
        (v.RestoreView(view_id=VIEW), "view_id"),
        (v.ArrangeViews(views=(place,)), "views[0].view_id"),
    ):
        with world.refused("view.missing", field):
            world.do(shop, cmd)
    with world.refused("record.exists"):
        world.do(shop, v.SaveView(view_id=VIEW, name="Mine"))


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({}, "text.missing", "name"),
        ({"name": " "}, "text.missing", "name"),
        ({"name": "A", "query": "colour:red"}, "search.operator", "query"),
        ({"name": "A", "query": '"open'}, "search.quote", "query"),
        ({"name": "A", "sort": ("colour",)}, "sort.unknown", "sort[0]"),
        ({"name": "A", "sort": ("at", "-at")}, "sort.repeated", "sort[1]"),
        ({"name": "A", "sort": SORTS[:5]}, "sort.too_many", "sort"),
        ({"name": "A", "columns": ("number:9999999",)}, "column.shape", "columns[0]"),
        ({"name": "A", "columns": ("number", "partner:1")}, "column.width", "columns[1]"),
        ({"name": "A", "columns": ("number:99999",)}, "column.width", "columns[0]"),
        ({"name": "A", "columns": ("a", "a:90")}, "column.repeated", "columns[1]"),
        ({"name": "A", "columns": ("a b",)}, "column.shape", "columns[0]"),
        ({"name": "A", "columns": tuple(f"c{n}" for n in range(61))}, "column.too_many", "columns"),
        ({"name": "A", "sort_key": "no key"}, "sort_key.shape", "sort_key"),
        ({"name": "A", "shared_view_id": an_id("nothing")}, "shared_view.missing", "shared_view_id"),
    ],
)
def test_a_bad_view_is_refused_by_field(
    world: World, shop: Actor, fields: dict[str, object], code: str, field: str
) -> None:
    with world.refused(code, field):
        world.do(shop, v.SaveView(view_id=VIEW, **fields))  # type: ignore[arg-type]


def test_a_view_has_an_id_that_follows_from_nothing(world: World, shop: Actor, bob: Actor) -> None:
    """Whoever could take an id that follows from a colleague's rows would keep them from it."""
    with world.refused("id.derived", "view_id"):
        world.do(bob, v.SaveView(view_id=view_id(shop.user_id, SHARED), name="Squatter"))
    with world.refused("id.derived", "widget_id"):
        taken = widget_id(shop.user_id, "draft")
        world.do(bob, v.SaveWidget(widget_id=taken, title="Squatter", query=""))


def test_layouts_of_lists(world: World, shop: Actor, bob: Actor) -> None:
    for actor, width in ((shop, 90), (bob, 120), (shop, 100)):
        world.do(actor, v.SaveLayout(list_key="outbox", columns=(f"number:{width}",)))
    world.do(shop, v.SaveLayout(list_key="outbox", frozen=True))
    mine = world.row(e.ListLayout, layout_id(shop.user_id, "outbox"))
    assert (mine.columns, mine.frozen) == (("number:100",), True)
    assert len(world.all(e.ListLayout)) == 2
    with world.refused("text.missing", "list_key"):
        world.do(shop, v.SaveLayout(list_key=""))


# ---------------------------------------------------------------- shared views


def test_sharing_makes_a_row_of_its_own(world: World, shop: Actor, bob: Actor) -> None:
    world.do(bob, v.ShareView(shared_view_id=SHARED, name="Open", query="is:open"))
    shared = world.row(e.SharedView, SHARED)
    assert (shared.owner_id, shared.counterpart_id) == (bob.organisation_id, None)
    assert (shared.author_id, shared.author_name) == (bob.user_id, "Bob")
    world.do(shop, v.ShareView(shared_view_id=SHARED, query="is:open side:out"))  # the account manager
    shared = world.row(e.SharedView, SHARED)
    assert (shared.query, shared.author_name) == ("is:open side:out", "Bob")


def test_only_author_and_account_manager_change_it(world: World, shop: Actor, bob: Actor) -> None:
    eve = replace(bob, user_id=an_id("eve"), name="Eve")
    world.do(bob, v.ShareView(shared_view_id=SHARED, name="Open", query="is:open"))
    for cmd in (
        v.ShareView(shared_view_id=SHARED, name="Mine"),
        v.WithdrawSharedView(shared_view_id=SHARED),
        v.RestoreSharedView(shared_view_id=SHARED),
    ):
        with world.refused("shared_view.author"):
            world.do(eve, cmd)
    world.do(shop, v.WithdrawSharedView(shared_view_id=SHARED))
    assert world.row(e.SharedView, SHARED).withdrawn
    world.do(bob, v.RestoreSharedView(shared_view_id=SHARED))
    assert not world.row(e.SharedView, SHARED).withdrawn
    with world.refused("privilege.missing"):
        looker = replace(bob, privileges=frozenset())
        world.do(looker, v.ShareView(shared_view_id=own_id("other"), name="Mine"))


def test_following_a_shared_view_keeps_a_copy(world: World, shop: Actor, bob: Actor) -> None:
    world.do(bob, v.ShareView(shared_view_id=SHARED, name="Open", query="is:open", sort=("total",)))
    mine = view_id(shop.user_id, SHARED)
    world.do(shop, v.SaveView(view_id=mine, shared_view_id=SHARED))
    view = world.row(e.SavedView, mine)
    assert (view.name, view.query, view.sort) == ("Open", "is:open", ("total",))
    world.do(shop, v.SaveView(view_id=mine, shared_view_id=None, name="My own"))
    assert world.row(e.SavedView, mine).shared_view_id is None


# ---------------------------------------------------------------- widgets


def test_a_default_widget_gets_its_row_when_it_is_changed(world: World, shop: Actor) -> None:
    assert world.all(e.Widget) == []
    row_id = widget_id(shop.user_id, "need_attention")
    world.do(shop, v.SaveWidget(widget_id=row_id, rows=8))
    widget = world.row(e.Widget, row_id)
    expected = default_widget(shop.user_id, shop.organisation_id, "need_attention")
    assert (widget.key, widget.alert, widget.tone, widget.query, widget.rows) == (
        "need_attention", True, "red", "widget:need_attention", 8,
    )  # fmt: skip
    assert unstored(widget) == expected


def test_an_own_widget(world: World, shop: Actor) -> None:
    cmd = v.SaveWidget(
        widget_id=WIDGET, title="Big", query="total:>1000", alert=True, tone="violet", width=50
    )
    world.do(shop, cmd)
    widget = world.row(e.Widget, WIDGET)
    assert (widget.key, widget.title, widget.query, widget.width) == ("", "Big", "total:>1000", 50)
    assert widget.sort_key > sort_key(len(DEFAULTS)), "after the default ones"
    assert unstored(widget) is None
    world.do(shop, v.SaveWidget(widget_id=WIDGET, mail_alert=True, notify=True))
    world.do(shop, v.SaveWidget(widget_id=WIDGET, alert=False))
    widget = world.row(e.Widget, WIDGET)
    assert (widget.alert, widget.mail_alert, widget.notify) == (False, False, False)


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({"title": "A"}, "widget.gone", "widget_id"),
        ({"query": ""}, "widget.gone", "widget_id"),
        ({"title": "", "query": ""}, "text.missing", "title"),
        ({"title": "A", "query": "total:1.234"}, "search.ambiguous", "query"),
        ({"title": "A", "query": "", "width": 9}, "number.limits", "width"),
        ({"title": "A", "query": "", "width": 10**9}, "number.limits", "width"),
        ({"title": "A", "query": "", "rows": 0}, "number.limits", "rows"),
        ({"title": "A", "query": "", "rows": 51}, "number.limits", "rows"),
        ({"title": "A", "query": "", "form": "chart"}, "widget.chart", "chart"),
        ({"title": "A", "query": "", "mail_alert": True}, "widget.no_alert", "alert"),
    ],
)
def test_a_bad_widget_is_refused_by_field(
    world: World, shop: Actor, fields: dict[str, object], code: str, field: str
) -> None:
    with world.refused(code, field):
        world.do(shop, v.SaveWidget(widget_id=WIDGET, **fields))  # type: ignore[arg-type]


def test_widgets_are_moved_removed_and_restored(world: World, shop: Actor, bob: Actor) -> None:
    draft, attention = (widget_id(shop.user_id, key) for key in ("draft", "need_attention"))
    world.do(shop, v.MoveWidget(widget_id=draft, sort_key="zz", width=100))
    world.do(shop, v.RemoveWidget(widget_id=draft))
    row = world.row(e.Widget, draft)
    assert (row.sort_key, row.width, row.removed) == ("zz", 100, True)
    world.do(shop, v.RestoreWidget(widget_id=draft))
    assert not world.row(e.Widget, draft).removed
    with world.refused("widget.guarded", "confirmed"):
        world.do(shop, v.RemoveWidget(widget_id=attention))  # A10
    world.do(shop, v.RemoveWidget(widget_id=attention, confirmed=True))
    assert world.row(e.Widget, attention).removed
    for cmd in (v.MoveWidget(widget_id=draft), v.RemoveWidget(widget_id=draft)):
        with world.refused("widget.missing", "widget_id"):
            world.do(bob, cmd)


def values(world: World, user_id: str) -> tuple[v.WidgetValue, ...]:
    names = v.WidgetValue.__struct_fields__
    return tuple(
        v.WidgetValue(**{name: getattr(row, name) for name in names})
        for row in world.all(e.Widget, user_id=user_id)
    )


def test_a_reset_is_undone_and_concerns_nobody_else(world: World, shop: Actor, bob: Actor) -> None:
    for actor in (shop, bob):
        world.do(actor, v.MoveWidget(widget_id=widget_id(actor.user_id, "draft"), width=100))
    world.do(shop, v.SaveWidget(widget_id=WIDGET, title="Big", query="total:>1000"))
    before, bobs = values(world, shop.user_id), values(world, bob.user_id)
    world.do(shop, v.ResetDashboard())
    assert (values(world, shop.user_id), values(world, bob.user_id)) == ((), bobs)
    world.do(shop, v.MoveWidget(widget_id=widget_id(shop.user_id, "draft"), width=25))
    world.do(shop, v.RestoreDashboard(widgets=before))
    after = {value.id: value for value in values(world, shop.user_id)}
    assert after[WIDGET] == next(value for value in before if value.id == WIDGET)
    assert after[widget_id(shop.user_id, "draft")].width == 25, "what was done since stays"
    foreign = v.WidgetValue(id=widget_id(bob.user_id, "draft"), key="draft")
    with world.refused("widget.unknown", "widgets[0].key"):
        world.do(shop, v.RestoreDashboard(widgets=(foreign,)))


def test_there_is_an_end_to_widgets_and_views(
    world: World, shop: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop_b2b.services.handlers.dashboard.MOST_WIDGETS", 1)
    monkeypatch.setattr("desktop_b2b.services.handlers.views.MOST_VIEWS", 1)
    world.do(shop, v.SaveWidget(widget_id=WIDGET, title="A", query=""))
    world.do(shop, v.SaveView(view_id=VIEW, name="A"))
    with world.refused("widget.too_many"):
        world.do(shop, v.SaveWidget(widget_id=own_id("two"), title="A", query=""))
    with world.refused("view.too_many"):
        world.do(shop, v.SaveView(view_id=own_id("two"), name="A"))


# ---------------------------------------------------------------- what was read


def marks(world: World, user_id: str) -> dict[str, int]:
    return {mark.widget: mark.seen_at for mark in world.all(e.SeenMark, user_id=user_id)}


def test_an_alert_begins_when_it_is_made_one(world: World, shop: Actor) -> None:
    row_id = widget_id(shop.user_id, "draft")
    world.do(shop, v.SaveWidget(widget_id=row_id, title="Mine"))
    world.do(shop, v.SaveWidget(widget_id=WIDGET, title="Mine", query=""))
    assert marks(world, shop.user_id) == {}
    world.do(shop, v.SaveWidget(widget_id=row_id, alert=True))
    world.do(shop, v.SaveWidget(widget_id=WIDGET, alert=True))
    begun = marks(world, shop.user_id)
    assert begun == dict.fromkeys(("draft", WIDGET), START - 1)
    world.now += 1_000
    world.do(shop, v.SaveWidget(widget_id=row_id, alert=True, tone="red"))
    assert marks(world, shop.user_id) == begun
    world.do(shop, v.SaveWidget(widget_id=row_id, alert=False))
    world.do(shop, v.SaveWidget(widget_id=row_id, alert=True))
    assert marks(world, shop.user_id)["draft"] == START + 999


def test_all_alerts_are_read_and_unread_again(world: World, shop: Actor) -> None:
    """Default alerts, changed or not, own ones, and no others."""
    world.do(shop, v.SaveWidget(widget_id=WIDGET, title="Mine", query="", alert=True))
    world.do(shop, v.SaveWidget(widget_id=widget_id(shop.user_id, "draft"), alert=True))
    world.do(shop, v.SaveWidget(widget_id=widget_id(shop.user_id, "ship_overdue"), alert=False))
    world.do(shop, a.MarkSeen(widgets=("need_attention",), seen_at=START - 9))
    world.do(shop, v.MarkAllSeen(seen_at=START))
    found = marks(world, shop.user_id)
    alerts = {one.key for one in DEFAULTS if one.tone} - {"ship_overdue"}
    assert found == dict.fromkeys({*alerts, "draft", WIDGET}, START)
    undo = tuple(
        v.SeenValue(widget=name, was=START - 9 if name == "need_attention" else 0, seen_at=START)
        for name in found
    )
    world.do(shop, v.RestoreSeen(marks=undo))
    found = marks(world, shop.user_id)
    assert found.pop("need_attention") == START - 9
    assert set(found.values()) == {0}


def test_undo_leaves_alone_what_was_read_since(world: World, shop: Actor) -> None:
    world.do(shop, v.MarkAllSeen(seen_at=START))
    world.now += 100
    world.do(shop, a.MarkSeen(widgets=("need_attention",), seen_at=START + 50))
    undo = tuple(v.SeenValue(widget=name, was=0, seen_at=START) for name in marks(world, shop.user_id))
    world.do(shop, v.RestoreSeen(marks=undo))
    found = marks(world, shop.user_id)
    assert found.pop("need_attention") == START + 50
    assert set(found.values()) == {0}


def test_a_clock_that_runs_ahead_reads_nothing_of_tomorrow(world: World, shop: Actor) -> None:
    world.do(shop, a.MarkSeen(widgets=("need_attention",), seen_at=START + 10**9))
    assert marks(world, shop.user_id) == {"need_attention": START}


def test_a_mark_of_the_first_version_still_sets_exactly() -> None:
    old = decode("MarkSeen", b'{"widgets":["draft"],"seen_at":5}', 1)
    assert old == a.MarkSeen(widgets=("draft",), seen_at=5, exactly=True)


# ---------------------------------------------------------------- values


def test_predefined_searches_are_canonical() -> None:
    for name, search in SEARCHES.items():
        assert canonical(search.query) == search.query, name
        assert all(key.removeprefix("-") in SORTS for key in search.sort)
    for one in DEFAULTS:
        assert canonical(one.query) == one.query


@given(st.lists(st.integers(0, 30), max_size=60))
def test_there_is_always_room_between_two_keys(places: list[int]) -> None:
    keys = [sort_key(place) for place in range(3)]
    for place in places:
        at = place % (len(keys) + 1)
        low, high = (keys[at - 1] if at else ""), (keys[at] if at < len(keys) else "")
        made = key_between(low, high)
        assert low < made
        assert not high or made < high
        keys.insert(at, made)

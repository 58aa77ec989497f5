# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A dashboard of one's own: changed default widgets, own searches, since when documents belong to them."""

from __future__ import annotations

import random
from typing import Any

import pytest

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.dashboard import DEFAULTS, default_widget, widget_id
from desktop_b2b.domain.values import sort_key
from desktop_b2b.services.queries import CountTransactions, Dashboard, ListTransactions, WidgetState
from tests.storage.read_models.archive import Archive
from tests.storage.read_models.world import DAY, HOUR, NOW, SUPPLIER, USER, World

EIGHT = [one.key for one in DEFAULTS if one.role == "retailer"]


def own(world: World, query: str, **fields: Any) -> e.Widget:
    """A widget of one's own, after the default ones."""
    values = {"title": "Mine", "sort_key": sort_key(100), "alert": True, **fields}
    row = e.Widget(id=world.id(), owner_id=world.me, user_id=USER, query=query, **values)
    world.put(row)
    return row


def changed(world: World, key: str, **fields: Any) -> e.Widget:
    """A default widget with other values."""
    row = default_widget(USER, world.me, key)
    for name, value in fields.items():
        setattr(row, name, value)
    world.put(row)
    return row


def keys(world: World) -> list[str]:
    return [state.key for state in world.ask(Dashboard())]


def state(world: World, row: e.Widget, now: int = NOW, rows: int = 50) -> WidgetState:
    (found,) = world.ask(Dashboard(keys=(row.key or row.id,), rows=rows), now)
    return found


# ------------------------------------------------------------ which, in what order


def test_the_default_dashboard(world: World) -> None:
    states = world.ask(Dashboard())
    assert [one.key for one in states] == EIGHT
    assert [one.id for one in states] == [widget_id(USER, key) for key in EIGHT]
    assert all(one.is_default and one.query == f"widget:{one.key}" for one in states)
    assert {(one.width, one.shown_rows, one.form, one.seen_at) for one in states} == {(33, 5, "table", 0)}


def test_moved_removed_and_own_ones(world: World) -> None:
    changed(world, "shipped_14", sort_key="0")
    changed(world, "draft", removed=True)
    mine = own(world, "is:open", sort_key=sort_key(1) + "5")
    gone = own(world, "is:open", removed=True)
    assert keys(world) == ["shipped_14", "waiting_plus", mine.id, *EIGHT[2:7]]
    assert [one.key for one in world.ask(Dashboard(keys=("draft", gone.id)))] == ["draft", gone.id]


def test_widgets_of_the_other_role_are_left_out(world: World) -> None:
    changed(world, "answered", title="Mine")
    assert keys(world) == EIGHT


def test_rows_of_others_at_this_computer_are_left_out(world: World) -> None:
    row = default_widget("0e" * 16, world.me, "draft")
    row.removed = True
    world.put(row)
    assert keys(world) == EIGHT


def test_as_many_rows_as_a_widget_shows(world: World) -> None:
    for _ in range(4):
        world.request("draft")
    changed(world, "draft", rows=3)
    shown = {one.key: len(one.rows) for one in world.ask(Dashboard(rows=None))}
    assert shown["draft"] == 3
    assert len(world.ask(Dashboard(keys=("draft",), rows=4))[0].rows) == 4


# ------------------------------------------------------------ what they hold


@pytest.mark.parametrize("seed", range(3))
def test_an_own_widget_holds_what_its_search_finds(world: World, seed: int) -> None:
    archive = Archive(world, random.Random(seed))
    for query in ("kind:order", "due:<2d", "partner:brume OR total:>99", "is:open -has:note", "hartwig"):
        row = own(world, query, sort=("total", "-number"))
        found = state(world, row)
        page = world.ask(ListTransactions(query=query, sort=("total", "-number"), limit=50))
        assert [one.id for one in found.rows] == [one.id for one in page.rows]
        assert found.total == len(page.rows) == world.ask(CountTransactions(query=query))
        assert found.unread == sum(one.unread for one in found.rows)
        world.remove(row)
    assert archive.documents


@pytest.mark.parametrize("alert", [False, True])
@pytest.mark.parametrize("key", EIGHT)
def test_a_default_widget_in_another_order_holds_the_same(world: World, key: str, alert: bool) -> None:
    """One way of counting is checked by the other, what is unread included."""
    Archive(world, random.Random(key))
    seen = NOW - DAY
    world.seen(key, seen)
    usual = state(world, changed(world, key, alert=alert))
    other = state(world, changed(world, key, alert=alert, sort=("number",)))
    assert usual.total == other.total
    assert usual.unread == other.unread == sum(one.unread for one in usual.rows)
    by_id = {one.id: one.entered_at for one in usual.rows}
    assert {one.id: one.entered_at for one in other.rows if alert} == (by_id if alert else {})


def test_a_narrowed_default_widget(world: World) -> None:
    world.card("Atelier Brume", SUPPLIER)
    world.order("sent", ship_by=NOW - HOUR)
    world.order("sent", ship_by=NOW - HOUR, counterpart_id=world.id())
    row = changed(world, "ship_overdue", query="widget:ship_overdue partner:brume")
    assert (state(world, row).total, state(world, row).unread) == (1, 1)


def test_a_search_that_this_program_does_not_know(world: World) -> None:
    for fields, code in (({"query": "mood:good"}, "search.operator"), ({"sort": ("mood",)}, "sort.unknown")):
        row = own(world, **{"query": "is:open", **fields})  # type: ignore[arg-type]
        found = state(world, row)
        assert found.problem is not None
        assert (found.problem.code, found.total, found.rows) == (code, 0, [])
        assert found.query == row.query
    assert len(keys(world)) == 10, "the others are shown"


# ------------------------------------------------------------ since when


def entered(world: World, query: str, now: int = NOW) -> list[int]:
    return [one.entered_at for one in state(world, own(world, query), now).rows]


def test_what_is_due_enters_when_so_much_time_is_left(world: World) -> None:
    world.request(deadlines=[NOW + HOUR])
    assert entered(world, "due:<2h") == [NOW - HOUR + 1], "less than two hours, to the millisecond"
    assert entered(world, "due:<2h kind:request") == [NOW - HOUR + 1]
    assert entered(world, "due:<=1h") == [NOW]
    assert entered(world, "due:>10min") == [NOW - DAY], "since it was sent"
    world.order("sent", ship_by=NOW - HOUR)
    assert entered(world, "ship:overdue") == [NOW - HOUR]
    assert entered(world, "is:overdue") == [NOW - HOUR]


def test_what_grows_old_enters_then(world: World) -> None:
    world.order("sent", sent_at=NOW - DAY)
    assert entered(world, "sent:>3h") == [NOW - DAY + 3 * HOUR + 1]
    assert entered(world, "sent:<2d") == [NOW - DAY]


def test_a_state_enters_when_it_began_and_text_when_it_was_written(world: World) -> None:
    world.request("need_attention", created_at=NOW - 9 * DAY, sent_at=NOW - 5 * DAY, company="Lune")
    (since,) = entered(world, "status:need_attention")
    assert entered(world, "status:need_attention lune") == [since]
    assert entered(world, "lune") == [NOW - 5 * DAY]
    world.request("draft", company="Brume", edited_at=NOW - HOUR)
    assert entered(world, "brume") == [NOW - HOUR]
    assert entered(world, "brume kind:request") == [NOW - HOUR]


def test_unread_of_an_own_alert(world: World) -> None:
    first, second = (world.order("sent", sent_at=NOW - age) for age in (2 * HOUR, HOUR))
    row = own(world, "kind:order")
    assert state(world, row).unread == 2
    world.seen(row.id, NOW - HOUR - 1)
    found = state(world, row)
    assert (found.unread, found.seen_at) == (1, NOW - HOUR - 1)
    assert {one.id: one.unread for one in found.rows} == {first.id: False, second.id: True}
    world.opened(second, NOW)
    assert state(world, row).unread == 0
    plain = own(world, "kind:order", alert=False)
    assert state(world, plain).unread == 0


def test_nothing_of_an_own_widget_changes_before_its_next_change(world: World) -> None:
    Archive(world, random.Random(4))
    for query in (
        "due:<2d",
        "is:overdue",
        "sent:<1d OR shipped:<1w",
        "widget:waiting_minus",
        "created:today",
    ):
        row = own(world, query)
        before = state(world, row)
        change = before.next_change_at
        later = state(world, row, NOW + 400 * DAY if change is None else change - 1)
        assert {one.id for one in later.rows} == {one.id for one in before.rows}, query
        assert later.unread == before.unread
        assert change is None or change > NOW


# ------------------------------------------------------------ cost


def test_what_an_own_widget_costs(world: World) -> None:
    row = own(world, "partner:brume due:<2d")
    world.db.statements.clear()
    state(world, row)
    # Marks, rights, widgets, company; whether texts wait to be found by; two probes.
    assert len(world.db.statements) <= 4 + 1 + 2 + 4
    assert not [plan for plan in world.db.plans() if plan == "SCAN t"]

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Who belongs to which widget, to the millisecond (law 9, S2.42–S2.49, S2.93, A13–A15)."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_b2b.domain import entities as e
from desktop_b2b.errors import UserError
from desktop_b2b.services.queries import CountTransactions, Dashboard, ListTransactions, Query, WidgetState
from desktop_b2b.storage.read_models.register import highest
from desktop_b2b.storage.read_models.widgets import COUNTS, ROWS, WIDGETS
from tests.storage.read_models.world import DAY, HOUR, NOW, World

RETAILERS = [widget.key for widget in WIDGETS if widget.role == "retailer"]
SUPPLIERS = [widget.key for widget in WIDGETS if widget.role == "supplier"]
#: Statements of every dashboard: marks, rights, stored widgets, the company.
FIXED = 4
REQUESTS = ("waiting_plus", "waiting_minus", "need_attention")


def state(world: World, key: str, now: int = NOW, rows: int = 5) -> WidgetState:
    return world.ask(Dashboard(keys=(key,), rows=rows), now)[0]


def members(world: World, now: int = NOW) -> dict[str, list[str]]:
    """The numbers of each widget's rows; empty widgets left out. Lists and counts must agree."""
    found = {}
    for widget in world.ask(Dashboard(rows=100), now):
        listed = world.ask(ListTransactions(query=f"widget:{widget.key}"), now).rows
        assert {row.id for row in listed} == {row.id for row in widget.rows}
        assert (
            world.ask(CountTransactions(query=f"widget:{widget.key}"), now)
            == widget.total
            == len(widget.rows)
        )
        if widget.rows:
            found[widget.key] = [row.number for row in widget.rows]
    return found


def test_each_role_has_its_widgets(world: World, supplier: World) -> None:
    assert [widget.key for widget in world.ask(Dashboard())] == RETAILERS
    assert [widget.key for widget in supplier.ask(Dashboard())] == SUPPLIERS
    world.organisation(retailer=True, supplier=True)
    assert [widget.key for widget in world.ask(Dashboard())] == RETAILERS + SUPPLIERS


def test_s2_32_s2_33_the_eight_default_widgets_and_their_bands(world: World) -> None:
    assert {widget.key: widget.tone for widget in world.ask(Dashboard())} == {
        "draft": "",
        "waiting_plus": "",
        "waiting_minus": "amber",
        "need_attention": "red",
        "partially_ordered": "violet",
        "orders_waiting": "",
        "ship_overdue": "red",
        "shipped_14": "",
    }


def test_an_unknown_widget_is_refused_by_name(world: World) -> None:
    asked: dict[str, Query[Any]] = {
        "widget.unknown": Dashboard(keys=("nonsense",)),
        "search.value": ListTransactions(query="widget:nonsense"),
    }
    for code, query in asked.items():
        with pytest.raises(UserError) as refusal:
            world.ask(query)
        assert refusal.value.code == code


@pytest.mark.parametrize(
    ("left", "key"),
    [
        (HOUR + 1, "waiting_plus"),
        (HOUR, "waiting_minus"),
        (1, "waiting_minus"),
        (0, "waiting_minus"),
        (-1, "need_attention"),
    ],
)
@pytest.mark.parametrize("stored", ["waiting", "queued"])
def test_s2_43_s2_44_a_request_at_the_edges_of_its_hour(
    world: World, left: int, key: str, stored: str
) -> None:
    request = world.request(stored, deadlines=[NOW + left])
    assert members(world) == {key: [request.number]}


def test_a_waiting_request_without_any_deadline_needs_attention(world: World) -> None:
    request = world.request("waiting")
    assert members(world) == {"need_attention": [request.number]}


def test_the_earliest_open_deadline_counts(world: World) -> None:
    request = world.request(deadlines=[NOW + 2 * HOUR, NOW + 9 * HOUR])
    for after, key, shown in (
        (0, "waiting_plus", 2 * HOUR),
        (HOUR, "waiting_minus", 2 * HOUR),
        (2 * HOUR, "waiting_minus", 2 * HOUR),
        (2 * HOUR + 1, "waiting_plus", 9 * HOUR),  # the first partner's time is over: the second's counts
        (8 * HOUR, "waiting_minus", 9 * HOUR),
        (9 * HOUR + 1, "need_attention", 2 * HOUR),
    ):
        assert members(world, NOW + after) == {key: [request.number]}
        row = state(world, key, NOW + after).rows[0]
        listed = world.ask(ListTransactions(), NOW + after).rows[0]
        assert row.deadline_at == listed.deadline_at == NOW + shown


@pytest.mark.parametrize(
    ("stored", "key"),
    [
        ("draft", "draft"),
        ("need_attention", "need_attention"),
        ("partially_ordered", "partially_ordered"),
        ("ordered", None),
        ("closed", None),
        ("cancelled", None),
        ("deleted", None),
    ],
)
def test_s2_42_s2_45_s2_46_stored_states_of_requests(world: World, stored: str, key: str | None) -> None:
    request = world.request(stored)
    assert members(world) == ({key: [request.number]} if key else {})


@pytest.mark.parametrize("received", [False, True])
def test_s2_47_s2_48_orders_at_the_edges_of_their_ship_date(
    world: World, supplier: World, received: bool
) -> None:
    desk = supplier if received else world
    due, overdue = ("orders_to_ship", "orders_overdue") if received else ("orders_waiting", "ship_overdue")
    for stored in ("sent", "accepted", "part_shipped", *(() if received else ("queued",))):
        order = desk.order(stored, received=received, ship_by=NOW)
        assert members(desk) == {due: [order.number]}
        assert members(desk, NOW + 1) == {overdue: [order.number]}
        assert state(desk, due).next_change_at == NOW + 1
        assert state(desk, overdue).next_change_at == NOW + 1
        assert state(desk, due, NOW + 1).next_change_at is None
        desk.remove(order)
        desk.project(order)


@pytest.mark.parametrize("received", [False, True])
def test_s2_49_shipped_orders_stay_for_fourteen_days(world: World, supplier: World, received: bool) -> None:
    desk, key = (supplier, "supplier_shipped_14") if received else (world, "shipped_14")
    kept = [
        desk.order(stored, received=received, shipped_at=NOW - 14 * DAY)
        for stored in ("shipped", "closed", "closed_short")
    ]
    for stored in ("declined", "cancelled", "closed_short"):
        desk.order(stored, received=received)
    assert state(desk, key).total == len(kept)
    assert state(desk, key).next_change_at == NOW + 1
    assert members(desk, NOW + 1) == {}


@pytest.mark.parametrize(
    ("left", "key"),
    [
        (HOUR + 1, "inquiries_plus"),
        (HOUR, "inquiries_minus"),
        (0, "inquiries_minus"),
        (-1, "inquiries_expired"),
    ],
)
def test_inquiries_at_the_edges_of_their_hour(supplier: World, left: int, key: str) -> None:
    inquiry = supplier.inquiry(NOW + left)
    answered = supplier.inquiry(NOW + left, "answered")
    supplier.inquiry(NOW + left, "declined")
    supplier.inquiry(NOW + left, "closed")
    assert members(supplier) == {key: [inquiry.number], "answered": [answered.number]}


def test_rows_come_in_the_order_that_matters(world: World) -> None:
    drafts = [world.request("draft", edited_at=NOW - age) for age in (30, 10, 20)]
    late = [world.request(deadlines=[NOW + left]) for left in (30, 10, 20)]
    found = members(world)
    assert found["draft"] == [drafts[i].number for i in (1, 2, 0)]
    assert found["waiting_minus"] == [late[i].number for i in (1, 2, 0)]
    first = state(world, "draft", rows=2)
    assert (first.total, [row.number for row in first.rows]) == (3, found["draft"][:2])
    assert state(world, "draft", rows=0).rows == []


def test_pending_rows_say_so(world: World) -> None:
    by_target, by_write, free = (world.request("draft") for _ in range(3))
    world.pend(by_target)
    world.pend(by_write, target=False, wrote=[by_write])
    pending = {row.id: row.pending for row in state(world, "draft").rows}
    assert pending == {by_target.id: True, by_write.id: True, free.id: False}


# ------------------------------------------------------------ unread


def test_s2_35_unread_counts_what_came_after_the_mark(world: World) -> None:
    """At the instant of crossing (deadline less one hour), not when the request was sent."""
    request = world.request(deadlines=[NOW + HOUR])
    crossed = NOW
    for seen, unread in ((crossed - 1, 1), (crossed, 0), (crossed + 5, 0)):
        world.seen("waiting_minus", seen)
        found = state(world, "waiting_minus", NOW + 10)
        assert (found.unread, found.rows[0].unread) == (unread, bool(unread))
        assert found.rows[0].entered_at == crossed
        world.db.run("DELETE FROM seen_mark")
    world.opened(request, crossed - 1)
    assert state(world, "waiting_minus").unread == 1
    world.opened(request, crossed + 1, user=world.id())
    assert state(world, "waiting_minus").unread == 1
    world.opened(request, crossed)
    assert state(world, "waiting_minus").unread == 0


def test_marks_are_of_one_widget_and_plain_widgets_count_nothing(world: World) -> None:
    world.request("need_attention")
    world.request("draft")
    world.seen("partially_ordered", NOW)
    assert state(world, "need_attention").unread == 1
    assert state(world, "draft").unread == 0
    world.seen("need_attention", NOW)
    assert state(world, "need_attention").unread == 0


def test_an_expired_request_enters_at_its_last_deadline(world: World) -> None:
    world.request(deadlines=[NOW - 2 * HOUR, NOW - HOUR])
    found = state(world, "need_attention")
    assert (found.unread, found.rows[0].entered_at) == (1, NOW - HOUR)
    world.seen("need_attention", NOW - HOUR)
    assert state(world, "need_attention").unread == 0


def test_an_overdue_order_enters_at_its_ship_date(world: World) -> None:
    world.order("accepted", ship_by=NOW - HOUR)
    found = state(world, "ship_overdue")
    assert (found.unread, found.rows[0].entered_at) == (1, NOW - HOUR)


def test_a_state_begins_when_the_history_says_so(world: World) -> None:
    request = world.request("need_attention")
    for count, (at, text) in enumerate(
        [
            (NOW - 9, f'[["request","{request.id}","state","waiting","need_attention"]]'),
            (NOW - 5, f'[["request","{request.id}","company","","Hartwig"]]'),
        ]
    ):
        world.save(
            e.Event(
                id=f"{count + 1:x}" * 32,
                owner_id=world.me,
                document_id=request.id,
                document_kind="request",
                command="CloseDeadlines",
                actor_id=None,
                actor_name="",
                device="",
                at=at,
                changes=text,
            )
        )
    assert state(world, "need_attention").rows[0].entered_at == NOW - 9


# ------------------------------------------------------------ next change


def test_next_change_is_the_very_millisecond(world: World) -> None:
    world.request(deadlines=[NOW + 3 * HOUR])
    assert {key: state(world, key).next_change_at for key in REQUESTS} == {
        "waiting_plus": NOW + 2 * HOUR,
        "waiting_minus": NOW + 2 * HOUR,
        "need_attention": NOW + 3 * HOUR + 1,
    }
    late = NOW + 2 * HOUR
    assert {key: state(world, key, late).next_change_at for key in REQUESTS} == {
        "waiting_plus": None,
        "waiting_minus": NOW + 3 * HOUR + 1,
        "need_attention": NOW + 3 * HOUR + 1,
    }
    assert [state(world, key, NOW + 3 * HOUR + 1).next_change_at for key in REQUESTS] == [None] * 3
    assert state(world, "draft").next_change_at is None


offsets = st.integers(min_value=-3 * 60, max_value=3 * 60).map(lambda minutes: minutes * 60_000)
several = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def totals(world: World, now: int) -> dict[str, set[str]]:
    return {w.key: {row.id for row in w.rows} for w in world.ask(Dashboard(rows=500), now)}


def clear(world: World) -> None:
    for table in ("transaction", "request", "request_partner", "inquiry", "order"):
        world.db.run(f'DELETE FROM "{table}"')


@several
@given(
    requests=st.lists(st.lists(offsets, min_size=1, max_size=3), max_size=4),
    orders=st.lists(st.tuples(st.sampled_from(["sent", "shipped"]), offsets), max_size=4),
)
def test_nothing_changes_before_next_change(
    world: World, requests: list[list[int]], orders: list[tuple[str, int]]
) -> None:
    """What belongs stays the same until the millisecond before; with one deadline per request it
    changes at that millisecond.
    """
    clear(world)
    for deadlines in requests:
        world.request(deadlines=[NOW + offset for offset in deadlines])
    for stored, offset in orders:
        shipped = NOW + offset - 14 * DAY if stored == "shipped" else None
        world.order(stored, ship_by=NOW + offset, shipped_at=shipped)
    single = all(len(set(deadlines)) == 1 for deadlines in requests)
    now, before = NOW, totals(world, NOW)
    for widget in world.ask(Dashboard()):
        change = widget.next_change_at
        for later in (now + 7 * HOUR,) if change is None else (change - 1,):
            assert totals(world, later)[widget.key] == before[widget.key]
        if change is not None:
            assert change > now
            if single:
                assert totals(world, change)[widget.key] != before[widget.key]


@several
@given(deadlines=st.lists(offsets, max_size=6))
def test_nothing_changes_before_next_change_for_suppliers(supplier: World, deadlines: list[int]) -> None:
    clear(supplier)
    for offset in deadlines:
        supplier.inquiry(NOW + offset)
    before = totals(supplier, NOW)
    for widget in supplier.ask(Dashboard()):
        change = widget.next_change_at
        later = NOW + 7 * HOUR if change is None else change - 1
        assert totals(supplier, later)[widget.key] == before[widget.key]
        if change is not None:
            assert totals(supplier, change)[widget.key] != before[widget.key]


@several
@given(requests=st.lists(st.lists(offsets, min_size=1, max_size=3), max_size=5), now=offsets)
def test_s2_31_every_waiting_request_is_in_exactly_one_widget(
    world: World, requests: list[list[int]], now: int
) -> None:
    """By the plain reading of A13 and A14: the earliest deadline still open, else attention."""
    clear(world)
    expected: dict[str, set[str]] = {key: set() for key in REQUESTS}
    at = NOW + now
    for deadlines in requests:
        row = world.request(deadlines=[NOW + offset for offset in deadlines])
        left = [NOW + offset - at for offset in deadlines if NOW + offset >= at]
        key = "need_attention" if not left else "waiting_plus" if min(left) > HOUR else "waiting_minus"
        expected[key].add(row.id)
    found = totals(world, at)
    assert {key: found[key] for key in REQUESTS} == expected


# ------------------------------------------------------------ cost


def fill(world: World) -> None:
    for count in range(300):
        stored = ("draft", "waiting", "need_attention", "partially_ordered", "closed")[count % 5]
        world.request(stored, deadlines=[NOW + count * 60_000] if stored == "waiting" else [])
        world.order(
            "sent" if count % 2 else "shipped", ship_by=NOW + count - 150, shipped_at=NOW - count * DAY
        )
    world.inquiry(NOW + DAY)
    world.db.run("ANALYZE")


@pytest.mark.parametrize("filled", [False, True])
def test_two_statements_per_widget_and_no_scan(world: World, filled: bool) -> None:
    world.organisation(retailer=True, supplier=True)
    if filled:
        fill(world)
    for widget in WIDGETS:
        world.db.statements.clear()
        state(world, widget.key)
        assert len(world.db.statements) <= FIXED + 2, widget.key
        scans = [plan for plan in world.db.plans() if plan.startswith("SCAN t")]
        assert scans == [], widget.key
    world.db.statements.clear()
    world.ask(Dashboard())
    assert len(world.db.statements) <= 2 * len(WIDGETS) + FIXED


def test_counters_read_an_index_alone(world: World) -> None:
    """But for what is unread of the last hour, whose beginning stands in the row."""
    fill(world)
    for key in RETAILERS:
        world.db.statements.clear()
        state(world, key, rows=0)
        plans = [plan for plan in world.db.plans() if "transaction" in plan]
        bare: Any = [plan for plan in plans if "ix_transaction_phase" in plan and "COVERING" not in plan]
        assert len(bare) <= (4 if key in REQUESTS else 0), (key, bare)


def test_counting_reads_the_index_alone(world: World) -> None:
    """Total, unread and the next change; of first rows, what is shown is looked up when it is known."""
    world.organisation(retailer=True, supplier=True)
    fill(world)
    for widget in WIDGETS:
        for alert in (False, True):
            world.db.statements.clear()
            world.db.query(COUNTS[widget.key, alert], (NOW, b"", 0)[: highest(COUNTS[widget.key, alert])])
            read = [plan for plan in world.db.plans() if plan.startswith("SEARCH t ")]
            assert read
            # Few are in a state that has a widget of its own: those are looked up.
            of_state = any(segment.state for segment in widget.segments)
            index = "INDEX ix_transaction_kind" if of_state else "COVERING INDEX ix_transaction_phase"
            assert not [plan for plan in read if index not in plan]
    world.db.statements.clear()
    world.db.query(ROWS["need_attention", True], (NOW, b"", 5, 0))
    sorted_by_row = "SEARCH t USING INDEX ix_transaction_phase (kind=? AND side=? AND phase=? AND phase_at<?)"
    assert sorted_by_row not in world.db.plans()

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""B2B orders in the read model: which widget each is in and from when on, to the millisecond (A5, A15)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.entities.account import CENTRE
from desktop_b2b.services.queries import Dashboard, ListTransactions, PreviewTransaction, TransactionRow
from desktop_b2b.storage.read_models.widgets import WIDGETS
from tests.storage.read_models.world import DAY, HOUR, NOW, OTHER, RETAILER, World

Maker = Callable[[str], World]
KEEPERS = [widget.key for widget in WIDGETS if widget.role == "keeper"]
CENTRES = [widget.key for widget in WIDGETS if widget.role == "centre"]
LINK = "1f" * 16


@pytest.fixture
def keeper(world: World) -> World:
    """A retailer that has a centre."""
    world.put(e.Link(id=LINK, owner_id=RETAILER, counterpart_id=OTHER, kind=CENTRE))
    return world


@pytest.fixture
def centre(make_world: Maker) -> World:
    """A fulfilment centre, and nothing else."""
    found = make_world(OTHER)
    row = found.organisation(retailer=False)
    row.is_fulfilment_centre = True
    found.put(row)
    return found


def order(world: World, state: str, **fields: Any) -> e.B2BOrder:
    """An order of the retailer's at the centre."""
    kept: dict[str, Any] = {"number": f"B-{world.id()[-4:]}", "created_at": NOW - 2 * DAY, **fields}
    row = e.B2BOrder(
        id=world.id(), owner_id=RETAILER, counterpart_id=OTHER, link_id=LINK, state=state, **kept
    )
    world.save(row)
    return row


def members(world: World, now: int = NOW) -> dict[str, list[str]]:
    """The ids of each widget's rows; empty widgets left out. A widget's search finds the same."""
    found = {}
    for widget in world.ask(Dashboard(rows=100), now):
        listed = world.ask(ListTransactions(query=f"widget:{widget.key}"), now).rows
        assert {row.id for row in listed} == {row.id for row in widget.rows}
        assert widget.total == len(widget.rows)
        if widget.rows:
            found[widget.key] = [row.id for row in widget.rows]
    return found


def change(world: World, key: str, now: int = NOW) -> int | None:
    """When time alone next changes a widget."""
    return world.ask(Dashboard(keys=(key,)), now)[0].next_change_at


def only(world: World, query: str = "") -> TransactionRow:
    (row,) = world.ask(ListTransactions(query=query)).rows
    return row


# ------------------------------------------------------------ whose widgets


def test_a_retailer_has_them_once_it_has_a_centre(world: World) -> None:
    before = [one.key for one in world.ask(Dashboard())]
    assert not set(before) & {*KEEPERS, *CENTRES}
    world.put(e.Link(id=LINK, owner_id=RETAILER, counterpart_id=OTHER, kind="supplier"))
    assert [one.key for one in world.ask(Dashboard())] == before, "a supplier is no centre"
    world.put(e.Link(id=LINK, owner_id=RETAILER, counterpart_id=OTHER, kind=CENTRE))
    assert [one.key for one in world.ask(Dashboard())] == [*before, *KEEPERS]


def test_a_centre_has_its_own(centre: World) -> None:
    assert [one.key for one in centre.ask(Dashboard())] == CENTRES


# ------------------------------------------------------------ by state


@pytest.mark.parametrize(
    ("state", "sent", "got"),
    [
        ("queued", "b2b_at_centre", None),
        ("processing", "b2b_at_centre", "b2b_to_pick"),
        ("picking", "b2b_at_centre", "b2b_to_pick"),
        ("picked", "b2b_at_centre", "b2b_to_pack"),
        ("packed", "b2b_at_centre", "b2b_to_hand"),
        ("awaiting_shipper", "b2b_at_centre", "b2b_to_hand"),
        ("labelled", "b2b_at_centre", "b2b_to_hand"),
        ("cancelled", None, None),
    ],
)
def test_each_state_has_its_widget_on_either_side(
    keeper: World, centre: World, state: str, sent: str | None, got: str | None
) -> None:
    for desk, key in ((keeper, sent), (centre, got)):
        row = order(desk, state)
        assert members(desk) == ({key: [row.id]} if key else {})


def test_s1_37_what_is_packed_and_waits_is_found_by_its_reason(keeper: World) -> None:
    """Labels and quotes are wanted once there are boxes: then the order awaits its shipper."""
    row = order(keeper, "awaiting_shipper", reasons=("LABELS_MISSING",), blocked_at=NOW - HOUR)
    found = only(keeper, "reason:labels_missing")
    assert (found.id, found.reason) == (row.id, "LABELS_MISSING")


def test_a5_what_waits_for_its_day_is_no_alarm(keeper: World) -> None:
    order(keeper, "action_required", reasons=("SCHEDULED",), blocked_at=NOW - HOUR)
    assert members(keeper) == {}
    both = order(keeper, "action_required", reasons=("NO_STOCK", "BAD_ADDRESS"), blocked_at=NOW - HOUR)
    assert members(keeper) == {"b2b_action": [both.id]}
    for query in ("reason:no_stock", "reason:bad_address", "why:insufficient_inventory"):
        assert only(keeper, query).reason == "NO_STOCK,BAD_ADDRESS"
    assert only(keeper, "reason:scheduled").reason == "SCHEDULED"
    assert keeper.ask(ListTransactions(query="reason:payment")).rows == []


def test_a15_what_was_shipped_stays_for_fourteen_days(keeper: World) -> None:
    states = ("shipped", "collected", "delivered", "exception")
    kept = {order(keeper, state, shipped_at=NOW - 14 * DAY).id for state in states}
    assert set(members(keeper)["b2b_shipped_14"]) == kept
    assert change(keeper, "b2b_shipped_14") == NOW + 1
    assert set(members(keeper, NOW + 1)) == {"b2b_exception"}, "which waits until somebody sees to it"
    assert change(keeper, "b2b_shipped_14", NOW + 1) is None


def test_what_a_carrier_reports_is_an_alert_of_the_retailer_until_it_is_over(keeper: World) -> None:
    """Counted and unread since it was reported, whenever it left; read once it was opened."""
    gone = order(keeper, "shipped", shipped_at=NOW - 30 * DAY)
    assert members(keeper) == {}
    keeper.save(replace(gone, state="exception"))
    (widget,) = (one for one in keeper.ask(Dashboard(rows=9)) if one.key == "b2b_exception")
    assert (widget.alert, widget.mail_alert, widget.tone) == (True, False, "red")
    assert (widget.total, widget.unread) == (1, 1)
    keeper.save(replace(gone, state="delivered"))
    assert members(keeper) == {}


# ------------------------------------------------------------ due today


@pytest.mark.parametrize(
    ("zone", "due"),
    [
        ("America/New_York", (2025, 11, 26, 18)),
        ("Asia/Tokyo", (2025, 11, 26, 18)),
        ("Pacific/Kiritimati", (2025, 11, 27, 0)),
        # The day is 25 and 23 hours long.
        ("America/New_York", (2026, 11, 1, 18)),
        ("America/New_York", (2026, 3, 8, 18)),
        # At midnight the clocks went on: the day began at one.
        ("America/Santiago", (2026, 9, 6, 18)),
    ],
)
def test_due_today_begins_with_the_day_at_the_centre(
    centre: World, zone: str, due: tuple[int, int, int, int]
) -> None:
    year, month, day, hour = due
    there = ZoneInfo(zone)
    begins = int(datetime(year, month, day, tzinfo=there).timestamp() * 1000)
    due_at = int(datetime(year, month, day, hour, tzinfo=there).timestamp() * 1000)
    before = begins - DAY
    row = order(centre, "picked", due_at=due_at, reserve_zone=zone, created_at=before - DAY)
    assert change(centre, "b2b_due_today", before) == begins
    assert members(centre, begins - 1) == {"b2b_to_pack": [row.id]}
    assert members(centre, begins) == {"b2b_to_pack": [row.id], "b2b_due_today": [row.id]}
    assert change(centre, "b2b_due_today", begins) is None
    late = members(centre, due_at + DAY)
    assert late["b2b_due_today"] == [row.id], "what is late is still due"
    alert = centre.ask(Dashboard(keys=("b2b_due_today",)), begins)[0]
    assert alert.rows[0].entered_at == begins


def test_what_comes_on_the_day_itself_enters_when_it_comes(centre: World) -> None:
    row = order(centre, "processing", due_at=NOW + HOUR, created_at=NOW - 60_000, reserve_zone="UTC")
    (alert,) = centre.ask(Dashboard(keys=("b2b_due_today",)))
    assert [(one.id, one.entered_at) for one in alert.rows] == [(row.id, NOW - 60_000)]
    assert alert.unread == 1


def test_what_stands_or_left_is_not_due(centre: World) -> None:
    order(centre, "action_required", due_at=NOW, reasons=("NO_STOCK",), blocked_at=NOW)
    order(centre, "shipped", due_at=NOW, shipped_at=NOW - 1)
    assert members(centre) == {}


def test_overdue_tells_b2b_orders_past_their_date(keeper: World) -> None:
    late = order(keeper, "processing", due_at=NOW - 1, reserve_zone="UTC")
    order(keeper, "processing", due_at=NOW, reserve_zone="UTC")
    order(keeper, "shipped", due_at=NOW - 1, shipped_at=NOW)
    assert only(keeper, "is:overdue").id == late.id
    assert only(keeper, "kind:b2b_order ship:overdue").id == late.id


# ------------------------------------------------------------ what a row says


def shipment(world: World, row: e.B2BOrder, tracking: str, state: str = "confirmed") -> e.FulfilmentShipment:
    sent = e.FulfilmentShipment(
        id=world.id(), owner_id=RETAILER, counterpart_id=OTHER, number="S-1", state=state,
        carrier="DHL",
        tracking=tracking, created_at=NOW,
    )  # fmt: skip
    part = e.ShipmentOrder(
        id=world.id(), owner_id=RETAILER, counterpart_id=OTHER, fulfilment_shipment_id=sent.id,
        b2b_order_id=row.id,
    )  # fmt: skip
    world.save(sent, part)
    return sent


def test_tracking_of_all_shipments_of_an_order_is_found(keeper: World) -> None:
    row = order(keeper, "shipped", shipped_at=NOW)
    first, _second = shipment(keeper, row, "1Z-AAA"), shipment(keeper, row, "JJD-BBB")
    shipment(keeper, row, "GONE-1", state="voided")
    assert only(keeper).tracking == "JJD-BBB"
    assert only(keeper).courier == "DHL"
    for query in ("tracking:1Z-AAA", "tracking:JJD"):
        assert only(keeper, query).id == row.id
    assert keeper.ask(ListTransactions(query="tracking:GONE")).rows == []
    first.tracking = "1Z-CCC"
    keeper.save(first)
    assert only(keeper, "tracking:1Z-CCC").id == row.id, "the shipment alone was written"
    assert keeper.ask(ListTransactions(query="tracking:1Z-AAA")).rows == []


def test_tracking_of_each_box_is_found(keeper: World) -> None:
    row = order(keeper, "labelled")
    sent = shipment(keeper, row, "", state="labelled")
    boxes = [
        e.HandlingUnit(
            id=keeper.id(), owner_id=RETAILER, counterpart_id=OTHER, fulfilment_shipment_id=sent.id,
            sort_key=str(place), tracking=tracking, state=state,
        )
        for place, (tracking, state) in enumerate((("1Z-1", "packed"), ("1Z-2", "packed"), ("1Z-3", "void")))
    ]  # fmt: skip
    for box in boxes:
        keeper.save(box)
    for tracking in ("1Z-1", "1Z-2"):
        assert only(keeper, f"tracking:{tracking}").id == row.id
    assert keeper.ask(ListTransactions(query="tracking:1Z-3")).rows == []
    sent.pro_number = "PRO-77"
    keeper.save(sent)
    assert only(keeper, "tracking:PRO-77").id == row.id


def test_one_shipment_of_two_orders_is_told_in_both(keeper: World) -> None:
    one, two = order(keeper, "shipped", shipped_at=NOW), order(keeper, "shipped", shipped_at=NOW)
    sent = shipment(keeper, one, "1Z-AAA")
    part = e.ShipmentOrder(
        id=keeper.id(), owner_id=RETAILER, counterpart_id=OTHER, fulfilment_shipment_id=sent.id,
        b2b_order_id=two.id,
    )  # fmt: skip
    keeper.save(part)
    assert {row.id for row in keeper.ask(ListTransactions(query="tracking:1Z")).rows} == {one.id, two.id}


def test_the_preview_says_what_of_each_line_is_shipped(keeper: World) -> None:
    row = order(keeper, "shipped", shipped_at=NOW, company="Northern Home", note_to_customer="Thank you")
    for place, sku in enumerate(("MUG", "TEA")):
        line = e.B2BLine(
            id=keeper.id(), owner_id=RETAILER, counterpart_id=OTHER, b2b_order_id=row.id, sort_key=str(place),
            stock_item_id=keeper.id(), sku=sku, quantity=Decimal(5), shipped=Decimal(place * 2),
        )  # fmt: skip
        keeper.save(line)
    found = keeper.ask(PreviewTransaction(id=row.id))
    assert [(line.sku, line.quantity, line.done) for line in found.lines] == [
        ("MUG", Decimal(5), Decimal(0)),
        ("TEA", Decimal(5), Decimal(2)),
    ]
    assert (only(keeper).lines, only(keeper).quantity) == (2, Decimal(10))


def test_a_draft_of_others_is_not_listed(keeper: World, centre: World) -> None:
    for desk in (keeper, centre):
        draft = e.B2BDraft(
            id=desk.id(), owner_id=RETAILER, number="BD-1", created_at=NOW, edited_at=NOW, company="Northern"
        )
        desk.save(draft)
    assert only(keeper).kind == "b2b_draft"
    assert members(keeper) == {"b2b_draft": [only(keeper).id]}
    assert centre.ask(ListTransactions()).rows == []


def test_rows_made_one_by_one_are_those_made_anew(keeper: World) -> None:
    for state in ("queued", "action_required", "processing", "packed", "shipped", "cancelled"):
        row = order(keeper, state, due_at=NOW + DAY, shipped_at=NOW if state == "shipped" else None)
        shipment(keeper, row, f"1Z-{state}")
    before = keeper.table()
    keeper.project()
    assert keeper.table() == before

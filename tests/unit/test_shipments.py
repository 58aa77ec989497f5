# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Packing and shipping: never more than ordered, whatever the order of things."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import Command
from desktop_b2b.domain.commands import sourcing as c
from desktop_b2b.domain.events import ShipmentConfirmed
from desktop_b2b.errors import UserError
from tests.unit.memory_uow import an_id
from tests.unit.sourcing import Trade

D = Decimal


@pytest.fixture
def trade() -> Trade:
    return Trade()


@pytest.fixture
def order(trade: Trade) -> e.Order:
    return trade.ordered()


def confirm(name: str = "shipment", courier: str = "Post", tracking: str = "TN1") -> c.ConfirmShipment:
    return c.ConfirmShipment(shipment_id=an_id(name), courier=courier, tracking=tracking)


def test_a_shipment_is_packed_in_boxes(trade: Trade, order: e.Order) -> None:
    boxes = tuple(
        c.BoxValue(id=an_id(name), tracking=f" {name} ", weight_g=1_500, length_mm=400) for name in ("x", "y")
    )
    line = trade.order_line(order, "A")
    packed = tuple(
        c.PackedValue(order_line_id=line.id, box_id=an_id(name), quantity=D(quantity))
        for name, quantity in (("x", 4), ("y", 6))
    )
    cmd = c.SaveShipment(
        shipment_id=an_id("shipment"), order_id=order.id, boxes=boxes, packed=packed, courier="Post"
    )
    trade.do(trade.north, cmd)
    shipment = trade.one(e.Shipment)
    assert (shipment.owner_id, shipment.counterpart_id) == (
        trade.north.organisation_id,
        trade.shop.organisation_id,
    )
    assert (shipment.state, shipment.courier, shipment.order_number) == ("draft", "Post", order.number)
    assert shipment.number.startswith("K7-")
    assert [(box.tracking, box.weight_g, box.length_mm) for box in trade.all(e.Box)] == [
        ("x", 1_500, 400),
        ("y", 1_500, 400),
    ]
    assert sorted(row.quantity for row in trade.all(e.ShipmentLine)) == [D(4), D(6)]
    assert trade.row(e.Order, order.id).state == "sent"
    number = shipment.number
    less = c.SaveShipment(
        shipment_id=an_id("shipment"), order_id=order.id, boxes=boxes[1:], packed=packed[1:]
    )
    trade.do(trade.north, less)
    assert [box.tracking for box in trade.all(e.Box)] == ["y"]
    assert [row.quantity for row in trade.all(e.ShipmentLine)] == [D(6)]
    assert trade.one(e.Shipment).number == number


def test_confirming_ships_and_accepts(trade: Trade, order: e.Order) -> None:
    trade.do(trade.north, trade.pack(order, a=10, b=2))
    trade.pass_hours(5)
    trade.do(trade.north, confirm(tracking=" 1Z 999 "))
    shipment = trade.one(e.Shipment)
    assert (shipment.state, shipment.tracking, shipment.confirmed_at) == ("confirmed", "1Z 999", trade.now)
    assert trade.order_line(order, "A").shipped == D(10)
    assert (trade.row(e.Order, order.id).state, trade.row(e.Order, order.id).shipped_at) == (
        "part_shipped",
        trade.now,
    )
    assert ShipmentConfirmed(shipment.id) in trade.events
    trade.ship(order, "rest", b=3)
    assert trade.row(e.Order, order.id).state == "shipped"
    with trade.refused("state.wrong"):
        trade.do(trade.north, trade.pack(order, "more", a=1))


def test_confirming_needs_courier_tracking_and_goods(trade: Trade, order: e.Order) -> None:
    trade.do(trade.north, trade.pack(order, a=0))
    assert trade.all(e.ShipmentLine) == []
    with trade.refused("shipment.empty", "shipment_id"):
        trade.do(trade.north, confirm())
    trade.do(trade.north, trade.pack(order, a=1))
    with trade.refused("text.missing", "courier"):
        trade.do(trade.north, confirm(courier=" "))
    with trade.refused("text.missing", "tracking"):
        trade.do(trade.north, confirm(tracking=""))
    with trade.refused("text.control", "tracking"):
        trade.do(trade.north, confirm(tracking="1\x002"))
    trade.do(trade.north, confirm())
    for cmd in (confirm(), c.DiscardShipment(shipment_id=an_id("shipment"))):
        with trade.refused("state.forbidden"):
            trade.do(trade.north, cmd)


def test_two_drafts_share_what_is_ordered(trade: Trade, order: e.Order) -> None:
    trade.do(trade.north, trade.pack(order, "one", a=7))
    with trade.refused("shipment.too_much", "packed[0].quantity"):
        trade.do(trade.north, trade.pack(order, "two", a=4))
    trade.do(trade.north, trade.pack(order, "two", a=3))
    trade.do(trade.north, c.DiscardShipment(shipment_id=an_id("one")))
    trade.do(trade.north, trade.pack(order, "two", a=10))
    with trade.refused("shipment.too_much"):
        trade.do(trade.north, trade.pack(order, "one", a=1))
    trade.do(trade.north, confirm("two"))
    with trade.refused("shipment.too_much"):
        trade.do(trade.north, trade.pack(order, "one", a=1))
    trade.do(trade.north, trade.pack(order, "one", b=1))
    assert trade.row(e.Shipment, an_id("one")).state == "draft"


def test_confirming_checks_again_what_is_left(trade: Trade, order: e.Order) -> None:
    trade.do(trade.north, trade.pack(order, a=10))
    trade.order_line(order, "A").shipped = D(1)
    with trade.refused("shipment.too_much", "shipment_id"):
        trade.do(trade.north, confirm())


def test_confirming_leaves_out_what_was_cancelled(trade: Trade, order: e.Order) -> None:
    trade.do(trade.north, trade.pack(order, a=10))
    trade.order_line(order, "A").cancelled = D(1)
    with trade.refused("shipment.too_much", "shipment_id"):
        trade.do(trade.north, confirm())
    with trade.refused("shipment.too_much", "packed[0].quantity"):
        trade.do(trade.north, trade.pack(order, a=10))


def bad(trade: Trade, order: e.Order, **changes: Any) -> c.SaveShipment:
    return msgspec.structs.replace(trade.pack(order, a=1), **changes)


def test_refused_shipments(trade: Trade, order: e.Order) -> None:
    good = trade.pack(order, a=1)
    other = trade.ordered_again()
    cases: list[tuple[dict[str, Any], str, str]] = [
        ({"courier": "\x00"}, "text.control", "courier"),
        ({"tracking": "x" * 65}, "text.too_long", "tracking"),
        ({"boxes": good.boxes * 2}, "list.repeated", "boxes[1].id"),
        ({"boxes": ()}, "shipment.unknown_box", "packed[0].box_id"),
        ({"packed": good.packed * 2}, "list.repeated", "packed[1].box_id"),
        ({"packed": trade.pack(other, a=1).packed}, "shipment.unknown_line", "packed[0].order_line_id"),
    ]
    for name in ("weight_g", "length_mm", "width_mm", "height_mm"):
        for number in (-1, 1_000_001):
            boxes = (msgspec.structs.replace(good.boxes[0], **{name: number}),)
            cases.append(({"boxes": boxes}, "number.limits", f"boxes[0].{name}"))
    boxes = (msgspec.structs.replace(good.boxes[0], tracking="\x00"),)
    cases.append(({"boxes": boxes}, "text.control", "boxes[0].tracking"))
    for quantity, code in (("-1", "number.negative"), ("0.5", "quantity.whole")):
        packed = (msgspec.structs.replace(good.packed[0], quantity=D(quantity)),)
        cases.append(({"packed": packed}, code, "packed[0].quantity"))
    for changes, code, field in cases:
        with trade.refused(code, field):
            trade.do(trade.north, bad(trade, order, **changes))
    trade.do(trade.north, good)
    with trade.refused("shipment.other_order", "order_id"):
        moved = msgspec.structs.replace(trade.pack(other, a=1), shipment_id=good.shipment_id)
        trade.do(trade.north, moved)


def test_only_the_supplier_ships(trade: Trade, order: e.Order) -> None:
    cmd = trade.pack(order, a=1)
    with trade.refused("record.other_party"):
        trade.do(trade.shop, cmd)
    with trade.refused("record.missing"):
        trade.do(trade.south, cmd)
    trade.do(trade.north, cmd)
    with trade.refused("record.other_party"):
        trade.do(trade.shop, confirm())
    with trade.refused("record.other_party"):
        trade.do(trade.shop, c.DiscardShipment(shipment_id=an_id("shipment")))
    with trade.refused("record.missing"):
        trade.do(trade.south, confirm())


def test_cancelled_quantities_need_not_ship(trade: Trade, order: e.Order) -> None:
    trade.order_line(order, "B").cancelled = D(5)
    trade.ship(order, a=10)
    assert trade.row(e.Order, order.id).state == "shipped"


REFUSALS = {"shipment.too_much", "shipment.empty", "state.forbidden", "state.wrong", "record.missing"}


def attempt(trade: Trade, cmd: Command) -> bool:
    """Whether the supplier's command was taken; it may be refused for reasons of shipping only."""
    try:
        trade.do(trade.north, cmd)
    except UserError as refusal:
        if refusal.code not in REFUSALS:
            raise
        return False
    return True


steps = st.lists(
    st.tuples(st.sampled_from(["pack", "confirm", "discard"]), st.integers(0, 2), st.integers(0, 12)),
    max_size=12,
)


@settings(max_examples=60, deadline=None)
@given(steps)
def test_shipped_never_exceeds_ordered(plan: list[tuple[str, int, int]]) -> None:
    trade = Trade()
    order = trade.ordered()
    confirmed = D(0)
    for step, number, quantity in plan:
        name = f"shipment {number}"
        if step == "pack":
            attempt(trade, trade.pack(order, name, a=quantity))
        elif step == "confirm" and attempt(trade, confirm(name)):
            confirmed += trade.one(e.ShipmentLine, shipment_id=an_id(name)).quantity
        elif step == "discard":
            attempt(trade, c.DiscardShipment(shipment_id=an_id(name)))
        line = trade.order_line(order, "A")
        assert line.shipped == confirmed <= line.quantity
        assert trade.row(e.Order, order.id).state == ("part_shipped" if confirmed else "sent")

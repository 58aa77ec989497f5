# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The packing card's model: boxes, room, measures, what is stored."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.values import sort_key
from desktop_b2b.services.queries import OrderView, ShipmentView
from ui.screens.shipment.editing import (
    LENGTHS,
    WEIGHTS,
    Packing,
    first_packing,
    measured,
    packing_of,
    problems,
    room,
    save_command,
    stored,
)

ORDER, SHIPMENT, OTHER = "0" * 32, "1" * 32, "2" * 32
US, THEM = "a" * 32, "b" * 32


def line_id(number: int) -> str:
    return f"{number:032x}"


def order_view(*shipments: ShipmentView, shipped: int = 0) -> OrderView:
    lines = [
        e.OrderLine(
            id=line_id(n), owner_id=THEM, order_id=ORDER, sort_key=sort_key(n), sku=f"S{n}",
            quantity=Decimal(10 * n), shipped=Decimal(shipped),
        )
        for n in (1, 2)
    ]  # fmt: skip
    order = e.Order(id=ORDER, owner_id=THEM, counterpart_id=US, number="O-1", state="accepted")
    return OrderView(
        order=order, lines=lines, shipments=list(shipments), partner_name="Them", logo_hash="", side="in",
        request_id=None, request_number="", recipient_email="", pending=False,
    )  # fmt: skip


def draft(shipment_id: str, quantity: int) -> ShipmentView:
    shipment = e.Shipment(id=shipment_id, owner_id=US, number="S-1", order_id=ORDER, courier="DPD")
    box = e.Box(id="c" * 32, owner_id=US, shipment_id=shipment_id, sort_key="1", weight_g=1500)
    row = e.ShipmentLine(
        id="d" * 32, owner_id=US, shipment_id=shipment_id, order_line_id=line_id(1), box_id=box.id,
        quantity=Decimal(quantity),
    )  # fmt: skip
    return ShipmentView(shipment=shipment, boxes=[box], lines=[row])


def test_a_new_shipment_holds_everything_open_in_one_box() -> None:
    view = order_view(shipped=4)
    packing = first_packing(view, SHIPMENT)
    assert len(packing.boxes) == 1
    assert [packing.of_line(line_id(n)) for n in (1, 2)] == [6, 16]
    command = save_command(view, SHIPMENT, packing)
    assert command is not None
    assert sum(value.quantity for value in command.packed) == 22


def test_other_drafts_take_room_and_this_one_does_not() -> None:
    view = order_view(draft(OTHER, 7), draft(SHIPMENT, 2))
    assert room(view, SHIPMENT) == {line_id(1): 3, line_id(2): 20}
    assert first_packing(view, "9" * 32).courier == "DPD"


def test_more_than_is_open_is_not_stored() -> None:
    view = order_view()
    packing = first_packing(view, SHIPMENT)
    too_much = packing.put(line_id(1), packing.boxes[0].id, Decimal(11))
    assert problems(view, SHIPMENT, too_much) == {
        (line_id(1), packing.boxes[0].id): ("too_much", Decimal(10))
    }
    assert save_command(view, SHIPMENT, too_much) is None


def test_parts_and_negatives_of_counted_things_are_refused() -> None:
    view = order_view()
    packing = first_packing(view, SHIPMENT)
    box = packing.boxes[0].id
    half = problems(view, SHIPMENT, packing.put(line_id(1), box, Decimal("0.5")))
    less = problems(view, SHIPMENT, packing.put(line_id(1), box, Decimal(-1)))
    assert [code for code, _left in half.values()] == ["not_whole"]
    assert [code for code, _left in less.values()] == ["negative"]


def test_a_box_that_goes_leaves_nothing_behind() -> None:
    packing = Packing().add_box("1" * 32).add_box("2" * 32)
    packing = packing.put(line_id(1), "1" * 32, Decimal(3)).put(line_id(1), "2" * 32, Decimal(4))
    packing = packing.with_raw(f"{'2' * 32}/weight", "8,,4")
    left = packing.drop_box("2" * 32)
    assert left.of_line(line_id(1)) == 7
    assert left.raw == {}


def test_a_stored_shipment_comes_back_as_it_was() -> None:
    shown = draft(SHIPMENT, 7)
    view = order_view(shown)
    command = save_command(view, SHIPMENT, packing_of(shown))
    assert command is not None
    assert (command.courier, command.boxes[0].weight_g, command.packed[0].quantity) == (
        "DPD",
        1500,
        Decimal(7),
    )


@given(st.integers(1, 99_999))
def test_measures_in_grams_and_millimetres_read_back(value: int) -> None:
    assert stored(measured(value, WEIGHTS["kg"]), WEIGHTS["kg"]) == value
    assert stored(measured(value, LENGTHS["cm"]), LENGTHS["cm"]) == value


@given(st.decimals(min_value="0.1", max_value=200, places=1))
def test_pounds_and_inches_are_shown_as_they_were_typed(value: Decimal) -> None:
    shown = measured(stored(value, WEIGHTS["lb"]), WEIGHTS["lb"])
    assert shown is not None
    assert abs(shown - value) < Decimal("0.002")
    side = measured(stored(value, LENGTHS["in"]), LENGTHS["in"])
    assert side is not None
    assert abs(side - value) <= Decimal("0.1")


def test_nothing_measured_is_nothing_shown() -> None:
    assert measured(0, WEIGHTS["kg"]) is None
    assert stored(None, WEIGHTS["kg"]) == 0

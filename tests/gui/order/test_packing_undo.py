# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Undo while packing: boxes, quantities, measures and courier in one history."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from desktop_b2b.domain import entities as e
from tests.gui.order.stage import Seat, Stage
from tests.gui.order.test_order import carried, maker_at, packing
from ui.screens.order.screen import OrderScreen
from ui.screens.shipment.editing import PackedBox, Packing
from ui.screens.shipment.packer import Packer

_boxes = st.lists(st.sampled_from("pqr"), unique=True, max_size=3)


@st.composite
def packings(draw: st.DrawFn) -> Packing:
    boxes = draw(_boxes)
    quantity = st.decimals(1, 9, places=0)
    return Packing(
        boxes=tuple(
            PackedBox(id=box, weight_g=draw(st.integers(0, 9)), tracking=draw(st.sampled_from(["", "T"])))
            for box in boxes
        ),
        packed={f"line/{box}": draw(quantity) for box in boxes if draw(st.booleans())},
        courier=draw(st.sampled_from(["", "DPD"])),
        tracking=draw(st.sampled_from(["", "TN"])),
        raw=draw(st.dictionaries(st.sampled_from(["line/p", "p/weight"]), st.just("8x"), max_size=1)),
    )


@given(packings(), packings())
def test_a_packing_is_its_parts(one: Packing, other: Packing) -> None:
    assert one.with_parts(one.parts()) == one
    assert one.with_parts(other.parts()) == other


def test_what_lies_in_a_box_that_is_gone_is_not_packed() -> None:
    packing_ = Packing(boxes=(PackedBox(id="p"),), packed={"line/p": Decimal(1), "line/q": Decimal(2)})
    assert packing_.with_parts(packing_.parts()).packed == {"line/p": Decimal(1)}


def at_work(stage: Stage) -> tuple[Seat, OrderScreen, Packer]:
    seat, screen, _order = maker_at(stage)
    return seat, screen, packing(seat, screen)


def test_ux_28_packing_is_undone_step_by_step(stage: Stage) -> None:
    seat, screen, packer = at_work(stage)
    before = packer.copy.value
    first = before.boxes[0].id
    assert packer.card.grid is not None
    line = str(packer.card.grid.rows()[0]["id"])
    packer.card.grid.enter_text(line, first, "5")
    packer.card.add_box()
    packer.card.boxes.enter_text(first, "weight", "8.4")
    carried(packer)
    packer.card.remove_button.click()
    screen.packing.save()
    seat.settle()
    told = []
    while screen.undo_words():
        told.append(screen.undo_words())
        screen.undo()
        seat.settle()
    assert told[0] == "remove box"
    assert told[-3:] == ["change of weight or size", "add box", "change of packed quantity"]
    assert packer.copy.value == before
    assert packer.card.boxes.grid_model.rowCount() == 1
    assert screen.redo_words() == "change of packed quantity"
    screen.packing.save()
    seat.settle()
    assert sum(row.quantity for row in stage.maker.rows(e.ShipmentLine)) == 240
    screen.redo()
    assert packer.copy.value.quantity(line, first) == 5


def test_ux_31_a_quantity_is_filled_down(stage: Stage) -> None:
    seat, screen, packer = at_work(stage)
    grid = packer.card.grid
    assert grid is not None
    box = packer.copy.value.boxes[0].id
    ids = [str(row["id"]) for row in grid.rows()]
    grid.enter_text(ids[0], box, "3")
    grid.focus_cell(ids[0], box)
    grid.extend(1)
    grid.extend(1)
    grid.fill_down()
    seat.settle()
    assert [packer.copy.value.quantity(line, box) for line in ids[:3]] == [3, 3, 3]
    assert screen.undo_words() == "fill down"
    screen.undo()
    assert packer.copy.value.quantity(ids[2], box) != 3

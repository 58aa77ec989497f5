# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Picked goods go back to their shelves: what was taken by mistake, and all of an order that was cancelled
(mission §6: the restock task).
"""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands.fulfilment import ConfirmB2BCancel
from desktop_b2b.services.stock import lot_id
from tests.gui.floor.stage import GTIN, MUG, TIN, FloorStage
from ui.screens.floor.pick import PickStation
from ui.screens.floor.restock import RestockStation
from ui.screens.floor.verdict import Sort

D = Decimal


def in_bins(stage: FloorStage, sku: str) -> dict[str, Decimal]:
    """How much of an item lies where."""
    names = {row.id: row.name for row in stage.desk.rows(e.Bin)}
    lot = lot_id(stage.item(sku), "")
    rows = [row for row in stage.desk.rows(e.BinStock) if row.stock_lot_id == lot]
    return {names[row.bin_id]: row.quantity for row in rows if row.quantity}


def call_off(stage: FloorStage, order: str) -> None:
    """The retailer asked for it, and the centre agrees."""
    with stage.desk.store.writing() as db:
        db.run("UPDATE b2b_order SET cancel_asked_at = 1 WHERE id = ?", (bytes.fromhex(order),))
    stage.desk.do(ConfirmB2BCancel(b2b_order_id=order))
    stage.settle()


def test_what_was_taken_by_mistake_goes_back_with_the_reason(stage: FloorStage) -> None:
    """From picking, by one key, a reason and scans; the order waits to be picked again."""
    order = stage.order("B-1", MUG=2, TIN=3)
    screen = stage.floor()
    stage.scan("B-1")
    assert next(deed for deed in screen.station.deeds() if deed.key == "F3").reason
    stage.scan(GTIN[TIN], GTIN[MUG])
    assert stage.state(order) == "picked"
    stage.key(Qt.Key.Key_F3)
    assert stage.station == RestockStation.__name__
    stage.scan(f"4*{GTIN[TIN]}")
    assert screen.panel.verdict.sort is Sort.WRONG
    stage.scan(f"2*{GTIN[TIN]}", "")
    assert screen.panel.verdict.sort is Sort.WRONG, "it asks why"
    stage.scan("The tins are dented")
    assert (stage.word, stage.state(order)) == ("PUT BACK", "picking")
    assert in_bins(stage, TIN) == {"A-08": D(99)}
    (moved,) = [row for row in stage.desk.rows(e.StockMovement) if row.reason == "The tins are dented"]
    assert moved.quantity == D(2)
    stage.scan("no such thing")
    assert screen.panel.verdict.sort is Sort.WRONG
    stage.key(Qt.Key.Key_F8)
    assert stage.station == PickStation.__name__
    assert [entry.end for entry in screen.rows.entries] == ["2"]


def test_a_cancelled_order_is_a_task_until_all_of_it_is_back(stage: FloorStage) -> None:
    """It stands in the list; its box is opened, and what was in it goes where a place is scanned."""
    order = stage.order("B-1", MUG=2, TIN=1)
    other = stage.order("B-2", MUG=1)
    screen = stage.floor()
    stage.scan("B-1", GTIN[TIN], GTIN[MUG])
    stage.key(Qt.Key.Key_F8)
    stage.scan(GTIN[MUG])
    stage.key(Qt.Key.Key_F6)
    stage.scan("1 kg", "20x20x20 cm")
    stage.key(Qt.Key.Key_Escape)
    call_off(stage, order)
    assert stage.state(order) == "cancelled"
    assert [(entry.title, entry.end) for entry in screen.rows.entries] == [
        ("B-2", "Processing"),
        ("B-1", "Cancelled"),
    ]
    stage.scan("B-1")
    assert stage.station == RestockStation.__name__
    assert [entry.title for entry in screen.rows.entries] == ["Box 1", "A-09", "A-08"]
    stage.key(Qt.Key.Key_F6)
    assert [entry.title for entry in screen.rows.entries] == ["A-09", "A-08"]
    assert {unit.void_reason for unit in stage.desk.rows(e.HandlingUnit)} == {"The order was cancelled."}
    assert [row.state for row in stage.desk.rows(e.FulfilmentShipment)] == ["voided"]
    stage.scan(GTIN[TIN], "A-07", GTIN[MUG])
    assert stage.word == "PUT BACK"
    assert in_bins(stage, TIN) == {"A-08": D(100)}
    assert in_bins(stage, MUG) == {"A-09": D(98), "A-07": D(2)}
    stage.key(Qt.Key.Key_F8)
    assert [entry.title for entry in screen.rows.entries] == ["B-2"]
    stage.scan("B-1")
    assert screen.panel.verdict.sort is Sort.WRONG, "nothing is to be done with it any more"
    assert stage.state(other) == "processing"
    lot = stage.desk.row(e.StockLot, lot_id(stage.item(MUG), ""))
    assert (lot.on_hand, lot.reserved) == (D(100), D(1))


def test_an_open_box_keeps_what_was_scanned_into_it(stage: FloorStage) -> None:
    """What lies in the open box is not put back behind its back."""
    stage.order("B-1", MUG=2)
    screen = stage.floor()
    stage.scan("B-1", GTIN[MUG])
    stage.key(Qt.Key.Key_F8)
    stage.scan(GTIN[MUG])
    assert next(deed for deed in screen.station.deeds() if deed.key == "F3").reason
    stage.key(Qt.Key.Key_F4)
    stage.key(Qt.Key.Key_F3)
    assert stage.station == RestockStation.__name__
    stage.key(Qt.Key.Key_F4)
    stage.scan("1", "Chipped")
    assert in_bins(stage, MUG) == {"A-09": D(99)}

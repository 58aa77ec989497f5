# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A shift at the floor desk by keyboard and scanner alone: pick, pack, weigh, label, ship, take back."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from desktop_b2b.domain import entities as e
from tests.gui.floor.stage import CASE, GTIN, MUG, OTHER, TIN, FloorStage
from ui.screens.floor.key_sheet import FloorKeys
from ui.screens.floor.open_box import BUFFER_KIND
from ui.screens.floor.pack import PackStation
from ui.screens.floor.pick import PickStation
from ui.screens.floor.ship import ShipStation
from ui.screens.floor.verdict import Sort

D = Decimal


def test_an_order_goes_from_its_number_to_the_truck(stage: FloorStage) -> None:
    """S1.29, S1.32, N11: everything by scans and keys; the network is never asked."""
    order = stage.order("B-5523", MUG=2, TIN=3)
    screen = stage.floor()
    stage.desk.cable.is_cut = True
    assert [entry.title for entry in screen.rows.entries] == ["B-5523"]
    stage.scan("B-5523")
    assert stage.station == PickStation.__name__
    # The way through the house: the tins lie before the mugs.
    assert [entry.title for entry in screen.rows.entries] == ["A-08", "A-09"]
    stage.scan(GTIN[TIN], GTIN[MUG])
    assert stage.state(order) == "picked"
    stage.key(Qt.Key.Key_F8)
    assert stage.station == PackStation.__name__
    stage.scan(GTIN[MUG])
    assert (stage.word, screen.panel.verdict.sort) == ("OK", Sort.OK)
    assert screen.panel.verdict.count == "1"
    stage.scan(GTIN[MUG], f"3*{GTIN[TIN]}")
    assert [entry.done for entry in screen.rows.entries] == [True, True]
    stage.key(Qt.Key.Key_F8)
    stage.scan("28 lb", "16 x 12 x 10 in")
    assert stage.station == ShipStation.__name__
    (box,) = stage.desk.rows(e.HandlingUnit)
    assert (box.weight_g, box.weight_entered, box.size_entered) == (12701, "28 lb", "16 × 12 × 10 in")
    assert stage.state(order) == "packed"
    stage.key(Qt.Key.Key_F8)
    stage.scan("Parcel Post", "1Z999")
    assert stage.state(order) == "labelled"
    stage.key(Qt.Key.Key_F8)
    stage.scan("")
    assert (stage.word, stage.state(order)) == ("SHIPPED", "shipped")
    (shipment,) = stage.desk.rows(e.FulfilmentShipment)
    assert (shipment.state, shipment.carrier) == ("confirmed", "Parcel Post")


def test_carriers_have_names_and_are_typed_by_them(stage: FloorStage) -> None:
    """Nobody on the floor knows that the tables call it "ups"."""
    order = stage.order("B-1", MUG=1, carrier="ups")
    screen = stage.floor()
    stage.scan("B-1", GTIN[MUG])
    stage.key(Qt.Key.Key_F8)
    stage.scan(GTIN[MUG])
    stage.key(Qt.Key.Key_F8)
    stage.scan("2 kg", "40x30x20")
    assert screen.panel.verdict.code == "UPS"
    stage.key(Qt.Key.Key_F8)
    assert screen.panel.verdict.need_note == "Enter keeps: UPS"
    stage.scan("fedex", "7712")
    assert stage.state(order) == "labelled"
    (shipment,) = stage.desk.rows(e.FulfilmentShipment)
    assert shipment.carrier == "fedex"
    assert screen.panel.verdict.sort is Sort.OK


#: What stands on a unit of the other item and on its boxes: padded, among other elements, numbered as a case.
CODES_OF_OTHER = (OTHER, f"0{OTHER}", f"(01)0{OTHER}(10)L9", f"]C1010{OTHER}10L9", "35901234123458", CASE)


@pytest.mark.parametrize("code", CODES_OF_OTHER)
def test_a_wrong_item_is_named_whichever_of_its_codes_is_scanned(stage: FloorStage, code: str) -> None:
    """Picking, packing and putting back: who reads a number does not know what to put back where."""
    stage.order("B-1", MUG=1)
    screen = stage.floor()
    stage.scan("B-1", code)
    assert stage.word == "WRONG ITEM"
    assert "Soy candle tin, pine, CND-SOY-TIN7" in screen.panel.verdict.sentence
    stage.scan(GTIN[MUG])
    stage.key(Qt.Key.Key_F8)
    stage.scan(code)
    verdict = screen.panel.verdict
    assert (verdict.sort, verdict.word) == (Sort.WRONG, "WRONG ITEM")
    assert (verdict.thing, verdict.code) == ("Soy candle tin, pine", "CND-SOY-TIN7")


def test_an_unknown_number_is_told_as_it_is_printed(stage: FloorStage) -> None:
    """Without the noughts that make it fourteen digits: so it stands on the box."""
    stage.order("B-1", MUG=1)
    screen = stage.floor()
    stage.scan("B-1", GTIN[MUG])
    stage.key(Qt.Key.Key_F8)
    stage.scan("9780306406157")
    assert "“9780306406157”" in screen.panel.verdict.sentence


def test_a_wrong_or_surplus_item_is_refused_loudly(stage: FloorStage) -> None:
    """N11: what is wrong is named, what is expected stands beneath, and nothing was counted."""
    stage.order("B-1", MUG=2)
    screen = stage.floor()
    stage.scan("B-1", GTIN[MUG])
    stage.key(Qt.Key.Key_F8)
    stage.scan(OTHER)
    verdict = screen.panel.verdict
    assert (verdict.sort, verdict.word) == (Sort.WRONG, "WRONG ITEM")
    assert (verdict.thing, verdict.code) == ("Soy candle tin, pine", "CND-SOY-TIN7")
    assert MUG in verdict.need
    stage.scan(f"3*{GTIN[MUG]}")
    assert stage.word == "TOO MANY"
    stage.scan("no such code")
    assert screen.panel.verdict.sort is Sort.WRONG
    stage.scan("4006381333930")  # the check digit is wrong
    assert screen.panel.verdict.sort is Sort.WRONG
    assert screen.station.facts()[0][3].value == "0 of 2"
    stage.scan(GTIN[MUG])
    assert stage.word == "OK"
    stage.key(Qt.Key.Key_F4)
    assert screen.station.facts()[0][3].value == "0 of 2"


def test_the_open_box_survives_a_kill(stage: FloorStage) -> None:
    """Law 13: each scan is on the disk when it was judged."""
    order = stage.order("B-1", MUG=2, TIN=1)
    stage.floor()
    stage.scan("B-1", GTIN[MUG], GTIN[TIN])
    stage.key(Qt.Key.Key_F8)
    stage.scan(GTIN[MUG])
    stage.close()
    stage.open()
    screen = stage.floor()
    stage.scan("B-1")
    assert screen.station.facts()[0][3].value == "1 of 3"
    stage.scan(GTIN[MUG], GTIN[TIN])
    stage.key(Qt.Key.Key_F6)
    stage.scan("3.5", "40x30x20")
    assert stage.word == "CLOSED"
    (box,) = stage.desk.rows(e.HandlingUnit)
    assert (box.weight_entered, box.size_entered) == ("3.5 kg", "40 × 30 × 20 cm")
    assert sum(scan.quantity for scan in stage.desk.rows(e.Scan)) == D(3)
    with stage.desk.store.reading() as db:
        assert db.query("SELECT 1 FROM buffer WHERE kind = ?", (BUFFER_KIND,)) == []
    assert stage.state(order) == "packed"


def test_a_question_keeps_what_was_wrong_out_and_escape_leaves_it(stage: FloorStage) -> None:
    stage.order("B-1", MUG=1)
    screen = stage.floor()
    stage.scan("B-1", GTIN[MUG])
    stage.key(Qt.Key.Key_F8)
    stage.scan(GTIN[MUG])
    stage.key(Qt.Key.Key_F6)
    stage.scan("heavy")
    assert screen.panel.verdict.sort is Sort.WRONG
    stage.key(Qt.Key.Key_Escape)
    assert stage.desk.rows(e.HandlingUnit) == []
    assert stage.word == "OK"


def test_orders_to_one_place_are_packed_together(stage: FloorStage) -> None:
    """N19: another order's number joins the open box."""
    one, two = stage.order("B-1", MUG=1), stage.order("B-2", TIN=1)
    screen = stage.floor()
    stage.scan("B-1", GTIN[MUG])
    stage.key(Qt.Key.Key_Escape)
    stage.scan("B-2", GTIN[TIN])
    stage.key(Qt.Key.Key_F8)
    stage.scan(GTIN[TIN], "B-1", "Y", GTIN[MUG])
    assert screen.station.facts()[0][3].value == "2 of 2"
    stage.key(Qt.Key.Key_F8)
    stage.scan("1 kg", "20x20x20 cm")
    assert len(stage.desk.rows(e.FulfilmentShipment)) == 1
    assert [stage.state(order) for order in (one, two)] == ["packed", "packed"]


def test_boxes_go_onto_pallets_and_are_unpacked_with_a_reason(stage: FloorStage) -> None:
    order = stage.order("B-1", MUG=1)
    screen = stage.floor()
    stage.scan("B-1", GTIN[MUG])
    stage.key(Qt.Key.Key_F8)
    stage.scan(GTIN[MUG])
    stage.key(Qt.Key.Key_F8)
    stage.scan("1 kg", "20x20x20 cm")
    stage.key(Qt.Key.Key_F3)
    stage.scan("1", "200 kg", "120x80x100 cm")
    assert [entry.title for entry in screen.rows.entries] == ["Pallet 1", "Box 1"]
    screen.rows.mark(1)
    stage.key(Qt.Key.Key_F6)
    stage.scan("Torn")
    assert stage.state(order) == "picked"
    assert {unit.void_reason for unit in stage.desk.rows(e.HandlingUnit)} == {"Torn"}, "a pallet of nothing"


def test_a_wave_is_picked_in_one_walk(stage: FloorStage) -> None:
    orders = [stage.order(f"B-{number}", MUG=1, TIN=1) for number in range(3)]
    screen = stage.floor()
    stage.key(Qt.Key.Key_F3)
    stage.scan("3")
    assert stage.station == PickStation.__name__
    assert [entry.title for entry in screen.rows.entries] == ["A-08"] * 3 + ["A-09"] * 3
    # What is taken goes to the order that is named.
    assert screen.panel.verdict.label == f"Take for {screen.rows.entries[0].note.partition(' · ')[0]}"
    assert {entry.note.partition(" · ")[0] for entry in screen.rows.entries} == {"B-0", "B-1", "B-2"}
    stage.scan(*[GTIN[TIN]] * 3, *[GTIN[MUG]] * 3)
    assert [stage.state(order) for order in orders] == ["picked"] * 3
    stage.key(Qt.Key.Key_F8)
    assert [wave.state for wave in stage.desk.rows(e.Wave)] == ["closed"]


def test_nothing_stands_around_the_floor(stage: FloorStage) -> None:
    screen = stage.floor()
    window = stage.window
    assert window.navigation is not None
    assert not window.navigation.isVisible()
    assert not window.status.isVisible()
    assert screen.field.hasFocus()
    stage.language.switch("fr")
    stage.settle()
    assert not window.navigation.isVisible()
    stage.floor()
    stage.key(Qt.Key.Key_Escape)
    assert window.navigation.isVisible()


def test_the_keys_of_where_one_is_stand_on_a_sheet(stage: FloorStage) -> None:
    """F1; closed, the scanner writes into the field again."""
    stage.order("B-1", MUG=1)
    screen = stage.floor()
    stage.scan("B-1")
    stage.key(Qt.Key.Key_F1)
    (sheet,) = screen.findChildren(FloorKeys)
    assert ("F6", "Take without scan…") in sheet.rows
    assert ("F2", "Print") in sheet.rows
    assert ("F9", "Sound on or off") in sheet.rows
    sheet.accept()
    stage.settle()
    assert screen.focusProxy() is screen.field
    stage.scan(GTIN[MUG])
    assert stage.word == "TAKEN"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_button_of_the_floor_is_cut(stage: FloorStage, language: str) -> None:
    """In French too, at 1440 and at 1024: words are whole, and every key has its button."""
    stage.language.switch(language)
    stage.order("B-1", MUG=2)
    screen = stage.floor()
    stage.scan("B-1", GTIN[MUG])
    stage.key(Qt.Key.Key_F8)
    for width in (1440, 1024):
        stage.window.resize(width, 768)
        stage.settle()
        buttons = screen.deed_row.buttons()
        assert len(buttons) == len(screen.station.deeds())
        for button in buttons:
            assert button.width() >= button.sizeHint().width(), f"{button.text()} is cut at {width}"
    key = {"en": "Esc", "fr": "Échap"}[language]
    assert any(button.text().endswith(key) for button in screen.deed_row.buttons())


def test_amazons_limits_stand_there_and_are_asked_when_a_box_is_measured(stage: FloorStage) -> None:
    """S1.6, N16: 50 lb and 25 in a box, in whatever unit is typed; more is left so by a word alone."""
    stage.order("B-1", fba="FBA15ABC", MUG=1)
    screen = stage.floor()
    stage.scan("B-1", GTIN[MUG])
    stage.key(Qt.Key.Key_F8)
    note = screen.station.note()[1]
    assert "Weight of a box: at most 50 lb" in note
    assert "Longest side of a box: at most 25 in" in note
    stage.scan(GTIN[MUG])
    stage.key(Qt.Key.Key_F8)
    stage.scan("23 kg", "40 x 30 x 20 cm")
    assert stage.word == "OVER THE LIMIT"
    assert "Box 1 weighs 23 kg; Amazon takes 50 lb at most" in screen.panel.verdict.sentence
    stage.key(Qt.Key.Key_Escape)
    assert stage.word == "OK"
    assert stage.desk.rows(e.HandlingUnit) == []
    stage.key(Qt.Key.Key_F8)
    stage.scan("22 kg", "70 x 30 x 20 cm", "y")
    (box,) = stage.desk.rows(e.HandlingUnit)
    assert (box.weight_entered, box.size_entered) == ("22 kg", "70 × 30 × 20 cm")


def test_a_pallet_for_amazon_is_asked_about_too(stage: FloorStage) -> None:
    stage.order("B-1", fba="FBA15ABC", MUG=1)
    stage.floor()
    stage.scan("B-1", GTIN[MUG])
    stage.key(Qt.Key.Key_F8)
    stage.scan(GTIN[MUG])
    stage.key(Qt.Key.Key_F8)
    stage.scan("2 kg", "40 x 30 x 20 cm")
    stage.key(Qt.Key.Key_F3)
    stage.scan("1", "90 kg", "120 x 80 x 200 cm")
    assert stage.word == "OVER THE LIMIT"
    stage.scan("y")
    assert sorted(unit.kind for unit in stage.desk.rows(e.HandlingUnit)) == ["box", "pallet"]
    stage.screen.rows.mark(0)
    stage.key(Qt.Key.Key_F4)
    stage.scan("90 kg", "120 x 80 x 150 cm")
    pallet = next(unit for unit in stage.desk.rows(e.HandlingUnit) if unit.kind == "pallet")
    assert pallet.size_entered == "120 × 80 × 150 cm"

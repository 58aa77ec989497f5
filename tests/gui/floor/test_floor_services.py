# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Value-added services at the floor desk: done, proven, left out, taken back, before the last label (mission
§2).
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from desktop_b2b.domain import entities as e
from tests.gui.floor.stage import GTIN, MUG, FloorStage
from ui.screens.floor.services import ServicesStation
from ui.screens.floor.ship import ShipStation

D = Decimal
JPG = (
    b"\xff\xd8\xff\xc0\x00\x11\x08\x00\x08\x00\x08\x03\x01\x11\x00\x02\x11\x00\x03\x11\x00"
    b"\xff\xda\x00\x0c\x03\x01\x00\x02\x11\x03\x11\x00\x3f\x00\xff\xd9"
)


def packed(stage: FloorStage, *services: str) -> str:
    """An order with all in one box, at the shipping station."""
    order = stage.order("B-1", MUG=1, services=services)
    stage.floor()
    stage.desk.cable.is_cut = True
    stage.scan("B-1", GTIN[MUG])
    stage.key(Qt.Key.Key_F8)
    stage.scan(GTIN[MUG])
    stage.key(Qt.Key.Key_F8)
    stage.scan("3 kg", "40x30x20")
    assert stage.station == ShipStation.__name__
    return order


def shown(stage: FloorStage) -> list[tuple[str, str, bool]]:
    return [(entry.title, entry.end, entry.done) for entry in stage.screen.rows.entries]


def test_what_is_open_stops_the_label_and_is_recorded_by_keys(stage: FloorStage) -> None:
    order = packed(stage, "kitting*2", "fnsku", "inserts")
    stage.key(Qt.Key.Key_F8)
    assert stage.word == "STOP"
    assert "Kitting, Unit stickers (FNSKU)" in stage.screen.panel.verdict.sentence
    stage.key(Qt.Key.Key_F12)
    assert stage.station == ServicesStation.__name__
    assert shown(stage) == [
        ("Kitting", "0 / 2", False), ("Unit stickers (FNSKU)", "0", False), ("Inserts", "0", True),
    ]  # fmt: skip
    stage.scan("")  # Enter: the first that is open
    stage.scan("", "By hand")
    assert stage.word == "DONE"
    stage.screen.mark(f"{order}/fnsku")
    stage.scan("X001ABC", "3", "")
    assert shown(stage)[1] == ("Unit stickers (FNSKU)", "3", True)
    found = {one.service: one for one in stage.desk.rows(e.ServiceRecord)}
    assert (found["kitting"].quantity, found["kitting"].note) == (D(2), "By hand")
    assert (found["fnsku"].quantity, found["fnsku"].code) == (D(3), "X001ABC")
    assert all(one.by and one.at for one in found.values())
    stage.key(Qt.Key.Key_Escape)
    assert stage.station == ShipStation.__name__
    stage.key(Qt.Key.Key_F8)
    stage.scan("Parcel Post", "1Z1")
    assert stage.state(order) == "labelled"


def test_what_is_left_out_says_why_and_may_be_taken_back(stage: FloorStage) -> None:
    packed(stage, "bagging*3")
    stage.key(Qt.Key.Key_F12)
    stage.scan("", "0")
    stage.scan("")
    assert stage.word == "STOP", "without a reason nothing is left out"
    stage.scan("No bags")
    assert (stage.word, shown(stage)) == ("LEFT OUT", [("Bagging", "left out", True)])
    stage.key(Qt.Key.Key_F4)
    assert shown(stage) == [("Bagging", "0 / 3", False)]
    stage.scan("", "many")
    assert stage.word == "STOP"
    stage.scan("4")
    stage.scan("")
    assert stage.word == "STOP", "more than was asked for"
    assert stage.desk.rows(e.ServiceRecord) == []


def test_a_picture_is_the_proof_where_the_table_wants_one(stage: FloorStage, tmp_path: Path) -> None:
    """The file waits on this computer until there is a network, like every other."""
    order = packed(stage, "gift_note*1")
    stage.key(Qt.Key.Key_F12)
    stage.scan("", "", "Written by Jo")
    (dialog,) = stage.screen.findChildren(QFileDialog)
    wrong = tmp_path / "note.jpg"
    wrong.write_bytes(b"MZ no picture")
    dialog.fileSelected.emit(str(wrong))
    stage.settle()
    assert stage.word == "STOP"
    assert stage.desk.rows(e.ServiceRecord) == stage.desk.rows(e.B2BFile) == []
    right = tmp_path / "card.jpg"
    right.write_bytes(JPG)
    dialog.fileSelected.emit(str(right))
    stage.settle()
    assert stage.word == "DONE"
    (record,) = stage.desk.rows(e.ServiceRecord)
    (file,) = stage.desk.rows(e.B2BFile)
    assert (file.purpose, file.name, file.document_id) == ("evidence", "card.jpg", order)
    assert (record.b2b_file_id, record.note) == (file.id, "Written by Jo")
    dialog.close()


def test_orders_without_services_have_no_button_for_them(stage: FloorStage) -> None:
    packed(stage)
    assert "F12" not in {deed.key for deed in stage.screen.station.deeds()}
    stage.key(Qt.Key.Key_F12)
    assert stage.station == ShipStation.__name__

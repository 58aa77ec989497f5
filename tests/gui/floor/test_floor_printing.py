# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Printing from the floor by keys: what comes out is read back, each paper leaves its mark, copies say so."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop_b2b.domain import entities as e
from desktop_b2b.errors import UserError
from desktop_b2b.services.queries import GetFloorPapers
from tests.gui.floor.stage import GTIN, MUG, TIN, FloorStage
from tests.gui.printing.conftest import Paper
from ui.actions import ActionKey
from ui.printing.printers import CARTON_LABEL, PACKING_SLIP, Choice, remember
from ui.screens.b2b_order.screen import B2BOrderScreen
from ui.screens.b2b_papers.dialog import PrintDialog
from ui.screens.floor.verdict import Sort
from ui.screens.transactions.screen import TransactionsScreen
from ui.shell.screen import Route
from ui.widgets import PlainLabel

PRINT = Qt.Key.Key_F2
FINISH = Qt.Key.Key_F8


def packed(stage: FloorStage, number: str = "B-5523") -> e.HandlingUnit:
    """An order with one box, its boxes open before us."""
    stage.order(number, MUG=1, TIN=2)
    stage.floor()
    stage.scan(number, GTIN[TIN], GTIN[MUG])
    stage.key(FINISH)
    stage.scan(GTIN[MUG], f"2*{GTIN[TIN]}")
    stage.key(FINISH)
    stage.scan("5 kg", "40 x 30 x 20 cm")
    (box,) = stage.desk.rows(e.HandlingUnit)
    return box


def marks(stage: FloorStage) -> list[tuple[str, str, int]]:
    """The prints, by kind, thing and number."""
    return sorted((mark.paper, mark.about_id, mark.copy) for mark in stage.desk.rows(e.PrintMark))


def test_a_picking_list_is_printed_by_one_key(stage: FloorStage) -> None:
    """Offline, straight to the printer, without a question where there is one paper."""
    order = stage.order("B-5523", MUG=2, TIN=3)
    stage.floor()
    stage.desk.cable.is_cut = True
    stage.scan("B-5523")
    stage.key(PRINT)
    assert (stage.word, stage.screen.panel.verdict.sort) == ("PRINTED", Sort.OK)
    (paper,) = stage.paper.papers()
    text = paper.texts()
    assert text.index("A-08") < text.index("A-09")
    assert "Gift boxes flat-packed, on top." in text
    assert marks(stage) == [("picking_list", order, 1)]


def test_slips_and_labels_of_a_box_and_a_second_time_as_copies(stage: FloorStage) -> None:
    """S1.29: the shipment's papers; the label's number is the box's, and a reprint says COPY 2."""
    box = packed(stage)
    stage.key(PRINT)
    assert stage.screen.panel.verdict.word == "Print"
    asked = stage.screen.panel.verdict.sentence
    assert "1  Packing slips of boxes: 1\n2  Carton labels (GS1-128): 1\n0  other" in asked
    stage.scan("")
    slip, label = stage.paper.papers()
    assert MUG in slip.text()
    assert TIN in slip.text()
    assert "COPY" not in slip.text() + label.text()
    assert f"(00){box.sscc}" in {code.text for code in label.barcodes()}
    stage.key(PRINT)
    stage.scan("2")
    again = stage.paper.papers()[2]
    assert "COPY 2" in again.text()
    assert marks(stage) == [
        ("carton_label", box.id, 1),
        ("carton_label", box.id, 2),
        ("packing_slip", box.id, 1),
    ]


def test_the_slip_speaks_the_language_of_whoever_opens_the_box(stage: FloorStage) -> None:
    """The order goes to Germany; the centre's own papers stay in its language."""
    packed(stage)
    stage.key(PRINT)
    stage.scan("1")
    (slip,) = stage.paper.papers()
    assert "Lieferschein" in slip.text()


@pytest.mark.qt_log_ignore("Returned false", extend=True)
def test_a_printer_that_vanishes_is_gone_on_with_by_the_same_key(stage: FloorStage) -> None:
    """Words say how far it came and which was the last; nothing is printed twice, nothing left out."""
    for place in range(1, 8):
        stage.order(f"B-{place}", MUG=1)
    numbers = [entry.title for entry in stage.floor().rows.entries]
    stage.paper.missing = {5}
    stage.key(PRINT)
    stage.scan("*")
    stage.scan("")
    verdict = stage.screen.panel.verdict
    assert (verdict.word, verdict.sort) == ("PRINTER", Sort.WRONG)
    last = f"the last one was picking list of {numbers[3]}"
    assert verdict.need_label == f"4 of 7 are printed, {last}; the rest waits here."
    assert len(marks(stage)) == 4
    stage.key(PRINT)
    assert (stage.word, stage.screen.panel.verdict.sentence) == (
        "PRINTED",
        "7 documents went to the printer.",
    )
    texts = [paper.texts() for paper in stage.paper.papers()]
    assert [next(number for number in numbers if number in text) for text in texts] == numbers
    assert [copy for _, _, copy in marks(stage)] == [1] * 7


def test_nothing_to_print_is_said(stage: FloorStage) -> None:
    stage.order("B-1", MUG=1)
    stage.floor()
    stage.scan("B-1", GTIN[MUG])
    stage.key(PRINT)
    assert stage.word == "NO PAPERS"
    assert stage.paper.papers() == []
    assert marks(stage) == []


def test_a_wrong_choice_prints_nothing(stage: FloorStage) -> None:
    packed(stage)
    stage.key(PRINT)
    stage.scan("7")
    assert stage.screen.panel.verdict.sort is Sort.WRONG
    stage.key(Qt.Key.Key_Escape)
    assert stage.paper.papers() == []


def test_a_wave_has_one_list_with_all_its_orders(stage: FloorStage) -> None:
    for number, quantity in (("B-1", 1), ("B-2", 2)):
        stage.order(number, MUG=quantity)
    stage.floor()
    stage.key(Qt.Key.Key_F3)
    stage.scan("2")
    stage.key(PRINT)
    (paper,) = stage.paper.papers()
    assert "B-1" in paper.texts()
    assert "B-2" in paper.texts()
    ((kind, about, copy),) = marks(stage)
    (wave,) = stage.desk.rows(e.Wave)
    assert (kind, about, copy) == ("picking_list", wave.id, 1)


def test_the_dialog_chooses_kinds_and_printers_and_saves_a_pdf(stage: FloorStage, tmp_path: Path) -> None:
    """0 opens it: each kind has its printer, what is ticked goes into one PDF, and a PDF leaves no mark."""
    box = packed(stage)
    stage.key(PRINT)
    stage.scan("0")
    (dialog,) = stage.screen.findChildren(PrintDialog)
    assert list(dialog.boxes) == ["box_slip", "carton_label"]
    dialog.set_printer("carton_label", Choice("", 2, 105.0, 148.0))
    stage.settle()
    assert dialog.places["carton_label"].text() == "Usual printer, 105 × 148 mm"
    assert dialog.places["box_slip"].text() == "Usual printer"
    assert dialog.verb_button.text() == "Print 2 documents"
    dialog.boxes["box_slip"].click()
    dialog.save_pdf(tmp_path / "label.pdf")
    stage.settle()
    QApplication.processEvents()
    paper = Paper(tmp_path / "label.pdf")
    assert len(paper) == 1
    assert paper.size_mm() == pytest.approx((105, 148), abs=0.5)
    assert f"(00){box.sscc}" in {code.text for code in paper.barcodes()}
    assert marks(stage) == []


def test_a_pallet_has_its_own_label_and_slip(stage: FloorStage) -> None:
    packed(stage)
    stage.key(Qt.Key.Key_F3)
    stage.scan("1", "60 kg", "120 x 80 x 100 cm")
    remember(stage.settings, CARTON_LABEL, Choice(width_mm=105, height_mm=148))
    remember(stage.settings, PACKING_SLIP, Choice())
    stage.key(PRINT)
    stage.scan("")
    assert [kind for kind, _, _ in marks(stage)] == [
        "carton_label", "packing_slip", "packing_slip", "pallet_label",
    ]  # fmt: skip
    pallet = next(unit for unit in stage.desk.rows(e.HandlingUnit) if unit.kind == "pallet")
    label = stage.paper.papers()[-1]
    assert f"(00){pallet.sscc}" in {code.text for code in label.barcodes()}
    carton = stage.paper.papers()[-2]
    assert carton.size_mm() == pytest.approx((105, 148), abs=0.5)


def test_what_cannot_be_made_is_said_and_the_rest_is_printed(stage: FloorStage) -> None:
    """A centre without a company prefix has no numbers for labels: the slip comes out all the same."""
    with stage.desk.store.writing() as db:
        db.run("DELETE FROM centre_terms")
    packed(stage)
    stage.key(PRINT)
    stage.scan("")
    verdict = stage.screen.panel.verdict
    assert (verdict.word, verdict.sort) == ("NOT ALL", Sort.WRONG)
    assert "GS1 company prefix" in verdict.need_label
    assert [kind for kind, _, _ in marks(stage)] == ["packing_slip"]


def test_the_details_print_at_the_centre(stage: FloorStage) -> None:
    """S1.29, S1.32: Ctrl+P and its button open the papers of the order, all kinds that there are."""
    box = packed(stage)
    order_id = stage.desk.rows(e.B2BOrder)[0].id
    stage.window.open(Route("b2b_order", order_id))
    stage.settle()
    screen = stage.window.stack.screen_in_front
    assert isinstance(screen, B2BOrderScreen)
    assert screen.print_button.isVisible()
    screen.print_action.trigger()
    stage.settle()
    (dialog,) = screen.findChildren(PrintDialog)
    assert [box_.text() for box_ in dialog.boxes.values()] == [
        "Packing slips of boxes: 1",
        "Carton labels (GS1-128): 1",
    ]
    dialog.verb_button.click()
    stage.settle()
    assert marks(stage) == [("carton_label", box.id, 1), ("packing_slip", box.id, 1)]
    assert len(stage.paper.papers()) == 2


def test_s1_32_boxes_and_pallets_are_counted_each_for_itself(stage: FloorStage) -> None:
    """S1.32: weight and size of each, as they were typed: a pallet beside a box is pallet 1 of 1."""
    packed(stage)
    stage.key(Qt.Key.Key_F3)
    stage.scan("1", "60 kg", "120 x 80 x 100 cm")
    stage.window.open(Route("b2b_order", stage.desk.rows(e.B2BOrder)[0].id))
    stage.settle()
    screen = stage.window.stack.screen_in_front
    assert isinstance(screen, B2BOrderScreen)
    words = {label.text() for label in screen.units.findChildren(PlainLabel)}
    assert {"Box 1 of 1", "5 kg", "40 × 30 × 20 cm", "Pallet 1 of 1", "60 kg"} <= words


def test_orders_in_one_box_have_a_slip_each_and_one_label(stage: FloorStage) -> None:
    """Several orders in one shipment: whoever opens the box finds a slip for each order."""
    for number in ("B-1", "B-2"):
        stage.order(number, MUG=1)
    stage.floor()
    for number in ("B-1", "B-2"):
        stage.scan(number, GTIN[MUG])
        stage.key(Qt.Key.Key_Escape)
    stage.scan("B-1", GTIN[MUG], "B-2", "y", GTIN[MUG])
    stage.key(FINISH)
    stage.scan("5 kg", "40 x 30 x 20 cm")
    stage.key(PRINT)
    stage.scan("")
    assert [kind for kind, _, _ in marks(stage)] == ["carton_label", "packing_slip", "packing_slip"]
    slips = [paper.text() for paper in stage.paper.papers() if "Lieferschein" in paper.text()]
    assert sorted(number for number in ("B-1", "B-2") for slip in slips if number in slip) == ["B-1", "B-2"]
    assert not any("KOPIE" in slip for slip in slips)


def test_papers_are_their_centres_alone(stage: FloorStage) -> None:
    """The retailer's desk has no such papers; an unknown wave is told."""
    packed(stage)
    ids = tuple(order.id for order in stage.desk.rows(e.B2BOrder))
    found = stage.desk.store.answer(GetFloorPapers(b2b_order_ids=ids))
    assert [order.order.id for order in found.orders] == list(ids)
    assert found.beside == []
    assert found.centre.id == stage.desk.company
    with pytest.raises(UserError) as caught:
        stage.world.desk("shop").store.answer(GetFloorPapers(b2b_order_ids=ids))
    assert caught.value.code == "record.missing"
    with pytest.raises(UserError) as caught:
        stage.desk.store.answer(GetFloorPapers(wave_id="0" * 32))
    assert caught.value.code == "record.missing"


def test_orders_that_are_selected_in_the_list_are_one_job(stage: FloorStage) -> None:
    """All papers of the selected orders: order by order, each paper of an order beside its others."""
    for number in ("B-1", "B-2"):
        stage.order(number, MUG=2)
    stage.floor()
    for number in ("B-1", "B-2"):
        stage.scan(number, f"1*{GTIN[MUG]}")
        stage.key(Qt.Key.Key_Escape)
    stage.window.open(Route("transactions"))
    stage.settle()
    screen = stage.window.stack.screen_in_front
    assert isinstance(screen, TransactionsScreen)
    screen.table.selectAll()
    stage.settle()
    assert screen.commands.acts[ActionKey.PRINT].isEnabled()
    screen.commands.acts[ActionKey.PRINT].trigger()
    stage.settle()
    (dialog,) = screen.findChildren(PrintDialog)
    assert dialog.title_label.text() == "Print the papers of 2 orders"
    dialog.verb_button.click()
    stage.settle()
    numbers = sorted(
        number for paper in stage.paper.papers() for number in ("B-1", "B-2") if number in paper.texts()
    )
    assert numbers == ["B-1", "B-2"]
    assert [kind for kind, _, _ in marks(stage)] == ["picking_list", "picking_list"]

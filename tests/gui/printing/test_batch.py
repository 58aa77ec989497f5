# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Batches: in order, one at a time, cancelled and gone on with, nothing printed twice without saying so."""

import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_b2b.documents.box_slip import BoxLine, box_slip
from desktop_b2b.documents.labels import logistic_label
from desktop_b2b.documents.sheet import Fill, Sheet, Sheets
from desktop_b2b.errors import Cancelled, UserError
from tests.gui.printing.conftest import Paper
from tests.gui.printing.floor_papers import box_facts, box_lines, label_facts
from tests.gui.printing.test_output import Weak, pdf_printer
from ui.printing.batch import Batch, Piece, PrinterPress
from ui.printing.layout import Paper as Printable
from ui.printing.output import PrintFailed
from ui.printing.preview import PreviewPane
from ui.printing.printers import CARTON_LABEL, PACKING_SLIP, Choice, remember, remembered
from ui.theme import Theme


class Kept(dict[str, object]):
    """Settings in memory."""

    def value(self, key: str) -> object:
        return self.get(key)

    def setValue(self, key: str, value: object) -> None:  # noqa: N802  (Qt's spelling)
        self[key] = value

    def contains(self, key: str) -> bool:
        return key in self

    def remove(self, key: str) -> None:
        self.pop(key, None)


class Desk:
    """A printer that makes a file a job, and may vanish at some of them."""

    def __init__(self, folder: Path, vanishes: Callable[[int], QPrinter | None] = lambda job: None) -> None:
        self.folder, self.vanishes = folder, vanishes
        self.jobs = 0
        self.told: list[tuple[str, int]] = []

    def printer(self, kind: str) -> QPrinter:
        self.jobs += 1
        return self.vanishes(self.jobs) or pdf_printer(self.folder / f"{self.jobs:04}.pdf")

    def note(self, piece: Piece, copy: int) -> None:
        self.told.append((piece.document_id, copy))

    def numbers(self) -> list[str]:
        """Which orders came out, in order."""
        found = []
        for path in sorted(self.folder.glob("*.pdf")):
            text = Paper(path).text()
            found.append(text.split("Order B-")[1].split()[0] + (" COPY" if "COPY" in text else ""))
        return found


def slip(number: int, lines: tuple[BoxLine, ...] | None = None) -> Printable:
    facts = box_facts(
        lines=lines or box_lines(1), order_number=f"B-{number}", purchase_order="", logo=None, note=""
    )
    return box_slip(facts, "en")


def ticket(number: int) -> Piece:
    """Something small to print."""
    sheet = Sheet(
        width=50, height=20, marks=(Fill(x=1, y=1, width=5, height=5),), copy_right=49.0, copy_top=1.0
    )
    paper = Sheets(title=f"B-{number}", language="en", copy_label="COPY", sheets=(sheet,))
    return Piece(CARTON_LABEL, f"id-{number}", lambda: paper)


def pieces(count: int, *, copy: int = 0) -> list[Piece]:
    return [
        Piece(PACKING_SLIP, f"id-{number}", lambda number=number: slip(number), copy)  # type: ignore[misc]
        for number in range(count)
    ]


def goes_on() -> bool:
    return False


def test_all_in_order(qapp: QApplication, tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    batch = Batch(pieces(5), PrinterPress(desk.printer))
    assert batch.run(goes_on, desk.note) == 5
    assert batch.finished
    assert desk.numbers() == ["0", "1", "2", "3", "4"]
    assert desk.told == [(f"id-{n}", 0) for n in range(5)]


@pytest.mark.qt_log_ignore("Returned false", extend=True)
def test_a_printer_that_vanishes_at_slip_217_of_500(qapp: QApplication, tmp_path: Path) -> None:
    nowhere = tmp_path / "nowhere"
    out = tmp_path / "out"
    out.mkdir()
    desk = Desk(out, lambda job: pdf_printer(nowhere / "x.pdf") if job == 217 else None)
    batch = Batch([ticket(number) for number in range(500)], PrinterPress(desk.printer))
    with pytest.raises(PrintFailed) as caught:
        batch.run(goes_on, desk.note)
    assert caught.value.code == "printer.unavailable"
    assert caught.value.position == batch.position == 216
    assert len(desk.told) == 216
    assert batch.run(goes_on, desk.note) == 500
    assert desk.told == [(f"id-{n}", 0) for n in range(500)]
    assert len(list(out.glob("*.pdf"))) == 500


def test_what_was_begun_says_that_it_is_a_copy(qapp: QApplication, tmp_path: Path) -> None:
    """Half of it may lie in the tray: printed again, it must not pass for the only one."""
    long = [Piece(PACKING_SLIP, f"id-{n}", lambda n=n: slip(n, lines=box_lines(40))) for n in range(3)]  # type: ignore[misc]
    weak = tmp_path / "weak"
    out = tmp_path / "out"
    weak.mkdir()
    out.mkdir()
    desk = Desk(out, lambda job: Weak(weak / "half.pdf", 2) if job == 2 else None)
    batch = Batch(long, PrinterPress(desk.printer))
    with pytest.raises(PrintFailed) as caught:
        batch.run(goes_on, desk.note)
    assert caught.value.code == "printer.stopped"
    assert batch.run(goes_on, desk.note) == 3
    assert desk.told == [("id-0", 0), ("id-1", 2), ("id-2", 0)]
    assert desk.numbers() == ["0", "1 COPY", "2"]


def test_a_reprint_carries_its_number(qapp: QApplication, tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    Batch(pieces(1, copy=3), PrinterPress(desk.printer)).run(goes_on, desk.note)
    assert "COPY 3" in Paper(next(tmp_path.glob("*.pdf"))).text()


def test_cancel_stops_before_the_next_and_goes_on_there(qapp: QApplication, tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    batch = Batch(pieces(6), PrinterPress(desk.printer))
    with pytest.raises(Cancelled):
        batch.run(lambda: len(desk.told) == 2, desk.note)
    assert batch.position == 2
    assert batch.run(goes_on, desk.note) == 6
    assert desk.numbers() == [str(n) for n in range(6)]


def test_one_that_cannot_be_made_does_not_stop_the_others(qapp: QApplication, tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    some = pieces(3)
    broken = Piece(CARTON_LABEL, "bad", lambda: logistic_label(label_facts(sscc="1"), "en"))
    batch = Batch([some[0], broken, *some[1:]], PrinterPress(desk.printer))
    assert batch.run(goes_on, desk.note) == 3
    ((refused, error),) = batch.refused
    assert refused is broken
    assert isinstance(error, UserError)
    assert error.code == "gs1.sscc_length"
    assert desk.numbers() == ["0", "1", "2"]


def test_memory_does_not_grow_with_the_batch(qapp: QApplication, tmp_path: Path) -> None:
    """Papers are made one at a time and let go: what Python holds after many is what it held after few."""

    class Away:
        def put(self, piece: Piece, paper: Printable, copy: int) -> None:
            from ui.printing.layout import lay_out

            lay_out(paper)

    batch = Batch(pieces(300), Away())
    held: list[int] = []
    tracemalloc.start()
    try:
        batch.run(goes_on, lambda piece, copy: held.append(tracemalloc.get_traced_memory()[0]))
    finally:
        tracemalloc.stop()
    assert held[299] - held[149] < 600_000


def test_printer_tray_and_paper_are_remembered_per_kind(qapp: QApplication) -> None:
    kept = Kept()
    assert remembered(kept, PACKING_SLIP) == Choice()
    assert remembered(kept, CARTON_LABEL).width_mm == pytest.approx(101.6)
    chosen = Choice("Zebra, dock 4", 3, 105.0, 148.0)
    remember(kept, CARTON_LABEL, chosen)
    assert remembered(kept, CARTON_LABEL) == chosen
    assert remembered(kept, PACKING_SLIP) == Choice()


@pytest.mark.parametrize("damaged", ["", "x", "a\nb\nc\nd", "a\n1\n2", "a\n1\n2\n3\n4"])
def test_a_damaged_choice_counts_as_none(qapp: QApplication, damaged: str) -> None:
    assert remembered(Kept({"printer/packing_slip": damaged}), PACKING_SLIP) == Choice()


def test_a_choice_is_put_on_a_printer(qapp: QApplication, tmp_path: Path) -> None:
    printer = Choice(width_mm=105, height_mm=148, tray=2).on(pdf_printer(tmp_path / "x.pdf"))
    assert Choice.of(printer).width_mm == pytest.approx(105, abs=0.3)
    Choice(tray=9_999).on(printer)


def test_a_preview_remembers_the_printer_of_its_kind(theme: Theme, qtbot: QtBot, tmp_path: Path) -> None:
    kept = Kept()
    pane = PreviewPane()
    qtbot.addWidget(pane)
    pane.remember_printer(kept, CARTON_LABEL)
    pane.set_documents([logistic_label(label_facts(), "en")])
    printer = Choice(width_mm=105, height_mm=148).on(pdf_printer(tmp_path / "label.pdf"))
    with qtbot.waitSignal(pane.printed):
        pane.print_on(printer)
    assert remembered(kept, CARTON_LABEL).width_mm == pytest.approx(105, abs=0.3)
    assert remembered(kept, PACKING_SLIP) == Choice()

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""PDF files and printers: whole or not at all, and a printer that fails is resumed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_b2b.documents import Document, packing_slip
from desktop_b2b.errors import OutageError
from tests.gui.printing.conftest import Paper, slip_facts
from ui.printing.output import PrintFailed, PrintJob, print_documents, to_pdf
from ui.printing.preview import PreviewPane, file_name
from ui.theme import Theme

ROOT = Path(__file__).parents[3]


def pdf_printer(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


class Weak(QPrinter):
    """A printer that runs out of paper."""

    def __init__(self, path: Path, sheets: int) -> None:
        super().__init__(QPrinter.PrinterMode.HighResolution)
        self.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        self.setOutputFileName(str(path))
        self.sheets = sheets

    def newPage(self) -> bool:  # noqa: N802 - Qt's name
        self.sheets -= 1
        return self.sheets > 0 and super().newPage()


def slips(count: int) -> list[Document]:
    return [
        packing_slip(slip_facts(1, order_number=f"O-{n}", retailer_order_number=""), "en")
        for n in range(count)
    ]


def test_a_pdf_replaces_the_older_one_whole(slip: Document, tmp_path: Path) -> None:
    path = tmp_path / "slip.pdf"
    path.write_bytes(b"older")
    to_pdf(slip, path)
    assert "Packing slip" in Paper(path).text()
    assert list(tmp_path.iterdir()) == [path]


def test_a_full_disk_leaves_the_older_one(
    slip: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "slip.pdf"
    path.write_bytes(b"older")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutageError, match="No space left") as caught:
        to_pdf(slip, path)
    assert caught.value.code == "pdf.unwritable"
    assert path.read_bytes() == b"older"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there(slip: Document, tmp_path: Path) -> None:
    with pytest.raises(OutageError, match="could not be written"):
        to_pdf(slip, tmp_path / "nowhere" / "slip.pdf")


def test_without_a_window_or_a_screen(tmp_path: Path) -> None:
    """The scripting tool's way: no QApplication, no platform chosen."""
    path = tmp_path / "slip.pdf"
    code = (
        "import sys\n"
        "from decimal import Decimal\n"
        "from pathlib import Path\n"
        "from ui.printing.output import ensure_gui, to_pdf\n"
        "from desktop_b2b.documents import Address, SlipFacts, SlipLine, packing_slip\n"
        "app = ensure_gui()\n"
        "facts = SlipFacts(retailer=Address(company='R'), order_number='O-1', ship_to=Address(name='N'),\n"
        "    lines=(SlipLine(sku='S', description='D', ordered=Decimal(2), shipped=Decimal(2)),))\n"
        "to_pdf(packing_slip(facts, 'en'), Path(sys.argv[1]))\n"
    )
    environment = {
        key: value for key, value in os.environ.items() if key not in ("QT_QPA_PLATFORM", "DISPLAY")
    }
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "O-1" in Paper(path).text()


def test_printing_one_job_in_order(qapp: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "job.pdf"
    assert print_documents(slips(3), pdf_printer(path)) == 3
    paper = Paper(path)
    assert len(paper) == 3
    assert all(f"O-{n}" in paper.text(n) for n in range(3))
    assert paper.size_mm() == pytest.approx((210, 297), abs=0.6)


def test_on_smaller_paper_all_is_smaller(qapp: QApplication, tmp_path: Path) -> None:
    from PySide6.QtGui import QPageSize

    path = tmp_path / "job.pdf"
    printer = pdf_printer(path)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
    print_documents(slips(1), printer)
    paper = Paper(path)
    left, _, right, bottom = paper.ink_mm()
    assert right - left == pytest.approx(170 * 279.4 / 297, abs=0.8)
    assert bottom < 279.4
    assert [code.text for code in paper.barcodes()] == ["O-0"]


def test_a_printer_that_stops_tells_where_to_go_on(qapp: QApplication, tmp_path: Path) -> None:
    documents = slips(5)
    with pytest.raises(PrintFailed, match="after 2 of 5") as caught:
        print_documents(documents, Weak(tmp_path / "first.pdf", 2))
    assert caught.value.code == "printer.stopped"
    assert caught.value.position == 2
    path = tmp_path / "rest.pdf"
    assert print_documents(documents, pdf_printer(path), first=caught.value.position) == 3
    paper = Paper(path)
    assert [f"O-{n}" in paper.text(n - 2) for n in (2, 3, 4)] == [True] * 3


def test_nobody_prints_on_a_printer_that_is_not_there(
    slip: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printer = pdf_printer(tmp_path / "never.pdf")
    monkeypatch.setattr(QPainter, "begin", lambda *_: False)
    with pytest.raises(PrintFailed) as caught:
        print_documents([slip], printer)
    assert caught.value.code == "printer.unavailable"
    assert caught.value.position == 0


def test_a_job_can_be_cancelled(qapp: QApplication, tmp_path: Path) -> None:
    job = PrintJob(slips(3), pdf_printer(tmp_path / "job.pdf"))
    assert job.step()
    job.cancel()
    assert job.position == 1
    assert not job.finished


def test_the_preview_turns_pages_and_zooms(qtbot: QtBot, theme: Theme) -> None:
    pane = PreviewPane()
    qtbot.addWidget(pane)
    assert not pane.print_button.isEnabled()
    pane.resize(700, 900)
    pane.show()
    pane.set_documents([packing_slip(slip_facts(40), "en")])
    count = pane.page_count
    assert count > 2
    assert pane.page_label.text() == f"Page 1 of {count}"
    assert not pane.back_button.isEnabled()
    pane.next_button.click()
    assert pane.page_label.text() == f"Page 2 of {count}"
    pane.show_page(99)
    assert pane.page == count - 1
    assert not pane.next_button.isEnabled()
    fitting = pane.zoom()
    assert pane.sheet.paper_size().height() <= pane.area.viewport().height()
    pane.larger_button.click()
    assert pane.zoom() > fitting
    pane.fit_button.click()
    assert pane.zoom() == fitting


def test_the_preview_shows_what_is_printed(qtbot: QtBot, theme: Theme, slip: Document) -> None:
    import numpy as np
    import zxingcpp

    theme.set_mode("dark")
    pane = PreviewPane()
    qtbot.addWidget(pane)
    pane.resize(900, 700)
    pane.set_documents([slip])
    pane._set_zoom(3.0)
    image = pane.sheet.grab().toImage().convertToFormat(pane.sheet.grab().toImage().Format.Format_Grayscale8)
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    found = zxingcpp.read_barcodes(np.ascontiguousarray(pixels[:, : image.width()]))
    assert sorted(code.text for code in found) == ["LL-88251", "O-31080"]


def test_the_preview_saves_prints_and_resumes(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    pane = PreviewPane()
    qtbot.addWidget(pane)
    pane.set_documents(slips(3), copy=True)
    with qtbot.waitSignal(pane.saved) as saved:
        pane.save_pdf(tmp_path / "all.pdf")
    assert saved.args == [str(tmp_path / "all.pdf")]
    assert Paper(tmp_path / "all.pdf").texts().count("COPY") == 3
    with qtbot.waitSignal(pane.failed) as failed:
        pane.save_pdf(tmp_path / "nowhere" / "all.pdf")
    assert failed.args is not None
    assert failed.args[0].code == "pdf.unwritable"
    with qtbot.waitSignal(pane.failed) as failed:
        pane.print_on(Weak(tmp_path / "weak.pdf", 1))
    assert pane.print_button.isEnabled()
    with qtbot.waitSignal(pane.printed) as printed:
        pane.print_on(pdf_printer(tmp_path / "rest.pdf"))
    assert printed.args == [2]
    assert len(Paper(tmp_path / "rest.pdf")) == 2


def test_the_preview_asks_in_dialogs_that_block_nothing(
    qtbot: QtBot, theme: Theme, slip: Document, tmp_path: Path
) -> None:
    from PySide6.QtWidgets import QFileDialog

    pane = PreviewPane()
    qtbot.addWidget(pane)
    pane.set_documents([slip])
    pane.pdf_button.click()
    dialog = pane.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    assert dialog.isVisible()
    assert Path(dialog.selectedFiles()[0]).name == "Packing slip LL-88251.pdf"
    with qtbot.waitSignal(pane.saved):
        dialog.fileSelected.emit(str(tmp_path / "chosen.pdf"))
    assert (tmp_path / "chosen.pdf").exists()
    dialog.reject()


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Packing slip LL-1", "Packing slip LL-1.pdf"),
        ("a/b\\c:d*?", "a-b-c-d--.pdf"),
        (" .. ", "document.pdf"),
    ],
)
def test_file_names(title: str, name: str) -> None:
    assert file_name(title) == name

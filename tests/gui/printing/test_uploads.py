# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Files that others attached, on paper: at their size, point by point, and never more than a picture (S1.15,
S1.19): whatever is in them, it does nothing, costs no more than its share, and is refused in words.
"""

from __future__ import annotations

import struct
import subprocess
import sys
import zlib
from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage, QPainter

from desktop_b2b import cli
from desktop_b2b.documents import barcode
from desktop_b2b.errors import UserError
from tests.gui.printing.conftest import Paper
from tests.gui.printing.test_batch import Desk
from ui.printing import drawer, uploads
from ui.printing.batch import Batch, Piece, PrinterPress
from ui.printing.layout import lay_out
from ui.printing.output import to_pdf
from ui.printing.printers import ATTACHMENT
from ui.printing.uploads import Upload, UploadPages, upload
from ui.theme import Theme

#: 4 × 6 inches in points.
LABEL = (288, 432)


def pdf(
    sizes: Sequence[tuple[float, float]] = (LABEL,), drawn: bytes = b"", catalog: str = "", *more: bytes
) -> bytes:
    """A PDF of pages that all show the same."""
    pages = [4 + number for number in range(len(sizes))]
    kids = " ".join(f"{number} 0 R" for number in pages)
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>".encode(),
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn),
        *(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {wide} {high}] /Contents 3 0 R >>".encode()
            for wide, high in sizes
        ),
        *more,
    ]
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return (
        out
        + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\n" % (size, table, size)
        + b"startxref\n%d\n%%%%EOF\n" % len(out)
    )


def drawn_bars(text: str, module: float, height: float) -> bytes:
    """A barcode's bars as a PDF draws them, from 20 points off the left edge."""
    runs = barcode.bars(text).runs
    return b"".join(
        b"%.4f 100 %.4f %.2f re f\n" % (20 + start * module, width * module, height) for start, width in runs
    )


def picture(width: int, height: int, kind: str = "PNG", dpi: float = 0.0) -> bytes:
    """A white picture with a black left half."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.fillRect(0, 0, width // 2, height, QColor("black"))
    painter.end()
    if dpi:
        image.setDotsPerMeterX(round(dpi / 0.0254))
        image.setDotsPerMeterY(round(dpi / 0.0254))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, kind)  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def refused(content: bytes, name: str = "label.pdf") -> UserError:
    with pytest.raises(UserError) as caught:
        upload(content, name)
    assert name in str(caught.value)
    return caught.value


# ---------------------------------------------------------------- what comes out


def test_s1_15_a_bought_label_is_printed_at_its_size_and_reads(theme: Theme, tmp_path: Path) -> None:
    content = pdf([LABEL], b"0 g\n" + drawn_bars("1Z999AA10123456784", 72 / 203 * 2, 90))
    to_pdf(upload(content, "label.pdf", purpose="carton_label"), tmp_path / "out.pdf")
    paper = Paper(tmp_path / "out.pdf")
    assert len(paper) == 1
    assert paper.size_mm() == pytest.approx((101.6, 152.4), abs=0.2)
    (read,) = paper.barcodes()
    assert read.text == "1Z999AA10123456784"


def test_each_point_of_a_page_is_a_point_of_a_label_printer(theme: Theme) -> None:
    """At 203 an inch a bar of two points is two points wide, black and nothing between."""
    paper = upload(pdf([LABEL], b"0 g\n%.6f 100 %.6f 90 re f\n" % (72 / 203 * 40, 72 / 203 * 2)), "label.pdf")
    device = QImage(812, 1218, QImage.Format.Format_RGB32)
    device.fill(QColor("white"))
    painter = QPainter(device)
    per_unit = 203 / 25.4 / 100
    painter.scale(per_unit, per_unit)
    lay_out(paper).paint(painter, 0)
    painter.end()
    row = [QColor(device.pixel(column, 900)).lightness() for column in range(36, 48)]
    assert row == [255] * 4 + [0, 0] + [255] * 6


def test_a_picture_has_the_size_that_it_says(theme: Theme) -> None:
    assert upload(picture(600, 900, dpi=300.0), "label.png").sizes[0] == pytest.approx((50.8, 76.2), abs=0.1)


@pytest.mark.parametrize(("size", "purpose", "expected"), [
    ((812, 1218), "carton_label", (101.6, 152.4)),
    ((1218, 812), "carton_label", (152.4, 101.6)),
    ((600, 600), "carton_label", (101.6, 101.6)),
    ((600, 300), "invoice", (101.6, 50.8)),
    ((6000, 3000), "invoice", (190.0, 95.0)),
])  # fmt: skip
def test_a_picture_without_a_size_fills_its_label_or_stands_on_a_page(
    theme: Theme, size: tuple[int, int], purpose: str, expected: tuple[float, float]
) -> None:
    for kind in ("PNG", "JPG"):
        paper = upload(picture(*size, kind, dpi=72.0), f"x.{kind.lower()}", purpose=purpose)
        assert paper.sizes[0] == pytest.approx(expected, abs=0.1)


def test_a_picture_is_printed(theme: Theme, tmp_path: Path) -> None:
    for kind in ("PNG", "JPG"):
        path = tmp_path / f"{kind}.pdf"
        to_pdf(upload(picture(600, 900, kind, dpi=300.0), f"x.{kind}"), path)
        pixels = Paper(path).pixels()
        high, wide = pixels.shape[:2]
        assert pixels[high // 2, wide // 4].max() < 40
        assert pixels[high // 2, wide * 3 // 4].min() > 215


def test_200_pages_are_drawn_a_few_at_a_time(theme: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    ask = uploads._ask

    def counted(content: bytes, mime: str, name: str, first: int, dpi: float) -> object:
        asked.append(first)
        return ask(content, mime, name, first, dpi)

    monkeypatch.setattr(uploads, "_ask", counted)
    paper = upload(pdf([(72, 72)] * 200, b"0 g 10 10 20 20 re f\n"), "all.pdf")
    pages = UploadPages(paper)
    device = QImage(300, 300, QImage.Format.Format_RGB32)
    painter = QPainter(device)
    painter.scale(300 / 2540, 300 / 2540)
    for number in range(len(pages)):
        pages.paint(painter, number)
    painter.end()
    assert len(pages) == 200
    assert len(asked) == 2, "a process for each page is slow"
    assert uploads._MOST_BYTES < 100_000_000


# ---------------------------------------------------------------- what does not


def test_a_file_that_is_locked_or_has_no_pages_or_too_many_is_refused_in_words(theme: Theme) -> None:
    assert refused(pdf([])).code == "file.no_pages"
    assert refused(pdf([(72, 72)] * 201)).code == "file.pages"
    assert refused(locked()).code == "file.locked"
    assert refused(b"%PDF-1.7\n" + b"\0" * 2000).code == "file.undrawable"
    assert refused(picture(600, 900)[:400], "label.png").code == "file.undrawable"


def locked() -> bytes:
    """A PDF that wants a password which nobody has."""
    key = "41" * 32
    encrypt = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{key}> /U <{key}> /P -4 >> /ID [<41> <41>]"
    return pdf().replace(b"/Root 1 0 R", b"/Root 1 0 R " + encrypt.encode())


def test_pages_of_any_size_cost_no_more_points_than_a_page_may(theme: Theme) -> None:
    """Two hundred inches, or a page as thin as a hair."""
    for size in ((14400, 14400), (14400, 0.01), (1e30, 1e30)):
        paper = upload(pdf([size], b"0 g 0 0 50 50 re f\n"), "poster.pdf")
        image = UploadPages(paper)._image(0, 600.0)
        assert image.width() * image.height() <= drawer.PAGE_POINTS * 1.01
        assert max(paper.sizes[0]) <= 5081


def test_a_picture_of_30000_by_30000_points_is_refused_by_its_header(theme: Theme) -> None:
    with pytest.raises(UserError) as caught:
        upload(bomb(30_000, 30_000), "bomb.png")
    assert caught.value.code == "file.pixels"


def test_a_picture_that_would_fill_the_memory_is_refused(theme: Theme) -> None:
    """15,000 × 15,000 points are taken as a file, 900 MB as a picture: in 1 MB."""
    error = refused(bomb(15_000, 15_000), "bomb.png")
    assert error.code == "file.heavy"


def bomb(width: int, height: int) -> bytes:
    """A PNG of transparent points that all compress to nothing."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    packer = zlib.compressobj(9)
    row = b"\0" * (1 + width * 4)
    body = b"".join(packer.compress(row) for _ in range(min(height, 2_000))) + packer.flush()
    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def test_a_file_that_takes_for_ever_is_ended(theme: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "PATIENCE", 0.5)
    line = b"/P << /Type /Pattern >> 0 0 m 288 432 l 288 0 l 0 432 l h f*\n"
    packed = zlib.compress(b"0.3 g\n" + line * 3_000_000, 1)
    stream = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed)
    plain = b"<< /Length 0 >>\nstream\n\nendstream"
    # The table of places is wrong then; readers mend that.
    content = pdf([LABEL]).replace(plain, stream)
    paper = Upload("slow.pdf", content, "application/pdf", ((101.6, 152.4),))
    with pytest.raises(UserError) as caught:
        UploadPages(paper)._image(0, 300.0)
    assert caught.value.code == "file.heavy"


def test_scripts_links_and_files_in_a_pdf_do_nothing(theme: Theme, tmp_path: Path) -> None:
    """What acts when it is opened, is looked at or clicked: drawn, it is a picture, and nothing else."""
    told = tmp_path / "told"
    script = f"(app.launchURL('http://127.0.0.1:9/x', true); this.saveAs('{told}');)"
    actions = (
        f"/OpenAction << /S /JavaScript /JS {script} >>"
        f" /AA << /WC << /S /Launch /F (touch {told}) >> >>"
        f" /Names << /JavaScript << /Names [(a) << /S /JavaScript /JS {script} >>] >>"
        " /EmbeddedFiles << /Names [(run.exe) << /Type /Filespec /F (run.exe) >>] >> >>"
        " /AcroForm << /XFA [] /Fields [] >>"
    )
    content = pdf([LABEL], b"0 g 20 20 100 100 re f\n", actions).replace(
        b"/Contents 3 0 R",
        b"/Contents 3 0 R /AA << /O << /S /URI /URI (http://127.0.0.1:9/) >> >> /Annots ["
        b"<< /Type /Annot /Subtype /Link /Rect [0 0 200 200] /A << /S /URI /URI (http://127.0.0.1:9/) >> >>"
        b"<< /Type /Annot /Subtype /FileAttachment /Rect [0 0 9 9] /FS << /F (/etc/passwd) >> >>]",
    )
    path = tmp_path / "out.pdf"
    to_pdf(upload(content, "acts.pdf"), path)
    assert not told.exists()
    out = path.read_bytes()
    for word in (b"/JavaScript", b"/URI", b"/EmbeddedFile", b"/Launch", b"passwd"):
        assert word not in out
    assert Paper(path).pixels().min() < 40


@pytest.mark.skipif(sys.platform == "win32", reason="limits of processes are another thing there")
def test_the_drawer_can_write_no_file_and_take_no_more_than_its_share(tmp_path: Path) -> None:
    for work, word in (
        (f"open({str(tmp_path / 'x')!r}, 'wb', 0).write(b'x' * 10)", "OSError"),
        ("bytearray(3 << 30)", "MemoryError"),
    ):
        code = (
            "import sys\nfrom ui.printing import drawer, share\n"
            "share.take_no_more(drawer.MEMORY, drawer.SECONDS)\n"
            f"try:\n    {work}\nexcept (OSError, MemoryError) as error:\n    sys.exit(type(error).__name__)"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
        assert word in done.stderr
    assert not (tmp_path / "x").exists() or not (tmp_path / "x").read_bytes()


def test_the_drawer_is_this_program_frozen_or_not(monkeypatch: pytest.MonkeyPatch) -> None:
    assert cli.DRAWER == drawer.WORD
    assert uploads._command() == [sys.executable, "-m", "desktop_b2b", "draw-upload"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert uploads._command() == [sys.executable, "draw-upload"]


# ---------------------------------------------------------------- in a batch


def test_among_the_papers_of_a_batch_one_that_cannot_be_drawn_stops_no_other(
    theme: Theme, tmp_path: Path
) -> None:
    desk = Desk(tmp_path)
    good = pdf([LABEL], b"0 g 20 20 100 100 re f\n")
    broken = Upload("gone.pdf", b"%PDF-1.7 nothing", "application/pdf", ((101.6, 152.4),))
    pieces = [
        Piece(ATTACHMENT, "1", lambda: upload(good, "one.pdf")),
        Piece(ATTACHMENT, "2", lambda: upload(locked(), "two.pdf")),
        Piece(ATTACHMENT, "3", lambda: broken),
        Piece(ATTACHMENT, "4", lambda: upload(good, "four.pdf")),
    ]
    batch = Batch(pieces, PrinterPress(desk.printer))
    assert batch.run(lambda: False, desk.note) == 2
    assert [key for key, _ in desk.told] == ["1", "4"]
    assert [error.code for _, error in batch.refused] == ["file.locked", "file.undrawable"]


def test_a_reprint_says_so_where_there_is_room(theme: Theme, tmp_path: Path) -> None:
    """A bought label is nobody's to write on: a word across a barcode spoils it."""
    for size, said in ((LABEL, False), ((595, 842), True)):
        path = tmp_path / f"{said}.pdf"
        to_pdf(upload(pdf([size]), "paper.pdf", copy_label="COPY"), path, copy=2)
        assert ("COPY" in Paper(path).text()) is said


def test_many_huge_pages_are_tried_within_one_answer(theme: Theme) -> None:
    assert len(upload(pdf([(14400, 14400)] * 40, b"0 g 0 0 50 50 re f\n"), "posters.pdf").sizes) == 40

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Draws files that others attached, in a process that may do nothing else: bounded in memory, time and
points, able to write no file, given no address. It gets a line of wishes and the file on its standard input,
and answers with lines of facts, each followed by the points of a page.

Nothing in a PDF acts here: scripts have no engine, links and embedded files are never followed.
"""

from __future__ import annotations

import json
import math
import struct
from collections.abc import Iterator
from typing import IO, Any, Final

from ui.printing.share import take_no_more

#: The word that starts the program as a drawer.
WORD: Final = "draw-upload"
#: What the process may take: bytes of memory, seconds of the processor.
MEMORY, SECONDS = 2 << 30, 30
#: Pages of a file, and points of one page and of one answer; an A4 page has 8.7 million at 300 an inch.
MOST_PAGES, PAGE_POINTS, ANSWER_POINTS = 200, 12_000_000, 24_000_000
#: Points an inch at which it is tried whether all pages can be drawn.
_COARSE: Final = 20.0
#: Bytes that Qt may take for one picture, in millions.
_PICTURE_MB: Final = 512
#: A picture's own density is believed between these points an inch: what screens write down is no size.
_BELIEVED: Final = (150.0, 1200.0)
_POINT_MM: Final = 25.4 / 72
_SIDES_MM: Final = (1.0, 5000.0)


class Undrawable(Exception):
    """Why it cannot be drawn, by a word: locked, empty, pages, broken, heavy."""

    def __init__(self, why: str, count: int = 0) -> None:
        self.why, self.count = why, count
        super().__init__(why)


def main() -> int:
    """Answer one question, and end."""
    take_no_more(MEMORY, SECONDS)
    # A frozen program without a console has no ``sys.stdin``, but what its parent gave it.
    with open(0, "rb") as source, open(1, "wb") as target:
        return answer(source, target)


def answer(source: IO[bytes], target: IO[bytes]) -> int:
    """Read wishes and file, write facts and points. Wishes: ``mime``; ``first`` page and ``dpi``, 0: all of
    them coarsely, to see whether it can be done.
    """
    wish = json.loads(source.readline())
    content = source.read()
    try:
        if wish["mime"] == "application/pdf":
            _answer_pdf(content, wish["first"], wish["dpi"], target)
        else:
            _answer_picture(content, target)
    except Undrawable as error:
        _tell(target, error=error.why, count=error.count)
    except MemoryError:
        _tell(target, error="heavy", count=0)
    target.flush()
    return 0


def _tell(target: IO[bytes], **facts: Any) -> None:
    target.write(json.dumps(facts).encode() + b"\n")


def dpi_for(width_mm: float, height_mm: float, dpi: float, most: int = PAGE_POINTS) -> float:
    """As fine as was asked, or by a whole number less fine, so that a page has no more points than it may."""
    area = width_mm * height_mm / 25.4**2
    parts = 1
    while area * (dpi / parts) ** 2 > most:
        parts += 1
    return dpi / parts


# ---------------------------------------------------------------- PDF


def _answer_pdf(content: bytes, first: int, dpi: float, target: IO[bytes]) -> None:
    import pypdfium2

    try:
        open_pdf: Any = pypdfium2.PdfDocument  # the library has no types
        pdf: Any = open_pdf(content)
        count = len(pdf)
        if count:
            pdf.init_forms()  # what was typed into a form is on its paper, too
    except pypdfium2.PdfiumError as error:
        raise Undrawable(_why(str(error))) from error
    if not count:
        raise Undrawable("empty")
    if count > MOST_PAGES:
        raise Undrawable("pages", count)
    try:
        sizes = [[_side(side) for side in pdf.get_page_size(number)] for number in range(count)]
        _tell(target, sizes=sizes)
        for image in _pages(pdf, sizes, first, dpi):
            target.write(image)
    except (pypdfium2.PdfiumError, ValueError) as error:
        raise Undrawable("broken") from error


def _why(said: str) -> str:
    """What the library means; a PDF without a page it cannot open, though nothing is wrong with it."""
    if "assword" in said:
        return "locked"
    return "empty" if "Success" in said else "broken"


def _side(points: float) -> float:
    """A side of a page in millimetres, within reason."""
    least, most = _SIDES_MM
    return least if math.isnan(points) else min(max(points * _POINT_MM, least), most)


def _pages(pdf: Any, sizes: list[list[float]], first: int, dpi: float) -> Iterator[bytes]:
    """Pages from one on, as many as one answer may hold: each a line of facts and its points."""
    left = ANSWER_POINTS
    most = PAGE_POINTS if dpi else ANSWER_POINTS // MOST_PAGES
    for number in range(first, len(sizes)):
        width, height = sizes[number]
        fine = dpi_for(width, height, dpi or _COARSE, most)
        left -= int(width * height * (fine / 25.4) ** 2)
        if left < 0 and number > first:
            return
        bitmap = pdf[number].render(scale=fine / 72, rev_byteorder=True, fill_color=(255, 255, 255, 255))
        facts = {"width": bitmap.width, "height": bitmap.height, "stride": bitmap.stride, "dpi": fine}
        yield json.dumps(facts).encode() + b"\n"
        yield bytes(bitmap.buffer)
        bitmap.close()


# ---------------------------------------------------------------- pictures


def _answer_picture(content: bytes, target: IO[bytes]) -> None:
    from PySide6.QtCore import QBuffer, QByteArray, QSize
    from PySide6.QtGui import QImage, QImageReader, QPainter

    QImageReader.setAllocationLimit(_PICTURE_MB)
    buffer = QBuffer()
    buffer.setData(content)
    kind = b"png" if content.startswith(b"\x89PNG") else b"jpg"
    reader = QImageReader(buffer, QByteArray(kind))
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isEmpty():
        raise Undrawable("broken")
    # More points than a page may have are never made where the format can leave them out while it reads.
    points = size.width() * size.height()
    if points > PAGE_POINTS:
        share = (PAGE_POINTS / points) ** 0.5
        reader.setScaledSize(QSize(max(1, int(size.width() * share)), max(1, int(size.height() * share))))
    picture = reader.read()
    if picture.isNull():
        unread = reader.error() == QImageReader.ImageReaderError.InvalidDataError
        raise Undrawable("broken" if unread and points <= PAGE_POINTS else "heavy")
    found = density(content)
    turned = (picture.width() > picture.height()) != (size.width() > size.height())
    wide, high = (size.height(), size.width()) if turned else (size.width(), size.height())
    _tell(
        target,
        sizes=[[wide / found * 25.4, high / found * 25.4] if found else [0.0, 0.0]],
        points=[wide, high],
    )
    page = QImage(picture.size(), QImage.Format.Format_RGB888)
    page.fill(0xFFFFFFFF)
    painter = QPainter(page)
    painter.drawImage(0, 0, picture)
    painter.end()
    _tell(target, width=page.width(), height=page.height(), stride=page.bytesPerLine(), dpi=0)
    target.write(bytes(page.constBits()))


def density(content: bytes) -> float:
    """Points an inch as the file says them; 0 where it says nothing that is to be believed."""
    least, most = _BELIEVED
    found = _png_density(content) if content.startswith(b"\x89PNG") else _jpg_density(content)
    return found if least <= found <= most else 0.0


def _png_density(content: bytes) -> float:
    at = 8
    while at + 12 <= len(content):
        length, kind = struct.unpack(">I4s", content[at : at + 8])
        if kind == b"pHYs" and length == 9:
            across, _down, unit = struct.unpack(">IIB", content[at + 8 : at + 17])
            return float(across) * 0.0254 if unit == 1 else 0.0
        if kind == b"IDAT":
            return 0.0
        at += 12 + length
    return 0.0


def _jpg_density(content: bytes) -> float:
    if content[6:11] != b"JFIF\0" or len(content) < 18:
        return 0.0
    unit, across = struct.unpack(">BH", content[13:16])
    return float(across) * {1: 1.0, 2: 2.54}.get(unit, 0.0)

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Papers to print, and eyes to read them with."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import zxingcpp
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from desktop_b2b.documents import Address, Document, SlipFacts, SlipLine, packing_slip
from ui.printing.output import to_pdf
from ui.theme import Theme

MM = 72 / 25.4


def jpg(width: int = 300, height: int = 400, colour: str = "red") -> bytes:
    """A picture of one colour."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, "JPG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def slip_facts(count: int = 4, **changes: Any) -> SlipFacts:
    """A slip of some lines, each of them two lines high."""
    facts: dict[str, Any] = {
        "retailer": Address(
            company="Larch & Linden",
            address1="4 Tanner's Yard",
            postal_code="LS2 7JA",
            city="Leeds",
            country="GB",
        ),
        "retailer_phone": "+44 131 555 0119",
        "logo": jpg(),
        "order_number": "O-31080",
        "retailer_order_number": "LL-88251",
        "shipment_number": "S-31081",
        "packed_at": 1_795_080_000_000,
        "zone": "Europe/London",
        "ship_to": Address(
            company="Wren & Thistle",
            name="Isla Munro",
            address1="22 Cockburn Street",
            postal_code="EH1 1PB",
            city="Edinburgh",
            country="GB",
        ),
        "lines": tuple(
            SlipLine(
                sku=f"SKU-{n:04}",
                description=f"Thing number {n}\nwith a second line",
                ordered=Decimal(10 + n),
                shipped=Decimal(8 + n),
                to_come=Decimal(2),
                expected_at=1_796_200_000_000,
            )
            for n in range(count)
        ),
        "note_to_customer": "Thank you for your order.",
        "courier": "Northway Parcel",
        "tracking": "NW 4471 0093 28",
        "boxes": 2,
    }
    return SlipFacts(**(facts | changes))


class Paper:
    """A PDF, read back."""

    def __init__(self, path: Path) -> None:
        self.pdf = pypdfium2.PdfDocument(path)  # type: ignore[no-untyped-call]

    def __len__(self) -> int:
        return len(self.pdf)

    def text(self, page: int = 0) -> str:
        found: str = self.pdf[page].get_textpage().get_text_range()
        return found.replace("\r\n", "\n")

    def text_below(self, top_mm: float, page: int) -> str:
        """The text from a height of the page downwards."""
        width, height = self.pdf[page].get_size()
        text_page = self.pdf[page].get_textpage()
        found: str = text_page.get_text_bounded(0, 0, width, height - top_mm * MM)
        return found.replace("\r\n", "\n")

    def texts(self) -> str:
        return "\n".join(self.text(page) for page in range(len(self)))

    def size_mm(self, page: int = 0) -> tuple[float, float]:
        width, height = self.pdf[page].get_size()
        return width / MM, height / MM

    def pixels(self, page: int = 0, dpi: int = 300) -> Any:
        return self.pdf[page].render(scale=dpi / 72).to_numpy()

    def barcodes(self, page: int = 0) -> list[Any]:
        import numpy as np

        return list(zxingcpp.read_barcodes(np.ascontiguousarray(self.pixels(page))))

    def ink_mm(self, page: int = 0, dpi: int = 300) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of all that is printed."""
        import numpy as np

        dark = self.pixels(page, dpi)[:, :, :3].min(axis=2) < 200
        rows, columns = np.flatnonzero(dark.any(axis=1)), np.flatnonzero(dark.any(axis=0))
        per_mm = dpi / 25.4
        return columns[0] / per_mm, rows[0] / per_mm, (columns[-1] + 1) / per_mm, (rows[-1] + 1) / per_mm

    def place_mm(self, word: str, page: int = 0) -> tuple[float, float]:
        """Left and bottom (from the paper's top) of a word."""
        text_page = self.pdf[page].get_textpage()
        found = text_page.search(word, match_case=True).get_next()
        assert found is not None, f"{word} is not on page {page + 1}"
        left, bottom, _, _ = text_page.get_charbox(found[0])
        return left / MM, self.size_mm(page)[1] - bottom / MM


@pytest.fixture
def printed(qapp: QApplication, tmp_path: Path) -> Callable[..., Paper]:
    """Makes a PDF of documents and opens it."""
    count = 0

    def make(*documents: Document, copy: bool = False) -> Paper:
        nonlocal count
        count += 1
        path = tmp_path / f"paper-{count}.pdf"
        to_pdf(documents, path, copy=copy)
        return Paper(path)

    return make


@pytest.fixture
def slip(qapp: QApplication) -> Document:
    """A slip of one page."""
    return packing_slip(slip_facts(), "en")


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The light theme; whatever a test switched is switched back."""
    made = Theme.install(qapp, "light", bundled=True, pixels=13)
    yield made
    made.set_mode("light")

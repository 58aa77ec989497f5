# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The slip of a B2B order: all of its facts and nothing more, on whole pages."""

import re
from collections.abc import Callable

import msgspec
import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from desktop_b2b.documents.address import Address
from desktop_b2b.documents.box_slip import BOX, PALLET, BoxLine, BoxSlipFacts, LotPart, box_slip
from tests.gui.printing.conftest import Paper
from tests.gui.printing.floor_papers import SSCC, box_facts, box_lines, scanned
from ui.printing.flow_pages import FlowPages
from ui.printing.layout import lay_out
from ui.printing.rows import Said

Printed = Callable[..., Paper]


def test_a_slip_says_all_of_its_facts(printed: Printed) -> None:
    text = printed(box_slip(box_facts(), "en")).text()
    for said in (
        "Packing slip", "2 boxes", "Larch & Linden", "Receiving dock 14", "United States", "4500012345",
        "B-31080", "S-31081", "19 November 2026", "Northway Parcel", "NW 4471 0093 28", "SKU-0003",
        "Lot L-2231, expires 31 Mar 2027: 80", "GTIN 09501101530003", "expected 2 Dec 2026",
        "Thank you for your order.", "4 items", "486", "326", "Page 1 of 1",
    ):  # fmt: skip
        assert said in text, said


def test_n15_no_field_for_a_price_an_e_mail_or_the_centre() -> None:
    for kind in (BoxSlipFacts, BoxLine, LotPart, Address):
        for field in kind.__struct_fields__:
            assert not re.search("price|cost|amount|currency|mail|value|centre|insur|fee", field), field


@pytest.mark.parametrize(
    ("language", "about", "words"),
    [
        ("en", BOX, ("Box 1 of 2", "In this box", "Back-ordered")),
        ("fr", BOX, ("Colis 1 sur 2", "Dans ce colis", "En attente", "Royaume-Uni")),
        ("de", BOX, ("Karton 1 von 2", "Im Karton", "Im Rückstand", "Vereinigtes Königreich")),
        ("de", PALLET, ("Palette 1 von 2", "Auf dieser", SSCC)),
    ],
)
def test_a_slip_for_a_box_or_a_pallet_in_the_readers_language(
    printed: Printed, language: str, about: str, words: tuple[str, ...]
) -> None:
    text = printed(box_slip(box_facts(about=about, sscc=SSCC), language)).text()
    for said in words:
        assert said in text, said


def test_no_row_is_lost_or_doubled_and_each_page_has_its_head(printed: Printed) -> None:
    paper = printed(box_slip(box_facts(60), "en"))
    assert len(paper) > 3
    found = re.findall(r"SKU-\d{4}", paper.texts())
    assert found == [f"SKU-{n:04}" for n in range(60)]
    for page in range(len(paper)):
        text = paper.text(page)
        assert f"Page {page + 1} of {len(paper)}" in text
        assert ("SKU-" in text) == ("Back-ordered" in text)
        assert ("Packing slip 4500012345, continued" in text) == (page > 0)
        left, top, right, bottom = paper.ink_mm(page, 100)
        assert left >= 19.5
        assert top >= 10
        assert right <= 190.5
        assert bottom <= 287


@pytest.mark.parametrize("count", range(6, 26))
def test_the_totals_never_stand_alone(qapp: QApplication, count: int) -> None:
    facts = box_facts(count, note="", retailer_phone="")
    pages = lay_out(box_slip(facts, "en"))
    texts = [_texts(pages, number) for number in range(len(pages))]
    with_totals = next(text for text in texts if f"{count} items" in text)
    assert f"SKU-{count - 1:04}" in with_totals


def _texts(pages: object, number: int) -> list[str]:
    assert isinstance(pages, FlowPages)
    return [one.text for _, _, one in pages.drawn(number) if isinstance(one, Said)]


def test_a_note_longer_than_a_page_is_cut_between_lines(printed: Printed) -> None:
    note = "\n".join(f"remark {n:03}" for n in range(150))
    paper = printed(box_slip(box_facts(2, note=note), "en"))
    assert re.findall(r"remark (\d{3})", paper.texts()) == [f"{n:03}" for n in range(150)]


def test_barcodes_are_read_back(qapp: QApplication) -> None:
    slip = box_slip(box_facts(), "en")
    for dpi in (150, 203, 300):
        assert {text for _, text in scanned(slip, dpi)} == {"4500012345", "B-31080"}


def test_hostile_text_is_literal(printed: Printed) -> None:
    hostile = "<img src='file:///etc/passwd'><b>bold</b> &amp; \u202egnp"
    line = msgspec.structs.replace(box_lines(1)[0], sku=hostile, description=hostile)
    slip = box_slip(box_facts(1, note=hostile, lines=(line,)), "en")
    text = printed(slip).text()
    assert "<b>bold</b> &amp;" in text
    assert "\u202e" not in text


@pytest.mark.parametrize("logo", [None, b"", b"no picture", b"\xff\xd8\xff broken"])
def test_a_broken_logo_never_blocks(printed: Printed, logo: bytes | None) -> None:
    assert "Larch & Linden" in printed(box_slip(box_facts(logo=logo), "en")).text()


def test_long_names_stay_in_their_columns(printed: Printed) -> None:
    long = "Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrik" * 3
    retailer = msgspec.structs.replace(box_facts().retailer, company=long)
    to = Address(company=long, name=long, address1=long, city=long, country="DE")
    line = msgspec.structs.replace(box_lines(1)[0], sku=long, description=long)
    paper = printed(box_slip(box_facts(retailer=retailer, ship_to=to, lines=(line,)), "de"))
    left, _, right, _ = paper.ink_mm(0, 100)
    assert left >= 19.5
    assert right <= 190.5


def test_black_on_white_whatever_the_theme(qapp: QApplication) -> None:
    leaves = lay_out(box_slip(box_facts(logo=None), "en"))
    image = QImage(420, 594, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.scale(0.02, 0.02)
    leaves.paint(painter, 0)
    painter.end()
    colours = {image.pixelColor(x, y).name() for x in range(0, 420, 3) for y in range(594)}
    assert all(colour[1:3] == colour[3:5] == colour[5:7] for colour in colours)

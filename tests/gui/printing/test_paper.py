# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What stands on the paper, read back from the PDF: words, measures, barcodes, and nothing else."""

import re
from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import msgspec
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication

from desktop_b2b.documents import Document, PickFacts, PickLine, SlipLine, packing_slip, picking_list
from desktop_b2b.documents.barcode import MODULE_MM
from tests.gui.printing.conftest import Paper, jpg, slip_facts
from ui.printing.pages import PAGE, Pages

Printed = Callable[..., Paper]


def test_a_slip_says_all_of_its_facts(printed: Printed) -> None:
    text = printed(packing_slip(slip_facts(), "en")).text()
    for word in (
        "Larch & Linden", "4 Tanner's Yard", "+44 131 555 0119", "Packing slip", "2 boxes", "O-31080",
        "LL-88251", "S-31081", "19 November 2026", "Wren & Thistle", "Isla Munro", "22 Cockburn Street",
        "Edinburgh EH1 1PB",
        "United Kingdom", "Northway Parcel", "NW 4471 0093 28", "SKU-0003", "Thing number 3", "13", "11",
        "expected 2 Dec 2026", "4 items", "Thank you for your order.", "Page 1 of 1",
    ):  # fmt: skip
        assert word in text


def test_the_paper_is_a4_with_margins_of_20_mm(printed: Printed) -> None:
    paper = printed(packing_slip(slip_facts(60), "en"))
    for page in range(len(paper)):
        width, height = paper.size_mm(page)
        assert (round(width), round(height)) == (210, 297)
        left, top, right, bottom = paper.ink_mm(page)
        assert left == pytest.approx(20, abs=0.4)
        assert right == pytest.approx(190, abs=0.4)
        # Only the small lines of head and foot stand in the margins, clear of what printers cannot reach.
        assert top >= 11
        assert bottom <= 297 - 11


def test_each_page_repeats_the_head_and_counts(printed: Printed) -> None:
    paper = printed(packing_slip(slip_facts(60), "en"))
    with_rows = [page for page in range(len(paper)) if "Thing number" in paper.text(page)]
    assert len(with_rows) >= 4
    for page in with_rows:
        text = paper.text(page)
        assert re.search(r"SKU\s+Item\s+Ordered\s+Shipped\s+Still to come", text)
    for page in range(len(paper)):
        assert f"Page {page + 1} of {len(paper)}" in paper.text(page)
        assert ("Packing slip LL-88251, continued" in paper.text(page)) == (page > 0)


def test_no_row_is_lost_doubled_or_cut(printed: Printed) -> None:
    facts = slip_facts(100)
    paper = printed(packing_slip(facts, "en"))
    for line in facts.lines:
        pages = [page for page in range(len(paper)) if line.sku in paper.text(page)]
        assert len(pages) == 1
        first = line.description.partition("\n")[0]
        assert re.search(rf"{first}\s", paper.text(pages[0]))
        _, top = paper.place_mm(line.sku, pages[0])
        assert 20 < top < 275
    assert paper.texts().count("with a second line") == 100


def test_a_row_taller_than_a_page_is_cut_between_lines(printed: Printed) -> None:
    words = "\n".join(f"line {n} of the tall one" for n in range(150))
    line = SlipLine(sku="TALL", description=words, ordered=Decimal(1), shipped=Decimal(1))
    paper = printed(packing_slip(slip_facts(0, lines=(line,)), "en"))
    assert len(paper) > 2
    # Qt also writes the line just above a strip, clipped away under the head: only what shows is counted.
    below_head = 25.4
    texts = paper.text(0) + "".join(paper.text_below(below_head, page) for page in range(1, len(paper)))
    for n in range(150):
        assert texts.count(f"line {n} of the tall one") == 1


def test_a_heading_stays_with_its_note(printed: Printed) -> None:
    for count in range(8, 22):
        paper = printed(packing_slip(slip_facts(count, note_to_customer="Word for you. " * 30), "en"))
        pages = [page for page in range(len(paper)) if "A note for you" in paper.text(page)]
        assert len(pages) == 1
        assert "Word for you." in paper.text(pages[0])


def test_the_totals_never_stand_alone(printed: Printed) -> None:
    for count in range(8, 30):
        paper = printed(packing_slip(slip_facts(count, note_to_customer=""), "en"))
        (page,) = [page for page in range(len(paper)) if f"{count} items" in paper.text(page)]
        assert f"SKU-{count - 1:04}" in paper.text(page)


def test_barcodes_are_read_back_and_wide_enough(printed: Printed) -> None:
    codes = printed(packing_slip(slip_facts(), "en")).barcodes()
    assert sorted(code.text for code in codes) == ["LL-88251", "O-31080"]
    assert {code.format.name for code in codes} == {"Code128"}
    assert MODULE_MM >= 0.33
    for code in codes:
        # Code 128: start, content, check and stop of 11 modules each, and 2 more at the end.
        width = (code.position.top_right.x - code.position.top_left.x) / 300 * 25.4
        modules = round(width / MODULE_MM)
        assert (modules - 2) % 11 == 0
        assert width / modules >= 0.33


def test_barcodes_stand_on_the_last_page_only(printed: Printed) -> None:
    paper = printed(packing_slip(slip_facts(60), "en"))
    found = [[code.text for code in paper.barcodes(page)] for page in range(len(paper))]
    assert found[:-1] == [[]] * (len(paper) - 1)
    assert len(found[-1]) == 2


@pytest.mark.parametrize("number", ["Ж-17", "A" * 60, "", "O-31080\n"])
def test_a_number_that_no_barcode_can_carry_stops_nothing(number: str, printed: Printed) -> None:
    paper = printed(packing_slip(slip_facts(retailer_order_number=number), "en"))
    assert [code.text for code in paper.barcodes()][-1:] == ["O-31080"]
    assert number.strip() in paper.text().replace("\n", "")


def test_rules_have_their_measure(printed: Printed) -> None:
    dpi = 1200
    pixels = printed(packing_slip(slip_facts(), "en")).pixels(0, dpi)[:, :, :3].min(axis=2)
    # Between two columns of the table there is nothing but rules.
    column = pixels[:, round(121 / 25.4 * dpi)] < 128
    edges = np.flatnonzero(np.diff(column.astype(int)))
    thick = [(end - start) / dpi * 25.4 for start, end in zip(edges[::2], edges[1::2], strict=True)]
    heavy = [width for width in thick if width > 0.25]
    fine = [width for width in thick if width <= 0.25]
    assert heavy == pytest.approx([0.35] * 3, abs=0.04)
    assert fine == pytest.approx([0.12] * 4, abs=0.04)


def test_ux_73_everything_is_black_on_white_whatever_the_theme(printed: Printed, qapp: QApplication) -> None:
    before = qapp.palette()
    dark = QPalette(before)
    dark.setColor(QPalette.ColorRole.Text, QColor("white"))
    dark.setColor(QPalette.ColorRole.Base, QColor("black"))
    qapp.setPalette(dark)
    try:
        pixels = printed(packing_slip(slip_facts(logo=None), "en")).pixels()
    finally:
        qapp.setPalette(before)
    assert (pixels == 255).mean() > 0.9
    assert pixels.min() == 0
    spread = pixels.max(axis=2).astype(int) - pixels.min(axis=2)
    assert spread.max() <= 4


HOSTILE = (
    '<img src="file:{path}">',
    "<img src='{path}'/>",
    '<a href="http://192.0.2.1/">click</a>',
    "<style>* {{ background: url(file:{path}) }}</style>",
    '<table><tr><td background="file:{path}">x</td></tr></table>',
    '"><script>alert(1)</script>',
    "&lt;b&gt; &amp; &#169; </td></tr></table>",
    "<!-- gone? -->",
)


def test_hostile_text_is_literal_and_loads_nothing(printed: Printed, tmp_path: Path) -> None:
    canary = tmp_path / "canary.jpg"
    canary.write_bytes(jpg(colour="#00ff00"))
    for pattern in HOSTILE:
        words = pattern.format(path=canary)
        facts = slip_facts(
            1,
            logo=None,
            note_to_customer=words,
            lines=(
                SlipLine(sku=words, description=words, uom=words, ordered=Decimal(1), shipped=Decimal(1)),
            ),
        )
        facts = msgspec.structs.replace(
            facts, courier=words, tracking=words, ship_to=msgspec.structs.replace(facts.ship_to, name=words)
        )
        document = packing_slip(facts, "en")
        assert Pages(document).refused() == []
        paper = printed(document)
        flat = re.sub(r"\s", "", paper.texts())
        # Name, courier, tracking, SKU, description, unit and note.
        assert flat.count(re.sub(r"\s", "", words)) >= 5, words
        pixels = paper.pixels()
        spread = pixels.max(axis=2).astype(int) - pixels.min(axis=2)
        assert spread.max() <= 4, "something green was loaded"


def test_a_document_that_asks_for_resources_gets_none(qapp: QApplication, tmp_path: Path) -> None:
    canary = tmp_path / "canary.jpg"
    canary.write_bytes(jpg(colour="#00ff00"))
    document = Document(
        title="x",
        language="en",
        body=f'<p style="background:url(file:{canary})">x</p><img src="{canary}" width="5000" height="5000">',
        page_label="{page}",
        copy_label="COPY",
    )
    pages = Pages(document)
    assert pages.refused() == [f"file:{canary}"] or pages.refused() == [f"file://{canary}"]
    image = QImage(420, 594, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.scale(420 / PAGE.width(), 420 / PAGE.width())
    pages.paint(painter, 0)
    painter.end()
    colours = {image.pixelColor(x, y).name() for x in range(0, 420, 4) for y in range(0, 594, 4)}
    assert "#00ff00" not in colours


def test_what_steers_text_is_shown_not_obeyed(printed: Printed) -> None:
    facts = slip_facts(1, note_to_customer="pay \u202eecilA\u202c now\u200b\ufdd0\ufffc\x00end")
    text = printed(packing_slip(facts, "en")).text()
    assert not re.search("[\u202e\u202c\u200b\ufdd0\ufffc\x00]", text.replace("\ufffe", ""))
    assert "ecilA" in text


def test_the_logo_is_drawn_in_its_shape(printed: Printed) -> None:
    pixels = printed(packing_slip(slip_facts(logo=jpg(400, 200)), "en")).pixels().astype(int)
    red = (pixels[:, :, 2] > 200) & (pixels[:, :, 1] < 80) & (pixels[:, :, 0] < 80)
    rows, columns = np.flatnonzero(red.any(axis=1)), np.flatnonzero(red.any(axis=0))
    per_mm = 300 / 25.4
    width, height = (columns[-1] - columns[0] + 1) / per_mm, (rows[-1] - rows[0] + 1) / per_mm
    assert width / height == pytest.approx(2, abs=0.03)
    assert width <= 34.2
    assert height <= 17.2


@pytest.mark.parametrize("logo", [None, b"", b"nonsense", b"\xff\xd8\xff\xd9", jpg.__name__.encode()])
def test_a_missing_or_broken_logo_never_blocks(logo: bytes | None, printed: Printed) -> None:
    text = printed(packing_slip(slip_facts(logo=logo), "en")).text()
    assert "Larch & Linden" in text


def test_french_paper(printed: Printed) -> None:
    text = printed(packing_slip(slip_facts(box=1), "fr-CA"), copy=True).text()
    for word in (
        "Bon de livraison", "Colis 1 sur 2", "Livrer à", "Commande", "Notre référence", "Expédition",
        "Emballé le", "19 novembre 2026", "Transporteur", "N° de suivi", "Référence", "Article", "Commandé",
        "Dans ce colis", "Reste à livrer", "prévu le 2 déc. 2026", "4 articles", "Un mot pour vous",
        "Royaume-Uni", "Page 1 sur 1", "DUPLICATA",
    ):  # fmt: skip
        assert word in text
    assert "Ship" not in text


def test_a_reprint_says_so_on_each_page(printed: Printed) -> None:
    document = packing_slip(slip_facts(40), "en")
    first, again = printed(document), printed(document, copy=True)
    assert "COPY" not in first.texts()
    assert again.texts().count("COPY") == len(again) == len(first)


def test_several_slips_in_one_file(printed: Printed) -> None:
    paper = printed(packing_slip(slip_facts(box=1), "en"), packing_slip(slip_facts(40, box=2), "en"))
    assert "Box 1 of 2" in paper.text(0)
    assert "Page 1 of 1" in paper.text(0)
    assert "Box 2 of 2" in paper.text(1)
    assert f"Page 1 of {len(paper) - 1}" in paper.text(1)


def test_a_picking_list(printed: Printed) -> None:
    facts = slip_facts()
    lines = tuple(
        PickLine(sku=line.sku, description=line.description, uom="case", quantity=line.shipped)
        for line in facts.lines
    )
    document = picking_list(
        PickFacts(
            retailer_name="Larch & Linden",
            logo=facts.logo,
            order_number="O-31080",
            retailer_order_number="LL-88251",
            ship_by=1_795_080_000_000,
            zone="Europe/Paris",
            ship_to=facts.ship_to,
            lines=lines,
            note_to_suppliers="Wrap <b>twice</b>.",
            partner_note="No plastic.",
        ),
        "en",
    )
    paper = printed(document)
    text = paper.text()
    for word in (
        "Picking list", "4 items", "Larch & Linden", "O-31080", "LL-88251", "19 Nov 2026, 10:20 Europe/Paris",
        "Wrap <b>twice</b>.", "No plastic.", "SKU-0003", "case", "To pick", "11", "Picked by", "Checked by",
    ):  # fmt: skip
        assert word in text
    assert [code.text for code in paper.barcodes()] == ["O-31080"]


def test_a_long_list_is_quick_and_whole(printed: Printed) -> None:
    paper = printed(packing_slip(slip_facts(600), "en"))
    assert sum("SKU" in paper.text(page) for page in range(len(paper))) >= len(paper) - 1
    assert "SKU-0599" in paper.texts()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(max_size=60), count=st.integers(0, 30))
def test_any_text_can_be_laid_out(words: str, count: int, qapp: QApplication) -> None:
    line = SlipLine(sku=words, description=words, uom=words, ordered=Decimal(1), shipped=Decimal(1))
    pages = Pages(packing_slip(slip_facts(count, lines=(line,) * count, note_to_customer=words), "en"))
    assert len(pages) >= 1
    assert pages.refused() == []
    ends = [(strip.top, strip.bottom) for strip in pages.strips]
    assert all(0 <= bottom - top <= 25_700 for top, bottom in ends)
    assert all(below[0] >= above[1] for above, below in pairwise(ends))

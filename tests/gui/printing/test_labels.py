# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Logistic labels: read back at each printer's resolution, in zones, whatever people wrote on them."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from desktop_b2b.documents.address import Address
from desktop_b2b.documents.labels import LabelFacts, logistic_label
from desktop_b2b.documents.sheet import LABEL_SIZES, BarMark, Words
from desktop_b2b.errors import UserError
from tests.gui.printing.conftest import Paper
from tests.gui.printing.floor_papers import CENTRE, SSCC, dots, label_facts, scanned

Printed = Callable[..., Paper]
BOTH = {("]C1", f"(00){SSCC}"), ("]C1", "(420)941031234")}


@pytest.mark.parametrize("dpi", [150, 203, 300, 600])
@pytest.mark.parametrize("size", sorted(LABEL_SIZES))
@pytest.mark.parametrize("language", ["en", "fr", "de"])
def test_s1_32_both_barcodes_are_read_back(qapp: QApplication, language: str, size: str, dpi: int) -> None:
    assert scanned(logistic_label(label_facts(), language, size), dpi) == BOTH


@pytest.mark.parametrize("dpi", [203, 300])
def test_narrow_bars_are_whole_dots_and_wide_enough(qapp: QApplication, dpi: int) -> None:
    """GS1 asks for narrow bars of 0.495 mm at least; and a bar that ends within a dot is blurred on paper."""
    page = dots(logistic_label(label_facts(), "en"), dpi)
    row = page[round(page.shape[0] * 0.8), 40:-40]
    assert set(np.unique(row)) == {0, 255}
    ends = np.flatnonzero(np.diff((row < 128).astype(np.int8)))
    runs = np.diff(ends)
    module = round(0.5 / 25.4 * dpi)
    assert runs.min() == module
    assert all(run % module == 0 for run in runs)
    assert module / dpi * 25.4 >= 0.495


def test_the_unit_number_stands_lowest_with_its_quiet_zones() -> None:
    for size, (width, height) in LABEL_SIZES.items():
        (sheet,) = logistic_label(label_facts(), "en", size).sheets
        codes = [mark for mark in sheet.marks if isinstance(mark, BarMark)]
        unit = max(codes, key=lambda mark: mark.y)
        assert all(mark.y + mark.height <= unit.y for mark in codes if mark is not unit)
        assert unit.height >= 31.75, "GS1: at least 1.25 inches high"
        for code in codes:
            assert code.width >= (code.bars.modules + 20) * code.module_mm
        for mark in sheet.marks:
            assert mark.x >= 0
            assert mark.y >= 0
            assert mark.x + mark.width <= width
            assert mark.y + mark.height <= height


@pytest.mark.parametrize("pallet", [False, True])
def test_a_label_says_all_of_its_facts(printed: Printed, pallet: bool) -> None:
    facts = label_facts(pallet=pallet, cartons=48, weight="412 kg")
    paper = printed(logistic_label(facts, "en"))
    text = paper.text().replace("\n", " ")
    for said in (
        "Larch & Linden", "Receiving dock 14", "(420) 941031234", f"(00) {SSCC}", "Northway Freight Lines",
        "123-4567890", "B-31080-000412", "4500012345-WT", "042", "WT-884-1220-GRN", "24", "3 of 18", "0231",
        "22 Market Street",
    ):  # fmt: skip
        assert said in text, said
    assert ("48" in text) == pallet
    assert paper.size_mm() == pytest.approx((101.6, 152.4), abs=0.4)


def test_labels_of_both_sizes_and_slips_go_into_one_file(printed: Printed) -> None:
    paper = printed(*(logistic_label(label_facts(), "en", size) for size in ("4x6", "a6")))
    assert paper.size_mm(0) == pytest.approx((101.6, 152.4), abs=0.4)
    assert paper.size_mm(1) == pytest.approx((105, 148), abs=0.4)


def test_a_reprint_says_so(printed: Printed) -> None:
    label = logistic_label(label_facts(), "en")
    assert "COPY" not in printed(label).text()
    assert "COPY 2" in printed(label, copy=2).text()
    assert scanned(label, 203) == BOTH


@pytest.mark.parametrize(
    "sscc",
    ["", "095287654321012345", "09528765432101234", "0952876543210123466", "09528765432101234٦", "x" * 18],
)
def test_a_number_that_scanners_refuse_is_refused(sscc: str) -> None:
    with pytest.raises(UserError) as caught:
        logistic_label(label_facts(sscc=sscc), "en")
    assert caught.value.code in ("gs1.sscc_length", "gs1.sscc_digit")
    assert caught.value.field == "sscc"


def test_an_unknown_paper_is_refused() -> None:
    with pytest.raises(UserError) as caught:
        logistic_label(label_facts(), "en", "a7")
    assert caught.value.code == "label.size"


@pytest.mark.parametrize("postal", ["", "١٢٣٤٥", "AB<12>", "1" * 40])
def test_a_postal_code_without_a_barcode_stops_no_label(qapp: QApplication, postal: str) -> None:
    to = Address(company="Somebody", postal_code=postal, city="Somewhere", country="US")
    assert scanned(logistic_label(label_facts(ship_to=to), "en"), 203) == {("]C1", f"(00){SSCC}")}


def test_nothing_written_runs_into_a_barcode(qapp: QApplication) -> None:
    long = "Ünendliche Möbel- und Wohnkultur-Vertriebsgesellschaft <b>mbH</b> & Co. KG " * 4
    facts = label_facts(
        carrier=long, pro=long, bol=long, purchase_order=long, department=long, customer_sku=long,
        quantity=long, store=long, mark_for=Address(company=long, city=long, country="DE"),
        ship_to=Address(company=long, name=long, address1=long, postal_code="94103", city=long, country="US"),
    )  # fmt: skip
    label = logistic_label(facts, "de")
    assert scanned(label, 203) == {("]C1", f"(00){SSCC}"), ("]C1", "(420)94103")}


def test_what_steers_text_is_shown_not_obeyed() -> None:
    label = logistic_label(label_facts(customer_sku="A\u202eB", purchase_order="<img src=x>"), "en")
    words = [mark.text for mark in label.sheets[0].marks if isinstance(mark, Words)]
    assert "A\ufffdB" in words
    assert "<img src=x>" in words


def test_no_field_for_a_price_or_an_e_mail() -> None:
    for field in LabelFacts.__struct_fields__:
        assert not any(word in field for word in ("price", "cost", "amount", "currency", "mail", "value"))
    assert CENTRE.country == "US"

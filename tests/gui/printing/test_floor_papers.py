# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Picking lists of waves and bills of lading: in walking order, nothing lost, one page where it can be."""

import re
from collections.abc import Callable

import msgspec
import pytest
from PySide6.QtWidgets import QApplication

from desktop_b2b.documents.address import Address
from desktop_b2b.documents.floor_list import FloorListFacts, FloorPick, floor_list, walked
from desktop_b2b.documents.lading import LadingFacts, LadingGoods, LadingOrder, bill_of_lading
from desktop_b2b.errors import UserError
from tests.gui.printing.conftest import Paper
from tests.gui.printing.floor_papers import lading_facts, list_facts, scanned

Printed = Callable[..., Paper]


def test_picks_are_walked_from_place_to_place_and_two_comes_before_ten() -> None:
    places = [one.location for one in walked(list_facts().picks)]
    assert places == ["A-2-10", "A-2-10", "A-10-1", "A-10-1", "B-01-03", "B-01-03", "", ""]


def test_a_picking_list_says_all_of_its_facts(printed: Printed) -> None:
    text = printed(floor_list(list_facts(), "en")).texts()
    for said in (
        "Picking list", "8 items", "W-118", "Larch & Linden", "2 orders", "B-31080, B-31081",
        "Packing instructions · B-31080", "Use plain cartons & no tape.", "Lot L-2231", "expires 31 Mar 2027",
        "Wrap each <i>tin</i>.", "for B-31081", "no location", "(London)", "Picked by", "Checked by",
    ):  # fmt: skip
        assert said in text, said


@pytest.mark.parametrize("language", ["en", "fr", "de"])
def test_sixty_picks_are_all_there_in_order(printed: Printed, language: str) -> None:
    facts = list_facts(60)
    paper = printed(floor_list(facts, language))
    assert re.findall(r"SKU-\d{4}", paper.texts()) == [one.sku for one in walked(facts.picks)]
    for page in range(len(paper)):
        left, _, right, bottom = paper.ink_mm(page, 100)
        assert left >= 19.5
        assert right <= 190.5
        assert bottom <= 287


def test_the_list_of_one_order_does_not_repeat_it_at_each_line(printed: Printed) -> None:
    text = printed(floor_list(list_facts(wave="", orders=("B-31080",)), "en")).texts()
    assert "for B-31080" not in text
    assert "Wave" not in text


def test_a_lists_barcode_is_read_back(qapp: QApplication) -> None:
    assert {text for _, text in scanned(floor_list(list_facts(3), "en"), 203)} == {"W-118"}


@pytest.mark.parametrize("language", ["en", "fr", "de"])
def test_a_bill_of_lading_is_one_page_with_all_fields(printed: Printed, language: str) -> None:
    paper = printed(bill_of_lading(lading_facts(), language))
    assert len(paper) == 1
    text = paper.text().replace("\n", " ")
    for said in (
        "B-31080-000412", "Larch & Linden", "LS-01", "WT-DC-7", "Receiving dock 14", "Wren & Thistle 0231",
        "Northway Freight Lines", "NWFL", "1234567890", "TR-5521", "883-22-001", "<b>Do not stack.</b>",
        "PO-0002", "14.5 kg", "Dept. 042", "Commodity 002", "51310-2", "92.5", "212 kg", "88", "848 kg",
    ):  # fmt: skip
        assert said in text, said
    left, top, right, bottom = paper.ink_mm(0, 100)
    assert left >= 9.5
    assert top >= 5
    assert right <= 201
    assert bottom <= 290


def test_a_long_bill_goes_on_upon_supplements_and_says_so(printed: Printed) -> None:
    paper = printed(bill_of_lading(lading_facts(40, 30), "en"))
    assert len(paper) > 2
    text = paper.texts()
    assert re.findall(r"PO-\d{4}", text) == [f"PO-{n:04}" for n in range(40)]
    assert re.findall(r"Commodity \d{3}", text) == [f"Commodity {n:03}" for n in range(30)]
    assert "See the supplement: 34 more" in paper.text(0)
    for page in range(len(paper)):
        assert f"Page {page + 1} of {len(paper)}" in paper.text(page)
        assert "B-31080-000412" in paper.text(page)
        assert paper.ink_mm(page, 100)[3] <= 290


def test_a_bills_barcodes_are_read_back(qapp: QApplication) -> None:
    bill = bill_of_lading(lading_facts(), "en")
    for dpi in (150, 203, 300):
        assert {text for _, text in scanned(bill, dpi)} == {"B-31080-000412", "1234567890"}


@pytest.mark.parametrize(("field", "value"), [("terms", "free"), ("fob", "port")])
def test_an_unknown_word_is_refused(field: str, value: str) -> None:
    with pytest.raises(UserError) as caught:
        bill_of_lading(msgspec.structs.replace(lading_facts(), **{field: value}), "en")
    assert (caught.value.code, caught.value.field) == (f"lading.{field}", field)


def test_long_names_stay_in_their_boxes(printed: Printed) -> None:
    long = "Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrik" * 4
    who = Address(company=long, name=long, address1=long, city=long, country="DE")
    facts = lading_facts(
        ship_from=who, ship_to=who, bill_to=who, carrier=long, scac=long, pro=long, trailer=long, seal=long,
        instructions=long * 5, number=long, from_location=long,
        orders=(LadingOrder(number=long, packages=long, weight=long, more=long),),
        goods=(LadingGoods(description=long, nmfc=long, freight_class=long, units=long, weight=long),),
    )  # fmt: skip
    left, _, right, bottom = printed(bill_of_lading(facts, "de")).ink_mm(0, 100)
    assert left >= 9.5
    assert right <= 201
    assert bottom <= 290


def test_n15_no_field_for_a_price_or_an_e_mail() -> None:
    for kind in (FloorListFacts, FloorPick, LadingFacts, LadingOrder, LadingGoods):
        for field in kind.__struct_fields__:
            assert not re.search("price|cost|amount|currency|mail|value", field), field

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Tables from spreadsheets: columns found, numbers never guessed."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_b2b.domain.entities import Product
from ui.screens.request.pasting import decimal_mark, guess, number, of_product, read, settle

WORDS = {"ambiguous": "two: {0}", "number": "no: {0}", "negative": "low: {0}", "nothing": "nothing"}
MUG = Product(id="1" * 32, owner_id="2" * 32, sku="APY-MUG", description="A mug", uom="each")


@pytest.mark.parametrize(
    ("cells", "mark"),
    [
        (["4,20", "1.234"], ","),
        (["4.20", "12"], "."),
        (["1.234,50"], ","),
        (["1,234.5"], "."),
        (["1.234.567"], ","),
        (["1.234"], "?"),
        (["0.125"], "."),
        (["1234.567"], "."),
        (["12", "48"], ""),
        (["4,20", "3.10"], "?"),
        (["€ 4,20"], ","),
    ],
)
def test_the_decimal_mark_is_found_or_asked(cells: list[str], mark: str) -> None:
    assert decimal_mark(cells) == mark


@pytest.mark.parametrize(
    ("cell", "mark", "value"),
    [
        ("1.234", ",", "1234"),
        ("1.234", ".", "1.234"),
        ("1 234,50", ",", "1234.50"),
        ("−5", "", "-5"),
        ("€4.20", ".", "4.20"),
        ("1.234", "?", None),
        ("12.34,5", ",", None),
        ("4,2,0", ",", None),
        ("many", ".", None),
        ("12 pcs", "", "12"),
    ],
)
def test_numbers(cell: str, mark: str, value: str | None) -> None:
    assert number(cell, mark) == (Decimal(value) if value is not None else None)


def test_headings_in_other_languages_are_known() -> None:
    table = [["Référence", "Désignation", "Qté", "Prix unitaire"], ["A", "B", "2", "4,20"]]
    plan = guess(table)
    assert plan.header
    assert plan.mapping == ["sku", "description", "quantity", "max_price"]


def test_without_headings_the_content_tells() -> None:
    plan = guess([["APY-MUG", "A mug", "48", "4,20"], ["X-1", "Y", "2", "1,00"]])
    assert not plan.header
    assert plan.mapping == ["sku", "description", "quantity", "max_price"]


def test_an_answered_question_stays_answered() -> None:
    table = [["SKU", "Price"], ["A", "1.234"]]
    plan = guess(table)
    assert plan.decimal == {1: "?"}
    (row,) = read(plan, table, {}, WORDS, of_product)
    assert row.problems == {"max_price": "two: 1.234"}
    plan.decimal[1] = ","
    settle(plan, table)
    (row,) = read(plan, table, {}, WORDS, of_product)
    assert row.values["max_price"] == 1234


def test_known_products_fill_what_is_missing_and_unknown_ones_are_marked() -> None:
    table = [["apy-mug", "", "3"], ["NEW", "Other", "0"], ["", "", "x"]]
    plan = guess(table)
    plan.mapping = ["sku", "description", "quantity"]
    plan.header = False
    rows = read(plan, table, {"apy-mug": MUG}, WORDS, of_product)
    assert rows[0].values["description"] == "A mug"
    assert rows[0].values["sku"] == "APY-MUG"
    assert not rows[0].unknown_sku
    assert rows[1].unknown_sku
    assert rows[1].problems == {"quantity": "low: 0"}
    assert rows[2].problems == {"quantity": "no: x", "sku": "nothing"}


@given(st.decimals(0, 99_999, places=2), st.sampled_from([(",", "."), (".", ","), (",", " "), (",", "'")]))
def test_a_written_number_is_read_back(value: Decimal, marks: tuple[str, str]) -> None:
    point, group = marks
    text = f"{value:,.2f}".replace(",", "\0").replace(".", point).replace("\0", group)
    assert number(text, point) == value


@given(st.lists(st.lists(st.text(max_size=6), max_size=5), max_size=6))
def test_no_table_breaks_it(table: list[list[str]]) -> None:
    plan = guess(table)
    for row in read(plan, table, {}, WORDS, of_product):
        assert row.sound != bool(row.problems)


def test_a_thousand_rows_take_less_than_a_second() -> None:
    table = [["SKU", "Description", "Qty", "Price"]]
    table += [[f"SKU-{n}", f"Item {n}", str(n + 1), f"{n},50"] for n in range(1000)]
    start = time.perf_counter()
    rows = read(guess(table), table, {}, WORDS, of_product)
    assert len(rows) == 1000
    assert time.perf_counter() - start < 1

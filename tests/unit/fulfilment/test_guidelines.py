# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""S1.6: each heading of the guide is help that is read beside the order, and a rule that is enforced."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop_b2b.paths import resources
from desktop_b2b.rules.trade.defaults import default_tables

TABLES = default_tables()
RULES = {rule.code: rule for rule in TABLES.rules}


def body(language: str) -> str:
    text = (resources() / "help" / language / "guidelines.md").read_text(encoding="utf-8")
    return " ".join(text.split())


@pytest.mark.parametrize(
    "heading",
    [
        "Order adjustments and fees", "Pick by lot", "Order drafts", "Fragile items", "Amazon FBA orders",
        "Insurance requirements", "International orders", "Non-accommodated requests",
        "Prepaid parcel orders",
        "Self-arranged freight orders", "Shipping and carrier selection", "Freight that the centre books",
        "Value-added services",
    ],
)  # fmt: skip
def test_s1_6_every_heading_of_the_guide_has_its_help(heading: str) -> None:
    assert f"## {heading} " in body("en")


def test_s1_6_the_help_names_the_figures_that_are_enforced() -> None:
    said = {"en": body("en"), "fr": body("fr")}
    for language, thousand in (("en", "1,500 lb"), ("fr", "1 500 lb")):
        assert thousand in said[language]
        for code in ("fba_box_weight", "fba_box_side", "fba_pallet_height", "heavy_parcel"):
            assert f"{RULES[code].value} {RULES[code].unit}" in said[language], code
        base = f"{RULES['fba_pallet_width'].value} × {RULES['fba_pallet_length'].value} in"
        assert base in said[language]
    assert RULES["fba_pallet_weight"].value == "1500"
    assert RULES["declined_unit_value"].value == TABLES.insurance.signature_from == "300"
    assert Decimal(TABLES.insurance.most_per_parcel) == 5000
    assert (RULES["fba_box_labels"].value, RULES["fba_pallet_labels"].value) == ("2", "4")

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""S1.4: a donation's receipt says what was given by whom to whom, without a value, and is signed."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from desktop_b2b.documents.donation import donation_receipt
from tests.gui.printing.conftest import Paper
from tests.gui.printing.floor_papers import box_facts, box_lines

Printed = Callable[..., Paper]


def test_a_receipt_says_all_of_it(printed: Printed) -> None:
    lines = (*box_lines(2), *box_lines(3)[2:])
    held_back = lines[1].__class__(sku="LATER", description="Later", ordered=Decimal(4), shipped=Decimal(0))
    paper = printed(donation_receipt(box_facts(lines=(*lines, held_back)), "en"))
    text = paper.text()
    for said in (
        "Donation receipt", "Larch & Linden", "Given to", "Receiving dock 14", "S-31081", "4500012345",
        "19 November 2026", "SKU-0002", "3 items", "243", "as a donation", "no commercial value",
        "Received by", "Signature", "Page 1 of 1",
    ):  # fmt: skip
        assert said in text, said
    assert "LATER" not in text, "what was not given stands on no receipt"
    assert [code.text for code in paper.barcodes()] == ["S-31081"]


@pytest.mark.parametrize(("language", "words"), [
    ("fr", ("Reçu de don", "Remis à", "sans valeur commerciale", "Reçu par")),
    ("de", ("Spendenquittung", "Übergeben an", "keinen Handelswert", "Erhalten von")),
])  # fmt: skip
def test_in_the_language_of_who_receives_it(printed: Printed, language: str, words: tuple[str, ...]) -> None:
    text = printed(donation_receipt(box_facts(), language)).text()
    for said in words:
        assert said in text, said


def test_many_goods_go_on_over_pages(printed: Printed) -> None:
    paper = printed(donation_receipt(box_facts(40), "en"))
    assert len(paper) > 1
    assert sum(paper.texts().count(f"SKU-{number:04}") for number in range(40)) == 40
    assert paper.texts().count("Signature") == 1

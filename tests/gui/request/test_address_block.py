# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Addresses that are pasted whole: of many countries, and what is none (ux 34)."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.screens.request.address_block import read_block

BLOCKS = {
    "Galerie Hartwig\nz. Hd. Jens Hartwig\nAm Wall 118\n28195 Bremen\nGermany": {
        "company": "Galerie Hartwig",
        "contact_name": "Jens Hartwig",
        "address1": "Am Wall 118",
        "postal_code": "28195",
        "city": "Bremen",
        "country": "DE",
    },
    "Papeterie du Canal\nMme Ada Morel\n12 quai de Valmy\nBâtiment B\nF-75010 Paris\n"
    "Tél. : +33 1 42 00 00 00\nada@papeterie.example": {
        "company": "Papeterie du Canal",
        "contact_name": "Mme Ada Morel",
        "address1": "12 quai de Valmy",
        "address2": "Bâtiment B",
        "postal_code": "75010",
        "city": "Paris",
        "country": "FR",
        "phone": "+33 1 42 00 00 00",
        "recipient_email": "ada@papeterie.example",
    },
    "The Paper Shop Ltd\nJane Doe\n221B Baker Street\nLondon NW1 6XE\nUnited Kingdom": {
        "company": "The Paper Shop Ltd",
        "contact_name": "Jane Doe",
        "address1": "221B Baker Street",
        "city": "London",
        "postal_code": "NW1 6XE",
        "country": "GB",
    },
    "The Paper Shop Ltd\r\n221B Baker Street\r\nLondon\r\nNW1 6XE": {
        "company": "The Paper Shop Ltd",
        "address1": "221B Baker Street",
        "city": "London",
        "postal_code": "NW1 6XE",
        "country": "GB",
    },
    "Acme Inc.\nAttn: Bob Ross\n1200 Main Street\nSuite 4\nSpringfield, IL 62704\nUSA": {
        "company": "Acme Inc.",
        "contact_name": "Bob Ross",
        "address1": "1200 Main Street",
        "address2": "Suite 4",
        "city": "Springfield",
        "region": "IL",
        "postal_code": "62704",
        "country": "US",
    },
    "Boutique Nord\n400 rue Sherbrooke Ouest\nMontréal QC H3A 1B9\nCanada": {
        "company": "Boutique Nord",
        "address1": "400 rue Sherbrooke Ouest",
        "city": "Montréal",
        "region": "QC",
        "postal_code": "H3A 1B9",
        "country": "CA",
    },
    "Bloemen BV\nKeizersgracht 12\n1015 CJ Amsterdam": {
        "company": "Bloemen BV",
        "address1": "Keizersgracht 12",
        "postal_code": "1015 CJ",
        "city": "Amsterdam",
        "country": "NL",
    },
    "Anna Blum, Kirchgasse 4\nCH-8001 Zürich": {
        "company": "Anna Blum",
        "address1": "Kirchgasse 4",
        "postal_code": "8001",
        "city": "Zürich",
        "country": "CH",
    },
    "Shop\n12 George St\nSydney NSW 2000\nAustralia": {
        "company": "Shop",
        "address1": "12 George St",
        "city": "Sydney",
        "region": "NSW",
        "postal_code": "2000",
        "country": "AU",
    },
    "Studio 54\nHigh Street 5\nSingapore 018956\nSingapore": {
        "company": "Studio 54",
        "address1": "High Street 5",
        "city": "Singapore",
        "postal_code": "018956",
        "country": "SG",
    },
}


@pytest.mark.parametrize(("text", "wanted"), BLOCKS.items(), ids=[text[:16] for text in BLOCKS])
def test_ux_34_a_whole_block_is_taken_apart(text: str, wanted: dict[str, str]) -> None:
    assert read_block(text) == wanted
    spaced = "\n\n".join(f"  {line}, " for line in text.splitlines())
    assert read_block(spaced) == wanted, "blank lines and commas at the ends change nothing"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Galerie Hartwig, Am Wall 118, 28195 Bremen",
        "Hello\nWorld",
        "Firma\nHauptstraße 12\nÖsterreich",
        "APY-MUG-0312\t48\nCND-SOY-TIN4\t60",
        "x\n" * 40,
        "1" * 10_000 + "\n28195 Bremen",
    ],
    ids=["nothing", "one line", "words", "no town", "a table", "too many lines", "a huge line"],
)
def test_what_is_no_address_is_not_taken(text: str) -> None:
    assert read_block(text) == {}


def test_the_country_at_hand_says_how_a_town_is_written() -> None:
    text = "Harbour Crafts\n5 Pier Road\nCork 4021"
    assert read_block(text) == {}
    assert read_block(text, "IE")["postal_code"] == "4021"


@given(st.text(max_size=300), st.sampled_from(["", "DE", "US", "GB", "SG"]))
def test_any_text_is_read_or_left(text: str, home: str) -> None:
    found = read_block(text, home)
    assert all(isinstance(value, str) and value for value in found.values())
    assert not found or {"city", "postal_code"} <= set(found)


def test_long_lines_take_no_time() -> None:
    text = "\n".join(["a " * 99, "A1 " * 66, "9" * 199, " ,\t" * 60 + "x", "Mr " * 60])
    begun = time.thread_time()
    for _ in range(50):
        read_block(text)
    assert time.thread_time() - begun < 1

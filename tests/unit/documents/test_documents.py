# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Content of slip, list and message: what may be said, in which language, and never more."""

import re
import string
from decimal import Decimal
from itertools import pairwise
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_b2b.documents import (
    Address,
    MessageFacts,
    PickFacts,
    Shape,
    SlipFacts,
    SlipLine,
    customer_message,
    formats,
    markup,
    packing_slip,
    paper_language,
)
from desktop_b2b.documents import address as addresses
from desktop_b2b.documents.barcode import MODULE_MM, code128
from desktop_b2b.documents.texts import CATALOGUES, LANGUAGE_NAMES, LANGUAGES, Texts, readers_language


def facts(**changes: Any) -> SlipFacts:
    values: dict[str, Any] = {
        "retailer": Address(company="Larch & Linden"),
        "order_number": "O-1",
        "retailer_order_number": "LL-1",
        "ship_to": Address(company="Wren", name="Isla Munro", city="Edinburgh", country="GB"),
        "lines": (
            SlipLine(
                sku="A",
                description="Card\nsmall",
                ordered=Decimal(5),
                shipped=Decimal(3),
                to_come=Decimal(2),
                expected_at=1_796_200_000_000,
            ),
        ),
        "boxes": 2,
        "courier": "Northway",
        "tracking": "NW 1",
    }
    return SlipFacts(**(values | changes))


def visible(html: str) -> str:
    import html as library

    return library.unescape(re.sub(r"<[^>]+>", " ", html))


@pytest.mark.parametrize("kind", [SlipFacts, SlipLine, PickFacts, Address])
def test_no_field_for_a_price_or_an_e_mail(kind: type[msgspec.Struct]) -> None:
    for field in kind.__struct_fields__:
        assert not re.search("price|cost|total|amount|currency|mail", field)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_says_everything(language: str) -> None:
    english, other = CATALOGUES["en"], CATALOGUES[language]
    assert english.keys() == other.keys()
    for key, text in english.items():
        holes = [name for _, name, _, _ in string.Formatter().parse(text) if name]
        assert sorted(holes) == sorted(n for _, n, _, _ in string.Formatter().parse(other[key]) if n), key
        assert other[key].strip()


@pytest.mark.parametrize(
    ("wanted", "found"),
    [("fr", "fr"), ("fr_CA", "fr"), ("FR-be", "fr"), ("de_AT", "de"), ("it", "en"), ("", "en")],
)
def test_paper_language(wanted: str, found: str) -> None:
    assert paper_language(wanted) == found


@pytest.mark.parametrize(
    ("country", "own", "found"),
    [("DE", "fr", "de"), ("at", "en", "de"), ("FR", "en", "fr"), ("US", "fr", "en"), ("BE", "fr", "fr"),
     ("JP", "it", "en"), ("", "de", "de")],
)  # fmt: skip
def test_a_slip_speaks_the_language_of_whoever_opens_the_box(country: str, own: str, found: str) -> None:
    assert readers_language(country, own) == found


def test_each_language_of_papers_is_offered_by_its_name() -> None:
    assert tuple(LANGUAGE_NAMES) == LANGUAGES


def test_an_unknown_key_is_a_fault() -> None:
    with pytest.raises(KeyError):
        Texts("en")("no_such_text")


def test_quantities_of_different_units_are_not_added_up() -> None:
    line = facts().lines[0]
    mixed = facts(lines=(line, msgspec.structs.replace(line, uom="case", ordered=Decimal("2.5"))))
    alike = facts(lines=(line, msgspec.structs.replace(line, ordered=Decimal("2.5"))))
    assert "7.5" in visible(packing_slip(alike, "en").body)
    assert "7.5" not in visible(packing_slip(mixed, "en").body)
    assert re.search(r"\bUnit\b", visible(packing_slip(mixed, "en").body))
    assert not re.search(r"\bUnit\b", visible(packing_slip(alike, "en").body))


def test_a_slip_for_one_box() -> None:
    body = visible(packing_slip(facts(box=2, boxes=3), "en").body)
    assert "Box 2 of 3" in body
    assert "In this box" in body
    assert "Box 2 of 3" in packing_slip(facts(box=2, boxes=3), "en").footer


def test_an_order_without_a_number_of_the_retailer() -> None:
    document = packing_slip(facts(retailer_order_number=""), "en")
    assert "Our reference" not in visible(document.body + document.closing)
    assert document.title == "Packing slip O-1"


@given(value=st.decimals(min_value=0, max_value=10**9, places=6, allow_nan=False, allow_infinity=False))
def test_quantities_lose_no_digit(value: Decimal) -> None:
    shown = formats.quantity(value, "fr").replace("\u202f", "").replace("\xa0", "").replace(",", ".")
    assert Decimal(shown) == value


def test_dates_are_read_on_their_own_clock() -> None:
    late = 1_795_129_200_000  # 19 November 2026, 23:00 UTC
    assert formats.day(late, "UTC", "en") == "19 November 2026"
    assert formats.day(late, "Asia/Tokyo", "en") == "20 November 2026"
    assert formats.moment(late, "Asia/Tokyo", "fr") == "20 nov. 2026, 08:00"
    assert formats.day(late, "Nowhere/At-all", "fr") == "19 novembre 2026"


def test_addresses_by_country() -> None:
    base = Address(company="C", name="N", address1="1 Street", postal_code="P1", city="City", region="R")
    british = addresses.lines(msgspec.structs.replace(base, country="GB"), "en")
    french = addresses.lines(msgspec.structs.replace(base, country="FR"), "fr")
    assert british == ["C", "N", "1 Street", "City R P1", "United Kingdom"]
    assert french == ["C", "N", "1 Street", "P1 City", "R", "France"]
    assert addresses.lines(Address(country="QX"), "en") == ["QX"]


@given(words=st.text())
def test_text_never_becomes_markup(words: str) -> None:
    made = markup.text(words)
    assert "<" not in made.replace("<br/>", "")
    assert not re.search(r"&(?!(amp|lt|gt|quot|#x27);)", made)


def test_what_steers_is_marked() -> None:
    assert markup.plain("a\u202eb\u2066c\ufdd0d\x00e\ufffcf\u200bg") == "a�b�c�d�e�f�g"
    assert markup.plain("a\r\nb\rc\u2028d\x85e") == "a\nb\nc\nd\ne"
    assert markup.plain("e\u0301 \u200d 👩\u200d👧 שלום") == "e\u0301 \u200d 👩\u200d👧 שלום"


def test_barcodes_are_bars() -> None:
    made = code128("x", "O-31080")
    assert made is not None
    assert MODULE_MM >= 0.33
    assert made.width_mm == made.shape.width * MODULE_MM
    widths = [width for _, _, width, _ in made.shape.rectangles]
    assert set(widths) <= {1, 2, 3, 4}
    ends = [(x, x + width) for x, _, width, _ in made.shape.rectangles]
    assert ends[0][0] == 0
    assert ends[-1][1] == made.shape.width
    assert all(later[0] > earlier[1] for earlier, later in pairwise(ends))


@pytest.mark.parametrize("content", ["", "é", "a\nb", "x" * 200])
def test_no_barcode_where_none_could_be_read(content: str) -> None:
    assert code128("x", content) is None


def test_a_document_brings_its_pictures_and_they_are_used() -> None:
    document = packing_slip(facts(), "en")
    assert [type(picture) for picture in document.pictures] == [Shape, Shape]
    for picture in document.pictures:
        assert f'src="{picture.name}"' in document.body + document.closing
    assert set(re.findall('src="([^"]*)"', document.body + document.closing)) == {
        picture.name for picture in document.pictures
    }


def test_the_message_to_the_customer() -> None:
    message = customer_message(
        MessageFacts(
            slip=facts(note_to_customer="Enjoy!\nBye"),
            recipient_email="isla@wren.example",
            shipped_at=1_795_080_000_000,
        ),
        "en",
    )
    assert message.splitlines() == [
        "To: isla@wren.example",
        "Subject: Your order LL-1 is on its way",
        "",
        "Hello Isla Munro,",
        "",
        "Your order LL-1 from Larch & Linden is on its way.",
        "It travels in 2 parcels.",
        "",
        "Carrier: Northway",
        "Tracking number: NW 1",
        "Shipped: 19 November 2026",
        "",
        "In this shipment:",
        "- 3 × Card",
        "",
        "Still to come:",
        "- 2 × Card (expected 2 December 2026)",
        "",
        "It goes to:",
        "Wren",
        "Isla Munro",
        "Edinburgh",
        "United Kingdom",
        "",
        "Enjoy!",
        "Bye",
        "",
        "Kind regards",
        "Larch & Linden",
    ]


def test_nobody_writes_another_line_into_the_message() -> None:
    evil = "x@y.example\nBcc: all@z.example"
    message = customer_message(
        MessageFacts(slip=facts(retailer_order_number="1\nBcc: b"), recipient_email=evil), "fr"
    )
    assert not any(line.startswith("Bcc") for line in message.splitlines())
    assert message.startswith(
        "À : x@y.example Bcc: all@z.example\nObjet : Votre commande 1 Bcc: b est en route\n"
    )

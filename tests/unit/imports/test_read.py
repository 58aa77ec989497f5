# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Made files: encodings, delimiters, headings, questions, each kind of bad row, and the plan."""

import re
import uuid
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_b2b.domain.commands.base import UNSET
from desktop_b2b.domain.commands.sourcing import ImportRequests
from desktop_b2b.errors import UserError
from desktop_b2b.services.imports import (
    Mapping,
    Report,
    Rules,
    document_id,
    document_number,
    mapping_from_json,
    open_rows,
    read,
    source_of,
)
from desktop_b2b.services.imports.model import DOUBTS, REFUSALS
from desktop_b2b.services.imports.requests import NAMESPACE
from desktop_b2b.services.imports.table import MAX_BYTES, MAX_ROWS
from tests.unit.imports.sheets import drafts_of

ORG = "0123456789abcdef0123456789abcdef"
HEAD = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country"
GOOD = "100,A1,Mug,6,13/01/2026,2.50,C7,France"


def make(*rows: str, head: str = HEAD) -> bytes:
    return "\n".join((head, *rows)).encode()


def look(*rows: str, head: str = HEAD, **mapping: Any) -> Report:
    return read(make(*rows, head=head), "orders.csv", ORG, Mapping(**mapping) if mapping else None)


def codes(issues: Iterable[Any]) -> list[tuple[int, str]]:
    return [(entry.row, entry.code) for entry in issues]


def refusal(report: Report, rules: Rules | None = None) -> UserError:
    with pytest.raises(UserError) as caught:
        drafts_of(report, rules or Rules())
    return caught.value


# ---------------------------------------------------------------- the file


@pytest.mark.parametrize(
    ("encode", "encoding"),
    [
        (lambda text: text.encode("utf-8"), "utf-8"),
        (lambda text: text.encode("utf-8-sig"), "utf-8"),
        (lambda text: text.encode("utf-16"), "utf-16"),
        (lambda text: text.encode("cp1252"), "cp1252"),
    ],
)
def test_encodings(encode: Any, encoding: str) -> None:
    report = read(encode(f"{HEAD}\n100,A1,Théière €,6,13/01/2026,2.50,C7,France"), "o.csv", ORG)
    assert report.mapping.encoding == encoding
    assert report.documents[0].lines[0].description == "Théière €"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "import.empty_file"),
        (b"  \n ", "import.empty_file"),
        (b"PK\x03\x04rest", "import.damaged"),
        (b"\xd0\xcf\x11\xe0rest", "import.spreadsheet"),
        (b"a,b\n\x81\x8d,x", "import.bytes"),
        (b"a,b\n\x00,x", "import.bytes"),
        (b"\xef\xbb\xbfa,b\n\xff,x", "import.bytes"),
        (b"just words\nand more", "import.no_table"),
        (b'a,b\n"never closed,1\n2,3', "import.quotes"),
        (b"x" * (MAX_BYTES + 1), "import.too_large"),
    ],
)
def test_no_table(data: bytes, code: str) -> None:
    with pytest.raises(UserError) as caught:
        read(data, "o.csv", ORG)
    assert caught.value.code == code
    assert caught.value.field == "file"


def test_too_many_rows() -> None:
    row = b"1,A,1\n"
    head = b"InvoiceNo,StockCode,Quantity\n"
    assert read(head + row * MAX_ROWS, "o.csv", ORG).rows_total == MAX_ROWS
    with pytest.raises(UserError) as caught:
        read(head + row * (MAX_ROWS + 1), "o.csv", ORG)
    assert caught.value.code == "import.too_many_rows"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters(delimiter: str) -> None:
    rows = [delimiter.join(f'"{cell}"' for cell in line.split(",")) for line in (HEAD, GOOD)]
    report = read("\r\n".join(rows).encode(), "o.txt", ORG)
    assert report.mapping.delimiter == delimiter
    assert report.rows_good == 1


def test_a_decimal_comma_does_not_make_columns() -> None:
    report = look(
        "1;A;2,5;kg;1,25", "2;B2;3,5;kg;2,25", head="Rechnung;Artikelnummer;Menge;Einheit;Einzelpreis"
    )
    assert report.mapping.delimiter == ";"
    assert report.mapping.decimal == ","
    assert [document.lines[0].quantity for document in report.documents] == [Decimal("2.5"), Decimal("3.5")]


def test_the_spreadsheets_own_first_line_counts_as_a_row() -> None:
    report = read(b"sep=;\nInvoiceNo;StockCode;Quantity\n1;A;0", "o.csv", ORG)
    assert report.mapping.delimiter == ";"
    assert codes(report.refused) == [(3, "quantity.zero")]


def test_blank_rows_count_but_are_none() -> None:
    report = look(GOOD, "", ",,,,,,,", "100,A2,Mug,0,13/01/2026,1,C7,France")
    assert report.rows_total == 2
    assert codes(report.refused) == [(5, "quantity.zero")]


def test_quoted_line_ends_keep_the_row_numbers_of_spreadsheets() -> None:
    report = look(
        '100,A1,"Mug\nwith two lines",6,13/01/2026,1,C7,France', "100,A2,Mug,0,13/01/2026,1,C7,France"
    )
    assert codes(report.refused) == [(3, "quantity.zero")]


# ---------------------------------------------------------------- headings


@pytest.mark.parametrize(
    "head",
    [
        "Order Number,SKU,Qty",
        "N° de commande,Réf. article,Quantité",
        "Bestellnummer,Artikel-Nr.,Stück",
        "Número de pedido,Código de artículo,Cantidad",
        "Numero ordine,Codice articolo,Quantità",
        "Bestelnummer,Artikelcode,Aantal",
        "Numer zamówienia,Kod produktu,Ilość",
        " invoice_no , STOCK CODE ,quantity",
    ],
)
def test_headings_of_many_languages(head: str) -> None:
    report = look("1,A,2", head=head)
    assert report.questions == ()
    assert report.documents[0].lines[0].quantity == 2


def test_an_unknown_heading_is_asked_about() -> None:
    report = look("1,A,2", head="Whatever,SKU,Qty")
    assert report.documents == ()
    (question,) = report.questions
    assert (question.setting, question.code, question.blocking) == (
        "columns.invoice",
        "import.column_missing",
        True,
    )
    assert [option.value for option in question.options] == ["Whatever", "SKU", "Qty"]
    error = refusal(report)
    assert (error.code, error.field) == ("import.question", "mapping.columns.invoice")
    answered = look("1,A,2", head="Whatever,SKU,Qty", columns={"invoice": "Whatever"})
    assert answered.questions == ()
    assert answered.rows_good == 1


def test_two_columns_of_one_meaning_are_asked_about() -> None:
    report = look("1,A,2,3", head="Invoice,SKU,Qty,Quantity")
    (question,) = report.questions
    assert (question.setting, question.code) == ("columns.quantity", "import.column_twice")
    assert [option.value for option in question.options] == ["Qty", "Quantity"]


def test_columns_can_be_named_by_place_and_left_out() -> None:
    report = look(
        "1,A,2,x", head="a,b,b,d", columns={"invoice": "a", "sku": "#2", "quantity": "#3", "price": None}
    )
    assert report.rows_good == 1
    assert report.mapping.columns["sku"] == "#2"
    assert report.unmapped == ("d",)
    assert look(GOOD).unmapped == ()
    assert look(GOOD + ",x", head=HEAD + ",Till").unmapped == ("Till",)


@pytest.mark.parametrize(
    ("columns", "code", "field"),
    [
        ({"colour": "SKU"}, "import.field_unknown", "mapping.columns.colour"),
        ({"sku": "Nowhere"}, "import.column_unknown", "mapping.columns.sku"),
        ({"sku": "#99"}, "import.column_unknown", "mapping.columns.sku"),
    ],
)
def test_a_mapping_that_does_not_fit(columns: dict[str, str], code: str, field: str) -> None:
    with pytest.raises(UserError) as caught:
        look(GOOD, columns=columns)
    assert (caught.value.code, caught.value.field) == (code, field)


def test_the_mapping_is_printed_and_taken_back() -> None:
    first = look(GOOD, "C101,A1,Mug,-6,13/01/2026,2.50,C7,France")
    text = msgspec.json.encode(first.mapping)
    again = read(
        make(GOOD, "C101,A1,Mug,-6,13/01/2026,2.50,C7,France"), "renamed.csv", ORG, mapping_from_json(text)
    )
    assert msgspec.structs.replace(again, file_name=first.file_name) == first
    assert msgspec.json.decode(msgspec.json.encode(first), type=Report) == first
    assert first.mapping.columns["price"] == "UnitPrice"
    assert first.mapping.columns["max_price"] is None


@pytest.mark.parametrize(
    ("text", "code", "field"),
    [
        ("{", "import.json", "mapping"),
        ('{"colour": 1}', "command.invalid", "colour"),
        ('{"date_order": "ydm"}', "command.invalid", "date_order"),
        ('{"currency": "pounds"}', "command.invalid", "currency"),
    ],
)
def test_a_mapping_that_is_none(text: str, code: str, field: str) -> None:
    with pytest.raises(UserError) as caught:
        mapping_from_json(text)
    assert (caught.value.code, caught.value.field) == (code, field)


# ---------------------------------------------------------------- two readings


def day(report: Report) -> list[str]:
    return [document.date for document in report.documents]


def row(invoice: int, date: str, quantity: str = "1", price: str = "1") -> str:
    return f'{invoice},A,Mug,"{quantity}",{date},"{price}",C7,France'


def test_a_day_above_12_anywhere_tells_the_order() -> None:
    assert day(look(row(1, "03/04/2026"), row(2, "13/04/2026"))) == ["2026-04-03", "2026-04-13"]
    assert day(look(row(1, "03/04/2026"), row(2, "04/13/2026"))) == ["2026-03-04", "2026-04-13"]
    assert look(row(1, "03/04/2026"), row(2, "04/13/2026")).mapping.date_order == "mdy"


def test_without_evidence_the_order_is_asked_and_nothing_guessed() -> None:
    report = look(row(1, "03/04/2026"), row(2, "05/05/2026"))
    (question,) = report.questions
    assert (question.setting, question.code, question.rows) == ("date_order", "import.date_order", (2,))
    assert [option.meaning for option in question.options] == [
        "03/04/2026 is 2026-04-03",
        "03/04/2026 is 2026-03-04",
    ]
    assert day(report) == ["", "2026-05-05"]
    # No draft holds the date: the question is asked, but holds nothing up.
    assert not question.blocking
    assert len(drafts_of(report, Rules()).drafts) == 2
    assert day(look(row(1, "03/04/2026"), date_order="dmy")) == ["2026-04-03"]


def test_dates_that_disagree_are_asked_about() -> None:
    report = look(row(1, "13/04/2026"), row(2, "04/13/2026"))
    assert [question.code for question in report.questions] == ["import.date_mixed"]
    told = look(row(1, "13/04/2026"), row(2, "04/13/2026"), date_order="dmy")
    assert codes(told.doubtful) == [(3, "date.unreadable")]


def test_a_point_or_comma_that_could_be_either_is_asked_about() -> None:
    report = look(row(1, "13/04/2026", quantity="1,234"))
    (question,) = report.questions
    assert (question.setting, question.code, question.blocking) == ("decimal", "import.decimal", True)
    assert {option.value: option.meaning for option in question.options} == {
        ".": "1,234 is 1234",
        ",": "1,234 is 1.234",
    }
    assert codes(report.refused) == [(2, "quantity.open")]
    assert refusal(report, Rules(skip_refused=True)).field == "mapping.decimal"
    told = look(row(1, "13/04/2026", quantity="1,234"), decimal=".")
    assert told.documents[0].lines[0].quantity == 1234
    fraction = look(row(1, "13/04/2026", quantity="1,234"), decimal=",")
    assert codes(fraction.refused) == [(2, "quantity.fraction")]


def test_another_column_tells_the_decimal_mark() -> None:
    report = look(row(1, "13/04/2026", quantity="1,234", price="2.50"))
    assert report.questions == ()
    assert report.documents[0].lines[0].quantity == 1234


def test_an_open_price_holds_nothing_up_unless_it_is_wanted() -> None:
    report = look(row(1, "13/04/2026", price="1,234"))
    assert [question.blocking for question in report.questions] == [False]
    assert drafts_of(report, Rules()).drafts[0].lines[0].max_price is UNSET
    wanted = look(
        row(1, "13/04/2026", price="1,234"), columns={"max_price": "UnitPrice", "price": None}, currency="GBP"
    )
    assert [question.blocking for question in wanted.questions] == [True]


def test_marks_that_disagree_are_asked_about() -> None:
    report = look(row(1, "13/04/2026", price="1,5"), row(2, "13/04/2026", price="2.5"))
    assert [question.code for question in report.questions] == ["import.decimal_mixed"]


# ---------------------------------------------------------------- rows


@pytest.mark.parametrize(
    ("bad", "code"),
    [
        ("100,A1,Mug", "row.cells"),
        ("100,A1,Mug,6,13/01/2026,2.50,C7,France,more", "row.cells"),
        (",A1,Mug,6,13/01/2026,2.50,C7,France", "document.missing"),
        ("C101,A1,Mug,-6,13/01/2026,2.50,C7,France", "document.cancelled"),
        ("c101,A1,Mug,6,13/01/2026,2.50,C7,France", "document.cancelled"),
        ("10\u202e1,A1,Mug,6,13/01/2026,2.50,C7,France", "document.text"),
        ("1" * 41 + ",A1,Mug,6,13/01/2026,2.50,C7,France", "document.long"),
        ("100,,Mug,6,13/01/2026,2.50,C7,France", "sku.missing"),
        ("100,A\u200b1,Mug,6,13/01/2026,2.50,C7,France", "sku.text"),
        ("100," + "A" * 81 + ",Mug,6,13/01/2026,2.50,C7,France", "sku.long"),
        ("100,POST,POSTAGE,1,13/01/2026,2.50,C7,France", "sku.charge"),
        ("100,m,Manual,1,13/01/2026,2.50,C7,France", "sku.charge"),
        ("100,Bank Charges,x,1,13/01/2026,2.50,C7,France", "sku.charge"),
        ("100,A1," + "x" * 401 + ",6,13/01/2026,2.50,C7,France", "description.long"),
        ("100,A1,Mug,,13/01/2026,2.50,C7,France", "quantity.missing"),
        ("100,A1,Mug,six,13/01/2026,2.50,C7,France", "quantity.unreadable"),
        ("100,A1,Mug,-6,13/01/2026,2.50,C7,France", "quantity.negative"),
        ("100,A1,Mug,(6),13/01/2026,2.50,C7,France", "quantity.negative"),
        ("100,A1,Mug,0,13/01/2026,2.50,C7,France", "quantity.zero"),
        ("100,A1,Mug,1.5,13/01/2026,2.50,C7,France", "quantity.fraction"),
        ("100,A1,Mug,99999999999999,13/01/2026,2.50,C7,France", "quantity.range"),
        ("100,A1,Mug,6,13/01/2026,cheap,C7,France", "price.unreadable"),
        ("100,A1,Mug,6,13/01/2026,-2.50,C7,France", "price.negative"),
        ("100,A1,Mug,6,13/01/2026,0.0000001,C7,France", "price.range"),
    ],
)
def test_refused(bad: str, code: str) -> None:
    report = look(GOOD, bad)
    assert codes(report.refused) == [(3, code)]
    assert report.doubtful == ()
    assert (report.rows_total, report.rows_good) == (2, 1)
    text = report.refused[0].text
    assert text.endswith(".")
    assert "{" not in text
    assert refusal(report).code == "import.rows"
    assert "row 3" in str(refusal(report))
    assert len(drafts_of(report, Rules(skip=(code,))).drafts[0].lines) == 1
    assert drafts_of(report, Rules(skip_refused=True)) == drafts_of(look(GOOD), Rules())


@pytest.mark.parametrize(
    ("odd", "code"),
    [
        ("101,A1,Mug,6,13/01/2026,0,C7,France", "price.zero"),
        ("101,A1,Mug,6,13/01/2026,0.00,C7,France", "price.zero"),
        ("101,A1,Mug,6,13/01/2026,2.50,,France", "customer.missing"),
        ("101,A1,,6,13/01/2026,2.50,C7,France", "description.missing"),
        ("101,A1,Mug,6,31/02/2026,2.50,C7,France", "date.unreadable"),
        ("101,A1,Mug,6,soon,2.50,C7,France", "date.unreadable"),
        ("101,A1,Mug,6,13/01/2026,2.50,C7,Atlantis", "country.unknown"),
        ("100,A2,Mug,6,13/01/2026,2.50,C8,France", "document.mixed"),
        ("100,A2,Mug,6,13/01/2026,2.50,C7,Spain", "document.mixed"),
    ],
)
def test_doubtful(odd: str, code: str) -> None:
    report = look(GOOD, odd)
    assert codes(report.doubtful) == [(3, code)]
    assert report.refused == ()
    assert report.rows_good == 1
    assert refusal(report).code == "import.rows"
    kept = drafts_of(report, Rules(accept=(code,)))
    skipped = drafts_of(report, Rules(skip=(code,)))
    assert sum(len(draft.lines) for draft in kept.drafts) == 2
    assert sum(len(draft.lines) for draft in skipped.drafts) == 1
    assert skipped == drafts_of(report, Rules(skip_refused=True))


def test_a_row_with_two_doubts_needs_both_accepted() -> None:
    report = look(GOOD, "101,A1,Mug,6,13/01/2026,0,,France")
    assert codes(report.doubtful) == [(3, "price.zero"), (3, "customer.missing")]
    assert [entry.code for entry in open_rows(report, Rules(accept=("price.zero",)))] == ["customer.missing"]
    assert refusal(report, Rules(accept=("price.zero",))).code == "import.rows"
    assert len(drafts_of(report, Rules(accept=("price.zero", "customer.missing"))).drafts) == 2
    assert len(drafts_of(report, Rules(accept=("price.zero",), skip=("customer.missing",))).drafts) == 1


def test_codes_that_are_none() -> None:
    assert refusal(look(GOOD), Rules(skip=("nonsense",))).field == "rules.skip"
    assert refusal(look(GOOD), Rules(accept=("quantity.zero",))).field == "rules.accept"


def test_every_code_has_its_words() -> None:
    assert not REFUSALS.keys() & DOUBTS.keys()
    for text in (REFUSALS | DOUBTS).values():
        assert set(re.findall(r"{(\w+)}", text)) <= {"value", "expected", "limit"}


def test_spaces_are_mended_and_counted() -> None:
    report = look(" 100 ,A1 , Mug,6,13/01/2026,2.50,C7,\u00a0France")
    assert report.mended == {"spaces": 4}
    assert drafts_of(report, Rules()) == drafts_of(look(GOOD), Rules())


def test_mapping_mends_countries_and_charges() -> None:
    odd = "101,POST,Mug,6,13/01/2026,2.50,C7,Channel Islands"
    report = look(GOOD, odd, countries={"channel islands": "JE"}, charges=())
    assert (report.refused, report.doubtful) == ((), ())
    assert report.documents[1].country == "JE"


def test_numbers_that_all_begin_with_c_are_no_cancellations() -> None:
    report = look("C1,A,Mug,6,13/01/2026,2.50,C7,France", "C2,A,Mug,6,13/01/2026,2.50,C7,France")
    assert report.rows_good == 2
    assert report.mapping.cancelled_prefix == ""
    told = look("C1,A,Mug,6,13/01/2026,2.50,C7,France", cancelled_prefix="C")
    assert codes(told.refused) == [(2, "document.cancelled")]


def test_units() -> None:
    head = "InvoiceNo,StockCode,Quantity,Unit"
    report = look("1,A,2.5,kg", "1,B2,2,", head=head)
    assert [(line.quantity, line.uom) for line in report.documents[0].lines] == [
        (Decimal("2.5"), "kg"),
        (2, "each"),
    ]


# ---------------------------------------------------------------- the plan


def test_a_draft() -> None:
    command = drafts_of(
        look(GOOD, "100,A2,=SUM(1),3,13/01/2026,1,C7,France", source="till", currency="GBP"), Rules()
    )
    (draft,) = command.drafts
    assert command.source == draft.source == "till"
    assert draft.number == document_number("till", "100")
    assert re.fullmatch("IMP-[A-Z2-7]{4}-100", draft.number)
    assert draft.request_id == document_id(ORG, "till", "100")
    assert uuid.UUID(draft.request_id).version == 5
    assert (draft.retailer_order_number, draft.company, draft.country, draft.currency) == (
        "100",
        "C7",
        "FR",
        "GBP",
    )
    assert [(line.sku, line.description, line.quantity, line.uom) for line in draft.lines] == [
        ("A1", "Mug", Decimal(6), "each"),
        ("A2", "=SUM(1)", Decimal(3), "each"),
    ]
    assert all(line.max_price is UNSET for line in draft.lines)
    keys = [str(line.sort_key) for line in draft.lines]
    assert keys == sorted(keys)
    assert msgspec.json.decode(msgspec.json.encode(command), type=ImportRequests) == command


def test_prices_become_limits_only_when_mapped() -> None:
    columns = {"max_price": "UnitPrice", "price": None}
    report = look(GOOD, columns=columns)
    assert [question.setting for question in report.questions] == ["currency"]
    assert refusal(report).field == "mapping.currency"
    (draft,) = drafts_of(look(GOOD, columns=columns, currency="GBP"), Rules()).drafts
    assert draft.lines[0].max_price == Decimal("2.50")


def test_the_same_file_anywhere_makes_the_same_drafts() -> None:
    first = drafts_of(read(make(GOOD), "Orders 2026-01-13.csv", ORG), Rules())
    assert drafts_of(read(make(GOOD), "C:\\down\\orders_2026-01-14 (2).csv", ORG), Rules()) == first
    other = drafts_of(read(make(GOOD), "orders.csv", "f" * 32), Rules())
    assert other.drafts[0].request_id != first.drafts[0].request_id
    assert other.drafts[0].source_hash == first.drafts[0].source_hash


def test_content_decides_the_hash_and_order_does_not() -> None:
    def hash_of(*rows: str, **mapping: Any) -> str:
        return drafts_of(look(*rows, **mapping), Rules()).drafts[0].source_hash

    base = [GOOD, "100,A2,Cup,3,13/01/2026,1.00,C7,France"]
    reference = hash_of(*base)
    assert re.fullmatch("[0-9a-f]{64}", reference)
    assert hash_of(*reversed(base)) == reference
    assert hash_of(base[0].replace(",6,", ",6.0,"), base[1]) == reference
    assert hash_of(base[0].replace("13/01", "14/01"), base[1]) == reference
    changed = [
        base[0].replace(",6,", ",7,"),
        base[0].replace("A1", "A9"),
        base[0].replace("Mug", "Jug"),
    ]
    hashes = {hash_of(row, base[1]) for row in changed}
    assert len(hashes | {reference}) == 4
    assert hash_of(base[0]) != reference
    assert hash_of(*base, currency="USD") != reference
    assert hash_of(*(row.replace("C7", "C8") for row in base)) != reference


def test_a_row_that_comes_leaves_the_other_ids_alone() -> None:
    rows = [
        "100,A1,Mug,6,13/01/2026,2,C7,France",
        "100,B1,Cup,1,13/01/2026,2,C7,France",
        "100,A1,Mug,2,13/01/2026,2,C7,France",
    ]
    before = drafts_of(look(*rows), Rules()).drafts[0].lines
    after = drafts_of(look("100,New,Pot,1,13/01/2026,2,C7,France", *rows), Rules()).drafts[0].lines
    assert [line.id for line in after[1:]] == [line.id for line in before]
    assert len({line.id for line in after}) == 4


def test_nothing_left() -> None:
    report = look("100,A1,Mug,0,13/01/2026,2.50,C7,France")
    assert refusal(report, Rules(skip_refused=True)).code == "import.nothing"


def test_more_than_a_command_carries() -> None:
    rows = [f"{n // 10},A{n},{'x' * 350},1,13/01/2026,1,C7,France" for n in range(20_000)]
    error = refusal(look(*rows))
    assert error.code == "import.too_much"


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("online_retail_2010-12-01.csv", "online-retail"), ("Orders.CSV", "orders"),
        ("/a/b/Till (3).txt", "till"),
        ("orders - Copy.csv", "orders"), ("2026-01-01.csv", "import"), ("", "import"),
        ("Commandes_été.tsv", "commandes-été"),
    ],
)  # fmt: skip
def test_the_source_is_the_system_not_the_day(name: str, source: str) -> None:
    assert source_of(name) == source


@given(
    st.lists(
        st.tuples(
            st.text(min_size=1, max_size=8), st.text(min_size=1, max_size=8), st.text(min_size=1, max_size=8)
        ),
        min_size=2,
        max_size=2,
        unique=True,
    )
)
def test_ids_never_collide_by_spelling(names: list[tuple[str, str, str]]) -> None:
    first, second = (document_id(*name) for name in names)
    assert first != second


def test_the_namespace_is_for_ever() -> None:
    assert uuid.uuid5(uuid.NAMESPACE_DNS, "imports.desktop-b2b") == NAMESPACE
    assert document_id(ORG, "till", "100") == "a6b56572e7d953c1864f59a376a3a3bb"


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(noise: bytes) -> None:
    for data in (noise, make(GOOD) + b"\n" + noise):
        try:
            report: Report | None = read(data, "o.csv", ORG)
        except UserError as error:
            refused = error.code
            report = None
        else:
            refused = ""
        if report is None:
            assert refused.startswith("import.")
            continue
        doubted = {entry.row for entry in report.doubtful}
        readable = not any(question.setting.startswith("columns.") for question in report.questions)
        assert not readable or report.rows_total == report.rows_good + len(report.refused) + len(doubted)

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Contacts and products: what a file holds, what is wrong with which row, and the command it makes."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from desktop_b2b.domain.commands import UNSET
from desktop_b2b.domain.commands.account import ImportContacts, ImportProducts
from desktop_b2b.errors import UserError
from desktop_b2b.services.imports import (
    Mapping,
    Report,
    Rules,
    as_csv,
    as_xlsx,
    error_table,
    left_rows,
    plan,
    read,
)
from desktop_b2b.services.imports.records import NAMESPACE
from tests.unit.imports.sheets import workbook

ORG = "0123456789abcdef0123456789abcdef"
CONTACTS = "Customer no;Company;Contact;E-mail;Address;Zip;City;Country"
PRODUCTS = "SKU,Description,EAN,Unit,Category"
LINES = {"Ceramics / Mugs": "a" * 32, "Home / Candles": "b" * 32}


def contacts(*rows: str, head: str = CONTACTS, **mapping: Any) -> Report:
    data = "\n".join((head, *rows)).encode()
    return read(data, "customers.csv", ORG, Mapping(**mapping), "contacts")


def products(*rows: str, head: str = PRODUCTS, **mapping: Any) -> Report:
    return read("\n".join((head, *rows)).encode(), "items.csv", ORG, Mapping(**mapping), "products", LINES)


def told(report: Report) -> list[tuple[int, str, str]]:
    return [(entry.row, entry.field, entry.code) for entry in (*report.refused, *report.doubtful)]


def test_contacts_in_other_languages() -> None:
    report = contacts(
        "17;Galerie Hartwig;Jens Hartwig;jens@example.com;Am Wall 118;28195;Bremen;Deutschland",
        head="Kundennummer;Firma;Ansprechpartner;E-Mail;Straße;PLZ;Ort;Land",
    )
    assert told(report) == []
    command = plan(report, Rules())
    assert isinstance(command, ImportContacts)
    (one,) = command.contacts
    assert (one.company, one.name, one.country, one.city) == (
        "Galerie Hartwig",
        "Jens Hartwig",
        "DE",
        "Bremen",
    )
    assert one.phone is UNSET
    assert one.recipient_kind is UNSET


def test_ids_follow_from_the_source_and_its_number() -> None:
    def ids(*rows: str, **more: Any) -> list[str]:
        return [record.record_id for record in contacts(*rows, **more).records]

    (one,) = ids("17;Galerie;;;;;;")
    assert uuid.UUID(one).version == 5
    assert ids("17;Another name;;;;;Paris;") == [one]
    assert ids("18;Galerie;;;;;;") != [one]
    assert ids("17;Galerie;;;;;;", source="other") != [one]
    # Without a number a contact is known by its name and address, wherever it comes from.
    (two,) = ids(";Galerie;;;;;Bremen;")
    assert ids("; GALERIE ;;;;;bremen;", source="other") == [two]
    assert ids(";Galerie;;;;;Köln;") != [two]
    assert uuid.uuid5(NAMESPACE, f'["{ORG}","contact","customers","17"]').hex == one


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ("1;;;;;;;", (2, "company", "contact.no_name")),
        ("1;A;;not an address;;;;", (2, "email", "email.shape")),
        (f"1;{'x' * 300};;;;;;", (2, "company", "text.too_long")),
        ("1;A;;;;1234;Lille;France", (2, "postal_code", "postal_code.short")),
        ("1;A;;;;;;Atlantis", (2, "country", "country.unknown")),
        ("1;A\x07;;;;;;", (2, "company", "text.control")),
        ("1;A;;;;;", (2, "", "row.cells")),
    ],
)
def test_bad_contacts_are_named(row: str, what: tuple[int, str, str]) -> None:
    assert told(contacts(row)) == [what]


def test_who_is_a_person_can_be_said() -> None:
    head = "Company;Name;Type"
    report = contacts("A;;B2B", ";Ada;Particulier", ";Bea;x", head=f"{head};Contact")
    assert told(report) == [(2, "", "row.cells"), (3, "", "row.cells"), (4, "", "row.cells")]
    report = contacts("A;Ada;B2B", ";Bea;Particulier", ";Cleo;x", head="Company;Contact;Type")
    assert [record.values.get("recipient_kind") for record in report.records] == ["business", "person", None]
    assert told(report) == [(4, "recipient_kind", "kind.unknown")]


def test_the_same_record_stands_in_a_file_once() -> None:
    assert told(contacts("1;A;;;;;;", "1;B;;;;;;")) == [(3, "company", "record.twice")]
    assert told(products("A1,Mug,,,", "A1,Cup,,,")) == [(3, "sku", "record.twice")]


def test_a_file_of_contacts_needs_a_name() -> None:
    report = contacts("1;Paris", head="Customer no;City")
    (question,) = report.questions
    assert (question.setting, question.code) == ("columns.company", "import.column_missing")
    assert report.records == ()
    with pytest.raises(UserError) as caught:
        plan(report, Rules())
    assert caught.value.field == "mapping.columns.company"


def test_products() -> None:
    report = products(
        'A1,"Mug, large",4006381333931,,Ceramics / Mugs', "A2,Candle,,box,home/candles", "A3,Vase,,,"
    )
    assert told(report) == []
    command = plan(report, Rules(update=True))
    assert isinstance(command, ImportProducts)
    assert command.update
    assert [one.product_line_id for one in command.products] == ["a" * 32, "b" * 32, None]
    assert [one.uom for one in command.products] == ["each", "box", "each"]
    assert command.products[0].gtin == "4006381333931"


@pytest.mark.parametrize(
    ("row", "what"),
    [
        (",Mug,,,", (2, "sku", "text.missing")),
        ("A1,Mug,4006381333932,,", (2, "gtin", "gtin.digit")),
        ("A1,Mug,,,Toys", (2, "product_line", "product_line.unknown")),
    ],
)
def test_bad_products_are_named(row: str, what: tuple[int, str, str]) -> None:
    assert told(products(row)) == [what]


def test_an_unknown_product_line_is_left_as_it_was() -> None:
    command = plan(products("A1,Mug,,,Toys"), Rules(accept=("product_line.unknown",)))
    assert isinstance(command, ImportProducts)
    assert command.products[0].product_line_id is UNSET


def test_a_gtin_of_a_sheet_keeps_its_digits() -> None:
    data = workbook([["SKU", "EAN"], ["A1", 4006381333931]])
    assert read(data, "i.xlsx", ORG, None, "products").records[0].values["gtin"] == "4006381333931"


def test_there_is_no_import_of_anything_else() -> None:
    with pytest.raises(UserError) as caught:
        read(b"a,b\n1,2", "x.csv", ORG, None, "orders")
    assert (caught.value.code, caught.value.field) == ("import.kind_unknown", "kind")


# ---------------------------------------------------------------- rows that stay out


BAD = ("1;A;;a@example.com;;;;", "2;B;;wrong;;;;", ";;;;;;;x", '3;"=C";;;;;;')


@pytest.mark.parametrize("sheet", [False, True])
def test_ux_81_an_error_file_is_mended_and_given_again(sheet: bool) -> None:
    data = "\n".join((CONTACTS, *BAD)).encode()
    report = read(data, "customers.csv", ORG, None, "contacts")
    rules = Rules(leave=True)
    command = plan(report, rules)
    assert isinstance(command, ImportContacts)
    assert [one.key for one in command.contacts] == ["A", "=C"]
    table = error_table(data, report, left_rows(report, rules))
    assert [row[-2:] for row in table[1:]] == [
        ["3", "“wrong” is not an e-mail address."],
        ["4", "Enter a company or a name."],
    ]
    table[1][3], table[2][1] = "b@example.com", "-D"
    again = as_xlsx(table) if sheet else as_csv(table, ";")
    second = read(again, "customers errors.xlsx", ORG, None, "contacts")
    assert second.mapping.source == report.mapping.source, "the same source, whatever the file is called"
    assert second.refused == ()
    mended = plan(second, Rules(accept=("country.unknown",)))
    assert isinstance(mended, ImportContacts)
    assert [one.key for one in mended.contacts] == ["B", "-D"]
    whole = read(data.replace(b"wrong", b"b@example.com"), "customers.csv", ORG, None, "contacts")
    assert whole.records[1].record_id == mended.contacts[0].contact_id


def test_a_formula_of_an_error_file_runs_nowhere() -> None:
    table = [["SKU", "Row of the file", "Remark"], ["=1+1", "2", "-"], ["-5", "3", "@"]]
    text = as_csv(table, ",").decode("utf-8-sig")
    assert text.splitlines()[1:] == ["'=1+1,2,'-", "'-5,3,'@"]
    report = read(text.encode(), "x.csv", ORG, None, "products")
    assert [record.key for record in report.records] == ["=1+1", "-5"]


def test_documents_stay_whole() -> None:
    """A document of which a row stays out stays out with all its rows, so that it can come later."""
    head = "Invoice,SKU,Quantity"
    data = "\n".join((head, "1,A,3", "1,B,many", "2,C,1", "3,,1", "3,D,0")).encode()
    report = read(data, "orders.csv", ORG)
    rules = Rules(leave=True)
    command = plan(report, rules)
    assert [draft.retailer_order_number for draft in command.drafts] == ["2"]  # type: ignore[union-attr]
    table = error_table(data, report, left_rows(report, rules))
    assert [row[:4] for row in table[1:]] == [
        ["1", "A", "3", "2"],
        ["1", "B", "many", "3"],
        ["3", "", "1", "5"],
        ["3", "D", "0", "6"],
    ]

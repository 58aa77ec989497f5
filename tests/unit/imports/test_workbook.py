# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Workbooks: read like text files, exactly; bombs and damage refused before they cost anything."""

from __future__ import annotations

import io
import struct
import zipfile
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from desktop_b2b.errors import UserError
from desktop_b2b.services.imports import Mapping, Report, read
from desktop_b2b.services.imports import workbook as module
from tests.unit.imports.sheets import changed, workbook

ORG = "0123456789abcdef0123456789abcdef"
HEAD = [
    "InvoiceNo",
    "StockCode",
    "Description",
    "Quantity",
    "InvoiceDate",
    "UnitPrice",
    "CustomerID",
    "Country",
]
GOOD = [100, "A1", "Mug", 6, date(2026, 1, 13), 2.5, "C7", "France"]
SHEET = "xl/worksheets/sheet1.xml"


def look(*rows: list[Any], head: list[str] = HEAD, **mapping: Any) -> Report:
    return read(workbook([head, *rows]), "orders.xlsx", ORG, Mapping(**mapping))


def refusal(data: bytes, mapping: Mapping | None = None) -> UserError:
    with pytest.raises(UserError) as caught:
        read(data, "orders.xlsx", ORG, mapping)
    return caught.value


def test_a_workbook_reads_like_text() -> None:
    report = look(GOOD)
    (document,) = report.documents
    assert (document.invoice, document.date, document.country) == ("100", "2026-01-13", "FR")
    (line,) = document.lines
    assert (line.row, line.sku, line.quantity) == (2, "A1", Decimal(6))
    assert report.mapping.encoding == report.mapping.delimiter == ""
    assert read(workbook([HEAD, GOOD]), "orders.xlsx", ORG, report.mapping) == report


@pytest.mark.parametrize(
    ("cell", "quantity"),
    [(1.234, "1.234"), (1234, "1234"), (0.1 + 0.2, "0.3"), (1e6, "1000000"), ("1234", "1234"), (2.5, "2.5")],
)
def test_numbers_of_cells_have_one_meaning(cell: Any, quantity: str) -> None:
    report = look([1, "A", "", cell, None, None, "C", ""], uom="kg")
    assert report.questions == ()
    assert report.documents[0].lines[0].quantity == Decimal(quantity)


def test_the_noise_of_binary_numbers_is_not_read() -> None:
    good = workbook([HEAD, [1, "A", "", 0.3, None, None, "C", ""]])
    with zipfile.ZipFile(io.BytesIO(good)) as archive:
        sheet = archive.read(SHEET)
    assert b"<v>0.3</v>" in sheet
    noisy = changed(good, {SHEET: sheet.replace(b"<v>0.3</v>", b"<v>0.30000000000000004</v>")})
    report = read(noisy, "o.xlsx", ORG, Mapping(uom="kg"))
    assert report.documents[0].lines[0].quantity == Decimal("0.3")


def test_a_text_among_numbers_is_asked_about_and_the_answer_leaves_numbers_alone() -> None:
    rows = ([1, "A", "", 1.25, None, None, "C", ""], [1, "B", "", "1,5", None, None, "C", ""])
    report = look(*rows, uom="kg")
    assert [question.setting for question in report.questions] == ["decimal"]
    report = look(*rows, uom="kg", decimal=",")
    assert [line.quantity for line in report.documents[0].lines] == [Decimal("1.25"), Decimal("1.5")]


def test_rows_keep_the_numbers_that_the_sheet_shows() -> None:
    data = workbook([["Price list 2026"], [], HEAD, GOOD, [], ["", "A1", "Mug", 1]])
    report = read(data, "orders.xlsx", ORG)
    assert report.mapping.heading_row == 3
    assert report.documents[0].lines[0].row == 4
    assert [(entry.row, entry.code) for entry in report.refused] == [(6, "document.missing")]


def test_a_heading_row_can_be_named() -> None:
    data = workbook([["InvoiceNo", "SKU"], HEAD, GOOD])
    assert read(data, "o.xlsx", ORG, Mapping(heading_row=2)).rows_total == 1
    assert refusal(data, Mapping(heading_row=9)).code == "import.heading_row"


def test_of_several_sheets_one_is_asked_for() -> None:
    data = workbook([["Notes"], ["none"]], Orders=[HEAD, GOOD], Empty=[])
    report = read(data, "orders.xlsx", ORG)
    (question,) = [one for one in report.questions if one.setting == "sheet"]
    assert [option.value for option in question.options] == ["Data", "Orders"]
    assert read(data, "orders.xlsx", ORG, Mapping(sheet="Orders")).rows_good == 1
    error = refusal(data, Mapping(sheet="Empty"))
    assert (error.code, error.field) == ("import.sheet_unknown", "mapping.sheet")


def test_what_is_no_workbook() -> None:
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("hello.txt", "hello")
    good = workbook([HEAD, GOOD])
    for data in (b"PK\x03\x04rest", other.getvalue(), good[:-40], good[: len(good) // 2]):
        assert refusal(data).code == "import.damaged"
    moved = bytearray(good)
    place = good.rindex(b"PK\x05\x06") + 16
    moved[place : place + 4] = struct.pack("<I", struct.unpack("<I", good[place : place + 4])[0] + 512)
    assert refusal(bytes(moved)).code == "import.damaged"
    assert refusal(workbook([])).code == "import.empty_file"
    assert refusal(b"\xd0\xcf\x11\xe0old").code == "import.spreadsheet"


@pytest.mark.parametrize(
    "sheet",
    [
        b"",
        b"no xml",
        b"<worksheet><sheetData><row r='1'><c r='A1' t='s'><v>99</v></c></row></sheetData></worksheet>",
    ],
)
def test_damaged_sheets(sheet: bytes) -> None:
    error = refusal(changed(workbook([HEAD, GOOD]), {SHEET: sheet}))
    assert error.code in ("import.damaged", "import.empty_file")
    assert error.field == "file"


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_UNPACKED", 2_000_000)
    data = changed(workbook([HEAD, GOOD]), {SHEET: b" " * 3_000_000})
    assert len(data) < 20_000
    assert refusal(data).code == "import.unpacked"


def test_a_bomb_that_lies_about_its_size_does_not_reach_the_reader() -> None:
    """The directory says that a sheet is small; what is read stops there, and its checksum is wrong."""
    data = bytearray(changed(workbook([HEAD, GOOD]), {SHEET: b"<a>" + b" " * 3_000_000 + b"</a>"}))
    directory = data.rindex(SHEET.encode()) - 46
    assert data[directory : directory + 4] == b"PK\x01\x02"
    data[directory + 24 : directory + 28] = struct.pack("<I", 10)
    assert refusal(bytes(data)).code == "import.damaged"


@pytest.mark.parametrize("place", ["XFD1048576", "A1048576", "XFD1"])
def test_cells_far_away_are_refused(place: str) -> None:
    number = place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        f'<row r="1"><c r="A1"><v>1</v></c></row><row r="{number}"><c r="{place}"><v>1</v></c></row>'
        "</sheetData></worksheet>"
    )
    assert refusal(changed(workbook([HEAD, GOOD]), {SHEET: sheet.encode()})).code == "import.unpacked"


def test_too_many_entries_and_entities() -> None:
    good = workbook([HEAD, GOOD])
    many = changed(good, {f"xl/media/{number}.png": b"" for number in range(module.MAX_ENTRIES)})
    assert refusal(many).code == "import.damaged"
    bomb = b'<!DOCTYPE a [<!ENTITY b "bbbb">]><worksheet/>'
    assert refusal(changed(good, {SHEET: bomb})).code == "import.damaged"

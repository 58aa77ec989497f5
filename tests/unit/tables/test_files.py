# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Tables as files: read back by other programs' libraries, without formulas, whole or not at all."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import load_workbook

from desktop_b2b.documents.tables.csv_file import CsvSheet
from desktop_b2b.documents.tables.export import write_table
from desktop_b2b.documents.tables.model import Field, Kind, Style
from desktop_b2b.documents.tables.xlsx_file import MOST_CHARACTERS, XlsxSheet
from desktop_b2b.domain.cells import is_formula
from desktop_b2b.errors import Cancelled, OutageError, UserError

#: 28 November 2026, 13:05 UTC: 14:05 in Amsterdam.
AT = 1_795_871_100_000
AMSTERDAM = Style(zone="Europe/Amsterdam")


@dataclass(frozen=True)
class Item:
    name: object
    amount: object = None
    at: object = None
    on: object = None


FIELDS = (
    Field[Item]("Name", lambda row: row.name),
    Field[Item]("Amount", lambda row: row.amount, Kind.NUMBER),
    Field[Item]("When", lambda row: row.at, Kind.MOMENT),
    Field[Item]("Day", lambda row: row.at, Kind.DAY),
    Field[Item]("Open", lambda row: row.on, Kind.FLAG),
)


def _csv(path: Path, style: Style) -> list[list[str]]:
    text = path.read_bytes().decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text), delimiter=style.separator))


def _xlsx(path: Path, sheet: int = 0) -> list[list[Any]]:
    return load_workbook(path).get_sheet_by_index(sheet).to_python(skip_empty_area=False)


def _write(path: Path, rows: Sequence[Item], style: Style = AMSTERDAM) -> int:
    return write_table([rows], FIELDS, path, style=style, title="Items")


def test_ux_82_numbers_are_numbers_and_dates_dates(tmp_path: Path) -> None:
    path = tmp_path / "items.xlsx"
    assert _write(path, [Item("Mug", Decimal("-1234.50"), AT, True), Item("", None, None, None)]) == 2
    head, first, *rest = _xlsx(path)
    assert head == ["Name", "Amount", "When", "Day", "Open"]
    assert first == ["Mug", -1234.5, datetime.fromisoformat("2026-11-28T14:05"), date(2026, 11, 28), "yes"]
    assert all(cell == "" for row in rest for cell in row)


def test_ux_82_a_csv_file_is_written_as_its_reader_writes(tmp_path: Path) -> None:
    path = tmp_path / "items.csv"
    rows = [Item('Glas; "groß", 5', Decimal("1234.5"), AT, False)]
    french = Style(zone="Europe/Amsterdam", decimal=",", yes="oui", no="non")
    _write(path, rows, french)
    assert path.read_bytes().startswith(b"\xef\xbb\xbfName;Amount")
    assert _csv(path, french)[1] == ['Glas; "groß", 5', "1234,5", "2026-11-28 14:05", "2026-11-28", "non"]
    bare = Style(zone="Europe/Amsterdam", decimal=",", bare=True)
    _write(path, rows, bare)
    assert path.read_bytes().startswith(b"Name,Amount")
    assert _csv(path, bare)[1] == [
        'Glas; "groß", 5',
        "1234.5",
        "2026-11-28T14:05:00+01:00",
        "2026-11-28",
        "false",
    ]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", " =", "|", "%"])
def test_ux_82_no_text_becomes_a_formula(sign: str, tmp_path: Path) -> None:
    text = f"{sign}1+1"
    _write(tmp_path / "x.csv", [Item(text)])
    (cell, *_rest) = _csv(tmp_path / "x.csv", AMSTERDAM)[1]
    assert cell == "'" + text
    _write(tmp_path / "x.xlsx", [Item(text)])
    with zipfile.ZipFile(tmp_path / "x.xlsx") as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        styles = book.read("xl/styles.xml").decode()
    assert "<f>" not in sheet
    assert 't="inlineStr"' in sheet
    assert 'quotePrefix="1"' in styles
    assert _xlsx(tmp_path / "x.xlsx")[1][0] == text


@given(st.text())
def test_any_text_comes_back_and_is_no_formula(text: str) -> None:
    file = io.BytesIO()
    sheet = CsvSheet(file, FIELDS[:1], Style(bare=True), "")
    sheet.write([Item(text)])
    sheet.close()
    rows = list(csv.reader(io.StringIO(file.getvalue().decode())))
    written = rows[1][0] if len(rows) > 1 and rows[1] else ""
    assert not is_formula(written)


def test_headings_cannot_be_formulas_either(tmp_path: Path) -> None:
    fields = (Field[Item]("=cmd", lambda row: row.name),)
    write_table([[Item("a")]], fields, tmp_path / "x.csv", style=AMSTERDAM)
    assert _csv(tmp_path / "x.csv", AMSTERDAM)[0] == ["'=cmd"]


def test_what_a_cell_cannot_hold_is_cut_or_kept_as_text(tmp_path: Path) -> None:
    long, digits = "x" * (MOST_CHARACTERS + 10), Decimal("12345678901234567.89")
    _write(tmp_path / "x.xlsx", [Item(long, digits, -(10**13), None), Item("a\x00b\x1fc\ud800")])
    rows = _xlsx(tmp_path / "x.xlsx")
    assert rows[1][0] == "x" * (MOST_CHARACTERS - 1) + "…"
    assert rows[1][1] == "12345678901234567.89"
    assert rows[1][2] == "1653-02-10 06:32"
    assert rows[2][0] == "abc"


def test_a_second_sheet_begins_where_the_first_is_full(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    with path.open("wb") as file:
        sheet = XlsxSheet(file, FIELDS[:2], AMSTERDAM, "Items: all?", most_rows=3)
        sheet.write([Item(str(number), number) for number in range(5)])
        sheet.close()
    book = load_workbook(path)
    assert book.sheet_names == ["Items all", "Items all 2", "Items all 3"]
    assert [row[0] for row in _xlsx(path, 1)] == ["Name", "2", "3"]
    assert [row[0] for row in _xlsx(path, 2)] == ["Name", "4"]


# ------------------------------------------------------------ whole or not at all


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_ux_82_cancel_leaves_no_half_file(
    ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch, folder = tmp_path / "scratch", tmp_path / "folder"
    for each in (scratch, folder):
        each.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    path = folder / f"items.{ending}"
    path.write_text("older")
    heard: list[int] = []

    def pages() -> Iterator[list[Item]]:
        for number in range(10):
            yield [Item(str(number))] * 100

    with pytest.raises(Cancelled):
        write_table(
            pages(), FIELDS, path, style=AMSTERDAM, told=heard.append, stopped=lambda: len(heard) >= 3
        )
    assert heard == [100, 200, 300]
    assert list(scratch.iterdir()) == []
    assert [each.name for each in folder.iterdir()] == [path.name]
    assert path.read_text() == "older"


def test_a_failing_source_leaves_no_half_file(tmp_path: Path) -> None:
    def pages() -> Iterator[list[Item]]:
        yield [Item("a")]
        raise UserError("query.limit", "no")

    with pytest.raises(UserError):
        write_table(pages(), FIELDS, tmp_path / "x.xlsx", style=AMSTERDAM)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_takes_no_file_is_an_outage(tmp_path: Path) -> None:
    with pytest.raises(OutageError) as told:
        _write(tmp_path / "nowhere" / "x.csv", [Item("a")])
    assert told.value.code == "export.unwritable"


def test_a_file_has_the_rights_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "plain").touch()
    _write(tmp_path / "x.csv", [Item("a")])
    assert (tmp_path / "x.csv").stat().st_mode == (tmp_path / "plain").stat().st_mode


@pytest.mark.parametrize("name", ["x.ods", "x", "x.csv.gz"])
def test_another_ending_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(UserError) as told:
        _write(tmp_path / name, [Item("a")])
    assert (told.value.code, told.value.field) == ("export.format", "file")
    assert list(tmp_path.iterdir()) == []

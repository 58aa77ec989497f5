# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""One real day of a wholesaler, each count made again with the csv module alone; and a large made file."""

import csv
import io
import random
import time
from collections import Counter
from pathlib import Path

import pytest

from desktop_b2b.errors import UserError
from desktop_b2b.services.imports import Mapping, Report, Rules, open_rows, read
from tests.unit.imports.sheets import drafts_of

FILE = Path(__file__).parents[4] / "shared" / "data" / "online_retail_2010-12-01.csv"
ORG = "0123456789abcdef0123456789abcdef"
CHARGES = {"POST", "D", "M", "C2", "DOT", "CRUK", "AMAZONFEE", "BANK CHARGES"}

real = pytest.mark.skipif(not FILE.exists(), reason="the real data set is not beside the project")


@pytest.fixture(scope="module")
def report() -> Report:
    return read(FILE.read_bytes(), FILE.name, ORG)


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(FILE.read_text("utf-8-sig"))))


@real
def test_every_row_is_accounted_for(report: Report, rows: list[dict[str, str]]) -> None:
    assert len(rows) == report.rows_total == 2_139
    assert len({row["InvoiceNo"] for row in rows}) == 107
    refused: dict[int, str] = {}
    doubtful: dict[int, set[str]] = {}
    for number, row in enumerate(rows, 2):
        if row["InvoiceNo"].startswith("C"):
            refused[number] = "document.cancelled"
        elif row["StockCode"].strip().upper() in CHARGES:
            refused[number] = "sku.charge"
        elif int(row["Quantity"]) < 0:
            refused[number] = "quantity.negative"
        else:
            doubts = set()
            if float(row["UnitPrice"]) == 0:
                doubts.add("price.zero")
            if not row["CustomerID"].strip():
                doubts.add("customer.missing")
            if not row["Description"].strip():
                doubts.add("description.missing")
            if doubts:
                doubtful[number] = doubts
    assert {entry.row: entry.code for entry in report.refused} == refused
    found: dict[int, set[str]] = {}
    for entry in report.doubtful:
        found.setdefault(entry.row, set()).add(entry.code)
    assert found == doubtful
    assert report.rows_good == len(rows) - len(refused) - len(doubtful)
    assert Counter(refused.values())["document.cancelled"] > 0
    assert sum("customer.missing" in doubts for doubts in doubtful.values()) > 500


@real
def test_how_it_was_understood(report: Report) -> None:
    mapping = report.mapping
    assert (mapping.encoding, mapping.delimiter, mapping.decimal, mapping.source) == (
        "utf-8",
        ",",
        ".",
        "online-retail",
    )
    assert mapping.columns["invoice"] == "InvoiceNo"
    assert report.unmapped == ()
    # All of its dates are 12-01-2010: nothing in the file tells whether that is in December or January.
    assert [question.setting for question in report.questions] == ["date_order"]
    assert {document.date for document in report.documents} == {""}
    told = read(FILE.read_bytes(), FILE.name, ORG, Mapping(date_order="mdy"))
    assert told.questions == ()
    assert {document.date for document in told.documents} == {"2010-12-01"}
    assert {document.country for document in report.documents} >= {"GB", "FR", "IE"}


@real
def test_drafts_hold_exactly_the_good_rows(report: Report, rows: list[dict[str, str]]) -> None:
    with pytest.raises(UserError) as caught:
        drafts_of(report, Rules())
    assert caught.value.code == "import.rows"
    command = drafts_of(report, Rules(skip_refused=True))
    bad = {entry.row for entry in open_rows(report, Rules())}
    expected = Counter(
        (row["InvoiceNo"], row["StockCode"].strip(), row["Description"].strip(), int(row["Quantity"]))
        for number, row in enumerate(rows, 2)
        if number not in bad
    )
    drafted = Counter(
        (draft.retailer_order_number, line.sku, line.description, int(str(line.quantity)))
        for draft in command.drafts
        for line in draft.lines
    )
    assert drafted == expected
    assert sum(drafted.values()) == report.rows_good
    numbers = [draft.number for draft in command.drafts]
    ids = [draft.request_id for draft in command.drafts] + [
        line.id for d in command.drafts for line in d.lines
    ]
    assert len(set(numbers)) == len(numbers)
    assert len(set(ids)) == len(ids)


@real
def test_a_changed_line_is_seen_in_its_document_alone(report: Report) -> None:
    before = drafts_of(report, Rules(skip_refused=True))
    again = drafts_of(read(FILE.read_bytes(), FILE.name, ORG), Rules(skip_refused=True))
    assert again == before
    data = FILE.read_bytes().replace(
        b"536365,85123A,WHITE HANGING HEART T-LIGHT HOLDER,6,",
        b"536365,85123A,WHITE HANGING HEART T-LIGHT HOLDER,8,",
        1,
    )
    after = drafts_of(read(data, FILE.name, ORG), Rules(skip_refused=True))
    assert [draft.request_id for draft in after.drafts] == [draft.request_id for draft in before.drafts]
    changed = [
        later.retailer_order_number
        for earlier, later in zip(before.drafts, after.drafts, strict=True)
        if earlier.source_hash != later.source_hash
    ]
    assert changed == ["536365"]


def test_15_000_lines_go_through_fast() -> None:
    dice = random.Random(7)
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(
        "InvoiceNo StockCode Description Quantity InvoiceDate UnitPrice CustomerID Country".split()
    )
    for number in range(15_000):
        day = dice.randint(1, 28)
        writer.writerow(
            (
                600_000 + number // 20,
                f"{dice.randint(10_000, 99_999)}{dice.choice('AB')}",
                f"THING, NUMBER {number}",
                dice.randint(1, 500),
                f"{day:02}/11/2026 10:00",
                f"{dice.randint(1, 9999) / 100:.2f}",
                12_000 + number // 20,
                "United Kingdom",
            )
        )
    data = out.getvalue().encode()
    began = time.perf_counter()
    report = read(data, "made.csv", ORG)
    command = drafts_of(report, Rules())
    took = time.perf_counter() - began
    assert (report.rows_good, len(command.drafts)) == (15_000, 750)
    assert report.mapping.date_order == "dmy"
    assert sum(len(draft.lines) for draft in command.drafts) == 15_000
    assert took < 2

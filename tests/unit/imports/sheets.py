# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""For the tests of imports: workbooks, made as spreadsheet programs make them or as nobody should; drafts."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

import xlsxwriter

from desktop_b2b.domain.commands.sourcing import ImportRequests
from desktop_b2b.services.imports import Report, Rules, plan


def workbook(rows: Sequence[Sequence[Any]], **more: Sequence[Sequence[Any]]) -> bytes:
    """A workbook of one sheet, "Data", and of those named."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for name, cells in {"Data": rows, **more}.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(cells):
            for place, cell in enumerate(row):
                if isinstance(cell, date):
                    sheet.write_datetime(number, place, datetime.combine(cell, time()), day)
                elif isinstance(cell, str):
                    sheet.write_string(number, place, cell)
                elif cell is not None:
                    sheet.write(number, place, cell)
    book.close()
    return out.getvalue()


def changed(data: bytes, entries: Mapping[str, bytes], *, level: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The same archive with other content in some of its entries."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", level) as new:
        for entry in old.infolist():
            new.writestr(entry.filename, entries.get(entry.filename, old.read(entry.filename)))
        for name in entries.keys() - set(old.namelist()):
            new.writestr(name, entries[name])
    return made.getvalue()


def drafts_of(report: Report, rules: Rules) -> ImportRequests:
    """The command that a file of orders makes."""
    command = plan(report, rules)
    assert isinstance(command, ImportRequests)
    return command

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Rows into an XLSX file: numbers are numbers, dates dates, and every text a text."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any, BinaryIO

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError, FileSizeError

from desktop_b2b.documents.formats import local
from desktop_b2b.documents.tables.model import Field, Kind, Style
from desktop_b2b.domain.cells import clean, is_formula
from desktop_b2b.errors import OutageError

#: What a sheet and a cell can hold.
MOST_ROWS = 1_048_576
MOST_CHARACTERS = 32_767
#: A spreadsheet keeps fifteen digits of a number; longer ones are exact as text only.
MOST_DIGITS = 15
#: The formats that each spreadsheet shows in its own reader's way.
_MOMENT, _DAY = 22, 14
#: Spreadsheets count days from here.
FIRST_YEAR = 1900

_Put = Callable[[int, int, Any], None]


class XlsxSheet:
    """Writes rows under their headings; what does not fit on one sheet goes on on the next."""

    def __init__(
        self,
        file: BinaryIO,
        fields: Sequence[Field[Any]],
        style: Style,
        title: str,
        *,
        most_rows: int = MOST_ROWS,
    ) -> None:
        self._fields, self._style, self._most = fields, style, most_rows
        self._title = clean(title)[:25].translate(str.maketrans("", "", "[]:*?/\\'")) or "1"
        self._scratch = tempfile.TemporaryDirectory(prefix="desktop-b2b-")
        self._book = xlsxwriter.Workbook(
            file,
            {
                # Rows go through files of their own, so that a million of them need no memory.
                "constant_memory": True,
                "tmpdir": self._scratch.name,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
                "nan_inf_to_errors": True,
            },
        )
        self._head = self._book.add_format({"bold": True, "bottom": 1})
        self._head.set_quote_prefix()
        # Somebody may edit such a cell: the mark keeps it a text even then.
        self._marked = self._book.add_format()
        self._marked.set_quote_prefix()
        self._moments = self._book.add_format({"num_format": _MOMENT})
        self._days = self._book.add_format({"num_format": _DAY})
        self._sheets = 0
        self._next_row = 0
        self._add_sheet()

    def _add_sheet(self) -> None:
        self._sheets += 1
        name = self._title if self._sheets == 1 else f"{self._title} {self._sheets}"
        self._sheet = self._book.add_worksheet(name)
        self._sheet.freeze_panes(1, 0)
        for place, field in enumerate(self._fields):
            self._sheet.set_column(place, place, field.width)
        for place, field in enumerate(self._fields):
            self._sheet.write_string(0, place, clean(field.heading)[:MOST_CHARACTERS], self._head)
        self._next_row = 1
        self._puts = [self._put(field.kind) for field in self._fields]

    def write(self, rows: Sequence[Any]) -> None:
        """Write rows."""
        for row in rows:
            if self._next_row >= self._most:
                self._add_sheet()
            for place, (field, put) in enumerate(zip(self._fields, self._puts, strict=True)):
                value = field.value(row)
                if value is not None and value != "":
                    put(self._next_row, place, value)
            self._next_row += 1

    def close(self) -> None:
        """Finish the file."""
        try:
            self._book.close()
        except (FileCreateError, FileSizeError) as error:
            raise OutageError("export.unwritable", f"The file could not be written: {error}.") from error
        self._scratch.cleanup()

    def abandon(self) -> None:
        """Leave nothing behind of a file that is not finished."""
        sheets: list[Any] = self._book.worksheets()
        for sheet in sheets:
            sheet.row_data_fh.close()
        self._scratch.cleanup()

    def _put(self, kind: Kind) -> _Put:
        makers: dict[Kind, _Put] = {
            Kind.TEXT: self._put_text,
            Kind.NUMBER: self._put_number,
            Kind.MOMENT: self._put_moment,
            Kind.DAY: self._put_day,
            Kind.FLAG: self._put_flag,
        }
        return makers[kind]

    def _put_text(self, row: int, place: int, value: object) -> None:
        text = clean(str(value))
        if len(text) > MOST_CHARACTERS:
            text = text[: MOST_CHARACTERS - 1] + "…"
        if is_formula(text):
            self._sheet.write_string(row, place, text, self._marked)
        else:
            self._sheet.write_string(row, place, text)

    def _put_number(self, row: int, place: int, value: Decimal | int) -> None:
        exact = Decimal(value)
        if len(exact.normalize().as_tuple().digits) > MOST_DIGITS:
            self._sheet.write_string(row, place, f"{exact:f}", self._marked)
        else:
            self._sheet.write_number(row, place, float(exact))

    def _put_moment(self, row: int, place: int, value: int) -> None:
        there = local(value, self._style.zone).replace(tzinfo=None, microsecond=0)
        if there.year < FIRST_YEAR:
            self._put_text(row, place, f"{there:%Y-%m-%d %H:%M}")
        else:
            self._sheet.write_datetime(row, place, there, self._moments)

    def _put_day(self, row: int, place: int, value: int) -> None:
        there = local(value, self._style.zone).replace(tzinfo=None, hour=0, minute=0, second=0, microsecond=0)
        if there.year < FIRST_YEAR:
            self._put_text(row, place, there.date().isoformat())
        else:
            self._sheet.write_datetime(row, place, there, self._days)

    def _put_flag(self, row: int, place: int, value: bool) -> None:
        if self._style.bare:
            self._sheet.write_boolean(row, place, bool(value))
        else:
            self._put_text(row, place, self._style.yes if value else self._style.no)

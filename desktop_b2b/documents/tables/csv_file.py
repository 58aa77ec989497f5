# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Rows into a CSV file."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any, BinaryIO

from desktop_b2b.documents.formats import local
from desktop_b2b.documents.tables.model import Field, Kind, Style
from desktop_b2b.domain.cells import clean, quoted

Writer = Callable[[Any], str]


class CsvSheet:
    """Writes rows under their headings into a file that is open for bytes."""

    def __init__(self, file: BinaryIO, fields: Sequence[Field[Any]], style: Style, title: str) -> None:
        self._fields = fields
        self._style = style
        self._writers = [self._writer(field.kind) for field in fields]
        if not style.bare:
            # Without it spreadsheets take the text for that of another encoding.
            file.write(codecs.BOM_UTF8)
        self._text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=False)
        self._rows = csv.writer(self._text, delimiter=style.separator, lineterminator="\r\n")
        self._rows.writerow([_words(field.heading) for field in fields])

    def write(self, rows: Sequence[Any]) -> None:
        """Write rows."""
        pairs = list(zip(self._fields, self._writers, strict=True))
        self._rows.writerows(
            ["" if (value := field.value(row)) is None else writer(value) for field, writer in pairs]
            for row in rows
        )

    def close(self) -> None:
        """Finish; the file itself stays open."""
        self._text.flush()
        self._text.detach()

    def abandon(self) -> None:
        """Let go of a file that is not finished."""
        self._text.detach()

    def _writer(self, kind: Kind) -> Writer:
        makers: dict[Kind, Writer] = {
            Kind.TEXT: _words,
            Kind.NUMBER: self._number,
            Kind.MOMENT: self._moment,
            Kind.DAY: self._day,
            Kind.FLAG: self._flag,
        }
        return makers[kind]

    def _number(self, value: Decimal | int) -> str:
        plain = f"{Decimal(value):f}"
        return plain if self._style.bare else plain.replace(".", self._style.decimal)

    def _moment(self, value: int) -> str:
        there = local(value, self._style.zone)
        return there.isoformat(timespec="seconds") if self._style.bare else f"{there:%Y-%m-%d %H:%M}"

    def _day(self, value: int) -> str:
        return local(value, self._style.zone).date().isoformat()

    def _flag(self, value: bool) -> str:
        if self._style.bare:
            return "true" if value else "false"
        return self._style.yes if value else self._style.no


def _words(value: object) -> str:
    return quoted(clean(str(value)))

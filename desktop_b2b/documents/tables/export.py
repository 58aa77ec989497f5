# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Rows into a file, page by page: whole or not at all, and never half over an older one."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from desktop_b2b.documents.tables.csv_file import CsvSheet
from desktop_b2b.documents.tables.model import Field, Row, Style
from desktop_b2b.errors import Cancelled, OutageError, UserError

#: The formats, each with the ending of its files.
FORMATS = ("xlsx", "csv")


class Sheet(Protocol):
    """A file being written."""

    def write(self, rows: Sequence[Any]) -> None:
        """Write rows."""
        ...

    def close(self) -> None:
        """Finish the file."""
        ...

    def abandon(self) -> None:
        """Leave nothing behind of a file that is not finished."""
        ...


def format_of(path: Path) -> str:
    """The format that a file's name asks for. Raises UserError ``export.format``."""
    ending = path.suffix.removeprefix(".").lower()
    if ending not in FORMATS:
        text = "A file that ends in “{ending}” cannot be written. Use .xlsx or .csv."
        raise UserError("export.format", text, "file", ending=path.suffix)
    return ending


def _sheet(file: BinaryIO, kind: str, fields: Sequence[Field[Any]], style: Style, title: str) -> Sheet:
    if kind == "csv":
        return CsvSheet(file, fields, style, title)
    # Loaded by the first file of its kind.
    from desktop_b2b.documents.tables.xlsx_file import XlsxSheet  # noqa: PLC0415

    return XlsxSheet(file, fields, style, title)


def write_table(
    pages: Iterable[Sequence[Row]],
    fields: Sequence[Field[Row]],
    target: Path,
    *,
    style: Style,
    title: str = "",
    told: Callable[[int], object] = lambda _count: None,
    stopped: Callable[[], bool] = lambda: False,
) -> int:
    """Write rows into a file; returns how many.

    `told` hears after each page how many are written; `stopped` is asked before each. Raises Cancelled,
    UserError ``export.format``, OutageError ``export.unwritable``; then no file was made or changed.
    """
    kind = format_of(target)
    try:
        # A folder beside the file: what is made in it has the rights that any new file has there.
        with tempfile.TemporaryDirectory(prefix=f".{target.name[:40]}.", dir=target.parent) as folder:
            path = Path(folder) / target.name
            with path.open("wb") as file:
                sheet = _sheet(file, kind, fields, style, title)
                count = _fill(sheet, pages, told, stopped)
                file.flush()
                os.fsync(file.fileno())
            if stopped():
                raise Cancelled
            os.replace(path, target)
    except OSError as error:
        text = f"{target} could not be written: {error.strerror or error}."
        raise OutageError("export.unwritable", text) from error
    return count


def _fill(
    sheet: Sheet,
    pages: Iterable[Sequence[Row]],
    told: Callable[[int], object],
    stopped: Callable[[], bool],
) -> int:
    count = 0
    try:
        for rows in pages:
            if stopped():
                raise Cancelled
            sheet.write(rows)
            count += len(rows)
            told(count)
        sheet.close()
    except BaseException:
        sheet.abandon()
        raise
    return count

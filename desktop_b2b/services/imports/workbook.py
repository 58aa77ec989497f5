# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""From a workbook (XLSX) to rows of text. What others sent is not trusted: it is unpacked under limits and
packed anew before the reader sees it, so that no entry can be larger than it says, and no cell farther away.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Final, NamedTuple, TypeVar

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum

from desktop_b2b.errors import UserError
from desktop_b2b.services.imports.model import Mapping, Option, Question

#: All that is unpacked of one file; the sheets of 200,000 rows take about half of it.
MAX_UNPACKED: Final = 160_000_000
MAX_ENTRIES: Final = 2_000
MAX_COLUMNS: Final = 400
#: Rows beyond what is imported are refused later, in words; farther away is no table at all.
MAX_ROW: Final = 400_000
MAX_CELLS: Final = 20_000_000
_CHUNK: Final = 1 << 20
_NEEDED = re.compile(r"(\[Content_Types\]\.xml|_rels/.*|xl/(_rels/.*|[A-Za-z]+\.xml|worksheets/.*\.xml))")
_PLACE = re.compile(rb"""[\s]r\s*=\s*["']([A-Za-z]{0,3})([0-9]{1,9})["']""")
_EXACT: Final = 1 << 53
T = TypeVar("T")


class Sheet(NamedTuple):
    """The rows of the sheet that was chosen, each with its number; what must be asked; the sheet's name."""

    rows: list[tuple[int, list[str]]]
    questions: list[Question]
    name: str


def is_workbook(data: bytes) -> bool:
    """Whether a file is one of a spreadsheet program, rather than text."""
    return data.startswith(b"PK\x03\x04")


def read_workbook(data: bytes, mapping: Mapping) -> Sheet:
    """The rows of a workbook's sheet. Raises UserError where it is none, damaged, locked or too large.

    Of several sheets the one that the mapping names is read; without a name the first, and it is asked.
    """
    book = _open(_repacked(data))
    filled = [name for name in _names(book) if _sheet(book, name).total_height]
    if not filled:
        raise UserError("import.empty_file", "The file is empty.", "file")
    if mapping.sheet and mapping.sheet not in filled:
        raise UserError(
            "import.sheet_unknown",
            "The file has no sheet {name}; its sheets are {sheets}.",
            "mapping.sheet",
            name=mapping.sheet,
            sheets=", ".join(filled),
        )
    name = mapping.sheet or filled[0]
    questions = []
    if not mapping.sheet and len(filled) > 1:
        options = tuple(Option(value=one, meaning=one) for one in filled)
        text = "Which sheet of the file holds the rows?"
        questions.append(Question(setting="sheet", code="import.sheet", text=text, options=options))
    return Sheet(list(_rows(_sheet(book, name), mapping.decimal or ".")), questions, name)


def _damaged() -> UserError:
    return UserError(
        "import.damaged", "The file is damaged or no spreadsheet. Save it again as XLSX.", "file"
    )


def _too_large() -> UserError:
    return UserError(
        "import.unpacked",
        "The spreadsheet is too large to be read: leave only the sheet with the rows, or save it as CSV.",
        "file",
    )


# ------------------------------------------------------------ unpacking


def _repacked(data: bytes) -> bytes:
    """The entries that hold cells, each read under the limit, in an archive of our own."""
    made = io.BytesIO()
    left = MAX_UNPACKED
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as new:
            entries = old.infolist()
            if len(entries) > MAX_ENTRIES or len({entry.filename for entry in entries}) != len(entries):
                raise _damaged()
            for entry in entries:
                if _NEEDED.fullmatch(entry.filename):
                    content = _content(old, entry, left)
                    left -= len(content)
                    _check(entry.filename, content)
                    new.writestr(entry.filename, content)
            if "xl/workbook.xml" not in new.namelist():
                raise _damaged()
    except UserError:
        raise
    except Exception as error:
        # A damaged archive makes the library stumble in many ways, each of which means the same.
        raise _damaged() from error
    return made.getvalue()


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, limit: int) -> bytes:
    """An entry's bytes, counted while they are unpacked: what it says of its size proves nothing."""
    parts: list[bytes] = []
    with archive.open(entry) as stream:
        while chunk := stream.read(_CHUNK):
            limit -= len(chunk)
            if limit < 0:
                raise _too_large()
            parts.append(chunk)
    return b"".join(parts)


def _check(name: str, content: bytes) -> None:
    """No cell may stand so far out that a reader would make room for millions before it."""
    if b"\0" in content[:200] or b"<!DOCTYPE" in content[:2_000]:
        raise _damaged()
    if not name.startswith("xl/worksheets/"):
        return
    bottom = right = 1
    for letters, number in _PLACE.findall(content):
        bottom = max(bottom, int(number))
        if letters:
            right = max(right, _column(letters))
    if bottom > MAX_ROW or right > MAX_COLUMNS or bottom * right > MAX_CELLS:
        raise _too_large()


def _column(letters: bytes) -> int:
    place = 0
    for letter in letters.upper():
        place = place * 26 + letter - 64
    return place


# ------------------------------------------------------------ reading


def _open(data: bytes) -> CalamineWorkbook:
    return _guarded(lambda: CalamineWorkbook.from_object(io.BytesIO(data)))


def _names(book: CalamineWorkbook) -> list[str]:
    return [one.name for one in book.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet]


def _sheet(book: CalamineWorkbook, name: str) -> CalamineSheet:
    return _guarded(lambda: book.get_sheet_by_name(name))


def _guarded(call: Callable[[], T]) -> T:
    """What the reader says of a file that it cannot read, also where it gives up altogether."""
    try:
        return call()
    except CalamineError as error:
        raise _damaged() from error
    except Exception as error:
        raise _damaged() from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise _damaged() from error


def _rows(sheet: CalamineSheet, mark: str) -> Iterator[tuple[int, list[str]]]:
    """Rows with something in them, each with the number that a spreadsheet shows."""
    for number, cells in enumerate(_guarded(sheet.iter_rows), 1):
        shown = [_text(cell, mark) for cell in cells]
        if any(cell.strip() for cell in shown):
            yield number, shown


def _text(value: object, mark: str) -> str:
    """A cell as if it had been written into a file of text, so that it can be read in one way only."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _number(value, mark)
    if isinstance(value, datetime):
        whole = (value.hour, value.minute, value.second) == (0, 0, 0)
        return value.date().isoformat() if whole else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def _number(value: float, mark: str) -> str:
    """A number without groups, as exact as a sheet shows it: fifteen digits. Three decimals get a fourth:
    1.234 could be thousands.
    """
    if isinstance(value, float) and value.is_integer() and abs(value) < _EXACT:
        value = int(value)
    if isinstance(value, int):
        return str(value)
    plain = f"{Decimal(f'{value:.15g}'):f}"
    whole, _, decimals = plain.partition(".")
    return f"{whole}{mark}{decimals}0" if len(decimals) == 3 else f"{whole}{mark}{decimals}"

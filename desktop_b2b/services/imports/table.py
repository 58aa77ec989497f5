# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""From bytes to rows: a workbook's sheet, or text with its encoding and delimiter; then the heading."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from itertools import islice
from typing import Final, NamedTuple

from desktop_b2b.errors import UserError
from desktop_b2b.services.imports.headings import recognised
from desktop_b2b.services.imports.model import Mapping, Option, Question
from desktop_b2b.services.imports.vocabulary import REQUESTS, Kind
from desktop_b2b.services.imports.workbook import is_workbook, read_workbook

MAX_BYTES: Final = 20_000_000
MAX_ROWS: Final = 200_000
_DELIMITERS: Final = {",": "comma", ";": "semicolon", "\t": "tab", "|": "vertical bar"}
_SAMPLE: Final = 200
_SAMPLE_CHARACTERS: Final = 200_000
#: How far down headings are looked for below a title.
_TITLES: Final = 20
#: How a cell begins that a spreadsheet would run.
FORMULA: Final = ("=", "+", "-", "@")
_BOM8: Final = b"\xef\xbb\xbf"
_BOMS16: Final = (b"\xff\xfe", b"\xfe\xff")


class Table(NamedTuple):
    """Heading and rows, each with the number under which a spreadsheet shows it."""

    encoding: str
    delimiter: str
    heading: list[str]
    rows: list[tuple[int, list[str]]]
    questions: list[Question]
    heading_row: int = 1
    sheet: str = ""


def check_size(size: int) -> None:
    """Refuse a file that has too many bytes, by UserError."""
    if size > MAX_BYTES:
        raise UserError(
            "import.too_large",
            "The file has {bytes} bytes; at most {limit} can be imported at once. Split it.",
            "file",
            bytes=size,
            limit=MAX_BYTES,
        )


def read_table(data: bytes, mapping: Mapping, kind: Kind = REQUESTS) -> Table:
    """The rows of a file of text or a workbook. Raises UserError where it is none, too large or damaged."""
    check_size(len(data))
    if is_workbook(data):
        return _sheet_table(data, mapping, kind)
    text, encoding = _decode(data, mapping.encoding)
    text, announced = _announced(text)
    delimiter, questions = _delimiter(text, mapping.delimiter or announced, kind)
    rows = _rows(text, delimiter)
    if not rows:
        raise UserError("import.empty_file", "The file is empty.", "file")
    first = 0 if not announced else 1
    numbered = [(number + first, [_unmarked(cell) for cell in cells]) for number, cells in rows]
    place = _heading_place(numbered, mapping, kind)
    row, heading = numbered[place][0], _heading(numbered[place][1])
    return Table(encoding, delimiter, heading, numbered[place + 1 :], questions, row)


def _sheet_table(data: bytes, mapping: Mapping, kind: Kind) -> Table:
    """The rows of a workbook: they have no encoding and no delimiter."""
    sheet = read_workbook(data, mapping)
    place = _heading_place(sheet.rows, mapping, kind)
    row, heading = sheet.rows[place][0], _heading(sheet.rows[place][1])
    rows = [(number, _cut(cells, len(heading))) for number, cells in sheet.rows[place + 1 :]]
    if len(rows) > MAX_ROWS:
        raise _too_many_rows()
    return Table("", "", heading, rows, sheet.questions, row, sheet.name)


def _heading_place(rows: Sequence[tuple[int, list[str]]], mapping: Mapping, kind: Kind) -> int:
    """Which row holds the headings: the one given, else the first, unless it means nothing (a title) and a
    row soon below means at least two fields.

    Raises UserError where the file has no such row.
    """
    if mapping.heading_row:
        found = [place for place, (number, _) in enumerate(rows) if number == mapping.heading_row]
        if not found:
            raise UserError(
                "import.heading_row",
                "The file has no row {row}.",
                "mapping.heading_row",
                row=mapping.heading_row,
            )
        return found[0]
    if recognised(rows[0][1], kind):
        return 0
    likely = (place for place, (_, cells) in enumerate(rows[:_TITLES]) if recognised(cells, kind) > 1)
    return next(likely, 0)


def _heading(cells: Sequence[str]) -> list[str]:
    heading = [cell.strip() for cell in cells]
    while len(heading) > 1 and not heading[-1]:
        heading.pop()
    return heading


def _cut(cells: list[str], width: int) -> list[str]:
    """A sheet's row without the empty cells beyond its heading."""
    while len(cells) > width and not cells[-1].strip():
        cells.pop()
    return cells


def _unmarked(cell: str) -> str:
    """A cell without the apostrophe that keeps spreadsheets from running it as a formula."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in FORMULA else cell


def _too_many_rows() -> UserError:
    return UserError(
        "import.too_many_rows", "The file has more than {limit} rows. Split it.", "file", limit=MAX_ROWS
    )


def decoded(data: bytes) -> str:
    """The text of a file. Raises UserError where it is none."""
    return _decode(data, "")[0]


def _decode(data: bytes, wanted: str) -> tuple[str, str]:
    if not data.strip():
        raise UserError("import.empty_file", "The file is empty.", "file")
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise UserError(
            "import.spreadsheet",
            "This is an old or a locked spreadsheet. Save it without a password as XLSX or CSV (UTF-8).",
            "file",
        )
    if wanted:
        return _decode_as(data, wanted), wanted
    if data.startswith(_BOM8):
        return _decode_as(data, "utf-8"), "utf-8"
    if data.startswith(_BOMS16):
        return _decode_as(data, "utf-16"), "utf-16"
    try:
        text, encoding = data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        text, encoding = _decode_as(data, "cp1252"), "cp1252"
    return _checked(text), encoding


def _decode_as(data: bytes, encoding: str) -> str:
    try:
        return _checked(data.decode("utf-8-sig" if encoding == "utf-8" else encoding))
    except UnicodeDecodeError as error:
        raise UserError(
            "import.bytes",
            "The file is no text in {encoding}: byte {position} means nothing. Save it as CSV (UTF-8).",
            "file",
            encoding=encoding,
            position=error.start + 1,
        ) from error


def _checked(text: str) -> str:
    if "\0" in text:
        raise UserError(
            "import.bytes",
            "The file is no text: character {position} is a zero. Save it as CSV (UTF-8).",
            "file",
            position=text.index("\0") + 1,
        )
    return text


def _announced(text: str) -> tuple[str, str]:
    """A first line ``sep=;``, as spreadsheets write it."""
    line, _, rest = text.partition("\n")
    line = line.rstrip("\r")
    if line.lower().startswith("sep=") and len(line) == 5:
        return rest, line[4]
    return text, ""


def _delimiter(text: str, wanted: str, kind: Kind) -> tuple[str, list[Question]]:
    if wanted:
        return wanted, []
    scores = []
    sample = text[:_SAMPLE_CHARACTERS]
    for candidate in _DELIMITERS:
        try:
            rows = list(islice(csv.reader(io.StringIO(sample), delimiter=candidate), _SAMPLE))
        except csv.Error:
            continue
        rows = [row for row in rows if row]
        if len(sample) < len(text) and len(rows) > 1:
            rows.pop()
        head = max(rows[:_TITLES], key=lambda row: recognised(row, kind), default=[])
        if len(head) < 2:
            continue
        alike = sum(len(row) == len(head) for row in rows) / len(rows)
        scores.append((recognised(head, kind), alike, candidate))
    if not scores:
        raise UserError(
            "import.no_table",
            "No columns found: the first row should hold the headings of the columns.",
            "file",
        )
    scores.sort(key=lambda score: score[:2], reverse=True)
    best = [candidate for known, alike, candidate in scores if (known, alike) == scores[0][:2]]
    if len(best) == 1:
        return best[0], []
    options = tuple(Option(value=candidate, meaning=_DELIMITERS[candidate]) for candidate in best)
    text = "What stands between the columns?"
    return best[0], [Question(setting="delimiter", code="import.delimiter", text=text, options=options)]


def _rows(text: str, delimiter: str) -> list[tuple[int, list[str]]]:
    """Records with their numbers; one with nothing in it is left out, but counted."""
    rows: list[tuple[int, list[str]]] = []
    # Strict: a quotation mark that is never closed would swallow the rest of the file in silence.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for number, cells in enumerate(reader, 1):
            if not any(cells) or not any(cell.strip() for cell in cells):
                continue
            if len(rows) > MAX_ROWS:
                raise _too_many_rows()
            rows.append((number, cells))
    except csv.Error as error:
        raise UserError(
            "import.quotes",
            "The file cannot be read at line {line}: {reason}.",
            "file",
            line=reader.line_num,
            reason=error,
        ) from error
    return rows

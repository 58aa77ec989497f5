# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The rows that stayed out, as a file: as they were, with their number and what is wrong, to be mended and
given again.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from desktop_b2b.services.imports.centre_vocabulary import ALL_KINDS
from desktop_b2b.services.imports.model import Issue, Report
from desktop_b2b.services.imports.table import FORMULA, read_table

#: What the two columns are called that are added behind the file's own, by language; no import takes anything
#: from them.
ADDED: Final = {"en": ("Row of the file", "Remark"), "fr": ("Ligne du fichier", "Remarque")}
_WIDTH: Final = 18
_WIDE: Final = 60


def error_table(
    data: bytes,
    report: Report,
    left: Mapping[int, Sequence[Issue]],
    words: Callable[[Issue], str] = lambda issue: issue.text,
    language: str = "en",
) -> list[list[str]]:
    """Headings and rows: the file's own cells, then the row's number and its remarks.

    ``left``: the rows that stay out, as the planner tells them.
    """
    table = read_table(data, report.mapping, ALL_KINDS[report.kind])
    width = len(table.heading)
    made = [[*table.heading, *ADDED[language]]]
    for number, cells in table.rows:
        if number in left:
            remark = "; ".join(dict.fromkeys(words(issue) for issue in left[number]))
            padded = [*cells, *[""] * (width - len(cells))]
            made.append([*padded[:width], str(number), remark, *padded[width:]])
    return made


def own_headings(headings: Sequence[str]) -> tuple[str, ...]:
    """A file's headings without the two that were added when it held rows to mend."""
    added = tuple(headings[-2:]) in ADDED.values()
    return tuple(headings[:-2] if added else headings)


def as_csv(table: Sequence[Sequence[str]], delimiter: str) -> bytes:
    """The rows as text; what a spreadsheet would run is marked, and read back without the mark."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter or ",", lineterminator="\r\n")
    writer.writerows([[f"'{cell}" if cell.startswith(FORMULA) else cell for cell in row] for row in table])
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(table: Sequence[Sequence[str]]) -> bytes:
    """The rows as a workbook whose cells are all text: nothing is run, no nought is lost."""
    import xlsxwriter  # every desk and server knows this module, and few write such a table

    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    sheet = book.add_worksheet()
    bold, text = book.add_format({"bold": True}), book.add_format({"num_format": "@"})
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, max(0, len(table[0]) - 2), _WIDTH)
    sheet.set_column(len(table[0]) - 1, len(table[0]) - 1, _WIDE)
    for number, row in enumerate(table):
        for place, cell in enumerate(row):
            sheet.write_string(number, place, cell, text if number else bold)
    book.close()
    return out.getvalue()

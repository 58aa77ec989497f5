# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What all readers of rows share: cells by field, what is wrong, and the report at the end."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable

import msgspec

from desktop_b2b.services.imports.countries import country_code
from desktop_b2b.services.imports.headings import Columns
from desktop_b2b.services.imports.model import (
    Issue,
    Mapping,
    Question,
    ReadDocument,
    ReadOrder,
    ReadRecord,
    Report,
    issue,
)
from desktop_b2b.services.imports.table import Table

_NEAR, _SAMPLE = 200, 60
#: What a copy of a file, or its rows to mend, is called besides: it comes from the same source.
_COPIES = frozenset({"copy", "copie", "errors", "erreurs"})


def source_of(file_name: str) -> str:
    """The name of the system a file came from: its name without folder, ending, dates and counters."""
    stem = re.split(r"[/\\]", file_name)[-1].rsplit(".", 1)[0].casefold()
    words = re.split(r"[^\w]+|_", stem)
    words = [word for word in words if word and not word.isdecimal() and word not in _COPIES]
    return "-".join(words)[:40] or "import"


class RowReader(ABC):
    """One file on its way to a report."""

    def __init__(
        self, table: Table, columns: Columns, given: Mapping, file_name: str, organisation_id: str
    ) -> None:
        self.table = table
        self.columns = columns
        self.given = given
        self.file_name = file_name
        self.organisation_id = organisation_id
        self.source = given.source.strip() or source_of(file_name)
        self.questions: list[Question] = [*table.questions, *columns.questions]
        self.refused: list[Issue] = []
        self.doubtful: list[Issue] = []
        self.good = 0
        self.spaces = 0
        self.countries = {name.strip().casefold(): code for name, code in given.countries.items()}
        self._known: dict[str, str | None] = {}

    def report(self) -> Report:
        """Judge all rows."""
        total = 0
        open_columns = any(question.setting.startswith("columns.") for question in self.columns.questions)
        for row, cells in self.table.rows:
            total += 1
            if not open_columns:
                found = self._cells(row, cells)
                if found is not None:
                    self.take(row, found)
        return Report(
            file_name=self.file_name,
            organisation_id=self.organisation_id,
            kind=self.columns.kind.name,
            headings=tuple(self.table.heading),
            names=self.columns.names(),
            samples=self._samples(),
            mapping=self.mapping(),
            unmapped=self.columns.unmapped(),
            questions=tuple(self.questions),
            rows_total=total,
            rows_good=self.good,
            documents=self.documents_read(),
            records=self.records_read(),
            orders=self.orders_read(),
            refused=tuple(self.refused),
            doubtful=tuple(self.doubtful),
            mended={"spaces": self.spaces} if self.spaces else {},
        )

    def _samples(self) -> tuple[str, ...]:
        """The first cell of each column that holds something, near the top."""
        near = [cells for _, cells in self.table.rows[:_NEAR]]
        found = (
            next((cells[place].strip() for cells in near if place < len(cells) and cells[place].strip()), "")
            for place in range(len(self.table.heading))
        )
        return tuple(sample[:_SAMPLE] for sample in found)

    def mapping(self) -> Mapping:
        """The mapping, complete: given back, the file reads the same."""
        return msgspec.structs.replace(
            self.given,
            source=self.source,
            sheet=self.table.sheet,
            heading_row=self.table.heading_row,
            columns=self.columns.as_mapping(),
            encoding=self.table.encoding,
            delimiter=self.table.delimiter,
        )

    @abstractmethod
    def take(self, row: int, found: dict[str, str]) -> None:
        """Judge a row: its values by field, without spaces around them."""

    def documents_read(self) -> tuple[ReadDocument, ...]:
        """The documents, where the file holds such."""
        return ()

    def records_read(self) -> tuple[ReadRecord, ...]:
        """The contacts or products, where the file holds such."""
        return ()

    def orders_read(self) -> tuple[ReadOrder, ...]:
        """The B2B orders, where the file holds such."""
        return ()

    # ------------------------------------------------------------ for readers

    def column(self, field: str) -> Iterable[tuple[int, str]]:
        """The values of a column that are there, with their rows."""
        place = self.columns.places.get(field)
        if place is not None:
            for row, cells in self.table.rows:
                if place < len(cells) and cells[place].strip():
                    yield row, cells[place].strip()

    def country(self, text: str) -> str | None:
        """The ISO code of a country as the file names it; None where nobody can say."""
        if text not in self._known:
            self._known[text] = self.countries.get(text.casefold()) or country_code(text)
        return self._known[text]

    def _cells(self, row: int, cells: list[str]) -> dict[str, str] | None:
        width = len(self.table.heading)
        if len(cells) < width or any(cell.strip() for cell in cells[width:]):
            self.refused.append(issue(row, "", "row.cells", str(len(cells)), expected=width))
            return None
        found = {}
        for field, place in self.columns.places.items():
            raw = cells[place]
            found[field] = raw.strip()
            if found[field] != raw:
                self.spaces += 1
        return found

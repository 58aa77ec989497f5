# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A table pasted over cells that are given: what each becomes, or why it cannot; nothing is entered yet."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QLocale

from ui.forms.decimals import DecimalError, parse_decimal
from ui.models.grid_model import NUMBERS, GridColumn, GridKind, GridModel

#: Why a typed text is no value of its column; empty where it is one.
Check = Callable[[str], str]


@dataclass(frozen=True)
class PastedCell:
    """One cell: its column, the value it gets, how it is shown before and after, or why it cannot be."""

    column: GridColumn
    value: object
    before: str
    after: str
    reason: str = ""


@dataclass
class PastedRow:
    """One row of the grid and what it gets."""

    number: int
    cells: list[PastedCell] = field(default_factory=list)

    @property
    def reasons(self) -> list[PastedCell]:
        """The cells that cannot be."""
        return [cell for cell in self.cells if cell.reason]


@dataclass
class PastePlan:
    """All rows, in order; `beyond`: rows of the clipboard that the grid has no row for."""

    rows: list[PastedRow]
    beyond: int = 0


class CellPaste:
    """Lays a table over a grid from a cell on, to the right and down; columns that are locked are passed over
    with what stands over them. Headings that were copied along are seen and left out.
    """

    def __init__(self, model: GridModel, places: Sequence[int], checks: Mapping[str, Check]) -> None:
        self._model, self._places, self._checks = model, places, checks

    def plan(self, number: int, place: int, matrix: Sequence[Sequence[str]]) -> PastePlan:
        """What would happen at a cell."""
        places = self._places[self._places.index(place) :]
        if len(matrix) > 1 and self._is_heading(matrix[0], matrix[1], places):
            matrix = matrix[1:]
        room = self._model.rowCount() - number
        rows = [self._row(number + down, places, texts) for down, texts in enumerate(matrix[: max(0, room)])]
        return PastePlan([row for row in rows if row.cells], max(0, len(matrix) - room))

    def _row(self, number: int, places: Sequence[int], texts: Sequence[str]) -> PastedRow:
        row = PastedRow(number)
        for place, text in zip(places, texts, strict=False):
            if self._model.is_enabled(number, place):
                row.cells.append(self._cell(number, place, text.strip()))
        return row

    def _cell(self, number: int, place: int, text: str) -> PastedCell:
        column = self._model.columns[place]
        before = self._model.text(number, place)
        value, reason = self._value(column, text)
        return PastedCell(column, value, before, text, reason)

    def _value(self, column: GridColumn, text: str) -> tuple[object, str]:
        if column.kind in NUMBERS:
            decimals = column.decimals if column.kind is GridKind.DECIMAL else 0
            try:
                return (parse_decimal(text, QLocale(), decimals) if text else None), ""
            except DecimalError as error:
                return None, str(error)
        check = self._checks.get(column.key)
        return text, check(text) if check is not None and text else ""

    def _is_heading(self, first: Sequence[str], second: Sequence[str], places: Sequence[int]) -> bool:
        """Words over numbers: no number stands in the first row where the second has some."""
        columns = [self._model.columns[place] for place in places]
        numbers = [
            (head, below)
            for column, head, below in zip(columns, first, second, strict=False)
            if column.kind in NUMBERS and below.strip()
        ]
        return (
            bool(numbers)
            and all(
                self._value(_WHOLE, head)[1] and not self._value(_WHOLE, below)[1]
                for head, below in numbers
                if head.strip()
            )
            and any(head.strip() for head, _below in numbers)
        )


#: Any number at all.
_WHOLE = GridColumn("", lambda: "", GridKind.DECIMAL, decimals=12)

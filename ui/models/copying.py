# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Rows for the clipboard: what is seen, with headings, and no cell that a spreadsheet would run."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QLocale

from ui.forms.decimals import format_for_editing
from ui.models import tsv
from ui.models.columns import NUMBERS, CellKind
from ui.models.table_model import TableModel


def rows_text(table: TableModel[Any], numbers: Sequence[int], places: Sequence[int]) -> str:
    """Rows under the headings of these columns, as tab-separated text."""
    columns = [table.columns[place] for place in places]
    rows = [[_cell(table, number, place) for place in places] for number in numbers]
    return tsv.write([column.called for column in columns], rows)


def _cell(table: TableModel[Any], number: int, place: int) -> str:
    column, cell = table.columns[place], table.measure(number, place)
    if column.kind in NUMBERS:
        value = column.value(table.row_at(number))
        if isinstance(value, int | float | Decimal):
            # Without grouping, so that a spreadsheet of the same language takes it as a number.
            exact = value if isinstance(value, Decimal) else Decimal(str(value))
            decimals = column.decimals if column.kind is CellKind.MONEY else None
            return format_for_editing(exact, decimals, QLocale())
    if column.kind in (CellKind.CHECK, CellKind.ICON):
        return tsv.safe(table.speech(number, place))
    text = f"{cell.text} {cell.detail}" if cell.detail else cell.text
    return tsv.safe(text)

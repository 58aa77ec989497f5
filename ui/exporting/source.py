# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What can be exported of a list: as it is seen, what is selected, or everything."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from desktop_b2b.documents.tables.model import Field, Kind
from desktop_b2b.services.ports import Ask
from ui.models.columns import NUMBERS, CellKind, Column
from ui.models.table_model import TableModel


class Extent(StrEnum):
    """How much is taken."""

    VIEW = "view"
    SELECTED = "selected"
    EVERYTHING = "everything"


@dataclass(frozen=True)
class Part:
    """One extent of a list: how many rows and columns as far as is known, and what they are.

    `pages` reads the rows off Qt's thread; `fields` makes the columns: with codes for programs, or in the
    language of the window.
    """

    extent: Extent
    rows: int | None
    columns: int
    pages: Callable[[Ask], Iterable[Sequence[Any]]]
    fields: Callable[[bool], Sequence[Field[Any]]]


@dataclass(frozen=True)
class Source:
    """A list that can be exported, under its title."""

    title: str
    parts: tuple[Part, ...]

    def part(self, extent: Extent) -> Part:
        """One of its extents; the first where there is no such one."""
        return next((part for part in self.parts if part.extent is extent), self.parts[0])


def of_table(title: str, table: TableModel[Any], places: Sequence[int], selected: Sequence[Any]) -> Source:
    """A list whose rows are all in memory: its cells as they are seen, under its headings or keys."""
    rows = table.rows
    parts = [_part(Extent.VIEW, table, places, rows)]
    if len(selected) > 1:
        parts.append(_part(Extent.SELECTED, table, places, list(selected)))
    every = [place for place, column in enumerate(table.columns) if _has_words(column)]
    parts.append(_part(Extent.EVERYTHING, table, every, rows))
    return Source(title, tuple(parts))


def _has_words(column: Column[Any]) -> bool:
    return column.kind not in (CellKind.ICON, CellKind.ACTION)


def _part(extent: Extent, table: TableModel[Any], places: Sequence[int], rows: Sequence[Any]) -> Part:
    columns = [table.columns[place] for place in places if _has_words(table.columns[place])]
    return Part(
        extent,
        len(rows),
        len(columns),
        lambda _ask: [rows],
        lambda codes: [_field(column, codes) for column in columns],
    )


def _field(column: Column[Any], codes: bool) -> Field[Any]:
    heading = column.key if codes else column.called
    width = max(8, column.width // 7)
    if column.kind is CellKind.CHECK:
        return Field(heading, column.value, Kind.FLAG, width)
    if column.kind in NUMBERS:
        return Field(heading, lambda row: _number(column.value(row)), Kind.NUMBER, width)
    return Field(heading, lambda row: _words(column, row), Kind.TEXT, width)


def _number(value: object) -> Decimal | None:
    return value if isinstance(value, Decimal) else Decimal(str(value)) if isinstance(value, int) else None


def _words(column: Column[Any], row: object) -> str:
    value = column.value(row)
    text = "" if value is None else str(value)
    detail = column.detail(row) if column.detail is not None else ""
    return f"{text}\n{detail}" if detail else text

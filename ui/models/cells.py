# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Cells and marks of a row, made when the row is first painted; from then on painting only reads them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any, Generic, cast

from PySide6.QtCore import QCoreApplication, QLocale

from ui.forms.decimals import format_number
from ui.models.columns import NUMBERS, Cell, CellKind, Column, Row, RowMarks

_DUE_ICONS = {"amber": "clock", "red": "alert-circle"}


class CellMaker(Generic[Row]):
    """Makes what is painted of rows of one type, and what is said of it."""

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        row_key: Callable[[Row], Hashable],
        unread: Callable[[Row], bool] | None,
        invalid: Callable[[Row], str] | None,
    ) -> None:
        self._columns = columns
        self._row_key, self._unread, self._invalid = row_key, unread, invalid

    def marks(self, row: Row, *, gone: bool = False) -> RowMarks:
        """What is painted for the whole row."""
        unread = self._unread(row) if self._unread is not None and not gone else False
        invalid = self._invalid(row) if self._invalid is not None else ""
        return RowMarks(self._row_key(row), unread, invalid, gone)

    def cells(self, row: Row) -> tuple[Cell, ...]:
        """The row's cells, in model order."""
        return tuple(_cell(column, row) for column in self._columns)

    def cell(self, place: int, row: Row) -> Cell:
        """One of the row's cells."""
        return _cell(self._columns[place], row)

    def text(self, place: int, row: Row) -> str:
        """The words of one of the row's cells."""
        return _text(self._columns[place], row)


def _cell(column: Column[Row], row: Row) -> Cell:
    value = column.value(row)
    tone = str(column.tone(row)) if column.tone is not None else ""
    icon = column.icon(row) if column.icon is not None else ""
    if column.kind is CellKind.DUE and not icon:
        icon = _DUE_ICONS.get(tone, "")
    if column.kind is CellKind.CHECK:
        return Cell("", tone, icon, "", None if value is None else bool(value))
    text = _words(column, value)
    detail = column.detail(row) if column.detail is not None else ""
    return Cell(text, tone, icon, detail)


def _text(column: Column[Row], row: Row) -> str:
    return "" if column.kind is CellKind.CHECK else _words(column, column.value(row))


def _words(column: Column[Row], value: object) -> str:
    if value is None:
        return ""
    if column.kind in NUMBERS and not isinstance(value, str):
        decimals = column.decimals if column.kind is CellKind.MONEY else None
        return format_number(cast(Any, value), decimals, QLocale())
    return str(value)


def speech(column: Column[Row], row: Row, cell: Cell, marks: RowMarks) -> str:
    """What a screen reader says for a cell: a sentence, not a colour."""
    said = _speech(column, row, cell, marks)
    if marks.gone and column.kind is CellKind.LINK:
        return QCoreApplication.translate("TableModel", "{0}, no longer in this list").format(said)
    return said


def _speech(column: Column[Row], row: Row, cell: Cell, marks: RowMarks) -> str:
    if column.speech is not None:
        return column.speech(row)
    if column.kind is CellKind.CHECK:
        if cell.checked is None:
            return ""
        if cell.checked:
            return QCoreApplication.translate("TableModel", "checked")
        return QCoreApplication.translate("TableModel", "not checked")
    text = f"{cell.text}, {cell.detail}" if cell.detail else cell.text
    if column.kind is CellKind.DUE and cell.tone == "amber":
        return QCoreApplication.translate("TableModel", "{0}, urgent").format(text)
    if column.kind is CellKind.DUE and cell.tone == "red":
        return QCoreApplication.translate("TableModel", "{0}, too late").format(text)
    if column.kind is CellKind.LINK and marks.unread:
        return QCoreApplication.translate("TableModel", "{0}, unread").format(text)
    return text


def heading_speech(column: Column[Row], rank: int, count: int, ascending: bool) -> str:
    """What a screen reader says for a heading that rows are sorted by; `rank` counts from 0."""
    if ascending:
        words = QCoreApplication.translate("TableModel", "{0}, sorted ascending")
    else:
        words = QCoreApplication.translate("TableModel", "{0}, sorted descending")
    said = words.format(column.called)
    if count > 1:
        said = QCoreApplication.translate("TableModel", "{0}, key {1} of {2}").format(said, rank + 1, count)
    return said

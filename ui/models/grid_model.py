# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The model of an editable grid: rows of values by key, typed text that did not parse, and reasons."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from PySide6.QtCore import (
    QAbstractTableModel,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from ui.forms.decimals import AmbiguousError, DecimalError, format_for_editing, format_number, parse_decimal
from ui.widgets.labels import plain_tooltip

GridRow = dict[str, object]
AnyIndex = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class GridKind(StrEnum):
    """What a column holds. SHOWN is read only; ORDINAL is the row's number."""

    TEXT = "text"
    DECIMAL = "decimal"
    INTEGER = "integer"
    CHECK = "check"
    CHOICE = "choice"
    SHOWN = "shown"
    ORDINAL = "ordinal"


NUMBERS = {GridKind.DECIMAL, GridKind.INTEGER}


@dataclass(frozen=True)
class GridColumn:
    """One column. `choices` feed a completer (TEXT) or the list of a CHOICE; `shown` overrides the words;
    `enabled` may lock a cell, `instead` says what stands in a locked one ("No limit"); the column with
    `tells_reason` shows the row's reason. `end` aligns words as numbers are. Where `least` is given, a number
    shows as many decimals as it has, from `least` to `decimals`. `money`: numbers are amounts. `word` tells a
    choice in the words of a person, where the value is none: the list has them, and they can be pasted. Of a
    TEXT it tells what is among its choices, or all: so it is read and edited, and typed again it is the same.
    """

    key: str
    title: Callable[[], str]
    kind: GridKind = GridKind.TEXT
    width: int = 110
    stretch: bool = False
    decimals: int = 2
    choices: Callable[[GridRow], Sequence[str]] | None = None
    shown: Callable[[GridRow], str] | None = None
    enabled: Callable[[GridRow], bool] | None = None
    instead: Callable[[GridRow], str] | None = None
    tells_reason: bool = False
    quiet: bool = False
    end: bool = False
    least: int | None = None
    box: bool = False
    money: bool = False
    word: Callable[[str], str] | None = None

    @property
    def end_aligned(self) -> bool:
        """Numbers stand at the end."""
        return self.end or self.kind in NUMBERS

    def decimals_of(self, value: Decimal) -> int | None:
        """How many decimals are shown of a value; None for as many as it has."""
        if self.kind is not GridKind.DECIMAL:
            return None
        if self.least is None:
            return self.decimals
        exponent = value.normalize().as_tuple().exponent
        return max(self.least, -exponent) if isinstance(exponent, int) else self.least

    @property
    def boxed(self) -> bool:
        """Numbers stand in visible boxes: there one types; texts do where `box` says so."""
        return self.box or self.kind in NUMBERS

    @property
    def editable(self) -> bool:
        """Whether the user can ever change it."""
        return self.kind not in (GridKind.SHOWN, GridKind.ORDINAL)


def _meant(column: GridColumn, row: GridRow, typed: str) -> str:
    """The choice that a word means, as somebody read it in the grid; else what was typed."""
    if column.word is None or column.choices is None:
        return typed
    choices = column.choices(row)
    if typed in choices:
        return typed
    wanted = typed.casefold()
    return next((one for one in choices if column.word(one).casefold() == wanted), typed)


class GridModel(QAbstractTableModel):
    """Rows as dictionaries with an "id".

    Signals: `cell_edited(row id, key, value)` for each accepted change by the user; `cell_rejected(row id,
    key, text, reason)` when a typed text is not a value: the text stays visible, the value as it was;
    `cell_asked(row id, key, readings)` besides where the text may be two numbers.
    """

    cell_edited = Signal(object, str, object)
    cell_rejected = Signal(object, str, str, str)
    cell_asked = Signal(object, str, tuple)

    def __init__(self, columns: Sequence[GridColumn], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = list(columns)
        self._rows: list[GridRow] = []
        self._rejected: dict[tuple[object, str], tuple[str, str]] = {}
        self._errors: dict[object, dict[str, str]] = {}
        self.read_only = False

    @property
    def columns(self) -> list[GridColumn]:
        """The columns."""
        return self._columns

    def rows(self) -> list[GridRow]:
        """Copies of all rows."""
        return [dict(row) for row in self._rows]

    def row_at(self, number: int) -> GridRow:
        """The row itself, for painting."""
        return self._rows[number]

    def place(self, row_id: object) -> int:
        """The place of a row, or -1."""
        return next((n for n, row in enumerate(self._rows) if row["id"] == row_id), -1)

    def set_rows(self, rows: Sequence[Mapping[str, object]]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self._rows = [dict(row) for row in rows]
        self._rejected.clear()
        self.endResetModel()

    def insert(self, number: int, row: Mapping[str, object]) -> None:
        """Insert a row."""
        self.beginInsertRows(QModelIndex(), number, number)
        self._rows.insert(number, dict(row))
        self.endInsertRows()

    def take(self, number: int) -> GridRow:
        """Remove a row and give it back."""
        self.beginRemoveRows(QModelIndex(), number, number)
        row = self._rows.pop(number)
        self._rejected = {at: text for at, text in self._rejected.items() if at[0] != row["id"]}
        self.endRemoveRows()
        return row

    def move(self, number: int, target: int) -> None:
        """Move a row."""
        below = target + 1 if target > number else target
        self.beginMoveRows(QModelIndex(), number, number, QModelIndex(), below)
        self._rows.insert(target, self._rows.pop(number))
        self.endMoveRows()

    def update_row(self, row_id: object, values: Mapping[str, object]) -> None:
        """Change values from outside: no signal of editing."""
        number = self.place(row_id)
        if number >= 0:
            self._rows[number].update(values)
            for key in values:
                self._rejected.pop((row_id, key), None)
            self._row_changed(number)

    def set_errors(self, errors: Mapping[object, Mapping[str, str]]) -> None:
        """Reasons by row id and key; the key "" stands for the row."""
        self._errors = {row_id: dict(reasons) for row_id, reasons in errors.items() if reasons}
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(self._columns) - 1))

    def error(self, number: int, key: str) -> str:
        """Why a cell is wrong, or nothing."""
        row_id = self._rows[number]["id"]
        rejected = self._rejected.get((row_id, key))
        return rejected[1] if rejected else self._errors.get(row_id, {}).get(key, "")

    def row_reason(self, number: int) -> str:
        """The first reason of a row."""
        row_id = self._rows[number]["id"]
        reasons = list(self._errors.get(row_id, {}).values())
        reasons += [reason for at, (_text, reason) in self._rejected.items() if at[0] == row_id]
        return reasons[0] if reasons else ""

    @property
    def rejected(self) -> dict[tuple[object, str], tuple[str, str]]:
        """Texts that are not values yet, with their reasons, by (row id, key)."""
        return dict(self._rejected)

    def is_rejected(self, number: int, place: int) -> bool:
        """Whether a cell holds a text that is no value."""
        return (self._rows[number]["id"], self._columns[place].key) in self._rejected

    def text(self, number: int, place: int) -> str:
        """What a cell shows."""
        column, row = self._columns[place], self._rows[number]
        if column.kind is GridKind.ORDINAL:
            return str(number + 1)
        rejected = self._rejected.get((row["id"], column.key))
        if rejected:
            return rejected[0]
        if not self.is_enabled(number, place) and column.instead is not None:
            return column.instead(row)
        if column.tells_reason and (reason := self.row_reason(number)):
            return reason
        if column.shown is not None:
            return column.shown(row)
        if column.word is not None:
            return self._word(number, place)
        value = row.get(column.key)
        if isinstance(value, Decimal):
            return format_number(value, column.decimals_of(value), QLocale())
        return "" if value is None or column.kind is GridKind.CHECK else str(value)

    def _word(self, number: int, place: int) -> str:
        """A value in the words of a person; of a text, where it is one of those that are known there."""
        column, row = self._columns[place], self._rows[number]
        value = str(row.get(column.key) or "")
        known = column.kind is not GridKind.TEXT or column.choices is None or value in column.choices(row)
        return column.word(value) if column.word is not None and known else value

    def is_enabled(self, number: int, place: int) -> bool:
        """Whether a cell can be edited now."""
        column = self._columns[place]
        if self.read_only or not column.editable:
            return False
        return column.enabled is None or column.enabled(self._rows[number])

    def enter(self, number: int, place: int, typed: object) -> bool:
        """The user's entry: parsed, kept, told; False when it was not a value."""
        column, row = self._columns[place], self._rows[number]
        at = (row["id"], column.key)
        value: object = typed
        if isinstance(typed, str) and column.kind in NUMBERS:
            decimals = column.decimals if column.kind is GridKind.DECIMAL else 0
            try:
                value = (
                    parse_decimal(typed, QLocale(), decimals, money=column.money) if typed.strip() else None
                )
            except DecimalError as error:
                self._reject(at, typed, error)
                self._row_changed(number)
                return False
        elif isinstance(typed, str):
            value = _meant(column, row, typed.strip())
        was_rejected = self._rejected.pop(at, None) is not None
        changed = row.get(column.key) != value
        row[column.key] = value
        self._row_changed(number)
        if changed or was_rejected:
            self.cell_edited.emit(row["id"], column.key, value)
        return True

    def _reject(self, at: tuple[object, str], typed: str, error: DecimalError) -> None:
        self._rejected[at] = (typed, str(error))
        self.cell_rejected.emit(*at, typed, str(error))
        if isinstance(error, AmbiguousError):
            self.cell_asked.emit(*at, error.readings)

    def editing_text(self, number: int, place: int) -> str:
        """What the editor starts with."""
        column, row = self._columns[place], self._rows[number]
        rejected = self._rejected.get((row["id"], column.key))
        if rejected:
            return rejected[0]
        if column.word is not None and column.kind is GridKind.TEXT:
            return self._word(number, place)
        value = row.get(column.key)
        if isinstance(value, Decimal):
            return format_for_editing(value, column.decimals_of(value), QLocale())
        return "" if value is None else str(value)

    def _row_changed(self, number: int) -> None:
        self.dataChanged.emit(self.index(number, 0), self.index(number, len(self._columns) - 1))

    # -- Qt --------------------------------------------------------------------------------------------------

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        number, place = index.row(), index.column()
        column = self._columns[place]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(number, place)
        if role == Qt.ItemDataRole.EditRole:
            return self.editing_text(number, place)
        if role == Qt.ItemDataRole.CheckStateRole and column.kind is GridKind.CHECK:
            checked = bool(self._rows[number].get(column.key))
            return Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._speech(number, place)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(self.error(number, column.key) or self.row_reason(number)) or None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            end = column.end_aligned
            return (
                Qt.AlignmentFlag.AlignRight if end else Qt.AlignmentFlag.AlignLeft
            ) | Qt.AlignmentFlag.AlignVCenter
        return None

    def setData(self, index: AnyIndex, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or not self.is_enabled(index.row(), index.column()):
            return False
        if role == Qt.ItemDataRole.CheckStateRole and isinstance(value, int | Qt.CheckState):
            return self.enter(index.row(), index.column(), Qt.CheckState(value) == Qt.CheckState.Checked)
        return role == Qt.ItemDataRole.EditRole and self.enter(index.row(), index.column(), value)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        if self.is_enabled(index.row(), index.column()):
            checkable = self._columns[index.column()].kind is GridKind.CHECK
            flags |= Qt.ItemFlag.ItemIsUserCheckable if checkable else Qt.ItemFlag.ItemIsEditable
        return flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].title()
        if role == Qt.ItemDataRole.TextAlignmentRole and self._columns[section].end_aligned:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def _speech(self, number: int, place: int) -> str:
        column = self._columns[place]
        said = self.text(number, place)
        if column.kind is GridKind.CHECK:
            said = self.tr("checked") if self._rows[number].get(column.key) else self.tr("not checked")
        reason = self.error(number, column.key)
        if reason and not column.tells_reason:
            return self.tr("{0}, invalid: {1}").format(said or self.tr("empty"), reason)
        return said

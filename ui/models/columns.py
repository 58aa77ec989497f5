# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Typed columns and the cells made from them. A cell is made once and painted many times."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Generic, TypeVar

from PySide6.QtCore import Qt

from ui.theme import Tone

Row = TypeVar("Row")
#: (column key, ascending) pairs, the first one strongest.
Sort = tuple[tuple[str, bool], ...]


class CellKind(StrEnum):
    """How a cell is painted and aligned."""

    LINK = "link"
    TEXT = "text"
    NUMBER = "number"
    MONEY = "money"
    STATUS = "status"
    DUE = "due"
    CHECK = "check"
    TWO_LINE = "two-line"
    DATE = "date"
    ICON = "icon"
    ACTION = "action"


END_ALIGNED = {CellKind.NUMBER, CellKind.MONEY, CellKind.DUE, CellKind.ACTION}
NEVER_ELIDED = {CellKind.LINK, CellKind.NUMBER, CellKind.MONEY, CellKind.DUE}
NUMBERS = {CellKind.NUMBER, CellKind.MONEY}


class Roles(IntEnum):
    """Roles beyond Qt's own."""

    CELL = Qt.ItemDataRole.UserRole + 1
    ROW = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True)
class Column(Generic[Row]):
    """One column of rows of one type.

    `value` gives text (already in the user's language), a number for NUMBER and MONEY, a bool for CHECK;
    `detail` the second line of TWO_LINE; `tone` and `icon` colour and mark the cell; `speech` is the sentence
    for screen readers where the text alone would not do; `sort_key` names the order for the source, empty
    where the column cannot be sorted; `order` gives the value by which rows held in memory are sorted.
    `yields`: a usual column that goes where there is no room, those with the highest number first.
    `opens` tells of which rows the words lead somewhere of their own, such as a partner's name to its card.
    `words` are all texts (with their icons) that a cell may show, where they are few: the column has room
    for each of them. `name` is what a column without a heading is called where columns are chosen; a `fixed`
    column cannot be hidden, one that is not `shown` stands there only once somebody asked for it.
    """

    key: str
    title: Callable[[], str]
    value: Callable[[Row], object]
    kind: CellKind = CellKind.TEXT
    width: int = 110
    stretch: bool = False
    end: bool | None = None
    detail: Callable[[Row], str] | None = None
    tone: Callable[[Row], Tone | str] | None = None
    icon: Callable[[Row], str] | None = None
    speech: Callable[[Row], str] | None = None
    sort_key: str = ""
    order: Callable[[Row], object] | None = None
    opens: Callable[[Row], bool] | None = None
    yields: int = 0
    words: Callable[[], Iterable[tuple[str, str]]] | None = None
    decimals: int = 2
    name: Callable[[], str] | None = None
    fixed: bool = False
    shown: bool = True

    @property
    def called(self) -> str:
        """What the column is called where columns are chosen."""
        return self.name() if self.name is not None else self.title()

    @property
    def sortable(self) -> bool:
        """Whether rows can stand in its order."""
        return bool(self.sort_key) or self.order is not None

    @property
    def end_aligned(self) -> bool:
        """Numbers stand at the end, words at the start."""
        return self.kind in END_ALIGNED if self.end is None else self.end


@dataclass(frozen=True, slots=True)
class Cell:
    """What a delegate needs to paint, and nothing else. ``checked`` None: there is nothing to check."""

    text: str
    tone: str = ""
    icon: str = ""
    detail: str = ""
    checked: bool | None = False


@dataclass(frozen=True, slots=True)
class RowMarks:
    """What is painted for a whole row. One that is `gone` does not belong any more, but still stands."""

    key: Hashable
    unread: bool = False
    invalid: str = ""
    gone: bool = False

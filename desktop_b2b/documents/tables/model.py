# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What a table of a file is made of: typed columns, and how its reader writes numbers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

Row = TypeVar("Row")


class Kind(StrEnum):
    """What the values of a column are; a missing one is None in each of them.

    TEXT any words; NUMBER an exact number; MOMENT and DAY instants in milliseconds (UTC), shown on the
    clock of the zone; FLAG yes or no.
    """

    TEXT = "text"
    NUMBER = "number"
    MOMENT = "moment"
    DAY = "day"
    FLAG = "flag"


@dataclass(frozen=True)
class Field(Generic[Row]):
    """One column: its heading and the value of a row. `width` in characters, for formats that have widths."""

    heading: str
    value: Callable[[Row], object]
    kind: Kind = Kind.TEXT
    width: int = 14


@dataclass(frozen=True)
class Style:
    """How values are written where the format leaves a choice.

    `zone`: on whose clock instants are shown. `decimal`: the mark of decimals in CSV; with a comma the cells
    are parted by semicolons, as spreadsheets of those countries expect. `bare`: for programs: points,
    commas, ISO 8601 with offset, no mark of the encoding.
    """

    zone: str = "UTC"
    decimal: str = "."
    bare: bool = False
    yes: str = "yes"
    no: str = "no"

    @property
    def separator(self) -> str:
        """What parts the cells of a CSV file."""
        return ";" if self.decimal == "," and not self.bare else ","

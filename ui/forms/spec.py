# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What a field is: its key, words, kind and rule."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class FieldKind(StrEnum):
    """The kinds of fields. CHOICE and SEGMENT hold an option's key, DECIMAL a Decimal or None, MOMENT a
    datetime or None, DAY a date or None, CHECK a bool, all others text.
    """

    TEXT = "text"
    MULTILINE = "multiline"
    CHOICE = "choice"
    EMAIL = "email"
    PASSWORD = "password"
    DECIMAL = "decimal"
    MOMENT = "moment"
    DAY = "day"
    CHECK = "check"
    SEGMENT = "segment"


Validator = Callable[[object], str | None]


@dataclass(frozen=True)
class FieldSpec:
    """One field. `note` stands beside the label (privacy, print); `validate` returns a message or None.

    `money`: a number that is an amount; `counts`: what is left until a moment stands beside its label.
    """

    key: str
    label: str
    kind: FieldKind = FieldKind.TEXT
    note: str = ""
    placeholder: str = ""
    options: Sequence[tuple[str, str]] = ()
    suggestions: Sequence[str] = ()
    validate: Validator | None = None
    required: bool = False
    decimals: int = 2
    lines: int = 3
    money: bool = False
    counts: bool = True

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The keys and values of a document as its editor sees it: a flat map of names, lines and unfinished text."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from typing import Final, Literal

import uuid_utils

Value = str | int | Decimal | bool | tuple[str, ...] | None


class Gone(Enum):
    """The value of a key that does not exist: a line that is not there."""

    GONE = "gone"


GONE: Final = Gone.GONE
Held = Value | Literal[Gone.GONE]

LINES = "lines"
RAW = "raw"


def line_key(line_id: str, name: str) -> str:
    """The key of a line's field."""
    return f"{LINES}/{line_id}/{name}"


def raw_key(key: str) -> str:
    """Where text stands that is not a value yet, such as "12x" in a quantity."""
    return f"{RAW}/{key}"


def new_id() -> str:
    """An id for a new document or line."""
    return uuid_utils.uuid7().hex

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What views, widgets and layouts of lists are made of, made fit to be stored."""

from __future__ import annotations

import re

from desktop_b2b.domain import text
from desktop_b2b.errors import UserError
from desktop_b2b.services.records import Check
from desktop_b2b.services.search import canonical

#: What lists of documents can be sorted by; ``-`` before it descends.
SORTS = (
    "at", "created_at", "edited_at", "sent_at", "deadline_at", "ship_by", "shipped_at", "number", "partner",
    "reference", "recipient", "product_line", "courier", "tracking", "total", "currency", "state", "kind",
    "side", "lines", "quantity", "ordered", "asked", "answered",
)  # fmt: skip
MOST_SORTS = 4
MOST_COLUMNS = 60
NARROWEST, WIDEST = 16, 4_000
_COLUMN = re.compile(r"([a-z][a-z0-9_]{0,39})(?::([0-9]{1,6}))?")


def query(value: str, field: str) -> str:
    """A search in its canonical form. Raises UserError ``search.…``."""
    return canonical(value, field)


def sort(value: tuple[str, ...], field: str) -> tuple[str, ...]:
    """Keys that a list of documents is sorted by, each once.

    Raises UserError ``sort.unknown``, ``sort.repeated`` or ``sort.too_many``.
    """
    if len(value) > MOST_SORTS:
        raise UserError(
            "sort.too_many", "A list is sorted by {most} columns at most.", field, most=MOST_SORTS
        )
    seen: set[str] = set()
    for index, key in enumerate(value):
        name = key.removeprefix("-")
        if name not in SORTS:
            raise UserError(
                "sort.unknown",
                "This version of the program cannot sort by “{key}”.",
                f"{field}[{index}]",
                key=key,
            )
        if name in seen:
            raise UserError("sort.repeated", "A list is sorted by a column once.", f"{field}[{index}]")
        seen.add(name)
    return value


def columns(value: tuple[str, ...], field: str) -> tuple[str, ...]:
    """Shown columns in order, each ``key`` or ``key:width``. A key that nobody knows is kept.

    Raises UserError ``column.shape``, ``column.width``, ``column.repeated`` or ``column.too_many``.
    """
    if len(value) > MOST_COLUMNS:
        raise UserError("column.too_many", "A list has {most} columns at most.", field, most=MOST_COLUMNS)
    seen: set[str] = set()
    for index, column in enumerate(value):
        found = _COLUMN.fullmatch(column)
        where = f"{field}[{index}]"
        if found is None:
            raise UserError("column.shape", "“{column}” is no column: write its key, or key:width.", where,
                            column=column)  # fmt: skip
        if found[2] and not NARROWEST <= int(found[2]) <= WIDEST:
            raise UserError("column.width", "A column is from {least} to {most} wide.", where,
                            least=NARROWEST, most=WIDEST)  # fmt: skip
        if found[1] in seen:
            raise UserError("column.repeated", "A column stands in a list once.", where)
        seen.add(found[1])
    return value


def name(value: str, field: str) -> str:
    """What a view or a widget is called."""
    return text.line(value, field, text.NAME, required=True)


#: The arguments that say how a list looks and what it shows.
LIST: dict[str, Check] = {
    "query": query,
    "sort": sort,
    "columns": columns,
    "frozen": lambda value, field: bool(value),
}

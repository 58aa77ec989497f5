# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What whole columns tell of their cells: the decimal mark, the order of day and month; or that somebody must
be asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from desktop_b2b.domain.values import to_scaled
from desktop_b2b.errors import UserError
from desktop_b2b.services.imports import values
from desktop_b2b.services.imports.model import Issue, Option, Question, issue
from desktop_b2b.services.imports.rows import RowReader

_EXAMPLES: Final = 5


def decimal_mark(reader: RowReader, fields: Sequence[str]) -> str:
    """The mark that all numbers of a file agree upon; nothing, and a question at the reader, where they do
    not.
    """
    if reader.given.decimal:
        return reader.given.decimal
    bodies = {
        (shape.body, field): row
        for field in fields
        for row, text in reader.column(field)
        if (shape := values.number(text)) is not None
    }
    mark, doubtful, disagree = values.decimal_mark(body for body, _ in bodies)
    if mark or not (doubtful or disagree):
        return mark
    open_bodies = {
        key: row
        for key, row in bodies.items()
        if values.mark_of(key[0]) == "?" or (disagree and values.mark_of(key[0]))
    }
    body = next(iter(open_bodies))[0]
    options = tuple(
        _option(value, body, values.read_number(values.Number(False, body), value)) for value in (".", ",")
    )
    reader.questions.append(
        Question(
            setting="decimal",
            code="import.decimal_mixed" if disagree else "import.decimal",
            text="Which sign separates the decimals: point or comma?",
            options=options,
            rows=tuple(sorted(open_bodies.values()))[:_EXAMPLES],
            blocking=any(field in reader.columns.kind.taken for _, field in open_bodies),
        )
    )
    return ""


def date_order(reader: RowReader, fields: Sequence[str]) -> str:
    """The order that the dates of some columns tell; nothing, and a question at the reader, where they do
    not.
    """
    if reader.given.date_order:
        return reader.given.date_order
    days = [
        (row, text, shape)
        for field in fields
        for row, text in reader.column(field)
        if (shape := values.day(text)) is not None
    ]
    order, doubtful, disagree = values.date_order(shape for _, _, shape in days)
    if not (doubtful or disagree):
        return order
    unsure = [entry for entry in days if not entry[2].year_first and entry[2].first != entry[2].second]
    _, text, shape = unsure[0]
    options = tuple(_option(value, text, values.read_day(shape, value)) for value in ("dmy", "mdy"))
    reader.questions.append(
        Question(
            setting="date_order",
            code="import.date_mixed" if disagree else "import.date_order",
            text="Which comes first in the dates: the day or the month?",
            options=options,
            rows=tuple(row for row, _, _ in unsure[:_EXAMPLES]),
            blocking=any(field in reader.columns.kind.taken for field in fields),
        )
    )
    return ""


def read_units(row: int, field: str, text: str, mark: str, *, least: int = 1) -> Decimal | Issue:
    """A number of units, or what is wrong with it."""
    shape = values.number(text)
    value = None if shape is None else values.read_number(shape, mark)
    if not text:
        code = "quantity.missing"
    elif value is None:
        waits = shape is not None and not mark and values.mark_of(shape.body)
        code = "quantity.open" if waits else "quantity.unreadable"
    elif value < 0:
        code = "quantity.negative"
    elif value == 0 and least:
        code = "quantity.zero"
    elif not fits(value):
        code = "quantity.range"
    else:
        return value
    return issue(row, field, code, text)


def read_day(row: int, field: str, text: str, order: str) -> str | Issue:
    """A day as ``YYYY-MM-DD``, nothing where there is none, or what is wrong with it."""
    if not text:
        return ""
    shape = values.day(text)
    found = None if shape is None else values.read_day(shape, order)
    if found is not None:
        return found.isoformat()
    waits = shape is not None and not order and any(values.read_day(shape, one) for one in ("dmy", "mdy"))
    return issue(row, field, "day.open" if waits else "day.unreadable", text)


def fits(value: Decimal) -> bool:
    """Whether a number can be kept."""
    try:
        to_scaled(value)
    except UserError:
        return False
    return True


def _option(value: str, sample: str, read: object) -> Option:
    reading = "" if read is None else str(read)
    meaning = f"{sample} is {reading or 'not possible'}"
    return Option(value=value, meaning=meaning, sample=sample, reading=reading)

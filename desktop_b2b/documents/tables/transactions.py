# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The columns of the transaction list under stable codes, and all of its rows page by page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

import msgspec

from desktop_b2b.documents.tables.model import Field, Kind
from desktop_b2b.errors import UserError
from desktop_b2b.services.ports import Ask
from desktop_b2b.services.queries import ListTransactions, TransactionRow

PAGE = 1000
Value = Callable[[TransactionRow], object]


def due_at(row: TransactionRow) -> int | None:
    """The instant that counts next: an order's to ship, a request's to be answered."""
    return row.ship_by if row.kind == "order" else row.deadline_at


#: Code → kind, width in characters, value. Codes never change: programs read them.
COLUMNS: dict[str, tuple[Kind, int, Value]] = {
    "number": (Kind.TEXT, 12, lambda row: row.number),
    "kind": (Kind.TEXT, 10, lambda row: row.kind),
    "side": (Kind.TEXT, 10, lambda row: row.side),
    "partner": (Kind.TEXT, 28, lambda row: row.partner),
    "reference": (Kind.TEXT, 14, lambda row: row.reference),
    "recipient": (Kind.TEXT, 24, lambda row: row.recipient),
    "product_line": (Kind.TEXT, 24, lambda row: row.product_line),
    "state": (Kind.TEXT, 18, lambda row: row.state),
    "reason": (Kind.TEXT, 18, lambda row: row.reason),
    "due_at": (Kind.MOMENT, 16, due_at),
    "deadline_at": (Kind.MOMENT, 16, lambda row: row.deadline_at),
    "ship_by": (Kind.MOMENT, 16, lambda row: row.ship_by),
    "shipped_at": (Kind.MOMENT, 16, lambda row: row.shipped_at),
    "sent_at": (Kind.MOMENT, 16, lambda row: row.sent_at),
    "edited_at": (Kind.MOMENT, 16, lambda row: row.edited_at),
    "at": (Kind.MOMENT, 16, lambda row: row.at),
    "lines": (Kind.NUMBER, 8, lambda row: row.lines),
    "quantity": (Kind.NUMBER, 10, lambda row: row.quantity),
    "ordered": (Kind.NUMBER, 10, lambda row: row.ordered),
    "asked": (Kind.NUMBER, 8, lambda row: row.asked),
    "answered": (Kind.NUMBER, 8, lambda row: row.answered),
    "total": (Kind.NUMBER, 14, lambda row: row.total),
    "currency": (Kind.TEXT, 8, lambda row: row.currency if row.total is not None else ""),
    "courier": (Kind.TEXT, 14, lambda row: row.courier),
    "tracking": (Kind.TEXT, 22, lambda row: row.tracking),
    "id": (Kind.TEXT, 34, lambda row: row.id),
}
CODES = tuple(COLUMNS)


def transaction_fields(
    codes: Sequence[str] = CODES,
    *,
    headings: Mapping[str, str] | None = None,
    words: Mapping[str, Value] | None = None,
) -> list[Field[TransactionRow]]:
    """Columns by their codes, under their codes or these headings; `words` say values in a language.

    Raises UserError ``export.column`` for a code that there is not.
    """
    fields = []
    for index, code in enumerate(codes):
        if code not in COLUMNS:
            text = "There is no column “{column}”. The columns are: {columns}."
            raise UserError("export.column", text, f"columns[{index}]", column=code, columns=", ".join(CODES))
        kind, width, value = COLUMNS[code]
        heading = headings[code] if headings is not None else code
        fields.append(Field(heading, words.get(code, value) if words else value, kind, width))
    return fields


def transaction_pages(ask: Ask, query: ListTransactions) -> Iterator[list[TransactionRow]]:
    """All rows of a list, from its first page to its last."""
    asked: ListTransactions | None = msgspec.structs.replace(query, after=None, limit=PAGE)
    while asked is not None:
        page = ask(asked)
        yield page.rows
        after = page.next_after
        asked = msgspec.structs.replace(asked, after=after) if after is not None else None

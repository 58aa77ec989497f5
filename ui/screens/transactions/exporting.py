# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The transaction list as a file: this view with its columns, order and filter, or all documents."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop_b2b.documents.tables.model import Field
from desktop_b2b.documents.tables.transactions import (
    CODES,
    Value,
    transaction_fields,
    transaction_pages,
)
from desktop_b2b.services.queries import ListTransactions, TransactionRow
from ui.exporting.source import Extent, Part, Source
from ui.screens.transactions.columns import side_of
from ui.strings import kind_word, reason_word, state_word

#: What stands in several columns of a file, or under another code, than in the list.
_CODES: dict[str, tuple[str, ...]] = {
    "deadline": ("due_at",),
    "total": ("total", "currency"),
    "answered": ("answered", "asked"),
}
_HEADINGS: dict[str, object] = {
    "number": QT_TRANSLATE_NOOP("TransactionColumns", "No."),
    "kind": QT_TRANSLATE_NOOP("TransactionColumns", "Type"),
    "side": QT_TRANSLATE_NOOP("TransactionColumns", "Direction"),
    "partner": QT_TRANSLATE_NOOP("TransactionColumns", "Partner"),
    "reference": QT_TRANSLATE_NOOP("TransactionColumns", "Order #"),
    "recipient": QT_TRANSLATE_NOOP("TransactionColumns", "Ship to"),
    "product_line": QT_TRANSLATE_NOOP("TransactionColumns", "Product line"),
    "state": QT_TRANSLATE_NOOP("TransactionColumns", "Status"),
    "reason": QT_TRANSLATE_NOOP("TransactionColumns", "Reason"),
    "due_at": QT_TRANSLATE_NOOP("TransactionColumns", "Deadline"),
    "deadline_at": QT_TRANSLATE_NOOP("TransactionColumns", "Answer by"),
    "ship_by": QT_TRANSLATE_NOOP("TransactionColumns", "Ship by"),
    "shipped_at": QT_TRANSLATE_NOOP("TransactionColumns", "Shipped"),
    "sent_at": QT_TRANSLATE_NOOP("TransactionColumns", "Sent"),
    "edited_at": QT_TRANSLATE_NOOP("TransactionColumns", "Edited"),
    "at": QT_TRANSLATE_NOOP("TransactionColumns", "Date"),
    "lines": QT_TRANSLATE_NOOP("TransactionColumns", "Items"),
    "quantity": QT_TRANSLATE_NOOP("TransactionColumns", "Pieces"),
    "ordered": QT_TRANSLATE_NOOP("TransactionColumns", "Ordered"),
    "asked": QT_TRANSLATE_NOOP("TransactionColumns", "Partners asked"),
    "answered": QT_TRANSLATE_NOOP("TransactionColumns", "Answered"),
    "total": QT_TRANSLATE_NOOP("TransactionColumns", "Total"),
    "currency": QT_TRANSLATE_NOOP("TransactionColumns", "Currency"),
    "courier": QT_TRANSLATE_NOOP("TransactionColumns", "Carrier"),
    "tracking": QT_TRANSLATE_NOOP("TransactionColumns", "Tracking"),
    "id": QT_TRANSLATE_NOOP("TransactionColumns", "Id"),
}
_WORDS: dict[str, Value] = {
    "kind": lambda row: kind_word(row.kind),
    "side": side_of,
    "state": lambda row: state_word(row.kind, row.state, row.reason),
    "reason": lambda row: reason_word(row.reason) if row.reason else "",
}


def codes_of(columns: Sequence[str]) -> list[str]:
    """The columns of a file that columns of the list become, each once."""
    codes = [code for key in columns for code in _CODES.get(key, (key,))]
    return list(dict.fromkeys(codes))


def fields(codes: Sequence[str], for_programs: bool) -> list[Field[TransactionRow]]:
    """Columns of a file, under codes or in the language of the window."""
    if for_programs:
        return transaction_fields(codes)
    headings = {
        code: QCoreApplication.translate("TransactionColumns", str(_HEADINGS[code])) for code in codes
    }
    return transaction_fields(codes, headings=headings, words=_WORDS)


def source(
    title: str,
    view: ListTransactions,
    found: int,
    columns: Sequence[str],
    selected: Sequence[TransactionRow],
    all_there_are: int,
) -> Source:
    """What can be exported: the view, what is selected in it, everything."""
    codes = codes_of(columns)
    parts = [_part(Extent.VIEW, codes, found, view)]
    if len(selected) > 1:
        rows = list(selected)
        parts.append(
            Part(Extent.SELECTED, len(rows), len(codes), lambda _ask: [rows], partial(fields, codes))
        )
    parts.append(_part(Extent.EVERYTHING, CODES, all_there_are, ListTransactions()))
    return Source(title, tuple(parts))


def _part(extent: Extent, codes: Sequence[str], count: int, query: ListTransactions) -> Part:
    return Part(extent, count, len(codes), lambda ask: transaction_pages(ask, query), partial(fields, codes))

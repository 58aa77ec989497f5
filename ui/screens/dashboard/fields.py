# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The fields that a widget may show (S2.58), under the names that transaction search gives its columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from ui.screens.dashboard import columns as c
from ui.screens.dashboard.columns import Money, RowColumn, RowWords
from ui.screens.dashboard.widgets import columns_of
from ui.strings import kind_word, number_word, state_icon, state_tone, state_word

if TYPE_CHECKING:
    from desktop_b2b.services.queries import TransactionRow, WidgetState

Make = Callable[[RowWords, Money], RowColumn]
#: Always shown: it opens the document.
FIXED = "number"
#: What a widget of one's own shows before somebody chose.
USUAL = ("number", "partner", "deadline", "state")


def _text(key: str, title: object, value: Callable[[TransactionRow], str], *, stretch: bool = False) -> Make:
    heading = _heading(title)
    return lambda _words, _money: RowColumn(key, heading, value, stretch=stretch)


def _date(key: str, title: object, value: Callable[[RowWords, TransactionRow], str]) -> Make:
    heading = _heading(title)
    return lambda words, _money: RowColumn(
        key, heading, lambda row: value(words, row), c.DATE, at_end=True
    )  # fmt: skip


def _heading(title: object) -> Callable[[], str]:
    return lambda: QCoreApplication.translate("WidgetFields", str(title))


def _state(_words: RowWords, _money: Money) -> RowColumn:
    return RowColumn(
        "state",
        _heading(QT_TRANSLATE_NOOP("WidgetFields", "Status")),
        lambda row: state_word(row.kind, row.state, row.reason),
        c.STATUS,
        tone=lambda row: state_tone(row.kind, row.state, row.reason),
        icon=lambda row: "cloud" if row.pending else state_icon(row.state),
    )


def _side(row: TransactionRow) -> str:
    if row.side == "in":
        return QCoreApplication.translate("WidgetFields", "Received")
    return QCoreApplication.translate("WidgetFields", "Ours")


#: All fields in the order in which they are offered and first shown.
FIELDS: dict[str, Make] = {
    "number": lambda _words, _money: c.number(),
    "kind": _text("kind", QT_TRANSLATE_NOOP("WidgetFields", "Type"), lambda row: kind_word(row.kind)),
    "side": _text("side", QT_TRANSLATE_NOOP("WidgetFields", "Direction"), _side),
    "partner": lambda _words, _money: c.partner(),
    "product_line": lambda _words, _money: c.product_line(),
    "reference": _text(
        "reference", QT_TRANSLATE_NOOP("WidgetFields", "Order #"), lambda row: row.reference
    ),
    "recipient": _text(
        "recipient", QT_TRANSLATE_NOOP("WidgetFields", "Ship to"), lambda row: row.recipient, stretch=True
    ),
    "state": _state,
    "reason": lambda words, _money: c.reason(words),
    "deadline": lambda words, _money: RowColumn(
        "deadline",
        _heading(QT_TRANSLATE_NOOP("WidgetFields", "Deadline")),
        words.due,
        c.DUE,
        tone=words.due_tone,
    ),
    "answered": lambda words, _money: c.answered(words),
    "ordered": lambda words, _money: c.ordered(words),
    "ship_by": lambda words, _money: c.ship_by(words),
    "overdue": lambda words, _money: c.overdue(words),
    "at": _date("at", QT_TRANSLATE_NOOP("WidgetFields", "Date"), lambda words, row: words.past(row.at)),
    "edited_at": lambda words, _money: c.edited(words),
    "sent_at": _date(
        "sent_at", QT_TRANSLATE_NOOP("WidgetFields", "Sent"), lambda words, row: words.past(row.sent_at)
    ),
    "shipped_at": lambda words, _money: c.shipped(words),
    "courier": _text("courier", QT_TRANSLATE_NOOP("WidgetFields", "Carrier"), lambda row: row.courier),
    "tracking": _text("tracking", QT_TRANSLATE_NOOP("WidgetFields", "Tracking"), lambda row: row.tracking),
    "lines": lambda _words, _money: c.items(),
    "quantity": lambda _words, _money: RowColumn(
        "quantity",
        _heading(QT_TRANSLATE_NOOP("WidgetFields", "Pieces")),
        lambda row: number_word(row.quantity),
        c.NUMBER,
    ),
    "total": lambda _words, money: money.column(),
}  # fmt: skip


def key_of(column: str) -> str:
    """A field's key without the width that a list may remember with it."""
    return column.partition(":")[0]


def columns_named(named: Sequence[str], words: RowWords, money: Money) -> list[RowColumn]:
    """Columns by their names; what only a newer version knows is left out, the number is always there."""
    keys = [key for key in map(key_of, named or USUAL) if key in FIELDS and key != FIXED]
    return [FIELDS[key](words, money) for key in (FIXED, *keys)]


def unknown(named: Iterable[str]) -> list[str]:
    """Names of fields that this version does not know."""
    return [column for column in named if key_of(column) not in FIELDS]


def shown_keys(state: WidgetState, words: RowWords, money: Money) -> list[str]:
    """The fields that a widget shows now."""
    return [column.key for column in columns_of(state, words, money)]


def names(words: RowWords, money: Money) -> dict[str, str]:
    """What all fields are called, in the order in which they are offered."""
    return {key: make(words, money).title() for key, make in FIELDS.items()}


def chosen(before: Sequence[str], wanted: Iterable[str], kept: Iterable[str] = ()) -> tuple[str, ...]:
    """The fields in their order: those that were shown stay where they are, others follow as offered.

    `kept` are names that this version does not know; they are not lost.
    """
    want = {FIXED, *wanted}
    stay = [key for key in dict.fromkeys((FIXED, *before)) if key in want]
    return (*stay, *(key for key in FIELDS if key in want and key not in stay), *kept)

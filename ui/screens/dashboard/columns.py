# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The columns that widgets are made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop_b2b.services.queries import TransactionRow
from ui.models import CellKind, Column
from ui.strings import (
    due_word,
    duration_word,
    money_word,
    number_word,
    past_word,
    reason_word,
    remaining_tone,
    remaining_word,
)
from ui.theme import Tone

RowColumn = Column[TransactionRow]


def _title(source: object) -> Callable[[], str]:
    return lambda: QCoreApplication.translate("WidgetColumns", str(source))


class RowWords:
    """A row's words, which depend on zone and clock; asked anew each minute."""

    def __init__(self, zone: Callable[[], str], now: Callable[[], int]) -> None:
        self._zone, self._now = zone, now

    def edited(self, row: TransactionRow) -> str:
        return past_word(row.edited_at, self._zone(), self._now())

    def remaining(self, row: TransactionRow) -> str:
        return "" if row.deadline_at is None else remaining_word(row.deadline_at, self._zone(), self._now())

    def remaining_tone(self, row: TransactionRow) -> Tone:
        return Tone.NONE if row.deadline_at is None else remaining_tone(row.deadline_at, self._now())

    def answered(self, row: TransactionRow) -> str:
        words = QCoreApplication.translate("WidgetColumns", "{0} of {1}")
        return words.format(number_word(row.answered), number_word(row.asked))

    def ordered(self, row: TransactionRow) -> str:
        words = QCoreApplication.translate("WidgetColumns", "{0} of {1}")
        return words.format(number_word(row.ordered), number_word(row.quantity))

    def reason(self, row: TransactionRow) -> str:
        late = row.deadline_at is not None and row.deadline_at < self._now()
        if late and row.reason in ("", "NO_ANSWER"):
            return self.remaining(row)
        return reason_word(row.reason)

    def reason_tone(self, row: TransactionRow) -> Tone:
        return Tone.NONE if row.reason == "ANSWERS_IN" else Tone.RED

    def ship_by(self, row: TransactionRow) -> str:
        return "" if row.ship_by is None else due_word(row.ship_by, self._zone(), self._now())

    def overdue(self, row: TransactionRow) -> str:
        return "" if row.ship_by is None else duration_word(self._now() - row.ship_by)

    def shipped(self, row: TransactionRow) -> str:
        return "" if row.shipped_at is None else past_word(row.shipped_at, self._zone(), self._now())


class Money:
    """The column of amounts: one currency for all rows stands in the heading, else beside each amount."""

    def __init__(self) -> None:
        self._currency = ""

    def set_rows(self, rows: Iterable[TransactionRow]) -> None:
        """Look at the rows that are to be shown."""
        found = {row.currency for row in rows if row.total is not None}
        self._currency = found.pop() if len(found) == 1 else ""

    def column(
        self, source: object = QT_TRANSLATE_NOOP("WidgetColumns", "Value"), width: int = 40
    ) -> RowColumn:
        """The column itself."""
        return Column(
            "total", lambda: self._heading(source), self._word, CellKind.MONEY, width=width, sort_key="total"
        )

    def _heading(self, source: object) -> str:
        word = QCoreApplication.translate("WidgetColumns", str(source))
        return f"{word} ({self._currency})" if self._currency else word

    def _word(self, row: TransactionRow) -> str:
        if row.total is None:
            return ""
        return money_word(row.total, row.currency, with_currency=not self._currency)


def number() -> RowColumn:
    """The document's number, which opens it."""
    title = _title(QT_TRANSLATE_NOOP("WidgetColumns", "No."))
    return Column("number", title, lambda row: row.number, CellKind.LINK, width=40)


def partner() -> RowColumn:
    """The other party, or the first of several."""
    title = _title(QT_TRANSLATE_NOOP("WidgetColumns", "Partner"))
    return Column("partner", title, lambda row: row.partner, stretch=True)


def product_line() -> RowColumn:
    """What a draft is about."""
    title = _title(QT_TRANSLATE_NOOP("WidgetColumns", "Product line"))
    return Column("product_line", title, lambda row: row.product_line or row.partner, stretch=True)


def items() -> RowColumn:
    """How many items a document has."""
    title = _title(QT_TRANSLATE_NOOP("WidgetColumns", "Items"))
    return Column("lines", title, lambda row: row.lines, CellKind.NUMBER, width=40)


def edited(words: RowWords) -> RowColumn:
    """When a draft was last changed."""
    title = _title(QT_TRANSLATE_NOOP("WidgetColumns", "Edited"))
    return Column("edited", title, words.edited, CellKind.DATE, width=40, end=True)


def remaining(words: RowWords) -> RowColumn:
    """What is left to answer."""
    title = _title(QT_TRANSLATE_NOOP("WidgetColumns", "Remaining"))
    return Column("remaining", title, words.remaining, CellKind.DUE, width=40, tone=words.remaining_tone)


def expired(words: RowWords) -> RowColumn:
    """Since when it is too late to answer."""
    title = _title(QT_TRANSLATE_NOOP("WidgetColumns", "Deadline"))
    return Column("remaining", title, words.remaining, CellKind.DATE, width=40, end=True)


def answered(words: RowWords) -> RowColumn:
    """How many partners have answered."""
    title = _title(QT_TRANSLATE_NOOP("WidgetColumns", "Answered"))
    return Column("answered", title, words.answered, CellKind.NUMBER, width=40)


def reason(words: RowWords) -> RowColumn:
    """Why a request needs attention."""
    title = _title(QT_TRANSLATE_NOOP("WidgetColumns", "Reason"))
    return Column(
        "reason", title, words.reason, CellKind.DUE, width=40, tone=words.reason_tone, icon=_no_icon
    )


def ordered(words: RowWords) -> RowColumn:
    """How much of what was asked is ordered."""
    title = _title(QT_TRANSLATE_NOOP("WidgetColumns", "Ordered"))
    return Column("ordered", title, words.ordered, CellKind.NUMBER, width=40)


def ship_by(words: RowWords) -> RowColumn:
    """Until when the goods shall leave."""
    title = _title(QT_TRANSLATE_NOOP("WidgetColumns", "Ship by"))
    return Column("ship_by", title, words.ship_by, CellKind.DATE, width=40, end=True)


def overdue(words: RowWords) -> RowColumn:
    """By how much the goods are late."""
    title = _title(QT_TRANSLATE_NOOP("WidgetColumns", "Overdue"))
    return Column("overdue", title, words.overdue, CellKind.DUE, width=40, tone=lambda _row: Tone.RED)


def shipped(words: RowWords) -> RowColumn:
    """When the goods left."""
    title = _title(QT_TRANSLATE_NOOP("WidgetColumns", "Shipped"))
    return Column("shipped", title, words.shipped, CellKind.DATE, width=40, end=True)


def _no_icon(_row: TransactionRow) -> str:
    return ""

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The columns that widgets are made of.

They know nothing of tables, so that a card paints its rows before tables are loaded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from ui.shell.routes import has_card
from ui.strings import (
    due_word,
    duration_word,
    first_reason_word,
    money_word,
    number_word,
    past_word,
    remaining_tone,
    remaining_word,
)
from ui.theme import Tone

if TYPE_CHECKING:
    from desktop_b2b.services.queries import TransactionRow
    from ui.models import Column
    from ui.screens.dashboard.due import DueWords

# What a cell shows, and so how it is painted; the names are those of `ui.models.CellKind`.
LINK, TEXT, NUMBER, MONEY, DUE, DATE, STATUS = "link", "text", "number", "money", "due", "date", "status"
_AT_END = frozenset({NUMBER, MONEY, DUE})
_DUE_ICONS = {"amber": "clock", "red": "alert-circle"}
#: Before a column has seen its words.
LEAST_WIDTH = 40


class RowCell(NamedTuple):
    """What is painted in one place."""

    text: str
    tone: str
    icon: str


class RowColumn:
    """One column: its heading, and the text, tone and icon of a row. `at_end` aligns it to the end.

    `key` is the name by which a widget's row remembers it, that of the same column in transaction search.
    """

    def __init__(
        self,
        key: str,
        title: Callable[[], str],
        value: Callable[[TransactionRow], str],
        kind: str = TEXT,
        *,
        stretch: bool = False,
        at_end: bool = False,
        tone: Callable[[TransactionRow], str] | None = None,
        icon: Callable[[TransactionRow], str] | None = None,
        opens: Callable[[TransactionRow], bool] | None = None,
    ) -> None:
        self.key, self.title, self.value, self.kind = key, title, value, kind
        self.stretch, self.tone, self.icon, self.opens = stretch, tone, icon, opens
        self.at_end = at_end or kind in _AT_END

    def cell(self, row: TransactionRow) -> RowCell:
        """A row's cell."""
        tone = str(self.tone(row)) if self.tone is not None else ""
        if self.icon is not None:
            return RowCell(self.value(row), tone, self.icon(row))
        return RowCell(self.value(row), tone, _DUE_ICONS.get(tone, "") if self.kind == DUE else "")

    def of_table(self, *, stretch: bool) -> Column[TransactionRow]:
        """The same as a column of a table; `stretch`: it is the one that takes what the others leave."""
        from ui.models import CellKind, Column

        kind = CellKind(self.kind)
        return Column(
            self.key, self.title, self.value, kind, width=LEAST_WIDTH, stretch=stretch, end=self.at_end,
            tone=self.tone, icon=self.icon, opens=self.opens,
        )  # fmt: skip


def _title(source: object) -> Callable[[], str]:
    return lambda: QCoreApplication.translate("WidgetColumns", str(source))


class RowWords:
    """A row's words, which depend on zone and clock; asked anew each minute."""

    def __init__(self, zone: Callable[[], str], now: Callable[[], int]) -> None:
        self._zone, self._now = zone, now

    def past(self, instant: int | None) -> str:
        """When something happened; nothing where it did not."""
        return "" if instant is None else past_word(instant, self._zone(), self._now())

    def edited(self, row: TransactionRow) -> str:
        return self.past(row.edited_at)

    def remaining(self, row: TransactionRow) -> str:
        return "" if row.deadline_at is None else remaining_word(row.deadline_at, self._zone(), self._now())

    def remaining_tone(self, row: TransactionRow) -> Tone:
        return Tone.NONE if row.deadline_at is None else remaining_tone(row.deadline_at, self._now())

    def answered(self, row: TransactionRow) -> str:
        if not row.asked:
            return ""
        words = QCoreApplication.translate("WidgetColumns", "{0} of {1}")
        return words.format(number_word(row.answered), number_word(row.asked))

    def ordered(self, row: TransactionRow) -> str:
        if row.kind != "request":
            return ""
        words = QCoreApplication.translate("WidgetColumns", "{0} of {1}")
        return words.format(number_word(row.ordered), number_word(row.quantity))

    def reason(self, row: TransactionRow) -> str:
        late = row.deadline_at is not None and row.deadline_at < self._now()
        if late and row.reason in ("", "NO_ANSWER"):
            return self.remaining(row)
        return first_reason_word(row.reason)

    def reason_tone(self, row: TransactionRow) -> Tone:
        return Tone.RED if self.reason(row) and row.reason != "ANSWERS_IN" else Tone.NONE

    def ship_by(self, row: TransactionRow) -> str:
        return "" if row.ship_by is None else due_word(row.ship_by, self._zone(), self._now())

    def overdue(self, row: TransactionRow) -> str:
        late = row.ship_by is not None and row.ship_by < self._now() and row.shipped_at is None
        return duration_word(self._now() - row.ship_by) if late and row.ship_by is not None else ""

    def overdue_tone(self, row: TransactionRow) -> Tone:
        return Tone.RED if self.overdue(row) else Tone.NONE

    def due(self, row: TransactionRow) -> str:
        return self._next().text(row)

    def due_tone(self, row: TransactionRow) -> Tone:
        return self._next().tone(row)

    def _next(self) -> DueWords:
        from ui.screens.dashboard.due import DueWords

        return DueWords(self._zone, self._now)

    def shipped(self, row: TransactionRow) -> str:
        return self.past(row.shipped_at)


class Money:
    """The column of amounts: one currency for all rows stands in the heading, else beside each amount."""

    def __init__(self) -> None:
        self._found: set[str] = set()

    def set_rows(self, rows: Iterable[TransactionRow]) -> bool:
        """Look at the rows that are to be shown; whether amounts and heading are others now."""
        before = self._currency
        self._found = {row.currency for row in rows if row.total is not None}
        return self._currency != before

    def add_rows(self, rows: Iterable[TransactionRow]) -> bool:
        """Look at rows that are to be shown beneath; as ``set_rows``."""
        before = self._currency
        self._found |= {row.currency for row in rows if row.total is not None}
        return self._currency != before

    @property
    def _currency(self) -> str:
        return next(iter(self._found)) if len(self._found) == 1 else ""

    def column(self, source: object = QT_TRANSLATE_NOOP("WidgetColumns", "Value")) -> RowColumn:
        """The column itself."""
        return RowColumn("total", lambda: self._heading(source), self._word, MONEY)

    def of_table(self, source: object, width: int) -> Column[TransactionRow]:
        """The same for a table that sorts by it; `source` is its heading, `width` in pixels."""
        from ui.models import CellKind, Column

        heading = partial(self._heading, source)
        return Column("total", heading, self._word, CellKind.MONEY, width=width, sort_key="total")

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
    return RowColumn("number", title, lambda row: row.number, LINK)


def partner() -> RowColumn:
    """The other party, or the first of several."""
    title = _title(QT_TRANSLATE_NOOP("WidgetColumns", "Partner"))
    return RowColumn("partner", title, lambda row: row.partner, stretch=True, opens=has_card)


def product_line() -> RowColumn:
    """What a draft is about."""
    title = _title(QT_TRANSLATE_NOOP("WidgetColumns", "Product line"))
    return RowColumn("product_line", title, lambda row: row.product_line or row.partner, stretch=True)


def items() -> RowColumn:
    """How many items a document has."""
    title = _title(QT_TRANSLATE_NOOP("WidgetColumns", "Items"))
    return RowColumn("lines", title, lambda row: number_word(row.lines), NUMBER)


def edited(words: RowWords) -> RowColumn:
    """When a draft was last changed."""
    title = _title(QT_TRANSLATE_NOOP("WidgetColumns", "Edited"))
    return RowColumn("edited_at", title, words.edited, DATE, at_end=True)


def remaining(words: RowWords) -> RowColumn:
    """What is left to answer."""
    title = _title(QT_TRANSLATE_NOOP("WidgetColumns", "Remaining"))
    return RowColumn("deadline", title, words.remaining, DUE, tone=words.remaining_tone)


def expired(words: RowWords) -> RowColumn:
    """Since when it is too late to answer."""
    title = _title(QT_TRANSLATE_NOOP("WidgetColumns", "Deadline"))
    return RowColumn("deadline", title, words.remaining, DATE, at_end=True)


def answered(words: RowWords) -> RowColumn:
    """How many partners have answered."""
    title = _title(QT_TRANSLATE_NOOP("WidgetColumns", "Answered"))
    return RowColumn("answered", title, words.answered, NUMBER)


def reason(words: RowWords) -> RowColumn:
    """Why a request needs attention."""
    title = _title(QT_TRANSLATE_NOOP("WidgetColumns", "Reason"))
    return RowColumn("reason", title, words.reason, DUE, tone=words.reason_tone)


def ordered(words: RowWords) -> RowColumn:
    """How much of what was asked is ordered."""
    title = _title(QT_TRANSLATE_NOOP("WidgetColumns", "Ordered"))
    return RowColumn("ordered", title, words.ordered, NUMBER)


def ship_by(words: RowWords) -> RowColumn:
    """Until when the goods shall leave."""
    title = _title(QT_TRANSLATE_NOOP("WidgetColumns", "Ship by"))
    return RowColumn("ship_by", title, words.ship_by, DATE, at_end=True)


def overdue(words: RowWords) -> RowColumn:
    """By how much the goods are late."""
    title = _title(QT_TRANSLATE_NOOP("WidgetColumns", "Overdue"))
    return RowColumn("overdue", title, words.overdue, DUE, tone=words.overdue_tone)


def shipped(words: RowWords) -> RowColumn:
    """When the goods left."""
    title = _title(QT_TRANSLATE_NOOP("WidgetColumns", "Shipped"))
    return RowColumn("shipped_at", title, words.shipped, DATE, at_end=True)

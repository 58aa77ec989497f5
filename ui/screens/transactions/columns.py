# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The columns of the transaction list."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop_b2b.domain.states import MACHINES
from desktop_b2b.services.queries import TransactionRow
from desktop_b2b.services.views import SORTS
from ui.models import CellKind, Column
from ui.screens.dashboard.columns import Money
from ui.screens.dashboard.due import DueWords
from ui.shell.routes import has_card
from ui.strings import (
    kind_word,
    moment_word,
    number_word,
    past_word,
    reason_word,
    state_icon,
    state_tone,
    state_word,
)

RowColumn = Column[TransactionRow]

#: The first columns of the list of B2B orders: each is one, and none has a total.
B2B_COLUMNS = ("number", "reference", "partner", "recipient:230", "state", "deadline", "at", "lines")
DOCUMENTS = ("request", "inquiry", "order", "shipment", "b2b_draft", "b2b_order")


def _title(source: object) -> Callable[[], str]:
    return lambda: QCoreApplication.translate("TransactionColumns", str(source))


def kind_of(row: TransactionRow) -> str:
    """The document's type; what waits in the outbox is said beside its state, not here."""
    return kind_word(row.kind)


def columns(due: DueWords, money: Money, zone: Callable[[], str], now: Callable[[], int]) -> list[RowColumn]:
    """All columns of the list, in their first order."""
    return [
        Column(
            "number",
            _title(QT_TRANSLATE_NOOP("TransactionColumns", "No.")),
            lambda row: row.number,
            CellKind.LINK,
            width=100,
            sort_key="number",
            fixed=True,
        ),
        Column(
            "kind",
            _title(QT_TRANSLATE_NOOP("TransactionColumns", "Type")),
            kind_of,
            width=84,
            sort_key="kind",
            yields=2,
            words=_kinds,
        ),
        Column(
            "partner",
            _title(QT_TRANSLATE_NOOP("TransactionColumns", "Partner")),
            lambda row: row.partner,
            stretch=True,
            opens=has_card,
            sort_key="partner",
        ),
        Column(
            "reference",
            _title(QT_TRANSLATE_NOOP("TransactionColumns", "Order #")),
            lambda row: row.reference,
            width=112,
            sort_key="reference",
            yields=1,
        ),
        Column(
            "recipient",
            _title(QT_TRANSLATE_NOOP("TransactionColumns", "Ship to")),
            lambda row: row.recipient,
            width=144,
            sort_key="recipient",
            yields=5,
        ),
        Column(
            "state",
            _title(QT_TRANSLATE_NOOP("TransactionColumns", "Status")),
            lambda row: state_word(row.kind, row.state, row.reason),
            CellKind.STATUS,
            width=156,
            tone=lambda row: state_tone(row.kind, row.state, row.reason),
            icon=lambda row: "cloud" if row.pending else state_icon(row.state),
            speech=_state_speech,
            sort_key="state",
            words=_states,
        ),
        Column(
            "deadline",
            _title(QT_TRANSLATE_NOOP("TransactionColumns", "Deadline")),
            due.text,
            CellKind.DUE,
            width=120,
            tone=due.tone,
            sort_key="deadline_at",
        ),
        Column(
            "at",
            _title(QT_TRANSLATE_NOOP("TransactionColumns", "Date")),
            lambda row: past_word(row.at, zone(), now()),
            CellKind.DATE,
            width=84,
            end=True,
            sort_key="at",
            yields=4,
        ),
        Column(
            "lines",
            _title(QT_TRANSLATE_NOOP("TransactionColumns", "Items")),
            lambda row: row.lines,
            CellKind.NUMBER,
            width=64,
            sort_key="lines",
            yields=3,
        ),
        money.of_table(QT_TRANSLATE_NOOP("WidgetColumns", "Total"), width=96),
        *_further(zone, now),
    ]


def _further(zone: Callable[[], str], now: Callable[[], int]) -> Iterator[RowColumn]:
    """Columns that stand there once somebody asked for them."""

    def words(key: str, title: object, value: Callable[[TransactionRow], str], width: int = 120) -> RowColumn:
        return Column(key, _title(title), value, width=width, sort_key=sortable(key), shown=False)

    def sortable(key: str) -> str:
        return key if key in SORTS else ""

    def moment(key: str, title: object, value: Callable[[TransactionRow], int | None]) -> RowColumn:
        def shown(row: TransactionRow) -> str:
            instant = value(row)
            return moment_word(instant, zone(), now()) if instant is not None else ""

        return Column(
            key, _title(title), shown, CellKind.DATE, 150, sort_key=sortable(key), end=True, shown=False
        )

    def count(key: str, title: object, value: Callable[[TransactionRow], Decimal]) -> RowColumn:
        return Column(
            key, _title(title), value, CellKind.NUMBER, width=84, sort_key=sortable(key), shown=False
        )

    yield words("side", QT_TRANSLATE_NOOP("TransactionColumns", "Direction"), side_of)
    yield words(
        "product_line",
        QT_TRANSLATE_NOOP("TransactionColumns", "Product line"),
        lambda row: row.product_line,
        width=150,
    )
    yield words(
        "reason", QT_TRANSLATE_NOOP("TransactionColumns", "Reason"), lambda row: reason_word(row.reason)
    )
    yield count("quantity", QT_TRANSLATE_NOOP("TransactionColumns", "Pieces"), lambda row: row.quantity)
    yield count("ordered", QT_TRANSLATE_NOOP("TransactionColumns", "Ordered"), lambda row: row.ordered)
    yield words(
        "answered",
        QT_TRANSLATE_NOOP("TransactionColumns", "Answered"),
        lambda row: f"{number_word(row.answered)} / {number_word(row.asked)}" if row.asked else "",
        width=84,
    )
    yield moment("edited_at", QT_TRANSLATE_NOOP("TransactionColumns", "Edited"), lambda row: row.edited_at)
    yield moment("sent_at", QT_TRANSLATE_NOOP("TransactionColumns", "Sent"), lambda row: row.sent_at)
    yield moment("ship_by", QT_TRANSLATE_NOOP("TransactionColumns", "Ship by"), lambda row: row.ship_by)
    yield moment("shipped_at", QT_TRANSLATE_NOOP("TransactionColumns", "Shipped"), lambda row: row.shipped_at)
    yield words("courier", QT_TRANSLATE_NOOP("TransactionColumns", "Carrier"), lambda row: row.courier)
    yield words(
        "tracking", QT_TRANSLATE_NOOP("TransactionColumns", "Tracking"), lambda row: row.tracking, width=150
    )


def side_of(row: TransactionRow) -> str:
    """Whether a document is ours or was received."""
    if row.side == "in":
        return QCoreApplication.translate("TransactionColumns", "Received")
    return QCoreApplication.translate("TransactionColumns", "Ours")


def _kinds() -> Iterator[tuple[str, str]]:
    return ((kind_word(kind), "") for kind in DOCUMENTS)


def _states() -> Iterator[tuple[str, str]]:
    return ((state_word(kind, state), state_icon(state)) for kind in DOCUMENTS for state in MACHINES[kind])


def _state_speech(row: TransactionRow) -> str:
    word = state_word(row.kind, row.state, row.reason)
    if row.pending:
        return QCoreApplication.translate("TransactionColumns", "{0}, not sent to the server yet").format(
            word
        )
    return word

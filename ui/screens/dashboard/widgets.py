# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What each widget is called, says and shows (S2.42–S2.49, S2.93). Membership and tone come from the desk."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from ui.screens.dashboard import columns as c
from ui.screens.dashboard.columns import Money, RowColumn, RowWords

if TYPE_CHECKING:
    from desktop_b2b.services.queries import WidgetState

Columns = Callable[[RowWords, Money], list[RowColumn]]


class WidgetLook(NamedTuple):
    """A widget's words and columns; the icon goes with its colour band."""

    title: object
    sentence: object
    icon: str
    columns: Columns


def _draft(words: RowWords, _money: Money) -> list[RowColumn]:
    return [c.number(), c.product_line(), c.edited(words), c.items()]


def _waiting(words: RowWords, _money: Money) -> list[RowColumn]:
    return [c.number(), c.partner(), c.remaining(words), c.answered(words)]


def _attention(words: RowWords, _money: Money) -> list[RowColumn]:
    return [c.number(), c.partner(), c.reason(words), c.items()]


def _partial(words: RowWords, money: Money) -> list[RowColumn]:
    return [c.number(), c.partner(), c.ordered(words), money.column()]


def _due(words: RowWords, money: Money) -> list[RowColumn]:
    return [c.number(), c.partner(), c.ship_by(words), money.column()]


def _overdue(words: RowWords, money: Money) -> list[RowColumn]:
    return [c.number(), c.partner(), c.overdue(words), money.column()]


def _shipped(words: RowWords, money: Money) -> list[RowColumn]:
    return [c.number(), c.partner(), c.shipped(words), money.column()]


def _asked(words: RowWords, _money: Money) -> list[RowColumn]:
    return [c.number(), c.partner(), c.remaining(words), c.items()]


def _expired(words: RowWords, _money: Money) -> list[RowColumn]:
    return [c.number(), c.partner(), c.expired(words), c.items()]


def _b2b(words: RowWords, _money: Money) -> list[RowColumn]:
    return [c.number(), c.partner(), c.edited(words), c.items()]


def _b2b_due(words: RowWords, _money: Money) -> list[RowColumn]:
    return [c.number(), c.partner(), c.ship_by(words), c.items()]


def _b2b_shipped(words: RowWords, _money: Money) -> list[RowColumn]:
    return [c.number(), c.partner(), c.shipped(words), c.items()]


LOOKS: dict[str, WidgetLook] = {
    "draft": WidgetLook(
        QT_TRANSLATE_NOOP("Widgets", "Request – Draft"),
        QT_TRANSLATE_NOOP("Widgets", "Not sent to suppliers"),
        "edit",
        _draft,
    ),
    "waiting_plus": WidgetLook(
        QT_TRANSLATE_NOOP("Widgets", "Request – Waiting for answer (+1h)"), "", "clock", _waiting
    ),
    "waiting_minus": WidgetLook(
        QT_TRANSLATE_NOOP("Widgets", "Request – Waiting for answer (−1h)"),
        QT_TRANSLATE_NOOP("Widgets", "One hour or less left"),
        "clock",
        _waiting,
    ),
    "need_attention": WidgetLook(
        QT_TRANSLATE_NOOP("Widgets", "Request – Need attention!"),
        QT_TRANSLATE_NOOP("Widgets", "Waiting for your decision"),
        "alert-triangle",
        _attention,
    ),
    "partially_ordered": WidgetLook(
        QT_TRANSLATE_NOOP("Widgets", "Request – Partially ordered"),
        QT_TRANSLATE_NOOP("Widgets", "Open until you close them"),
        "arrow-turn",
        _partial,
    ),
    "orders_waiting": WidgetLook(
        QT_TRANSLATE_NOOP("Widgets", "Orders – Waiting for shipping confirmation"), "", "truck", _due
    ),
    "ship_overdue": WidgetLook(
        QT_TRANSLATE_NOOP("Widgets", "Orders – Shipping deadline expired"),
        QT_TRANSLATE_NOOP("Widgets", "The time to ship is over"),
        "alert-circle",
        _overdue,
    ),
    "shipped_14": WidgetLook(
        QT_TRANSLATE_NOOP("Widgets", "Orders – Shipped last 14 days"), "", "check-circle", _shipped
    ),
    "inquiries_plus": WidgetLook(
        QT_TRANSLATE_NOOP("Widgets", "Requests to answer (+1h)"), "", "clock", _asked
    ),
    "inquiries_minus": WidgetLook(
        QT_TRANSLATE_NOOP("Widgets", "Requests to answer (−1h)"),
        QT_TRANSLATE_NOOP("Widgets", "One hour or less left"),
        "clock",
        _asked,
    ),
    "inquiries_expired": WidgetLook(
        QT_TRANSLATE_NOOP("Widgets", "Requests – Time to answer is over"),
        QT_TRANSLATE_NOOP("Widgets", "The retailer may give more time"),
        "clock",
        _expired,
    ),
    "orders_to_ship": WidgetLook(QT_TRANSLATE_NOOP("Widgets", "Orders to ship"), "", "package", _due),
    "orders_overdue": WidgetLook(
        QT_TRANSLATE_NOOP("Widgets", "Orders to ship – Deadline expired"),
        QT_TRANSLATE_NOOP("Widgets", "The time to ship is over"),
        "alert-circle",
        _overdue,
    ),
    "supplier_shipped_14": WidgetLook(
        QT_TRANSLATE_NOOP("Widgets", "Orders shipped by us, last 14 days"), "", "truck", _shipped
    ),
    "answered": WidgetLook(
        QT_TRANSLATE_NOOP("Widgets", "Requests – Answered"),
        QT_TRANSLATE_NOOP("Widgets", "The retailer decides"),
        "check-circle",
        _expired,
    ),
    "b2b_draft": WidgetLook(
        QT_TRANSLATE_NOOP("Widgets", "B2B orders – Draft"),
        QT_TRANSLATE_NOOP("Widgets", "Not yet at a centre"),
        "edit",
        _b2b,
    ),
    "b2b_action": WidgetLook(
        QT_TRANSLATE_NOOP("Widgets", "B2B orders – Action required"),
        QT_TRANSLATE_NOOP("Widgets", "The centre waits for you"),
        "alert-triangle",
        _attention,
    ),
    "b2b_exception": WidgetLook(
        QT_TRANSLATE_NOOP("Widgets", "B2B orders – Exceptions"),
        QT_TRANSLATE_NOOP("Widgets", "Their carrier reports a problem"),
        "alert-circle",
        _b2b_shipped,
    ),
    "b2b_at_centre": WidgetLook(
        QT_TRANSLATE_NOOP("Widgets", "B2B orders – In the centre"), "", "package", _b2b_due
    ),
    "b2b_shipped_14": WidgetLook(
        QT_TRANSLATE_NOOP("Widgets", "B2B orders – Shipped last 14 days"), "", "check-circle", _b2b_shipped
    ),
    "b2b_to_pick": WidgetLook(QT_TRANSLATE_NOOP("Widgets", "B2B orders – To pick"), "", "package", _b2b_due),
    "b2b_to_pack": WidgetLook(QT_TRANSLATE_NOOP("Widgets", "B2B orders – To pack"), "", "package", _b2b_due),
    "b2b_to_hand": WidgetLook(
        QT_TRANSLATE_NOOP("Widgets", "B2B orders – Awaiting shipper"), "", "truck", _b2b_due
    ),
    "b2b_due_today": WidgetLook(
        QT_TRANSLATE_NOOP("Widgets", "B2B orders – Due today"),
        QT_TRANSLATE_NOOP("Widgets", "To be shipped before work ends"),
        "clock",
        _b2b_due,
    ),
}


#: The icon of an alert of one's own, by its tone.
_ICONS = {
    "red": "alert-circle",
    "amber": "clock",
    "violet": "arrow-turn",
    "green": "check-circle",
    "blue": "info",
}


def widget_title(key: str) -> str:
    """A default widget's name, spelled as everywhere."""
    look = LOOKS.get(key)
    return QCoreApplication.translate("Widgets", str(look.title)) if look else key


def title_of(state: WidgetState) -> str:
    """What a widget is called: as its user says, else the usual name."""
    return state.title or widget_title(state.key)


def icon_of(state: WidgetState) -> str:
    """The icon that goes with an alert's colour band."""
    look = LOOKS.get(state.key)
    if look is not None and state.query == f"widget:{state.key}":
        return look.icon
    return _ICONS.get(state.tone, "bell")


def sentence_of(state: WidgetState, spoken: Callable[[str], str] | None = None) -> str:
    """What a widget's footer says: what its rows have in common. Until the language of searches is there to
    be `spoken`, nothing is said of a search.
    """
    look = LOOKS.get(state.key)
    if look is not None and state.query == f"widget:{state.key}":
        # What an alert says is not true of nothing.
        true = look.sentence and (state.total or not state.alert)
        return QCoreApplication.translate("Widgets", str(look.sentence)) if true else ""
    searched = QCoreApplication.translate("Widgets", "All transactions")
    if state.query:
        searched = spoken(state.query) if spoken is not None else ""
    if not state.alert or not state.total or not searched:
        return searched
    return QCoreApplication.translate("Widgets", "Alert · {0}").format(searched)


def columns_of(state: WidgetState, words: RowWords, money: Money) -> list[RowColumn]:
    """The columns that a widget's user chose, else the usual ones."""
    look = LOOKS.get(state.key)
    if look is not None and not state.columns:
        return look.columns(words, money)
    from ui.screens.dashboard import fields

    return fields.columns_named(state.columns, words, money)

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A search in words: what its chips say, whatever language it was typed in."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QDate, QLocale

from desktop_b2b.errors import UserError
from desktop_b2b.services.search import (
    OPERATORS,
    WORD,
    Choice,
    Day,
    Duration,
    Group,
    Near,
    Search,
    Span,
    Takes,
    Term,
    Text,
    Value,
    chosen,
    read,
)
from desktop_b2b.services.search.terms import Bound
from desktop_b2b.services.search.words import OVERDUE
from ui.screens.dashboard.widgets import widget_title
from ui.strings import kind_word, number_word, reason_word, state_word

_OPERATORS: dict[str, object] = {
    "partner": QT_TRANSLATE_NOOP("SearchWords", "Partner"),
    "status": QT_TRANSLATE_NOOP("SearchWords", "Status"),
    "kind": QT_TRANSLATE_NOOP("SearchWords", "Type"),
    "reason": QT_TRANSLATE_NOOP("SearchWords", "Reason"),
    "side": QT_TRANSLATE_NOOP("SearchWords", "Direction"),
    "number": QT_TRANSLATE_NOOP("SearchWords", "No."),
    "reference": QT_TRANSLATE_NOOP("SearchWords", "Order #"),
    "recipient": QT_TRANSLATE_NOOP("SearchWords", "Ship to"),
    "line": QT_TRANSLATE_NOOP("SearchWords", "Product line"),
    "sku": QT_TRANSLATE_NOOP("SearchWords", "SKU"),
    "tracking": QT_TRANSLATE_NOOP("SearchWords", "Tracking"),
    "courier": QT_TRANSLATE_NOOP("SearchWords", "Carrier"),
    "note": QT_TRANSLATE_NOOP("SearchWords", "Note"),
    "due": QT_TRANSLATE_NOOP("SearchWords", "Deadline"),
    "ship": QT_TRANSLATE_NOOP("SearchWords", "Ship by"),
    "created": QT_TRANSLATE_NOOP("SearchWords", "Created"),
    "edited": QT_TRANSLATE_NOOP("SearchWords", "Edited"),
    "sent": QT_TRANSLATE_NOOP("SearchWords", "Sent"),
    "shipped": QT_TRANSLATE_NOOP("SearchWords", "Shipped"),
    "total": QT_TRANSLATE_NOOP("SearchWords", "Total"),
    "currency": QT_TRANSLATE_NOOP("SearchWords", "Currency"),
    "lines": QT_TRANSLATE_NOOP("SearchWords", "Items"),
    "quantity": QT_TRANSLATE_NOOP("SearchWords", "Pieces"),
    "has": QT_TRANSLATE_NOOP("SearchWords", "With"),
    "is": QT_TRANSLATE_NOOP("SearchWords", "Only"),
    "widget": QT_TRANSLATE_NOOP("SearchWords", "Widget"),
}
_CHOICES: dict[tuple[str, str], object] = {
    ("kind", "inquiry"): QT_TRANSLATE_NOOP("SearchWords", "Request received"),
    ("side", "out"): QT_TRANSLATE_NOOP("SearchWords", "Ours"),
    ("side", "in"): QT_TRANSLATE_NOOP("SearchWords", "Received"),
    ("has", "attachment"): QT_TRANSLATE_NOOP("SearchWords", "Attachment"),
    ("has", "note"): QT_TRANSLATE_NOOP("SearchWords", "Note"),
    ("has", "backorder"): QT_TRANSLATE_NOOP("SearchWords", "Back-order"),
    ("has", "tracking"): QT_TRANSLATE_NOOP("SearchWords", "Tracking number"),
    ("has", "proposal"): QT_TRANSLATE_NOOP("SearchWords", "Open proposal"),
    ("has", "issue"): QT_TRANSLATE_NOOP("SearchWords", "Sync issue"),
    ("has", "message"): QT_TRANSLATE_NOOP("SearchWords", "Message"),
    ("has", "unread"): QT_TRANSLATE_NOOP("SearchWords", "Unread alert"),
    ("is", "open"): QT_TRANSLATE_NOOP("SearchWords", "Open"),
    ("is", "closed"): QT_TRANSLATE_NOOP("SearchWords", "Closed"),
    ("is", "overdue"): QT_TRANSLATE_NOOP("SearchWords", "Overdue"),
    ("is", "pending"): QT_TRANSLATE_NOOP("SearchWords", "Not synchronised yet"),
    ("is", "unread"): QT_TRANSLATE_NOOP("SearchWords", "Unread"),
}
_NEAR: dict[str, object] = {
    "yesterday": QT_TRANSLATE_NOOP("SearchWords", "yesterday"),
    "today": QT_TRANSLATE_NOOP("SearchWords", "today"),
    "tomorrow": QT_TRANSLATE_NOOP("SearchWords", "tomorrow"),
}
#: So many values are named; of more, how many they are is told.
_NAMED = 2


def _tr(text: str, disambiguation: str = "", n: int = -1) -> str:
    return QCoreApplication.translate("SearchWords", text, disambiguation, n)


def _translated(source: object) -> str:
    return QCoreApplication.translate("SearchWords", str(source))


def operator_word(name: str) -> str:
    """What people call what an operator asks for."""
    return _translated(_OPERATORS.get(name, name))


def choice_word(operator: str, name: str, kind: str = "") -> str:
    """What people call one of an operator's own words; `kind` says whose state it is."""
    if (operator, name) in _CHOICES:
        return _translated(_CHOICES[operator, name])
    if operator == "kind":
        return kind_word(name)
    if operator == "status":
        return state_word(kind, name)
    if operator == "reason":
        return reason_word(name.upper())
    return widget_title(name) if operator == "widget" else name


def kind_of(search: Search) -> str:
    """The one kind that a search asks for, whose states are meant; empty where there is none, or several."""
    kinds = [str(getattr(value, "name", "")) for value in chosen(search, "kind")]
    return kinds[0] if len(kinds) == 1 else ""


def search_words(text: str) -> str:
    """What a whole search says, as its chips say it; itself where this version cannot read it."""
    try:
        search = read(text)
    except UserError:
        return text
    kind = kind_of(search)
    return " · ".join(group_words(group, kind) for group in search.groups)


def group_words(group: Group, kind: str = "") -> str:
    """What one condition says."""
    return f" {_tr('or')} ".join(term_words(term, kind) for term in group.terms)


def term_words(term: Term, kind: str = "") -> str:
    """What one term says: "Status: not Draft", "Total over 1,000", "without “fragile”"."""
    if term.operator == WORD:
        words = _tr("“{0}”").format(getattr(term.values[0], "text", ""))
        return _tr("without {0}").format(words) if term.negated else words
    takes = OPERATORS[term.operator].takes
    if takes in (Takes.TEXT, Takes.CHOICE):
        values = join_words([_value_word(term.operator, value, kind) for value in term.values])
        if term.operator == "is" and not term.negated:
            return values
    else:
        values = span_words(term.operator, term.values[0])
    if term.negated:
        values = _tr("not {0}").format(values)
    return _tr("{0}: {1}").format(operator_word(term.operator), values)


def join_words(words: list[str]) -> str:
    """A few words, or how many there are; the same word once."""
    unique = list(dict.fromkeys(words))
    return ", ".join(unique) if len(unique) <= _NAMED else _tr("any of %n", "", len(unique))


def _value_word(operator: str, value: Value, kind: str) -> str:
    if isinstance(value, Choice):
        return choice_word(operator, value.name, kind)
    return value.text if isinstance(value, Text) else ""


# ------------------------------------------------------------ instants and amounts


def span_words(operator: str, value: Value) -> str:
    """From when until when, or from how much to how much."""
    if not isinstance(value, Span):
        return choice_word("is", OVERDUE).lower() if isinstance(value, Choice) else ""
    takes = OPERATORS[operator].takes
    if takes is not Takes.TIME:
        return _amount_words(value)
    if isinstance(value.low, Duration) or isinstance(value.high, Duration):
        return _duration_words(value, ahead=OPERATORS[operator].ahead)
    return _day_words(value)


def _amount_words(span: Span) -> str:
    low, high = _bound_word(span.low), _bound_word(span.high)
    if span.low is not None and span.low == span.high:
        words = low
    elif span.high is None:
        words = _tr("over {0}").format(low) if span.beyond_low else _tr("{0} or more").format(low)
    elif span.low is None:
        words = _tr("under {0}").format(high) if span.below_high else _tr("{0} or less").format(high)
    else:
        words = f"{low} – {high}"
    return f"{words} {span.currency}".strip()


def _duration_words(span: Span, *, ahead: bool) -> str:
    near, far = _bound_word(span.low), _bound_word(span.high)
    if span.low is None:
        return (_tr("within {0}") if ahead else _tr("in the last {0}")).format(far)
    if span.high is None:
        return (_tr("in more than {0}") if ahead else _tr("more than {0} ago")).format(near)
    return (_tr("in {0} to {1}") if ahead else _tr("{0} to {1} ago")).format(near, far)


def _day_words(span: Span) -> str:
    low, high = _bound_word(span.low), _bound_word(span.high)
    if span.low is not None and span.low == span.high:
        return low
    if span.high is None:
        return (_tr("after {0}") if span.beyond_low else _tr("since {0}")).format(low)
    if span.low is None:
        return (_tr("before {0}") if span.below_high else _tr("until {0}")).format(high)
    return f"{low} – {high}"


def _bound_word(bound: Bound | None) -> str:
    if isinstance(bound, Duration):
        return _length_word(bound)
    if isinstance(bound, Near):
        return _translated(_NEAR[bound.name])
    if isinstance(bound, Day):
        return _day_word(bound)
    return number_word(bound) if isinstance(bound, Decimal) else ""


def _length_word(length: Duration) -> str:
    count = length.count
    return {
        "min": lambda: _tr("%n minute(s)", "", count),
        "h": lambda: _tr("%n hour(s)", "", count),
        "d": lambda: _tr("%n day(s)", "", count),
        "w": lambda: _tr("%n week(s)", "", count),
    }[length.unit]()


def _day_word(day: Day) -> str:
    pattern = "d MMM yyyy" if day.day else "MMMM yyyy" if day.month else "yyyy"
    return QLocale().toString(QDate(day.year, day.month or 1, day.day or 1), pattern)

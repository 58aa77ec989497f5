# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Days, reasons and kinds of movements in words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QDate, QLocale

from ui.strings import number_word

_KINDS = {
    "receipt": QT_TRANSLATE_NOOP("StockWords", "Received"),
    "count": QT_TRANSLATE_NOOP("StockWords", "Counted"),
    "adjust": QT_TRANSLATE_NOOP("StockWords", "Adjusted"),
    "pick": QT_TRANSLATE_NOOP("StockWords", "Picked"),
    "unpick": QT_TRANSLATE_NOOP("StockWords", "Put back"),
    "return": QT_TRANSLATE_NOOP("StockWords", "Came back"),
    "hold": QT_TRANSLATE_NOOP("StockWords", "Put on hold"),
    "release": QT_TRANSLATE_NOOP("StockWords", "Released"),
}


def movement_word(kind: str) -> str:
    """What a movement was."""
    known = _KINDS.get(kind)
    return QCoreApplication.translate("StockWords", str(known)) if known is not None else kind


def signed_word(quantity: Decimal) -> str:
    """Units that came or went, each with its sign."""
    return f"+{number_word(quantity)}" if quantity > 0 else number_word(quantity)


def expiry_word(day: str) -> str:
    """The last day that a lot is good; nothing where it never expires."""
    if not day:
        return ""
    found = date.fromisoformat(day)
    return QLocale().toString(QDate(found.year, found.month, found.day), QLocale.FormatType.ShortFormat)


def lot_word(lot: str) -> str:
    """A lot's name, also of an item that is kept without lots."""
    return lot or QCoreApplication.translate("StockWords", "No lot")


def loose_word() -> str:
    """What lies in no bin."""
    return QCoreApplication.translate("StockWords", "No bin")

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Measures in words."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QDate, QLocale

from desktop_b2b.clock import to_datetime
from desktop_b2b.domain.values import Instant
from ui.forms.decimals import format_number

MEASURES = {
    "answered": QT_TRANSLATE_NOOP("Scores", "Answered"),
    "answered_in_time": QT_TRANSLATE_NOOP("Scores", "Answered in time"),
    "shipped_in_time": QT_TRANSLATE_NOOP("Scores", "Shipped in time"),
    "filled": QT_TRANSLATE_NOOP("Scores", "Fill rate"),
    "price": QT_TRANSLATE_NOOP("Scores", "Price against best"),
}


def measure_word(measure: str) -> str:
    """What is measured."""
    return QCoreApplication.translate("Scores", str(MEASURES[measure]))


def percent_word(value: Decimal | None, *, short: bool = False) -> str:
    """A measure as a percentage, in whole ones if it shall be short; a dash where nothing can be said."""
    if value is None:
        return "–"
    if short:
        return f"{format_number((value * 100).quantize(Decimal(1)), 0, QLocale())} %"
    return f"{format_number((value * 100).quantize(Decimal('0.1')), 1, QLocale())} %"


def month_of(at: Instant, zone: str) -> str:
    """The month of an instant, like ``2026-11``."""
    moment = to_datetime(at, zone)
    return f"{moment.year}-{moment.month:02}"


def month_word(month: str, *, short: bool = False) -> str:
    """A month like ``2026-11`` in words."""
    year, _, number = month.partition("-")
    day = QDate(int(year), int(number), 1)
    return QLocale().toString(day, "MMM" if short else "MMMM yyyy")

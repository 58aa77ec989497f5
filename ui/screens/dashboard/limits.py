# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What may be entered about a widget, and why not, in words."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication

from desktop_b2b.domain import text
from desktop_b2b.domain.dashboard import FEWEST_ROWS, MOST_ROWS, NARROWEST, WIDEST
from desktop_b2b.errors import UserError
from desktop_b2b.services import search as language
from ui.screens.dashboard import placement
from ui.strings import error_text, number_word

WIDTHS = tuple(str(width) for width in placement.WIDTHS)
_NUMBER = re.compile(r"\s*(\d{1,9})\s*%?\s*")


def _tr(words: str) -> str:
    return QCoreApplication.translate("WidgetLimits", words)


def number(value: object) -> int:
    """A whole number as it was typed, with or without a percent sign; -1 where it is none."""
    found = _NUMBER.fullmatch(str(value))
    return int(found[1]) if found else -1


def whole(value: object, least: int, most: int) -> str | None:
    """Why this is no whole number between two others."""
    if "%" in str(value) or not least <= number(value) <= most:
        return _tr("A whole number from {0} to {1}").format(number_word(least), number_word(most))
    return None


def rows(value: object) -> str | None:
    """Why so many rows cannot be shown."""
    if "%" in str(value) or not FEWEST_ROWS <= number(value) <= MOST_ROWS:
        words = _tr("A widget shows {0} to {1} rows")
        return words.format(number_word(FEWEST_ROWS), number_word(MOST_ROWS))
    return None


def width(value: object) -> str | None:
    """Why a widget cannot be so wide."""
    if not NARROWEST <= number(value) <= WIDEST:
        words = _tr("From {0} to {1} %: 50 is half of the dashboard")
        return words.format(number_word(NARROWEST), number_word(WIDEST))
    return None


def title(value: object) -> str | None:
    """Why a widget cannot be called so."""
    try:
        text.line(str(value), "title")
    except UserError as error:
        return error_text(error)
    return None


def search(value: object) -> str | None:
    """Why this search cannot be understood, with the place in it."""
    try:
        language.read(str(value), "query")
    except UserError as error:
        return error_text(error)
    return None


def canonical(value: str) -> str:
    """A search as it is kept."""
    return language.canonical(value, "query")

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Keys that mean the same everywhere and cannot be given to something else: moving, editing, tables."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtGui import QKeySequence

Standard = QKeySequence.StandardKey


class Place(StrEnum):
    """Where they mean it."""

    EVERYWHERE = "everywhere"
    TABLES = "tables"
    GRIDS = "grids"


class Fixed(NamedTuple):
    """Keys with what they do: a standard key of this system, or texts; more than one do the same."""

    words: object
    place: Place
    standard: Standard | None = None
    texts: Sequence[str] = ()

    def all_keys(self) -> list[QKeySequence]:
        """The keys on this system, the one that is shown first."""
        found = QKeySequence.keyBindings(self.standard) if self.standard is not None else []
        return [*found, *map(QKeySequence, self.texts)]


FIXED: tuple[Fixed, ...] = (
    Fixed(QT_TRANSLATE_NOOP("Keys", "Next field"), Place.EVERYWHERE, texts=("Tab",)),
    Fixed(QT_TRANSLATE_NOOP("Keys", "Field before"), Place.EVERYWHERE, texts=("Shift+Tab", "Shift+Backtab")),
    Fixed(QT_TRANSLATE_NOOP("Keys", "Cancel, close"), Place.EVERYWHERE, texts=("Esc",)),
    Fixed(QT_TRANSLATE_NOOP("Keys", "Show the menus"), Place.EVERYWHERE, texts=("F10",)),
    Fixed(QT_TRANSLATE_NOOP("Keys", "Copy"), Place.EVERYWHERE, Standard.Copy),
    Fixed(QT_TRANSLATE_NOOP("Keys", "Cut"), Place.EVERYWHERE, Standard.Cut),
    Fixed(QT_TRANSLATE_NOOP("Keys", "Paste"), Place.EVERYWHERE, Standard.Paste),
    Fixed(QT_TRANSLATE_NOOP("Keys", "Select all"), Place.EVERYWHERE, Standard.SelectAll),
    Fixed(QT_TRANSLATE_NOOP("Keys", "Close the window"), Place.EVERYWHERE, texts=("Alt+F4",)),
    Fixed(QT_TRANSLATE_NOOP("Keys", "Row above, row below"), Place.TABLES, texts=("Up", "Down")),
    Fixed(QT_TRANSLATE_NOOP("Keys", "A page up, a page down"), Place.TABLES, texts=("PgUp", "PgDown")),
    Fixed(QT_TRANSLATE_NOOP("Keys", "First row, last row"), Place.TABLES, texts=("Home", "End")),
    Fixed(QT_TRANSLATE_NOOP("Keys", "Open the row"), Place.TABLES, texts=("Return", "Enter")),
    Fixed(QT_TRANSLATE_NOOP("Keys", "Select the row"), Place.TABLES, texts=("Space", "Ctrl+Space")),
    Fixed(QT_TRANSLATE_NOOP("Keys", "Next cell"), Place.GRIDS, texts=("Tab",)),
    Fixed(QT_TRANSLATE_NOOP("Keys", "Out of the grid"), Place.GRIDS, texts=("Ctrl+Tab", "Ctrl+Shift+Tab")),
    Fixed(QT_TRANSLATE_NOOP("Keys", "Edit the cell"), Place.GRIDS, texts=("F2",)),
    Fixed(QT_TRANSLATE_NOOP("Keys", "The cell beneath"), Place.GRIDS, texts=("Return", "Enter")),
    Fixed(
        QT_TRANSLATE_NOOP("Keys", "Choose cells of a column"), Place.GRIDS, texts=("Shift+Up", "Shift+Down")
    ),
    Fixed(QT_TRANSLATE_NOOP("Keys", "Fill down"), Place.GRIDS, texts=("Ctrl+D",)),
    Fixed(QT_TRANSLATE_NOOP("Keys", "Duplicate the row"), Place.GRIDS, texts=("Ctrl+Shift+D",)),
    Fixed(QT_TRANSLATE_NOOP("Keys", "Move the row"), Place.GRIDS, texts=("Alt+Up", "Alt+Down")),
    Fixed(QT_TRANSLATE_NOOP("Keys", "Remove the row"), Place.GRIDS, texts=("Ctrl+Del",)),
    Fixed(QT_TRANSLATE_NOOP("Keys", "Menu of what is chosen"), Place.EVERYWHERE, texts=("Shift+F10", "Menu")),
)
_PLACES = {
    Place.EVERYWHERE: QT_TRANSLATE_NOOP("Keys", "Everywhere"),
    Place.TABLES: QT_TRANSLATE_NOOP("Keys", "In lists"),
    Place.GRIDS: QT_TRANSLATE_NOOP("Keys", "In grids that are edited"),
}


def fixed_words(fixed: Fixed) -> str:
    """What the keys do."""
    return QCoreApplication.translate("Keys", str(fixed.words))


def place_words(place: Place) -> str:
    """Where they do it."""
    return QCoreApplication.translate("Keys", str(_PLACES[place]))

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Finding a row by typing the first letters of one of its words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QElapsedTimer

from ui.models.columns import CellKind
from ui.models.table_model import TableModel

PAUSE_MS = 1000
#: Rows that are looked at for a letter typed: nobody shall wait for it.
_MOST = 4000
_WORDS = {CellKind.LINK, CellKind.TEXT, CellKind.TWO_LINE, CellKind.STATUS, CellKind.NUMBER}


class TypeAhead:
    """Collects letters that follow one another soon; the same letter again goes to the next row with it."""

    def __init__(self, table: TableModel[Any]) -> None:
        self._table = table
        self._typed = ""
        self._since = QElapsedTimer()

    def type(self, text: str, current: int, shown: Sequence[int]) -> int:
        """The row that begins with what was typed in one of the columns shown, or -1."""
        if not self._since.isValid() or self._since.elapsed() > PAUSE_MS:
            self._typed = ""
        self._since.restart()
        self._typed += text.casefold()
        sought, repeated = self._typed, set(self._typed) == {self._typed[:1]}
        places = [place for place in shown if self._table.columns[place].kind in _WORDS]
        found = self._find(sought, max(0, current) + (1 if len(sought) == 1 else 0), places)
        if found < 0 and repeated and len(sought) > 1:
            found = self._find(sought[:1], max(0, current) + 1, places)
        return found

    def _find(self, sought: str, start: int, places: Sequence[int]) -> int:
        count = self._table.rowCount()
        for step in range(min(count, _MOST)):
            number = (start + step) % count
            if any(self._table.text(number, n).casefold().startswith(sought) for n in places):
                return number
        return -1

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Where one was in the list for each route, so that Back finds search, row and scroll again (ux 24)."""

from __future__ import annotations

from collections.abc import Hashable
from typing import NamedTuple

from PySide6.QtCore import QObject

from desktop_b2b.services.queries import TransactionRow
from ui.models import TableView
from ui.shell.screen import Route

#: No more places are kept than one goes back to.
MOST = 50


class Place(NamedTuple):
    """What was looked for, the row with the cursor, how far was read and scrolled."""

    text: str
    saved: str
    key: Hashable
    loaded: int
    scroll: int


class Places(QObject):
    """Keeps places of one list, and brings a table back to one as its pages arrive."""

    def __init__(self, table: TableView) -> None:
        super().__init__(table)
        self._table = table
        self._kept: dict[Route, Place] = {}
        self._wanted: Place | None = None
        table.table.modelReset.connect(self.arrive)
        table.table.rowsInserted.connect(self.arrive)

    def keep(self, route: Route, text: str, saved: str) -> None:
        """Another route is shown from now on."""
        row = self._table.current_row()
        key = row.id if isinstance(row, TransactionRow) else None
        scroll = self._table.verticalScrollBar().value()
        self._kept.pop(route, None)
        self._kept[route] = Place(text, saved, key, self._table.table.rowCount(), scroll)
        for old in list(self._kept)[:-MOST]:
            del self._kept[old]

    def of(self, route: Route) -> Place | None:
        """The place that was kept for a route."""
        return self._kept.get(route)

    def go(self, place: Place | None) -> None:
        """Come to a place as soon as its rows are there; None: stay wherever one is."""
        self._wanted = place

    def arrive(self) -> None:
        """Rows are there."""
        place, table = self._wanted, self._table.table
        if place is None or not table.rowCount():
            return
        if table.rowCount() < place.loaded and table.canFetchMore():
            table.fetchMore()
            return
        self._wanted = None
        number = table.find(place.key)
        if number >= 0:
            self._table.setAutoScroll(False)
            self._table.selectRow(number)
            self._table.setAutoScroll(True)
        self._table.settle_scroll()
        self._table.verticalScrollBar().setValue(place.scroll)

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What is done with what the list shows: its documents opened, the whole written into a file, or put on the
dashboard.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_b2b.domain.commands.account import MarkOpened
from desktop_b2b.services.queries import CountTransactions, TransactionRow
from ui.exporting import open_export
from ui.screens.dashboard.adding import add_to_dashboard
from ui.screens.dashboard.searches import search_name
from ui.shell.routes import has_card, partner_of_row, route_of_row, stops_of

if TYPE_CHECKING:
    from ui.screens.transactions.screen import TransactionsScreen


class ListDoing:
    """The list's own acts; what changes documents stands in `acts`."""

    def __init__(self, screen: TransactionsScreen) -> None:
        self._screen = screen

    def add_to_dashboard(self) -> None:
        """Put this search on the dashboard, in this order (S2.41, S2.52)."""
        screen = self._screen
        criteria = screen.criteria
        title = search_name(criteria.name) if criteria.name else ""
        if screen.keeper.item is not None:
            title = screen.keeper.item.name
        sort = criteria.sorted_by(screen.model.source_order)
        screen.run(add_to_dashboard(screen.context, screen, query=criteria.query, title=title, sort=sort))

    def export(self) -> None:
        """Write the list into a file."""
        self._screen.run(self._export())

    async def _export(self) -> None:
        from ui.screens.transactions import exporting  # files of tables need much that no screen does

        screen = self._screen
        everything = await screen.context.tasks.query(CountTransactions())
        shown = [screen.model.columns[place].key for place in screen.table.columns.shown()]
        selected = [] if screen.table.everything else screen.selected.rows()
        found = exporting.source(
            screen.title(), screen.pages.query(), screen.selected.found, shown, selected, everything
        )
        open_export(screen.context, found, screen)

    def open_row(self, row: TransactionRow) -> None:
        """Go to the document."""
        screen = self._screen
        if row.unread:
            screen.run(screen.context.tasks.command(MarkOpened(record_id=row.id)))
        screen.remember_search()
        screen.context.trail.follow(stops_of(screen.model.rows))
        screen.context.open(route_of_row(row))

    def open_partner(self, row: TransactionRow) -> None:
        """Go to the card of the document's partner (S2.38)."""
        self._screen.remember_search()
        self._screen.context.open(partner_of_row(row))

    def open_partner_of_selected(self) -> None:
        """The same for the first of the selected documents."""
        for row in filter(has_card, self._screen.selected.rows()[:1]):
            self.open_partner(row)

    def open_selected(self) -> None:
        """Go to the first of the selected documents."""
        rows = self._screen.selected.rows()
        if rows:
            self.open_row(rows[0])

    def open_current(self) -> None:
        """Go to the document with the cursor."""
        row = self._screen.table.current_row()
        if isinstance(row, TransactionRow):
            self.open_row(row)

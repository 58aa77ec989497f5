# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What is selected in the list: how many, their sums, what can be done with them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_b2b.services.queries import TransactionRow, TransactionSums
from ui.models import TableView
from ui.models.footer import SelectionFooter, sum_words
from ui.screens.transactions.commands import ListCommands
from ui.screens.transactions.criteria import Criteria
from ui.screens.transactions.pages import Pages
from ui.strings import number_word

if TYPE_CHECKING:
    from ui.shell.screen import Screen


class Selected(QObject):
    """Tells footer and status bar of the selection. `found` is how many documents the list has."""

    def __init__(
        self,
        screen: Screen,
        table: TableView,
        footer: SelectionFooter,
        pages: Pages,
        criteria: Callable[[], Criteria],
    ) -> None:
        super().__init__(screen)
        self._screen, self._table, self._footer = screen, table, footer
        self._pages, self._criteria = pages, criteria
        self.found = 0

    def rows(self) -> list[TransactionRow]:
        """The selected rows that are loaded."""
        return [row for row in self._table.selected_rows() if isinstance(row, TransactionRow)]

    async def gather(self, most: int) -> list[TransactionRow]:
        """The selected rows, those that are not loaded too, up to a number."""
        return await self._pages.gather(most) if self._table.everything else self.rows()

    def tell(self, commands: ListCommands) -> None:
        """The selection is another one."""
        rows = self.rows()
        commands.update(rows)
        self._footer.set_actions(commands.for_footer())
        self._footer.setVisible(len(rows) > 1)
        if self._table.everything:
            self._footer.set_words(self.tr("All {0} selected").format(number_word(self.found)), "")
            tasks = self._screen.context.tasks
            self._screen.run(tasks.query(self._criteria().sum_query()), on_done=self._on_sums)
        elif len(rows) > 1:
            self._footer.set_words(
                self.tr("%n selected", "", len(rows)),
                sum_words((row.currency, row.total) for row in rows),
                self.tr("%n item(s)", "", sum(row.lines for row in rows)),
            )
        self.say()

    def _on_sums(self, sums: TransactionSums) -> None:
        """What all of the list comes to, unless something else is selected by now."""
        if self._table.everything:
            self._footer.set_words(
                self.tr("All {0} selected").format(number_word(sums.documents)),
                sum_words(sums.totals.items()),
                self.tr("%n item(s)", "", sums.lines),
            )

    def say(self) -> None:
        """How many are selected, in the status bar."""
        if not self._screen.isVisible():
            return
        count = self.found if self._table.everything else len(self._table.selected_numbers())
        words = self.tr("{0} of {1} selected").format(number_word(count), number_word(self.found))
        self._screen.context.set_selection(words if count else "")

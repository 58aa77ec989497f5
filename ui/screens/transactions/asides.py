# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What filters and preview show beside the list, and the commands that open and close them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from desktop_b2b.services.queries import TransactionRow
from ui import actions
from ui.actions import ActionKey
from ui.screens.transactions.named import all_options, key_of
from ui.screens.transactions.panes import Pane

if TYPE_CHECKING:
    from ui.screens.transactions.screen import TransactionsScreen


class Asides(QObject):
    """Keeps the two panes at what the list shows."""

    def __init__(self, screen: TransactionsScreen) -> None:
        super().__init__(screen)
        self._screen = screen
        self._panes, self._filters, self._preview = screen.panes, screen.filters, screen.preview
        self.to_filters = actions.make(ActionKey.FILTERS, self, self.toggle_filters)
        self.to_preview = actions.make(ActionKey.PREVIEW, self, self.toggle_preview)
        for action in (self.to_filters, self.to_preview):
            action.setCheckable(True)
        self._panes.shown.connect(self._on_pane)

    # ------------------------------------------------------------ filters

    def toggle_filters(self) -> None:
        """Show the criteria beside the list, or not."""
        self._panes.toggle(self._filters)

    def open_filters(self) -> None:
        """Show the criteria, and go there."""
        self._panes.turn(self._filters, True)
        self._filters.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_criteria(self) -> None:
        """Something else is looked for."""
        if self._panes.is_open(self._filters):
            self._show_filters()

    def _show_filters(self) -> None:
        screen = self._screen
        options = all_options(screen.context, screen.keeper.views)
        self._filters.set_searches(options, key_of(screen.criteria, screen.keeper.item))
        self._filters.show_criteria(screen.criteria)

    # ------------------------------------------------------------ preview

    def toggle_preview(self) -> None:
        """Show the document with the cursor beside the list, or not."""
        self._panes.toggle(self._preview)

    def follow(self) -> None:
        """The cursor is at another document."""
        if self._panes.is_open(self._preview):
            row = self._screen.table.current_row()
            self._preview.follow(row if isinstance(row, TransactionRow) else None)
            self.offer()

    def offer(self) -> None:
        """Other commands may be had for the document."""
        if self._panes.is_open(self._preview):
            self._preview.set_actions(self._screen.commands.for_preview())

    def _on_pane(self, pane: Pane, on: bool) -> None:
        (self.to_filters if pane is self._filters else self.to_preview).setChecked(on)
        if on and pane is self._filters:
            self._show_filters()
        elif on:
            self.follow()
        else:
            self._screen.table.setFocus(Qt.FocusReason.OtherFocusReason)

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The card of the list: its rows, what stands there without any, and the footer of a selection (ux 74)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from ui import actions
from ui.actions import ActionKey
from ui.models import TableView
from ui.models.footer import SelectionFooter
from ui.shell.routes import NEW_REQUEST
from ui.shell.screen import ScreenContext
from ui.widgets import Card, EmptyState, primary, secondary


class ListCard(Card):
    """Signals: `clear_clicked` where nothing matches."""

    clear_clicked = Signal()

    def __init__(self) -> None:
        super().__init__(flush=True)

    def fill(self, table: TableView, context: ScreenContext) -> None:
        """Make what stands in the card, once it has its place."""
        self.round_off()
        table.stand_on_surface()
        self.pages = QStackedWidget()
        self.body.addWidget(self.pages)
        self.table = table
        self.pages.addWidget(table)
        self.empty = self._make_empty(context)
        self.pages.addWidget(self.empty)
        self.nothing = EmptyState(
            "filter",
            self.tr("Nothing matches"),
            self.tr("No document meets all of these filters."),
            actions=(secondary(self.tr("Clear all"), on_click=self.clear_clicked.emit),),
        )
        self.pages.addWidget(self.nothing)
        self.selection = SelectionFooter()
        self.selection.hide()
        self.selection.clear_clicked.connect(table.clearSelection)
        self.body.addWidget(self.selection)

    def settle(self, *, has_rows: bool, filtered: bool) -> None:
        """Rows, or why there are none."""
        empty = self.nothing if filtered else self.empty
        self.pages.setCurrentWidget(self.table if has_rows else empty)

    def _make_empty(self, context: ScreenContext) -> EmptyState:
        if context.is_retailer:
            button = primary(
                actions.plain_text(ActionKey.NEW_REQUEST), "plus", lambda: context.open(NEW_REQUEST)
            )
            text = self.tr(
                "Requests, orders and shipments appear here.\nStart with a request to your partners."
            )
            return EmptyState("search", self.tr("No transactions yet"), text, actions=(button,))
        text = self.tr("Requests and orders of your customers appear here by themselves.")
        return EmptyState("inbox", self.tr("No transactions yet"), text)

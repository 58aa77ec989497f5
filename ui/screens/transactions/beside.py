# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Filters and preview beside the list: opened, closed, and remembered as they were left."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from desktop_b2b.settings import FILTERS, PREVIEW, Keeper
from ui.screens.transactions.filters import FilterPane
from ui.screens.transactions.panes import Pane, Panes
from ui.screens.transactions.preview import PreviewPane


class Beside(Panes):
    """Signals: `shown(pane, on)` whenever one of the two was opened or closed."""

    shown = Signal(object, bool)

    filters: FilterPane
    preview: PreviewPane

    def __init__(self, settings: Keeper, parent: QWidget) -> None:
        super().__init__(parent)
        self._settings = settings
        self.closed.connect(self._on_closed)
        self._restored = False

    def hold(self, filters: FilterPane, preview: PreviewPane) -> None:
        """The two panes, which were made as children of this."""
        self.filters, self.preview = filters, preview
        self.add(filters)
        self.add(preview)
        filters.close_clicked.connect(lambda: self.toggle(filters))
        preview.close_clicked.connect(lambda: self.toggle(preview))

    def restore(self) -> None:
        """As they were left; a drawer opens only where somebody asks for it."""
        for pane, setting in ((self.preview, PREVIEW), (self.filters, FILTERS)):
            if setting.read(self._settings) and not self.is_drawer(pane):
                self._show(pane, True)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._restored:
            # How much room there is, is known once the window has laid it out.
            self._restored = True
            QTimer.singleShot(0, self, self.restore)

    def toggle(self, pane: Pane) -> None:
        """Open a pane that is closed, close one that is open."""
        self.turn(pane, not self.is_open(pane))

    def turn(self, pane: Pane, on: bool) -> None:
        """Open or close a pane, from now on."""
        self._remember(pane, on)
        self._show(pane, on)

    def _show(self, pane: Pane, on: bool) -> None:
        if on != self.is_open(pane):
            self.set_open(pane, on)
            self.shown.emit(pane, on)

    def _on_closed(self, pane: Pane) -> None:
        self._remember(pane, False)
        self.shown.emit(pane, False)

    def _remember(self, pane: Pane, on: bool) -> None:
        (FILTERS if pane is self.filters else PREVIEW).write(self._settings, on)

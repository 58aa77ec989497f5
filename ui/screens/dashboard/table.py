# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The rows of a widget as a table."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from ui.models import TableModel, TableView
from ui.screens.dashboard.rows import LEAD
from ui.theme import Type, colour, flags, font
from ui.widgets.paint import WordPainter, line


class WidgetTable(TableView):
    """A table without scroll bars. A wheel over it scrolls the dashboard: its few rows have nowhere to go.

    `nothing` gives the sentence in the place of rows.
    """

    def __init__(
        self, model: TableModel[Any], name: str, nothing: Callable[[], str], parent: QWidget
    ) -> None:
        super().__init__(model, compact=True, name=name, parent=parent)
        self._nothing = nothing
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(TableView.SelectionMode.SingleSelection)
        self.horizontalHeader().setSectionsMovable(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        words = self._nothing()
        if words:
            rect = self.viewport().rect().adjusted(LEAD, 0, -LEAD, 0)
            rect.setHeight(self.row_height)
            painter = WordPainter(self.viewport())
            painter.setFont(font(Type.BODY))
            line(painter, rect, words, flags.start(self.isRightToLeft()), colour("text3"))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

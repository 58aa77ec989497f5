# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The rows of a widget as a table."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QWidget

from ui.models import TableModel, TableView


class WidgetTable(TableView):
    """A table without scroll bars. A wheel over it scrolls the dashboard: its few rows have nowhere to go."""

    def __init__(self, model: TableModel[Any], name: str, parent: QWidget) -> None:
        super().__init__(model, compact=True, name=name, parent=parent)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(TableView.SelectionMode.SingleSelection)
        self.horizontalHeader().setSectionsMovable(False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

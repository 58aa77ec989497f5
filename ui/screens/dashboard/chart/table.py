# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The bars of a picture as a table: the same values for who cannot or will not look at bars."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.models import CellKind, Column, TableModel, TableView
from ui.screens.dashboard.chart.words import Bar
from ui.screens.dashboard.table import WidgetTable


def _tr(text: str) -> str:
    return QCoreApplication.translate("ChartTable", text)


def bars_table(parent: QWidget) -> TableView:
    """A table of bars; a row opens the documents of its bar."""
    columns: list[Column[Bar]] = [
        Column("label", lambda: _tr("Bar"), lambda bar: bar.label, CellKind.LINK, stretch=True),
        Column("value", lambda: _tr("Value"), lambda bar: bar.value, CellKind.NUMBER, width=120),
        Column("count", lambda: _tr("Documents"), lambda bar: bar.documents, CellKind.NUMBER, width=90),
    ]
    model: TableModel[Bar] = TableModel(columns, lambda bar: bar.label, parent=parent)
    return WidgetTable(model, _tr("The picture as a table"), lambda: "", parent)

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The table kit: typed columns, pages by key, sort, keyboard, painted cells, and the grid for order lines."""

from ui.models.columns import Cell, CellKind, Column, Roles
from ui.models.grid import EditableGrid
from ui.models.grid_model import GridColumn, GridKind, GridModel, GridRow
from ui.models.table_model import FetchPage, Sort, TableModel
from ui.models.table_view import TableView

__all__ = [
    "Cell",
    "CellKind",
    "Column",
    "EditableGrid",
    "FetchPage",
    "GridColumn",
    "GridKind",
    "GridModel",
    "GridRow",
    "Roles",
    "Sort",
    "TableModel",
    "TableView",
]

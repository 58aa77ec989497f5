# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The table kit: typed columns, pages by key, sort, keyboard, painted cells, and the grid for order lines."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.models.columns import Cell, CellKind, Column, Roles, Sort
    from ui.models.grid import EditableGrid
    from ui.models.grid_model import GridColumn, GridKind, GridModel, GridRow
    from ui.models.layout import TableLayout
    from ui.models.source import FetchPage
    from ui.models.table_model import TableModel
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
    "TableLayout",
    "TableModel",
    "TableView",
]

#: Where each name lives: a module is imported when one of its names is first asked for.
_HOMES = {
    "ui.models.columns": "Cell CellKind Column Roles Sort",
    "ui.models.grid": "EditableGrid",
    "ui.models.grid_model": "GridColumn GridKind GridModel GridRow",
    "ui.models.layout": "TableLayout",
    "ui.models.source": "FetchPage",
    "ui.models.table_model": "TableModel",
    "ui.models.table_view": "TableView",
}


def __getattr__(name: str) -> object:
    for home, names in _HOMES.items():
        if name in names.split():
            found: object = getattr(import_module(home), name)
            globals()[name] = found
            return found
    raise AttributeError(f"{__name__} has no {name}")

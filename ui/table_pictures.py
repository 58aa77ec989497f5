# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Pictures of what lists can do: a selection beside a frozen column, columns, an act on many, export."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QApplication, QWidget

from ui.actions import ActionKey
from ui.shell import routes

if TYPE_CHECKING:
    from ui.screens.transactions.screen import TransactionsScreen
    from ui.shell.window import MainWindow
    from ui.tasks import Tasks

#: Columns that make the list wider than the window.
MORE = ("product_line", "shipped_at", "tracking", "edited_at")


def take_tables(
    window: MainWindow, tasks: Tasks, target: Path, prefix: str, modes: tuple[str, ...]
) -> list[Path]:
    """The files made."""
    made: list[Path] = []
    for mode in modes:
        window.theme.set_mode(mode)
        window.open(routes.TRANSACTIONS)
        tasks.settle()
        for name, shown in _shown(window, tasks):
            QApplication.processEvents()
            tasks.settle()
            made.append(target / f"{prefix}{name}-{mode}.png")
            shown.grab().save(str(made[-1]))
    window.theme.set_mode("light")
    return made


def _shown(window: MainWindow, tasks: Tasks) -> Iterator[tuple[str, QWidget]]:
    from ui.screens.transactions.screen import TransactionsScreen

    screen = window.stack.screen_in_front
    if not isinstance(screen, TransactionsScreen):
        return
    act = ActionKey.DUPLICATE if screen.context.is_retailer else ActionKey.PICKING_LISTS
    _prepare(screen, act)
    tasks.settle()
    yield "table-selection", window
    columns = screen.menus.open_columns()
    yield "table-columns", columns
    columns.close()
    screen.commands.act(act)
    tasks.settle()
    if screen.commands.dialog is not None:
        yield "table-preview", screen.commands.dialog
        screen.commands.dialog.reject()
    screen.doing.export()
    tasks.settle()
    export = QApplication.activeModalWidget()
    if export is not None:
        yield "table-export", export
        export.close()
    screen.layouts.reset()
    screen.table.clearSelection()


def _prepare(screen: TransactionsScreen, act: ActionKey) -> None:
    """Several keys of sort, columns beyond the window, the first one frozen, and rows selected of which the
    act fits some.
    """
    from ui.screens.transactions.acts import FITS

    columns, model = screen.table.columns, screen.model
    model.set_sort((("partner", True), ("at", False)))
    for key in MORE:
        columns.show(model.place_of(key))
    columns.freeze(True)
    screen.table.setFocus()
    screen.context.tasks.settle()
    screen.table.horizontalScrollBar().setValue(screen.table.horizontalScrollBar().maximum() // 2)
    flags = QItemSelectionModel.SelectionFlag
    fitting = [number for number, row in enumerate(model.rows) if FITS[act](row)]
    others = [number for number, row in enumerate(model.rows) if not FITS[act](row)]
    for number in (*fitting[:3], *others[:2]):
        screen.table.selectionModel().select(model.index(number, 0), flags.Select | flags.Rows)

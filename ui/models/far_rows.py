# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Rows of a long list that are not loaded: selected with the others, read before the end is reached, gone to
by Home and End.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QObject
from PySide6.QtWidgets import QAbstractItemView

if TYPE_CHECKING:
    from ui.models.table_view import TableView

CursorAction = QAbstractItemView.CursorAction
Flag = QItemSelectionModel.SelectionFlag
#: So many views before the end the next page is asked for.
_AHEAD = 2
#: Ends of a list that the cursor is bound for.
_FIRST, _LAST = 0, 1


class FarRows(QObject):
    """Knows of one view whether all of its list is selected, and which end the cursor is bound for.

    It is the view's `selection_changed` that tells of both.
    """

    def __init__(self, view: TableView) -> None:
        super().__init__(view)
        self._view = view
        self._joining = False
        self._bound: int | None = None
        #: Whether all rows of the list are selected, those that are not loaded too.
        self.are_selected = False
        table = view.table
        table.rowsInserted.connect(self._on_inserted)
        table.modelReset.connect(self._on_reset)
        table.grown_up.connect(self._on_grown_up)
        view.verticalScrollBar().valueChanged.connect(self._read_ahead)
        view.selectionModel().selectionChanged.connect(self._on_selection_changed)

    # -- selection -------------------------------------------------------------------------------------------

    def select_all(self, select_loaded: Callable[[], None]) -> None:
        """All rows of the list: those that are not loaded yet belong to it as they come."""
        self._joining = True
        select_loaded()
        self._joining = False
        self.are_selected = not self._view.table.complete
        self._tell()

    def _on_inserted(self, _parent: QModelIndex, first: int, last: int) -> None:
        if self.are_selected:
            table = self._view.table
            self._joining = True
            ends = table.index(first, 0), table.index(last, table.columnCount() - 1)
            self._view.selectionModel().select(QItemSelection(*ends), Flag.Select)
            self._joining = False

    def _on_selection_changed(self, _now: QItemSelection, _before: QItemSelection) -> None:
        if not self._joining:
            self.are_selected = False
            self._tell()

    def _tell(self) -> None:
        self._view.selection_changed.emit(self._view.selected_rows())

    # -- reading ---------------------------------------------------------------------------------------------

    def _read_ahead(self, value: int) -> None:
        """The next page is asked for before the end is reached, so that nobody waits there."""
        table, bar = self._view.table, self._view.verticalScrollBar()
        if value > bar.maximum() - _AHEAD * bar.pageStep():
            table.fetchMore(QModelIndex())
        if value < _AHEAD * bar.pageStep() and not table.begins:
            table.fetch_before()

    def _on_grown_up(self, count: int) -> None:
        """Rows came before those in view, which stay where they are."""
        self._view.settle_scroll()
        bar = self._view.verticalScrollBar()
        bar.setValue(bar.value() + count * self._view.row_height)

    # -- Home and End ----------------------------------------------------------------------------------------

    def go(self, action: CursorAction) -> bool:
        """Read the other end of the list, where the cursor is bound for; False where it is loaded."""
        table = self._view.table
        if action is CursorAction.MoveEnd and table.has_end_elsewhere:
            self._bound = _LAST
            table.to_end()
        elif action is CursorAction.MoveHome and not table.begins:
            self._bound = _FIRST
            table.reload()
        else:
            return False
        return True

    def _on_reset(self) -> None:
        view = self._view
        self.are_selected = False
        bound, self._bound = self._bound, None
        if bound is not None and view.table.rowCount():
            number = 0 if bound is _FIRST else view.table.last
            view.selectRow(number)
            view.settle_scroll()
            view.scrollTo(view.table.index(number, max(0, view.currentIndex().column())))
        else:
            # Qt tells nobody that the selection went with the rows.
            self._tell()

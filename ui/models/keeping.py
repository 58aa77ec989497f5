# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What a person looks at stays where it is while the rows around it come and go."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QObject

if TYPE_CHECKING:
    from ui.models.table_view import TableView

#: More selected rows than these are not looked for again when a list is read anew in another order.
MOST_SELECTED = 5000
Flag = QItemSelectionModel.SelectionFlag


class Keeping(QObject):
    """Holds a view's place: the row with the cursor, else the first one in view, at its height."""

    def __init__(self, view: TableView) -> None:
        super().__init__(view)
        self._view = view
        self._anchors: list[tuple[Hashable, int]] = []
        self._selected: list[Hashable] = []
        self._current: tuple[Hashable, int] | None = None
        table = view.table
        table.about_to_settle.connect(self._remember_place)
        table.settled.connect(self._restore_place)
        table.modelAboutToBeReset.connect(self._remember_selection)
        table.modelReset.connect(self._restore_selection)

    # -- the place, while rows come and go -------------------------------------------------------------------

    def _remember_place(self) -> None:
        """The cursor's row if it is in view, and those in view beneath it, should it go."""
        view, table = self._view, self._view.table
        self._anchors = []
        if not view.verticalScrollBar().value():
            # At the very top one wants to stay there.
            return
        height = view.viewport().height()
        number = view.currentIndex().row()
        if number < 0 or not 0 <= view.rowViewportPosition(number) < height:
            number = view.rowAt(0)
        while 0 <= number < table.rowCount() and view.rowViewportPosition(number) < height:
            self._anchors.append((table.marks(number).key, view.rowViewportPosition(number)))
            number += 1

    def _restore_place(self) -> None:
        view = self._view
        for key, before in self._anchors:
            number = view.table.find(key)
            if number >= 0:
                view.settle_scroll()
                bar = view.verticalScrollBar()
                bar.setValue(bar.value() + view.rowViewportPosition(number) - before)
                break
        self._anchors = []

    # -- the selection, when a list is read anew -------------------------------------------------------------

    def _remember_selection(self) -> None:
        view = self._view
        numbers = view.selected_numbers()
        self._selected = [view.table.marks(n).key for n in numbers[:MOST_SELECTED]]
        index = view.currentIndex()
        self._current = (view.table.marks(index.row()).key, index.column()) if index.isValid() else None

    def _restore_selection(self) -> None:
        view = self._view
        selection = view.selectionModel()
        if self._current is not None:
            number = view.table.find(self._current[0])
            if number >= 0:
                # Who sorts wants to see what stands first now.
                view.setAutoScroll(False)
                selection.setCurrentIndex(view.table.index(number, self._current[1]), Flag.NoUpdate)
                view.setAutoScroll(True)
        for key in self._selected:
            number = view.table.find(key)
            if number >= 0:
                selection.select(view.table.index(number, 0), Flag.Select | Flag.Rows)
        self._selected, self._current = [], None

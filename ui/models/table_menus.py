# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Menus of a table: of a heading, and of its rows, which hold the commands of the screen and no other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from ui import actions
from ui.actions import ActionKey
from ui.models.column_dialog import ColumnDialog
from ui.models.remembered import LayoutKeeper
from ui.models.table_view import TableView


class TableMenus(QObject):
    """The commands that every table has: copy, select all, columns, the menu of a column.

    `actions` stand among the commands of the screen; the menu of a heading opens by right click there, or
    by its command for the column with the cursor.
    """

    def __init__(self, view: TableView, keeper: LayoutKeeper, host: QWidget) -> None:
        super().__init__(view)
        self._view, self._keeper, self._host = view, keeper, host
        self.copy = actions.make(ActionKey.COPY, self, view.copy_selection)
        self.select_all = actions.make(ActionKey.SELECT_ALL, self, view.selectAll)
        self.choose = actions.make(ActionKey.COLUMNS, self, self.open_columns)
        self.column = actions.make(ActionKey.COLUMN_MENU, self, self.open_column_menu)
        for action in (self.copy, self.select_all, self.column):
            # In a field of the same screen these keys are the field's.
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            view.addAction(action)
        view.heading_menu_requested.connect(self.open_heading_menu)
        view.selection_changed.connect(lambda rows: self.copy.setEnabled(bool(rows)))
        self.copy.setEnabled(False)

    @property
    def actions(self) -> list[QAction]:
        """The table's commands."""
        return [self.copy, self.select_all, self.choose, self.column]

    def open_columns(self) -> ColumnDialog:
        """Choose columns, their order and widths."""
        dialog = ColumnDialog(self._view, self._keeper.first, self._view.columns.choose, self._host)
        dialog.open()
        return dialog

    def open_column_menu(self) -> None:
        """The menu of the column with the cursor, under its heading."""
        shown = self._view.columns.in_view()
        place = self._view.currentIndex().column()
        place = place if place in shown else shown[0]
        header = self._view.horizontalHeader()
        x = header.sectionViewportPosition(place)
        self.open_heading_menu(place, header.mapToGlobal(QPoint(max(0, x), header.height())))

    def open_heading_menu(self, place: int, at: QPoint) -> None:
        """Show the menu of a heading."""
        self.heading_menu(place).popup(at)

    def heading_menu(self, place: int) -> QMenu:
        """What can be done with a column."""
        menu = QMenu(self._host)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        columns, table = self._view.columns, self._view.table
        column = table.columns[place]
        if column.sortable:
            self._add_sorts(menu, column.key)
            menu.addSeparator()
        _add(menu, self.tr("Fit the width"), partial(columns.fit, place))
        shown = columns.shown()
        _add(menu, self.tr("Move to the left"), partial(columns.move, place, self._step(-1)))
        _add(menu, self.tr("Move to the right"), partial(columns.move, place, self._step(1)))
        hide = _add(menu, self.tr("Hide this column"), partial(columns.hide, place))
        hide.setEnabled(not column.fixed and len(shown) > 1)
        freeze = _add(
            menu, self.tr("Keep the first column in view"), lambda: columns.freeze(not columns.frozen)
        )
        freeze.setCheckable(True)
        freeze.setChecked(columns.frozen)
        menu.addSeparator()
        self._add_columns(menu.addMenu(self.tr("Columns")), shown)
        menu.addAction(self.choose)
        reset = _add(menu, self.tr("Reset the columns"), self._keeper.reset)
        reset.setEnabled(self._keeper.is_changed)
        return menu

    def _step(self, step: int) -> int:
        """A step to the left is one forward where one reads from the right."""
        return -step if self._view.isRightToLeft() else step

    def _add_sorts(self, menu: QMenu, key: str) -> None:
        order = self._view.table.sort_order
        others = tuple(pair for pair in order if pair[0] != key)
        known = dict(order)
        for ascending, alone in ((True, self.tr("Sort ascending")), (False, self.tr("Sort descending"))):
            action = _add(menu, alone, partial(self._sort, ((key, ascending),)))
            action.setCheckable(True)
            action.setChecked(order == ((key, ascending),))
        if others:
            for ascending, more in (
                (True, self.tr("Then by this, ascending")),
                (False, self.tr("Then by this, descending")),
            ):
                action = _add(menu, more, partial(self._sort, (*others, (key, ascending))))
                action.setCheckable(True)
                action.setChecked(known.get(key) is ascending and order[-1][0] == key)
        if key in known:
            _add(menu, self.tr("Do not sort by this"), partial(self._sort, others))

    def _sort(self, order: tuple[tuple[str, bool], ...]) -> None:
        self._view.table.set_sort(order)
        self._view.columns.edited.emit()

    def _add_columns(self, menu: QMenu, shown: Sequence[int]) -> None:
        columns = self._view.columns
        for place, column in enumerate(self._view.table.columns):
            act = partial(columns.hide, place) if place in shown else partial(columns.show, place)
            action = _add(menu, column.called, act)
            action.setCheckable(True)
            action.setChecked(place in shown)
            action.setEnabled(place not in shown or (not column.fixed and len(shown) > 1))

    def open_row_menu(self, at: QPoint, commands: Sequence[QAction]) -> QMenu:
        """The menu of the rows: the commands of the screen, as they stand in its menu."""
        menu = QMenu(self._host)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(list(commands))
        menu.popup(at)
        return menu


def _add(menu: QMenu, words: str, act: Callable[[], object]) -> QAction:
    action = QAction(words.replace("&", "&&"), menu)
    action.triggered.connect(lambda _on=False: act())
    menu.addAction(action)
    return action

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What a screen reader hears of a table, asked through Qt's own bridge; what the keyboard reaches."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.models import TableModel, TableView
from ui.theme import Theme
from ui.widgets.gallery import LINES, Line, table_model


@pytest.fixture
def lines(theme: Theme) -> TableModel[Line]:
    return table_model()


@pytest.fixture
def view(qtbot: QtBot, lines: TableModel[Line]) -> Iterator[TableView]:
    made = TableView(lines, name="Lines")
    qtbot.add_widget(made)
    made.resize(600, 200)
    made.show()
    QAccessible.setActive(True)
    yield made
    QAccessible.setActive(False)


def _children(view: TableView) -> list[QAccessibleInterface]:
    table = QAccessible.queryAccessibleInterface(view)
    assert table.text(QAccessible.Text.Name) == "Lines"
    found = [table.child(number) for number in range(table.childCount())]
    return [child for child in found if child is not None]


def _names(view: TableView, role: QAccessible.Role) -> list[str]:
    return [child.text(QAccessible.Text.Name) for child in _children(view) if child.role() == role]


def test_ux_65_a_table_announces_row_and_column_headings(view: TableView, lines: TableModel[Line]) -> None:
    assert _names(view, QAccessible.Role.RowHeader) == [line.number for line in LINES]
    lines.set_sort([("partner", False)])
    headings = _names(view, QAccessible.Role.ColumnHeader)
    assert headings == ["", "No.", "Partner, sorted descending", "Status", "Remaining", "EUR"]


def test_ux_65_each_cell_is_a_sentence_under_its_headings(view: TableView) -> None:
    cells = [child for child in _children(view) if child.role() == QAccessible.Role.Cell]
    said = [cell.text(QAccessible.Text.Name) for cell in cells]
    assert said[:5] == [
        "checked",
        "R-20418, unread",
        "Harbour Textiles",
        "Waiting for answer",
        "18 min, urgent",
    ]
    place = cells[4].tableCellInterface()
    assert place is not None
    assert [head.text(QAccessible.Text.Name) for head in place.columnHeaderCells()] == ["Remaining"]
    assert [head.text(QAccessible.Text.Name) for head in place.rowHeaderCells()] == ["R-20418"]
    assert (place.rowIndex(), place.columnIndex(), place.isSelected()) == (0, 4, False)
    view.selectRow(0)
    assert place.isSelected()


def test_ux_20_space_selects_and_control_lets_go(view: TableView, qtbot: QtBot) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    plain = TableView(_unticked())
    qtbot.add_widget(plain)
    plain.selectRow(0)
    QTest.keyClick(plain, Qt.Key.Key_Down, control)
    assert plain.selected_numbers() == [0]
    QTest.keyClick(plain, Qt.Key.Key_Space)
    assert plain.selected_numbers() == [0, 1]
    with qtbot.wait_signal(plain.preview_requested) as asked:
        QTest.keyClick(plain, Qt.Key.Key_Space)
    assert asked.args == [LINES[1]]
    QTest.keyClick(plain, Qt.Key.Key_Space, control)
    assert plain.selected_numbers() == [0]


def _unticked() -> TableModel[Line]:
    full = table_model()
    model = TableModel[Line](full.columns[1:], lambda row: row.number)
    model.set_rows(LINES)
    return model


def test_ux_20_all_keys_of_a_list(qtbot: QtBot, theme: Theme) -> None:
    view = TableView(_unticked())
    qtbot.add_widget(view)
    view.resize(500, 96)
    view.show()
    view.selectRow(0)
    for key, row in (
        (Qt.Key.Key_Down, 1),
        (Qt.Key.Key_Up, 0),
        (Qt.Key.Key_End, 2),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_PageDown, 1),
        (Qt.Key.Key_PageUp, 0),
    ):
        QTest.keyClick(view, key)
        assert view.currentIndex().row() == row, key
        assert view.selected_numbers() == [row]
    for key, signal in ((Qt.Key.Key_Return, view.row_opened), (Qt.Key.Key_F2, view.edit_requested)):
        with qtbot.wait_signal(signal) as told:
            QTest.keyClick(view, key)
        assert told.args == [LINES[0]]


def test_ux_70_rows_are_chosen_where_one_reads_from_the_right(view: TableView) -> None:
    """Qt's own way to choose a row finds none there."""
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QApplication.processEvents()
    view.selectRow(2)
    assert view.selected_rows() == [LINES[2]]
    assert view.current_row() == LINES[2]
    assert view.select_key(LINES[0].number)
    assert view.selected_rows() == [LINES[0]]
    view.selectRow(len(LINES))
    assert view.selected_rows() == [LINES[0]], "there is no such row"
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.current_row() == LINES[1]
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.current_row() == LINES[-1]
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.selected_rows() == [LINES[0]]


def test_ux_18_ranges_by_shift_and_control(qtbot: QtBot, theme: Theme) -> None:
    view = TableView(_unticked())
    qtbot.add_widget(view)
    view.resize(500, 200)
    view.show()
    shift, control = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
    view.selectRow(0)
    QTest.keyClick(view, Qt.Key.Key_End, shift)
    assert view.selected_numbers() == [0, 1, 2]
    at = view.visualRect(view.table.index(1, 1)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, control, at)
    assert view.selected_numbers() == [0, 2]
    QTest.keyClick(view, Qt.Key.Key_A, control)
    assert view.selected_numbers() == [0, 1, 2]
    assert not view.everything, "all there are is loaded"


def test_ux_20_the_same_letter_goes_from_row_to_row(qtbot: QtBot, theme: Theme) -> None:
    view = TableView(_unticked())
    qtbot.add_widget(view)
    view.selectRow(0)
    rows = []
    for _each in range(3):
        QTest.keyClick(view, Qt.Key.Key_R)
        rows.append(view.currentIndex().row())
    assert rows == [1, 2, 0]


def test_a_text_that_is_cut_off_is_told_whole(qtbot: QtBot, theme: Theme) -> None:
    view = TableView(_unticked())
    qtbot.add_widget(view)
    view.resize(700, 200)
    view.show()
    index = view.table.index(0, 1)
    assert view.pointing.whole_text(index) == ""
    view.columns.set_width(1, 60)
    assert view.pointing.whole_text(index) == "Harbour Textiles"


def test_the_clipboard_has_what_is_seen_in_its_order(qtbot: QtBot, theme: Theme) -> None:
    view = TableView(_unticked())
    qtbot.add_widget(view)
    columns = view.columns
    columns.hide(view.table.place_of("due"))
    columns.move(view.table.place_of("total"), -2)
    flags = QItemSelectionModel.SelectionFlag
    view.selectionModel().select(view.table.index(0, 0), flags.Select | flags.Rows)
    with qtbot.wait_signal(view.rows_copied) as copied:
        QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert copied.args == [1]
    assert QApplication.clipboard().text().splitlines() == [
        "No.\tEUR\tPartner\tStatus",
        "R-20418\t1960.40\tHarbour Textiles\tWaiting for answer",
    ]

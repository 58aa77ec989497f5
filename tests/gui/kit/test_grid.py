# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The editable grid: entry, locales, keys, pasting, reasons."""

from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QStyleOptionViewItem, QToolTip
from pytestqt.qtbot import QtBot

from ui.forms.decimals import DecimalError, format_number, parse_decimal, readings_of
from ui.models import EditableGrid, GridModel
from ui.models.grid_delegate import GridDelegate
from ui.theme import Theme
from ui.widgets.gallery import grid_columns

EN = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
FR = QLocale(QLocale.Language.French, QLocale.Country.France)
SKU, QTY, CAP, EUR = 1, 3, 4, 5


@pytest.fixture
def grid(qtbot: QtBot, theme: Theme) -> EditableGrid:
    counter = iter(range(100, 200))
    made = EditableGrid(
        grid_columns(),
        lambda: {"id": next(counter), "sku": "", "text": "", "qty": None, "cap": False, "eur": None},
    )
    rows = [
        {"id": 1, "sku": "A", "text": "", "qty": Decimal(1), "cap": True, "eur": Decimal("4.2")},
        {"id": 2, "sku": "B", "text": "", "qty": Decimal(2), "cap": False, "eur": None},
    ]
    made.set_rows(rows)
    made.resize(700, 200)
    qtbot.add_widget(made)
    with qtbot.wait_active(made):
        made.show()
        made.activateWindow()
    made.setFocus()
    return made


def _at(grid: EditableGrid, number: int, place: int) -> None:
    grid.setCurrentIndex(grid.grid_model.index(number, place))


def _editor(grid: EditableGrid) -> QLineEdit:
    (editor,) = [e for e in grid.viewport().findChildren(QLineEdit) if e.isVisible()]
    return editor


def test_model_is_sound(qtmodeltester: Any, theme: Theme) -> None:
    model = GridModel(grid_columns())
    model.set_rows([{"id": n, "sku": str(n)} for n in range(4)])
    model.move(0, 3)
    model.move(2, 0)
    model.take(1)
    qtmodeltester.check(model)


@pytest.mark.parametrize(
    ("text", "locale", "value"),
    [
        ("4,5", EN, "4.5"),
        ("4.5", FR, "4.5"),
        ("4,5", FR, "4.5"),
        ("1,234", EN, "1234"),
        ("1,234.50", EN, "1234.50"),
        ("1.234,50", EN, "1234.50"),
        ("1 234,50", FR, "1234.50"),
        ("1\u202f234,5", FR, "1234.5"),
        ("1'234.5", EN, "1234.5"),
        ("\u200b12\u00a0", EN, "12"),
        ("-3", EN, "-3"),
        (".5", EN, "0.5"),
        ("1,234,567", EN, "1234567"),
        ("0,123", FR, "DECIMALS"),
        ("1.234", FR, "ASK"),
        ("1.234", EN, "ASK"),
        ("1,234", FR, "ASK"),
        ("twelve", EN, "NO"),
        ("1,2,3", EN, "NO"),
        ("1e5", EN, "NO"),
        ("12,34.5", EN, "NO"),
    ],
)
def test_ux_32_decimals(theme: Theme, text: str, locale: QLocale, value: str) -> None:
    words = {"ASK": "two meanings", "NO": "number", "DECIMALS": "At most 2 decimals"}
    if value in words:
        with pytest.raises(DecimalError, match=words[value]):
            parse_decimal(text, locale)
    else:
        assert parse_decimal(text, locale) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "decimals", "money", "readings"),
    [
        ("1.234", 2, False, ("1234", "1.23")),
        ("1.234", 6, False, ()),
        ("1.234", 6, True, ("1234", "1.234")),
        ("1,234", 6, True, ()),
        ("0.125", 6, True, ()),
        ("-1.234", 2, True, ("-1234", "-1.23")),
        ("1.234", 0, False, ("1234",)),
        ("1.2345", 6, True, ()),
        ("12.34x", 2, True, ()),
    ],
)
def test_ux_32_what_has_two_meanings_is_asked_about(
    theme: Theme, text: str, decimals: int, money: bool, readings: tuple[str, ...]
) -> None:
    found = readings_of(text, EN, decimals, money=money)
    assert found == tuple(map(Decimal, readings))


@pytest.mark.parametrize("sign", [Qt.Key.Key_Comma, Qt.Key.Key_Period])
def test_ux_32_both_signs_of_the_keypad_are_decimals(qtbot: QtBot, grid: EditableGrid, sign: Qt.Key) -> None:
    _at(grid, 0, EUR)
    QTest.keyClick(grid, Qt.Key.Key_F2)
    editor = _editor(grid)
    editor.clear()
    for key in (Qt.Key.Key_4, sign, Qt.Key.Key_5):
        QTest.keyClick(editor, key, Qt.KeyboardModifier.KeypadModifier)
    with qtbot.wait_signal(grid.cell_edited):
        QTest.keyClick(editor, Qt.Key.Key_Return)
    assert grid.rows()[0]["eur"] == Decimal("4.5")


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_ux_32_a_cell_with_two_meanings_offers_both(qtbot: QtBot, grid: EditableGrid) -> None:
    _at(grid, 0, EUR)
    QTest.keyClick(grid, Qt.Key.Key_F2)
    editor = _editor(grid)
    editor.clear()
    QTest.keyClicks(editor, "1.234")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.wait_until(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == ["1,234", "1.23"]
    with qtbot.wait_signal(grid.cell_edited) as told:
        QTest.keyClick(menu, Qt.Key.Key_Return)
    assert told.args == [1, "eur", Decimal(1234)]
    assert grid.grid_model.row_reason(0) == ""


def test_numbers_are_written_as_the_locale_does() -> None:
    assert format_number(Decimal("-1234.5"), 2, EN) == "\u22121,234.50"
    assert format_number(Decimal("1234.5"), 2, FR) == f"1{FR.groupSeparator()}234,50"


def test_ux_29_enter_moves_down_and_tells(qtbot: QtBot, grid: EditableGrid) -> None:
    _at(grid, 0, QTY)
    QTest.keyClick(grid, Qt.Key.Key_F2)
    editor = _editor(grid)
    QTest.keyClicks(editor, "12")
    with qtbot.wait_signal(grid.cell_edited) as told:
        QTest.keyClick(editor, Qt.Key.Key_Return)
    assert told.args == [1, "qty", Decimal(12)]
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (1, QTY)


def test_ux_29_tab_skips_locked_cells_and_adds_a_row_at_the_end(qtbot: QtBot, grid: EditableGrid) -> None:
    _at(grid, 1, CAP)
    with qtbot.wait_signal(grid.row_added):
        QTest.keyClick(grid, Qt.Key.Key_Tab)
    assert grid.grid_model.rowCount() == 3
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (2, SKU)
    _at(grid, 2, CAP)
    QTest.keyClick(grid, Qt.Key.Key_Tab)
    assert grid.grid_model.rowCount() == 3, "an untouched row lets the focus out"


def test_a_column_that_takes_what_others_leave_never_vanishes(grid: EditableGrid) -> None:
    """A narrow grid is scrolled sideways; with room the column takes all of it again."""
    header = grid.horizontalHeader()
    place = next(n for n, column in enumerate(grid.grid_model.columns) if column.stretch)
    for width, fills in ((300, False), (1_100, True), (300, False)):
        grid.resize(width, 200)
        QApplication.processEvents()
        assert header.sectionSize(place) >= 180
        assert (header.length() <= grid.viewport().width()) is fills


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_text_that_is_cut_off_is_told_whole_under_the_mouse(grid: EditableGrid) -> None:
    """Only where it has no room, and nothing else is to be said of its row."""
    long = "Bubble wrap each of them, and lay the card on top, please, where it is seen at once"
    grid.grid_model.update_row(1, {"text": long})
    place = next(n for n, column in enumerate(grid.grid_model.columns) if column.key == "text")
    option, told = QStyleOptionViewItem(), []
    delegate = grid.itemDelegate()
    assert isinstance(delegate, GridDelegate)
    for number in range(2):
        index = grid.grid_model.index(number, place)
        option.rect = grid.visualRect(index)
        told.append(delegate.whole_text(option, index))
    assert told == [long, ""]
    pointed = grid.visualRect(grid.grid_model.index(0, place)).center()
    event = QHelpEvent(QEvent.Type.ToolTip, pointed, grid.viewport().mapToGlobal(pointed))
    QApplication.sendEvent(grid.viewport(), event)
    assert QToolTip.text() == long
    QToolTip.hideText()


def test_what_is_no_number_stays_visible_with_its_reason(qtbot: QtBot, grid: EditableGrid) -> None:
    _at(grid, 0, EUR)
    with (
        qtbot.wait_signal(grid.grid_model.cell_rejected) as refused,
        qtbot.assert_not_emitted(grid.cell_edited),
    ):
        grid.grid_model.setData(grid.grid_model.index(0, EUR), "abc")
    assert refused.args is not None
    assert refused.args[:3] == [1, "eur", "abc"]
    assert grid.grid_model.text(0, EUR) == "abc"
    assert grid.rows()[0]["eur"] == Decimal("4.2")
    assert "number" in grid.grid_model.row_reason(0)
    grid.grid_model.setData(grid.grid_model.index(0, EUR), "5")
    assert grid.grid_model.row_reason(0) == ""


def test_a_check_opens_its_neighbour(grid: EditableGrid) -> None:
    assert grid.grid_model.text(1, EUR) == "No limit"
    assert not grid.grid_model.is_enabled(1, EUR)
    _at(grid, 1, CAP)
    QTest.keyClick(grid, Qt.Key.Key_Space)
    assert grid.rows()[1]["cap"] is True
    assert grid.grid_model.is_enabled(1, EUR)


def test_paste_of_a_table_goes_to_the_owner(qtbot: QtBot, grid: EditableGrid) -> None:
    QApplication.clipboard().setText("X-1\t5\nX-2\t6\n")
    _at(grid, 1, SKU)
    with qtbot.wait_signal(grid.pasted) as told:
        QTest.keyClick(grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert told.args == [1, "sku", [["X-1", "5"], ["X-2", "6"]]]
    assert grid.rows()[1]["sku"] == "B", "nothing is applied before the preview"


def test_paste_of_one_value_goes_into_the_cell(grid: EditableGrid) -> None:
    QApplication.clipboard().setText(" 1 200 \r\n")
    _at(grid, 0, QTY)
    QTest.keyClick(grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert grid.rows()[0]["qty"] == Decimal(1200)


def test_ux_31_rows_move_fill_duplicate_and_go(qtbot: QtBot, grid: EditableGrid) -> None:
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    _at(grid, 1, QTY)
    QTest.keyClick(grid, Qt.Key.Key_D, control)
    assert grid.rows()[1]["qty"] == Decimal(1)
    QTest.keyClick(grid, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [row["id"] for row in grid.rows()] == [2, 1]
    QTest.keyClick(grid, Qt.Key.Key_D, control | shift)
    assert [row["sku"] for row in grid.rows()] == ["B", "B", "A"]
    with qtbot.wait_signal(grid.row_removed) as gone:
        QTest.keyClick(grid, Qt.Key.Key_Delete, control)
    assert gone.args is not None
    assert gone.args[1] == 1
    assert [row["id"] for row in grid.rows()] == [2, 1]


def test_reasons_are_shown_and_spoken(grid: EditableGrid) -> None:
    grid.set_errors({1: {"sku": "Unknown. Use A-1?"}})
    assert grid.grid_model.text(0, 2) == "Unknown. Use A-1?"
    role = Qt.ItemDataRole.AccessibleTextRole
    assert grid.grid_model.data(grid.grid_model.index(0, SKU), role) == "A, invalid: Unknown. Use A-1?"
    grid.set_errors({})
    assert grid.grid_model.text(0, 2) == ""


def test_a_locked_grid_changes_nothing(grid: EditableGrid) -> None:
    grid.set_read_only(True)
    _at(grid, 0, SKU)
    QTest.keyClick(grid, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert not grid.grid_model.setData(grid.grid_model.index(0, SKU), "Z")
    assert [row["sku"] for row in grid.rows()] == ["A", "B"]

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Columns: chosen, put in order, sized, frozen, remembered for each view."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from ui.language import Language
from ui.models import CellKind, Column, Sort, TableLayout, TableModel, TableView
from ui.models.column_dialog import ColumnDialog
from ui.models.layout import NARROWEST, WIDEST, ColumnPlace
from ui.models.remembered import LayoutKeeper, LocalLayouts
from ui.models.table_menus import TableMenus
from ui.theme import Theme
from ui.theme.tokens import LIGHT


@dataclass(frozen=True)
class Item:
    key: int
    name: str
    town: str
    note: str


ITEMS = [Item(n, f"name {n}", "Bergen" if n % 2 else "Aarhus", f"a rather long note {n}") for n in range(40)]
COLUMNS = (
    Column[Item](
        "key",
        lambda: "No.",
        lambda r: str(r.key),
        CellKind.LINK,
        80,
        sort_key="key",
        order=lambda r: r.key,
        fixed=True,
    ),
    Column[Item]("name", lambda: "Name", lambda r: r.name, stretch=True, sort_key="name"),
    Column[Item]("town", lambda: "Town", lambda r: r.town, width=120, order=lambda r: r.town),
    Column[Item]("note", lambda: "Note", lambda r: r.note, width=90),
    Column[Item]("extra", lambda: "Extra", lambda r: r.note, width=90, shown=False),
)
FIRST = TableLayout(sort=(("key", True),))


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> TableView:
    model = TableModel[Item](COLUMNS, lambda row: row.key)
    model.set_rows(ITEMS)
    made = TableView(model, name="Items")
    qtbot.add_widget(made)
    made.resize(700, 300)
    made.show()
    return made


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


def _keys(view: TableView) -> list[str]:
    return [view.table.columns[place].key for place in view.columns.shown()]


def _sort(view: TableView) -> Sort:
    return view.table.sort_order


# ------------------------------------------------------------ sorting


def _click(view: TableView, key: str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    header = view.horizontalHeader()
    place = view.table.place_of(key)
    at = QPoint(header.sectionViewportPosition(place) + 20, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, modifier, at)


def test_ux_14_click_sorts_shift_adds_third_clears(view: TableView) -> None:
    _click(view, "town")
    assert _sort(view) == (("town", True),)
    view.table.cycle_sort(0, add=True)
    assert _sort(view) == (("town", True), ("key", True))
    view.table.cycle_sort(0, add=True)
    assert _sort(view) == (("town", True), ("key", False))
    view.table.cycle_sort(0, add=True)
    assert _sort(view) == (("town", True),)
    _click(view, "town")
    assert _sort(view) == (("town", False),)
    _click(view, "town")
    assert _sort(view) == ()
    _click(view, "note")
    assert _sort(view) == (), "a column without an order cannot be sorted by"


def test_ux_14_headings_say_how_they_sort(view: TableView) -> None:
    view.table.set_sort([("town", True), ("key", False)])
    role = Qt.ItemDataRole.AccessibleTextRole
    said = [view.table.headerData(n, Qt.Orientation.Horizontal, role) for n in range(3)]
    assert said == ["No., sorted descending, key 2 of 2", "Name", "Town, sorted ascending, key 1 of 2"]
    assert [row.key for row in view.table.rows][:3] == [38, 36, 34]


def test_a_sort_by_what_is_not_there_is_left_out(view: TableView) -> None:
    view.table.set_sort([("newer", True), ("note", True), ("town", False)])
    assert _sort(view) == (("town", False),)


# ------------------------------------------------------------ the value


TEXTS = st.text(max_size=8)
PLACES = st.builds(ColumnPlace, TEXTS, st.integers(NARROWEST, WIDEST) | st.just(0), st.booleans())
SORTS = st.none() | st.lists(st.tuples(TEXTS, st.booleans()), max_size=3).map(tuple)


@given(st.lists(PLACES, max_size=6, unique_by=lambda p: p.key), st.booleans(), SORTS)
def test_a_layout_survives_its_text(
    places: list[ColumnPlace], frozen: bool, sort: tuple[tuple[str, bool], ...] | None
) -> None:
    layout = TableLayout(tuple(places), frozen, sort)
    assert TableLayout.of_text(layout.to_text()) == layout


@given(st.text() | st.recursive(st.none() | st.booleans() | st.text(), st.lists).map(str))
def test_no_text_breaks_a_table(text: str) -> None:
    layout = TableLayout.of_text(text)
    complete = layout.complete(COLUMNS)
    assert {place.key for place in complete} == {column.key for column in COLUMNS}
    assert any(place.shown for place in complete)


@pytest.mark.parametrize(
    "damaged", ["", "[]", "{", "null", '{"columns": 3}', '{"columns": [[]], "sort": {}}']
)
def test_a_damaged_text_is_no_layout(damaged: str) -> None:
    assert TableLayout.of_text(damaged) == TableLayout()


@pytest.mark.parametrize(
    ("width", "kept"),
    [
        ("1e99", WIDEST),
        ("-5", 0),
        ("3", NARROWEST),
        ("120.7", 120),
        ("null", 0),
        ('"wide"', 0),
        ("Infinity", 0),
    ],
)
def test_an_absurd_width_becomes_one_that_can_be_seen(width: str, kept: int) -> None:
    layout = TableLayout.of_text(f'{{"columns": [["name", {width}]]}}')
    assert layout.columns == (ColumnPlace("name", kept),)


def test_a_layout_goes_into_the_rows_that_keep_views() -> None:
    kept = ("note:120", "key", "carbon:80")
    layout = TableLayout.of_pieces(kept, COLUMNS, frozen=True, sort=("-name", "id_of_newer"))
    assert layout.pieces() == kept
    assert layout.sort == (("name", False), ("id_of_newer", True))
    assert layout.sort_names(COLUMNS) == ("-name", "id_of_newer")
    assert [place for place in layout.complete(COLUMNS) if place.shown] == [
        ColumnPlace("note", 120),
        ColumnPlace("key"),
    ]
    usual = TableLayout.of_pieces((), COLUMNS)
    assert usual.complete(COLUMNS) == TableLayout().complete(COLUMNS)
    assert usual.sort is None


def test_a_column_that_came_later_stands_where_it_belongs() -> None:
    layout = TableLayout((ColumnPlace("note"), ColumnPlace("name"), ColumnPlace("key", 0, False)))
    assert [place.key for place in layout.complete(COLUMNS)] == ["note", "extra", "name", "town", "key"]
    assert layout.complete(COLUMNS)[-1].shown, "a fixed column cannot be hidden"


def test_a_column_of_a_newer_version_is_kept_and_named(view: TableView) -> None:
    newer = TableLayout((ColumnPlace("carbon", 77), *TableLayout().complete(COLUMNS)))
    view.columns.set_layout(newer)
    assert _keys(view) == ["key", "name", "town", "note"]
    view.columns.hide(view.table.place_of("town"))
    assert ColumnPlace("carbon", 77) in view.columns.layout_now().columns
    chosen: list[TableLayout] = []
    spoken = Language()
    spoken.switch("en")
    dialog = ColumnDialog(view, FIRST, chosen.append, view)
    said = [label.text() for label in dialog.findChildren(type(dialog.title_label))]
    assert "1 column of a newer version is kept, not shown: carbon" in said
    dialog.accept()
    assert ColumnPlace("carbon", 77) in chosen[0].columns


# ------------------------------------------------------------ widths and order


def test_columns_that_may_grow_fill_the_room(view: TableView) -> None:
    header = view.horizontalHeader()
    assert header.length() == view.viewport().width()
    view.resize(900, 300)
    assert header.length() == view.viewport().width()
    view.resize(320, 300)
    assert header.sectionSize(1) >= 110
    assert header.length() > view.viewport().width()


def test_ux_15_an_edge_is_dragged_and_remembered(view: TableView, settings: QSettings) -> None:
    keeper = LayoutKeeper(view, LocalLayouts(settings), "items", FIRST)
    header = view.horizontalHeader()
    edge = QPoint(header.sectionViewportPosition(3) - 1, 10)
    before = header.sectionSize(2)
    QTest.mousePress(header.viewport(), Qt.MouseButton.LeftButton, pos=edge)
    QTest.mouseMove(header.viewport(), edge + QPoint(30, 0))
    QTest.mouseRelease(header.viewport(), Qt.MouseButton.LeftButton, pos=edge + QPoint(30, 0))
    assert header.sectionSize(2) == before + 30
    assert header.length() == view.viewport().width()
    kept = TableLayout.of_text(LocalLayouts(settings).read("items"))
    assert ColumnPlace("town", before + 30) in kept.columns
    assert ColumnPlace("name", 0) in kept.columns, "who fills the room goes on filling it"
    assert keeper.is_changed


def test_ux_15_a_double_click_on_the_edge_fits_the_column(view: TableView) -> None:
    header = view.horizontalHeader()
    assert header.sectionSize(3) == 90
    edge = QPoint(header.sectionViewportPosition(3) + header.sectionSize(3) - 2, 10)
    QTest.mouseDClick(header.viewport(), Qt.MouseButton.LeftButton, pos=edge)
    assert header.sectionSize(3) > 140
    view.columns.fit(1)
    assert 60 < header.sectionSize(1) < 110, "a growing column can be made narrow by hand"


def test_ux_15_headings_are_dragged_into_another_order(view: TableView, settings: QSettings) -> None:
    LayoutKeeper(view, LocalLayouts(settings), "items", FIRST)
    header = view.horizontalHeader()
    start = QPoint(header.sectionViewportPosition(2) + 20, 10)
    target = QPoint(10, 10)
    QTest.mousePress(header.viewport(), Qt.MouseButton.LeftButton, pos=start)
    for x in range(start.x(), target.x(), -40):
        QTest.mouseMove(header.viewport(), QPoint(x, 10))
    QTest.mouseMove(header.viewport(), target)
    QTest.mouseRelease(header.viewport(), Qt.MouseButton.LeftButton, pos=target)
    assert _keys(view) == ["town", "key", "name", "note"]
    assert (view.look.first, view.look.last) == (2, 3)
    kept = TableLayout.of_text(LocalLayouts(settings).read("items"))
    assert [place.key for place in kept.columns] == ["town", "key", "name", "note", "extra"]


def test_ux_15_all_is_remembered_per_view(view: TableView, settings: QSettings, qtbot: QtBot) -> None:
    store = LocalLayouts(settings)
    keeper = LayoutKeeper(view, store, "one", FIRST)
    assert _sort(view) == (("key", True),)
    view.columns.hide(3)
    view.columns.show(4)
    view.columns.move(4, -2)
    view.columns.freeze(True)
    _click(view, "town")
    keeper.open("two", TableLayout(sort=(("name", False),)))
    assert _keys(view) == ["key", "name", "town", "note"]
    assert not view.columns.frozen
    assert _sort(view) == (("name", False),)
    keeper.open("one", FIRST)
    assert _keys(view) == ["key", "extra", "name", "town"]
    assert view.columns.layout_now().frozen
    assert _sort(view) == (("town", True),)
    again = TableView(TableModel[Item](COLUMNS, lambda row: row.key))
    qtbot.add_widget(again)
    settings.sync()
    fresh = QSettings(settings.fileName(), QSettings.Format.IniFormat)
    LayoutKeeper(again, LocalLayouts(fresh), "one", FIRST)
    assert again.columns.layout_now() == view.columns.layout_now()
    keeper.reset()
    assert _keys(view) == ["key", "name", "town", "note"]
    assert not keeper.is_changed


# ------------------------------------------------------------ choosing


def test_ux_15_columns_are_chosen_by_keyboard_alone(view: TableView) -> None:
    dialog = ColumnDialog(view, FIRST, view.columns.choose, view)
    dialog.show()
    QTest.keyClicks(dialog.search, "ext")
    assert [row.key for row in dialog.model.rows] == ["extra"]
    QTest.keyClick(dialog.view, Qt.Key.Key_Space)
    dialog.search.clear()
    assert [row.shown for row in dialog.model.rows] == [True] * 5
    dialog.view.select_key("note")
    alt = Qt.KeyboardModifier.AltModifier
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Right):
        QTest.keyClick(dialog.view, key, alt)
    dialog.view.select_key("key")
    QTest.keyClick(dialog.view, Qt.Key.Key_Space)
    assert dialog.choice.places[0].shown, "a fixed column stays"
    dialog.freeze.click()
    dialog.verb_button.click()
    assert _keys(view) == ["key", "note", "name", "town", "extra"]
    assert view.horizontalHeader().sectionSize(3) == 106
    assert view.columns.frozen


def test_cancel_chooses_nothing_and_reset_goes_back(view: TableView) -> None:
    before = view.columns.layout_now()
    dialog = ColumnDialog(view, FIRST, view.columns.choose, view)
    dialog.toggle("town")
    dialog.view.select_key("note")
    dialog.shift(-1)
    dialog.widen(3)
    dialog.reset()
    assert dialog.choice.layout.columns == before.columns
    dialog.toggle("town")
    dialog.reject()
    assert view.columns.layout_now() == before


def test_the_last_column_cannot_be_hidden(view: TableView) -> None:
    for place in (1, 2, 3):
        view.columns.hide(place)
    assert _keys(view) == ["key"]
    view.columns.hide(0)
    assert _keys(view) == ["key"]


def _texts(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if action.text()]


def _trigger(menu: QMenu, text: str) -> None:
    action = next(action for action in menu.actions() if action.text() == text)
    assert isinstance(action, QAction)
    action.trigger()


def test_ux_15_the_menu_of_a_heading(view: TableView, settings: QSettings) -> None:
    keeper = LayoutKeeper(view, LocalLayouts(settings), "items", FIRST)
    menus = TableMenus(view, keeper, view)
    town = view.table.place_of("town")
    _trigger(menus.heading_menu(town), "Then by this, descending")
    assert _sort(view) == (("key", True), ("town", False))
    _trigger(menus.heading_menu(town), "Sort ascending")
    assert _sort(view) == (("town", True),)
    _trigger(menus.heading_menu(town), "Do not sort by this")
    assert _sort(view) == ()
    assert "Sort ascending" not in _texts(menus.heading_menu(view.table.place_of("note")))
    _trigger(menus.heading_menu(town), "Move to the left")
    assert _keys(view) == ["key", "town", "name", "note"]
    _trigger(menus.heading_menu(town), "Hide this column")
    assert _keys(view) == ["key", "name", "note"]
    inner = next(a.menu() for a in menus.heading_menu(0).actions() if a.text() == "Columns")
    assert isinstance(inner, QMenu)
    assert [(a.text(), a.isChecked(), a.isEnabled()) for a in inner.actions()] == [
        ("No.", True, False),
        ("Name", True, True),
        ("Town", False, True),
        ("Note", True, True),
        ("Extra", False, True),
    ]
    _trigger(inner, "Town")
    assert "town" in _keys(view)
    _trigger(menus.heading_menu(0), "Keep the first column in view")
    assert view.columns.frozen
    _trigger(menus.heading_menu(0), "Reset the columns")
    assert view.columns.layout_now() == TableLayout(TableLayout().complete(COLUMNS), False, FIRST.sort)


# ------------------------------------------------------------ the frozen column


def _scrolled(view: TableView) -> TableView:
    view.resize(360, 300)
    view.columns.freeze(True)
    view.horizontalScrollBar().setValue(view.horizontalScrollBar().maximum())
    return view


def test_ux_15_the_first_column_stays_and_scrolls_with_the_rows(view: TableView) -> None:
    assert view.frozen is None
    view.columns.freeze(True)
    assert view.frozen is None, "there is room for all"
    frozen = _scrolled(view).frozen
    assert frozen is not None
    assert frozen.isVisible()
    view.verticalScrollBar().setValue(333)
    assert frozen.verticalScrollBar().value() == 333
    view.resize(900, 300)
    assert frozen.isHidden()


def test_what_the_mouse_does_to_the_frozen_column_is_the_tables(view: TableView, qtbot: QtBot) -> None:
    frozen = _scrolled(view).frozen
    assert frozen is not None
    at = QPoint(30, view.rowViewportPosition(2) + 8)
    with qtbot.wait_signal(view.row_opened) as opened:
        QTest.mouseClick(frozen.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert opened.args == [ITEMS[2]]
    assert view.selected_rows() == [ITEMS[2]]
    assert view.indexAt(at).column() == 0
    assert view.visualRect(view.table.index(2, 0)).left() == 0
    header = frozen.horizontalHeader()
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 8))
    assert _sort(view) == (("key", True),)


def test_a_cell_comes_out_from_behind_the_frozen_column(view: TableView) -> None:
    _scrolled(view)
    view.scrollTo(view.table.index(0, 1))
    assert view.visualRect(view.table.index(0, 1)).left() >= 80
    bar = view.horizontalScrollBar()
    bar.setValue(bar.maximum())
    view.scrollTo(view.table.index(39, 0))
    assert bar.value() == bar.maximum(), "the frozen cell is in view already"
    assert view.rowAt(view.viewport().height() - 2) == 39


def test_mirrored_the_frozen_column_stands_at_the_right(view: TableView) -> None:
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    frozen = _scrolled(view).frozen
    assert frozen is not None
    assert frozen.geometry().right() == view.viewport().geometry().right()
    at = QPoint(view.viewport().width() - 10, view.rowViewportPosition(1) + 8)
    assert view.indexAt(at).column() == 0
    view.scrollTo(view.table.index(0, 1))
    assert view.visualRect(view.table.index(0, 1)).right() < frozen.geometry().left()


def test_rows_go_on_where_no_column_stands(view: TableView) -> None:
    view.columns.fit(1)
    free = view.viewport().width() - view.horizontalHeader().length()
    assert free > 50
    view.selectRow(1)
    view.look.active = True
    y = view.rowViewportPosition(1) + 8
    image = view.viewport().grab().toImage()
    assert image.pixelColor(view.viewport().width() - 5, y).name().upper() == LIGHT.sel


def test_the_frozen_column_follows_when_more_rows_come(view: TableView) -> None:
    _scrolled(view)
    bar = view.verticalScrollBar()
    view.table.set_rows([*ITEMS, *(Item(n, "", "", "") for n in range(100, 200))])
    view.settle_scroll()
    bar.setValue(bar.maximum())
    assert view.frozen is not None
    assert view.frozen.rowViewportPosition(139) == view.rowViewportPosition(139)


def test_the_frozen_column_does_not_follow_the_cursor_by_itself(view: TableView) -> None:
    _scrolled(view)
    view.setAutoScroll(False)
    view.setCurrentIndex(view.table.index(39, 0))
    assert view.frozen is not None
    assert view.frozen.rowViewportPosition(0) == view.rowViewportPosition(0) == 0

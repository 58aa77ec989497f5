# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Live changes never move the row under the cursor: compared with a naive reading, on any lists."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QItemSelectionModel
from pytestqt.qtbot import QtBot

from ui.models import CellKind, Column, TableModel, TableView
from ui.models.news import NewsLine
from ui.models.standing import Waiting, compare
from ui.theme import Theme

KEYS = st.lists(st.integers(0, 12), unique=True)


@dataclass(frozen=True)
class Item:
    key: int
    name: str


def _model(count: int) -> TableModel[Item]:
    columns = (
        Column[Item]("key", lambda: "No.", lambda r: str(r.key), CellKind.LINK, sort_key="key"),
        Column[Item]("name", lambda: "Name", lambda r: r.name, sort_key="name", stretch=True),
    )
    model = TableModel[Item](columns, lambda row: row.key)
    model.set_rows(_items(*range(count)))
    return model


def _items(*keys: int) -> list[Item]:
    return [Item(key, f"name {key}") for key in keys]


def _keys(model: TableModel[Item]) -> list[int]:
    return [row.key for row in model.rows]


@given(shown=KEYS, read=KEYS, more=st.booleans())
def test_what_waits_is_what_would_move_rows(shown: list[int], read: list[int], more: bool) -> None:
    found = compare(shown, read, more=more)
    beyond = list(found.beyond)
    assert shown[len(shown) - len(beyond) :] == beyond
    assert not set(beyond) & set(read)
    assert beyond == [] or more
    assert set(found.new) | set(found.beneath) == set(read) - set(shown)
    assert found.gone == set(shown) - set(read) - set(beyond)
    if not found.waiting:
        # Nothing waits: the reading is what stands, with rows beneath it.
        assert [key for key in shown if key not in beyond] + list(found.beneath) == read


@given(shown=st.lists(st.integers(0, 12), unique=True, min_size=1), read=KEYS)
def test_held_rows_move_nothing_and_show_lets_all_in(shown: list[int], read: list[int]) -> None:
    model = _model(0)
    model.set_rows(_items(*shown))
    model.set_rows(_items(*read), hold_new=True)
    assert _keys(model)[: len(shown)] == shown or not model.waiting
    model.show_waiting()
    assert _keys(model) == read
    assert not model.waiting


def test_ux_22_live_changes_wait_in_a_line(qtbot: QtBot, theme: Theme) -> None:
    model = _model(4)
    line = NewsLine(model)
    qtbot.add_widget(line)
    told: list[Waiting] = []
    model.waiting_changed.connect(told.append)
    model.set_rows(_items(9, 2, 1, 3, 8), hold_new=True)
    assert _keys(model) == [0, 1, 2, 3, 8]
    assert told == [Waiting(new=1, gone=1, moved=True)]
    assert line.text() == "1 new, 1 gone · Show"
    assert model.marks(0).gone
    assert model.speech(0, 0) == "0, no longer in this list"
    line.click()
    assert _keys(model) == [9, 2, 1, 3, 8]
    assert line.isHidden()
    model.set_rows(_items(1, 2, 3, 9, 8), hold_new=True)
    assert line.text() == "Another order · Show"


def test_rows_that_changed_are_painted_where_they_stand(theme: Theme) -> None:
    model = _model(3)
    model.set_rows([Item(1, "other"), Item(0, "name 0"), Item(2, "name 2")], hold_new=True)
    assert [(row.key, row.name) for row in model.rows] == [(0, "name 0"), (1, "other"), (2, "name 2")]


def test_what_one_did_oneself_goes_at_once(theme: Theme) -> None:
    model = _model(3)
    model.set_rows(_items(7, 0, 2), hold_new=True, hold_gone=False)
    assert _keys(model) == [0, 2]
    assert model.waiting == Waiting(new=1)


def test_a_row_that_comes_back_is_whole_again(theme: Theme) -> None:
    model = _model(3)
    model.set_rows(_items(0, 2), hold_new=True)
    assert model.marks(1).gone
    model.set_rows(_items(0, 1, 2), hold_new=True)
    assert not model.marks(1).gone
    assert not model.waiting


def test_ux_24_the_row_stays_at_its_height_when_rows_are_let_in(qtbot: QtBot, theme: Theme) -> None:
    model = _model(200)
    view = TableView(model)
    qtbot.add_widget(view)
    view.resize(400, 300)
    view.show()
    view.setCurrentIndex(model.index(100, 1))
    view.scrollTo(model.index(100, 1), TableView.ScrollHint.PositionAtCenter)
    before = view.rowViewportPosition(100)
    assert 0 < before < 300
    model.set_rows(_items(*range(500, 530), *range(200)), hold_new=True)
    assert view.rowViewportPosition(100) == before
    model.show_waiting()
    assert model.find(100) == 130
    assert view.currentIndex().row() == 130
    assert view.rowViewportPosition(130) == before


def test_ux_24_the_place_is_kept_where_the_cursor_is_out_of_view(qtbot: QtBot, theme: Theme) -> None:
    model = _model(200)
    view = TableView(model)
    qtbot.add_widget(view)
    view.resize(400, 300)
    view.show()
    view.verticalScrollBar().setValue(3000)
    first = view.rowAt(0)
    key, before = model.row_at(first).key, view.rowViewportPosition(first)
    model.set_rows(_items(*range(5, 200)))
    assert view.rowViewportPosition(model.find(key)) == before


def test_a_selection_survives_another_order(qtbot: QtBot, theme: Theme) -> None:
    everything = _items(*range(30))

    def fetch(after: object, limit: int, sort: object) -> list[Item]:
        rows = everything if sort == (("key", True),) else everything[::-1]
        start = 0 if after is None else [row.key for row in rows].index(int(str(after))) + 1
        return rows[start : start + limit]

    model = _model(0)
    model.set_sort([("key", True)])
    model.set_source(fetch, 100)
    view = TableView(model)
    qtbot.add_widget(view)
    flags = QItemSelectionModel.SelectionFlag
    for number in (3, 7):
        view.selectionModel().setCurrentIndex(model.index(number, 0), flags.Select | flags.Rows)
    model.set_sort([("key", False)])
    assert view.selected_rows() == _items(7, 3)
    assert view.current_row() == Item(7, "name 7")


def test_pages_go_on_where_the_reading_ended_though_its_last_row_is_gone(theme: Theme) -> None:
    everything = _items(*range(9))

    def fetch(after: object, limit: int, sort: object) -> list[Item]:
        found = [row for row in everything if after is None or row.key > int(str(after))]
        return found[:limit]

    model = _model(0)
    model.set_source(fetch, 3)
    everything.remove(Item(2, "name 2"))
    model.refresh(hold_new=False)
    assert _keys(model) == [0, 1, 3]
    everything.remove(Item(3, "name 3"))
    model.refresh(hold_new=True)
    while model.canFetchMore():
        model.fetchMore()
    assert _keys(model) == [0, 1, 3, 4, 5, 6, 7, 8] or _keys(model) == [0, 1, 4, 3, 5, 6, 7, 8]
    model.show_waiting()
    assert _keys(model) == [0, 1, 4, 5, 6, 7, 8]

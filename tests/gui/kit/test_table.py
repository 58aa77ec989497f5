# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The table kit: model, order, pages, keyboard, copying."""

import asyncio
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.models import CellKind, Column, Sort, TableModel, TableView, tsv
from ui.models.standing import Waiting
from ui.theme import Theme, Type, metrics
from ui.widgets.gallery import LINES, Line, table_model
from ui.widgets.paint import chip_width


@dataclass(frozen=True)
class Item:
    key: int
    name: str


def _model(rows: Sequence[Item] = ()) -> TableModel[Item]:
    columns = (
        Column[Item](
            "key", lambda: "No.", lambda r: r.key, CellKind.NUMBER, order=lambda r: r.key, sort_key="id"
        ),
        Column[Item]("name", lambda: "Name", lambda r: r.name, sort_key="name"),
    )
    model = TableModel[Item](columns, lambda row: row.key)
    model.set_rows(rows)
    return model


def _names(model: TableModel[Item]) -> list[str]:
    return [row.name for row in model.rows]


def test_model_is_sound(qtmodeltester: Any, theme: Theme) -> None:
    model = _model([Item(n, f"n{n}") for n in range(5)])
    qtmodeltester.check(model)
    model.set_rows([Item(4, "x"), Item(9, "new"), Item(0, "n0")])
    model.set_sort([("name", True)])
    qtmodeltester.check(model)


def test_click_sorts_shift_adds_third_click_clears(theme: Theme) -> None:
    model = _model([Item(1, "b"), Item(2, "A"), Item(3, "a")])
    model.cycle_sort(1, add=False)
    assert _names(model) == ["A", "a", "b"]
    model.cycle_sort(0, add=True)
    model.cycle_sort(0, add=True)
    assert list(model.sort_order) == [("name", True), ("key", False)]
    assert _names(model) == ["a", "A", "b"]
    model.cycle_sort(1, add=False)
    assert list(model.sort_order) == [("name", False)]
    model.cycle_sort(1, add=False)
    assert list(model.sort_order) == []


def test_ux_24_selection_and_place_survive_new_rows(qtbot: QtBot, theme: Theme) -> None:
    model = _model([Item(1, "a"), Item(2, "b"), Item(3, "c")])
    view = TableView(model)
    qtbot.add_widget(view)
    view.selectRow(1)
    model.set_rows([Item(3, "c"), Item(0, "new"), Item(2, "b2")])
    assert view.selected_rows() == [Item(2, "b2")]
    assert view.currentIndex().row() == 2


def test_new_rows_wait_until_asked_for(qtbot: QtBot, theme: Theme) -> None:
    model = _model([Item(1, "a")])
    with qtbot.wait_signal(model.waiting_changed) as told:
        model.set_rows([Item(5, "e"), Item(1, "a2")], hold_new=True)
    assert told.args == [Waiting(new=1)]
    assert _names(model) == ["a2"]
    model.show_waiting()
    assert _names(model) == ["e", "a2"]


def test_pages_are_read_by_key(theme: Theme) -> None:
    everything = [Item(n, f"n{n}") for n in range(7)]
    asked: list[tuple[Hashable | None, int, Sort]] = []

    def fetch(after: Hashable | None, limit: int, sort: Sort, /) -> Sequence[Item]:
        asked.append((after, limit, sort))
        start = 0 if after is None else int(str(after)) + 1
        return everything[start : start + limit]

    model = _model()
    model.set_source(fetch, 3)
    while model.canFetchMore():
        model.fetchMore()
    assert model.rows == everything
    assert [after for after, _limit, _sort in asked] == [None, 2, 5]
    model.set_sort([("key", False)])
    assert asked[-1] == (None, 3, (("id", False),))


def test_a_page_of_an_old_order_is_let_go(theme: Theme) -> None:
    async def scenario() -> None:
        gates: list[asyncio.Future[Sequence[Item]]] = []

        def fetch(after: Hashable | None, limit: int, sort: Sort, /) -> asyncio.Future[Sequence[Item]]:
            gates.append(asyncio.get_running_loop().create_future())
            return gates[-1]

        model = _model()
        model.set_source(fetch, 3)
        model.reload()
        gates[1].set_result([Item(1, "right")])
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        assert gates[0].cancelled(), "nobody waits for it any more"
        assert _names(model) == ["right"]
        assert not model.loading

    asyncio.run(scenario())


def test_a_failed_page_is_told(qtbot: QtBot, theme: Theme) -> None:
    async def scenario() -> list[object]:
        async def fetch(after: Hashable | None, limit: int, sort: Sort, /) -> Sequence[Item]:
            raise OSError("disk")

        model = _model()
        errors: list[object] = []
        model.failed.connect(errors.append)
        model.set_source(fetch, 3)
        for _ in range(3):
            await asyncio.sleep(0)
        assert not model.loading
        return errors

    (error,) = asyncio.run(scenario())
    assert isinstance(error, OSError)


def test_keyboard(qtbot: QtBot, lines: TableModel[Line]) -> None:
    view = TableView(lines)
    qtbot.add_widget(view)
    view.setCurrentIndex(view.model().index(0, 1))
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.current_row() == LINES[2]
    with qtbot.wait_signal(view.row_opened) as opened:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert opened.args == [LINES[2]]
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.current_row() == LINES[0]
    QTest.keyClicks(view, "norr")
    assert view.current_row() == LINES[2]
    with qtbot.wait_signal(lines.check_toggled) as ticked:
        QTest.keyClick(view, Qt.Key.Key_Space)
    assert ticked.args == [LINES[2], "chosen", True]


@pytest.mark.parametrize("held", [Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier])
def test_a_row_the_program_selects_is_selected_alone(
    qtbot: QtBot, lines: TableModel[Line], held: Qt.KeyboardModifier
) -> None:
    """Whatever key is still held down of the shortcut that opened the list."""
    view = TableView(lines)
    qtbot.add_widget(view)
    view.selectRow(0)
    QTest.keyClick(view, Qt.Key.Key_F24, held)
    assert QApplication.keyboardModifiers() == held
    view.selectRow(0)
    assert view.selected_rows() == [LINES[0]]
    view.selectRow(2)
    assert view.selected_rows() == [LINES[2]]


def test_a_selection_that_went_with_its_rows_is_told(qtbot: QtBot, lines: TableModel[Line]) -> None:
    view = TableView(lines)
    qtbot.add_widget(view)
    view.selectRow(0)
    told: list[list[object]] = []
    view.selection_changed.connect(told.append)
    lines.set_source(lambda _after, _limit, _sort: [])
    assert told[-1:] == [[]]
    assert view.selected_rows() == []
    lines.set_source(lambda _after, _limit, _sort: LINES)
    view.selectRow(1)
    lines.reload()
    assert told[-1:] == [view.selected_rows()]


@pytest.fixture
def lines(theme: Theme) -> TableModel[Line]:
    return table_model()


def test_ux_19_copy_has_headings_and_no_formulas(qtbot: QtBot, theme: Theme) -> None:
    model = _model([Item(-5, '=HYPERLINK("x")'), Item(2, "@cmd\tx\ny")])
    view = TableView(model)
    qtbot.add_widget(view)
    view.selectAll()
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QApplication.clipboard().text().splitlines()
    assert lines == ["No.\tName", '-5\t\'=HYPERLINK("x")', "2\t'@cmd x y"]


@pytest.mark.parametrize("bad", ["=1+1", "+1", "-1", "@x", "  =1", "\t=1", "|calc", "%x"])
def test_ux_19_each_formula_sign_is_marked(bad: str) -> None:
    assert tsv.safe(bad).startswith("'")


def test_reading_a_spreadsheet() -> None:
    text = 'A-1\t"two\nlines"\t3\r\nB 12"\t\u200bx\u00a0\t"say ""hi"""\r\n\r\n'
    assert tsv.read(text) == [["A-1", "two\nlines", "3"], ['B 12"', "x", 'say "hi"']]


def test_cells_speak_in_sentences(lines: TableModel[Line]) -> None:
    model = lines
    role = Qt.ItemDataRole.AccessibleTextRole
    assert model.data(model.index(0, 4), role) == "18 min, urgent"
    assert model.data(model.index(2, 4), role) == "Expired, too late"
    assert model.data(model.index(0, 1), role) == "R-20418, unread"
    assert model.data(model.index(0, 0), role) == "checked"


def test_an_inactive_pane_has_no_accent_bar(qtbot: QtBot, lines: TableModel[Line]) -> None:
    from ui.theme.tokens import LIGHT

    view = TableView(lines)
    qtbot.add_widget(view)
    view.resize(700, 160)
    view.show()
    view.selectionModel().select(
        view.model().index(0, 0),
        QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows,
    )
    view.look.active = True
    y = view.rowViewportPosition(0) + 8
    assert view.viewport().grab().toImage().pixelColor(1, y).name().upper() == LIGHT.accent
    assert view.viewport().grab().toImage().pixelColor(6, y).name().upper() == LIGHT.sel
    view.look.active = False
    assert view.viewport().grab().toImage().pixelColor(1, y).name().upper() == LIGHT.sel_off


def test_cells_are_made_once_and_follow_their_row(theme: Theme) -> None:
    row = LINES[0]
    counted = 0

    def name(line: Line) -> str:
        nonlocal counted
        counted += 1
        return line.partner

    model = TableModel[Line]((Column("p", lambda: "P", name),), lambda r: r.number)
    model.set_rows([row])
    for _ in range(20):
        model.data(model.index(0, 0))
    assert counted == 1
    model.set_rows([replace(row, partner="Other")])
    assert model.data(model.index(0, 0)) == "Other"


def test_a_column_has_room_for_its_heading_and_words(theme: Theme, qtbot: QtBot) -> None:
    word, heading = "Waiting for the answers of all partners", "A heading of many words"
    columns = (
        Column[Item]("key", lambda: "No.", lambda r: r.key, width=60),
        Column[Item](
            "name", lambda: heading, lambda r: r.name, CellKind.STATUS, width=20, words=lambda: [(word, "")]
        ),
        Column[Item]("last", lambda: heading, lambda r: r.name, width=20),
    )
    view = TableView(TableModel[Item](columns, lambda row: row.key))
    qtbot.addWidget(view)
    header = view.horizontalHeader()
    assert header.sectionSize(0) == 60
    assert header.sectionSize(1) > chip_width(word, "")
    assert header.sectionSize(2) > metrics(Type.CAPTION).horizontalAdvance(heading)

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Long tables cost what is in view: cells are made when they are painted, scrolling paints what comes into
view.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.models import CellKind, Column, Sort, TableModel, TableView
from ui.models.inks import Inks
from ui.models.rows_model import MOST_MADE
from ui.models.table_model import LONGEST_PAGE, REREAD
from ui.theme import Theme, Type
from ui.widgets import Card
from ui.widgets.gallery import LINES, Line, table_model
from ui.widgets.paint import elided

#: The place of the column with the numbers.
NUMBER = 1


def long_model(rows: int) -> TableModel[Line]:
    model = table_model()
    model.set_rows([replace(LINES[n % len(LINES)], number=f"K7-{n:06d}") for n in range(rows)])
    return model


class Painted(QObject):
    """The regions that a widget was asked to paint."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.rects: list[QRect] = []
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        if event.type() == QEvent.Type.Paint:
            self.rects.append(event.region().boundingRect())  # type: ignore[attr-defined]
        return False


@pytest.fixture
def shown(qtbot: QtBot, theme: Theme) -> tuple[Card, TableView]:
    card = Card(flush=True)
    card.round_off()
    table = TableView(long_model(3_000))
    table.stand_on_surface()
    card.body.addWidget(table)
    card.resize(900, 400)
    qtbot.add_widget(card)
    card.show()
    qtbot.wait_exposed(card)
    # Beside the rows: the one that comes beneath a mouse is painted anew.
    QTest.mouseMove(card, QPoint(2, 2))
    QApplication.processEvents()
    return card, table


def test_scrolling_paints_only_what_comes_into_view(shown: tuple[Card, TableView]) -> None:
    _, table = shown
    painted = Painted(table.viewport())
    for step in (40, 90, -70):
        table.verticalScrollBar().setValue(table.verticalScrollBar().value() + step)
        QApplication.processEvents()
    assert [rect.height() for rect in painted.rects] == [40, 90, 70]


def test_what_was_scrolled_is_what_would_be_painted(shown: tuple[Card, TableView]) -> None:
    card, table = shown
    table.selectRow(7)
    for step in (40, 250, -70, 35):
        table.verticalScrollBar().setValue(table.verticalScrollBar().value() + step)
        QApplication.processEvents()
    seen = card.screen().grabWindow(card.winId()).toImage()
    place = QRect(table.viewport().mapTo(card, QPoint()), table.viewport().size())
    assert seen.copy(place) == card.grab().toImage().convertToFormat(seen.format()).copy(place)


def test_cells_are_made_when_they_are_painted(shown: tuple[Card, TableView]) -> None:
    _, table = shown
    model = table.table
    made = sum(cells is not None for cells in model._cells)
    assert 8 <= made <= 20
    for number in range(2_500):
        model.cell(number, 0)
    assert sum(cells is not None for cells in model._cells) <= MOST_MADE
    assert model.cell(2_999, NUMBER).text == "K7-002999"


def test_a_refreshed_row_that_was_never_painted_is_right_when_it_is(theme: Theme) -> None:
    model = long_model(5)
    rows = model.rows
    assert model.cell(1, NUMBER).text == "K7-000001"
    model.set_rows([replace(row, number=f"{row.number}-new") for row in rows[:3]] + rows[3:])
    assert [model.cell(number, NUMBER).text for number in range(5)] == [
        "K7-000000-new", "K7-000001-new", "K7-000002-new", "K7-000003", "K7-000004",
    ]  # fmt: skip


def test_words_are_known_without_making_cells(theme: Theme) -> None:
    columns = (
        Column[int]("number", lambda: "No.", lambda row: row * 1000, CellKind.NUMBER),
        Column[int]("done", lambda: "Done", lambda row: True, CellKind.CHECK),
        Column[int]("name", lambda: "Name", lambda row: None),
    )
    model = TableModel[int](columns, lambda row: row)
    model.set_rows([7])
    before = [model.text(0, place) for place in range(3)]
    assert before == [model.cell(0, place).text for place in range(3)] == ["7,000", "", ""]
    assert [model.text(0, place) for place in range(3)] == before


def test_inks_follow_theme_and_text_size(qapp: QApplication, theme: Theme) -> None:
    inks = Inks()
    inks.begin()
    light, short = inks.colour("text"), inks.shortened(Type.BODY, "Galerie Hartwig", 60)
    assert short == elided(inks.metrics(Type.BODY), "Galerie Hartwig", 60)
    theme.set_mode("dark")
    inks.begin()
    assert inks.colour("text") != light
    before = qapp.font()
    larger = qapp.font()
    larger.setPixelSize(20)
    qapp.setFont(larger)
    inks.begin()
    assert inks.font(Type.BODY).pixelSize() == 20
    assert len(inks.shortened(Type.BODY, "Galerie Hartwig", 60)) < len(short)
    qapp.setFont(before)


# ------------------------------------------------------------ pages and changes of a long list


class Numbers:
    """A source of numbers from 0 on, in pages."""

    def __init__(self, count: int) -> None:
        self.lines = [replace(LINES[0], number=f"K7-{n:06d}") for n in range(count)]
        self.limits: list[int] = []
        self.asked: list[tuple[str, ...]] = []

    def page(self, after: Hashable | None, limit: int, _sort: Sort) -> Sequence[Line]:
        self.limits.append(limit)
        start = 0 if after is None else next(n for n, one in enumerate(self.lines) if one.number == after) + 1
        return self.lines[start : start + limit]

    def some(self, keys: Sequence[Hashable]) -> Sequence[Line]:
        self.asked.append(tuple(map(str, keys)))
        return [one for one in self.lines if one.number in keys]


def read_on(model: TableModel[Line], rows: int) -> None:
    while model.rowCount() < rows:
        model.fetchMore()


def test_pages_grow_with_the_list(theme: Theme) -> None:
    source, model = Numbers(5_000), table_model()
    model.set_source(source.page, 100, source.some)
    read_on(model, 3_000)
    assert source.limits[:3] == [100, 100, 100]
    assert source.limits[-1] == LONGEST_PAGE
    assert [row.number for row in model.rows] == [one.number for one in source.lines[: model.rowCount()]]


def test_the_next_page_is_asked_for_before_the_end(qtbot: QtBot, theme: Theme) -> None:
    source, model = Numbers(1_000), table_model()
    table = TableView(model)
    qtbot.add_widget(table)
    table.resize(600, 300)
    model.set_source(source.page, 100, source.some)
    table.show()
    qtbot.wait_exposed(table)
    bar = table.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    assert model.rowCount() == 100
    bar.setValue(bar.maximum() - bar.pageStep())
    assert model.rowCount() == 200


def test_of_a_long_list_the_beginning_is_read_again_and_what_changed_beneath(theme: Theme) -> None:
    source, model = Numbers(4_000), table_model()
    model.set_source(source.page, 100, source.some)
    read_on(model, 2_500)
    source.limits.clear()
    for place in (3, 2_000, 2_001):
        source.lines[place] = replace(source.lines[place], partner=f"Partner {place}")
    gone = source.lines.pop(2_002)
    count = model.rowCount()
    model.refresh()
    model.reread({"K7-000003", "K7-002000", "K7-002002", "K7-009999"})
    assert source.limits == [REREAD]
    assert [sorted(keys) for keys in source.asked] == [["K7-002000", "K7-002002"]]
    assert model.rowCount() == count
    assert [model.row_at(place).partner for place in (3, 2_000)] == ["Partner 3", "Partner 2000"]
    assert model.marks(model.find(gone.number)).gone
    assert not model.waiting


def test_own_work_in_a_long_list_leaves_what_is_beneath(theme: Theme) -> None:
    source, model = Numbers(4_000), table_model()
    model.set_source(source.page, 100, source.some)
    read_on(model, 2_500)
    count = model.rowCount()
    source.lines.insert(0, replace(LINES[0], number="K7-new"))
    model.refresh(hold_new=False)
    assert model.rowCount() == count + 1
    assert [model.row_at(0).number, model.row_at(count).number] == ["K7-new", f"K7-{count - 1:06d}"]
    source.lines.insert(0, replace(LINES[0], number="K7-newer"))
    model.refresh(hold_new=True)
    assert model.waiting.new == 1
    model.show_waiting()
    assert model.rowCount() == count + 2
    model.fetchMore()
    assert model.row_at(count + 2).number == f"K7-{count:06d}"


def test_a_row_that_comes_up_from_far_beneath_takes_nobody_along(theme: Theme) -> None:
    source, model = Numbers(3_000), table_model()
    model.set_source(source.page, 100, source.some)
    read_on(model, 2_500)
    count = model.rowCount()
    source.lines.insert(0, source.lines.pop(2_000))
    model.refresh(hold_new=True)
    assert (model.waiting.new, model.waiting.gone, model.waiting.moved) == (0, 0, True)
    model.show_waiting()
    assert model.rowCount() == count
    assert [row.number for row in model.rows] == [one.number for one in source.lines[:count]]
    del source.lines[10:20]
    model.refresh(hold_new=True)
    assert model.waiting.gone == 10

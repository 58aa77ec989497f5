# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Pasting over given rows: a preview that says what each gets, and nothing half applied."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.bulk.plan import Fate
from ui.models import GridColumn, GridKind
from ui.models.fixed_grid import FixedGrid
from ui.theme import Theme

ROWS = [
    {"id": f"r{n}", "sku": sku, "ready": None, "price": Decimal("4.20"), "on": ""}
    for n, sku in enumerate(("MUG", "VASE", "THROW"))
]


@pytest.fixture
def grid(qtbot: QtBot, theme: Theme) -> FixedGrid:
    columns = (
        GridColumn("sku", lambda: "SKU", GridKind.SHOWN, 90),
        GridColumn("ready", lambda: "Ready", GridKind.DECIMAL, 80, decimals=3, least=0),
        GridColumn("price", lambda: "Price", GridKind.DECIMAL, 80),
        GridColumn("on", lambda: "Date", GridKind.TEXT, 80),
    )
    made = FixedGrid(columns, name="Items")
    qtbot.add_widget(made)
    made.set_rows(ROWS)
    made.checks["on"] = lambda text: "" if text.isdigit() else "no day"
    return made


def _paste(grid: FixedGrid, text: str, row: int = 0, column: int = 1) -> None:
    QApplication.clipboard().setText(text)
    grid.setCurrentIndex(grid.grid_model.index(row, column))
    QTest.keyClick(grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def _steps(grid: FixedGrid) -> list[tuple[str, Fate, str]]:
    assert grid.preview is not None
    return [(step.name, step.fate, step.note) for step in grid.preview.steps.values()]


def test_ux_19_a_pasted_table_is_previewed_and_taken_at_once(grid: FixedGrid, qtbot: QtBot) -> None:
    _paste(grid, "Ready\tEUR\n12\t3,5\n5\t")
    assert _steps(grid) == [
        ("MUG", Fate.WILL, "Ready: – → 12, Price: 4.20 → 3,5"),
        ("VASE", Fate.WILL, "Ready: – → 5, Price: 4.20 → –"),
    ]
    assert grid.rows()[0]["ready"] is None, "nothing is entered yet"
    assert grid.preview is not None
    with qtbot.wait_signal(grid.filled) as told:
        grid.preview.accept()
    assert told.args == [
        [
            ("r0", "ready", Decimal(12)),
            ("r0", "price", Decimal("3.5")),
            ("r1", "ready", Decimal(5)),
            ("r1", "price", None),
        ]
    ]
    assert grid.rows()[0]["price"] == Decimal("3.5")


def test_a_row_with_a_wrong_cell_is_left_out_whole(grid: FixedGrid, qtbot: QtBot) -> None:
    _paste(grid, "1.234\t2\tsoon\n7\tseven\t5\n8\t9\t6\n1\t1\t1\n2\t2\t2")
    assert grid.preview is not None
    steps = _steps(grid)
    assert [(name, fate) for name, fate, _note in steps] == [
        ("MUG", Fate.CANNOT),
        ("VASE", Fate.CANNOT),
        ("THROW", Fate.WILL),
        ("…", Fate.CANNOT),
    ]
    assert "Date: no day" in steps[0][2]
    assert steps[1][2].startswith("Price: Write a number")
    with qtbot.wait_signal(grid.filled):
        grid.preview.accept()
    assert [row["ready"] for row in grid.rows()] == [None, None, Decimal(8)]


def test_cancelling_a_paste_changes_nothing(grid: FixedGrid) -> None:
    before = grid.rows()
    _paste(grid, "1\t2\n3\t4")
    assert grid.preview is not None
    grid.preview.reject()
    assert grid.rows() == before


def test_locked_columns_are_passed_over(grid: FixedGrid) -> None:
    _paste(grid, "SKU\tReady\nX\t3", column=0)
    assert _steps(grid) == [("MUG", Fate.WILL, "Ready: – → 3")]


def test_a_copied_cell_runs_nowhere_and_comes_back_as_it_was(grid: FixedGrid) -> None:
    grid.grid_model.update_row("r0", {"on": "=1+1"})
    grid.setCurrentIndex(grid.grid_model.index(0, 3))
    QTest.keyClick(grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "'=1+1"
    grid.setCurrentIndex(grid.grid_model.index(1, 3))
    QTest.keyClick(grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert grid.rows()[1]["on"] == "=1+1"

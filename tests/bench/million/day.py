# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A day of work in the real window: screens are opened, words typed, lists sorted and scrolled, documents
opened, drafts saved, changes of others come in. How long each turn of the event loop keeps the window's
thread is counted.
"""

from __future__ import annotations

import statistics
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from desktop_b2b.services.queries import ListTransactions, TransactionRow
from tests.bench.harness import report
from tests.bench.million.coming import Coming
from tests.bench.million.window import Driven, Turns, open_window
from ui.models import TableView
from ui.shell.palette.panel import Palette
from ui.shell.routes import DASHBOARD, NEW_REQUEST, OUTBOX, SETTINGS, TRANSACTIONS, route_of_row

ROUNDS = 6
#: Milliseconds between two keys, and the while that a person looks at what came.
KEY, LOOK = 70, 250
WORDS = ("hartwig", "k7-20", "stoneware", "brume gent", "jjd000", "mugs")


def main(folder: Path) -> None:
    """Work on a profile, which is changed."""
    open_window(folder, _work)


def _work(driven: Driven) -> None:
    driven.window.resize(1600, 1000)
    driven.settle()
    day = Day(driven)
    turns = Turns()
    for count in range(ROUNDS):
        for step in day.steps(count):
            step()
            driven.settle()
            driven.rest(LOOK)
    turns.stop()
    for name, found in (("handler", turns.spent), ("handler-work", turns.worked)):
        spent = sorted(found)
        report(f"{name}-p999", spent[int(len(spent) * 0.999)], "ms")
        report(f"{name}-max", spent[-1], "ms")
    report("handler-p50", statistics.median(turns.spent), "ms")
    report("handlers", len(turns.spent), "turns")


class Day:
    """What a person does, step by step."""

    def __init__(self, driven: Driven) -> None:
        self._driven = driven
        self._window = driven.window
        store = driven.desk.store
        self._coming = [Coming(store, 300, skip=100 * place) for place in range(3)]
        kinds = ("request", "order", "shipment")
        self._records = {
            kind: store.answer(ListTransactions(query=f"kind:{kind}", limit=ROUNDS)).rows for kind in kinds
        }
        self._open = store.answer(ListTransactions(query="status:need_attention", limit=ROUNDS)).rows
        self._drafts = store.answer(ListTransactions(query="status:draft kind:request", limit=ROUNDS)).rows

    def steps(self, count: int) -> Iterator[Callable[[], object]]:
        """One round."""
        window = self._window
        yield lambda: window.open(DASHBOARD)
        yield self._coming[count % 3].begin
        yield lambda: window.open(TRANSACTIONS)
        yield lambda: self._search(WORDS[count % len(WORDS)])
        yield lambda: self._search("")
        yield from (lambda place=place: self._sort(place) for place in (0, 2, 5, 6, 7))
        yield self._scroll
        yield self._coming[(count + 1) % 3].begin
        yield self._scroll
        for rows in (*self._records.values(), self._open):
            yield lambda rows=rows: self._look_at(rows[count])  # type: ignore[misc]
        yield self._coming[(count + 2) % 3].begin
        yield lambda: self._look_at(self._drafts[count])
        yield lambda: self._type_into_focus(f" {count}")
        yield lambda: window.open(NEW_REQUEST)
        yield lambda: self._type_into_focus("Galerie Hartwig")
        yield lambda: self._type_into_focus("Jens Hartwig")
        yield lambda: window.open(OUTBOX)
        yield lambda: window.open(SETTINGS)
        yield self._palette

    def _list(self) -> TableView:
        screen = self._window.stack.screen_in_front
        table = None if screen is None else screen.findChild(TableView)
        if table is None:
            raise RuntimeError("there is no list")
        return table

    def _keys(self, widget: QWidget, text: str) -> None:
        for letter in text:
            QTest.keyClicks(widget, letter)
            self._driven.rest(KEY)

    def _search(self, text: str) -> None:
        """Into the box above the list, over what stands there."""
        screen = self._window.stack.screen_in_front
        box = None if screen is None else screen.findChild(QLineEdit)
        if box is None:
            raise RuntimeError("there is no box to search in")
        box.setFocus()
        box.selectAll()
        QTest.keyClick(box, Qt.Key.Key_Delete)
        self._keys(box, text)

    def _sort(self, place: int) -> None:
        header = self._list().horizontalHeader()
        x = (
            header.sectionViewportPosition(header.logicalIndex(place))
            + header.sectionSize(header.logicalIndex(place)) // 2
        )
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, header.height() // 2))

    def _scroll(self) -> None:
        self._driven.scroll(self._list(), 90, 120)

    def _look_at(self, row: TransactionRow) -> None:
        self._window.open(route_of_row(row))

    def _type_into_focus(self, text: str) -> None:
        widget = QApplication.focusWidget()
        if isinstance(widget, QLineEdit):
            self._keys(widget, text)
            QTest.keyClick(widget, Qt.Key.Key_Tab)

    def _palette(self) -> None:
        self._window.open_palette("")
        self._driven.rest(LOOK)
        palette = self._window.findChild(Palette)
        if palette is None:
            raise RuntimeError("there is no palette")
        self._keys(palette.field, "hartwig")
        self._driven.settle()
        QTest.keyClick(palette.field, Qt.Key.Key_Escape)


if __name__ == "__main__":
    main(Path(sys.argv[1]))

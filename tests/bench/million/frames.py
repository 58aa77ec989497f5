# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Frames of the transaction list as it scrolls: in peace, and while an exchange brings 10,000 rows.

The floor is the same window with nothing to paint but a plain colour, scrolled in the same way.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from tests.bench.harness import report
from tests.bench.million.coming import Coming
from tests.bench.million.window import Driven, open_window
from ui.models import TableView
from ui.shell.screen import Route
from ui.theme import colour

FRAMES = 1200
#: Pixels of a frame: three rows, as a wheel turned quickly moves them.
STEP = 100
ROWS = 10_000


class Plain(QWidget):
    """As large as a list, in one colour."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        QPainter(self).fillRect(event.rect(), colour("surface"))


def main(folder: Path) -> None:
    """Measure on a profile, which is changed."""
    open_window(folder, _work)


def _work(driven: Driven) -> None:
    driven.window.resize(1880, 1000)
    driven.window.open(Route.to("transactions"))
    driven.settle()
    screen = driven.window.stack.screen_in_front
    table = None if screen is None else screen.findChild(TableView)
    if table is None:
        raise RuntimeError("there is no list")
    floor = _floor(driven, table)
    driven.rest(500)
    quiet = driven.scroll(table, FRAMES, STEP)
    report("frame-p99", _p99(quiet), "ms", _p99(floor))
    report("frame-p50", sorted(quiet)[len(quiet) // 2], "ms", sorted(floor)[len(floor) // 2])
    coming = Coming(driven.desk.store, ROWS)
    table.verticalScrollBar().setValue(0)
    driven.settle()
    busy: list[float] = []
    while len(busy) < FRAMES:
        coming.begin()
        busy += driven.scroll(table, 1, STEP, lambda: not coming.is_over)
        driven.settle()
    report("frame-p99-applying", _p99(busy), "ms", _p99(floor))
    report("frame-rows-applied", coming.count, "rows")


def _floor(driven: Driven, table: TableView) -> list[float]:
    area = QScrollArea(driven.window)
    area.setWidget(plain := Plain())
    plain.resize(table.width() - 30, 10_000_000)
    area.setGeometry(table.rect().translated(table.mapTo(driven.window, table.rect().topLeft())))
    area.show()
    driven.rest(200)
    found = driven.scroll(area, FRAMES // 4, STEP)
    area.hide()
    area.deleteLater()
    return found


def _p99(values: list[float]) -> float:
    return sorted(values)[int(len(values) * 0.99)]


if __name__ == "__main__":
    main(Path(sys.argv[1]))

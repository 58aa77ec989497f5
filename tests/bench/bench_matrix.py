# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""`matrix`: a request of 200 items asked of 20 partners, all of whom answered. How long until its matrix
stands in the window, and from a keystroke in a cell to the new totals.
"""

from __future__ import annotations

import os
import secrets
import statistics
import tempfile
import time
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from desktop_b2b.clock import HOUR, SystemClock
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.values import child_id, sort_key
from desktop_b2b.services.ports import Desk
from desktop_b2b.storage import projector
from desktop_b2b.storage.desk import DeskStore
from desktop_b2b.storage.session import Session
from tests.bench.harness import insert, new_id, open_store, report, signed_in
from ui.language import Language
from ui.notifier import Notifier
from ui.pictures import still_services
from ui.screens.matrix.page import MatrixPage
from ui.screens.request.screen import RequestScreen
from ui.shell.routes import DASHBOARD
from ui.shell.screen import Route
from ui.shell.window import MainWindow
from ui.tasks import Tasks
from ui.theme import Theme

ITEMS, PARTNERS, TIMES = 200, 20, 15


class Still:
    """A desk without a server."""

    def __init__(self, store: DeskStore) -> None:
        self._store = store

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    def wake_sync(self) -> None:
        """Nobody to exchange with."""


def fill(store: DeskStore, session: Session) -> str:
    """The request with its answers; its id."""
    now, me = SystemClock().now(), session.organisation_id
    request = e.Request(
        id=new_id(), owner_id=me, number="K7-0001", state="need_attention", reason="ANSWERS_IN",
        sent_at=now - HOUR, created_at=now - HOUR, asked_count=PARTNERS, answered_count=PARTNERS,
        line_count=ITEMS,
    )  # fmt: skip
    lines = [
        e.RequestLine(
            id=new_id(), owner_id=me, request_id=request.id, sort_key=sort_key(place), sku=f"SKU-{place:04d}",
            description="Stoneware mug", quantity=Decimal(48),
        )
        for place in range(ITEMS)
    ]  # fmt: skip
    rows: list[e.Row] = [request, *lines]
    for number in range(PARTNERS):
        rows += partner(me, request.id, lines, number, now)
    with store.writing() as db:
        insert(db, rows)
        projector.project_all(db, me)
    return request.id


def partner(me: str, request_id: str, lines: list[e.RequestLine], number: int, now: int) -> list[e.Row]:
    """One partner, what it was asked and what it answered."""
    other, inquiry_id = new_id(), new_id()
    card = e.Partner(id=new_id(), owner_id=me, name=f"Partner {number:02d}", organisation_id=other)
    common: dict[str, Any] = {"owner_id": other, "counterpart_id": me, "inquiry_id": inquiry_id}
    rows: list[e.Row] = [
        card,
        e.RequestPartner(
            id=inquiry_id, owner_id=me, request_id=request_id, partner_id=card.id, name=card.name,
            state="answered", deadline_at=now + HOUR, answered_at=now,
        ),
        e.Inquiry(
            id=inquiry_id, owner_id=me, counterpart_id=other, number=f"K7-1{number:03d}", state="answered",
            deadline_at=now + HOUR,
        ),
        e.Answer(id=inquiry_id, shipping_cost=Decimal(12), submitted_at=now, **common),
    ]  # fmt: skip
    for place, line in enumerate(lines):
        ask_id = child_id(inquiry_id, "line", line.id)
        rows += [
            e.RequestAsk(
                id=ask_id, owner_id=me, request_id=request_id, request_line_id=line.id,
                request_partner_id=inquiry_id,
            ),
            e.AnswerLine(
                id=ask_id, ready=Decimal(40), backorder=Decimal(10), backorder_at=now + 99 * HOUR,
                price=Decimal(100 + (place * 7 + number * 13) % 50) / 10, **common,
            ),
        ]  # fmt: skip
    return rows


def page_of(window: MainWindow, tasks: Tasks, request_id: str) -> MatrixPage:
    """The matrix in the window, painted."""
    window.open(Route("matrix", request_id))
    tasks.settle()
    QApplication.processEvents()
    screen = window.findChild(RequestScreen)
    page = screen.page if screen is not None else None
    if not isinstance(page, MatrixPage):
        raise SystemExit("the matrix did not open")
    return page


def keystroke(page: MatrixPage, row: int) -> float:
    """Milliseconds from Enter in a cell to totals that are painted."""
    page.table.setFocus()
    page.table.setCurrentIndex(page.model.index(row, 1 + row % PARTNERS))
    QTest.keyClicks(page.table, str(1 + row % 9))
    QApplication.processEvents()
    editor = next(edit for edit in page.table.findChildren(QLineEdit) if edit.isVisible())
    before = page.panel.total.text()
    start = time.perf_counter()
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    spent = (time.perf_counter() - start) * 1000
    if page.panel.total.text() == before:
        raise SystemExit("the totals did not change")
    return spent


def main() -> None:
    """Measure on a window without a screen."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(["bench"])
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder), secrets.token_bytes(32))
        request_id = fill(store, signed_in(store))
        theme, speech = Theme.install(app, "light"), Language()
        tasks, clock = Tasks(cast("Desk", Still(store))), SystemClock()
        notifier = Notifier(store.on_changes, clock)
        settings = QSettings(str(Path(folder) / "window.ini"), QSettings.Format.IniFormat)
        window = MainWindow(tasks, notifier, still_services(clock), theme, speech, settings)
        window.resize(1440, 900)
        window.start()
        window.show()
        tasks.settle()
        page = page_of(window, tasks, request_id)
        opened: list[float] = []
        for _ in range(TIMES):
            window.open(DASHBOARD)
            tasks.settle()
            QApplication.processEvents()
            start = time.perf_counter()
            page = page_of(window, tasks, request_id)
            opened.append((time.perf_counter() - start) * 1000)
        report("matrix-open", statistics.median(opened), "ms")
        spent = [keystroke(page, row) for row in range(TIMES)]
        report("matrix-keystroke", statistics.median(spent), "ms")
        window.close()
        tasks.settle()
        notifier.close()
        tasks.close()


if __name__ == "__main__":
    main()

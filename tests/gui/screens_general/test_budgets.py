# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What each list screen may ask of the database: when it is opened, and when somebody else's change comes;
and what making a screen may cost.

A budget is a number of questions and of statements; none of them depends on how many documents there are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from desktop_b2b.domain.commands.views import SaveView
from desktop_b2b.services.queries import Query
from desktop_b2b.storage.db import SqliteDb
from desktop_b2b.storage.desk import DeskStore
from tests.gui.screens_general.stage import Office
from tests.sync_flows.world import new_id
from ui.shell.routes import DASHBOARD, ISSUES, OUTBOX, TRANSACTIONS
from ui.shell.screen import Route


class Budget(NamedTuple):
    """At most so many questions, and statements to answer them."""

    questions: int
    statements: int


class Spent:
    """The questions that were asked, and the statements that were read for them."""

    def __init__(self) -> None:
        self.questions: list[str] = []
        self.statements: list[tuple[str, Sequence[Any]]] = []
        self._answering = False

    @contextmanager
    def counting(self, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
        with monkeypatch.context() as patched:
            patched.setattr(DeskStore, "answer", self._wrapped(DeskStore.answer))
            patched.setattr(SqliteDb, "query", self._noted(SqliteDb.query))
            yield

    def _wrapped(self, answer: Callable[..., Any]) -> Callable[..., Any]:
        def asked(store: DeskStore, query: Query[Any]) -> Any:
            self.questions.append(type(query).__name__)
            self._answering = True
            try:
                return answer(store, query)
            finally:
                self._answering = False

        return asked

    def _noted(self, read: Callable[..., Any]) -> Callable[..., Any]:
        def noted(db: SqliteDb, sql: str, params: Sequence[Any] = ()) -> Any:
            if self._answering:
                self.statements.append((sql, params))
            return read(db, sql, params)

        return noted

    def check(self, budget: Budget) -> None:
        assert len(self.questions) <= budget.questions, self.questions
        assert len(self.statements) <= budget.statements, [sql[:90] for sql, _ in self.statements]


#: What opening takes, and what a partner's answer takes that comes while one looks on; of the latter four
#: questions and some 40 statements are of the dashboard, whose counters the navigation shows, and of alerts.
#: Who seeks a text asks once for each of its two questions whether texts wait to be entered in their index.
BUDGETS: dict[str, tuple[Route, Budget, Budget]] = {
    "dashboard": (DASHBOARD, Budget(0, 0), Budget(4, 40)),
    "transactions": (TRANSACTIONS, Budget(3, 5), Budget(6, 44)),
    "widget": (Route.to("transactions", widget="draft"), Budget(3, 9), Budget(6, 48)),
    "found": (Route.to("transactions", text="hartwig"), Budget(3, 9), Budget(6, 48)),
    "outbox": (OUTBOX, Budget(1, 2), Budget(5, 42)),
    "issues": (ISSUES, Budget(1, 2), Budget(5, 42)),
}


@pytest.mark.parametrize("name", BUDGETS)
def test_what_a_list_screen_asks(office: Office, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    route, opening, changing = BUDGETS[name]
    for _ in range(3):
        office.draft()
    requests = [office.send() for _ in range(2)]
    north = office.world.desk("north")
    north.sync()
    office.start()
    office.window.open(Route("settings"))
    office.settle()
    spent = Spent()
    with spent.counting(monkeypatch):
        office.window.open(route)
        office.settle()
    spent.check(opening)
    north.do(office.world.answer(requests[0], "north"))
    north.sync()
    spent = Spent()
    with spent.counting(monkeypatch):
        office.desk.sync()
        office.settle()
    spent.check(changing)


def test_views_in_the_navigation_are_counted_by_one_question(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many of them there are; and none is asked for what no view looks at."""
    for number in range(5):
        view = SaveView(
            view_id=new_id(), name=f"View {number}", query=f"kind:order lines:>{number}", pinned=True
        )
        office.shop.do(view)
    office.start()
    spent = Spent()
    with spent.counting(monkeypatch):
        office.draft()
        office.settle()
    assert "CountViews" not in spent.questions, "a draft is no order"
    office.shop.do(SaveView(view_id=new_id(), name="Drafts", query="status:draft", pinned=True))
    office.settle()
    spent = Spent()
    with spent.counting(monkeypatch):
        office.draft()
        office.settle()
    assert spent.questions.count("CountViews") == 1
    spent.check(Budget(5, 44))


class Moves(QObject):
    """How many widgets were put elsewhere, those within what was put elsewhere included."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        if event.type() == QEvent.Type.ParentChange and isinstance(watched, QWidget):
            self.count += 1 + len(watched.findChildren(QWidget))
        return False


@pytest.mark.parametrize("route", [Route("settings"), TRANSACTIONS], ids=["settings", "transactions"])
def test_a_screen_is_made_in_its_place(office: Office, qapp: QApplication, route: Route) -> None:
    """Qt finds fonts, colours and rules anew for all that moves: filled from the inside to the outside, a
    screen would do so once for each of its layers.
    """
    office.start()
    office.window.open(OUTBOX)
    office.settle()
    moves = Moves()
    qapp.installEventFilter(moves)
    try:
        office.window.open(route)
    finally:
        qapp.removeEventFilter(moves)
    within = len(office.front.findChildren(QWidget))
    assert moves.count < 3 * within, (moves.count, within)

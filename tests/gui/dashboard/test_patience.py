# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Pictures that take long to count: nobody waits for them, and they are not counted again and again."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_b2b.clock import ManualClock
from desktop_b2b.services.queries import CountTransactions, Dashboard, GetSyncStatus
from tests.gui.dashboard.hands import add, dashboard
from tests.gui.screens_general.stage import Office
from tests.gui.shell.canned import NOW, CannedDesk
from ui.notifier import Notifier
from ui.screens.dashboard.chart import patience
from ui.screens.dashboard.chart.patience import PatientQuery, Turns
from ui.screens.dashboard.chart.picture import ChartBody
from ui.tasks import Tasks

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


class Scene:
    """A desk that answers on its own threads, counts only when it may, and several views that ask it."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.may_count = threading.Event()
        self.desk = CannedDesk()
        self.desk.answers[CountTransactions] = self._counted
        self.tasks = Tasks(self.desk)
        self.notifier = Notifier(self.desk.on_changes, ManualClock(NOW))
        self.turns = Turns()
        self.begun: list[str] = []
        self.seen: list[str] = []
        self.views: list[QWidget] = []
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.show()

    def _counted(self, query: CountTransactions) -> str:
        self.begun.append(query.query)
        assert self.may_count.wait(60)
        return query.query

    def ask(self, query: str) -> PatientQuery[Any]:
        view = QWidget(self.window)
        view.show()
        self.views.append(view)
        return PatientQuery(
            self.turns, self.tasks, self.notifier, CountTransactions(query=query), ("order",),
            self.seen.append, owner=view,
        )  # fmt: skip

    def begin(self) -> None:
        """Until somebody counts, and whoever asks something else has had an answer."""
        self.qtbot.waitUntil(lambda: bool(self.begun))
        answers: list[object] = []
        self.tasks.when(self.tasks.query(GetSyncStatus()), self.tasks, answers.append)
        self.qtbot.waitUntil(lambda: bool(answers))

    def change(self) -> None:
        self.desk.publish("order")
        self.notifier.flush()
        self.tasks.settle()


@pytest.fixture
def scene(qtbot: QtBot) -> Iterator[Scene]:
    made = Scene(qtbot)
    yield made
    made.may_count.set()
    made.notifier.close()
    made.tasks.close()


def test_pictures_are_counted_one_at_a_time(scene: Scene) -> None:
    for query in ("a", "b", "c"):
        scene.ask(query)
    scene.begin()
    assert scene.begun == ["a"], "of two readers one is free"
    scene.may_count.set()
    scene.qtbot.waitUntil(lambda: scene.seen == ["a", "b", "c"])
    assert scene.begun == ["a", "b", "c"]


def test_what_changes_while_one_waits_is_in_its_answer(scene: Scene) -> None:
    scene.ask("a")
    scene.ask("b")
    scene.begin()
    scene.desk.publish("order")
    scene.notifier.flush()
    scene.may_count.set()
    scene.qtbot.waitUntil(lambda: len(scene.seen) == 3)
    assert scene.begun == ["a", "b", "a"], "b had not begun, a had"


@pytest.mark.parametrize("way", ["stopped", "gone"])
def test_a_picture_that_goes_makes_room_for_the_next(scene: Scene, way: str) -> None:
    first = scene.ask("a")
    scene.ask("b")
    scene.begin()
    if way == "stopped":
        first.stop()
    else:
        scene.views[0].deleteLater()
    scene.qtbot.waitUntil(lambda: scene.begun == ["a", "b"])
    scene.may_count.set()
    scene.qtbot.waitUntil(lambda: scene.seen == ["b"])


def test_another_question_keeps_its_turn(scene: Scene) -> None:
    first = scene.ask("a")
    scene.ask("b")
    scene.begin()
    first.set_query(CountTransactions(query="c"))
    scene.may_count.set()
    scene.qtbot.waitUntil(lambda: scene.seen == ["c", "b"])


@pytest.fixture
def tired(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any answer took long, and is followed by a rest of which nobody sees the end."""
    monkeypatch.setattr(patience, "LONG_S", 0.0)
    monkeypatch.setattr(patience, "REST", 10**6)


def _wake(live: PatientQuery[Any], scene: Scene) -> None:
    live.rest.stop()
    live.rest.timeout.emit()
    scene.tasks.settle()


@pytest.mark.usefixtures("tired")
def test_after_a_long_count_it_rests_whatever_changes(scene: Scene) -> None:
    scene.may_count.set()
    live = scene.ask("a")
    scene.tasks.settle()
    assert live.rest.isActive()
    for _ in range(3):
        scene.change()
    assert scene.seen == ["a"]
    _wake(live, scene)
    assert scene.seen == ["a", "a"], "once for all that changed"
    _wake(live, scene)
    assert scene.seen == ["a", "a"], "nothing changed since"


@pytest.mark.usefixtures("tired")
def test_another_search_is_counted_at_once(scene: Scene) -> None:
    scene.may_count.set()
    live = scene.ask("a")
    scene.tasks.settle()
    live.set_query(CountTransactions(query="b"))
    scene.tasks.settle()
    assert scene.seen == ["a", "b"]


def test_a_quick_answer_needs_no_rest(scene: Scene) -> None:
    scene.may_count.set()
    live = scene.ask("a")
    scene.tasks.settle()
    assert not live.rest.isActive()
    scene.change()
    assert scene.seen == ["a", "a"]


def test_what_takes_long_says_that_it_is_counted(office: Office) -> None:
    mine = add(office, form="chart", chart="orders_over_time")
    screen = dashboard(office)
    state = next(one for one in office.ask(Dashboard()) if one.key == mine)
    screen.turns.take("somebody else", lambda: None)
    body = ChartBody(screen.context, screen.turns, state, screen)
    office.settle()
    assert body.note.text() == ""
    body._slow.timeout.emit()
    assert body.note.text() == "Counting…"
    screen.turns.give("somebody else")
    office.settle()
    assert body.note.text() == "Nothing at the moment"
    assert not body._slow.isActive()

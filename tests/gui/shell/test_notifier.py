# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Changes come home to Qt's thread, together; live queries ask when they must and not otherwise."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_b2b.clock import HOUR, MINUTE, ManualClock
from desktop_b2b.services.ports import Changes
from desktop_b2b.services.queries import CountTransactions, Dashboard, WidgetState
from tests.gui.shell.canned import NOW, CannedDesk
from ui.executors import Executors
from ui.notifier import LiveQuery, Notifier, next_change_of
from ui.tasks import Tasks


class Scene:
    def __init__(self, qtbot: QtBot) -> None:
        self.desk = CannedDesk()
        self.clock = ManualClock(NOW)
        self.tasks = Tasks(self.desk, Executors.immediate())
        self.notifier = Notifier(self.desk.on_changes, self.clock)
        self.view = QWidget()
        qtbot.addWidget(self.view)
        self.view.show()
        self.count = 0
        self.desk.answers[CountTransactions] = self._counted
        self.seen: list[int] = []

    def _counted(self, _query: object) -> int:
        self.count += 1
        return self.count

    def live(self, *kinds: str) -> LiveQuery[int]:
        made: LiveQuery[int] = LiveQuery(
            self.tasks, self.notifier, CountTransactions(), kinds, self.seen.append, owner=self.view
        )
        self.tasks.settle()
        return made

    def change(self, *kinds: str) -> None:
        self.desk.publish(*kinds)
        self.notifier.flush()
        self.tasks.settle()


@pytest.fixture
def scene(qtbot: QtBot) -> Iterator[Scene]:
    made = Scene(qtbot)
    yield made
    made.notifier.close()
    made.tasks.close()


def test_changes_of_another_thread_arrive_on_qts_and_together(
    qtbot: QtBot, scene: Scene, qapp: QApplication
) -> None:
    told: list[tuple[Changes, bool]] = []
    scene.notifier.changed.connect(
        lambda changes: told.append((changes, QThread.currentThread() is qapp.thread()))
    )

    def commit() -> None:
        scene.desk.publish("request")
        scene.desk.publish("order")

    thread = threading.Thread(target=commit)
    thread.start()
    thread.join()
    assert told == []
    qtbot.waitUntil(lambda: bool(told))
    assert [(c.kinds, home) for c, home in told] == [(frozenset({"request", "order"}), True)]


def test_one_pulled_commit_makes_them_all_not_local(scene: Scene) -> None:
    told: list[Changes] = []
    scene.notifier.changed.connect(told.append)
    for local in (True, False):
        scene.desk.listeners[0](Changes(frozenset({"order"}), frozenset({"1"}), local))
    scene.notifier.flush()
    assert told == [Changes(frozenset({"order"}), frozenset({"1"}), False)]


def test_a_live_query_asks_again_for_its_kinds_only(scene: Scene) -> None:
    scene.live("request")
    scene.change("order")
    assert scene.seen == [1]
    scene.change("request")
    assert scene.seen == [1, 2]


def test_a_hidden_view_waits_until_it_is_shown(scene: Scene) -> None:
    scene.live("request")
    scene.view.hide()
    scene.change("request")
    scene.change("request")
    assert scene.seen == [1]
    scene.view.show()
    scene.tasks.settle()
    assert scene.seen == [1, 2]


def test_time_alone_makes_it_ask_again(scene: Scene) -> None:
    state = WidgetState(
        key="draft", alert=False, tone="", total=0, unread=0, rows=[], next_change_at=NOW + 2 * MINUTE
    )
    later = [state]
    scene.desk.answers[Dashboard] = lambda _query: later.copy()
    seen: list[Any] = []
    live: LiveQuery[Any] = LiveQuery(
        scene.tasks, scene.notifier, Dashboard(), (), seen.append, owner=scene.view
    )
    scene.tasks.settle()
    scene.clock.advance(2 * MINUTE - 1)
    scene.notifier.tick()
    scene.tasks.settle()
    assert len(seen) == 1
    later.clear()
    scene.clock.advance(1)
    scene.notifier.tick()
    scene.tasks.settle()
    assert len(seen) == 2
    assert live.query == Dashboard()


def test_the_timer_never_sleeps_longer_than_a_minute(scene: Scene) -> None:
    scene.notifier.wake_at(scene.view, NOW + 5 * HOUR)
    assert 0 < scene.notifier._timer.interval() <= MINUTE


def test_each_minute_is_told_once(scene: Scene) -> None:
    minutes: list[int] = []
    scene.notifier.minute.connect(lambda: minutes.append(scene.clock.now()))
    scene.clock.instant = (NOW // MINUTE + 1) * MINUTE
    scene.notifier.tick()
    scene.notifier.tick()
    assert minutes == [scene.clock.instant]


def test_a_stopped_query_is_silent(scene: Scene) -> None:
    live = scene.live("request")
    live.stop()
    scene.change("request")
    assert scene.seen == [1]


def test_next_change_of_a_list_is_the_earliest() -> None:
    states = [
        WidgetState(key="x", alert=False, tone="", total=0, unread=0, rows=[], next_change_at=at)
        for at in (None, 9, 4)
    ]
    assert next_change_of(states) == 4
    assert next_change_of([]) is None
    assert next_change_of(7) is None

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The window never waits, nothing given to the writer is lost, and errors find their audience."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, QThread, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_b2b.clock import ManualClock
from desktop_b2b.domain.commands.account import MarkOpened
from desktop_b2b.errors import BugError, Cancelled, OutageError, UserError
from desktop_b2b.services.queries import GetUser, ListOutbox, ListTransactions
from tests.gui.shell.canned import ID, NOW, CannedDesk
from ui.executors import Executors
from ui.notifier import LiveQuery, Notifier
from ui.tasks import Job, Tasks

ROOT = Path(__file__).parents[3]
OPENED = MarkOpened(record_id=ID)


class SlowDesk(CannedDesk):
    """Answers and writes wait until they are let through."""

    def __init__(self) -> None:
        super().__init__()
        self.asked_now = threading.Event()
        self.gate = threading.Event()
        self.answers[ListTransactions] = self._slowly
        self.answers[ListOutbox] = "quick"

    def _slowly(self, _query: object) -> str:
        self.asked_now.set()
        assert self.gate.wait(10)
        return "slow"


@pytest.fixture
def desk() -> SlowDesk:
    return SlowDesk()


@pytest.fixture
def tasks(qapp: QApplication, desk: SlowDesk) -> Iterator[Tasks]:
    """Real threads."""
    made = Tasks(desk)
    yield made
    desk.gate.set()
    made.settle()
    made.close()


async def _fail(error: Exception) -> None:
    raise error


def test_a_slow_query_does_not_block_the_window(qtbot: QtBot, tasks: Tasks, desk: SlowDesk) -> None:
    owner = QObject()
    ticks: list[int] = []
    results: list[Any] = []
    timer = QTimer(owner)
    timer.timeout.connect(lambda: ticks.append(1))
    timer.start(0)

    async def ask() -> None:
        results.append(await tasks.query(ListTransactions()))

    tasks.start(ask(), owner)
    qtbot.waitUntil(lambda: desk.asked_now.is_set() and len(ticks) > 20)
    assert results == []
    desk.gate.set()
    qtbot.waitUntil(lambda: results == ["slow"])


def test_a_second_reader_answers_while_the_first_is_busy(qtbot: QtBot, tasks: Tasks, desk: SlowDesk) -> None:
    results: list[Any] = []
    owner = QObject()
    tasks.start(tasks.query(ListTransactions()), owner, on_done=results.append)
    qtbot.waitUntil(desk.asked_now.is_set)
    tasks.start(tasks.query(ListOutbox()), owner, on_done=results.append)
    qtbot.waitUntil(lambda: results == ["quick"])


def test_an_overtaken_answer_is_dropped(qtbot: QtBot, tasks: Tasks, desk: SlowDesk) -> None:
    view = QWidget()
    qtbot.addWidget(view)
    view.show()
    notifier = Notifier(desk.on_changes, ManualClock(NOW))
    seen: list[Any] = []
    live: LiveQuery[Any] = LiveQuery(tasks, notifier, ListTransactions(), (), seen.append, owner=view)
    qtbot.waitUntil(desk.asked_now.is_set)
    live.set_query(ListOutbox())
    qtbot.waitUntil(lambda: seen == ["quick"])
    desk.gate.set()
    tasks.settle()
    assert seen == ["quick"]
    notifier.close()


def test_the_desk_is_not_to_be_called_on_qts_thread(tasks: Tasks) -> None:
    with pytest.raises(AssertionError, match="thread of Qt"):
        tasks._desk.answer(GetUser())


def test_commands_run_on_one_thread_in_order(qtbot: QtBot, tasks: Tasks, desk: SlowDesk) -> None:
    commands = [MarkOpened(record_id=f"{number:032x}") for number in range(20)]
    for cmd in commands:
        tasks.command(cmd)
    tasks.start(tasks.written(), tasks)
    tasks.settle()
    assert desk.given == commands
    assert len(desk.threads) == 1


def test_what_was_given_to_the_writer_runs_though_its_owner_is_gone(
    qtbot: QtBot, tasks: Tasks, desk: SlowDesk
) -> None:
    busy, let_go = threading.Event(), threading.Event()

    def hold() -> None:
        busy.set()
        assert let_go.wait(10)

    tasks._executors.write.submit(hold)
    assert busy.wait(10)
    owner = QObject()
    task = tasks.start(tasks.command(OPENED), owner)
    QApplication.processEvents()
    owner.deleteLater()
    del owner
    qtbot.waitUntil(task.done)
    assert task.cancelled()
    let_go.set()
    tasks.start(tasks.written(), tasks)
    tasks.settle()
    assert desk.given == [OPENED]


def test_a_coroutine_ends_with_its_owner(qtbot: QtBot, tasks: Tasks, desk: SlowDesk) -> None:
    reached: list[str] = []

    async def ask() -> None:
        await tasks.query(ListTransactions())
        reached.append("after")

    owner = QObject()
    task = tasks.start(ask(), owner)
    qtbot.waitUntil(desk.asked_now.is_set)
    owner.deleteLater()
    qtbot.waitUntil(task.done)
    desk.gate.set()
    tasks.settle()
    assert reached == []


def test_errors_go_to_their_audience(qtbot: QtBot, tasks: Tasks, monkeypatch: pytest.MonkeyPatch) -> None:
    crashes: list[Any] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, error, _trace: crashes.append(error))
    shown: list[Any] = []
    outages: list[Any] = []
    taken: list[Any] = []
    tasks.user_error.connect(shown.append)
    tasks.outage.connect(outages.append)
    refused, outage = UserError("a.b", "No."), OutageError("disk.full", "Full.")
    bug, surprise = BugError("wrong"), ValueError("odd")
    for error in (refused, outage, bug, surprise, Cancelled()):
        tasks.start(_fail(error), tasks)
    tasks.start(_fail(refused), tasks, on_error=taken.append)
    tasks.settle()
    assert (shown, outages, crashes, taken) == ([refused], [outage], [bug, surprise], [refused])


def test_an_error_that_nobody_awaits_is_reported(qtbot: QtBot, tasks: Tasks, desk: SlowDesk) -> None:
    desk.refusal = UserError("a.b", "No.")
    with qtbot.waitSignal(tasks.user_error) as told:
        tasks.command(OPENED)
    assert told.args == [desk.refusal]


def test_a_mistake_in_a_callback_is_a_crash(
    qtbot: QtBot, tasks: Tasks, monkeypatch: pytest.MonkeyPatch
) -> None:
    crashes: list[Any] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, _error, _trace: crashes.append(kind))
    tasks.start(tasks.query(GetUser()), tasks, on_done=lambda user: user.privileges[7])
    tasks.settle()
    assert crashes == [IndexError]


def test_an_answer_without_a_coroutine_comes_home_to_qts_thread(
    qtbot: QtBot, tasks: Tasks, desk: SlowDesk, qapp: QApplication
) -> None:
    seen: list[Any] = []
    owner = QObject()

    def came(answer: Any) -> None:
        seen.append((answer, QThread.currentThread() is qapp.thread()))

    tasks.when(tasks.query(ListOutbox()), owner, came, on_end=lambda: seen.append("end"))
    assert seen == []
    tasks.settle()
    assert seen == ["end", ("quick", True)]


def test_an_answer_without_a_coroutine_dies_with_its_owner(
    qtbot: QtBot, tasks: Tasks, desk: SlowDesk
) -> None:
    seen: list[Any] = []
    owner = QObject()
    tasks.when(tasks.query(ListTransactions()), owner, seen.append)
    qtbot.waitUntil(desk.asked_now.is_set)
    owner.deleteLater()
    qtbot.waitUntil(lambda: not tasks.busy)
    desk.gate.set()
    tasks.start(tasks.query(ListOutbox()), tasks)
    tasks.settle()
    assert seen == []


def test_the_first_paint_needs_no_asyncio() -> None:
    """It costs some 40 ms: the dashboard stands before it is loaded."""
    code = (
        "import sys; import ui.main, ui.screens.dashboard.screen; "
        "sys.exit(' '.join({'asyncio', 'qasync', 'babel', 'sqlalchemy'} & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_closing_finishes_what_is_being_written(qapp: QApplication) -> None:
    desk = SlowDesk()
    tasks = Tasks(desk)
    for number in range(50):
        tasks.save_buffer("request", f"{number:032x}", "typed")
    tasks.close()
    assert len(desk.buffers) == 50
    with pytest.raises(Cancelled):
        tasks.query(GetUser())


def test_immediate_executors_do_it_at_once(qapp: QApplication) -> None:
    desk = CannedDesk()
    tasks = Tasks(desk, Executors.immediate())
    tasks.command(OPENED)
    assert desk.given == [OPENED]
    tasks.close()


def test_what_runs_is_waited_for_after_the_application_was_told_to_quit(
    qapp: QApplication, tasks: Tasks, desk: SlowDesk
) -> None:
    results: list[Any] = []

    def end() -> None:
        qapp.quit()
        tasks.when(tasks.query(ListTransactions()), tasks, results.append)
        QTimer.singleShot(0, desk.gate.set)
        tasks.settle()
        results.append("settled")

    QTimer.singleShot(0, end)
    qapp.exec()
    assert results == ["slow", "settled"]


# ------------------------------------------------------------ what nobody waits for any more


def test_a_running_question_is_stopped_when_its_owner_goes(
    tasks: Tasks, desk: SlowDesk, qtbot: QtBot
) -> None:
    owner = QObject()
    running, unasked = ListTransactions(), ListTransactions()
    job, quick = tasks.query(running), tasks.query(ListOutbox())
    heard: list[Any] = []
    tasks.when(job, owner, heard.append)  # and yet it is never told
    assert desk.asked_now.wait(10)
    tasks.cancel(owner)
    assert [query is running for query in desk.stopped] == [True]
    # One that was not begun is never asked.
    blocked = tasks.query(ListTransactions())
    later = tasks.query(unasked)
    later.drop()
    desk.gate.set()
    waiting: tuple[Job[Any], ...] = (blocked, quick)
    for waited in waiting:
        with qtbot.wait_signal(tasks.idle):
            tasks.when(waited, tasks, heard.append)
    assert all(query is not unasked for query in (*desk.asked, *desk.stopped))
    assert heard == ["slow", "quick"]


def test_a_live_query_stops_what_it_asked_before(tasks: Tasks, desk: SlowDesk, qtbot: QtBot) -> None:
    view = QWidget()
    qtbot.addWidget(view)
    view.show()
    seen: list[Any] = []
    notifier = Notifier(desk.on_changes, ManualClock(NOW))
    first, second = ListTransactions(), ListTransactions(query="galerie")
    live: LiveQuery[Any] = LiveQuery(tasks, notifier, first, ("request",), seen.append, owner=view)
    assert desk.asked_now.wait(10)
    live.set_query(second)
    assert [query is first for query in desk.stopped] == [True]
    desk.gate.set()
    tasks.settle()
    assert seen == ["slow"]
    live.stop()
    notifier.close()
    assert len(desk.stopped) == 1

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A batch in the window: progress in its toast, Cancel, and Go on after a printer failed."""

from __future__ import annotations

import threading
from collections.abc import Callable

from pytestqt.qtbot import QtBot

from desktop_b2b.documents.sheet import Sheet, Sheets
from desktop_b2b.errors import OutageError
from tests.gui.screens_general.stage import Office
from ui.executors import Executors
from ui.printing.batch import Batch, Piece, PressStopped
from ui.printing.batch_job import BatchJob, record_prints
from ui.printing.layout import Paper
from ui.widgets import Toast


class Press:
    """Counts what is printed; may fail, and may wait."""

    def __init__(self) -> None:
        self.done: list[tuple[str, int]] = []
        self.fails_at = -1
        self.before: Callable[[int], object] = lambda place: None
        self.threads: set[str] = set()

    def put(self, piece: Piece, paper: Paper, copy: int) -> None:
        self.threads.add(threading.current_thread().name)
        self.before(len(self.done))
        if len(self.done) == self.fails_at:
            self.fails_at = -1
            raise PressStopped(OutageError("printer.unavailable", "There is no printer."), begun=False)
        self.done.append((piece.document_id, copy))


def _id(number: int) -> str:
    return f"{number:032x}"


def _pieces(count: int) -> list[Piece]:
    page = Sheet(width=50, height=20, marks=(), copy_right=49.0, copy_top=1.0)
    paper = Sheets(title="T", language="en", copy_label="COPY", sheets=(page,))
    return [Piece("carton_label", _id(number), lambda: paper) for number in range(count)]


def _job(office: Office, press: Press, count: int) -> BatchJob:
    assert office.window.context is not None
    return BatchJob(office.window.context, "Labels", Batch(_pieces(count), press))


def test_a_printer_that_fails_is_gone_on_with(office: Office) -> None:
    office.start()
    press = Press()
    press.fails_at = 216
    job = _job(office, press, 500)
    recorded: list[str] = []
    job.printed.connect(lambda piece, copy: recorded.append(piece.document_id))
    job.start()
    office.settle()
    message = office.toast.message
    assert message.fact == "The printer does not answer"
    assert message.sentence == "216 of 500 are printed; the rest waits here."
    assert message.code == "printer.unavailable"
    assert len(recorded) == 216
    ((name, go_on),) = message.actions
    assert name == "Go on"
    go_on()
    office.settle()
    assert office.toast.message.fact == "500 documents went to the printer."
    assert recorded == [_id(number) for number in range(500)]
    assert [copy for _, copy in press.done] == [0] * 500


def test_progress_and_cancel_off_the_windows_thread(office: Office, qtbot: QtBot) -> None:
    office.start()
    press = Press()
    reached, go_on = threading.Event(), threading.Event()

    def wait(place: int) -> None:
        if place == 2:
            reached.set()
            go_on.wait(20)

    press.before = wait
    job = _job(office, press, 10)
    at_once, threads = office.tasks._made, Executors.threads()
    office.tasks._made = threads
    try:
        job.start()
        job.start()
        qtbot.waitUntil(reached.is_set)
        job.show_progress()
        qtbot.waitUntil(lambda: job.toast is not None and job.toast._far.text() == "2 of 10")
        assert job.toast is not None
        job.toast.cancel_button.click()
        go_on.set()
        qtbot.waitUntil(lambda: not office.tasks.busy)
        assert office.toast.message.fact == "Printing was cancelled"
        assert len(press.done) == 3
        office.toast.message.actions[0][1]()
        qtbot.waitUntil(lambda: len(press.done) == 10 and not office.tasks.busy)
    finally:
        office.tasks._made = at_once
        threads.shutdown()
    assert [one for one, _ in press.done] == [_id(number) for number in range(10)]
    assert threading.main_thread().name not in press.threads


def test_each_paper_is_marked_as_printed(office: Office) -> None:
    """The mark is a command; that nobody knows these boxes is what its handler says."""
    office.start()
    job = _job(office, Press(), 1)
    record_prints(job)
    job.start()
    office.settle()
    assert "print.unknown" in [toast.message.code for toast in office.window.findChildren(Toast)]

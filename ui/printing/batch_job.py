# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A batch at work: off the window's thread, with progress and Cancel, and a way to go on after a
printer failed.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_b2b.domain.commands.printing import RecordPrint
from desktop_b2b.errors import Cancelled
from ui.exporting.job import BUSY_MS
from ui.printing.batch import Batch, Piece
from ui.printing.output import PrintFailed
from ui.strings import error_text, number_word
from ui.theme import Tone
from ui.widgets import Message

if TYPE_CHECKING:
    from ui.shell.screen import ScreenContext
    from ui.widgets.job_toast import JobToast


class BatchJob(QObject):
    """Prints a batch. It lives as long as somebody is signed in, whatever screen is open.

    Signals: `starting` before it begins or goes on, `printed(piece, copy)` after each paper, which its owner
    records; `stopped(message)` when it waits to be gone on with, `ended(papers printed)` when every paper was
    dealt with.
    """

    starting = Signal()
    printed = Signal(object, int)
    stopped = Signal(object)
    ended = Signal(int)
    _told = Signal(object, int, int)

    def __init__(self, context: ScreenContext, title: str, batch: Batch) -> None:
        super().__init__(context.feeds)
        self.context, self.title, self.batch = context.main, title, batch
        self.toast: JobToast | None = None
        self.running = False
        self._stop = threading.Event()
        self._busy = QTimer(self)
        self._busy.setSingleShot(True)
        self._busy.setInterval(BUSY_MS)
        self._busy.timeout.connect(self.show_progress)
        self._told.connect(self._on_told)

    def start(self) -> None:
        """Begin, or go on where it stopped; while it runs nothing happens."""
        if self.running or self.batch.finished:
            return
        self.starting.emit()
        self.running = True
        self._stop.clear()
        self._busy.start()
        self.context.tasks.start(self._run(), self.context.feeds)

    def cancel(self) -> None:
        """Stop before the next paper; what is printed stays printed."""
        self._stop.set()

    def show_progress(self) -> None:
        """It takes a while: say so, with Cancel."""
        self.toast = self.context.toasts.show_job(self.title, self.cancel)
        self._say_far(self.batch.position)

    async def _run(self) -> None:
        try:
            count = await self.context.tasks.network(self._work)
        except Cancelled:
            title = self.tr("Printing was cancelled")
            self._say_stopped(Message(title, self._far_words(), Tone.GREY, actions=self._on()))
        except PrintFailed as error:
            title = self.tr("The printer does not answer")
            if error.code != "printer.unavailable":
                title = self.tr("The printer stopped within a document")
            self._say_stopped(
                Message(title, self._far_words(), Tone.RED, actions=self._on(), code=error.code)
            )
        except asyncio.CancelledError:
            self._stop.set()
            raise
        else:
            self._say_done(count)
        finally:
            self.running = False
            self._busy.stop()
            if self.toast is not None:
                self.toast.dismiss()
                self.toast = None

    def _work(self) -> int:
        return self.batch.run(
            self._stop.is_set, lambda piece, copy: self._told.emit(piece, copy, self.batch.position)
        )

    def _on(self) -> tuple[tuple[str, Callable[[], object]], ...]:
        return ((self.tr("Go on"), self.start),)

    def _say(self, message: Message) -> None:
        self.context.toasts.show_message(message)

    def _say_stopped(self, message: Message) -> None:
        self._say(message)
        self.stopped.emit(message)

    def _say_done(self, count: int) -> None:
        words = self.tr("%n document(s) went to the printer.", "", count)
        refused = self.batch.refused
        if refused:
            reasons = " ".join(dict.fromkeys(error_text(error) for _, error in refused))
            missing = self.tr("%n could not be made.", "", len(refused))
            self._say(Message(words, f"{missing} {reasons}", Tone.RED))
        else:
            self._say(Message(words))
        self.ended.emit(count)
        self.deleteLater()

    def _far_words(self) -> str:
        done, total = number_word(self.batch.printed), number_word(len(self.batch.pieces))
        if self.batch.last:
            words = self.tr("{0} of {1} are printed, the last one was {2}; the rest waits here.")
            return words.format(done, total, self.batch.last)
        return self.tr("{0} of {1} are printed; the rest waits here.").format(done, total)

    def _on_told(self, piece: Piece, copy: int, position: int) -> None:
        self.printed.emit(piece, copy)
        self._say_far(position)

    def _say_far(self, position: int) -> None:
        if self.toast is not None:
            total = len(self.batch.pieces)
            words = self.tr("{0} of {1}").format(number_word(position), number_word(total))
            self.toast.set_progress(position, total, words)


def record_prints(job: BatchJob) -> None:
    """Have each paper of a job marked as printed, as soon as it is with the printer."""
    tasks = job.context.tasks

    def record(piece: Piece, copy: int) -> None:
        mark = RecordPrint(about_id=piece.document_id, paper=piece.mark or piece.kind, copy=max(copy, 1))  # type: ignore[arg-type]
        tasks.command(mark)

    job.printed.connect(record)

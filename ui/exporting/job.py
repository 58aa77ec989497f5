# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Files at work: made off the window's thread, with progress, and Cancel that leaves no half file."""

from __future__ import annotations

import asyncio
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from desktop_b2b.documents.tables.export import write_table
from desktop_b2b.documents.tables.model import Style
from desktop_b2b.errors import BugError, Cancelled
from desktop_b2b.services.ports import Ask
from ui.exporting.source import Part
from ui.strings import number_word
from ui.theme import Tone
from ui.widgets import Message

if TYPE_CHECKING:
    from ui.shell.screen import ScreenContext
    from ui.widgets.job_toast import JobToast

#: A job that is done sooner shows no progress.
BUSY_MS = 500


@dataclass(frozen=True)
class Order:
    """What is to be exported, and where to; `codes`: for programs."""

    title: str
    part: Part
    path: Path
    codes: bool


class FileJob(QObject):
    """Makes one file. It lives as long as somebody is signed in, whatever screen is open.

    Override `write`, which runs on another thread and raises Cancelled where `is_stopped`.
    """

    _told = Signal(int)

    def __init__(self, context: ScreenContext, title: str, path: Path, total: int | None) -> None:
        super().__init__(context.feeds)
        self.context, self.title, self.path = context.main, title, path
        self.toast: JobToast | None = None
        self._total = total
        self._stop = threading.Event()
        self._busy = QTimer(self)
        self._busy.setSingleShot(True)
        self._busy.setInterval(BUSY_MS)
        self._busy.timeout.connect(self.show_progress)
        self._told.connect(self._on_told)

    def write(self, ask: Ask) -> int:
        """Make the file; tells how much is in it."""
        raise BugError(f"{type(self).__name__} writes nothing")

    def done_words(self, count: int) -> str:
        """What was made, in words."""
        return number_word(count)

    def is_stopped(self) -> bool:
        """Whether somebody pressed Cancel; asked from the thread that writes."""
        return self._stop.is_set()

    def tell(self, count: int) -> None:
        """How much is done; called from the thread that writes."""
        self._told.emit(count)

    def start(self) -> None:
        """Begin."""
        self._busy.start()
        self.context.tasks.start(self._run(), self.context.feeds)

    def cancel(self) -> None:
        """Stop; the file that was there before, if any, stays as it was."""
        self._stop.set()

    async def _run(self) -> None:
        try:
            count = await self.context.tasks.browse(self.write)
        except Cancelled:
            self._say(Message(self.tr("Cancelled"), self.tr("No file was written."), Tone.GREY))
        except asyncio.CancelledError:
            self._stop.set()
            raise
        else:
            folder = QUrl.fromLocalFile(str(self.path.parent))
            act = (self.tr("Open the folder"), lambda: QDesktopServices.openUrl(folder))
            self._say(Message(self.done_words(count), str(self.path), actions=(act,)))
        finally:
            self._busy.stop()
            if self.toast is not None:
                self.toast.dismiss()
            self.deleteLater()

    def _say(self, message: Message) -> None:
        self.context.toasts.show_message(message)

    def show_progress(self) -> None:
        """It takes a while: say so, with Cancel."""
        self.toast = self.context.toasts.show_job(self.title, self.cancel)

    def _on_told(self, count: int) -> None:
        if self.toast is not None:
            words = number_word(count)
            if self._total is not None:
                words = self.tr("{0} of {1}").format(words, number_word(self._total))
            self.toast.set_progress(count, self._total, words)


class ExportJob(FileJob):
    """Writes a list."""

    def __init__(self, context: ScreenContext, order: Order) -> None:
        super().__init__(context, self.tr("Exporting {0}").format(order.title), order.path, order.part.rows)
        self._order = order

    def done_words(self, count: int) -> str:
        return self.tr("{0} row(s) exported", "", count).format(number_word(count))

    def write(self, ask: Ask) -> int:
        order = self._order
        style = Style(
            self.context.zone,
            QLocale().decimalPoint(),
            order.codes,
            yes=self.tr("yes"),
            no=self.tr("no"),
        )
        return write_table(
            order.part.pages(ask),
            order.part.fields(order.codes),
            order.path,
            style=style,
            title=order.title,
            told=self.tell,
            stopped=self.is_stopped,
        )

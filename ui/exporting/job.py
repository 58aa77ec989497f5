# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""An export at work: off the window's thread, with progress, and Cancel that leaves no half file."""

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
from desktop_b2b.errors import Cancelled
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


class ExportJob(QObject):
    """One export. It lives as long as somebody is signed in, whatever screen is open."""

    _told = Signal(int)

    def __init__(self, context: ScreenContext, order: Order) -> None:
        super().__init__(context.feeds)
        self._context, self._order = context.main, order
        self._stop = threading.Event()
        self._toast: JobToast | None = None
        self._busy = QTimer(self)
        self._busy.setSingleShot(True)
        self._busy.setInterval(BUSY_MS)
        self._busy.timeout.connect(self._show_progress)
        self._told.connect(self._on_told)

    def start(self) -> None:
        """Begin."""
        self._busy.start()
        self._context.tasks.start(self._run(), self._context.feeds)

    def cancel(self) -> None:
        """Stop; the file that was there before, if any, stays as it was."""
        self._stop.set()

    async def _run(self) -> None:
        try:
            count = await self._context.tasks.browse(self._write)
        except Cancelled:
            self._say(Message(self.tr("Export cancelled"), self.tr("No file was written."), Tone.GREY))
        except asyncio.CancelledError:
            self._stop.set()
            raise
        else:
            fact = self.tr("{0} row(s) exported", "", count).format(number_word(count))
            folder = QUrl.fromLocalFile(str(self._order.path.parent))
            act = (self.tr("Open the folder"), lambda: QDesktopServices.openUrl(folder))
            self._say(Message(fact, str(self._order.path), actions=(act,)))
        finally:
            self._busy.stop()
            if self._toast is not None:
                self._toast.dismiss()
            self.deleteLater()

    def _write(self, ask: Ask) -> int:
        """On the thread that writes files."""
        order, locale = self._order, QLocale()
        style = Style(
            self._context.zone,
            locale.decimalPoint(),
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
            told=self._told.emit,
            stopped=self._stop.is_set,
        )

    def _say(self, message: Message) -> None:
        self._context.toasts.show_message(message)

    def _show_progress(self) -> None:
        fact = self.tr("Exporting {0}").format(self._order.title)
        self._toast = self._context.toasts.show_job(fact, self.cancel)

    def _on_told(self, count: int) -> None:
        if self._toast is not None:
            total = self._order.part.rows
            words = self.tr("{0} rows").format(number_word(count))
            if total is not None:
                words = self.tr("{0} of {1} rows").format(number_word(count), number_word(total))
            self._toast.set_progress(count, total, words)

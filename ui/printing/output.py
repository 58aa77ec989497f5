# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Pages to a PDF file, or to a printer. Works without a window: a QGuiApplication is enough for PDF."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QGuiApplication, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtPrintSupport import QPrinter

from desktop_b2b.documents.model import Document
from desktop_b2b.errors import Cancelled, OutageError
from ui.printing.pages import PAGE, Pages

_RESOLUTION: Final = 1200


class PrintFailed(OutageError):
    """The printer stopped. ``position`` is the first document that did not get through: go on there."""

    def __init__(self, code: str, text: str, position: int) -> None:
        self.position = position
        super().__init__(code, text)


def ensure_gui() -> QGuiApplication:
    """The application, or one without a screen where there is none: for the scripting tool's PDFs."""
    found = QGuiApplication.instance()
    if isinstance(found, QGuiApplication):
        return found
    return QGuiApplication(["desktop-b2b", "-platform", "offscreen"])


def pdf_bytes(documents: Iterable[Document], *, copy: bool = False) -> bytes:
    """The documents as one PDF."""
    return _pdf(documents, copy, _goes_on)[0]


def _goes_on() -> bool:
    """Nobody stops it."""
    return False


def _pdf(documents: Iterable[Document], copy: bool, stopped: Callable[[], bool]) -> tuple[bytes, int]:
    """The documents as one PDF, made as they come, and how many they are."""
    coming = iter(documents)
    first = next(coming, None)
    if stopped():
        raise Cancelled
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_RESOLUTION)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageOrientation(QPageLayout.Orientation.Portrait)
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setCreator("Desktop B2B")
    writer.setTitle(first.title if first is not None else "")
    painter = QPainter()
    if not painter.begin(writer):
        raise OutageError("pdf.unavailable", "The PDF could not be written.")
    count = 0
    try:
        for document in chain([first] if first is not None else [], coming):
            if stopped():
                raise Cancelled
            if count:
                writer.newPage()
            count += 1
            pages = Pages(document)
            for number in range(len(pages)):
                if number:
                    writer.newPage()
                painter.save()
                painter.scale(writer.width() / PAGE.width(), writer.width() / PAGE.width())
                pages.paint(painter, number, copy=copy)
                painter.restore()
    finally:
        painter.end()
    buffer.close()
    return bytes(buffer.data().data()), count


def to_pdf(
    document: Document | Iterable[Document],
    path: Path,
    *,
    copy: bool = False,
    stopped: Callable[[], bool] = _goes_on,
) -> int:
    """Write a PDF file: whole or not at all, never half over an older one; tells how many documents it holds.

    `stopped` is asked before each document. Raises Cancelled, OutageError ``pdf.unwritable`` where the folder
    takes no file.
    """
    documents = [document] if isinstance(document, Document) else document
    content, count = _pdf(documents, copy, stopped)
    temporary = ""
    try:
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=".tmp", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
        temporary = ""
    except OSError as error:
        raise OutageError(
            "pdf.unwritable", f"{path} could not be written: {error.strerror or error}."
        ) from error
    finally:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
    return count


class PrintJob:
    """Documents on one printer, in order, one ``step`` per document, so that a window stays alive between.

    A job that fails raises PrintFailed; a new job that starts at its position goes on where it stopped.
    """

    def __init__(
        self, documents: Sequence[Document], printer: QPrinter, *, first: int = 0, copy: bool = False
    ) -> None:
        self._documents = documents
        self._printer = printer
        self._copy = copy
        self._painter = QPainter()
        self.position = first

    @property
    def finished(self) -> bool:
        """Whether every document is with the printer."""
        return self.position >= len(self._documents)

    def step(self) -> bool:
        """Print the next document; False when there is none left."""
        if self.finished:
            self._painter.end()
            return False
        if not self._painter.isActive():
            self._begin()
        elif not self._printer.newPage():
            raise self._failed()
        self._print(Pages(self._documents[self.position]))
        self.position += 1
        more = self.position < len(self._documents)
        if not more and not self._painter.end():
            raise self._failed()
        return more

    def cancel(self) -> None:
        """Stop; what is printed stays printed."""
        if self._painter.isActive():
            self._printer.abort()
            self._painter.end()

    def _begin(self) -> None:
        self._printer.setPageOrientation(QPageLayout.Orientation.Portrait)
        self._printer.setFullPage(True)
        # isValid() says yes to a printer that is not there; only begin() knows.
        if not self._painter.begin(self._printer):
            name = self._printer.printerName()
            text = f"The printer {name} does not answer." if name else "There is no printer."
            raise PrintFailed("printer.unavailable", text, self.position)

    def _print(self, pages: Pages) -> None:
        paper = self._printer.paperRect(QPrinter.Unit.DevicePixel)
        true_size = self._printer.resolution() / 25.4 / 100
        scale = min(true_size, paper.width() / PAGE.width(), paper.height() / PAGE.height())
        for number in range(len(pages)):
            if number and not self._printer.newPage():
                raise self._failed()
            self._painter.save()
            self._painter.scale(scale, scale)
            pages.paint(self._painter, number, copy=self._copy)
            self._painter.restore()
            if self._printer.printerState() in (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted):
                raise self._failed()

    def _failed(self) -> PrintFailed:
        self._painter.end()
        done = self.position
        total = len(self._documents)
        return PrintFailed("printer.stopped", f"The printer stopped after {done} of {total} documents.", done)


def print_documents(
    documents: Sequence[Document], printer: QPrinter, *, first: int = 0, copy: bool = False
) -> int:
    """Print at one go; tells how many documents went through. Raises PrintFailed."""
    job = PrintJob(documents, printer, first=first, copy=copy)
    while job.step():
        pass
    return job.position - first

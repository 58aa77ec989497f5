# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Pages to a PDF file, or to a printer. Works without a window: a QGuiApplication is enough for PDF."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from PySide6.QtCore import QBuffer, QFile, QFileDevice, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QGuiApplication, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtPrintSupport import QPrinter

from desktop_b2b.errors import Cancelled, OutageError, UserError
from ui.printing.layout import Leaves, Paper, lay_out
from ui.printing.pages import PAGE, U

_RESOLUTION: Final = 1200
_PER_UNIT: Final = _RESOLUTION / 25.4 / U


class Marked(NamedTuple):
    """A paper that says which print of it this is."""

    paper: Paper
    copy: int


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


def pdf_bytes(documents: Iterable[Paper], *, copy: int = 0) -> bytes:
    """The documents as one PDF."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    _write(documents, buffer, copy, _goes_on)
    buffer.close()
    return bytes(buffer.data().data())


def _goes_on() -> bool:
    """Nobody stops it."""
    return False


def _write(
    documents: Iterable[Paper | Marked], device: QIODevice, copy: int, stopped: Callable[[], bool]
) -> int:
    """The documents as one PDF, made and written as they come; tells how many they are."""
    coming = iter(documents)
    first = next(coming, None)
    if stopped():
        raise Cancelled
    leaves, mark, title = _laid_out(first, copy)
    writer = QPdfWriter(device)
    writer.setResolution(_RESOLUTION)
    writer.setPageOrientation(QPageLayout.Orientation.Portrait)
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setPageSize(page_size(leaves.size(0) if leaves is not None and len(leaves) else PAGE))
    writer.setCreator("Desktop B2B")
    writer.setTitle(title)
    painter = QPainter()
    if not painter.begin(writer):
        raise OutageError("pdf.unavailable", "The PDF could not be written.")
    count = pages = 0
    try:
        while leaves is not None:
            if stopped():
                raise Cancelled
            pages = _paint_all(writer, painter, leaves, mark, pages)
            count += 1
            leaves, mark, _ = _laid_out(next(coming, None), copy)
    finally:
        painter.end()
    return count


def _laid_out(one: Paper | Marked | None, copy: int) -> tuple[Leaves | None, int, str]:
    """A paper's pages, which print of it they are, and its title."""
    if one is None:
        return None, copy, ""
    paper, mark = one if isinstance(one, Marked) else (one, copy)
    return lay_out(paper), mark, paper.title


def _paint_all(writer: QPdfWriter, painter: QPainter, leaves: Leaves, copy: int, pages: int) -> int:
    """Paint a paper's pages, each at its own size; tells how many pages the file has then."""
    for number in range(len(leaves)):
        if pages:
            writer.setPageSize(page_size(leaves.size(number)))
            writer.newPage()
        pages += 1
        painter.save()
        painter.scale(_PER_UNIT, _PER_UNIT)
        try:
            leaves.paint(painter, number, copy=copy)
        finally:
            painter.restore()
    return pages


def page_size(size: QSizeF) -> QPageSize:
    """A page's size as Qt names it."""
    return QPageSize(size / U, QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.FuzzyMatch)


def to_pdf(
    document: Paper | Iterable[Paper | Marked],
    path: Path,
    *,
    copy: int = 0,
    stopped: Callable[[], bool] = _goes_on,
) -> int:
    """Write a PDF file: whole or not at all, never half over an older one; tells how many documents it holds.

    `stopped` is asked before each document. Raises Cancelled, OutageError ``pdf.unwritable`` where the folder
    takes no file.
    """
    documents = [document] if isinstance(document, Paper) else document
    temporary = ""
    try:
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=".tmp", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            count = _write_file(documents, temporary, copy, stopped)
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


def _write_file(
    documents: Iterable[Paper | Marked], name: str, copy: int, stopped: Callable[[], bool]
) -> int:
    """Into a file, so that thousands of documents need no more memory than one. Raises OSError."""
    file = QFile(name)
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        raise OSError(file.errorString())
    try:
        count = _write(documents, file, copy, stopped)
        # Qt's writer does not tell that the disk is full; the file does.
        if not file.flush() or file.error() != QFileDevice.FileError.NoError:
            raise OSError(file.errorString())
    finally:
        file.close()
    return count


class PrintJob:
    """Documents on one printer, in order, one ``step`` per document, so that a window stays alive between.

    A job that fails raises PrintFailed; a new job that starts at its position goes on where it stopped.
    """

    def __init__(
        self, documents: Sequence[Paper], printer: QPrinter, *, first: int = 0, copy: int = 0
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
        """Print the next document; False when there is none left. Raises PrintFailed, and UserError where it
        cannot be drawn.
        """
        if self.finished:
            self._painter.end()
            return False
        if not self._painter.isActive():
            self._begin()
        elif not self._printer.newPage():
            raise self._failed()
        try:
            self._print(lay_out(self._documents[self.position]))
        except UserError:
            self.cancel()
            raise
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

    def _print(self, pages: Leaves) -> None:
        paper = self._printer.paperRect(QPrinter.Unit.DevicePixel)
        true_size = self._printer.resolution() / 25.4 / U
        for number in range(len(pages)):
            size = pages.size(number)
            scale = min(true_size, paper.width() / size.width(), paper.height() / size.height())
            if number and not self._printer.newPage():
                raise self._failed()
            self._painter.save()
            self._painter.scale(scale, scale)
            try:
                pages.paint(self._painter, number, copy=self._copy)
            finally:
                self._painter.restore()
            if self._printer.printerState() in (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted):
                raise self._failed()

    def _failed(self) -> PrintFailed:
        self._painter.end()
        done = self.position
        total = len(self._documents)
        return PrintFailed("printer.stopped", f"The printer stopped after {done} of {total} documents.", done)


def print_documents(documents: Sequence[Paper], printer: QPrinter, *, first: int = 0, copy: int = 0) -> int:
    """Print at one go; tells how many documents went through. Raises PrintFailed."""
    job = PrintJob(documents, printer, first=first, copy=copy)
    while job.step():
        pass
    return job.position - first

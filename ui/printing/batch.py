# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Hundreds of papers as one job: in order, made one at a time, stopped and gone on with at any of them.

Each paper goes to the printer as a job of its own, so that what was printed is known to the paper: a
printer that
vanishes at the 217th of 500 has 216 of them. A paper that was begun may lie in the tray or not; printed
again, it says that it is a copy.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtPrintSupport import QPrinter

from desktop_b2b.errors import Cancelled, OutageError, UserError
from ui.printing.layout import Paper
from ui.printing.output import PrintFailed, PrintJob


@dataclass(frozen=True)
class Piece:
    """A paper to print: of which kind and document, how it is made, and which print of it this is (0:
    first). ``name``: what people call it; ``mark``: the kind that print marks know it by, where printers
    know another.
    """

    kind: str
    document_id: str
    make: Callable[[], Paper]
    copy: int = 0
    name: str = ""
    mark: str = ""


class Press(Protocol):
    """Whatever puts a paper on paper."""

    def put(self, piece: Piece, paper: Paper, copy: int) -> None:
        """Print it whole. Raises PressStopped, and UserError where it cannot be drawn."""


class PressStopped(Exception):
    """It did not get through. ``begun``: some of it may lie in the tray."""

    def __init__(self, cause: OutageError, *, begun: bool) -> None:
        self.cause = cause
        self.begun = begun
        super().__init__(str(cause))


class PrinterPress:
    """Printers of this computer, by the kind of document."""

    def __init__(self, printer_for: Callable[[str], QPrinter]) -> None:
        self._printer_for = printer_for

    def put(self, piece: Piece, paper: Paper, copy: int) -> None:
        """Print it as a job of its own."""
        printer = self._printer_for(piece.kind)
        printer.setDocName(paper.title)
        job = PrintJob([paper], printer, copy=copy)
        try:
            job.step()
        except PrintFailed as error:
            raise PressStopped(error, begun=error.code != "printer.unavailable") from error


class Batch:
    """Papers in order, and how far they got. `run` may be called again after it stopped: it goes on there."""

    def __init__(self, pieces: Sequence[Piece], press: Press) -> None:
        self.pieces = pieces
        self.position = 0
        #: Papers that could not be made, with the reason; the others were printed.
        self.refused: list[tuple[Piece, UserError]] = []
        self._begun = False
        self._last = ""
        self._press = press

    @property
    def finished(self) -> bool:
        """Whether every paper was dealt with."""
        return self.position >= len(self.pieces)

    @property
    def printed(self) -> int:
        """How many papers are with the printer."""
        return self.position - len(self.refused)

    @property
    def last(self) -> str:
        """The name of the last paper that is with the printer."""
        return self._last

    def run(self, stopped: Callable[[], bool], told: Callable[[Piece, int], None]) -> int:
        """Print what is left; tells how many papers are printed altogether.

        `told(piece, copy)` is called after each paper. Raises Cancelled, and PrintFailed with the position at
        which the next call goes on.
        """
        while not self.finished:
            if stopped():
                raise Cancelled
            self._next(told)
        return self.printed

    def _next(self, told: Callable[[Piece, int], None]) -> None:
        piece = self.pieces[self.position]
        try:
            paper = piece.make()
        except UserError as error:
            self.refused.append((piece, error))
            self.position += 1
            return
        copy = max(piece.copy, 1) + 1 if self._begun else piece.copy
        try:
            self._press.put(piece, paper, copy)
        except UserError as error:
            # Its pages are drawn as they are printed: the others are not to wait for it.
            self.refused.append((piece, error))
            self._begun = False
            self.position += 1
            return
        except PressStopped as stop:
            self._begun = self._begun or stop.begun
            raise PrintFailed(stop.cause.code, str(stop.cause), self.position) from stop
        self._begun = False
        self._last = piece.name
        self.position += 1
        told(piece, copy)

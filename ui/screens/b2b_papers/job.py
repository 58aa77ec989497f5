# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The papers of orders at a centre as one job: read behind the window, printed or saved, and marked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtPrintSupport import QPrinter

from desktop_b2b.domain.values import Id
from desktop_b2b.errors import UserError
from desktop_b2b.services.ports import Ask
from desktop_b2b.services.queries import FloorPapers, GetFile, GetFloorPapers, GetOwnPapers
from ui.exporting.job import FileJob
from ui.printing.batch import Batch, Piece, PrinterPress
from ui.printing.batch_job import BatchJob, record_prints
from ui.printing.floor_papers import OWN_SHEAVES, Extent, FloorSheaf, label_size
from ui.printing.output import Marked, to_pdf
from ui.printing.printers import CARTON_LABEL, KINDS, PALLET_LABEL, Choice, remembered
from ui.strings import error_text

if TYPE_CHECKING:
    from ui.shell.screen import ScreenContext
    from ui.tasks import Job, Tasks

#: Orders that are read at once.
_CHUNK: Final = 100
#: What is to be printed, and which of the kinds that can be chosen it is.
Chosen = list[tuple[str, Piece]]


def gather(
    context: ScreenContext,
    order_ids: Sequence[Id],
    wave_id: Id = "",
    wanted: Extent | None = None,
) -> Job[Chosen]:
    """The papers of orders, or of a wave, in their order. Raises UserError."""
    labels, load = _labels(context), partial(_load, context.tasks)
    return context.tasks.browse(partial(_read, tuple(order_ids), wave_id, wanted or Extent(), labels, load))


def gather_own(context: ScreenContext, order_id: Id) -> Job[Chosen]:
    """The papers of an order that are its retailer's, too. Raises UserError."""
    labels, load = _labels(context), partial(_load, context.tasks)

    def read(ask: Ask) -> Chosen:
        papers, logos = ask(GetOwnPapers(b2b_order_id=order_id)), dict[str, bytes]()
        _add_logos(logos, papers, ask)
        return FloorSheaf(papers, logos, labels, load).pieces(Extent(OWN_SHEAVES))

    return context.tasks.browse(read)


def _labels(context: ScreenContext) -> dict[str, str]:
    """The paper on which each kind of label is laid out."""
    return {kind: label_size(remembered(context.settings, kind)) for kind in (CARTON_LABEL, PALLET_LABEL)}


def _load(tasks: Tasks, digest: str) -> bytes | None:
    """A file's content when its paper is made, hundreds of papers after the others were read."""
    found = tasks.ask(GetFile(hash=digest))
    return found.content if found is not None else None


def _read(
    order_ids: tuple[Id, ...], wave_id: Id, wanted: Extent, labels: dict[str, str],
    load: Callable[[str], bytes | None], ask: Ask,
) -> Chosen:  # fmt: skip
    chunks = [order_ids] if wave_id else [order_ids[n : n + _CHUNK] for n in range(0, len(order_ids), _CHUNK)]
    logos: dict[str, bytes] = {}
    found: Chosen = []
    for ids in chunks:
        papers = ask(GetFloorPapers(b2b_order_ids=ids, wave_id=wave_id))
        _add_logos(logos, papers, ask)
        found += FloorSheaf(papers, logos, labels, load).pieces(wanted)
    return found


def _add_logos(logos: dict[str, bytes], papers: FloorPapers, ask: Ask) -> None:
    """Retailers' logos from this computer; one that has not come yet is left out."""
    links = {one.order.link_id for one in (*papers.orders, *papers.beside)}
    for link_id in sorted(links & papers.retailers.keys()):
        key = papers.retailers[link_id].logo_hash
        if key and key not in logos:
            file = ask(GetFile(hash=key))
            if file is not None and file.content is not None:
                logos[key] = file.content


def print_pieces(context: ScreenContext, title: str, pieces: Sequence[Piece]) -> BatchJob:
    """Print on the printers that were chosen for each kind, and mark each paper as printed."""
    choices: dict[str, Choice] = {}
    new = context.services.new_printer or _printer
    job = BatchJob(context, title, Batch(pieces, PrinterPress(lambda kind: choices[kind].on(new()))))
    # Read anew whenever it goes on: another printer may have been chosen after the first one failed.
    job.starting.connect(lambda: choices.update({kind: remembered(context.settings, kind) for kind in KINDS}))
    record_prints(job)
    job.start()
    return job


def _printer() -> QPrinter:
    return QPrinter(QPrinter.PrinterMode.HighResolution)


class PiecesJob(FileJob):
    """Writes papers into one PDF; one that was printed before says that it is a copy."""

    def __init__(self, context: ScreenContext, title: str, path: Path, pieces: Sequence[Piece]) -> None:
        super().__init__(context, title, path, len(pieces))
        self._pieces = list(pieces)
        self._refused: list[UserError] = []

    def done_words(self, count: int) -> str:
        words = self.tr("%n paper(s) in one PDF", "", count)
        if not self._refused:
            return words
        reasons = " ".join(dict.fromkeys(map(error_text, self._refused)))
        missing = self.tr("%n could not be made.", "", len(self._refused))
        return f"{words}. {missing} {reasons}"

    def write(self, ask: Ask) -> int:
        return to_pdf(self._papers(), self.path, stopped=self.is_stopped)

    def _papers(self) -> Iterator[Marked]:
        for number, piece in enumerate(self._pieces, 1):
            try:
                paper = piece.make()
            except UserError as error:
                self._refused.append(error)
                continue
            yield Marked(paper, piece.copy)
            self.tell(number)

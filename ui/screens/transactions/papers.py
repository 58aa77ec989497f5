# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Packing slips and picking lists of many documents in one PDF, made behind the window."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_b2b.documents.model import Document
from desktop_b2b.services.ports import Ask
from desktop_b2b.services.queries import GetFile, GetOrder, GetOrganisation, TransactionRow
from ui.bulk.plan import Act, Fate, Step
from ui.exporting.job import FileJob
from ui.printing.output import to_pdf
from ui.printing.preview import file_name
from ui.screens.order.papers import Materials
from ui.screens.transactions.acts import is_to_pick

if TYPE_CHECKING:
    from ui.shell.screen import ScreenContext


def _tr(text: str, disambiguation: str = "", n: int = -1) -> str:
    return QCoreApplication.translate("TransactionPapers", text, disambiguation, n)


def _nothing_done(_count: int) -> str:
    """Papers change no row."""
    return ""


def _none(row: TransactionRow) -> Step:
    """Which rows have papers is read from the documents, not from the list."""
    return Step.impossible(row.id, row.number, "")


_WORDS = {
    Fate.WILL: lambda: _tr("In the PDF"),
    Fate.CANNOT: lambda: _tr("Left out"),
}


def slips_act() -> Act:
    """Packing slips, in the language of whoever opens the box."""
    return Act(
        lambda n: _tr("Packing slips of %n document(s)", "", n),
        lambda _n: _tr("Save as PDF…"),
        _nothing_done,
        _none,
        words=_WORDS,
    )


def lists_act() -> Act:
    """Picking lists, in the company's language."""
    return Act(
        lambda n: _tr("Picking lists of %n order(s)", "", n),
        lambda _n: _tr("Save as PDF…"),
        _nothing_done,
        _none,
        words=_WORDS,
    )


def list_steps(_ask: Ask, rows: Sequence[TransactionRow]) -> list[Step]:
    """Which rows have a picking list: orders of which something is to be shipped."""
    reason, note = _tr("Only orders to ship have a picking list"), _tr("What is still to be picked")
    return [
        Step(row.id, row.number, note) if is_to_pick(row) else Step.impossible(row.id, row.number, reason)
        for row in rows
    ]


def slip_steps(ask: Ask, rows: Sequence[TransactionRow]) -> list[Step]:
    """What each row has in slips; read off Qt's thread."""
    return [_slip_step(ask, row) for row in rows]


def _slip_step(ask: Ask, row: TransactionRow) -> Step:
    if row.kind not in ("order", "shipment"):
        return Step.impossible(row.id, row.number, _tr("Only orders and shipments have packing slips"))
    count = 1 if row.kind == "shipment" else len(ask(GetOrder(order_id=row.id)).shipments)
    if not count:
        return Step.impossible(row.id, row.number, _tr("Nothing of it is packed yet"))
    return Step(row.id, row.number, _tr("%n packing slip(s)", "", count))


class PapersJob(FileJob):
    """Writes papers of documents into one PDF, in the order of the list."""

    def __init__(
        self, context: ScreenContext, title: str, path: Path, rows: Sequence[TransactionRow], *, slips: bool
    ) -> None:
        super().__init__(context, title, path, len(rows))
        self._rows, self._slips = list(rows), slips

    def done_words(self, count: int) -> str:
        return self.tr("%n paper(s) in one PDF", "", count)

    def write(self, ask: Ask) -> int:
        return to_pdf(self._papers(ask), self.path, stopped=self.is_stopped)

    def _papers(self, ask: Ask) -> Iterator[Document]:
        mine = ask(GetOrganisation())
        for number, row in enumerate(self._rows):
            view = ask(GetOrder(order_id=row.id))
            file = ask(GetFile(hash=view.logo_hash)) if view.logo_hash else None
            materials = Materials(view, mine, file.content if file is not None else None)
            if self._slips:
                shipments = [each.shipment.id for each in view.shipments]
                for shipment_id in [row.id] if row.kind == "shipment" else shipments:
                    yield from materials.slips(shipment_id, materials.slip_language, per_box=False)
            else:
                yield materials.list_to_pick(mine.language)
            self.tell(number + 1)


def choose_pdf(title: str, parent: QWidget, chosen: Callable[[Path], object]) -> QFileDialog:
    """Ask where a PDF shall go."""
    dialog = QFileDialog(parent, _tr("Save as PDF"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(_tr("PDF (*.pdf)"))
    dialog.setDefaultSuffix("pdf")
    dialog.selectFile(file_name(title))
    dialog.fileSelected.connect(lambda path: chosen(Path(path)))
    dialog.open()
    return dialog

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What of the papers of orders is printed, and where each kind goes; printer, tray and size are kept."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialogButtonBox, QGridLayout, QWidget

from desktop_b2b.domain.values import Id
from ui.printing.batch import Piece
from ui.printing.batch_job import BatchJob
from ui.printing.floor_papers import KIND_OF, SHEAVES, Extent
from ui.printing.printers import Choice, remember, remembered
from ui.screens.b2b_papers.job import Chosen, PiecesJob, gather, gather_own, print_pieces
from ui.screens.transactions.papers import choose_pdf
from ui.theme import Space, Tone, Type
from ui.widgets import Dialog, Divider, Message, PlainLabel, quiet, secondary
from ui.widgets.checks import CheckBox

if TYPE_CHECKING:
    from ui.shell.screen import ScreenContext
    from ui.tasks import Job


class PrintDialog(Dialog):
    """A row for each kind of paper there is: how many, which were printed before, on which printer."""

    def __init__(
        self,
        context: ScreenContext,
        title: str,
        chosen: Chosen,
        again: Callable[[], Job[Chosen]] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """``again`` makes the papers anew: labels are laid out for their paper."""
        super().__init__(
            title, verb=QCoreApplication.translate("PrintDialog", "Print"), width=780, parent=parent
        )
        self._context, self._title, self._chosen = context, title, chosen
        self._again = again
        self.job: BatchJob | PiecesJob | None = None
        self.boxes: dict[str, CheckBox] = {}
        self.places: dict[str, PlainLabel] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(Space.L)
        self._grid.setVerticalSpacing(Space.S)
        self._grid.setColumnStretch(0, 1)
        self.body.addLayout(self._grid)
        for key in SHEAVES:
            pieces = [piece for of, piece in chosen if of == key]
            if pieces:
                self._add_row(key, pieces)
        self.pdf_button = secondary(self.tr("Save as PDF…"), "file-pdf", self.choose_path)
        self.buttons.addButton(self.pdf_button, QDialogButtonBox.ButtonRole.ActionRole)
        self._count()

    def _add_row(self, key: str, pieces: Sequence[Piece]) -> None:
        row = self._grid.rowCount()
        if self.boxes:
            self._grid.addWidget(Divider(), row, 0, 1, 3)
            row += 1
        name = QCoreApplication.translate("FloorPapers", SHEAVES[key])
        box = CheckBox(self.tr("{0}: {1}").format(name, len(pieces)), checked=True)
        box.toggled.connect(self._count)
        self.boxes[key] = box
        self._grid.addWidget(box, row, 0)
        place = PlainLabel("", Type.SMALL, "text2")
        self.places[key] = place
        self._grid.addWidget(place, row, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        change = quiet(self.tr("Printer…"), "printer", partial(self.choose_printer, key), sz="s")
        change.setAccessibleName(self.tr("Printer for {0}").format(name))
        self._grid.addWidget(change, row, 2)
        again = sum(1 for piece in pieces if piece.copy)
        if again:
            words = self.tr("%n of them was printed before and is marked as a copy.", "", again)
            self._grid.addWidget(PlainLabel(words, Type.SMALL, "text2"), row + 1, 0, 1, 3)
        self._show_place(key)

    def _show_place(self, key: str) -> None:
        choice = remembered(self._context.settings, KIND_OF[key])
        words = choice.printer or self.tr("Usual printer")
        if choice.width_mm > 0:
            size = self.tr("{0} × {1} mm").format(round(choice.width_mm), round(choice.height_mm))
            words = f"{words}, {size}"
        self.places[key].setText(words)

    def wanted(self) -> list[Piece]:
        """The papers of the kinds that are ticked, in their order."""
        ticked = {key for key, box in self.boxes.items() if box.isChecked()}
        return [piece for key, piece in self._chosen if key in ticked]

    def _count(self, _on: bool = True) -> None:
        count = len(self.wanted())
        self.verb_button.setText(self.tr("Print %n document(s)", "", count))
        for button in (self.verb_button, self.pdf_button):
            if count:
                button.enable()
            else:
                button.disable(self.tr("Nothing is ticked"))

    def accept(self) -> None:
        """Print what is ticked."""
        wanted = self.wanted()
        if wanted:
            self.job = print_pieces(self._context, self._title, wanted)
            super().accept()

    def choose_printer(self, key: str) -> None:
        """Ask where this kind of paper goes from now on."""
        printer = remembered(self._context.settings, KIND_OF[key]).on(
            QPrinter(QPrinter.PrinterMode.HighResolution)
        )
        dialog = QPrintDialog(printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.set_printer(key, Choice.of(printer)))
        dialog.setModal(True)
        dialog.show()

    def set_printer(self, key: str, choice: Choice) -> None:
        """Remember where a kind of paper goes."""
        remember(self._context.settings, KIND_OF[key], choice)
        for each in self.places:
            self._show_place(each)
        if self._again is not None:
            self._context.tasks.start(self._take(self._again()), self)

    async def _take(self, papers: Awaitable[Chosen]) -> None:
        self._chosen = await papers

    def choose_path(self) -> None:
        """Ask for a file, and write what is ticked there."""
        choose_pdf(self._title, self, self.save_pdf)

    def save_pdf(self, path: Path) -> None:
        """Write what is ticked into one PDF."""
        self.job = PiecesJob(self._context, self._title, path, self.wanted())
        self.job.start()
        self.reject()


async def ask_for_papers(
    context: ScreenContext,
    title: str,
    order_ids: Sequence[Id],
    parent: QWidget,
    *,
    wave_id: Id = "",
    wanted: Extent | None = None,
) -> PrintDialog | None:
    """Open the dialog for the papers of orders; without any, say so."""
    again = partial(gather, context, order_ids, wave_id, wanted)
    return open_for(context, title, await again(), parent, again)


async def ask_for_own_papers(
    context: ScreenContext, title: str, order_id: Id, parent: QWidget
) -> PrintDialog | None:
    """Open the dialog for the papers of an order of ours; without any, say so."""
    again = partial(gather_own, context, order_id)
    return open_for(context, title, await again(), parent, again)


def open_for(
    context: ScreenContext,
    title: str,
    chosen: Chosen,
    parent: QWidget,
    again: Callable[[], Job[Chosen]] | None = None,
) -> PrintDialog | None:
    """Open the dialog for papers that are known; without any, say so."""
    if not chosen:
        words = QCoreApplication.translate("PrintDialog", "There is nothing to print yet.")
        why = QCoreApplication.translate(
            "PrintDialog", "A picking list needs something to pick, slips and labels a packed box."
        )

        context.toasts.show_message(Message(words, why, Tone.GREY))
        return None
    dialog = PrintDialog(context, title, chosen, again, parent)
    dialog.open()
    return dialog

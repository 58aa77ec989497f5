# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Printing from the floor by keys alone: one job at a time, which F2 goes on with after a printer failed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from desktop_b2b.domain.values import Id
from desktop_b2b.errors import UserError
from ui.printing.batch_job import BatchJob
from ui.printing.floor_papers import SHEAVES, Extent
from ui.screens.b2b_papers.dialog import PrintDialog, open_for
from ui.screens.b2b_papers.job import Chosen, gather, print_pieces
from ui.screens.floor.station import Question
from ui.screens.floor.verdict import Sort, Verdict
from ui.strings import error_text, number_word
from ui.widgets import Message

if TYPE_CHECKING:
    from ui.screens.floor.screen import FloorScreen
    from ui.tasks import Job

#: Typed to choose printers, or to save a PDF.
_MORE = "0"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Floor", text)


class FloorPrinter(QObject):
    """The papers of what is worked on. Asks which of them where there are several."""

    def __init__(self, screen: FloorScreen) -> None:
        super().__init__(screen)
        self._screen = screen
        self._again: Callable[[], Job[Chosen]] | None = None
        self.job: BatchJob | None = None

    async def begin(self, order_ids: Sequence[Id], wave_id: Id = "", wanted: Extent | None = None) -> None:
        """Print the papers of orders."""
        self._again = partial(gather, self._screen.context, order_ids, wave_id, wanted)
        chosen = await self._again()
        if not chosen:
            words = "There is nothing to print yet: pick lists need something to pick, labels a packed box."
            raise UserError("print.nothing", words, "scan")
        keys = [key for key in SHEAVES if any(key == of for of, _ in chosen)]
        if len(chosen) == 1:
            self._print(chosen)
            return
        self._screen.ask([self._question(keys, chosen)], lambda answers: self._do(keys, chosen, answers[0]))

    def _question(self, keys: list[str], chosen: Chosen) -> Question:
        count = {key: number_word(sum(1 for of, _ in chosen if of == key)) for key in keys}
        names = {key: QCoreApplication.translate("FloorPapers", SHEAVES[key]) for key in keys}
        choices = [
            _tr("{0}  {1}: {2}").format(place, names[key], count[key]) for place, key in enumerate(keys, 1)
        ]
        more = _tr("{0}  other printers, or PDF").format(_MORE)
        words = _tr("Enter prints all {0}. Or type what:").format(number_word(len(chosen)))
        sentence = "\n".join((words, *choices, more))
        return Question(_tr("Print"), sentence, _tr("Numbers, or Enter for all"), check=_choice(len(keys)))

    def _do(self, keys: list[str], chosen: Chosen, answer: str) -> Awaitable[None]:
        async def work() -> None:
            if answer == _MORE:
                self._open(chosen)
                return
            wanted = [keys[int(sign) - 1] for sign in answer] or keys
            self._print([one for one in chosen if one[0] in wanted])

        return work()

    def _open(self, chosen: Chosen) -> None:
        dialog = open_for(self._screen.context, _tr("Print"), chosen, self._screen, self._again)
        if dialog is not None:
            dialog.accepted.connect(lambda: self._take(dialog))

    def _take(self, dialog: PrintDialog) -> None:
        if isinstance(dialog.job, BatchJob):
            self._watch(dialog.job)

    def _print(self, chosen: Chosen) -> None:
        pieces = [piece for _, piece in chosen]
        self._watch(print_pieces(self._screen.context, _tr("Printing"), pieces))

    def _watch(self, job: BatchJob) -> None:
        self.job = job
        job.stopped.connect(self._on_stopped)
        job.ended.connect(self._on_ended)

    async def go_on(self) -> None:
        """Print what is left of the job that stands still."""
        if self.job is not None and self.job.running:
            words = "The printer is still at work: wait, or press Cancel in its message."
            raise UserError("print.running", words, "scan")
        if self.job is not None:
            self.job.start()

    def _on_stopped(self, message: Message) -> None:
        self._screen.tell(
            Verdict(
                Sort.WRONG,
                _tr("PRINTER"),
                message.fact,
                need_label=message.sentence,
                need_note=_tr("F2 goes on with what is left."),
            )
        )

    def _on_ended(self, count: int) -> None:
        job, self.job = self.job, None
        words = QCoreApplication.translate("Floor", "%n document(s) went to the printer.", "", count)
        refused = job.batch.refused if job is not None else []
        if not refused:
            self._screen.tell(Verdict(Sort.OK, _tr("PRINTED"), words))
            return
        why = " ".join(dict.fromkeys(error_text(error) for _, error in refused))
        names = ", ".join(piece.name for piece, _ in refused)
        self._screen.tell(Verdict(Sort.WRONG, _tr("NOT ALL"), words, need_label=why, need_note=names))


def _choice(most: int) -> Callable[[str], str]:
    """The check of what is typed: digits of what is wanted, or 0; nothing means all."""

    def check(text: str) -> str:
        signs = "".join(sign for sign in text if sign not in " ,+")
        known = {str(number) for number in range(1, most + 1)}
        if signs != _MORE and not set(signs) <= known:
            words = "Type numbers from 1 to {most}, or 0."
            raise UserError("print.choice", words, "scan", most=most)
        return signs

    return check

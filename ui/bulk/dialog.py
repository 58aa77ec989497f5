# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The dialog of an act on many rows: a preview, then the outcome of each row, then Undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialogButtonBox, QWidget

from desktop_b2b.errors import OutageError, UserError
from desktop_b2b.services.ports import Receipt
from ui.bulk.plan import Act, Fate, Step, count
from ui.models import CellKind, Column, TableModel, TableView
from ui.strings import error_text
from ui.theme import Tone, Type, scaled
from ui.widgets import Button, Card, Dialog, Kind, PlainLabel, announce

if TYPE_CHECKING:
    from ui.tasks import Tasks

#: Why a command cannot be withdrawn: it is on its way, or the server has it.
_GONE = frozenset({"outbox.sent", "record.missing"})
_TONES = {
    Fate.WILL: Tone.BLUE,
    Fate.CANNOT: Tone.AMBER,
    Fate.DONE: Tone.GREEN,
    Fate.REFUSED: Tone.RED,
    Fate.LEFT: Tone.GREY,
    Fate.UNDONE: Tone.GREY,
}


def fate_word(fate: Fate) -> str:
    """A row's fate in a word."""
    words = {
        Fate.WILL: QCoreApplication.translate("BulkDialog", "Will be done"),
        Fate.CANNOT: QCoreApplication.translate("BulkDialog", "Stays as it is"),
        Fate.DONE: QCoreApplication.translate("BulkDialog", "Done"),
        Fate.REFUSED: QCoreApplication.translate("BulkDialog", "Refused"),
        Fate.LEFT: QCoreApplication.translate("BulkDialog", "Not done"),
        Fate.UNDONE: QCoreApplication.translate("BulkDialog", "Taken back"),
    }
    return words[fate]


class BulkDialog(Dialog):
    """Previews, does and takes back. With `instead` the verb calls that, with the rows that can, and closes.

    The work goes on behind the dialog, row by row; Stop leaves the rest as it is. `ended(done)` is called
    after each change of the rows, so that a list may read itself again. `opens` shows the document of a row
    once the dialog has gone.
    """

    def __init__(
        self,
        tasks: Tasks | None,
        act: Act,
        steps: Sequence[Step],
        *,
        instead: Callable[[list[Step]], object] | None = None,
        opens: Callable[[Step], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        kind = Kind.DANGER if act.danger else Kind.PRIMARY
        able = count(steps, Fate.WILL)
        question, verb = act.question(len(steps)), act.verb(able or len(steps))
        super().__init__(question, verb=verb, kind=kind, width=720, parent=parent)
        self._tasks, self._act, self._instead, self._opens = tasks, act, instead, opens
        self._receipts: dict[str, Receipt] = {}
        self._running = self._stopping = False
        self.steps = {step.key: step for step in steps}
        self.summary = PlainLabel("", Type.BODY, "text2", wrap=True)
        self.body.addWidget(self.summary)
        self.model: TableModel[Step] = TableModel(self._columns(), lambda step: step.key, parent=self)
        self.view = TableView(self.model, name=question)
        card = Card(flush=True)
        card.body.addWidget(self.view)
        self.body.addWidget(card, 1)
        self.undo_button = Button(self.tr("Undo"), Kind.SECONDARY, "undo", on_click=self.undo)
        self.buttons.addButton(self.undo_button, QDialogButtonBox.ButtonRole.ResetRole)
        self.undo_button.hide()
        self.open_button = Button(self.tr("Open"), Kind.SECONDARY, on_click=self.open_current)
        if opens is not None:
            self.buttons.addButton(self.open_button, QDialogButtonBox.ButtonRole.ActionRole)
            self.view.row_opened.connect(self._open)
            self.view.selection_changed.connect(lambda _rows: self._show_open())
        self.open_button.setVisible(opens is not None)
        self.model.set_rows(list(self.steps.values()))
        self.view.columns.fit(0)
        self.view.setMinimumHeight(scaled(min(320, self.view.height_for_rows(min(9, len(steps) + 1)))))
        if not able:
            self.verb_button.disable(self.tr("There is no row that this can be done to"))
        self._show_open()
        self._say_preview()

    # ------------------------------------------------------------ words

    def reword(self, say: Callable[[str], str]) -> None:
        """Say in another language what happens to each row."""
        self.steps = {key: replace(step, note=say(step.note)) for key, step in self.steps.items()}
        self.model.set_rows(list(self.steps.values()))

    def set_steps(self, steps: Sequence[Step]) -> None:
        """Show other fates for the same rows, as long as nothing was done."""
        if self._running or self.verb_button.isHidden():
            return
        self.steps = {step.key: step for step in steps}
        self.model.set_rows(list(self.steps.values()))
        able = count(steps, Fate.WILL)
        self.verb_button.setText(self._act.verb(able or len(steps)))
        if able:
            self.verb_button.enable()
        else:
            self.verb_button.disable(self.tr("There is no row that this can be done to"))
        self._show_open()
        self._say_preview()

    def _say_preview(self) -> None:
        able, total = count(self.steps.values(), Fate.WILL), len(self.steps)
        if not able:
            self.summary.setText(self.tr("This can be done to none of them."))
        elif able == total:
            self.summary.setText(self.tr("Nothing has happened yet."))
        else:
            words = self.tr("It can be done to {0} of {1}. Nothing has happened yet.")
            self.summary.setText(words.format(able, total))

    def _say_progress(self) -> None:
        steps = self.steps.values()
        done = len(self.steps) - count(steps, Fate.WILL)
        self.summary.setText(self.tr("{0} of {1}…").format(done, len(self.steps)))

    def _say_outcome(self) -> None:
        steps = self.steps.values()
        parts = [self._act.done(count(steps, Fate.DONE))]
        undone, refused = count(steps, Fate.UNDONE), count(steps, Fate.REFUSED)
        left = count(steps, Fate.LEFT, Fate.CANNOT)
        if undone:
            parts.append(self.tr("%n taken back", "", undone))
        if refused:
            parts.append(self.tr("%n refused", "", refused))
        if left:
            parts.append(self.tr("%n as before", "", left))
        self.summary.setText(", ".join(parts) + ".")
        announce(self, self.summary.text())

    # ------------------------------------------------------------ doing

    def accept(self) -> None:
        """Do it, or hand it over."""
        if self._running or not self.verb_button.isEnabled():
            return
        able = [step for step in self.steps.values() if step.fate is Fate.WILL]
        if self._instead is not None:
            super().accept()
            self._instead(able)
        elif able and self._tasks is not None:
            self._tasks.start(self._do(self._tasks, able), self._tasks)

    def reject(self) -> None:
        """Stop what is going on; close what is not."""
        if self._running:
            self._stopping = True
            self.cancel_button.setEnabled(False)
        else:
            super().reject()

    async def _do(self, tasks: Tasks, able: Sequence[Step]) -> None:
        self._begin()
        try:
            for step in able:
                if self._stopping:
                    self._become(step.key, Fate.LEFT)
                    continue
                await self._do_one(tasks, step)
                self._say_progress()
        finally:
            self._end()

    async def _do_one(self, tasks: Tasks, step: Step) -> None:
        try:
            self._receipts[step.key] = (await tasks.commands(*step.commands))[-1]
        except UserError as error:
            self._become(step.key, Fate.REFUSED, error_text(error))
        except OutageError as error:
            self._stopping = True
            self._become(step.key, Fate.LEFT, error_text(error))
        else:
            self._become(step.key, Fate.DONE)

    def undo(self) -> None:
        """Take back what can be taken back, the last first."""
        if not self._running and self._undoable() and self._tasks is not None:
            self._tasks.start(self._undo(self._tasks), self._tasks)

    async def _undo(self, tasks: Tasks) -> None:
        self._begin()
        try:
            for step in reversed(self._undoable()):
                await self._undo_one(tasks, step)
        finally:
            self._end()

    async def _undo_one(self, tasks: Tasks, step: Step) -> None:
        receipt = self._receipts.pop(step.key)
        try:
            if step.undo is not None:
                await tasks.command(step.undo(receipt))
            else:
                await tasks.withdraw(receipt.command_id)
        except UserError as error:
            words = self.tr("It is with the others already.") if error.code in _GONE else error_text(error)
            self._become(step.key, Fate.DONE, words)
        else:
            self._become(step.key, Fate.UNDONE)

    def _undoable(self) -> list[Step]:
        done = (step for step in self.steps.values() if step.fate is Fate.DONE and step.can_be_undone)
        return [step for step in done if step.key in self._receipts]

    def open_current(self) -> None:
        """Go to the document of the row with the cursor."""
        row = self.view.current_row()
        if isinstance(row, Step):
            self._open(row)

    def _open(self, step: object) -> None:
        if self._opens is not None and isinstance(step, Step) and not self._running:
            super().reject()
            self._opens(self.steps[step.key])

    def _show_open(self) -> None:
        if self._running or self.view.current_row() is None:
            self.open_button.disable(self.tr("Choose a row first"))
        else:
            self.open_button.enable()

    # ------------------------------------------------------------ states

    def _begin(self) -> None:
        self._running, self._stopping = True, False
        self.verb_button.hide()
        self.undo_button.hide()
        self.cancel_button.setEnabled(True)
        self.cancel_button.setText(self.tr("Stop"))
        self._show_open()
        self._say_progress()

    def _end(self) -> None:
        self._running = False
        self.cancel_button.setEnabled(True)
        self.cancel_button.setText(self.tr("Close"))
        self.cancel_button.setDefault(True)
        self.undo_button.setVisible(bool(self._undoable()))
        self._show_open()
        self._say_outcome()

    def _become(self, key: str, fate: Fate, note: str = "") -> None:
        self.steps[key] = self.steps[key].become(fate, note)
        self.model.update_row(self.steps[key])

    def _columns(self) -> list[Column[Step]]:
        return [
            Column(
                "name",
                self._subject,
                lambda step: step.name,
                width=110,
                order=lambda step: step.name,
            ),
            Column(
                "note",
                lambda: self.tr("What happens"),
                lambda step: step.note,
                stretch=True,
                width=260,
                order=lambda step: step.note,
            ),
            Column(
                "fate",
                lambda: self.tr("Outcome"),
                lambda step: self._word(step.fate),
                CellKind.STATUS,
                width=120,
                tone=lambda step: _TONES[step.fate],
                order=lambda step: step.fate,
                words=lambda: ((self._word(fate), "") for fate in Fate),
            ),
        ]

    def _subject(self) -> str:
        return self._act.subject() if self._act.subject is not None else self.tr("No.")

    def _word(self, fate: Fate) -> str:
        own = self._act.words.get(fate)
        return own() if own is not None else fate_word(fate)

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""One shipment being packed: the card, what is typed into it, and the commands that come of it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject

from desktop_b2b.domain.commands import Command
from desktop_b2b.domain.commands.sourcing import ConfirmShipment
from desktop_b2b.errors import UserError
from desktop_b2b.services.queries import GetBuffer, OrderView, ShipmentView
from ui.forms.buffering import typed_words
from ui.forms.history import Edit
from ui.forms.keeper import Keeper
from ui.forms.working import WorkingCopy
from ui.screens.shipment.card import PackingCard
from ui.screens.shipment.editing import Packing, packing_of, save_command
from ui.shell.screen import Screen
from ui.strings import time_word

BUFFER_KIND = "shipment"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Packer", text)


class Packer(QObject):
    """Lives as long as its card stands on the screen; its keeper a little longer."""

    def __init__(self, screen: Screen, view: OrderView, shown: ShipmentView) -> None:
        card = PackingCard(view, shown.shipment.id, screen.context.settings)
        super().__init__(card)
        self.card = card
        self._screen, self._view = screen, view
        self.shipment_id = shown.shipment.id
        self.number = shown.shipment.number
        context = screen.context
        self.copy: WorkingCopy[Packing] = WorkingCopy(Packing(), self._command)
        self.copy.load(packing_of(shown))
        self.keeper = Keeper(self.copy, context.tasks, BUFFER_KIND, self.shipment_id, context.clock.now)
        self.keeper.body = self._body
        self.card.set_title(self.number, _tr("packing"))
        # The keeper outlives the card: it must not ask one that is gone.
        self.card.destroyed.connect(self.keeper.close)
        self._saved_at: int | None = None
        self.card.edited.connect(self._on_edited)
        self.card.typing.connect(self.keeper.touch)
        self.card.left.connect(self._on_left)
        self.keeper.buffered.connect(self._show_saved)
        self.keeper.paused.connect(self.copy.rest)
        self.keeper.stored.connect(self._on_stored)
        self.keeper.refused.connect(self._on_refused)
        self.card.show_packing(self.copy.value, anew=True)
        self._show_saved()
        screen.run(self._restore())

    async def _restore(self) -> None:
        query = GetBuffer(kind=BUFFER_KIND, target_id=self.shipment_id)
        buffer = await self._screen.context.tasks.query(query)
        if buffer is None:
            return
        self.keeper.restored(buffer.body, buffer.typed_at)
        if self.copy.restore(buffer.body):
            self.card.show_packing(self.copy.value, anew=True)
            self.keeper.touch()
            self._show_saved()
        else:
            self.keeper.flush()

    def take(self, view: OrderView, shown: ShipmentView) -> None:
        """The order and the stored shipment as they are now."""
        self._view = view
        self.card.set_view(view)
        self.copy.load(packing_of(shown))
        self.card.show_packing(self.copy.value)
        self._show_saved()

    def _command(self, packing: Packing) -> Command | None:
        return save_command(self._view, self.shipment_id, packing)

    def _body(self) -> str:
        opened = self.card.open_cell()
        return self.copy.buffer(self.copy.value.with_raw(*opened) if opened else None)

    # ------------------------------------------------------------ typing

    def _on_edited(self, packing: Packing, run: str, edit: Edit) -> None:
        if self.copy.edit(packing, run, edit):
            self.keeper.touch()
            self.card.show_packing(packing)
            self._show_saved()

    def _on_left(self) -> None:
        self.copy.rest()
        if self.copy.changed:
            self.keeper.save_soon()

    def replay(self, *, back: bool) -> None:
        """Take the last edit back, or do it again."""
        self.card.drop_cells()
        if self.copy.undo() if back else self.copy.redo():
            self.keeper.touch()
            self.card.show_packing(self.copy.value, anew=True)
            self._show_saved()

    def _on_stored(self) -> None:
        self._saved_at = self._screen.context.clock.now()
        self._show_saved()

    def _on_refused(self, error: UserError) -> None:
        if error.field in self.card.form.keys:
            self.card.form.set_errors({error.field: str(error)})
        self._screen.context.toasts.show_error(error)
        self._show_saved()

    def _show_saved(self) -> None:
        self._screen.history_changed.emit()
        if self.copy.saving:
            self.card.set_saved("refresh", _tr("Saving…"))
        elif self.copy.changed:
            self.card.set_saved("edit", typed_words(self.keeper.kept_at, self._screen.context.zone))
        elif self._saved_at is not None:
            when = time_word(self._saved_at, self._screen.context.zone)
            self.card.set_saved("check-circle", _tr("Saved {0}").format(when))
        else:
            self.card.set_saved("check-circle", "")

    def leave(self) -> None:
        """What is typed goes to the writer."""
        self.card.close_cells()
        self.keeper.leave()

    def drop(self) -> None:
        """The shipment is gone: nothing of what was typed is kept."""
        self.copy.settle()
        self.keeper.forget()

    # ------------------------------------------------------------ commands

    async def save(self) -> bool:
        """Store what is packed; False when it cannot be stored so."""
        self.card.close_cells()
        return await self.keeper.save() and not self.copy.changed

    def ready(self) -> bool:
        """Whether it can be confirmed; what is missing is shown."""
        self.card.close_cells()
        return self.card.check()

    async def confirm(self) -> bool:
        """Store what is packed and say that it is on its way (S2.90); False when it could not be stored.

        Raises UserError when refused.
        """
        packing = self.copy.value
        if not await self.save():
            return False
        command = ConfirmShipment(
            shipment_id=self.shipment_id, courier=packing.courier.strip(), tracking=packing.tracking.strip()
        )
        await self._screen.context.tasks.command(command)
        return True

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Where an order's shipment is packed: which draft stands open, how one is begun, discarded and confirmed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop_b2b.domain.commands.sourcing import DiscardShipment, SaveShipment
from desktop_b2b.domain.states import SHIPPABLE
from desktop_b2b.services.queries import OrderView
from ui.forms.history import History
from ui.screens.order.page import OrderPage
from ui.screens.shipment.editing import first_packing, new_id, save_command
from ui.screens.shipment.packer import Packer
from ui.widgets import Question


def _tr(text: str) -> str:
    return QCoreApplication.translate("PackingPlace", text)


class PackingPlace:
    """One for each order's page; `packer` is what stands open in it. `on_slip` shows the slip of that."""

    def __init__(
        self, page: OrderPage, on_change: Callable[[], object], on_slip: Callable[[], object]
    ) -> None:
        self._page = page
        self._on_change, self._on_slip = on_change, on_slip
        self._view: OrderView | None = None
        self._wanted = ""
        self._busy = False
        self.packer: Packer | None = None

    # ------------------------------------------------------------ which shipment

    @property
    def shipment_id(self) -> str:
        """The shipment that stands open; empty where none does."""
        return self.packer.shipment_id if self.packer is not None else ""

    def want(self, shipment_id: str) -> None:
        """This shipment was asked for: it is shown with the next order that comes."""
        self._wanted = shipment_id

    def open(self, shipment_id: str) -> None:
        """Go on with a draft."""
        self.want(shipment_id)
        if self._view is not None:
            self.show_order(self._view)
            self._on_change()

    def show_order(self, view: OrderView) -> None:
        """The supplier's draft stands open: the one asked for, else the one that was, else the first."""
        self._view = view
        drafts = {each.shipment.id: each for each in view.shipments if each.shipment.state == "draft"}
        if view.side != "in" or view.order.state not in SHIPPABLE:
            drafts = {}
        current = self.shipment_id
        wanted = self._wanted if self._wanted in drafts else current
        if wanted not in drafts:
            wanted = next(iter(drafts), "")
        if self.packer is not None and wanted == current:
            self.packer.take(view, drafts[wanted])
            return
        self._close(keep=current in drafts)
        if wanted:
            self.packer = Packer(self._page, view, drafts[wanted])
            self.packer.card.discard_wanted.connect(self.discard)
            self.packer.card.slip_wanted.connect(self._on_slip)
            self._page.packing_place.addWidget(self.packer.card)

    def _close(self, *, keep: bool) -> None:
        if self.packer is None:
            return
        if keep:
            self.packer.leave()
        self._page.packing_place.removeWidget(self.packer.card)
        self.packer.card.hide()
        self.packer.card.deleteLater()
        self.packer = None

    def go_to_wanted(self) -> None:
        """Bring the shipment that was asked for into view."""
        if not self._wanted:
            return
        block: QWidget | None = self._page.shipments.blocks.get(self._wanted)
        if self.packer is not None and self.packer.shipment_id == self._wanted:
            block = self.packer.card
        if block is not None:
            self._page.column.activate()
            self._page.scroll_area.ensureWidgetVisible(block, 0, 40)
            self._wanted = ""

    # ------------------------------------------------------------ typing

    def edit_history(self) -> History[Any] | None:
        """The edits of what stands open."""
        return self.packer.copy.history if self.packer is not None else None

    def replay(self, *, back: bool) -> None:
        """Take the last edit back, or do it again."""
        if self.packer is not None:
            self.packer.replay(back=back)

    def leave(self) -> None:
        """What is typed goes to the writer."""
        if self.packer is not None:
            self.packer.leave()

    def save(self) -> None:
        """Store what is packed now."""
        if self.packer is not None:
            self._page.run(self.packer.save())

    # ------------------------------------------------------------ commands

    def _do(self, command: DiscardShipment | SaveShipment) -> None:
        self._page.run(self._page.context.tasks.command(command))

    def begin(self) -> None:
        """Pack what is still open: it begins with everything in one box."""
        view = self._view
        if view is None:
            return
        shipment_id = new_id()
        command = save_command(view, shipment_id, first_packing(view, shipment_id))
        if command is not None:
            self._wanted = shipment_id
            self._page.run(self._begin(command))

    async def _begin(self, command: SaveShipment) -> None:
        await self._page.context.tasks.command(command)
        self._page.say(
            _tr("Shipment begun"),
            _tr("All that is open lies in one box."),
            undo=lambda: self._do(DiscardShipment(shipment_id=command.shipment_id)),
        )

    def discard(self) -> None:
        """Take the draft back; Undo brings it again."""
        packer, view = self.packer, self._view
        if packer is None or view is None:
            return
        again = save_command(view, packer.shipment_id, packer.copy.value)
        packer.drop()
        self._page.run(self._discard(packer.shipment_id, packer.number, again))

    async def _discard(self, shipment_id: str, number: str, again: SaveShipment | None) -> None:
        await self._page.context.tasks.command(DiscardShipment(shipment_id=shipment_id))
        undo = (lambda: self._do(again)) if again is not None else None
        self._page.say(_tr("Shipment {0} discarded").format(number), undo=undo)

    def confirm(self) -> None:
        """Say that it is on its way, after a question: it cannot be taken back."""
        packer = self.packer
        if packer is None or not packer.ready():
            return
        if packer.card.is_empty():
            self._page.say(_tr("Nothing is packed"), _tr("Put at least one item into a box."))
            return
        value = packer.copy.value
        text = _tr("{0} is told that it is on its way with {1}, {2}. This cannot be taken back.")
        name = self._view.partner_name if self._view is not None else ""
        Question.ask(
            self._page,
            _tr("Confirm shipment {0}?").format(packer.number),
            text.format(name, value.courier.strip(), value.tracking.strip()),
            _tr("Confirm shipment"),
            lambda yes: self._confirm(packer) if yes else None,
        )

    def _confirm(self, packer: Packer) -> None:
        if not self._busy:
            self._busy = True
            self._page.run(self._confirmed(packer))

    async def _confirmed(self, packer: Packer) -> None:
        try:
            done = await packer.confirm()
        finally:
            self._busy = False
        if not done:
            return
        offline = self._page.context.feeds.sync.state == "offline"
        self._page.say(
            _tr("Shipment confirmed"),
            _tr("It goes out as soon as there is a network.") if offline else "",
        )

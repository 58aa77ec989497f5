# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""An order on both sides: the supplier accepts, packs and ships; the retailer follows, cancels, tells its
customer (S2.88–S2.93).
"""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop_b2b.clock import HOUR
from desktop_b2b.domain.commands.sourcing import (
    AcceptOrder,
    CancelOrder,
    CloseOrderShort,
    DeclineOrder,
)
from desktop_b2b.domain.states import SHIPPABLE
from desktop_b2b.errors import UserError
from desktop_b2b.services.proposals import CHANGEABLE
from desktop_b2b.services.queries import GetHistory, GetOrder, HistoryEntry, OrderView
from ui.forms.history import History
from ui.screens.history.panel import HistoryDialog
from ui.screens.order.packing import PackingPlace
from ui.screens.order.page import OrderPage
from ui.screens.order.papers import Materials, MessageDialog, PaperDialog, gather
from ui.screens.order.thread import ThreadCard
from ui.screens.proposals.card import ProposalsCard
from ui.screens.proposals.subjects import order_table
from ui.screens.record.reason import ReasonDialog
from ui.screens.shipment.editing import room
from ui.screens.shipment.packer import Packer
from ui.shell.screen import Route, ScreenContext
from ui.widgets import EmptyState, Kind, Question
from ui.widgets.buttons import Button

KINDS = ("order", "shipment", "link", "partner", "outbox", "proposal")


class OrderScreen(OrderPage):
    """One order; the shipment that is being packed stands open in it."""

    def __init__(self, context: ScreenContext, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(context, route, parent)
        self._view: OrderView | None = None
        self._entries: list[HistoryEntry] = []
        self.packing = PackingPlace(self, self._show_packing, self._preview_packed)
        self.packing.want(str(route.param("shipment")))
        self.messages: ThreadCard | None = None
        self.proposals: ProposalsCard | None = None
        self._connect()
        self.live(GetOrder(order_id=self.order_id), KINDS, self._take, on_error=self._gone)
        history = GetHistory(document_id=self.order_id)
        self.live(history, ("order", "event", "outbox"), self._on_history, on_error=self._no_history)
        context.notifier.minute.connect(self._on_time)
        context.notifier.time_came.connect(self._on_time)

    def _connect(self) -> None:
        pairs = (
            (self.decline_button, self.decline),
            (self.cancel_button, self.cancel),
            (self.short_button, self.close_short),
            (self.list_button, self.preview_list),
            (self.slip_button, self.preview_last_slip),
            (self.new_button, self.packing.begin),
            (self.accept_button, self.accept),
            (self.message_button, self.show_last_message),
            (self.confirm_button, self.packing.confirm),
        )
        for button, slot in pairs:
            button.clicked.connect(lambda _on=False, slot=slot: slot())
        self.save_action.triggered.connect(lambda _on=False: self.packing.save())
        self.send_action.triggered.connect(lambda _on=False: self.next_step())
        self.print_action.triggered.connect(lambda _on=False: self.print_papers())
        self.shipments.slip_wanted.connect(self.preview_slip)
        self.shipments.message_wanted.connect(self.show_message)
        self.shipments.continue_wanted.connect(self.packing.open)
        self.shipments.copy_wanted.connect(self._copy)

    # ------------------------------------------------------------ loading

    def _take(self, view: OrderView) -> None:
        self._view = view
        if self.messages is None:
            self.messages = ThreadCard(self, view.order.id, view.partner_name)
            self.thread_place.addWidget(self.messages)
            self.proposals = ProposalsCard(self, deciding=view.side == "out")
            self.proposals_place.addWidget(self.proposals)
        self.packing.show_order(view)
        self._show_packing()
        self.header_changed.emit()

    def _gone(self, error: UserError) -> None:
        if error.code == "record.missing" and self._view is None:
            words = self.tr("It may have been withdrawn, or it is not on this computer yet.")
            self.column.addWidget(EmptyState("package", self.tr("This order is not here"), words), 1)
        elif error.code == "record.missing":
            self.closed.emit()
        else:
            self.context.toasts.show_error(error)

    def _no_history(self, error: UserError) -> None:
        if error.code != "record.missing":
            self.context.toasts.show_error(error)

    def _on_history(self, entries: list[HistoryEntry]) -> None:
        self._entries = entries
        self.panel.show_history(entries)
        self._on_time()

    def _on_time(self, _now: object = None) -> None:
        if self._view is not None:
            self.show_time(self._view, self._entries)
            ship_by, now = self._view.order.ship_by, self.context.clock.now()
            moments = [at for at in (ship_by - HOUR, ship_by + 1) if at > now]
            if self.proposals is not None:
                self.proposals.tick()
                moments += self.proposals.moments(now)
            self.context.notifier.wake_at(self, min(moments, default=None))

    def room_changed(self) -> None:
        self._on_time()

    def show_route(self, route: Route) -> None:
        super().show_route(route)
        self.packing.open(str(route.param("shipment")))

    def _show_packing(self) -> None:
        """Another shipment may stand open."""
        self._show_all()
        self.packing.go_to_wanted()

    @property
    def packer(self) -> Packer | None:
        """The shipment that stands open."""
        return self.packing.packer

    def edit_history(self) -> History[Any] | None:
        return self.packing.edit_history()

    def undo(self) -> None:
        self.packing.replay(back=True)

    def redo(self) -> None:
        self.packing.replay(back=False)

    def leave(self) -> None:
        self.packing.leave()
        if self.messages is not None:
            self.messages.flush()

    # ------------------------------------------------------------ commands of both sides

    def _do(self, command: CancelOrder | CloseOrderShort) -> None:
        self.run(self.context.tasks.command(command))

    def accept(self) -> None:
        """Take the order."""
        self.run(self._accept())

    async def _accept(self) -> None:
        await self.context.tasks.command(AcceptOrder(order_id=self.order_id))
        self.say(self.tr("Order accepted"))

    def decline(self) -> None:
        """Refuse the order whole, with a reason."""
        name = self._view.partner_name if self._view is not None else ""
        ReasonDialog(
            self.tr("Decline this order?"),
            self.tr("{0} is told, and its quantities are open again. This cannot be taken back.").format(
                name
            ),
            self.tr("Decline order"),
            lambda reason: self.run(self._decline(reason)),
            self,
        ).open()

    async def _decline(self, reason: str) -> None:
        await self.context.tasks.command(DeclineOrder(order_id=self.order_id, reason=reason))
        self.say(self.tr("Order declined"))

    def cancel(self) -> None:
        """Call the order off, after a question."""
        name = self._view.partner_name if self._view is not None else ""
        Question.ask(
            self,
            self.tr("Cancel this order?"),
            self.tr("{0} is told, and its quantities are open again in the request.").format(name),
            self.tr("Cancel order"),
            lambda yes: self._do(CancelOrder(order_id=self.order_id)) if yes else None,
            danger=True,
            cancel=self.tr("Keep order"),
        )

    def close_short(self) -> None:
        """Cancel what has not shipped, after a question."""
        Question.ask(
            self,
            self.tr("Close this order short?"),
            self.tr("What has not shipped is cancelled and is open again in the request."),
            self.tr("Close short"),
            lambda yes: self._do(CloseOrderShort(order_id=self.order_id)) if yes else None,
            danger=True,
        )

    def next_step(self) -> None:
        """What the primary button does."""
        for button in self._steps():
            if button.isVisibleTo(self.window()) and button.isEnabled():
                button.click()
                return

    def open_source(self) -> None:
        """Go to the request that it came of, on either side."""
        view = self._view
        if view is not None and view.request_id is not None:
            self.context.open(Route("matrix", view.request_id))
        elif view is not None and view.order.inquiry_id is not None and view.side == "in":
            self.context.open(Route("inquiry", view.order.inquiry_id))

    def show_history(self) -> None:
        HistoryDialog.show_for(self.context, self.order_id, self._title, self)

    # ------------------------------------------------------------ papers

    def print_papers(self) -> None:
        """The papers of this side: what stands nearest at hand."""
        if self._view is not None and self._view.side == "in" and self.packer is None:
            self.preview_list()
        else:
            self.preview_last_slip()

    def preview_last_slip(self) -> None:
        """The slip of the shipment being packed, else of the last one."""
        if self.packer is not None:
            self._preview_packed()
        elif self._view is not None and self._view.shipments:
            self.preview_slip(self._view.shipments[-1].shipment.id)

    def preview_slip(self, shipment_id: str) -> None:
        if self.packer is not None and self.packer.shipment_id == shipment_id:
            self._preview_packed()
        elif self._view is not None:
            self.run(self._preview_slip(self._view, shipment_id))

    def _preview_packed(self) -> None:
        """What is printed is what is stored: what is typed is stored first."""
        if self.packer is not None:
            self.run(self._save_and_preview(self.packer))

    async def _save_and_preview(self, packer: Packer) -> None:
        if not await packer.save():
            packer.ready()
            return
        view = await self.context.tasks.query(GetOrder(order_id=self.order_id))
        await self._preview_slip(view, packer.shipment_id)

    async def _preview_slip(self, view: OrderView, shipment_id: str) -> None:
        materials = await gather(self.context.tasks, view)
        shown = next(each for each in view.shipments if each.shipment.id == shipment_id)
        dialog = PaperDialog(
            self.tr("Packing slip {0}").format(shown.shipment.number),
            lambda language, per_box: materials.slips(shipment_id, language, per_box=per_box),
            materials.slip_language,
            self.context.settings,
            f"slip/{shipment_id}",
            boxes=len(shown.boxes),
            parent=self,
        )
        dialog.open()

    def preview_list(self) -> None:
        if self._view is not None:
            self.run(self._preview_list(self._view))

    async def _preview_list(self, view: OrderView) -> None:
        materials: Materials = await gather(self.context.tasks, view)
        dialog = PaperDialog(
            self.tr("Picking list {0}").format(view.order.number),
            lambda language, _per_box: [materials.list_to_pick(language)],
            materials.mine.language,
            self.context.settings,
            f"list/{view.order.id}",
            parent=self,
        )
        dialog.was_printed.connect(self._on_list_printed)
        dialog.open()

    def _on_list_printed(self) -> None:
        """Whoever prints the picking list has taken the order (mission §6)."""
        view = self._view
        if view is not None and view.order.state == "sent" and self._may("order.accept"):
            self.accept()

    def show_last_message(self) -> None:
        """The message about the last shipment that is on its way."""
        if self._view is not None:
            gone = [each for each in self._view.shipments if each.shipment.confirmed_at is not None]
            if gone:
                self.show_message(gone[-1].shipment.id)

    def show_message(self, shipment_id: str) -> None:
        """The message for the customer, to be copied."""
        if self._view is not None:
            self.run(self._show_message(self._view, shipment_id))

    async def _show_message(self, view: OrderView, shipment_id: str) -> None:
        materials = await gather(self.context.tasks, view)
        MessageDialog(materials.message(shipment_id), self).open()

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.say(self.tr("Copied"), text)

    # ------------------------------------------------------------ showing

    def _may(self, verb: str) -> bool:
        return self.context.viewer.may(verb)

    def _steps(self) -> list[Button]:
        """The buttons that can be the next step, the likeliest first."""
        return [self.confirm_button, self.accept_button, self.new_button, self.message_button]

    def _show_all(self) -> None:
        view = self._view
        if view is None:
            return
        self.show_order(view, self._entries, self.packing.shipment_id)
        self._show_buttons(view)
        self._show_proposals(view)
        self._on_time()

    def _show_proposals(self, view: OrderView) -> None:
        if self.proposals is not None:
            order = view.order
            may_change = order.changes_allowed and order.state in CHANGEABLE
            self.proposals.show_proposals(order_table(view), may_propose=may_change)

    def _show_buttons(self, view: OrderView) -> None:
        state, mine = view.order.state, view.side == "out"
        shippable = not mine and state in SHIPPABLE
        packing = self.packer is not None
        open_ = any(room(view, "").values())
        gone = any(each.shipment.confirmed_at is not None for each in view.shipments)
        shown = {
            self.decline_button: not mine and state == "sent" and not packing,
            self.cancel_button: mine and state in ("queued", "sent", "accepted"),
            self.short_button: mine and state == "part_shipped",
            self.list_button: shippable and not packing,
            self.slip_button: bool(view.shipments) and not packing and (mine or not shippable),
            self.new_button: shippable and open_ and not packing,
            self.accept_button: not mine and state == "sent",
            self.message_button: mine and gone,
            self.confirm_button: packing,
        }
        verbs = {
            self.decline_button: "order.accept",
            self.accept_button: "order.accept",
            self.new_button: "shipment.confirm",
            self.confirm_button: "shipment.confirm",
            self.cancel_button: "request.order",
            self.short_button: "request.order",
        }
        for button, visible in shown.items():
            button.setVisible(visible)
            if button in verbs and not self._may(verbs[button]):
                button.disable(self.tr("Your user may not do this. Ask your account manager."))
            else:
                button.enable()
        first = next((button for button in self._steps() if shown[button] and button.isEnabled()), None)
        for button in self._steps():
            button.set_kind(Kind.PRIMARY if button is first else Kind.SECONDARY)
        self.show_buttons()

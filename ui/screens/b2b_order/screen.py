# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The details of a B2B order, on both sides (S1.28–S1.40)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from PySide6.QtGui import QAction, QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop_b2b.domain.commands.fulfilment import DeleteB2BDraft, DuplicateB2B
from desktop_b2b.errors import UserError
from desktop_b2b.rules.changes import shows_measures
from desktop_b2b.rules.trade.findings import SCHEDULED
from desktop_b2b.services.queries import B2BOrderDetails, B2BOrderView, GetHistory, ListPartners
from ui.actions import ActionKey, make
from ui.forms.draft_keys import new_id
from ui.screens.attachments.b2b import B2BFilesCard
from ui.screens.b2b_order.cards import ProductsCard, ReasonsCard
from ui.screens.b2b_order.cures import cure_word, floor_word, mends
from ui.screens.b2b_order.doing import Doing
from ui.screens.b2b_order.services import ServicesCard
from ui.screens.b2b_order.shipments import ShipmentsCard
from ui.screens.b2b_order.side import B2BSide
from ui.screens.b2b_order.support import mail_to, support_words
from ui.screens.b2b_order.units import UnitsCard
from ui.screens.b2b_order.words import (
    FIXES,
    OVER,
    WAITING,
    changes_carrier,
    has_papers,
    holds,
    is_mine,
    lock_of,
    other_name,
    stops,
)
from ui.screens.b2b_papers.dialog import ask_for_own_papers, ask_for_papers
from ui.screens.history.panel import HistoryDialog
from ui.shell.screen import Header, Route, Screen, ScreenContext
from ui.strings import state_tone, state_word
from ui.theme import Space, Tone
from ui.widgets import (
    Card,
    Chip,
    ElidedLabel,
    EmptyState,
    IconLabel,
    SideLayout,
    Timeline,
    icon_button,
    primary,
    quiet,
    secondary,
)  # fmt: skip

_KINDS = ("b2b_order", "fulfilment_shipment", "stock_item", "link", "outbox")


class B2BOrderScreen(Screen):
    """One order."""

    HEADER: ClassVar[Header] = Header.RECORD
    NAV: ClassVar[str] = "b2b_orders"
    HAS_PRIMARY: ClassVar[bool] = True

    def __init__(self, context: ScreenContext, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(context, route, parent)
        self.order_id = route.record_id
        self.view: B2BOrderView | None = None
        self._make_header()
        self._make_cards()
        query = B2BOrderDetails(b2b_order_id=self.order_id)
        self.live(query, _KINDS, self._take, on_error=self._gone)
        history = GetHistory(document_id=self.order_id)
        self.live(
            history, ("b2b_order", "event", "outbox"), self.panel.show_history, on_error=self._no_history
        )
        context.notifier.minute.connect(self._show)

    # ------------------------------------------------------------ building

    def title(self) -> str:
        return self.view.order.number if self.view is not None else ""

    def header_start(self) -> list[QWidget]:
        return [self.chip, self.about]

    def header_end(self) -> list[QWidget]:
        return [
            self.pending,
            self.print_button,
            self.more_button,
            self.details_button,
            self.support_button,
            self.duplicate_button,
            self.next_button,
        ]

    def screen_actions(self) -> list[QAction]:
        return [self.print_action]

    def _make_header(self) -> None:
        self.chip, self.about = Chip(""), ElidedLabel("", tone="text2")
        self.pending = IconLabel("cloud", self.tr("Not sent yet"), "text2")
        self.details_button = icon_button("list", self.tr("Details"), sz="")
        self.doing = Doing(self, lambda: self.view)
        self.print_button = secondary(self.tr("Print…"), "printer", self.print_papers)
        self.print_action = make(ActionKey.PRINT, self)
        self.print_action.triggered.connect(self.print_papers)
        self.print_action.setEnabled(False)
        self.more_button = icon_button("more", self.tr("More commands"), self.pop_up, sz="")
        self.support_button = quiet(self.tr("Contact support"), "message", self.copy_support)
        self.duplicate_button = secondary(self.tr("Duplicate"), "copy", self.duplicate)
        self.next_button = primary("", on_click=self.go_on)
        self._next: Callable[[], object] = lambda: None
        for widget in (*self.header_start(), *self.header_end()):
            widget.setParent(self)
            widget.hide()

    def _make_cards(self) -> None:
        page = QWidget()
        page.setProperty("kind", "page")
        self.column = QVBoxLayout(page)
        self.column.setContentsMargins(Space.EDITOR_X, Space.EDITOR_Y, Space.EDITOR_X, Space.EDITOR_Y)
        self.column.setSpacing(Space.M)
        self.progress, self.timeline = Card(), Timeline()
        self.progress.body.addWidget(self.timeline)
        self.reasons = ReasonsCard(self.mend, self.doing, self.context.viewer)
        self.units, self.products = UnitsCard(), ProductsCard()
        self.shipments = ShipmentsCard(self, lambda: self.view)
        own = self.context.viewer.organisation.id
        self.files = B2BFilesCard(self, self.order_id, mine=lambda file: file.owner_id == own)
        self.services = ServicesCard()
        self.cards = (
            self.progress, self.reasons, self.shipments, self.units, self.products, self.services, self.files,
        )  # fmt: skip
        for card in self.cards:
            card.hide()
            self.column.addWidget(card)
        self.column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(page)
        self.panel = B2BSide(
            self.context,
            on_history=self.show_history,
            on_support=self.copy_support,
            on_mail=self.mail_support,
        )
        self.side = SideLayout(scroll, self.panel)
        self.side.drawer_changed.connect(self.details_button.setVisible)
        self.details_button.clicked.connect(lambda _on=False: self.side.set_open(not self.side.is_open))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.side)

    # ------------------------------------------------------------ showing

    def _take(self, view: B2BOrderView) -> None:
        self.view = view
        self._show()
        self.header_changed.emit()

    def _gone(self, error: UserError) -> None:
        if error.code == "record.missing" and self.view is None:
            words = self.tr("It may not be on this computer yet.")
            self.column.insertWidget(0, EmptyState("package", self.tr("This order is not here"), words), 1)
        elif error.code == "record.missing":
            self.closed.emit()
        else:
            self.context.toasts.show_error(error)

    def _no_history(self, error: UserError) -> None:
        if error.code != "record.missing":
            self.context.toasts.show_error(error)

    def _show(self, _now: object = None) -> None:
        view = self.view
        if view is None:
            return
        order, now = view.order, self.context.clock.now()
        calm = order.state == "action_required" and tuple(order.reasons) == (SCHEDULED,)
        word = self.tr("Scheduled") if calm else state_word("b2b_order", order.state)
        self.chip.set_content(word, Tone.GREY if calm else state_tone("b2b_order", order.state))
        place = ", ".join(part for part in (order.company or order.contact_name, order.city) if part)
        number = self.tr("Order no. {0}").format(order.retailer_order_number)
        self.about.set_full_text(f"{place}. {number}" if order.retailer_order_number else place)
        self.pending.setVisible(view.pending)
        for widget in (self.chip, self.about, self.more_button):
            widget.show()
        printable = has_papers(view)
        self.print_button.setVisible(printable)
        self.print_action.setEnabled(printable)
        for button in (self.support_button, self.duplicate_button):
            button.setVisible(is_mine(view))
        self._show_next(view)
        self.timeline.set_stops(stops(order, self.context.zone, now))
        self.progress.show()
        self.reasons.show_order(view)
        self.shipments.show_order(view, self.context.zone, now)
        self.units.show_order(view, shown=shows_measures(order.state))
        self.products.show_order(view)
        self.products.show()
        self.services.show_order(view, self.context.zone, now)
        verb = "b2b.edit" if is_mine(view) else "floor.work"
        attach = lock_of(view, "attachments").is_open
        self.files.set_may_add(attach and order.state not in OVER and self.context.viewer.may(verb))
        self.files.show_files(view.files)
        self.files.show()
        self.panel.show_order(view)

    def _show_next(self, view: B2BOrderView) -> None:
        """The next step of this party: what mends the first reason, or the work on the floor."""
        words = ""
        if is_mine(view):
            waiting = view.order.reasons if view.order.state in WAITING else ()
            reason = next((one for one in waiting if mends(one, view)), "")
            words, self._next = cure_word(reason, view), partial(self.mend, reason)
        elif self.context.viewer.may("floor.work"):
            words = floor_word(view.order.state)
            route = Route.to("floor", order=self.order_id)
            self._next = partial(self.context.open, route)
        self.next_button.setText(words)
        self.next_button.setVisible(bool(words))

    # ------------------------------------------------------------ doing

    def go_on(self) -> None:
        """The next step, as its button says it."""
        self._next()

    def pop_up(self) -> None:
        """What can be done with it now."""
        self.doing.pop_up(self.more_button)

    def print_papers(self) -> None:
        """Picking list, slips and labels of this order; at its centre all others, too (S1.29, N15)."""
        view = self.view
        if view is None:
            return
        title = self.tr("Print the papers of {0}").format(view.order.number)
        if is_mine(view):
            self.run(ask_for_own_papers(self.context, title, self.order_id, self))
        else:
            self.run(ask_for_papers(self.context, title, [self.order_id], self))

    def mend(self, reason: str) -> None:
        """Do what mends a reason, or go to where it is done (S1.37)."""
        if reason in FIXES:
            self.files.choose_for(FIXES[reason])
        elif reason == "BAD_ADDRESS":
            self.doing.edit_recipient()
        elif reason == "TARIFF_DATA":
            self.doing.edit_customs()
        elif reason == "QUOTE_PENDING":
            self.doing.accept_quote()
        elif reason == "METHOD_UNSUITABLE" and self.view is not None and changes_carrier(self.view):
            self.doing.change("service")
        elif reason in ("METHOD_UNSUITABLE", "LOT_UNAVAILABLE"):
            self.duplicate()
        elif reason in ("NO_STOCK", "SKU_INACTIVE") and self._may_cut():
            self.doing.take_off()
        elif reason == "MANUAL_HOLD" and self.view is not None and holds(self.view):
            self.doing.release()
        else:
            self.copy_support()

    def _may_cut(self) -> bool:
        return self.view is not None and lock_of(self.view, "lines").is_open

    def duplicate(self) -> None:
        """A new draft with the same content: the way to another centre or day (A3)."""
        self.run(self._duplicate())

    async def _duplicate(self) -> None:
        if self.view is None:
            return
        copy, tasks = new_id(), self.context.tasks
        await tasks.command(DuplicateB2B(document_id=self.order_id, new_draft_id=copy))
        self.context.open(Route.to("b2b_draft", copy))
        self.say(
            self.tr("Duplicated {0}").format(self.view.order.number),
            self.tr("This is the copy, a new draft."),
            undo=lambda: tasks.start(tasks.command(DeleteB2BDraft(b2b_draft_id=copy)), tasks),
        )

    def copy_support(self) -> None:
        """Put number and state on the clipboard, for the centre's support (S1.40)."""
        if self.view is None:
            return
        phone = self.view.partner.contact_phone if self.view.partner is not None else ""
        words = support_words(self.view)
        QGuiApplication.clipboard().setText(words)
        reach = self.tr("Call {0}: {1}").format(other_name(self.view), phone) if phone else ""
        self.say(self.tr("Copied for support: {0}").format(words), reach)

    def mail_support(self) -> None:
        """Write to the centre: number and state stand in the subject (S1.40)."""
        self.run(self._mail_support())

    async def _mail_support(self) -> None:
        partners = await self.context.tasks.query(ListPartners())
        view = self.view
        if view is None:
            return
        cards = (one.partner for one in partners if one.partner.link_id == view.order.link_id)
        address = next((card.email for card in cards if card.email), "")
        if address:
            QDesktopServices.openUrl(mail_to(address, view))
        else:
            words = self.tr("No e-mail address of {0} is known").format(other_name(view))
            self.say(words, self.tr("It stands on the partner's card."))

    def show_history(self) -> None:
        """All that happened to it."""
        if self.view is not None:
            names = {line.id: line.sku for line in self.view.lines}
            HistoryDialog.show_for(self.context, self.order_id, self.title(), self, names)

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The page of an order: header, cards and side panel."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_b2b.services.queries import HistoryEntry, OrderView
from ui.actions import ActionKey, make
from ui.screens.order.lines import LinesCard
from ui.screens.order.shipments import ShipmentsCard
from ui.screens.order.side import OrderSide
from ui.screens.order.words import chip, due, overdue, stops
from ui.screens.record.page import RecordPage
from ui.shell.screen import Route, ScreenContext
from ui.strings import duration_word
from ui.theme import Tone
from ui.widgets import (
    Card,
    Chip,
    ElidedLabel,
    IconLabel,
    PlainLabel,
    Timeline,
    primary,
    secondary,
)


class OrderPage(RecordPage):
    """What is seen; ``OrderScreen`` gives it a mind."""

    def __init__(self, context: ScreenContext, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(context, route, parent)
        self.order_id = route.record_id
        self._title = ""
        self._side_of_order = ""
        self._about = self._sending = self._until = ""
        self._make_header()
        self._make_cards()

    # ------------------------------------------------------------ header

    def _make_header(self) -> None:
        self.chip = Chip("")
        self.due = Chip("")
        self.name_label = ElidedLabel("", tone="text2")
        self.pending = IconLabel("cloud", self.tr("Not sent yet"), "text2")
        self.decline_button = secondary(self.tr("Decline…"), "x-circle")
        self.cancel_button = secondary(self.tr("Cancel order…"), "x-circle")
        self.short_button = secondary(self.tr("Close short…"), "archive")
        self.list_button = secondary(self.tr("Picking list…"), "list")
        self.slip_button = secondary(self.tr("Packing slip…"), "printer")
        self.new_button = secondary(self.tr("New shipment"), "package")
        self.accept_button = secondary(self.tr("Accept order"), "check")
        self.message_button = primary(self.tr("Customer message…"), "mail")
        self.confirm_button = primary(self.tr("Confirm shipment"), "truck")
        self.save_action = make(ActionKey.SAVE, self)
        self.send_action = make(ActionKey.SEND, self)
        self.print_action = make(ActionKey.PRINT, self)
        for widget in (*self.header_start(), *self.header_end()):
            widget.setVisible(False)

    def title(self) -> str:
        return self._title

    def note(self) -> str:
        if not self.is_narrow:
            return ""
        return ". ".join(part for part in (self._until, self._about, self._sending) if part)

    def show_words(self) -> None:
        """The words beside the chips; where there is no room, they stand in the header's second line."""
        self.name_label.set_full_text(self._about)
        self.name_label.setVisible(bool(self._about) and not self.is_narrow)
        self.pending.setVisible(bool(self._sending) and not self.is_narrow)

    def header_start(self) -> list[QWidget]:
        return [self.chip, self.due, self.name_label]

    def header_end(self) -> list[QWidget]:
        return [
            self.pending,
            self.details_button,
            self.decline_button,
            self.cancel_button,
            self.short_button,
            self.list_button,
            self.slip_button,
            self.new_button,
            self.accept_button,
            self.message_button,
            self.confirm_button,
        ]

    def screen_actions(self) -> list[QAction]:
        return [
            self.save_action,
            self.send_action,
            self.print_action,
            *self.lines.menus.actions,
        ]

    def nav_key(self) -> str:
        return "to_ship" if self._side_of_order == "in" else "transactions"

    # ------------------------------------------------------------ cards

    def _make_cards(self) -> None:
        context = self.context
        self.progress = Card()
        self.timeline = Timeline()
        self.progress.body.addWidget(self.timeline)
        self.alert = Card(" ")
        self.alert_words = PlainLabel("", tone="text2", wrap=True, selectable=True)
        self.alert.body.addWidget(self.alert_words)
        self.packing_place = QVBoxLayout()
        self.lines = LinesCard(context.zone, context.clock.now, context.settings)
        self.shipments = ShipmentsCard()
        self.proposals_place = QVBoxLayout()
        self.thread_place = QVBoxLayout()
        self.column.addWidget(self.progress)
        self.column.addWidget(self.alert)
        self.column.addLayout(self.packing_place)
        self.column.addWidget(self.lines)
        self.column.addLayout(self.proposals_place)
        self.column.addWidget(self.shipments)
        self.column.addLayout(self.thread_place)
        self.column.addStretch(1)
        self.cards = [self.progress, self.alert, self.lines, self.shipments]
        for card in self.cards:
            card.hide()
        self.panel = OrderSide(
            context,
            on_history=self.show_history,
            on_source=self.open_source,
            on_slip=self.preview_slip,
            on_list=self.preview_list,
        )
        self.put_beside(self.panel)

    def show_history(self) -> None:
        """All that happened to it."""

    def open_source(self) -> None:
        """Go to the request that it came of."""

    def preview_slip(self, shipment_id: str) -> None:
        """Show a shipment's packing slip."""

    def preview_list(self) -> None:
        """Show the picking list."""

    # ------------------------------------------------------------ showing

    def show_order(self, view: OrderView, entries: list[HistoryEntry], packing: str) -> None:
        """Show all that the two parties see; `packing` is the shipment that stands in the packing card."""
        context, now = self.context, self.context.clock.now()
        self._title = view.order.number
        self._side_of_order = view.side
        word, tone, icon = chip(view)
        self.chip.set_content(word, tone, icon)
        self.chip.show()
        lead = self.tr("To {0}") if view.side == "out" else self.tr("From {0}")
        name = lead.format(view.partner_name)
        if view.order.retailer_order_number:
            name = self.tr("{0}, order no. {1}").format(name, view.order.retailer_order_number)
        self._about = name
        self._sending = self.tr("Not sent yet") if view.pending else ""
        self.show_words()
        self.show_time(view, entries)
        self.lines.show_order(view)
        self.shipments.show_shipments(view, packing, context.zone, now)
        self.panel.show_order(view)
        for card in (self.progress, self.lines):
            card.show()
        self.shipments.setVisible(bool(self.shipments.blocks) or not packing)

    def show_time(self, view: OrderView, entries: list[HistoryEntry]) -> None:
        """What depends on the clock: how far it is, until when to ship, whether it is overdue."""
        now = self.context.clock.now()
        self.timeline.set_stops(stops(view, entries, self.context.zone, now))
        words = due(view.order, now)
        self.due.setVisible(words is not None)
        if words is not None:
            self.due.set_content(words.short if self.is_narrow else words.text, words.tone, words.icon)
            self.due.setToolTip(words.text)
        until = words.text if words is not None else ""
        if until != self._until:
            self._until = until
            self.header_changed.emit()
        self._show_alert(view, now)

    def _show_alert(self, view: OrderView, now: int) -> None:
        order = view.order
        title, text = "", ""
        if order.state == "declined":
            by_other = self.tr("{0} declined this order").format(view.partner_name)
            title = by_other if view.side == "out" else self.tr("You declined this order")
            text = order.decline_reason
        elif overdue(order, now):
            title = self.tr("Overdue by {0}").format(duration_word(now - order.ship_by))
            text = (
                self.tr("{0} has not shipped it all yet. Write to them below.").format(view.partner_name)
                if view.side == "out"
                else self.tr("Ship what is open, or tell {0} below when it will go.").format(
                    view.partner_name
                )
            )
        self.alert.setVisible(bool(title))
        if title:
            self.alert.set_title(title)
            self.alert.set_alert(Tone.RED, "alert-circle", text)
            self.alert_words.setText(text)

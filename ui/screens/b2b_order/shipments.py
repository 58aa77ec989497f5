# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What left a centre of a B2B order: who carries it and under which number, or who signed (S2.90, S2.91)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_b2b.documents.b2b_message import b2b_message_facts, tells_customer, tracking_of
from desktop_b2b.documents.message import customer_message
from desktop_b2b.domain.commands.floor import RecordDelivery
from desktop_b2b.domain.entities import FulfilmentShipment
from desktop_b2b.domain.values import Instant
from desktop_b2b.rules.deliveries import outcomes_of
from desktop_b2b.services.queries import B2BOrderView, GetOrganisation
from ui.screens.b2b_order.delivery import DeliveryDialog
from ui.screens.b2b_order.words import is_mine
from ui.screens.order.papers import MessageDialog
from ui.shell.screen import Screen
from ui.strings import moment_word, state_tone, state_word
from ui.theme import Space, Type
from ui.widgets import Card, Chip, Divider, IconLabel, PlainLabel, quiet
from ui.widgets.layouts import clear


class ShipmentsCard(Card):
    """The shipments of an order, the newest last; those that were taken back have left nothing."""

    def __init__(self, screen: Screen, see: Callable[[], B2BOrderView | None]) -> None:
        super().__init__(" ")
        self.set_title(self.tr("Shipments"))
        self._screen, self._see = screen, see
        self._rows = QVBoxLayout()
        self._rows.setSpacing(Space.S)
        self.body.addLayout(self._rows)
        #: The buttons for the customer's message, by shipment.
        self.message_buttons: dict[str, QPushButton] = {}
        #: The buttons for what the carrier reports, by shipment: at its centre.
        self.report_buttons: dict[str, QPushButton] = {}

    def show_order(self, view: B2BOrderView, zone: str, now: Instant) -> None:
        """Show them."""
        found = [one for one in view.shipments if one.state != "voided"]
        self.setVisible(bool(found))
        clear(self._rows)
        self.message_buttons.clear()
        self.report_buttons.clear()
        for place, shipment in enumerate(found):
            if place:
                self._rows.addWidget(Divider())
            self._rows.addWidget(self._row(shipment, view, zone, now))

    def _row(self, shipment: FulfilmentShipment, view: B2BOrderView, zone: str, now: Instant) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        head.addWidget(PlainLabel(shipment.number, Type.STRONG, selectable=True))
        kind = "fulfilment_shipment"
        head.addWidget(Chip(state_word(kind, shipment.state), state_tone(kind, shipment.state)))
        head.addStretch(1)
        if is_mine(view) and tells_customer(shipment):
            button = quiet(
                self.tr("Customer message…"), "mail", lambda: self.show_message(shipment.id), sz="s"
            )
            button.setAccessibleName(self.tr("Customer message about {0}").format(shipment.number))
            self.message_buttons[shipment.id] = button
            head.addWidget(button)
        if self._reports(shipment, view):
            button = quiet(self.tr("Carrier reports…"), "truck", lambda: self.report(shipment), sz="s")
            button.setAccessibleName(self.tr("What the carrier reports of {0}").format(shipment.number))
            self.report_buttons[shipment.id] = button
            head.addWidget(button)
        column.addLayout(head)
        for icon, words in self._facts(shipment, view, zone, now):
            column.addWidget(IconLabel(icon, words, "text2", wrap=True))
        return holder

    def _facts(
        self, shipment: FulfilmentShipment, view: B2BOrderView, zone: str, now: Instant
    ) -> list[tuple[str, str]]:
        """Who has it, in sentences."""
        when = moment_word(shipment.confirmed_at, zone, now) if shipment.confirmed_at is not None else ""
        found = []
        if shipment.collected_by:
            words = self.tr("Collected by {0}: {1}. Signed “{2}”.")
            found.append(("user", words.format(shipment.collected_by, when, shipment.signature)))
        elif shipment.carrier:
            number = tracking_of(shipment, view.units)
            carrier = view.carriers.get(shipment.carrier, shipment.carrier)
            parts = carrier, view.shipped_by.get(shipment.id, shipment.service), number
            words = ", ".join(part for part in parts if part)
            found.append(("truck", words))
            if when:
                found.append(("clock", self.tr("Left the centre: {0}").format(when)))
        if shipment.bol_number:
            found.append(("file", self.tr("Bill of lading {0}").format(shipment.bol_number)))
        if shipment.delivered_at is not None:
            arrived = moment_word(shipment.delivered_at, zone, now)
            found.append(("check-circle", self.tr("Delivered: {0}").format(arrived)))
        if shipment.exception_reason:
            found.append(("alert-circle", shipment.exception_reason))
        return found

    def _reports(self, shipment: FulfilmentShipment, view: B2BOrderView) -> bool:
        """Whether this person writes down what the carrier says."""
        mine = not is_mine(view) and self._screen.context.viewer.may("floor.work")
        return mine and bool(outcomes_of(shipment.state, shipment.mode))

    def report(self, shipment: FulfilmentShipment) -> None:
        """Write down what the carrier says."""
        DeliveryDialog(shipment, self._record, self._screen).open()

    def _record(self, cmd: RecordDelivery) -> None:
        self._screen.run(self._recorded(cmd))

    async def _recorded(self, cmd: RecordDelivery) -> None:
        await self._screen.context.tasks.command(cmd)
        self._screen.say(self.tr("Noted: {0}").format(state_word("fulfilment_shipment", cmd.outcome)))

    def show_message(self, shipment_id: str) -> None:
        """The message for the customer, to be copied (S2.91)."""
        self._screen.run(self._message(shipment_id))

    async def _message(self, shipment_id: str) -> None:
        view = self._see()
        if view is None:
            return
        mine = await self._screen.context.tasks.query(GetOrganisation())
        facts = b2b_message_facts(view, shipment_id, mine, zone=mine.time_zone)
        words = self.tr("Copy it into an e-mail. The centre does not see the address.")
        MessageDialog(customer_message(facts, mine.language), self._screen, words).open()

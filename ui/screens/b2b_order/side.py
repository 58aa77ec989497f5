# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Beside a B2B order: what never changes, where it goes, whom to call, what happened last."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_b2b.services.queries import B2BOrderView, HistoryEntry
from ui.addresses import address_words
from ui.screens.b2b_order.words import (
    charge_words,
    clock_words,
    day_of,
    is_mine,
    locked_words,
    other_name,
)
from ui.screens.b2b_wizard.words import choice_words
from ui.screens.help.guides import GuideLinks
from ui.screens.record.facts import FactsGrid, Locked, ShortHistory, TextBlock
from ui.shell.screen import ScreenContext
from ui.strings import moment_word, money_word
from ui.theme import Type
from ui.widgets import Divider, PlainLabel, SidePanel, link


class B2BSide(SidePanel):
    """Facts with the reasons of their locks (S1.28–S1.34)."""

    def __init__(
        self,
        context: ScreenContext,
        *,
        on_history: Callable[[], object],
        on_support: Callable[[], object],
        on_mail: Callable[[], object],
    ) -> None:
        super().__init__()
        self._context = context
        self.facts, self.ship_to = FactsGrid(), TextBlock(self.tr("Ship to"), section=True)
        self.lock = PlainLabel("", Type.SMALL, "text3", wrap=True)
        final = self.tr("Number, fulfilment centre and reserve date are final.")
        self.final = PlainLabel(final, Type.SMALL, "text3", wrap=True)
        self.clock = TextBlock(self.tr("Turnaround"), section=True)
        self.fees = TextBlock(self.tr("Cancelling"), section=True)
        self.choice = TextBlock(self.tr("Why this centre"))
        self.notes = [TextBlock(self.tr("Packing instructions")), TextBlock(self.tr("Note to customer"))]
        self.support = TextBlock(self.tr("Support"), section=True)
        self.support_line = Divider()
        self.support_button = link(self.tr("Copy what to say"), on_support, small=True)
        self.mail_button = link(self.tr("Write an e-mail"), on_mail, small=True)
        self.history = ShortHistory(context, on_history)
        self.guides = GuideLinks(context.open)
        widgets: list[QWidget] = [
            PlainLabel(self.tr("Order"), Type.SECTION), self.facts, self.final, Divider(),
            self.ship_to, self.lock, *self.notes, self.choice, Divider(), self.clock,
            self.fees, self.support_line, self.support, self.support_button, self.mail_button, Divider(),
            self.history, Divider(),
            PlainLabel(self.tr("Guidelines"), Type.SECTION), self.guides,
        ]  # fmt: skip
        links = (self.support_button, self.mail_button)
        for widget in widgets:
            # Links are as wide as their words, and begin where the other words do.
            side = Qt.AlignmentFlag.AlignLeft if widget in links else Qt.AlignmentFlag(0)
            self.body.addWidget(widget, 0, side)
        self.body.addStretch(1)

    def show_order(self, view: B2BOrderView) -> None:
        """Show the facts."""
        order, mine, other = view.order, is_mine(view), other_name(view)
        insured = ""
        if order.insured_value:
            insured = money_word(order.insured_value, order.currency, with_currency=True)
            if order.signature:
                insured = self.tr("{0}. Signature on delivery is required.").format(insured)
        fee = money_word(order.fee, order.currency, with_currency=True) if order.fee else ""
        final = self.tr("Final since the order was created")
        self.facts.set_facts(
            [
                (self.tr("Shipment no."), Locked(order.number, final)),
                (self.tr("From") if mine else self.tr("For"), Locked(other, final)),
                (self.tr("Reserve date"), Locked(day_of(order.reserve_on), final)),
                (self.tr("Type"), self._kind(order.kind)),
                (self.tr("Shipping"), self._shipping(view)),
                (self.tr("Insured"), insured),
                (self.tr("Order no."), order.retailer_order_number),
                (self.tr("Purchase order"), order.purchase_order),
                (self.tr("Department"), order.department),
                (self.tr("Mark for store"), order.mark_for),
                (self.tr("Amazon shipment"), order.fba_shipment),
                (self.tr("Incoterm"), order.incoterm),
                (self.tr("Collector"), order.collector),
                (self.tr("Collected"), self._slot(view)),
                (self.tr("Fees so far"), fee),
                (self.tr("E-mail"), view.private.recipient_email if mine and view.private else ""),
            ]
        )
        self.ship_to.set_words(address_words(order))
        why = "\n".join(locked_words(view))
        self.lock.setText(why)
        self.lock.setVisible(bool(why))
        self.notes[0].set_words(order.instructions)
        self.notes[1].set_words(order.note_to_customer)
        self.choice.set_words(choice_words(view.private.choice) if mine and view.private is not None else "")
        self.clock.set_words("\n".join(clock_words(view)))
        self.fees.set_words(charge_words(view.cancel) if mine else "")
        phone = view.partner.contact_phone if view.partner is not None else ""
        words = self.tr("{0}, about order {1}").format(other, order.number)
        self.support.set_words("\n".join(part for part in (words, phone) if part) if mine else "")
        self.support_line.setVisible(mine)
        self.support_button.setVisible(mine)
        self.mail_button.setVisible(mine)

    def _slot(self, view: B2BOrderView) -> str:
        """When somebody comes, by the centre's clock (S1.3)."""
        order, now = view.order, self._context.clock.now()
        if order.collect_from is None or order.collect_until is None:
            return ""
        since, until = (
            moment_word(at, order.reserve_zone, now) for at in (order.collect_from, order.collect_until)
        )
        return f"{since} – {until}"

    def _kind(self, kind: str) -> str:
        words = {
            "manual": self.tr("Manual B2B"),
            "pickup": self.tr("Personal pick-up"),
            "donation": self.tr("Donation"),
            "high_volume": self.tr("High-volume B2C"),
            "retail_distribution": self.tr("Retail distribution (EDI)"),
        }
        return words.get(kind, kind)

    def _shipping(self, view: B2BOrderView) -> str:
        order = view.order
        if order.kind == "pickup":
            return ""
        mode = self.tr("Parcel") if order.mode == "parcel" else self.tr("Freight")
        methods = {
            "provider": self.tr("provider buys"),
            "own_label": self.tr("your own labels") if is_mine(view) else self.tr("the retailer's labels"),
            "self_arranged": self.tr("self-arranged"),
        }
        words = self.tr("{0}, {1}").format(mode, methods[order.method])
        if not view.shows_shipping_options or not order.carrier:
            return words
        return self.tr("{0}. {1} – {2}").format(words, view.carrier_name, view.service_name or "–")

    def show_history(self, entries: list[HistoryEntry]) -> None:
        """Show what happened last."""
        self.history.set_entries(entries)

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Beside the answer form: what it adds up to, what is missing, who asked for what."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop_b2b.services.queries import InquiryView
from ui.addresses import address_words
from ui.screens.inquiry.editing import AnswerForm, Fault, totals
from ui.screens.inquiry.terms import shipping_in
from ui.screens.inquiry.words import fault_word
from ui.screens.record.facts import FactsGrid, ShortHistory, TextBlock
from ui.shell.screen import ScreenContext
from ui.strings import moment_word, money_word, number_word
from ui.theme import Space, Tone, Type
from ui.widgets import Card, Divider, PlainLabel, ReadinessList, Ready, SidePanel


class SumsGrid(QWidget):
    """Names and amounts, the total last and larger."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.S)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)
        self._labels: list[tuple[PlainLabel, PlainLabel]] = []

    def set_sums(self, sums: Sequence[tuple[str, str]]) -> None:
        """Show these; as many as the first time, changed in place so that nothing jumps."""
        while len(self._labels) < len(sums):
            row = len(self._labels)
            last = row == len(sums) - 1
            name = PlainLabel("", Type.STRONG if last else Type.BODY, "text" if last else "text2")
            amount = PlainLabel("", Type.COUNTER if last else Type.BODY)
            if last:
                # The total is wide: it takes no room from the longest of the other names.
                across = QHBoxLayout()
                across.addWidget(name)
                across.addStretch(1)
                across.addWidget(amount)
                self._grid.addLayout(across, row, 0, 1, 2)
            else:
                self._grid.addWidget(name, row, 0)
                self._grid.addWidget(amount, row, 1, Qt.AlignmentFlag.AlignRight)
            self._labels.append((name, amount))
        for (name, amount), (words, value) in zip(self._labels, sums, strict=True):
            name.setText(words)
            amount.setText(value)
            amount.setAccessibleName(f"{words}: {value}")


class AnswerSide(SidePanel):
    """Totals, readiness, history."""

    def __init__(self, context: ScreenContext, on_history: Callable[[], object]) -> None:
        super().__init__()
        self.heading = PlainLabel(self.tr("Your answer"), Type.SECTION)
        self.sums = SumsGrid()
        self.ready_heading = PlainLabel(self.tr("Ready to send?"), Type.SECTION)
        self.readiness = ReadinessList()
        self.history = ShortHistory(context, on_history)
        self._line = Divider()
        for widget in (
            self.heading,
            self.sums,
            Divider(),
            self.ready_heading,
            self.readiness,
            self._line,
            self.history,
        ):
            self.body.addWidget(widget)
        self.body.addStretch(1)

    def show_form(self, view: InquiryView, form: AnswerForm) -> None:
        """The sums of the form."""
        currency = view.inquiry.currency
        sums = totals(form, view.lines, currency)
        shipping = money_word(sums.shipping, currency) if shipping_in(form) is not None else "–"
        self.sums.set_sums(
            [
                (self.tr("Ready now"), number_word(sums.ready)),
                (self.tr("On back-order"), number_word(sums.backorder)),
                (self.tr("Goods"), money_word(sums.goods, currency)),
                (self.tr("Shipping"), shipping),
                (self.tr("Total"), money_word(sums.total, currency, with_currency=True)),
            ]
        )

    def show_faults(
        self,
        view: InquiryView,
        found: Sequence[Fault],
        go_to: Callable[[Fault], object],
        decline: Callable[[], object],
    ) -> None:
        """What is missing, each with the way to it; ticks for what is well."""
        places = {line.id: number for number, line in enumerate(view.lines, 1)}
        entries: list[Ready] = []
        for fault in found:
            words = fault_word(fault)
            if fault.line_id:
                words = self.tr("Item {0}: {1}").format(places[fault.line_id], words)
            tone = Tone.RED if fault.hard else Tone.AMBER
            cure: tuple[str, Callable[[], object]] | None = (
                self.tr("Go to the field"),
                lambda fault=fault: go_to(fault),
            )
            if fault.code == "nothing":
                cure = (self.tr("Decline…"), decline)
            entries.append(Ready(words, tone, cure=cure))
        codes = {fault.code for fault in found}
        if not codes & {"nothing", "no_price", "unread", "negative", "not_whole"}:
            entries.append(Ready(self.tr("Every quantity has a price")))
        if not codes & {"nothing", "no_date", "early_date", "unread"}:
            entries.append(Ready(self.tr("Every back-order has a date")))
        if view.inquiry.shipping_required and not any(f.code == "no_shipping" for f in found):
            entries.append(Ready(self.tr("Shipping cost is stated")))
        self.readiness.set_entries(entries)

    def show_ready(self, visible: bool) -> None:
        """The readiness list only makes sense while one may answer."""
        self.ready_heading.setVisible(visible)
        self.readiness.setVisible(visible)
        self._line.setVisible(visible)


class AskedCard(Card):
    """Who asks, for where, until when, and what they say. Never an e-mail (S2.61)."""

    def __init__(self, context: ScreenContext, view: InquiryView) -> None:
        super().__init__(" ")
        inquiry, now = view.inquiry, context.clock.now()
        name = view.retailer.name if view.retailer else self.tr("the retailer")
        self.set_title(self.tr("Asked by {0}").format(name))
        row = QHBoxLayout()
        row.setSpacing(Space.XXL)
        ship_to = TextBlock(self.tr("Ship to"), parent=self)
        ship_to.set_words(address_words(inquiry))
        facts = FactsGrid()
        needed = (
            moment_word(inquiry.needed_by, context.zone, now)
            if inquiry.needed_by is not None
            else self.tr("not said")
        )
        facts.set_facts(
            [
                (self.tr("Needed by"), needed),
                (self.tr("Their order no."), inquiry.retailer_order_number),
                (self.tr("Asked"), moment_word(inquiry.sent_at, context.zone, now)),
                (self.tr("Currency"), inquiry.currency),
                (self.tr("Answers"), self.tr("sealed until the last deadline") if inquiry.sealed else ""),
            ]
        )
        notes = QVBoxLayout()
        notes.setSpacing(Space.S)
        for heading, words in (
            (self.tr("Note to suppliers"), inquiry.note_to_suppliers),
            (self.tr("Standing note"), inquiry.partner_note),
        ):
            block = TextBlock(heading, parent=self)
            block.set_words(words)
            notes.addWidget(block)
        if not inquiry.note_to_suppliers and not inquiry.partner_note:
            notes.addWidget(PlainLabel(self.tr("No notes."), tone="text3"))
        notes.addStretch(1)
        row.addWidget(ship_to, 2)
        row.addWidget(facts, 2, Qt.AlignmentFlag.AlignTop)
        row.addLayout(notes, 3)
        self.body.addLayout(row)

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Beside an order: its facts, where it goes, notes, papers, what happened last."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_b2b.domain.states import SHIPPABLE
from desktop_b2b.services.queries import HistoryEntry, OrderView, TimeSource
from ui.addresses import address_words
from ui.screens.history.sources import source_word
from ui.screens.record.facts import FactsGrid, ShortHistory, TextBlock
from ui.shell.screen import ScreenContext
from ui.strings import moment_word, money_word
from ui.theme import Space, Type
from ui.widgets import Divider, Icon, PlainLabel, SidePanel, icon_button, link
from ui.widgets.layouts import clear


class OrderSide(SidePanel):
    """What does not change while one works."""

    def __init__(
        self,
        context: ScreenContext,
        *,
        on_history: Callable[[], object],
        on_source: Callable[[], object],
        on_slip: Callable[[str], object],
        on_list: Callable[[], object],
    ) -> None:
        super().__init__()
        self._context = context
        self._on_source, self._on_slip, self._on_list = on_source, on_slip, on_list
        self.facts = FactsGrid()
        self.ship_to = TextBlock(self.tr("Ship to"), section=True)
        self.notes = [
            TextBlock(self.tr("Note to customer")),
            TextBlock(self.tr("Note to suppliers")),
            TextBlock(self.tr("Standing note")),
        ]
        self.papers_heading = PlainLabel(self.tr("Documents"), Type.SECTION)
        self._papers = QVBoxLayout()
        self._papers.setSpacing(Space.XS)
        self.history = ShortHistory(context, on_history)
        self._notes_line = Divider()
        self.body.addWidget(PlainLabel(self.tr("Order"), Type.SECTION))
        self.body.addWidget(self.facts)
        self.body.addWidget(Divider())
        self.body.addWidget(self.ship_to)
        self.body.addWidget(self._notes_line)
        for block in self.notes:
            self.body.addWidget(block)
        self.body.addWidget(Divider())
        self.body.addWidget(self.papers_heading)
        self.body.addLayout(self._papers)
        self.body.addWidget(Divider())
        self.body.addWidget(self.history)
        self.body.addStretch(1)
        self._shown_papers: list[tuple[str, str]] | None = None

    def show_order(self, view: OrderView) -> None:
        """Show the facts of an order."""
        order, zone, now = view.order, self._context.zone, self._context.clock.now()
        mine = view.side == "out"
        source = view.request_number if mine else order.inquiry_number
        linked: str | QWidget = ""
        if source:
            linked = link(source, self._on_source)
            linked.setAccessibleName(self.tr("Request {0}").format(source))
        self.facts.set_facts(
            [
                (self.tr("To") if mine else self.tr("From"), view.partner_name),
                (self.tr("Order no.") if mine else self.tr("Their order no."), order.retailer_order_number),
                (self.tr("Request"), linked),
                (self.tr("Ordered"), moment_word(order.sent_at, zone, now)),
                (self.tr("Ship by"), moment_word(order.ship_by, order.ship_by_zone, now)),
                (self.tr("Time to ship"), _time_words(view.shipping_time)),
                (self.tr("Total"), money_word(order.total, order.currency, with_currency=True)),
                (self.tr("Customer's e-mail"), view.recipient_email if mine else ""),
            ]
        )
        self.ship_to.set_words(address_words(order))
        words = (order.note_to_customer, order.note_to_suppliers, order.partner_note)
        for block, text in zip(self.notes, words, strict=True):
            block.set_words(text)
        self._notes_line.setVisible(any(words))
        self._show_papers(view)

    def _show_papers(self, view: OrderView) -> None:
        papers = [(each.shipment.id, each.shipment.number) for each in view.shipments]
        if view.side == "in" and view.order.state in SHIPPABLE:
            papers.insert(0, ("", ""))
        if papers == self._shown_papers:
            return
        self._shown_papers = papers
        clear(self._papers)
        for shipment_id, number in papers:
            if shipment_id:
                self._add_paper(self.tr("Packing slip"), number, partial(self._on_slip, shipment_id))
            else:
                self._add_paper(self.tr("Picking list"), self.tr("what is still to pick"), self._on_list)
        if not papers:
            self._papers.addWidget(PlainLabel(self.tr("None yet."), Type.SMALL, "text3"))

    def _add_paper(self, title: str, detail: str, on_click: Callable[[], object]) -> None:
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(Icon("file-text", "text2", 16), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(PlainLabel(title, Type.MEDIUM))
        words.addWidget(PlainLabel(detail, Type.SMALL, "text2"))
        row.addLayout(words, 1)
        row.addWidget(icon_button("printer", self.tr("{0} {1}: preview").format(title, detail), on_click))
        self._papers.addLayout(row)

    def show_history(self, entries: list[HistoryEntry]) -> None:
        """Show what happened last."""
        self.history.set_entries(entries)


def _time_words(source: TimeSource | None) -> str:
    """What set the time to ship; the partner is not told."""
    if source is None:
        return ""
    return source_word(source.by, source.hours, source.rule, source.rules_number)

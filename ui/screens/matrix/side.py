# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The side panel of the matrix: running cost, coverage, orders placed, and the request itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop_b2b.domain.decoders import from_json
from desktop_b2b.domain.entities import AssignmentRun, Order, Request
from desktop_b2b.rules.policy.judge import Decision
from ui.addresses import address_words
from ui.screens.matrix.assignment import Summary
from ui.screens.matrix.plan_words import notice_words
from ui.screens.request.times import short_date
from ui.strings import moment_word, money_word, number_word, state_tone, state_word
from ui.theme import Space, Tone, Type
from ui.widgets import Chip, Divider, ElidedLabel, PlainLabel, ReadinessList, Ready, SidePanel, link


class MatrixPanel(SidePanel):
    """What it costs, what is covered, what was ordered, and what was asked."""

    def __init__(self, zone: str, open_order: Callable[[str], object], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._zone = zone
        self._open_order = open_order
        self._orders_shown: list[tuple[str, str, str, Decimal]] | None = None
        # What is to be ordered: gone as soon as nothing can be ordered any more.
        self.running = QWidget()
        column = QVBoxLayout(self.running)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(PlainLabel(self.tr("Running cost"), Type.SECTION))
        self._costs = QWidget()
        self._grid = QGridLayout(self._costs)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.S)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnStretch(0, 1)
        column.addWidget(self._costs)
        column.addWidget(Divider())
        total = QHBoxLayout()
        total.addWidget(PlainLabel(self.tr("Total"), Type.MEDIUM))
        total.addStretch(1)
        self.total = PlainLabel("", Type.COUNTER)
        total.addWidget(self.total)
        column.addLayout(total)
        column.addSpacing(Space.S)
        column.addWidget(PlainLabel(self.tr("Coverage"), Type.SECTION))
        self.coverage = ReadinessList()
        column.addWidget(self.coverage)
        self.body.addWidget(self.running)
        self._run = QWidget()
        run_column = QVBoxLayout(self._run)
        run_column.setContentsMargins(0, Space.S, 0, 0)
        run_column.setSpacing(Space.XS)
        run_column.addWidget(PlainLabel(self.tr("Assigned automatically"), Type.SECTION))
        self._run_words = PlainLabel("", Type.BODY, "text2", wrap=True, selectable=True)
        run_column.addWidget(self._run_words)
        self._run.hide()
        self._run_shown = ""
        self.body.addWidget(self._run)
        self._orders = QWidget()
        self._orders_column = QVBoxLayout(self._orders)
        self._orders_column.setContentsMargins(0, Space.S, 0, 0)
        self._orders_column.setSpacing(6)
        self.body.addWidget(self._orders)
        self.body.addWidget(Divider())
        self.body.addWidget(PlainLabel(self.tr("Request"), Type.SECTION))
        self._facts = QVBoxLayout()
        self._facts.setSpacing(2)
        self.body.addLayout(self._facts)
        self._facts_shown: list[tuple[str, str]] = []
        self.body.addStretch(1)

    # ------------------------------------------------------------ cost

    def show_summary(self, summary: Summary, currency: str, needed_by: int | None) -> None:
        """Show the figures; nothing but the figures moves."""
        rows = [
            (cost.name, money_word(cost.goods, currency), bool(cost.unpriced)) for cost in summary.partners
        ]
        unstated = [cost.name for cost in summary.partners if cost.shipping is None]
        if summary.partners:
            words = self.tr("Shipping, %n partner(s)", "", len(summary.partners))
            rows.append((words, money_word(summary.shipping, currency), bool(unstated)))
        else:
            rows.append((self.tr("Nothing assigned yet"), "", False))
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for place, (name, amount, doubtful) in enumerate(rows):
            self._grid.addWidget(ElidedLabel(name, Type.BODY, "text2"), place, 0)
            label = PlainLabel(amount, Type.BODY, "amber" if doubtful else "text")
            self._grid.addWidget(label, place, 1, Qt.AlignmentFlag.AlignRight)
        self.total.setText(money_word(summary.total, currency, with_currency=True))
        self.coverage.set_entries(self._coverage(summary, unstated, needed_by))

    def _coverage(self, summary: Summary, unstated: Sequence[str], needed_by: int | None) -> list[Ready]:
        entries: list[Ready] = []
        if summary.ready:
            entries.append(Ready(self.tr("{0} ready now").format(number_word(summary.ready))))
        for at, quantity in summary.back_orders:
            number = number_word(quantity)
            if at is None:
                entries.append(Ready(self.tr("{0} on back-order").format(number), Tone.AMBER))
                continue
            words = self.tr("{0} on {1}").format(number, short_date(at, self._zone))
            late = needed_by is not None and at > needed_by
            if late and needed_by is not None:
                words += ", " + self.tr("after {0}").format(short_date(needed_by, self._zone))
            entries.append(Ready(words, Tone.AMBER))
        if summary.beyond:
            words = self.tr("{0} more than offered").format(number_word(summary.beyond))
            detail = self.tr("The partner must agree again.")
            entries.append(Ready(words, Tone.AMBER, detail))
        if summary.missing:
            entries.append(
                Ready(self.tr("{0} not assigned").format(number_word(summary.missing)), Tone.AMBER)
            )
        if summary.over:
            entries.append(
                Ready(self.tr("{0} more than asked").format(number_word(summary.over)), Tone.AMBER)
            )
        if summary.over_max:
            entries.append(Ready(self.tr("%n price(s) above the max", "", summary.over_max), Tone.RED))
        elif summary.assigned:
            entries.append(Ready(self.tr("No price above the max")))
        if unstated:
            words = self.tr("Shipping not stated by {0}").format(", ".join(unstated))
            entries.append(Ready(words, Tone.AMBER))
        return entries

    # ------------------------------------------------------------ the server's own assignment

    def show_run(self, run: AssignmentRun | None, currency: str) -> None:
        """What the server found by itself, how far it is proven, and which rules had a say."""
        self._run.setVisible(run is not None)
        if run is None or run.id == self._run_shown:
            return
        self._run_shown = run.id
        total = money_word(run.total, currency, with_currency=True)
        found = self.tr("Ordered for {0}.") if run.result == "ordered" else self.tr("The best found: {0}.")
        words = [found.format(total)]
        if run.proven:
            words.append(self.tr("Proven: nothing better exists within the conditions."))
        elif run.notice:
            words.append(notice_words(run.notice))
        if run.rules_number:
            words.append(self.tr("By version {0} of your rules.").format(run.rules_number))
        decided = from_json(list[Decision]).decode(run.decisions)
        names = list(dict.fromkeys(one.rule_name for one in decided))
        if names:
            words.append(self.tr("Rules that had a say: {0}.").format(", ".join(names)))
        self._run_words.setText(" ".join(words))

    # ------------------------------------------------------------ orders and request

    def show_orders(self, orders: Sequence[Order], names: dict[str, str]) -> None:
        """The orders that this request made, as links."""
        shown = [(order.id, order.number, order.state, order.total) for order in orders]
        if shown == self._orders_shown:
            return
        self._orders_shown = shown
        while (item := self._orders_column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._orders.setVisible(bool(orders))
        if not orders:
            return
        self._orders_column.addWidget(PlainLabel(self.tr("Ordered"), Type.SECTION))
        for order in orders:
            self._orders_column.addWidget(self._order(order, names.get(order.inquiry_id or "", "")))

    def _order(self, order: Order, partner: str) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        top = QHBoxLayout()
        top.setSpacing(Space.S)
        open_it = link(order.number, lambda: self._open_order(order.id))
        open_it.setAccessibleName(self.tr("Open order {0} to {1}").format(order.number, partner))
        top.addWidget(open_it)
        top.addWidget(Chip(state_word("order", order.state), state_tone("order", order.state)))
        top.addStretch(1)
        column.addLayout(top)
        low = QHBoxLayout()
        low.addWidget(ElidedLabel(partner, Type.SMALL, "text2"), 1)
        low.addWidget(PlainLabel(money_word(order.total, order.currency, with_currency=True), Type.SMALL))
        column.addLayout(low)
        return holder

    def show_request(self, request: Request, now: int) -> None:
        """What was asked, read only."""
        facts = [(self.tr("Deliver to"), address_words(request))]
        if request.retailer_order_number:
            facts.append((self.tr("Order no. retailer"), request.retailer_order_number))
        if request.needed_by is not None:
            facts.append((self.tr("Needed by"), moment_word(request.needed_by, self._zone, now)))
        if request.note_to_suppliers:
            facts.append((self.tr("Note to suppliers"), request.note_to_suppliers))
        if request.note_to_customer:
            facts.append((self.tr("Note to customer"), request.note_to_customer))
        if facts == self._facts_shown:
            return
        self._facts_shown = facts
        while (item := self._facts.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for name, text in facts:
            self._facts.addWidget(PlainLabel(name, Type.CAPTION, "text3"))
            self._facts.addWidget(PlainLabel(text, Type.BODY, wrap=True, selectable=True))
            self._facts.addSpacing(Space.S)

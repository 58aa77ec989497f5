# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The shipments of an order: what lies in their boxes, who carries them, and their papers."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_b2b.clock import to_datetime
from desktop_b2b.services.queries import OrderView, ShipmentView
from ui.screens.shipment.editing import LENGTHS, WEIGHTS, measured
from ui.strings import moment_word, number_word, state_tone, state_word
from ui.theme import Space, Type
from ui.widgets import Card, Chip, Divider, IconLabel, PlainLabel, Stage, Stop, Timeline, link, quiet
from ui.widgets.layouts import clear
from ui.widgets.paint import isolated


class ShipmentBlock(QWidget):
    """One shipment. Signals: `slip_wanted()`, `message_wanted()`, `continue_wanted()`; `copy_wanted(text)`
    where a text goes to the clipboard.
    """

    slip_wanted = Signal()
    message_wanted = Signal()
    continue_wanted = Signal()
    copy_wanted = Signal(str)

    def __init__(self, view: OrderView, shown: ShipmentView, zone: str, now: int) -> None:
        super().__init__()
        self.shipment_id = shown.shipment.id
        shipment = shown.shipment
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.S, 0, Space.S)
        column.setSpacing(Space.S)
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        head.addWidget(PlainLabel(shipment.number, Type.STRONG, selectable=True))
        word, tone = state_word("shipment", shipment.state), state_tone("shipment", shipment.state)
        head.addWidget(Chip(word, tone))
        head.addWidget(PlainLabel(self._size(shown), Type.SMALL, "text2"))
        head.addStretch(1)
        confirmed = shipment.confirmed_at is not None
        if not confirmed and view.side == "in":
            self.continue_button = quiet(self.tr("Continue"), "edit", self.continue_wanted.emit, sz="s")
            head.addWidget(self.continue_button)
        if confirmed and view.side == "out":
            self.message_button = quiet(
                self.tr("Customer message…"), "mail", self.message_wanted.emit, sz="s"
            )
            head.addWidget(self.message_button)
        self.slip_button = quiet(self.tr("Packing slip…"), "printer", self.slip_wanted.emit, sz="s")
        head.addWidget(self.slip_button)
        column.addLayout(head)
        column.addWidget(self._timeline(shown, zone, now))
        if shipment.tracking:
            column.addLayout(self._carrier(shown))
        for words in self._boxes(view, shown):
            column.addWidget(IconLabel("box", words, "text2", wrap=True))

    def _size(self, shown: ShipmentView) -> str:
        words = self.tr("%n box(es)", "", len(shown.boxes))
        weight = measured(sum(box.weight_g for box in shown.boxes), WEIGHTS["kg"])
        return f"{words}, {number_word(weight)} kg" if weight is not None else words

    def _timeline(self, shown: ShipmentView, zone: str, now: int) -> Timeline:
        shipment = shown.shipment
        packed = Stop(
            self.tr("Packed") if shipment.confirmed_at else self.tr("Packing"),
            moment_word(shipment.created_at, zone, now),
            Stage.DONE,
        )
        if shipment.confirmed_at is None:
            return Timeline([packed, Stop(self.tr("Shipped"), self.tr("not yet confirmed"))])
        when = moment_word(shipment.confirmed_at, zone, now)
        return Timeline([packed, Stop(self.tr("Shipped"), when, Stage.DONE)])

    def _carrier(self, shown: ShipmentView) -> QHBoxLayout:
        shipment = shown.shipment
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(IconLabel("truck", shipment.courier, "text2"))
        row.addWidget(PlainLabel(shipment.tracking, Type.MEDIUM, selectable=True))
        copy = link(self.tr("Copy"), lambda: self.copy_wanted.emit(shipment.tracking), small=True)
        copy.setAccessibleName(self.tr("Copy the tracking number"))
        row.addWidget(copy)
        row.addStretch(1)
        return row

    def _boxes(self, view: OrderView, shown: ShipmentView) -> list[str]:
        words = {line.id: line.description or line.sku for line in view.lines}
        found = []
        for number, box in enumerate(shown.boxes, 1):
            inside = ", ".join(
                f"{number_word(row.quantity)} × {words.get(row.order_line_id, '?')}"
                for line in view.lines
                for row in shown.lines
                if row.box_id == box.id and row.order_line_id == line.id and row.quantity
            )
            parts = [inside or self.tr("empty")]
            weight = measured(box.weight_g, WEIGHTS["kg"])
            if weight is not None:
                parts.append(f"{number_word(weight)} kg")
            sides = [measured(side, LENGTHS["cm"]) for side in (box.length_mm, box.width_mm, box.height_mm)]
            if all(side is not None for side in sides):
                parts.append(" × ".join(number_word(side or Decimal(0)) for side in sides) + " cm")
            if box.tracking:
                parts.append(box.tracking)
            lead = self.tr("Box {0} of {1}").format(number, len(shown.boxes))
            found.append(f"{lead}: {', '.join(map(isolated, parts))}")
        return found


class ShipmentsCard(Card):
    """All shipments, the newest last. Signals carry the shipment's id; `copy_wanted(text)` a text."""

    slip_wanted = Signal(str)
    message_wanted = Signal(str)
    continue_wanted = Signal(str)
    copy_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__(" ")
        self.set_title(self.tr("Shipments"))
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self.body.addLayout(self._column)
        self.blocks: dict[str, ShipmentBlock] = {}
        self._shown: object = None

    def show_shipments(self, view: OrderView, hidden: str, zone: str, now: int) -> None:
        """Show all but the one that stands in the packing card; an unchanged list is left alone."""
        shown = [each for each in view.shipments if each.shipment.id != hidden]
        state = (shown, view.lines, to_datetime(now, zone).date())
        if state == self._shown:
            return
        self._shown = state
        clear(self._column)
        self.blocks.clear()
        for each in shown:
            if self.blocks:
                self._column.addWidget(Divider())
            self._add(ShipmentBlock(view, each, zone, now))
        if not shown:
            label = PlainLabel(self.tr("Nothing has been shipped yet."), tone="text3")
            self._column.addWidget(label, 0, Qt.AlignmentFlag.AlignLeft)

    def _add(self, block: ShipmentBlock) -> None:
        shipment_id = block.shipment_id
        block.slip_wanted.connect(lambda: self.slip_wanted.emit(shipment_id))
        block.message_wanted.connect(lambda: self.message_wanted.emit(shipment_id))
        block.continue_wanted.connect(lambda: self.continue_wanted.emit(shipment_id))
        block.copy_wanted.connect(self.copy_wanted)
        self._column.addWidget(block)
        self.blocks[shipment_id] = block

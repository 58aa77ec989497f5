# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The boxes and pallets of a B2B order: what is in each, its size, weight and label (S1.32)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop_b2b.domain.entities import HandlingUnit
from desktop_b2b.domain.measures import GRAMS
from desktop_b2b.services.queries import B2BOrderView
from ui.screens.b2b_order.words import WAITING
from ui.strings import measure_word, number_word
from ui.theme import Space, Type
from ui.widgets import Card, Divider, PlainLabel
from ui.widgets.layouts import clear

_UNIT, _INSIDE, _SIZE, _WEIGHT, _TRACKING = range(5)
_ENDS = (_SIZE, _WEIGHT)
_TENTH = Decimal("0.1")


class UnitsCard(Card):
    """Boxes and pallets with dimensions and weight, once it is packed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("UnitsCard", "Boxes and pallets"), parent=parent)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(Space.XL)
        self._grid.setVerticalSpacing(Space.S)
        self._grid.setColumnStretch(_INSIDE, 1)
        self.body.addLayout(self._grid)

    def show_order(self, view: B2BOrderView, *, shown: bool) -> None:
        """Show what was packed; before that there is nothing to measure."""
        units = _in_order([unit for unit in view.units if unit.state != "void"])
        self.setVisible(shown and bool(units))
        clear(self._grid)
        if not units:
            return
        self.set_title(self.tr("Boxes and pallets"), self._together(units))
        heads = (
            self.tr("Unit"), self.tr("Contents"), self.tr("Size"), self.tr("Weight"), self.tr("Tracking"),
        )  # fmt: skip
        for column, words in enumerate(heads):
            self._grid.addWidget(PlainLabel(words, Type.CAPTION, "text3"), 0, column, _side(column))
        waits = view.order.state in WAITING and "LABELS_MISSING" in view.order.reasons
        for place, unit in enumerate(units, 1):
            row = 2 * place
            self._grid.addWidget(Divider(), row - 1, 0, 1, _TRACKING + 1)
            same = [one.id for one in units if one.kind == unit.kind]
            self._grid.addWidget(self._said(unit, same.index(unit.id) + 1, len(same)), row, _UNIT)
            inside = PlainLabel(self._held(unit, units, view), wrap=True, selectable=True)
            self._grid.addWidget(inside, row, _INSIDE, Qt.AlignmentFlag.AlignTop)
            for column, words in (
                (_SIZE, measure_word(unit.size_entered) or "–"),
                (_WEIGHT, measure_word(unit.weight_entered) or "–"),
            ):
                self._grid.addWidget(PlainLabel(words, selectable=True), row, column, _side(column))
            self._grid.addWidget(self._tracking(unit, waits=waits), row, _TRACKING, _side(_TRACKING))

    def _said(self, unit: HandlingUnit, place: int, count: int) -> QWidget:
        """Which it is, and the number of the logistic unit beneath."""
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        kind = self.tr("Pallet {0} of {1}") if unit.kind == "pallet" else self.tr("Box {0} of {1}")
        column.addWidget(PlainLabel(kind.format(number_word(place), number_word(count)), Type.MEDIUM))
        if unit.sscc:
            code = PlainLabel(unit.sscc, Type.SMALL, "text2", selectable=True)
            code.setAccessibleDescription(self.tr("SSCC"))
            column.addWidget(code)
        column.addStretch(1)
        return holder

    def _held(self, unit: HandlingUnit, units: Sequence[HandlingUnit], view: B2BOrderView) -> str:
        if unit.kind == "pallet":
            return self.tr("%n box(es)", "", sum(one.parent_id == unit.id for one in units))
        held: dict[str, Decimal] = {}
        for row in view.packed:
            if row.handling_unit_id == unit.id:
                held[row.b2b_line_id] = held.get(row.b2b_line_id, Decimal(0)) + row.quantity
        names = {line.id: line.sku for line in view.lines}
        return ", ".join(
            f"{number_word(count)} × {names[line_id]}" for line_id, count in held.items() if line_id in names
        )

    def _tracking(self, unit: HandlingUnit, *, waits: bool) -> PlainLabel:
        """The carrier's number; a box that still wants its label says so."""
        if not unit.tracking and waits and unit.kind == "box":
            return PlainLabel(self.tr("Label missing"), tone="red")
        return PlainLabel(unit.tracking or "–", selectable=True)

    def _together(self, units: Sequence[HandlingUnit]) -> str:
        """How many, and what they weigh together, in the unit in which the first was weighed."""
        boxes = sum(unit.kind == "box" for unit in units)
        pallets = len(units) - boxes
        parts = [self.tr("%n pallet(s)", "", pallets)] if pallets else []
        parts += [self.tr("%n box(es)", "", boxes)] if boxes else []
        top = [unit for unit in units if unit.parent_id is None]
        weighed = [unit for unit in top if unit.weight_g]
        unit_word = weighed[0].weight_entered.rpartition(" ")[2] if weighed else ""
        if len(weighed) == len(top) and unit_word in GRAMS:
            whole = Decimal(sum(unit.weight_g for unit in top)) / GRAMS[unit_word]
            parts.append(f"{number_word(whole.quantize(_TENTH))} {unit_word}")
        return ", ".join(parts)


def _in_order(units: Sequence[HandlingUnit]) -> list[HandlingUnit]:
    """Pallets with their boxes behind them, then boxes that stand alone."""
    here = {unit.id for unit in units}
    tops = [unit for unit in units if unit.parent_id not in here]
    tops.sort(key=lambda unit: unit.kind != "pallet")
    return [one for top in tops for one in (top, *(box for box in units if box.parent_id == top.id))]


def _side(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column in _ENDS else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignTop

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What a retailer changes of an order after it was made, as far as the guide's table lets it: references,
notes, carrier, slot, and units that are taken off for a fee (S1.28–S1.33, N10).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QWidget

from desktop_b2b.clock import from_datetime, to_datetime
from desktop_b2b.domain.codes import INCOTERMS, countable
from desktop_b2b.domain.commands.fulfilment import ChangeB2BOrder, LineCut
from desktop_b2b.domain.entities import B2BLine
from desktop_b2b.rules.changes import PART_OF
from desktop_b2b.rules.trade.tables import CentreTables
from desktop_b2b.services.queries import B2BOrderView
from ui.forms.decimals import MOST_DECIMALS, format_number
from ui.forms.form import Form
from ui.forms.spec import FieldKind, FieldSpec
from ui.screens.b2b_order.words import change_words, lock_of, lock_words
from ui.widgets import Dialog

#: How a carrier and its service stand in one list.
_BETWEEN: Final = "/"
_TEXTS: Final = (
    "retailer_order_number", "purchase_order", "department", "mark_for", "fba_shipment", "incoterm",
    "instructions", "note_to_customer",
)  # fmt: skip
_SLOT: Final = ("collect_from", "collect_until")
#: The parts of an order that are changed here.
PARTS: Final = ("recipient", "customs", "instructions", "note", "shipping", "pickup")


class ChangeDialog(Dialog):
    """References, notes, and how it goes. What is locked says why. `given` gets the command, if anything was
    changed.
    """

    def __init__(
        self,
        view: B2BOrderView,
        tables: CentreTables | None,
        now: Callable[[], datetime],
        given: Callable[[ChangeB2BOrder], object],
        parent: QWidget | None = None,
    ) -> None:
        title = QCoreApplication.translate("ChangeDialog", "Change {0}").format(view.order.number)
        verb = QCoreApplication.translate("ChangeDialog", "Change")
        super().__init__(title, verb=verb, width=660, parent=parent)
        self._view, self._given = view, given
        self.form = Form(now=now)
        self._add_references()
        if view.order.kind == "pickup":
            self._add_slot()
        elif view.order.method == "provider" and view.shows_shipping_options and tables is not None:
            # Where that is locked it stands there with the reason.
            self._add_carrier(tables)
        self._add_notes()
        self._before = self._values()
        self.form.set_values(self._before)
        for key in self.form.keys:
            self.form.lock(key, self._why_locked(key))
        self.body.addWidget(self.form)

    def _why_locked(self, key: str) -> str:
        """Why a field is only shown here; empty where it is changed here."""
        lock = lock_of(self._view, PART_OF[key])
        if lock.is_open and key == "incoterm" and self._view.passes_customs:
            return self.tr("It is changed with the customs data")
        return lock_words(lock)

    def _add_references(self) -> None:
        spec = FieldSpec
        terms = [("", self.tr("None")), *((code, code) for code in INCOTERMS)]
        self.form.add_row(
            (spec("retailer_order_number", self.tr("Order no.")), 4),
            (spec("purchase_order", self.tr("Purchase order")), 4),
            (spec("department", self.tr("Department")), 4),
        )
        self.form.add_row(
            (spec("mark_for", self.tr("Mark for store")), 4),
            (spec("fba_shipment", self.tr("Amazon FBA shipment ID")), 4),
            (spec("incoterm", self.tr("Incoterm"), FieldKind.CHOICE, options=terms), 4),
        )

    def _add_slot(self) -> None:
        spec, kind = FieldSpec, FieldKind.MOMENT
        self.form.add_row(
            (spec("collector", self.tr("Collector"), required=True), 4),
            (spec("collect_from", self.tr("From"), kind, required=True, counts=False), 4),
            (spec("collect_until", self.tr("Until"), kind, required=True, counts=False), 4),
        )

    def _add_carrier(self, tables: CentreTables) -> None:
        order = self._view.order
        options = [
            (f"{carrier.code}{_BETWEEN}{service.code}", f"{carrier.name} – {service.name}")
            for carrier in tables.carriers
            for service in carrier.services
            if service.mode == order.mode
        ]
        now = f"{order.carrier}{_BETWEEN}{order.service}"
        if now not in {key for key, _words in options}:
            options.insert(0, (now, f"{self._view.carrier_name or '–'} – {self._view.service_name or '–'}"))
        spec = FieldSpec(
            "service",
            self.tr("Carrier and service"),
            FieldKind.CHOICE,
            note=self.tr("you consent to it and its fees"),
            options=options,
        )
        self.form.add_row((spec, 12))

    def _add_notes(self) -> None:
        kind = FieldKind.MULTILINE
        instructions = self.tr("Special instructions for packing and assembly")
        self.form.add_row(
            (FieldSpec("instructions", instructions, kind, lines=3), 6),
            (FieldSpec("note_to_customer", self.tr("Note to customer"), kind, lines=3), 6),
        )

    def _values(self) -> dict[str, Any]:
        """What the order says now, of the fields that are here."""
        order = self._view.order
        found: dict[str, Any] = {key: getattr(order, key) for key in _TEXTS}
        found["service"] = f"{order.carrier}{_BETWEEN}{order.service}"
        found["collector"] = order.collector
        for key in _SLOT:
            at = getattr(order, key)
            there = to_datetime(at, order.reserve_zone) if at is not None else None
            # People write minutes: what they leave alone is no change.
            found[key] = there.replace(second=0, microsecond=0) if there is not None else None
        return {key: value for key, value in found.items() if key in self.form.keys}

    def accept(self) -> None:
        if self.form.validate():
            return
        values = self.form.values()
        changed: dict[str, Any] = {}
        for key, before in self._before.items():
            value = values[key]
            if self._why_locked(key) or value == before:
                continue
            if key in _SLOT:
                changed[key] = from_datetime(value) if isinstance(value, datetime) else None
            elif key == "service":
                changed["carrier"], _, changed["service"] = str(value).partition(_BETWEEN)
            elif str(value or "").strip() != before:
                changed[key] = str(value or "").strip()
        super().accept()
        if changed:
            self._given(ChangeB2BOrder(b2b_order_id=self._view.order.id, **changed))


class TakeOffDialog(Dialog):
    """Units of one item that are not wanted any more, with what that costs; what was ordered stays on record
    (N10). `given` gets the command.
    """

    def __init__(
        self,
        view: B2BOrderView,
        given: Callable[[ChangeB2BOrder], object],
        parent: QWidget | None = None,
    ) -> None:
        title = QCoreApplication.translate("TakeOffDialog", "Take units off")
        verb = QCoreApplication.translate("TakeOffDialog", "Take off")
        super().__init__(title, change_words(view.change), verb=verb, parent=parent)
        self._view, self._given = view, given
        self._lines = [line for line in view.lines if left_of(line) > 0]
        self.form = Form()
        options = [
            (line.id, self.tr("{0}: {1} can be taken off").format(line.sku, _number(left_of(line))))
            for line in self._lines
        ]
        self.form.add_row((FieldSpec("line", self.tr("Item"), FieldKind.CHOICE, options=options), 12))
        whole = all(countable(line.uom) for line in self._lines)
        units = FieldSpec(
            "units",
            self.tr("Units"),
            FieldKind.DECIMAL,
            required=True,
            decimals=0 if whole else MOST_DECIMALS,
        )
        self.form.add_row((units, 6))
        self.body.addWidget(self.form)
        # Before its day nothing is reserved, and so nothing is short.
        lacking = self._lines if "NO_STOCK" in view.order.reasons else []
        short = next((line for line in lacking if line.reserved < line.quantity - line.cancelled), None)
        first = short or (self._lines[0] if self._lines else None)
        if first is not None:
            lacks = first.quantity - first.cancelled - first.reserved if short is not None else Decimal(0)
            self.form.set_values({"line": first.id, "units": lacks if 0 < lacks <= left_of(first) else None})
        self.form.focus_field("units")

    def accept(self) -> None:
        if self.form.validate():
            return
        line = next((one for one in self._lines if one.id == self.form.field("line").value()), None)
        units = self.form.field("units").value()
        if line is None or not isinstance(units, Decimal):
            return
        if not 0 < units <= left_of(line):
            words = self.tr("Enter a number from {0} to {1}.").format(
                _number(Decimal(1)), _number(left_of(line))
            )
            self.form.set_errors({"units": words})
            self.form.focus_field("units")
            return
        super().accept()
        cut = LineCut(line_id=line.id, quantity=units)
        self._given(ChangeB2BOrder(b2b_order_id=self._view.order.id, cuts=(cut,)))


def left_of(line: B2BLine) -> Decimal:
    """How many units of a line can still be taken off."""
    return line.quantity - line.cancelled - line.picked


def _number(value: Decimal) -> str:
    return format_number(value, None, QLocale())

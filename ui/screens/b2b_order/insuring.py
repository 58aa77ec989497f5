# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Insuring an order that exists: for what, and at what rate where the centre's limits are in another currency
(S1.34, A4).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop_b2b.domain.entities import B2BOrder
from desktop_b2b.services.queries import InsuranceView
from ui.forms.form import Form
from ui.forms.spec import FieldKind, FieldSpec
from ui.strings import money_word
from ui.theme import Type
from ui.widgets import Dialog, PlainLabel

_NUMBERS = ("insured_value", "insured_rate")


class InsuranceDialog(Dialog):
    """The insured value, 0 for none; `given` gets what goes into the command, named as there."""

    def __init__(
        self,
        order: B2BOrder,
        terms: InsuranceView,
        today: date,
        given: Callable[[dict[str, object]], object],
        parent: QWidget | None = None,
    ) -> None:
        words = QCoreApplication.translate(
            "InsuranceDialog", "In {0}. From {1} on the recipient signs on delivery. 0: no insurance."
        )
        limit = money_word(terms.signature_from, terms.currency, with_currency=True)
        super().__init__(
            QCoreApplication.translate("InsuranceDialog", "Insure the order"),
            words.format(order.currency, limit),
            verb=QCoreApplication.translate("InsuranceDialog", "Insure"),
            width=560,
            parent=parent,
        )
        self._given, self._today = given, today
        kinds = FieldKind
        self.form = Form()
        self.form.add_row(
            (FieldSpec("insured_value", self.tr("Insured value"), kinds.DECIMAL, money=True), 6)
        )
        self.form.set_values({"insured_value": order.insured_value or None})
        self.body.addWidget(self.form)
        self.rate_form = Form()
        self.asks_rate = order.currency != terms.currency
        if self.asks_rate:
            self._ask_rate(order, terms)
        self.form.focus_field("insured_value")

    def _ask_rate(self, order: B2BOrder, terms: InsuranceView) -> None:
        words = self.tr(
            "The centre's limits are in {1}: what is 1 {0} worth in {1}? Without a rate somebody signs."
        )
        label = PlainLabel(words.format(order.currency, terms.currency), Type.SMALL, "text2", wrap=True)
        self.body.addWidget(label)
        kinds = FieldKind
        self.rate_form.add_row(
            (FieldSpec("insured_rate", self.tr("Rate"), kinds.DECIMAL, decimals=6), 3),
            (FieldSpec("insured_rate_on", self.tr("Day of the rate"), kinds.DAY), 4),
            (FieldSpec("insured_rate_source", self.tr("Source of the rate")), 5),
        )
        self.rate_form.set_values(
            {
                "insured_rate": order.insured_rate or None,
                "insured_rate_on": date.fromisoformat(order.insured_rate_on)
                if order.insured_rate_on
                else None,
                "insured_rate_source": order.insured_rate_source,
            }
        )
        self.body.addWidget(self.rate_form)

    def accept(self) -> None:
        values = {**self.form.values(), **(self.rate_form.values() if self.asks_rate else {})}
        if any(isinstance(values.get(key), str) for key in _NUMBERS):
            self.form.validate()
            self.rate_form.validate()
            return
        found: dict[str, object] = {key: values[key] or Decimal(0) for key in _NUMBERS if key in values}
        if self.asks_rate:
            day = values["insured_rate_on"]
            rated = bool(found["insured_rate"])
            on = day if isinstance(day, date) else self._today
            found["insured_rate_on"] = on.isoformat() if rated else ""
            found["insured_rate_source"] = str(values["insured_rate_source"] or "").strip() if rated else ""
        super().accept()
        self._given(found)

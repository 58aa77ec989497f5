# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The dialog in which a supplier says what it proposes for a line, why, and until when."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from desktop_b2b.clock import from_datetime, to_datetime
from desktop_b2b.domain.commands.sourcing import ProposeChange
from desktop_b2b.errors import UserError
from desktop_b2b.services.proposals import Stand
from ui.forms.decimals import MOST_DECIMALS
from ui.forms.draft_keys import new_id
from ui.forms.form import Form
from ui.forms.spec import FieldKind, FieldSpec
from ui.screens.proposals.card import Subject
from ui.strings import error_text, number_word, price_word
from ui.theme import Type
from ui.widgets import Dialog, PlainLabel

#: What each kind of proposal asks for.
_FIELDS = {
    "quantity": ("quantity",),
    "price": ("price",),
    "date": ("at",),
    "substitute": ("sku", "description", "quantity", "price", "at"),
}
_PROPOSED = ("sku", "description", "quantity", "price", "at")
_ARGUMENTS = {"line_id": "line"}


def _tr(text: str) -> str:
    return QCoreApplication.translate("ProposalDialog", text)


class ProposalDialog(Dialog):
    """Stays open until the proposal is taken. Signals: ``proposed(ProposeChange)``."""

    proposed = Signal(object)

    def __init__(
        self,
        subjects: Mapping[str, Subject],
        now: Callable[[], int],
        zone: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            _tr("Propose a change"),
            _tr("The line stays as it is until the retailer accepts."),
            verb=_tr("Propose"),
            width=560,
            parent=parent,
        )
        self._subjects = dict(subjects)
        self.form = Form(now=lambda: to_datetime(now(), zone))
        self._add_fields()
        self.now_label = PlainLabel("", Type.SMALL, "text3", wrap=True)
        self.body.addWidget(self.form)
        self.body.addWidget(self.now_label)
        first = next(iter(self._subjects), "")
        self.form.set_values({"line": first, "kind": "quantity"})
        self.form.edited.connect(lambda _key, _value: self.show_fields())
        self.show_fields()
        self.form.focus_field("line")

    def _add_fields(self) -> None:
        kinds = (
            ("quantity", self.tr("Quantity")),
            ("price", self.tr("Price")),
            ("date", self.tr("Date")),
            ("substitute", self.tr("Other product")),
        )
        lines = tuple((key, one.name) for key, one in self._subjects.items())
        currency = next((one.currency for one in self._subjects.values()), "")
        optional = self.tr("optional")
        self.form.add_row((FieldSpec("line", self.tr("Product"), FieldKind.CHOICE, options=lines), 12))
        self.form.add_row(
            (FieldSpec("kind", self.tr("What you propose"), FieldKind.SEGMENT, options=kinds), 12)
        )
        self.form.add_row(
            (FieldSpec("sku", self.tr("SKU instead")), 4),
            (FieldSpec("description", self.tr("Product instead")), 8),
        )
        self.form.add_row(
            (
                FieldSpec("quantity", self.tr("Quantity"), FieldKind.DECIMAL, decimals=MOST_DECIMALS),
                4,
            ),
            (
                FieldSpec(
                    "price",
                    self.tr("Price, {0}").format(currency),
                    FieldKind.DECIMAL,
                    decimals=MOST_DECIMALS,
                    money=True,
                ),
                4,
            ),
            (FieldSpec("at", self.tr("Delivered on"), FieldKind.MOMENT, counts=False), 4),
        )
        self.form.add_row(
            (
                FieldSpec(
                    "reason",
                    self.tr("Reason"),
                    FieldKind.MULTILINE,
                    note=self.tr("the other party reads it"),
                    required=True,
                    lines=2,
                ),
                12,
            )
        )
        self.form.add_row(
            (
                FieldSpec(
                    "valid_until",
                    self.tr("Holds until"),
                    FieldKind.MOMENT,
                    note=optional,
                    counts=False,
                ),
                6,
            )
        )

    @property
    def kind(self) -> str:
        """What kind of proposal is made."""
        return str(self.form.field("kind").value() or "quantity")

    def show_fields(self) -> None:
        """Show what the chosen kind of proposal asks for, and what the line says now."""
        wanted = _FIELDS[self.kind]
        self.form.show_only(wanted, _PROPOSED)
        subject = self._subjects.get(str(self.form.field("line").value()))
        if subject is not None and subject.stand is not None:
            self.now_label.setText(self._now_words(subject, subject.stand))

    def _now_words(self, subject: Subject, stand: Stand) -> str:
        unit = "" if subject.uom in ("", "each") else f" {subject.uom}"
        quantity = number_word(stand.quantity) + unit
        if stand.price is None:
            return self.tr("Now: {0}").format(quantity)
        price = price_word(stand.price, subject.currency)
        return self.tr("Now: {0} at {1} {2}").format(quantity, price, subject.currency)

    def command(self) -> ProposeChange:
        """What was said; what does not belong to its kind is left out."""
        values = self.form.values()
        line_id = str(values["line"])
        given: dict[str, Any] = {}
        for key in _FIELDS[self.kind]:
            value = values[key]
            if isinstance(value, datetime):
                given[key] = from_datetime(value)
            elif isinstance(value, Decimal) or (isinstance(value, str) and value.strip()):
                given[key] = value
        until = values["valid_until"]
        return ProposeChange(
            proposal_id=new_id(),
            document_id=self._subjects[line_id].document_id,
            line_id=line_id,
            kind=self.kind,  # type: ignore[arg-type]  # one of the options above
            reason=str(values["reason"]).strip(),
            valid_until=from_datetime(until) if isinstance(until, datetime) else None,
            **given,
        )

    def accept(self) -> None:
        shown = ("line", "kind", *_FIELDS[self.kind], "reason", "valid_until")
        problems = {key: words for key, words in self.form.problems().items() if key in shown}
        missing = self._missing()
        if missing and missing not in problems:
            problems[missing] = self.tr("Say what you propose")
        if problems:
            self.form.set_errors(problems)
            self.form.focus_field(next(key for key in self.form.keys if key in problems))
            return
        self.proposed.emit(self.command())

    def _missing(self) -> str:
        """The field without which nothing is proposed."""
        values, fields = self.form.values(), _FIELDS[self.kind]
        if self.kind == "substitute":
            return "" if str(values["sku"]).strip() or str(values["description"]).strip() else "sku"
        return fields[0] if values[fields[0]] in (None, "") else ""

    def refuse(self, error: UserError) -> None:
        """Show why it was not taken, at the field that it names."""
        key = _ARGUMENTS.get(error.field, error.field)
        if key not in self.form.keys:
            key = _FIELDS[self.kind][0] if error.field else "line"
        self.form.set_errors({key: error_text(error)})
        self.form.focus_field(key)

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The card with what an answer says as a whole: its shipping, the least order, how long it holds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QWidget

from desktop_b2b.clock import from_datetime, to_datetime
from desktop_b2b.domain.values import exponent
from desktop_b2b.services.queries import InquiryView
from ui.forms.decimals import MOST_DECIMALS
from ui.forms.form import Form
from ui.forms.spec import FieldKind, FieldSpec
from ui.screens.inquiry.editing import AnswerForm
from ui.screens.inquiry.terms import FIXED, PER_BOX, PER_UNIT, TIERED
from ui.widgets import Card

#: Texts: they are shown anew only where they differ, so that a caret stays where it is.
_TEXTS = ("comment", "tiers")


class TermsCard(Card):
    """Shows a form's terms and comment; fields that its way of shipping does not need are not there."""

    def __init__(
        self, view: InquiryView, name: str, now: Callable[[], datetime], parent: QWidget | None = None
    ) -> None:
        super().__init__(" ", parent=parent)
        self.set_title(self.tr("Shipping, terms and comment"))
        self._currency = view.inquiry.currency
        self._required = view.inquiry.shipping_required
        self.form = Form(now=now, undo_outside=True)
        self._add_shipping()
        self._add_terms(name)
        self.body.addWidget(self.form)

    def _add_shipping(self) -> None:
        ways = (
            (FIXED, self.tr("An amount for the order")),
            (PER_UNIT, self.tr("An amount for each unit")),
            (PER_BOX, self.tr("An amount for each box")),
            (TIERED, self.tr("By quantity")),
        )
        places = exponent(self._currency)
        needed = self.tr("needed, 0 if none") if self._required else self.tr("optional")
        self.form.add_row(
            (
                FieldSpec("shipping_kind", self.tr("Shipping is charged as"), FieldKind.CHOICE, options=ways),
                4,
            ),
            (
                FieldSpec(
                    "shipping_cost",
                    self.tr("Shipping cost, {0}").format(self._currency),
                    FieldKind.DECIMAL,
                    note=needed,
                    decimals=places,
                    money=True,
                ),
                4,
            ),
            (
                FieldSpec(
                    "shipping_box", self.tr("Units in a box"), FieldKind.DECIMAL, decimals=MOST_DECIMALS
                ),
                4,
            ),
        )
        self.form.add_row(
            (
                FieldSpec(
                    "tiers",
                    self.tr("From how many units on, and what it costs"),
                    FieldKind.MULTILINE,
                    note=self.tr("one a line, the first from 0"),
                    placeholder="0 = 12\n50 = 20",
                    lines=3,
                ),
                8,
            ),
        )

    def _add_terms(self, name: str) -> None:
        places = exponent(self._currency)
        self.form.add_row(
            (
                FieldSpec(
                    "free_above",
                    self.tr("No shipping from goods of"),
                    FieldKind.DECIMAL,
                    note=self.tr("optional"),
                    decimals=places,
                    money=True,
                ),
                4,
            ),
            (
                FieldSpec(
                    "minimum_order",
                    self.tr("Least order"),
                    FieldKind.DECIMAL,
                    note=self.tr("optional"),
                    decimals=places,
                    money=True,
                ),
                4,
            ),
            (
                FieldSpec("valid_until", self.tr("Answer holds until"), FieldKind.MOMENT, counts=False),
                4,
            ),
        )
        self.form.add_row(
            (
                FieldSpec(
                    "comment",
                    self.tr("Comment"),
                    FieldKind.MULTILINE,
                    note=self.tr("only {0} reads it").format(name) if name else "",
                    lines=2,
                ),
                12,
            )
        )

    def show_form(self, form: AnswerForm, zone: str, *, anew: bool = False) -> None:
        """Show what the form holds; what is being typed stays as it is."""
        self._show_fields(form.shipping_kind)
        for key in self.form.keys:
            field = self.form.field(key)
            value: object = getattr(form, key)
            if key in _TEXTS:
                if field.text() != value:
                    self.form.set_values({key: value})
                continue
            if key == "valid_until" and isinstance(value, int):
                value = to_datetime(value, zone)
            if anew or not field.control.hasFocus():
                self.form.set_values({key: form.raw.get(key, value)})

    def _show_fields(self, kind: str) -> None:
        self.form.field("shipping_cost").setVisible(kind != TIERED)
        self.form.field("shipping_box").setVisible(kind == PER_BOX)
        self.form.field("tiers").setVisible(kind == TIERED)


def held(value: object) -> object:
    """A field's value as the form holds it: moments as instants."""
    return from_datetime(value) if isinstance(value, datetime) else value

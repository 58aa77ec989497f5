# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Shipping info: parcel or freight, who buys, the consent, packing instructions, files (S1.13–S1.21)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal

from PySide6.QtWidgets import QWidget

from desktop_b2b.domain.codes import INCOTERMS
from desktop_b2b.rules.trade.tables import CentreTables
from ui.forms.draft_keys import Held
from ui.forms.form import Form
from ui.forms.history import Edit
from ui.forms.spec import FieldKind, FieldSpec
from ui.screens.b2b_wizard.editing import B2BDraftEditor
from ui.screens.b2b_wizard.extras import ServicesCard
from ui.screens.b2b_wizard.step import Step
from ui.screens.b2b_wizard.words import fba_limits
from ui.strings import money_word
from ui.theme import Type
from ui.widgets import Card, CheckBox, Choice, ChoiceCards, PlainLabel

_NUMBERS = ("insured_value", "insured_rate")
#: How a carrier and its service stand in one list.
_BETWEEN = "/"


class ShippingStep(Step):
    """How it goes, and how it is packed."""

    def __init__(
        self,
        draft: B2BDraftEditor,
        now: Callable[[], datetime],
        files: QWidget,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(draft, parent)
        self._now = now
        self._tables: CentreTables | None = None
        self._agreed_words = ""
        self.add_question(self.tr("Parcel or freight?"), "carriers")
        self.mode = ChoiceCards(self.tr("Parcel or freight?"), self._modes(), columns=2)
        self.mode.chosen.connect(self._choose_mode)
        self.column.addWidget(self.mode)
        self.method_title = PlainLabel(self.tr("Who arranges the shipping?"), Type.SECTION)
        self.column.addWidget(self.method_title)
        self.method = ChoiceCards(self.tr("Who arranges the shipping?"), self._methods("parcel"), columns=2)
        self.method.chosen.connect(self._choose_method)
        self.column.addWidget(self.method)
        self.carrier = self._make_carrier()
        self.column.addWidget(self.carrier)
        self.packing = self._make_packing(now)
        self.column.addWidget(self.packing)
        self.column.addWidget(files)
        self.services = ServicesCard(draft)
        self.services.edited.connect(self.edited)
        self.column.addWidget(self.services)
        self.more = self._make_more(now)
        self.column.addWidget(self.more)
        self.column.addStretch(1)

    # ------------------------------------------------------------ building

    def _modes(self) -> list[Choice]:
        return [
            Choice("parcel", self.tr("Parcel"), (self.tr("Individual boxes."),)),
            Choice("freight", self.tr("Freight"), (self.tr("Palletised shipments."),)),
        ]

    def _methods(self, mode: str) -> list[Choice]:
        buys = Choice(
            "provider",
            self.tr("Provider buys"),
            (self.tr("The fulfilment centre ships with its carriers. You consent to carrier and fees."),),
        )
        if mode == "parcel":
            words = self.tr("Upload your labels once the boxes are packed and measured.")
            return [buys, Choice("own_label", self.tr("Upload your own"), (words,))]
        words = self.tr("You book the freight; the centre tells dimensions and weight once it is packed.")
        return [buys, Choice("self_arranged", self.tr("Self-arranged"), (words,))]

    def _make_carrier(self) -> Card:
        card = Card(self.tr("Carrier and fees"))
        self.carrier_form = Form(undo_outside=True)
        spec = FieldSpec(
            "service", self.tr("Carrier and service"), FieldKind.CHOICE, placeholder=self.tr("Choose")
        )
        self.carrier_form.add_row((spec, 8))
        self.carrier_form.edited.connect(self._on_carrier)
        card.body.addWidget(self.carrier_form)
        self.consent = CheckBox(self.tr("I consent to the selected carrier and its fees"))
        self.consent.clicked.connect(lambda _on=False: self._on_consent())
        card.body.addWidget(self.consent)
        self.consent_words = PlainLabel("", Type.SMALL, "text2", wrap=True)
        card.body.addWidget(self.consent_words)
        return card

    def _make_packing(self, now: Callable[[], datetime]) -> Card:
        card = Card(self.tr("Packing"))
        self.packing_form = Form(now=now, undo_outside=True)
        kind = FieldKind.MULTILINE
        self.packing_form.add_row(
            (
                FieldSpec(
                    "instructions",
                    self.tr("Special instructions for packing and assembly"),
                    kind,
                    self.tr("on the picking list"),
                    lines=2,
                ),
                6,
            ),
            (
                FieldSpec(
                    "note_to_customer",
                    self.tr("Note to customer"),
                    kind,
                    self.tr("printed on the packing slip"),
                    lines=2,
                ),
                6,
            ),
        )
        self._connect(self.packing_form)
        card.body.addWidget(self.packing_form)
        return card

    def _make_more(self, now: Callable[[], datetime]) -> Card:
        card = Card(self.tr("References and insurance"))
        card.add_header_widget(self.help_link("insurance"))
        self.more_form = Form(now=now, undo_outside=True)
        kind = FieldKind
        terms = [("", self.tr("None")), *((code, code) for code in INCOTERMS)]
        self.more_form.add_row(
            (FieldSpec("purchase_order", self.tr("Purchase order")), 3),
            (FieldSpec("department", self.tr("Department")), 3),
            (FieldSpec("mark_for", self.tr("Mark for store")), 3),
            (FieldSpec("fba_shipment", self.tr("Amazon FBA shipment ID")), 3),
        )
        self.more_form.add_row(
            (FieldSpec("insured_value", self.tr("Insured value"), kind.DECIMAL, money=True), 6),
            (FieldSpec("incoterm", self.tr("Incoterm"), kind.CHOICE, self.tr("abroad"), options=terms), 3),
        )
        self._connect(self.more_form)
        card.body.addWidget(self.more_form)
        self.fba_words = PlainLabel("", Type.SMALL, "text2", wrap=True)
        self.rate_words = PlainLabel("", Type.SMALL, "text2", wrap=True)
        self.rate_form = Form(now=now, undo_outside=True)
        self.rate_form.add_row(
            (FieldSpec("insured_rate", self.tr("Rate"), kind.DECIMAL, decimals=6), 3),
            (FieldSpec("insured_rate_on", self.tr("Day of the rate"), kind.DAY), 3),
            (FieldSpec("insured_rate_source", self.tr("Source of the rate")), 6),
        )
        self._connect(self.rate_form)
        for widget in (self.rate_words, self.rate_form, self.fba_words):
            card.body.addWidget(widget)
            widget.hide()
        return card

    def _connect(self, form: Form) -> None:
        form.edited.connect(self._on_field)
        form.left.connect(lambda _key: self.rest())

    # ------------------------------------------------------------ showing

    def set_tables(self, tables: CentreTables | None, agreed: str) -> None:
        """The centre's carriers and services, and who agreed to its fees, and when."""
        self._tables, self._agreed_words = tables, agreed
        self.services.set_tables(tables)
        self._show_carriers()
        self._show_insurance()
        limits = fba_limits(tables) if tables is not None and self.draft.text("fba_shipment") else []
        self.fba_words.setText(self.tr("Amazon takes: {0}.").format("; ".join(limits)))
        self.fba_words.setVisible(bool(limits))

    def _show_insurance(self) -> None:
        """From where on the recipient signs; and the rate, where that is in another currency (A4)."""
        if self._tables is None:
            return
        terms, currency = self._tables.insurance, self.draft.text("currency")
        limit = money_word(Decimal(terms.signature_from), terms.currency, with_currency=True)
        words = self.tr("In {0}. From {1} on, the recipient signs on delivery.").format(currency, limit)
        self.more_form.field("insured_value").set_hint(words)
        valued = any(line.unit_value for line in self.draft.items())
        asked = (valued or bool(self.draft.head("insured_value"))) and currency != terms.currency
        self.rate_words.setText(
            self.tr("The centre's limits are in {1}: what is 1 {0} worth in {1}?").format(
                currency, terms.currency
            )
        )
        self.rate_words.setVisible(asked)
        self.rate_form.setVisible(asked)

    def _show_carriers(self) -> None:
        options: list[tuple[str, str]] = []
        mode = self.draft.text("mode")
        for carrier in self._tables.carriers if self._tables is not None else ():
            for service in carrier.services:
                if service.mode == mode:
                    words = self.tr("{0} – {1}").format(carrier.name, service.name)
                    if service.days:
                        words = self.tr("%n day(s): {0}", "", service.days).format(words)
                    options.append((f"{carrier.code}{_BETWEEN}{service.code}", words))
        chosen = f"{self.draft.text('carrier')}{_BETWEEN}{self.draft.text('service')}"
        if mode == "freight":
            options.insert(0, (_BETWEEN, self.tr("Named with the quote")))
        field = self.carrier_form.field("service")
        if options != getattr(self, "_options", None):
            self._options = options
            field.set_options(options)
        field.set_value(chosen)

    def show_draft(self) -> None:
        mode, method = self.draft.text("mode"), self.draft.text("method")
        pickup = self.draft.text("kind") == "pickup"
        self.mode.set_current(mode)
        self.method.set_choices(self._methods(mode))
        self.method.set_current(method)
        for widget in (self.method_title, self.method):
            widget.setVisible(not pickup)
        self.carrier.setVisible(method == "provider" and not pickup)
        self._show_carriers()
        agreed = bool(self.draft.value("consent"))
        self.consent.setChecked(agreed)
        by_choosing = self.tr(
            "By choosing Provider buys, you consent to the carrier and the fees that go with it."
        )
        self.consent_words.setText(self._agreed_words if agreed and self._agreed_words else by_choosing)
        for form in (self.packing_form, self.more_form, self.rate_form):
            for key in form.keys:
                field, wanted = form.field(key), self._wanted(key)
                typing = field.control.hasFocus() and isinstance(wanted, str)
                same = typing and str(field.value() or "").strip() == str(wanted).strip()
                if field.value() != wanted and not same:
                    field.set_value(wanted)
        self.services.show_draft()

    def _wanted(self, key: str) -> object:
        raw = self.draft.raw(key)
        if raw is not None:
            return raw
        held = self.draft.head(key)
        if key == "insured_rate_on":
            return date.fromisoformat(str(held)) if held else None
        return (held or None) if key in _NUMBERS else held

    def set_errors(self, errors: dict[str, str]) -> None:
        for form in (self.carrier_form, self.packing_form, self.more_form, self.rate_form):
            form.set_errors({key: text for key, text in errors.items() if key in form.keys})

    def go_to(self, key: str) -> bool:
        if key in ("mode", "method"):
            (self.mode if key == "mode" else self.method).focus_card()
            return True
        if key == "consent":
            self.consent.setFocus()
            return True
        if key == "services":
            return self.services.focus_first()
        for form in (self.carrier_form, self.packing_form, self.more_form, self.rate_form):
            if key in form.keys or (key == "carrier" and form is self.carrier_form):
                self.ensureWidgetVisible(form)
                return form.focus_field("service" if key == "carrier" else key)
        return False

    def focus_first(self) -> None:
        self.mode.focus_card()

    # ------------------------------------------------------------ editing

    def _choose_mode(self, mode: str) -> None:
        """Parcel and freight have methods and carriers of their own: what does not fit goes."""
        method = self.draft.text("method")
        values: dict[str, Held] = {"mode": mode, "carrier": "", "service": ""}
        if method != "provider":
            values["method"] = "own_label" if mode == "parcel" else "self_arranged"
        self.draft.edit(values, edit=Edit("mode"))
        self.edited.emit()

    def _choose_method(self, method: str) -> None:
        """Choosing that the provider buys is a consent to carrier and fees (S1.14)."""
        values: dict[str, Held] = {"method": method, "consent": method == "provider"}
        if method != "provider":
            values |= {"carrier": "", "service": ""}
        self.draft.edit(values, edit=Edit("method"))
        self.edited.emit()

    def _on_carrier(self, _key: str, value: object) -> None:
        carrier, _, service = str(value).partition(_BETWEEN)
        self.draft.edit({"carrier": carrier, "service": service, "consent": True}, edit=Edit("service"))
        self.edited.emit()

    def _on_consent(self) -> None:
        self.draft.edit({"consent": self.consent.isChecked()}, edit=Edit("consent"))
        self.edited.emit()

    def _on_field(self, key: str, value: object) -> None:
        if key not in (*_NUMBERS, "insured_rate_on"):
            self.draft.edit({key: str(value or "")}, run=key)
        elif isinstance(value, str):
            self.draft.set_raw(key, value, run=key)
        elif key == "insured_rate_on":
            self.draft.edit({key: value.isoformat() if isinstance(value, date) else ""}, run=key)
        else:
            self._enter_number(key, value if isinstance(value, Decimal) else Decimal(0))
        self.edited.emit()

    def _enter_number(self, key: str, value: Decimal) -> None:
        """A number; a rate is one of today until somebody says otherwise."""
        values: dict[str, Held] = {key: value}
        if key == "insured_rate":
            values["insured_rate_on"] = (self.draft.text("insured_rate_on") or self._today()) if value else ""
        self.draft.edit(values, run=key)

    def _today(self) -> str:
        return self._now().date().isoformat()

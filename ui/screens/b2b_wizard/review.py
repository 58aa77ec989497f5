# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The last step: all of it on one page, each part with the way back to where it is asked (S1.27)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from functools import partial

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop_b2b.domain.entities import B2BFile
from desktop_b2b.rules.turnaround import Promise
from ui.addresses import address_words
from ui.forms.decimals import format_number
from ui.screens.attachments.b2b import purpose_word
from ui.screens.b2b_wizard.centres import Centre, Centres
from ui.screens.b2b_wizard.editing import B2BDraftEditor
from ui.screens.b2b_wizard.extras import service_word
from ui.screens.b2b_wizard.judging import address_of
from ui.screens.b2b_wizard.step import Step
from ui.screens.b2b_wizard.values import PRODUCTS, RECIPIENT, SHIPPING, WHO
from ui.screens.b2b_wizard.words import day_words
from ui.strings import moment_word, money_word
from ui.theme import Space, Type, scaled
from ui.widgets import Card, PlainLabel, quiet
from ui.widgets.layouts import clear

_NAMES = 150


class ReviewStep(Step):
    """Signals: `step_wanted(step)` where a part is to be changed."""

    step_wanted = Signal(str)

    def __init__(
        self, draft: B2BDraftEditor, centres: Centres, zone: str, now: Callable[[], int],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(draft, parent)
        self._centres, self._zone, self._now = centres, zone, now
        #: The clock by which somebody comes: the centre's.
        self._slot_zone = zone
        self.files: Sequence[B2BFile] = ()
        self.add_question(self.tr("Review your order"))
        self._cards: dict[str, QGridLayout] = {}
        parts = (
            (WHO, self.tr("Order")),
            (RECIPIENT, self.tr("Recipient")),
            (SHIPPING, self.tr("Shipping and packing")),
            (PRODUCTS, self.tr("Fulfilment centre and products")),
        )
        for step, title in parts:
            card = Card(title)
            change = quiet(self.tr("Change"), "edit", partial(self.step_wanted.emit, step), sz="s")
            change.setAccessibleName(self.tr("Change: {0}").format(title))
            card.add_header_widget(change)
            grid = QGridLayout()
            grid.setHorizontalSpacing(Space.L)
            grid.setVerticalSpacing(Space.XS)
            # As wide in each card: all that is said stands in one line below the other.
            grid.setColumnMinimumWidth(0, scaled(_NAMES))
            grid.setColumnStretch(1, 1)
            card.body.addLayout(grid)
            self._cards[step] = grid
            self.column.addWidget(card)
        self.column.addStretch(1)

    def show_review(self, centre: Centre | None, why: str, promise: Promise | None, kind: str) -> None:
        """Say all of it again."""
        self._slot_zone = centre.zone if centre is not None else self._zone
        self._show(WHO, self._order(kind))
        self._show(RECIPIENT, self._recipient())
        self._show(SHIPPING, self._shipping(centre))
        self._show(PRODUCTS, self._products(centre, why, promise))

    def _show(self, step: str, rows: Sequence[tuple[str, str]]) -> None:
        grid = self._cards[step]
        clear(grid)
        for place, (label, words) in enumerate(row for row in rows if row[1]):
            grid.addWidget(PlainLabel(label, Type.SMALL, "text2"), place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(PlainLabel(words, wrap=True, selectable=True), place, 1)

    def _order(self, kind: str) -> list[tuple[str, str]]:
        kinds = {
            "manual": self.tr("Manual B2B"),
            "pickup": self.tr("Personal pick-up"),
            "donation": self.tr("Donation"),
            "high_volume": self.tr("High-volume B2C"),
        }
        text = self.draft.text
        return [
            (self.tr("Type"), kinds.get(kind, kind)),
            (self.tr("Your order number"), text("retailer_order_number")),
            (self.tr("Purchase order"), text("purchase_order")),
            (self.tr("Department"), text("department")),
            (self.tr("Mark for store"), text("mark_for")),
            (self.tr("Amazon FBA shipment ID"), text("fba_shipment")),
        ]

    def _recipient(self) -> list[tuple[str, str]]:
        text = self.draft.text
        since, until = self.draft.head("collect_from"), self.draft.head("collect_until")
        slot = ""
        if text("kind") == "pickup" and isinstance(since, int) and isinstance(until, int):
            now = self._now()
            zone = self._slot_zone
            slot = f"{moment_word(since, zone, now)} – {moment_word(until, zone, now)}"
        return [
            (self.tr("Collector"), text("collector") if text("kind") == "pickup" else ""),
            (self.tr("Collected"), slot),
            (self.tr("Ship to"), address_words(address_of(self.draft))),
            (self.tr("E-mail"), text("recipient_email")),
        ]

    def _shipping(self, centre: Centre | None) -> list[tuple[str, str]]:
        text = self.draft.text
        modes = {"parcel": self.tr("Parcel"), "freight": self.tr("Freight")}
        methods = {
            "provider": self.tr("Provider buys"),
            "own_label": self.tr("Upload your own"),
            "self_arranged": self.tr("Self-arranged"),
        }
        how = self.tr("{0}, {1}").format(modes[text("mode")], methods[text("method")])
        if text("kind") == "pickup":
            how = self.tr("Collected at the fulfilment centre")
        insured = self.draft.head("insured_value")
        value = ""
        if isinstance(insured, Decimal) and insured:
            value = money_word(insured, text("currency"), with_currency=True)
        goods = self._order_value()
        worth = money_word(goods, text("currency"), with_currency=True) if goods is not None else ""
        files = [f"{one.name} ({purpose_word(one.purpose)})" for one in self.files]
        return [
            (self.tr("Shipping"), how),
            (self.tr("Carrier"), self._carrier(centre)),
            (self.tr("Services"), "\n".join(self._services(centre))),
            (self.tr("Insured value"), value),
            (self.tr("Value of the goods"), worth),
            (self.tr("Incoterm"), text("incoterm")),
            (self.tr("Packing instructions"), text("instructions")),
            (self.tr("Note to customer"), text("note_to_customer")),
            (self.tr("Attachments"), "\n".join(files)),
        ]

    def _order_value(self) -> Decimal | None:
        values = [line.unit_value * line.quantity for line in self.draft.items()]
        return sum(values, Decimal(0)) if any(values) else None

    def _services(self, centre: Centre | None) -> list[str]:
        held = self.draft.head("services")
        found = []
        for asked in held if isinstance(held, tuple) else ():
            code, _, count = str(asked).partition("*")
            known = centre.tables.service(code) if centre is not None else None
            name = service_word(known) if known is not None else code
            found.append(f"{count} × {name}" if count else name)
        return found

    def _carrier(self, centre: Centre | None) -> str:
        code, service = self.draft.text("carrier"), self.draft.text("service")
        if centre is None or not code or self.draft.text("method") != "provider":
            return ""
        carrier = next((one for one in centre.tables.carriers if one.code == code), None)
        found = centre.tables.carrier_service(code, service)
        if carrier is None or found is None:
            return f"{code} {service}"
        words = self.tr("{0} – {1}").format(carrier.name, found.name)
        agreed = self.tr("You consent to carrier and fees.") if self.draft.value("consent") else ""
        return f"{words}. {agreed}" if agreed else words

    def _products(self, centre: Centre | None, why: str, promise: Promise | None) -> list[tuple[str, str]]:
        lines = []
        for line in self.draft.items():
            held = self._centres.held(line.sku, centre.id if centre is not None else None)
            name = held.item.description if held is not None else ""
            words = f"{format_number(line.quantity, None, QLocale())} × {line.sku}"
            extra = ", ".join(part for part in (name, line.lot, line.instructions) if part)
            lines.append(f"{words}  {extra}")
        where = centre.name if centre is not None else ""
        if centre is not None and self.draft.head("link_id") is None:
            where = self.tr("{0} – {1}").format(where, why)
        due = promise.due.due_day if promise is not None else None
        day = self.draft.text("reserve_on")
        return [
            (self.tr("Fulfilment centre"), where),
            (self.tr("Products"), "\n".join(lines)),
            (self.tr("Reserve date"), _day(day) if day else self.tr("Today: process now")),
            (self.tr("Done by"), day_words(due) if due is not None else ""),
        ]

    def focus_first(self) -> None:
        self.setFocus()


def _day(text: str) -> str:
    return day_words(date.fromisoformat(text))

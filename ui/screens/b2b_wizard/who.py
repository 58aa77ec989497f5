# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Who are you shipping to? Business, consumer, somebody who comes for it, a cause (S1.2–S1.5, S1.9)."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.forms.history import Edit
from ui.screens.b2b_wizard.editing import B2BDraftEditor
from ui.screens.b2b_wizard.step import Step
from ui.widgets import Choice, ChoiceCards

#: What an answer means: kind of order and of recipient.
_MEANS = {
    "business": ("manual", "business"),
    "consumer": ("manual", "person"),
    "pickup": ("pickup", "business"),
    "donation": ("donation", "business"),
}


class WhoStep(Step):
    """The kind of order, as one question."""

    def __init__(self, draft: B2BDraftEditor, parent: QWidget | None = None) -> None:
        super().__init__(draft, parent)
        self._many_from = 25
        self.add_question(self.tr("Who are you shipping to?"), "")
        self.cards = ChoiceCards(self.tr("Who are you shipping to?"), self._choices(), columns=2)
        self.cards.chosen.connect(self._choose)
        self.column.addWidget(self.cards)
        self.column.addStretch(1)

    def _choices(self) -> list[Choice]:
        many = self.tr("From %n unit(s) on priced and timed as B2B (high-volume B2C).", "", self._many_from)
        return [
            Choice(
                "business",
                self.tr("Business"),
                (self.tr("A retailer, wholesaler or other company. Boxes or pallets."),),
            ),
            Choice("consumer", self.tr("Consumer"), (self.tr("A private person."), many)),
            Choice(
                "pickup",
                self.tr("Personal pick-up"),
                (self.tr("Somebody comes to the fulfilment centre: no carrier, but a name and a time."),),
            ),
            Choice(
                "donation",
                self.tr("Donation"),
                (self.tr("To an organisation or a cause: no commercial value, a receipt if you like."),),
            ),
        ]

    def set_many_from(self, units: int) -> None:
        """From so many units on a consumer's order counts as B2B (A1)."""
        self._many_from = units
        self.cards.set_choices(self._choices())

    def show_draft(self) -> None:
        kind = self.draft.text("kind")
        consumer = self.draft.text("recipient_kind") == "person"
        self.cards.set_current(kind if kind in _MEANS else "consumer" if consumer else "business")

    def _choose(self, key: str) -> None:
        kind, recipient = _MEANS[key]
        self.draft.edit({"kind": kind, "recipient_kind": recipient}, edit=Edit("kind"))
        self.edited.emit()

    def go_to(self, key: str) -> bool:
        if key not in ("kind", "recipient_kind"):
            return False
        self.cards.focus_card()
        return True

    def focus_first(self) -> None:
        self.cards.focus_card()

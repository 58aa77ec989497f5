# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What the carrier of a shipment reports, written down by its centre: delivered, or what went wrong."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop_b2b.domain.commands.floor import RecordDelivery
from desktop_b2b.domain.entities import FulfilmentShipment
from desktop_b2b.rules.deliveries import EXPLAINED, outcomes_of
from ui.forms.form import Form
from ui.forms.spec import FieldKind, FieldSpec
from ui.strings import state_word
from ui.widgets import Dialog

_KIND = "fulfilment_shipment"


def _tr(text: str) -> str:
    return QCoreApplication.translate("DeliveryDialog", text)


class DeliveryDialog(Dialog):
    """Asks what the carrier says; `given` gets the command. What went wrong needs its reason."""

    def __init__(
        self,
        shipment: FulfilmentShipment,
        given: Callable[[RecordDelivery], object],
        parent: QWidget | None = None,
    ) -> None:
        about = _tr("About shipment {0}. The retailer reads it, too.").format(shipment.number)
        super().__init__(_tr("What does the carrier report?"), about, verb=_tr("Note it"), parent=parent)
        self._shipment, self._given = shipment, given
        options = [(one, state_word(_KIND, one)) for one in outcomes_of(shipment.state, shipment.mode)]
        self.form = Form()
        outcome = FieldSpec(
            "outcome", self.tr("Report"), FieldKind.CHOICE, options=options, required=True,
            placeholder=self.tr("Choose"),
        )  # fmt: skip
        reason = FieldSpec(
            "reason", self.tr("Reason"), FieldKind.MULTILINE, self.tr("where something went wrong"), lines=2
        )
        self.form.add_row((outcome, 12))
        self.form.add_row((reason, 12))
        self.body.addWidget(self.form)
        self.form.focus_field("outcome")

    def accept(self) -> None:
        outcome = str(self.form.field("outcome").value() or "")
        reason = str(self.form.field("reason").value() or "").strip()
        if not outcome:
            self.form.validate()
            self.form.focus_field("outcome")
            return
        if outcome in EXPLAINED and not reason:
            self.form.set_errors({"reason": self.tr("Say what went wrong.")})
            self.form.focus_field("reason")
            return
        super().accept()
        self._given(
            RecordDelivery(shipment_id=self._shipment.id, outcome=outcome, reason=reason)  # type: ignore[arg-type]
        )

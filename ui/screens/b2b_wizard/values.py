# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The keys and values of a draft of a B2B order, and the steps in which they are asked."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop_b2b.services.queries import B2BDraftView
from ui.forms.draft_keys import Value, line_key

#: What the buffers of these drafts are called.
BUFFER_KIND = "b2b_draft"
#: The steps in their order; the last one that was shown is stored with the draft.
WHO, RECIPIENT, SHIPPING, PRODUCTS, REVIEW = "who", "recipient", "shipping", "products", "review"
STEPS = (WHO, RECIPIENT, SHIPPING, PRODUCTS, REVIEW)

_ADDRESS = (
    "company",
    "contact_name",
    "phone",
    "address1",
    "address2",
    "postal_code",
    "city",
    "region",
    "country",
)
#: What the centre's fees and carrier are agreed to for: another one, and the consent is gone (S1.14).
CONSENTED = frozenset({"link_id", "mode", "method", "carrier", "service"})

HEAD: dict[str, Value] = {
    "kind": "manual",
    "recipient_kind": "business",
    **dict.fromkeys(_ADDRESS, ""),
    "recipient_email": "",
    "retailer_order_number": "",
    "mode": "parcel",
    "method": "provider",
    "consent": False,
    "instructions": "",
    "note_to_customer": "",
    "carrier": "",
    "service": "",
    "link_id": None,
    "reserve_on": "",
    "services": (),
    "currency": "USD",
    "insured_value": Decimal(0),
    "insured_rate": Decimal(0),
    "insured_rate_on": "",
    "insured_rate_source": "",
    "collector": "",
    "collect_from": None,
    "collect_until": None,
    "purchase_order": "",
    "department": "",
    "mark_for": "",
    "fba_shipment": "",
    "incoterm": "",
    "step": WHO,
}
LINE: dict[str, Value] = {
    "sort_key": "",
    "product_id": None,
    "sku": "",
    "quantity": Decimal(0),
    "lot": "",
    "instructions": "",
    "unit_value": Decimal(0),
    "hs_code": "",
    "origin_country": "",
    "customs_text": "",
}
TYPES: dict[str, Any] = {
    **dict.fromkeys([*HEAD, *LINE], str),
    "consent": bool,
    "link_id": str | None,
    "services": tuple[str, ...],
    "insured_value": Decimal,
    "insured_rate": Decimal,
    "collect_from": int | None,
    "collect_until": int | None,
    "product_id": str | None,
    "quantity": Decimal,
    "unit_value": Decimal,
}
#: In which step a field is asked.
STEP_OF: dict[str, str] = {
    **dict.fromkeys(HEAD, SHIPPING),
    **dict.fromkeys(("kind", "recipient_kind"), WHO),
    **dict.fromkeys((*_ADDRESS, "recipient_email", "retailer_order_number"), RECIPIENT),
    **dict.fromkeys(("collector", "collect_from", "collect_until"), RECIPIENT),
    **dict.fromkeys(("link_id", "reserve_on", "lines"), PRODUCTS),
}


@dataclass(frozen=True, slots=True)
class WizardLine:
    """An item as it stands in the wizard."""

    id: str
    sort_key: str
    product_id: str | None
    sku: str
    quantity: Decimal
    lot: str
    instructions: str
    unit_value: Decimal
    hs_code: str
    origin_country: str
    customs_text: str

    @property
    def blank(self) -> bool:
        """Whether nothing was entered yet: such a line is not saved."""
        return all(getattr(self, name) == value for name, value in LINE.items() if name != "sort_key")


def flatten(view: B2BDraftView) -> dict[str, Value]:
    """A stored draft as keys and values."""
    flat: dict[str, Value] = {
        name: getattr(view.draft, name) for name in HEAD if name not in ("consent", "services", "step")
    }
    flat["consent"] = view.draft.consent_at is not None
    flat["services"] = tuple(view.draft.services)
    flat["step"] = view.draft.step or WHO
    for shown in view.lines:
        for name in LINE:
            flat[line_key(shown.line.id, name)] = getattr(shown.line, name)
    return flat


def step_word(step: str) -> str:
    """What a step is called."""
    words = {
        WHO: QCoreApplication.translate("WizardSteps", "Who"),
        RECIPIENT: QCoreApplication.translate("WizardSteps", "Recipient"),
        SHIPPING: QCoreApplication.translate("WizardSteps", "Shipping"),
        PRODUCTS: QCoreApplication.translate("WizardSteps", "Fulfilment centre and products"),
        REVIEW: QCoreApplication.translate("WizardSteps", "Review"),
    }
    return words[step]


def next_word(step: str) -> str:
    """What the button says that leads to a step."""
    words = {
        RECIPIENT: QCoreApplication.translate("WizardSteps", "Next – Recipient Info"),
        SHIPPING: QCoreApplication.translate("WizardSteps", "Next – Shipping Info"),
        PRODUCTS: QCoreApplication.translate("WizardSteps", "Next – Products"),
        REVIEW: QCoreApplication.translate("WizardSteps", "Next – Review"),
    }
    return words[step]

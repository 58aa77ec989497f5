# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The keys and values of a draft as its editor sees it, and the plain values read back from them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from desktop_b2b.services.queries import RequestView
from ui.forms.draft_keys import Value, line_key

PARTNERS = "partners"
#: What the buffers of requests are called.
BUFFER_KIND = "request"

HEAD: dict[str, Value] = {
    "mode": "manual",
    "preference": "cost",
    "currency": "EUR",
    "retailer_order_number": "",
    "needed_by": None,
    "recipient_kind": "business",
    "company": "",
    "contact_name": "",
    "phone": "",
    "address1": "",
    "address2": "",
    "postal_code": "",
    "city": "",
    "region": "",
    "country": "",
    "note_to_customer": "",
    "note_to_suppliers": "",
    "recipient_email": "",
    "sealed": False,
}
LINE: dict[str, Value] = {
    "sort_key": "",
    "sku": "",
    "description": "",
    "quantity": Decimal(0),
    "uom": "each",
    "product_line_id": None,
    "product_line_path": "",
    "partner_ids": (),
    "max_price": None,
}
PARTNER: dict[str, Value] = {
    "deadline_at": None,
    "deadline_zone": "",
    "shipping_required": False,
    "excluded": False,
}
TYPES: dict[str, Any] = {
    **dict.fromkeys([*HEAD, *LINE, *PARTNER], str),
    "needed_by": int | None,
    "sealed": bool,
    "quantity": Decimal,
    "product_line_id": str | None,
    "partner_ids": tuple[str, ...],
    "max_price": Decimal | None,
    "deadline_at": int | None,
    "shipping_required": bool,
    "excluded": bool,
}


@dataclass(frozen=True, slots=True)
class DraftLine:
    """An item as it stands in the editor."""

    id: str
    sort_key: str
    sku: str
    description: str
    quantity: Decimal
    uom: str
    product_line_id: str | None
    product_line_path: str
    partner_ids: tuple[str, ...]
    max_price: Decimal | None

    @property
    def blank(self) -> bool:
        """Whether nothing was entered yet: such a line is not saved."""
        return all(getattr(self, name) == value for name, value in LINE.items() if name != "sort_key")


@dataclass(frozen=True, slots=True)
class DraftPartner:
    """A partner as it stands in the editor."""

    partner_id: str
    deadline_at: int | None
    deadline_zone: str
    shipping_required: bool
    excluded: bool


def partner_key(partner_id: str, name: str) -> str:
    """The key of a partner's field."""
    return f"{PARTNERS}/{partner_id}/{name}"


def flatten(view: RequestView) -> dict[str, Value]:
    """A stored request as keys and values."""
    flat: dict[str, Value] = {name: getattr(view.request, name) for name in HEAD if name != "recipient_email"}
    flat["recipient_email"] = view.recipient_email
    for entry in view.lines:
        for name in LINE:
            source: object = entry if name == "max_price" else entry.line
            value = getattr(source, name)
            flat[line_key(entry.line.id, name)] = tuple(value) if name == "partner_ids" else value
    for partner in view.partners:
        for name in PARTNER:
            flat[partner_key(partner.partner_id, name)] = getattr(partner, name)
    return flat

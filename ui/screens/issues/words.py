# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Fields and values of a conflict in business words."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from ui.screens.dashboard.chart.words import chart_word
from ui.screens.dashboard.choices import form_word, tone_word
from ui.screens.history.sources import basis_word
from ui.strings import moment_word, number_word, price_word, state_word

FIELDS: dict[str, object] = {
    "approved": QT_TRANSLATE_NOOP("FieldWords", "Dangerous goods approved"),
    "reason": QT_TRANSLATE_NOOP("FieldWords", "Reason"),
    "zone": QT_TRANSLATE_NOOP("FieldWords", "Zone"),
    "case_gtin": QT_TRANSLATE_NOOP("FieldWords", "GTIN of the case"),
    "case_units": QT_TRANSLATE_NOOP("FieldWords", "Units in a case"),
    "pallet_units": QT_TRANSLATE_NOOP("FieldWords", "Units on a pallet"),
    "by_lot": QT_TRANSLATE_NOOP("FieldWords", "Kept by lot"),
    "expires": QT_TRANSLATE_NOOP("FieldWords", "Expires"),
    "fragile": QT_TRANSLATE_NOOP("FieldWords", "Fragile"),
    "un_number": QT_TRANSLATE_NOOP("FieldWords", "UN number"),
    "hazard_class": QT_TRANSLATE_NOOP("FieldWords", "Hazard class"),
    "packing_group": QT_TRANSLATE_NOOP("FieldWords", "Packing group"),
    "hs_code": QT_TRANSLATE_NOOP("FieldWords", "Customs tariff number"),
    "origin_country": QT_TRANSLATE_NOOP("FieldWords", "Country of origin"),
    "unit_value": QT_TRANSLATE_NOOP("FieldWords", "Customs value of a unit"),
    "customs_text": QT_TRANSLATE_NOOP("FieldWords", "Description for customs"),
    "active": QT_TRANSLATE_NOOP("FieldWords", "Active"),
    "tables": QT_TRANSLATE_NOOP("FieldWords", "Tables of the centre"),
    "kind": QT_TRANSLATE_NOOP("FieldWords", "Kind of order"),
    "consent": QT_TRANSLATE_NOOP("FieldWords", "Consent to carrier and fees"),
    "consent_edition": QT_TRANSLATE_NOOP("FieldWords", "Edition of the tables"),
    "method": QT_TRANSLATE_NOOP("FieldWords", "Who arranges the shipping"),
    "instructions": QT_TRANSLATE_NOOP("FieldWords", "Packing instructions"),
    "carrier": QT_TRANSLATE_NOOP("FieldWords", "Carrier"),
    "service": QT_TRANSLATE_NOOP("FieldWords", "Service"),
    "tier": QT_TRANSLATE_NOOP("FieldWords", "Tier of the account"),
    "services": QT_TRANSLATE_NOOP("FieldWords", "Value-added services"),
    "reserve_on": QT_TRANSLATE_NOOP("FieldWords", "Reserve date"),
    "insured_value": QT_TRANSLATE_NOOP("FieldWords", "Insured value"),
    "insured_rate": QT_TRANSLATE_NOOP("FieldWords", "Rate for the insurance"),
    "insured_rate_on": QT_TRANSLATE_NOOP("FieldWords", "Day of the rate"),
    "insured_rate_source": QT_TRANSLATE_NOOP("FieldWords", "Source of the rate"),
    "collector": QT_TRANSLATE_NOOP("FieldWords", "Collected by"),
    "collect_from": QT_TRANSLATE_NOOP("FieldWords", "Collected from"),
    "collect_until": QT_TRANSLATE_NOOP("FieldWords", "Collected until"),
    "purchase_order": QT_TRANSLATE_NOOP("FieldWords", "Purchase order"),
    "department": QT_TRANSLATE_NOOP("FieldWords", "Department"),
    "mark_for": QT_TRANSLATE_NOOP("FieldWords", "Mark for"),
    "fba_shipment": QT_TRANSLATE_NOOP("FieldWords", "Amazon shipment"),
    "incoterm": QT_TRANSLATE_NOOP("FieldWords", "Incoterm"),
    "step": QT_TRANSLATE_NOOP("FieldWords", "Step"),
    "name": QT_TRANSLATE_NOOP("FieldWords", "Name"),
    "description": QT_TRANSLATE_NOOP("FieldWords", "Description"),
    "contact_name": QT_TRANSLATE_NOOP("FieldWords", "Contact"),
    "contact_email": QT_TRANSLATE_NOOP("FieldWords", "Contact's e-mail"),
    "contact_phone": QT_TRANSLATE_NOOP("FieldWords", "Contact's phone"),
    "email": QT_TRANSLATE_NOOP("FieldWords", "E-mail"),
    "phone": QT_TRANSLATE_NOOP("FieldWords", "Phone"),
    "company": QT_TRANSLATE_NOOP("FieldWords", "Company"),
    "address1": QT_TRANSLATE_NOOP("FieldWords", "Address"),
    "address2": QT_TRANSLATE_NOOP("FieldWords", "Address, second line"),
    "postal_code": QT_TRANSLATE_NOOP("FieldWords", "Postal code"),
    "city": QT_TRANSLATE_NOOP("FieldWords", "City"),
    "region": QT_TRANSLATE_NOOP("FieldWords", "Region"),
    "country": QT_TRANSLATE_NOOP("FieldWords", "Country"),
    "language": QT_TRANSLATE_NOOP("FieldWords", "Language"),
    "time_zone": QT_TRANSLATE_NOOP("FieldWords", "Time zone"),
    "currency": QT_TRANSLATE_NOOP("FieldWords", "Currency"),
    "shipping_hours": QT_TRANSLATE_NOOP("FieldWords", "Hours to ship"),
    "default_mode": QT_TRANSLATE_NOOP("FieldWords", "Usual assignment"),
    "mode": QT_TRANSLATE_NOOP("FieldWords", "Assignment"),
    "sealed": QT_TRANSLATE_NOOP("FieldWords", "Sealed until the deadline"),
    "logo_hash": QT_TRANSLATE_NOOP("FieldWords", "Logo"),
    "note_to_customer": QT_TRANSLATE_NOOP("FieldWords", "Note to customer"),
    "note_to_suppliers": QT_TRANSLATE_NOOP("FieldWords", "Note to suppliers"),
    "retailer_order_number": QT_TRANSLATE_NOOP("FieldWords", "Order no. retailer"),
    "recipient_email": QT_TRANSLATE_NOOP("FieldWords", "Recipient's e-mail"),
    "recipient_kind": QT_TRANSLATE_NOOP("FieldWords", "Recipient"),
    "needed_by": QT_TRANSLATE_NOOP("FieldWords", "Needed by"),
    "deadline_at": QT_TRANSLATE_NOOP("FieldWords", "Deadline"),
    "deadline_basis": QT_TRANSLATE_NOOP("FieldWords", "Deadline set"),
    "deadline_zone": QT_TRANSLATE_NOOP("FieldWords", "Time zone of the deadline"),
    "shipping_required": QT_TRANSLATE_NOOP("FieldWords", "Shipping cost required"),
    "excluded": QT_TRANSLATE_NOOP("FieldWords", "Partner left out"),
    "answer_hours": QT_TRANSLATE_NOOP("FieldWords", "Hours to answer"),
    "sku": QT_TRANSLATE_NOOP("FieldWords", "SKU"),
    "quantity": QT_TRANSLATE_NOOP("FieldWords", "Quantity"),
    "uom": QT_TRANSLATE_NOOP("FieldWords", "Unit"),
    "max_price": QT_TRANSLATE_NOOP("FieldWords", "Max price"),
    "price": QT_TRANSLATE_NOOP("FieldWords", "Price"),
    "ready": QT_TRANSLATE_NOOP("FieldWords", "Ready"),
    "backorder": QT_TRANSLATE_NOOP("FieldWords", "Back-order"),
    "backorder_at": QT_TRANSLATE_NOOP("FieldWords", "Back-order until"),
    "assigned": QT_TRANSLATE_NOOP("FieldWords", "Quantity assigned"),
    "shipping_cost": QT_TRANSLATE_NOOP("FieldWords", "Shipping cost"),
    "comment": QT_TRANSLATE_NOOP("FieldWords", "Comment"),
    "state": QT_TRANSLATE_NOOP("FieldWords", "State"),
    "courier": QT_TRANSLATE_NOOP("FieldWords", "Courier"),
    "tracking": QT_TRANSLATE_NOOP("FieldWords", "Tracking number"),
    "product_line_path": QT_TRANSLATE_NOOP("FieldWords", "Product line"),
    "product_line_id": QT_TRANSLATE_NOOP("FieldWords", "Product line"),
    "partner_ids": QT_TRANSLATE_NOOP("FieldWords", "Partners"),
    "notes": QT_TRANSLATE_NOOP("FieldWords", "Notes"),
    "archived": QT_TRANSLATE_NOOP("FieldWords", "Archived"),
    "sort_key": QT_TRANSLATE_NOOP("FieldWords", "Position"),
    "query": QT_TRANSLATE_NOOP("FieldWords", "Search"),
    "sort": QT_TRANSLATE_NOOP("FieldWords", "Sorted by"),
    "columns": QT_TRANSLATE_NOOP("FieldWords", "Columns"),
    "frozen": QT_TRANSLATE_NOOP("FieldWords", "First column frozen"),
    "pinned": QT_TRANSLATE_NOOP("FieldWords", "Shown in the navigation"),
    "title": QT_TRANSLATE_NOOP("FieldWords", "Title"),
    "width": QT_TRANSLATE_NOOP("FieldWords", "Width in %"),
    "rows": QT_TRANSLATE_NOOP("FieldWords", "Rows"),
    "alert": QT_TRANSLATE_NOOP("FieldWords", "Alert"),
    "tone": QT_TRANSLATE_NOOP("FieldWords", "Colour"),
    "mail_alert": QT_TRANSLATE_NOOP("FieldWords", "Mail alert"),
    "notify": QT_TRANSLATE_NOOP("FieldWords", "Notification"),
    "form": QT_TRANSLATE_NOOP("FieldWords", "Shown as"),
    "chart": QT_TRANSLATE_NOOP("FieldWords", "Picture"),
    "removed": QT_TRANSLATE_NOOP("FieldWords", "Removed"),
    "deleted": QT_TRANSLATE_NOOP("FieldWords", "Deleted"),
    "withdrawn": QT_TRANSLATE_NOOP("FieldWords", "Withdrawn"),
    "work_week": QT_TRANSLATE_NOOP("FieldWords", "Working hours"),
    "holiday_country": QT_TRANSLATE_NOOP("FieldWords", "Country of the holidays"),
    "holiday_region": QT_TRANSLATE_NOOP("FieldWords", "Region of the holidays"),
    "closing_days": QT_TRANSLATE_NOOP("FieldWords", "Closing days"),
    "extra_days": QT_TRANSLATE_NOOP("FieldWords", "Extra days"),
    "shipping_kind": QT_TRANSLATE_NOOP("FieldWords", "How shipping is charged"),
    "shipping_box": QT_TRANSLATE_NOOP("FieldWords", "Units in a box"),
    "shipping_tiers": QT_TRANSLATE_NOOP("FieldWords", "Shipping by quantity"),
    "shipping_free_above": QT_TRANSLATE_NOOP("FieldWords", "Free of charge from"),
    "minimum_order": QT_TRANSLATE_NOOP("FieldWords", "Least order"),
    "valid_until": QT_TRANSLATE_NOOP("FieldWords", "Valid until"),
    "minimum": QT_TRANSLATE_NOOP("FieldWords", "Least quantity"),
    "multiple": QT_TRANSLATE_NOOP("FieldWords", "Pack of"),
    "backorder_until": QT_TRANSLATE_NOOP("FieldWords", "Back-orders until"),
    "partner_cap": QT_TRANSLATE_NOOP("FieldWords", "Partners at most"),
    "score": QT_TRANSLATE_NOOP("FieldWords", "Score"),
    "former_numbers": QT_TRANSLATE_NOOP("FieldWords", "Former numbers"),
    "weight": QT_TRANSLATE_NOOP("FieldWords", "Weight"),
    "weight_entered": QT_TRANSLATE_NOOP("FieldWords", "Weight"),
    "weight_g": QT_TRANSLATE_NOOP("FieldWords", "Weight, g"),
    "size": QT_TRANSLATE_NOOP("FieldWords", "Size"),
    "size_entered": QT_TRANSLATE_NOOP("FieldWords", "Size"),
}
_CODES: dict[str, Callable[[str], str]] = {
    "state": lambda code: state_word("", code),
    "tone": tone_word,
    "form": form_word,
    "chart": chart_word,
}
_MONEY = frozenset({"max_price", "price", "shipping_cost", "shipping_free_above", "minimum_order"})
_NUMBERS = frozenset(
    {
        "quantity", "ready", "backorder", "assigned", "shipping_hours", "answer_hours", "minimum", "multiple",
        "shipping_box", "partner_cap", "score",
    }
)  # fmt: skip


def field_word(name: str) -> str:
    """What people call a field."""
    if name in FIELDS:
        return QCoreApplication.translate("FieldWords", str(FIELDS[name]))
    return name.replace("_", " ").capitalize()


def value_word(name: str, value: Any, zone: str, now: int) -> str:
    """A value as people read it; nothing is a dash."""
    if value is None or value in ("", []):
        return "–"
    if isinstance(value, bool):
        return (
            QCoreApplication.translate("FieldWords", "Yes")
            if value
            else QCoreApplication.translate("FieldWords", "No")
        )
    if name.endswith("_at") or name in ("needed_by", "valid_until", "backorder_until"):
        return moment_word(int(value), zone, now)
    if name == "deadline_basis":
        return basis_word(str(value))
    if name in _CODES:
        return _CODES[name](str(value))
    if name in _MONEY or name in _NUMBERS:
        try:
            number = Decimal(str(value))
            return price_word(number) if name in _MONEY else number_word(number)
        except InvalidOperation:
            return str(value)
    if isinstance(value, list):
        return QCoreApplication.translate("FieldWords", "%n entries", "", len(value))
    if name in ("logo_hash", "product_line_id"):
        return QCoreApplication.translate("FieldWords", "Changed")
    return " ".join(str(value).split())

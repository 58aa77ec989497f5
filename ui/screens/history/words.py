# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Events in business words: what a command did, and what a field was before and after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop_b2b.rules.trade.defaults import SERVICE_WORDS
from ui.screens.history.commands import COMMANDS
from ui.screens.history.sources import basis_word
from ui.strings import moment_word, number_word, price_word, state_word

_FIELDS = {
    "method": QT_TRANSLATE_NOOP("History", "Who arranges the shipping"),
    "consent_by": QT_TRANSLATE_NOOP("History", "Agreed to carrier and fees"),
    "instructions": QT_TRANSLATE_NOOP("History", "Packing instructions"),
    "tier": QT_TRANSLATE_NOOP("History", "Tier of the account"),
    "carrier": QT_TRANSLATE_NOOP("History", "Carrier"),
    "service": QT_TRANSLATE_NOOP("History", "Service"),
    "services": QT_TRANSLATE_NOOP("History", "Value-added services"),
    "reserve_on": QT_TRANSLATE_NOOP("History", "Reserve date"),
    "insured_value": QT_TRANSLATE_NOOP("History", "Insured value"),
    "insured_rate": QT_TRANSLATE_NOOP("History", "Rate for the insurance"),
    "insured_rate_on": QT_TRANSLATE_NOOP("History", "Day of the rate"),
    "insured_rate_source": QT_TRANSLATE_NOOP("History", "Source of the rate"),
    "collector": QT_TRANSLATE_NOOP("History", "Collected by"),
    "collect_from": QT_TRANSLATE_NOOP("History", "Collected from"),
    "collect_until": QT_TRANSLATE_NOOP("History", "Collected until"),
    "purchase_order": QT_TRANSLATE_NOOP("History", "Purchase order"),
    "department": QT_TRANSLATE_NOOP("History", "Department"),
    "mark_for": QT_TRANSLATE_NOOP("History", "Mark for"),
    "fba_shipment": QT_TRANSLATE_NOOP("History", "Amazon shipment"),
    "incoterm": QT_TRANSLATE_NOOP("History", "Incoterm"),
    "unit_value": QT_TRANSLATE_NOOP("History", "Customs value of a unit"),
    "hs_code": QT_TRANSLATE_NOOP("History", "Customs tariff number"),
    "origin_country": QT_TRANSLATE_NOOP("History", "Country of origin"),
    "customs_text": QT_TRANSLATE_NOOP("History", "Description for customs"),
    "lot": QT_TRANSLATE_NOOP("History", "Lot"),
    "reasons": QT_TRANSLATE_NOOP("History", "Reasons"),
    "hold_reason": QT_TRANSLATE_NOOP("History", "On hold because"),
    "overrides": QT_TRANSLATE_NOOP("History", "Rules set aside"),
    "due_at": QT_TRANSLATE_NOOP("History", "Due"),
    "quote": QT_TRANSLATE_NOOP("History", "Quote"),
    "fee": QT_TRANSLATE_NOOP("History", "Fee"),
    "cancel_reason": QT_TRANSLATE_NOOP("History", "Reason of the cancellation"),
    "reserved": QT_TRANSLATE_NOOP("History", "Reserved"),
    "work_week": QT_TRANSLATE_NOOP("History", "Working hours"),
    "holiday_country": QT_TRANSLATE_NOOP("History", "Country of the holidays"),
    "holiday_region": QT_TRANSLATE_NOOP("History", "Region of the holidays"),
    "closing_days": QT_TRANSLATE_NOOP("History", "Closing days"),
    "extra_days": QT_TRANSLATE_NOOP("History", "Extra days"),
    "state": QT_TRANSLATE_NOOP("History", "Status"),
    "mode": QT_TRANSLATE_NOOP("History", "Assignment"),
    "preference": QT_TRANSLATE_NOOP("History", "Preference"),
    "sealed": QT_TRANSLATE_NOOP("History", "Sealed until the deadline"),
    "opened_at": QT_TRANSLATE_NOOP("History", "Seals opened"),
    "currency": QT_TRANSLATE_NOOP("History", "Currency"),
    "retailer_order_number": QT_TRANSLATE_NOOP("History", "Order no. retailer"),
    "needed_by": QT_TRANSLATE_NOOP("History", "Needed by"),
    "recipient_kind": QT_TRANSLATE_NOOP("History", "Kind of recipient"),
    "company": QT_TRANSLATE_NOOP("History", "Company"),
    "contact_name": QT_TRANSLATE_NOOP("History", "Contact"),
    "name": QT_TRANSLATE_NOOP("History", "Name"),
    "email": QT_TRANSLATE_NOOP("History", "E-mail"),
    "recipient_email": QT_TRANSLATE_NOOP("History", "E-mail"),
    "phone": QT_TRANSLATE_NOOP("History", "Phone"),
    "address1": QT_TRANSLATE_NOOP("History", "Address"),
    "address2": QT_TRANSLATE_NOOP("History", "Address, second line"),
    "postal_code": QT_TRANSLATE_NOOP("History", "Postal code"),
    "city": QT_TRANSLATE_NOOP("History", "City"),
    "region": QT_TRANSLATE_NOOP("History", "State or province"),
    "country": QT_TRANSLATE_NOOP("History", "Country"),
    "note_to_customer": QT_TRANSLATE_NOOP("History", "Note to customer"),
    "note_to_suppliers": QT_TRANSLATE_NOOP("History", "Note to suppliers"),
    "sku": QT_TRANSLATE_NOOP("History", "SKU"),
    "description": QT_TRANSLATE_NOOP("History", "Description"),
    "quantity": QT_TRANSLATE_NOOP("History", "Quantity"),
    "uom": QT_TRANSLATE_NOOP("History", "Unit"),
    "product_line_path": QT_TRANSLATE_NOOP("History", "Product line"),
    "max_price": QT_TRANSLATE_NOOP("History", "Max price"),
    "deadline_at": QT_TRANSLATE_NOOP("History", "Deadline"),
    "deadline_basis": QT_TRANSLATE_NOOP("History", "Deadline set"),
    "shipping_basis": QT_TRANSLATE_NOOP("History", "Time to ship set"),
    "shipping_required": QT_TRANSLATE_NOOP("History", "Shipping cost asked for"),
    "excluded": QT_TRANSLATE_NOOP("History", "Excluded"),
    "assigned": QT_TRANSLATE_NOOP("History", "Assigned"),
    "ordered": QT_TRANSLATE_NOOP("History", "Ordered"),
    "ordered_quantity": QT_TRANSLATE_NOOP("History", "Ordered"),
    "ready": QT_TRANSLATE_NOOP("History", "Ready"),
    "price": QT_TRANSLATE_NOOP("History", "Price"),
    "backorder": QT_TRANSLATE_NOOP("History", "On back-order"),
    "backorder_at": QT_TRANSLATE_NOOP("History", "Back-order date"),
    "shipping_cost": QT_TRANSLATE_NOOP("History", "Shipping"),
    "shipping_kind": QT_TRANSLATE_NOOP("History", "How shipping is charged"),
    "shipping_box": QT_TRANSLATE_NOOP("History", "Units in a box"),
    "shipping_tiers": QT_TRANSLATE_NOOP("History", "Shipping by quantity"),
    "shipping_free_above": QT_TRANSLATE_NOOP("History", "Free of charge from"),
    "minimum_order": QT_TRANSLATE_NOOP("History", "Least order"),
    "valid_until": QT_TRANSLATE_NOOP("History", "Valid until"),
    "minimum": QT_TRANSLATE_NOOP("History", "Least quantity"),
    "multiple": QT_TRANSLATE_NOOP("History", "Pack of"),
    "backorder_until": QT_TRANSLATE_NOOP("History", "Back-orders until"),
    "partner_cap": QT_TRANSLATE_NOOP("History", "Partners at most"),
    "score": QT_TRANSLATE_NOOP("History", "Score"),
    "total": QT_TRANSLATE_NOOP("History", "Total"),
    "comment": QT_TRANSLATE_NOOP("History", "Comment"),
    "decline_reason": QT_TRANSLATE_NOOP("History", "Reason"),
    "answer_reason": QT_TRANSLATE_NOOP("History", "Reason of the rejection"),
    "courier": QT_TRANSLATE_NOOP("History", "Courier"),
    "tracking": QT_TRANSLATE_NOOP("History", "Tracking number"),
    "shipped": QT_TRANSLATE_NOOP("History", "Shipped"),
    "cancelled": QT_TRANSLATE_NOOP("History", "Cancelled"),
    "weight_g": QT_TRANSLATE_NOOP("History", "Weight, g"),
    "ship_by": QT_TRANSLATE_NOOP("History", "Ship by"),
    "body": QT_TRANSLATE_NOOP("History", "Text"),
    "exception_reason": QT_TRANSLATE_NOOP("History", "Reason"),
    "void_reason": QT_TRANSLATE_NOOP("History", "Reason"),
    "signature": QT_TRANSLATE_NOOP("History", "Signature"),
    "collected_by": QT_TRANSLATE_NOOP("History", "Collected by"),
    "bol_number": QT_TRANSLATE_NOOP("History", "Bill of lading"),
    "pro_number": QT_TRANSLATE_NOOP("History", "PRO number"),
    "size_entered": QT_TRANSLATE_NOOP("History", "Size"),
    "weight_entered": QT_TRANSLATE_NOOP("History", "Weight"),
    "sscc": QT_TRANSLATE_NOOP("History", "SSCC"),
    "packed": QT_TRANSLATE_NOOP("History", "In boxes"),
    "picked": QT_TRANSLATE_NOOP("History", "Picked"),
    "language": QT_TRANSLATE_NOOP("History", "Language"),
    "time_zone": QT_TRANSLATE_NOOP("History", "Time zone"),
    "shipping_hours": QT_TRANSLATE_NOOP("History", "Shipping time, h"),
    "default_mode": QT_TRANSLATE_NOOP("History", "Usual assignment"),
    "notes": QT_TRANSLATE_NOOP("History", "Notes"),
    "answer_hours": QT_TRANSLATE_NOOP("History", "Answer time, h"),
    "archived": QT_TRANSLATE_NOOP("History", "Archived"),
    "contact_email": QT_TRANSLATE_NOOP("History", "E-mail"),
    "contact_phone": QT_TRANSLATE_NOOP("History", "Phone"),
}
#: Fields that mean something else in these tables.
_OWN_FIELDS = {
    **dict.fromkeys(
        (("b2b_draft", "mode"), ("b2b_order", "mode"), ("fulfilment_shipment", "mode")),
        QT_TRANSLATE_NOOP("History", "Parcel or freight"),
    ),
}
_ROWS = {
    "request_line": QT_TRANSLATE_NOOP("History", "Item"),
    "request_partner": QT_TRANSLATE_NOOP("History", "Partner"),
    "inquiry_line": QT_TRANSLATE_NOOP("History", "Item"),
    "answer_line": QT_TRANSLATE_NOOP("History", "Item"),
    "order_line": QT_TRANSLATE_NOOP("History", "Item"),
    "shipment_line": QT_TRANSLATE_NOOP("History", "Packed item"),
    "box": QT_TRANSLATE_NOOP("History", "Box"),
    "message": QT_TRANSLATE_NOOP("History", "Message"),
    "order": QT_TRANSLATE_NOOP("History", "Order"),
    "shipment": QT_TRANSLATE_NOOP("History", "Shipment"),
    "answer": QT_TRANSLATE_NOOP("History", "Answer"),
    "attachment": QT_TRANSLATE_NOOP("History", "Attachment"),
    "answer_receipt": QT_TRANSLATE_NOOP("History", "Sealed answer"),
    "sealed_answer": QT_TRANSLATE_NOOP("History", "Sealed answer"),
    "proposal": QT_TRANSLATE_NOOP("History", "Proposal"),
    "inquiry": QT_TRANSLATE_NOOP("History", "Request to a partner"),
    "handling_unit": QT_TRANSLATE_NOOP("History", "Box or pallet"),
    "packed_line": QT_TRANSLATE_NOOP("History", "Packed item"),
    "print_mark": QT_TRANSLATE_NOOP("History", "Print"),
    "scan": QT_TRANSLATE_NOOP("History", "Scan"),
    "fulfilment_shipment": QT_TRANSLATE_NOOP("History", "Shipment"),
    "shipment_order": QT_TRANSLATE_NOOP("History", "Order"),
    "wave": QT_TRANSLATE_NOOP("History", "Wave"),
    "reservation": QT_TRANSLATE_NOOP("History", "Reservation"),
    "stock_movement": QT_TRANSLATE_NOOP("History", "Stock movement"),
    "request": QT_TRANSLATE_NOOP("History", "Request"),
    "b2b_draft": QT_TRANSLATE_NOOP("History", "Draft"),
    "b2b_draft_line": QT_TRANSLATE_NOOP("History", "Item"),
    "b2b_order": QT_TRANSLATE_NOOP("History", "B2B order"),
    "b2b_line": QT_TRANSLATE_NOOP("History", "Item"),
    "b2b_file": QT_TRANSLATE_NOOP("History", "File"),
    "service_record": QT_TRANSLATE_NOOP("History", "Service"),
}
_VALUES = {
    "manual": QT_TRANSLATE_NOOP("History", "Manual"),
    "automatic": QT_TRANSLATE_NOOP("History", "Automatic"),
    "cost": QT_TRANSLATE_NOOP("History", "Lowest cost"),
    "delay": QT_TRANSLATE_NOOP("History", "Soonest date"),
    "business": QT_TRANSLATE_NOOP("History", "Business"),
    "person": QT_TRANSLATE_NOOP("History", "Person"),
    "parcel": QT_TRANSLATE_NOOP("History", "Parcel"),
    "freight": QT_TRANSLATE_NOOP("History", "Freight"),
    "pickup": QT_TRANSLATE_NOOP("History", "Personal pick-up"),
    "provider": QT_TRANSLATE_NOOP("History", "The centre buys it"),
    "own_label": QT_TRANSLATE_NOOP("History", "Labels of the retailer's own"),
    "self_arranged": QT_TRANSLATE_NOOP("History", "The retailer arranges it"),
}
_PRICES = frozenset(
    {"price", "max_price", "shipping_cost", "shipping_free_above", "minimum_order", "total"}
)  # fmt: skip
_AMOUNTS = frozenset(
    {
        "quantity", "ordered_quantity", "ordered", "assigned", "ready", "backorder", "shipped", "cancelled",
        "minimum", "multiple",
    }
)  # fmt: skip
#: What set a time: told by its words.
_BASES = ("deadline_basis", "shipping_basis")
_NAMING = ("sku", "description", "name", "number", "body")
#: What says a row's name in its own history is all that a reader needs of a new or removed row.
_PAPERS = {
    "packing_slip": QT_TRANSLATE_NOOP("History", "Packing slip"),
    "picking_list": QT_TRANSLATE_NOOP("History", "Picking list"),
    "carton_label": QT_TRANSLATE_NOOP("History", "Carton label"),
    "pallet_label": QT_TRANSLATE_NOOP("History", "Pallet label"),
    "bill_of_lading": QT_TRANSLATE_NOOP("History", "Bill of lading"),
    "donation_receipt": QT_TRANSLATE_NOOP("History", "Donation receipt"),
    "attachment": QT_TRANSLATE_NOOP("History", "Attachment"),
}
_QUANTITIES = ("quantity", "ready", "price")


def _tr(text: object) -> str:
    return QCoreApplication.translate("History", str(text))


def command_words(command: str) -> str:
    """What a command did."""
    return _tr(COMMANDS[command]) if command in COMMANDS else command


@dataclass(frozen=True)
class ChangeWords:
    """A change in words: of what, which field, before and after."""

    what: str
    field: str
    before: str
    after: str

    def sentence(self) -> str:
        """One line: "Quantity: 48 → 60"."""
        lead = f"{self.what}, {self.field}" if self.what and self.field else self.what or self.field
        if self.before and self.after:
            return _tr("{0}: {1}").format(lead, f"{self.before} → {self.after}")
        if self.after:
            return _tr("{0}: {1}").format(lead, self.after)
        return _tr("{0}: {1} taken away").format(lead, self.before) if self.before else lead


def change_words(
    changes: Sequence[Sequence[Any]], zone: str, now: int, names: Mapping[str, str]
) -> list[ChangeWords]:
    """The changes that mean something to a reader, in words; housekeeping is left out.

    ``names`` says by id what rows are called.
    """
    found: list[ChangeWords] = []
    for change in changes:
        table, row_id, name, before, after = change
        row = _tr(_ROWS[table]) if table in _ROWS else ""
        known = names.get(str(row_id), "")
        if name in ("+", "-"):
            if name == "+" and isinstance(after, dict):
                found += _bases(after)
            if row:
                values = after if name == "+" else before
                told = values if isinstance(values, dict) else {}
                words = (_service_words(told) if table == "service_record" else _row_words(told)) or known
                verb = _tr("{0} added") if name == "+" else _tr("{0} removed")
                found.append(ChangeWords(verb.format(row), "", "", words))
        elif name in _FIELDS:
            was, now_is = (_value(table, name, value, zone, now) for value in (before, after))
            if was != now_is:
                own = table in ("request", "order", "inquiry", "shipment", "answer", "b2b_draft", "b2b_order")
                what = known or ("" if own else row)
                field = _OWN_FIELDS.get((str(table), str(name)), _FIELDS[name])
                found.append(ChangeWords(what, _tr(field), was, now_is))
    return found


def _bases(values: Mapping[str, Any]) -> list[ChangeWords]:
    """What set the times of a row that was added."""
    told = ((name, basis_word(str(values[name]))) for name in _BASES if values.get(name))
    return [ChangeWords("", _tr(_FIELDS[name]), "", words) for name, words in told]


def _service_words(values: dict[str, Any]) -> str:
    """A value-added service, how often it was done, and what was said of it."""
    code = str(values.get("service", ""))
    name = SERVICE_WORDS.get(code)
    said = QCoreApplication.translate("Trade", name) if name else code
    units = Decimal(str(values.get("quantity", 0)))
    count = f"{number_word(units)} ×" if units else ""
    return ", ".join(part for part in (" ".join((count, said)).strip(), str(values.get("note", ""))) if part)


def _row_words(values: dict[str, Any]) -> str:
    if values.get("paper"):
        paper = _tr(_PAPERS.get(values["paper"], values["paper"]))
        copy = int(values.get("copy", 1))
        return paper if copy < 2 else _tr("{0}, copy {1}").format(paper, copy)
    names = [str(values[key]) for key in _NAMING if values.get(key)]
    amounts = [f"{_tr(_FIELDS[key])} {_amount(key, values[key])}" for key in _QUANTITIES if values.get(key)]
    return ", ".join([*names[:2], *amounts])


def _amount(name: str, value: Any) -> str:
    number = Decimal(str(value))
    return price_word(number) if name in _PRICES else number_word(number)


def _value(table: str, name: str, value: Any, zone: str, now: int) -> str:
    if value is None or value == "":
        return ""
    if name == "state":
        return state_word(table, str(value))
    if name in _BASES:
        return basis_word(str(value))
    if isinstance(value, bool):
        return _tr("yes") if value else _tr("no")
    if name in _PRICES or name in _AMOUNTS:
        return _amount(name, value)
    if isinstance(value, int) and (
        name.endswith("_at") or name in ("needed_by", "ship_by", "valid_until", "backorder_until")
    ):
        return moment_word(value, zone, now)
    if isinstance(value, int):
        return number_word(value)
    text = str(value)
    return _tr(_VALUES[text]) if text in _VALUES else text

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What the rules of the trade can ask about: the one table for checks of rules, editors and facts."""

from __future__ import annotations

from dataclasses import dataclass

#: What a fact is.
TEXT, NUMBER, FLAG, MASS, LENGTH = "text", "number", "flag", "mass", "length"
#: What a fact is about; a rule is asked of each of them.
ORDER, ITEM, BOX, PALLET = "order", "item", "box", "pallet"


@dataclass(frozen=True, slots=True)
class TradeField:
    """One thing that a rule can ask about."""

    level: str
    kind: str


#: Amounts of money: rules compare them in the currency of the centre's insurance.
MONEY = frozenset({"order_value", "insured_value", "unit_value"})
#: What people read in place of a field's name.
FIELD_WORDS: dict[str, str] = {
    "units": "Units of the order",
    "items": "Items of the order",
    "order_value": "Value of the goods",
    "insured_value": "Insured value",
    "order_weight": "Weight of the order",
    "country": "Country of the recipient",
    "region": "Region of the recipient",
    "city": "City of the recipient",
    "postal_code": "Postal code of the recipient",
    "recipient_kind": "Kind of recipient",
    "po_box": "The address is a post office box",
    "military": "The address is a military one",
    "order_kind": "Kind of order",
    "mode": "Parcel or freight",
    "method": "Who buys the shipping",
    "carrier": "Carrier",
    "service_international": "The carrier's service goes abroad",
    "service_dangerous": "The carrier's service takes dangerous goods",
    "service_insured": "The carrier's service can be insured",
    "incoterm": "Incoterm",
    "invoice_attached": "A commercial invoice is attached",
    "purchase_order_attached": "A purchase order is attached",
    "days_ahead": "Days until the reserve date",
    "sku": "SKU",
    "quantity": "Units of the item",
    "unit_value": "Value of a unit",
    "unit_weight": "Weight of a unit",
    "un_number": "UN number",
    "hazard_class": "Hazard class",
    "packing_group": "Packing group",
    "hazmat_approved": "The dangerous goods are approved",
    "sds_attached": "A safety data sheet is attached",
    "hs_code": "Customs tariff number",
    "origin_country": "Country of origin",
    "fragile": "The item is fragile",
    "lot": "Lot",
    "box_weight": "Weight of a box",
    "box_longest": "Longest side of a box",
    "box_second": "Second side of a box",
    "box_shortest": "Shortest side of a box",
    "box_skus": "Different SKUs in a box",
    "box_labels": "Labels on a box",
    "pallet_weight": "Weight of a pallet",
    "pallet_height": "Height of a pallet",
    "pallet_length": "Length of a pallet",
    "pallet_width": "Width of a pallet",
    "pallet_labels": "Labels on a pallet",
}

_LEVELS = {
    ORDER: "units items order_value insured_value order_weight country region city postal_code "
    "recipient_kind po_box military order_kind mode method carrier service_international "
    "service_dangerous service_insured incoterm invoice_attached purchase_order_attached days_ahead",
    ITEM: "sku quantity unit_value unit_weight un_number hazard_class packing_group hazmat_approved "
    "sds_attached hs_code origin_country fragile lot",
    BOX: "box_weight box_longest box_second box_shortest box_skus box_labels",
    PALLET: "pallet_weight pallet_height pallet_length pallet_width pallet_labels",
}
_KINDS = {
    NUMBER: "units items order_value insured_value days_ahead quantity unit_value box_skus box_labels "
    "pallet_labels",
    FLAG: "po_box military service_international service_dangerous service_insured invoice_attached "
    "purchase_order_attached hazmat_approved sds_attached fragile",
    MASS: "order_weight unit_weight box_weight pallet_weight",
    LENGTH: "box_longest box_second box_shortest pallet_height pallet_length pallet_width",
}
_KIND_OF = {name: kind for kind, names in _KINDS.items() for name in names.split()}

FIELDS: dict[str, TradeField] = {
    name: TradeField(level, _KIND_OF.get(name, TEXT))
    for level, names in _LEVELS.items()
    for name in names.split()
}

#: What people read in place of an operator.
OPERATOR_WORDS: dict[str, str] = {
    "eq": "is",
    "ne": "is not",
    "lt": "is less than",
    "le": "is at most",
    "gt": "is more than",
    "ge": "is at least",
    "one_of": "is one of",
    "none_of": "is none of",
    "yes": "is so",
    "no": "is not so",
    "missing": "is missing",
    "given": "is given",
}

_ALWAYS = ("missing", "given")
#: Which operators a kind of fact knows. A fact that is not known meets ``missing`` alone.
OPERATORS: dict[str, tuple[str, ...]] = {
    TEXT: ("eq", "ne", "one_of", "none_of", *_ALWAYS),
    NUMBER: ("eq", "ne", "lt", "le", "gt", "ge", *_ALWAYS),
    MASS: ("lt", "le", "gt", "ge", *_ALWAYS),
    LENGTH: ("lt", "le", "gt", "ge", *_ALWAYS),
    FLAG: ("yes", "no"),
}
#: Operators that take no value.
WITHOUT_VALUE = frozenset({"yes", "no", *_ALWAYS})

#: What a message may name in braces.
PLACES = frozenset({"sku", "line", "box", "pallet", "value", "limit", "country", "carrier"})

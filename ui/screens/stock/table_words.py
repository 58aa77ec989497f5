# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What people read in a centre's tables: names of tables and columns, words of options, widths."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop_b2b.rules.trade.fields import FIELD_WORDS, OPERATOR_WORDS
from desktop_b2b.rules.trade.findings import REASON_WORDS

GENERAL = "general"
NAMES = {
    GENERAL: QT_TRANSLATE_NOOP("CentreTables", "General"),
    "turnaround": QT_TRANSLATE_NOOP("CentreTables", "Turnaround"),
    "fees": QT_TRANSLATE_NOOP("CentreTables", "Fees"),
    "zones": QT_TRANSLATE_NOOP("CentreTables", "Zones"),
    "carriers": QT_TRANSLATE_NOOP("CentreTables", "Carriers"),
    "services": QT_TRANSLATE_NOOP("CentreTables", "Services"),
    "rules": QT_TRANSLATE_NOOP("CentreTables", "Rules"),
    "freight_classes": QT_TRANSLATE_NOOP("CentreTables", "Freight classes"),
    "accounts": QT_TRANSLATE_NOOP("CentreTables", "Accounts"),
}
TITLES = {
    "days": QT_TRANSLATE_NOOP("CentreTables", "Business days"),
    "kind": QT_TRANSLATE_NOOP("CentreTables", "Kind"),
    "complexity": QT_TRANSLATE_NOOP("CentreTables", "Complexity"),
    "tier": QT_TRANSLATE_NOOP("CentreTables", "Tier of the account"),
    "pallets_from": QT_TRANSLATE_NOOP("CentreTables", "From pallets"),
    "amount": QT_TRANSLATE_NOOP("CentreTables", "Amount"),
    "currency": QT_TRANSLATE_NOOP("CentreTables", "Currency"),
    "unit": QT_TRANSLATE_NOOP("CentreTables", "Per"),
    "order_kind": QT_TRANSLATE_NOOP("CentreTables", "Kind of order"),
    "zone": QT_TRANSLATE_NOOP("CentreTables", "Zone"),
    "base": QT_TRANSLATE_NOOP("CentreTables", "Base cost"),
    "per_kg": QT_TRANSLATE_NOOP("CentreTables", "Cost per kg"),
    "country": QT_TRANSLATE_NOOP("CentreTables", "Country"),
    "first": QT_TRANSLATE_NOOP("CentreTables", "Postal code from"),
    "last": QT_TRANSLATE_NOOP("CentreTables", "to"),
    "carrier": QT_TRANSLATE_NOOP("CentreTables", "Carrier"),
    "carrier_name": QT_TRANSLATE_NOOP("CentreTables", "Name of the carrier"),
    "scac": QT_TRANSLATE_NOOP("CentreTables", "SCAC"),
    "code": QT_TRANSLATE_NOOP("CentreTables", "Code"),
    "name": QT_TRANSLATE_NOOP("CentreTables", "Name"),
    "mode": QT_TRANSLATE_NOOP("CentreTables", "Parcel or freight"),
    "most_weight": QT_TRANSLATE_NOOP("CentreTables", "Most weight"),
    "international": QT_TRANSLATE_NOOP("CentreTables", "Abroad"),
    "dangerous_goods": QT_TRANSLATE_NOOP("CentreTables", "Dangerous goods"),
    "insurance": QT_TRANSLATE_NOOP("CentreTables", "Insurance"),
    "evidence": QT_TRANSLATE_NOOP("CentreTables", "Evidence"),
    "applies_to": QT_TRANSLATE_NOOP("CentreTables", "Applies to"),
    "field": QT_TRANSLATE_NOOP("CentreTables", "What is asked"),
    "operator": QT_TRANSLATE_NOOP("CentreTables", "Operator"),
    "value": QT_TRANSLATE_NOOP("CentreTables", "Value"),
    "message": QT_TRANSLATE_NOOP("CentreTables", "Message"),
    "severity": QT_TRANSLATE_NOOP("CentreTables", "Blocks or warns"),
    "override": QT_TRANSLATE_NOOP("CentreTables", "Who may override"),
    "reason": QT_TRANSLATE_NOOP("CentreTables", "Reason"),
    "fix": QT_TRANSLATE_NOOP("CentreTables", "Field to go to"),
    "enabled": QT_TRANSLATE_NOOP("CentreTables", "In force"),
    "freight_class": QT_TRANSLATE_NOOP("CentreTables", "Class"),
    "nmfc": QT_TRANSLATE_NOOP("CentreTables", "NMFC"),
    "hs": QT_TRANSLATE_NOOP("CentreTables", "Customs no. begins with"),
    "description": QT_TRANSLATE_NOOP("CentreTables", "Description on the bill"),
}
#: Where a column is called otherwise in one table.
OWN_TITLES = {("rules", "unit"): QT_TRANSLATE_NOOP("CentreTables", "Measured in")}
WIDTHS = {
    "message": 300, "name": 170, "carrier_name": 150, "scac": 80, "days": 110, "mode": 130, "field": 270,
    "code": 150, "dangerous_goods": 130, "operator": 120, "applies_to": 230, "override": 190, "value": 90,
    "hs": 170, "description": 300, "unit": 90, "currency": 90, "reason": 230, "tier": 150,
    "kind": 250, "pallets_from": 150, "country": 130,
}  # fmt: skip
#: Words of options, so that nobody reads the document's own.
WORDS = {
    "": QT_TRANSLATE_NOOP("CentreTables", "any"),
    "retail_distribution": QT_TRANSLATE_NOOP("CentreTables", "retail distribution"),
    "manual": QT_TRANSLATE_NOOP("CentreTables", "manual"),
    "pickup": QT_TRANSLATE_NOOP("CentreTables", "pick-up"),
    "donation": QT_TRANSLATE_NOOP("CentreTables", "donation"),
    "high_volume": QT_TRANSLATE_NOOP("CentreTables", "high volume"),
    "fba": QT_TRANSLATE_NOOP("CentreTables", "Amazon FBA"),
    "standard": QT_TRANSLATE_NOOP("CentreTables", "standard"),
    "compliance": QT_TRANSLATE_NOOP("CentreTables", "compliance"),
    "unit_level": QT_TRANSLATE_NOOP("CentreTables", "unit level"),
    "order": QT_TRANSLATE_NOOP("CentreTables", "order"),
    "change": QT_TRANSLATE_NOOP("CentreTables", "change"),
    "cancel": QT_TRANSLATE_NOOP("CentreTables", "cancellation"),
    "restock_unit": QT_TRANSLATE_NOOP("CentreTables", "unit put back"),
    "pick_unit": QT_TRANSLATE_NOOP("CentreTables", "unit picked"),
    "pick_case": QT_TRANSLATE_NOOP("CentreTables", "case picked"),
    "pallet": QT_TRANSLATE_NOOP("CentreTables", "pallet"),
    "label": QT_TRANSLATE_NOOP("CentreTables", "label"),
    "fragile": QT_TRANSLATE_NOOP("CentreTables", "fragile goods"),
    "pickup_unclaimed": QT_TRANSLATE_NOOP("CentreTables", "pick-up that nobody came for"),
    "unit": QT_TRANSLATE_NOOP("CentreTables", "unit"),
    "case": QT_TRANSLATE_NOOP("CentreTables", "case"),
    "box": QT_TRANSLATE_NOOP("CentreTables", "box"),
    "hour": QT_TRANSLATE_NOOP("CentreTables", "hour"),
    "parcel": QT_TRANSLATE_NOOP("CentreTables", "parcel"),
    "freight": QT_TRANSLATE_NOOP("CentreTables", "freight"),
    "scan": QT_TRANSLATE_NOOP("CentreTables", "scan"),
    "photo": QT_TRANSLATE_NOOP("CentreTables", "photo"),
    "count": QT_TRANSLATE_NOOP("CentreTables", "count"),
    "any": QT_TRANSLATE_NOOP("CentreTables", "all orders"),
    "international": QT_TRANSLATE_NOOP("CentreTables", "orders abroad"),
    "customs": QT_TRANSLATE_NOOP("CentreTables", "orders that pass customs"),
    "hazmat": QT_TRANSLATE_NOOP("CentreTables", "dangerous goods"),
    "lot": QT_TRANSLATE_NOOP("CentreTables", "goods kept by lot"),
    "declined": QT_TRANSLATE_NOOP("CentreTables", "requests that are declined"),
    "provider": QT_TRANSLATE_NOOP("CentreTables", "shipping that the centre buys"),
    "own_label": QT_TRANSLATE_NOOP("CentreTables", "the retailer's own labels"),
    "self_arranged": QT_TRANSLATE_NOOP("CentreTables", "self-arranged freight"),
    "block": QT_TRANSLATE_NOOP("CentreTables", "blocks"),
    "warn": QT_TRANSLATE_NOOP("CentreTables", "warns"),
    "none": QT_TRANSLATE_NOOP("CentreTables", "nobody"),
    "centre": QT_TRANSLATE_NOOP("CentreTables", "the centre"),
    "origin": QT_TRANSLATE_NOOP("CentreTables", "origin"),
    "destination": QT_TRANSLATE_NOOP("CentreTables", "destination"),
    "prepaid": QT_TRANSLATE_NOOP("CentreTables", "prepaid"),
    "collect": QT_TRANSLATE_NOOP("CentreTables", "collect"),
    "third_party": QT_TRANSLATE_NOOP("CentreTables", "third party"),
    "account_manager": QT_TRANSLATE_NOOP("CentreTables", "the retailer's account manager"),
}
#: Where a word means something else in one column.
OWN_WORDS = {
    "unit": {"": QT_TRANSLATE_NOOP("CentreTables", "none")},
    "evidence": {"none": QT_TRANSLATE_NOOP("CentreTables", "none")},
    "complexity": {"": QT_TRANSLATE_NOOP("CentreTables", "any")},
    "freight_class": {"": QT_TRANSLATE_NOOP("CentreTables", "none")},
    "fob": {"": QT_TRANSLATE_NOOP("CentreTables", "none")},
}


def said(text: object) -> str:
    """In the user's language."""
    return QCoreApplication.translate("CentreTables", str(text))


def word_of(key: str, value: str) -> str:
    """What people read in place of a value of a column."""
    trade = {"field": FIELD_WORDS, "operator": OPERATOR_WORDS, "reason": REASON_WORDS}.get(key, {})
    if value in trade:
        return QCoreApplication.translate("Trade", trade[value])
    words = {**WORDS, **OWN_WORDS.get(key, {})}
    return said(words[value]) if value in words else value

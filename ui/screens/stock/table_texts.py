# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Texts that a centre's tables begin with: names of services, messages of rules, fields and values that rules
name. Where nobody changed them they are said in the user's language, in the tables as everywhere else; what
a centre writes itself stays as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop_b2b.rules.trade.default_rules import RULE_WORDS
from desktop_b2b.rules.trade.defaults import SERVICE_WORDS
from desktop_b2b.rules.trade.rows import FREIGHT, KINDS, OWN_LABEL, PARCEL, PROVIDER, SELF_ARRANGED
from ui.screens.stock.table_words import WORDS, said
from ui.strings import measure_word

#: The fields that a rule may lead to.
FIXES = {
    "address1": QT_TRANSLATE_NOOP("CentreTables", "Address"),
    "attachments": QT_TRANSLATE_NOOP("CentreTables", "Attachments"),
    "boxes": QT_TRANSLATE_NOOP("CentreTables", "Boxes"),
    "hazard_class": QT_TRANSLATE_NOOP("CentreTables", "Hazard class"),
    "hazmat_approved": QT_TRANSLATE_NOOP("CentreTables", "Approval of dangerous goods"),
    "hs_code": QT_TRANSLATE_NOOP("CentreTables", "Customs tariff number"),
    "incoterm": QT_TRANSLATE_NOOP("CentreTables", "Incoterm"),
    "insured_value": QT_TRANSLATE_NOOP("CentreTables", "Insured value"),
    "lines": QT_TRANSLATE_NOOP("CentreTables", "Items"),
    "method": QT_TRANSLATE_NOOP("CentreTables", "Who arranges the shipping"),
    "mode": QT_TRANSLATE_NOOP("CentreTables", "Parcel or freight"),
    "origin_country": QT_TRANSLATE_NOOP("CentreTables", "Country of origin"),
    "pallets": QT_TRANSLATE_NOOP("CentreTables", "Pallets"),
    "region": QT_TRANSLATE_NOOP("CentreTables", "Region"),
    "service": QT_TRANSLATE_NOOP("CentreTables", "Carrier and service"),
    "un_number": QT_TRANSLATE_NOOP("CentreTables", "UN number"),
    "unit_value": QT_TRANSLATE_NOOP("CentreTables", "Value of a unit"),
}
#: The tier that the turnaround of a new centre knows.
TIERS = {"new": QT_TRANSLATE_NOOP("CentreTables", "new")}
#: Values of what a rule asks, where they are few.
_VALUES: Mapping[str, tuple[str, ...]] = {
    "mode": (PARCEL, FREIGHT),
    "method": (PROVIDER, OWN_LABEL, SELF_ARRANGED),
    "order_kind": KINDS,
}


def _from(context: str, texts: Sequence[str]) -> Callable[[str], str]:
    return lambda value: QCoreApplication.translate(context, value) if value in texts else value


def _by(words: Mapping[str, object]) -> Callable[[str], str]:
    return lambda value: said(words[value]) if value and value in words else value


_NAMES, _MESSAGES = tuple(SERVICE_WORDS.values()), tuple(RULE_WORDS.values())
#: By table and column: the texts that are ours, and how each is said.
_TEXTS: Mapping[tuple[str, str], tuple[tuple[str, ...], Callable[[str], str]]] = {
    ("services", "name"): (_NAMES, _from("Trade", _NAMES)),
    ("rules", "message"): (_MESSAGES, _from("Errors", _MESSAGES)),
    ("rules", "fix"): (tuple(FIXES), _by(FIXES)),
    ("rules", "value"): ((), _by(WORDS)),
    ("turnaround", "tier"): (tuple(TIERS), _by(TIERS)),
    ("carriers", "most_weight"): ((), measure_word),
}
tier_word = _by(TIERS)


def word_for(table: str, column: str) -> Callable[[str], str] | None:
    """How a text of a column is said, where some of its texts are ours."""
    found = _TEXTS.get((table, column))
    return found[1] if found is not None else None


def texts_for(table: str, column: str) -> Callable[[Mapping[str, Any]], tuple[str, ...]] | None:
    """The texts of ours that may stand in a row's column."""
    found = _TEXTS.get((table, column))
    if found is None or found[1] is measure_word:
        return None
    if (table, column) == ("rules", "value"):
        return lambda row: _VALUES.get(str(row.get("field") or ""), ())
    return lambda _row: found[0]

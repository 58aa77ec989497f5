# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What is asked about a product at a centre."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ui.forms.form import Form
from ui.forms.spec import FieldKind, FieldSpec


def _tr(text: str) -> str:
    return QCoreApplication.translate("StockFields", text)


def add_fields(main: Form, trade: Form) -> None:
    """Fill both forms: what the product is, and what carriers and customs want to know of it."""
    main.add_row(
        (FieldSpec("inventory_id", _tr("Inventory ID"), required=True), 6),
        (FieldSpec("gtin", _tr("GTIN")), 6),
    )
    main.add_row(
        (FieldSpec("case_units", _tr("Units in a case"), FieldKind.DECIMAL, decimals=0), 6),
        (FieldSpec("case_gtin", _tr("GTIN of a case")), 6),
    )
    main.add_row(
        (FieldSpec("pallet_units", _tr("Units on a pallet"), FieldKind.DECIMAL, decimals=0), 6),
        (FieldSpec("weight", _tr("Weight, like 0.42 kg")), 6),
    )
    main.add_row((FieldSpec("size", _tr("Size, like 12 × 12 × 10 cm")), 12))
    main.add_row(
        (FieldSpec("by_lot", _tr("Kept by lot"), FieldKind.CHECK), 4),
        (FieldSpec("expires", _tr("Expires"), FieldKind.CHECK), 4),
        (FieldSpec("fragile", _tr("Fragile"), FieldKind.CHECK), 4),
    )
    note = _tr("whoever packs reads them")
    main.add_row(
        (FieldSpec("instructions", _tr("Instructions"), FieldKind.MULTILINE, note=note, lines=2), 12)
    )
    main.add_row((FieldSpec("active", _tr("Active: can be ordered"), FieldKind.CHECK), 12))
    trade.add_row(
        (FieldSpec("un_number", _tr("UN number")), 4),
        (FieldSpec("hazard_class", _tr("Hazard class")), 4),
        (FieldSpec("packing_group", _tr("Packing group")), 4),
    )
    trade.add_row(
        (FieldSpec("hs_code", _tr("Tariff number (HS)")), 6),
        (FieldSpec("origin_country", _tr("Country of origin")), 6),
    )

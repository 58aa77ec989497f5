# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What a retailer says of its product at a centre while somebody edits it."""

from __future__ import annotations

from typing import Any

from desktop_b2b.domain.commands import Command, from_builtins
from desktop_b2b.domain.entities import StockItem
from ui.forms.typed_copy import TypedCopy
from ui.strings import measure_given, measure_word

#: Field → the row's: measures are typed as they were entered.
FIELDS = {
    "inventory_id": "inventory_id",
    "gtin": "gtin",
    "case_gtin": "case_gtin",
    "case_units": "case_units",
    "pallet_units": "pallet_units",
    "weight": "weight_entered",
    "size": "size_entered",
    "by_lot": "by_lot",
    "expires": "expires",
    "fragile": "fragile",
    "un_number": "un_number",
    "hazard_class": "hazard_class",
    "packing_group": "packing_group",
    "hs_code": "hs_code",
    "origin_country": "origin_country",
    "instructions": "instructions",
    "active": "active",
}


#: What is shown, and typed, with the decimal sign of here.
_MEASURES = ("weight", "size")


class ItemCopy(TypedCopy):
    """The fields of one item."""

    def __init__(self, item_id: str) -> None:
        empty = StockItem(id=item_id, owner_id="", link_id="", product_id="", inventory_id="", sku="")
        super().__init__(_values(empty))
        self._id = item_id

    def load(self, item: StockItem) -> None:
        """Take what is stored now; what is typed stays on top."""
        self.take(_values(item))

    def begin_save(self) -> Command | None:
        """The command that stores what is typed and right."""
        sent = {
            key: measure_given(value) if key in _MEASURES else value
            for key, value in self.begin_sending().items()
        }
        return from_builtins("SaveStockItem", {"stock_item_id": self._id, **sent}) if sent else None


def _values(item: StockItem) -> dict[str, Any]:
    kept = {key: getattr(item, name) for key, name in FIELDS.items()}
    return {key: measure_word(value) if key in _MEASURES else value for key, value in kept.items()}

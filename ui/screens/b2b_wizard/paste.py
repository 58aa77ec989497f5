# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A table pasted into a B2B order: inventory IDs or SKUs with their units; red where one is unknown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import ClassVar

from desktop_b2b.domain.codes import countable
from desktop_b2b.domain.entities import StockItem
from ui.screens.request.paste_dialog import PasteDialog
from ui.screens.request.pasting import STOCK_ITEMS, Meanings, PastedRow, read


class WizardPaste(PasteDialog):
    """What a table would become. An SKU that no centre holds is to be mended or left out: it cannot ship."""

    MEANINGS: ClassVar[Meanings] = STOCK_ITEMS
    COLUMNS: ClassVar[Mapping[str, int]] = {"sku": 150, "quantity": 80, "lot": 100, "instructions": 200}

    def field_names(self) -> dict[str, str]:
        return {
            "sku": self.tr("Inventory ID or SKU"),
            "quantity": self.tr("Units"),
            "lot": self.tr("Lot"),
            "instructions": self.tr("Instruction for this product"),
        }

    def set_held(self, items: Mapping[str, StockItem]) -> None:
        """The products of the table, by what was typed, casefolded."""
        self._known = dict(items)
        self._looked_up = True
        self._refresh()

    _looked_up = False

    def read_rows(self) -> list[PastedRow]:
        rows = read(self.plan, self._table, self._known, self._words(), lambda *_: None, self.MEANINGS)
        return [self._judged(row) for row in rows]

    def _judged(self, row: PastedRow) -> PastedRow:
        """Units are whole and more than none; what no centre holds is red (N14, S1.23)."""
        problems = dict(row.problems)
        code = str(row.values.get("sku", ""))
        quantity = row.values.get("quantity")
        item = self._known.get(code.casefold())
        if row.unknown_sku and self._looked_up:
            problems.setdefault("sku", self.tr("No centre holds “{0}”").format(code))
        if "quantity" not in problems and quantity is None:
            problems["quantity"] = self.tr("How many units?")
        counted = item is None or countable(item.uom)
        if isinstance(quantity, Decimal) and counted and quantity != quantity.to_integral_value():
            problems["quantity"] = self.tr("“{0}” is no whole number of units").format(f"{quantity:f}")
        return replace(row, problems=problems, unknown_sku=False if "sku" in problems else row.unknown_sku)

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Stock is counted: what was found of a lot in a bin, beside what is thought to be there (S1.25)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import ClassVar

from desktop_b2b.domain.commands import Command
from desktop_b2b.domain.commands.stock import CountedLine, CountStock
from ui.forms.decimals import MOST_DECIMALS
from ui.models import GridColumn, GridKind, GridRow
from ui.screens.stock.taking import TakingScreen, units
from ui.strings import number_word


class CountScreen(TakingScreen):
    """One count."""

    BUFFER: ClassVar[str] = "stock_count"

    def title(self) -> str:
        return self.tr("Count stock")

    def reference_words(self) -> str:
        return self.tr("Why it is counted: yearly count, aisle A …")

    def verb(self) -> str:
        return self.tr("Enter the count")

    def done_words(self, count: int) -> str:
        return self.tr("%n line(s) counted", "", count)

    def columns(self) -> list[GridColumn]:
        return [
            GridColumn("ordinal", lambda: "", GridKind.ORDINAL, 34),
            GridColumn("code", lambda: self.tr("Scan, inventory ID, SKU or GTIN"), width=230),
            GridColumn(
                "description", lambda: self.tr("Product"), GridKind.SHOWN, stretch=True, tells_reason=True
            ),
            GridColumn("lot", lambda: self.tr("Lot"), width=110),
            GridColumn("expires_on", lambda: self.tr("Expires"), width=110),
            GridColumn("bin", lambda: self.tr("Bin"), width=110),
            GridColumn("expected", lambda: self.tr("Thought to be there"), GridKind.SHOWN, 150, end=True),
            GridColumn(
                "counted", lambda: self.tr("Found"), GridKind.DECIMAL, 100, decimals=MOST_DECIMALS, least=0
            ),
        ]

    def fill(self, row: GridRow) -> dict[str, object]:
        if self.item_of(row) is None:
            return {"expected": ""}
        return {"expected": number_word(self.expected(row))}

    def expected(self, row: GridRow) -> Decimal:
        """What this desk thinks is there."""
        view, place = self.item_of(row), self.bin_of(row)
        if view is None:
            return Decimal(0)
        name, wanted = str(row.get("lot") or "").strip(), place.bin.id if place is not None else None
        for lot in view.lots:
            if lot.lot.lot == name:
                here = [one.quantity for one in lot.places if one.bin_id == wanted]
                return sum(here, Decimal(0))
        return Decimal(0)

    def command(self, rows: Sequence[GridRow]) -> Command:
        lines = []
        for row in rows:
            view, place = self.item_of(row), self.bin_of(row)
            lines.append(
                CountedLine(
                    stock_item_id=view.item.id if view is not None else "",
                    counted=units(row.get("counted")),
                    expected=self.expected(row),
                    lot=str(row.get("lot") or "").strip(),
                    expires_on=str(row.get("expires_on") or "").strip(),
                    bin_id=place.bin.id if place is not None else None,
                )
            )
        return CountStock(count_id=self.document_id, lines=tuple(lines), reason=self.reference.text().strip())

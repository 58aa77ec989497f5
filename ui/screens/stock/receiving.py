# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Goods come in: scanned or typed line by line, with lot, expiry and bin (S1.24)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from desktop_b2b.domain.commands import Command
from desktop_b2b.domain.commands.stock import ReceivedLine, ReceiveStock
from ui.forms.decimals import MOST_DECIMALS
from ui.models import GridColumn, GridKind, GridRow
from ui.screens.stock.taking import TakingScreen, units


class ReceiveScreen(TakingScreen):
    """One receipt."""

    BUFFER: ClassVar[str] = "stock_receipt"

    def title(self) -> str:
        return self.tr("Receive goods")

    def reference_words(self) -> str:
        return self.tr("Number of the delivery note or ASN")

    def verb(self) -> str:
        return self.tr("Take in")

    def done_words(self, count: int) -> str:
        return self.tr("%n line(s) received", "", count)

    def columns(self) -> list[GridColumn]:
        names = [view.bin.name for view in self.bins.values()]
        return [
            GridColumn("ordinal", lambda: "", GridKind.ORDINAL, 34),
            GridColumn("code", lambda: self.tr("Scan, inventory ID, SKU or GTIN"), width=230),
            GridColumn(
                "description", lambda: self.tr("Product"), GridKind.SHOWN, stretch=True, tells_reason=True
            ),
            GridColumn("lot", lambda: self.tr("Lot"), width=120),
            GridColumn("expires_on", lambda: self.tr("Expires"), width=120),
            GridColumn(
                "quantity", lambda: self.tr("Units"), GridKind.DECIMAL, 100, decimals=MOST_DECIMALS, least=0
            ),
            GridColumn("bin", lambda: self.tr("Bin"), width=110, choices=lambda _row: names),
        ]

    def command(self, rows: Sequence[GridRow]) -> Command:
        lines = []
        for row in rows:
            view, place = self.item_of(row), self.bin_of(row)
            lines.append(
                ReceivedLine(
                    stock_item_id=view.item.id if view is not None else "",
                    quantity=units(row.get("quantity")),
                    lot=str(row.get("lot") or "").strip(),
                    expires_on=str(row.get("expires_on") or "").strip(),
                    bin_id=place.bin.id if place is not None else None,
                )
            )
        return ReceiveStock(
            receipt_id=self.document_id, lines=tuple(lines), reference=self.reference.text().strip()
        )

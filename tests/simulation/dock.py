# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What people do with goods at a fulfilment centre: what is kept there, received, counted, held, carried."""

from __future__ import annotations

import msgspec

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import Command
from desktop_b2b.domain.commands import stock as s
from desktop_b2b.rules.trade.tables import decode_tables, encode_tables
from desktop_b2b.services.stock import item_id
from tests.simulation.somebody import Somebody


class DockWork(Somebody):
    """Somebody who may work for a retailer with goods at a centre, or at that centre."""

    def save_centre_terms(self) -> Command | None:
        known = self.mine(e.CentreTerms)
        if known is None:
            return None
        tables = msgspec.structs.replace(
            decode_tables(known.tables), cutoff=f"{self.dice.randint(8, 18):02}:30",
            high_volume_from=self.dice.randint(10, 40),
        )  # fmt: skip
        return s.SaveCentreTerms(organisation_id=self.company, tables=encode_tables(tables))

    def set_account_tier(self) -> Command | None:
        """A tier that the usual tables know, or none."""
        link = self.one(
            e.Link, "kind = 'fulfilment_centre' AND counterpart_id = ?", bytes.fromhex(self.company)
        )
        if link is None:
            return None
        return s.SetAccountTier(link_id=link.id, tier=self.dice.choice(("", "new")))

    def save_stock_item(self) -> Command | None:
        link = self.mine(e.Link, "kind = 'fulfilment_centre'")
        product = self.mine(e.Product, "archived = 0")
        if link is None or product is None:
            return None
        known = self.mine(e.StockItem)
        if known is None or self.dice.random() < 0.3:
            key = item_id(link.id, product.id)
            return s.SaveStockItem(
                stock_item_id=key, link_id=link.id, product_id=product.id, instructions=self.word()
            )
        if not known.un_number or self.dice.random() < 0.3:
            return s.SaveStockItem(stock_item_id=known.id, un_number="UN1266", description=self.word())
        return s.SaveStockItem(
            stock_item_id=known.id, weight=f"{self.dice.randint(1, 40)} lb", size="30 x 20 x 12 cm"
        )

    def approve_hazmat(self) -> Command | None:
        item = self._held("un_number <> ''")
        if item is None:
            return None
        return s.ApproveHazmat(stock_item_id=item.id, approved=not item.hazmat_approved)

    def _held(self, where: str = "1") -> e.StockItem | None:
        """An item that the company keeps for somebody."""
        return self.one(e.StockItem, f"counterpart_id = ? AND ({where})", bytes.fromhex(self.company))

    def _bin(self) -> str | None:
        place = self.mine(e.Bin, "archived = 0")
        return place.id if place is not None and self.dice.random() < 0.7 else None

    def receive_stock(self) -> Command | None:
        lines = []
        for _ in range(self.dice.randint(1, 2)):
            item = self._held()
            if item is not None:
                lot = f"L{self.dice.randint(1, 3)}" if item.by_lot else ""
                lines.append(
                    s.ReceivedLine(
                        stock_item_id=item.id, quantity=self.amount(), lot=lot, bin_id=self._bin(),
                        expires_on="2031-05-31" if item.expires else "",
                    )
                )  # fmt: skip
        if not lines:
            return None
        return s.ReceiveStock(receipt_id=self.new_id(), lines=tuple(lines), reference=self.word())

    def count_stock(self) -> Command | None:
        lot = self.mine(e.StockLot)
        if lot is None:
            return None
        places = self.desk.rows(e.BinStock, "WHERE stock_lot_id = ? ORDER BY id", bytes.fromhex(lot.id))
        loose = lot.on_hand - sum(place.quantity for place in places)
        place = self.dice.choice([None, *places])
        expected = loose if place is None else place.quantity
        line = s.CountedLine(
            stock_item_id=lot.stock_item_id, lot=lot.lot, expected=expected,
            counted=max(expected + self.dice.randint(-1, 2), expected * 0),
            bin_id=place.bin_id if place is not None else None,
        )  # fmt: skip
        return s.CountStock(count_id=self.new_id(), lines=(line,), reason=self.word())

    def adjust_stock(self) -> Command | None:
        lot = self.mine(e.StockLot)
        if lot is None:
            return None
        quantity = self.amount(3) * self.dice.choice((1, 1, -1))
        return s.AdjustStock(stock_lot_id=lot.id, quantity=quantity, reason=self.word(), bin_id=self._bin())

    def hold_stock(self) -> Command | None:
        lot = self.mine(e.StockLot, "on_hand > held")
        if lot is None:
            return None
        return s.HoldStock(stock_lot_id=lot.id, quantity=self.amount(3), reason=self.word())

    def release_stock(self) -> Command | None:
        lot = self.mine(e.StockLot, "held > 0")
        if lot is None:
            return None
        return s.ReleaseStock(stock_lot_id=lot.id, quantity=min(self.amount(3), lot.held))

    def save_bin(self) -> Command | None:
        known = self.mine(e.Bin)
        if known is None:
            return None
        if self.dice.random() < 0.5:
            return s.SaveBin(bin_id=self.new_id(), name=f"B{self.dice.randint(1, 9)}", zone=self.word())
        return s.SaveBin(bin_id=known.id, sort_key=f"{self.dice.randint(1, 99):04}")

    def move_bin_stock(self) -> Command | None:
        place = self.mine(e.BinStock, "quantity > 0")
        if place is None:
            return None
        return s.MoveBinStock(
            stock_lot_id=place.stock_lot_id, quantity=min(self.amount(3), place.quantity),
            from_bin_id=place.bin_id, to_bin_id=self._bin(),
        )  # fmt: skip

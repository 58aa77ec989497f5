# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A retailer with products at a fulfilment centre, in memory."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import account as a
from desktop_b2b.domain.commands import stock as s
from desktop_b2b.domain.entities.account import CENTRE
from desktop_b2b.domain.events import OrganisationChanged
from desktop_b2b.services.centres import found_centre
from desktop_b2b.services.stock import OF_HELD, item_id, lot_id
from tests.unit.memory_uow import MemoryUnitOfWork, World, an_id


def fresh(name: str) -> str:
    """An id as a person's device makes them: none that follows from rows."""
    found = an_id(name)
    return f"{found[:12]}7{found[13:]}"


class Dock(World):
    """Shop has a mug (counted), and a tea (by lot, expires) at Depot; Rival is with Depot as well."""

    def __init__(self) -> None:
        super().__init__()
        self.shop = self.organisation("Shop", is_retailer=True)
        self.rival = self.organisation("Rival", is_retailer=True)
        self.depot = self.organisation("Depot", time_zone="America/New_York", country="US", currency="USD")
        uow = MemoryUnitOfWork(self.store, None)
        found_centre(uow, uow.get(e.Organisation, self.depot.organisation_id), self.now)
        uow.finish()
        for retailer in (self.shop, self.rival):
            self.connect(retailer, self.depot, kind=CENTRE)
        self.link = self.one(e.Link, owner_id=self.shop.organisation_id).id
        for link in self.all(e.Link):
            link.kind = CENTRE
        self._react([OrganisationChanged(self.depot.organisation_id)], self.context(self.depot))
        self.mug = self.keep("MUG")
        self.tea = self.keep("TEA", by_lot=True, expires=True)
        self.bins = [fresh(f"bin {number}") for number in range(2)]
        for number, row_id in enumerate(self.bins):
            self.do(self.depot, s.SaveBin(bin_id=row_id, name=f"A-0{number + 1}", sort_key=f"{number:04}"))

    def keep(self, sku: str, **fields: Any) -> str:
        """A product of Shop at Depot; the item's id."""
        product = an_id(f"product {sku}")
        self.do(self.shop, a.SaveProduct(product_id=product, sku=sku, description=f"A {sku.lower()}"))
        key = item_id(self.link, product)
        self.do(
            self.shop,
            s.SaveStockItem(stock_item_id=key, link_id=self.link, product_id=product, **fields),
        )
        return key

    def receive(self, *lines: s.ReceivedLine, name: str = "receipt") -> str:
        """Goods come in; the receipt's id."""
        receipt = fresh(f"{name} {self.count}")
        self.do(self.depot, s.ReceiveStock(receipt_id=receipt, lines=lines, reference="ASN 7"))
        return receipt

    def mugs(self, quantity: int, place: int | None = None) -> s.ReceivedLine:
        """A line of mugs, into a bin."""
        bin_id = self.bins[place] if place is not None else None
        return s.ReceivedLine(stock_item_id=self.mug, quantity=Decimal(quantity), bin_id=bin_id)

    def teas(self, quantity: int, lot: str, expires_on: str, place: int | None = None) -> s.ReceivedLine:
        """A line of tea of a lot."""
        bin_id = self.bins[place] if place is not None else None
        return s.ReceivedLine(
            stock_item_id=self.tea, quantity=Decimal(quantity), lot=lot, expires_on=expires_on, bin_id=bin_id
        )

    def lot(self, item: str, name: str = "") -> e.StockLot:
        """A lot as it stands."""
        return self.row(e.StockLot, lot_id(item, name))

    def check(self) -> None:
        """What is there is the sum of the movements."""
        for lot in self.all(e.StockLot):
            moved = self.all(e.StockMovement, stock_lot_id=lot.id)
            assert lot.on_hand == sum(one.quantity for one in moved if one.kind not in OF_HELD)
            assert lot.held == sum(one.quantity for one in moved if one.kind in OF_HELD)
            places = self.all(e.BinStock, stock_lot_id=lot.id)
            assert 0 <= sum(place.quantity for place in places) <= lot.on_hand
        for place in self.all(e.BinStock):
            moved_here = self.all(e.BinMovement, bin_id=place.bin_id, stock_lot_id=place.stock_lot_id)
            assert place.quantity == sum(one.quantity for one in moved_here) >= 0

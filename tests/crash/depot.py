# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A fulfilment centre in worlds of tests: its connection, and what it holds for a retailer at first."""

from __future__ import annotations

from decimal import Decimal

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.values import Id, child_id
from desktop_b2b.storage.rows import RowStore
from sync.server import admin
from sync.server.intake import Transaction
from sync.server.server import Server

CENTRE = "fulfilment_centre"
#: What the centre holds: SKU, units, whether it is kept by lot.
GOODS = (("MUG", 40, False), ("TEA", 12, True), ("PEN", 6, False))


def connect(server: Server, retailer_id: Id, centre_id: Id) -> Id:
    """Connect a retailer and a centre, and put goods there; the link's id."""
    link = admin.create_link(server, retailer_id, centre_id, kind=CENTRE)
    rows = [row for number in range(len(GOODS)) for row in _goods(link, retailer_id, centre_id, number)]

    def add(store: RowStore) -> None:
        for row in rows:
            store.add(row)

    def write(unit: Transaction) -> None:
        now = server.clock.now()
        unit.write(add, (), unit.context(unit.chance.new_id(), retailer_id, now))

    server.executor.call(write).result()
    return link


def _goods(link: Id, retailer_id: Id, centre_id: Id, number: int) -> list[e.Row]:
    sku, units, by_lot = GOODS[number]
    product = e.Product(id=child_id(link, "product", sku), owner_id=retailer_id, sku=sku)
    item = e.StockItem(
        id=child_id(link, "stock_item", product.id), owner_id=retailer_id, counterpart_id=centre_id,
        link_id=link, product_id=product.id, inventory_id=f"INV-{sku}", sku=sku, description=sku.title(),
        by_lot=by_lot, expires=by_lot, hs_code="9999", origin_country="PT",
    )  # fmt: skip
    found: list[e.Row] = [product, item]
    for lot, expires in (("A", "2032-03-01"), ("B", "2031-06-01")) if by_lot else (("", ""),):
        found.append(
            e.StockLot(
                id=child_id(item.id, "lot", lot), owner_id=centre_id, counterpart_id=retailer_id,
                stock_item_id=item.id, lot=lot, expires_on=expires, on_hand=Decimal(units),
            )
        )  # fmt: skip
    return found

# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A fulfilment centre beside the companies of the world, with a retailer's products."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.actor import ACCOUNT_MANAGER
from desktop_b2b.domain.commands import account as a
from desktop_b2b.domain.commands import floor as f
from desktop_b2b.domain.commands import stock as s
from desktop_b2b.domain.entities.account import CENTRE
from desktop_b2b.domain.values import child_id
from desktop_b2b.services.stock import item_id
from sync.server import admin
from tests.simulation.ledger import check_orders, check_stock
from tests.sync_flows.world import Desk, World, new_id


@dataclass
class Dock:
    """What lies at the centre: the shop's mug (counted) and tea (by lot), and the centre's bins."""

    link: str
    mug: str
    tea: str
    bins: tuple[str, str]


def open_depot(world: World) -> str:
    """Found the centre, with its account manager ``depot@example.com``; the connection's id."""
    zone = "America/New_York"
    world.ids["depot"] = admin.create_organisation(
        world.server, "depot-company", ["fulfilment-centre"], time_zone=zone, country="US", currency="USD"
    )
    world.add_user("depot", "depot@example.com", role=ACCOUNT_MANAGER)
    link = admin.create_link(world.server, world.ids["shop"], world.ids["depot"], kind=CENTRE, card=True)
    world.links["shop", "depot"] = link
    return link


def check_adds_up(world: World) -> None:
    """What the server knows of stock and of orders agrees with their rows."""
    with world.server.readers.snapshot() as db:
        check_stock(db)
        check_orders(db)


def stock_up(shop: Desk, depot: Desk, link: str) -> Dock:
    """Two products, two bins, 20 mugs in the first and 12 of tea in none."""
    shop.sync()
    keys = []
    for sku, by_lot in (("MUG", False), ("TEA", True)):
        product = child_id(link, "product", sku)
        shop.do(a.SaveProduct(product_id=product, sku=sku))
        keys.append(item_id(link, product))
        item = s.SaveStockItem(
            stock_item_id=keys[-1], link_id=link, product_id=product, by_lot=by_lot, expires=by_lot
        )
        shop.do(item)
    shop.sync()
    depot.sync()
    bins = new_id(), new_id()
    for number, key in enumerate(bins):
        depot.do(s.SaveBin(bin_id=key, name=f"A-0{number + 1}", sort_key=f"{number:04}"))
    mugs = s.ReceivedLine(stock_item_id=keys[0], quantity=Decimal(20), bin_id=bins[0])
    teas = s.ReceivedLine(stock_item_id=keys[1], quantity=Decimal(12), lot="L1", expires_on="2031-01-31")
    depot.do(s.ReceiveStock(receipt_id=new_id(), lines=(mugs, teas), reference="ASN 1"))
    depot.sync()
    shop.sync()
    return Dock(link, keys[0], keys[1], bins)


def pack_up(depot: Desk, order_id: str) -> tuple[str, str]:
    """All that is kept of an order is picked and lies in one box; the ids of shipment and box."""
    shipment, box, now = new_id(), new_id(), depot.world.clock.now()
    key = bytes.fromhex(order_id)
    contents = []
    for row in depot.rows(e.Reservation, 'WHERE "b2b_order_id" = ?', key):
        what: dict[str, Any] = {
            "b2b_order_id": order_id, "b2b_line_id": row.b2b_line_id, "stock_lot_id": row.stock_lot_id,
            "quantity": row.quantity,
        }  # fmt: skip
        places = depot.rows(e.BinStock, 'WHERE "stock_lot_id" = ?', bytes.fromhex(row.stock_lot_id))
        depot.do(f.PickLine(**what, bin_id=places[0].bin_id if places else None))
        contents.append(f.ContentValue(**what))
    skus = {line.id: line.sku for line in depot.rows(e.B2BLine, 'WHERE "b2b_order_id" = ?', key)}
    scans = tuple(f.ScanValue(code=skus[one.b2b_line_id], quantity=one.quantity, at=now) for one in contents)
    depot.do(
        f.PackUnit(
            shipment_id=shipment, unit_id=box, contents=tuple(contents), scans=scans,
            company_prefix="0952876", weight="12 kg", size="40 × 30 × 20 cm",
        )
    )  # fmt: skip
    return shipment, box


def send_off(depot: Desk, order_id: str, *, signed: str = "") -> str:
    """All that is kept of an order leaves the centre in one box; the shipment's id.

    ``signed``: who comes for it, where nobody carries it.
    """
    shipment, box = pack_up(depot, order_id)
    if signed:
        depot.do(f.ConfirmFulfilment(shipment_id=shipment, collected_by=signed, signature=signed))
        return shipment
    label = f.LabelValue(unit_id=box, code=f"1Z{box[-6:]}")
    depot.do(f.LabelShipment(shipment_id=shipment, labels=(label,), carrier="Parcel Post"))
    depot.do(f.ConfirmFulfilment(shipment_id=shipment))
    return shipment


def on_hand(desk: Desk, item: str) -> Decimal:
    """What a desk shows of an item."""
    lots = desk.rows(e.StockLot, 'WHERE "stock_item_id" = ?', bytes.fromhex(item))
    return sum((lot.on_hand for lot in lots), Decimal(0))

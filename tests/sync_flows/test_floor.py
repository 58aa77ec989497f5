# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Two desks of a centre work on the same order without a network: what the second one did ends as a sync
issue in words, and never as a double shipment (N4, N11, N19).
"""

from __future__ import annotations

from decimal import Decimal

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import floor as f
from desktop_b2b.domain.values import child_id
from desktop_b2b.services.queries import GetSupply, ListIssues
from desktop_b2b.services.stock import lot_id
from desktop_b2b.storage.rows import RowStore
from sync.server.intake import Transaction
from tests.sync_flows.docks import Dock, check_adds_up, open_depot, stock_up
from tests.sync_flows.world import Desk, World, new_id

D = Decimal


def place_order(world: World, dock: Dock, quantity: int) -> str:
    """An order of mugs in Processing, reserved, as the server gives it to both parties."""
    shop, depot = world.ids["shop"], world.ids["depot"]
    order_id, lot = child_id(dock.link, "order"), lot_id(dock.mug, "")
    order = e.B2BOrder(
        id=order_id, number="S1-0001", state="processing", link_id=dock.link, company="Store", city="Leeds",
        owner_id=shop, counterpart_id=depot,
    )  # fmt: skip
    line = e.B2BLine(
        id=child_id(order_id, "line"), b2b_order_id=order_id, sort_key="1", stock_item_id=dock.mug, sku="MUG",
        quantity=D(quantity), reserved=D(quantity), owner_id=shop, counterpart_id=depot,
    )  # fmt: skip
    kept = e.Reservation(
        id=child_id(line.id, "reservation", lot), b2b_order_id=order_id, b2b_line_id=line.id,
        stock_lot_id=lot, quantity=D(quantity), owner_id=shop, counterpart_id=depot,
    )  # fmt: skip

    def write(unit: Transaction) -> None:
        def add(store: RowStore) -> None:
            store.begin(None)
            for row in (order, line, kept):
                store.add(row)
            store.get(e.StockLot, lot).reserved += D(quantity)

        unit.write(add, (), unit.context(unit.chance.new_id(), shop, world.clock.now()))

    world.server.executor.call(write).result()
    world.settle()
    return order_id


def work(desk: Desk, dock: Dock, order_id: str, quantity: int) -> str:
    """Pick, pack, label and ship it all; the shipment's id."""
    line, lot = child_id(order_id, "line"), lot_id(dock.mug, "")
    shipment, box = new_id(), new_id()
    desk.do(
        f.PickLine(
            b2b_order_id=order_id, b2b_line_id=line, stock_lot_id=lot, quantity=D(quantity),
            bin_id=dock.bins[0],
        ),
        f.PackUnit(
            shipment_id=shipment, unit_id=box,
            contents=(
                f.ContentValue(
                    b2b_order_id=order_id, b2b_line_id=line, stock_lot_id=lot, quantity=D(quantity)
                ),
            ),
            scans=(f.ScanValue(code="MUG", quantity=D(quantity), at=desk.world.clock.now()),),
            company_prefix="0952876", weight="12 kg", size="40 × 30 × 20 cm",
        ),
        f.LabelShipment(
            shipment_id=shipment, labels=(f.LabelValue(unit_id=box, code=f"1Z{box[-6:]}"),), carrier="Post"
        ),
        f.ConfirmFulfilment(shipment_id=shipment),
    )  # fmt: skip
    return shipment


def test_n4_an_order_worked_on_twice_is_shipped_once(world: World) -> None:
    link = open_depot(world)
    shop, first, second = world.desk("shop"), world.desk("depot"), world.desk("depot")
    dock = stock_up(shop, first, link)
    world.settle()
    order_id = place_order(world, dock, 5)
    kept = work(first, dock, order_id, 5)
    lost = work(second, dock, order_id, 5)
    boxes = [unit.sscc for desk in (first, second) for unit in desk.rows(e.HandlingUnit)]
    assert len(set(boxes)) == 2, "two devices made one SSCC"
    assert second.row(e.B2BOrder, order_id).state == "shipped"
    first.sync()
    world.settle()
    for desk in (shop, first, second):
        shipments = desk.rows(e.FulfilmentShipment)
        assert [row.id for row in shipments] == [kept], "it was shipped twice"
        (line,) = desk.store.answer(GetSupply(b2b_order_id=order_id))
        assert (line.ordered, line.shipped, line.open, line.cancelled) == (D(5), D(5), D(0), D(0))
        assert [lot.on_hand for lot in desk.rows(e.StockLot) if lot.stock_item_id == dock.mug] == [D(15)]
    issues = second.store.answer(ListIssues())
    assert issues, "the second desk's work vanished in silence"
    assert lost not in {row.id for row in second.rows(e.FulfilmentShipment)}
    assert shop.rows(e.Wave) == shop.rows(e.BinMovement) == []
    world.assert_converged()
    check_adds_up(world)

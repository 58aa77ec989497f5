# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Screens of B2B orders read few statements, however many items an order has (S1.27–S1.33)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.entities.account import CENTRE
from desktop_b2b.rules.trade.defaults import default_tables
from desktop_b2b.rules.trade.tables import encode_tables
from desktop_b2b.services import queries as q
from desktop_b2b.services.queries.floor import FindOnFloor, GetFloorOrders, GetSupply, ListFloor
from desktop_b2b.services.queries.printing import GetFloorPapers, GetOwnPapers, ListPrints
from desktop_b2b.storage import read_models
from tests.storage.read_models.world import NOW, SUPPLIER, USER, World

LINK = "0f" * 16


class Shop:
    """A retailer's desk with a centre, and a draft and an order of so many items."""

    def __init__(self, world: World, lines: int) -> None:
        self.world = world
        both: dict[str, Any] = {"owner_id": world.me, "counterpart_id": SUPPLIER}
        tables = encode_tables(default_tables("US"))
        world.organisation()
        world.put(e.Organisation(id=SUPPLIER, owner_id=SUPPLIER, name="Depot", is_fulfilment_centre=True))
        world.put(
            e.Link(id=LINK, kind=CENTRE, **both),
            e.LinkFact(id=world.id(), owner_id=SUPPLIER, counterpart_id=world.me, link_id=LINK, name="Depot"),
            e.LinkTerms(id=LINK, owner_id=SUPPLIER, counterpart_id=world.me, tables=tables, edition=3),
        )
        self.draft = e.B2BDraft(id=world.id(), owner_id=world.me, number="D", link_id=LINK, country="US")
        self.order = e.B2BOrder(
            id=world.id(),
            number="O",
            link_id=LINK,
            state="processing",
            processing_at=NOW,
            country="FR",
            **both,
        )  # fmt: skip
        self.shipment = e.FulfilmentShipment(id=world.id(), number="S", **both)
        joined = e.ShipmentOrder(
            id=world.id(), fulfilment_shipment_id=self.shipment.id, b2b_order_id=self.order.id, **both
        )
        world.put(self.draft, self.order, self.shipment, joined)
        self.items = [self._line(number, both) for number in range(lines)]

    def _line(self, number: int, both: dict[str, Any]) -> e.StockItem:
        world = self.world
        item = e.StockItem(
            id=world.id(), link_id=LINK, product_id=world.id(), inventory_id=f"I{number}",
            sku=f"S{number:03}", un_number="UN1266", hazard_class="3", **both,
        )  # fmt: skip
        lot = e.StockLot(
            id=world.id(), owner_id=SUPPLIER, counterpart_id=world.me, stock_item_id=item.id,
            on_hand=Decimal(9),
        )  # fmt: skip
        line = e.B2BLine(
            id=world.id(), b2b_order_id=self.order.id, sort_key=f"{number:03}", stock_item_id=item.id,
            quantity=Decimal(2), **both,
        )  # fmt: skip
        kept = e.Reservation(
            id=world.id(), b2b_order_id=self.order.id, b2b_line_id=line.id, stock_lot_id=lot.id, **both
        )
        customs = e.CustomsLine(id=world.id(), b2b_order_id=self.order.id, b2b_line_id=line.id, **both)
        wanted = e.B2BDraftLine(
            id=world.id(), owner_id=world.me, b2b_draft_id=self.draft.id, sort_key=f"{number:03}",
            product_id=item.product_id, quantity=Decimal(2),
        )  # fmt: skip
        box = e.HandlingUnit(
            id=world.id(), fulfilment_shipment_id=self.shipment.id, sort_key=f"{number:03}", **both
        )
        sheet = e.B2BFile(
            id=world.id(), document_id=item.id, purpose="sds", name="a.pdf", file_hash=f"{number:064}", **both
        )
        mark = e.PrintMark(
            id=world.id(), owner_id=world.me, document_id=self.shipment.id, about_id=box.id, paper="slip"
        )
        world.put(item, lot, line, kept, customs, wanted, box, sheet, mark)
        return item


def _read(world: World, lines: int, name: str) -> int:
    """How many statements a query needs."""
    shop = Shop(world, lines)
    asked: dict[str, q.Query[Any]] = {
        "B2BDraftDetails": q.B2BDraftDetails(b2b_draft_id=shop.draft.id),
        "B2BOrderDetails": q.B2BOrderDetails(b2b_order_id=shop.order.id),
        "CheckB2BDrafts": q.CheckB2BDrafts(b2b_draft_ids=(shop.draft.id,)),
        "KnownB2BDrafts": q.KnownB2BDrafts(b2b_draft_ids=(shop.draft.id,)),
        "CentresOf": q.CentresOf(product_ids=tuple(item.product_id for item in shop.items)),
        "FindStock": q.FindStock(codes=tuple(item.sku for item in shop.items)),
        "ListStock": q.ListStock(),
        "StockItemDetails": q.StockItemDetails(stock_item_id=shop.items[0].id),
        "StockMovements": q.StockMovements(stock_item_id=shop.items[0].id),
        "GetCentreTerms": q.GetCentreTerms(),
        "ListAccounts": q.ListAccounts(),
        "ListBins": q.ListBins(),
        "ListFloor": ListFloor(),
        "FindOnFloor": FindOnFloor(code="O"),
        "GetFloorOrders": GetFloorOrders(b2b_order_ids=(shop.order.id,)),
        "GetSupply": GetSupply(b2b_order_id=shop.order.id),
        "ListPrints": ListPrints(document_id=shop.shipment.id),
        "GetFloorPapers": GetFloorPapers(b2b_order_ids=(shop.order.id,)),
        "GetOwnPapers": GetOwnPapers(b2b_order_id=shop.order.id),
    }
    world.db.statements.clear()
    # The floor's questions are the centre's.
    own = SUPPLIER if "Floor" in name else world.me
    viewer = q.Viewer(organisation_id=own, user_id=USER, now=NOW)
    read_models.answer(world.db, viewer, asked[name])
    return len(world.db.statements)


@pytest.mark.parametrize(
    ("name", "budget"),
    [
        ("B2BDraftDetails", 30), ("B2BOrderDetails", 30), ("CentresOf", 11), ("FindStock", 11),
        ("ListStock", 8),
        ("StockItemDetails", 7), ("StockMovements", 4), ("GetCentreTerms", 2), ("ListBins", 3),
        ("ListAccounts", 3),
        ("ListFloor", 3), ("FindOnFloor", 8), ("GetFloorOrders", 12), ("GetSupply", 2), ("ListPrints", 2),
        ("GetFloorPapers", 20), ("KnownB2BDrafts", 1), ("CheckB2BDrafts", 30),
        ("GetOwnPapers", 20),
    ],
)  # fmt: skip
def test_s1_32_what_a_screen_reads_does_not_grow_with_the_items(world: World, name: str, budget: int) -> None:
    found = _read(world, 60, name)
    assert found <= budget, found


def test_each_query_about_goods_at_a_centre_has_a_budget() -> None:
    rooms = ("b2b", "floor", "printing", "stock")
    mine = {name for name, kind in q.queries().items() if kind.__module__.rpartition(".")[2] in rooms}
    (mark,) = test_s1_32_what_a_screen_reads_does_not_grow_with_the_items.pytestmark  # type: ignore[attr-defined]
    assert mine == {name for name, _ in mark.args[1]}


def test_what_goes_back_is_found_without_looking_at_all_that_was_cancelled(world: World) -> None:
    """Of many cancelled orders only the one whose goods are in the house; along the index of such lines."""
    shop = Shop(world, 1)
    me = world.me
    both: dict[str, Any] = {"owner_id": SUPPLIER, "counterpart_id": me}
    taken = ""
    for number in range(20):
        order = e.B2BOrder(id=world.id(), number=f"C{number}", link_id=LINK, state="cancelled", **both)
        picked = Decimal(number == 7)
        taken = order.id if picked else taken
        line = e.B2BLine(
            id=world.id(), b2b_order_id=order.id, sort_key="0", stock_item_id=shop.items[0].id,
            quantity=Decimal(2), picked=picked, **both,
        )  # fmt: skip
        world.put(order, line)
    world.db.plans()
    queue = world.ask(ListFloor())
    assert [row.id for row in queue.back] == [taken]
    assert any("ix_b2b_line_taken" in plan for plan in world.db.plans())
